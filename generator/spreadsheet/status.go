package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// longPhrase is how many words a phrase for a status has at most.
const longPhrase = 30

// Status returns the key of what is said of whether a group meets, "inactive" or
// "closed until Jan", by those words of the hub that it begins with; "" for what nobody
// can tell. What is closed until a day pauses.
func Status(known model.Words, s string) string {
	key, words := statusOf(known, s), strings.Fields(s)
	if key != "" || strings.ContainsAny(s, "?؟") || len(words) > longPhrase {
		return key
	}
	if goesOn(known, s) || Looked(known, s) {
		return "active"
	}
	words = withoutSubject(known, words)
	for n := min(len(words), 6); n > 0; n-- {
		if known["again"][phrase(words[:n])] != "" && len(words) == n { // reopening
			continue
		}
		if r := statusAt(known, words, n); r.key != "" && r.sure { // no meetings at the moment
			return r.key
		}
	}
	return ""
}

// Looked reports whether a status only says when somebody looked: "confirmed Oct 2026".
func Looked(known model.Words, s string) bool {
	words := strings.Fields(s)
	for n := min(len(words)-1, 4); n > 0; n-- {
		if behind := words[n:]; known["checked"][phrase(words[:n])] != "" {
			return !startsWith(known, "since", behind) && !startsWith(known, "until", behind) && onlyDate(known, behind) &&
				slices.ContainsFunc(behind, func(w string) bool { return isYear(w) || slashes.MatchString(digits(w)) })
		}
	}
	return false
}

// statusOf is Status of what says nothing of going on again.
func statusOf(known model.Words, s string) string {
	words := strings.Fields(naming.Fold(s))
	for n := min(len(words), longPhrase); n > 0; n-- {
		key := known["status"][strings.TrimRight(strings.Join(words[:n], " "), ",.;:!،")]
		switch rest := words[n:]; {
		case known["again"][strings.Join(words[:n], " ")] != "" && len(rest) > 0: // starts again after Easter
			return "paused"
		case key == "":
		case startsWith(known, "for_good", rest):
			return key
		case key == "closed" && (slices.ContainsFunc(rest, func(w string) bool { return known["for_a_time"][w] != "" }) ||
			known["shut"][strings.Join(words[:n], " ")] != "" && startsWith(known, "because", rest)):
			return "paused"
		case key == "active" && len(rest) > 0 && !openFor(known, rest): // open until Friday, open by appointment
			return ""
		default:
			return key
		}
	}
	return ""
}
