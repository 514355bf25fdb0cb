package postal

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"peerhub/generator/naming"
	"peerhub/generator/postal/postcode"
)

//go:embed countries.txt
var countriesFile string

// country is how addresses are written in a country; see countries.txt.
type country struct {
	code                    string
	before, after           bool // where the postcode stands: before the town, after it
	gap                     int
	spaced                  bool // gap stands in the table
	alone, shy, place, dash bool
	order                   string
	regions                 map[string]string // key → how the table writes it first
	short                   map[string]bool   // regions in capitals, as they are written
	// of the postcode: at the end of a line, and before a name
	atEnd, ahead *regexp.Regexp
}

// countries are the blocks of countries.txt.
var countries = sync.OnceValue(func() map[string]*country {
	out := map[string]*country{}
	var c *country
	var prefix string
	done := func() {
		if c == nil {
			return
		}
		code := "(" + postcode.Form(c.code) + ")"
		if prefix != "" {
			code = "(?:" + prefix + ")?" + code
		}
		c.atEnd = regexp.MustCompile(`(?i)(?:^|[\s,(-])` + code + `\)?$`)
		c.ahead = regexp.MustCompile(`(?i)(?:^|[\s,(-])` + code + `(,? )[^0-9\s]`)
		out[c.code] = c
		prefix = ""
	}
	for line := range strings.Lines(countriesFile) {
		line = strings.TrimSpace(line)
		name, value, _ := strings.Cut(line, " ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case len(name) == 2:
			done()
			c = &country{code: name, before: value != "after", after: value != "before",
				regions: map[string]string{}, short: map[string]bool{}}
		case name == "prefix":
			prefix = value
		case name == "gap":
			c.gap, _ = strconv.Atoi(value)
			c.spaced = true
		case name == "marks":
			marks := strings.Fields(value)
			has := func(mark string) bool { return slices.Contains(marks, mark) }
			c.alone, c.shy, c.place, c.dash = has("alone"), has("shy"), has("place"), has("dash")
		case name == "order":
			c.order = value
		case name == "regions":
			c.addRegions(value)
		}
	}
	done()
	return out
})

func (c *country) addRegions(list string) {
	for names := range strings.SplitSeq(list, "; ") {
		first, _, _ := strings.Cut(names, "/")
		for name := range strings.SplitSeq(names, "/") {
			c.regions[key(name)] = first
			if rest, ok := strings.CutPrefix(name, "Co. "); ok {
				c.regions[key("County "+rest)] = first
			}
			if name == strings.ToUpper(name) {
				c.short[name] = true
			}
		}
	}
}

// codes are those of the table, in an order that stays.
var codes = sync.OnceValue(func() []string {
	var out []string
	for code := range countries() {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
})

// allRegions are the countries that have a region, by the key of its name.
var allRegions = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, code := range codes() {
		for k := range countries()[code].regions {
			out[k] = append(out[k], code)
		}
	}
	return out
})

// regionsAtEnd are the countries that have a region of which the name ends a line.
func regionsAtEnd(line string) map[string]bool {
	out := map[string]bool{}
	words := strings.Fields(key(strings.ToValidUTF8(line[max(0, len(line)-60):], "")))
	for n := 1; n <= min(6, len(words)); n++ {
		for _, code := range allRegions()[strings.Join(words[len(words)-n:], " ")] {
			out[code] = true
		}
	}
	return out
}

// key is a name without what people write in several ways.
func key(name string) string { return naming.Fold(name) }

// inLanguages are the languages in which a country is looked for at the end of a line.
var inLanguages = []string{"en", "fr", "es", "ar", "de", "it", "nl", "pt", "pl", "ja"}

// otherNames are those that CLDR does not have.
var otherNames = map[string]string{"UK": "GB", "U.K.": "GB", "Great Britain": "GB", "England": "GB", "Scotland": "GB",
	"Wales": "GB", "Northern Ireland": "GB", "US": "US", "USA": "US", "U.S.A.": "US", "U.S.": "US",
	"United States of America": "US",
	"Republic of Ireland":      "IE", "Éire": "IE", "The Netherlands": "NL", "Holland": "NL",
	"Republic of South Africa": "ZA",
	"RSA":                      "ZA", "Aotearoa New Zealand": "NZ", "Aotearoa": "NZ", "Deutschland": "DE",
	"Bundesrepublik Deutschland": "DE"}

// named are the codes of countries by the keys of their names.
var named = sync.OnceValue(func() map[string]string {
	out := naming.CountriesIn(inLanguages...)
	for name, code := range otherNames {
		out[key(name)] = code
	}
	return out
})

// takeCountry takes the name of a country off the end of a line. It is loose when no
// comma stands before it, and so the name may be a part of another one.
func takeCountry(line string) (rest, code string, loose bool) {
	at := strings.LastIndex(line, ", ")
	if at >= 0 {
		last := strings.TrimSpace(line[at+2:])
		if code := named()[key(last)]; code != "" && !IsPartOfGB(last) {
			return line[:at], code, false
		}
	}
	words := strings.Split(line, " ")
	for n := min(4, len(words)-1); n > 0; n-- {
		last := strings.Join(words[len(words)-n:], " ")
		if strings.Contains(last, ",") || IsPartOfGB(last) {
			continue
		}
		if code := named()[key(last)]; code != "" {
			return strings.TrimRight(strings.Join(words[:len(words)-n], " "), " -(,"), code, true
		}
	}
	return line, "", false
}

// IsPartOfGB reports whether a country is a region in addresses too, and stays.
func IsPartOfGB(name string) bool {
	return slices.Contains([]string{"england", "scotland", "wales", "northern ireland"}, key(name))
}

// takeCode takes the code of a country off the end of a line: Zürich, CH. One that is a
// region's too, as DE is Delaware, says nothing.
func takeCode(line string) (rest string, c *country) {
	at := strings.LastIndex(line, ", ")
	if at < 0 {
		return line, nil
	}
	code := line[at+2:]
	for _, other := range countries() {
		if other.short[code] {
			return line, nil
		}
	}
	return line[:at], countries()[code]
}
