// What a query asks of the index: the rules of the Go package search, where
// they are explained (doc.go, plan.go).
import { countMask, isStem, onlyStem, Word } from './format.ts'
import { Index } from './index.ts'
import { compare, fold, isGram, reverse, size, Span, words } from './words.ts'

export const exact = 16
const synonym = 4, maxSynonyms = 6, maxSynonymShards = 3
const stem = 12, fuzzy1 = 8, prefix = 6, fuzzy2 = 5
const maxKey = 40, maxWords = 32, minStem = 3, minPrefix = 3, minFuzzy = 4, minFuzzy2 = 6
const maxPrefixKeys = 8, maxFuzzyKeys = 3, maxExtraShards = 2, maxPrefixLeafs = 3

export interface Alternative { key: string; weight: number }
export interface Correction { span: Span; key: string }

// Part of the words, and the phrases that may stand for all of it: each the
// words of a synonym, which a document must have all.
export interface Part { words: Alternative[][]; synonyms: Alternative[][][] }
export interface Plan { parts: Part[]; size: number; alsoSearched: string[]; corrections: Correction[] }

interface Asked { key: string; span: Span; completing: boolean }

export async function makePlan(index: Index, text: string, complete: boolean): Promise<Plan> {
  const all: Asked[] = []
  for (const span of words(text)) {
    const key = fold(text.slice(span.start, span.end))
    if (!key || size(key) > maxKey) continue
    const last = complete && span.end === text.length
    const same = all.find(a => a.key === key)
    if (same) same.completing ||= last
    else if (all.length < maxWords) all.push({ key, span, completing: last })
  }
  const kept = all.filter(a => a.completing || !index.stop.has(a.key))
  const asked = kept.length || index.abroad ? kept : all
  const { parts, alsoSearched } = synonyms(index, asked.map(a => a.key))
  const known = parts.flatMap(p => Array.from({ length: p.n || 1 }, () => p.n > 0))
  const planned = await Promise.all(asked.map((a, i) => plan(index, a, known[i])))
  const corrections: Correction[] = []
  planned.forEach(([alternatives, guessed], i) => {
    if (guessed) corrections.push({ span: asked[i].span, key: alternatives[0].key })
  })
  const found = planned.map(([alternatives]) => alternatives)
  return {
    parts: parts.map(p => ({ words: found.splice(0, p.n || 1), synonyms: p.synonyms })),
    size: planned.length, alsoSearched, corrections,
  }
}

interface Phrase { text: string; keys: string[]; stems: string[]; ask: string[] }

// phrases reads the sets of synonyms in the manifest.
export function phrases(sets: [string, string, string][][], stop: Set<string>): Phrase[][] {
  const split = (s: string) => s ? s.split(' ') : []
  return sets.map(set => set.map(([text, stems, ask]) => {
    const keys = words(text).map(s => fold(text.slice(s.start, s.end))).filter(k => k && !stop.has(k) && size(k) <= maxKey)
    return { text, keys, stems: split(stems), ask: split(ask) }
  }).filter(p => p.keys.length && p.keys.length === p.stems.length))
}

// synonyms parts the words by the phrases among them; n is 0 for a word that
// is in none.
function synonyms(index: Index, keys: string[]) {
  const shards = new Set(keys.map(key => index.shardOf(key)))
  const most = shards.size + maxSynonymShards
  const parts: { n: number; synonyms: Alternative[][][] }[] = [], alsoSearched: string[] = []
  for (let at = 0; at < keys.length;) {
    const said = (p: Phrase) => at + p.keys.length <= keys.length && p.keys.every((key, i) => {
      const own = keys[at + i], root = p.stems[i]
      return own === key || own === root || own.startsWith(root) && index.suffixes.includes(own.slice(root.length))
    })
    const n = Math.max(0, ...index.synonyms.flat().filter(said).map(p => p.keys.length))
    const others: Phrase[] = []
    for (const set of n ? index.synonyms : []) {
      const here = set.find(p => p.keys.length === n && said(p))
      if (here) others.push(...set.filter(p => sorted(p.stems) !== sorted(here.stems) && !others.some(o => o.text === p.text)))
    }
    const part = { n, synonyms: [] as Alternative[][][] }
    for (const { text, ask } of others) {
      if (!ask.length || alsoSearched.length === maxSynonyms) continue
      const more = new Set([...shards, ...ask.map(key => index.shardOf(key))])
      if (more.size > most) continue
      more.forEach(s => shards.add(s))
      part.synonyms.push(ask.map(key => [{ key, weight: synonym }]))
      if (!alsoSearched.includes(text)) alsoSearched.push(text)
    }
    parts.push(part)
    at += n || 1
  }
  return { parts, alsoSearched }
}

