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
	together(map[string]bool{"addressOne": f.addressOne != nil, "writeOne": f.writeOne != nil})
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
	for _, path := range []string{"verified.by", "review_by", "consent_on", "source", "sample",
		"draft"} {
		if seen[path] {
			t.Errorf("%s is a fact, and no file may tell it", path)
		}
	}
}
