// Whether what somebody typed says that they, or someone else, may be in danger. The
// words are those of layouts/strings/*/crisis.yaml: of the page's language first, then of
// all others of the hub.
//
// A pattern is words in their order; one other word may stand between two of them.
// "a/b" is either, and a star any beginning or ending. A word of five letters or more
// may have one letter too many or too few, or two letters exchanged; another letter
// in its place would often be another word.
import { crisisKinds } from "go:constants";
import { wordsOf } from "../parts/spelt";

interface Option { text: string; begins: boolean; ends: boolean; } // open at its beginning, or its end
type Pattern = Option[][]; // of each word what it may be

export { wordsOf };

function pattern(text: string): Pattern {
  return text.split(" ").map((word) => word.split("/").map((option) => ({
    text: wordsOf(option).join(""), begins: option.startsWith("*"), ends: option.endsWith("*"),
  })));
}

/** Whether a word is another with one letter too many or too few, or two exchanged. */
function slipped(a: string, b: string): boolean {
  const gap = b.length - a.length;
  if (a.length < 5 || Math.abs(gap) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (gap > 0) return a.slice(i) === b.slice(i + 1);
  if (gap < 0) return a.slice(i + 1) === b.slice(i);
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function fits(word: string, options: Option[], exactly: boolean): boolean {
  return options.some(({ text, begins, ends }) => begins && ends ? word.includes(text)
    : begins ? word.endsWith(text) : ends ? word.startsWith(text) : word === text || !exactly && slipped(text, word));
}

/** The places of the words that a pattern is; none when the text has it nowhere. */
function found(words: string[], pattern: Pattern, exactly = false): number[] {
  const from = (at: number, n: number): number[] | null => {
    if (n === pattern.length) return [];
    for (const next of n ? [at, at + 1] : words.keys()) {
      if (next >= words.length || !fits(words[next], pattern[n], exactly)) continue;
      const rest = from(next + 1, n + 1);
      if (rest) return [next, ...rest];
    }
    return null;
  };
  return from(0, 0) ?? [];
}

const known: { kinds: Pattern[][]; not: Pattern[]; numbers: string[] } = { kinds: crisisKinds.map(() => []), not: [], numbers: [] };
const files = new Map<string, Promise<void>>(); // that are there or on their way, by address
let others: Promise<unknown> = Promise.resolve();

/** Done when the words of all languages are there, or cannot be had. */
export const all = (): Promise<unknown> => others;

/** Loads the words at these addresses, each once, those that did not come again. It is done when those of the first are there. */
export function load(addresses: string[]): Promise<unknown> {
  const read = async (at: string): Promise<void> => {
    const words: { kinds: (string[] | null)[]; not: string[] | null; numbers: string[] | null } = await (await fetch(at)).json();
    words.kinds.forEach((list, n) => known.kinds[n].push(...(list ?? []).map(pattern)));
    known.not.push(...(words.not ?? []).map(pattern));
    known.numbers.push(...(words.numbers ?? []).map((text) => wordsOf(text).join("")));
  };
  const add = (at: string): Promise<void> => {
    const file = files.get(at) ?? read(at).catch((error) => { files.delete(at); throw error; });
    files.set(at, file);
    return file;
  };
  return add(addresses[0]).finally(() => { others = Promise.allSettled(addresses.slice(1).map(add)); })
    .catch(() => {}); // numbers and names of lines are known without
}

const END = 500; // letters: what is longer is read at its beginning and its end, where the newest words are

/** A text as it stands, and with letters drawn out ("diiie") or apart ("d i e") put right. */
function readings(text: string): Set<string> {
  const some = text.length > 2 * END ? `${text.slice(0, END)} ${text.slice(-END)}` : text;
  const drawn = /(\p{L})\1{2,}/gu, short = some.replace(drawn, "$1");
  const apart = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}){2,}(?![\p{L}\p{N}])/gu;
  const joined = short.replace(apart, (letters) => letters.replaceAll(" ", ""));
  return new Set([some, some.replace(drawn, "$1$1"), short, joined]);
}

/** What a question says of danger: a kind of words of crisis, or "" for nothing. */
export function crisisOf(text: string): string {
  for (const reading of readings(text)) {
    const kind = kindOf(wordsOf(reading));
    if (kind) return kind;
  }
  return "";
}

function kindOf(words: string[]): string {
  if (known.numbers.includes(words.join(""))) return "number"; // alone: 112 may be a room
  for (const innocent of known.not) {
    for (let at = found(words, innocent); at.length; at = found(words, innocent)) {
      for (const i of at) words[i] = ""; // which is no word of any pattern
    }
  }
  // What fits letter by letter comes first: "want to die" is nearly "wants to die", which
  // somebody says of another.
  const kind = (exactly: boolean): number => known.kinds.findIndex((list) => list.some((p) => found(words, p, exactly).length));
  const at = kind(true);
  return crisisKinds[at < 0 ? kind(false) : at] ?? "";
}
