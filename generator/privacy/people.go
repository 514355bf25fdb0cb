package privacy

import (
	"strings"
	"unicode/utf8"
)

// Surnames are certain where a word says that a person comes (callers.txt, titles.txt)
// and the words behind it are names: the first name stays. Where either is in doubt, as
// in "contact Rethink Leeds", somebody is asked.

var (
	// leads stands between the words for whom to ask and a name.
	leads = late(`^[ \t:*,،;|=()"“”«»'\[\]–—-]*\n?[ \t:*–—-]*$`)
	// joins stands between two persons.
	joins = late(`^ ?[,،&/+] ?$`)
	// clauseEnds stands behind a name.
	clauseEnds = late(`^(?: ?[^ \p{L}]|$| [^\p{L}])`)
)

var joinWords = set("and or et ou y o e und oder og och en of i e или и او ו")

var particles = set("de da do dos das del di du la le van von der den ten ter bin ibn ben bint abu al el mac mc ap")

// persons finds the surnames of those whom readers are told to ask, and their numbers.
type persons struct {
	letters
	found []Find
}

func (p *persons) add(kind Kind, start, end int, certain bool) {
	for start < end && p.text[start] == ' ' {
		start++
	}
	if start < end {
		p.found = append(p.found, Find{Kind: kind, Start: start, End: end, Certain: certain})
	}
}

// people finds in a text in its normal form more of persons than a first name.
func people(l letters) []Find {
	p, text := &persons{letters: l}, l.text
	var spoken, told bool
	for i, next := 0, 0; i < len(p.words); i++ {
		is := roleOfWord(p.low(i))
		spoken, told = spoken || is&inFigures != 0, told || is&aCue != 0
		if i < next {
			continue
		}
		if is&calling != 0 {
			if to, c, ok := p.called(i); ok {
				next = p.asked(i, to, c)
				continue
			}
		}
		switch initial := initialAt(p, i); {
		case is&aTitle != 0:
			next = p.titled(i, false)
		case initial && roleBefore(p, i): // Chair: O. Brown
			next = p.person(i, true, false, false)
		case initial || is&aFirstName != 0:
			next = p.hosting(i)
		}
	}
	if spoken {
		p.spoken()
	}
	if told {
		cued(p)
	}
	opening(p)
	livingAt(p)
	p.found = append(p.found, eastern(text)...)
	if enough(text) {
		p.numbered()
		p.found = append(p.found, ownNumbers(text)...)
	}
	return p.found
}

// called reports whether words before a person begin at a word, and which word is behind
// the longest of them.
func (p *persons) called(i int) (to int, found caller, ok bool) {
	for _, c := range callers[p.low(i)] {
		n := p.behindPhrase(i, c.rest)
		if n > to || n > 0 && n == to && (c.strict && !found.strict || c.small) {
			to, found, ok = n, c, true
		}
	}
	return to, found, ok
}

// behindPhrase is the word behind one and the rest of its phrase, or 0.
func (p *persons) behindPhrase(i int, rest []string) int {
	n := i + 1
	for _, w := range rest {
		if n >= len(p.words) || p.low(n) != w || !p.spaced(n-1) && p.gap(n-1) != "-" {
			return 0
		}
		n++
	}
	return n
}

// asked looks at who comes behind the words for whom to ask, and returns the next word.
func (p *persons) asked(from, to int, c caller) int {
	if to >= len(p.words) || len(p.gap(to-1)) > 16 || !leads().MatchString(p.gap(to-1)) {
		return to
	}
	loud := p.shouted(from, to)
	for n := 0; n < 4 && to+1 < len(p.words) && roleOf.has(p.low(to)) && !initialAt(p, to) &&
		!(p.script(to) == capital && isGiven(p.low(to))) && leads().MatchString(p.gap(to)); n++ {
		if titles.has(p.low(to)) {
			break
		}
		to++
	}
	for n := 0; to < len(p.words) && n < 6; n++ { // and of each who is named beside
		next := p.person(to, c.strict, loud, n > 0)
		if next <= to && c.small {
			next = p.stranger(to)
		}
		if next <= to || next >= len(p.words) {
			return max(next, to)
		}
		switch gap := p.text[p.past(next-1):p.words[next].start]; {
		case joins().MatchString(gap):
			to = next
		case joinWords[p.low(next)] && strings.TrimSpace(gap) == "" && p.spaced(next):
			to = next + 1
		case strings.TrimSpace(gap) == "" && p.script(next) == neither && p.named(next, "و"):
			to = next
		default:
			return next
		}
	}
	return to
}

// past is where the last find or a word ends, whichever is later.
func (p *persons) past(i int) int {
	end := p.words[i].end
	if n := len(p.found); n > 0 {
		end = max(end, min(p.found[n-1].End, len(p.text)))
	}
	if i+1 < len(p.words) {
		end = min(end, p.words[i+1].start)
	}
	return end
}

// initialAt reports whether a word is one letter of a name, with a point.
func initialAt(p *persons, i int) bool {
	w := p.words[i]
	if !strings.HasPrefix(p.text[w.end:], ".") {
		return false
	}
	_, n := utf8.DecodeRuneInString(p.text[w.start:w.end])
	return n == w.end-w.start && p.script(i) == capital
}

// named reports whether a word without what is written together with it is a first name.
func (p *persons) named(i int, before string) bool {
	rest, ok := strings.CutPrefix(p.low(i), before)
	return ok && isGiven(rest)
}
