// Which groups fit what a reader asks for. No fact that is merely unknown hides
// a group: such groups perhaps fit. Organisations, which hold no meetings, are a list
// of their own.
import { anyTime, byArrangement, days, inPerson, times } from "go:constants";
import { distance, type Facet, type Group, type Point } from "./data";
import { fold } from "./spell";
import { spans, type Span, type Times } from "./times";

export interface Place extends Point { name: string; country?: string; mine?: boolean }

// Question is what a reader asks for: keys by facet, and what is no facet.
export interface Question {
  keys: Record<string, string[]>; // also day, time and when
  text: string;
  near?: Place;
  km: number;
}

export const nothing = (): Question => ({ keys: {}, text: "", km: 40 });
export const isSet = (q: Question): boolean => !!(q.text || q.near || Object.values(q.keys).some((k) => k.length));

// fromAfar reports whether only what one can join from afar is asked for.
export const fromAfar = ({ keys: { attendance = [] } }: Question): boolean => attendance.length > 0 && !attendance.includes(inPerson);

// parts are the questions that are asked, each of which can be taken away, in
// the order in which one says them: that of the facets, each with what goes with it.
export const parts = (q: Question, facets: Facet[]): string[] =>
  [...facets.flatMap(({ name }) => (name === "day" ? ["when", "day", "time"] : name === "place" ? ["place", "near"] : [name])), "when", "time", "near", "text"]
    .filter((part, i, all) => all.indexOf(part) === i && (part === "near" ? q.near : part === "text" ? q.text : q.keys[part]?.length));

export function without(q: Question, part: string): Question {
  const { [part]: _, ...keys } = q.keys;
  return { ...q, keys, text: part === "text" ? "" : q.text, near: part === "near" ? undefined : q.near };
}

export interface Match { group: Group; km: number | null }
export interface Answer {
  fits: Match[]; perhaps: Match[];
  further: Match[]; // that lie too far away, and fit all else
  afar: Match[]; // that one joins from anywhere, and fit all but the place
  networks: Match[]; // organisations that may know more
  counts: Record<string, number[]>; // of each choice of each facet, if it were chosen
}

const yes = 1, unknown = 0, no = -1;
const mostSorted = 3000; // groups for which it is worked out when they meet next

// Chooser answers questions over some groups.
export class Chooser {
  private readonly plain: Facet[]; // those that one fact of a group answers
  private readonly ways: string[];
  private readonly countries: string[];
  private readonly text = new WeakMap<Group, string>();

  constructor(private readonly facets: Facet[], private readonly times: Times) {
    const keys = (name: string) => facets.find((f) => f.name === name)?.choices.map((c) => c[0]) ?? [];
    this.plain = facets.filter((f) => f.name !== "day");
    this.ways = keys("attendance");
    this.countries = keys("place");
  }

