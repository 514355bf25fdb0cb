// Package digits keeps numbers that are made of several groups of digits in their
// order where text is read from right to left: phone numbers, dates, ranges,
// versions. Unicode's algorithm (UAX #9) keeps digits that stand together from left
// to right, but turns the groups around what it takes for a mere separator: in
// Arabic, 0113-496-0118 is shown as 0118-496-0113.
//
//	digits.go  which numbers are meant, and which are right as they are
//	html.go    in HTML: <bdi dir="ltr">, which leaves the text as it is
//	phrase.go  numbers of which a part is emphasised
//	other.go   names and sentences of the other direction, whose full stop and brackets would be turned
//	text.go    where there is no markup: Unicode's isolates
//
// One rule stands for all languages. With the digits 0 to 9, and with those of Persian
// and Urdu (۰ to ۹), every such number is read from the left. With those of Arabic (٠ to
// ٩) a phone number is, while a range and a date are read as the text is, from the
// right: so UAX #9 (W4, N1) shows them, and so CLDR writes Arabic dates. Three kinds
// are in order already: what only . : or / holds together (18:30, 4.0: class CS), what
// stands in text from left to right, and what has such a direction of its own.
//
// A script does the same with what others draw in the browser (layouts/scripts/digits.ts);
// it has the two patterns from here, and testdata/digits.json holds both to the same.
package digits

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// The pieces of a number, as the insides of classes of a regular expression; what
// is no ASCII stands there as itself, so that JavaScript reads them too.
const (
	digit  = "0-9٠-٩۰-۹"
	letter = "A-Za-zÀ-ɏ"
	money  = "£$€¥₪₹"
	space  = " \\t\\r\\n\u00a0\u2000-\u200a\u202f"
	dash   = "\\-\u2010-\u2013\u2212~" // with spaces around or without
	tight  = "\u2014\u2015….:/·*_"     // only without
)

const (
	joined = "[" + digit + "][" + digit + letter + "]*"
	after  = "[%٪‰°" + money + "]?"
	// group is a group of digits with what hangs on it: £1,500, 30th, 12%, 6 p.m.
	group = "[" + money + "]?" + joined + "(?:[,٫٬’]" + joined + ")*" + after +
		"(?:[" + space + "]?[AaPp]\\.?[Mm]\\b\\.?)?"
	between = "(?:[" + space + "]?[" + dash + "]{1,2}[" + space + "]?|[" + tight + "]|[" + space + "]{1,2})"
)

// number returns the pattern of a number in a text where a plus is written so.
func number(plus string) string {
	bracketed := `\(` + plus + "?" + group + "(?:" + between + group + `)*\)`
	one := "(?:" + group + "|" + bracketed + "(?:" + group + ")?)"
	more := between + one + "|" + bracketed + "(?:" + group + ")?|[" + dash + tight + "][" + digit + letter + "]+"
	return plus + "?" + one + "(?:" + more + ")*(?:" + plus + ")?"
}

// settled is the pattern of a whole number that is right as it is: a single group,
// groups that . : or / hold together, and with Arabic digits a range or a date.
const settled = `^(?:` + plain + `(?:[.:/]` + plain + `)*\+?|\(` + plain + `\)|` +
	clock + ` ?[` + dash + tight + `]{1,2} ?` + clock + `|` +
	two + step + two + step + four + `|` + four + step + two + step + two + `)$`

const (
	plain = "[" + money + "]?" + joined + "(?:[,٫٬’][" + digit + "]+)*" + after
	clock = "[٠-٩]{1,4}(?:[:.٫]" + two + ")?[%٪‰°]?"
	step  = " ?[" + dash + "./] ?"
	two   = "[٠-٩]{1,2}"
	four  = "[٠-٩]{4}"
)

var (
	inText  = regexp.MustCompile(number(`\+`))
	inHTML  = regexp.MustCompile(number(`(?:\+|&#43;)`)) // as html/template writes it
	inOrder = regexp.MustCompile(settled)
)

// Constants are what layouts/scripts/digits.ts has from here ("go:constants").
func Constants() map[string]any {
	return map[string]any{"numberPattern": number(`\+`), "settledPattern": settled}
}

// turned finds the numbers that a text would turn around: their places, in bytes.
// Until its first letter the text is read from the right if rtl says so.
func turned(text string, rtl bool, pattern *regexp.Regexp) [][]int {
	var out [][]int
	last := place{0, !rtl}
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		said := strings.ReplaceAll(text[at[0]:at[1]], "&#43;", "+")
		if inOrder.MatchString(said) {
			continue
		}
		last = place{at[1], fromLeft(text, at[0], last)}
		if !last.fromLeft {
			out = append(out, at)
		}
	}
	return out
}

// place is the end of a number, or the beginning, and how the text reads there.
type place struct {
	end      int
	fromLeft bool
}

// Marks of UAX #9 (§2) that give what follows a direction.
const (
	leftToRightIsolate = '\u2066'
	rightToLeftIsolate = '\u2067'
	firstStrongIsolate = '\u2068'
	endOfIsolate       = '\u2069'
)

// fromLeft reports whether the place in a text is read from the left: the last letter
// before it is of such a script (UAX #9, W7), or an isolate around it says so. How it
// reads at the end of the number before is known, and that number itself tells nothing.
func fromLeft(text string, at int, before place) bool {
	inside := 0 // isolates that ended before
	for i := at; i > 0; {
		if i == before.end && inside == 0 {
			break
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		switch r {
		case endOfIsolate:
			inside++
			continue
		case leftToRightIsolate, rightToLeftIsolate, firstStrongIsolate:
			if inside > 0 {
				inside--
				continue
			}
			if r == firstStrongIsolate {
				return !firstFromRight(text[i+size:])
			}
			return r == leftToRightIsolate
		}
		if inside > 0 {
			continue
		}
		switch strong(r) {
		case bidi.L:
			return true
		case bidi.R:
			return false
		}
	}
	return before.fromLeft
}

// firstFromRight reports whether the first letter of a text is of a script that is
// read from the right (UAX #9, P2).
func firstFromRight(text string) bool {
	for _, r := range text {
		if class := strong(r); class != bidi.ON {
			return class == bidi.R
		}
	}
	return false
}

// strong returns L or R of a letter or mark that has a direction of its own, or that
// begins an embedding, and ON of what has none.
func strong(r rune) bidi.Class {
	if r < utf8.RuneSelf && !unicode.IsLetter(r) {
		return bidi.ON
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L, bidi.LRE, bidi.LRO:
		return bidi.L
	case bidi.R, bidi.AL, bidi.RLE, bidi.RLO:
		return bidi.R
	}
	return bidi.ON
}
