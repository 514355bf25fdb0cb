// What a question says of groups: days, ways of meeting, for whom they are, and where, in
// people's own words. The words are those of layouts/strings/*/asked.yaml. A file of its own,
// which the search page fetches with the first question.
import { wordsOf } from "./parts/spelt";
import { element, type Words } from "./parts/words";
import type { Filters } from "./search/address";
import type { Answer } from "./search/client";
import type { Town } from "./finder/towns";

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

/** What a question asks of groups: the way to the finder with that chosen and, if it asks for nothing else, such groups. */
export interface Leads { link: HTMLElement; groups: Answer | null; place: Town | null }

/** What the search page lends: addresses, the facets that its index knows, its words and its index. */
export interface Page {
  words: string; town?: string; finder?: string; groups: string;
  facets: string[]; say: Words["say"]; search(filters: Filters): Promise<Answer>;
}

const here = (address: string): string => new URL(address, location.href).href;
let table: Promise<Table> | undefined;

export async function leads(text: string, page: Page): Promise<Leads | null> {
  table ??= fetch(here(page.words), { referrerPolicy: "no-referrer" }).then((answer) => answer.json());
  table.catch(() => { table = undefined; });
  const says = meant(text, await table, new Date().getDay());
  if (!says) return null;
  const place: Town | null = says.place && page.town && page.finder
    ? await (await import(/* @vite-ignore */ here(page.town))).town(here(page.finder), says.place) : null;
  if (!place && !says.names.length) return null;
  const pairs: [string, string][] = Object.entries(says.filters).map(([facet, keys]) => [facet, keys.join(",")]);
  if (place) pairs.push(["near", place.name], ["at", [place.lat, place.lon, place.country].join(",")]);
  const href = page.groups + "#" + new URLSearchParams(pairs).toString().replaceAll("%2C", ",");
  const choices = [...says.names, ...place ? [place.name] : []].join(" · ");
  const link = element("p", {}, element("a", { class: "button outlined", href }, page.say("search-see_groups", { choices })));
  // Groups near a place are the finder's to list, and so is what the index does not know.
  const such = says.whole && !says.place && Object.keys(says.filters).every((facet) => page.facets.includes(facet));
  return { link, place, groups: such ? await page.search({ ...says.filters, section: ["groups"] }) : null };
}
