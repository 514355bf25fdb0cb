// Search in a hub built by Peerhub.
//
//   const { open } = await import("https://example.org/hub/search/en/client.js");
//   const index = await open({base: "https://example.org/hub/", language: "en"});
//   const answer = await index.search("hearing voices", {limit: 10, complete: true});
//
// Everything stays on the device but the names of the files that are fetched.
import { bestDocs, defaultLimit, maxWeight, partialPhrase, phraseWorth, wayWorth } from 'go:constants'
import { Damaged, Facet, Row, Shard } from './format.ts'
import { Index, Missing } from './index.ts'
import { Marker, marks } from './marks.ts'
import { Alternative, Correction, makePlan, Plan } from './plan.ts'
import { fold, words } from './words.ts'

export interface Result {
  url: string // relative to the hub's root, without a leading slash
  title: string
  section: string
  sectionLabel: string
  language: string
  score: number
  detail: string
  excerpt: string
  marks: [number, number][] // in the excerpt: start and end, in UTF-16 code units
  titleMarks: [number, number][]
}

export interface Answer {
  total: number
  results: Result[]
  facets: Record<string, Record<string, number>>
  suggestion: string | null
  alsoSearched: string[]
  otherLanguages: Other[]
  rest?: Promise<Answer> // the whole answer, if some results are late and left out of this one
}

// facets: false leaves the answer's facets empty and spares their columns, if
// no filter needs them.
export interface Options { limit?: number; filters?: Record<string, string[]>; complete?: boolean; facets?: boolean }
export interface Other { language: string; total: number; results: Result[] }

// otherLanguages of an answer is empty: elsewhere fills it in, when the first
// answer is shown. It tells what the hub's other languages have, if they say
// all the words where they say what they are about.
export interface Searcher {
  search(text: string, options?: Options): Promise<Answer>
  elsewhere(text: string, options?: Options): Promise<Other[]>
}

// open reads the index of a language; base is the absolute address of the
// hub's root with its trailing slash.
export async function open({ base, language }: { base: string; language: string }): Promise<Searcher> {
  const own = oneIndex(base, language, false)
  const { languages = [] } = await own.index()
  const others = languages.map(language => ({ language, ...oneIndex(base, language, true) }))
  return {
    search: own.search,
    async elsewhere(text, options) {
      const { limit, filters } = options ?? {}
      const found = await Promise.all(others.map(async ({ language, search }) => {
        // An index that cannot be read must not spoil the answer of the one asked.
        const answer = await search(text, { limit, filters, facets: false }).catch(() => null)
        return { language, total: answer?.total ?? 0, results: answer?.results ?? [] }
      }))
      return found.filter(other => other.total)
    },
  }
}

// oneIndex asks one index, which it loads when it is first asked.
function oneIndex(base: string, language: string, elsewhere: boolean) {
  const folder = new URL('search/' + encodeURIComponent(language) + '/', base).href
  let index: Promise<Index> | undefined
  const load = (fresh: boolean) => {
    const loading: Promise<Index> = index = Index.load(folder, language, elsewhere, fresh)
    loading.catch(() => { if (index === loading) index = undefined })
    return loading
  }
  const get = () => index ?? retryOnce(() => load(false), () => load(true))
  return {
    index: async () => (await get()).m,
    async search(text: string, given?: Options) {
      const options = given ?? {}
      const now = await get(), asked = index
      return retryOnce(() => search(now, text, options), async () => {
        // The hub was published anew, or a file came damaged: start afresh, once.
        if (index === asked) load(true)
        return search(await get(), text, options)
      })
    },
  }
}

// retryOnce tries a second time what failed for want of a sound file, and then
// says so.
async function retryOnce<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first()
  } catch {
    try {
      return await second()
    } catch (problem) {
      const what = problem instanceof Damaged ? 'are damaged' : problem instanceof Missing && 'could not be found'
      throw what ? new Error('The search files ' + what + '. Please reload the page.') : problem
    }
  }
}

// With the module, 12 requests and 35 kB bring a first answer; what comes later
// should take less than 20 kB.
const maxRequests = 11, maxBytes = 26_500, maxLater = 19_000

interface Sums { words: Uint8Array; scores: Float64Array }
// own and alone: words and scores without the help of synonyms; helped: scores with all of it, where that is limited
interface Matches extends Sums { own: Uint8Array; alone: Float64Array; helped: Float64Array }

