package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A code without a word for one: beside what opens with it, or behind what visitors do with
// it. Such codes are looked for around figures, of which most texts have few.

var (
	locks       = readNames("locks")
	bells       = readNames("bells")
	keying      = readNames("keying")
	keyedBehind = readNames("keyed")
	pads        = readNames("pads")

	// mixedCode is a code that nobody takes for a number, and plainCode one that may be
	// a year, a time or the number of a house.
	mixedCode = late(`^(?:[A-Z]{1,3}[0-9]{3,6}[A-Z]{1,2}|[A-Z][0-9]{2}[A-Z]|[A-Z]{1,2}[0-9]{4,6}|` +
		`[0-9]{3,6}[A-Z]{1,2}|[a-z][0-9]{3,6}[a-z]|[0-9]{2,3}\p{Lu}[0-9]{2,4}|(?:[A-Z][0-9]){2,3}[A-Z]?|` +
		`[0-9](?:-[0-9]){2,5}|[*#]?[` + figure + `]{3,6}[A-Z]?[*#]+|[*#][` + figure + `]{3,6})$`)
	plainCode = late(`^[` + figure + `]{3,6}$`)

	// numberGoesOn stands behind a part of a longer number, of a date or of a time.
	numberGoesOn = late(`^(?: ?[` + figure + `]|[.,:/–-][` + figure + `])`)
	timeOrYear   = late(`^(?:[01][0-9]|2[0-3])(?:00|15|30|45)$|^(?:199|20[0-3])[0-9]$`)
	ofStreet     = late(`^ \p{Lu}\p{L}`) // 1204 High Street

	numberWords = set("no nr num number numbers numero nummer numer номер номера رقم الرقم شماره")
	telling     = set("is es est ist e è é to это هو هي")
)

// helplines are short numbers that people ring and that open no door.
var helplines = set("100 101 110 111 112 113 114 115 116 117 118 119 123 143 144 147 190 192 911 988 999 024 016 017 061 062 " +
	"091 3114 3919 3020 3117 3018 1813")

// Words between what is done with a code and the code; those that lead to one behind
// "opens", and such words; and what people get by one.
var (
	fillers = set("off sie bitte please the code le el la o il den die das sur au op w in on i na الرقم الرمز على no nr number " +
		"numero nummer numer numbers number")
	articles  = set("the le la el der die das il lo o het")
	withWords = set("with using by avec con mit met com с кодом z med ile بالرقم بالرمز برقم بالكود")
	openers   = set("open opens unlock unlocks disarm disarms set off get come let ouvre s'ouvre ouvrir abre abrir quita apaga " +
		"desactiva apre aprire offnet offnen geht opent otwiera oppnas oppna abnes открывается открыть отварят يفتح تفتح يغلق تعطيل")
	onWords = set("at auf dem an our sur notre au en el del no nel sul op het")
	lines   = set("bus buses tram train line route autobus tren otobus") // of which a number is
	getting = set("get gets got come go let be buzzed")
)

// opening finds such codes.
func opening(p *persons) {
	next := 0 // the first word behind the code
	for at := 0; at < len(p.text); {
		if !isFigure(p.text[at:]) {
			at++
			continue
		}
		from, to := tokenAround(p.text, at)
		at = max(to, at+1)
		code := p.text[from:to]
		mixed := !onlyFigures(code) && mixedCode().MatchString(code)
		if !mixed && (len(code) < 3 || !plainCode().MatchString(code)) || helplines[code] {
			continue
		}
		for next < len(p.words) && p.words[next].start < to {
			next++
		}
		last := next - 1
		for last >= 0 && p.words[last].end > from {
			last--
		}
		c := doorCode{p, from, to, last, next, mixed}
		if start, end := c.found(); end > 0 {
			p.found = append(p.found, Find{Kind: Entry, Start: start, End: end, Certain: true})
		} else if kind, is := c.hashed(); is {
			p.found = append(p.found, Find{Kind: kind, Start: from, End: to, Certain: true})
		}
	}
}

// onlyFigures reports whether a word is of plain figures alone, as most are that have some.
func onlyFigures(word string) bool { return strings.Trim(word, "0123456789") == "" }

