// The answer in the page: groups that fit, those a little further away, those that one
// joins from anywhere, those that perhaps fit, and organisations in short.
import { upcoming, yours, type MeetingWords } from "../parts/when";
import { element, language, upperFirst, type Words } from "../parts/words";
import { nothing, without, type Answer, type Chooser, type Match, type Question } from "./choose";
import type { Group, Store } from "./data";
import { radii, said as far } from "./distance";
import { button, icon } from "./page";
import { printed } from "./print";
import { waysFromAfar, type Said } from "./said";
import type { Times } from "./times";
import { inPerson } from "go:constants";

const perhapsView = 6, furtherView = 3, afarView = 3, furtherBy = 4;
const days = 864e5;

/** What the cards that fit know besides: whole makes so many, of which the page shows the first, for whoever hands them on (hand.ts). */
export interface Whole extends HTMLElement { whole?(most: number): Promise<HTMLElement> }

export class Results {
  private readonly count = document.querySelector<HTMLElement>(".count")!;
  readonly heading = this.count.querySelector("h2")!;
  private readonly still = document.querySelector<HTMLElement>(".cols > div")!; // as it was built
  private readonly live = element("div", { hidden: "" });
  private readonly dates: MeetingWords;

  constructor(private readonly store: Store, private readonly words: Words, private readonly said: Said, private readonly chooser: Chooser,
    private readonly times: Times, private readonly script: string, private readonly change: (q: Question) => void) {
    this.dates = store.index.dates;
    this.still.after(this.live);
  }

  private say(key: string, values: Record<string, string | number> = {}): string { return this.words.say(key, values); }

  /** The page as it was built. */
  rest(): void {
    this.still.hidden = false;
    this.live.hidden = true;
    if (this.count.parentNode !== this.still) this.still.prepend(this.count); // what is moved loses the focus
    this.heading.textContent = this.heading.dataset.was ?? this.heading.textContent;
    this.count.querySelector("button")?.remove();
  }

  /** A sentence for the heading, and what stands below it. */
  put(title: string, q: Question, ...parts: Node[]): void {
    this.heading.dataset.was ??= this.heading.textContent!;
    this.heading.textContent = title;
    if (!this.still.hidden) {
      this.still.before(this.count); // the same heading goes on speaking
      this.still.hidden = true;
      this.live.hidden = false;
    }
    if (!this.count.querySelector("button")) this.count.append(button(this.say("show_all"), () => this.change({ ...nothing(), km: q.km }), "plainly"));
    const asOf = this.still.querySelector(".asof")?.cloneNode(true); // of which day it is
    this.live.replaceChildren(...parts, ...(asOf ? [asOf] : []));
  }

  /** The answer, with so many cards; null when another question came in between. */
  async show(q: Question, answer: Answer, groups: Group[], shown: number, current: () => boolean, more: () => void): Promise<void> {
    const fits = answer.fits.slice(0, shown), perhaps = answer.perhaps.slice(0, perhapsView);
    const further = answer.further.filter((m) => m.km! <= q.km * furtherBy).slice(0, furtherView);
    const afar = fits.length > shown / 2 ? [] : this.mine(answer.afar).slice(0, afarView);
    await this.cards([...fits, ...further, ...afar, ...perhaps]);
    if (!current()) return;
    const list = (from: Match[]) => this.list(from, q);
    const inside: Node[] = [];
    if (fits.length) {
      const first: Whole = list(fits);
      first.whole = (most) => this.listed(answer.fits.slice(0, most), q);
      inside.push(first);
      const rest = answer.fits.length - fits.length;
      if (rest) inside.push(this.more(this.say("show-more", { n: Math.min(rest, 20) }), more));
    } else {
      inside.push(...this.empty(q, groups, current));
    }
    if (further.length) inside.push(this.section("further", list(further)));
    const offer = this.online(q), online = offer ? [element("p", { class: "acts" }, offer)] : [];
    if (afar.length) inside.push(this.section("afar", list(afar), ...(answer.afar.length > afar.length ? online : [])));
    else if (fits.length) inside.push(...online);
    if (perhaps.length) inside.push(this.perhaps(answer, perhaps, list(perhaps), q));
    await this.cards(answer.networks);
    if (!current()) return;
    const networks = this.networks(answer.networks);
    if (networks) inside.push(networks);
    if (fits.length) inside.push(printed(upperFirst(this.said.whole(q)), q.keys.day ?? [], answer.fits.map((m) => m.group).slice(0, 60), this.times, this.dates, this.words, (g) => this.nameOf(g)));
    this.put(this.say(fits.length ? "count" : "nothing", { n: answer.fits.length, said: this.said.whole(q) }), q, ...inside);
    if (!fits.length) void this.wayOn(q, current).catch(() => {}); // what stands there is enough
  }

