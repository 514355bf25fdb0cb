package frame

import "testing"

// TestRow: an address in another script than the page's stays in its own order.
func TestRow(t *testing.T) {
	site := empty(t)
	for _, c := range []struct {
		language string
		parts    []string
		want     string
	}{
		{"en", []string{"Library", "1 Street, Bristol"}, "Library, 1 Street, Bristol"},
		{"en", []string{"مكتبة", "شارع 1", "Beirut"}, "\u2068مكتبة, شارع 1\u2069, Beirut"},
		{"ar", []string{"Library", "1 Street", "بريستول"}, "\u2068Library, 1 Street\u2069، بريستول"},
		{"ar", []string{"مكتبة", "شارع 1", "بيروت"}, "مكتبة، \u2068شارع 1\u2069، بيروت"},
		{"ar", []string{"Library", "مبنى B", "Street"}, "\u2068Library\u2069، \u2068مبنى B\u2069، \u2068Street\u2069"},
	} {
		l := site.Language(c.language)
		var parts []string
		for _, part := range c.parts {
			parts = append(parts, l.Isolate(part))
		}
		if got := Row(l, parts...); got != c.want {
			t.Errorf("%s: %+q, want %+q", c.language, got, c.want)
		}
	}
}
