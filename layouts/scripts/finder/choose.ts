// Which groups fit what a reader asks for. No fact that is merely unknown hides
// a group: such groups perhaps fit.
import { anyTime, byArrangement, days, inPerson, times } from "go:constants";
import { distance, type Facet, type Group, type Point } from "./data";
import { fold } from "./spell";

export interface Place extends Point { name: string; country?: string; mine?: boolean }

// Question is what a reader asks for: keys by facet, and what is no facet.
export interface Question {
  keys: Record<string, string[]>; // also day and time
  text: string;
  near?: Place;
  km: number;
}

export const radii = [5, 10, 20, 40, 80, 160, 320];

export const nothing = (): Question => ({ keys: {}, text: "", km: 40 });
export const isSet = (q: Question): boolean => !!(q.text || q.near || Object.values(q.keys).some((k) => k.length));

// parts are the questions that are asked, each of which can be taken away, in
// the order in which one says them: that of the facets, each with what goes with it.
export const parts = (q: Question, facets: Facet[]): string[] =>
  [...facets.flatMap(({ name }) => (name === "day" ? ["day", "time"] : name === "place" ? ["place", "near"] : [name])), "time", "near", "text"]
    .filter((part, i, all) => all.indexOf(part) === i && (part === "near" ? q.near : part === "text" ? q.text : q.keys[part]?.length));

export function without(q: Question, part: string): Question {
  const { [part]: _, ...keys } = q.keys;
  return { ...q, keys, text: part === "text" ? "" : q.text, near: part === "near" ? undefined : q.near };
}

export interface Match { group: Group; km: number | null }
export interface Answer {
  fits: Match[]; perhaps: Match[];
  counts: Record<string, number[]>; // of each choice of each facet, if it were chosen
}

const yes = 1, unknown = 0, no = -1;

// Chooser answers questions over some groups.
export class Chooser {
  private readonly plain: Facet[]; // those that one fact of a group answers
  private readonly text = new WeakMap<Group, string>();

  constructor(private readonly facets: Facet[]) {
    this.plain = facets.filter((f) => f.name !== "day");
  }

  answer(groups: Group[], q: Question): Answer {
    const ids: Record<string, number[]> = {};
    for (const f of this.plain) {
      ids[f.name] = (q.keys[f.name] ?? []).map((k) => f.choices.findIndex((c) => c[0] === k));
    }
    const onDays = (q.keys.day ?? []).map((k) => days.indexOf(k));
    const atTimes = (q.keys.time ?? []).map((k) => times.indexOf(k));
    const words = fold(q.text).split(" ").filter(Boolean);
    const counts: Answer["counts"] = { time: times.map(() => 0) };
    for (const f of this.facets) counts[f.name] = f.choices.map(() => 0);
    const dayOf = (this.facets.find((f) => f.name === "day")?.choices ?? []).map((c) => days.indexOf(c[0]));
    const ways = this.facets.find((f) => f.name === "attendance")?.choices.map((c) => c[0]) ?? [];
    const fits: Match[] = [], perhaps: Match[] = [];
    for (const g of groups) {
      let against = 0, worst = yes, failed = "";
      const judge = (name: string, v: number) => {
        if (v === yes) return;
        against++;
        failed = name;
        worst = Math.min(worst, v);
      };
      const km = q.near && g.at ? distance(q.near, g.at[0], g.at[1]) : null;
      for (const { name, every } of this.plain) {
        if (ids[name].length) judge(name, has(g.facts[name] ?? null, ids[name], every));
      }
      if (onDays.length || atTimes.length) judge("when", meets(g.when, onDays, atTimes));
      if (words.length) judge("text", this.says(g, words) ? yes : no);
      if (q.near) judge("near", this.reach(g, q, km, ids.attendance ?? [], ways));
      if (worst === yes) fits.push({ group: g, km });
      else if (worst === unknown) perhaps.push({ group: g, km });
      // What a choice would leave is counted where nothing else speaks against it.
      if (against > 1) continue;
      for (const { name } of this.plain) {
        if (against === 0 || failed === name) for (const id of g.facts[name] ?? []) counts[name][id]++;
      }
      if (against === 0 || failed === "when") {
        dayOf.forEach((d, i) => { if (meets(g.when, [d], atTimes) === yes) counts.day[i]++; });
        times.forEach((_, t) => { if (meets(g.when, onDays, [t]) === yes) counts.time[t]++; });
      }
    }
    const order = (a: Match, b: Match) => (q.near ? (a.km ?? 1e9) - (b.km ?? 1e9) : 0) || a.group.order - b.group.order;
    return { fits: fits.sort(order), perhaps: perhaps.sort(order), counts };
  }

  // says reports whether every word begins one of the group's.
  private says(g: Group, words: string[]): boolean {
    let text = this.text.get(g);
    if (text === undefined) {
      const labels = this.facets.flatMap((f) => (g.facts[f.name] ?? []).map((id) => f.choices[id]?.[1] ?? ""));
      text = " " + fold([g.card.replace(/<[^>]*>/g, " ").replace(/&[#\w]+;/g, " "), g.words, ...labels].join(" "));
      if (g.card) this.text.set(g, text);
    }
    return words.every((w) => text!.includes(" " + w));
  }

  // reach: who wants to be there in person must be near; who joins from afar need not.
  private reach(g: Group, q: Question, km: number | null, chosen: number[], ways: string[]): number {
    const how = (g.facts.attendance ?? []).map((id) => ways[id]);
    if (chosen.length && chosen.some((id) => ways[id] !== inPerson && how.includes(ways[id]))) return yes;
    if (how.length && !how.includes(inPerson)) return no;
    if (km !== null) return km <= q.km ? yes : no;
    const place = this.facets.find((f) => f.name === "place");
    const country = g.facts.place?.map((id) => place?.choices[id]?.[0])[0];
    return !q.near!.country || !country || country === q.near!.country.toLowerCase() ? unknown : no;
  }
}

// has judges a facet. Of one of which every choice is wanted a group says what it has,
// not what it lacks: an access that it does not name is unknown.
function has(facts: number[] | null, wanted: number[], every = false): number {
  if (every) return facts && wanted.every((id) => facts.includes(id)) ? yes : unknown;
  if (!facts) return unknown;
  return wanted.some((id) => facts.includes(id)) ? yes : no;
}

// meets judges days and times together: Tuesday evening is one session's.
function meets(when: number[] | null, onDays: number[], atTimes: number[]): number {
  if (!when) return unknown;
  let best = no;
  for (const code of when) {
    const day = code >> 2, time = code & 3;
    const d = !onDays.length || onDays.includes(day) ? yes : day === byArrangement ? unknown : no;
    const t = !atTimes.length || atTimes.includes(time) ? yes : time === anyTime ? unknown : no;
    best = Math.max(best, Math.min(d, t));
  }
  return best;
}
