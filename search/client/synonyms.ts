// The sets of synonyms in the manifest.
import { maxKey } from 'go:constants'
import { fold, size, words } from './words.ts'

// asked: a question, which people ask and pages do not say.
export interface Phrase { text: string; asked: boolean; keys: string[]; stems: string[]; ask: string[] }

// phrases reads the sets of synonyms in the manifest.
export function phrases(sets: [string, string, string][][], stop: Set<string>): Phrase[][] {
  const split = (s: string) => s ? s.split(' ') : []
  return sets.map(set => set.map(([text, stems, ask]) => {
    const keys = text.includes('/') ? split(ask) : words(text).map(s => fold(text.slice(s.start, s.end))).filter(k => k && !stop.has(k) && size(k) <= maxKey)
    return { text, asked: /[?؟]\s*$/.test(text), keys, stems: split(stems), ask: split(ask) }
  }).filter(p => p.keys.length && p.keys.length === p.stems.length))
}
