package fields

import "testing"

// TestNamed: whoever writes the name of a country or of a language is told its
// code, in each of the languages that findings are said in.
func TestNamed(t *testing.T) {
	for source, want := range map[string]string{
		"country: France": "Write: FR", "country: Royaume-Uni": "Write: GB", "country: España": "Write: ES", "country: مصر": "Write: EG",
		"country: UK": "Write: GB", "country: Atlantis": "Write the two letters of ISO 3166, for example: FR, KE or GB.",
		"language: français": "Write: fr", "language: Francés": "Write: fr", "language: العربية": "Write: ar", "language: Klingonish": "Write for example: fr, pt-BR or zh-Hant.",
	} {
		m, r := Parse("x.yaml", 1, []byte(source))
		m.Value("country").Country()
		m.Value("language").Language()
		if len(r.Findings) != 1 || r.Findings[0].Suggestion.String() != want {
			t.Errorf("%s: %+v, want %s", source, r.Findings, want)
		}
	}
}
