package interchange

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// missing names the parts that a registered format lacks.
func missing(f format) []string {
	var out []string
	need := func(part string, there bool) {
		if !there {
			out = append(out, part)
		}
	}
	together := func(parts map[string]bool) {
		if slices.Contains(slices.Collect(maps.Values(parts)), true) {
			for _, name := range slices.Sorted(maps.Keys(parts)) {
				need(name, parts[name])
			}
		}
	}
	need("name", f.name != "")
	need("title", f.title != "")
	need("read or write", f.read != nil || f.write != nil)
	together(map[string]bool{"reads": f.reads != "", "sniff": f.sniff != nil, "read": f.read != nil})
	together(map[string]bool{"address": f.address != "", "write": f.write != nil, "carries": len(f.carries) > 0})
	together(map[string]bool{"holds": f.holds != nil,
		"absence of one": f.absence[0] != "", "absence of many": f.absence[1] != ""})
	need("write, beside writeOne", f.writeOne == nil || f.write != nil)
	known := map[string]bool{}
	for _, fact := range facts() {
		known[fact.field] = true
	}
	for i, field := range f.carries {
		need(fmt.Sprintf("a fact for %s, which it carries", field), known[field])
		need(fmt.Sprintf("%s only once", field), !slices.Contains(f.carries[:i], field))
	}
	for _, part := range f.partly {
		need(fmt.Sprintf("%s, which it carries in part", part.field), slices.Contains(f.carries, part.field))
	}
	return out
}

// TestNoFormatLacksAPart: what is registered is whole.
func TestNoFormatLacksAPart(t *testing.T) {
	seen := map[string]Format{}
	for _, f := range formats() {
		if parts := missing(f); len(parts) > 0 {
			t.Errorf("%s lacks %s", f.name, strings.Join(parts, ", "))
		}
		for _, name := range append([]string{string(f.name), f.title, f.address}, f.aliases...) {
			if first, taken := seen[bare(name)]; name != "" && taken && first != f.name {
				t.Errorf("%s and %s are both called %s", first, f.name, name)
			}
			seen[bare(name)] = f.name
		}
	}
	sniff := func(input) sureness { return foreign }
	read := func(*importer, []input) {}
	write := func(*writer) ([]byte, error) { return nil, nil }
	for want, f := range map[string]format{
		"name, title, read or write": {},
		"reads, sniff":               {name: "x", title: "X", read: read},
		"read or write, read":        {name: "x", title: "X", reads: "X", sniff: sniff},
		"address, carries":           {name: "x", title: "X", write: write},
		"absence of many, holds": {name: "x", title: "X", reads: "X", sniff: sniff, read: read,
			absence: [2]diag.Text{"%d group in %s."}},
		"a fact for shoes, which it carries, cost only once, join, which it carries in part": {name: "x", title: "X",
			address: "x", write: write, carries: []string{"cost", "shoes", "cost"}, partly: []fact{{field: "join"}}},
		"": {name: "x", title: "X", reads: "X", sniff: sniff, read: read},
	} {
		if got := strings.Join(missing(f), ", "); got != want {
			t.Errorf("lacks %q, want %q", got, want)
		}
	}
}

// TestEveryFormatIsListed: a function that makes a format, and is not in the list,
// makes it for nobody.
func TestEveryFormatIsListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil || f.Type.Params.NumFields() > 0 || f.Type.Results.NumFields() != 1 {
				continue
			}
			if result, ok := f.Type.Results.List[0].Type.(*ast.Ident); ok && result.Name == "format" {
				made = append(made, f.Name.Name)
			}
		}
	}
	if len(made) != len(formats()) {
		t.Errorf("%d formats are listed, and these are made: %s", len(formats()), strings.Join(made, ", "))
	}
}

// TestFormatsKnowTheirOwn: each format is surer than every other that a file is its
// own, if it wrote it.
func TestFormatsKnowTheirOwn(t *testing.T) {
	checked := 0
	for _, f := range formats() {
		if f.write == nil || f.read == nil {
			continue
		}
		checked++
		file := writtenIn(t, f.name, whole()...)[f.address]
		if in := Read("file", []byte(file), testHub(), today); in.Format != f.name || len(in.Drafts) == 0 {
			t.Errorf("what is written as %s is read as %q, with %d groups", f.name, in.Format, len(in.Drafts))
		}
		i := &importer{file: "file", hub: testHub()}
		inputs := i.open([]byte(file))
		if len(inputs) != 1 {
			t.Errorf("%s is opened as %d inputs", f.name, len(inputs))
			continue
		}
		for _, other := range formats() {
			if other.sniff != nil && other.name != f.name && other.sniff(inputs[0]) >= f.sniff(inputs[0]) {
				t.Errorf("%s is as sure as %s that a file is its own, which %[2]s wrote", other.name, f.name)
			}
		}
	}
	if checked < 4 {
		t.Errorf("only %d formats are written and read", checked)
	}
}

