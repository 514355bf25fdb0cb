package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// page returns a page of the file content/<section>/<language>/<path>.md, with
// one heading, #first-things.
func page(file string) *model.Page {
	parts := strings.SplitN(strings.TrimSuffix(file, ".md"), "/", 4)
	slug := strings.TrimSuffix(strings.TrimSuffix(parts[3], "index"), "/")
	return &model.Page{Pos: model.Position{File: file}, Section: parts[1], Language: parts[2], Path: slug, Title: slug,
		Body: model.Body{HTML: `<h2 id="first-things">First things</h2><sup id="fnref:1"></sup>`,
			Headings: []model.Heading{{Level: 2, ID: "first-things", Text: "First things"},
				{Level: 2, ID: "premières", Text: "Premières"}}}}
}

// siteOf pairs the pages by section and path.
func siteOf(pages ...*model.Page) *model.Site {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	byKey := map[string]*model.Entry{}
	var entries []*model.Entry
	for _, p := range pages {
		key := p.Section + "/" + p.Path
		e := byKey[key]
		if e == nil {
			e = &model.Entry{Section: p.Section, Path: p.Path, Pages: map[string]*model.Page{}, Original: p}
			byKey[key] = e
			entries = append(entries, e)
		}
		e.Pages[p.Language] = p
	}
	return model.NewSite(hub, model.Date{}, entries, map[string]string{
		"content/guides/en/map.png":    "assets/files/guides/en/map.png",
		"content/guides/en/x/form.pdf": "assets/files/guides/en/x/form.pdf"})
}