  /** Of a very large hub: what is asked before groups are looked through. town opens the question for it. */
  async where(q: Question, current: () => boolean, town: () => void): Promise<void> {
    const { where } = await this.later();
    if (current()) this.put(this.say("where"), q, ...where(this.store.index, this.words, this.said, q, this.change, town));
  }

  // wayOn says what there is when nothing fits.
  private async wayOn(q: Question, current: () => boolean): Promise<void> {
    const { way } = await this.later();
    const box = await way(this.store.url, q.near);
    if (box && current()) this.live.append(box);
  }

  // later is a script of its own, as for the search: few need it.
  private later(): Promise<typeof import("../way")> { return import(/* @vite-ignore */ new URL(this.script, location.href).href); }

  /** Those in the reader's language before others, each in their order. */
  private mine(matches: Match[]): Match[] {
    const id = this.said.facet("language")?.choices.findIndex((c) => c[0] === language) ?? -1;
    const mine = (m: Match) => Number(m.group.facts.language?.includes(id) ?? false);
    return [...matches].sort((a, b) => mine(b) - mine(a));
  }

  private more(text: string, press: () => void): HTMLElement { return element("p", { class: "acts" }, button(text, press, "button")); }

  private section(name: string, ...inside: Node[]): HTMLElement {
    return element("section", { class: "perhaps" }, element("h2", {}, this.say(name)), ...inside);
  }

  private perhaps(answer: Answer, shown: Match[], list: HTMLElement, q: Question): HTMLElement {
    const section = this.section("perhaps", element("p", { class: "soft" }, this.say("perhaps_why")), list);
    const rest = answer.perhaps.slice(shown.length);
    if (!rest.length) return section;
    const all = this.more(this.say("show-more", { n: rest.length }), async () => {
      const more = await this.listed(rest, q);
      const first = more.querySelector("a");
      list.append(...more.children);
      all.remove();
      first?.focus();
    });
    section.append(all);
    return section;
  }

  private nameOf(g: Group): HTMLElement {
    const t = element("template");
    t.innerHTML = g.card; // HTML of our own build
    return t.content.querySelector<HTMLElement>("h3 a")!;
  }

  private networks(all: Match[]): HTMLElement | null {
    if (!all.length) return null;
    const items = all.map((m) => element("li", {}, this.nameOf(m.group)));
    return this.section("networks", element("p", { class: "soft" }, this.say("networks_why")), element("ul", { class: "plain names" }, ...items));
  }

  // cards lets the groups have their cards.
  private cards(of: Match[]): Promise<string[]> { return this.store.cards(of.map((m) => m.group)); }

  private async listed(matches: Match[], q: Question): Promise<HTMLElement> {
    await this.cards(matches);
    return this.list(matches, q);
  }

  private list(matches: Match[], q: Question): HTMLElement {
    const list = this.still.querySelector(".cards")!.cloneNode() as HTMLElement;
    list.innerHTML = matches.map((m) => m.group.card).join(""); // HTML of our own build
    matches.forEach((m, i) => this.fit(list.children[i] as HTMLElement, m, q));
    dispatchEvent(new CustomEvent("cards", { detail: list }));
    return list;
  }

