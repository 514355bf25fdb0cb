package spreadsheet

import (
	"strings"
	"testing"
)

// TestBlankCells: what says that nobody knows what belongs into a cell is as good as an empty one,
// in lists, too; it becomes no word of a filter and no text of a page.
func TestBlankCells(t *testing.T) {
	empty, _ := lines(t, "name,day,start,town\nTea,Tuesday,18:30,Leeds\n")
	blank := []string{"n/a", "N/A", "na", "-", "–", "—", "...", "none", "None", "tbc", "TBC", "tba", "unknown", "not known", "not applicable",
		"null", "aucun", "néant", "à confirmer", "non renseigné", "ninguno", "no aplica", "por confirmar", "keine", "k. A.", "unbekannt", "لا يوجد", "غير معروف"}
	for _, column := range []string{"access", "languages", "audience", "topics", "kind", "join", "attendance", "organisation", "email", "phone",
		"website", "summary", "venue", "postcode", "country", "first_visit", "until"} {
		for _, cell := range blank {
			if column == "country" && cell == "na" || column == "until" && strings.Contains("TBC tba à confirmer por confirmar", cell) ||
				column == "until" && (cell == "tbc" || cell == "unknown") {
				continue
			}
			page, asked := lines(t, "name,day,start,town,"+column+"\nTea,Tuesday,18:30,Leeds,"+cell+"\n")
			if page != empty || asked != "" {
				t.Errorf("%s %s: %s %s", column, cell, page, asked)
			}
		}
	}
	for cells, want := range map[string]string{
		"access|N/A; step-free": "access: [step-free]", "languages|fr; n/a": "languages: [fr]", "cost|none": "cost: free",
		"status|n/a": "status: paused", "city|n/a": "city: Leeds", "access|no parking": "no-parking", "summary|None of us is alone.": "None of us is alone.",
		"country|NA": "country: NA", "country|no": `country: "no"`, "languages|no": "languages: [\"no\"]", "region|NC": "region: [NC]", "audience|unknown soldiers": "unknown-soldiers",
	} {
		column, cell, _ := strings.Cut(cells, "|")
		page, _ := lines(t, "name,day,start,town,"+column+"\nTea,Tuesday,18:30,Leeds,"+cell+"\n")
		if !strings.Contains(page, want) {
			t.Errorf("%s: %s", cells, page)
		}
	}
	if page, _ := lines(t, "name,day,start,town\nTBC,Tuesday,18:30,Leeds\n"); !strings.HasPrefix(page, "name: TBC") {
		t.Error(page)
	}
	if page, asked := lines(t, "name,day,start,town,consent\nTea,Tuesday,18:30,Leeds,none\n"); page != "" && asked == "" {
		t.Errorf("consent none: %s %s", page, asked)
	}
}