  answer(groups: Group[], q: Question): Answer {
    const ids: Record<string, number[]> = {};
    for (const f of this.plain) ids[f.name] = (q.keys[f.name] ?? []).map((k) => f.choices.findIndex((c) => c[0] === k));
    const onDays = (q.keys.day ?? []).map((k) => days.indexOf(k));
    const atTimes = (q.keys.time ?? []).map((k) => times.indexOf(k));
    const inSpans = (q.keys.when ?? []) as Span[];
    const words = fold(q.text).split(" ").filter(Boolean);
    const counts: Answer["counts"] = { time: times.map(() => 0), when: spans.map(() => 0) };
    for (const f of this.facets) counts[f.name] = f.choices.map(() => 0);
    const dayOf = (this.facets.find((f) => f.name === "day")?.choices ?? []).map((c) => days.indexOf(c[0]));
    const out: Answer = { fits: [], perhaps: [], further: [], afar: [], networks: [], counts };
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
      if (onDays.length || atTimes.length || inSpans.length) judge("when", this.meets(g, onDays, atTimes, inSpans));
      if (words.length) judge("text", this.says(g, words) ? yes : no);
      if (q.near) judge("near", this.reach(g, q, km, ids.attendance ?? []));
      const match = { group: g, km };
      if (g.network) {
        if (worst === yes || worst === unknown && this.says(g, words)) out.networks.push(match);
        continue;
      }
      if (worst === yes) out.fits.push(match);
      else if (worst === unknown) out.perhaps.push(match);
      else if (against === 1 && failed === "near") (this.fromAfar(g) ? out.afar : km === null ? [] : out.further).push(match);
      // What a choice would leave is counted where nothing else speaks against it.
      if (against > 1) continue;
      for (const { name } of this.plain) {
        if (against === 0 || failed === name) for (const id of g.facts[name] ?? []) counts[name][id]++;
      }
      if (against === 0 || failed === "when") {
        dayOf.forEach((d, i) => { if (this.meets(g, [d], atTimes, inSpans) === yes) counts.day[i]++; });
        times.forEach((_, t) => { if (this.meets(g, onDays, [t], inSpans) === yes) counts.time[t]++; });
        spans.forEach((s, i) => { if (this.meets(g, onDays, atTimes, [s]) === yes) counts.when[i]++; });
      }
    }
    for (const list of [out.fits, out.perhaps, out.afar]) this.sort(list, !!q.near && list !== out.afar);
    out.further.sort((a, b) => a.km! - b.km!);
    return out;
  }

  // sort puts the nearest first, and of those that are anywhere what meets next.
  private sort(matches: Match[], near: boolean): void {
    const next = new Map(matches.length > mostSorted ? [] : matches.map((m) => [m, this.times.next(m.group)?.meeting.start ?? Infinity]));
    matches.sort((a, b) => (near ? (a.km ?? 1e9) - (b.km ?? 1e9) : 0) || (next.size ? next.get(a)! - next.get(b)! || 0 : 0) || a.group.order - b.group.order);
  }

  // sessions are those of a group's sessions that a question about times means; none when it asks for all.
  sessions(g: Group, q: Question): Set<number> {
    const onDays = (q.keys.day ?? []).map((k) => days.indexOf(k)), atTimes = (q.keys.time ?? []).map((k) => times.indexOf(k));
    const spans = (q.keys.when ?? []) as Span[];
    const out = new Set<number>();
    if (!onDays.length && !atTimes.length && !spans.length) return out;
    for (const code of g.when ?? []) {
      if (judgeCode(code, onDays, atTimes) === yes && (!spans.length || this.spanned(g, spans, code >> 5))) out.add(code >> 5);
    }
    return out;
  }

  // says reports whether every word begins one of the group's.
  private says(g: Group, words: string[]): boolean {
    if (!words.length) return true;
    let text = this.text.get(g);
    if (text === undefined) {
      const labels = this.facets.flatMap((f) => (g.facts[f.name] ?? []).map((id) => f.choices[id]?.[1] ?? ""));
      text = " " + fold([g.card.replace(/<[^>]*>/g, " ").replace(/&[#\w]+;/g, " "), g.words, ...labels].join(" "));
      if (g.card) this.text.set(g, text);
    }
    return words.every((w) => text!.includes(" " + w));
  }

  private how(g: Group): string[] { return (g.facts.attendance ?? []).map((id) => this.ways[id]); }

  /** Whether one can only join from afar. */
  fromAfar(g: Group): boolean {
    const how = this.how(g);
    return how.length > 0 && !how.includes(inPerson);
  }

  /** Whether one can join from afar, perhaps by another clock. */
  joinedAfar(g: Group): boolean { return this.how(g).some((way) => way !== inPerson); }

  // reach: who wants to be there in person must be near; who joins from afar need not, but
  // an online group of the place comes with those that meet there.
  private reach(g: Group, q: Question, km: number | null, chosen: number[]): number {
    const how = this.how(g);
    if (chosen.length && chosen.some((id) => this.ways[id] !== inPerson && how.includes(this.ways[id]))) return yes;
    const country = g.facts.place?.map((id) => this.countries[id])[0], asked = q.near!.country?.toLowerCase();
    if (g.network) return country && country === asked ? yes : no;
    if (km !== null) return km <= q.km ? yes : no;
    if (this.fromAfar(g)) return no;
    return !asked || !country || country === asked ? unknown : no;
  }

  // spanned reports whether a meeting of the group, of one of its sessions if it is named, is in one of the spans.
  private spanned(g: Group, spans: Span[], session?: number): boolean {
    return this.times.soon(g).some((d) => (session === undefined || d.session === session) && spans.some((s) => this.times.in(s, d.meeting)));
  }

  // meets judges days, times and spans together: Tuesday evening is one session's.
  private meets(g: Group, onDays: number[], atTimes: number[], spans: Span[]): number {
    if (this.times.gone(g)) return unknown;
    if (!g.when) return g.rules && spans.length && !onDays.length && !atTimes.length ? (this.spanned(g, spans) ? yes : no) : unknown;
    let best = no;
    for (const code of g.when) {
      let v = judgeCode(code, onDays, atTimes);
      if (v > best && spans.length) v = (code >> 2 & 7) === byArrangement || !g.rules ? Math.min(v, unknown) : this.spanned(g, spans, code >> 5) ? v : no;
      best = Math.max(best, v);
      if (best === yes) break;
    }
    return best;
  }
}

// has judges a facet. Of one of which every choice is wanted a group says what it has,
// not what it lacks: an access that it does not name is unknown.
function has(facts: number[] | null, wanted: number[], every = false): number {
  if (every) return facts && wanted.every((id) => facts.includes(id)) ? yes : unknown;
  if (!facts) return unknown;
  return wanted.some((id) => facts.includes(id)) ? yes : no;
}

// judgeCode judges a day with its part of the day.
function judgeCode(code: number, onDays: number[], atTimes: number[]): number {
  const day = code >> 2 & 7, time = code & 3;
  const d = !onDays.length || onDays.includes(day) ? yes : day === byArrangement ? unknown : no;
  const t = !atTimes.length || atTimes.includes(time) ? yes : time === anyTime ? unknown : no;
  return Math.min(d, t);
}
