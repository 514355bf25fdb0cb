package spreadsheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
)

// A word for closed often tells of the past, or of something else: what says so is here.

// sentenceEnds stand between sentences of a note. Question marks do not: they stay with what
// they ask.
var sentenceEnds = regexp.MustCompile(`[.;!\n|؛]+(?:\s|$)|[\n|؛]`)

// goesOn reports whether a sentence says that a group meets again: "stopped for a year and is
// back". What is hoped for, or has a day ahead, is not so yet: "back in January".
func goesOn(known model.Words, sentence string) bool {
	words := strings.Fields(sentence)
	open := func(w string) bool {
		w = phrase([]string{w})
		return known["not_yet"][w] != "" || known["month"][w] != "" || known["day"][w] != "" ||
			strings.ContainsFunc(w, unicode.IsDigit)
	}
	for at := range words {
		if notYet(known, words, at) {
			return false
		}
		for n := min(len(words)-at, 4); n > 0; n-- {
			said := phrase(words[at : at+n])
			if known["begun"][said] != "" { // "it has started again in May"
				for behind := at; behind < min(len(words), at+longPhrase); behind++ {
					if notYet(known, words, behind) {
						return false
					}
				}
				return true
			}
			if known["goes_on"][said] == "" {
				continue
			}
			ahead := words[at:min(len(words), at+longPhrase)]
			if behind := ahead[min(len(ahead), n):]; hasPhrase(known, "since_then", ahead) || !slices.ContainsFunc(behind, open) {
				return true
			}
		}
	}
	return false
}

// notYet reports whether a word says that something is only hoped for, or ahead. “May” behind “in”
// is a month.
func notYet(known model.Words, words []string, at int) bool {
	word := phrase(words[at : at+1])
	month := known["month"][word] != "" && at > 0 &&
		(known["within"][phrase(words[at-1:at])] != "" || known["since_then"][phrase(words[at-1:at])] != "")
	return known["not_yet"][word] != "" && !month
}

// meetsAgain reports whether a sentence says that the group itself has begun again, in what went
// before: "It has started again in May".
func meetsAgain(known model.Words, sentence string) bool {
	words := strings.Fields(sentence)
	rest := withoutSubject(known, words)
	return len(words) <= longPhrase && (startsWith(known, "begun", rest) || startsWith(known, "goes_on", rest) ||
		startsWith(known, "begun", words) || startsWith(known, "goes_on", words)) && goesOn(known, sentence)
}

// ofAnother reports whether the words before one for closed say that something else did, or may:
// "when the library closed", "if it is cancelled", "the door is not closed", "whose business has
// folded", or that it is no more than a word: "a closed group".
func ofAnother(known model.Words, before []string) bool {
	before = before[max(0, len(before)-longPhrase):]
	if len(before) == 0 {
		return false
	}
	if hasPhrase(known, "on_condition", before) && !hasPhrase(known, "unsure", before) ||
		hasPhrase(known, "denied", before[max(0, len(before)-3):]) || known["article"][phrase(before[len(before)-1:])] != "" {
		return true
	}
	group := lastOf(known, "counted", before)
	return lastOf(known, "when_other", before) > group || lastOf(known, "of_else", before) > group
}

// ofThing reports whether the words before one for closed name a thing: “the lift is”. What is
// closed then is neither a group nor the house in which one meets.
func ofThing(known model.Words, before []string) bool {
	at := len(before) - 1
	for ; at >= 0 && len(before)-at < longPhrase; at-- {
		word := phrase(before[at : at+1])
		if known["the"][word] != "" || strings.HasPrefix(word, "l ") || strings.HasPrefix(word, "ال") {
			break
		}
	}
	if at < 0 || len(before)-at >= longPhrase {
		return false
	}
	named := false
	for _, word := range before[at:] {
		word = strings.TrimPrefix(strings.TrimPrefix(phrase([]string{word}), "l "), "ال")
		group := known["meets"][word] == "noun" || known["counted"][word] != "" || known["gathering"][word] != ""
		if group || known["houses"][word] != "" || known["rooms"][word] != "" {
			return false
		}
		named = named || word != "" && known["the"][word] == "" && known["subject"][word] == ""
	}
	return named
}

// lastOf is where the last phrase of a part ends in words, -1 for none.
func lastOf(known model.Words, part string, words []string) int {
	last := -1
	for at := range words {
		for n := min(len(words)-at, 4); n > 0; n-- {
			if known[part][phrase(words[at:at+n])] != "" {
				last = max(last, at+n)
			}
		}
	}
	return last
}

// closedGroup reports whether a word for closed only says what kind of group it is, as French
// and others say it: "groupe fermé", "grupo cerrado: con inscripción".
func closedGroup(known model.Words, words []string, at int) bool {
	return at == 1 && known["counted"][phrase(words[:1])] != "" && known["shut"][phrase(words[1:2])] != "" &&
		(len(words) == 2 || phrase(words[2:3]) == "" || strings.HasSuffix(words[1], ":"))
}

// rhetorical reports whether a part of a note asks, and answers that itself: "Cancelled? We ring you".
func rhetorical(known model.Words, clause string) bool {
	_, answer, ok := cutAny(clause, "?؟")
	words := strings.Fields(answer)
	return ok && len(words) > 0 && known["we"][phrase(words[:1])] != ""
}

func cutAny(s, signs string) (before, behind string, ok bool) {
	if at := strings.IndexAny(s, signs); at >= 0 {
		_, size := utf8.DecodeRuneInString(s[at:])
		return s[:at], s[at+size:], true
	}
	return s, "", false
}

// sameHouse reports whether what has moved is in another room now, and neither online nor on
// another day.
func sameHouse(known model.Words, words []string) bool {
	words = words[:min(len(words), longPhrase)]
	return hasPhrase(known, "rooms", words) && !hasPhrase(known, "day", words) && !hasPhrase(known, "no_place", words)
}

// openFor reports whether what stands behind a word for active only says for whom: "to women",
// "(women only)", and neither until when nor that it is closed.
func openFor(known model.Words, behind []string) bool {
	rest := strings.Join(behind, " ")
	if !strings.HasPrefix(rest, "(") && known["open_to"][behind[0]] == "" || strings.ContainsAny(rest, "?؟") ||
		strings.ContainsFunc(rest, unicode.IsDigit) {
		return false
	}
	words := strings.Fields(strings.NewReplacer("(", " ", ")", " ").Replace(rest))
	for at := range words {
		for n := min(len(words)-at, 4); n > 0; n-- {
			said := phrase(words[at : at+n])
			if key := known[statusPath][said]; key == "paused" || key == "closed" || known["month"][said] != "" ||
				at > 0 && (known["until"][said] != "" || known["for_a_time"][said] != "" || known["not_yet"][said] != "") {
				return false
			}
		}
	}
	return len(words) > 0 && (known["open_to"][words[0]] != "" || known["until"][words[0]] == "")
}

// startsWith reports whether words begin with a phrase of a part.
func startsWith(known model.Words, part string, words []string) bool {
	for n := range min(len(words), 4) {
		if known[part][phrase(words[:n+1])] != "" {
			return true
		}
	}
	return false
}

// hasPhrase reports whether words have a phrase of a part among them.
func hasPhrase(known model.Words, part string, words []string) bool {
	for at := range words {
		if startsWith(known, part, words[at:]) {
			return true
		}
	}
	return false
}
