package rights

import (
	"strings"
	"testing"
)

// TestTable holds every line of the table to its form.
func TestTable(t *testing.T) {
	lines := 0
	for line := range strings.Lines(table) {
		if s := strings.TrimSpace(line); s != "" && !strings.HasPrefix(s, "#") {
			lines++
		}
	}
	if lines != len(licenses()) {
		t.Errorf("%d lines of licenses.txt give %d licences", lines, len(licenses()))
	}
	seen := map[string]bool{}
	for _, l := range licenses() {
		if seen[l.ID] {
			t.Errorf("%s stands twice", l.ID)
		}
		seen[l.ID] = true
		if l.URL == "" != l.Reserved || l.URL != "" && !strings.HasPrefix(l.URL, "https://") {
			t.Errorf("%s has the address %q", l.ID, l.URL)
		}
		for term, has := range map[string]bool{"-SA-": l.ShareAlike, "-NC-": l.NonCommercial, "-ND-": l.NoDerivatives} {
			if strings.Contains(l.ID, "CC-BY-") && strings.Contains(l.ID, term) != has {
				t.Errorf("%s: %s is %v", l.ID, term, has)
			}
		}
		if got, ok := Find(strings.ToLower(l.ID)); !ok || got != l {
			t.Errorf("%s is not found in small letters", l.ID)
		}
	}
}

func TestNames(t *testing.T) {
	for id, want := range map[string]string{
		"CC-BY-SA-4.0": "CC BY-SA 4.0", "CC-BY-NC-SA-3.0-IGO": "CC BY-NC-SA 3.0 IGO",
		"LicenseRef-CC-BY-NC-3.0-IGO": "CC BY-NC 3.0 IGO",
		"CC0-1.0":                     "CC0 1.0", "LicenseRef-public-domain": "public domain",
		"LicenseRef-all-rights-reserved": "",
		"OGL-UK-3.0":                     "OGL UK 3.0", "MIT": "MIT",
	} {
		l, ok := Find(id)
		if got := l.Name(); !ok || got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

// class names what counts of a licence when works meet, for the table below.
func class(l License) string {
	switch {
	case l.Family == "public-domain" || l.Reserved:
		return l.Family
	case l.Family == "mit", l.Family == "apache", l.Family == "ogl", l.Family == "etalab", l.Family == "odc-by":
		return "named"
	}
	return l.Family
}

// fits says, class by class, which licence an adaptation may have: the chart of
// Creative Commons (wiki.creativecommons.org/wiki/Wiki/cc_license_compatibility),
// with the others that we know beside it. "version" is that of one family: the
// same or a later one.
var fits = map[string]string{
	"public-domain": "public-domain named cc-by cc-by-sa cc-by-nc cc-by-nc-sa cc-by-nd cc-by-nc-nd odbl fal gfdl " +
		"reserved",
	"named":       "named cc-by cc-by-sa cc-by-nc cc-by-nc-sa cc-by-nd cc-by-nc-nd odbl fal gfdl reserved",
	"cc-by":       "named cc-by cc-by-sa cc-by-nc cc-by-nc-sa cc-by-nd cc-by-nc-nd odbl fal gfdl reserved",
	"cc-by-nc":    "cc-by-nc cc-by-nc-sa cc-by-nc-nd reserved",
	"cc-by-sa":    "version",
	"cc-by-nc-sa": "version",
	"cc-by-nd":    "",
	"cc-by-nc-nd": "",
	"odbl":        "version",
	"fal":         "version",
	"gfdl":        "version",
	"reserved":    "",
}

// TestEveryPair asks for every licence of the table what every other says of an
// adaptation under it.
func TestEveryPair(t *testing.T) {
	pairs := 0
	for _, work := range licenses() {
		row, ok := fits[class(work)]
		if !ok {
			t.Fatalf("%s: no row for %s", work.ID, class(work))
		}
		for _, adapter := range licenses() {
			pairs++
			want := false
			switch {
			case work.ID == "CC-BY-SA-4.0" && adapter.ID == "LAL-1.3", work.ID == "LAL-1.3" &&
				adapter.ID == "CC-BY-SA-4.0":
				want = true // both say so
			case row != "version":
				want = strings.Contains(" "+row+" ", " "+class(adapter)+" ")
			case work.Family != adapter.Family:
			case work.Version == "1.0" && adapter.Version != "1.0": // only from 2.0 on does a later version do
				want = work.Family == "odbl"
			default:
				want = adapter.Version >= work.Version
			}
			if got := work.Allows(adapter); got != want {
				t.Errorf("%s under %s: %v, want %v", work.ID, adapter.ID, got, want)
			}
		}
	}
	if all := len(licenses()); pairs != all*all || all < 45 {
		t.Errorf("%d pairs of %d licences", pairs, all)
	}
}

// TestPairsThatMatter are pairs that people meet, said one by one.
func TestPairsThatMatter(t *testing.T) {
	for _, test := range []struct {
		work, adapter string
		want          bool
	}{
		{"CC-BY-4.0", "CC-BY-SA-4.0", true},
		{"CC-BY-4.0", "CC0-1.0", false},
		{"CC-BY-SA-3.0", "CC-BY-SA-4.0", true},
		{"CC-BY-SA-4.0", "CC-BY-SA-3.0", false},
		{"CC-BY-SA-4.0", "CC-BY-4.0", false},
		{"CC-BY-SA-1.0", "CC-BY-SA-4.0", false},
		{"CC-BY-NC-SA-3.0-IGO", "CC-BY-NC-SA-4.0", true},
		{"CC-BY-NC-SA-3.0-IGO", "CC-BY-SA-4.0", false},
		{"CC-BY-NC-4.0", "CC-BY-SA-4.0", false},
		{"CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", true},
		{"CC-BY-ND-4.0", "CC-BY-ND-4.0", false},
		{"CC0-1.0", "LicenseRef-all-rights-reserved", true},
		{"LicenseRef-all-rights-reserved", "CC-BY-SA-4.0", false},
		{"OGL-UK-3.0", "CC-BY-4.0", true},
	} {
		work, a := Find(test.work)
		adapter, b := Find(test.adapter)
		if !a || !b || work.Allows(adapter) != test.want {
			t.Errorf("%s under %s: want %v", test.work, test.adapter, test.want)
		}
	}
}

func TestSuggestsCurrentVersions(t *testing.T) {
	for written, want := range map[string]string{
		"CC BY-NC":       "CC-BY-NC-4.0",
		"CC-BY-NC-1":     "CC-BY-NC-4.0",
		"CC BY-NC-SA 5":  "CC-BY-NC-SA-4.0",
		"cc_by_sa_3.0":   "CC-BY-SA-3.0",
		"CC0 1.0":        "CC0-1.0",
		"public domain":  "LicenseRef-public-domain",
		"ask the author": "",
	} {
		if got := suggest(written); got != want {
			t.Errorf("suggest(%q) = %q, want %q", written, got, want)
		}
	}
}
