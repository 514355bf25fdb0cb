// Calendars are read by other people's programs: here by ical.js, which
// Thunderbird uses. Two libraries in Go read them in generator/directory, whose
// test also holds these dates to those of rrule-go.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import ICAL from "ical.js";
import { repository } from "./site.mjs";

test("ical.js finds the dates that are meant in every calendar", () => {
  const calendars = JSON.parse(execFileSync("go", ["run", "./generator/directory/testdata/dates"], { cwd: repository, encoding: "utf8", maxBuffer: 1 << 26 }));
  assert.ok(calendars.length > 100);
  let dates = 0;
  for (const { name, ics, From, To, dates: want } of calendars) {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    ICAL.TimezoneService.reset();
    for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
    const got = new Set();
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      const all = event.iterator();
      for (let at = all.next(); at && at.toUnixTime() < To; at = all.next()) {
        if (at.toUnixTime() >= From) got.add(at.toUnixTime());
        const { startDate, endDate } = event.getOccurrenceDetails(at);
        assert.ok(endDate.toUnixTime() >= startDate.toUnixTime(), name);
      }
    }
    const shown = (all) => [...all].sort((a, b) => a - b).map((t) => new Date(t * 1000).toISOString());
    assert.deepEqual(shown(got), shown(want ?? []), `${name}\n${ics}`);
    dates += got.size;
  }
  assert.ok(dates > 5000, `only ${dates} dates were compared`);
});
