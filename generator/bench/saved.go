package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// An edit is one that somebody makes in the preview, and the page on which they see it.
type edit struct {
	name, file, page string
	change           func(text, mark string) string
}

// edits are those of an editor (the first) and of whoever looks after the hub.
var edits = []edit{
	{"words of a page", "content/guides/en/p-00012.md", "guides/p-00012/", below},
	{"words of a group", "content/groups/en/g-00000.md", "groups/g-00000/", below},
	{"title of a page", "content/guides/en/p-00012.md", "guides/p-00012/", func(text, mark string) string {
		return titled.ReplaceAllString(text, "title: "+mark)
	}},
	{"words of a module", "content/training/en/saved/index.md", "training/saved/", below},
	{"row of a spreadsheet", "content/groups/list.csv", "groups/tea-1/", func(_, mark string) string {
		return sheet(mark)
	}},
	{"hub.yaml", "hub.yaml", "guides/p-00012/", func(text, mark string) string {
		return titled.ReplaceAllString(text, "title: "+mark)
	}},
	{"a string", "layouts/strings/en/ui.yaml", "guides/p-00012/", func(_, mark string) string {
		return "nav.groups: " + mark + "\n"
	}},
	{"a template", "layouts/templates/page.html", "guides/p-00012/", func(_, mark string) string {
		text, _ := os.ReadFile("layouts/templates/page.html") // added has read it
		return strings.Replace(string(text), textBegins, textBegins+"<p>"+mark+"</p>", 1)
	}},
}

// textBegins is where the text of a page begins in its template.
const textBegins = `<article class="cols{{if and .P.Siblings .P.Toc}} both{{end}}">`

// added are files in which edits are made, and which a hub of pages and groups lacks.
func added() (map[string]string, error) {
	template, err := os.ReadFile("layouts/templates/page.html")
	if err == nil && !strings.Contains(string(template), textBegins) {
		err = errors.New("the template page.html has no " + textBegins)
	}
	const module = "---\ntitle: Saved\n---\n\nWhat one can learn.\n"
	return map[string]string{"content/groups/list.csv": sheet("first"), "content/training/en/saved/index.md": module,
		"content/training/en/saved/first.md": module, "layouts/strings/en/ui.yaml": "nav.groups: First\n"}, err
}

// rest is how long nobody saves between two edits. Then the preview is at work behind: it looks for
// what is wrong, or makes the search, which is the worst time to save.
const rest = 1200 * time.Millisecond

var titled = regexp.MustCompile(`(?m)^title: .*$`)

func below(text, mark string) string { return text + "\n" + mark + "\n" }

// sheet is a spreadsheet of 200 groups, of which one has the mark.
func sheet(mark string) string {
	var b strings.Builder
	b.WriteString("name,day,start,end,city,country,language,email,verified_on,verified_by,summary\n")
	for i := range 200 {
		said := "Tea and talk."
		if i == 1 {
			said += " " + mark
		}
		fmt.Fprintf(&b, "Tea %d,tuesday,18:00,19:00,Leeds,GB,en,tea@example.org,2025-12-01,hub team,%s\n", i, said)
	}
	return b.String()
}

// saved starts a preview of a hub of so many pages, and prints how long it takes from a saved file to the page
// that shows it: the median of many, as a browser sees it, which is told of the change and asks for the page again.
// Then how long it takes until what is wrong has been told, and until the search is there again.
func saved(pages int, seed uint64, times int) error {
	folder, err := os.MkdirTemp("", "peerhub-saved-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	hub := filepath.Join(folder, "hub")
	if err := writeHub("peerhub", hub, pages, seed); err != nil {
		return err
	}
	more, err := added()
	if err != nil {
		return err
	}
	for name, text := range more {
		if err := put(filepath.Join(hub, name), text); err != nil {
			return err
		}
	}
	began := time.Now()
	p, err := startPreview(folder, hub)
	if err != nil {
		return err
	}
	defer p.stop()
	fmt.Printf("%d pages, seed %d, %d edits of each kind; the first page after %d ms\n\n", pages, seed, times,
		time.Since(began).Milliseconds())
	fmt.Print("| saved | median, ms | slowest, ms | CPU, ms |\n|---|---:|---:|---:|\n")
	for _, e := range edits {
		if err := p.row(e.name, times, func(n int) (time.Duration, error) {
			return p.see(e, fmt.Sprintf("Mark%d", n))
		}); err != nil {
			return err
		}
	}
	// The template is the hub's own no more: with one, all pages are gone through.
	if err := os.RemoveAll(filepath.Join(hub, "layouts/templates")); err != nil {
		return err
	}
	time.Sleep(2 * rest)
	if err := p.row("until a mistake is told", min(times, 5), func(int) (time.Duration, error) {
		return p.mistake()
	}); err != nil {
		return err
	}
	for _, e := range edits[:2] {
		if err := p.row(e.name+", until the search has it", min(times, 5), func(n int) (time.Duration, error) {
			return p.searched(e, fmt.Sprintf("Later%d", n))
		}); err != nil {
			return err
		}
	}
	peak, now, err := p.memory()
	if err == nil {
		fmt.Printf("\nMemory of the preview: at most %d MB, %d MB at the end\n", peak>>20, now>>20)
	}
	return err
}

// row prints the median of many times, with a rest before each, and that of the preview's CPU, which
// is the same on a computer that has other things to do.
func (p *preview) row(name string, times int, measure func(n int) (time.Duration, error)) error {
	var took, worked []time.Duration
	for n := range times {
		time.Sleep(rest)
		before := p.cpu()
		one, err := measure(n)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		took, worked = append(took, one), append(worked, p.cpu()-before)
	}
	slices.Sort(took)
	slices.Sort(worked)
	fmt.Printf("| %s | %d | %d | %d |\n", name, took[len(took)/2].Milliseconds(), took[len(took)-1].Milliseconds(),
		worked[len(worked)/2].Milliseconds())
	return nil
}
