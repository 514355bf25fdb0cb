package strictyaml

import (
	"testing"

	"peerhub/generator/model"
)

// TestNamed: whoever writes the name of a country or of a language is told its
// code, in each of the languages that findings are said in.
func TestNamed(t *testing.T) {
	for source, want := range map[string]string{
		"country: France": "Write: FR", "country: Royaume-Uni": "Write: GB", "country: España": "Write: ES",
		"country: مصر":       "Write: EG",
		"country: UK":        "Write: GB",
		"country: Atlantis":  "Write the two letters of ISO 3166, for example: FR, KE or GB.",
		"language: français": "Write: fr", "language: Francés": "Write: fr", "language: العربية": "Write: ar",
		"language: Klingonish": "Write for example: fr, pt-BR or zh-Hant.",
	} {
		m, r := Parse("x.yaml", 1, []byte(source))
		m.Value("country").Country()
		m.Value("language").Language()
		if len(r.Findings) != 1 || r.Findings[0].Suggestion.String() != want {
			t.Errorf("%s: %+v, want %s", source, r.Findings, want)
		}
	}
}

// TestMeant: a word of a closed list, in the language that somebody writes, is told
// as the one that stands in the list.
func TestMeant(t *testing.T) {
	words := model.Words{"day": {"lundi": "monday", "miercoles": "wednesday", "الجمعه": "friday"},
		"attendance": {"en ligne": "online"}, "status": {"ferme": "closed"}}
	for source, want := range map[string]string{
		"day: lundi": "Write: monday", "day: Miércoles": "Write: wednesday", "day: الجمعة": "Write: friday",
		"day: tusday":          "Write: tuesday",
		"attendance: en ligne": "Write: online", "status: fermé": "Write: closed",
		"day: en ligne": "Write one of: monday, tuesday, wednesday, friday.",
	} {
		m, r := Parse("x.yaml", 1, []byte(source))
		r.Words = words
		m.Value("day").Choice("monday", "tuesday", "wednesday", "friday")
		m.Value("attendance").Choice("in-person", "online")
		m.Value("status").Choice("active", "closed")
		if len(r.Findings) != 1 || r.Findings[0].Suggestion.String() != want {
			t.Errorf("%s: %+v, want %s", source, r.Findings, want)
		}
	}
}
