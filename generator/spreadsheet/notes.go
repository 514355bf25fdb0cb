package spreadsheet

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// People write into notes what no other column has a place for: that a group is closed for
// now, or that it must not be published. Nobody may find such a group listed as any other.

// What else a note may say.
const (
	Moved   = "moved"   // it has another place or day
	Changed = "changed" // it has another day or time, or is online now, and which: see change
	noYear  = "no year" // it begins or ends on a day without a year: see Dates
)

// remark is what a note says of its group.
type remark struct {
	key    string   // paused, closed, NotForAll, Moved, Changed or noYear; "" is nothing
	status string   // what is said, as a cell of the status: "closed until 10 January 2027"
	sure   bool     // the part of the note that says it says nothing else
	own    bool     // it says of whom it is: "we have", "this group"
	behind []string // where or when it is now, of what has moved or changed
}

// ofStatus reports whether it is about whether the group meets.
func (r remark) ofStatus() bool { return r.key == "paused" || r.key == "closed" }

// clauseEnds stand between the parts of a note that each say something of their own.
var clauseEnds = clauseEndsBut("")

// clauseEndsBut are those without some signs.
func clauseEndsBut(signs string) *regexp.Regexp {
	of := func(set string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(signs, r) {
				return -1
			}
			return r
		}, set)
	}
	return regexp.MustCompile(`[` + of(`.;,!()`) + `\[\]\n|` + of(`–—،؛`) + `]+(?:\s|$)|\s-+\s|[(\[\n|` + of(`–—،؛`) + `]`)
}

// remarks are what the parts of a note say of the group. Of a text, which may be long, only
// what begins a part is looked at. Of a note of more bytes than a cell has characters, somebody
// is asked.
func remarks(known model.Words, triggers *Triggers, note string, text bool) []remark {
	if len(note) > maxCell {
		return []remark{{key: NotForAll}}
	}
	if !triggers.Say(note) {
		return nil
	}
	var out []remark
	for _, sentence := range sentenceEnds.Split(note, -1) {
		if len(out) == 0 && !triggers.may(sentence) {
			continue // as nearly all of a text
		}
		if meetsAgain(known, sentence) { // "It was paused. It has started again"
			out = slices.DeleteFunc(out, remark.ofStatus)
		}
		open := sync.OnceValue(func() bool { return goesOn(known, sentence) })
		for _, clause := range clauseEnds.Split(sentence, -1) {
			r := remarkOf(known, triggers, strings.Fields(clause), text)
			if r.key == "" || r.ofStatus() && (open() || rhetorical(known, clause)) {
				continue
			}
			r.sure = r.sure && !strings.ContainsAny(clause, "?؟")
			r.own = len(withoutSubject(known, strings.Fields(clause))) < len(strings.Fields(clause))
			out = append(out, r)
		}
		for _, clause := range oftenEnds.Split(sentence, -1) {
			if part, day := datedIn(known, triggers, strings.Fields(clause)); part != "" && day == "" {
				out = append(out, remark{key: noYear})
			}
		}
	}
	return out
}

// Remark is what a note says of its group: paused, closed, NotForAll, Moved, Changed or that its
// meetings begin or end, without saying in which year.
type Remark struct {
	Key     string
	Resumes model.Date // when what pauses starts again, where that is said
	Sure    bool       // the part of the note that says it says nothing else
	said    remark
}

// Agrees reports whether what has moved or changed is what a list says already.
func (r Remark) Agrees(known model.Words, with Meeting) bool { return with.agrees(known, r.said) }

// Remarks are what the parts of a note say of a group, or of a text about it. Triggers are
// those of TriggersOf.
func Remarks(known model.Words, triggers *Triggers, note string, text bool) []Remark {
	var out []Remark
	for _, r := range remarks(known, triggers, note, text) {
		one := Remark{Key: r.key, Sure: r.sure, said: r}
		tokens := strings.Fields(r.status)
		for i, token := range tokens {
			day, ok := dayNamed(known, strings.Join(tokens[i+1:], " "))
			if ok && known["for_a_time"][naming.Fold(token)] != "" {
				one.Resumes, _ = model.ParseDate(day)
			}
		}
		out = append(out, one)
	}
	return out
}

