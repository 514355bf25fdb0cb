package spreadsheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// When is what a text says of days: some of them every week or every second one, or the
// first and the third of a month.
type When struct {
	Days  []string // keys of front matter
	Nth   []string // "1" to "5", "last"
	Every string   // "2 weeks", or "" where nothing is said
}

// Numbers are which of the days of a month are meant, -1 for the last.
func (w When) Numbers() []int {
	var out []int
	for _, n := range w.Nth {
		if n == "last" {
			out = append(out, -1)
		} else if n, err := strconv.Atoi(n); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// Whens reads "Mondays and Fridays", "1st and 3rd Tuesday", "último viernes del mes", and
// "1st Monday, 3rd Friday" as two. It is false when a word of it means nothing, or the
// whole may mean two things: "every second Tuesday".
func Whens(words model.Words, s string) ([]When, bool) {
	if len(s) > longWhen {
		return nil, false
	}
	if days := dayKeys(words, s); len(days) > 0 &&
		!slices.ContainsFunc(days, func(d string) bool { return !known(d) }) {
		return []When{{Days: days}}, true
	}
	if keys, ok := butDays(words, s); ok {
		return []When{{Days: keys}}, true
	}
	signs, ok := signsOf(words, s)
	if !ok || slashed.MatchString(digits(s)) {
		return nil, false
	}
	kinds, twice, monthly, all := "", false, false, false
	for i, sign := range signs {
		switch sign.part {
		case "of_month":
			monthly = true
		case "alternate":
			twice = true
		case "all":
			all = all || i+1 < len(signs) && signs[i+1].part == "nth" && (signs[i+1].key == "2" ||
				oftener(signs[i+1].key) && count(signs, "nth") == 1)
		case "every":
			twice, monthly = twice || sign.key == "2 weeks", monthly || sign.key == "month"
		}
		kinds += letterOf[sign.part]
	}
	if takeTurns(signs) {
		return nil, false
	}
	signs = slices.DeleteFunc(signs, func(s sign) bool { return letterOf[s.part] == "" })
	if twice { // every 2 weeks, on Friday
		signs = signs[min(len(signs), leading(signs)):]
		kinds = strings.TrimLeft(kinds, "S")
	}
	switch {
	case all && !monthly, twice && (monthly || strings.Contains(kinds, "N")):
		return nil, false
	case onlyDays.MatchString(kinds) && !monthly:
		w := When{Days: keysOf(signs, "day")}
		if twice {
			w.Every = "2 weeks"
		}
		return []When{w}, true
	case dayFirst.MatchString(kinds) && !monthly && calendar(signs):
		return nil, false
	case !nthFirst.MatchString(kinds) && !dayFirst.MatchString(kinds) && !onlyNth.MatchString(kinds):
		return nil, false
	}
	return clauses(signs, strings.HasPrefix(kinds, "N")), true
}

// leading is how many words for "and" stand first.
func leading(signs []sign) int {
	n := 0
	for n < len(signs) && signs[n].part == "and" {
		n++
	}
	return n
}

// slashed is "2/4", which may be the second and fourth, or the second of April, and "1/3/5".
var slashed = regexp.MustCompile(`(?:^|[^0-9/])[0-9]{1,2}(?:\s*/\s*[0-9]{1,2})+\s*/?(?:[^0-9/\pL]|$)`)

// oftener reports whether "every third" may be every three weeks, or one of each month.
func oftener(nth string) bool { return nth >= "3" && nth <= "5" }

func count(signs []sign, part string) int {
	n := 0
	for _, s := range signs {
		if s.part == part {
			n++
		}
	}
	return n
}

// takeTurns reports whether several days may take turns, or each of them come every second
// week: "Mon/Tue alternate".
func takeTurns(signs []sign) bool {
	return len(keysOf(signs, "day")) > 1 && count(signs, "alternate") > 0
}

// calendar reports whether a day is followed by one number alone, which may be that of a day
// of the month: "Tuesday 2nd".
func calendar(signs []sign) bool {
	for i, s := range signs {
		last := i+1 >= len(signs) || i+2 < len(signs) && signs[i+1].part == "and" && signs[i+2].part == "day"
		if s.part == "nth" && s.digits && i > 0 && signs[i-1].part == "day" && last {
			return true
		}
	}
	return false
}

// clauses are the parts of "1st Monday, 2nd and 4th Friday": each begins with the first
// number behind a day, or with the day itself.
func clauses(signs []sign, nthFirst bool) []When {
	var out []When
	begins := "day"
	if nthFirst {
		begins = "nth"
	}
	before := ""
	for _, s := range signs {
		if s.part == "and" {
			continue
		}
		if s.part == begins && before != begins || len(out) == 0 {
			out = append(out, When{})
		}
		w := &out[len(out)-1]
		if s.part == "day" {
			w.Days = add(w.Days, s.key)
		} else {
			w.Nth = add(w.Nth, s.key)
		}
		before = s.part
	}
	return out
}

// add adds to a list what it does not have yet.
func add[T comparable](list []T, key T) []T {
	if slices.Contains(list, key) {
		return list
	}
	return append(list, key)
}

func keysOf(signs []sign, part string) []string {
	var out []string
	for _, s := range signs {
		if s.part == part {
			out = add(out, s.key)
		}
	}
	return out
}

func known(day string) bool { return day == "daily" || slices.Contains(schema.WeekdayNames(), day) }

// What the parts of a text make of it: numbers before a day, or behind it.
var (
	letterOf = map[string]string{"nth": "N", "day": "D", "and": "S"}
	onlyDays = regexp.MustCompile(`^D(?:S+D)*$`)
	onlyNth  = regexp.MustCompile(`^N(?:S*N)*$`)
	nthFirst = regexp.MustCompile(`^N(?:S*N)*D(?:S+N(?:S*N)*D)*$`)
	dayFirst = regexp.MustCompile(`^DS*N(?:S*N)*(?:S+DN(?:S*N)*)*$`)
)

// sign is a word, or several, with what it stands for.
type sign struct {
	part, key string
	digits    bool // it is written with a digit
}

// dayParts are the parts of the words of which a text of days is made, in the order in which
// they are looked for.
var dayParts = []string{"alternate", "of_month", "every", "nth", "day", "and", "all", "each"}

var commas = strings.NewReplacer("(", " ", ")", " ", "[", " ", "]", " ", ",", " , ", ";", " , ", "/", " , ", "&", " , ", "+", " , ", "|",
	" , ", "،", " , ", "\n", " , ")

// signsOf reads a text of days, the longest words first; false when one means nothing.
func signsOf(words model.Words, s string) ([]sign, bool) {
	if len(s) > longWhen {
		return nil, false
	}
	tokens := strings.Fields(commas.Replace(naming.Fold(unquoted(s))))
	var out []sign
	for len(tokens) > 0 {
		if tokens[0] == "," {
			out, tokens = append(out, comma), tokens[1:]
			continue
		}
		sign, n := longest(words, tokens)
		if n == 0 {
			and, rest := prefixed(words, tokens[0])
			if !and {
				return nil, false
			}
			out, tokens[0] = append(out, comma), rest
			continue
		}
		out, tokens = append(out, sign), tokens[n:]
	}
	return out, len(out) > 0
}

// comma is what stands between two days.
var comma = sign{part: "and", key: "and"}

// longest returns what the longest run of tokens stands for, and its length.
func longest(words model.Words, tokens []string) (sign, int) {
	for n := min(len(tokens), 5); n > 0; n-- {
		phrase := strings.Join(tokens[:n], " ")
		for _, part := range dayParts {
			if key := words[part][phrase]; key != "" {
				return sign{part, key, strings.ContainsFunc(phrase, unicode.IsDigit)}, n
			}
		}
	}
	return sign{}, 0
}

// prefixed takes off a word for "and" that is written together with the next one, as in
// Arabic.
func prefixed(words model.Words, token string) (bool, string) {
	for and := range words["and"] {
		if rest, ok := strings.CutPrefix(token, and); ok &&
			words["day"][rest]+words["nth"][rest]+words["each"][rest]+words["all"][rest] != "" {
			return true, rest
		}
	}
	return false, token
}
