// One index and its files: fetched once each, when they are needed.
import { minFuzzy, minFuzzyShort, narrowSize, version, wideSize } from 'go:constants'
import {
  bounds, Damaged, Facet, find, inFilter, inflate, Leaf, Manifest, orDamaged, placeInRun, Row, readBeside, readFacets, readLeaf, readManifest, readRows, readShard, Shard,
  Word,
} from './format.ts'
import { phrases } from './synonyms.ts'
import { reverse } from './words.ts'

// Put before the bundle when it is published: a language, and its manifest in base64.
declare const enclosed: [string, string] | undefined

// Missing is a file that the server does not have (any more).
export class Missing extends Error {}

export class Index {
  readonly letters: string[]
  readonly stop: Set<string>
  readonly suffixes: string[]
  readonly prefixes: string[]
  readonly synonyms: ReturnType<typeof phrases>
  readonly least: number // code points of a word that is guessed at
  private readonly shardBounds: string[]
  private readonly foreBounds: string[]
  private readonly backBounds: string[]
  private readonly kept = new Map<string | number, Promise<any>>()
  requests = 0 // files asked for, less the manifest
  bytes = 0 // that came, with the manifest
  patience = 1000 // milliseconds until a file counts as late; more where all are slow

  private constructor(
    private readonly folder: string, readonly m: Manifest, private readonly parts: Uint8Array[], readonly elsewhere: boolean,
    private readonly cache: RequestCache,
  ) {
    this.letters = [...m.letters]
    this.stop = new Set(m.stop.split(' '))
    this.suffixes = m.suffixes ? m.suffixes.split(' ') : []
    this.prefixes = m.prefixes ? m.prefixes.split(' ') : []
    this.synonyms = phrases(m.synonyms ?? [], this.stop)
    this.least = m.short ? minFuzzyShort : minFuzzy
    this.shardBounds = bounds(m.p)
    this.foreBounds = bounds(m.f)
    this.backBounds = bounds(m.r)
  }

  // load reads the manifest, or that for readers of another language: the one
  // enclosed, if it is that. With fresh, all files come past the browser's cache,
  // where a damaged one would stay.
  static async load(folder: string, language: string, elsewhere: boolean, fresh: boolean): Promise<Index> {
    const cache = fresh ? 'reload' : 'default'
    const here = !elsewhere && !fresh && typeof enclosed === 'object' && enclosed[0] === language
    const name = (elsewhere ? 'elsewhere' : 'manifest') + '-v' + version + '.bin'
    const file = here ? Uint8Array.from(atob(enclosed[1]), c => c.charCodeAt(0)) : await get(folder + name, cache, 2000)
    return orDamaged(data => {
      const [m, parts] = readManifest(data), index = new Index(folder, m, parts, elsewhere, cache)
      index.bytes = file.byteLength
      return index
    })(await inflate(file))
  }

  // file reads the i-th file of a kind, once, or the part of the manifest that stands for it.
  private file<T>(kind: string, i: number | '', read: (data: Uint8Array) => T, part = -1): Promise<T> {
    const here = this.parts[part], name = here ? part : kind + i
    let file = this.kept.get(name)
    if (!file) {
      const start = performance.now()
      file = here ? Promise.resolve(here) : get(this.folder + this.m.build + '/' + name + '.bin', this.cache, this.patience).then(data => {
        this.bytes += data.byteLength
        return inflate(data)
      })
      this.requests += +!here
      file = file.then(orDamaged(read))
      file.then(() => { this.patience = Math.min(mostPatience, Math.max(this.patience, 3 * (performance.now() - start))) }, () => {})
      this.kept.set(name, file)
      file.catch(() => this.kept.delete(name))
    }
    return file
  }

  get small(): boolean { return this.parts.length > 1 }

  shardOf(key: string): number {
    const { run = 1 } = this.m.p
    return find(this.shardBounds, key) * run + placeInRun(key, run)
  }

  // shard returns the postings shard of a key; in an index without words there is none.
  async shard(key: string): Promise<Shard | null> {
    const read = (data: Uint8Array) => readShard(data, this.letters, this.m.docs)
    return this.parts[0] || this.shardBounds.length ? this.file(this.elsewhere ? 'e' : 'p', this.shardOf(key), read, 0) : null
  }

  facets(): Promise<Facet[]> { return this.file('c', 0, data => readFacets(data, this.m.docs), 1) }

  // rows returns what is shown of the documents: from the files beside keys, as
  // long as one of them saves more requests than it costs, and the rest from blocks.
  // Wider blocks are taken if that keeps all of it to so many requests and bytes.
  rows(docs: number[], beside: Map<string, number[]>, most: number, spare: number): Promise<Row>[] {
    const from = new Map<number, string>() // document → file
    const ways = this.m.ways?.r ?? {}
    let left = docs.filter(doc => !ways[doc])
    for (;;) {
      let best = '', gain = 0
      for (const [file, has] of beside) {
        const saved = left.filter(doc => has.includes(doc)).length * requestWorth - usual(file)
        if (saved > gain) {
          best = file
          gain = saved
        }
      }
      if (!best) break
      left = left.filter(doc => !beside.get(best)!.includes(doc) || !from.set(doc, best))
      most--
      spare -= usual(best)
    }
    const block = this.small ? null : cover(left, this.m, most, spare)
    return docs.map(async doc => {
      const file = from.get(doc), size = block?.get(doc) ?? this.m.docs, i = Math.floor(doc / size)
      const row = ways[doc] ?? (file ? (await this.file(file, '', readBeside)).get(doc) : (await this.file('m' + size + '-', i, readRows, 2))[doc - i * size])
      if (!row) throw new Damaged()
      return row
    })
  }

