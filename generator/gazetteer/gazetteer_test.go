package gazetteer

import (
	"strings"
	"testing"
)

// TestOwnNames: each name that people have for their town leads to it.
func TestOwnNames(t *testing.T) {
	for line := range strings.Lines(ownNames) {
		if strings.HasPrefix(line, "+") {
			continue
		}
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		english, own, ok := strings.Cut(names, " = ")
		town, found := Find(code, english)
		if !ok || !found {
			t.Errorf("%s: %s is no town", code, english)
		}
		for name := range strings.SplitSeq(own, ", ") {
			if got, _ := Find(code, strings.ToUpper(name)); got != town || Spelling(code, strings.ToUpper(name)) == "" {
				t.Errorf("%s: %s is %v, not %v", code, name, got, town)
			}
		}
	}
}

// TestFind: accents, capitals and short forms do not matter, and of several towns of a
// name the largest is meant.
func TestFind(t *testing.T) {
	for name, want := range map[string]string{"US dover": "Dover", "US ST. PAUL": "Saint Paul",
		"AT St. Pölten":    "Sankt Pölten",
		"FR saint etienne": "Saint-Étienne", "GB Atlantis": "", "XX Dover": "", " Dover": "", "GB ": ""} {
		country, town, _ := strings.Cut(name, " ")
		if got, ok := Find(country, town); got.Name != want || ok != (want != "") {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Spelling("AT", "WIEN") != "Wien" || Spelling("US", "SEATTLE") != "Seattle" || Spelling("US", "Atlantis") != "" {
		t.Error("spelled in another way")
	}
}

// TestCalled: towns by what they are called in other languages, and by capitals.
func TestCalled(t *testing.T) {
	for called, want := range map[string]string{"fr BE Bruxelles": "Brussels", "fr CH Genève": "Geneva",
		"fr GB Londres": "London", "fr EG Le Caire": "Cairo", "fr ES Barcelone": "Barcelona", "es BE Bruselas": "Brussels",
		"es MX Ciudad de México": "Mexico City", "ar TN تونس": "Tunis", "ar MA الدار البيضاء": "Casablanca",
		"ar GB بريستول": "Bristol", "pt-BR GB Londres": "London"} {
		parts := strings.SplitN(called, " ", 3)
		town, _ := Find(parts[1], want)
		if got := Called(parts[0])[town]; got != parts[2] {
			t.Errorf("%s is called %q in %s, not %q", want, got, parts[0], parts[2])
		}
		if got, ok := FindIn(parts[1], parts[2], []string{parts[0]}); !ok || got != town {
			t.Errorf("%s: %v", called, got)
		}
	}
	if Called("xx-Latn") != nil || len(Capitals()) < 190 {
		t.Errorf("%d capitals", len(Capitals()))
	}
}

// TestNameIn: a town has its name in the reader's language, where it has one.
func TestNameIn(t *testing.T) {
	for _, c := range []struct{ country, written, language, want string }{
		{"EG", "Cairo", "ar", "القاهرة"},
		{"EG", "القاهرة", "ar", "القاهرة"},
		{"EG", "القاهرة", "en", "Cairo"},
		{"GB", "Newcastle upon Tyne", "en", "Newcastle upon Tyne"},
		{"IE", "Galway", "ar", "Galway"}, // nobody wrote it down
	} {
		if got := NameIn(c.country, c.written, c.language, []string{"en", "ar"}); got != c.want {
			t.Errorf("%s in %s: %q, not %q", c.written, c.language, got, c.want)
		}
	}
}

// TestRegion: towns of one name and country are told apart by their regions, in the reader's
// language where it has a word for them; a town without a namesake needs none.
func TestRegion(t *testing.T) {
	regions := func(country, name, language string) map[string]bool {
		out := map[string]bool{}
		for _, town := range In(country) {
			if town.Name == name {
				out[Region(town, language)] = true
			}
		}
		return out
	}
	for _, c := range []struct {
		country, name, language string
		want                    []string
	}{
		{"US", "Bristol", "en", []string{"Connecticut", "Tennessee", "Rhode Island"}},
		{"US", "Bristol", "ar", []string{"كونيتيكت", "تينيسي"}},
		{"US", "Bristol", "pt-BR", []string{"Coneticute"}},
		{"GB", "Bristol", "en", []string{""}},
	} {
		got := regions(c.country, c.name, c.language)
		for _, want := range c.want {
			if !got[want] {
				t.Errorf("%s, %s, in %s: %v, want %s", c.name, c.country, c.language, got, want)
			}
		}
		if got[""] && c.want[0] != "" {
			t.Errorf("%s, %s: one has no region", c.name, c.country)
		}
	}
}
