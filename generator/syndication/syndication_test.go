package syndication

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/layouts"
)

var today = model.Date{Year: 2026, Month: 11, Day: 22}

func testHub() *model.Hub {
	return &model.Hub{Title: model.Text{"en": "Walking & talking", "ar": "السير"},
		Description: model.Text{"en": "Find <people>."},
		BaseURL:     "https://example.org/hub/", DefaultLanguage: "en", License: "CC-BY-SA-4.0",
		Timezone:  "Europe/Brussels",
		Languages: []model.Language{{Code: "en", Dir: "ltr"}, {Code: "fr", Dir: "ltr"}, {Code: "ar", Dir: "rtl"}},
		Freshness: model.Freshness{Remind: 6, Badge: 12, Withhold: 24}}
}

// written returns an entry whose pages are in the languages.
func written(section, path string, kind model.Kind, languages ...string) *model.Entry {
	e := &model.Entry{Section: section, Path: path, Kind: kind, Pages: map[string]*model.Page{}}
	for _, code := range languages {
		e.Pages[code] = &model.Page{Section: section, Path: path, Kind: kind, Language: code,
			Title: strings.ToUpper(path) + " " + code,
			Pos:   model.Position{File: "content/" + section + "/" + code + "/" + path + ".md"}}
	}
	e.Original = e.Pages[languages[0]]
	return e
}

// group returns an entry for a group that was checked this year.
func group(id string, g model.Group, languages ...string) *model.Entry {
	e := written("groups", id, model.KindGroup, append(languages, "en")[:max(1, len(languages))]...)
	g.ID = id
	if g.Verified.On.IsZero() {
		g.Verified.On = model.Date{Year: 2026, Month: 10, Day: 1}
	}
	for _, p := range e.Pages {
		p.Group = &g
	}
	return e
}

