package strictyaml

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/allocation"
	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// read asks for one field of each type.
func read(source string) (string, []diag.Finding) {
	m, r := Parse("x.yaml", 1, []byte(source))
	lat, _ := m.Value("lat").Float()
	place := m.Map("place")
	out := fmt.Sprint(m.Text("title"), "|", texts(m.Value("topics")), "|", m.Value("draft").Bool(), "|",
		m.Value("order").Int(), "|", lat, "|", m.Date("date"), "|", place.Text("city"))
	for _, item := range m.Maps("items") {
		out += "|" + item.Text("name")
	}
	m.Close()
	return out, r.Findings
}

func texts(v Value) []string {
	var out []string
	for _, item := range v.List() {
		out = append(out, item.Text())
	}
	return out
}

func TestRead(t *testing.T) {
	got, findings := read("# a note\ntitle: 0800\ntopics: [a, 'b c', 3]\ndraft: true\norder: 7\nlat: 51.5\n" +
		"date: 2026-02-03\nplace: {city: Łódź}\nitems:\n  - name: x\n  - name: |\n      two\n      lines\n")
	want := "0800|[a b c 3]|true|7|51.5|2026-02-03|Łódź|x|two\nlines"
	if got != want || len(findings) > 0 {
		t.Errorf("got  %q %v\nwant %q", got, findings, want)
	}
	if got, findings := read("title:\ntopics: ~\norder: ''\n"); got != "|[]|false|0|0||" || len(findings) > 0 {
		t.Errorf("empty fields are not absent: %q %v", got, findings)
	}
}

// TestFindings gives each mistake its code, place and length.
func TestFindings(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"tittle: x", "field-unknown 1:1+6 Write: title"},
		{"é: 1\nplace: {town: x, 'citi': y}",
			"field-unknown 1:1+1 Use one of these, or delete the line: lat, title, topics, draft, order, date, " +
				"items;field-unknown 2:9+4 Use one of these, or delete the line: city;field-unknown 2:18+6 Write: city"},
		{"title: x\ntitle: y", `field-repeated 2:1+5 Delete one of the two.`},
		{"title: [a]", "field-type 1:8+0 Write: title: some words"},
		{"title: {a: b}", "field-type 1:8+0 Write: title: some words"},
		{"title:\n  a: b", "field-type 2:3+0 Write: title: some words"},
		{"topics: hearing-voices", "field-type 1:9+14 Write: topics: [hearing-voices]"},
		{"draft: yes", "field-type 1:8+3 Write: draft: true"},
		{"draft: No", "field-type 1:8+2 Write: draft: false"},
		{"order: first", "field-type 1:8+5 Write for example: order: 3"},
		{"lat: .inf", "field-type 1:6+4 Write for example: lat: 51.5074"},
		{"date: 2026-2-3", "date-invalid 1:7+8 Write: 2026-02-03"},
		{"date: 2026-02-30", "date-invalid 1:7+10 Write for example: 2026-03-09"},
		{"place: London", "field-type 1:8+6 Write for example: place: {venue: Library, address: 1 High Street, " +
			"city: Leeds, postcode: LS1 3AB, country: GB, precision: exact}"},
		{"topics: {a: b}", "field-type 1:9+0 Write for example: topics: [one, two]"},
		{"items: [x]", "field-type 1:9+1 Write the fields below it, indented, each with a colon."},
		{"title: &a x\ntopics: [*a]", "yaml-unsupported 1:8;yaml-unsupported 2:10"},
		{"<<: {title: x}", "yaml-unsupported 1:1"},
		{"title: !!str x", "yaml-unsupported 1:8"},
		{"title: a\n---\ntitle: b", "yaml-syntax 3:1"},
		{"title: Our group: a welcome", "yaml-syntax 1:8"},
		{"title: 'it's'", "yaml-syntax 1:12"},
		{"title: @x", "yaml-syntax 1:8"},
		{"title: \"x", "yaml-syntax 1:8"},
		{"topics: [a", "yaml-syntax 1:9"},
		{"place: {city: x", "yaml-syntax 1:8"},
		{"\ttitle: x", "yaml-syntax 1:6"},
		{"- a", "yaml-syntax 1:1"},
		{"just words", "yaml-syntax 1:1"},
		{"title: " + strings.Repeat("[", 50_000), "yaml-syntax 1:1"},
		{"title: x\n" + strings.Repeat("- ", 50_000), "yaml-syntax 2:1"},
	} {
		_, findings := read(c.source)
		var got []string
		for _, f := range findings {
			s := fmt.Sprintf("%s %d:%d", f.Code, f.Line, f.Column)
			if !strings.HasPrefix(string(f.Code), "yaml") {
				s += fmt.Sprintf("+%d %s", f.Length, f.Suggestion)
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ";")); diff != "" {
			t.Errorf("%.60q: %s\n%v", c.source, diff, findings)
		}
	}
}

