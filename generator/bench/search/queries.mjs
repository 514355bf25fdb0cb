// What is asked: titles, words and their misspellings, all drawn from a seed.
import { readFileSync } from "node:fs";

// random returns a generator of numbers in [0, 1) (mulberry32).
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = (next, from) => from[Math.floor(next() * from.length)];

// sample draws without repetition.
export function sample(next, from, n) {
  const left = [...from];
  const out = [];
  while (out.length < n && left.length) out.push(left.splice(Math.floor(next() * left.length), 1)[0]);
  return out;
}

// alphabet returns the letters that the words are written with, the rare ones
// of other languages left out.
export function alphabet(words) {
  const count = new Map();
  for (const word of words) for (const c of word) count.set(c, (count.get(c) ?? 0) + 1);
  return [...count.keys()].filter((c) => count.get(c) * 200 > words.length).sort();
}

// misspelt makes one edit, at any letter, the first included: a letter less, a
// letter more, another letter, or two neighbours swapped.
export function misspelt(next, word, letters) {
  for (;;) {
    const out = [...word];
    const at = Math.floor(next() * out.length);
    switch (Math.floor(next() * 4)) {
      case 0: out.splice(at, 1); break;
      case 1: out.splice(at, 0, pick(next, letters)); break;
      case 2: out[at] = pick(next, letters); break;
      default: out.splice(at, 2, ...out.slice(at, at + 2).reverse());
    }
    if (out.join("") !== word) return out.join("");
  }
}

// wrongLetter puts another letter in the place of one letter of a title.
export function wrongLetter(next, title, letters) {
  const out = [...title];
  const places = out.flatMap((c, i) => (/\p{L}/u.test(c) ? [i] : []));
  const at = pick(next, places);
  out[at] = pick(next, letters.filter((c) => c !== out[at].toLowerCase()));
  return out.join("");
}

// beginning is a title that somebody is still typing: its first three words,
// the last of them half.
export function beginning(title) {
  const words = title.split(" ").slice(0, 3);
  const last = [...words[words.length - 1]];
  words[words.length - 1] = last.slice(0, Math.max(3, Math.ceil(last.length / 2))).join("");
  return words.join(" ");
}

// sets returns what to ask in a language. A query is {text, page} when one page
// is meant, or {text, right} when the pages are meant that the right spelling
// finds; neither, when only the cost counts; complete: the last word is still
// being typed.
export function sets(next, { pages, words, common }, n) {
  const known = new Set(words);
  const long = words.filter((w) => [...w].length >= 4);
  const letters = alphabet(words);
  const titles = sample(next, pages, n);
  const slips = sample(next, long, n).map((right) => {
    let text;
    // Another word is no misspelling, and shorter ones nobody guesses at.
    do text = misspelt(next, right, letters); while (known.has(text) || [...text].length < 4);
    return { text, right };
  });
  return {
    "exact titles": titles.map(({ title, page }) => ({ text: title, page })),
    "titles, one wrong letter": titles.map(({ title, page }) => ({ text: wrongLetter(next, title, letters), page })),
    "titles, being typed": titles.map(({ title, page }) => ({ text: beginning(title), page, complete: true })),
    "one common word": sample(next, common, n).map((text) => ({ text })),
    "single misspelt words": slips,
  };
}

// realSlips draws from codespell's dictionary, whose lines are
// wrong->right or wrong->right, other right, (reason): those whose first
// correction is one of the words, and whose misspelling is none.
export function realSlips(next, dictionary, words, n) {
  const known = new Set(words.filter((w) => [...w].length >= 4));
  const all = new Set(words);
  const found = readFileSync(dictionary, "utf8").split("\n").flatMap((line) => {
    const [wrong, corrections = ""] = line.split("->");
    const right = corrections.split(",")[0].trim();
    return known.has(right) && !all.has(wrong) ? [{ text: wrong, right }] : [];
  });
  return sample(next, found, n);
}