  /** Lets a card say what belongs to the question: its days, the reader's own time, how far it is. */
  private fit(card: HTMLElement, { group, km }: Match, q: Question): void {
    const days_ = [...card.querySelectorAll<HTMLElement>(".when b")], sessions = this.chooser.sessions(group, q);
    if (sessions.size && days_.length > 1 && days_.some((_, i) => sessions.has(i))) {
      days_.forEach((d, i) => {
        if (sessions.has(i)) return;
        while (d.nextElementSibling?.matches("span:not(.tag)")) d.nextElementSibling.remove();
        d.remove();
      });
    }
    const next = this.times.next(group);
    const clock = card.querySelector(".i-clock:not(.checked)");
    if (next && clock) {
      const { meeting } = next, now = this.times.now;
      if (meeting.start <= now || meeting.start > now + 6 * days) say(clock, upcoming(meeting, now, this.dates), "coming");
      else if (this.chooser.joinedAfar(group)) {
        say(clock, yours(meeting.start, meeting.zone, this.dates).trim(), "yours");
      }
    }
    if (km === null || group.rough && km < 5 || km > q.km && this.chooser.fromAfar(group)) return;
    const away = this.say("away", { km: far(km, q.near?.country) });
    const place = card.querySelector(".i-pin");
    if (place) say(place, away, "away");
    else card.querySelector(".what > div")?.prepend(element("p", { class: "i-pin whole" }, element("span", { class: "away" }, away)));
  }

  // empty says what to take away, and what there is instead.
  private empty(q: Question, groups: Group[], current: () => boolean): Node[] {
    const chips = element("p", { class: "chips" });
    const set = this.said.parts(q), { large, index } = this.store;
    // What decides which groups of a large hub are loaded at all.
    const deciding = !large ? [] : index.parts && !q.near ? ["text", "place", "attendance", "language"] : ["near", "text"];
    for (const part of set) {
      const other = without(q, part), text = this.said.part(q, part);
      const n = set.length > 1 && !deciding.includes(part) ? this.chooser.answer(groups, large && !q.near ? without(other, "text") : other).fits.length : -1;
      const leaves = n > 0 ? this.say("leaves", { n }) : n ? "" : this.say("leaves-none");
      const b = button("", () => this.change(other));
      b.append(upperFirst(text), icon("close"));
      if (leaves) b.append(element("span", { class: "n" }, leaves));
      b.setAttribute("aria-label", this.say("remove", { choice: text }) + (leaves ? " " + leaves : ""));
      chips.append(b);
    }
    const ways = element("p", { class: "acts" });
    const online = this.online(q);
    if (online) ways.append(online);
    // Looking further away may take more files, so the answer does not wait for it.
    void this.wider(q, current).then((wider) => { if (wider) ways.append(wider); }).catch(() => {});
    return [element("p", {}, this.say("take-away")), chips, ways];
  }

  // online offers what can be joined from anywhere.
  private online(q: Question): HTMLElement | null {
    const afar = waysFromAfar(this.said), chosen = q.keys.attendance ?? [];
    if (!afar.length || !q.near && !chosen.includes(inPerson) && !q.keys.place?.length || chosen.some((k) => afar.includes(k))) return null;
    const other: Question = { ...without(without(q, "near"), "place"), km: q.km };
    other.keys = { ...other.keys, attendance: afar };
    const n = this.store.large ? -1 : this.chooser.answer(this.store.loaded, other).fits.length;
    return n === 0 ? null : button(n < 0 ? this.say("online-all") : this.say("online", { n }), () => this.change(other), "button");
  }

  // wider offers the nearest distance at which there is something.
  private async wider(q: Question, current: () => boolean): Promise<HTMLElement | null> {
    if (!q.near) return null;
    for (const km of radii(q.near.country).filter((r) => r > q.km + .1)) {
      if (!current()) return null;
      const n = this.chooser.answer(await this.store.around(q.near, km), { ...q, km }).fits.length;
      if (n) return button(this.say("wider", { n, km: far(km, q.near.country) }), () => this.change({ ...q, km }), "button");
    }
    return null;
  }
}

// say adds some words to a line of a card.
function say(fact: Element, words: string, look: string): void {
  if (!words) return;
  let text = fact.querySelector(":scope > span");
  if (!text) {
    text = element("span");
    text.append(...fact.childNodes);
    fact.append(text);
  }
  text.append(" ", element("span", { class: look }, words));
}
