// What a query asks of the index: the rules of the Go package search, where
// they are explained (doc.go, plan.go).
import {
  countMask, fewWords, firstAddress, isStem, maxExtraShards, maxFuzzyKeys, maxKey, maxPrefixKeys, maxPrefixLeafs, maxSynonyms, maxSynonymShards, maxWords, minFuzzy,
  minFuzzy2, minPiece, minPrefix, minStem, minSure, onlyStem, severalWords, weightExact, weightFuzzy1, weightFuzzy2, weightPrefix, weightStem,
  weightSynonym,
} from 'go:constants'
import { Word } from './format.ts'
import { Index } from './index.ts'
import { Phrase } from './synonyms.ts'
import { compare, fold, isGram, joined, reverse, size, Span, words } from './words.ts'

// keys: one, or two that a document must have both.
export interface Alternative { keys: string[]; weight: number; fuzzy?: boolean }
export interface Correction { span: Span; keys: string[] }

// Part of the words, and the phrases that may stand for all of it: each the
// words of a synonym, which a document must have all.
export interface Part { words: Alternative[][]; known: boolean; asked: boolean; synonyms: Alternative[][][] }
export interface Plan { parts: Part[]; size: number; alsoSearched: string[]; corrections: Correction[] }

// parts: the keys of the two words of which it was joined.
interface Asked { key: string; span: Span; completing: boolean; parts: string[] }
interface Pair { words: [string, string]; key: string }

export async function makePlan(index: Index, text: string, complete: boolean): Promise<Plan> {
  const all = await wordsAsked(index, text, complete), pairs = await pairsOf(index, all)
  const kept = all.filter(a => a.completing || !index.stop.has(a.key))
  const asked = kept.length || index.elsewhere ? kept : all
  let { parts, alsoSearched } = synonyms(index, asked.map(a => a.key), all.map(a => a.key), pairs)
  const known = parts.flatMap(p => Array.from({ length: p.n }, () => p.known))
  const planned = await Promise.all(asked.map((a, i) => alternativesFor(index, a, joinsOf(index, all, a), known[i], asked.length < severalWords ? maxExtraShards : 1)))
  const corrections: Correction[] = []
  for (const [, c] of planned) {
    if (!c) continue
    const last = corrections.at(-1)
    // Two words that were joined are corrected once, whatever was guessed of one of them.
    if (last && c.span.start < last.span.end) {
      if (c.span.start > last.span.start) continue
      corrections.pop()
    }
    corrections.push(c)
  }
  // What was meant may be in a phrase, too.
  const meant = asked.map(({ key, span }) => corrections.find(c => c.span === span && c.keys.length < 2)?.keys[0] ?? key)
  if (meant.some((key, i) => key !== asked[i].key)) ({ parts, alsoSearched } = synonyms(index, meant, all.map(a => a.key), pairs))
  const found = planned.map(([alternatives]) => alternatives)
  return {
    parts: parts.map(p => ({ words: found.splice(0, p.n), known: p.known, asked: p.asked, synonyms: p.synonyms })),
    size: planned.length, alsoSearched, corrections,
  }
}

// wordsAsked reads the different words of a query. Those that are written as several
// and known as one are that one.
async function wordsAsked(index: Index, text: string, complete: boolean): Promise<Asked[]> {
  const all: Asked[] = [], spans = words(text), keys = spans.map(s => fold(text.slice(s.start, s.end)))
  const add = (key: string, span: Span, parts: string[] = []) => {
    if (!key || size(key) > maxKey) return
    const completing = complete && span.end === text.length
    const same = all.find(a => a.key === key)
    if (same) same.completing ||= completing
    else if (all.length < maxWords) all.push({ key, span, completing, parts })
  }
  const runs = index.elsewhere ? [] : joined(text, spans)
  const asOne = runs.map(j => j.beside || has(index, fold(j.text)))
  if (runs.length && !index.elsewhere) keys.forEach(key => index.shard(key).catch(() => {})) // wanted anyway, in one trip
  for (let i = 0; i < spans.length; i++) {
    const at = runs.findIndex(j => j.from <= i && i < j.to), j = runs[at], key = j && fold(j.text)
    if (j?.from === i && !j.beside && await asOne[at]) {
      add(key, { start: j.start, end: j.end }, j.to - j.from === 2 ? keys.slice(j.from, j.to) : [])
      i = j.to - 1
      continue
    }
    add(keys[i], spans[i])
    if (j?.beside && j.to === i + 1) add(key, { start: j.start, end: j.end })
  }
  return all
}

