package spreadsheet

import (
	"cmp"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// Pages reads the groups of a spreadsheet: for each group the page that its rows
// would be, and one for each other language that has texts in columns of its own.
func Pages(fsys fs.FS, file string, hub *model.Hub) ([]*model.Page, []diag.Finding) {
	s := &sheet{file: file, hub: hub, hubs: true}
	data, ok := s.read(fsys)
	if !ok {
		return nil, s.findings
	}
	written := s.groupsOf(s.tables(data))
	var pages []*model.Page
	for _, m := range written {
		pages = append(pages, m.page)
	}
	return pages, s.findings
}

// Sketches are the groups of tables for those who want to write them down.
type Sketches struct {
	Drafts   []frontmatter.Draft // without cells that have an error
	Open     map[string][]diag.Finding
	Rows     int // that are not empty
	Findings []diag.Finding
}

// Drafts reads the groups of tables as Pages does; their records are rows. What a group
// has lost by an error stands in Open, by its slug, and below "" what no group has.
func Drafts(file string, tables []Table, hub *model.Hub) Sketches {
	s := &sheet{file: file, hub: hub}
	out := Sketches{Open: map[string][]diag.Finding{}}
	var last *group
	for _, m := range s.groupsOf(tables) {
		g := m.group
		d := frontmatter.Draft{Slug: g.slug, Name: g.name, Language: m.page.Language,
			Where: fmt.Sprintf("row %d", g.rows[0].Number), Lines: frontmatter.Without(m.lines, m.bad)}
		if len(tables) > 1 {
			d.Where = fmt.Sprintf("sheet %s, %s", g.tab, d.Where)
		}
		if d.Translation = g == last; !d.Translation {
			d.Records = len(g.rows)
			out.Open[g.slug] = g.open
		}
		out.Drafts, last = append(out.Drafts, d), g
	}
	out.Open[""], out.Rows, out.Findings = s.open, s.rowsRead, s.findings
	return out
}

// groupsOf reads the groups of all tables.
func (s *sheet) groupsOf(tables []Table) []*matter {
	if len(tables) == 0 && len(s.findings) == 0 {
		s.find(diag.ContentEmpty, diag.Warning, 0, "This spreadsheet is empty.", "Fill it, or delete it.")
	}
	var tabs []*sheet
	for _, t := range tables {
		tab := &sheet{file: s.file, hub: s.hub, tab: t.Sheet, records: t.Records, hubs: s.hubs}
		tabs = append(tabs, tab)
		rows, ok := tab.header(t.Rows)
		if why, aside := tabAsideOf(tab, t, tables); ok && aside {
			setAside(tab, why, len(tables) == 1)
			continue
		}
		switch several := len(tables) > 1; {
		case ok:
			namesSay(tab, rows)
			contacts(tab, rows)
			spareColumns(tab, rows)
			tab.made = tab.groups(rows)
			notesSay(tab)
			if len(tab.made) == 0 && len(tab.findings) == 0 {
				tab.find(diag.ContentEmpty, diag.Warning, 0,
					"This spreadsheet has the names of columns, and no groups below them.",
					"Write a row for each group, or delete the file.")
			}
		case several:
			tab.findings = nil
			tab.find(diag.SheetInvalid, diag.Warning, 0,
				"This sheet has no row with the names of columns, and was not read.",
				"If groups stand in it, write in its first row for example: name, day, start, end, city. If not, "+
					"all is well.")
		}
	}
	for _, tab := range tabs {
		withhold(tab)
	}
	slugs(tabs)
	for _, tab := range tabs {
		s.open = append(s.open, errorsOf(tab.findings)...)
	}
	var out []*matter
	for _, tab := range tabs {
		tab.made = slices.DeleteFunc(tab.made, func(g *group) bool { return g.twice })
		out = append(out, tab.readAll(tab.made)...)
		tellAbsent(tab)
		adviseID(tab)
		s.findings = append(s.findings, tab.findings...)
		s.rowsRead += tab.rowsRead
	}
	return out
}

func errorsOf(findings []diag.Finding) []diag.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool { return f.Severity != diag.Error })
}

