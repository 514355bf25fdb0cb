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
