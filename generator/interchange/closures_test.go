package interchange

import (
	"fmt"
	"strings"
	"testing"
)

// TestClosures: an event of whole days that says closed is no group, and a group of the same
// calendar that meets on such a day is asked about.
func TestClosures(t *testing.T) {
	closed := func(name, days string) string {
		return "BEGIN:VEVENT\nUID:c@x\nSUMMARY:" + name + "\n" + days + "\nEND:VEVENT"
	}
	const christmas = "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270102"
	for name, is := range map[string]bool{"Closed for Christmas": true, "Centre closed": true, "CLOSED (Christmas)": true,
		"Christmas - closed": true, "Fermé pour Noël": true, "Cerrado por Navidad": true, "مغلق": true,
		"Christmas dinner": false, "Disclosed": false} {
		in := readText(t, calendar(event(everyTuesday), closed(name, christmas)))
		said := fmt.Sprint(in.Findings)
		if got := len(in.Drafts) == 1; got != is || strings.Contains(said, "is no group. It was left out.") != is ||
			strings.Contains(said, "This event is on 2026-12-29, too") != is {
			t.Errorf("%s: %d groups %s", name, len(in.Drafts), said)
		}
	}
	for what, calendar := range map[string]string{
		"left out by the group": calendar(event(everyTuesday+"\nEXDATE:20261229T183000"), closed("Closed", christmas)),
		"other days":            calendar(event(everyTuesday), closed("Closed", "DTSTART;VALUE=DATE:20261225")),
		"too long ago":          calendar(event(everyTuesday), closed("Closed", "DTSTART;VALUE=DATE:20251230")),
		"every year":            calendar(event(everyTuesday), closed("Closed", "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY")),
	} {
		if in := readText(t, calendar); len(in.Drafts) != 1 || strings.Contains(fmt.Sprint(in.Findings), "too, when nobody") {
			t.Errorf("%s: %d groups %v", what, len(in.Drafts), in.Findings)
		}
	}
	if in := readText(t, calendar(closed("Closed circle", "DTSTART:20261201T183000\nRRULE:FREQ=WEEKLY"))); len(in.Drafts) != 1 {
		t.Errorf("with a time: %v", in.Findings)
	}
}
