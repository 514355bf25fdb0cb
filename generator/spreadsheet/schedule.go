package spreadsheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/schema"
)

// schedule writes an item of the field for each row that has one.
func (f *matter) schedule(field schema.Field) {
	head := len(f.lines)
	for _, r := range f.group.rows {
		first := len(f.lines)
		for _, l := range f.session(r, field) {
			f.line("    "+l.text, l.origin)
		}
		if len(f.lines) > first {
			f.lines[first] = "  - " + strings.TrimSpace(f.lines[first])
		}
	}
	f.headed(field.Name, head)
}

// line is a line of front matter, and the cell that it was made from.
type line struct {
	text   string
	origin origin
}

// session reads what a row says of the schedule; nothing of one with a cell that
// cannot be read, for one finding is enough.
func (f *matter) session(r Row, schedule schema.Field) []line {
	var out []line
	ok := true
	at := func(name string) origin {
		c, text := f.sheet.column(r, schedule.Name+"."+name, "")
		return origin{r.Number, c, text}
	}
	for _, field := range schedule.Fields {
		o := at(field.Name)
		if o.value == "" {
			continue
		}
		p := damaged(strings.TrimSpace(r.Cells[o.column.index]), o.value)
		value := ""
		if p == nil {
			value, p = f.read(field, o)
		}
		switch {
		case p != nil:
			f.problem(o, diag.Error, *p)
			ok = false
		case value == "":
		case field.Name == "start" && at("end").value == "":
			start, end, both := between(f.sheet.hub.Words, o.value)
			unread := strings.ToLower(digits(unquoted(o.value)))
			if both && Time(f.sheet.hub.Words, o.value) == unread {
				out = append(out, line{"start: " + frontmatter.Text(start), o},
					line{"end: " + frontmatter.Text(end), o})
				continue
			}
			fallthrough
		default:
			out = append(out, line{field.Name + ": " + value, o})
		}
	}
	if !ok {
		return nil
	}
	f.morning(at("start"))
	return out
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
