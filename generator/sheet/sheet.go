package sheet

import (
	"cmp"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

// Pages reads the groups of a spreadsheet: for each group the page that its rows
// would be, and one for each other language that has texts in columns of its own.
func Pages(fsys fs.FS, file string, hub *model.Hub) ([]*model.Page, []diag.Finding) {
	s := &sheet{file: file, hub: hub}
	if text, ok := s.read(fsys); ok {
		if strings.TrimSpace(text) == "" {
			s.find(diag.ContentEmpty, diag.Warning, 0, "This spreadsheet is empty.", "Fill it, or delete it.")
			return nil, s.findings
		}
		rows, _ := s.rows(text)
		if rows, ok := s.header(rows); ok {
			s.readAll(s.groups(rows))
		}
	}
	return s.pages, s.findings
}

// readAll reads the groups side by side; their order is that of the rows.
func (s *sheet) readAll(groups []*group) {
	done := make([]sheet, len(groups))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, g := range groups {
		work.Go(func() error {
			own := &done[i]
			*own = *s
			own.findings = nil
			own.pages = own.page(g)
			return nil
		})
	}
	_ = work.Wait() // reading gives findings, not errors
	for _, own := range done {
		s.pages = append(s.pages, own.pages...)
		s.findings = append(s.findings, own.findings...)
	}
}

type sheet struct {
	file       string
	hub        *model.Hub
	headerRow  int
	allColumns int // with those that are not read
	columns    []column
	pages      []*model.Page
	findings   []diag.Finding
}

func (s *sheet) find(code string, severity diag.Severity, row int, message, suggestion string) {
	f := diag.Finding{Code: code, Severity: severity, File: s.file, Line: row, Message: message, Suggestion: suggestion}
	if row > 0 {
		f.Message = fmt.Sprintf("Row %d: %s", row, message)
		f.Excerpt = fmt.Sprintf("(row %d)", row) // or the line of the file would stand here, with what is private
	}
	s.findings = append(s.findings, f)
}

// cell reports about a cell.
func (s *sheet) cell(code string, severity diag.Severity, row int, c column, value, message, suggestion string) {
	s.findings = append(s.findings, diag.Finding{Code: code, Severity: severity, File: s.file, Line: row,
		Message:    fmt.Sprintf("Row %d, column %s (%s): %s", row, letter(c.index), c.header, message),
		Excerpt:    strings.Join(strings.Fields(c.header+": "+value), " "),
		Suggestion: suggestion})
}

// group is the rows of one group.
type group struct {
	id, name, slug string
	rows           []row
}

// value returns the cell of a field in a row.
func (s *sheet) value(r row, field string) string {
	_, value := s.column(r, field, "")
	return value
}

// column returns the cell of a field in a row, of the column for the language.
func (s *sheet) column(r row, field, language string) (column, string) {
	for _, c := range s.columns {
		if c.field == field && c.language == language && c.index < len(r.cells) {
			if text := plain(r.cells[c.index]); text != "" {
				return c, text
			}
		}
	}
	return column{}, ""
}

// groups gathers the rows of each group, in the order of their first rows.
func (s *sheet) groups(rows []row) []*group {
	var out []*group
	by := map[string]*group{}
	for _, r := range rows {
		if s.blank(r) {
			continue
		}
		if n := s.width(); len(r.cells) > n && strings.TrimSpace(strings.Join(r.cells[n:], "")) != "" {
			s.find(diag.SheetInvalid, diag.Error, r.number, "This row has more cells than there are columns. A text with a comma in it was probably cut in two.",
				`Put that text between straight quotation marks: "Town library, first floor". Curved ones (“ ”) do not count.`)
			continue
		}
		g := &group{id: s.value(r, "id"), name: s.value(r, "title")}
		for _, code := range s.hub.Codes() {
			if g.name == "" {
				_, g.name = s.column(r, "title", code)
			}
		}
		key := cmp.Or(g.id, "\x00"+fold(g.name))
		if g.id == "" && g.name == "" {
			s.find(diag.FieldMissing, diag.Error, r.number, "This row has neither a name nor an id, so nobody knows which group it belongs to.",
				"Write the name in each row. Cells that were joined keep it in the first row only.")
			continue
		}
		if first := by[key]; first != nil {
			first.rows = append(first.rows, r)
			first.name = cmp.Or(first.name, g.name)
			continue
		}
		g.rows = []row{r}
		by[key] = g
		out = append(out, g)
	}
	for _, g := range out {
		g.slug = s.slug(g)
	}
	return out
}

func (s *sheet) width() int {
	n := 0
	for _, c := range s.columns {
		n = max(n, c.index+1)
	}
	return max(n, s.allColumns)
}

func (s *sheet) blank(r row) bool {
	for _, c := range s.columns {
		if c.index < len(r.cells) && strings.TrimSpace(r.cells[c.index]) != "" {
			return false
		}
	}
	return true
}

// slug is the name of the group's page: that of the page it was exported from,
// its id, or one made of its name.
func (s *sheet) slug(g *group) string {
	if parts := strings.Split(strings.TrimSuffix(s.value(g.rows[0], "page"), "/"), "/groups/"); len(parts) == 2 {
		if problem, _ := load.Slug(parts[1]); problem == "" {
			return parts[1]
		}
	}
	made := []rune(load.MakeSlug(cmp.Or(g.id, g.name)))
	slug := strings.TrimRight(string(made[:min(len(made), maxSlug)]), "-_")
	if slug == "" {
		return fmt.Sprintf("group-%d", g.rows[0].number)
	}
	return slug
}

// maxSlug is the length of the id of a group.
const maxSlug = 64
