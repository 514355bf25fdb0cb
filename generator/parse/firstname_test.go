package parse

import (
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

// TestCurvedQuotes: what stands in curved quotation marks wants straight ones, and no others
// around them.
func TestCurvedQuotes(t *testing.T) {
	_, findings := Page(load.File{Path: "a.md", Section: "groups", Language: "en", Page: "a"},
		[]byte("---\nname: Tea\nschedule: [{day: tuesday, start: “18:30”}]\n---\n"),
		&model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}})
	for _, f := range findings {
		if f.Code == diag.ScheduleInvalid && f.Suggestion.String() == "Write straight ones: \"18:30\"" {
			return
		}
	}
	t.Error(findings)
}

func TestFirstName(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "Anna", "Anna B.": "Anna B.", "Anna Brown": "Anna", "Anna van Berg": "Anna",
		"group leader": "group leader",
		"Dr. Brown":    "", "Mrs Smith": "", "Dr. Anna Brown": "Anna", "Mme Dupont": "", "السيد حسن": "", "Dr.": "Dr.",
		"Brown, Anna": "", "Anna, group leader": "Anna, group leader",
		"Marta, or Tom": "Marta, or Tom", "Sue Miller & Tom Jones": "Sue & Tom", "Sue Miller / Tom": "Sue / Tom",
		"Sue Miller, Tom Jones and Ann": "Sue, Tom and Ann", "Marta y Luis García": "Marta y Luis", "": "",
		"Mary Seacole House": "Mary Seacole House", "St Mary's House": "St Mary's House", "Maison Julie Siegfried": "Maison Julie Siegfried",
		"Hope Church Office": "Hope Church Office", "Mary Hall": "Mary", "Sarah Jane Park": "Sarah", "Wrenna Hill": "Wrenna",
		"Mary Ashdowne at Hope Church": "Mary",
	} {
		if got := FirstName(name); got != want {
			t.Errorf("FirstName(%q) = %q, want %q", name, got, want)
		}
	}
}