// pairsOf returns what two words of a short query make with the space between them less.
async function pairsOf(index: Index, all: Asked[]): Promise<Pair[]> {
  if (all.length > fewWords || index.elsewhere) return []
  const pairs = all.slice(1).map((two, i): Pair => ({ words: [all[i].key, two.key], key: all[i].key + two.key }))
    .filter(({ key }, i) => all[i].span.end < all[i + 1].span.start && !index.stop.has(key) && !isGram(key))
  if (pairs.length) all.forEach(({ key }) => index.shard(key).catch(() => {}))
  const there = await Promise.all(pairs.map(p => has(index, p.key)))
  return pairs.filter((_, i) => there[i])
}

const has = async (index: Index, key: string): Promise<boolean> => !!(await index.shard(key))?.at.has(key)

// pairAt returns the word that the keys make with a space less, and how many of them:
// a stop word of the two is none of the plan's.
function pairAt(pairs: Pair[], [one, two]: string[]): [key: string, n: number] {
  let found: [string, number] = ['', 0]
  for (const { words: [a, b], key } of pairs) {
    if (one === a && two === b) return [key, 2]
    if ((one === a || one === b) && two !== b && !found[1]) found = [key, 1]
  }
  return found
}

// synonyms parts the words by the phrases among them; all are the query's, stop words among them.
function synonyms(index: Index, keys: string[], all: string[], pairs: Pair[]) {
  const shards = new Set(keys.map(key => index.shardOf(key)))
  const most = shards.size + maxSynonymShards
  const parts: { n: number; known: boolean; asked: boolean; synonyms: Alternative[][][] }[] = [], alsoSearched: string[] = []
  for (let at = 0; at < keys.length;) {
    const said = (p: Phrase) => at + p.keys.length <= keys.length && p.keys.every((key, i) => {
      const root = p.stems[i]
      return withoutPrefixes(index, keys[at + i]).some(own =>
        own === key || own === root || own.startsWith(root) && index.suffixes.includes(own.slice(root.length)))
    }) && p.whole.every(key => key === p.keys[0] || all.includes(key))
    const n = Math.max(0, ...index.synonyms.flat().filter(said).map(p => p.keys.length))
    let others: Phrase[] = [], asked = n > 0
    for (const set of n ? index.synonyms : []) {
      const here = set.find(p => p.keys.length === n && said(p))
      if (here && !here.asked) asked = false
      if (here) others.push(...set.filter(p => sorted(p.stems) !== sorted(here.stems) && p.stems.join('') !== here.stems.join('') && !others.some(o => o.text === p.text)))
    }
    const part = { n: n || 1, known: n > 0, asked, synonyms: [] as Alternative[][][] }
    const [pair, paired] = pairAt(pairs, keys.slice(at))
    if (paired && paired >= n) {
      if (paired > n) {
        part.n = paired
        part.known = part.asked = false
        others = []
      }
      part.synonyms.push([[{ keys: [pair], weight: weightSynonym }]])
    }
    let ordered = 0
    for (const { text, ask } of others) {
      if (!ask.length || part.synonyms.length === maxSynonyms) continue
      const weight = weightSynonym + (part.asked || text.includes('/') ? Math.max(0, firstAddress - ordered++) : 0)
      const more = new Set([...shards, ...ask.map(key => index.shardOf(key))])
      if (more.size > most) continue
      more.forEach(s => shards.add(s))
      part.synonyms.push(ask.map(key => [{ keys: [key], weight }]))
      if (!text.includes('/') && !alsoSearched.includes(text)) alsoSearched.push(text)
    }
    parts.push(part)
    at += part.n
  }
  return { parts, alsoSearched }
}

