// One index and its files: fetched once each, when they are needed.
import { phrases } from './plan.ts'
import {
  bounds, Bytes, Damaged, Facet, find, hash, inflate, length, Manifest, Row, readFacets, readManifest, readRows, readShard,
  readTable, Shard, Word,
} from './format.ts'

// Missing is a file that the server does not have (any more).
export class Missing extends Error {}

export class Index {
  readonly letters: string[]
  readonly stop: Set<string>
  readonly suffixes: string[]
  readonly synonyms: ReturnType<typeof phrases>
  private readonly shardBounds: string[]
  private readonly foreBounds: string[]
  private readonly backBounds: string[]
  private readonly kept = new Map<string, Promise<any>>()

  private constructor(private readonly folder: string, readonly m: Manifest, private readonly parts: Uint8Array[]) {
    this.letters = [...m.letters]
    this.stop = new Set(m.stop.split(' '))
    this.suffixes = m.suffixes ? m.suffixes.split(' ') : []
    this.synonyms = phrases(m.synonyms ?? [], this.stop)
    this.shardBounds = bounds(m.p)
    this.foreBounds = bounds(m.f)
    this.backBounds = bounds(m.r)
  }

  // load reads the manifest; fresh goes past the browser's cache.
  static async load(folder: string, fresh: boolean): Promise<Index> {
    const [m, parts] = readManifest(await inflate(await get(folder + 'manifest-v1.bin', fresh ? 'no-cache' : 'default')))
    return new Index(folder, m, parts)
  }

  private file<T>(kind: string, name: string, read: (data: Uint8Array) => T): Promise<T> {
    const path = kind + '-' + name + '.bin'
    let file = this.kept.get(path)
    if (!file) {
      file = get(this.folder + path, 'default').then(inflate).then(read)
      this.kept.set(path, file)
      file.catch(() => this.kept.delete(path))
    }
    return file
  }

  private part<T>(i: number, read: (data: Uint8Array) => T): Promise<T> {
    const name = 'part' + i
    let part = this.kept.get(name)
    if (!part) this.kept.set(name, part = Promise.resolve().then(() => read(this.parts[i])))
    return part
  }

  get small(): boolean { return this.parts.length > 0 }

  shardOf(key: string): number { return find(this.shardBounds, key) }

  // shard returns a postings shard; in an index without words there is none.
  async shard(i: number): Promise<Shard | null> {
    const read = (data: Uint8Array) => readShard(data, this.letters)
    if (this.small) return this.part(0, read)
    return i < length(this.m.p) ? this.file('p', hash(this.m.p, i), read) : null
  }

  facets(): Promise<Facet[]> {
    const read = (data: Uint8Array) => readFacets(data, this.m.docs)
    return this.small ? this.part(1, read) : this.file('c', this.m.c, read)
  }

  async row(doc: number): Promise<Row> {
    const block = Math.floor(doc / this.m.block)
    const rows = await (this.small ? this.part(2, readRows) : this.file('m', hash(this.m.m, block), readRows))
    const row = rows[doc - block * this.m.block]
    if (!row) throw new Damaged()
    return row
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
    for (let i = first; i < last; i++) leaves.push(this.file('f', hash(this.m.f, i), this.words))
    return (await Promise.all(leaves)).flat()
  }

  // backward returns the leaf of the reversed key, spelt backwards.
  async backward(reversed: string): Promise<Word[]> {
    if (this.small || !this.backBounds.length) return []
    return this.file('r', hash(this.m.r, find(this.backBounds, reversed)), this.words)
  }
}

async function get(url: string, cache: RequestCache): Promise<ArrayBuffer> {
  const answer = await fetch(url, { cache, credentials: 'same-origin', referrerPolicy: 'no-referrer' })
  if (!answer.ok) throw new Missing(url + ': ' + answer.status)
  return answer.arrayBuffer()
}
