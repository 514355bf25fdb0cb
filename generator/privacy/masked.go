package privacy

import (
	"slices"
	"strings"
)

// keyed is a code as it is keyed in, without the number before it.
var keyed = late(`[*#]\d{3,}#`)

// Masked is a text in which a • stands for each character of what lets strangers in, and
// of a person's number, so that a line of it can be shown: its characters keep their places.
func Masked(text string) string {
	var spans []span
	for _, f := range Look(text) {
		if f.Kind.Secret() || f.Kind == Phone {
			spans = append(spans, span{f.Start, f.End, "", f.Kind != Link && f.Kind != Phone, false})
		}
	}
	for _, at := range keyed().FindAllStringIndex(text, -1) {
		spans = append(spans, span{at[0], at[1], "", false, false})
	}
	if spans == nil {
		return text
	}
	slices.SortStableFunc(spans, func(a, b span) int { return a.start - b.start })
	var out strings.Builder
	at := 0
	for _, s := range clauses(text, spans) {
		if s.end <= at {
			continue
		}
		s.start = max(s.start, at)
		out.WriteString(text[at:s.start])
		for _, r := range text[s.start:s.end] {
			if r != '\n' && r != '\r' {
				r = '•'
			}
			out.WriteRune(r)
		}
		at = s.end
	}
	out.WriteString(text[at:])
	return out.String()
}