// withoutPrefixes returns a key, and what is left of it without each of the
// prefixes that the language writes together with words.
export const withoutPrefixes = (index: Index, key: string): string[] =>
  [key, ...index.prefixes.filter(p => key.startsWith(p)).map(p => key.slice(p.length))]

const sorted = (stems: string[]): string => [...stems].sort(compare).join(' ')

// joinsOf returns what the word makes with the one before it, and with the one
// after it.
function joinsOf(index: Index, all: Asked[], a: Asked): Correction[] {
  const at = all.indexOf(a), joins: Correction[] = []
  for (let i = Math.max(1, at); i <= at + 1 && i < all.length; i++) {
    const key = all[i - 1].key + all[i].key
    if (!index.stop.has(key) && !isGram(key)) joins.push({ span: { start: all[i - 1].span.start, end: all[i].span.end }, keys: [key] })
  }
  return joins
}

// misspaced returns the word that the key makes with a neighbour or, unless
// there are likely guesses, the two that it is made of.
function misspaced(index: Index, { key, span }: Asked, joins: Correction[], words: Word[], likely: boolean): Correction | undefined {
  const props = new Map(words.map(w => [w.key, w.props & countMask]))
  let best = joins.find(j => props.has(j.keys[0])), most = -1
  if (best || likely) return best
  const letters = [...key]
  for (let i = minPiece; i <= letters.length - minPiece; i++) {
    const keys = [letters.slice(0, i).join(''), letters.slice(i).join('')]
    const n = Math.min(...keys.map(k => index.stop.has(k) ? -1 : props.get(k) ?? -1))
    if (n > most) {
      best = { span, keys }
      most = n
    }
  }
  return best
}

async function alternativesFor(index: Index, a: Asked, joins: Correction[], known: boolean, extra: number): Promise<[Alternative[], Correction?]> {
  const { key, completing } = a
  const alternatives: Alternative[] = []
  // The leaf of a word being completed is wanted anyway: ask for it at once.
  const early = completing ? index.forward(key, maxPrefixLeafs) : null
  early?.catch(() => {}) // reported when it is awaited
  const shard = await index.shard(key)
  const at = shard?.at.get(key)
  if (at !== undefined) {
    alternatives.push({ keys: [key], weight: shard!.words[at].props & onlyStem ? weightStem : weightExact })
    if (a.parts.length === 2 && !a.parts.some(key => index.stop.has(key)) && (await Promise.all(a.parts.map(key => has(index, key)))).every(Boolean)) {
      alternatives.push({ keys: a.parts, weight: weightStem })
    }
    if (!completing) return [alternatives]
  }
  if (index.elsewhere) return [[]] // nothing is guessed at there
  // A word that nobody wrote is most often misspelt: both leaves at once.
  if (at === undefined && !known && guessable(index, key)) index.backward(reverse(key)).catch(() => {})
  const near = await (early ?? index.forward(key, maxPrefixLeafs))
  const ending = at === undefined ? stemOf(key, near, index.suffixes) : ''
  const root = ending || (at === undefined ? await unprefixed(index, key) : '')
  if (root) alternatives.push({ keys: [root], weight: weightStem })
  const longer = completions(key, near), others = !!root || longer.length > 0, shards = new Set<number>()
  let guessed: Correction | undefined
  if (at === undefined && !known && !(completing && others)) {
    const words = await alike(index, key, near)
    const general = await index.general(key)
    let [close, edits] = guess(key, words, others || general)
    close = close.filter(w => w.key !== root && !(general && w.unlikely && !w.key.startsWith(key) && !key.startsWith(w.key)))
    if (!close.length && !root && !general) {
      close = await unprefixedGuesses(index, key)
      edits = 1
    }
    if (!root && (guessed = misspaced(index, a, joins, words, general || edits < 2 && close.length > 0))) {
      const { keys } = guessed
      close = close.filter(w => edits < 2 && w.key !== keys[0])
      keys.forEach(key => shards.add(index.shardOf(key)))
      alternatives.push({ keys, weight: weightFuzzy1, fuzzy: keys.length < 2 })
    }
    for (const key of choose(index, close, maxFuzzyKeys, shards, extra)) {
      alternatives.push({ keys: [key], weight: edits > 1 || general ? weightFuzzy2 : weightFuzzy1, fuzzy: true })
      if ((!root || ending && size(ending) < minSure) && !general) guessed ??= { span: a.span, keys: [key] }
    }
  }
  const fresh = longer.filter(w => !alternatives.some(a => a.keys[0] === w.key))
  for (const key of choose(index, fresh, maxPrefixKeys, shards, extra)) alternatives.push({ keys: [key], weight: weightPrefix })
  return [alternatives, guessed]
}

