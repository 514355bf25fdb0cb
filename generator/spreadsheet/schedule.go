package spreadsheet

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/schema"
)

// schedule writes an item of the field for each session of its rows.
func (f *matter) schedule(field schema.Field) {
	head := len(f.lines)
	var rows []Row
	for _, r := range f.group.rows {
		rows = append(rows, meetings(f.sheet, r)...)
	}
	for _, r := range rows {
		for _, at := range onWeekdays(f.sheet, field.Name, r) {
			for _, session := range f.sessions(r, field, at) {
				for i, l := range session {
					indent := "    "
					if i == 0 {
						indent = "  - "
					}
					f.line(indent+l.text, l.origin)
				}
			}
		}
	}
	f.headed(field.Name, head)
}

// line is a line of front matter, and the cell that it was made from.
type line struct {
	text   string
	origin origin
}

// row are the cells of a row that say when, by the names of their fields.
type row struct {
	cells map[string]origin
	days  []string // that stand in the cell of how often
	lost  bool     // one without which nobody knows when it is cannot be read
	wrong bool     // and what stands there is not to be told as it is
	said  []origin // what stands in whenCells
	half  string   // of the day: "am" or "pm", where words beside the day say it
	notes []string // words beside days and times
}

// saysWhen are the fields of a session that it cannot do without: without the others it
// still says when it is.
var saysWhen = []string{"day", "rrule", "by_arrangement", "start", "every", "nth", "from", "until"}

// sessions reads what a row says of the schedule: one session, or one for each of its
// weekdays where these are not the same of the month. A cell that cannot be read is told,
// and the others stay, unless nobody could know then when the meeting is. What the place of a
// cell says is in by.
func (f *matter) sessions(r Row, schedule schema.Field, by map[string]origin) [][]line {
	at := &row{cells: map[string]origin{}}
	for _, field := range schedule.Fields {
		c, text := f.sheet.column(r, schedule.Name+"."+field.Name, "")
		o, raw := origin{r.Number, c, text}, ""
		if by[field.Name].value != "" {
			o = by[field.Name]
			text, raw = o.value, o.value
		} else if text != "" {
			raw = strings.TrimSpace(r.Cells[c.index])
		}
		if text == "" {
			continue
		}
		if p := damaged(raw, text); p != nil {
			f.problem(o, diag.Error, *p)
			at.lost = at.lost || slices.Contains(saysWhen, field.Name)
			at.wrong = at.wrong || at.lost
			continue
		}
		if isOver(f.sheet.hub.Words, field.Name, text) || f.sheet.over[r.Number] && field.Name == "note" {
			f.problem(o, diag.Error, problem{diag.ScheduleInvalid,
				"This says that the group does not meet, beside when it meets. This meeting is not listed.",
				"If it takes place, take these words away. If not, write closed or paused in a column called status."})
			at.lost, at.wrong = true, true
			continue
		}
		at.cells[field.Name] = o
	}
	for _, name := range whenCells {
		if o := at.cells[name]; o.value != "" {
			at.said = append(at.said, o)
		}
	}
	if o := at.cells["day"]; datesUnknown(f.sheet.hub.Words, o.value) && !at.lost {
		return askDates(f, at, o)
	}
	readBeside(f, at)
	if o := at.cells["day"]; at.cells["from"].value == "" {
		if rest, day := firstDay(f.sheet.hub.Words, o.value); day != "" {
			at.cells["day"], at.cells["from"] = origin{o.row, o.column, rest}, origin{o.row, o.column, day}
		}
	}
	oftenBeside(f, r, at)
	datesBeside(f, r, at)
	if at.lost && len(at.cells) == 0 {
		return nil
	}
	days := f.days(at)
	start, end := f.hours(at)
	rest := f.others(at, schedule.Fields)
	if at.lost {
		return asSaid(f, at)
	}
	var out [][]line
	for _, day := range days {
		if lines := slices.Concat(day.head, start, end, day.tail, rest); len(lines) > 0 {
			out = append(out, lines)
		}
	}
	return out
}

// timesIn reads the cells of the start and the end.
func timesIn(f *matter, at *row) times {
	words, start, end := f.sheet.hub.Words, at.cells["start"].value, at.cells["end"].value
	return withHalf(words, hours(words, start, end), start, end, at.half)
}

