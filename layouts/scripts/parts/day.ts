// Days on the reader's clock.

/** The day on the reader's clock, YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** Whether so many months have passed since a day; none at all never do. The end of a month stays within the month. */
export function passed(day: string, months: number): boolean {
  const [y, m, d] = day.split("-").map(Number), last = new Date(Date.UTC(y, m + months, 0)).getUTCDate();
  return months > 0 && today() >= new Date(Date.UTC(y, m + months - 1, Math.min(d, last))).toISOString().slice(0, 10);
}
