// Results by kind: groups, pages, and words and sources.
import type { Result } from "./client";

const order = ["groups", "pages", "words"] as const;
const half = 0.5; // of the best score: what is worse does not come first for being a group

const kindOf = ({ section }: Result) => section === "groups" ? "groups" : section === "glossary" || section === "library" ? "words" : "pages";

/** The results of each kind that there are: groups first, unless a page is what was asked for by its very title, or all groups fit badly. */
export function byKind(results: Result[], text: string) {
  const plain = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim(), best = Math.max(...results.map((r) => r.score));
  const exact = results.find((r) => plain(r.title) === plain(text));
  // A group that was asked for by its day and the like has no score.
  const first = kindOf(exact ?? results.find((r) => kindOf(r) === "groups" && (!r.score || r.score >= half * best)) ?? results.find((r) => kindOf(r) === "pages") ?? results[0]);
  return [...new Set([first, ...order])].map((kind) => ({ kind, results: results.filter((r) => kindOf(r) === kind) })).filter((k) => k.results.length);
}
