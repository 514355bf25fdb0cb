package spreadsheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
)

// TestSheetsOfPersons: a sheet of the team beside that of the groups makes no pages. It is
// told once, and nothing that stands in it is said.
func TestSheetsOfPersons(t *testing.T) {
	groups := [][]any{{"name", "day", "start", "city", "country"}, {"Tea", "Monday", "18:30", "Leeds", "GB"}}
	rota := [][]any{{"Name", "Day", "Start", "Phone"}, {"Anna Smith", "Monday", "10:00", "07700 900001"}}
	for name, c := range map[string]struct {
		sheet string
		rows  [][]any
		pages int
	}{
		"persons": {"Sheet2",
			[][]any{{"Name", "Phone", "Address"}, {"Anna Smith", "07700 900001", "1 Home Road"}}, 1},
		"with others": {"Data", [][]any{{"Group", "Lead", "Mobile", "Home address", "Email"},
			{"Tea", "Anna Smith", "07700 900001", "1 Home Road", "a@example.org"}}, 1},
		"french": {"Feuil2", [][]any{{"nom", "téléphone", "adresse"}, {"Anna Smith", "07700 900001", "1 rue"}},
			1},
		"arabic":        {"ورقة", [][]any{{"الاسم", "الهاتف"}, {"Anna Smith", "07700 900001"}}, 1},
		"rota":          {"Rota", rota, 1},
		"of a year":     {"Volunteer rota 2026", rota, 1},
		"bénévoles":     {"Bénévoles", rota, 1},
		"voluntarios":   {"Voluntarios", rota, 1},
		"arabic name":   {"المتطوعون", rota, 1},
		"more groups":   {"York", rota, 2},
		"staff groups":  {"Staff groups", rota, 2},
		"a town is one": {"Sheet2", [][]any{{"Name", "Phone", "Town"}, {"Soup", "0113 496 0118", "York"}}, 2},
	} {
		pages, findings := readBook(book(t, groups, func(f *excelize.File) {
			if _, err := f.NewSheet(c.sheet); err != nil {
				t.Fatal(err)
			}
			for i := range c.rows {
				cell, _ := excelize.CoordinatesToCellName(1, i+1)
				if err := f.SetSheetRow(c.sheet, cell, &c.rows[i]); err != nil {
					t.Fatal(err)
				}
			}
		}))
		if len(pages) != c.pages {
			t.Errorf("%s: %d pages %v", name, len(pages), findings)
		}
		told := 0
		for _, f := range findings {
			if strings.Contains(f.Message.String(), c.sheet) {
				told++
			}
			if c.pages == 1 && strings.Contains(fmt.Sprint(f), "Anna") {
				t.Errorf("%s: %v", name, f)
			}
		}
		if c.pages == 1 && told != 1 {
			t.Errorf("%s: told %d times: %v", name, told, findings)
		}
	}
}

// TestOnlyPersons: a file of names and telephone numbers alone is asked about.
func TestOnlyPersons(t *testing.T) {
	for _, data := range []string{"Name,Phone,Address\nAnna Smith,07700 900001,1 Home Road\n",
		"nombre;teléfono;correo\nAna;1;a@example.org\n",
		"name,email,notes\nAnna,a@example.org,hello\n"} {
		pages, findings := read(data)
		if len(pages) != 0 || len(findings) != 1 || findings[0].Severity != diag.Error ||
			findings[0].Code != diag.SheetInvalid {
			t.Errorf("%q: %d pages %v", data, len(pages), findings)
		}
	}
}
