package privacy

import (
	"slices"
	"strings"
)

// A surname without a word that calls somebody: behind a first name, where it is said
// that this person leads the group (hosting.txt), and elsewhere where both words are
// names beyond doubt. Of the latter somebody is asked, for a book has an author, too.

var (
	// apposed stands between a name and what somebody is: "Anna, host", "Anna (host)".
	apposed = late(`^ ?[,،:(\[–—-] ?$`)
	// cited stands behind the name of who wrote something.
	cited = late(`(?i)^(?:'s\b| ?(?:and|et|y|und|&|و) \p{L}+,? ?\(?| et al\.?,? ?\(?|,? ?\()?,? ?(?:19|20)[0-9]{2}`)
	// citing stands before it.
	citing = set("by after author authors writer book poem film de von par por di door af av من تأليف")
	// being leads from a name to what somebody is.
	being = set("is are was will be est sont sera es son ist sind wird e sao zijn er ar on jest sa هو هي")
)

// hosting looks at somebody of whom it is said that they lead, and returns the next word.
func (p *persons) hosting(i int) int {
	if !p.isFirst(i) || i > 0 && p.spaced(i-1) && p.script(i-1) == capital &&
		!stops.has(p.low(i-1)) && !greets[p.low(i-1)] {
		return i
	}
	var names [][2]int // of each, its first word and the one behind
	for at := i; at < len(p.words) && len(names) < 6 && p.isFirst(at); {
		to := p.full(at)
		names = append(names, [2]int{at, to})
		if to >= len(p.words) {
			break
		}
		switch gap := p.gap(to - 1); {
		case joins().MatchString(gap):
			at = to
		case joinWords[p.low(to)] && (p.spaced(to-1) || gap == ", ") && p.spaced(to):
			at = to + 1
		default:
			at = len(p.words)
		}
	}
	last := names[len(names)-1][1]
	leads := leadsOn(p, last) || roleBefore(p, i) || ledBy(p, i)
	for _, n := range names {
		from, to := n[0], n[1]
		if ownGroup(p, from, to) {
			p.add(Surname, p.words[from].end, p.words[to-1].end, false)
			continue
		}
		if to == from+1 || placesAround(p, from+1, to) || namesakes[p.low(from)+" "+p.low(from+1)] {
			continue
		}
		family := families.has(p.low(from + 1))
		if p.script(from) == small && !(family && leads) {
			continue
		}
		switch {
		case leads:
			p.add(Surname, p.words[from].end, p.surnameEnd(to), (family || !wordsToo.has(p.low(from))) && !p.ofPlace(from))
		case family && to == from+2 && !wordsToo.has(p.low(from)) &&
			!p.place(from) && !p.ofPlace(from) && !citesName(p, from, to):
			p.add(Surname, p.words[from].end, p.surnameEnd(to), false)
		case unlisted(p, from, to):
			p.add(Surname, p.words[from].end, p.surnameEnd(to), false)
			p.found[len(p.found)-1].Streetlike = true
		default:
			continue
		}
		p.numberBehind(to, leads)
	}
	if leads {
		return last
	}
	return i
}

// ownGroup reports whether a group or a house is somebody's whose whole name is told: "Mary Okafor's
// group".
func ownGroup(p *persons, from, to int) bool {
	family, of := strings.CutSuffix(p.low(to-1), "'s")
	return of && to == from+2 && families.has(family) && p.script(from) == capital && p.spaced(to-1) && p.place(to) &&
		p.script(to) == small && !namesakes[p.low(from)+" "+family] && !(from > 0 && saints[p.low(from-1)])
}

// greets are words that may stand before a name and begin a sentence.
var greets = set("meet join thanks introducing welcome see find thank contact rencontrez retrouvez merci conozca conoce gracias " +
	"treffen dank grubu incontra ontmoet conheca venha")

// roleBefore reports whether a word stands before a name that says that somebody leads, with
// a sign or "is" between them: "Chair: Mary", "our chair is Mary".
func roleBefore(p *persons, i int) bool {
	at := i - 1
	if at > 0 && p.spaced(at) && p.spaced(at-1) && being[p.low(at)] {
		at--
	} else if at < 0 || !apposed().MatchString(p.gap(at)) {
		return false
	}
	return slices.ContainsFunc(hosts[strings.TrimPrefix(p.low(at), "l'")], func(h caller) bool {
		return h.strict && len(h.rest) == 0
	})
}

// ledBy reports whether the word before a name says by whom something is led, a few words
// behind what is: "hosted in turn by Mary".
func ledBy(p *persons, i int) bool {
	if i < 2 || !citing[p.low(i-1)] || !p.spaced(i-1) {
		return false
	}
	for at := i - 2; at >= max(0, i-6) && p.spaced(at); at-- {
		if slices.ContainsFunc(callers[p.low(at)], func(c caller) bool {
			return c.strict && len(c.rest) > 0 && c.rest[len(c.rest)-1] == p.low(i-1)
		}) {
			return true
		}
	}
	return false
}

