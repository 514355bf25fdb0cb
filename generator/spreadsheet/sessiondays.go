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
)

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
		besides(f, at, o, beside)
	case at.cells["start"].value == "" && (isClock(t.start) || t.asks != ""):
		at.cells["start"] = origin{o.row, o.column, beside}
	case isClock(t.start):
		if stated := timesIn(f, at); stated.start != t.start || t.end != "" && stated.end != t.end {
			f.twoThings(at, o)
		}
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
		besides(f, at, o, note)
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