// TestShares: in a workbook, sheets of a format that is certain of them are read
// alone, each by its own; else all of them are one spreadsheet of groups.
func TestShares(t *testing.T) {
	sheet := func(columns ...string) input {
		return input{table: &spreadsheet.Table{Rows: []spreadsheet.Row{{Number: 1, Cells: columns}}}}
	}
	meetings, services := sheet("Name", "Day", "Types"), sheet("id", "name", "organization_id", "status")
	notes, groups := sheet("Dear all"), sheet("name", "day", "start", "types")
	for _, c := range []struct {
		name   string
		inputs []input
		want   string
	}{
		{"nothing", nil, ""},
		{"groups alone", []input{groups}, "csv 1"},
		{"two sheets of groups", []input{groups, notes}, "csv 2"},
		{"meetings beside notes", []input{notes, meetings, groups}, "meeting-guide 1"},
		{"meetings, then services", []input{meetings, meetings, notes, services, meetings},
			"meeting-guide 2, hsds 1, meeting-guide 1"},
		{"text that nobody knows", []input{{text: []byte("Dear all")}}, ""},
	} {
		var got []string
		for _, s := range shares(c.inputs) {
			got = append(got, fmt.Sprintf("%s %d", s.format.name, len(s.inputs)))
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: %s, want %s", c.name, all, c.want)
		}
	}
}

// TestWhatIsRead: every format that can be read is named, spreadsheets last, in the
// language of the hub.
func TestWhatIsRead(t *testing.T) {
	for _, c := range []struct {
		lang          model.Language
		between, last string
	}{
		{model.Language{Code: "en", Dir: "ltr"}, ", ", ", and "},
		{model.Language{Code: "es", Dir: "ltr"}, ", ", ", y "},
		{model.Language{Code: "ar", Dir: "rtl"}, "، و", "، و"},
	} {
		words := locale.Findings(layouts.Builtin, c.lang)
		var others []string
		for _, of := range Readable() {
			if of != CSV {
				others = append(others, words.Say(registered(of).reads))
			}
		}
		want := strings.Join(others, c.between) + c.last + words.Say(ownSpreadsheet().reads) + "."
		if got := words.Say(whatIsRead()); !strings.HasSuffix(got, ": "+want) || len(others) < 3 {
			t.Errorf("%s: %s\nwant … %s", c.lang.Code, got, want)
		}
	}
}

// TestFactsAreFields: what is told apart of the fields of groups is there, and every
// field that groups alone have and files tell is a fact, once.
func TestFactsAreFields(t *testing.T) {
	known := map[string]bool{"text": true, "translations": true, "attendance.phone": true} // of no field, or of one
	kind := schema.Of(model.KindGroup)
	kind.Walk(func(path string, _ schema.Field) { known[path] = true })
	seen := map[string]bool{}
	for _, f := range facts() {
		if !known[f.field] || seen[f.field] || f.what == "" || f.says == nil {
			t.Errorf("%+v is no fact of a field, or is one twice", f)
		}
		seen[f.field] = true
	}
	for _, path := range everywhere() {
		if !known[path] || seen[path] {
			t.Errorf("%s is no field, or is a fact too", path)
		}
	}
	for _, path := range []string{"timezone", "languages", "topics", "access", "join"} { // which are named nowhere else
		if !seen[path] {
			t.Errorf("%s is no fact", path)
		}
	}
	for _, path := range []string{"verified.by", "contact.name", "review_by", "consent_on", "source", "sample", "draft"} {
		if seen[path] {
			t.Errorf("%s is a fact, and no file may tell it", path)
		}
	}
}

