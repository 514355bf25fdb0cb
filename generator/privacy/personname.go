package privacy

import (
	"strings"
	"unicode/utf8"
)

// How far a name goes, and where it is none.

// person looks at a name that begins at a word, and returns the word behind it; the same
// word is none.
func (p *persons) person(i int, strict, loud, beside bool) int {
	switch {
	case titles.has(p.low(i)):
		return p.titled(i, true)
	case p.script(i) == neither:
		return p.caseless(i, strict)
	case p.script(i) == small:
		return p.lowly(i)
	}
	first := p.low(i)
	if notName[first] || strings.HasSuffix(first, "'s") || stops.has(first) && !isGiven(first) && !initialAt(p, i) || p.place(i) && !isGiven(first) {
		return i
	}
	if initialAt(p, i) {
		from := i
		for from+1 < len(p.words) && initialAt(p, from) && strings.TrimSpace(p.gap(from)) == "." {
			from++
		}
		to := p.run(from)
		if initialAt(p, from) || p.script(from) != capital || placesAround(p, from, to) || stops.has(p.low(from)) {
			return from
		}
		p.add(Surname, p.words[from].start, p.words[to-1].end, strict || families.has(p.low(from)))
		p.numberBehind(to, true)
		return to
	}
	to := p.run(i)
	known := isGiven(first)
	if placesAround(p, i+1, to) {
		if known && to == i+2 && families.has(p.low(i+1)) { // Mary Hall
			p.add(Surname, p.words[i+1].start, p.words[i+1].end, false)
			return to
		}
		return i
	}
	if to == i+1 {
		return p.alone(i, strict, known)
	}
	if loud && !known || beside && !known {
		return i
	}
	if second := p.low(i + 1); !known && isGiven(second) && !families.has(second) { // Big John, or Okafor Mary
		if to > i+2 {
			p.add(Surname, p.words[i+1].end, p.surnameEnd(to), true)
		} else if families.has(first) {
			p.add(Surname, p.words[i].start, p.words[i].end, false)
		}
		p.numberBehind(to, true)
		return to
	}
	certain := known || strict && !families.has(first)
	if !certain && !families.has(first) && p.town(to-1) { // Contact Brightside Leeds
		return to
	}
	from := len(p.found)
	p.add(Surname, p.words[i].end, p.surnameEnd(to), certain)
	if certain {
		homeBehind(p, to)
	}
	p.numberBehind(to, certain)
	for n := range p.found[from:] {
		p.found[from+n].Society = !certain && !families.has(first)
	}
	return to
}

// alone looks at a name of one word: "Smith, John", or a surname, or a first name.
func (p *persons) alone(i int, strict, known bool) int {
	if to := i + 1; to < len(p.words) && !known && p.gap(i) == ", " && p.script(to) == capital && isGiven(p.low(to)) &&
		(strict || p.run(to) == to+1) {
		p.add(Surname, p.words[i].start, p.words[to].start, strict || families.has(p.low(i)))
		p.numberBehind(to+1, true)
		return to + 1
	}
	if strict && !known && families.has(p.low(i)) {
		p.add(Surname, p.words[i].start, p.words[i].end, false)
	}
	p.numberBehind(i+1, known || strict)
	return i + 1
}

// run is the word behind those with capitals that follow each other.
func (p *persons) run(i int) int {
	to := i + 1
	for to < len(p.words) && to < i+6 && (p.spaced(to-1) || initialAt(p, to-1) && strings.TrimSpace(p.gap(to-1)) == ".") {
		switch {
		case p.script(to) == capital && (initialAt(p, to) || !stops.has(p.low(to)) && !titles.has(p.low(to))):
			to++
		case particles[p.low(to)] && to+1 < len(p.words) && p.spaced(to) && p.nameBehind(to):
			to++
		default:
			return to
		}
	}
	return to
}

func (p *persons) nameBehind(i int) bool {
	return p.script(i+1) == capital && !stops.has(p.low(i+1)) || particles[p.low(i+1)] && i+2 < len(p.words) &&
		p.script(i+2) == capital
}

// placesAround reports whether one of the words, or the next behind them, is of a place.
func placesAround(p *persons, from, to int) bool {
	for i := from; i < to; i++ {
		if p.place(i) {
			return true
		}
	}
	if to >= len(p.words) || to == from || !p.place(to) {
		return false
	}
	junior := titles.has(p.low(to-1)) || p.low(to-1) == "jr"
	return p.spaced(to-1) && p.script(to) != capital && !stops.has(p.low(to)) || junior && p.gap(to-1) == ". "
}

// surnameEnd is where the last word of a surname ends, with the point of an initial.
func (p *persons) surnameEnd(to int) int {
	end := p.words[to-1].end
	if initialAt(p, to-1) {
		end++
	}
	return end
}

// lowly looks at a name in small letters: a first name that is no other word, and the
// word behind it.
func (p *persons) lowly(i int) int {
	if !isGiven(p.low(i)) || wordsToo.has(p.low(i)) {
		return i
	}
	to := i + 1
	if to < len(p.words) && p.spaced(i) && p.script(to) == small && !stops.has(p.low(to)) && !roleOf.has(p.low(to)) &&
		!p.place(to) && len(p.low(to)) > 2 && !joinWords[p.low(to)] {
		end := p.words[to].end
		if certain := families.has(p.low(to)); certain || clauseEnds().MatchString(p.text[end:]) || stops.has(p.low(to+1)) {
			if next := to + 1; !certain && next < len(p.words) && p.place(next) {
				return i
			}
			p.add(Surname, p.words[to].start, end, certain)
			p.numberBehind(to+1, true)
			return to + 1
		}
	}
	p.numberBehind(i+1, true)
	return to
}

// caseless looks at a name in a script without capitals.
func (p *persons) caseless(i int, strict bool) int {
	known := isGiven(p.low(i))
	for _, before := range []string{"ب", "ل", "و", "ול", "ל", "ב"} {
		known = known || p.named(i, before)
	}
	to := i + 1
	if known && stops.has(p.low(i)) && !isGiven(p.low(to)) && !families.has(p.low(to)) { // "on" is written as Ali
		return i
	}
	if !known || to >= len(p.words) || !p.spaced(i) {
		if known {
			p.numberBehind(to, true)
		}
		return to
	}
	is := func(n int) bool { return families.has(p.low(n)) || isGiven(p.low(n)) }
	for to < len(p.words) && to < i+3 && p.spaced(to-1) && is(to) && !stops.has(p.low(to)) && !places.has(p.low(to)) {
		to++
	}
	switch next := p.low(to); {
	case to > i+1:
		p.add(Surname, p.words[i].end, p.words[to-1].end, true)
	case stops.has(next) || places.has(next) || roleOf.has(next) || joinWords[next] || p.named(to, "و") ||
		utf8.RuneCountInString(next) < 3:
	case clauseEnds().MatchString(p.text[p.words[to].end:]) || strings.HasPrefix(next, "ال") && strict:
		p.add(Surname, p.words[to].start, p.words[to].end, false)
		to++
	}
	p.numberBehind(to, true)
	return to
}

// numberBehind finds the number that stands behind a name which ends before a word.
func (p *persons) numberBehind(to int, certain bool) {
	end := p.surnameEnd(to)
	m := behindName().FindStringSubmatchIndex(near(p.text, end))
	if m == nil || !isNumber(p.text[end+m[4]:end+m[5]]) {
		return
	}
	stop := closing(p.text, end+m[2], withOthers(p.text, end+m[5]))
	p.add(Phone, end+m[2], stop, certain || IsMobile(p.text[end+m[4]:end+m[5]]))
}
