package main

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A layout writes the same pages for one generator.
type layout struct {
	fixed       fs.FS                          // files that no page decides
	path        func(p page) string            // of the file of a page
	frontMatter func(p page) string            // YAML
	link        func(from page, to int) string // from one page to another
}

//go:embed all:peerhub all:hugo
var fixed embed.FS

var layouts = map[string]layout{
	"peerhub": {sub("peerhub"),
		func(p page) string {
			return fmt.Sprintf("content/%s/%s/%s.md", section(p.number), p.language, slug(p.number))
		},
		peerhubFrontMatter,
		func(p page, to int) string {
			return fmt.Sprintf("../../%s/%s/%s.md", section(to), languageOf(to), slug(to))
		}},
	"hugo": {sub("hugo"),
		func(p page) string {
			return fmt.Sprintf("content/%s/%s/%s.md", p.language, section(p.number), slug(p.number))
		},
		hugoFrontMatter,
		func(p page, to int) string { return fmt.Sprintf("../../%s/%s/", section(to), slug(to)) }},
}

func sub(folder string) fs.FS {
	f, err := fs.Sub(fixed, folder)
	if err != nil {
		panic(err) // the name is not that of a folder
	}
	return f
}

func section(number int) string {
	if isGroup(number) {
		return "groups"
	}
	return "guides"
}

func slug(number int) string {
	if isGroup(number) {
		return fmt.Sprintf("g-%05d", number)
	}
	return fmt.Sprintf("p-%05d", number)
}

// address is where both generators put the page: its file below the site.
func address(number int) string {
	at := fmt.Sprintf("%s/%s/index.html", section(number), slug(number))
	if l := languageOf(number); l != languages[0] {
		return l + "/" + at
	}
	return at
}

// write writes the pages into a folder.
func (l layout) write(folder string, pages iter.Seq[page]) error {
	if err := os.CopyFS(folder, l.fixed); err != nil {
		return err
	}
	for p := range pages {
		to := filepath.Join(folder, filepath.FromSlash(l.path(p)))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		text := "---\n" + l.frontMatter(p) + "---\n\n" + l.linked(p)
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var target = regexp.MustCompile(`\]\(page:(\d+)\)`)

func (l layout) linked(p page) string {
	return target.ReplaceAllStringFunc(p.body, func(m string) string {
		to, err := strconv.Atoi(target.FindStringSubmatch(m)[1])
		if err != nil {
			panic(err) // the pattern lets digits alone through
		}
		return "](" + l.link(p, to) + ")"
	})
}

func peerhubFrontMatter(p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %q\nsummary: %q\n", p.title, p.summary)
	g := p.group
	if g == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "first_visit: %q\nkind: self-help\nattendance: %s\nschedule:\n", g.firstVisit, g.attendance)
	for _, m := range g.meetings {
		fmt.Fprintf(&b, "  - {day: %s, start: %q, end: %q, every: week}\n", m.day, m.start, m.end)
	}
	fmt.Fprintf(&b, "timezone: %s\nplace: {%s}\n", g.zone, g.place())
	if g.attendance != "in-person" {
		fmt.Fprintf(&b, "online: {url: %q, publish_link: true}\n", g.room(p.number))
	}
	fmt.Fprintf(&b, "contact: {role: Host, email: %s}\nlanguages: [%s]\ntopics: %s\naudience: %s\naccess: %s\n",
		g.email, p.language, list(g.topics), list(g.audience), list(g.access))
	fmt.Fprintf(&b, "cost: %q\njoin: %s\norganisation: %q\nverified: {on: %s, by: coordinator, how: phone}\n",
		g.cost, g.join, g.organisation, g.checked)
	return b.String()
}

// hugoFrontMatter says the same as peerhubFrontMatter does; what readers choose
// groups by are taxonomies.
func hugoFrontMatter(p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %q\nsummary: %q\n", p.title, p.summary)
	g := p.group
	if g == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "first_visit: %q\nkinds: [self-help]\nattendances: [%s]\nschedule:\n", g.firstVisit, g.attendance)
	var days []string
	for _, m := range g.meetings {
		fmt.Fprintf(&b, "  - {day: %s, start: %q, end: %q}\n", m.day, m.start, m.end)
		days = append(days, m.day)
	}
	fmt.Fprintf(&b, "days: %s\nplaces: [%q]\ntimezone: %s\nplace: {%s}\n", list(days), g.town.Name, g.zone, g.place())
	if g.attendance != "in-person" {
		fmt.Fprintf(&b, "online: %q\n", g.room(p.number))
	}
	fmt.Fprintf(&b, "contact: {role: Host, email: %s}\nspoken: [%s]\ntopics: %s\naudiences: %s\naccesses: %s\n",
		g.email, p.language, list(g.topics), list(g.audience), list(g.access))
	fmt.Fprintf(&b, "cost: %q\njoins: [%s]\norganisation: %q\nverified: {on: %s, by: coordinator, how: phone}\n",
		g.cost, g.join, g.organisation, g.checked)
	return b.String()
}

func (g *group) place() string {
	where := fmt.Sprintf("city: %q, country: %s", g.town.Name, g.town.Country)
	if g.attendance == "online" {
		return where
	}
	return fmt.Sprintf("venue: %q, address: %q, %s, lat: %.2f, lon: %.2f", g.venue, g.street, where,
		float64(g.town.Lat)/100, float64(g.town.Lon)/100)
}

func (g *group) room(number int) string { return "https://meet.example.org/" + slug(number) }

func list(words []string) string { return "[" + strings.Join(words, ", ") + "]" }
