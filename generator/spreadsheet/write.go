package spreadsheet

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// origin is the cell that a line of front matter was made from.
type origin struct {
	row    int
	column column
	value  string
}

// matter is front matter being written, a line for each cell.
type matter struct {
	sheet   *sheet
	group   *group
	lines   []string
	origins []origin
	failed  bool // a cell could not be read
	country string

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
	if load.Reserved(s.hub, "groups", g.slug) {
		s.find(diag.SlugReserved, diag.Error, r.Number, diag.Say("The program needs the name %q itself.", g.slug), "Give this group another id.")
		return nil
	}
	own := "" // the first language of the hub in which the name has a column of its own
	for _, code := range slices.Backward(s.hub.Codes()) {
		if _, text := s.column(r, "name", code); text != "" {
			own = code
		}
	}
	written := s.hub.DefaultLanguage
	if c, text := s.column(r, "language", ""); text != "" {
		code := Language(text)
		if _, ok := s.hub.Language(code); !ok && own == "" {
			s.cell(diag.LanguageUnknown, diag.Error, r.Number, c, text, "This hub is not written in that language.", diag.Say("Write one of: %s", strings.Join(s.hub.Codes(), ", ")))
		} else {
			written = code
		}
	}
	main := written
	if _, ok := s.hub.Language(written); !ok || own == s.hub.DefaultLanguage {
		main = own
	}
	f := &matter{sheet: s, group: g}
	f.texts(main, written)
	f.facts()
	f.groups()
	f.schedule()
	f.parse(main, "")
	pages := []*matter{f}
	for _, code := range s.hub.Codes() {
		if code == main {
			continue
		}
		t := &matter{sheet: s, group: g}
		if t.texts(code, written); len(t.lines) > 0 {
			t.parse(code, s.file)
			pages = append(pages, t)
		}
	}
	return pages
}

// parse reads what was written as a page of the language, and tells what is found
// about the cells that it came from.
func (f *matter) parse(language, original string) {
	s, g := f.sheet, f.group
	file := load.File{Path: s.file, Section: "groups", Language: language, Page: g.slug, Original: original}
	parsed, findings := parse.Page(file, []byte("---\n"+strings.Join(f.lines, "\n")+"\n---\n"), s.hub)
	p := *parsed
	p.Pos.Line = g.rows[0].Number
	p.Broken = p.Broken || f.failed
	f.page, f.bad = &p, map[int]bool{}
	for _, finding := range findings {
		message, suggestion := inCells(finding)
		if i := finding.Line - 2; i >= 0 && i < len(f.origins) && f.origins[i].row > 0 {
			f.bad[i] = f.bad[i] || finding.Severity == diag.Error
			o := f.origins[i]
			if field, _ := schema.Of(model.KindGroup).Field(o.column.field); field.Choices != nil && finding.Code == diag.TermUnknown {
				suggestion = instead(s.hub.Words, field, o.value)
			}
			if finding.Code == diag.PlaceHidden || finding.Code == diag.PersonalData {
				o.value = "…" // findings are read by more people than the file
			}
			s.cell(finding.Code, finding.Severity, o.row, o.column, o.value, message, suggestion)
			continue
		}
		if finding.Code == diag.TitleMissing {
			suggestion = s.nameIt()
		}
		s.find(finding.Code, finding.Severity, g.rows[0].Number, message, suggestion)
	}
}

