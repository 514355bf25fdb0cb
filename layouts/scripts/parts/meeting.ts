// When a group meets next, worked out on the reader's device, so that a site
// built weeks ago is still right. The rules are those of generator/directory
// (rule.go); a test there holds both to the same dates.

/** A session: an RRULE (RFC 5545 §3.3.10) from one day to another, with exceptions. Days are YYYY-MM-DD. */
export interface Rule {
  rrule?: string; first?: string; until?: string;
  start: string; end?: string; // HH:MM; an end before the start is on the next day
  zone?: string; // IANA; without one, times count by the clock on the device
  except?: string[]; extra?: string[];
}

/** One meeting; its moments in milliseconds since 1970. Without an end nobody knows how long it lasts. */
export interface Meeting { start: number; end?: number; zone?: string; }

const DAY = 864e5, MINUTE = 6e4;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

// --- days, counted from 1970 as whole numbers ---

const dayOf = (text: string): number => Date.parse(text + "T00:00Z") / DAY;
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7; // the first of 1970 was a Thursday

interface Civil { year: number; month: number; day: number; }

function civil(day: number): Civil {
  const d = new Date(day * DAY);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
}

const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const yearDay = (day: number, year: number): number => day - Date.UTC(year, 0, 1) / DAY;

// --- the rule ---

const numbers = (text?: string): number[] => (text ? text.split(",").map(Number) : []);

/** Says of a day whether the rule names it, whatever its beginning and end. */
function matcher(rrule: string, first: number): (day: number) => boolean {
  const part: Record<string, string> = {};
  for (const p of rrule.split(";")) part[p.slice(0, p.indexOf("="))] = p.slice(p.indexOf("=") + 1);
  const every = Number(part.INTERVAL ?? 1);
  const begin = civil(first);
  let months = numbers(part.BYMONTH), monthdays = numbers(part.BYMONTHDAY);
  const days = (part.BYDAY ? part.BYDAY.split(",") : []).map((d) => ({ n: parseInt(d) || 0, day: WEEKDAYS.indexOf(d.slice(-2)) }));
  const positions = numbers(part.BYSETPOS);
  const weekStart = part.WKST ? WEEKDAYS.indexOf(part.WKST) : 1;
  const week = (day: number) => Math.floor((day + 4 - weekStart) / 7);

  // What a rule leaves out it takes from its first day (RFC 5545 §3.3.10, DTSTART).
  if (!days.length && !monthdays.length) {
    if (part.FREQ === "WEEKLY") days.push({ n: 0, day: weekday(first) });
    if (part.FREQ === "YEARLY" && !months.length) months = [begin.month];
    if (part.FREQ === "YEARLY" || part.FREQ === "MONTHLY") monthdays = [begin.day];
  }

  const inTurn = (day: number, c: Civil): boolean => {
    const since = part.FREQ === "DAILY" ? day - first
      : part.FREQ === "WEEKLY" ? week(day) - week(first)
      : part.FREQ === "MONTHLY" ? (c.year - begin.year) * 12 + c.month - begin.month
      : c.year - begin.year;
    return since % every === 0;
  };
  // The nth of its weekday counts within the month, or within the year of a rule by years that names no months.
  const nth = (day: number, c: Civil, n: number): boolean => {
    if (n === 0) return true;
    const byYear = part.FREQ === "YEARLY" && !months.length;
    const at = byYear ? yearDay(day, c.year) : c.day - 1;
    const length = byYear ? yearDay(Date.UTC(c.year + 1, 0, 1) / DAY, c.year) : monthLength(c.year, c.month);
    return n > 0 ? Math.floor(at / 7) + 1 === n : Math.floor((length - 1 - at) / 7) + 1 === -n;
  };
  const named = (day: number, c: Civil): boolean =>
    (!months.length || months.includes(c.month))
    && (!monthdays.length || monthdays.includes(c.day) || monthdays.includes(c.day - monthLength(c.year, c.month) - 1))
    && (!days.length || days.some((d) => d.day === weekday(day) && nth(day, c, d.n)));
  // BYSETPOS picks from the days that the rule names in a month.
  const picked = (day: number, c: Civil): boolean => {
    if (!positions.length) return true;
    const set: number[] = [];
    for (let d = day - c.day + 1, last = d + monthLength(c.year, c.month); d < last; d++) if (named(d, civil(d))) set.push(d);
    return positions.some((p) => set[p > 0 ? p - 1 : set.length + p] === day);
  };
  return (day) => {
    const c = civil(day);
    return inTurn(day, c) && named(day, c) && picked(day, c);
  };
}

