// The card that comes before all answers when a question says that somebody may be in
// danger, or names a help line. It is made of what the page has: the template beside the
// search box, and the numbers of the help panel, so it needs neither index nor network.
import { crisisOf, wordsOf } from "./crisis";
import { likely } from "./country";
import { panel } from "./order";
import { element } from "../parts/words";

const MOST = 4; // lines; all others are one link away

/** What a question asks for: a kind of words of crisis, and the line that it names. */
export interface Need { kind: string; named: HTMLElement[]; }

/** What scripts/help.ts gives; the search box fetches it. */
export interface Help {
  all(): Promise<unknown>;
  load(addresses: string[]): Promise<unknown>;
  needOf(text: string): Need | null;
  likeliest(need: Need, otherwise: string): string;
  dial(need: Need): string;
  card(need: Need, clear: () => void): HTMLElement;
  peopleFirst<R extends { section: string; url: string }>(results: R[], need: Need): R[];
}

interface Place { country: string; lines: HTMLElement[]; }

function places(): Place[] {
  return panel().map(({ country, box }) => ({ country, lines: [...box.querySelectorAll("p")] }));
}

/** The countries of those lines in which the reader likely is. */
const hereabouts = (all: Place[]): string[] => likely(all.map((p) => p.country));

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** The need that a question tells of; null for every other question. */
export function needOf(text: string): Need | null {
  const words = wordsOf(text), digits = words.every((w) => /^\d+$/.test(w)) ? words.join("") : "";
  const named = places().flatMap((p) => p.lines).filter((line) => {
    const number = digitsOf(line.querySelector("bdi")?.textContent ?? "");
    const name = wordsOf(line.querySelector("b")!.textContent!);
    return digits ? number === digits : words.join("").length > 4 && words.every((w, i) => name[i]?.startsWith(w));
  });
  const title = wordsOf(document.querySelector(".bar summary")!.textContent!);
  const asked = words.length > 0 && words.join("").length > 5 && words.every((w, i) => title[i] === w);
  const kind = crisisOf(text) || (named.length || asked ? "number" : "");
  return kind ? { kind, named } : null;
}

/** The lines to show: those that are named, then those of the reader's country, and among them the emergency number that
    the card speaks of; where it has none, those of no country. */
function linesFor({ kind, named }: Need): HTMLElement[] {
  const all = places(), of = (country: string): HTMLElement[] => all.find((p) => p.country === country)?.lines ?? [];
  const known = hereabouts(all), here = known.length ? known.flatMap(of) : [...of("")];
  const urgent = (line: HTMLElement): number => Number("emergency" in line.dataset);
  const listeningFirst = kind === "suicide" || kind === "self-harm";
  here.sort((a, b) => (urgent(b) - urgent(a)) * (listeningFirst ? -1 : 1)); // emergency numbers first, or last
  const lines = [...new Set([...named, ...here])], some = lines.slice(0, MOST), emergency = here.find(urgent);
  return emergency && !some.includes(emergency) ? [...lines.slice(0, MOST - 1), emergency] : some;
}

/** Name and number of the likeliest line, the number once; what to do otherwise when there is none. */
export function likeliest(need: Need, otherwise: string): string {
  const line = linesFor(need)[0], name = line?.querySelector("b")?.textContent ?? otherwise;
  const number = line?.querySelector("bdi")?.textContent ?? "";
  return !number || ` ${name} `.includes(` ${number} `) ? name : `${name} ${number}`;
}

/** The address under which a finger can ring that line; "" when it has none. */
export const dial = (need: Need): string => linesFor(need)[0]?.querySelector("a[href^='tel:']")?.getAttribute("href") ?? "";

/** The card. clear is what its button does. */
export function card(need: Need, clear: () => void): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>("template[data-crisis]")!;
  const box = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  box.querySelectorAll<HTMLElement>("[data-kind]").forEach((p) => { if (p.dataset.kind !== need.kind) p.remove(); });
  const lines = linesFor(need);
  let country = "";
  for (const line of lines) {
    const name = line.parentElement!.querySelector("h2")!.textContent!;
    if (name !== country) box.querySelector("[data-lines]")!.append(element("h3", {}, country = name));
    box.querySelector("[data-lines]")!.append(line.cloneNode(true));
  }
  // A line of elsewhere that somebody named is no help here: their own emergency number stays spoken of.
  if (hereabouts(places()).length) box.querySelector("[data-elsewhere]")!.remove();
  if (!lines.length) box.querySelector("[data-state]")?.remove();
  box.querySelector("[data-clear]")!.addEventListener("click", clear);
  return box;
}

/** Results with groups before pages, and those before words and sources. Lines to ring are on the card; unless one was asked for, others share a word by chance. */
export function peopleFirst<R extends { section: string; url: string }>(results: R[], { kind }: Need): R[] {
  const rank = ({ section }: R): number => section === "groups" ? 0 : section === "glossary" || section === "library" ? 2 : 1;
  return results.filter(({ url }) => kind === "number" || !url.includes("#")).sort((a, b) => rank(a) - rank(b));
}
