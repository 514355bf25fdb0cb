package interchange

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
	"peerhub/generator/spreadsheet"
)

// CSV is groups.csv, our own spreadsheet of groups, and any other that package
// spreadsheet reads, a workbook (.xlsx) too.
const CSV Format = "csv"

func ownSpreadsheet() format {
	return format{
		name: CSV, title: "CSV", aliases: []string{"spreadsheet"},

		reads: "spreadsheets of groups (CSV, .xlsx), such as groups.csv of another hub",
		sniff: func(in input) sureness {
			if in.table != nil { // its columns may have any names
				return possible
			}
			return foreign
		},
		read: readSpreadsheet,

		address: route.GroupsCSV,
		write:   (*writer).spreadsheet,
		index:   (*writer).spreadsheets,
		carries: factsBut("text", "contact.name"), // of every other field there is a column
	}
}

// readSpreadsheet reads the sheets of a spreadsheet.
func readSpreadsheet(i *importer, inputs []input) {
	var tables []spreadsheet.Table
	for _, in := range inputs {
		tables = append(tables, *in.table)
		i.exported = i.exported || fromElsewhere(i.hub, *in.table)
	}
	read := spreadsheet.Drafts(i.file, tables, i.hub)
	if len(read.Drafts) == 0 {
		i.Findings = append(i.Findings, read.Findings...)
		i.TooMuch = slices.ContainsFunc(read.Findings, func(f diag.Finding) bool { return f.Code == diag.FileTooLarge })
		i.unknown("No groups could be read in this file.", whatIsRead())
		return
	}
	for _, f := range read.Findings { // what is wrong was left out, and the rest goes on
		if f.Code == diag.PersonalData { // the door tells it, once for all
			continue
		}
		f.Severity = diag.Warning
		f.Message, f.Suggestion, f.Excerpt = discreet(f.Message), discreet(f.Suggestion), discreet(f.Excerpt)
		i.Findings = append(i.Findings, f)
	}
	i.note("", read.Open[""]...)
	addresses := addressesOf(read.Drafts)
	for _, d := range read.Drafts {
		was := d.Slug
		if !d.Translation {
			i.note(d.Where, read.Open[d.Slug]...)
		}
		i.door.draft(&d)
		d.Slug = addresses.of(was, d.Slug, d.Translation)
		i.leaveOutErrors(&d)
		if !d.Translation && !hasField(&d, "name") {
			i.leaveOut(d.Where, "The name of this group cannot be read, and it was left out.",
				"Write its name into the cell.")
			continue
		}
		i.Drafts = append(i.Drafts, d)
	}
	i.Records += read.Rows
}

// addresses are the short names of groups, by what they were before the door took
// something out of them; true is one that is taken.
type addresses struct {
	now   map[string]string
	taken map[string]bool
}

func addressesOf(drafts []frontmatter.Draft) addresses {
	out := addresses{map[string]string{}, map[string]bool{}}
	for _, d := range drafts {
		out.taken[d.Slug] = true
	}
	return out
}

// of is the short name of a group, which no other one has; its translations have it, too.
func (a addresses) of(was, is string, translation bool) string {
	if now, known := a.now[was]; known && translation {
		return now
	}
	if is != was {
		base := is
		for n := 2; a.taken[is]; n++ {
			is = base + "-" + strconv.Itoa(n)
		}
		a.taken[is] = true
	}
	a.now[was] = is
	return is
}

// listBy stands between the values of a cell that holds several.
const listBy = "; "

// row is a session of a group, as it is told.
type row struct {
	p       *model.Page // with nothing that may not be told; see shown
	s       model.Session
	address string
	inOwn   map[string]*model.Page // language → a translation
}

// column is a column of groups.csv.
type column struct {
	name   string
	cell   func(r *row) string
	number bool // which may begin with a minus
}

