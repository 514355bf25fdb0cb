package spreadsheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
)

// schedule writes a session for each row that has one.
func (f *matter) schedule() {
	words, opened := f.sheet.hub.Words, false
	for _, r := range f.group.rows {
		head := "  - "
		write := func(o origin, text string) {
			if !opened {
				f.line("schedule:", o)
				opened = true
			}
			f.line(head+text, o)
			head = "    "
		}
		if !f.whole(r) {
			continue // one finding is enough
		}
		ends := f.session(r, "end")
		for _, field := range []string{"day", "start", "end", "every", "nth", "rrule", "by_arrangement", "from", "until", "except", "extra", "note"} {
			o := f.session(r, field)
			if o.value == "" {
				continue
			}
			switch field {
			case "day":
				days := frontmatter.List(Days(words, o.value))
				if one := Days(words, o.value); len(one) == 1 {
					days = frontmatter.Text(one[0])
				}
				write(o, "day: "+days)
			case "start":
				f.morning(o)
				value := Time(words, o.value)
				if from, to, ok := between(words, o.value); ok && ends.value == "" && value == strings.ToLower(digits(unquoted(o.value))) {
					write(o, "start: "+frontmatter.Text(from))
					write(o, "end: "+frontmatter.Text(to))
					continue
				}
				write(o, "start: "+frontmatter.Text(value))
			case "end":
				write(o, "end: "+frontmatter.Text(Time(words, o.value)))
			case "every":
				write(o, "every: "+frontmatter.Text(choice(words, "every", o.value)))
			case "nth":
				write(o, "nth: "+frontmatter.List(list(strings.ReplaceAll(digits(o.value), "−", "-"), ";,|،\n")))
			case "by_arrangement":
				if choice(words, "truth", o.value) == "true" {
					write(o, "by_arrangement: true")
				}
			case "from", "until":
				day, _ := date(o.value)
				write(o, field+": "+frontmatter.Text(day))
			case "except", "extra":
				items := list(o.value, ";,|،\n")
				for i := range items {
					items[i], _ = date(items[i])
				}
				write(o, field+": "+frontmatter.List(items))
			default:
				write(o, field+": "+frontmatter.Text(o.value))
			}
		}
	}
}

var unsaid = regexp.MustCompile(`^([1-7])[:.]([0-5][0-9])(?::00)?(?:\s*[-–—].*)?$`)

// morning asks about a start such as "6:30": few groups meet before eight in the
// morning, and whoever writes the hours of the day in 24 writes 06:30.
func (f *matter) morning(o origin) {
	text := strings.ToLower(digits(unquoted(o.value)))
	if parts := unsaid.FindStringSubmatch(text); parts != nil && !strings.ContainsAny(text, "ampصم") {
		hour, _ := strconv.Atoi(parts[1])
		f.problem(o, diag.Warning, problem{diag.ScheduleInvalid, "Is this in the morning or in the evening?",
			diag.Say("Write %s or %s.", fmt.Sprintf("%02d:%s", hour, parts[2]), fmt.Sprintf("%02d:%s", hour+12, parts[2]))})
	}
}

// whole reports whether each cell of a session can be read, and reports those
// that cannot.
func (f *matter) whole(r Row) bool {
	words, ok := f.sheet.hub.Words, true
	for _, c := range f.sheet.columns {
		name, is := strings.CutPrefix(c.field, "schedule.")
		o := f.session(r, name)
		if !is || o.value == "" {
			continue
		}
		p := damaged(strings.TrimSpace(r.Cells[c.index]), o.value)
		if p == nil && (name == "from" || name == "until" || name == "except" || name == "extra") {
			for _, item := range list(o.value, ";,|،\n") {
				if _, two := date(item); two != nil {
					p = two
				}
			}
		}
		if p == nil && name == "by_arrangement" && !strings.Contains("true false", choice(words, "truth", o.value)) {
			p = &problem{diag.FieldType, diag.Say("%q is neither yes nor no.", o.value), "Write yes or no."}
		}
		if p != nil {
			f.problem(o, diag.Error, *p)
			ok = false
		}
	}
	return ok
}

// session returns a cell of the schedule.
func (f *matter) session(r Row, field string) origin {
	c, text := f.sheet.column(r, "schedule."+field, "")
	return origin{r.Number, c, text}
}