// remarkOf is what a part of a note says.
func remarkOf(known model.Words, triggers *Triggers, words []string, text bool) remark {
	words = withoutReason(known, words)
	all := words
	words = withoutSubject(known, all)
	cut := len(all) - len(words)
	if len(words) <= longPhrase {
		whole := phrase(words)
		private := known["private"][whole] != "" && strings.Contains(whole, " ") // “private” alone may be a house
		if known["unpublished"][whole] != "" || private {
			return remark{key: NotForAll, sure: true}
		}
	}
	var begins []int // where something may begin
	for at, word := range words {
		if isFirst(triggers, word) {
			begins = append(begins, at)
		}
		if text && (at > 0 || known["counted"][phrase([]string{word})] == "") { // “Group disbanded”
			break
		}
	}
	for _, at := range begins {
		for n := min(len(words)-at, 6); n > 0; n-- {
			said := phrase(words[at : at+n])
			wish := known["unpublished"][said] != "" || known["kept_back"][said] != ""
			if wish && !hasPhrase(known, "among_members", words[at+n:min(len(words), at+n+longPhrase)]) {
				return remark{key: NotForAll}
			}
		}
	}
	bare := cut > 0 && known["counted"][phrase(all[cut-1:cut])] != "" // "the group closed in June"
	for _, at := range begins {
		if ofAnother(known, all[:cut+at]) {
			continue
		}
		for n := min(len(words)-at, 6); n > 0; n-- {
			said := phrase(words[at : at+n])
			over := known[statusPath][said] == "closed" && known["shut"][said] == "" // which only a group is
			if !over && ofThing(known, all[:cut+at]) {
				continue
			}
			if r := statusAt(known, words[at:], n); r.key != "" && !closedGroup(known, words, at) {
				r.sure = r.sure && (at == 0 || at == 1 && known["counted"][phrase(words[:1])] != "")
				return r
			}
			if at == 0 && bare && known["shut"][phrase(words[:n])] != "" && hasPhrase(known, "month", words[n:min(len(words), n+3)]) {
				return remark{key: "closed"}
			}
			if known["may_not_meet"][phrase(words[at:at+n])] != "" {
				return remark{key: "paused"}
			}
		}
		if known["moved"][phrase(words[at:min(at+2, len(words))])] != "" && !sameHouse(known, words[at:]) {
			return remark{key: Moved, behind: words[min(at+2, len(words)):]}
		}
	}
	if behind, sure := change(known, triggers, all); len(behind) > 0 {
		return remark{key: Changed, behind: behind, sure: sure}
	}
	return remark{}
}

