package privacy

import (
	"strings"
)

// Facts about a person that no listing needs: when somebody was born, and how healthy
// somebody is. The numbers of documents are in documents.go.

const (
	fullDate = `(?:[` + figure + `]{1,4}[./-][` + figure + `]{1,2}[./-][` + figure + `]{2,4}` +
		`|[` + figure + `]{1,2}(?:st|nd|rd|th|er|\.)? (?:de |of )?\p{L}{3,10}\.?,? (?:de )?(?:19|20|١٩|` +
		`٢٠)[` + figure + `]{2}` +
		`|\p{L}{3,10}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)`
	yearAlone = `(?:19|20|١٩|٢٠|۱۳|۱۹)[` + figure + `]{2}`
)

var (
	// birthday is a date behind the word for one of birth.
	birthday = pattern(`(?i)(?:^|[^\p{L}])((?:` + anyOf(births(false)) + `)[ :=.：–-]*(?:is|est|es|ist)?[ :]*(?:` + fullDate + `|` +
		yearAlone + `))`)
	// born is what says so of a group, too: "born in 2012".
	born = pattern(`(?i)(?:^|[^\p{L}])((?:` + anyOf(births(true)) + `)[ :]+(?:(` + fullDate + `)|` + yearAlone + `))`)
)

// births are what leads to a date of birth, or those with a star.
func births(starred bool) (out []string) {
	for _, phrase := range listed("births", ",") {
		if bare, star := strings.CutPrefix(phrase, "*"); star == starred {
			out = append(out, bare)
		}
	}
	return out
}

// leadsToBirth is what says nothing without what is behind it.
var leadsToBirth = late(`(?i) (?:was|is|est|fue|es|ist|wurde|e|is|ar)$`)

// bornAt finds a date of birth around a word for one. Of a year alone, or a date without a
// name, somebody is asked; of what a group is born in, nobody.
func bornAt(p *persons, at int) {
	part, from := around(p.text, at, 100)
	if m := birthday().FindStringSubmatchIndex(part); m != nil && from+m[2] <= at && at < from+m[3] {
		addFact(p, from+m[2], from+m[3], true)
		return
	}
	for _, m := range born().FindAllStringSubmatchIndex(part, -1) {
		start, end := from+m[2], from+m[3]
		if start != at {
			continue
		}
		before := strings.TrimRight(p.text[:start], " ,(:–-")
		named, begins := namedBefore(p, start), before == "" || strings.ContainsRune(".\n;", last(before))
		if named || begins && (m[4] >= 0 || strings.Trim(p.text[end:], " .)\n") == "") {
			addFact(p, start, end, named && m[4] >= 0)
		}
	}
}

// namedBefore reports whether a first name stands among the last words before a place, in
// the same clause.
func namedBefore(p *persons, at int) bool {
	i := len(p.words) - 1
	for i >= 0 && p.words[i].end > at {
		i--
	}
	for n := 0; n < 4 && i >= 0; n++ {
		if strings.ContainsAny(p.text[p.words[i].end:at], ".;!?\n") {
			return false
		}
		if p.isFirst(i) {
			return true
		}
		at, i = p.words[i].start, i-1
	}
	return false
}

// addFact adds what is found, with the brackets around it or the comma before it.
func addFact(p *persons, start, end int, certain bool) {
	before := strings.TrimRight(p.text[:start], " ")
	if is := leadsToBirth().FindString(before[max(0, len(before)-12):]); is != "" {
		before = before[:len(before)-len(is)]
		start = len(before)
	}
	switch {
	case strings.HasSuffix(before, "(") && strings.HasPrefix(p.text[end:], ")"):
		start, end = len(before)-1, end+1
	case strings.HasSuffix(before, ","):
		start = len(before) - 1
	}
	p.add(Fact, start, end, certain)
}

var (
	health = readPhrases("health")
	// saidOf leads from a name to what is said of somebody's health.
	saidOf = set("is was has had lives with suffers from takes been diagnosed on living experienced a an " +
		"est a vit souffre de " +
		"d' du la le un une ete sido avec atteint atteinte diagnostique es tiene vive con padece sufre fue " +
		"diagnosticado diagnosticada toma " +
		"ist hat leidet an unter nimmt lebt mit wurde e ha soffre di vive tem sofre is heeft lijdt aan ar " +
		"har ma jest choruje na " +
		"cierpi هو هي لديه لديها يعاني تعاني من болеет страдает")
)

// healthAt finds what is said of the health of somebody who is named. In brackets, what says
// what somebody is goes; of all else somebody is asked, for it may be what a group is about.
func healthAt(p *persons, i int) {
	to, star := 0, false
	for _, term := range health[p.low(i)] {
		if n := p.behindPhrase(i, term.rest); n > to {
			to, star = n, term.strict
		}
	}
	if i == 0 || to == 0 || !clauseEnds().MatchString(p.text[p.words[to-1].end:]) && !stops.has(p.low(to)) &&
		!joinWords[p.low(to)] && !strings.HasPrefix(p.low(to), "و") {
		return
	}
	start, end := p.words[i].start, p.words[to-1].end
	switch gap := p.gap(i - 1); {
	case bracketAround(p, i) >= 0:
		open := bracketAround(p, i)
		close := strings.IndexByte(near(p.text, end), ')')
		at := i - 1
		for p.words[at].start > open {
			at--
		}
		if close >= 0 && close < 60 && endsName(p, at) &&
			!placesAround(p, at+1, to) && strings.Trim(p.gap(at), " (") == "" {
			addFact(p, open+1, end+close, star)
		}
	case gap == ", " || gap == ": ":
		if star && endsName(p, i-1) {
			addFact(p, start, end, false)
		}
	case p.spaced(i - 1):
		at := i - 1
		for n := 0; n < 5 && at > 0 && p.spaced(at-1) && saidOf[p.low(at)]; n++ {
			at--
		}
		if (at < i-1 || star) && endsName(p, at) {
			p.add(Fact, p.words[at].end, end, false)
		}
	}
}

// bracketAround is where the bracket is that opened a few words before one, or -1.
func bracketAround(p *persons, i int) int {
	from := max(p.words[i].start-40, 0)
	part := p.text[from:p.words[i].start]
	open := strings.LastIndexByte(part, '(')
	if open < 0 || strings.IndexByte(part[open:], ')') >= 0 || p.words[0].start > from+open {
		return -1
	}
	return from + open
}

// endsName reports whether a word ends the name of somebody.
func endsName(p *persons, i int) bool {
	return p.isFirst(i) || i > 0 && p.spaced(i-1) && p.isFirst(i-1) && p.script(i) != small && !p.place(i)
}
