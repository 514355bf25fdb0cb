package spreadsheet

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestZoneMeant: a zone behind a time is that of the group where its country and the word agree.
// Elsewhere somebody is asked, once for a sheet.
func TestZoneMeant(t *testing.T) {
	for said, want := range map[string]string{
		"US,7pm ET": "America/New_York", "US,7pm EST": "America/New_York", "US,7pm Pacific time": "America/Los_Angeles",
		"US,7pm MT": "America/Denver", "CA,7pm ET": "America/Toronto", "DE,19:00 CET": "Europe/Berlin", "US,7-8pm (CT)": "America/Chicago",
		"ES,19:00 CET": "Europe/Madrid", "GB,7pm BST": "Europe/London", "Germany,19:00 CET": "Europe/Berlin",
		"US,7pm MST": "", "US,7pm CET": "", "FR,7pm ET": "", ",7pm ET": "", "GB,7pm UTC": "",
	} {
		page, asked := zoned("name,city,day,country,start\nTea,Town,monday," + said + "\n")
		if got := strings.Contains(page, "timezone: "+want); got != (want != "") || strings.Contains(page, "note:") == got ||
			strings.Contains(asked, "Times name a zone") == got || !strings.Contains(page, `start: "19:00"`) {
			t.Errorf("%s: %s %q", said, page, asked)
		}
	}
	_, asked := zoned("name,city,day,start\nTea,Town,monday,7pm ET\nSoup,Town,monday,7pm PT\n")
	if !strings.Contains(asked, `be sure which place has it: 2. The first is "ET" in row 2.`) || strings.Count(asked, "Times name") != 1 {
		t.Errorf("once: %q", asked)
	}
	page, asked := zoned("name,city,day,start,country\nTea,Town,monday,7pm ET,US\nTea,Town,tuesday,7pm PT,US\n")
	if strings.Contains(page, "timezone") || asked == "" {
		t.Errorf("two zones: %s %q", page, asked)
	}
}

// zoned is the front matter of the first group of a sheet, and what is asked about zones.
func zoned(data string) (page, asked string) {
	tables, _ := Tables("g.csv", []byte(data), hub())
	read := Drafts("g.csv", tables, hub())
	for _, f := range read.Findings {
		if f.Code == diag.TimezoneDoubtful {
			asked += f.Message.String()
		}
	}
	return strings.Join(read.Drafts[0].Lines, "\n"), asked
}

// TestZones: a zone behind a time is kept, since the place may have another one; the end
// of a day is no beginning.
func TestZones(t *testing.T) {
	for said, want := range map[string]string{
		"7pm EST": "EST", "7pm (EST)": "EST", "19:00 UTC": "UTC", "7pm Pacific time": "Pacific time",
		"7-8pm CET": "CET",
	} {
		pages, findings := read("name,day,start\nTea,monday," + said + "\n")
		if len(pages) != 1 || len(findings) != 1 || findings[0].Code != diag.TimezoneDoubtful || pages[0].Group.Schedule[0].Start != "19:00" ||
			pages[0].Group.Schedule[0].Note != want {
			t.Errorf("%s: %+v %v", said, pages[0].Group.Schedule, findings)
		}
	}
	for _, said := range []string{"24:00", "24", "24h", "24-2", "24:00-02:00", "2026-04-03 24:00"} {
		pages, findings := read("name,day,start\nTea,monday," + said + "\n")
		if len(findings) == 0 || findings[0].Code != diag.ScheduleInvalid || pages[0].Group.Schedule[0].Start != "" {
			t.Errorf("%s: %+v %v", said, pages[0].Group.Schedule, findings)
		}
	}
	if pages, findings := read("name,day,start,end\nTea,monday,22:00,24:00\n"); len(findings) > 0 ||
		pages[0].Group.Schedule[0].End != "00:00" {
		t.Errorf("%+v %v", pages, findings)
	}
}

// TestUniversalTime: 18:30 UTC is in summer another hour where clocks change.
func TestUniversalTime(t *testing.T) {
	h := hub()
	h.Timezone = "Europe/London"
	for said, listed := range map[string]bool{"18:30 UTC": false, "18:30 GMT": true, "18:30 BST": true, "18:30 ET": false} {
		tables, _ := Tables("g.csv", []byte("name,day,start,country\nTea,monday,"+said+",GB\n"), h)
		read := Drafts("g.csv", tables, h)
		if got := strings.Contains(strings.Join(read.Drafts[0].Lines, " "), "18:30"); got != listed || got == asksSchedule(read.Findings) {
			t.Errorf("%s: %v %v", said, read.Drafts[0].Lines, read.Findings)
		}
	}
}
