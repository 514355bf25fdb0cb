package spreadsheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
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

// hours writes the lines of the start and the end.
func (f *matter) hours(at *row) (start, end []line) {
	s, e := at.cells["start"], at.cells["end"]
	t := hours(f.sheet.hub.Words, s.value, e.value)
	t = withHalf(f.sheet.hub.Words, t, s.value, e.value, at.half)
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
	at.note(t.note)
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
		f.problem(s, diag.Error, noTime(s.value))
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

// day is what a session says of its days, before its times and behind them.
type day struct{ head, tail []line }

// days reads the cells of the day, how often, and which of the month, which people write
// into each of the three: "2nd Sat", and "monthly" beside it.
func (f *matter) days(at *row) []day {
	words := f.sheet.hub.Words
	o, every, nth := at.cells["day"], at.cells["every"], at.cells["nth"]
	if words["header"][naming.Fold(o.value)] == "schedule.by_arrangement" {
		return []day{{head: []line{{"by_arrangement: true", o}}}}
	}
	whens, ok := f.dayCell(at)
	if !ok {
		f.unreadDays(o)
		at.lost = true
		return nil
	}
	often, oftenOf := f.everyCell(at)
	if len(at.days) > 0 {
		whens = []When{{Days: at.days}}
	}
	numbered := nthCell(words, nth.value)
	var out []day
	for i, w := range whens {
		which, from := w.Nth, o
		for _, other := range []struct {
			nth  []string
			from origin
		}{{oftenOf, every}, {numbered, nth}} {
			switch {
			case len(other.nth) == 0:
			case len(which) == 0:
				which, from = other.nth, other.from
			case !same(which, other.nth):
				f.twoThings(at, other.from)
			}
		}
		switch {
		case len(which) > 0 && (often == "week" || weeks.MatchString(often)):
			f.twoThings(at, every)
		case len(which) > 0 && often == "":
			often = "month"
		case w.Every != "" && often != "" && often != w.Every:
			f.twoThings(at, every)
		}
		d := day{}
		if len(w.Days) > 0 {
			source := o
			if o.value == "" {
				source = every
			}
			d.head = []line{{"day: " + oneOrList(w.Days), source}}
		}
		if key := cmp.Or(often, w.Every); key != "" {
			source := every
			if every.value == "" {
				source = from
			}
			d.tail = append(d.tail, line{"every: " + frontmatter.Text(key), source})
		}
		switch {
		case len(which) > 0:
			d.tail = append(d.tail, line{"nth: " + nthList(which), from})
		case nth.value != "" && i == 0: // those who read front matter tell it
			d.tail = append(d.tail, line{"nth: " + frontmatter.List(list(digits(nth.value), ";,|،\n")), nth})
		}
		out = append(out, d)
	}
	return out
}

// nthCell reads which of the month: "1; -1", "1st and last"; nothing of what cannot be read.
func nthCell(words model.Words, s string) []string {
	var out []string
	for _, item := range list(digits(s), ";,|،&\n") {
		item = strings.ReplaceAll(item, "−", "-")
		if item == "-1" {
			out = add(out, "last")
			continue
		}
		w := whensOf(words, item)
		if len(w) != 1 || len(w[0].Days) > 0 || strings.HasPrefix(item, "-") {
			return nil
		}
		for _, n := range w[0].Nth {
			out = add(out, n)
		}
	}
	return out
}

// whensOf are those of a text that can be read.
func whensOf(words model.Words, s string) []When {
	whens, _ := Whens(words, s)
	return whens
}

func firstOf(whens []When) When {
	if len(whens) == 0 {
		return When{}
	}
	return whens[0]
}

// same reports whether two lists have the same keys.
func same(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

var weeks = regexp.MustCompile(`^(?:[1-9]|[1-4][0-9]|5[0-2]) weeks?$`) // as front matter has them

func nthList(nth []string) string {
	return "[" + strings.ReplaceAll(strings.Join(nth, ", "), "last", "-1") + "]"
}

func oneOrList(days []string) string {
	if len(days) == 1 {
		return frontmatter.Text(days[0])
	}
	return frontmatter.List(days)
}

// dayCell reads the cell of the day, whose words beside it are a time or a note.
func (f *matter) dayCell(at *row) ([]When, bool) {
	words, o := f.sheet.hub.Words, at.cells["day"]
	if o.value == "" {
		return []When{{}}, true
	}
	reads := func(s string) bool {
		w, ok := Whens(words, s)
		return ok && len(w[0].Days) > 0
	}
	if reads(o.value) {
		return whensOf(words, o.value), true
	}
	head, beside, isNote := beside(words, o.value, reads)
	t := hours(words, beside, "")
	switch {
	case head == "":
		return nil, false
	case isNote:
		at.note(beside)
	case at.cells["start"].value == "" && (isClock(t.start) || t.asks != ""):
		at.cells["start"] = origin{o.row, o.column, beside}
	default:
		return nil, false
	}
	return whensOf(words, head), true
}

// everyCell reads how often: a key of front matter, and which of the month.
func (f *matter) everyCell(at *row) (key string, nth []string) {
	words, o := f.sheet.hub.Words, at.cells["every"]
	if o.value == "" {
		return "", nil
	}
	often := func(s string) string {
		s = unquoted(s)
		if words["day"][naming.Fold(s)] == "daily" {
			return "daily"
		}
		if key := words["every"][naming.Fold(s)]; key != "" {
			return key
		}
		if weeks.MatchString(s) {
			return s
		}
		return ""
	}
	said := o.value
	known := func(s string) bool { return often(s) != "" }
	if head, note, isNote := beside(words, said, known); !known(said) && isNote {
		at.note(note)
		said = head
	}
	switch key := often(said); {
	case key == "daily":
		switch day := at.cells["day"]; {
		case day.value == "":
			at.days = []string{"daily"}
		case !same(dayKeys(words, day.value), []string{"daily"}) && len(dayKeys(words, day.value)) < 5:
			f.twoThings(at, o)
		}
		return "", nil
	case key != "":
		return key, nil
	}
	if w, ok := Whens(words, said); ok && len(w) == 1 {
		if day := at.cells["day"]; len(w[0].Days) > 0 {
			if stated := firstOf(whensOf(words, day.value)); day.value == "" {
				at.days = w[0].Days
			} else if !same(stated.Days, w[0].Days) {
				f.twoThings(at, o)
			}
		}
		return w[0].Every, w[0].Nth
	}
	f.problem(o, diag.Error, problem{diag.ScheduleInvalid, UnreadOften, writeOften})
	at.lost = true
	return "", nil
}

// twoThings says that two cells of a row contradict each other, so that nobody can know
// when the group meets.
func (f *matter) twoThings(at *row, o origin) {
	if !at.lost {
		f.problem(o, diag.Error, problem{diag.ScheduleInvalid,
			"Two cells of this row say different things of when the group meets.",
			"Ask the group, and write it in one of them."})
	}
	at.lost, at.wrong = true, true
}