// --- clocks ---

const clocks = new Map<string, Intl.DateTimeFormat>();
const ahead = new Map<string, number>(); // how far a zone's clocks are ahead of UTC, by quarters of an hour: they change on none within

/** What the clocks of a zone show at a moment, as if they were in UTC; without a zone, those of the device. */
export function wall(moment: number, zone?: string): number {
  if (!zone) {
    const d = new Date(moment);
    return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds());
  }
  const quarter = Math.floor(moment / (15 * MINUTE)), key = quarter + zone;
  let by = ahead.get(key);
  if (by === undefined) ahead.set(key, by = shown(quarter * 15 * MINUTE, zone) - quarter * 15 * MINUTE);
  return Math.floor(moment / 1000) * 1000 + by;
}

function shown(moment: number, zone: string): number {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric", calendar: "gregory", numberingSystem: "latn" });
    clocks.set(zone, clock);
  }
  const at: Record<string, number> = {};
  for (const p of clock.formatToParts(moment)) at[p.type] = Number(p.value);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
}

/** The moment at which the clocks of a zone show this; of an hour that they skip or repeat, the one that Go's time.Date takes. */
function moment(clock: number, zone?: string): number {
  const guess = clock - (wall(clock, zone) - clock);
  return clock - (wall(guess, zone) - guess);
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

// --- meetings ---

/** The meetings of a rule that begin on the days from one to another (by the rule's clocks), in order. */
export function* meetings(rule: Rule, from: number, to: number): Generator<Meeting> {
  const first = rule.first ? dayOf(rule.first) : Infinity;
  const until = rule.until ? dayOf(rule.until) : Infinity;
  const matches = rule.rrule && rule.first ? matcher(rule.rrule, first) : () => false;
  const except = new Set(rule.except?.map(dayOf)), extra = new Set(rule.extra?.map(dayOf));
  const start = minutes(rule.start);
  let end = rule.end ? minutes(rule.end) : 0;
  if (rule.end && end <= start) end += 1440;
  for (let day = from; day <= to; day++) {
    if (except.has(day) || !(extra.has(day) || (day >= first && day <= until && matches(day)))) continue;
    yield {
      start: moment(day * DAY + start * MINUTE, rule.zone),
      end: rule.end ? moment(day * DAY + end * MINUTE, rule.zone) : undefined,
      zone: rule.zone,
    };
  }
}

/** All meetings of a rule that begin on these days, both included. */
export function between(rule: Rule, from: string, to: string): Meeting[] {
  return [...meetings(rule, dayOf(from), dayOf(to))];
}

/** Without an end, a meeting counts as on for its first hour. */
export const over = (m: Meeting): number => m.end ?? m.start + 60 * MINUTE;

/** The next meetings of a group within a year, at most n: one that is on comes first. None begins before the day `from`, or from the day `till` on. */
export function next(rules: Rule[], now: number, n: number, from?: string, till?: string): Meeting[] {
  const found: Meeting[] = [];
  for (const rule of rules) {
    const today = Math.floor(wall(now, rule.zone) / DAY);
    let left = n;
    for (const m of meetings(rule, Math.max(today - 1, from ? dayOf(from) : -Infinity), Math.min(today + 366, till ? dayOf(till) - 1 : Infinity))) {
      if (over(m) <= now) continue;
      found.push(m);
      if (--left === 0) break;
    }
  }
  return found.sort((a, b) => a.start - b.start).slice(0, n);
}
