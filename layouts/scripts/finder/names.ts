// Groups of a large hub by the words of their names. The format is specified in the Go
// package generator/finder (names.go): only the parts are read in which a word can stand.
import { kept, type Store } from "./data";
import { fold } from "./spell";

interface Part { words: string; of: number[][] }
const mostParts = 3;

export class NamesList {
  private readonly parts = new Map<string, Promise<Part>>();
  constructor(private readonly store: Store) {}

  /** The places in the regions of the groups in whose names every word begins one. */
  async find(text: string): Promise<Set<number>> {
    const words = fold(text).split(" ").filter(Boolean);
    const found = await Promise.all(words.map((w) => this.word(w)));
    return found.length ? found.reduce((a, b) => new Set([...a].filter((n) => b.has(n)))) : new Set();
  }

  private async word(word: string): Promise<Set<number>> {
    const parts = this.store.index.names ?? [];
    const from = Math.max(0, parts.findLastIndex(([k]) => k <= word)), to = parts.findLastIndex(([k]) => k <= word + "\uffff");
    const out = new Set<number>();
    for (const p of await Promise.all(parts.slice(from, Math.min(to + 1, from + mostParts)).map(([, file]) => this.part(file)))) {
      p.words.split("\n").forEach((w, i) => {
        if (!w.startsWith(word)) return;
        let n = 0;
        for (const step of p.of[i]) out.add(n += step);
      });
    }
    return out;
  }

  private part(file: string): Promise<Part> { return kept(this.parts, file, () => this.store.part<Part>(file)); }
}
