// Reading the files of an index. Their format is specified in the Go package
// search/export.
import { inflected, steps, tableEnd, version } from 'go:constants'
import { compare } from './words.ts'

export interface Family { from?: string; n?: number; run?: number }

export interface Manifest {
  v: number; language: string; docs: number; letters: string; stop: string; suffixes: string; prefixes?: string
  sections: [string, string][]; p: Family; f: Family; r: Family; blocks: number[]; bytes: number[]; wide: number[]; build?: string; inline?: number[]
  synonyms?: [text: string, stems: string, ask: string][][]; languages?: string[]; short?: boolean
  ways?: { g: [from: number, to: number]; r: Record<number, Row> }
}

export interface Word { key: string; props: number }
export interface List { rarity: number; docs: Uint32Array; weights: Uint8Array }
export interface Shard { words: Word[]; at: Map<string, number>; lists: number[][]; postings: List[]; beside: (string | false)[] } // beside: files of results
export interface Facet { name: string; values: string[]; sets: number[][]; docs: Uint32Array }
export type Row = string[] // url, title, section, detail, excerpt

export class Damaged extends Error {}

// orDamaged reads a file; whatever in it makes the reader stumble is damage.
export function orDamaged<T>(read: (data: Uint8Array) => T): (data: Uint8Array) => T {
  return data => {
    try {
      return read(data)
    } catch {
      throw new Damaged()
    }
  }
}

// Bytes are read in order, to the end; anything else is damage.
export class Bytes {
  at = 0
  constructor(readonly data: Uint8Array) {}
  byte(): number {
    if (this.at >= this.data.length) throw new Damaged()
    return this.data[this.at++]
  }
  number(): number {
    let n = 0, unit = 1, b: number
    do {
      b = this.byte()
      n += (b & 0x7f) * unit
      unit *= 128
    } while (b > 0x7f)
    return n
  }
  below(limit: number): number {
    const n = this.number()
    if (!(n < limit)) throw new Damaged()
    return n
  }
  // count reads a number of things that take a byte each, at least.
  count(): number { return this.below(this.data.length + 1) }
  end(): void {
    if (this.at < this.data.length) throw new Damaged()
  }
  take(n: number): Uint8Array {
    if (this.at + n > this.data.length) throw new Damaged()
    return this.data.subarray(this.at, this.at += n)
  }
}