// hours writes the lines of the start and the end.
func (f *matter) hours(at *row) (start, end []line) {
	s, e := at.cells["start"], at.cells["end"]
	t := timesIn(f, at)
	meant := meantZone(f).value
	if zone := cmp.Or(zoneBehind(s.value), zoneBehind(e.value)); zone != "" && meant != "" { // the field says it
		t.note = strings.Trim(strings.TrimSuffix(t.note, zone), "; ")
	} else if zone != "" && f.said("timezone") == "" && zoneOfAll(f) == "" {
		if s.value == "" || zoneBehind(s.value) == "" {
			f.sheet.unzoned = append(f.sheet.unzoned, e)
		} else {
			f.sheet.unzoned = append(f.sheet.unzoned, s)
		}
	}
	for _, note := range list(t.note, ";") {
		if slices.Contains([]string{zoneBehind(s.value), zoneBehind(e.value)}, note) {
			at.note(note)
			continue
		}
		besides(f, at, s, note)
	}
	ending := e
	if e.value == "" {
		ending = s
	}
	if t.asks != "" {
		p := problem{diag.ScheduleInvalid, "Is this in the morning or in the evening?", t.asks}
		if t.backwards {
			p.message = EndsBefore(t.start, t.end)
		}
		if t.sure {
			f.problem(ending, diag.Error, p)
			return []line{{"start: " + frontmatter.Text(t.start), s}}, nil
		}
		f.problem(s, diag.Error, p)
		at.lost = true
		return nil, nil
	}
	if zone := foreignZone(f, s.value, e.value); zone != "" {
		f.problem(s, diag.Error, problem{diag.ScheduleInvalid,
			diag.Say("This time is in %s, which is not the time zone of the group. The meeting is not listed.", zone),
			"Write the time of the place where the group meets. For a group of another time zone, name the zone " +
				"in a column called timezone, for example: Europe/Paris"})
		at.lost, at.wrong = true, true
		return nil, nil
	}
	if s.value != "" && !isClock(t.start) && s.column.field == "schedule.start" {
		p := noTime(s.value)
		if notEachWeek(f.sheet.hub.Words, s.value) {
			p = problem{diag.ScheduleInvalid, UnreadOften, writeOften}
		}
		f.problem(s, diag.Error, p)
		at.lost = true
		return nil, nil
	}
	if t.start != "" {
		start = []line{{"start: " + frontmatter.Text(t.start), s}}
	}
	if t.end == t.start && isClock(t.end) {
		message, suggestion := SameTime(t.start)
		f.problem(ending, diag.Warning, problem{diag.RecordDoubtful, message, suggestion})
		return start, nil
	}
	if t.end != "" {
		end = []line{{"end: " + frontmatter.Text(t.end), ending}}
	}
	return start, end
}

// others writes the lines of what is neither a day nor a time.
func (f *matter) others(at *row, fields []schema.Field) []line {
	var out []line
	for _, field := range fields {
		o, said := at.cells[field.Name]
		if slices.Contains([]string{"day", "start", "end", "every", "nth"}, field.Name) || !said {
			continue
		}
		if field.Name == "note" {
			at.note(o.value)
			continue
		}
		value, p := f.read(field, o)
		if _, day := Date(o.value); p == nil && field.Type == schema.Date && !day {
			p = &problem{diag.DateInvalid, diag.Say("%q is no day of the calendar. This meeting is not listed.", o.value),
				"Write year-month-day, for example: 2026-12-31"}
		}
		switch {
		case p != nil:
			f.problem(o, diag.Error, *p)
			at.lost = at.lost || slices.Contains(saysWhen, field.Name)
			at.wrong = at.wrong || field.Type == schema.Date // it may be over
		case value != "":
			out = append(out, line{field.Name + ": " + value, o})
		}
	}
	if len(at.notes) > 0 {
		o := at.cells["note"]
		for _, name := range []string{"day", "start", "every"} {
			if o.row == 0 {
				o = at.cells[name]
			}
		}
		out = append(out, line{"note: " + frontmatter.Text(strings.Join(at.notes, "; ")), o})
	}
	return out
}

func (r *row) note(words string) {
	if words != "" && !slices.Contains(r.notes, words) {
		r.notes = append(r.notes, words)
	}
}
