package jsonschema_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/jsonschema"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// hubOf returns what writes documents for a hub of the settings.
func hubOf(t *testing.T, settings string) *jsonschema.Hub {
	t.Helper()
	hub, findings := config.Read(fstest.MapFS{config.Name: {Data: []byte(settings)}})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return &jsonschema.Hub{Settings: hub, Country: func(code string) string { return "the country " + code }}
}

// TestDocuments compiles the schema of each kind, which holds it to JSON Schema
// 2020-12, and looks for what makes it help.
func TestDocuments(t *testing.T) {
	h := hubOf(t, "title: T\nlanguages: [fr, en]\ntopics: {low-mood: {en: Low mood, fr: Moral en baisse}}\n")
	h.Words = diag.Words{Texts: map[diag.Text]string{"How people meet": "Comment on se rencontre"}}
	for _, k := range append(schema.Kinds(), schema.Hub()) {
		data := h.Of(k)
		compile(t, data)
		if !bytes.Equal(data, h.Of(k)) {
			t.Errorf("%s: written twice, and not the same", k.Name)
		}
	}
	group := string(h.Of(schema.Of(model.KindGroup)))
	join, _ := schema.Of(model.KindGroup).Field("join")
	for _, want := range []string{
		`"$schema": "https://json-schema.org/draft/2020-12/schema"`, `"$comment": "` + jsonschema.Mark + `"`,
		`"title": "Comment on se rencontre"`, `"description": "` + join.Note.String() + `"`,
		`"enum": ["drop-in", "contact-first", "register", "referral"]`, `"enum": ["low-mood"]`,
		`"enumDescriptions": ["Moral en baisse"]`,
		`"the country KE"`, `"examples": ["Tuesday circle"]`, `"additionalProperties": false`,
	} {
		if !strings.Contains(group, want) {
			t.Errorf("the schema of groups has no %s", want)
		}
	}
	if term := string(h.Of(schema.Of(model.KindTerm))); !strings.Contains(term, `"default": true`) {
		t.Error("the schema of words does not say that link is true without it")
	}
}

// TestReference reads the Markdown of a kind and of the settings.
func TestReference(t *testing.T) {
	h := hubOf(t, "title: T\nlanguages: [en]\n")
	got := string(h.Reference(schema.Of(model.KindGroup), schema.Hub()))
	for _, want := range []string{
		"## group\n\nA group that meets, or an organisation that runs groups.\n\n" +
			"| Field | What belongs there | Type | Example | In a translation | Who sees it |\n",
		"| `name` or `title` | **Name.** What people call the group. | [line](#type-line) | `Tuesday circle` | has " +
			"its own, or that of the original | everybody |\n",
		"| `place.address` | **Address.** Street and number. | [line](#type-line) | `1 High Street` |  | everybody, " +
			"as exactly as the group wishes |\n",
		"| `verified.on` | **On.** The day. It has to be there. |",
		"| `verified.by` | **By.** A role, not a name. | [text](#type-text) | `hub team` |  | whoever reads the " +
			"page; files for other programs do not have it |\n",
		"- `place`: A point on the map needs both lat and lon.\n", "- The id of a group has at most 64 characters.\n",
		"## hub\n\nThe settings of the hub.\n\n| Field | What belongs there | Type | Example |\n",
		"Without it: `page`. Write one of: page, link, none. | [per-section](#type-per-section) |",
		"- `freshness`: Each time is longer than the one before, or the same.\n",
		"### type clock\n\nA time of day in 24 hours, with quotation marks: \"18:30\".\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the reference has no %q", want)
		}
	}
	if strings.Contains(got, "|  |\n") {
		t.Error("the reference does not say of each field who sees it")
	}
	for line := range strings.Lines(got) {
		if strings.HasPrefix(line, "|") && strings.Contains(line, "](#type-") {
			_, anchor, _ := strings.Cut(line, "](#type-")
			anchor, _, _ = strings.Cut(anchor, ")")
			if !strings.Contains(got, "\n### type "+anchor+"\n") {
				t.Errorf("nothing explains the type %s", anchor)
			}
		}
	}
}
