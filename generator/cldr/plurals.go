package cldr

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// pluralsFile has a line for each set of rules: the languages that have it and,
// after each bar, a form with its rule (UTS #35 part 3, Language Plural Rules).
//
//go:embed plurals.txt
var pluralsFile string

// form is a plural form, and when a number takes it: if all relations of one of the
// lists hold.
type form struct {
	name string
	any  [][]relation
}

// relation compares a number, or what is left of it when it is divided, with some
// ranges.
type relation struct {
	whole  bool // the number itself; else one of its decimals, of which it has none
	modulo int  // 0: it is not divided
	not    bool
	ranges [][2]int // from and to
}

// rules are the forms of each language.
var rules = sync.OnceValue(func() map[string][]form {
	out := map[string][]form{}
	for line := range strings.Lines(pluralsFile) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
		forms := []form{} // not nil: a language without forms has no wider one that has
		for _, part := range parts[1:] {
			name, rule, _ := strings.Cut(part, ": ")
			f := form{name: name}
			for list := range strings.SplitSeq(rule, " or ") {
				var all []relation
				for text := range strings.SplitSeq(list, " and ") {
					all = append(all, readRelation(text))
				}
				f.any = append(f.any, all)
			}
			forms = append(forms, f)
		}
		for _, language := range strings.Fields(parts[0]) {
			out[language] = forms
		}
	}
	return out
})

// readRelation reads "n % 100 != 11..14,71".
func readRelation(text string) (r relation) {
	left, right, equal := strings.Cut(text, " = ")
	if !equal {
		left, right, _ = strings.Cut(text, " != ")
	}
	operand, modulo, _ := strings.Cut(left, " % ")
	r.whole, r.not = operand == "n" || operand == "i", !equal
	r.modulo, _ = strconv.Atoi(modulo)
	for part := range strings.SplitSeq(right, ",") {
		from, to, isRange := strings.Cut(part, "..")
		if !isRange {
			to = from
		}
		var ends [2]int
		ends[0], _ = strconv.Atoi(from)
		ends[1], _ = strconv.Atoi(to)
		r.ranges = append(r.ranges, ends)
	}
	return r
}

func (r relation) holds(n int) bool {
	if !r.whole {
		n = 0
	}
	if r.modulo > 0 {
		n %= r.modulo
	}
	for _, ends := range r.ranges {
		if ends[0] <= n && n <= ends[1] {
			return !r.not
		}
	}
	return r.not
}

// Plural returns the form that a whole number of things takes: zero, one, two, few,
// many or other.
func (l Language) Plural(n int) string {
	n = max(n, -n)
	for _, f := range l.forms {
		for _, all := range f.any {
			if holds(all, n) {
				return f.name
			}
		}
	}
	return "other"
}

func holds(all []relation, n int) bool {
	for _, r := range all {
		if !r.holds(n) {
			return false
		}
	}
	return true
}
