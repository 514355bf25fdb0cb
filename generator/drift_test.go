package generator_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/interchange"
	"peerhub/generator/jsonschema"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/scaffold"
	"peerhub/generator/schema"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// TestNoPlaceForgetsAField goes through all fields of all kinds in all places that
// follow from the schema: a place that forgets a field says so here, and what it
// leaves out on purpose stands beside it with the reason. How fields are read,
// written and inherited is tested where that is done, field by field, too.
func TestNoPlaceForgetsAField(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en", Name: "English", Dir: "ltr"}}}
	for _, place := range []struct {
		name   string
		fields func(t *testing.T, k *schema.Kind) []string // paths that the place knows, of a kind
		kinds  []model.Kind                                // all when empty
		nested bool                                        // fields within groups of fields, too
		not    map[string]string                           // path → why not
	}{
		{name: "the first version that new writes", fields: firstVersion,
			not: map[string]string{"source_hash": "i18n accept writes it", "draft": "stands on top"}},
		{name: "JSON Schema", fields: jsonFields(hub), nested: true},
		{name: "a spreadsheet's columns, in every language with words", fields: headers(hub),
			kinds: []model.Kind{model.KindGroup}, nested: true,
			not: map[string]string{
				"version": "of pages", "order": "of pages", "date": "of pages", "slug": "the id is the name", "aliases": "of pages",
				"image":     "lies beside a page",
				"drawing":   "follows from the kind",
				"image.src": "see image", "image.alt": "see image", "image.caption": "see image", "image.credit": "see image", "image.consent": "see image", "translators": "of texts", "reviewed": "of texts",
				"reviewed.by": "of texts", "reviewed.on": "of texts", "machine": "of texts", "source_hash": "of texts",
				"license": "of texts", "sources": "of texts", "attribution": "of texts", "translation_of": "of texts",
				"adapted_from": "of texts", "verbatim_of": "of texts", "permission": "of texts",
				"rights_profile": "of texts",
				"schedule":       "each of its fields is a column", "place": "each of its fields is a column",
				"alert":  "each of its fields is a column",
				"online": "each of its fields is a column", "contact": "each of its fields is a column",
				"verified": "each of its fields is a column"}},
		{name: "groups.csv", fields: exported(t, hub), kinds: []model.Kind{model.KindGroup}, nested: true,
			not: map[string]string{
				"version": "of pages", "order": "of pages", "date": "of pages", "slug": "the id is the name", "aliases": "of pages",
				"image":     "lies beside a page",
				"drawing":   "follows from the kind",
				"image.src": "see image", "image.alt": "see image", "image.caption": "see image", "image.credit": "see image", "image.consent": "see image", "translators": "of texts", "reviewed": "of texts",
				"reviewed.by": "of texts", "reviewed.on": "of texts", "machine": "of texts", "license": "of texts",
				"sources":     "of texts",
				"attribution": "of texts", "translation_of": "of texts", "adapted_from": "of texts",
				"verbatim_of": "of texts",
				"permission":  "of texts", "rights_profile": "of texts",
				"draft": "drafts are in no file", "sample": "samples are in no file",
				"review_by":    "for whoever keeps the hub",
				"contact.name": "a person's name is in no file", "contact.role": "stands with the name",
				"verified.by": "who checked a listing is in no file", "verified.how": "stands with who checked it",
				"schedule": "each of its fields is a column", "place": "each of its fields is a column",
				"alert":  "each of its fields is a column",
				"online": "each of its fields is a column", "contact": "each of its fields is a column",
				"verified": "each of its fields is a column"}},
	} {
		known := map[string]bool{}
		for _, k := range schema.Kinds() {
			if len(place.kinds) > 0 && !slices.Contains(place.kinds, k.Name) {
				continue
			}
			has := place.fields(t, k)
			k.Walk(func(path string, f schema.Field) {
				known[path] = true
				if !place.nested && strings.Contains(path, ".") || strings.HasPrefix(place.name, "groups.csv") &&
					f.Tell == schema.Team {
					return
				}
				if provenance, _, within := strings.Cut(path, "."); within && place.not[provenance] == "of texts" {
					return
				}
				is, not := slices.Contains(has, path), place.not[path]
				switch {
				case !is && not == "":
					t.Errorf("%s forgets the field %s of a %s", place.name, path, k.Name)
				case is && not != "":
					t.Errorf("%s has the field %s of a %s, which is not to be there: %s", place.name, path, k.Name, not)
				}
			})
		}
		for path := range place.not {
			if !known[path] {
				t.Errorf("%s: there is no field %s any more", place.name, path)
			}
		}
	}
}

