package spreadsheet

import (
	"strings"
	"testing"
)

// TestHabits: what people write in lists of their own, and means one thing only, is read.
func TestHabits(t *testing.T) {
	for _, c := range []struct{ head, cell, want string }{
		{"Languages", "EN/FR", "languages: [EN, FR]"},
		{"Languages", "English and Polish", "languages: [en, pl]"},
		{"Langues", "Français + arabe", "languages: [fr, ar]"},
		{"Languages", "French & Spanish", "languages: [fr, es]"},
		{"Idiomas", "Castellano", "languages: [es]"},
		{"Idiomas", "español y catalán", "languages: [es, ca]"},
		{"Languages", "pt-BR", "languages: [pt-BR]"},
		{"Country", "Eire", "country: IE"},
		{"Country", "Republic of Ireland", "country: IE"},
		{"Country", "United States of America", "country: US"},
		{"Online / in person", "in person", "attendance: in-person"},
		{"Wheelchair?", "yes", "access: [wheelchair]"},
		{"Status", "waiting list", "status: active"},
		{"id", "PS-001", "id: ps-001"},
	} {
		page, asked := lines(t, "name,day,start,city,"+c.head+"\nTea,Monday,19:00,Cork,"+c.cell+"\n")
		if !strings.Contains(page, c.want) || asked != "" {
			t.Errorf("%s, %s: %s\n%s", c.head, c.cell, page, asked)
		}
	}
}

// TestOneIDInCapitals: the rows of an id are one group, however its letters are written.
func TestOneIDInCapitals(t *testing.T) {
	pages, findings := read("id,name,day,start,city\nPS-1,Tea,Monday,19:00,Leeds\nps-1,Tea,Friday,19:00,Leeds\n")
	if len(pages) != 1 || pages[0].Group.ID != "ps-1" || len(pages[0].Group.Schedule) != 2 {
		t.Errorf("%d pages: %v", len(pages), findings)
	}
}

// TestDoubtIsNoSlip: what somebody asks beside a group is not taken for a mistyped answer.
func TestDoubtIsNoSlip(t *testing.T) {
	_, asked := lines(t, "name,day,start,city,status\nTea,Monday,19:00,Leeds,check!!\n")
	if !strings.Contains(asked, "Write one of:") || strings.Contains(asked, "checked") {
		t.Error(asked)
	}
}

// TestSumBesideItsWord: a total is no group when its number stands under the names.
func TestSumBesideItsWord(t *testing.T) {
	pages, findings := read("(private) Ref,name,day,start,city\n1,Tea,Monday,19:00,Leeds\n2,42,Monday,19:00,Leeds\nTotal,2,,,\n")
	if len(pages) != 2 {
		t.Errorf("%d pages: %v", len(pages), findings)
	}
}
