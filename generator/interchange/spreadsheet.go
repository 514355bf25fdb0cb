package interchange

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
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
		carries: []string{"translations", "summary", "first_visit", "alert.text", "alert.until", "resumes", "kind",
			"attendance.phone", "attendance", "schedule", "schedule.by_arrangement", "schedule.every", "schedule.from",
			"schedule.rrule", "schedule.except", "timezone", "place.region", "place.precision", "online.url", "contact",
			"contact.url", "languages", "audience", "topics", "access", "cost", "join", "organisation", "verified.on"},
	}
}

// readSpreadsheet reads the sheets of a spreadsheet.
func readSpreadsheet(i *importer, inputs []input) {
	var tables []spreadsheet.Table
	for _, in := range inputs {
		tables = append(tables, *in.table)
	}
	drafts, rows, findings := spreadsheet.Drafts(i.file, tables, i.hub)
	if len(drafts) == 0 {
		i.Findings = append(i.Findings, findings...)
		i.unknown("No groups could be read in this file.", whatIsRead())
		return
	}
	for _, f := range findings { // what is wrong was left out, and the rest goes on
		f.Severity = diag.Warning
		i.Findings = append(i.Findings, f)
	}
	for _, d := range drafts {
		for n, line := range d.Lines { // both spellings are read; this one is for people
			if text, ok := strings.CutPrefix(line, "title:"); ok {
				d.Lines[n] = "name:" + text
			}
		}
		i.leaveOutErrors(&d)
		if !d.Translation && !hasField(&d, "name") {
			i.leaveOut(d.Where, "The name of this group cannot be read, and it was left out.",
				"Write its name into the cell.")
			continue
		}
		i.Drafts = append(i.Drafts, d)
	}
	i.Records = rows
}

// listBy stands between the values of a cell that holds several.
const listBy = "; "

// row is a session of a group, as it is told.
type row struct {
	id, page string
	p        *model.Page
	g        *model.Group
	s        model.Session
	place    model.Place
	online   string
	inOwn    map[string]*model.Page // language → a translation
}

// column is a column of groups.csv.
type column struct {
	name   string
	cell   func(r *row) string
	number bool // which may begin with a minus
}