const sorted = (stems: string[]): string => [...stems].sort(compare).join(' ')

async function plan(index: Index, { key, completing }: Asked, known: boolean): Promise<[Alternative[], boolean]> {
  const alternatives: Alternative[] = []
  // The leaf of a word being completed is wanted anyway: ask for it at once.
  const early = completing ? index.forward(key, maxPrefixLeafs) : null
  early?.catch(() => {}) // reported when it is awaited
  const shard = await index.shard(index.shardOf(key))
  const at = shard?.at.get(key)
  if (at !== undefined) {
    alternatives.push({ key, weight: shard!.words[at].props & onlyStem ? stem : exact })
    if (!completing) return [alternatives, false]
  }
  if (index.abroad) return [[], false] // nothing is guessed at there
  // A word that nobody wrote is most often misspelt: both leaves at once.
  if (at === undefined && !known && guessable(key)) index.backward(reverse(key)).catch(() => {})
  const near = await (early ?? index.forward(key, maxPrefixLeafs))
  if (!alternatives.length) {
    const root = stemOf(key, near, index.suffixes)
    if (root) {
      alternatives.push({ key: root, weight: stem })
      if (!completing) return [alternatives, false]
    }
  }
  alternatives.push(...completions(index, key, near))
  if (alternatives.length || known) return [alternatives, false]
  const guesses = await guess(index, key, near)
  return [guesses, guesses.length > 0]
}

function stemOf(key: string, near: Word[], suffixes: string[]): string {
  let best = ''
  for (const suffix of suffixes) {
    if (!key.endsWith(suffix)) continue
    const root = key.slice(0, key.length - suffix.length)
    if (root.length <= best.length || size(root) < minStem) continue
    if (near.some(w => w.key === root && w.props & isStem)) best = root
  }
  return best
}

function completions(index: Index, key: string, near: Word[]): Alternative[] {
  if (size(key) < minPrefix && !isGram(key)) return []
  const found = near.filter(w => !(w.props & onlyStem) && w.key !== key && w.key.startsWith(key))
  return choose(index, found, maxPrefixKeys, prefix)
}

const guessable = (key: string): boolean => size(key) >= minFuzzy && !isGram(key)

async function guess(index: Index, key: string, near: Word[]): Promise<Alternative[]> {
  if (!guessable(key)) return []
  const word = [...key]
  let best = word.length < minFuzzy2 ? 1 : 2
  const back = await index.backward(reverse(key))
  const found = new Map<string, Word>()
  for (const w of [...near, ...back.map(w => ({ key: reverse(w.key), props: w.props }))]) {
    if (w.props & onlyStem) continue
    const at = distance(word, [...w.key], best)
    if (at > best) continue
    if (at < best) {
      best = at
      found.clear()
    }
    found.set(w.key, w)
  }
  return choose(index, [...found.values()], maxFuzzyKeys, best > 1 ? fuzzy2 : fuzzy1)
}

function choose(index: Index, found: Word[], most: number, weight: number): Alternative[] {
  found.sort((a, b) => (b.props & countMask) - (a.props & countMask) || compare(a.key, b.key))
  const out: Alternative[] = [], shards = new Set<number>()
  for (const { key } of found) {
    if (out.length === most) break
    const shard = index.shardOf(key)
    if (!shards.has(shard) && shards.size === maxExtraShards) continue
    shards.add(shard)
    out.push({ key, weight })
  }
  return out
}

// Optimal string alignment distance, or limit + 1 when it is more.
function distance(a: string[], b: string[], limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before2: number[] = [], before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let lowest = i
    for (let j = 1; j <= b.length; j++) {
      let at = Math.min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) at = Math.min(at, before2[j - 2] + 1)
      row.push(at)
      lowest = Math.min(lowest, at)
    }
    if (lowest > limit) return limit + 1
    before2 = before
    before = row
  }
  return Math.min(before[b.length], limit + 1)
}
