package main

import (
	"fmt"
	"strings"
)

// lists are what others send.
func lists(part int) (out []bomb) {
	add := func(name, file string, data func() []byte) {
		out = append(out, bomb{name: "list of " + name, files: map[string]func() []byte{file: data}, args: []string{"import", "groups", file, "--dry-run"}},
			bomb{name: "feed of " + name, files: map[string]func() []byte{file: data, "hub.yaml": plain(settings + "feeds: [{name: list, file: " + file + "}]\n")}})
	}
	const most = 60 << 20
	add("deep JSON", "list.json", func() []byte { return []byte(times("[", most/part)) })
	add("deep objects", "list.json", func() []byte { return []byte(times(`{"a":`, most/part)) })
	add("deep lists in a record", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "day": 1, "time": "18:00", "slug": "tea", "notes": ` + times("[", 9000) + times("]", 9000) + "}]")
	})
	add("empty records", "list.json", func() []byte { return []byte("[" + times("{},", most/part) + "{}]") })
	add("numbers", "list.json", func() []byte { return []byte("[" + times("1,", most/part) + "1]") })
	add("digits", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": ` + times("1", most/part) + `, "time": "18:00"}]`)
	})
	add("exponents", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": 1e999999999, "time": "18:00", "latitude": 1e-999999999}]`)
	})
	add("fields", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"` + many(400_000/part, `, "f%d": 1`) + "}]")
	})
	add("same fields", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"` + times(`, "f": 1`, 10<<20/part) + "}]")
	})
	add("days", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "time": "18:00", "day": [` + times("1,", 4<<20/part) + "1]}]")
	})
	add("meetings", "list.json", func() []byte {
		return []byte("[" + many(20_000/part, `{"name": "Tea %d", "slug": "tea-%[1]d", "day": 1, "time": "18:00"},`) + `{"name": "T", "slug": "t", "day": 1, "time": "18:00"}]`)
	})
	add("meetings of one name", "list.json", func() []byte {
		return []byte("[" + times(`{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00"},`, 2<<20/part) + `{"name": "T", "slug": "t", "day": 1, "time": "18:00"}]`)
	})
	add("long notes", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00", "notes": "` + times("password: a ", most/part) + `"}]`)
	})
	add("types", "list.json", func() []byte {
		return []byte(`[{"name": "Tea", "slug": "tea", "day": 1, "time": "18:00", "types": [` + times(`"X",`, 10<<20/part) + `"O"]}]`)
	})
	add("services", "list.json", func() []byte {
		return []byte("[" + times(`{"id": "1", "name": "Tea", "status": "active", "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"}]},`, 4<<20/part) +
			`{"id": "2", "name": "T", "status": "active"}]`)
	})
	add("places times schedules", "list.json", func() []byte {
		return []byte(`[{"id": "1", "name": "Tea", "status": "active", "service_at_locations": [` + times(`{"location": {"name": "Hall"}},`, 2<<20/part) +
			`{}], "schedules": [` + times(`{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"},`, 2<<20/part) + `{}]}]`)
	})
	add("features", "list.json", func() []byte {
		return []byte(`{"type": "FeatureCollection", "features": [` + times(`{"type": "Feature", "properties": {"name": "Tea"}, "geometry": null},`, 4<<20/part) + `{}]}`)
	})
	add("points", "list.json", func() []byte {
		return []byte(`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Tea"}, "geometry": {"type": "Polygon", "coordinates": ` +
			times("[", 9000) + "1" + times("]", 9000) + `}}, {"type": "Feature", "properties": {"name": "Tea"}, "geometry": {"type": "Point", "coordinates": [` + times("1,", 4<<20/part) + `1]}}]}`)
	})
	event := func(lines string) string {
		return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Tea\r\nDTSTART:20260303T183000\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	}
	for name, unit := range map[string]string{"parts": "BEGIN:A\r\n", "events": "BEGIN:VEVENT\r\nSUMMARY:Tea\r\nDTSTART:20260303T183000\r\nEND:VEVENT\r\n", "folded lines": " a\r\n", "lines": "\r\n", "colons": ":",
		"semicolons": ";", "quotes": "A;B=\"", "ends": "END:VEVENT\r\n", "zones": "BEGIN:VTIMEZONE\r\nTZID:A\r\nBEGIN:STANDARD\r\nDTSTART:20260101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"} {
		add("calendar of "+name, "list.ics", func() []byte { return []byte("BEGIN:VCALENDAR\r\n" + times(unit, 10<<20/part)) })
	}
	for name, lines := range map[string]string{"every second": "RRULE:FREQ=SECONDLY", "a far day": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "an endless count": "RRULE:FREQ=DAILY;COUNT=999999999",
		"a wide step": "RRULE:FREQ=DAILY;INTERVAL=999999999", "many rules": times("RRULE:FREQ=DAILY\r\n", 4<<20/part), "many dates": "RRULE:FREQ=DAILY\r\n" + times("EXDATE:20260303T183000\r\n", 4<<20/part),
		"days in a rule": "RRULE:FREQ=MONTHLY;BYDAY=" + times("MO,", 4<<20/part) + "TU", "a long date": "RDATE:" + times("20260303T183000,", 4<<20/part), "parameters": "SUMMARY" + times(";X=y", 4<<20/part),
		"a length": "DURATION:P999999999999999999999W", "a quote in a quote": "ORGANIZER;CN=\"A \"B\" C\":mailto:a@example.org", "no colon": "SUMMARY;X=y", "alarms": times("BEGIN:VALARM\r\nEND:VALARM\r\n", 4<<20/part), "a text": "DESCRIPTION:" + times("password: a ", 20<<20/part)} {
		add("calendar of "+name, "list.ics", func() []byte { return []byte(event(lines)) })
	}
	tables := map[string]string{"services.csv": "id,name\n" + many(20_000/part, "%d,Tea\n"), "locations.csv": "id,name\n" + many(20_000/part, "%d,Hall\n"), "service_at_location.csv": "id,service_id,location_id\n" + many(20_000/part, "%d,1,1\n")}
	add("tables", "list.zip", func() []byte { return []byte(string(zipped(tables))) })
	add("large tables", "list.zip", func() []byte {
		return []byte(string(zipped(map[string]string{"services.csv": times("a,b\n", 200<<20/part)})))
	})
	add("large tables that say little", "list.zip", func() []byte {
		return []byte(string(understated(map[string]string{"services.csv": times("a,b\n", 200<<20/part)})))
	})
	wide := map[string]string{}
	for n := range 20 {
		wide[fmt.Sprintf("t%d.csv", n)] = times("x,", 100_000) + "\n" + strings.Repeat(times("1,", 10_000)+"\n", 50/part)
	}
	add("wide tables", "list.zip", func() []byte { return []byte(string(zipped(wide))) })
	add("index", "list.json", func() []byte {
		return []byte(`{"format": "peerhub-parts/1", "parts": [` + times(`"a",`, 10<<20/part) + `"b"]}`)
	})
	return out
}

