package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/directory"
)

// calendar is a file of events, each with a name.
func calendar(events ...string) string {
	var out strings.Builder
	out.WriteString("BEGIN:VCALENDAR\nVERSION:2.0\n")
	if !strings.HasPrefix(strings.Join(events, ""), "PRODID:") {
		out.WriteString("PRODID:-//x//y//EN\n")
	}
	for _, e := range events {
		out.WriteString(e + "\n")
	}
	return strings.ReplaceAll(out.String()+"END:VCALENDAR\n", "\n", "\r\n")
}

func event(lines string) string {
	return "BEGIN:VEVENT\nUID:1@x\nDTSTAMP:20260101T000000Z\nSUMMARY:Tea\n" + lines + "\nEND:VEVENT"
}

// zoneRules is a VTIMEZONE that nobody could know by its name, with the clocks of New York.
const zoneRules = "BEGIN:VTIMEZONE\nTZID:Ours\n" +
	"BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n" +
	"RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\n" +
	"BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n" +
	"RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE"

// TestReadCalendar: events as other programs write them. Today is 22 November 2026, and
// the hub is in Brussels.
func TestReadCalendar(t *testing.T) {
	const (
		tuesday = "schedule:\n  - {day: tuesday, start: \"18:30\", every: week}\n"
		start   = "DTSTART:20260106T183000\n"
		weekly  = start + "RRULE:FREQ=WEEKLY;BYDAY=TU"
		utc     = "DTSTART:20270112T023000Z\nDTEND:20270112T040000Z\n" // Monday 18:30 in Los Angeles
		pacific = "X-WR-TIMEZONE:America/Los_Angeles"
		zone    = "timezone: America/Los_Angeles\n"
	)
	monday := func(more string) string {
		return "schedule:\n  - {day: monday, start: \"18:30\", end: \"20:00\", every: " + more + "}\n" + zone
	}
	for name, c := range map[string]struct {
		in, want string // below the name; "-" is no page
		found    string // parts of the findings, separated by |
	}{
		"weekly": {event("DTSTART;TZID=Europe/Paris:20260106T183000\nDTEND;TZID=Europe/Paris:20260106T200000\n" +
			"RRULE:FREQ=WEEKLY;BYDAY=TU\nEXDATE;TZID=Europe/Paris:20261222T183000"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: week, except: [2026-12-22]}\n" +
				"timezone: Europe/Paris\n", ""},
		"the day of the start": {event("DTSTART;TZID=Europe/Brussels:20260106T183000\nDURATION:PT1H30M\n" +
			"RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T225959Z"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", end: \"20:00\", every: 2 weeks, from: 2026-01-06, until: 2026-12-31}\n", ""},
		"monthly": {event(start + "RRULE:FREQ=MONTHLY;BYDAY=1TU,-1TU"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: month, nth: [1, -1]}\n", ""},
		"yearly": {event("DTSTART:20260501T100000\nRRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
			"schedule:\n  - {rrule: \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1\", start: \"10:00\", from: 2026-05-01}\n", ""},
		"day of the month": {event("DTSTART:20260115T100000\nRRULE:FREQ=MONTHLY"),
			"schedule:\n  - {rrule: \"FREQ=MONTHLY;BYMONTHDAY=15\", start: \"10:00\", from: 2026-01-15}\n", ""},
		"hours said again": {event(weekly + ";BYHOUR=18;BYMINUTE=30"), tuesday, ""},
		"other hours":      {event(weekly + ";BYHOUR=9,18"), "", "Event 1 (Tea): The rule by which"},
		"once": {event("DTSTART:20261201T100000"),
			"draft: true\nschedule:\n" +
				"  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-01, until: 2026-12-01}\n",
			"may be somebody's own appointments, so their pages are drafts, which nobody can read on the site: 1. " +
				"The first is event 1 (Tea)."},
		"once, of a series day by day": {event("DTSTART:20261201T100000") + "\n" + event("DTSTART:20261208T100000") +
			"\n" + event("DTSTART:20261222T100000"),
			"schedule:\n  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-01, until: 2026-12-01}\n" +
				"  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-08, until: 2026-12-08}\n" +
				"  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-22, until: 2026-12-22}\n", ""},
		"twice": {event("DTSTART:20261201T100000") + "\n" + event("DTSTART:20261208T100000"),
			"draft: true\nschedule:\n" +
				"  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-01, until: 2026-12-01}\n" +
				"  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-08, until: 2026-12-08}\n",
			"are drafts, which nobody can read on the site: 1."},
		"once, of this program": {"PRODID:" + directory.Program + "\n" + event("DTSTART:20261201T100000"),
			"schedule:\n  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-01, until: 2026-12-01}\n", ""},
		"some dates": {event("DTSTART:20261201T100000\nRDATE:20261203T100000,20261205T110000"),
			"schedule:\n  - {day: tuesday, start: \"10:00\", every: week, from: 2026-12-01, until: 2026-12-01, extra: [2026-12-03]}\n  - {day: saturday, start: \"11:00\", every: week, from: 2026-12-05, until: 2026-12-05}\n", ""},
		"once, over":    {event("DTSTART:20261121T100000"), "-", "Event 1 (Tea): This event is over"},
		"series, over":  {event(weekly + ";UNTIL=20260601"), "-", "This event is over"},
		"counted, over": {event(weekly + ";COUNT=3"), "-", "This event is over"},
		"over but for one": {event(weekly + ";COUNT=3\nRDATE:20261201T183000"),
			"schedule:\n  - {rrule: \"FREQ=WEEKLY;COUNT=3;BYDAY=TU\", start: \"18:30\", from: 2026-01-06, extra: [2026-12-01]}\n", ""},
		"whole day": {event("DTSTART;VALUE=DATE:20270312"), "draft: true\n",
			"Event 1 (Tea): This event is on whole days, from 2027-03-12"},
		"whole day, over": {event("DTSTART;VALUE=DATE:20261119\nDTEND;VALUE=DATE:20261122"), "-",
			"This event is over"},
		"several days": {event("DTSTART:20270305T183000\nDTEND:20270307T150000"),
			"draft: true\nschedule:\n" +
				"  - {day: friday, start: \"18:30\", every: week, from: 2027-03-05, until: 2027-03-05}\n",
			"Event 1 (Tea): This event lasts for more than a day, until 2027-03-07 15:00"},
		"every hour": {event(start + "RRULE:FREQ=HOURLY"), "",
			"Event 1 (Tea): The rule by which this event comes back is none that a group has here: FREQ=HOURLY"},
		"not on its rule": {event("DTSTART:20260105T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday,
			"Event 1 (Tea): The first day, 2026-01-05, is none"},
		"two rules": {event(weekly + "\nRRULE:FREQ=WEEKLY;BYDAY=SA"),
			"schedule:\n  - {day: [tuesday, saturday], start: \"18:30\", every: week}\n", ""},
		"a rule against": {event(weekly + "\nEXRULE:FREQ=MONTHLY;BYDAY=1TU"), "",
			"Event 1 (Tea): This event leaves out dates by a rule"},
		"week from Sunday": {event("DTSTART:20261101T183000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU"),
			"schedule:\n  - {rrule: \"FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO\", start: \"18:30\", from: 2026-11-01}\n", ""},
		"small letters": {strings.ToLower("BEGIN:VEVENT\n"+weekly+";") + "\nsummary:Tea\nend:vevent",
			tuesday, ""},
		"own words":        {event(weekly + ";X-OURS=1"), tuesday, ""},
		"interval of none": {event(weekly + ";INTERVAL=0"), "", "Event 1 (Tea): The rule by which"},
		"exception at another hour": {event(weekly + "\nEXDATE:20261222T090000"),
			tuesday, "Event 1 (Tea): This leaves out 2026-12-22 at another time"},
		"exceptions at both hours": {event(weekly + "\nEXDATE:20261222T090000,20261229T183000"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-29]}\n",
			"Event 1 (Tea): This leaves out 2026-12-22 at another time"},
		"a last day that is none": {event(weekly + ";UNTIL=soon"), "",
			"The last day by the rule of this event is none, so the rule was left out"},
		"a last day that is no day of the calendar": {event(weekly + ";UNTIL=20261331"), "",
			"so the rule was left out"},
		"once a year": {event("DTSTART:20270516T100000\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=3SU"),
			"schedule:\n  - {rrule: \"FREQ=YEARLY;BYMONTH=5;BYDAY=+3SU\", start: \"10:00\", from: 2027-05-16}\n", ""},
		"private at Apple": {event(weekly + "\nX-CALENDARSERVER-ACCESS:CONFIDENTIAL"), "-",
			"private or confidential"},
		"strictest class": {event(weekly + "\nCLASS:PUBLIC\nCLASS:PRIVATE"), "-", "private or confidential"},
		"description closed": {event(weekly + "\nDESCRIPTION:Closed until May"), "summary: Closed until May\nstatus: paused\n" +
			tuesday, "Event 1: Words here say that the group does not meet"},
		"description cancelled": {event(weekly + "\nDESCRIPTION:CANCELLED"), "summary: CANCELLED\nstatus: paused\n" + tuesday,
			"Event 1: Words here say that the group does not meet"},

		"UTC, moved": {pacific + "\n" + event(utc+"RRULE:FREQ=WEEKLY;BYDAY=TU"), monday("week, from: 2027-01-11"),
			"clock of America/Los_Angeles, where clocks change in summer: 1. The first is event 1 (Tea)."},
		"UTC, no day": {pacific + "\n" + event(utc+"RRULE:FREQ=WEEKLY"), monday("week, from: 2027-01-11"),
			"clock of America/Los_Angeles"},
		"UTC, exceptions": {pacific + "\n" +
			event(utc+"RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270706T023000Z\nEXDATE:20270126T023000Z"),
			monday("2 weeks, from: 2027-01-11, until: 2027-07-05, except: [2027-01-25]"),
			"clock of America/Los_Angeles"},
		"UTC, first": {pacific + "\n" + event(utc+"RRULE:FREQ=MONTHLY;BYDAY=2TU"), zone,
			"Event 1 (Tea): This rule counts days in UTC"},
		"UTC, once": {pacific + "\n" + event(utc), "draft: true\n" +
			monday("week, from: 2027-01-11, until: 2027-01-11"), "are drafts"},
		"UTC, of no zone": {event("DTSTART:20260106T173000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU"),
			"schedule:\n  - {day: tuesday, start: \"17:30\", every: week}\ntimezone: UTC\n", ""},
		"UTC, steady zone": {"X-WR-TIMEZONE:Africa/Nairobi\n" +
			event("DTSTART:20260106T220000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU"),
			"schedule:\n  - {day: wednesday, start: \"01:00\", every: week}\ntimezone: Africa/Nairobi\n", ""},
		"days in UTC": {event("DTSTART;TZID=America/Los_Angeles:20270111T183000\n" +
			"DTEND;TZID=America/Los_Angeles:20270111T200000\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270706T013000Z\n" +
			"EXDATE:20270126T023000Z\nRDATE:20270121T023000Z\nRDATE;VALUE=PERIOD:20270128T023000Z/PT1H"),
			monday("week, from: 2027-01-11, until: 2027-07-05, except: [2027-01-25], extra: [2027-01-20, 2027-01-27]"),
			""},
		"exception as a day": {event(weekly + "\nEXDATE;VALUE=DATE:20261222"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-22]}\n", ""},

		"moved": {event(weekly) + "\n" + event("RECURRENCE-ID:20261201T183000\nDTSTART:20261202T183000"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-01], extra: [2026-12-02]}\n",
			""},
		"moved before": {event("RECURRENCE-ID:20261201T183000\nDTSTART:20261202T190000") + "\n" + event(weekly),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-01]}\n" +
				"  - {day: wednesday, start: \"19:00\", every: week, from: 2026-12-02, until: 2026-12-02}\n", ""},
		"other words": {event(weekly) + "\n" + event("RECURRENCE-ID:20261201T183000\nDTSTART:20261201T183000"),
			tuesday, ""},
		"cancelled date": {event(weekly) + "\n" +
			event("RECURRENCE-ID:20261201T183000\nDTSTART:20261201T183000\nSTATUS:CANCELLED"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-01]}\n", ""},
		"a change alone": {event("RECURRENCE-ID:20261201T183000\nDTSTART:20261202T183000"),
			"schedule:\n  - {day: wednesday, start: \"18:30\", every: week, from: 2026-12-02, until: 2026-12-02}\n",
			""},
		"a change of nothing": {strings.ReplaceAll(event(weekly)+"\n"+
			event("RECURRENCE-ID:20261201T183000\nDTSTART:20261202T183000"), "UID:1@x\n", ""),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week}\n" +
				"  - {day: wednesday, start: \"18:30\", every: week, from: 2026-12-02, until: 2026-12-02}\n", ""},
		"from then on": {event(weekly) + "\n" +
			event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T183000\nDTSTART:20261202T183000"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, until: 2026-11-30}\n",
			"Event 2 (Tea): From 2026-12-01 on"},
		"a private change": {event(weekly) + "\n" +
			event("RECURRENCE-ID:20261201T183000\nDTSTART:20261202T183000\nCLASS:PRIVATE\nDESCRIPTION:SECRET"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week, except: [2026-12-01]}\n",
			"Event 2: This changes an event that was left out, or is private"},

		"Windows": {event("DTSTART;TZID=W. Europe Standard Time:20260106T183000\n" +
			"RRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday + "timezone: Europe/Berlin\n", ""},
		"Windows, shown": {event("DTSTART;TZID=\"(UTC+05:45) Kathmandu\":20260106T183000\n" +
			"RRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday + "timezone: Asia/Kathmandu\n", ""},
		"its old name": {event("DTSTART;TZID=Asia/Calcutta:20260106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"),
			tuesday + "timezone: Asia/Kolkata\n", ""},
		"with a prefix": {event("DTSTART;TZID=/example.org/20260101/Europe/Madrid:20260106T183000\n" +
			"RRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday + "timezone: Europe/Madrid\n", ""},
		"X-LIC-LOCATION": {"BEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE\n" +
			event("DTSTART;TZID=Ours:20260106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday + "timezone: Asia/Tokyo\n",
			""},
		"by its clocks": {zoneRules + "\n" +
			event("DTSTART;TZID=Ours:20260106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"), tuesday +
			"timezone: America/New_York\n", ""},
		"nobody knows it": {event("DTSTART;TZID=Customized Time Zone:20260106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU"), "",
			"Event 1 (Tea): Nobody can know which time zone is meant by \"Customized Time Zone\""},
		"the calendar's": {"X-WR-TIMEZONE:Nowhere\n" + event(weekly), "",
			"Nobody can know which time zone is meant by \"Nowhere\""},
		"no such offset": {event("DTSTART;TZID=\"(UTC+09:00) Berlin\":20260106T183000\n" +
			"RRULE:FREQ=WEEKLY;BYDAY=TU"), "", "Nobody can know which time zone"},
		"exception nobody knows": {event(weekly + "\nEXDATE;TZID=Nowhere:20261222T183000"), tuesday,
			"Event 1 (Tea): A day that the event leaves out or adds cannot be read"},

		"where": {event(weekly +
			"\nLOCATION:Library\\, Leeds\nGEO:53.8;-1.5\nORGANIZER:mailto:SECRET@example.org"), tuesday +
			"place: {address: \"Library, Leeds\", lat: 53.8, lon: -1.5}\n", "left out: organizer."},
		"a town alone":       {event(weekly + "\nLOCATION:Leeds"), tuesday + "place: {city: Leeds}\n", ""},
		"from afar":          {event(weekly + "\nLOCATION:Microsoft Teams Meeting"), tuesday + "attendance: online\n", ""},
		"address on request": {event(weekly + "\nLOCATION:Address on request"), tuesday + "place: {precision: hidden}\n", ""},
		"numbers, isolated": {event(weekly + "\nLOCATION:قاعة \u206610-12\u2069"), tuesday +
			"place: {address: قاعة 10-12}\n", ""},
		"not escaped": {event(weekly +
			"\nLOCATION:Library, 1 High St; rear, Leeds\nDESCRIPTION:Bring a cup, please; and \\\\ sugar."),
			"summary: \"Bring a cup, please; and \\\\ sugar.\"\n" + tuesday +
				"place: {address: \"Library, 1 High St; rear, Leeds\"}\n", "stay on one line"},
		"online": {event(weekly +
			"\nLOCATION:https://zoom.us/j/1?pwd=SECRET\nURL:https://zoom.us/j/1?pwd=SECRET"), tuesday +
			"attendance: online\nonline: {url: \"https://zoom.us/j/1\", ask_passcode: true}\n" +
			"source: \"https://zoom.us/j/1\"\n", "passwords or tokens"},
		"link in text": {event(weekly + "\nDESCRIPTION:Come to https://zoom.us/j/1?pwd=SECRET or ring"),
			"summary: Come or ring\n" + tuesday + "online: {url: \"https://zoom.us/j/1\", ask_passcode: true}\n",
			"passwords or tokens"},
		"private": {event(weekly + "\nCLASS:PRIVATE\nDESCRIPTION:SECRET"), "-",
			"Event 1: This event is private or confidential"},
		"confidential": {event(weekly + "\nCLASS:Confidential\nDESCRIPTION:SECRET"), "-",
			"Event 1: This event is private or confidential"},
		"a class that nobody knows": {event(weekly + "\nCLASS:X-TEAM"), "-", "is private or confidential"},
		"public":                    {event(weekly + "\nCLASS:PUBLIC"), tuesday, ""},
		"tentative":                 {event(weekly + "\nSTATUS:TENTATIVE"), "draft: true\n" + tuesday, "calls this event tentative"},
		"several": {event(weekly) + "\n" +
			event("DTSTART:20260108T090000\nRRULE:FREQ=WEEKLY;BYDAY=TH"),
			"schedule:\n  - {day: tuesday, start: \"18:30\", every: week}\n" +
				"  - {day: thursday, start: \"09:00\", every: week}\n", ""},
		"a task": {event(weekly) + "\nBEGIN:VTODO\nUID:2\nDTSTAMP:20260101T000000Z\nEND:VTODO",
			tuesday, "Entry 2: This is no meeting"},

		"marks in marks": {event(weekly + "\nORGANIZER;CN=\"A \"B\" C\":mailto:SECRET@example.org"), tuesday,
			"left out: organizer."},
		"no colon":            {event("SUMMARY;X=y\n" + weekly), tuesday, ""},
		"lines that are none": {event("nonsense\n:\n;\nA;\nA;B\nA;B=\n" + weekly), tuesday, ""},
	} {
		files, said := records(t, calendar(c.in))
		want := "name: Tea\n" + c.want
		if c.want == "-" {
			want = ""
		}
		if diff := cmp.Diff(want, files["tea"]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		all := strings.Join(said, "\n")
		if !strings.Contains(all, c.found) || (c.found == "") != (all == "") || strings.Contains(all, "SECRET") {
			t.Errorf("%s: found %q, want %q", name, all, c.found)
		}
	}
}

// TestDeepCalendar: parts within parts are no way to stop the program.
func TestDeepCalendar(t *testing.T) {
	in := Read("file", []byte("BEGIN:VCALENDAR\n"+strings.Repeat("BEGIN:A\n", 3_000_000)), testHub(), today)
	if len(in.Drafts) > 0 || len(in.Findings) != 1 || !strings.Contains(in.Findings[0].Message.String(), "too deep") {
		t.Errorf("%+v", in)
	}
}

// TestWindowsZones: what Windows calls zones, and what it shows of them.
func TestWindowsZones(t *testing.T) {
	for name, want := range map[string]string{
		"Eastern Standard Time": "America/New_York", "eastern standard time": "America/New_York",
		"(UTC-05:00) Eastern Time (US & Canada)":  "America/New_York",
		"(GMT-06:00) Central Time (US & Canada)":  "America/Chicago",
		"(UTC-07:00) Mountain Time (US & Canada)": "America/Denver",
		"(UTC-08:00) Pacific Time (US & Canada)":  "America/Los_Angeles",
		"(UTC-04:00) Atlantic Time (Canada)":      "America/Halifax", "(UTC-07:00) Arizona": "America/Phoenix",
		"(UTC-03:30) Newfoundland": "America/St_Johns", "(UTC-09:00) Alaska": "America/Anchorage",
		"(UTC-10:00) Hawaii":          "Pacific/Honolulu",
		"(UTC-08:00) Baja California": "America/Tijuana", "(UTC-03:00) Brasilia": "America/Sao_Paulo",
		"(UTC+00:00) Dublin, Edinburgh, Lisbon, London":                 "Europe/London",
		"(UTC) Dublin, Edinburgh, Lisbon, London":                       "Europe/London",
		"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":  "Europe/Berlin",
		"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":               "Europe/Paris",
		"(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague": "Europe/Budapest",
		"(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius":     "Europe/Kyiv",
		"(UTC+02:00) Athens, Bucharest":                                 "Europe/Bucharest",
		"(UTC+02:00) Cairo":                                             "Africa/Cairo",
		"(UTC+02:00) Jerusalem":                                         "Asia/Jerusalem",
		"(UTC+02:00) Harare, Pretoria":                                  "Africa/Johannesburg",
		"(UTC+03:00) Nairobi":                                           "Africa/Nairobi",
		"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi":               "Asia/Kolkata",
		"(UTC+05:45) Kathmandu":                                         "Asia/Kathmandu",
		"(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi":             "Asia/Shanghai",
		"(UTC+09:00) Osaka, Sapporo, Tokyo":                             "Asia/Tokyo",
		"(UTC+10:00) Canberra, Melbourne, Sydney":                       "Australia/Sydney",
		"(UTC+12:00) Auckland, Wellington":                              "Pacific/Auckland",
		"(UTC) Coordinated Universal Time":                              "UTC", "UTC": "UTC",
		"europe/paris": "Europe/Paris",
		"/softwarestudio.org/Olson_20011030_5/America/Argentina/Cordoba": "America/Argentina/Cordoba",
		"Customized Time Zone": "", "(UTC+09:00) Berlin": "", "Local": "", "": "", "/": "", "../etc/passwd": "",
		"(UTC+01:00)": "",
	} {
		got := ""
		if zone := zoneNamed(name); zone != nil {
			got = zone.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// FuzzCalendar: no calendar stops the program, and every draft is one that check takes.
func FuzzCalendar(f *testing.F) {
	for _, lines := range []string{
		"DTSTART;TZID=Romance Standard Time:20270106T183000\nDTEND;TZID=/a/Europe/Paris:20270106T200000\n" +
			"RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU\nEXDATE:20270126T173000Z",
		"DTSTART;TZID=Ours:20270106T183000\nDURATION:PT90M\nRRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=9\n" +
			"RDATE;VALUE=PERIOD:20270126T173000Z/PT1H",
		"DTSTART:20270106T013000Z\nRRULE:freq=yearly;bymonth=2;bymonthday=29;\nRRULE:FREQ=DAILY;UNTIL=20270301\n" +
			"EXRULE:FREQ=DAILY",
		"RECURRENCE-ID;RANGE=THISANDFUTURE:20270106T183000\nDTSTART;VALUE=DATE:20270107\nCLASS:PRIVATE",
		"ORGANIZER;CN=\"A \"B\" C\":mailto:a@example.org\nSUMMARY;X=y\nLOCATION:https://zoom.us/j/1?pwd=x\n" +
			"DESCRIPTION:a\\nb, c; d",
	} {
		f.Add("X-WR-TIMEZONE:America/Los_Angeles\n" + zoneRules + "\n" +
			event("DTSTART:20270106T183000\nRRULE:FREQ=WEEKLY;BYDAY=TU") + "\n" + event(lines))
	}
	f.Fuzz(func(t *testing.T, text string) {
		read(t, "file", []byte(calendar(text)))
	})
}

// TestEventsLeftOutTellNoCodes: what is said of an event that nobody takes over names it
// without what lets strangers in.
func TestEventsLeftOutTellNoCodes(t *testing.T) {
	data := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
		"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200303T183000\r\nSUMMARY:Tea. Passcode: 909099\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Closed. Mot de passe : tulipe77\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nUID:3\r\nDTSTART;TZID=No/Zone:20260303T183000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Walk (door code 47B11)\r\n" +
		"END:VEVENT\r\nEND:VCALENDAR\r\n"
	in := Read("x.ics", []byte(data), testHub(), today)
	if len(in.Findings) < 3 {
		t.Errorf("only %d findings", len(in.Findings))
	}
	for _, f := range in.Findings {
		said := f.Message.String() + f.Suggestion.String()
		for _, secret := range []string{"909099", "tulipe77", "47B11"} {
			if strings.Contains(said, secret) {
				t.Errorf("%s is told: %s", secret, said)
			}
		}
	}
}
