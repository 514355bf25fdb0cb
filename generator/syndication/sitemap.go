package syndication

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// perSitemap is how many addresses stand in one file. The protocol allows
// 50,000; fewer keep the memory of a build small.
const perSitemap = 10_000

// place is one page of the site in its languages.
type place struct {
	languages []string // that really have it, in the hub's order
	main      string   // the one for readers of no listed language
	address   func(language string) string
	updated   func(language string) model.Date
}

// sitemap writes sitemap.xml, or an index of sitemap-1.xml and so on.
func (w *writer) sitemap() error {
	if w.site.Hub.BaseURL == "" {
		return nil
	}
	var files []string
	var out bytes.Buffer
	count := 0
	begin := func() {
		out.Reset()
		out.WriteString(xml.Header +
			`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` +
			"\n")
		count = 0
	}
	end := func() error {
		out.WriteString("</urlset>\n")
		name := fmt.Sprintf("sitemap-%d.xml", len(files)+1)
		files = append(files, name)
		return w.write(name, out.Bytes())
	}
	begin()
	for _, p := range w.places() {
		for _, language := range p.languages {
			if count == perSitemap {
				if err := end(); err != nil {
					return err
				}
				begin()
			}
			w.url(&out, p, language)
			count++
		}
	}
	if len(files) == 0 {
		out.WriteString("</urlset>\n")
		return w.write(route.Sitemap, out.Bytes())
	}
	if err := end(); err != nil {
		return err
	}
	out.Reset()
	out.WriteString(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, name := range files {
		out.WriteString("<sitemap><loc>" + escape(route.Absolute(w.site.Hub, name)) + "</loc></sitemap>\n")
	}
	out.WriteString("</sitemapindex>\n")
	return w.write(route.Sitemap, out.Bytes())
}

func (w *writer) url(out *bytes.Buffer, p place, language string) {
	hub := w.site.Hub
	out.WriteString("<url><loc>" + escape(route.Absolute(hub, p.address(language))) + "</loc>")
	if updated := p.updated(language); !updated.IsZero() {
		out.WriteString("<lastmod>" + updated.String() + "</lastmod>")
	}
	if len(p.languages) > 1 {
		link := func(hreflang, language string) {
			out.WriteString("\n" + `<xhtml:link rel="alternate" hreflang="` + escape(hreflang) + `" href="` +
				escape(route.Absolute(hub, p.address(language))) + `"/>`)
		}
		for _, other := range p.languages {
			link(other, other)
		}
		link("x-default", p.main)
	}
	out.WriteString("</url>\n")
}

// places lists the pages that search engines may find: what is written, and
// the lists of each section in the languages that have something in it.
func (w *writer) places() []place {
	hub := w.site.Hub
	var out []place
	lists := map[string][]string{} // section → languages with a page of their own in it
	var sections []string
	introduced := map[string]bool{}
	for _, e := range w.site.Entries {
		if e.Kind == model.KindGroup && !directory.Shared(e, w.site.Hub, w.site.Today) {
			continue
		}
		p := place{main: e.Original.Language,
			address: func(language string) string { return route.Page(hub, e, language) },
			updated: func(language string) model.Date { return e.Pages[language].Updated }}
		for _, code := range w.site.Hub.Codes() {
			if own := e.Pages[code]; own != nil && public(own) {
				p.languages = append(p.languages, code)
			}
		}
		if len(p.languages) == 0 {
			continue
		}
		if !slices.Contains(p.languages, p.main) {
			p.main = p.languages[0]
		}
		out = append(out, p)
		if e.Path == "" {
			introduced[e.Section] = true
		} else if e.Section != "pages" {
			if lists[e.Section] == nil {
				sections = append(sections, e.Section)
			}
			lists[e.Section] = merge(lists[e.Section], p.languages, w.site.Hub.Codes())
		}
	}
	slices.Sort(sections)
	for _, section := range sections {
		if introduced[section] {
			continue // the introduction is the list
		}
		out = append(out, place{languages: lists[section], main: lists[section][0],
			address: func(language string) string { return route.Path(hub, section, "", language) },
			updated: func(string) model.Date { return model.Date{} }})
	}
	return out
}

// merge returns the languages of either list, in the order given.
func merge(a, b, order []string) []string {
	var out []string
	for _, code := range order {
		if slices.Contains(a, code) || slices.Contains(b, code) {
			out = append(out, code)
		}
	}
	return out
}

// robots writes robots.txt (RFC 9309).
func (w *writer) robots() error {
	text := "User-agent: *\nAllow: /\n"
	if at := route.Absolute(w.site.Hub, route.Sitemap); at != "" {
		text += "\nSitemap: " + at + "\n"
	}
	return w.write("robots.txt", []byte(text))
}

// escape makes text fit for XML.
func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a Buffer takes everything
		panic(err)
	}
	return b.String()
}