export async function inflate(packed: BufferSource): Promise<Uint8Array> {
  try {
    const stream = new Response(packed).body!.pipeThrough(new DecompressionStream('deflate'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch {
    throw new Damaged()
  }
}

export const text = (data: Uint8Array): string => new TextDecoder().decode(data)

const json = <T>(data: Uint8Array): T => JSON.parse(text(data))

// headed reads JSON up to a line feed, and what follows it.
function headed<T>(data: Uint8Array): [T, Uint8Array] {
  const at = data.indexOf(10)
  if (at < 0) throw new Damaged()
  return [json<T>(data.subarray(0, at)), data.subarray(at + 1)]
}

export function readManifest(data: Uint8Array): [Manifest, Uint8Array[]] {
  const [m, rest] = headed<Manifest>(data)
  const bytes = new Bytes(rest), parts = (m.inline ?? []).map(n => bytes.take(n))
  bytes.end()
  if (m.v !== version || !(m.docs >= 0)) throw new Damaged()
  if (parts.length < 4 && !(m.bytes.length === m.blocks.length && m.wide.length * m.blocks[m.blocks.length - 1] >= m.docs)) throw new Damaged()
  return [m, parts]
}

// A leaf; one of words spelt backwards has the filter of the general words that would be in it.
export interface Leaf { words: Word[]; filter?: Uint8Array }

export function readLeaf(data: Uint8Array, letters: string[], filtered: boolean): Leaf {
  const bytes = new Bytes(data), words = readTable(bytes, letters), filter = filtered ? bytes.take(bytes.count()) : undefined
  bytes.end()
  return { words, filter }
}

// inFilter reports whether a filter has the key; perhaps it has another.
export function inFilter(filter: Uint8Array, key: string): boolean {
  const hash = hashOf(key), step = finish(hash ^ 0x9e3779b9) | 1
  for (let i = 0; i < steps; i++) {
    const bit = ((hash + Math.imul(i, step)) >>> 0) % (8 * filter.length)
    if (!(filter[bit >> 3] & 1 << (bit & 7))) return false
  }
  return filter.length > 0
}

function hashOf(key: string): number {
  let hash = 2166136261
  for (const b of new TextEncoder().encode(key)) hash = Math.imul(hash ^ b, 16777619)
  return finish(hash)
}

function finish(h: number): number {
  h = Math.imul(h ^ h >>> 16, 0x85ebca6b)
  h = Math.imul(h ^ h >>> 13, 0xc2b2ae35)
  return h ^ h >>> 16
}

function readTable(bytes: Bytes, letters: string[]): Word[] {
  const n = bytes.count(), props = bytes.take(n), words: Word[] = []
  let word: string[] = [], b = bytes.byte()
  for (let i = 0; i < n; i++) {
    if (b < 0x80 || b === tableEnd || (b & 0x7f) > word.length) throw new Damaged()
    word.length = b & 0x7f
    while ((b = bytes.byte()) < 0x80) {
      if (b > letters.length) throw new Damaged()
      word.push(b ? letters[b - 1] : String.fromCodePoint(bytes.byte() << 14 | bytes.byte() << 7 | bytes.byte()))
    }
    words.push({ key: word.join(''), props: props[i] })
  }
  if (b !== tableEnd) throw new Damaged()
  return words
}

// readShard reads the postings of so many documents, and where the results
// beside the keys are, if there are any.
export function readShard(data: Uint8Array, letters: string[], docs: number): Shard {
  const bytes = new Bytes(data), words = readTable(bytes, letters)
  const counts = words.map(() => bytes.count())
  let made = 0
  const lists = counts.map(n => Array.from({ length: n }, () => {
    const back = bytes.below(made + 1)
    return back ? made - back : made++
  }))
  const heads = Array.from({ length: made }, () => [bytes.count(), bytes.byte()])
  const found = heads.map(([n]) => {
    const out = new Uint32Array(n)
    for (let i = 0, doc = -1; i < n; i++) out[i] = doc += bytes.below(docs - doc - 1) + 1
    return out
  })
  const postings = heads.map(([n, rarity], i) => ({ rarity, docs: found[i], weights: bytes.take(n) }))
  const last = bytes.at < data.length && [bytes.number(), bytes.number()]
  const files = last ? words.map(() => {
    const n = bytes.below(5)
    return n < 4 && 'bw'[n & 1] + (last[n & 1] += n >> 1)
  }) : []
  bytes.end()
  return { words, at: new Map(words.map((w, i) => [w.key, i])), lists, postings, beside: files }
}

// readRows reads lines: so many for each document, all first ones first.
export function readRows(data: Uint8Array, columns = 5): Row[] {
  const lines = text(data).split('\n'), n = (lines.length - 1) / columns
  if (lines.pop() || n % 1) throw new Damaged()
  return lines.slice(0, n).map((_, i) => Array.from({ length: columns }, (_, c) => lines[i + c * n]))
}

// readBeside reads results that lie beside keys, by document.
export function readBeside(data: Uint8Array): Map<number, Row> {
  let doc = 0
  return new Map(readRows(data, 6).map(([distance, ...row]) => [doc += +distance, row]))
}

export function readFacets(data: Uint8Array, docs: number): Facet[] {
  const [names, rest] = headed<[string, string[]][]>(data)
  const bytes = new Bytes(rest)
  const facets = names.map(([name, values]) => {
    const sets = Array.from({ length: bytes.count() }, () => Array.from({ length: bytes.count() }, () => bytes.below(values.length)))
    return { name, values, sets, docs: Uint32Array.from({ length: docs }, () => bytes.below(sets.length)) }
  })
  bytes.end()
  return facets
}

// find returns the file of a family in which a key would be.
export function find(bounds: string[], key: string): number {
  let low = 0, high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(bounds[middle], key) > 0) high = middle
    else low = middle + 1
  }
  return Math.max(0, low - 1)
}

// placeInRun is the file of a key among those that share a bound.
export const placeInRun = (key: string, run: number): number => (hashOf([...key].slice(0, inflected).join('')) >>> 0) % run

export const bounds = (f: Family): string[] => f.n ? (f.from ?? '').split(' ') : []
