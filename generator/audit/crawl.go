package audit

import (
	"encoding/xml"
	"net/url"
	"path"
	"regexp"
	"strings"

	"peerhub/generator/fetch"
)

// left is why a page was not opened.
type left string

const (
	leftMost   left = "more"     // than are opened
	leftAlike  left = "alike"    // to many that were: a calendar goes on for ever
	leftRobots left = "robots"   // robots.txt asks not to
	leftAct    left = "act"      // the link may do something
	leftLong   left = "too-long" // an address that no person reads
)

// queue is the pages to open, each once.
type queue struct {
	base   *url.URL // the folder that all of them are in
	most   int      // how many
	robots robots
	pages  []string
	seen   map[string]bool
	shapes map[string]int
	left   map[left]int
}

// How many pages are opened whose addresses differ in numbers alone, and how many in what stands behind the question mark.
const (
	mostAlike   = 6
	mostQueries = 3
)

var (
	numbers = regexp.MustCompile(`[0-9]+`)
	// acts are words in links that do something when they are followed.
	acts = regexp.MustCompile(`(?i)[/?&=]((log|sign)-?(out|off|in)|delete|remove|unsubscribe|wp-admin|wp-login\.php|add-to-cart|cart|checkout|edit)([/?&=.]|$)`)
	// pagesEnd is how names of files end that a browser shows as a page.
	pagesEnd = map[string]bool{"": true, ".html": true, ".htm": true, ".xhtml": true, ".php": true, ".asp": true, ".aspx": true,
		".jsp": true, ".cgi": true, ".shtml": true}
)

func newQueue(base *url.URL, most int) *queue {
	return &queue{base: base, most: most, seen: map[string]bool{}, shapes: map[string]int{}, left: map[left]int{}}
}

// add puts a page behind the others, if it is one of the site.
func (q *queue) add(address string) {
	u, err := url.Parse(address)
	if err != nil || !sameOrigin(u, q.base) || u.User != nil {
		return
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	if !strings.HasPrefix(u.Path, q.base.Path) || !pagesEnd[strings.ToLower(path.Ext(u.Path))] {
		return
	}
	key := u.String()
	if q.seen[key] || len(q.seen) > 100_000 {
		return
	}
	q.seen[key] = true
	shape, query := numbers.ReplaceAllString(u.Path, "0"), u.Path+"?"
	switch {
	case len(key) > 1_000:
		q.left[leftLong]++
		return
	case !q.robots.allow(u):
		q.left[leftRobots]++
		return
	case acts.MatchString(u.Path + "?" + u.RawQuery):
		q.left[leftAct]++
		return
	case shape != u.Path && q.shapes[shape] >= mostAlike, u.RawQuery != "" && q.shapes[query] >= mostQueries:
		q.left[leftAlike]++
		return
	case len(q.pages) >= q.most:
		q.left[leftMost]++
		return
	}
	q.shapes[shape]++
	if u.RawQuery != "" {
		q.shapes[query]++
	}
	q.pages = append(q.pages, key)
}

func sameOrigin(a, b *url.URL) bool { return fetch.SameServer(a, b) }

// folderOf is the folder that a page is in: what of a site belongs to it.
func folderOf(u *url.URL) *url.URL {
	out := *u
	out.Path = u.Path[:strings.LastIndexByte(u.Path, '/')+1]
	if out.Path == "" {
		out.Path = "/"
	}
	out.RawPath, out.RawQuery, out.Fragment = "", "", ""
	return &out
}

// sitemap reads the addresses of a sitemap, and those of further sitemaps (sitemaps.org).
func sitemap(data []byte) (pages, further []string) {
	var file struct {
		Pages []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
		Maps []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
	}
	if xml.Unmarshal(data, &file) != nil {
		return nil, nil
	}
	for _, p := range file.Pages {
		pages = append(pages, strings.TrimSpace(p.Loc))
	}
	for _, m := range file.Maps {
		further = append(further, strings.TrimSpace(m.Loc))
	}
	return pages, further
}
