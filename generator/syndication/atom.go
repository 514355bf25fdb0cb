package syndication

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"

	"peerhub/generator/digits"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
	"peerhub/generator/typography"
)

// newest is how many pages a feed holds.
const newest = 30

// firstDay stands for the day of a feed without pages; it may not be the clock's.
const firstDay = "2024-01-01"

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Title   string   `xml:"title"`
	Sub     string   `xml:"subtitle,omitempty"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Rights  string   `xml:"rights,omitempty"`
	Links   []atomLink
	Entries []atomEntry
}

type atomLink struct {
	XMLName xml.Name `xml:"link"`
	Rel     string   `xml:"rel,attr,omitempty"`
	Type    string   `xml:"type,attr,omitempty"`
	Href    string   `xml:"href,attr"`
}

type atomEntry struct {
	XMLName   xml.Name `xml:"entry"`
	Title     string   `xml:"title"`
	ID        string   `xml:"id"`
	Link      atomLink
	Published string `xml:"published,omitempty"`
	Updated   string `xml:"updated"`
	Summary   string `xml:"summary,omitempty"`
}

// atom writes a feed for each language.
func (w *writer) atom() error {
	hub := w.site.Hub
	if hub.BaseURL == "" {
		return nil
	}
	for _, language := range w.site.Hub.Codes() {
		home := route.Home(hub, language)
		shown := func(text string) string { return typography.Text(text, language) } // in a reader of feeds
		if of, _ := hub.Language(language); of.Dir == "rtl" {
			shown = func(text string) string { return digits.Text(typography.Text(text, language)) }
		}
		at := route.Absolute(hub, route.Feed(hub, language))
		f := atomFeed{Lang: language, Title: shown(w.title(language)), Sub: shown(hub.Description.In(language)), ID: at,
			Updated: firstDay + midnight, Author: w.title(language), Rights: hub.License,
			Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: at},
				{Rel: "alternate", Type: "text/html", Href: route.Absolute(hub, home)}}}
		for _, p := range w.latest(language) {
			address := route.Absolute(hub, route.Path(hub, p.Section, p.Path, language))
			entry := atomEntry{Title: shown(p.Title), ID: address, Link: atomLink{Href: address},
				Updated: changed(p).String() + midnight, Summary: shown(p.Summary)}
			if !p.Date.IsZero() {
				entry.Published = p.Date.String() + midnight
			}
			f.Entries = append(f.Entries, entry)
		}
		if len(f.Entries) > 0 {
			f.Updated = f.Entries[0].Updated
		}
		var out bytes.Buffer
		out.WriteString(xml.Header)
		e := xml.NewEncoder(&out)
		e.Indent("", " ")
		if err := e.Encode(f); err != nil {
			return err
		}
		out.WriteByte('\n')
		if err := w.write(route.Feed(hub, language), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

const midnight = "T00:00:00Z"

// latest returns the language's own pages that changed last, the newest first.
func (w *writer) latest(language string) []*model.Page {
	var pages []*model.Page
	for _, e := range w.site.Entries {
		p := e.Pages[language]
		if section, known := schema.SectionOf(e.Section); !known || !section.Feed {
			continue
		}
		if p == nil || e.Path == "" || schema.Of(e.Kind).Part || !public(p) || changed(p).IsZero() {
			continue
		}
		pages = append(pages, p)
	}
	slices.SortStableFunc(pages, func(a, b *model.Page) int {
		return cmp.Or(cmp.Compare(changed(b).String(), changed(a).String()),
			cmp.Compare(a.Section, b.Section), cmp.Compare(a.Path, b.Path))
	})
	return pages[:min(newest, len(pages))]
}

// changed is the day of the page's last change.
func changed(p *model.Page) model.Date {
	if p.Updated.IsZero() {
		return p.Date
	}
	return p.Updated
}
