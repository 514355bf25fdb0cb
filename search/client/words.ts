// Words of a text and the keys that they are looked up under. The rules are
// those of the Go package search/analyze; testdata/fold.json holds both to them.

export interface Span { start: number; end: number } // UTF-16 code units

const pattern = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+/gu

export function words(text: string): Span[] {
  const out: Span[] = []
  for (const m of text.matchAll(pattern)) out.push({ start: m.index!, end: m.index! + m[0].length })
  return out
}

// Marks that say nothing to a search: accents, Hebrew points, Arabic vowel
// signs and tatweel, joiners. Breve and diaeresis see drops().
const mark = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640\u00ad\u200c\u200d]/

const instead: Record<string, string> = {
  'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ı': 'i', 'ħ': 'h', 'ŋ': 'n', 'ς': 'σ',
  '\u0671': '\u0627', '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643',
  '\u0629': '\u0647', '\u06c1': '\u0647', '\u06c3': '\u0647', '\u06d5': '\u0647',
}

function drops(c: string, base: string): boolean {
  if (c === '\u0306') return base !== 'и' && base !== 'у'
  if (c === '\u0308') return base !== 'і'
  return mark.test(c)
}

export function fold(word: string): string {
  let out = '', base = ''
  for (const c of word.normalize('NFKD').toLowerCase()) {
    if (drops(c, base)) continue
    base = c
    const n = c.charCodeAt(0)
    if (n >= 0x660 && n <= 0x669) out += n - 0x660
    else if (n >= 0x6f0 && n <= 0x6f9) out += n - 0x6f0
    else out += instead[c] ?? c
  }
  return out.normalize('NFC')
}

// Code points, and their order: JavaScript's own is that of UTF-16.
export const size = (s: string): number => [...s].length
export const reverse = (s: string): string => [...s].reverse().join('')

export function compare(a: string, b: string): number {
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i), y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

// Surrogates stand for what lies above all other code units.
const rank = (unit: number): number => unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
