package spreadsheet

import (
	"runtime"
	"strings"
	"testing"
)

// allocated is how many bytes a function asks for. What takes the square of the time by
// copying takes the square of the bytes too, whatever the machine.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestLongCells: a cell of many words, of which none means anything, is not copied for each of
// them, whatever is looked for in it.
func TestLongCells(t *testing.T) {
	words := hub().Words
	long := "closed " + strings.Repeat("monday or two, ", 20_000)
	for name, look := range map[string]func(string){
		"status":     func(s string) { Status(words, s) },
		"name":       func(s string) { NameSays(words, s) },
		"place":      func(s string) { NoPlace(words, s) },
		"hours":      func(s string) { hours(words, s, "") },
		"days":       func(s string) { signsOf(words, s) },
		"sum":        func(s string) { isSum(words, s) },
		"persons":    func(s string) { namesPersons(words, s) },
		"beside":     func(s string) { beside(words, s, func(string) bool { return false }) },
		"first day":  func(s string) { firstDay(words, s) },
		"over":       func(s string) { isOver(words, "day", s) },
		"open until": func(s string) { resumesIn(s) },
	} {
		if n := allocated(func() { look(long) }); n > 200*uint64(len(long)) {
			t.Errorf("%s: %d bytes for %d", name, n, len(long))
		}
	}
}

func resumesIn(s string) {
	read("name,day,start,status\nTea,monday,18:00,\"" + s + "\"\n")
}

// TestManyRows: the time zone of a group is looked for once, and a cell of one of its rows
// without looking at the others.
func TestManyRows(t *testing.T) {
	s := &sheet{hub: hub(), columns: []column{{field: "timezone"}}}
	rows := []Row{{Number: 3, Cells: []string{""}}, {Number: 5, Cells: []string{"America/New_York"}}, {Number: 9}}
	g := &group{rows: rows}
	f := &matter{sheet: s, group: g}
	if zone := foreignZone(f, "18:00", ""); zone != "" || f.zoned {
		t.Errorf("%q: times without a zone ask for that of the group", zone)
	}
	for range 2 {
		if got := foreignZone(f, "18:00 EST", "7pm CET"); got != "CET" {
			t.Errorf("%q", got)
		}
		f.group = &group{} // which is not looked at again
	}
	for row, want := range map[int]bool{1: false, 3: false, 5: true, 9: false, 10: false} {
		if hasCell(s, g, row, "timezone") != want {
			t.Errorf("row %d", row)
		}
	}
}
