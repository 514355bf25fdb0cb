package rights

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"peerhub/generator/diag"
)

// License is one licence of the table.
type License struct {
	ID      string // SPDX id or LicenseRef-…
	Family  string // versions and ports of one licence: "cc-by-sa"
	Version string // "4.0"; "" when it has none
	URL     string // of its text; "" when there is none

	Attribution   bool // whoever made it must be named, and changes told
	ShareAlike    bool // an adaptation must be under the same terms
	NonCommercial bool
	NoDerivatives bool // no changed version may be shared, and so no translation
	Reserved      bool // every use needs a permission
}

//go:embed licenses.txt
var table string

// licenses is the table of licences, in its own order.
var licenses = sync.OnceValue(func() []License {
	var out []License
	for line := range strings.Lines(table) {
		part := strings.Fields(line)
		if len(part) != 5 || strings.HasPrefix(part[0], "#") {
			continue
		}
		l := License{ID: part[0], Family: part[1], Version: strings.TrimPrefix(part[2], "-"),
			URL: strings.TrimPrefix(part[4], "-")}
		for want := range strings.SplitSeq(part[3], ",") {
			switch want {
			case "by":
				l.Attribution = true
			case "sa":
				l.ShareAlike = true
			case "nc":
				l.NonCommercial = true
			case "nd":
				l.NoDerivatives = true
			case "-":
				l.Reserved = true
			}
		}
		out = append(out, l)
	}
	return out
})

// Find returns the licence of the id, and whether the table has it. Case does
// not count (SPDX 2.3 annex D).
func Find(id string) (License, bool) {
	for _, l := range licenses() {
		if strings.EqualFold(l.ID, id) {
			return l, true
		}
	}
	return License{}, false
}

// suggest returns the id that may have been meant, or "". Of the Creative Commons
// licences it is a current one: an old version is meant only where it is written.
func suggest(id string) string {
	var current []string
	spelt := strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToUpper(id))
	for _, l := range licenses() {
		if upper := strings.ToUpper(l.ID); upper == spelt || upper == "LICENSEREF-"+spelt || upper == spelt+"-4.0" {
			return l.ID
		}
		if l.Version == "4.0" || !strings.HasPrefix(l.Family, "cc-") {
			current = append(current, l.ID)
		}
	}
	if version := strings.TrimRight(spelt, "0123456789.-") + "-4.0"; slices.ContainsFunc(current, func(id string) bool {
		return strings.EqualFold(id, version)
	}) {
		return strings.ToUpper(version) // of a version that there is not
	}
	return diag.Suggest(spelt, current)
}

// Name returns the licence's name for readers: "CC BY-SA 4.0". Of one without a
// name of its own, all rights reserved, it is "".
func (l License) Name() string {
	if l.Reserved {
		return ""
	}
	id := strings.TrimPrefix(l.ID, "LicenseRef-")
	rest, is := strings.CutPrefix(id, "CC-")
	if !is {
		return strings.ReplaceAll(id, "-", " ")
	}
	terms, version, _ := strings.Cut(rest, "-"+l.Version)
	return strings.TrimSpace("CC " + terms + " " + l.Version + strings.ReplaceAll(version, "-", " "))
}

// Adaptable reports whether a changed or translated version may be shared
// without asking.
func (l License) Adaptable() bool { return !l.Reserved && !l.NoDerivatives }

// compatible lists what may take in a share-alike work beside later versions
// of its own licence (creativecommons.org/compatiblelicenses; Free Art License
// 1.3 §5). It is not mutual for others.
var compatible = map[string][]string{
	"CC-BY-SA-4.0": {"LAL-1.3"},
	"LAL-1.3":      {"CC-BY-SA-4.0"},
}

// Allows reports whether an adaptation of a work under l may be published under
// adapter.
//
// What is reserved or forbids derivatives allows none. Share-alike wants the
// same licence; of Creative Commons from 2.0 on a later version or a port of it
// will do (2.0 §4b). Everything else wants no more than to be named, which no
// licence hinders but those that want nothing; and what is not for money stays
// so.
func (l License) Allows(adapter License) bool {
	switch {
	case !l.Adaptable():
		return false
	case !l.Attribution:
		return true
	case l.ShareAlike:
		return l.sameTerms(adapter)
	case adapter.Reserved:
		return true
	case !adapter.Attribution:
		return false
	}
	return !l.NonCommercial || adapter.NonCommercial
}

func (l License) sameTerms(adapter License) bool {
	for _, id := range compatible[l.ID] {
		if id == adapter.ID {
			return true
		}
	}
	if l.Family != adapter.Family {
		return false
	}
	if l.Version == "1.0" && strings.HasPrefix(l.Family, "cc-") {
		return adapter.Version == "1.0"
	}
	return adapter.Version >= l.Version // "1.3" to "4.0": letters sort as numbers
}