// nameIt says where the name of a group is written.
func (s *sheet) nameIt() diag.Text {
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
		session = "Fill day and start. If it is not every week, every says week, 2 weeks (with from, the day of one meeting) " +
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
		{diag.ScheduleInvalid, "schedule.nth", diag.NthAlone}:     {suggestion: session},
		{diag.ScheduleInvalid, "schedule.start", diag.NoClock}:    {suggestion: time},
		{diag.ScheduleInvalid, "schedule.end", diag.NoClock}:      {suggestion: time},
		{diag.FieldMissing, "verified", ""}:                       {suggestion: "Fill the other columns that belong to this one too."},
		{diag.PlaceHidden, "place.address", ""}:                   {suggestion: empty},
		{diag.PlaceHidden, "place.lat", ""}:                       {suggestion: empty},
		{diag.PlaceHidden, "place.lon", ""}:                       {suggestion: empty},
		{diag.PlaceHidden, "place.venue", ""}:                     {suggestion: "Empty this cell, if the name tells where it is."},
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

// texts writes what is said in a language; the columns without one are in the
// language that the row was written in.
func (f *matter) texts(language, written string) {
	for _, field := range texts() {
		o := f.fact(field, language)
		if o.value == "" && language == written {
			o = f.fact(field, "")
		}
		if o.value == "" {
			continue
		}
		key := field
		if field == "alert.text" {
			f.line("alert:", o)
			key = "  text"
			f.line(key+": "+frontmatter.Text(o.value), o)
			if until := f.fact("alert.until", ""); until.value != "" {
				f.one("  until", until, date)
			}
			continue
		}
		f.line(key+": "+frontmatter.Text(o.value), o)
	}
}

// fact returns the cell of the first row that has one, and says when another row
// of the group differs.
func (f *matter) fact(field, language string) origin {
	var first origin
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
		case strictyaml.Fold(first.value) != strictyaml.Fold(text):
			f.problem(o, diag.Error, problem{diag.SheetInvalid, diag.Say("Row %d says something else of the same group.", first.row),
				"Write the same in both rows. If they are two groups, give each an id of its own."})
		}
	}
	return first
}

// one writes a scalar that a function reads.
func (f *matter) one(key string, o origin, read func(string) (string, *problem)) {
	value, p := read(o.value)
	if p != nil {
		f.problem(o, diag.Error, *p)
		return
	}
	f.line(key+": "+frontmatter.Text(value), o)
}

func (f *matter) truth(key string, o origin) {
	switch word := choice(f.sheet.hub.Words, "truth", o.value); word {
	case "true", "false":
		f.line(key+": "+word, o)
	default:
		f.problem(o, diag.Error, problem{diag.FieldType, diag.Say("%q is neither yes nor no.", o.value), "Write yes or no."})
	}
}

// as makes a reader of a function that finds nothing wrong.
func as(read func(string) string) func(string) (string, *problem) {
	return func(s string) (string, *problem) { return read(s), nil }
}

func (f *matter) wordOf(part string) func(string) (string, *problem) {
	return as(func(s string) string { return choice(f.sheet.hub.Words, part, s) })
}

// facts writes the fields that stand by themselves.
func (f *matter) facts() {
	for _, field := range []string{"id", "kind", "timezone", "cost", "organisation", "source", "status", "resumes", "attendance", "join", "review_by", "consent_on", "updated"} {
		o := f.fact(field, "")
		if o.value == "" {
			continue
		}
		switch field {
		case "status", "attendance", "join":
			f.one(field, o, f.wordOf(field))
		case "resumes", "review_by", "consent_on", "updated":
			f.one(field, o, date)
		case "kind":
			f.one(field, o, as(func(s string) string { return term(s, f.sheet.hub.Kinds) }))
		default:
			f.line(field+": "+frontmatter.Text(o.value), o)
		}
	}
	for _, field := range []string{"sample", "draft"} {
		if o := f.fact(field, ""); o.value != "" {
			f.truth(field, o)
		}
	}
	hub := f.sheet.hub
	for _, l := range []struct {
		field string
		read  func(string) string
	}{
		{"languages", Language},
		{"audience", func(s string) string { return term(s, hub.Audience) }},
		{"topics", func(s string) string { return term(s, hub.Topics) }},
		{"access", func(s string) string { return term(s, hub.Access) }},
	} {
		if o := f.fact(l.field, ""); o.value != "" {
			items := list(o.value, ";,|،\n")
			for i := range items {
				items[i] = l.read(items[i])
			}
			f.line(l.field+": "+frontmatter.List(items), o)
		}
	}
}

var pair = regexp.MustCompile(`^(-?[0-9]+\.[0-9]+)\s*[,;]\s*(-?[0-9]+\.[0-9]+)$`)

