package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestConsentRefused: who has not agreed is left out and counted; nothing that stands in
// the column is said again.
func TestConsentRefused(t *testing.T) {
	for _, no := range []string{"no", "No, sorry", "refused 3 May", "Nein", "non", "لا", "NO", "n", "declined (SECRET)",
		"not yet", "refusé"} {
		pages, findings := read("name,day,start,consent\nTea,monday,18:30,\"" + no +
			"\"\nWalk,friday,10:00,2026-01-02\nTea,sunday,10:00,\n")
		said := fmt.Sprint(findings)
		if len(pages) != 1 || pages[0].Title != "Walk" || !strings.Contains(said, "left out: 1") ||
			strings.Contains(said, "SECRET") {
			t.Errorf("%s: %d pages %s", no, len(pages), said)
		}
	}
	for _, odd := range []string{"SECRET", "03/04/2026 SECRET", "03/04/2026", "by SECRET on 3 May", "=SECRET",
		"yes SECRET"} {
		_, findings := read("name,day,start,consent\nTea,monday,18:30," + odd + "\nTea,friday,18:30,SECRET2\n")
		if said := fmt.Sprintf("%+v", findings); len(findings) == 0 || strings.Contains(said, "SECRET") ||
			strings.Contains(said, "2026") {
			t.Errorf("%s: %s", odd, said)
		}
		tables, _ := Tables("g.csv", []byte("name,day,start,consent\nTea,monday,18:30,"+odd+"\n"), hub())
		if said := fmt.Sprintf("%+v", Drafts("g.csv", tables, hub())); strings.Contains(said, "SECRET") {
			t.Errorf("%s: %s", odd, said)
		}
	}
}

// TestConsentEmpty: a group whose cell for the consent is empty has not refused.
func TestConsentEmpty(t *testing.T) {
	pages, findings := read("name,day,start,city,consent\nTea,monday,18:30,Leeds,\nWalk,friday,10:00,Leeds,-\n")
	if len(pages) != 1 || pages[0].Title != "Tea" {
		t.Errorf("%v %v", pages, findings)
	}
}
