package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titled looks at a title of respect and the name behind it. Of a surname alone its
// first letter stays, so that people can still ask for somebody: "Mrs O."
func (p *persons) titled(i int, called bool) int {
	star := titles[p.low(i)]
	gap := p.gap(i)
	dotted := strings.HasPrefix(gap, ".")
	upper := p.script(i) != small
	if i+1 >= len(p.words) || star && !dotted && !called || !upper && !called ||
		strings.Trim(gap, ". /") != "" || gap == "" || len(gap) > 3 || p.ofPlace(i) ||
		housed().MatchString(p.text[max(0, p.words[i].start-60):p.words[i].start]) {
		return i + 1
	}
	at := i + 1
	if titles.has(p.low(at)) {
		return p.titled(at, called)
	}
	if namesakes[p.low(i)+" "+p.low(at)] { // Dr Martens
		return at + 1
	}
	to := p.titledRun(at, called)
	if to == at || placesAround(p, at, to) || initialAt(p, at) && to == at+1 {
		return to
	}
	possessive := strings.HasSuffix(p.low(to-1), "'s")
	first, known := p.words[at], isGiven(p.low(at)) || initialAt(p, at)
	ends := called || clauseEnds().MatchString(p.text[p.words[to-1].end:]) || stops.has(p.low(to))
	switch {
	case known && to > at+1:
		p.add(Surname, first.end, p.surnameEnd(to), !possessive)
		if initialAt(p, at) && len(p.found) > 0 {
			p.found[len(p.found)-1].Start = p.words[at+1].start
		}
	case known && !families.has(p.low(at)):
		p.numberBehind(to, true)
		return to
	case possessive || known || !ends:
		p.found = append(p.found, Find{Kind: Surname, Start: first.start, End: p.words[to-1].end, Streetlike: !called})
	default:
		letter, _ := utf8.DecodeRuneInString(strings.TrimPrefix(p.text[first.start:first.end], "ال"))
		end := p.words[to-1].end
		if strings.HasPrefix(p.text[end:], ".") {
			end++
		}
		p.found = append(p.found, Find{Kind: Surname, Start: first.start, End: end,
			Instead: string(unicode.ToUpper(letter)) + ".", Certain: true, Streetlike: !called})
	}
	p.numberBehind(to, true)
	return to
}

// ofPlace reports whether what a title begins is the name of a street or a house: "rue du
// Docteur Roux".
func (p *persons) ofPlace(i int) bool {
	for n := 0; n < 2 && i > 0 && p.spaced(i-1); n++ {
		if i--; p.place(i) {
			return true
		} else if !particles[p.low(i)] {
			return false
		}
	}
	return false
}

// housed is the number of a house, before "Oak Dr".
var housed = late(`[0-9] (?:\p{L}+ ){1,3}$`)

// titledRun is the word behind the name that a title stands before.
func (p *persons) titledRun(at int, called bool) int {
	switch w := p.low(at); {
	case stops.has(w) && !isGiven(w) && !initialAt(p, at): // "o" is a word, too
		return at
	case p.script(at) == capital:
		return p.run(at)
	case p.script(at) == small:
		if called && !p.place(at) && !roleOf.has(w) {
			return at + 1
		}
		return at
	case places.has(w) || roleOf.has(w) || !isGiven(w) && !families.has(w) && !strings.HasPrefix(w, "ال"):
		return at
	}
	to := at + 1
	for to < len(p.words) && to < at+3 && p.spaced(to-1) && (isGiven(p.low(to)) || families.has(p.low(to))) {
		to++
	}
	return to
}
