package syndication

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

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
