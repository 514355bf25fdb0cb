package spreadsheet

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// lacks are the columns without which rows cannot say something. One that is missing is
// one finding, and not one for each row.
func lacks() map[subject]string {
	return map[subject]string{
		{diag.PhoneInvalid, "contact.phone", diag.NoCountry}:      "place.country",
		{diag.ScheduleInvalid, "schedule", diag.NoDay}:            "schedule.day",
		{diag.ScheduleInvalid, "schedule", diag.NoTime}:           "schedule.start",
		{diag.ScheduleInvalid, "schedule.every", diag.NoNth}:      "schedule.nth",
		{diag.ScheduleInvalid, "schedule.every", diag.NoFirstDay}: "schedule.from",
	}
}

// called are what these columns are called, which is said in the language of the hub.
func called() map[string]diag.Text {
	return map[string]diag.Text{"place.country": "country", "schedule.day": "day", "schedule.start": "start",
		"schedule.nth": "nth", "schedule.from": "from"}
}

// absent is a column that rows want, with what is said of them.
type absent struct {
	path string
	at   origin
	of   diag.Finding
}

// wants notes that a row wants a column that there is not.
func wants(s *sheet, of diag.Finding, at origin) bool {
	path := lacks()[subject{of.Code, of.Field, of.Rule}]
	if path == "" || slices.ContainsFunc(s.columns, func(c column) bool { return c.field == path }) {
		return false
	}
	s.absent = append(s.absent, absent{path, at, of})
	return true
}

// tellAbsent says which columns are missing, each once.
func tellAbsent(s *sheet) {
	for len(s.absent) > 0 {
		one := s.absent[0]
		var rows []int
		s.absent = slices.DeleteFunc(s.absent, func(a absent) bool {
			if a.path != one.path || a.of.Rule != one.of.Rule {
				return false
			}
			if !slices.Contains(rows, a.at.row) {
				rows = append(rows, a.at.row)
			}
			return true
		})
		slices.Sort(rows)
		message, suggestion := inCells(one.of)
		name := called()[one.path]
		if slices.Contains(schema.DefaultPaths(), one.path) {
			suggestion = diag.Say("Add a column called %[1]s. If it is the same for all groups, write it once: "+
				"above the names of the columns "+
				"(%[1]s, and the value beside it), or in hub.yaml, under defaults.", name)
		} else if len(rows) > 1 {
			suggestion = diag.Say("Add a column called: %s", name)
		}
		if len(rows) == 1 {
			s.cell(one.of.Code, one.of.Severity, rows[0], one.at.column, one.at.value, message, suggestion)
			continue
		}
		s.find(one.of.Code, one.of.Severity, 0, diag.At(diag.Say("Rows %s", numbers(rows)), message), suggestion)
	}
}
