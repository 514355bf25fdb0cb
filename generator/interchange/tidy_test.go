package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// TestSheetsOfOthers: what other programs do to a spreadsheet loses no group.
func TestSheetsOfOthers(t *testing.T) {
	const head, want = "name: Tea\nschedule:\n  - ", "{day: monday, start: \"18:00\", end: \"19:30\"}\nplace: {city: Leeds}\n"
	for name, c := range map[string]struct{ in, want string }{
		"spaces before quotes": {"\"Name\", \"City\",  \"Day\", \"Start\", \"End\"\n\"Tea\" , \"Leeds\", \"Monday\", \"18:00\", \"19:30\"\n", want},
		"halves apart":         {"Name,City,Day,Time,AM/PM,End,am pm\nTea,Leeds,Monday,6:00,PM,7:30,p.m.\n", want},
		"one half for both":    {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,6:00,7:30,PM\n", want},
		"over noon":            {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,11:00,1:00,PM\n", "{day: monday, start: \"11:00\", end: \"13:00\"}\nplace: {city: Leeds}\n"},
		"a half already":       {"Name,City,Day,Start,AM/PM,End\nTea,Leeds,Monday,6 pm,PM,19:30\n", want},
	} {
		files, said := records(t, c.in)
		if diff := cmp.Diff(map[string]string{"tea": head + c.want}, files); diff != "" {
			t.Errorf("%s: %s%s", name, diff, strings.Join(said, "\n"))
		}
	}
}

// TestDoubtfulEncodings: a spreadsheet that may be in another encoding than the usual one
// is asked about; one that is in the usual one, or in UTF-8, is not.
func TestDoubtfulEncodings(t *testing.T) {
	in := func(of *charmap.Charmap, text string) []byte {
		data, err := of.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for text, of := range map[string]*charmap.Charmap{
		"Příliš žluťoučký kůň": charmap.Windows1250, "Česká skupina řádí": charmap.Windows1250, "Zażółć gęślą jaźń": charmap.Windows1250,
		"Łódź, grupa wsparcia": charmap.Windows1250, "Česká, Łódź": charmap.Windows1250, "Győr és Pécs, önsegítő": charmap.Windows1250,
		"Café à Genève": charmap.Macintosh, "Überraschung für Müßige": charmap.Macintosh, "Señora, ¿mañana?": charmap.Macintosh,
		"Thé, café et œufs": charmap.Macintosh, "São João": charmap.Macintosh,
	} {
		if name, word, _ := doubtful(in(of, text)); name == "" || !strings.Contains(text, word) {
			t.Errorf("%s is not doubted: %q, %q", text, name, word)
		}
		if imported := Read("file.csv", in(of, "name,day,start\n"+text+",monday,18:00\n"), testHub(), today); len(imported.Drafts) > 0 {
			t.Errorf("%s is published before anybody was asked", text)
		}
	}
	for _, text := range []string{"Café à Genève", "Überraschung für Müßige", "Señora, ¿mañana?", "São João", "Smörgåsbord på ön", "Blåbærgrød",
		"Sam’s café – “open”", "Cœur à cœur", "L’écoute…", "Café und Tee in Zürich, Genève, Città", "Þórður á Ísafirði", "10 £ or 5 €"} {
		if name, word, _ := doubtful(in(charmap.Windows1252, text)); name != "" {
			t.Errorf("%s is doubted: %s, %s", text, name, word)
		}
		if name, _, _ := doubtful([]byte(text)); name != "" {
			t.Errorf("%s in UTF-8 is doubted", text)
		}
	}
}
