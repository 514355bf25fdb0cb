// One index and its files: fetched once each, when they are needed.
import { phrases } from './plan.ts'
import {
  bounds, Bytes, Damaged, Facet, find, inflate, Manifest, Row, readFacets, readManifest, readRows, readShard, readTable, Shard,
  version, Word,
} from './format.ts'

// Missing is a file that the server does not have (any more).
export class Missing extends Error {}

export class Index {
  readonly letters: string[]
  readonly stop: Set<string>
  readonly suffixes: string[]
  readonly prefixes: string[]
  readonly synonyms: ReturnType<typeof phrases>
  private readonly shardBounds: string[]
  private readonly foreBounds: string[]
  private readonly backBounds: string[]
  private readonly kept = new Map<string, Promise<any>>()
  requests = 0
  patience = 1000 // milliseconds until a file counts as late; more where all are slow

  private constructor(private readonly folder: string, readonly m: Manifest, private readonly parts: Uint8Array[], readonly abroad: boolean) {
    this.letters = [...m.letters]
    this.stop = new Set(m.stop.split(' '))
    this.suffixes = m.suffixes ? m.suffixes.split(' ') : []
    this.prefixes = m.prefixes ? m.prefixes.split(' ') : []
    this.synonyms = phrases(m.synonyms ?? [], this.stop)
    this.shardBounds = bounds(m.p)
    this.foreBounds = bounds(m.f)
    this.backBounds = bounds(m.r)
  }

  // load reads the manifest, or that for readers of another language; fresh
  // goes past the browser's cache.
  static async load(folder: string, abroad: boolean, fresh: boolean, given?: Promise<Response>): Promise<Index> {
    const name = (abroad ? 'elsewhere' : 'manifest') + '-v' + version + '.bin'
    const [m, parts] = readManifest(await inflate(await get(folder + name, fresh ? 'no-cache' : 'default', 2000, given)))
    return new Index(folder, m, parts, abroad)
  }

  // file reads the i-th file of a kind, or a part of the manifest: once.
  private file<T>(kind: string, i: number, read: (data: Uint8Array) => T): Promise<T> {
    const name = kind + i
    let file = this.kept.get(name)
    if (!file) {
      this.requests++
      const start = performance.now()
      file = get(this.folder + this.m.build + '/' + name + '.bin', 'default', this.patience).then(inflate).then(read)
      file.then(() => { this.patience = Math.max(this.patience, 3 * (performance.now() - start)) }, () => {})
      this.kept.set(name, file)
      file.catch(() => this.kept.delete(name))
    }
    return file
  }

  private part<T>(i: number, read: (data: Uint8Array) => T): Promise<T> {
    const name = 'part' + i
    let part = this.kept.get(name)
    if (!part) this.kept.set(name, part = Promise.resolve().then(() => read(this.parts[i])))
    return part
  }

  get small(): boolean { return this.parts.length > 1 }

  shardOf(key: string): number { return find(this.shardBounds, key) }

  // shard returns a postings shard; in an index without words there is none.
  async shard(i: number): Promise<Shard | null> {
    const read = (data: Uint8Array) => readShard(data, this.letters)
    if (this.parts.length) return this.part(0, read)
    return i < this.shardBounds.length ? this.file(this.abroad ? 'e' : 'p', i, read) : null
  }

  facets(): Promise<Facet[]> {
    const read = (data: Uint8Array) => readFacets(data, this.m.docs)
    return this.small ? this.part(1, read) : this.file('c', 0, read)
  }

  // rows returns what is shown of the documents, in at most so many requests if
  // wider blocks can do it.
  rows(docs: number[], most: number): Promise<Row>[] {
    const block = this.small ? () => Infinity : cover(docs, this.m, Math.max(fewBlocks, most))
    return docs.map(async doc => {
      const size = block(doc), i = Math.floor(doc / size)
      const rows = await (this.small ? this.part(2, readRows) : this.file('m' + size + '-', i, readRows))
      const row = rows[this.small ? doc : doc - i * size]
      if (!row) throw new Damaged()
      return row
    })
  }

  private readonly words = (data: Uint8Array): Word[] => readTable(new Bytes(data), this.letters)

  // forward returns the leaves whose keys may begin with the key, at most
  // most; the first is the one in which the key would be.
  async forward(key: string, most: number): Promise<Word[]> {
    if (this.small) return (await this.shard(0))!.words
    const from = this.foreBounds
    if (!from.length) return []
    const first = find(from, key)
    let last = first + 1
    while (last < from.length && last < first + most && from[last].startsWith(key)) last++
    const leaves = []
    for (let i = first; i < last; i++) leaves.push(this.file('f', i, this.words))
    return (await Promise.all(leaves)).flat()
  }

  // backward returns the leaf of the reversed key, spelt backwards.
  async backward(reversed: string): Promise<Word[]> {
    if (this.small || !this.backBounds.length) return []
    return this.file('r', find(this.backBounds, reversed), this.words)
  }
}

// cover chooses blocks that hold the documents: narrow ones, and then the wider
// ones that save most requests for their size, until there are few enough.
function cover(docs: number[], { blocks: sizes, row }: Manifest, most: number): (doc: number) => number {
  const chosen = new Map<number, number>() // document → size of its block
  docs.forEach(doc => chosen.set(doc, sizes[0]))
  const name = (doc: number, size = chosen.get(doc)!) => size + '-' + Math.floor(doc / size)
  for (;;) {
    const now = new Set(docs.map(doc => name(doc)))
    let best = Infinity, take = () => {}
    for (const size of sizes) for (const doc of docs) {
      const inside = docs.filter(other => name(other, size) === name(doc, size) && chosen.get(other)! < size)
      const fewer = new Set(inside.map(other => name(other))).size - 1
      const price = size * row / fewer
      if (fewer > 0 && price < best && price <= (now.size > most ? dear : cheap)) {
        best = price
        take = () => inside.forEach(other => chosen.set(other, size))
      }
    }
    if (best === Infinity) return doc => chosen.get(doc)!
    take()
  }
}

// What a request less may cost, in bytes: always, and when there are too many
// requests. Nothing is given for fewer requests than fewBlocks.
const cheap = 1800, dear = 7000, fewBlocks = 5

// get fetches a file. One that is late is asked for again, past the caches,
// and whichever comes first is taken; what never comes is an error.
function get(url: string, cache: RequestCache, patience: number, given?: Promise<Response>): Promise<ArrayBuffer> {
  const ask = async (cache: RequestCache, given?: Promise<Response>) => {
    const answer = await (given ?? fetch(url, { cache, credentials: 'same-origin', referrerPolicy: 'no-referrer' }))
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
    }, patience), setTimeout(() => fail(new Missing(url)), never))
    ask(cache, given).then(done, failed)
  }).finally(() => timers.forEach(clearTimeout))
}

const never = 20_000 // milliseconds