// isFigure reports whether a text begins with a figure.
func isFigure(text string) bool {
	switch c := text[0]; {
	case c < utf8.RuneSelf:
		return c >= '0' && c <= '9'
	case c != 0xD9 && c != 0xDB && c != 0xE0: // no figure of digitOf begins so
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	return digitOf(r) >= 0
}

// tokenAround is the word of letters, figures and signs of keypads around a place.
func tokenAround(text string, at int) (from, to int) {
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' || r == '*' }
	for from = at; from > max(0, at-24); {
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if !part(r) {
			break
		}
		from -= n
	}
	for to = at; to < len(text) && to < at+24; {
		r, n := utf8.DecodeRuneInString(text[to:])
		if !part(r) && !(r == '-' && to+1 < len(text) && isFigure(text[to+1:])) {
			break
		}
		to += n
	}
	return from, to
}

// doorCode is what may be the code of a door, with the last word before it and the first
// behind it.
type doorCode struct {
	*persons
	from, to   int
	last, next int
	mixed      bool
}

// found is where the code stands with what says it, if what stands around it says that it
// opens something.
func (c doorCode) found() (int, int) {
	rest := near(c.text, c.to)
	if strings.ContainsRune("/£€$=&@.", last(c.text[:c.from])) ||
		!c.mixed && (numberGoesOn().MatchString(rest) || counted().MatchString(rest) || lines[c.low(c.next)]) {
		return 0, 0
	}
	end := c.to
	if keyedBehind.has(c.low(c.next)) && c.next < len(c.words) && c.text[c.to:c.words[c.next].start] == " " {
		end = c.words[c.next].end
	}
	if i := c.besideLock(); i >= 0 {
		head := i // where nothing more is said, all of it goes
		for head > 0 && i-head < 4 && !strings.ContainsAny(c.gap(head-1), ".!?;:,\n،。()[]–—") &&
			c.gap(head-1) != " - " {
			head--
		}
		if i-head < 4 && c.last-head < 6 {
			i = head
		}
		return c.words[i].start, end
	}
	i := c.last
	for n := 0; n < 3 && c.joined(i) && fillers[c.low(i)]; n++ {
		i--
	}
	word := c.low(i)
	keyed := c.joined(i) && (keying.has(word) || locks.has(word) || bells.has(word))
	if key := c.keyBehind(); key > 0 && keyed {
		return c.words[i].start, key
	}
	if bells.has(word) && c.joined(i) && strings.ContainsAny(c.between(i), ":=") && c.mixed { // Entry: 4711E
		return c.words[i].start, end
	}
	if c.ofKeySafe() {
		return c.from, end
	}
	if !c.letsIn() {
		return 0, 0
	}
	switch {
	case keying.has(c.low(i)) && c.joined(i):
		return c.words[i].start, end
	case end > c.to, c.opensWith(i), c.onPad():
		return c.from, end
	}
	return 0, 0
}

// onPad reports whether behind a code, after small words, stands what it is typed on.
func (c doorCode) onPad() bool {
	if code := c.text[c.from:c.to]; !c.mixed && (count(code) < 4 || timeOrYear().MatchString(code)) {
		return false
	}
	i := c.next
	for n := 0; n < 4 && i < len(c.words) && c.glued(i) && (fillers[c.low(i)] || onWords[c.low(i)]); n++ {
		i++
	}
	return i > c.next && i < len(c.words) && c.glued(i) && pads.has(c.low(i))
}

// joined reports whether nothing ends between a word and the next, or the code.
func (c doorCode) joined(i int) bool {
	return i >= 0 && !strings.ContainsAny(c.between(i), ".!?;,\n،。") && len(c.between(i)) < 8
}

// between is what stands between a word and the next, or the code.
func (c doorCode) between(i int) string {
	if i == c.last {
		return c.text[c.words[i].end:c.from]
	}
	return c.gap(i)
}

// besideLock is the first word of what says that the code stands beside what opens with it,
// or -1. Figures alone may be a time, a year, or the number of a house.
func (c doorCode) besideLock() int {
	code := c.text[c.from:c.to]
	if c.last < 0 || !c.mixed && (count(code) < 4 || timeOrYear().MatchString(code)) {
		return -1
	}
	i := c.last
	gap := c.between(i)
	told := strings.ContainsAny(gap, ":=#–—")
	if strings.Trim(gap, " :=#–—,.-()\"'") != "" || !told && !c.mixed && strings.Contains(gap, ",") ||
		strings.Contains(gap, ".") && !numberWords[c.low(i)] {
		return -1
	}
	for n := 0; n < 3 && i > 0 && (numberWords[c.low(i)] || telling[c.low(i)] || articles[c.low(i)]) &&
		!strings.ContainsAny(c.gap(i-1), ".!?;\n"); n++ {
		told = told || telling[c.low(i)] || numberWords[c.low(i)]
		i--
	}
	lock := -1
	for n := 0; n < 6 && lock < 0 && i-n >= 0; n++ {
		if n > 0 && (!told || strings.ContainsAny(c.gap(i-n), ".!?;\n,:")) {
			break
		}
		if locks.has(c.low(i - n)) {
			lock = i - n
		}
	}
	if lock < 0 || lock > 0 && c.spaced(lock-1) && c.place(lock-1) || !told && ofStreet().MatchString(near(c.text, c.to)) {
		return -1
	}
	for n := 1; n < 6 && lock-n >= 0 && c.spaced(lock-n); n++ { // the number for the lock
		if numberWords[c.low(lock-n)] {
			return lock - n
		}
	}
	if colon := strings.ContainsAny(gap, ":=#–—"); lock < i && !colon {
		return -1
	}
	return lock
}

// letsIn reports whether the sentence around the code says something of a door, or of
// getting in.
func (c doorCode) letsIn() bool {
	says := func(i int) bool {
		w := c.low(i)
		if _, bare, cut := strings.Cut(w, "'"); cut { // l'interphone
			w = bare
		}
		return locks.has(w) || bells.has(w) || (w == "in" || w == "up" || w == "inside") && i > 0 && getting[c.low(i-1)]
	}
	ends := func(gap string, word int) bool {
		return strings.ContainsAny(gap, "!?\n") || strings.Contains(gap, ". ") && !numberWords[c.low(word)]
	}
	for i := c.last; i >= max(0, c.last-16); i-- {
		if ends(c.between(i), i) {
			break
		}
		if says(i) {
			return true
		}
	}
	for i := c.next; i < min(len(c.words), c.next+16); i++ {
		before := c.to
		if i > c.next {
			before = c.words[i-1].end
		}
		if ends(c.text[before:c.words[i].start], i-1) {
			break
		}
		if says(i) {
			return true
		}
	}
	return false
}

// opensWith reports whether the words up to one say that something opens with the code.
func (c doorCode) opensWith(i int) bool {
	if !c.joined(i) || !withWords[c.low(i)] {
		return false
	}
	if c.mixed {
		return true
	}
	for n := 1; n < 6 && c.joined(i-n); n++ {
		if openers[c.low(i-n)] {
			return true
		}
	}
	return openers[c.low(c.next)]
}