// adviseID says once that groups want names that last.
func adviseID(s *sheet) {
	has := func(c column) bool { return c.field == "id" || c.field == "page" }
	if len(s.made) > 1 && !s.records && !slices.ContainsFunc(s.columns, has) {
		s.find(diag.IDAdvised, diag.Warning, 0,
			"This sheet has no column called id: a group that is renamed changes its address.",
			"Add a column called id, with a short name for each group that never changes, for example: tuesday-circle")
	}
}

// readAll reads the groups side by side; their order is that of the rows.
func (s *sheet) readAll(groups []*group) []*matter {
	done := make([]sheet, len(groups))
	read := make([][]*matter, len(groups))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, g := range groups {
		work.Go(func() error {
			own := &done[i]
			*own = *s
			own.findings, own.onOneLine, own.absent, own.unzoned = nil, nil, nil, nil
			own.mobiles, own.topical = nil, nil
			read[i] = own.page(g)
			g.open = append(g.open, errorsOf(own.findings)...)
			return nil
		})
	}
	_ = work.Wait() // reading gives findings, not errors
	for _, own := range done {
		s.findings = append(s.findings, own.findings...)
		s.onOneLine = append(s.onOneLine, own.onOneLine...)
		s.absent = append(s.absent, own.absent...)
		s.unzoned = append(s.unzoned, own.unzoned...)
		s.mobiles = append(s.mobiles, own.mobiles...)
		s.topical = append(s.topical, own.topical...)
	}
	wholeAddresses(s)
	askZones(s)
	tellMobiles(s)
	tellTopics(s)
	return slices.Concat(read...)
}

type sheet struct {
	file       string
	tab        string // the sheet of a workbook
	records    bool   // see Table
	hub        *model.Hub
	hubs       bool // it lies in the hub, and its team keeps it
	headerRow  int
	allColumns int // with those that are not read
	columns    []column
	second     []column          // of a second contact
	unread     []column          // which are not read but for what notesSay looks for
	listed     []int             // columns in which a no keeps a row from being listed
	unlisted   []int             // and those in which a yes does
	dayTab     bool              // it is called after a day of the week
	weekdays   []column          // that are called after days of the week
	used       map[int]string    // and those that say whether a group is in use: yes or no
	spare      []column          // of a field that another column has too
	stood      map[[2]int]column // row and column of a cell → where it stood, before spareColumns moved it
	defaults   map[string]origin // path of a field → what is true of all groups
	made       []*group
	named      map[int]origin // row → the status that its name says
	hidden     map[int]bool   // rows whose names say that they are not for everybody
	left       map[int]bool   // rows whose notes do
	over       map[int]bool   // rows of meetings that a note says do not take place
	drafts     map[int]origin // row → what may say that it is not for readers, as the cell of a draft
	absent     []absent
	open       []diag.Finding // errors that are of no group
	findings   []diag.Finding
	rowsRead   int      // that are not empty
	onOneLine  []int    // rows with addresses that stay on one line
	unzoned    []origin // cells with a zone behind their times that nobody can be sure of
	topical    []origin // cells of the kind that say what a group is about
	mobiles    []int    // rows with the mobile of somebody who is named
	wide       bool     // it has more columns than are read, and that was told
}

func (s *sheet) find(code diag.Code, severity diag.Severity, row int, message, suggestion diag.Text) {
	f := diag.Finding{Code: code, Severity: severity, File: s.file, Line: row, Message: message, Suggestion: suggestion}
	if row == 0 && s.tab != "" {
		f.Message = diag.At(diag.Say("Sheet %s", s.tab), message)
	}
	if row > 0 {
		f.Message = diag.At(s.row(row), message)
		f.Excerpt = diag.Say("(row %d)", row) // or the line of the file would stand here, with what is private
	}
	s.findings = append(s.findings, f)
}

// cell reports about a cell.
func (s *sheet) cell(code diag.Code, severity diag.Severity, row int, c column, value string, message,
	suggestion diag.Text) {
	if c.field == consent && row != s.headerRow {
		value, message, suggestion = unsaid()
	}
	s.findings = append(s.findings, diag.Finding{Code: code, Severity: severity, File: s.file, Line: row,
		Field:      c.field,
		Message:    s.inCell(row, c, message),
		Excerpt:    diag.At(oneLine(c.header), oneLine(value)),
		Suggestion: suggestion})
}