// columns are those of groups.csv: of each field that files may tell, so that another
// hub can read the file. Texts of translations have columns of their own (name.fr).
func columns(languages []string) []column {
	var all []column
	var words []schema.Field
	told := func(f schema.Field) bool {
		return f.Column != "" && (f.Tell == schema.Public || f.Tell == schema.Coarse)
	}
	add := func(f schema.Field, of func(r *row) any) {
		if told(f) {
			all = append(all, column{f.Column, func(r *row) string { return cell(f, of(r)) }, f.Type == schema.Degrees})
		}
	}
	for _, f := range schema.Of(model.KindGroup).Fields {
		switch f.Type {
		case schema.Group:
			for _, part := range f.Fields {
				add(part, func(r *row) any { return schema.Within(f.At(r.p), false) })
			}
		case schema.Groups: // the schedule is the only one with columns
			for _, part := range f.Fields {
				add(part, func(r *row) any { return &r.s })
			}
		default:
			if add(f, func(r *row) any { return r.p }); told(f) && f.Scope == schema.Words {
				words = append(words, f)
			}
		}
	}
	all = append(all, column{name: "language", cell: func(r *row) string { return r.p.Language }},
		column{name: "page", cell: func(r *row) string { return r.address }})
	at := func(name string) int { return slices.IndexFunc(all, func(c column) bool { return c.name == name }) }
	for _, m := range moved() {
		if at(m.column) < 0 || at(m.before) < 0 {
			continue // of a field that files do not tell
		}
		c := all[at(m.column)]
		all = slices.Delete(all, at(m.column), at(m.column)+1)
		all = slices.Insert(all, at(m.before), c)
	}
	for _, code := range languages {
		for _, f := range words {
			all = append(all, column{name: f.Column + "." + code, cell: func(r *row) string {
				if own := r.inOwn[code]; own != nil {
					return cell(f, own)
				}
				return ""
			}})
		}
	}
	return all
}

// moved are the columns that do not stand where their fields do in front matter.
func moved() []struct{ column, before string } {
	return []struct{ column, before string }{
		{"id", "name"}, {"language", "status"}, {"kind", "day"}, {"attendance", "day"},
		{"rrule", "from"}, {"by_arrangement", "from"}, {"join", "verified_on"}, {"organisation", "verified_on"}}
}

// cell says in a cell what a field of something says.
func cell(f schema.Field, of any) string {
	at := f.At(of)
	if place, is := of.(*model.Place); is && f.Type == schema.Degrees {
		if !place.HasPoint {
			return ""
		}
		return degrees(*at.(*float64))
	}
	if f.Absent(at) {
		return ""
	}
	switch v := at.(type) {
	case *[]string:
		return list(*v)
	case *bool:
		return "true"
	case *model.Date:
		return v.String()
	case *[]model.Date:
		return list(texts(*v, model.Date.String))
	case *[]time.Weekday:
		return list(dayNames(*v))
	case *[]int:
		return list(texts(*v, strconv.Itoa))
	case *model.Every:
		return frontmatter.Every(*v)
	}
	return schema.TextOf(at)
}

// spreadsheet writes groups.csv: a row per session.
func (w *writer) spreadsheet() ([]byte, error) {
	var out bytes.Buffer
	rows := csv.NewWriter(&out)
	rows.UseCRLF = true // RFC 4180
	all := columns(w.site.Hub.Codes())
	cells := make([]string, len(all))
	for i, c := range all {
		cells[i] = c.name
	}
	_ = rows.Write(cells) // rows.Error tells
	for _, e := range w.entries {
		r := &row{p: shown(e), address: w.page(e), inOwn: translations(e)}
		sessions := r.p.Group.Schedule
		if len(sessions) == 0 {
			sessions = []model.Session{{}}
		}
		for _, s := range sessions {
			r.s = oneForm(s)
			for i, c := range all {
				if cells[i] = c.cell(r); !c.number {
					cells[i] = harmless(cells[i])
				}
			}
			_ = rows.Write(cells)
		}
	}
	rows.Flush()
	return out.Bytes(), rows.Error()
}

// shown is the page of a group as files may tell it.
func shown(e *model.Entry) *model.Page {
	p, g := *e.Original, *e.Original.Group
	g.ID, p.Topics, p.Group = groupID(e), g.Topics, &g
	g.Place, g.Online = g.Place.Public(), g.Online.Public()
	g.Online.PublishLink = g.Online.URL != "" // whoever reads the file back may publish it too
	return &p
}

// translations are the pages of a group that its file tells beside the original.
func translations(e *model.Entry) map[string]*model.Page {
	out := map[string]*model.Page{}
	for code, own := range e.Pages {
		if own != e.Original && !own.Broken && !own.Draft && !own.Sample && own.Group != nil {
			out[code] = own
		}
	}
	return out
}

func list(values []string) string { return strings.Join(values, listBy) }

// harmless keeps a cell from being run as a formula. The apostrophe tells
// spreadsheet programs that the cell is text.
func harmless(cell string) string {
	if spreadsheet.Formula(cell) {
		return "'" + cell
	}
	return cell
}
