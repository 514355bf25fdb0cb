// The sets of synonyms in the manifest.
import { maxKey } from 'go:constants'
import { fold, size, words } from './words.ts'

// asked: a question, which people ask and pages do not say. whole: of a phrase that has one
// word beside stop words, the keys of all.
export interface Phrase { text: string; asked: boolean; whole: string[]; keys: string[]; stems: string[]; ask: string[] }

// phrases reads the sets of synonyms in the manifest.
export function phrases(sets: [string, string, string][][], stop: Set<string>): Phrase[][] {
  const split = (s: string) => s ? s.split(' ') : []
  return sets.map(set => set.map(([text, stems, ask]) => {
    const all = text.includes('/') ? split(ask) : words(text).map(s => fold(text.slice(s.start, s.end))).filter(k => k && size(k) <= maxKey)
    const keys = text.includes('/') ? all : all.filter(k => !stop.has(k))
    return { text, asked: /[?؟]\s*$/.test(text), keys, whole: keys.length > 1 ? [] : all, stems: split(stems), ask: split(ask) }
  }).filter(p => p.keys.length && p.keys.length === p.stems.length))
}
