// The way on, where nothing fits: the nearest group, the next meeting that one can join
// from anywhere in the reader's language, and a line that is open now. All of it is worked
// out on the device.
import { likely } from "../help/country";
import { panel } from "../help/order";
import { when } from "../parts/when";
import { element, language, Words } from "../parts/words";
import { inPerson } from "go:constants";
import type { Place } from "./choose";
import { distance, type Group, type Store } from "./data";
import { radii, said as far } from "./distance";
import { Times } from "./times";

const weekdays = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

/** Whether hours, "24/7" or "Mo-Fr 09:00-17:00; Sa 10:00-12:00", include a moment of the device's clock. */
export function open(hours: string, now: Date): boolean {
  if (hours === "24/7") return true;
  const clock = now.toTimeString().slice(0, 5), today = now.getDay();
  return hours.split(/[;,]/).some((part) => {
    const [, first, last, from, to] = /^\s*(\w\w)(?:-(\w\w))? (\d\d:\d\d)-(\d\d:\d\d)\s*$/.exec(part) ?? [];
    if (!first) return false;
    const a = weekdays.indexOf(first), span = (weekdays.indexOf(last ?? first) - a + 7) % 7;
    const on = (day: number) => (day - a + 7) % 7 <= span;
    return from < to ? on(today) && clock >= from && clock < to
      : on(today) && clock >= from || on((today + 6) % 7) && clock < to; // past midnight
  });
}

/** What there is when nothing fits: null when nothing is known. Without a place nobody knows what is near. */
export async function wayOn(store: Store, near?: Place, times = new Times(store.index.zone)): Promise<HTMLElement | null> {
  const words = new Words(store.index.strings), items: HTMLElement[] = [];
  const add = (key: string, ...what: (Node | string)[]) => items.push(element("li", {}, element("b", {}, words.say(key)), " ", ...what));
  const close = near && await nearest(store, near);
  if (close) add("way-near", await linkTo(store, close.group), " · ", words.say("away", { km: far(close.km, near.country) }));
  const online = await next(store, times);
  if (online) add("way-online", await linkTo(store, online), " · ", when(times.next(online)!.meeting, store.index.dates));
  const line = lineNow(store, new Date(times.now));
  if (line) add("way-line", ...once(line).childNodes);
  return items.length ? element("section", { class: "box way" }, element("h2", {}, words.say("way")), element("ul", { class: "plain" }, ...items)) : null;
}

async function linkTo(store: Store, g: Group): Promise<Node> {
  const t = element("template");
  t.innerHTML = (await store.cards([g]))[0]; // HTML of our own build
  const a = t.content.querySelector<HTMLAnchorElement>("h3 a")!;
  a.href = new URL(a.getAttribute("href")!, store.home).href;
  return a;
}

/** Where people meet nearest to a place, and how far that is. */
async function nearest(store: Store, near: Place): Promise<{ group: Group; km: number } | undefined> {
  for (const km of [...radii(near.country).slice(-4), 1500]) {
    const all = (await store.around(near, km)).filter((g) => g.at && !g.network)
      .map((group) => ({ group, km: distance(near, group.at![0], group.at![1]) })).filter((m) => m.km <= km).sort((a, b) => a.km - b.km);
    if (all.length) return all[0];
  }
  return undefined;
}

/** The group that meets next among those that one joins from anywhere in the language of the page. */
async function next(store: Store, times: Times): Promise<Group | undefined> {
  const choices = (name: string) => store.index.facets.find((f) => f.name === name)?.choices.map((c) => c[0]) ?? [];
  const here = choices("attendance").indexOf(inPerson), mine = choices("language").indexOf(language);
  return (await store.anywhere(language))
    .filter((g) => g.facts.attendance?.some((id) => id !== here) && g.facts.language?.includes(mine) && times.next(g))
    .sort((a, b) => times.next(a)!.meeting.start - times.next(b)!.meeting.start)[0];
}

// once says a number that stands in the line's name there alone: "988 988 Lifeline". One that
// can be pressed goes on as a link.
function once(line: HTMLElement): HTMLElement {
  const number = line.querySelector(".number"), name = line.querySelector("b")!;
  if (number && name.textContent!.includes(number.textContent!)) {
    if (number.tagName === "A") number.replaceChildren(name);
    else number.remove();
  }
  return line;
}

/** A help line of the reader's probable country that is open now: one that listens before an emergency number. */
function lineNow(store: Store, now: Date): HTMLElement | undefined {
  const places = panel(), here = likely(places.map((p) => p.country));
  const lines = here.flatMap((country) => {
    const hours = store.index.lines?.[country] ?? [];
    return [...places.find((p) => p.country === country)!.box.querySelectorAll<HTMLElement>("p")].filter((_, i) => open(hours[i] ?? "", now));
  });
  return (lines.find((l) => !("emergency" in l.dataset)) ?? lines[0])?.cloneNode(true) as HTMLElement | undefined;
}