// TestFacetsAreSaid: every language has words for each facet, for what the finder says
// of a chosen one, and for each of its choices.
func TestFacetsAreSaid(t *testing.T) {
	for _, code := range []string{"en", "fr", "es", "ar"} {
		hub := &model.Hub{DefaultLanguage: code, Languages: []model.Language{{Code: code, Dir: "ltr"}}}
		locales, _ := locale.New(layouts.Builtin, hub)
		l := locales.For(code)
		for _, x := range schema.Facets() {
			for _, key := range []string{"facet." + x.Name, "finder.said-" + x.Name} {
				if !l.Has(key) {
					t.Errorf("%s has no words for %s: see %s in fields.yaml", code, key, x.Path)
				}
			}
			if !x.Plain() {
				continue
			}
			for _, key := range x.Field.Choices {
				// who meets in both ways is in both lists
				if key != string(model.AttendHybrid) && !l.Has("facet."+x.Name+"."+key) {
					t.Errorf("%s has no label for the choice %s of %s", code, key, x.Path)
				}
			}
		}
	}
}

// firstVersion returns the fields of a first version: those that stand there, and
// those that stand there as comments.
func firstVersion(t *testing.T, k *schema.Kind) []string {
	if k.Name == model.KindHome || k.Name == model.KindSection {
		return slices.Collect(func(yield func(string) bool) { // they have the fields of a page, and no first version
			k.Walk(func(path string, f schema.Field) {
				if !f.Program && path != "draft" {
					yield(path)
				}
			})
		})
	}
	text, err := scaffold.Page(k.Name, scaffold.Blanks{Title: `"X"`, Today: "2026-03-09", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	above, _, _ := strings.Cut(text[4:], "\n---\n")
	for line := range strings.Lines(above) {
		name, _, is := strings.Cut(strings.TrimPrefix(line, "# "), ":")
		if is && !strings.ContainsAny(name, " #") && name != "draft" {
			out = append(out, name)
		}
	}
	return out
}

func jsonFields(hub *model.Hub) func(*testing.T, *schema.Kind) []string {
	return func(t *testing.T, k *schema.Kind) []string {
		locales, _ := locale.New(layouts.Builtin, hub)
		made := &jsonschema.Hub{Settings: hub, Country: locales.For("en").CountryName}
		var document map[string]any
		if err := json.Unmarshal(made.Of(k), &document); err != nil {
			t.Fatal(err)
		}
		var out []string
		properties("", document, &out)
		return out
	}
}

// properties collects the paths of the properties of a schema, those of items and
// of alternatives under the name of what holds them.
func properties(under string, node any, out *[]string) {
	switch node := node.(type) {
	case []any:
		for _, one := range node {
			properties(under, one, out)
		}
	case map[string]any:
		for key, value := range node {
			if key != "properties" {
				properties(under, value, out)
				continue
			}
			for name, property := range value.(map[string]any) {
				*out = append(*out, under+name)
				properties(under+name+".", property, out)
			}
		}
	}
}

// headers returns the fields of which every language with words for spreadsheets
// has some, but for those that are known by their key alone.
func headers(hub *model.Hub) func(*testing.T, *schema.Kind) []string {
	return func(t *testing.T, _ *schema.Kind) []string {
		words, findings := spreadsheet.ReadWords(hub, layouts.Builtin)
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		return slices.Collect(maps.Values(words["header"]))
	}
}

// exported returns the fields that groups.csv has a column for: a column reads back
// as its field.
func exported(t *testing.T, hub *model.Hub) func(*testing.T, *schema.Kind) []string {
	words, _ := spreadsheet.ReadWords(hub, layouts.Builtin)
	return func(t *testing.T, _ *schema.Kind) []string {
		var file bytes.Buffer
		locales, _ := locale.New(layouts.Builtin, hub)
		err := interchange.Write(interchange.CSV, model.NewSite(hub, model.Date{}, nil, nil), locales,
			func(_ string, data []byte) error { _, err := file.Write(data); return err })
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(file.String(), "\r\n")
		var out []string
		for name := range strings.SplitSeq(line, ",") {
			if field := words["header"][naming.Fold(name)]; field != "" {
				out = append(out, field)
			}
		}
		return out
	}
}
