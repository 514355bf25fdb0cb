// The next meetings on the first page, worked out on the reader's device. Without it the
// first groups of the timetable stand there, with the words of their schedule.
import { passed } from "./parts/day";
import { next, over, wall, type Meeting, type Rule } from "./parts/meeting";
import { upcoming, when, type MeetingWords } from "./parts/when";
import { element, upperFirst } from "./parts/words";

interface Group { name: string; at: string; where?: string; in?: string; mute?: boolean; tag?: string; lang?: string; dir?: string; rules: Rule[]; from?: string; till?: string; }
interface Soon { words: MeetingWords; groups: Group[]; zones: Record<string, string[]>; built: string; site: number; aged: string; }

const box = document.querySelector<HTMLElement>("[data-soon]");

function item(g: Group, meeting: Meeting, now: number, words: MeetingWords): HTMLLIElement {
  const on = meeting.start <= now && over(meeting) > now;
  const said = on ? upperFirst(upcoming(meeting, now, words)) : when(meeting, words);
  const link = element("a", { href: box!.dataset.root + g.at, ...(g.lang && { lang: g.lang, dir: g.dir ?? "auto" }) }, g.name);
  const where = element("p", { class: "soft" }, element("bdi", {}, g.where ?? ""));
  if (g.tag) where.append(" ", element("span", { class: "tag" }, g.tag));
  return element("li", {}, element("h3", {}, link), element("p", {}, said), where);
}

function show({ words, groups, zones, built, site, aged }: Soon): void {
  const now = Date.now();
  const found: [Group, Meeting][] = [];
  for (const g of groups) {
    try {
      for (const m of next(g.rules, now, 1, g.from, g.till)) found.push([g, m]);
    } catch { /* a browser that does not know the time zone */ }
  }
  // A room in another country is too far, and further where the clocks are others; those
  // groups only fill up. So do groups in a language that the page is not in.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const home = Object.keys(zones).filter((c) => zones[c].includes(zone));
  const away = (g: Group, m: Meeting): number => (!g.in || home.includes(g.in) ? 0 : wall(now, m.zone) === wall(now) ? 1 : 2);
  const far = ([g, m]: [Group, Meeting]): number => 2 * away(g, m) + Number(!!g.mute);
  found.sort((a, b) => far(a) - far(b) || a[1].start - b[1].start);
  const three = found.slice(0, 3).sort(([, a], [, b]) => a.start - b.start);
  if (passed(built, site) && !box!.querySelector("[data-aged]")) box!.querySelector("ul")!.before(element("p", { "data-aged": "" }, element("b", {}, aged)));
  if (three.length) box!.querySelector("ul")!.replaceChildren(...three.map(([g, m]) => item(g, m, now, words)));
}

if (box) {
  let soon: Promise<Soon> | undefined;
  const tryShow = async () => {
    try {
      show(await (soon ??= fetch(box.dataset.soon!).then((r) => r.json() as Promise<Soon>)));
    } catch { soon = undefined; /* the words of the schedules stand */ }
  };
  void tryShow();
  addEventListener("pageshow", (e) => { if (e.persisted) void tryShow(); }); // back from another page, perhaps days later
}
