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
	if key == "" && !strings.ContainsAny(s, "?؟") && len(words) <= longPhrase && goesOn(known, s) {
		return "active"
	}
	return key
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
		case key == "closed" && slices.ContainsFunc(rest, func(w string) bool { return known["for_a_time"][w] != "" }):
			return "paused"
		case key == "active" && len(rest) > 0 && !openFor(known, rest): // open until Friday, open by appointment
			return ""
		default:
			return key
		}
	}
	return ""
}
