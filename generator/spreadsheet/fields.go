package spreadsheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// fields writes the fields of which the group has cells. Those that lie under another
// have its path before their names.
func (f *matter) fields(fields []schema.Field, under string) {
	group := len(f.lines)
	for _, field := range fields {
		path, head := under+field.Name, len(f.lines)
		switch {
		case f.translation && field.Scope != schema.Words:
		case field.Type == schema.Groups:
			f.schedule(field)
		case field.Type == schema.Group:
			f.fields(field.Fields, path+".")
			f.headed(field.Name, head)
		case field.Column != "":
			o, along := f.cell(field, path)
			if o.value == "" && (path == "attendance" || path == "place.precision") {
				o = afar(f, path)
			}
			if path == "timezone" {
				if meant := meantZone(f); meant.value != "" {
					o = meant
				}
			}
			if path == "kind" || path == "topics" {
				o = withTopics(f, path, o)
			}
			if strings.HasPrefix(path, "contact.") && path != "contact.url" && !f.translation {
				o = contactCell(f, path, o)
			}
			if o.value != "" && !(along && len(f.lines) == group) {
				f.field(field, path, o)
			}
		}
	}
}

// headed puts a name above the lines from a line on, if there are any.
func (f *matter) headed(name string, from int) {
	if len(f.lines) > from {
		f.lines = slices.Insert(f.lines, from, name+":")
		f.origins = slices.Insert(f.origins, from, f.origins[from])
	}
}

// cell returns the cell of a field. Words are those of the language; a column that
// names none has those of the language in which the row was written. What stands
// beside words and is none itself, a day, is the same in all of them: it goes along.
func (f *matter) cell(field schema.Field, path string) (o origin, along bool) {
	if field.Scope != schema.Words {
		return f.fact(path, ""), false
	}
	along = field.Type != schema.Line && field.Type != schema.Text
	if o = f.fact(path, f.language); o.value == "" && (along || f.language == f.written) {
		o = f.fact(path, "")
	}
	return o, along
}

// field writes a field as its cell says it.
func (f *matter) field(field schema.Field, path string, o origin) {
	indent := ""
	if strings.Contains(path, ".") {
		indent = "  "
	}
	if slices.Contains(wherePaths, path) {
		if _, _, none := NoPlace(f.sheet.hub.Words, o.value); none {
			return
		}
	}
	if path == "contact.phone" && personal(f, o) {
		if f.sheet.mobiles = append(f.sheet.mobiles, o.row); !f.sheet.hubs {
			return
		}
	}
	switch {
	case path == "place.lat" && f.point(indent, o),
		path == "place.venue" && f.said("place.address") == "" && f.address(indent, o),
		path == "place.address" && f.address(indent, o):
		return
	}
	value, p := f.read(field, o)
	if p != nil {
		f.problem(o, diag.Error, *p)
	}
	if value != "" && (p == nil || path == "status") { // which nobody may take for active
		f.line(indent+field.Name+": "+value, o)
	}
	if path == statusPath {
		f.resumes(o)
	}
	if path == statusPath && Looked(f.sheet.hub.Words, o.value) {
		f.problem(o, diag.Warning, problem{diag.SheetInvalid,
			diag.Say("This says when somebody looked, and not whether the group meets: %s. It is listed as open.", o.value),
			diag.Say("If it meets, write the day in a column called: %s. If not, write paused or closed here.", "verified_on")})
	}
}

// resumes keeps the day of "closed until 10 January 2027", unless a column says one.
func (f *matter) resumes(status origin) {
	if slices.ContainsFunc(f.group.rows, func(r Row) bool { return f.sheet.value(r, "resumes") != "" }) {
		return
	}
	words := f.sheet.hub.Words
	tokens := strings.Fields(status.value)
	for i, token := range tokens {
		if words["for_a_time"][naming.Fold(token)] == "" || choice(words, "status", status.value) != "paused" {
			continue
		}
		if day, ok := dayNamed(words, strings.Join(tokens[i+1:], " ")); ok {
			f.line("resumes: "+frontmatter.Text(day), status)
			return
		}
		if i+1 < len(tokens) && words["status"][naming.Fold(status.value)] == "" && status.column.field == statusPath {
			f.problem(status, diag.Warning, problem{diag.SheetInvalid,
				diag.Say("When it starts again cannot be known from this: %s. It is listed as paused, without that day.",
					strings.Join(tokens[i+1:], " ")),
				diag.Say("Once the day is known, write it whole, with its year, in a column called: %s", "resumes")})
			return
		}
	}
}

// fact returns the cell of the first row that has one, and says when another row
// of the group differs.
func (f *matter) fact(field, language string) origin {
	var first origin
	for _, r := range f.group.rows {
		if named, says := f.sheet.named[r.Number]; says && field == statusPath {
			return named
		}
		if draft, says := f.sheet.drafts[r.Number]; says && field == "draft" {
			return draft
		}
	}
	for _, r := range f.group.rows {
		c, text := f.sheet.column(r, field, language)
		if text == "" {
			continue
		}
		o := origin{r.Number, c, text}
		if p := damaged(strings.TrimSpace(r.Cells[c.index]), text); p != nil {
			f.problem(o, diag.Error, *p)
			continue
		}
		switch {
		case first.row == 0:
			first = o
		case naming.Fold(first.value) != naming.Fold(text):
			f.problem(o, diag.Error, problem{diag.SheetInvalid,
				diag.Say("Row %d says something else of the same group.", first.row),
				"Write the same in both rows. If they are two groups, give each an id of its own."})
		}
	}
	if first.row == 0 && language == "" {
		return f.standard(field)
	}
	return first
}

var pair = regexp.MustCompile(`^(-?[0-9]+\.[0-9]+)\s*[,;]\s*(-?[0-9]+\.[0-9]+)$`)

// point reads both coordinates from one cell, and reports whether they stood there.
func (f *matter) point(indent string, o origin) bool {
	longitude := "" // which is told where its own line is written
	for _, r := range f.group.rows {
		longitude = cmp.Or(longitude, f.sheet.value(r, "place.lon"))
	}
	parts := pair.FindStringSubmatch(digits(o.value))
	if parts == nil || longitude != "" {
		return false
	}
	f.line(indent+"lat: "+parts[1], o)
	f.line(indent+"lon: "+parts[2], o)
	return true
}