func oneLine(text string) diag.Text { return diag.Say("%s", strings.Join(strings.Fields(text), " ")) }

func (s *sheet) inCell(row int, c column, message diag.Text) diag.Text {
	switch {
	case !s.records:
		return diag.At(diag.Say("%s, column %s (%s)", s.row(row), letter(c.index), c.header), message)
	case row == s.headerRow:
		return diag.At(diag.Say("Field %s", c.header), message)
	}
	return diag.At(diag.Say("%s, field %s", s.row(row), c.header), message)
}

// row names a row, and in a workbook its sheet.
func (s *sheet) row(number int) diag.Text {
	if s.records {
		return diag.Say("Record %d", number)
	}
	if s.tab != "" {
		return diag.Say("Sheet %s, row %d", s.tab, number)
	}
	return diag.Say("Row %d", number)
}

// group is the rows of one group.
type group struct {
	id, name, slug string
	where          diag.Text      // its first row
	tab            string         // the sheet of a workbook that it stands in
	twice          bool           // another one has its id
	open           []diag.Finding // the errors of its cells
	asked          bool           // whether it is the same as another
	place          []string       // what they say of wheres
	rows           []Row
}

// value returns the cell of a field in a row.
func (s *sheet) value(r Row, field string) string {
	_, value := s.column(r, field, "")
	return value
}

// column returns the cell of a field in a row, of the column for the language.
func (s *sheet) column(r Row, field, language string) (column, string) {
	for _, c := range s.columns {
		if c.field == field && c.language == language && c.index < len(r.Cells) {
			if text := plain(r.Cells[c.index]); text != "" {
				if from, moved := s.stood[[2]int{r.Number, c.index}]; moved {
					c = from
				}
				return c, text
			}
		}
	}
	return column{}, ""
}

// groups gathers the rows of each group, in the order of their first rows.
func (s *sheet) groups(rows []Row) []*group {
	var out []*group
	var last *group // of the row before
	by, named := map[string]*group{}, map[string]*namesakes{}
	for _, r := range rows {
		if s.blank(r) {
			continue
		}
		s.rowsRead++
		if n := widthOf(s); len(r.Cells) > n && strings.TrimSpace(strings.Join(r.Cells[n:], "")) != "" {
			s.find(diag.SheetInvalid, diag.Error, r.Number,
				"This row has more cells than there are columns. A text with a comma in it was probably cut in two.",
				`Put that text between straight quotation marks: "Town library, first floor". Curved ones (“ ”) do not count.`)
			continue
		}
		g := &group{id: s.value(r, "id"), name: s.value(r, "name")}
		for _, code := range s.hub.Codes() {
			if g.name == "" {
				_, g.name = s.column(r, "name", code)
			}
		}
		if g.id == "" && g.name == "" {
			s.find(diag.FieldMissing, diag.Error, r.Number,
				"This row has neither a name nor an id, so nobody knows which group it belongs to.",
				"Write the name in each row. Cells that were joined keep it in the first row only.")
			continue
		}
		where := whereOf(s, r)
		first, name := by[g.id], naming.Fold(g.name)
		if g.id == "" {
			first, g.asked = belongs(s, named[name], last, r, where)
		}
		if first != nil {
			first.rows = append(first.rows, r)
			named[name].learn(first, where)
			first.name = cmp.Or(first.name, g.name)
			last = first
			continue
		}
		g.rows, g.place, g.where, g.tab, last = []Row{r}, where, s.row(r.Number), s.tab, g
		if out = append(out, g); g.id != "" {
			by[g.id] = g
		} else {
			if named[name] == nil {
				named[name] = &namesakes{}
			}
			named[name].add(g)
		}
	}
	return out
}

func widthOf(s *sheet) int {
	n := 0
	for _, c := range s.columns {
		n = max(n, c.index+1)
	}
	return max(n, s.allColumns)
}

func (s *sheet) blank(r Row) bool {
	for _, c := range s.columns {
		if c.index < len(r.Cells) && strings.TrimSpace(r.Cells[c.index]) != "" {
			return false
		}
	}
	return true
}
