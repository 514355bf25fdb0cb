// The sets of synonyms in the manifest.
import { maxKey } from 'go:constants'
import { fold, size, words } from './words.ts'

export interface Phrase { text: string; keys: string[]; stems: string[]; ask: string[] }

// phrases reads the sets of synonyms in the manifest.
export function phrases(sets: [string, string, string][][], stop: Set<string>): Phrase[][] {
  const split = (s: string) => s ? s.split(' ') : []
  return sets.map(set => set.map(([text, stems, ask]) => {
    const keys = words(text).map(s => fold(text.slice(s.start, s.end))).filter(k => k && !stop.has(k) && size(k) <= maxKey)
    return { text, keys, stems: split(stems), ask: split(ask) }
  }).filter(p => p.keys.length && p.keys.length === p.stems.length))
}