async function search(index: Index, text: string, { limit, filters = {}, complete = false, facets = true }: Options): Promise<Answer> {
  text = String(text).replace(/\p{Cs}/gu, '\ufffd') // surrogates that stand alone
  const wanted = Object.entries(filters).filter(([, values]) => values?.length)
  const before = index.requests, had = before && index.bytes
  const columns = facets || wanted.length ? index.facets() : Promise.resolve([])
  columns.catch(() => {}) // reported when it is awaited
  const plan = await makePlan(index, text, complete)
  const [matches, marked, beside] = await match(index, plan)
  if (!plan.size && wanted.length && !index.elsewhere) matches.words.fill(1)
  const answer: Answer = { total: 0, results: [], facets: Object.create(null), suggestion: null, alsoSearched: plan.alsoSearched, otherLanguages: [] }
  if (index.elsewhere) matches.words.forEach((n, doc) => { if (n < plan.size) matches.words[doc] = 0 })
  const found = filter(matches, await columns, wanted, answer.facets)
  const { scores, helped } = matches
  found.sort((a, b) => scores[b] - scores[a] || helped[b] - helped[a] || a - b)
  if (!facets) answer.facets = Object.create(null)
  answer.total = found.length
  const shown = found.slice(0, limit! > 0 ? limit : defaultLimit)
  const rows = index.rows(shown, beside, maxRequests - (index.requests - before), (before ? maxLater : maxBytes) - (index.bytes - had))
  const fill = (rows: (Row | null)[]): Answer => {
    const results = rows.flatMap((row, i) => row ? [result(index, row, scores[shown[i]], marked)] : [])
    results.sort((a, b) => b.score - a.score)
    return { ...answer, results, suggestion: plan.corrections.length ? suggest(text, plan.corrections, results) : null }
  }
  const here: (Row | null)[] = shown.map(() => null)
  rows.forEach((row, i) => row.then(row => { here[i] = row }, () => {}))
  const whole = Promise.all(rows).then(fill)
  if (!await isLate(whole, index.patience) || here.every(row => !row)) return whole
  whole.catch(() => {}) // the reader of rest is told
  return { ...fill(here), rest: whole }
}

// isLate reports whether a promise takes longer than so many milliseconds.
function isLate(promise: Promise<unknown>, patience: number): Promise<boolean> {
  return new Promise(done => {
    const timer = setTimeout(() => done(true), patience)
    const here = () => { clearTimeout(timer); done(false) }
    promise.then(here, here)
  })
}

// match scores the documents, and gathers the keys to mark and the documents
// whose results lie beside keys, by file.
async function match(index: Index, plan: Plan): Promise<[Matches, Marker, Map<string, number[]>]> {
  const n = index.m.docs
  const none = (): Sums => ({ words: new Uint8Array(n), scores: new Float64Array(n) })
  const matches = { own: new Uint8Array(n), alone: new Float64Array(n), ...none() } as Matches
  const shards = new Map<string, Shard>() // of keys
  const keys = plan.parts.flatMap(p => [...p.words, ...p.synonyms.flat()]).flat().flatMap(a => a.keys)
  await Promise.all(keys.map(async key => {
    const shard = await index.shard(key)
    if (!shard) throw new Damaged()
    shards.set(key, shard)
  }))
  const best = new Float64Array(n)
  const worths = (key: string, weight: number, ceiling: number, fuzzy?: boolean) => {
    const shard = shards.get(key)!, at = shard.at.get(key)
    if (at === undefined) throw new Damaged()
    const lists = shard.lists[at].map(list => shard.postings[list])
    const rarity = Math.min(ceiling, ...lists.map(l => l.rarity))
    const heaviest = fuzzy ? Math.max(...lists.map(l => l.weights.slice().sort().at(-1)!)) : maxWeight
    const worths = new Map<number, number>()
    for (const { docs, weights } of lists) {
      const worth = weight * rarity * maxWeight
      docs.forEach((doc, i) => { worths.set(doc, Math.max(worths.get(doc) ?? 0, Math.floor(worth * weights[i] / heaviest))) })
    }
    return { rarity, worths }
  }
  const sums = (words: Alternative[][]): Sums => {
    const out = none()
    for (const alternatives of words) {
      best.fill(0)
      let ceiling = 255 // the rarity that alternatives are held to
      for (const [i, { keys, weight, fuzzy }] of alternatives.entries()) {
        const found = keys.map(key => worths(key, weight, ceiling, fuzzy))
        // Of two keys, each is worth half.
        for (const [doc, worth] of found[0].worths) {
          const also = found[1]?.worths.get(doc)
          best[doc] = Math.max(best[doc], !found[1] ? worth : also ? (worth >> 1) + (also >> 1) : 0)
        }
        if (!i) ceiling = Math.max(...found.map(f => f.rarity))
      }
      best.forEach((worth, doc) => {
        if (worth) out.words[doc]++
        out.scores[doc] += worth
      })
    }
    return out
  }
  for (const { words, known, asked, synonyms } of plan.parts) {
    const own = sums(words), others = synonyms.map(s => ({ ...sums(s), size: s.length }))
    for (let doc = 0; doc < n; doc++) {
      const lacks = own.words[doc] < words.length
      if (known && (lacks || asked && words.length > 1)) own.scores[doc] = Math.floor(own.scores[doc] / partialPhrase)
      const helped = (lacks || asked) && Math.max(0, ...others.map(o => o.words[doc] === o.size ? o.scores[doc] : 0))
      matches.own[doc] += own.words[doc]
      matches.alone[doc] += own.scores[doc]
      matches.words[doc] += helped ? words.length : own.words[doc]
      matches.scores[doc] += Math.max(own.scores[doc], +helped)
    }
  }
  // Synonyms lift no document above one that has all words itself if the query
  // is one phrase that the hub knows, else above the best of those; but what
  // stands for a question is as good as any.
  const { own, alone, scores } = matches
  const asked = plan.parts.some(p => p.asked)
  const whole = scores.filter((_, doc) => !asked && own[doc] === plan.size).sort()
  const limit = whole.at(plan.parts.length === 1 ? 0 : -1)! - 1
  matches.helped = scores.slice()
  if (whole.length) own.forEach((words, doc) => {
    if (words < matches.words[doc]) scores[doc] = Math.max(alone[doc], Math.min(scores[doc], limit))
    if (scores[doc] !== limit) matches.helped[doc] = scores[doc] // what is limited keeps its order
  })
  // Who looks for a group may find none that fits: ways on come along.
  const { g = [], r = [] } = index.m.ways ?? {}
  const way = Math.floor(scores.slice(...g).sort().at(-1)! / wayWorth)
  if (way) for (const doc in r) {
    matches.words[doc] ||= 1
    scores[doc] += way
  }
  // The keys that share a list with one of a word's: what is marked for it.
  const sameAs = (alternatives: Alternative[]) => {
    const out = new Set<string>()
    for (const key of alternatives.flatMap(a => a.keys)) {
      const shard = shards.get(key)!, own = shard.lists[shard.at.get(key)!]
      shard.lists.forEach((lists, i) => { if (lists.some(list => own.includes(list))) out.add(shard.words[i].key) })
    }
    return out
  }
  const others = plan.parts.flatMap(p => p.synonyms).map(s => s.map(sameAs))
  const marked = { own: plan.parts.flatMap(p => p.words).map(sameAs), alone: others.filter(s => s.length < 2).flat(), phrases: others.filter(s => s.length > 1) }
  const beside = new Map<string, number[]>()
  for (const key of keys) {
    const shard = shards.get(key)!, at = shard.at.get(key)!, file = shard.beside[at]
    if (file) beside.set(file, [...beside.get(file) ?? [], ...bestOf(shard, at)])
  }
  return [matches, marked, beside]
}

