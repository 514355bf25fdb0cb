// Gives the client files that strangers have changed, at random: node fuzz.mjs CLIENT.mjs ROOT SEED RUNS
// or, for so many seconds, RUNS as 60s. Each run changes one of the files that a search reads, as
// it came or as it is within its checksum, and asks. The client answers, or says that the files
// are damaged; that it does so soon is counted in files and in time of the processor, not by a clock. What
// goes wrong is printed with its run, which alone is done again by SEED RUN 1.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { deflateSync, inflateSync } from 'node:zlib'

const [client, root, seed, much] = process.argv.slice(2)
const base = 'https://example.org/hub/'
const forSeconds = parseFloat(much) * ({ s: 1, m: 60, h: 3600 }[much.at(-1)] ?? 0)
const queries = ['loneliness suport', 'group', 'peer support', 'hearing voices', 'xyzzy', 'loneliness']
let spoil, fetched, asked
globalThis.fetch = async url => {
  const path = String(url).slice(base.length)
  if (++asked > 400) throw new Error('asks without end')
  fetched.add(path)
  return readFile(root + '/' + path).then(data => new Response(spoil(path, data)), () => new Response('', { status: 404 }))
}
const { open } = await import(pathToFileURL(client))

// random is a generator of numbers below n (mulberry32).
function generator(state) {
  return n => {
    state = state + 0x6D2B79F5 | 0
    let t = Math.imul(state ^ state >>> 15, 1 | state)
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t
    return ((t ^ t >>> 14) >>> 0) % n
  }
}

// Numbers that readers of numbers get wrong, as bytes of seven bits and as digits.
const numbers = [[0], [1], [127], [255, 255, 255, 255, 15], [255, 255, 255, 255, 255, 255, 255, 127], [128, 128, 128, 128, 0], [254], [129, 0]]
const digits = ['-1', '0', '1e999', '4294967296', '9007199254740993', '999999999', '1.5', 'null', '"x"', '[]', '{}', 'true']

function change(data, random) {
  let out = Buffer.from(data)
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(out.length + 1), length = Math.min(random(20), out.length - at)
    const put = bytes => { out = Buffer.concat([out.subarray(0, at), Buffer.from(bytes), out.subarray(at + (random(2) ? 0 : length))]) }
    switch (random(9)) {
      case 0: if (out.length) out[random(out.length)] ^= 1 << random(8); break
      case 1: if (out.length) out[random(out.length)] = random(256); break
      case 2: put(numbers[random(numbers.length)]); break
      case 3: out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)]); break
      case 4: out = out.subarray(0, at); break
      case 5: { const from = random(out.length + 1); put(out.subarray(from, from + random(60))); break }
      case 6: { // a number in JSON
        const places = [...out.toString('latin1').matchAll(/-?\d+/g)].slice(0, 400)
        if (!places.length) break
        const { index, 0: was } = places[random(places.length)]
        out = Buffer.concat([out.subarray(0, index), Buffer.from(digits[random(digits.length)]), out.subarray(index + was.length)])
        break
      }
      case 7: put(Buffer.alloc(random(3000), [10, 0, 255, 91][random(4)])); break
      default: put(Buffer.from(['\n', '[', '"', '\u0000', '__proto__', ' '][random(6)]))
    }
  }
  return out
}

// sound is what an answer has to be, damaged files or not.
function sound(answer) {
  if (!Number.isInteger(answer.total) || answer.total < 0 || !Array.isArray(answer.results) || answer.results.length > 200) return 'an answer without an end'
  for (const r of answer.results) {
    if (typeof r.url !== 'string' || typeof r.title !== 'string' || typeof r.excerpt !== 'string') return `a result that is none: ${JSON.stringify(r)}`
    for (const [from, to] of [...r.marks, ...r.titleMarks]) if (!(from >= 0 && from < to)) return 'a mark that is none'
  }
}

async function ask(query) {
  asked = 0
  const index = await open({ base, language: 'en' })
  const answer = await index.search(query, { limit: 20 })
  const whole = answer.rest ? await answer.rest : answer
  return sound(whole)
}

spoil = (path, data) => data
fetched = new Set()
for (const query of queries) await ask(query)
const files = [...fetched].filter(path => path.endsWith('.bin')).sort()
const wrong = [], said = {}
const until = performance.now() + 1000 * forSeconds
let runs = 0
for (let n = 0; forSeconds ? performance.now() < until : n < Number(much); n++, runs++) {
  const random = generator(Number(seed) + n)
  const file = files[random(files.length)], packed = random(4) === 0
  spoil = (path, data) => path !== file ? data : packed ? change(data, generator(Number(seed) + n)) : deflateSync(change(inflateSync(data), generator(Number(seed) + n)))
  let problem
  const begun = process.cpuUsage()
  try {
    problem = await ask(queries[random(queries.length)])
    said.answered = (said.answered ?? 0) + 1
  } catch (error) {
    if (/damaged|could not be found/.test(error.message)) said.damaged = (said.damaged ?? 0) + 1
    else problem = `${error.name}: ${error.message}`
  }
  const { user, system } = process.cpuUsage(begun)
  if (user + system > 10e6) problem ??= `took ${(user + system) / 1e6} s of the processor`
  if (problem) wrong.push({ run: Number(seed) + n, file: file.split('/').pop(), problem })
  if (wrong.length > 20) break
}
process.stdout.write(JSON.stringify({ runs, files: files.length, said, wrong }))
process.exit(wrong.length ? 1 : 0)
