package frontmatter

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Write writes what a page says, a line for each fact, in the order of its kind's
// schema. What is absent has no line; its slug is the name of its file.
func Write(p *model.Page) []string {
	return writer{path.Dir(p.Pos.File)}.fields(schema.Of(p.Kind).Fields, p)
}

// writer writes for a page in a folder.
type writer struct{ folder string }

func (w writer) fields(fields []schema.Field, parent any) []string {
	var out []string
	for _, f := range fields {
		if f.At == nil {
			continue
		}
		at := f.At(parent)
		if at == nil || absent(f, at, parent) {
			continue
		}
		switch f.Type {
		case schema.Group:
			if within := w.fields(f.Fields, schema.Within(at, false)); len(within) > 0 {
				out = append(out, f.Name+":")
				out = append(out, indented(within, "  ")...)
			}
		case schema.Groups:
			out = append(out, f.Name+":")
			for _, item := range schema.Items(at) {
				within := indented(w.fields(f.Fields, item), "    ")
				if len(within) > 0 {
					within[0] = "  - " + strings.TrimPrefix(within[0], "    ")
				}
				out = append(out, within...)
			}
		default:
			if text := w.value(f, at); text != "" {
				out = append(out, f.Name+": "+text)
			}
		}
	}
	return out
}

// absent reports whether a field has nothing to write. Of a point, 0 is a coordinate;
// half of one is none.
func absent(f schema.Field, at, parent any) bool {
	if place, is := parent.(*model.Place); is && f.Type == schema.Degrees {
		return !place.HasPoint
	}
	return f.Absent(at)
}

func indented(lines []string, by string) []string {
	for i := range lines {
		lines[i] = by + lines[i]
	}
	return lines
}

// value writes what an accessor points at.
func (w writer) value(f schema.Field, at any) string {
	switch v := at.(type) {
	case *[]string:
		return List(*v)
	case *bool:
		return strconv.FormatBool(*v)
	case *int:
		return strconv.Itoa(*v)
	case *float64:
		return strconv.FormatFloat(*v, 'f', -1, 64)
	case *model.Date:
		return v.String()
	case *[]model.Date:
		return each(*v, model.Date.String)
	case *[]time.Weekday:
		return days(*v)
	case *model.Every:
		return Every(*v)
	case *[]int:
		return each(*v, strconv.Itoa)
	}
	s := schema.TextOf(at)
	switch f.Type {
	case schema.Line:
		return Text(strings.Join(strings.Fields(s), " "))
	case schema.RRule:
		return Quoted(s)
	case schema.File:
		return Text(beside(w.folder, s))
	}
	return Text(s)
}

// Every is how often a session comes back, as front matter has it.
func Every(every model.Every) string {
	switch {
	case every == model.EveryMonth:
		return "month"
	case every <= 1:
		return "week"
	}
	return fmt.Sprintf("%d weeks", every)
}

func days(on []time.Weekday) string {
	names := schema.WeekdayNames()
	name := func(d time.Weekday) string { return names[(d+6)%7] }
	switch len(on) {
	case 1:
		return name(on[0])
	case 7:
		return "daily"
	}
	return each(on, name)
}

func each[T any](values []T, text func(T) string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = text(v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// beside is the path of a file as a page in the folder writes it.
func beside(folder, file string) string {
	up := ""
	for folder != "." && !strings.HasPrefix(file, folder+"/") {
		folder, up = path.Dir(folder), up+"../"
	}
	return up + strings.TrimPrefix(file, folder+"/")
}
