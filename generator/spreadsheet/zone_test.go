package spreadsheet

import (
	"testing"

	"peerhub/generator/diag"
)

// TestZones: a zone behind a time is kept, since the place may have another one; the end
// of a day is no beginning.
func TestZones(t *testing.T) {
	for said, want := range map[string]string{
		"7pm EST": "EST", "7pm (EST)": "EST", "19:00 UTC": "UTC", "7pm Pacific time": "Pacific time",
		"7-8pm CET": "CET",
	} {
		pages, findings := read("name,day,start\nTea,monday," + said + "\n")
		if len(pages) != 1 || len(findings) > 0 || pages[0].Group.Schedule[0].Start != "19:00" ||
			pages[0].Group.Schedule[0].Note != want {
			t.Errorf("%s: %+v %v", said, pages[0].Group.Schedule, findings)
		}
	}
	for _, said := range []string{"24:00", "24", "24h", "24-2", "24:00-02:00", "2026-04-03 24:00"} {
		pages, findings := read("name,day,start\nTea,monday," + said + "\n")
		if len(findings) == 0 || findings[0].Code != diag.ScheduleInvalid || len(pages[0].Group.Schedule) > 0 {
			t.Errorf("%s: %+v %v", said, pages[0].Group.Schedule, findings)
		}
	}
	if pages, findings := read("name,day,start,end\nTea,monday,22:00,24:00\n"); len(findings) > 0 ||
		pages[0].Group.Schedule[0].End != "00:00" {
		t.Errorf("%+v %v", pages, findings)
	}
}