// statusAt is what the first n of the words say of the status, with those behind them. What is
// closed on some days, or on a holiday, is not closed; nor is a closed group.
func statusAt(known model.Words, words []string, n int) remark {
	said, behind := phrase(words[:n]), words[n:min(len(words), n+longPhrase)]
	if startsWith(known, "of_something", behind) || startsWith(known, "on_condition", behind) {
		return remark{}
	}
	if len(behind) > 0 && known["counted"][phrase(behind[:1])] == "" {
		behind = withoutSubject(known, behind)
	}
	key, certain := known[statusPath][said], false // certain: only what follows tells that it is of the group
	switch {
	case known["cancelled"][said] != "":
		key = "paused"
	case key == "" && (known["break_until"][said] != "" || noneOf(known, words[:n])):
		key, certain = "paused", true
	case known["again"][said] != "":
		if known["within"][phrase(words[n-1:n])] != "" && !isAhead(known, behind) {
			return remark{} // "back in 2019 we began"
		}
		if len(behind) > 1 && known["at"][phrase(behind[:1])] != "" && strings.ContainsFunc(digits(behind[1]), unicode.IsDigit) {
			return remark{} // "we start again at 8 after the break"
		}
		return remark{key: "paused", status: strings.Join(append([]string{"paused until"}, behind...), " "), sure: true}
	case key != "paused" && key != "closed":
		return remark{}
	}
	status := strings.Join(append([]string{key}, behind...), " ")
	begins := func(part string) bool { return startsWith(known, part, behind) }
	if certain && !begins("until") && (known["break_until"][said] != "" || len(behind) > 0 && !begins("changed")) {
		return remark{}
	}
	usual := slices.ContainsFunc(behind, func(w string) bool {
		return known["usual"][phrase([]string{w})] != "" || known["day"][phrase([]string{w})] != ""
	})
	year, month := slices.ContainsFunc(behind, isYear), hasPhrase(known, "month", behind)
	over := key == "closed" && known["shut"][said] == "" // and neither for a time nor each year
	switch {
	case len(behind) == 0, begins("for_good"), over && month && begins("within"):
		return remark{key: key, status: key, sure: true}
	case begins("until"):
		return remark{key: "paused", status: status, sure: true}
	case begins("since_then") && !year:
		if !over {
			key = "paused"
		}
		return remark{key: key, status: key, sure: true}
	case year && (numeric(digits(behind[0])) || isYear(behind[0]) || begins("within") ||
		begins("for_a_time") || begins("month") || begins("since") || begins("since_then") || begins("at")):
		return remark{key: key, status: key, sure: true}
	case begins("because"):
		if !over {
			key = "paused"
		}
		return remark{key: key, status: key, sure: true}
	case usual, begins("counted"), begins("within") && !begins("for_a_time"), begins("each"), begins("at"):
		return remark{}
	case begins("for_a_time") && month: // each year
		return remark{}
	case begins("for_a_time"):
		return remark{key: "paused", status: status, sure: true}
	}
	return remark{key: key}
}

// noneOf reports whether words say that there are no meetings: "no sessions", "isn't meeting".
func noneOf(known model.Words, words []string) bool {
	for n := 1; n < len(words); n++ {
		what := known["meets"][phrase(words[n:])]
		if known["none_before"][phrase(words[:n])] != "" && (what == "verb" || what == "noun") {
			return true
		}
	}
	return false
}

// isAhead reports whether words are a month or a season, with its year or without.
func isAhead(known model.Words, words []string) bool {
	return len(words) > 0 && len(words) < 4 && (hasPhrase(known, "month", words) || known["not_yet"][phrase(words[:1])] != "") &&
		!slices.ContainsFunc(words, func(w string) bool {
			w = phrase([]string{w})
			return known["month"][w] == "" && known["not_yet"][w] == "" && known["within"][w] == "" && !isYear(w)
		})
}

// within reports whether a text has a phrase of a part.
func within(known model.Words, triggers *Triggers, part, text string) bool {
	words := strings.Fields(text)
	for at := range words {
		if !isFirst(triggers, words[at]) {
			continue
		}
		for n := min(len(words)-at, 4); n > 0; n-- {
			if known[part][phrase(words[at:at+n])] != "" {
				return true
			}
		}
	}
	return false
}

var yearOf = regexp.MustCompile(`^\(?(?:19|20)[0-9]{2}\)?$`)

func isYear(word string) bool { return yearOf.MatchString(digits(word)) }

// withoutReason takes from the beginning of a part of a note why something is so: "due to low
// numbers this group has stopped".
func withoutReason(known model.Words, words []string) []string {
	if len(words) > longPhrase || !startsWith(known, "because", words) {
		return words
	}
	for at := range words {
		for n := min(len(words)-at, 3); n > 1; n-- {
			if known["subject"][phrase(words[at:at+n])] != "" && lastOf(known, "counted", words[at:at+n]) > 0 {
				return words[at:]
			}
		}
	}
	return words
}

// withoutSubject takes from the beginning of a part of a note the words that only say of whom
// it is: "we are", "this group is now".
func withoutSubject(known model.Words, words []string) []string {
	for len(words) > 0 {
		n := min(len(words), 4)
		for n > 0 && known["subject"][phrase(words[:n])] == "" {
			n--
		}
		if n == 0 {
			break
		}
		words = words[n:]
	}
	return words
}

// phrase is a run of words as the lists of words have it.
func phrase(words []string) string {
	return strings.TrimFunc(naming.Fold(strings.Join(words, " ")), func(r rune) bool {
		return unicode.IsPunct(r) || unicode.IsSpace(r)
	})
}
