package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// meetings are a row for each of the meetings that the cell of the day says with their
// times: "Sat 10am–noon; Wed 2–4pm", "Thurs 1pm & 6pm", and for each of the times that the cell
// of the start says. Where a part of it is something else, the row stays.
func meetings(s *sheet, r Row) []Row {
	c, text := s.column(r, "schedule.day", "")
	start, times := s.column(r, "schedule.start", "")
	parts := list(text, ";\n|")
	switch {
	case times != "":
		return eachTime(s, r, start, times)
	case len(parts) < 2:
		if parts = timed(s.hub.Words, text); len(parts) < 2 {
			return []Row{r}
		}
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

// eachTime is a row for each of the times of a cell that leave no doubt: "1pm & 6pm".
func eachTime(s *sheet, r Row, c column, cell string) []Row {
	parts := joined(s.hub.Words, cell)
	if len(parts) < 2 { // 7pm ET, which is "and" in French
		return []Row{r}
	}
	var out []Row
	for _, part := range parts {
		if t := hours(s.hub.Words, part, ""); !isClock(t.start) || t.asks != "" || t.note != "" ||
			s.value(r, "schedule.end") != "" {
			return []Row{r}
		}
		own := r
		own.Cells = slices.Clone(r.Cells)
		own.Cells[c.index] = part
		out = append(out, own)
	}
	return out
}

// timed are the parts of a text that each have a day and a time, or a time on the day of the
// part before.
func timed(words model.Words, text string) []string {
	var out []string
	before := ""
	for _, part := range joined(words, text) {
		if t := hours(words, part, ""); before != "" && isClock(t.start) && t.asks == "" {
			part = before + " " + part
		}
		head, beside, isNote := beside(words, part, func(head string) bool {
			w, ok := Whens(words, head)
			return ok && len(w[0].Days) > 0
		})
		if t := hours(words, beside, ""); isNote || head == "" || !isClock(t.start) || t.asks != "" {
			return nil
		}
		before, out = head, append(out, part)
	}
	return out
}

// joined cuts a text at its words for "and".
func joined(words model.Words, text string) []string {
	if len(text) > longWhen {
		return []string{text}
	}
	out := []string{""}
	for _, token := range strings.Fields(strings.NewReplacer("&", " & ", "+", " + ").Replace(text)) {
		if token == "&" || token == "+" || words["and"][naming.Fold(token)] != "" {
			out = append(out, "")
			continue
		}
		out[len(out)-1] = strings.TrimSpace(out[len(out)-1] + " " + token)
	}
	return slices.DeleteFunc(out, func(part string) bool { return part == "" })
}

// severalTimes reports whether a text has a day, and more than one time or day with a time, in
// parts that stand beside each other.
func severalTimes(words model.Words, text string) bool {
	timed := 0
	for _, part := range joined(words, text) {
		_, beside, _ := beside(words, part, func(head string) bool { return saysDay(words, head) })
		for _, said := range []string{part, beside} {
			if t := hours(words, said, ""); isClock(t.start) || t.asks != "" {
				timed++
				break
			}
		}
	}
	return timed > 1
}