  private leaf(kind: 'f' | 'r', i: number): Promise<Leaf> {
    return this.file(kind, i, data => readLeaf(data, this.letters, kind === 'r'))
  }

  // forward returns the leaves whose keys may begin with the key, at most
  // most; the first is the one in which the key would be.
  async forward(key: string, most: number): Promise<Word[]> {
    if (this.small) return (await this.shard(key))!.words
    const from = this.foreBounds
    if (!from.length) return []
    const first = find(from, key)
    let last = first + 1
    while (last < from.length && last < first + most && from[last].startsWith(key)) last++
    const leaves = []
    for (let i = first; i < last; i++) leaves.push(this.leaf('f', i))
    return (await Promise.all(leaves)).flatMap(leaf => leaf.words)
  }

  // general reports whether most people know a word that is in no document.
  async general(key: string): Promise<boolean> {
    const back = reverse(key)
    if (this.small) return inFilter(await this.file('', '', data => data, 3), back)
    return this.backBounds.length > 0 && inFilter((await this.leaf('r', find(this.backBounds, back))).filter!, back)
  }

  // backward returns the leaf of the reversed key, spelt backwards.
  async backward(reversed: string): Promise<Word[]> {
    if (this.small || !this.backBounds.length) return []
    return (await this.leaf('r', find(this.backBounds, reversed))).words
  }
}

// cover chooses the blocks that hold the documents: at most so many, if they
// are reckoned to take no more than the bytes that are to spare; else as few as
// these allow.
function cover(docs: number[], { blocks, bytes, wide }: Manifest, most: number, spare: number): Map<number, number> {
  interface Choice { bytes: number; size: [doc: number, size: number][] }
  const cheapest = (a: Choice | undefined, b: Choice) => a && a.bytes <= b.bytes ? a : b
  const widest = blocks.length - 1
  // Some stretches of documents say more than others.
  const reckoned = (doc: number, width: number) => bytes[width] * 100 * wide[Math.floor(doc / blocks[widest])] / bytes[widest]
  // By number of blocks, of a width or less.
  const choices = (docs: number[], width: number): Choice[] => {
    let all: Choice[] = [{ bytes: 0, size: [] }]
    for (const at of new Set(docs.map(doc => Math.floor(doc / blocks[width])))) {
      const here = docs.filter(doc => Math.floor(doc / blocks[width]) === at)
      const inside = width ? choices(here, width - 1) : []
      inside[1] = cheapest(inside[1], { bytes: reckoned(here[0], width), size: here.map(doc => [doc, blocks[width]]) })
      const more: Choice[] = []
      all.forEach((a, n) => inside.forEach((b, m) => {
        if (m) more[n + m] = cheapest(more[n + m], { bytes: a.bytes + b.bytes, size: [...a.size, ...b.size] })
      }))
      all = more
    }
    return all
  }
  return new Map(choices(docs, widest).map(({ bytes, size }, n) => ({
    bytes: bytes + n * requestWorth + Math.max(0, n - most) * 1e5 + Math.max(0, bytes - spare) * 1e3, size,
  })).reduce(cheapest).size)
}

// What a request less may always cost, in bytes.
const requestWorth = 1800

// Of a file of results beside keys, in bytes: what most are.
const usual = (file: string) => file < 'c' ? narrowSize : wideSize

// get fetches a file. One that is late is asked for again, past the caches,
// and whichever comes first is taken; what never comes is an error.
function get(url: string, cache: RequestCache, patience: number): Promise<ArrayBuffer> {
  const ask = async (cache: RequestCache) => {
    const answer = await fetch(url, { cache, credentials: 'same-origin', referrerPolicy: 'no-referrer' })
    if (!answer.ok) throw new Missing(url + ': ' + answer.status)
    return answer.arrayBuffer()
  }
  let asked = 1
  const timers: ReturnType<typeof setTimeout>[] = []
  return new Promise<ArrayBuffer>((done, fail) => {
    const failed = (problem: unknown) => --asked || fail(problem)
    timers.push(setTimeout(() => {
      asked++
      ask('reload').then(done, failed)
    }, patience), setTimeout(() => fail(new Missing(url)), givenUp))
    ask(cache).then(done, failed)
  }).finally(() => timers.forEach(clearTimeout))
}

// In milliseconds: when a file is given up; and the most patience, lest several
// lost requests in a row add up to that.
const givenUp = 20_000, mostPatience = 5000
