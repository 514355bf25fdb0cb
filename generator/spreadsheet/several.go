package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// meetings are a row for each of the meetings that the cell of the day says with their
// times: "Sat 10am–noon; Wed 2–4pm". Where a part of it is something else, the row stays.
func meetings(s *sheet, r Row) []Row {
	c, text := s.column(r, "schedule.day", "")
	parts := list(text, ";\n|")
	if len(parts) < 2 || s.value(r, "schedule.start") != "" {
		return []Row{r}
	}
	var out []Row
	for _, part := range parts {
		bare, _ := firstDay(s.hub.Words, part)
		_, beside, isNote := beside(s.hub.Words, bare, func(head string) bool {
			w, ok := Whens(s.hub.Words, head)
			return ok && len(w[0].Days) > 0
		})
		t := hours(s.hub.Words, beside, "")
		if isNote || !isClock(t.start) && t.asks == "" {
			return []Row{r}
		}
		own := r
		own.Cells = slices.Clone(r.Cells)
		own.Cells[c.index] = part
		out = append(out, own)
	}
	return out
}

// firstDay takes the first day off the end of a text: "Fri 5pm (from 8 January 2027)"; the
// day is "" where there is none, or it may be two.
func firstDay(words model.Words, text string) (rest, day string) {
	fields := strings.Fields(text)
	for at := 1; at < len(fields); at++ {
		for n := min(len(fields)-at-1, 3); n > 0; n-- {
			phrase := strings.Trim(naming.Fold(strings.Join(fields[at:at+n], " ")), "(,;")
			if words["since"][phrase] == "" {
				continue
			}
			said := strings.TrimRight(strings.Join(fields[at+n:], " "), ") .")
			if day, ok := dayNamed(words, said); ok {
				return strings.TrimRight(strings.Join(fields[:at], " "), " ,;(-–"), day
			}
		}
	}
	return text, ""
}
