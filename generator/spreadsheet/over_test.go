package spreadsheet

import (
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestOver: words beside a day or a time that say it is over are no note: the meeting is
// not listed, and asked about.
func TestOver(t *testing.T) {
	for _, row := range []string{"Monday - cancelled,10:00,", "Monday (canceled),10:00,", "Monday,7pm cancelled,",
		"Monday,7pm (now stopped),",
		"Monday,7pm – finished,", "Monday,10:00,weekly (suspended)", "mardi (annulé),10:00,", "lunes cancelado,10:00,",
		"الاثنين (ملغى),10:00,",
		"Monday,7pm: group ended,", "Monday,7pm no longer running,", "Cancelled,10:00,"} {
		pages, findings := read("name,day,start,every,city\nTea," + row + ",Leeds\n")
		if len(pages) != 1 || len(pages[0].Group.Schedule) > 0 {
			t.Errorf("%s: listed: %+v", row, pages)
		}
		if !slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Code == diag.ScheduleInvalid && f.Severity == diag.Error
		}) {
			t.Errorf("%s: not asked: %v", row, findings)
		}
		tables, _ := Tables("g.csv", []byte("name,day,start,every,city\nTea,"+row+",Leeds\n"), hub())
		for _, d := range Drafts("g.csv", tables, hub()).Drafts {
			if strings.Contains(strings.Join(d.Lines, "\n"), "schedule") {
				t.Errorf("%s: imported: %v", row, d.Lines)
			}
		}
	}
}

// TestStatusCells: no word that is not known leaves a group active, and the day behind
// "closed until" is when it starts again.
func TestStatusCells(t *testing.T) {
	for cell, want := range map[string]string{"not running": "paused", "Cancelled": "paused", "Stopped": "closed",
		"Finished 2024": "closed",
		"annulé":        "paused", "cancelado": "paused", "ملغى": "paused", "No longer meeting": "closed", "": "active",
		"Active": "active",
		"TBC":    "paused asked", "full - waiting list": "active", "full of Sam’s things": "paused asked", "open until Friday": "paused asked",
		"closed until 10 January 2027": "paused 2027-01-10", "Closed until 10th Jan 2027": "paused 2027-01-10",
		"closed until Jan": "paused", "confirmed Oct 2026": "active doubted",
		"closed until 2027-01-10": "paused 2027-01-10", "fermé jusqu'au 10 janvier 2027": "paused 2027-01-10",
		"cerrado hasta el 10 de enero de 2027": "paused 2027-01-10", "مغلق حتى 10 يناير 2027": "paused 2027-01-10",
		"closed until 10/11/2027": "paused"} {
		data := "name,day,start,city,status\nTea,Monday,10:00,Leeds," + cell + "\n"
		pages, findings := read(data)
		if len(pages) != 1 {
			t.Fatal(findings)
		}
		g := pages[0].Group
		got := string(g.Status)
		if g.Status == "" {
			got = "active"
		}
		if day := g.Resumes.String(); day != "" {
			got += " " + day
		}
		if slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Code == diag.TermUnknown }) {
			got += " asked"
		}
		if slices.ContainsFunc(findings, func(f diag.Finding) bool { return strings.Contains(f.Message.String(), "somebody looked") }) {
			got += " doubted"
		}
		if got != want {
			t.Errorf("%q: %s, want %s %v", cell, got, want, findings)
		}
		tables, _ := Tables("g.csv", []byte(data), hub())
		for _, d := range Drafts("g.csv", tables, hub()).Drafts {
			lines := strings.Join(d.Lines, "\n")
			status, _, _ := strings.Cut(want, " ")
			if status != "active" && !strings.Contains(lines, "status: "+status) {
				t.Errorf("%q is imported as %s", cell, lines)
			}
		}
	}
}
