package spreadsheet

import (
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// Words beside days and times: which of them are a note, and what a note may change.

// longWhen is how long a text is at most in which a day or a time is looked for, in bytes:
// it is read again for each of its words.
const longWhen = 1000

// beside cuts a text into what can be read at its beginning and words beside it, which
// are a note: "7pm (not in school holidays)". Words that may change what is read, as a
// day, a time or the end of a group do, are no note.
func beside(words model.Words, s string, reads func(string) bool) (head, note string, ok bool) {
	if len(s) > longWhen {
		return "", "", false
	}
	s = strings.Join(strings.Fields(s), " ")
	for _, at := range slices.Backward(cuts(s)) {
		head = strings.TrimRight(s[:at], " ,;:-–—.(")
		if head == "" || strings.Count(head, "(") > strings.Count(head, ")") || dangles(words, head) || !reads(head) {
			continue
		}
		note = strings.Trim(s[at:], " ,;:-–—.")
		if strings.HasPrefix(note, "(") && strings.Count(note, "(") == 1 && strings.HasSuffix(note, ")") {
			note = strings.TrimSpace(note[1 : len(note)-1])
		}
		return head, note, isNote(words, note)
	}
	return "", "", false
}

// dangles reports whether a text ends in a word that belongs to what follows: "Tuesday from".
func dangles(words model.Words, head string) bool {
	fields := strings.Fields(head)
	last := naming.Fold(fields[len(fields)-1])
	return len(fields) > 1 && words["each"][last] != "" && words["day"][last]+words["half"][last] == ""
}

// mostCuts is after how many words of a text those beside a day or a time begin at the latest:
// what stands before them is read for each, and may be cut again.
const mostCuts = 24

// cuts are where words beside what can be read may begin.
func cuts(s string) []int {
	between := func(b byte) bool { return b == ' ' || b == '(' || b == ',' || b == ';' }
	var out []int
	for at := 1; at < len(s) && len(out) < mostCuts; at++ {
		if between(s[at]) && (at+1 == len(s) || !between(s[at+1])) {
			out = append(out, at)
		}
	}
	return out
}

// saysHowOften reports whether words beside a day or a time say how often, or until when.
func saysHowOften(words model.Words, tokens []string) bool {
	for at := range tokens {
		for n := min(len(tokens)-at, 4); n > 0; n-- {
			phrase := strings.Join(tokens[at:at+n], " ")
			often := n == len(tokens) && words["each"][phrase] == "" && words["every"][phrase] != ""
			late := words["late"][tokens[len(tokens)-1]] != ""
			if often || words["until"][phrase] != "" && !late || words["alternate"][phrase] != "" {
				return true
			}
		}
	}
	return false
}

// notEachWeek reports whether words beside a day or a time say that it is not each week.
func notEachWeek(words model.Words, text string) bool {
	_, often := OftenIn(words, text, BesideDay)
	return often || hasPhrase(words, "alternate", strings.Fields(commas.Replace(naming.Fold(text))))
}

// isNote reports whether words beside a time do not change it.
func isNote(words model.Words, note string) bool {
	if !strings.ContainsFunc(note, unicode.IsLetter) || strings.ContainsFunc(note, unicode.IsDigit) ||
		strings.ContainsAny(note, "?؟") {
		return false
	}
	tokens := strings.Fields(commas.Replace(naming.Fold(note)))
	if _, often := OftenIn(words, note, BesideDay); often || saysHowOften(words, tokens) {
		return false
	}
	for i, token := range tokens {
		if words["day"][token]+words["nth"][token]+words["time"][token]+words["half"][token] != "" &&
			len([]rune(token)) > 1 ||
			words["or"][token] != "" && i == 0 {
			return false
		}
	}
	for n := range min(len(tokens), 4) {
		inMonth := n == 0 || words["within"][strings.Join(tokens[:n], " ")] != ""
		if month, _ := monthOf(words, tokens[n:]); month != "" && inMonth {
			return false // "Sat 1st and 3rd" before it are days of this month
		}
	}
	return !ends(words, note)
}

// Later reports whether words beside a day say that a group is still to begin: "starts Jan",
// "after Christmas".
func Later(words model.Words, note string) bool {
	tokens := tokensOf(note)
	for at := range tokens {
		n := PhraseAt(words, "begins", tokens[at:], 4)
		if n == 0 {
			continue
		}
		behind := tokens[at+n : min(len(tokens), at+n+longPhrase)]
		for i := range behind {
			if month, _ := monthOf(words, behind[i:]); month != "" || PhraseAt(words, "time_of_year", behind[i:], 4) > 0 {
				return true
			}
		}
	}
	return false
}

// changesNothing reports whether all words of a note are known to say nothing of when a group meets:
// "women only", "upstairs", "on Zoom".
func changesNothing(words model.Words, note string) bool {
	tokens := tokensOf(note)
	for len(tokens) > 0 {
		n := 0
		for _, part := range []string{"no_matter", "no_place", "via", "rooms", "and", "everyone", "language"} {
			n = max(n, PhraseAt(words, part, tokens, 4))
		}
		if n == 0 && naming.Language(tokens[0]) != "" {
			n = 1
		}
		if n == 0 {
			return false
		}
		tokens = tokens[n:]
	}
	return true
}

// tokensOf are the words of a text, folded, without signs.
func tokensOf(text string) []string {
	return strings.FieldsFunc(naming.Fold(text), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
}

// PhraseAt is how many of the first words are a phrase of a part, the longest. None has more
// words than most.
func PhraseAt(words model.Words, part string, tokens []string, most int) int {
	for n := min(len(tokens), most); n > 0; n-- {
		if words[part][strings.Join(tokens[:n], " ")] != "" {
			return n
		}
	}
	return 0
}

// besides keeps words beside a day or a time as a note. Those that say that the group is still to
// begin take its days from the lists, unless its first day is known; others that may change when
// it meets are told.
func besides(f *matter, at *row, o origin, note string) {
	words := f.sheet.hub.Words
	switch {
	case note == "":
		return
	case Later(words, note) && at.cells["from"].value == "":
		f.problem(o, diag.Error, unknownSpan(note))
		at.lost = true
	case Later(words, note) || changesNothing(words, note):
	default:
		f.sheet.noted = append(f.sheet.noted, origin{o.row, o.column, note})
	}
	at.note(note)
}

// unknownSpan asks about words that say that a group meets from some time on, or until then.
func unknownSpan(said string) problem {
	return problem{diag.ScheduleInvalid,
		diag.Say("This says when the group begins or ends, and not on which day: %s. Its days are not shown.", said),
		"Write its first and its last date in columns called from and until, for example: 2027-01-05"}
}

// tellNoted tells once of words beside days and times that may change when groups meet.
func tellNoted(s *sheet) {
	if len(s.noted) == 0 {
		return
	}
	first := slices.MinFunc(s.noted, func(a, b origin) int { return a.row - b.row })
	s.find(diag.ScheduleInvalid, diag.Warning, 0,
		diag.Say("Words beside days and times may change when groups meet: %d. The first is %q in row %d. Readers see them as "+
			"a note beside the day, which stands for each week.", len(s.noted), first.value, first.row),
		"If it is not each week, write how often in a column called every. The first and the last date of a season go into "+
			"columns called from and until. If it is each week, all is well.")
}
