package syndication

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/model"
)

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
