package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A keypad asks for a code and then for a key: "4711 then E". And of some codes everybody is
// told, so that they are none: where people pay, and where a bus stops.

var (
	keypadKeys = readNames("keys")
	thens      = readNames("thens")
	publics    = readNames("public")
)

// keyBehind is where the key ends that is pressed behind a code, or 0.
func (c doorCode) keyBehind() int {
	if c.from > 0 && strings.HasSuffix(c.text[:c.from], " ") && c.from > 1 && c.text[c.from-2] >= '0' && c.text[c.from-2] <= '9' {
		return 0 // the code ends a longer number
	}
	i := c.next
	for n := 0; n < 4 && i < len(c.words) && thens.has(c.low(i)) && c.script(i) != capital && c.glued(i); n++ {
		i++
	}
	if i == c.next { // nothing leads to a key
		return 0
	}
	if rest := c.text[c.words[i-1].end:]; strings.HasPrefix(rest, " #") || strings.HasPrefix(rest, " *") {
		return c.words[i-1].end + 2
	}
	if i == len(c.words) || !c.glued(i) {
		return 0
	}
	end := c.words[i].end
	_, n := utf8.DecodeRuneInString(c.text[c.words[i].start:])
	letter := n == end-c.words[i].start && c.script(i) == capital
	if !letter && !keypadKeys.has(c.low(i)) ||
		!clauseEnds().MatchString(c.text[end:]) && !stops.has(c.low(i+1)) && !joinWords[c.low(i+1)] {
		return 0
	}
	return end
}

// glued reports whether nothing but a space, or a comma, stands between a word and what is before it.
func (c doorCode) glued(i int) bool {
	before := c.to
	if i > c.next {
		before = c.words[i-1].end
	}
	gap := c.text[before:c.words[i].start]
	return gap == " " || gap == ", "
}

// public reports whether a code is one that everybody is told, by the words of its sentence,
// where none of them says what it opens.
func public(text string, start, end int) bool {
	from := max(0, start-window/2)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from++
	}
	before := text[from:start]
	before = before[strings.LastIndexAny(before, ".!?\n;")+1:]
	behind := near(text, end)
	if stop := strings.IndexAny(behind, ".!?\n;"); stop >= 0 {
		behind = behind[:stop]
	}
	is := false
	for n, part := range []string{before, behind} {
		l := lettering(part)
		for i := range l.words {
			w := l.low(i)
			if locks.has(w) || bells.has(w) {
				return false
			}
			star, has := publics[w]
			is = is || has && (!star || n == 0 && i == len(l.words)-1)
		}
	}
	return is
}

// hashed is what a code lets into that ends with the sign of a keypad: a door, where neither a
// number to ring nor that of a meeting stands before it in its line, or a meeting of telephones,
// where the number is rung first and nothing else is asked for.
func (c doorCode) hashed() (Kind, bool) {
	code := c.text[c.from:c.to]
	if n := count(code); !strings.HasSuffix(code, "#") || strings.ContainsAny(code[:1], "#*") || n < 4 || n > 7 {
		return "", false
	}
	before := c.text[lineBefore(c.text, c.from):c.from]
	switch behind, _, _ := strings.Cut(near(c.text, c.to), "\n"); {
	case !numbered().MatchString(before):
		return Entry, count(code) < 7 && !meetings().MatchString(before)
	default:
		return Passcode, c.joined(c.last) && (thens.has(c.low(c.last)) || keying.has(c.low(c.last))) && count(behind) < 4
	}
}

// numbered is what a telephone sends a code behind.
var numbered = late(number)

// keySafes are the words for where a key is kept.
var keySafes = func() (out []string) {
	for _, w := range listed("keysafes", ",") {
		out = append(out, folded(w))
	}
	return out
}()

// ofKeySafe reports whether figures end a clause that speaks of a key safe: "keybox by the bins, 9034".
func (c doorCode) ofKeySafe() bool {
	code := c.text[c.from:c.to]
	if n := count(code); n < 4 || n > 6 || timeOrYear().MatchString(code) || !clauseEnds().MatchString(c.text[c.to:]) {
		return false
	}
	low := c.lower[max(0, c.from-60):c.from]
	low = low[strings.LastIndexAny(low, ".!?;\n")+1:]
	return slices.ContainsFunc(keySafes, func(w string) bool { return strings.Contains(low, w) })
}
