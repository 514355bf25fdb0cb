package spreadsheet

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
)

// origin is the cell that a line of front matter was made from.
type origin struct {
	row    int
	column column
	value  string
}

// matter is front matter being written, a line for each cell.
type matter struct {
	sheet       *sheet
	group       *group
	language    string // of the page
	written     string // in which columns that name no language are
	translation bool   // which has words alone
	lines       []string
	origins     []origin
	failed      bool // a cell could not be read
	country     string
	zone        *time.Location // see ownZone
	zoned       bool           // that is known
	meant       origin         // see zoneSaid

	page *model.Page  // what the lines are
	bad  map[int]bool // lines with an error
}

func (f *matter) line(text string, from origin) {
	f.lines = append(f.lines, text)
	f.origins = append(f.origins, from)
}

func (f *matter) problem(from origin, severity diag.Severity, p problem) {
	f.sheet.cell(p.code, severity, from.row, from.column, from.value, p.message, p.suggestion)
	f.failed = f.failed || severity == diag.Error
}

// page writes and reads the pages of a group, the original first.
func (s *sheet) page(g *group) []*matter {
	r := g.rows[0]
	own := "" // the first language of the hub in which the name has a column of its own
	for _, code := range slices.Backward(s.hub.Codes()) {
		if _, text := s.column(r, "name", code); text != "" {
			own = code
		}
	}
	written := s.hub.DefaultLanguage
	if c, text := s.column(r, "language", ""); text != "" {
		code := Language(s.hub.Words, text)
		if _, ok := s.hub.Language(code); !ok && own == "" {
			s.cell(diag.LanguageUnknown, diag.Error, r.Number, c, text, "This hub is not written in that language.",
				diag.Say("Write one of: %s", strings.Join(s.hub.Codes(), ", ")))
		} else {
			written = code
		}
	}
	main := written
	if _, ok := s.hub.Language(written); !ok || own == s.hub.DefaultLanguage {
		main = own
	}
	f := &matter{sheet: s, group: g, language: main, written: written, country: s.hub.Defaults.Country}
	f.fields(schema.Of(model.KindGroup).Fields, "")
	f.parse("")
	pages := []*matter{f}
	for _, code := range s.hub.Codes() {
		if code == main {
			continue
		}
		t := &matter{sheet: s, group: g, language: code, written: written, translation: true}
		if t.fields(schema.Of(model.KindGroup).Fields, ""); len(t.lines) > 0 {
			t.parse(s.file)
			pages = append(pages, t)
		}
	}
	return pages
}

// parse reads what was written as a page, and tells what is found about the cells
// that it came from.
func (f *matter) parse(original string) {
	s, g := f.sheet, f.group
	file := load.File{Path: s.file, Section: "groups", Language: f.language, Page: g.slug, Original: original}
	parsed, findings := parse.Page(file, []byte("---\n"+strings.Join(f.lines, "\n")+"\n---\n"), s.hub)
	p := *parsed
	p.Body = p.Body.Packed()
	p.Pos.Line = g.rows[0].Number
	p.Broken = p.Broken || f.failed
	f.page, f.bad = &p, map[int]bool{}
	for _, finding := range findings {
		message, suggestion := inCells(finding)
		if i := finding.Line - 2; i >= 0 && i < len(f.origins) && f.origins[i].row > 0 {
			if finding.Code == diag.FieldMissing && finding.Field == "place" {
				f.halfPoint(finding)
				continue
			}
			f.bad[i] = f.bad[i] || finding.Severity == diag.Error
			o := f.origins[i]
			if finding.Rule == diag.NoFirstDay && hasCell(s, g, o.row, "schedule.from") {
				continue // its cell was told already
			}
			if o.column.field == consent {
				_, message, suggestion = unsaid()
			}
			if wants(s, finding, o) {
				if finding.Severity == diag.Error {
					finding.Message, finding.Suggestion = message, suggestion
					g.open = append(g.open, finding)
				}
				continue
			}
			field, _ := schema.Of(model.KindGroup).Field(o.column.field)
			if field.Choices != nil && finding.Code == diag.TermUnknown {
				suggestion = instead(s.hub.Words, field, o.value)
			}
			if finding.Code == diag.PlaceHidden || finding.Code == diag.PersonalData {
				o.value = "…" // findings are read by more people than the file
			}
			s.cell(finding.Code, finding.Severity, o.row, o.column, o.value, message, suggestion)
			continue
		}
		if finding.Code == diag.TitleMissing {
			suggestion = nameIt(s)
		}
		s.find(finding.Code, finding.Severity, g.rows[0].Number, message, suggestion)
	}
}