// unlisted reports whether a first name stands before a word with a capital that no list
// knows, as in "Mary Ashdowne": a surname, where it is neither what a house or a town is
// called after, nor part of a longer name.
func unlisted(p *persons, from, to int) bool {
	first, next := p.low(from), p.low(from+1)
	before := strings.TrimRight(p.text[:p.words[from].start], " .")
	switch {
	case p.script(from) != capital || p.script(from+1) != capital || wordsToo.has(first) || towns[first]:
	case to > from+3 || to == from+2 && isGiven(next) || len(next) < 3 ||
		things.has(next) || roleOf.has(next) || notName[next] ||
		ordinary[next] || hosts[next] != nil:
	case p.shouted(from+1, from+2) != p.shouted(from, from+1): // Kim NHS
	case p.ofPlace(from) || from > 0 && (p.place(from-1) ||
		saints[p.low(from-1)] && strings.HasSuffix(lowered(before), p.low(from-1))) ||
		citesName(p, from, to):
	default:
		return true
	}
	return false
}

// full is the word behind a whole name.
func (p *persons) full(i int) int {
	to := i + 1
	switch p.script(i) {
	case capital:
		for end := p.run(i); to < end && (to < i+2 || hosts[p.low(to)] == nil); { // MARY BROWN RUNS IT
			to++
		}
		return to
	case small:
		if to < len(p.words) && p.spaced(i) && families.has(p.low(to)) && !p.place(to) {
			to++
		}
		return to
	}
	for to < len(p.words) && to < i+3 && p.spaced(to-1) && !stops.has(p.low(to)) && !p.place(to) && hosts[p.low(to)] == nil &&
		(families.has(p.low(to)) || isGiven(p.low(to)) || strings.HasPrefix(p.low(to), "ال")) {
		to++
	}
	return to
}

// leadsOn reports whether it is said at a word that those before it lead a group.
func leadsOn(p *persons, at int) bool {
	is := p.spaced(at-1) || at < len(p.words) && p.gap(at-1) == "\n"
	noun := at < len(p.words) && apposed().MatchString(p.gap(at-1))
	for n := 0; n < 5 && at < len(p.words) && (is || noun); n++ {
		for _, h := range hosts[p.low(at)] {
			if p.behindPhrase(at, h.rest) > 0 && (h.strict && noun || !h.strict && is && n == 0) {
				return true
			}
		}
		if !being[p.low(at)] && !roleOf.has(p.low(at)) && p.low(at) != "also" || !p.spaced(at) {
			return false
		}
		noun = true
		at++
	}
	return false
}

// citesName reports whether a name is that of who wrote something.
func citesName(p *persons, from, to int) bool {
	end := p.surnameEnd(to)
	return cited().MatchString(near(p.text, end)) || strings.HasPrefix(p.text[end:], "'s") ||
		strings.HasSuffix(p.low(to-1), "'s") || citing[p.low(from-1)] && p.spaced(from-1)
}

// stranger looks at two words behind "ask for" that are known as nothing: "wrenna
// ashdowne" may be a name.
func (p *persons) stranger(i int) int {
	to := i + 1
	if to >= len(p.words) || !p.spaced(i) || p.script(i) != small || p.script(to) == neither ||
		!unknownAt(p, i) || !unknownAt(p, to) {
		return i
	}
	end := p.words[to].end
	if !clauseEnds().MatchString(p.text[end:]) && !stops.has(p.low(to+1)) {
		return i
	}
	p.add(Surname, p.words[to].start, end, false)
	p.numberBehind(to+1, true)
	return to + 1
}

// inflected are the ends of words that are seldom those of a name.
var inflected = late(`(?:ed|ing|ings|ly|ers|ors|ists|ies|ion|ions|ment|ments|ness|ful|ous|able|'s)$`)

func unknownAt(p *persons, i int) bool {
	w := p.low(i)
	return len(w) > 2 && !stops.has(w) && !roleOf.has(w) && !p.place(i) && !joinWords[w] && !things.has(w) &&
		!inflected().MatchString(w) && hosts[w] == nil && callers[w] == nil
}

// spoken finds the number of a telephone in words: "oh seven seven double one".
func (p *persons) spoken() {
	for i := 0; i < len(p.words); i++ {
		said := figuresSaid(p.low(i))
		if said == 0 {
			continue
		}
		to, starred := i+1, figured[p.low(i)]
		for to < len(p.words) && figuresSaid(p.low(to)) > 0 && strings.Trim(p.gap(to-1), " ,-–") == "" {
			said += figuresSaid(p.low(to))
			to++
		}
		named := i > 0 && len(p.gap(i-1)) < 4 && (p.isFirst(i-1) || i > 1 && toWords[p.low(i-1)] && p.isFirst(i-2))
		if said >= 6 && (starred || named) {
			p.add(Phone, p.words[i].start, p.words[to-1].end, false)
		}
		i = to - 1
	}
}

// figuresSaid is how many figures a word names: "trente-quatre" names two.
func figuresSaid(word string) (n int) {
	for part := range strings.SplitSeq(word, "-") {
		if !figured.has(part) {
			return 0
		}
		n++
	}
	return n
}

// toWords lead from a name to the number, as toNumbers do in a pattern.
var toWords = set(strings.ReplaceAll(toNumbers, "|", " ") + " mobile phone tel number is")