// plain is a group that says none of the facts, and is in the files of all formats,
// as far as a group without a fact can be.
func plain() *model.Entry {
	e := group("tea", model.Group{Place: model.Place{City: "Leeds", Lat: 53.8, Lon: -1.5, HasPoint: true},
		Schedule: []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", Every: 1}}})
	e.Original.Group.Verified = model.Verification{}
	return e
}

// saying are groups that say a fact, by its field. Those that plain says already
// are taken from it first.
var saying = map[string]struct {
	without, with func(p *model.Page, g *model.Group)
}{
	"text":        {with: func(p *model.Page, _ *model.Group) { p.Body.Text = "Come in." }},
	"summary":     {with: func(p *model.Page, _ *model.Group) { p.Summary = "Come in." }},
	"first_visit": {with: func(_ *model.Page, g *model.Group) { g.FirstVisit = "Somebody meets you." }},
	"alert.text":  {with: func(_ *model.Page, g *model.Group) { g.Alert.Text = "No meeting today" }},
	"alert.until": {without: func(_ *model.Page, g *model.Group) { g.Alert.Text = "No meeting today" },
		with: func(_ *model.Page, g *model.Group) { g.Alert.Until = day(2026, 12, 25) }},
	"resumes":          {with: func(_ *model.Page, g *model.Group) { g.Resumes = day(2026, 11, 1) }},
	"kind":             {with: func(_ *model.Page, g *model.Group) { g.Kind = "self-help" }},
	"attendance.phone": {with: func(_ *model.Page, g *model.Group) { g.Attendance = model.AttendPhone }},
	"attendance":       {with: func(_ *model.Page, g *model.Group) { g.Attendance = model.AttendOnline }},
	"schedule": {without: func(_ *model.Page, g *model.Group) { g.Schedule = nil },
		with: func(_ *model.Page, g *model.Group) { g.Schedule = plain().Original.Group.Schedule }},
	"schedule.by_arrangement": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule = append(g.Schedule, model.Session{ByArrangement: true, Note: "Ring us"})
	}},
	"schedule.every": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0].Every, g.Schedule[0].Nth = model.EveryMonth, []int{1}
	}},
	"schedule.from": {with: func(_ *model.Page, g *model.Group) { g.Schedule[0].From = day(2026, 1, 6) }},
	"schedule.rrule": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0] = model.Session{RRule: "FREQ=DAILY;INTERVAL=3", Start: "18:30"}
	}},
	"schedule.except": {with: func(_ *model.Page, g *model.Group) {
		g.Schedule[0].Except = []model.Date{day(2026, 12, 22)}
	}},
	"timezone": {with: func(_ *model.Page, g *model.Group) { g.Timezone = "Africa/Nairobi" }},
	"place": {without: func(_ *model.Page, g *model.Group) { g.Place.City = "" },
		with: func(_ *model.Page, g *model.Group) { g.Place.City, g.Place.Country = "Leeds", "GB" }},
	"place.region":    {with: func(_ *model.Page, g *model.Group) { g.Place.Region = []string{"Yorkshire"} }},
	"place.postcode":  {with: func(_ *model.Page, g *model.Group) { g.Place.Postcode = "LS1 3AB" }},
	"place.precision": {with: func(_ *model.Page, g *model.Group) { g.Place.Precision = model.PlaceExact }},
	"online.url": {with: func(_ *model.Page, g *model.Group) {
		g.Online = model.Online{URL: "https://example.org/room", PublishLink: true}
	}},
	"online.ask_passcode": {with: func(_ *model.Page, g *model.Group) { g.Online.AskPasscode = true }},
	"contact":             {with: func(_ *model.Page, g *model.Group) { g.Contact.Phone = "+44 113 496 0000" }},
	"contact.url":         {with: func(_ *model.Page, g *model.Group) { g.Contact.URL = "https://tea.example.org/" }},
	"languages":           {with: func(_ *model.Page, g *model.Group) { g.Languages = []string{"es"} }},
	"audience":            {with: func(_ *model.Page, g *model.Group) { g.Audience = []string{"women"} }},
	"topics":              {with: func(_ *model.Page, g *model.Group) { g.Topics = []string{"hearing-voices"} }},
	"access":              {with: func(_ *model.Page, g *model.Group) { g.Access = []string{"step-free"} }},
	"cost":                {with: func(_ *model.Page, g *model.Group) { g.Cost = "Free" }},
	"join":                {with: func(_ *model.Page, g *model.Group) { g.Join = model.JoinDropIn }},
	"organisation":        {with: func(_ *model.Page, g *model.Group) { g.Organisation = "Tea people" }},
	"updated":             {with: func(p *model.Page, _ *model.Group) { p.Updated = day(2026, 10, 2) }},
	"verified.on":         {with: func(_ *model.Page, g *model.Group) { g.Verified.On = day(2026, 10, 1) }},
}

