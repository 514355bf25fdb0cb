package spreadsheet

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestNotesSay: a note, or a column that is not read, that says that a group does not meet or
// is not for everybody keeps it from being listed as any other.
func TestNotesSay(t *testing.T) {
	for note, want := range map[string]string{
		"Closed for now": "paused", "CLOSED until further notice": "paused", "We are closed until further notice": "paused",
		"No meetings until January": "paused", "starts again after Christmas": "paused", "Cancelled": "paused",
		"CLOSED 2024": "closed", "Closed until 10 January 2027": "paused", "Bring tea. Closed for now.": "paused",
		"fermé jusqu'en janvier": "paused", "le groupe est fermé": "closed", "Reprise après Noël": "paused",
		"cerrado hasta enero": "paused", "se reanuda en enero": "paused", "مغلق حتى يناير": "paused",
		"Having a break until spring": "paused", "In abeyance": "paused", "Not currently active": "paused",
		"Awaiting new venue": "paused", "No longer takes place": "closed", "Wound up": "closed", "The group has come to an end": "closed",
		"Ne se réunit plus": "closed",
		"توقفت المجموعة":    "paused",
		"Do not publish":    "left out", "not public": "left out", "ne pas publier": "left out", "no publicar": "left out",
		"لا تنشر": "left out", "NOT PUBLIC!": "left out",
		"Venue NOT to be published": "draft", "Jo doesn't want her mobile on the web!!": "draft",
		"Don't put address online - safety": "draft", "Ana no quiere que salga su móvil": "draft",
		"I heard it has closed": "asked", "closed?": "asked", "Moved to Zoom": "asked", "Closed over August": "open",
		"Closed on bank holidays": "open", "No meetings in August": "open", "A closed group": "open",
		"closed meeting": "open", "Open to all": "open", "Fermé pendant les vacances scolaires": "open",
		"Bring your own cup": "open", "Not in school holidays": "open", "We finish at 9": "open", "Creche on Tues only": "open",
		"cerrado en agosto": "open", "No meeting on 25 December": "open",
	} {
		for _, column := range []string{"Notes (public)", "Notes", "Scribbles", "(private) Notes"} {
			pages, findings := read("name,day,start,city," + column + "\nTea,monday,18:30,Leeds,\"" + note +
				"\"\nWalk,friday,10:00,Leeds,\n")
			got := "open"
			if len(pages) == 1 {
				got = "left out"
			} else if g := pages[0]; g.Draft {
				got = "draft"
			} else if status := string(g.Group.Status); status != "" && status != "active" {
				got = status
			}
			var told []string
			for _, f := range findings {
				if said := f.Message.String(); strings.Contains(said, "Rows: 2") || strings.HasPrefix(said, "Row 2:") &&
					strings.Contains(said, "note may mean") {
					told = append(told, said)
				}
				if column != "Notes (public)" && strings.Contains(fmt.Sprintf("%+v", f), "mobile on") {
					t.Errorf("%s: what stands in it is said: %v", column, f)
				}
			}
			wanted := want
			switch moved := strings.HasPrefix(note, "Moved"); {
			case column == "(private) Notes" && (want == "asked" || want == "draft"):
				wanted = "open"
			case column == "Notes (public)" && want == "asked", moved:
				wanted = "open"
			case want == "asked":
				wanted = "draft"
			}
			if got != wanted {
				t.Errorf("%s %q: %s, want %s %v", column, note, got, wanted, findings)
			}
			if asks := want != "open" && column != "(private) Notes"; asks != (len(told) == 1) &&
				!(want == "left out" || column == "(private) Notes") {
				t.Errorf("%s %q: told %v", column, note, told)
			}
		}
	}
}

// TestNotesOfTheTeam: keys and who is ill make a draft where readers would see them, and only
// there; nothing of a column that is not read is said.
func TestNotesOfTheTeam(t *testing.T) {
	for _, note := range []string{"Key under mat - ask Sam", "Anna off sick - cover by Joe", "clé chez Paul", "llave bajo la maceta"} {
		pages, _ := read("name,day,start,city,Notes (public)\nTea,monday,18:30,Leeds," + note + "\n")
		if !pages[0].Draft {
			t.Errorf("%s is published", note)
		}
		if pages, _ = read("name,day,start,city,Notes\nTea,monday,18:30,Leeds," + note + "\n"); pages[0].Draft {
			t.Errorf("%s: a draft, though nobody reads it", note)
		}
	}
	_, findings := read("name,day,start,city,(private) Log\nTea,monday,18:30,Leeds,Closed until SECRET is back\nWalk,monday,18:30,Leeds,do not publish\n")
	said := fmt.Sprintf("%+v", findings)
	if strings.Contains(said, "SECRET") || strings.Contains(said, "agreed to be listed") || strings.Count(said, "Rows: 3.") != 1 {
		t.Error(said)
	}
}

// TestNoteOfOneMeeting: of two meetings of a group one may be over, and the group goes on.
func TestNoteOfOneMeeting(t *testing.T) {
	pages, findings := read("name,day,start,city,note\nTea,monday,18:30,Leeds,Closed for now\nTea,friday,10:00,Leeds,\n")
	if len(pages) != 1 || pages[0].Group.Status == "paused" || len(pages[0].Group.Schedule) != 1 {
		t.Errorf("%+v %v", pages[0].Group, findings)
	}
	if len(findings) == 0 || findings[0].Severity != diag.Error {
		t.Errorf("not asked: %v", findings)
	}
}

// TestHomeInColumnNobodyKnows: an address is nobody's to read where a column that is not read says that
// it is somebody's home.
func TestHomeInColumnNobodyKnows(t *testing.T) {
	for cell, held := range map[string]bool{"At Sue's house": true, "clé chez Paul": false, "En casa de Paco": true, "Town library": false} {
		pages, _ := read("name,day,start,address,city,Zorb\nTea,monday,18:30,Calle Sol 12,Leeds," + cell + "\n")
		if pages[0].Draft != held {
			t.Errorf("%s: draft %v", cell, pages[0].Draft)
		}
	}
}
