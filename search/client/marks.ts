// The words of a text that are marked: the rules of the Go package search (show.go).
import { clauseEnds, minStem, mostBetween } from 'go:constants'
import { Index } from './index.ts'
import { withoutPrefixes } from './plan.ts'
import { fold, size, Span, words } from './words.ts'

// Each word is a set of keys: of the query, in its order; synonyms of one word; and of
// several, which are marked where they stand together.
export interface Marker { own: Set<string>[]; alone: Set<string>[]; phrases: Set<string>[][] }

// marks returns where marked words stand, those of a phrase as one, and notes which
// words of the query stand together with the next one.
export function marks(index: Index, text: string, { own, alone, phrases }: Marker, together: Set<number>): [number, number][] {
  const spans = words(text), keys = spans.map(s => withoutPrefixes(index, fold(text.slice(s.start, s.end))))
  const found: Span[] = []
  const is = (i: number, set: Set<string>) => keys[i].some((key, n) => set.has(key) && (!n || size(key) >= minStem))
  const mark = (from: number, to: number) => found.push({ start: spans[from].start, end: spans[to].end })
  // next is where a word of the set stands beside the i-th; 0 is nowhere.
  const next = (i: number, set: Set<string>): number => {
    for (let j = i + 1; j < spans.length && j <= i + 1 + mostBetween; j++) {
      if ([...text.slice(spans[i].end, spans[j].start)].some(c => clauseEnds.includes(c))) return 0
      if (is(j, set)) return j
      if (!index.stop.has(keys[j][0])) return 0
    }
    return 0
  }
  spans.forEach((_, i) => {
    own.forEach((set, a) => {
      if (!is(i, set)) return
      mark(i, i)
      const j = own[a + 1] ? next(i, own[a + 1]) : 0
      if (!j) return
      mark(i, j)
      together.add(a)
    })
    for (const set of alone) if (is(i, set)) mark(i, i)
    for (const [first, ...rest] of phrases) {
      let at = i, said = is(i, first)
      for (const set of rest) said &&= !!(at = next(at, set))
      if (said) mark(i, at)
    }
  })
  found.sort((a, b) => a.start - b.start)
  const out: [number, number][] = []
  for (const { start, end } of found) {
    const last = out.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}