// columns are those of groups.csv, in their order. Their names are the names of
// the fields of front matter, so that another hub can read the file; texts of
// translations have columns of their own (name.fr).
func columns(languages []string) []column {
	all := []column{
		{name: "id", cell: func(r *row) string { return r.id }},
		{name: "name", cell: func(r *row) string { return r.p.Title }},
		{name: "summary", cell: func(r *row) string { return r.p.Summary }},
		{name: "first_visit", cell: func(r *row) string { return r.g.FirstVisit }},
		{name: "alert", cell: func(r *row) string { return r.g.Alert.Text }},
		{name: "alert_until", cell: func(r *row) string { return r.g.Alert.Until.String() }},
		{name: "language", cell: func(r *row) string { return r.p.Language }},
		{name: "status", cell: func(r *row) string { return string(r.g.Status) }},
		{name: "resumes", cell: func(r *row) string { return r.g.Resumes.String() }},
		{name: "kind", cell: func(r *row) string { return r.g.Kind }},
		{name: "attendance", cell: func(r *row) string { return string(r.g.Attendance) }},

		{name: "day", cell: func(r *row) string { return list(dayNames(r.s.Days)) }},
		{name: "start", cell: func(r *row) string { return r.s.Start }},
		{name: "end", cell: func(r *row) string { return r.s.End }},
		{name: "every", cell: func(r *row) string { return every(r.s) }},
		{name: "nth", cell: func(r *row) string { return list(texts(r.s.Nth, strconv.Itoa)) }},
		{name: "rrule", cell: func(r *row) string { return r.s.RRule }},
		{name: "by_arrangement", cell: func(r *row) string { return yes(r.s.ByArrangement) }},
		{name: "from", cell: func(r *row) string { return r.s.From.String() }},
		{name: "until", cell: func(r *row) string { return r.s.Until.String() }},
		{name: "except", cell: func(r *row) string { return list(texts(r.s.Except, model.Date.String)) }},
		{name: "extra", cell: func(r *row) string { return list(texts(r.s.Extra, model.Date.String)) }},
		{name: "note", cell: func(r *row) string { return r.s.Note }},

		{name: "timezone", cell: func(r *row) string { return r.g.Timezone }},
		{name: "venue", cell: func(r *row) string { return r.place.Venue }},
		{name: "address", cell: func(r *row) string { return r.place.Address }},
		{name: "city", cell: func(r *row) string { return r.place.City }},
		{name: "region", cell: func(r *row) string { return list(r.place.Region) }},
		{name: "country", cell: func(r *row) string { return r.place.Country }},
		{name: "lat", cell: func(r *row) string { return r.degrees(r.place.Lat) }, number: true},
		{name: "lon", cell: func(r *row) string { return r.degrees(r.place.Lon) }, number: true},
		{name: "precision", cell: func(r *row) string { return string(r.place.Precision) }},

		{name: "online_url", cell: func(r *row) string { return r.online }},
		// Whoever reads the file back may publish it too.
		{name: "publish_link", cell: func(r *row) string { return yes(r.online != "") }},
		{name: "email", cell: func(r *row) string { return r.g.Contact.Email }},
		{name: "phone", cell: func(r *row) string { return r.g.Contact.Phone }},
		{name: "url", cell: func(r *row) string { return r.g.Contact.URL }},
		{name: "languages", cell: func(r *row) string { return list(r.g.Languages) }},
		{name: "audience", cell: func(r *row) string { return list(r.g.Audience) }},
		{name: "topics", cell: func(r *row) string { return list(r.g.Topics) }},
		{name: "access", cell: func(r *row) string { return list(r.g.Access) }},
		{name: "cost", cell: func(r *row) string { return r.g.Cost }},
		{name: "join", cell: func(r *row) string { return string(r.g.Join) }},
		{name: "organisation", cell: func(r *row) string { return r.g.Organisation }},
		{name: "verified_on", cell: func(r *row) string { return r.g.Verified.On.String() }},
		{name: "updated", cell: func(r *row) string { return r.p.Updated.String() }},
		{name: "page", cell: func(r *row) string { return r.page }},
	}
	for _, code := range languages {
		own := func(text func(*model.Page) string) func(*row) string {
			return func(r *row) string {
				if p := r.inOwn[code]; p != nil {
					return text(p)
				}
				return ""
			}
		}
		all = append(all,
			column{name: "name." + code, cell: own(func(p *model.Page) string { return p.Title })},
			column{name: "summary." + code, cell: own(func(p *model.Page) string { return p.Summary })},
			column{name: "first_visit." + code, cell: own(func(p *model.Page) string { return p.Group.FirstVisit })})
	}
	return all
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
		r := w.row(e)
		sessions := r.g.Schedule
		if len(sessions) == 0 {
			sessions = []model.Session{{}}
		}
		for _, r.s = range sessions {
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

// row is what the rows of a group share.
func (w *writer) row(e *model.Entry) *row {
	p, g := e.Original, e.Original.Group
	r := &row{id: groupID(e), page: w.page(e), p: p, g: g, place: g.Place.Public(), online: g.Online.Public().URL,
		inOwn: map[string]*model.Page{}}
	for code, own := range e.Pages {
		if own != p && !own.Broken && !own.Draft && !own.Sample && own.Group != nil {
			r.inOwn[code] = own
		}
	}
	return r
}

// degrees is a coordinate of the place; "" when it has no point.
func (r *row) degrees(v float64) string {
	if !r.place.HasPoint {
		return ""
	}
	return degrees(v)
}

func list(values []string) string { return strings.Join(values, listBy) }

func yes(is bool) string {
	if is {
		return "true"
	}
	return ""
}

// harmless keeps a cell from being run as a formula. The apostrophe tells
// spreadsheet programs that the cell is text.
func harmless(cell string) string {
	if spreadsheet.Formula(cell) {
		return "'" + cell
	}
	return cell
}