// locks are what Peerhub itself leaves in a hub and beside a site, in the hands of others.
func locks(part int) (out []bomb) {
	translated := map[string]func() []byte{"hub.yaml": plain("title: Hub\nbase_url: https://example.org/\nlanguages: [en, fr]\n"), "content/guides/en/a.md": plain("# A\n\nText.\n"),
		"content/guides/fr/a.md": plain("---\nsource_hash: sha256:0000\n---\n\n# A\n\nTexte.\n")}
	for name, text := range map[string]string{"deep": times("[", 20<<20/part), "wide": `{"format": "peerhub-lock/1", "blocks": [` + times(`"a",`, 10<<20/part) + `"b"]}`,
		"sources": `{"format": "peerhub-import/1", "sources": {` + many(100_000/part, `"a%d": {},`) + `"b": {}}}`} {
		for _, file := range []string{"content/guides/fr/a.lock.json", "content/groups/import.lock.json", "content/groups/import-open.lock.json", "public/.peerhub-manifest.json", "feeds/list.json"} {
			files := map[string]func() []byte{file: plain(text)}
			for name, text := range translated {
				files[name] = text
			}
			out = append(out, bomb{name: name + " " + file, files: files, args: []string{"check"}}, bomb{name: name + " " + file + " in a build", files: files})
		}
	}
	return out
}

// long are files of a gigabyte, in places where a file is read.
func long() (out []bomb) {
	for _, file := range []string{page, "hub.yaml", "content/groups/list.csv", "content/groups/list.xlsx", "content/guides/en/page/a.png", "content/guides/en/page/a.docx", "content/guides/fr/a.lock.json",
		"content/groups/import.lock.json", "content/groups/import-open.lock.json", "public/.peerhub-manifest.json", "public/.gitkeep", "feeds/list.copy", "feeds/list.json", "look/logo.svg",
		"layouts/strings/en/fields.yaml", "layouts/styles/base.css", "layouts/templates/page.html", "layouts/icons/phone.svg", "layouts/i18n/en.yaml", ".github/x.md", "content/guides/en/a.md"} {
		b := bomb{name: "a gigabyte of " + file, grow: map[string]int64{file: 1 << 30}, files: map[string]func() []byte{
			"content/guides/en/page/index.md": plain("# Page\n\n![A](a.png) [b](a.docx)\n"), "content/guides/fr/a.md": plain("---\nsource_hash: sha256:0000\n---\n\n# A\n"),
			"content/guides/en/a.md": plain("# A\n\nText.\n"), "hub.yaml": plain("title: Hub\nbase_url: https://example.org/\nlanguages: [en, fr]\nlook: {logo: look/logo.svg}\nfeeds: [{name: list, file: list.json}]\n")}}
		delete(b.files, file)
		out = append(out, b)
	}
	out = append(out, bomb{name: "a gigabyte to import", grow: map[string]int64{"list.csv": 1 << 30}, args: []string{"import", "groups", "list.csv", "--dry-run"}})
	for _, file := range []string{"content/groups/import.lock.json", "content/groups/import-open.lock.json"} {
		out = append(out, bomb{name: "a gigabyte of " + file + " at an import", grow: map[string]int64{file: 1 << 30},
			files: map[string]func() []byte{"list.csv": plain("name,day,start\nTea,monday,18:00\n")}, args: []string{"import", "groups", "list.csv"}})
	}
	return out
}
