package render_test

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/asset"
	"peerhub/generator/config"
	"peerhub/generator/crisis"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/render"
	"peerhub/generator/route"
	"peerhub/generator/translate"
	"peerhub/layouts"
)

// today is the day of all tests.
var today = model.Date{Year: 2026, Month: 11, Day: 22}

const settings = `title: {en: Walking alongside, ar: السير جنبًا إلى جنب}
description: A place to meet.
base_url: https://example.org/hub/
default_language: en
languages: [en, fr, ar]
license: CC-BY-SA-4.0
timezone: Europe/London
contact: {email: team@example.org}
`

// hub is a small hub; more holds further files, or others in their place.
func hub(more map[string]string) fstest.MapFS {
	files := map[string]string{
		"hub.yaml": settings,
		"content/pages/en/index.md": "---\ntitle: Someone can walk beside you.\nsummary: Find a group.\n---\n\n" +
			"## Good to know\n\n### You can just listen.\n\nNobody has to speak.\n",
		"content/pages/en/about.md": "---\ntitle: About\n---\n\n## Who we are\n\nPeople.\n",
		"content/pages/fr/about.md": "---\ntitle: À propos\nsource_hash: sha256:0\n---\n\n## Qui nous sommes\n\n" +
			"Des gens.\n",
		"content/guides/en/start.md": "---\ntitle: Starting\nsummary: How to begin.\nupdated: 2026-11-22\n" +
			"sources: [two]\n---\n\n" +
			"See [who we are](../../pages/en/about.md#who-we-are). It helps[@one].\n\n> [!ACTIVITY] 15 min\n> Try it.\n",
		"content/library/en/one.md": "---\ntitle: The first work\nauthors: [A. Writer]\nyear: 2013\n" +
			"url: https://example.org/one\n---\n\nGood.\n",
		"content/library/en/two.md":  "---\ntitle: The second work\nyear: 2014\n---\n\nGood.\n",
		"content/glossary/en/pal.md": "---\ntitle: Pal\nsay: [pal]\navoid: [client]\n---\n\nA friend.\n",
		"content/principles/en/mutual.md": "---\ntitle: Mutual\norder: 1\nshort: We both know it.\n" +
			"differs: Both ask.\n---\n\nText.\n",
		"content/principles/en/safe.md": "---\ntitle: Safe\norder: 2\nshort: We agree on it.\n---\n\nText.\n",
		"content/training/en/intro/index.md": "---\ntitle: Introduction\nduration: 40 minutes\n" +
			"outcomes: [say what it is]\ncontent_note: Some parts are hard.\n---\n\nWelcome.\n",
		"content/training/en/intro/one.md": "---\ntitle: One\nminutes: 20\norder: 1\n---\n\nFirst.\n",
		"content/training/en/intro/two.md": "---\ntitle: Two\norder: 2\n---\n\nSecond.\n",
		"content/practice/en/there.md": "---\ntitle: There\ncountry: KE\nplace: Nairobi\nsince: 2012\n---\n\n" +
			"Text.\n",
		"content/groups/en/tea.md": "---\ntitle: Tea and talk\nsummary: Come in.\nattendance: in-person\n" +
			"schedule: [{day: tuesday, start: \"18:30\", end: \"20:00\", every: week}]\n" +
			"place: {venue: Library, address: 1 Street, city: Bristol, country: GB}\n" +
			"contact: {phone: \"+441174960118\", email: tea@example.org}\nlanguages: [en, ar]\njoin: drop-in\n" +
			"cost: free\n" +
			"verified: {on: 2026-11-03}\nfirst_visit: Come in. Someone says hello.\n---\n\nText.\n",
		"content/groups/en/sample.md": "---\ntitle: A made-up group\nsample: true\nattendance: online\n" +
			"schedule: [{day: monday, start: \"19:00\"}]\ncontact: {phone: \"+441174960119\"}\n" +
			"verified: {on: 2026-11-03}\n---\n\nText.\n",
		"content/groups/en/net.md":  "---\ntitle: A network\nkind: network\nplace: {country: KE}\n---\n\nText.\n",
		"content/groups/en/gone.md": "---\ntitle: Gone\nstatus: closed\nattendance: in-person\n---\n\nText.\n",
		"content/groups/en/old.md": "---\ntitle: Long ago\nattendance: in-person\n" +
			"schedule: [{day: monday, start: \"10:00\"}]\nverified: {on: 2020-01-01}\n---\n\nText.\n",
		"content/groups/en/rest.md": "---\ntitle: Resting\nattendance: in-person\nstatus: paused\n" +
			"resumes: 2027-01-12\nverified: {on: 2026-11-03}\nschedule: [{day: friday, start: \"10:00\"}]\n---\n\n" +
			"Text.\n",
	}
	maps.Copy(files, more)
	out := fstest.MapFS{}
	for name, text := range files {
		if text != "" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

// built is a rendered hub.
type built struct {
	*render.Renderer
	site     *model.Site
	fresh    func() *render.Renderer            // that has made nothing yet
	of       func(*model.Site) *render.Renderer // the same for another site of the hub
	files    map[string]string
	findings []diag.Finding
}

// plain are files of which no other is made.
type plain struct {
	fs.FS
	at map[string]string
}

// Picture is one as it is.
func (p plain) Picture(file string) (model.Picture, bool) {
	return model.Picture{Address: p.at[file]}, true
}

func build(t *testing.T, fsys, layout fs.FS) built {
	t.Helper()
	settings, found := config.Read(fsys)
	noErrors(t, found)
	set, found := locale.New(layout, settings)
	noErrors(t, found)
	tree, found := load.Content(fsys, settings)
	noErrors(t, found)
	var pages []*model.Page
	for _, file := range tree.Pages {
		data, found := file.Read(fsys)
		noErrors(t, found)
		page, found := parse.Page(file, data, settings)
		noErrors(t, found)
		pages = append(pages, page)
	}
	files := map[string]string{}
	for _, f := range tree.Files {
		files[f] = route.Content(f)
	}
	entries, found := translate.Entries(settings, pages, translate.Options{})
	noErrors(t, found)
	site := model.NewSite(settings, today, entries, files)
	assets, err := asset.Bundle(layout, crisis.Constants(&model.Hub{}), render.Words(set, settings)...)
	if err != nil {
		t.Fatal(err)
	}
	dress, wrong := look.Read(layout, layouts.Builtin, fsys, settings.Look)
	noErrors(t, wrong)
	for name, data := range dress.Files() {
		assets.Add(name, data)
	}
	of, found := render.ReadLayout(layout)
	other := func(site *model.Site) *render.Renderer {
		return render.New(site, set, of, dress, assets, plain{fsys, site.Files})
	}
	fresh := func() *render.Renderer { return other(site) }
	r := new(render.Renderer)
	if diag.Errors(found) == 0 {
		r = fresh()
	}
	b := built{r, site, fresh, other, map[string]string{}, found}
	var met render.Findings
	for at := range r.Addresses() {
		var file bytes.Buffer
		found, err := r.Render(t.Context(), at, &file)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := b.files[at.Path]; twice {
			t.Errorf("%s is there twice", at.Path)
		}
		b.files[at.Path] = file.String()
		met.Add(len(b.files), found...)
	}
	b.findings = append(b.findings, met.All()...)
	return b
}

// builtHub renders the small hub, which must go without findings.
func builtHub(t *testing.T, more map[string]string) built {
	t.Helper()
	b := build(t, hub(more), layouts.Builtin)
	for _, f := range b.findings {
		t.Fatalf("finding: %+v", f)
	}
	return b
}

func noErrors(t *testing.T, found []diag.Finding) {
	t.Helper()
	for _, f := range found {
		if f.Severity == diag.Error {
			t.Fatalf("%s:%d: %s", f.File, f.Line, f.Message)
		}
	}
}

// page returns a page, which must exist.
func (b built) page(t *testing.T, address string) string {
	t.Helper()
	html, ok := b.files[route.File(address)]
	if !ok {
		t.Fatalf("there is no page %q; there are %q", address, slices.Sorted(maps.Keys(b.files)))
	}
	return strings.ReplaceAll(html, "&#43;", "+")
}

// has and lacks check for pieces of HTML.
func has(t *testing.T, where, html string, pieces ...string) {
	t.Helper()
	for _, p := range pieces {
		if !strings.Contains(html, p) {
			t.Errorf("%s lacks %q", where, p)
		}
	}
}

func lacks(t *testing.T, where, html string, pieces ...string) {
	t.Helper()
	for _, p := range pieces {
		if i := strings.Index(html, p); i >= 0 {
			t.Errorf("%s has %q: …%s…", where, p, html[max(0, i-60):min(len(html), i+len(p)+60)])
		}
	}
}

// mainOf cuts the page's own part out.
func mainOf(html string) string {
	_, after, _ := strings.Cut(html, `<main id="main">`)
	main, _, _ := strings.Cut(after, "</main>")
	return main
}
