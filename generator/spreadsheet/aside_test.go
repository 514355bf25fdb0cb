package spreadsheet

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
)

// TestHeadings: a row with a name alone, between rows with more, is a heading or a footnote.
// Of several in a row nobody can say that.
func TestHeadings(t *testing.T) {
	for rows, want := range map[string]string{
		"LEEDS GROUPS,,,\nTea,monday,18:30,Leeds\nYORK,,,\nSoup,friday,18:30,York\n* closed groups are in red,,,\n": "Tea Soup | told 2, 4, 6",
		"Tea,monday,18:30,Leeds\nSoup,,,\nWalk,,,\nTalk,friday,18:30,York\n":                                        "Tea Soup Walk Talk",
		"Tea,,,\n": "Tea",
		"Tea,monday,18:30,Leeds\nYORK,YORK,YORK,YORK\nSoup,friday,18:30,York\n": "Tea Soup | told 3",
		"Tea,monday,18:30,Leeds\nSoup,,,York\nTalk,friday,18:30,York\n":         "Tea Soup Talk",
	} {
		pages, findings := read("name,day,start,city\n" + rows)
		var got []string
		for _, p := range pages {
			got = append(got, p.Title)
		}
		said := strings.Join(got, " ")
		for _, f := range findings {
			if f.Code == diag.RowsAside {
				_, numbers, _ := strings.Cut(f.Message.String(), "not read: ")
				said += " | told " + strings.TrimSuffix(numbers, ".")
			}
		}
		if said != want {
			t.Errorf("%q: %s, want %s %v", rows, said, want, findings)
		}
	}
}

// TestFoot: what stands below a table, behind an empty row or a total, is no group, unless it
// says when or where it meets.
func TestFoot(t *testing.T) {
	const table = "Tea,Monday,7pm,Leeds,GB\nSoup,Tuesday,7pm,Leeds,GB\n"
	for rows, want := range map[string]string{
		",,,,\nLeeds,2,,,\nKey: struck through = closed. Ask Ann,,,,\nUpdated by Joe 12 Nov 2026,,,,\n": "Tea Soup | told 5–7",
		"\nLeeds,2,,,\nYork,1,,,\n":                        "Tea Soup | told 5, 6",
		"TOTAL,2,,,\nLeeds,2,,,\nRed,closed,,,\n":          "Tea Soup | told 4 | told 5, 6",
		",,,,\nLeeds,(count),,,\n":                         "Tea Soup | told 5",
		",,,,\nSoup,,,York,\n":                             "Tea Soup Soup",
		",,,,\nWalk,Friday,,,\n":                           "Tea Soup Walk",
		",,,,\nYORK,,,,\nA,,,,\nTalk,Friday,7pm,York,GB\n": "Tea Soup YORK A Talk",
		"Walk,,,,\nTalk,,,,\n":                             "Tea Soup Walk Talk",
	} {
		pages, findings := read("Group,Day,Time,Town,Country\n" + table + rows)
		said := ""
		for _, p := range pages {
			said += " " + p.Title
		}
		for _, f := range findings {
			if f.Code == diag.RowsAside {
				_, numbers, _ := strings.Cut(f.Message.String(), "not read: ")
				said += " | told " + strings.TrimSuffix(numbers, ".")
			}
		}
		if strings.TrimSpace(said) != want {
			t.Errorf("%q:%s, want %s %v", rows, said, want, findings)
		}
	}
}

// TestSpareTimes: a sheet with Start, End and Time uses in each row the cells that are filled.
func TestSpareTimes(t *testing.T) {
	pages, findings := read("name,day,start,end,time,city\nA,monday,,,6:30-8pm,Leeds\nB,monday,10,12,10-12,Leeds\n" +
		"C,monday,19:00,20:00,,Leeds\nD,monday,10:00,12:00,14:00,Leeds\nE,monday,19:00,,7pm-9pm,Leeds\n")
	var got []string
	for _, p := range pages {
		for _, s := range p.Group.Schedule {
			got = append(got, p.Title+" "+s.Start+"-"+s.End)
		}
	}
	if diff := cmp.Diff([]string{"A 18:30-20:00", "B 10:00-12:00", "C 19:00-20:00", "E 19:00-21:00"},
		slices.DeleteFunc(got, func(s string) bool {
			return strings.HasPrefix(s, "D -")
		})); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(findings, func(f diag.Finding) bool {
		return f.Line == 5 &&
			f.Code == diag.ScheduleInvalid
	}) {
		t.Error(findings)
	}
	other, asked := read("name,day,time,start,end,city\nB,monday,10-12,10,12,Leeds\nC,monday,10:00\n")
	if len(asked) > 1 || len(other[0].Group.Schedule) != 1 || other[0].Group.Schedule[0].End != "12:00" ||
		len(other[1].Group.Schedule) != 1 {
		t.Errorf("%+v %+v", asked, other[0].Group.Schedule)
	}
	for _, f := range findings {
		if f.Severity == diag.Error && f.Line != 5 {
			t.Errorf("%+v", f)
		}
	}
}
