package offline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

var hub = &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}, {Code: "en-GB"}}}

// listed are the lists of a language, by their paths.
func listed(t *testing.T, of Language, files ...string) map[string][]byte {
	t.Helper()
	var all Files
	for _, file := range files {
		path, text, _ := strings.Cut(file, "=")
		all.Note(path, []byte(text))
	}
	out := map[string][]byte{}
	if err := all.Lists(hub, of, model.Date{Year: 2026, Month: 11, Day: 22}, func(path string, data []byte) error {
		out[path] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestWhatBelongsToWhat: each file is in the part that a reader of the language would look for it in.
func TestWhatBelongsToWhat(t *testing.T) {
	of := Language{Code: "en", Sections: []string{"guides", "training"},
		Regions: []Region{{File: "assets/finder/en.bin", Groups: []string{"groups/tea/", "fr/groups/thé/"}}, {File: "assets/finder/towns-0123456789.bin"}}}
	files := []string{"index.html", "about/index.html", "help/index.html", "help/keep/index.html", "groups/index.html", "groups/2.html",
		"groups/day/tuesday/index.html", "groups/tea/index.html", "groups/tea/tea.ics", "groups/closed/index.html", "fr/index.html",
		"fr/groups/thé/index.html", "en-GB/index.html", "404.html", "guides/index.html", "guides/2.html", "guides/start/index.html",
		"training/index.html", "training/listening/index.html", "training/listening/first/index.html", "search/index.html",
		"search/en/client.js", "search/en/abc/p0.bin", "search/en/elsewhere-v6.bin", "search/fr/client.js", "search/en.bleve.zip",
		"assets/site.css", "assets/group-en.js", "assets/group-fr.js", "assets/group-en-GB.js", "assets/crisis-fr.json", "assets/finder/en.bin",
		"assets/finder/en-GB.bin", "assets/finder/en-0123456789.bin", "assets/finder/en-all-0123456789.bin", "assets/finder/en-part-0123456789.bin", "assets/finder/towns-0123456789.bin", "assets/finder/towns-9876543210.bin",
		"assets/soon/en.json", "assets/soon/en-GB.json", "assets/share/groups-ltr.png", "assets/offline/en/index.json", "groups.csv", "sitemap.xml",
		"manifest.webmanifest", `guides/pictured/index.html=<img src="../../assets/files/a%20b.jpg" alt=""><a href="../../assets/files/c.pdf"><source srcset="../../assets/pictures/d%20e.jpg-480.webp 480w, ../../assets/pictures/d%20e.jpg-960.webp 960w, ../../assets/pictures/d%20e.jpg-1440.webp 1440w">`,
		"assets/pictures/d e.jpg-480.webp", "assets/pictures/d e.jpg-960.webp", "assets/pictures/d e.jpg-1440.webp",
		"assets/files/a b.jpg", "assets/files/c.pdf"}
	lists := listed(t, of, files...)
	var index Index
	if err := json.Unmarshal(lists["assets/offline/en/index.json"], &struct {
		*Index
		Core any `json:"core"`
	}{Index: &index}); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"": names(t, lists["assets/offline/en/index.json"])}
	for _, p := range index.Parts {
		got[p.Key] = names(t, lists[route.Offline("en", p.List)])
	}
	want := map[string]string{
		"": " about/ assets/crisis-fr.json assets/finder/en.bin assets/finder/towns-0123456789.bin assets/group-en.js assets/site.css assets/soon/en.json groups/ help/ " +
			"help/keep/ manifest.webmanifest search/ training/",
		"groups": "assets/finder/en.bin fr/groups/thé/ groups/tea/", "guides": "assets/files/a%20b.jpg assets/pictures/d%20e.jpg-960.webp guides/ guides/2.html guides/pictured/ guides/start/",
		"training/listening": "training/listening/ training/listening/first/", "search": "search/en/abc/p0.bin search/en/client.js",
		"finder": "assets/finder/en-all-0123456789.bin assets/finder/en-part-0123456789.bin",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if index.Version != Version || index.Date != "2026-11-22" || len(index.Build) != 10 || index.Regions {
		t.Errorf("the head is %+v", index)
	}
	slices.Reverse(files)
	if again := listed(t, of, files...); fmt.Sprint(again) != fmt.Sprint(lists) {
		t.Error("the order in which files are written makes other lists")
	}
}

// names are the addresses in a list, or of what an index always keeps.
func names(t *testing.T, data []byte) string {
	t.Helper()
	var index struct{ Core [][]any }
	if data[0] == '[' {
		data = slices.Concat([]byte(`{"core":`), data, []byte("}"))
	}
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range index.Core {
		out = append(out, file[0].(string))
	}
	return strings.Join(out, " ")
}

// TestABuildHasAName: a build that has something else to keep has another name, and one of the same has the same.
func TestABuildHasAName(t *testing.T) {
	build := func(text string) string {
		var index Index
		lists := listed(t, Language{Code: "en", Sections: []string{"guides"}}, "index.html", "guides/tea/index.html="+text, "fr/index.html="+text)
		_ = json.Unmarshal(lists["assets/offline/en/index.json"], &struct {
			*Index
			Core any `json:"core"`
		}{Index: &index})
		return index.Build
	}
	if a, b, c := build("one"), build("two"), build("one"); a == b || a != c || a == "" {
		t.Errorf("%q %q %q", a, b, c)
	}
}

// TestLargeHubs: regions have lists of their own, many modules are one part, and what is too large is none.
func TestLargeHubs(t *testing.T) {
	files := []string{"assets/finder/en-0123456789.bin", "groups/tea/index.html", "search/en/client.js=" + strings.Repeat("x", mostInPart+1)}
	for i := range mostModules + 1 {
		files = append(files, fmt.Sprintf("training/m-%d/index.html", i))
	}
	lists := listed(t, Language{Code: "en", Sections: []string{"training"},
		Regions: []Region{{File: "assets/finder/en-0123456789.bin", Groups: []string{"groups/tea/", "groups/gone/"}}}}, files...)
	if got := names(t, lists["assets/offline/en/region-0123456789.json"]); got != "assets/finder/en-0123456789.bin groups/tea/" {
		t.Errorf("the region has %s", got)
	}
	head := string(lists["assets/offline/en/index.json"])
	for part, is := range map[string]bool{`"key":"training"`: true, `"key":"training/m-1"`: false, `"key":"search"`: false,
		`"key":"groups"`: false, `"regions":true`: true} {
		if strings.Contains(head, part) != is {
			t.Errorf("%s in the index: %t", part, !is)
		}
	}
}

// TestScriptsReadThisVersion: the scripts say which version they read.
func TestScriptsReadThisVersion(t *testing.T) {
	script, err := os.ReadFile("../../layouts/scripts/keep/store.ts")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("export const VERSION = %d;", Version); !strings.Contains(string(script), want) {
		t.Errorf("the scripts do not say %s", want)
	}
}
