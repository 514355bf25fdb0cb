// Package postcode knows how postcodes look, and how much of one may be told of a place
// that is not to be found exactly. The rules stand in postcodes.txt.
package postcode

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed postcodes.txt
var file string

// form is how the postcodes of a country look.
type form struct {
	whole   string
	outward *regexp.Regexp // of a postcode, or of its first part alone; nil where no part may be told
}

var forms = sync.OnceValue(func() map[string]form {
	out := map[string]form{}
	for line := range strings.Lines(file) {
		country, whole, is := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !is || strings.HasPrefix(line, "#") {
			continue
		}
		f := form{whole: strings.Replace(whole, "~", "", 1)}
		if first, rest, parted := strings.Cut(whole, "~"); parted {
			f.outward = regexp.MustCompile("^(" + first + ")(?:" + rest + ")?$")
		}
		out[country] = f
	}
	return out
})

// Form is a regular expression for the postcodes of a country (ISO 3166-1 alpha-2), in
// capitals and without groups; "" for one that is not known here.
func Form(country string) string { return forms()[country].whole }

// Outward is the part of a postcode that stands for a part of a town; "" where there is
// none, or the postcode is none of the country.
func Outward(country, code string) string {
	re := forms()[country].outward
	if re == nil {
		return ""
	}
	if m := re.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(code))); m != nil {
		return m[1]
	}
	return ""
}