// TestSyntax says what is wrong in the words of an editor, not of the parser.
func TestSyntax(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"title: x\n\torder: 1", "2:1 A Tab stands here. Use spaces instead."},
		{"place:\n\tcity: x", "2:1 A Tab stands here. Use spaces instead."},
		{"title: x\njoin drop-in", "2:1 A colon is missing after the field's name. Write for example: join: drop-in"},
		{"place:\n  city Leeds\n  lat: 1",
			"2:3 A colon is missing after the field's name. Write for example: join: drop-in"},
		{"topics: [a, b\ntitle: x",
			"2:1 A list opens with [ in this line or the one before, and is never closed. Write the closing ]."},
		{"place: {city: x\ntitle: y",
			"2:1 A group of fields opens with { in this line or the one before, and is never closed. Write the " +
				"closing }."},
	} {
		_, r := Parse("x.yaml", 1, []byte(c.source))
		if len(r.Findings) != 1 {
			t.Errorf("%q: %d findings, want 1", c.source, len(r.Findings))
			continue
		}
		f := r.Findings[0]
		if got := fmt.Sprintf("%d:%d %s %s", f.Line, f.Column, f.Message, f.Suggestion); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.source, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"title: x\ntopics: [a]", "a: &b *c", "? x\n: y", "a: |\n  b\n", "%YAML 1.2\n---\na: b",
		"{a: [b, {c: d}]}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			return
		}
		_, findings := read(s)
		for _, found := range findings {
			if found.Line < 1 || found.Message == "" {
				t.Errorf("finding without a place or a message: %+v", found)
			}
		}
	})
}

// TestExamples writes plain words in place of each group of fields, and reads the
// example that is suggested instead.
func TestExamples(t *testing.T) {
	for _, k := range schema.Kinds() {
		for _, f := range k.Fields {
			if f.Type != schema.Group && f.Type != schema.Groups {
				continue
			}
			suggested := instead(t, "content/x.md", f)
			example, is := strings.CutPrefix(suggested, "Write for example: ")
			m, r := Parse("content/x.md", 1, []byte(example))
			v := m.Value(f.Name)
			fits := v.IsMap() == (f.Type == schema.Group) && v.IsList() == (f.Type == schema.Groups)
			if !is || !fits || len(r.Findings) > 0 {
				t.Errorf("in place of %s is suggested: %s", f.Name, suggested)
			}
		}
	}
	schedule, _ := schema.Holder("schedule")
	want := `Write for example: schedule: [{day: tuesday, start: "18:30", end: "20:00", every: week}]`
	if got := instead(t, "content/x.md", schedule); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	contact, _ := schema.Holder("contact")
	if got := instead(t, "hub.yaml", contact); got != "Write for example: contact: {email: group@example.org}" {
		t.Errorf("hub.yaml has no such contact: %s", got)
	}
}

// TestFieldOfFindings: a finding says which field it is about by the names from the
// outermost, however deep in lists that is, and whether it is about its name or its value.
func TestFieldOfFindings(t *testing.T) {
	m, r := Parse("x.yaml", 1, []byte("titel: x\nnumber: many\nplace: {citty: Leeds, country: Atlantis}\n"+
		"times:\n  - {day: moonday}\n  - {day: [friday, sonday], day: monday, places: [{lat: north}, {lon: [1]}]}\n"+
		"list: x\n"))
	m.Text("title")
	m.Value("number").Int()
	place := m.Map("place")
	place.Text("city")
	place.Value("country").Country()
	for _, line := range m.Maps("times") {
		days := []Value{line.Value("day")}
		if days[0].IsList() {
			days = days[0].List()
		}
		for _, day := range days {
			day.Choice("monday", "friday")
		}
		for _, place := range line.Maps("places") {
			place.Value("lat").Float()
			place.Text("lon")
			place.At.Rule("two").Error(diag.FieldMissing, "Both.", "")
		}
	}
	m.Value("list").List()
	m.Close()
	var got []string
	for _, f := range r.Findings {
		got = append(got, strings.TrimSuffix(f.Field+" "+f.Rule, " "))
	}
	slices.Sort(got)
	want := []string{"list", "number", "place.citty", "place.country", "times.day", "times.day", "times.day",
		"times.places two", "times.places two",
		"times.places.lat", "times.places.lon", "titel"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// instead returns what is suggested in place of plain words in the field.
func instead(t *testing.T, file string, f schema.Field) string {
	t.Helper()
	m, r := Parse(file, 1, []byte(f.Name+": some words"))
	if f.Type == schema.Groups {
		m.Maps(f.Name)
	} else {
		m.Map(f.Name)
	}
	if len(r.Findings) != 1 {
		t.Fatalf("%s: %v", f.Name, r.Findings)
	}
	return r.Findings[0].Suggestion.String()
}

// TestManyFieldsUnknown: what may stand in a group is worked out once, however many fields there are that may not.
func TestManyFieldsUnknown(t *testing.T) {
	const many = 300
	source := ""
	for n := range many {
		source += fmt.Sprintf("unknown%d: a\n", n)
	}
	var r *Report
	n := allocation.Of(100_000*many, func() {
		var m *Map
		m, r = Parse("x.yaml", 1, []byte(source))
		for n := range 13 {
			m.Text(fmt.Sprintf("%d-", n) + strings.Repeat("a", 3000)) // too long to be meant
		}
		m.Close()
	}) / many
	if len(r.Findings) != many || n > 100_000 { // each says them, and none works them out
		t.Errorf("%d findings, %d bytes for each", len(r.Findings), n)
	}
}
