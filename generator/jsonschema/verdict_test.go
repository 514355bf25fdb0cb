package jsonschema_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"
	jsonschema6 "github.com/santhosh-tekuri/jsonschema/v6"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/jsonschema"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/schema"
)

// unknown is what a schema cannot know of a page, or a page alone does not tell. In
// all of it but the last lines the parser is stricter.
var unknown = []struct{ pages, reason string }{
	{` (translation_of\.lang|default_language|(help_now\.|defaults\.)?languages|languages\.code): \[?("?[A-Za-z_-]+"?(, )?)+\]?$`,
		"there are 8,000 languages, and their register is not in it"},
	{` (defaults\.)?timezone: [A-Za-z_-]+$`, "the program can ask for a time zone, and has no list of their names"},
	{` (id|slug): (français|Größe)$|sources: \[(français)\]$`,
		"a pattern knows letters, and not from which signs they are made: é is e with an accent"},
	{`^hub (title|description|help_now\.(name|what|hours|cost)|(ways|nav|footer)\.text|topics|audience|access|kinds|synonyms): \{.*\}$|^hub \{title: \{fr: T\}`,
		"texts are in the languages of languages, a line that somebody may be writing right now"},
	{`^hub .*default_language: en\}$`, "two fields cannot be compared"},
	{`^hub freshness\.|^hub \{.*freshness: \{remind: 2 years\}\}$`, "lengths of time cannot be compared"},
	{`until: 2026-03-08`, "days cannot be compared"},
	{`^hub \{.*languages: \[en, \{code: en\}\]\}$`, "the same language stands there in two forms"},
	{` slug: (fr|new)$|^content/guides/en/reserved\.md$`, "some names are taken, by the section in which a page lies"},
	{`^(home|section) slug: `,
		"an index.md has the name of its folder, and front matter does not say in which file it is"},
	{`^\S+ \{title: 0x1F, order: 0x1F\}$|\{order: 1_000\}$|\{order: 3\.0\}$`,
		"JSON has numbers, and not how they were written"},
	{`^\S+ \{title: (&a A|!!str A)`, "JSON has no anchors and tags"},
	{`rrule: "FREQ=NEVER"`, "a rule is a language of its own"},
	{`url: "https://example\.org/%zz"`, "an address has more rules than a pattern"},
	{`src: "\.\./\.\./\.\./\.\./a\.jpg"`, "a file lies in the hub or not by where the page is"},
	{`lat: "95"`, "a number in quotation marks has no size"},
	{`^group fr \{`, "a translation takes facts over, and front matter does not say that it is one"},
	{`^page untitled `, "the first heading of the text can be the title"},
	// Here the schema is stricter.
	{`join: " drop-in "`, "a list of words has one spelling of each"},
}

// TestVerdicts writes hundreds of pages, good and bad, and asks the parser and the
// schema of each whether something is wrong with its front matter.
func TestVerdicts(t *testing.T) {
	hub, findings := config.Read(fstest.MapFS{config.Name: {Data: []byte(settings)}})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	h := &jsonschema.Hub{Settings: hub, Country: func(code string) string { return code }}
	compiled := map[string]*jsonschema6.Schema{}
	for _, k := range append(schema.Kinds(), schema.Hub()) {
		compiled[string(k.Name)] = compile(t, h.Of(k))
	}
	compiled["course"] = compiled["module"] // a page of training is one or the other by what it says
	good, bad, known := 0, 0, make([]int, len(unknown))
	for _, w := range pages(t) {
		parser := accepts(hub, w)
		document, err := read(w.text)
		if err == nil {
			err = compiled[w.kind].Validate(document)
		}
		if parser {
			good++
		} else {
			bad++
		}
		if parser == (err == nil) {
			continue
		}
		i := slices.IndexFunc(unknown, func(u struct {
			pages,
			reason string
		}) bool {
			return regexp.MustCompile(u.pages).MatchString(w.name)
		})
		if i < 0 || parser != (i == len(unknown)-1) {
			t.Errorf("%s\nparser: %v, schema: %v", w.name, parser, err)
			continue
		}
		known[i]++
	}
	for i, u := range unknown {
		if known[i] == 0 {
			t.Errorf("no page shows any more that %s", u.reason)
		}
	}
	if good < 300 || bad < 300 {
		t.Errorf("only %d good pages and %d bad ones", good, bad)
	}
	t.Logf("%d good pages and %d bad ones; of %d a schema cannot know", good, bad, sum(known))
}

func sum(all []int) (n int) {
	for _, one := range all {
		n += one
	}
	return n
}

// accepts is the parser's verdict.
func accepts(hub *model.Hub, w written) bool {
	if w.kind == "hub" {
		settings, findings := config.Read(fstest.MapFS{config.Name: {Data: []byte(w.text)}})
		return settings != nil && diag.Errors(findings) == 0
	}
	file := placeOf(w.kind)
	file.Path, file.Language = "content/x/en/a.md", "en"
	if strings.HasPrefix(w.name, "group fr ") {
		file.Language, file.Original = "fr", "content/groups/en/a.md"
	}
	text := "# Title\n\nText.\n"
	if strings.HasPrefix(w.name, "page untitled ") {
		text = "Text.\n"
	}
	_, findings := parse.Page(file, []byte("---\n"+strings.TrimSuffix(w.text, "\n")+"\n---\n\n"+text), hub)
	return diag.Errors(findings) == 0
}

// read returns front matter as JSON has it.
func read(text string) (any, error) {
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		return nil, err
	}
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return jsonschema6.UnmarshalJSON(bytes.NewReader(data))
}

func compile(t *testing.T, data []byte) *jsonschema6.Schema {
	t.Helper()
	document, err := jsonschema6.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema6.NewCompiler()
	if err := c.AddResource("file:///schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file:///schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExamples: what an editor proposes and the reference shows may be written.
func TestExamples(t *testing.T) {
	h := hubOf(t, settings)
	for _, k := range append(schema.Kinds(), schema.Hub()) {
		k.Walk(func(path string, f schema.Field) {
			w := written{kind: string(k.Name), text: within(string(k.Name), path, f.Name+": "+h.Example(f))}
			index := k.Index && path == "slug" // which has the name of its folder
			if !index && !accepts(h.Settings, w) {
				t.Errorf("%s: the example of %s is wrong: %s", k.Name, path, w.text)
			}
		})
	}
}
