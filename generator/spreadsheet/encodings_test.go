package spreadsheet

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

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
		"Příliš žluťoučký kůň": charmap.Windows1250, "Česká skupina řádí": charmap.Windows1250,
		"Zażółć gęślą jaźń":    charmap.Windows1250,
		"Łódź, grupa wsparcia": charmap.Windows1250, "Česká, Łódź": charmap.Windows1250,
		"Győr és Pécs, önsegítő": charmap.Windows1250,
		"Café à Genève":          charmap.Macintosh, "Überraschung für Müßige": charmap.Macintosh,
		"Señora, ¿mañana?":  charmap.Macintosh,
		"Thé, café et œufs": charmap.Macintosh, "São João": charmap.Macintosh,
	} {
		if name, word, _ := doubtful(in(of, text)); name == "" || !strings.Contains(text, word) {
			t.Errorf("%s is not doubted: %q, %q", text, name, word)
		}
		if pages, _ := read(string(in(of, "name,day,start\n"+text+",monday,18:00\n"))); len(pages) > 0 {
			t.Errorf("%s is published before anybody was asked", text)
		}
	}
	for _, text := range []string{"Café à Genève", "Überraschung für Müßige", "Señora, ¿mañana?", "São João",
		"Smörgåsbord på ön", "Blåbærgrød",
		"Sam’s café – “open”", "Cœur à cœur", "L’écoute…", "Café und Tee in Zürich, Genève, Città", "Þórður á Ísafirði", "10 £ or 5 €"} {
		if name, word, _ := doubtful(in(charmap.Windows1252, text)); name != "" {
			t.Errorf("%s is doubted: %s, %s", text, name, word)
		}
		if name, _, _ := doubtful([]byte(text)); name != "" {
			t.Errorf("%s in UTF-8 is doubted", text)
		}
	}
}
