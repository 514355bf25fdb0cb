package postal

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"peerhub/generator/gazetteer"
	"peerhub/generator/naming"
)

// Ending reads the country and the postcode at the end of a line that Split leaves whole.
// Countries are known by their names in some languages, beside those in which Split knows
// them. The country is "" where its name may be that of a town or a region, and no town of
// the country stands before it; the postcode where its country is not known, or it does not
// stand last in it.
func Ending(line string, languages ...string) (country, postcode string) {
	line = tidy(line)
	if line == "" || len(line) > longest {
		return "", ""
	}
	rest, country := countryAtEnd(line, languages)
	if country == "" {
		return codeAlone(line)
	}
	if c := countries()[country]; c != nil && c.after {
		_, code := c.codeAtEnd(rest)
		postcode = c.spell(code)
	}
	return country, postcode
}

// countryAtEnd takes the name of a country off the end of a line, where nothing else can
// be meant by it.
func countryAtEnd(line string, languages []string) (rest, country string) {
	names := namedIn(languages)
	words := strings.Split(line, " ")
	for n := min(6, len(words)-1); n > 0; n-- {
		last := strings.Join(words[len(words)-n:], " ")
		country = names[key(last)]
		if country == "" || strings.Contains(last, ",") {
			continue
		}
		rest = strings.Join(words[:len(words)-n], " ")
		named := strings.HasSuffix(rest, ",") && len([]rune(last)) > 3 && !isAlsoElsewhere(last, country)
		if rest = trimmed(rest); named || endsInTownOf(country, rest) || endsInCodeOf(country, rest) {
			return rest, country
		}
	}
	return line, ""
}

// namesIn are the codes of countries by the keys of their names, by the languages.
var namesIn sync.Map // languages → map[string]string

func namedIn(languages []string) map[string]string {
	languages = slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return slices.Contains(inLanguages, l) })
	if len(languages) == 0 {
		return named()
	}
	in := strings.Join(languages, " ")
	if known, ok := namesIn.Load(in); ok {
		return known.(map[string]string)
	}
	out := naming.CountriesIn(languages...)
	for name, code := range named() {
		out[name] = code
	}
	namesIn.Store(in, out)
	return out
}

// isAlsoElsewhere reports whether another country has a region or a town of the name of a
// country, as Georgia and Lebanon.
func isAlsoElsewhere(name, country string) bool {
	if slices.ContainsFunc(allRegions()[key(name)], func(code string) bool { return code != country }) {
		return true
	}
	return gazetteer.Elsewhere(country, name)
}

// endsInTownOf reports whether the last words of a line, without digits, are a town.
func endsInTownOf(country, line string) bool {
	last := line[strings.LastIndex(line, ", ")+1:]
	words := strings.FieldsFunc(last, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	words = slices.DeleteFunc(words, func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) })
	for n := range words {
		if _, ok := gazetteer.Find(country, strings.Join(words[n:], " ")); ok {
			return true
		}
	}
	return false
}

// endsInCodeOf reports whether a line ends in a postcode that no other country has.
func endsInCodeOf(country, line string) bool {
	of, _ := codeAlone(line)
	return of == country
}

// codeAlone reads the postcode at the end of a line that can be of one country alone.
func codeAlone(line string) (country, postcode string) {
	for _, code := range codes() {
		c := countries()[code]
		if !c.alone || !c.after {
			continue
		}
		if _, found := c.codeAtEnd(line); found != "" {
			if country != "" {
				return "", ""
			}
			country, postcode = code, c.spell(found)
		}
	}
	return country, postcode
}
