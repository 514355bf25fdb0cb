package spreadsheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// hourBehind cuts a cell of days into them and the hour alone behind a word that stands before
// times: "Sundays at 11". Without such a word the number may be that of a day of the month.
func hourBehind(words model.Words, s string) (days string, hour int) {
	tokens := strings.Fields(digits(s))
	last := len(tokens) - 1
	if last < 2 || len(s) > longWhen || !bareHour.MatchString(tokens[last]) {
		return "", 0
	}
	first := last
	for first > 0 && words["at"][naming.Fold(tokens[first-1])] != "" {
		first--
	}
	days = strings.TrimRight(strings.Join(tokens[:first], " "), " ,;:-–—.")
	if first == last || len(whensOf(words, days)) == 0 {
		return "", 0
	}
	hour, _ = strconv.Atoi(tokens[last])
	return days, hour
}

// likely are the hours of the day that an hour alone may be, where nobody says which half: nobody
// meets from one to five at night, or begins after ten.
func likely(hour int) []int {
	if hour == 0 || hour > 12 {
		return []int{hour % 24}
	}
	return slices.DeleteFunc([]int{hour % 12, hour%12 + 12}, func(h int) bool { return h < 5 || h >= 22 })
}

// hourOfDays reads such a cell, or asks which half of the day is meant.
func hourOfDays(f *matter, at *row) {
	o := at.cells["day"]
	if at.cells["start"].value != "" || at.cells["end"].value != "" {
		return
	}
	days, hour := hourBehind(f.sheet.hub.Words, o.value)
	if days == "" {
		return
	}
	clock := func(h int) string { return fmt.Sprintf("%02d:00", h) }
	start, may := "", likely(hour)
	switch {
	case len(may) == 1:
		start = clock(may[0])
	case at.half != "":
		start = Time(f.sheet.hub.Words, strconv.Itoa(hour)+" "+at.half)
	}
	at.cells["day"] = origin{o.row, o.column, days}
	if !isClock(start) {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid, "Is this in the morning or in the evening?",
			either(clock(may[0]), clock(may[1]))})
		at.lost = true
		return
	}
	at.cells["start"] = origin{o.row, o.column, start}
}
