package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
)

// defaultsIn reads the lines above the names of columns that say something of all groups:
// "country: GB" in one cell, or "country" and "GB" beside each other. Other lines there are
// titles.
func defaultsIn(s *sheet, rows []Row) {
	s.defaults = map[string]origin{}
	for _, r := range rows {
		for _, o := range saidOfAll(s, r) {
			path := o.column.field
			switch f, _ := schema.Of(model.KindGroup).Field(path); {
			case slices.Contains(schema.DefaultPaths(), path):
				s.defaults[path] = o
			case f.Scope == schema.Fact && strings.HasPrefix(path, "place."):
				s.cell(diag.SheetInvalid, diag.Warning, r.Number, o.column, o.value,
					"This cannot be said of all groups at once, and was not read.",
					diag.Say("Give it a column: %s", o.column.header))
			}
		}
	}
	checkDefaults(s)
}

// saidOfAll are the fields that a row above the names of columns says, each with the cells
// behind its name, up to the next name: a title may stand before them.
func saidOfAll(s *sheet, r Row) []origin {
	var out []origin
	open := false
	for c, cell := range r.Cells {
		if cell = plain(cell); cell == "" {
			continue
		}
		key, value, both := strings.Cut(cell, ":")
		path := s.hub.Words["header"][naming.Fold(strings.TrimSpace(key))]
		if path == "language" {
			path = "languages"
		}
		value = strings.TrimSpace(value)
		switch last := len(out) - 1; {
		case path != "" && (!both || value != "" || cell == key+":") && !(open && out[last].value == ""):
			out = append(out, origin{r.Number, column{index: c, header: strings.TrimSpace(key), field: path}, value})
			open = value == ""
		case open && out[last].value == "":
			out[last].value, out[last].column.index = cell, c
		case open:
			out[last].value += "; " + cell
		}
	}
	return slices.DeleteFunc(out, func(o origin) bool { return o.value == "" })
}

// checkDefaults tells what is wrong with what stands above the names of columns once, and
// not for every group.
func checkDefaults(s *sheet) {
	if len(s.defaults) == 0 {
		return
	}
	f := &matter{sheet: s, group: &group{}, language: s.hub.DefaultLanguage}
	f.line("name: "+frontmatter.Text("Group"), origin{})
	before := len(s.findings)
	f.fields(schema.Of(model.KindGroup).Fields, "")
	for _, found := range s.findings[before:] {
		delete(s.defaults, found.Field)
	}
	file := load.File{Path: s.file, Section: "groups", Language: f.language, Page: "group"}
	_, findings := parse.Page(file, []byte("---\n"+strings.Join(f.lines, "\n")+"\n---\n"), s.hub)
	for _, found := range findings {
		if i := found.Line - 2; i >= 0 && i < len(f.origins) && f.origins[i].row > 0 {
			o := f.origins[i]
			message, suggestion := inCells(found)
			s.cell(found.Code, found.Severity, o.row, o.column, o.value, message, suggestion)
			delete(s.defaults, o.column.field)
		}
	}
}

// standard is what the lines above the names of columns say of a field, unless the rows of
// the group are about another country.
func (f *matter) standard(path string) origin {
	o := f.sheet.defaults[path]
	if path != "place.region" || o.value == "" {
		return o
	}
	for _, r := range f.group.rows {
		country := f.sheet.value(r, "place.country")
		standard := f.sheet.defaults["place.country"].value
		if country != "" && Country(f.sheet.hub.Words, country) != Country(f.sheet.hub.Words, standard) {
			return origin{}
		}
	}
	return o
}
