// Counts what a built site's search costs a reader:
//
//   node search/testdata/trips.mjs SITE [LANGUAGE…]           a table over made-up queries
//   node search/testdata/trips.mjs SITE LANGUAGE -- QUERY…    one line per query
//
// It runs the site's own client over the site's own files. Every request takes
// the same time, so that requests at the same time are one sequential trip.
// Bytes are those of the bodies: gzip of the module, files as they are. A cold
// query pays for the module, which has the manifest in it; a later one has it,
// and what the query before fetched.
import { readFile, readdir } from 'node:fs/promises'
import { gzipSync, inflateSync } from 'node:zlib'

const [site, ...rest] = process.argv.slice(2)
const split = rest.indexOf('--')
const asked = split < 0 ? null : rest.slice(split + 1)
const named = split < 0 ? rest : rest.slice(0, split)
const base = 'https://example.org/hub/'
const delay = 12 // milliseconds, longer than what is computed between two trips

let seen = []
globalThis.fetch = async url => {
  const path = decodeURIComponent(String(url).slice(base.length))
  const one = { path, bytes: 0, from: performance.now(), to: Infinity }
  one.trip = 1 + Math.max(0, ...seen.filter(s => s.to <= one.from).map(s => s.trip))
  seen.push(one)
  const data = await readFile(site + '/' + path).catch(() => null)
  one.bytes = data ? data.length : 0
  await new Promise(done => setTimeout(done, Math.max(0, delay - (performance.now() - one.from))))
  one.to = performance.now()
  return data ? new Response(data) : new Response('', { status: 404 })
}
const languages = named.length ? named : (await readdir(site + '/search', { withFileTypes: true })).filter(d => d.isDirectory()).map(d => d.name)
const modules = {} // language → {open, bytes}
for (const language of languages) {
  const code = await readFile(`${site}/search/${language}/client.js`)
  modules[language] = { ...await import('data:text/javascript;base64,' + code.toString('base64')), bytes: gzipSync(code, { level: 9 }).length }
}

// cost asks one query and says what it fetched; a cold one pays for the module.
async function cost(index, text, options, cold) {
  const { open, bytes } = modules[options.language]
  seen = []
  let answer
  if (options.elsewhere) {
    const others = await index.elsewhere(text, options)
    answer = { total: others.length, results: others.flatMap(o => o.results) }
  } else answer = await (index ?? await open({ base, language: options.language })).search(text, options)
  return {
    bytes: seen.reduce((sum, s) => sum + s.bytes, cold ? bytes : 0), requests: seen.length + cold,
    trips: Math.max(0, ...seen.map(s => s.trip)) + cold, total: answer.total, shown: answer.results.length, seen,
  }
}

// titles reads the index's own results, to make queries of.
async function titles(language) {
  const folder = site + '/search/' + language + '/'
  const files = await readdir(folder, { recursive: true })
  const found = []
  const narrowest = Math.min(...files.map(name => +(/\/m(\d+)-/.exec(name)?.[1] ?? Infinity)))
  for (const name of files.sort()) if (name.includes('/m' + narrowest + '-')) {
    const lines = inflateSync(await readFile(folder + name)).toString().split('\n'), n = (lines.length - 1) / 5
    found.push(...lines.slice(n, 2 * n))
  }
  return [...new Set(found)].sort()
}

let seed = 1
const random = n => (seed = (seed * 48271) % 2147483647) % n
const pick = list => list[random(list.length)]
const parts = title => title.match(/[\p{L}\p{M}\p{N}]+/gu)?.filter(w => [...w].length > 3) ?? []

function misspelt(word) {
  const letters = [...word], at = random(letters.length)
  const other = pick(letters)
  if (random(4) === 0) letters.splice(at, 1)
  else if (random(3) === 0) letters.splice(at, 0, other)
  else if (random(2) === 0 && at) [letters[at - 1], letters[at]] = [letters[at], letters[at - 1]]
  else letters[at] = other === letters[at] ? letters[0] : other
  return letters.join('')
}

const kinds = {
  'one word': t => [pick(t)],
  'two words': t => [t[0], t[t.length - 1]],
  'a title': (t, title) => [title],
  'a misspelt title': (t, title) => { const w = pick(t); return [title.replace(w, misspelt(w))] },
  'a misspelt word': t => [misspelt(pick(t))],
  'a beginning': t => [[...pick(t)].slice(0, 4).join(''), { complete: true }],
  'a later word': t => [pick(t), {}, 'later'],
  'a later title': (t, title) => [title, {}, 'later'],
  'other languages': t => [pick(t), { elsewhere: true }, 'later'],
  'with facets': (t, title) => [title, { facets: true }],
}

if (asked) {
  for (const text of asked) {
    const c = await cost(null, text, { language: languages[0], facets: false }, 1)
    console.log(text + ':', c.bytes, 'bytes,', c.requests, 'requests,', c.trips, 'trips,', c.shown, 'of', c.total, 'results')
    for (const s of c.seen) console.log('   trip', s.trip, s.path, s.bytes)
  }
  process.exit()
}
console.log('median / 95 % of 50 queries\n')
console.log('kind                 bytes           requests  trips    results')
for (const language of languages) {
  const all = (await titles(language)).filter(t => parts(t).length > 1)
  console.log(language + ', module ' + modules[language].bytes + ' bytes gzip')
  for (const [kind, make] of Object.entries(kinds)) {
    seed = 1
    const costs = []
    for (let i = 0; i < 50; i++) {
      const title = pick(all)
      const [text, options = {}, later] = make(parts(title), title)
      const index = later ? await modules[language].open({ base, language }) : null
      if (later) await index.search(pick(parts(pick(all))), { facets: false })
      costs.push(await cost(index, text, { language, facets: false, ...options }, later ? 0 : 1))
    }
    const of = what => {
      const n = costs.map(c => c[what]).sort((a, b) => a - b)
      return n[n.length >> 1] + ' / ' + n[Math.ceil(n.length * 0.95) - 1]
    }
    console.log('  ' + kind.padEnd(19) + of('bytes').padEnd(16) + of('requests').padEnd(10) + of('trips').padEnd(9) + of('shown'))
  }
}