func TestLinks(t *testing.T) {
	const here = "content/guides/en/here.md"
	at := func(kind model.LinkKind, target, fragment string) model.Link {
		return model.Link{Pos: model.Position{File: here, Line: 7, Column: 3}, Kind: kind, Target: target,
			Fragment: fragment}
	}
	for _, c := range []struct {
		name string
		link model.Link
		want string // "" is well
	}{
		{"a page", at(model.LinkPage, "content/guides/en/starting-a-group.md", ""), ""},
		{"a page in another language", at(model.LinkPage, "content/guides/fr/starting-a-group.md", ""), ""},
		{"an index", at(model.LinkPage, "content/principles/en/index.md", ""), ""},
		{"a heading", at(model.LinkPage, "content/guides/en/starting-a-group.md", "first-things"), ""},
		{"a heading, encoded", at(model.LinkPage, "content/guides/en/starting-a-group.md", "premi%C3%A8res"), ""},
		{"a heading of this page", at(model.LinkPage, "", "first-things"), ""},
		{"a footnote", at(model.LinkPage, "", "fnref:1"), ""},
		{"the frame's own", at(model.LinkPage, "", "help"), ""},
		{"a heading of a page that has an error itself", at(model.LinkPage, "content/guides/en/broken.md", "whatever"),
			""},
		{"a file", at(model.LinkFile, "content/guides/en/x/form.pdf", ""), ""},
		{"elsewhere", at(model.LinkExternal, "https://example.org/nowhere", ""), ""},
		{"a source", at(model.LinkCitation, "mhe2024", ""), ""},
		{"a misspelt page", at(model.LinkPage, "content/guides/en/starting-a-grup.md", ""),
			"link-broken: This link leads to content/guides/en/starting-a-grup.md, where no page is. (A draft " +
				"counts as none.) | Did you mean starting-a-group.md ?"},
		{"a page that was moved", at(model.LinkPage, "content/guides/en/safe.md", ""),
			"link-broken: This link leads to content/guides/en/safe.md, where no page is. (A draft counts as none.) " +
				"| Did you mean ../../principles/en/safe.md ?"},
		{"a page like no other", at(model.LinkPage, "content/guides/en/zzz.md", ""),
			"link-broken: This link leads to content/guides/en/zzz.md, where no page is. (A draft counts as none.) " +
				"| Write the path of a file that is there, as seen from this page."},
		{"a misspelt heading", at(model.LinkPage, "content/guides/en/starting-a-group.md", "frist-things"),
			"anchor-broken: content/guides/en/starting-a-group.md has no heading #frist-things. | Did you mean " +
				"#first-things ?"},
		{"a heading like no other", at(model.LinkPage, "", "zzz"),
			"anchor-broken: This page has no heading #zzz. | Its headings are: #first-things, #premières"},
		{"the anchor of an attribute", at(model.LinkPage, "", `x" id="y`),
			`anchor-broken: This page has no heading #x" id="y. | Its headings are: #first-things, #premières`},
		{"a folder", at(model.LinkFile, "content/principles/en", "first-things"),
			"link-broken: This link leads to the folder content/principles/en. | Write: " +
				"../../principles/en/index.md#first-things"},
		{"a missing file", at(model.LinkFile, "content/guides/en/x/from.pdf", ""),
			"link-broken: This link leads to content/guides/en/x/from.pdf, where no file is. | Did you mean " +
				"x/form.pdf ?"},
		{"a missing picture", model.Link{Pos: model.Position{File: here, Line: 7, Column: 3}, Kind: model.LinkFile,
			Target: "content/guides/en/mpa.png", Image: true},
			"image-broken: There is no picture at content/guides/en/mpa.png. | Did you mean map.png ?"},
		{"a misspelt source", at(model.LinkCitation, "mhe2042", ""),
			`source-unknown: The library has no source "mhe2042". | Did you mean mhe2024 ?`},
		{"a source like no other", at(model.LinkCitation, "who", ""),
			`source-unknown: The library has no source "who". | Add the source as content/library/en/who.md (peerhub new source who writes a first version).`},
		{"the library itself", at(model.LinkCitation, "", ""),
			`source-unknown: The library has no source "". | Write the name of a source of the library.`},
	} {
		from := page(here)
		from.Body.Links = []model.Link{c.link}
		broken := page("content/guides/en/broken.md")
		broken.Broken = true
		found := Links(siteOf(from, broken, page("content/guides/en/starting-a-group.md"),
			page("content/guides/fr/starting-a-group.md"),
			page("content/principles/en/index.md"), page("content/principles/en/safe.md"),
			page("content/library/en/mhe2024.md"), page("content/library/en/index.md")))
		var got string
		if len(found) > 0 {
			f := found[0]
			got = fmt.Sprintf("%s: %s | %s", f.Code, f.Message, f.Suggestion)
			if len(found) > 1 || f.File != here || f.Line != 7 || f.Column != 3 || f.Severity != diag.Error {
				t.Errorf("%s: %+v", c.name, found)
			}
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestWaysOnThatLeadNowhere(t *testing.T) {
	site := siteOf(page("content/guides/en/finding-support.md"), page("content/groups/en/index.md"))
	site.Hub.WaysOn = []string{"guides/finding-support", "help/", "groups/", "guides/finding-suport"}
	found := Links(site)
	if len(found) != 1 || found[0].File != "hub.yaml" || found[0].Message.String() !=
		`No page has the place "guides/finding-suport". (A draft counts as none.)` ||
		found[0].Suggestion.String() != `Did you mean "guides/finding-support"?` {
		t.Errorf("%v", found)
	}
}

func TestFrontMatterThatPointsNowhere(t *testing.T) {
	p := page("content/guides/en/here.md")
	p.Sources = []string{"mhe2024", "mhe2042"}
	p.Image = model.Image{Src: "mapp.png", Alt: "A map"}
	well := page("content/guides/en/well.md")
	well.Sources = []string{"mhe2024"}
	well.Image = model.Image{Src: "map.png", Alt: "A map"}
	found := Links(siteOf(p, well, page("content/library/en/mhe2024.md")))
	want := []diag.Finding{
		{Code: diag.ImageBroken, Severity: diag.Error, File: "content/guides/en/here.md", Field: "image.src",
			Message:    diag.Say("There is no picture at %s.", "content/guides/en/mapp.png"),
			Suggestion: diag.Say("Did you mean %s ?", "map.png")},
		{Code: diag.SourceUnknown, Severity: diag.Error, File: "content/guides/en/here.md", Field: "sources", Of: "mhe2042",
			Message:    diag.Say("The library has no source %q.", "mhe2042"),
			Suggestion: diag.Say("Did you mean %s ?", "mhe2024")},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
}

func TestAPageInTheWayOfASection(t *testing.T) {
	for _, c := range []struct {
		file string
		want bool
	}{
		{"content/pages/en/guides.md", true},
		{"content/pages/en/guides/here.md", true},
		{"content/pages/en/guides/free.md", false},
		{"content/pages/en/about.md", false},
		{"content/pages/en/index.md", false},
		{"content/pages/en/pages.md", false},
	} {
		found := Links(siteOf(page(c.file), page("content/guides/en/here.md")))
		if got := len(found) == 1 && found[0].Code == diag.AddressTaken && found[0].File == c.file; got != c.want ||
			!c.want && len(found) > 0 {
			t.Errorf("%s: %+v", c.file, found)
		}
	}
}

func TestNotReady(t *testing.T) {
	sample, french := page("content/groups/en/x.md"), page("content/groups/fr/x.md")
	sample.Title, sample.Group = "Tea", &model.Group{Sample: true}
	french.Title, french.Group = "Thé", sample.Group
	rows := []*model.Page{page("content/groups/en/one.md"), page("content/groups/en/two.md")}
	for _, p := range rows {
		p.Pos.File, p.Group = "content/groups/all.csv", &model.Group{Sample: true}
	}
	soup := page("content/groups/en/real.md")
	soup.Title, soup.Group = "Soup", &model.Group{Contact: model.Contact{Email: "soup@example.org", URL: "https://soup.test/"}}
	site := siteOf(sample, french, page("content/guides/en/here.md"), rows[0], rows[1], soup)
	site.Hub.HelpNow = []model.HelpLine{
		{Name: model.Text{"fr": "Écoute"}, Phone: "116 123"},
		{Name: model.Text{"": "Chat"}, URL: "https://example.org/"},
		{Name: model.Text{"": "Checked"}, Phone: "112", Verified: model.Date{Year: 2026, Month: 1, Day: 1}},
	}
	site.Hub.BaseURL, site.Hub.Contact.Email = "https://example.org/hub/", "team@mail.EXAMPLE.com"
	site.Hub.Donate = "https://example-of-ours.org/?to=example.org"
	var got []string
	for _, f := range NotReady(site).Findings() {
		got = append(got, f.File+" "+string(f.Code)+" "+string(f.Severity)+" "+f.Message.String()+
			f.Suggestion.String()[strings.Index(f.Suggestion.String(), "\n"):])
	}
	want := []string{
		"content sample-present warning Samples, made up to show how the hub works: 3.\n    content/groups/all.csv\n" +
			"    content/groups/en/x.md",
		"hub.yaml help-unverified warning Help lines that nobody has checked for this hub yet: 2.\n" +
			"    Écoute (116 123)\n    Chat (https://example.org/)",
		"hub.yaml address-example warning Addresses of the hub are examples, and nobody is there.\n" +
			"    https://example.org/hub/\n    team@mail.EXAMPLE.com",
		"content/groups address-example warning Addresses of groups are examples, and nobody is there.\n    Soup: soup@example.org",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if found := NotReady(siteOf(page("content/guides/en/here.md"))).Findings(); found != nil {
		t.Errorf("a hub that is ready: %+v", found)
	}
}

func TestExcerpts(t *testing.T) {
	hub := fstest.MapFS{"content/a.md": {Data: []byte("one\ntwo\n")}, "lists/a.json": {Data: []byte("a secret\n")}}
	in := []diag.Finding{{File: "content/a.md", Line: 2}, {File: "content/a.md"}, {File: "content/a.md", Line: 9},
		{File: "content/lost.md", Line: 1, Excerpt: "kept"}, {File: "content/gone.md", Line: 1}, {File: "../x", Line: 1},
		{File: "lists/a.json", Line: 1}}
	var got []string
	for _, f := range Excerpts(hub, in) {
		got = append(got, f.Excerpt.String())
	}
	if diff := cmp.Diff([]string{"", "", "two", "", "", "kept", ""}, got); diff != "" {
		t.Error(diff)
	}
	if in[0].Excerpt != "" {
		t.Error("the findings given were changed")
	}
}

// What is said about a field alone stands at its line, and at the value that it is about; the line of a page's own that
// a finding has already is kept, and so is one in a file that cannot be read as fields.
func TestExcerptsFindFields(t *testing.T) {
	hub := fstest.MapFS{
		"content/a.md": {Data: []byte("---\ntitle: A\naliases:\n  - one/\n  - \"/two\"\nimage:\n  src: lost.jpg\nverified: {on: 2030-01-01}\n---\n\naliases: text\n")},
		"hub.yaml":     {Data: []byte("title: A\nhelp_now:\n  - name: One\n    verified: 2026-01-01\n  - name: Two\n    verified: 2030-01-01\n")},
		"content/b.md": {Data: []byte("---\ntitle: [\n---\n")}, "content/c.csv": {Data: []byte("aliases\none/\n")}}
	for _, c := range []struct {
		finding diag.Finding
		want    string
	}{
		{diag.Finding{File: "content/a.md", Line: 1, Field: "aliases", Of: "two/"}, "5:5+6   - \"/two\""},
		{diag.Finding{File: "content/a.md", Field: "aliases", Of: "three/"}, "4:3+0   - one/"},
		{diag.Finding{File: "content/a.md", Line: 1, Field: "image.src"}, "7:8+8   src: lost.jpg"},
		{diag.Finding{File: "content/a.md", Field: "verified.on", Of: "2030-01-01"}, "8:16+10 verified: {on: 2030-01-01}"},
		{diag.Finding{File: "content/a.md", Line: 1, Field: "place.city"}, "1:0+0 ---"},
		{diag.Finding{File: "content/a.md", Line: 11, Field: "aliases"}, "11:0+0 aliases: text"},
		{diag.Finding{File: "hub.yaml", Field: "help_now.verified", Of: "2030-01-01"}, "6:15+10     verified: 2030-01-01"},
		{diag.Finding{File: "content/b.md", Line: 1, Field: "title"}, "1:0+0 ---"},
		{diag.Finding{File: "content/c.csv", Line: 1, Field: "aliases"}, "1:0+0 "},
	} {
		f := Excerpts(hub, []diag.Finding{c.finding})[0]
		if got := fmt.Sprintf("%d:%d+%d %s", f.Line, f.Column, f.Length, f.Excerpt); got != c.want {
			t.Errorf("%s %s of %q: %s, want %s", c.finding.File, c.finding.Field, c.finding.Of, got, c.want)
		}
	}
}