// saysPlainly sets a text, or one word of a list, in a field of which there is no example.
func saysPlainly(path string) (with func(*model.Page, *model.Group), ok bool) {
	f, ok := schema.Of(model.KindGroup).Field(path)
	return func(_ *model.Page, g *model.Group) {
		word := append(slices.Clone(f.Choices), "Something")[0]
		switch at := schema.GroupAt(path, g).(type) {
		case *[]string:
			*at = []string{word}
		case *bool:
			*at = true
		case *int:
			*at = 1
		default:
			schema.SetText(at, word)
		}
	}, ok
}

// noWords are facts that change the file of a format although it has no words for
// them, and what becomes of them.
var noWords = map[Format]map[string]string{
	MeetingGuide: {
		"schedule.every":   "in the notes, in words alone",
		"attendance.phone": "no place is said to be exact or not",
	},
	HSDS: {"schedule.rrule": "in the description, in words alone"},
	ICalendar: {
		"verified.on":    "into the day from which its dates are counted",
		"updated":        "into the stamp of its events",
		"place":          "on one line",
		"place.postcode": "on one line",
		"place.region":   "on one line",
	},
}

// TestCarries holds what each format says that it carries to the files that it
// writes: a fact changes the file, or it is named as lost.
func TestCarries(t *testing.T) {
	for _, fact := range facts() {
		example, ok := saying[fact.field]
		if !ok {
			example.with, ok = saysPlainly(fact.field)
		}
		translated := fact.field == "translations"
		if !ok && !translated {
			t.Errorf("no example says %s", fact.field)
			continue
		}
		without, with := plain(), plain()
		for _, e := range []*model.Entry{without, with} {
			if example.without != nil {
				example.without(e.Original, e.Original.Group)
			}
		}
		if translated {
			own := *with.Original
			own.Language, own.Title = "fr", "Thé"
			with.Pages["fr"] = &own
		} else {
			example.with(with.Original, with.Original.Group)
		}
		if fact.says(without) || !fact.says(with) {
			t.Errorf("the example of %s says it: %t without, %t with", fact.field, fact.says(without), fact.says(with))
		}
		for _, f := range formats() {
			if f.write == nil {
				continue
			}
			changed := writtenIn(t, f.name, without)[f.address] != writtenIn(t, f.name, with)[f.address]
			carried := slices.Contains(f.carries, fact.field)
			switch why := noWords[f.name][fact.field]; {
			case why != "" && (carried || !changed):
				t.Errorf("%s: %s no longer goes %s", f.name, fact.field, why)
			case why == "" && changed && !carried:
				t.Errorf("%s tells %s, and is said not to", f.name, fact.field)
			case !changed && carried:
				t.Errorf("%s is said to tell %s, and does not", f.name, fact.field)
			}
		}
	}
}

// TestCarriesInPart: what a format is said to lack of a field that it carries is
// not in its file.
func TestCarriesInPart(t *testing.T) {
	examples := map[string]struct {
		without, with func(g *model.Group)
		guessed       bool // whoever reads the file takes something for it
	}{
		"meeting-guide schedule": {without: func(g *model.Group) { g.Schedule = []model.Session{{ByArrangement: true}} },
			with: func(g *model.Group) { g.Schedule = nil }},
		"meeting-guide attendance": {without: func(*model.Group) {},
			with: func(g *model.Group) { g.Place.Address = "1 High Street" }, guessed: true},
		"meeting-guide languages": {without: func(*model.Group) {}, with: func(g *model.Group) { g.Languages = []string{"eo"} }},
		"meeting-guide audience":  {without: func(*model.Group) {}, with: func(g *model.Group) { g.Audience = []string{"carers"} }},
		"meeting-guide access":    {without: func(*model.Group) {}, with: func(g *model.Group) { g.Access = []string{"parking"} }},
	}
	for _, f := range formats() {
		for _, part := range f.partly {
			example, ok := examples[string(f.name)+" "+part.field]
			if !ok {
				t.Errorf("no example says for %s: %s", f.name, part.what)
				continue
			}
			without, with := plain(), plain()
			example.without(without.Original.Group)
			example.with(with.Original.Group)
			if part.says(without) || !part.says(with) {
				t.Errorf("%s: the example does not say: %s", f.name, part.what)
			}
			if !example.guessed && writtenIn(t, f.name, without)[f.address] != writtenIn(t, f.name, with)[f.address] {
				t.Errorf("%s tells: %s", f.name, part.what)
			}
			if lost := Count(f.name, site(with)).Lost; !slices.Contains(lost, Loss{part.what, 1}) {
				t.Errorf("%s: %v does not have: %s", f.name, lost, part.what)
			}
		}
	}
}