// groups writes the fields that belong together: place, online and so on.
func (f *matter) groups() {
	for _, name := range []string{"place", "online", "contact", "verified"} {
		head := len(f.lines)
		for _, field := range map[string][]string{
			"place":    {"venue", "address", "city", "region", "country", "lat", "lon", "precision"},
			"online":   {"url", "publish_link"},
			"contact":  {"role", "name", "email", "phone", "url"},
			"verified": {"on", "by", "how"},
		}[name] {
			o := f.fact(name+"."+field, "")
			if o.value == "" {
				continue
			}
			if len(f.lines) == head {
				f.line(name+":", o)
			}
			key := "  " + field
			switch name + "." + field {
			case "place.region":
				f.line(key+": "+frontmatter.List(list(o.value, ";|\n")), o)
			case "place.country":
				f.country = Country(o.value)
				f.line(key+": "+frontmatter.Text(f.country), o)
			case "place.lat":
				if parts := pair.FindStringSubmatch(digits(o.value)); parts != nil && f.fact("place.lon", "").value == "" {
					f.line(key+": "+parts[1], o)
					f.line("  lon: "+parts[2], o)
					f.exchanged(o, parts[1], parts[2])
					continue
				}
				f.exchanged(o, number(o.value), number(f.fact("place.lon", "").value))
				f.line(key+": "+frontmatter.Number(number(o.value)), o)
			case "place.lon":
				f.line(key+": "+frontmatter.Number(number(o.value)), o)
			case "place.precision":
				f.one(key, o, f.wordOf("precision"))
			case "online.publish_link":
				f.truth(key, o)
			case "contact.phone":
				f.phone(key, o)
			case "verified.on":
				f.one(key, o, date)
			case "online.url", "contact.url", "contact.email":
				f.line(key+": "+frontmatter.Text(unquoted(o.value)), o)
			default:
				f.line(key+": "+frontmatter.Text(o.value), o)
			}
		}
		if len(f.lines) == head+1 {
			f.lines, f.origins = f.lines[:head], f.origins[:head] // its only field could not be read
		}
	}
}

// phone finds what a spreadsheet program does to numbers that are none.
func (f *matter) phone(key string, o origin) {
	number := digits(unquoted(o.value))
	if scientific.MatchString(number) {
		f.problem(o, diag.Error, problem{diag.PhoneInvalid, diag.Say("The spreadsheet program took this telephone number for a quantity, and its last digits are lost: %s.", o.value),
			"Look the number up, make the column one of text, and write it with spaces: +44 113 496 0118"})
		return
	}
	bare := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
	if parsed, err := phonenumbers.Parse(bare, f.country); err == nil && f.country != "" && bare != "" && bare[0] != '0' && bare[0] != '+' && phonenumbers.IsValidNumber(parsed) {
		if national := phonenumbers.Format(parsed, phonenumbers.NATIONAL); strings.HasPrefix(national, "0") || strings.HasPrefix(national, "(0") {
			f.problem(o, diag.Warning, problem{diag.PhoneInvalid, "The zero or the plus at the beginning of this number is missing: spreadsheet programs take it away.",
				diag.Say("Write: %s", phonenumbers.Format(parsed, phonenumbers.INTERNATIONAL))})
			number = phonenumbers.Format(parsed, phonenumbers.INTERNATIONAL)
		}
	}
	f.line(key+": "+frontmatter.Text(number), o)
}

// exchanged warns when a point lies in its country only with latitude and
// longitude exchanged.
func (f *matter) exchanged(o origin, latitude, longitude string) {
	lat, err := strconv.ParseFloat(latitude, 64)
	lon, err2 := strconv.ParseFloat(longitude, 64)
	box, known := boxes()[f.country]
	if err != nil || err2 != nil || !known || lat < -90 || lat > 90 {
		return
	}
	if !box.holds(lat, lon) && box.holds(lon, lat) {
		f.problem(o, diag.Error, problem{diag.FieldValue, "This point is not in the country of the group. Latitude and longitude are probably exchanged.",
			diag.Say("Write %s in the column of the latitude and %s in that of the longitude.", longitude, latitude)})
	}
}
