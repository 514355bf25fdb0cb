// Results by kind: groups, pages, and words and sources.
import { wordsOf } from "../parts/spelt";
import type { Result } from "./client";

export type Kind = "groups" | "pages" | "words";
const order: Kind[] = ["groups", "pages", "words"];
const half = 0.5; // of the best score: what is worse does not come first for being a group

const kindOf = ({ section }: Result): Kind => section === "groups" ? "groups" : section === "glossary" || section === "library" ? "words" : "pages";

/** The results of each kind that there are: groups first, unless a page is what was asked for by its very title, or all groups fit badly. */
export function byKind(results: Result[], text: string): { kind: Kind; results: Result[] }[] {
  const said = wordsOf(text).join(" "), exact = results.find((r) => wordsOf(r.title).join(" ") === said);
  const best = Math.max(...results.map((r) => r.score)), good = results.some((r) => kindOf(r) === "groups" && r.score >= half * best);
  const first = exact ? kindOf(exact) : good ? "groups" : "pages";
  const kinds = [first, ...order.filter((kind) => kind !== first)];
  return kinds.map((kind) => ({ kind, results: results.filter((r) => kindOf(r) === kind) })).filter((k) => k.results.length);
}
