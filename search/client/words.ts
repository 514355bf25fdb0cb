// Words of a text and the keys that they are looked up under. The rules are
// those of the Go packages search/analyze and spelling; words.json and fold.json in
// their testdata hold both to them.

export interface Span { start: number; end: number } // UTF-16 code units

const pattern = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+/gu

export function words(text: string): Span[] {
  const out: Span[] = []
  for (const m of text.matchAll(pattern)) {
    const start = m.index!
    if (unspaced.test(m[0])) grams(m[0], start, out)
    else out.push({ start, end: start + m[0].length })
  }
  return out
}

// Scripts that do not part their words: two neighbours are one there.
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\uff70\uff9e\uff9f]/u
const clusters = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const unspaced = new RegExp(cjk.source + '|' + clusters.source, 'u')
const extension = /[\p{M}\u00ad\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\u1160-\u11ff]/u

const kana = /^[\p{Script=Katakana}\u30fc\uff70\uff9e\uff9f]+$/u
const leastKana = 3

export const isGram = (key: string): boolean =>
  unspaced.test(String.fromCodePoint(key.codePointAt(0)!)) && (size(key) < leastKana || !kana.test(key))

// A run of words that some people write as one: see AppendJoined in search/analyze.
export interface Joined extends Span { from: number; to: number; text: string; beside: boolean }

const runs: [word: RegExp, gap: RegExp, fits: (n: number, text: string) => boolean][] = [
  [/./u, /^[-\u2010\u2011]$/, (n, text) => n <= 4 && /\p{L}/u.test(text)],
  [/^\p{L}$/u, /^\.$/, () => true],
  [/^\p{Nd}+$/u, /^[-\u2010\u2011 ()\u00a0\u202f]{1,3}$/, (_, text) => {
    const n = text.match(/\p{Nd}/gu)!.length
    return n > 4 && n < 16
  }],
]

export function joined(text: string, words: Span[]): Joined[] {
  const out: Joined[] = [], said = (i: number) => text.slice(words[i].start, words[i].end)
  const add = (from: number, n: number, beside: boolean) => {
    let one = '', at = 0
    for (const w of words.slice(from, from + n)) one += text.slice(Math.max(at, w.start), at = w.end)
    out.push({ start: words[from].start, end: at, from, to: from + n, text: one, beside })
  }
  for (let i = 0; i < words.length; i++) {
    let n = 0
    while (i + n < words.length && kana.test(said(i + n)) && (!n || words[i + n].start < words[i + n - 1].end)) n++
    if (n + 1 >= leastKana) {
      add(i, n, true)
      i += n - 1
      continue
    }
    for (const [word, gap, fits] of runs) {
      let n = 0
      while (i + n < words.length && word.test(said(i + n)) && !isGram(said(i + n)) && (!n || gap.test(text.slice(words[i + n - 1].end, words[i + n].start)))) n++
      if (n < 2 || !fits(n, text.slice(words[i].start, words[i + n - 1].end))) continue
      add(i, n, false)
      i += n - 1
      break
    }
  }
  return out
}

function grams(run: string, offset: number, out: Span[]): void {
  let units: number[] = [], script = 0, joined = false, at = offset
  const end = () => {
    if (script === 1 || units.length === 1) out.push({ start: units[0], end: at })
    else for (let i = 0; i + 1 < units.length; i++) out.push({ start: units[i], end: units[i + 2] ?? at })
    units = []
  }
  for (const c of run) {
    let extends_ = extension.test(c)
    const here = extends_ && script ? script : clusters.test(c) ? 3 : cjk.test(c) ? 2 : 1
    if (here !== script) {
      if (script) end()
      script = here
    } else extends_ ||= joined
    if (!units.length || here > 1 && !extends_) units.push(at)
    joined = c === '\u17d2' || c === '\u1039'
    at += c.length
  }
  end()
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
