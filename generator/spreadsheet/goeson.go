package spreadsheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

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
		if known["not_yet"][phrase(words[at:at+1])] != "" {
			return false
		}
		for n := min(len(words)-at, 4); n > 0; n-- {
			if known["goes_on"][phrase(words[at:at+n])] == "" {
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

// ofAnother reports whether the words before one for closed say that something else did: "when
// the library closed".
func ofAnother(known model.Words, before []string) bool {
	before = before[max(0, len(before)-longPhrase):]
	return hasPhrase(known, "when_other", before) && !hasPhrase(known, "counted", before)
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
