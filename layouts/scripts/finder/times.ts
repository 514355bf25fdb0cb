// When a group meets next, and which of its meetings are today, tonight or at the
// weekend, all by the clock of the reader's device. The rules are those of
// parts/meeting.ts, in the short form that generator/finder writes (rules.go).
import { anyFirst, weekly, withhold } from "go:constants";
import { meetings, over, wall, type Meeting, type Rule } from "../parts/meeting";
import { passed, today } from "../parts/day";
import type { Group } from "./data";

/** Choices of time, in the order in which they are offered. */
export const spans = ["now", "today", "tonight", "weekend", "week"] as const;
export type Span = (typeof spans)[number];

/** A meeting and the session of the group that it is of. */
export interface Date { meeting: Meeting; session: number }

const hour = 36e5, day = 24 * hour;

export class Times {
  private readonly known = new WeakMap<Group, Date[]>();
  private readonly firsts = new WeakMap<Group, Date | null>();

  /** The moment at which it is asked is that of all answers. */
  constructor(private readonly zone: string, readonly now = Date.now()) {}

  /** What the reader's clock shows, as if it were in UTC. */
  private here(moment: number): number { return wall(moment); }

  /** Whether the times of a group count no more today, by its card (parts/today.ts): nobody has checked it for long. */
  gone(g: Group): boolean {
    return passed(/data-checked="?([\d-]+)/.exec(g.card)?.[1] ?? today(), withhold);
  }

  /** The meetings that are on or begin within eight days, in order. */
  soon(g: Group): Date[] {
    let found = this.known.get(g);
    if (!found) this.known.set(g, found = this.within(g, 8));
    return found;
  }

  /** The next meeting, within a year. */
  next(g: Group): Date | undefined {
    if (!g.rules || this.gone(g)) return undefined;
    const soon = this.soon(g)[0];
    if (soon) return soon;
    let first = this.firsts.get(g);
    if (first === undefined) this.firsts.set(g, first = this.within(g, 366)[0] ?? null);
    return first ?? undefined;
  }

  /** The meetings on the days from now on, in order. */
  within(g: Group, days: number): Date[] {
    const out: Date[] = [];
    if (this.gone(g)) return out;
    const [from, rules] = g.rules.includes(">") ? g.rules.split(">") : ["", g.rules];
    rules.split("\t").forEach((line, session) => {
      if (!line) return;
      const rule = this.rule(line);
      const today = Math.floor(wall(this.now, rule.zone) / day);
      for (const meeting of meetings(rule, Math.max(today - 1, from ? Date.parse(from + "T00:00Z") / day : 0), today + days)) {
        if (over(meeting) <= this.now) continue;
        out.push({ meeting, session });
        if (days > 300) break; // the first is enough
      }
    });
    return out.sort((a, b) => a.meeting.start - b.meeting.start);
  }

  /** Whether a meeting is in a span of time. */
  in(span: Span, { start }: Meeting): boolean {
    if (span === "now") return start <= this.now + 2 * hour;
    const now = this.here(this.now), at = Math.max(this.here(start), now), today = Math.floor(now / day) * day;
    if (span === "today") return at < today + day;
    if (span === "tonight") return at < today + day + 4 * hour && at >= today + 17 * hour;
    if (span === "week") return at < today + 7 * day;
    const weekday = (Math.floor(today / day) + 4) % 7; // 0 is Sunday
    const saturday = today + (weekday === 0 ? -1 : 6 - weekday) * day;
    return at >= saturday && at < saturday + 2 * day;
  }

  private rule(line: string): Rule {
    const [rrule, start = "", end, first, until, zone, except, extra] = line.split("|");
    const list = (days?: string) => (days ? days.split(",") : undefined);
    return {
      rrule: rrule && (rrule.includes("=") ? rrule : weekly + rrule), start, end: end || undefined, first: first || anyFirst,
      until: until || undefined, zone: zone === "-" ? undefined : zone || this.zone || undefined, except: list(except), extra: list(extra),
    };
  }
}
