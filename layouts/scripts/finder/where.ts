// Of a very large hub: where a reader looks is asked before groups are looked through, since the facts of
// all of them would be too much to load.
import type { Words } from "../parts/words";
import { element, upperFirst } from "../parts/words";
import { fromAfar, type Question } from "./choose";
import type { Index } from "./data";
import { button } from "./page";
import { waysFromAfar, type Said } from "./said";

/** Ways to say it: a town, a country, or the language of what one joins from afar. */
export function where(index: Index, words: Words, said: Said, q: Question, change: (q: Question) => void, town: () => void): Node[] {
  const ask = (facet: string, ...keys: string[]) => change({ ...q, keys: { ...q.keys, [facet]: keys } });
  const chips = (title: string, facet: string, there: (string[] | undefined)[]): Node[] => {
    const choices = said.facet(facet)?.choices.filter(([key]) => there.some((keys) => keys?.includes(key))) ?? [];
    return choices.length ? [element("p", {}, words.say(title)), element("p", { class: "chips" }, ...choices.map(([key, label]) => button(upperFirst(label), () => ask(facet, key))))] : [];
  };
  const parts = index.parts!.filter((p) => p.file), afar = waysFromAfar(said);
  return [
    element("p", {}, words.say("where-why", { n: index.total })),
    element("p", { class: "acts" }, button(words.say("where-town"), town, "button main"), ...(afar.length && !fromAfar(q) ? [button(words.say("online-all"), () => ask("attendance", ...afar), "button")] : [])),
    ...(fromAfar(q) ? chips("where-language", "language", parts.map((p) => p.languages)) : []),
    ...chips("where-country", "place", parts.map((p) => p.countries)),
  ];
}
