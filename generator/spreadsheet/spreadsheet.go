package spreadsheet

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
)

// Pages reads the groups of a spreadsheet: for each group the page that its rows
// would be, and one for each other language that has texts in columns of its own.
func Pages(fsys fs.FS, file string, hub *model.Hub) ([]*model.Page, []diag.Finding) {
	return (*Rows)(nil).Pages(fsys, file, hub)
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

// MostGroups is how many groups a file may have: half as many again as the largest hub has. Of more
// a site would be made for minutes, and who sends them may mean that.
const MostGroups = 15_000

// TooManyGroups says so of a file with more.
func TooManyGroups() (message, suggestion diag.Text) {
	return diag.Say("This file has more than %d groups, and was not read.", MostGroups), "Make several files of it."
}

// groupsOf reads the groups of all tables.
func (s *sheet) groupsOf(tables []Table) []*matter {
	if len(tables) == 0 && len(s.findings) == 0 {
		s.find(diag.ContentEmpty, diag.Warning, 0, "This spreadsheet is empty.", "Fill it, or delete it.")
	}
	var tabs []*sheet
	for _, t := range tables {
		tab := &sheet{file: s.file, hub: s.hub, tab: t.Sheet, records: t.Records, hubs: s.hubs, form: s.form, before: s.before}
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
			if len(tab.made) == 0 && len(tab.findings) == 0 && !tab.form { // which nobody has begun to fill in
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
	groups := 0
	for _, tab := range tabs {
		groups += len(tab.made)
	}
	if groups > MostGroups {
		message, suggestion := TooManyGroups()
		s.find(diag.FileTooLarge, diag.Error, 0, message, suggestion)
		return nil
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

// readAll reads the groups; their order is that of the rows.
func (s *sheet) readAll(groups []*group) []*matter {
	var out []*matter
	for i, one := range readGroups(s, groups) {
		s.report.add(one.report)
		groups[i].open = append(groups[i].open, one.open...)
		for _, m := range one.pages {
			m.group = groups[i]
			out = append(out, m)
		}
	}
	wholeAddresses(s)
	askZones(s)
	tellNoted(s)
	tellMobiles(s)
	tellTopics(s)
	return out
}

// sheet is a table while it is read.
type sheet struct {
	file       string
	tab        string // the sheet of a workbook
	records    bool   // see Table
	hub        *model.Hub
	hubs       bool // it lies in the hub, and its team keeps it
	form       bool // a sheet beside it explains its columns: see Form
	headerRow  int
	allColumns int // with those that are not read
	columns    []column
	second     []column          // of a second contact
	unread     []column          // which are not read but for what notesSay looks for
	listed     []int             // columns in which a no keeps a row from being listed
	unlisted   []int             // and those in which a yes does
	used       map[int]string    // and those that say whether a group is in use: yes or no
	weekdays   []column          // that are called after days of the week
	dayTab     bool              // the sheet itself is
	spare      []column          // of a field that another column has too
	stood      map[[2]int]column // row and column of a cell → where it stood, before spareColumns moved it
	defaults   map[string]origin // path of a field → what is true of all groups
	made       []*group
	named      map[int]origin // row → the status that its name says
	hidden     map[int]bool   // rows whose names say that they are not for everybody
	left       map[int]bool   // rows whose notes do
	triggers   *Triggers      // see Triggers
	over       map[int]bool   // rows of meetings that a note says do not take place
	drafts     map[int]origin // row → what may say that it is not for readers, as the cell of a draft
	open       []diag.Finding // errors that are of no group
	before     *Rows          // what was read before; nil keeps nothing
	rowsRead   int            // that are not empty
	wide       bool           // it has more columns than are read, and that was told

	report
}

// report is what is said of a sheet. It is gathered group by group, since these are read side by side.
type report struct {
	findings  []diag.Finding
	absent    []absent
	onOneLine []int    // rows with addresses that stay on one line
	unzoned   []origin // cells with a zone behind their times that nobody can be sure of
	noted     []origin // words beside days and times that may change when groups meet
	topical   []origin // cells of the kind that say what a group is about
	mobiles   []int    // rows with the mobile of somebody who is named
}

func (r *report) add(other report) {
	r.findings = append(r.findings, other.findings...)
	r.absent = append(r.absent, other.absent...)
	r.onOneLine = append(r.onOneLine, other.onOneLine...)
	r.unzoned = append(r.unzoned, other.unzoned...)
	r.noted = append(r.noted, other.noted...)
	r.topical = append(r.topical, other.topical...)
	r.mobiles = append(r.mobiles, other.mobiles...)
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

// value returns the cell of a field in a row.
func (s *sheet) value(r Row, field string) string {
	_, value := s.column(r, field, "")
	return value
}

// column returns the cell of a field in a row, of the column for the language.
func (s *sheet) column(r Row, field, language string) (column, string) {
	for _, c := range s.columns {
		if c.field == field && c.language == language && c.index < len(r.Cells) {
			if text := plain(r.Cells[c.index]); text != "" && !isBlank(s.hub.Words, field, text) {
				if from, moved := s.stood[[2]int{r.Number, c.index}]; moved {
					c = from
				}
				return c, text
			}
		}
	}
	return column{}, ""
}
