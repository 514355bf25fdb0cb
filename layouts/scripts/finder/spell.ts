// How names are compared: what a reader may leave out or mix up makes no difference. The
// keys of towns have the same rules in generator/finder/spell.go; a test holds both together.

const alike: Record<string, string> = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك",
  "ـ": "", "’": "", "‘": "", "ʿ": "", "ʼ": "", "'": " ",
};

/** Small letters without accents and signs. */
export const fold = (text: string): string =>
  text.normalize("NFD").toLowerCase().replace(/[ßæœøłđıىیةکـ’‘ʿʼ']/g, (c) => alike[c]).replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The key of a town's name: without the article with which some names begin. */
export function key(name: string): string {
  const k = fold(name);
  if (/^ال.{3}/.test(k)) return k.slice(2);
  const [, first, rest] = /^(\S+) (.+)$/.exec(k) ?? [];
  if (/^(l[ae]s?|l|el|los|the|al)$/.test(first ?? "")) return rest;
  return first === "st" ? `saint ${rest}` : first === "ste" ? `sainte ${rest}` : k;
}

/** Whether two words differ by so few slips of the finger: a letter too many, too few, another, or two exchanged. */
export function nearly(a: string, b: string, slips: number): boolean {
  if (Math.abs(a.length - b.length) > slips) return false;
  let before: number[] = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > slips) return false;
    [before, last] = [last, row];
  }
  return last[b.length] <= slips;
}
