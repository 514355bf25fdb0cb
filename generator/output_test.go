package generator

import (
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/route"
)

// TestWhatIsLeftOut: nothing leads to a list that hub.yaml leaves out. Of calendars testdata/output.txtar tells.
func TestWhatIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		output       string
		lacks, keeps []string // beginnings of paths
	}{
		{"{calendars: directory, views: [day]}", []string{"groups/place/", "ar/groups/attendance/"},
			[]string{"groups/day/index.html", "fr/groups/day/"}},
		{"{views: [place, topic]}", []string{"groups/day/", "groups/attendance/"}, []string{"groups/place/", "groups/topic/"}},
		{"{views: []}", []string{"groups/day/", "groups/place/", "groups/topic/", "groups/join/"}, nil},
	} {
		t.Run(c.output, func(t *testing.T) {
			site := starterWith(t, "\noutput: "+c.output+"\n")
			for _, path := range site.Paths() {
				for _, left := range c.lacks {
					if strings.HasPrefix(path, left) {
						t.Errorf("%s is there", path)
					}
				}
			}
			for _, kept := range append(c.keeps, "groups/index.html", "groups.ics") {
				if !strings.Contains("\n"+strings.Join(site.Paths(), "\n"), "\n"+kept) {
					t.Errorf("%s is not there", kept)
				}
			}
			if home, _ := site.Get("index.html"); c.keeps == nil && !strings.Contains(string(home), `href="./groups/#topic=`) {
				t.Error("no words of home ask the finder")
			}
			for _, broken := range brokenLinks(site) {
				t.Error(broken)
			}
		})
	}
}

// starterWith builds the starter hub with more in its hub.yaml.
func starterWith(t *testing.T, more string) *publish.Memory {
	t.Helper()
	hub := t.TempDir()
	settings, err := os.ReadFile("../hub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(hub, "hub.yaml"), append(settings, more...), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(hub, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	site := publish.NewMemory()
	_, found, err := Build(t.Context(), Options{Hub: hub, Sink: site, NoSearch: true, BaseURL: crawled,
		Today: model.Date{Year: 2026, Month: 11, Day: 22}})
	if err != nil {
		t.Fatal(err, found)
	}
	return site
}

const crawled = "https://example.org/hub/"

var linked = regexp.MustCompile(`\s(?:href|src)=(?:"([^"]*)"|([^\s>"]+))`)

// brokenLinks are the links of all pages that lead to no file of the site.
func brokenLinks(site *publish.Memory) []string {
	var out []string
	for _, path := range site.Paths() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		data, _ := site.Get(path)
		here, _ := url.Parse(crawled + path)
		for _, m := range linked.FindAllStringSubmatch(string(data), -1) {
			to, err := here.Parse(html.UnescapeString(m[1] + m[2]))
			if err != nil {
				out = append(out, path+": "+err.Error())
				continue
			}
			at, own := strings.CutPrefix(to.Scheme+"://"+to.Host+to.Path, crawled)
			if _, there := site.Get(route.File(at)); own && !there && !strings.HasPrefix(at, "search/") {
				out = append(out, path+" leads to "+at)
			}
		}
	}
	return out
}
