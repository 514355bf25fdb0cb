package postal

// What words are: a town, a street, a house.

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"peerhub/generator/gazetteer"
)

//go:embed words.txt
var wordsFile string

// words are the lists of words.txt by what they are of, and, with a hyphen before, how
// words end.
var words = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(wordsFile) {
		list := strings.Fields(line)
		if len(list) == 0 || list[0] == "#" {
			continue
		}
		if out[list[0]] == nil {
			out[list[0]] = map[string]bool{}
		}
		for _, w := range list[1:] {
			out[list[0]][w] = true
		}
	}
	return out
})

// is reports whether a word is of a list of words.txt.
func is(list, word string) bool {
	word = strings.ToLower(strings.Trim(word, ".,()"))
	if words()[list][word] {
		return true
	}
	for n := range word {
		if n > 0 && words()[list]["-"+word[n:]] {
			return true
		}
	}
	return false
}

// isTown reports whether the gazetteer knows a town of the name. Wards of Tokyo are towns.
func (c *country) isTown(name string) bool {
	switch c.code {
	case "IE":
		name = district.ReplaceAllString(name, "")
	case "JP":
		if ward, ok := strings.CutSuffix(name, " City"); ok && ward != "" {
			return mayBeTown(ward)
		}
	}
	_, ok := gazetteer.Find(c.code, name)
	return ok && !strings.ContainsFunc(name, unicode.IsDigit)
}

// district is the number of a part of a town: Dublin 2.
var district = regexp.MustCompile(` [0-9]{1,2}[Ww]?$`)

// largest reports whether no other country has a town of the name that is about as large.
func (c *country) largest(name string) bool { return gazetteer.Largest(name) == c.code }

// written is a town as it is usually written, if it stands in capitals alone.
func (c *country) written(city string) string {
	if city == strings.ToUpper(city) {
		if usual := gazetteer.Spelling(c.code, city); usual != "" {
			return usual
		}
	}
	return city
}

// beginsWithTown reports whether there is a town with something behind it that does not
// belong to its name, as a region without a comma.
func (c *country) beginsWithTown(s string) bool {
	words := strings.Fields(s)
	for n := 1; n < len(words); n++ {
		if c.isTown(strings.Join(words[:n], " ")) && !is("joins", words[n]) {
			return true
		}
	}
	return false
}

// endsInTown finds a town at the end of a part that begins with a street. It is "" when
// two towns could be meant.
func (c *country) endsInTown(part string) (street, city string) {
	words := strings.Split(part, " ")
	for n := min(4, len(words)-1); n > 0; n-- {
		before, last := words[:len(words)-n], strings.Join(words[len(words)-n:], " ")
		if !c.isTown(last) || !endsStreet(before) {
			continue
		}
		if city != "" {
			return "", ""
		}
		street, city = strings.Join(before, " "), last
	}
	return street, city
}

// mayBeTown reports whether a part that stands where towns do is no street, house or room.
func mayBeTown(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || len(s) > 40 || strings.ContainsFunc(s, odd) ||
		!unicode.IsLetter([]rune(s)[0]) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return is("street", w) && !saint(w) || is("venue", w) || is("inside", w)
	})
}

// saint is a word that is a street behind a name and a saint before one.
func saint(w string) bool { return strings.EqualFold(strings.Trim(w, "."), "st") }

// odd is what no name of a town has.
func odd(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .'’-‘", r)
}

// endsStreet reports whether words end as a street or the number of a box does, with or
// without a point of the compass.
func endsStreet(words []string) bool {
	last := words[len(words)-1]
	if is("compass", last) {
		words = words[:len(words)-1]
	}
	if len(words) < 2 {
		return false
	}
	last = words[len(words)-1]
	return is("street", last) || number.MatchString(last)
}

var number = regexp.MustCompile(`^[0-9]+[A-Za-z]?$`)

// likely reports whether what stands before a town is a street, a box or a house.
func likely(street string) bool {
	if strings.ContainsFunc(street, unicode.IsDigit) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(street), func(w string) bool { return is("street", w) || is("venue", w) })
}

// venue takes the name of a house off the beginning of a street.
func venue(street string) (house, rest string) {
	first, rest, _ := strings.Cut(street, ", ")
	words := strings.Fields(first)
	if len(words) == 0 || strings.ContainsFunc(first, unicode.IsDigit) || is("inside", words[0]) ||
		is("street", words[len(words)-1]) || is("street", words[0]) ||
		!slices.ContainsFunc(words, func(w string) bool { return is("venue", w) }) && !numbered(rest) {
		return "", street
	}
	return first, rest
}

// numbered reports whether a text is a number and a street: what stands before it is a house.
func numbered(street string) bool {
	words := strings.Fields(street)
	return len(words) > 1 && number.MatchString(words[0]) &&
		slices.ContainsFunc(words[1:], func(w string) bool { return is("street", w) })
}