// bestOf returns the documents of a key whose results lie beside it.
function bestOf({ lists, postings }: Shard, at: number): number[] {
  const weights = new Map<number, number>()
  for (const list of lists[at]) {
    postings[list].docs.forEach((doc, i) => { weights.set(doc, Math.max(weights.get(doc) ?? 0, postings[list].weights[i])) })
  }
  return [...weights.keys()].sort((a, b) => weights.get(b)! - weights.get(a)! || a - b).slice(0, bestDocs)
}

// filter returns the matching documents that pass all filters, in order of
// number, and counts facets: each by the filters of the others.
function filter({ words }: Matches, facets: Facet[], wanted: [string, string[]][], counts: Answer['facets']): number[] {
  if (wanted.some(([name]) => !facets.some(f => f.name === name))) return []
  const passes = facets.map(f => {
    const values = wanted.find(([name]) => name === f.name)?.[1]
    return values && f.sets.map(set => set.some(v => values.includes(f.values[v])))
  })
  const perSet = new Map(facets.map(f => [f, new Uint32Array(f.sets.length)]))
  const found: number[] = []
  words.forEach((n, doc) => {
    if (!n) return
    const failed = facets.filter((f, i) => passes[i]?.[f.docs[doc]] === false)
    if (!failed[0]) found.push(doc)
    if (!failed[1]) for (const f of failed[0] ? failed : facets) perSet.get(f)![f.docs[doc]]++
  })
  facets.forEach(f => f.sets.forEach((set, i) => {
    const n = perSet.get(f)![i]
    if (n) for (const v of set) {
      const facet = counts[f.name] ??= Object.create(null)
      facet[f.values[v]] = (facet[f.values[v]] ?? 0) + n
    }
  }))
  return found
}

// A page with the query's words side by side is worth more.
function result(index: Index, [url, title, at, detail, excerpt]: Row, score: number, marked: Marker): Result {
  const [section, sectionLabel] = index.m.sections[+at] ?? ['', ''], together = new Set<number>()
  const titleMarks = marks(index, title, marked, together), inExcerpt = marks(index, excerpt, marked, together)
  if (together.size) score += Math.floor(score * together.size / (phraseWorth * (marked.own.length - 1)))
  return { url, title, section, sectionLabel, language: index.m.language, score, detail, excerpt, marks: inExcerpt, titleMarks }
}

function suggest(text: string, corrections: Correction[], results: Result[]): string {
  let out = '', at = 0
  for (const { span, keys } of corrections) {
    out += text.slice(at, span.start) + keys.map(key => asWritten(key, results)).join(' ')
    at = span.end
  }
  return out + text.slice(at)
}

// asWritten returns the key as the results first write it, in lower case.
function asWritten(key: string, results: Result[]): string {
  for (const r of results) for (const text of [r.title, r.excerpt]) for (const s of words(text)) {
    const word = text.slice(s.start, s.end)
    // Letter by letter, as Go does it: a whole word would make i̇ of İ, and ς of a last Σ.
    if (fold(word) === key) return [...word].map(c => c === 'İ' ? 'i' : c.toLowerCase()).join('')
  }
  return key
}
