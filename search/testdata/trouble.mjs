// Shows the client what goes wrong on a network: node trouble.mjs CLIENT.mjs OLD NEW
// OLD and NEW are two builds of a hub; prints what happened, as JSON.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { deflateSync, inflateSync } from 'node:zlib'

const [client, before, after] = process.argv.slice(2)
const base = 'https://example.org/hub/'
let root, spoil, manifests, fetched
globalThis.fetch = async (url, { cache }) => {
  const path = String(url).slice(base.length)
  if (path.includes('manifest')) manifests++
  fetched.add(path)
  try {
    const spoilt = await spoil(path, await readFile(root + '/' + path), cache)
    if (spoilt !== 'gone') return new Response(spoilt)
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem
  }
  return new Response('<h1>Not found</h1>', { status: 404 })
}
const { open } = await import(pathToFileURL(client))

// attempt opens the index and asks, misspelt, so that every kind of file is
// read; prepare is called between the two, or before both.
async function attempt({ first, then }) {
  root = before
  spoil = (path, data) => data
  manifests = 0
  fetched = new Set()
  try {
    first?.()
    const index = await open({ base, language: 'en' })
    then?.()
    const { total, results } = await index.search('loneliness suport')
    return { total, found: JSON.stringify(results), manifests }
  } catch (problem) {
    return { total: 0, found: '', error: problem.message, manifests }
  }
}

const seen = { well: await attempt({}) }
const files = [...fetched]
const early = files.find(path => path.includes('/p')) ?? files[0]
seen['published anew'] = await attempt({ then: () => { root = after } })
seen['published while asking'] = await attempt({ then: () => {
  spoil = (path, data) => {
    if (path === early) root = after
    return data
  }
} })
seen.new = await attempt({ first: () => { root = after } })
seen.gone = await attempt({ then: () => { root = '/nowhere' } })
seen['never there'] = await attempt({ first: () => { root = '/nowhere' } })
seen['a page instead'] = await attempt({ then: () => { spoil = () => '<html>' } })
seen.offline = await attempt({ first: () => { spoil = () => { throw new TypeError('fetch failed') } } })

// A file of every kind that a search reads, damaged in every way: for good, and once.
const flip = at => data => {
  const out = Buffer.from(data), place = Math.floor((data.length - 1) * at)
  out[place] ^= 1 << place % 8
  return out
}
const damages = {
  missing: () => 'gone', empty: () => '', 'a page': () => '<!doctype html><title>Hub</title>', 'cut at half': data => data.subarray(0, data.length / 2),
  'a byte short': data => data.subarray(0, data.length - 1),
}
// Files whose checksum is right, and what is in them is not.
const forged = change => data => deflateSync(change(inflateSync(data)))
Object.assign(damages, {
  'forged, cut at half': forged(data => data.subarray(0, data.length / 2)), 'forged, a byte short': forged(data => data.subarray(0, data.length - 1)),
  'forged, a byte long': forged(data => Buffer.concat([data, Buffer.from([1])])), 'forged, all 255': forged(data => data.fill(255)),
  'forged, all 0': forged(data => data.fill(0)), 'forged, empty': forged(() => Buffer.alloc(0)), 'forged, null': forged(() => Buffer.from('null\n')),
  'forged, no results': forged(() => Buffer.from('[]')), 'forged, lists of numbers': forged(() => Buffer.from('[[1,2,3]]')),
  'forged, an object': forged(() => Buffer.from('{"v":3,"docs":1}\n')),
})
for (let i = 0; i <= 8; i++) damages[`a bit wrong at ${i}/8`] = flip(i / 8)
const damaged = [], kind = path => path.split('/').pop().match(/^[a-z]+/)[0]
const kinds = files.filter((file, i) => i === files.findIndex(f => kind(f) === kind(file)))
for (const file of kinds) for (const [name, damage] of Object.entries(damages)) for (const once of [false, true]) {
  let left = once ? 1 : Infinity
  const first = () => { spoil = (path, data) => path === file && left-- > 0 ? damage(data) : data }
  damaged.push({ file: file.split('/').pop(), name, once, ...await attempt({ first }) })
}

// A file that stalls: the results that are there are shown, other words are
// found meanwhile, and what comes at last is whole. A request that is lost is
// made again.
const stalled = {}
for (const file of kinds.filter(path => !path.includes('manifest'))) {
  root = before
  spoil = (path, data) => data
  const index = await open({ base, language: 'en' })
  let release
  const held = new Promise(done => { release = done })
  spoil = async (path, data) => {
    if (path === file) await held
    return data
  }
  const soon = asked => Promise.race([asked, new Promise(done => setTimeout(done, 2000, null))])
  const slow = index.search('loneliness suport', { facets: false })
  const others = ['group', 'you', 'work', 'peer'].map(word => soon(index.search(word, { facets: false, limit: 3 })))
  const first = await soon(slow), meanwhile = (await Promise.all(others)).filter(answer => answer?.total).length
  release()
  const { rest, results } = await slow, whole = rest ? (await rest).results : results
  stalled[file.split('/').pop()] = {
    meanwhile, shown: rest ? first.results.length : 0, found: JSON.stringify(whole),
  }
}
seen['damaged in the cache'] = await attempt({ then: () => { spoil = (path, data, cache) => cache === 'reload' ? data : '' } })
let lost = new Set()
seen['every first request lost'] = await attempt({ then: () => {
  spoil = (path, data) => lost.has(path) ? data : (lost.add(path), new Promise(() => {}))
} })
process.stdout.write(JSON.stringify({ seen, damaged, stalled }))
