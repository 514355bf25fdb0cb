// A meeting in words, in the language of the page and by the clock of the group,
// with the reader's own beside it where it differs.
import { over, wall, type Meeting } from "./meeting";
import { fill, upperFirst } from "./words";

/** The words of one language, prepared by generator/render. Braces are filled in. */
export interface MeetingWords {
  days: string[]; // from Sunday
  dates: string[]; // "{d} January"
  first?: string; // the first of a month, where it is no number: "1er"
  when: string; next: string; now: string; began: string; yours: string;
}

const clock = (shown: number): string => new Date(shown).toISOString().slice(11, 16);

function day(shown: number, words: MeetingWords): string {
  const d = new Date(shown);
  const date = d.getUTCDate();
  return fill(words.when, {
    weekday: words.days[d.getUTCDay()], time: clock(shown),
    date: fill(words.dates[d.getUTCMonth()], { d: date === 1 && words.first ? words.first : String(date) }),
  });
}

/** "Tuesday 24 November, 18:30", of what a clock shows. */
export const dayOf = (shown: number, words: MeetingWords): string => upperFirst(day(shown, words));

/** What the reader's own clock shows at a moment, in brackets, where it is not what the group's shows: " (19:30 for you)". */
export function yours(moment: number, zone: string | undefined, words: MeetingWords): string {
  const there = wall(moment, zone), here = wall(moment);
  if (there === here) return "";
  const same = Math.floor(there / 864e5) === Math.floor(here / 864e5);
  const text = fill(words.yours, { time: same ? clock(here) : day(here, words) });
  return ` (${same ? text.replaceAll(" ", "\u00a0") : text})`;
}

const within = (m: Meeting, words: MeetingWords): string => day(wall(m.start, m.zone), words) + yours(m.start, m.zone, words);

/** "Tuesday 24 November, 18:30 (19:30 for you)" */
export const when = (m: Meeting, words: MeetingWords): string => upperFirst(within(m, words));

/** "Next: Tuesday 24 November, 18:30", or "On now, until 20:00". */
export function upcoming(m: Meeting, now: number, words: MeetingWords): string {
  if (m.start > now || over(m) <= now) return fill(words.next, { when: within(m, words) });
  const at = (moment: number) => clock(wall(moment, m.zone)) + yours(moment, m.zone, words);
  return m.end === undefined ? fill(words.began, { time: at(m.start) }) : fill(words.now, { time: at(m.end) });
}