// unprefixed returns the key, or its stem, without one of the prefixes.
async function unprefixed(index: Index, key: string): Promise<string> {
  for (const rest of withoutPrefixes(index, key).slice(1)) {
    if (size(rest) < minStem) continue
    const near = await index.forward(rest, maxPrefixLeafs) // all keys are there, and the stems
    if (near.some(w => w.key === rest)) return rest
    const root = stemOf(rest, near, index.suffixes)
    if (root) return root
  }
  return ''
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

interface Candidate extends Word { unlikely?: boolean }

function completions(key: string, near: Word[]): Candidate[] {
  if (size(key) < minPrefix && !isGram(key)) return []
  return near.filter(w => !(w.props & onlyStem) && w.key !== key && w.key.startsWith(key))
}

const guessable = (index: Index, key: string): boolean => size(key) >= index.least && !isGram(key)

// unprefixedGuesses returns the words that are one edit away from the key without the
// longest of the prefixes with which it begins.
async function unprefixedGuesses(index: Index, key: string): Promise<Candidate[]> {
  const rest = withoutPrefixes(index, key).slice(1).find(rest => size(rest) >= minFuzzy)
  if (!rest) return []
  const words = await alike(index, rest, await index.forward(rest, 1))
  return await index.general(rest) ? [] : guess(rest, words, true)[0]
}

// alike returns the words among which a guess at the key is looked for.
async function alike(index: Index, key: string, near: Word[]): Promise<Word[]> {
  if (!guessable(index, key)) return []
  const back = await index.backward(reverse(key))
  return [...near, ...back.map(w => ({ key: reverse(w.key), props: w.props }))].filter(w => !(w.props & onlyStem))
}

function guess(key: string, words: Word[], others: boolean): [Candidate[], number] {
  const word = [...key]
  let best = word.length < minFuzzy2 || others ? 1 : 2
  const found = new Map<string, Candidate>()
  for (const w of words) {
    const other = [...w.key], at = distance(word, other, best)
    if (at > best) continue
    if (at < best) {
      best = at
      found.clear()
    }
    found.set(w.key, { ...w, unlikely: at === 1 && !slip(word, other) })
  }
  return [[...found.values()], best]
}

// A letter left out, written twice, or swapped with the next.
function slip(key: string[], word: string[]): boolean {
  let i = 0
  while (i < key.length && key[i] === word[i]) i++
  const more = word.length - key.length
  return more > 0 || (more ? i > 0 && key[i] === key[i - 1] : i + 1 < key.length && key[i] === word[i + 1] && key[i + 1] === word[i])
}

function choose(index: Index, found: Candidate[], most: number, shards: Set<number>, extra: number): string[] {
  found.sort((a, b) => +!!a.unlikely - +!!b.unlikely || (b.props & countMask) - (a.props & countMask) || compare(a.key, b.key))
  const out: string[] = []
  for (const { key } of found) {
    if (out.length === most) break
    const shard = index.shardOf(key)
    if (!shards.has(shard) && shards.size >= extra) continue
    shards.add(shard)
    out.push(key)
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
