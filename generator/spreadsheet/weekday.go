package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
)

// Some sheets say the day by where a time stands: in a column called Monday, or on a sheet of
// that name.

// weekdayColumns takes those out of the columns that nobody knows which are called after a day
// of the week, where there are several and no column of days: below them stands when a group
// meets on that day, or a mark that it does.
func weekdayColumns(s *sheet, unknown []column) []column {
	if slices.ContainsFunc(s.columns, func(c column) bool { return c.field == "schedule.day" }) {
		return unknown
	}
	var days, others []column
	for _, c := range unknown {
		if isWeekday(s.hub.Words, c.header) {
			days = append(days, c)
		} else {
			others = append(others, c)
		}
	}
	if len(days) < 2 {
		return unknown
	}
	s.weekdays = days
	return others
}

// isWeekday reports whether a name is that of one day of the week, and nothing else.
func isWeekday(words model.Words, name string) bool {
	w, ok := Whens(words, name)
	return ok && len(w) == 1 && len(w[0].Days) == 1 && w[0].Days[0] != "daily" && len(w[0].Nth) == 0 && w[0].Every == ""
}

// onWeekdays are the days that a row says by where something stands, each with its time if that
// stands there too. Of a row that says none it is one that says nothing.
func onWeekdays(s *sheet, field string, r Row) []map[string]origin {
	none := []map[string]origin{nil}
	if field != "schedule" {
		return none
	}
	var out []map[string]origin
	for _, c := range s.weekdays {
		if c.index >= len(r.Cells) {
			continue
		}
		text := plain(r.Cells[c.index])
		if strings.Trim(text, "-–—. ") == "" || saysSo(s, text, "false") {
			continue
		}
		at := map[string]origin{"day": {r.Number, c, c.header}}
		if !saysSo(s, text, "true") {
			at["start"] = origin{r.Number, c, text}
		}
		out = append(out, at)
	}
	if len(out) > 0 {
		return out
	}
	if s.dayTab && s.value(r, "schedule.day") == "" && s.value(r, "schedule.start") != "" {
		return []map[string]origin{{"day": {r.Number, column{header: s.tab, field: "schedule.day"}, s.tab}}}
	}
	return none
}
