// What a question says of groups: days, ways of meeting, for whom they are, and where, in
// people's own words. The words are those of layouts/strings/*/asked.yaml.
import { wordsOf } from "../parts/spelt";
import type { Filters } from "./address";

export interface Table {
  facets: Record<string, Record<string, string[]>>; // facet → key → words, its label first
  today: string[] | null; tomorrow: string[] | null; near: string[] | null; here: string[] | null; groups: string[] | null;
}

export interface Meant {
  filters: Filters; names: string[];
  place: string; // words that may be a town; "" for none
  whole: boolean; // the question says nothing else, if the place is one
}

interface Entry { words: string[]; facet?: string; keys?: string[]; name?: string; as?: "near" | "fill" }

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const aboutPages = ["topic"]; // pages are about these as well as groups

function entries(table: Table, today: number): Entry[] {
  const out: Entry[] = [];
  const add = (all: string[] | null, entry: Omit<Entry, "words">) => {
    for (const text of all ?? []) out.push({ words: wordsOf(text), ...entry });
  };
  for (const [facet, choices] of Object.entries(table.facets)) {
    for (const [key, words] of Object.entries(choices)) if (key !== "everyone") add(words, { facet, keys: [key], name: words[0] });
  }
  for (const [words, day] of [[table.today, today], [table.tomorrow, (today + 1) % 7]] as const) {
    const key = weekdays[day];
    add(words, { facet: "day", keys: [key], name: table.facets.day?.[key]?.[0] ?? key });
  }
  add(table.here, { as: "fill" });
  add(table.near, { as: "near" });
  add(table.groups, { as: "fill" });
  return out.filter((e) => e.words.length).sort((a, b) => b.words.length - a.words.length);
}

/** meant reads a question; null when it says nothing of groups. today is a number as of Date.getDay. */
export function meant(text: string, table: Table, today: number): Meant | null {
  const said = wordsOf(text), all = entries(table, today), filters: Filters = {}, names: string[] = [];
  const rest: string[] = [];
  let near = false, place: string[] = [];
  for (let at = 0; at < said.length;) {
    const fits = all.filter((e) => e.words.every((w, i) => said[at + i] === w)), longest = fits[0]?.words.length ?? 0;
    const here = fits.filter((e) => e.words.length === longest), facet = here.find((e) => e.facet)?.facet;
    for (const { keys, name } of here.filter((e) => e.facet && e.facet === facet)) { // a weekend is two days
      filters[facet!] = [...new Set([...filters[facet!] ?? [], ...keys!])];
      if (!names.includes(name!)) names.push(name!);
    }
    if (!longest && near) place.push(said[at]);
    else if (!longest) rest.push(said[at]);
    near = here.some((e) => e.as === "near") || !longest && near;
    at += longest || 1;
  }
  const facts = names.length > 0;
  if (!place.length && facts && rest.length === 1) place = rest.splice(0); // "free groups Leeds"
  if (!facts && !place.length) return null;
  return { filters, names, place: place.join(" "), whole: !rest.length && !aboutPages.some((f) => filters[f]) };
}
