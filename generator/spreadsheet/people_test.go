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
		"staff groups":  {"Staff groups", rota, 1},
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

// TestSheetsAside: sheets of persons and of what is over or not yet for readers, by their names
// or their columns, make no pages and are named once; those of groups beside them do.
func TestSheetsAside(t *testing.T) {
	groups := [][]any{{"name", "day", "start", "city", "country"}, {"Tea", "Monday", "18:30", "Leeds", "GB"}}
	persons := [][]any{{"Name", "Phone", "Day", "Start", "Town", "Summary"},
		{"Anna Smith", "07700 900001", "Monday", "10:00", "Leeds", "low mood"}}
	others := [][]any{{"name", "day", "start", "city", "country"}, {"Anna", "Monday", "10:00", "York", "GB"}}
	columns := func(names ...any) [][]any {
		row := []any{"Anna Smith", "07700 900001", "Leeds"}
		for range names {
			row = append(row, "x")
		}
		return [][]any{append([]any{"Name", "Phone", "Town"}, names...), row}
	}
	when := append(columns("Day", "Start", "DBS"), nil)[:2]
	for name, c := range map[string]struct {
		rows  [][]any
		pages int
	}{
		"Waiting list": {persons, 1}, "Waiting list - groups": {persons, 1}, "DBS checks": {persons, 1}, "Donors 2026": {persons, 1},
		"Members": {persons, 1}, "Contacts": {persons, 1}, "Liste d'attente": {persons, 1}, "Lista de espera": {persons, 1},
		"قائمة الانتظار": {persons, 1}, "Referrals": {persons, 1}, "Sheet2": {persons, 2},
		"Home": {columns("Home address"), 1}, "Born": {columns("Day", "Start", "Date of birth"), 1}, "Né": {columns("Date de naissance"), 1},
		"Nacida": {columns("Fecha de nacimiento (dd/mm)"), 1}, "ولد": {columns("تاريخ الميلاد"), 1}, "Health": {columns("NHS number"), 1},
		"Checks": {columns("DBS"), 1}, "Forms": {columns("Consent signed"), 1}, "One": {when, 2},
		"Own":          {columns("(private) Home address"), 2},
		"Archive 2019": {others, 1}, "Closed groups": {others, 1}, "Old": {others, 1}, "Drafts - not yet": {others, 1},
		"Copy of Groups": {others, 1}, "Template": {others, 1}, "Lists": {others, 1}, "2019": {others, 1}, "Groups 2019": {others, 1},
		"Groups (old)": {others, 1}, "Old groups 2018": {others, 1}, "Archives": {others, 1}, "Anciens groupes": {others, 1},
		"Grupos cerrados": {others, 1}, "أرشيف": {others, 1}, "Brouillons": {others, 1}, "(private) York": {others, 1},
		"Ex-groups": {others, 1}, "Old groups": {others, 1}, "Staff groups": {others, 1}, "Ex": {others, 1}, "Former": {others, 1},
		"Rota": {persons, 1}, "Rota group": {persons, 1}, "Service users": {persons, 1}, "Membership": {persons, 1},
		"Service users group": {persons, 1}, "Grupos internos": {others, 1}, "Ex groupes": {others, 1}, "Exgrupos": {others, 1},
		"Closed in 2025": {others, 1}, "Ended 2024": {others, 1}, "Stopped meeting": {others, 1}, "المجموعات السابقة": {others, 1},
		"Closed membership": {others, 2}, "Service users groups": {others, 2}, "Service user groups": {others, 2},
		"Groups for service users": {others, 2}, "Groupes de patients": {others, 2}, "Grupos de usuarios": {others, 2},
		"Open and closed groups": {others, 2}, "Closed membership groups": {others, 2}, "مجموعات المرضى": {others, 2},
		"Exeter": {others, 2}, "Paused groups": {others, 1}, "Groupes suspendus": {others, 1}, "Exercise groups": {others, 2}, "Old Town": {others, 2}, "York": {others, 2}, "York 2026": {others, 2}, "Groups 2": {others, 2}, "More groups": {others, 2},
	} {
		pages, findings := readBook(book(t, groups, func(f *excelize.File) {
			if err := f.SetSheetName("Sheet1", "Groups"); err != nil {
				t.Fatal(err)
			}
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			for i := range c.rows {
				cell, _ := excelize.CoordinatesToCellName(1, i+1)
				if err := f.SetSheetRow(name, cell, &c.rows[i]); err != nil {
					t.Fatal(err)
				}
			}
		}))
		told := 0
		for _, f := range findings {
			if strings.Contains(f.Message.String(), "Sheet "+name) {
				told++
			}
			if c.pages == 1 && strings.Contains(fmt.Sprint(f), "Anna") {
				t.Errorf("%s: %v", name, f)
			}
		}
		if len(pages) != c.pages || c.pages == 1 && told != 1 {
			t.Errorf("%s: %d pages, told %d times: %v", name, len(pages), told, findings)
		}
	}
}

// TestFileOfPersons: a file alone whose name or whose columns are those of persons is asked about.
func TestFileOfPersons(t *testing.T) {
	pages, findings := read("name,day,start,city,date of birth\nAnna,monday,18:30,Leeds,x\n")
	if len(pages) != 0 || len(findings) != 1 || findings[0].Severity != diag.Error {
		t.Errorf("%d pages %v", len(pages), findings)
	}
}