// halfPoint takes a latitude or a longitude that has not the other out, and says so, unless
// that one was told already.
func (f *matter) halfPoint(finding diag.Finding) {
	for i, line := range f.lines {
		lat, lon := strings.HasPrefix(line, "  lat:"), strings.HasPrefix(line, "  lon:")
		other := map[bool]string{true: "place.lon", false: "place.lat"}[lat]
		if lat || lon {
			f.bad[i] = true
			if o := f.origins[i]; !hasCell(f.sheet, f.group, o.row, other) {
				f.sheet.cell(finding.Code, finding.Severity, o.row, o.column, o.value, finding.Message,
					finding.Suggestion)
			}
		}
	}
}

// hasCell reports whether a row of a group has a cell of a field.
func hasCell(s *sheet, g *group, row int, field string) bool {
	at, found := slices.BinarySearchFunc(g.rows, row, func(r Row, n int) int { return cmp.Compare(r.Number, n) })
	return found && s.value(g.rows[at], field) != ""
}

// nameIt says where the name of a group is written.
func nameIt(s *sheet) diag.Text {
	for _, c := range s.columns {
		if c.field == "name" {
			return diag.Say("Write the name in column %s.", letter(c.index))
		}
	}
	return "Add a column called name, and write the name there."
}

// subject is what a finding is about.
type subject struct {
	code        diag.Code
	field, rule string
}

// cellWords are what a spreadsheet says in other words than a page, which has lines and
// quotation marks. An empty text is said in the same words.
func cellWords() map[subject]struct{ message, suggestion diag.Text } {
	const (
		empty   = "Empty this cell."
		session = "Fill day and start. If it is not every week, every says week, 2 weeks (with from, the day of one " +
			"meeting) " +
			"or month (with nth: 1 for the first, -1 for the last)."
	)
	time := diag.Say("Write for example: %s", "18:30")
	return map[subject]struct{ message, suggestion diag.Text }{
		{diag.ScheduleInvalid, "schedule", diag.NoDay}: {"This row does not say when.", session},
		{diag.ScheduleInvalid, "schedule", diag.TwoForms}: {
			"A row has one of day, rrule and by_arrangement.", "Make two rows of it."},
		{diag.ScheduleInvalid, "schedule", diag.NoTime}: {"This row has a day and no time.",
			diag.Say("Write in the column of the start for example: %s", "18:30")},
		{diag.ScheduleInvalid, "schedule", diag.RuleTwice}: {
			message: "A row with an rrule has neither every nor nth: the rule says it."},
		{diag.ScheduleInvalid, "schedule.every", diag.NoNth}:      {suggestion: session},
		{diag.ScheduleInvalid, "schedule.every", diag.NoFirstDay}: {suggestion: session},
		{diag.ScheduleInvalid, "schedule.start", diag.NoClock}:    {suggestion: time},
		{diag.ScheduleInvalid, "schedule.end", diag.NoClock}:      {suggestion: time},
		{diag.FieldMissing, "verified",
			""}: {suggestion: "Fill the other columns that belong to this one too."},
		{diag.PlaceHidden, "place.address", ""}:  {suggestion: empty},
		{diag.PlaceHidden, "place.postcode", ""}: {suggestion: empty},
		{diag.PlaceHidden, "place.lat", ""}:      {suggestion: empty},
		{diag.PlaceHidden, "place.lon", ""}:      {suggestion: empty},
		{diag.PlaceHidden, "place.venue",
			""}: {suggestion: "Empty this cell, if the name tells where it is."},
		{diag.FrontMatterLarge, "", ""}: {"The texts of this row are too long.",
			"Make them shorter, or write a page for this group."},
	}
}

// inCells says a finding about front matter in the words of a spreadsheet. A value
// needs no quotation marks in a cell.
func inCells(f diag.Finding) (message, suggestion diag.Text) {
	words := cellWords()[subject{f.Code, f.Field, f.Rule}]
	unquoted := diag.Text(strings.ReplaceAll(string(f.Suggestion), `"`, ""))
	return cmp.Or(words.message, f.Message), cmp.Or(words.suggestion, unquoted)
}