// builtInLook is the look of a hub that says nothing of it.
func builtInLook(t *testing.T) look.Look {
	t.Helper()
	l, found := look.Read(layouts.Builtin, layouts.Builtin, fstest.MapFS{}, model.Look{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return l
}

// files runs Files over the entries.
func files(t *testing.T, hub *model.Hub, entries ...*model.Entry) map[string]string {
	t.Helper()
	set, _ := locale.New(layouts.Over(fstest.MapFS{}), hub)
	got := map[string]string{}
	err := Files(model.NewSite(hub, today, entries, nil), set, builtInLook(t), func(path string, data []byte) error {
		if _, twice := got[path]; twice {
			return fmt.Errorf("%s written twice", path)
		}
		got[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func day(y, m, d int) model.Date { return model.Date{Year: y, Month: time.Month(m), Day: d} }

func TestSitemap(t *testing.T) {
	guide := written("guides", "start", model.KindPage, "en", "fr")
	guide.Pages["fr"].Updated = day(2026, 3, 1)
	sample := group("sample", model.Group{Sample: true})
	broken := written("guides", "broken", model.KindPage, "en")
	broken.Original.Broken = true
	introduced := written("principles", "", model.KindSection, "en")
	french := written("practice", "là&bas", model.KindPractice, "fr")
	half := written("guides", "half", model.KindPage, "en", "ar")
	half.Pages["en"].Sample = true
	got := files(t, testHub(), guide, sample, broken, introduced, written("principles", "safe", model.KindPrinciple,
		"en"), french, half,
		written("pages", "about", model.KindPage, "en"), group("tea", model.Group{}, "fr"),
		group("closed", model.Group{Status: model.StatusClosed}),
		group("old", model.Group{Verified: model.Verification{On: day(2020, 1, 1)}}))
	type link struct {
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	}
	var urlset struct {
		URL []struct {
			Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
			Lastmod string `xml:"lastmod"`
			Link    []link `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal([]byte(got["sitemap.xml"]), &urlset); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, u := range urlset.URL {
		line := strings.TrimPrefix(u.Loc, "https://example.org/hub/") + " " + u.Lastmod
		for _, l := range u.Link {
			line += " " + l.Lang + "=" + strings.TrimPrefix(l.Href, "https://example.org/hub/")
		}
		lines = append(lines, line)
	}
	want := []string{
		"guides/start/  en=guides/start/ fr=fr/guides/start/ x-default=guides/start/",
		"fr/guides/start/ 2026-03-01 en=guides/start/ fr=fr/guides/start/ x-default=guides/start/",
		"principles/ ", "principles/safe/ ", "fr/practice/là&bas/ ", "ar/guides/half/ ", "about/ ", "fr/groups/tea/ ",
		"fr/groups/ ",
		"guides/  en=guides/ fr=fr/guides/ ar=ar/guides/ x-default=guides/",
		"fr/guides/  en=guides/ fr=fr/guides/ ar=ar/guides/ x-default=guides/",
		"ar/guides/  en=guides/ fr=fr/guides/ ar=ar/guides/ x-default=guides/",
		"fr/practice/ ",
	}
	slices.Sort(want)
	slices.Sort(lines)
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	if got["robots.txt"] != "User-agent: *\nAllow: /\n\nSitemap: https://example.org/hub/sitemap.xml\n" {
		t.Errorf("robots.txt: %q", got["robots.txt"])
	}
}

func TestALargeSitemapIsSplit(t *testing.T) {
	var entries []*model.Entry
	for i := range perSitemap {
		entries = append(entries, written("pages", fmt.Sprint("p", i), model.KindPage, "en", "fr"))
	}
	got := files(t, testHub(), entries...)
	if n := strings.Count(got["sitemap-1.xml"], "<url>"); n != perSitemap {
		t.Errorf("%d addresses in the first", n)
	}
	if n := strings.Count(got["sitemap-2.xml"], "<url>"); n != perSitemap {
		t.Errorf("%d addresses in the second", n)
	}
	if !strings.Contains(got["sitemap.xml"], "<sitemapindex") ||
		!strings.Contains(got["sitemap.xml"], "<loc>https://example.org/hub/sitemap-2.xml</loc>") ||
		got["sitemap-3.xml"] != "" {
		t.Errorf("index: %s", got["sitemap.xml"])
	}
}

func TestAtom(t *testing.T) {
	var entries []*model.Entry
	for i := range 35 {
		e := written("guides", fmt.Sprintf("g%02d", i), model.KindPage, "en")
		e.Original.Updated = day(2026, 1, 1+i%20)
		e.Original.Summary = "A <b> & \x01"
		entries = append(entries, e)
	}
	for name, e := range map[string]*model.Entry{
		"undated":       written("guides", "undated", model.KindPage, "en"),
		"other section": written("pages", "about", model.KindPage, "en"),
		"lesson":        written("training", "m/l", model.KindLesson, "en"),
		"introduction":  written("guides", "", model.KindSection, "en"),
		"sample":        written("guides", "sample", model.KindPage, "en")} {
		if name != "undated" {
			e.Original.Updated = day(2026, 12, 31)
		}
		e.Original.Sample = name == "sample"
		entries = append(entries, e)
	}
	dated := written("practice", "nairobi", model.KindPractice, "fr")
	dated.Original.Date = day(2025, 5, 5)
	entries = append(entries, dated)
	got := files(t, testHub(), entries...)
	var feed struct {
		Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entry   []struct {
			ID        string `xml:"id"`
			Updated   string `xml:"updated"`
			Published string `xml:"published"`
			Summary   string `xml:"summary"`
		} `xml:"http://www.w3.org/2005/Atom entry"`
	}
	if err := xml.Unmarshal([]byte(got["atom.xml"]), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entry) != newest || feed.Updated != "2026-01-20T00:00:00Z" ||
		feed.Entry[0].ID != "https://example.org/hub/guides/g19/" ||
		feed.Entry[1].ID != "https://example.org/hub/guides/g18/" || feed.Entry[0].Summary != "A <b> & \uFFFD" ||
		feed.Title != "Walking & talking" || feed.Lang != "en" {
		t.Errorf("%+v", feed)
	}
	feed.Entry = nil
	if err := xml.Unmarshal([]byte(got["fr/atom.xml"]), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entry) != 1 || feed.Entry[0].Published != "2025-05-05T00:00:00Z" ||
		feed.ID != "https://example.org/hub/fr/atom.xml" {
		t.Errorf("fr: %+v", feed)
	}
	feed.Entry = nil
	if err := xml.Unmarshal([]byte(got["ar/atom.xml"]), &feed); err != nil || len(feed.Entry) != 0 ||
		feed.Updated != "2024-01-01T00:00:00Z" {
		t.Errorf("ar: %v, %+v", err, feed)
	}
}

// TestNumbersInFeeds: a reader of feeds shows them in order where text is read from
// the right.
func TestNumbersInFeeds(t *testing.T) {
	e := written("guides", "ring", model.KindPage, "en", "ar")
	for _, p := range e.Pages {
		p.Title, p.Summary, p.Updated = "اتصل 0113-496-0118", "من 10-12", today
	}
	got := files(t, testHub(), e)
	for file, want := range map[string][2]string{
		"ar/atom.xml": {"<title>اتصل \u20660113-496-0118\u2069</title>", "<summary>من \u206610-12\u2069</summary>"},
		"atom.xml":    {"<title>اتصل 0113-496-0118</title>", "<summary>من 10-12</summary>"},
	} {
		for _, w := range want {
			if !strings.Contains(got[file], w) {
				t.Errorf("%s lacks %q: %s", file, w, got[file])
			}
		}
	}
}

func TestWithoutABaseURL(t *testing.T) {
	hub := testHub()
	hub.BaseURL = ""
	got := files(t, hub, group("tea", model.Group{}), written("guides", "x", model.KindPage, "en"))
	for _, name := range []string{"sitemap.xml", "atom.xml", "fr/atom.xml"} {
		if _, ok := got[name]; ok {
			t.Errorf("%s cannot be without full addresses", name)
		}
	}
	if got["robots.txt"] != "User-agent: *\nAllow: /\n" {
		t.Errorf("robots.txt: %q", got["robots.txt"])
	}
	if !strings.Contains(got["groups.json"], `"tea"`) || strings.Contains(got["groups.json"], `"url"`) {
		t.Errorf("groups.json: %s", got["groups.json"])
	}
}

func TestIconsAndManifest(t *testing.T) {
	got := files(t, testHub())
	if err := xml.Unmarshal([]byte(got["favicon.svg"]), new(struct{})); err != nil {
		t.Error(err)
	}
	picture, err := png.Decode(strings.NewReader(got["apple-touch-icon.png"]))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds().Dx() != 180 {
		t.Errorf("the icon is %d wide", picture.Bounds().Dx())
	}
	icon := []byte(got["favicon.ico"])
	if small, err := png.Decode(bytes.NewReader(icon[binary.LittleEndian.Uint32(icon[18:]):])); err != nil ||
		small.Bounds().Dx() != 32 {
		t.Errorf("favicon.ico: %v", err)
	}
	var manifest map[string]any
	if err := json.Unmarshal([]byte(got["manifest.webmanifest"]), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest["name"] != "Walking & talking" || manifest["start_url"] != "./" || manifest["dir"] != "ltr" ||
		manifest["description"] != "Find <people>." {
		t.Errorf("%v", manifest)
	}
	for _, icon := range manifest["icons"].([]any) {
		if src := icon.(map[string]any)["src"].(string); got[src] == "" {
			t.Errorf("the manifest names %s, which is not there", src)
		}
	}
}

func TestTheErrorOfWriteIsReturned(t *testing.T) {
	hub := testHub()
	set, _ := locale.New(layouts.Over(fstest.MapFS{}), hub)
	site := model.NewSite(hub, today, []*model.Entry{group("tea", model.Group{})}, nil)
	names := files(t, hub, group("tea", model.Group{}))
	for name := range names {
		err := Files(site, set, builtInLook(t), func(path string, _ []byte) error {
			if path == name {
				return fmt.Errorf("no room for %s", path)
			}
			return nil
		})
		if err == nil || err.Error() != "no room for "+name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCalendars(t *testing.T) {
	weekly := model.Group{Schedule: []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", End: "20:00",
		Every: 1}}}
	sample, closed := weekly, weekly
	sample.Sample, closed.Status = true, model.StatusClosed
	got := files(t, testHub(), group("tea", weekly, "fr", "en"),
		group("asked", model.Group{Schedule: []model.Session{{ByArrangement: true}}}),
		group("sample", sample), group("closed", closed))
	var calendars []string
	for name := range got {
		if strings.HasSuffix(name, ".ics") {
			calendars = append(calendars, name)
		}
	}
	slices.Sort(calendars)
	if want := []string{"groups.ics", "groups/tea/tea.ics"}; !slices.Equal(calendars, want) {
		t.Errorf("calendars %v, want %v", calendars, want)
	}
	for _, name := range calendars {
		if n := strings.Count(got[name], "BEGIN:VEVENT"); n != 1 || !strings.Contains(got[name], "SUMMARY:TEA fr") {
			t.Errorf("%s: %d events: %s", name, n, got[name])
		}
	}
}

// Each file that is written can be asked for by itself, and is the same; and all are named.
func TestAFileAlone(t *testing.T) {
	hub := testHub()
	weekly := model.Group{Schedule: []model.Session{{Days: []time.Weekday{time.Tuesday}, Start: "18:30", End: "20:00",
		Every: 1}}}
	var entries []*model.Entry
	for i := range perSitemap {
		entries = append(entries, written("pages", fmt.Sprint("p", i), model.KindPage, "en"))
	}
	entries = append(entries, written("guides", "one", model.KindPage, "en", "fr"), group("tea", weekly, "fr", "en"))
	set, _ := locale.New(layouts.Over(fstest.MapFS{}), hub)
	site := model.NewSite(hub, today, entries, nil)
	all := files(t, hub, entries...)
	for _, name := range []string{"sitemap-2.xml", "groups/tea/tea.ics", "fr/atom.xml", "favicon.ico"} {
		if all[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	named := map[string]bool{}
	if err := Paths(site, set, builtInLook(t), func(path string) error { named[path] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	for name := range named {
		if _, ok := all[name]; !ok {
			t.Errorf("%s is named, and not written", name)
		}
	}
	for name, want := range all {
		if !named[name] {
			t.Errorf("%s is written, and not named", name)
		}
		if got, ok := File(site, set, builtInLook(t), name); !ok || string(got) != want {
			t.Errorf("%s alone is another file (%t)", name, ok)
		}
	}
	for _, name := range []string{"nothing", "groups/tea/", "sitemap-9.xml", "groups/tea/pea.ics"} {
		if _, ok := File(site, set, builtInLook(t), name); ok {
			t.Errorf("there is a file %s", name)
		}
	}
}
