// Package strip takes languages, sections and samples out of the files of a hub, with what leads to them.
//
//	Of      which files go, and which change because something else went
//	Mended  a file without the lines and links that findings are about
//
// Whoever calls it writes the first, checks the hub, and mends what is found until nothing more is.
package strip

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Keep is what stays.
type Keep struct {
	Languages []string // the first one is that of the hub from then on
	Sections  []string
	Samples   bool
	Gone      []string // languages that the hub no longer has, and whose folders may have come back
}

// Plan is what becomes of the files of a hub.
type Plan struct {
	Delete []string          // sorted
	Write  map[string][]byte // anew, or to another place
	Lost   []string          // pages that go because nobody has translated them into a language that stays
	Accept []string          // translations of what was a translation itself, and says the same
}

// Of plans to take out of a hub what does not stay.
func Of(site *model.Site, files fs.FS, keep Keep) (Plan, error) {
	p := plan{Plan: Plan{Write: map[string][]byte{}}, site: site, files: files, keep: keep, gone: map[string]bool{}}
	if err := p.folders(); err != nil {
		return p.Plan, err
	}
	for _, e := range site.Entries {
		if err := p.entry(e); err != nil {
			return p.Plan, err
		}
	}
	if err := p.texts(); err != nil {
		return p.Plan, err
	}
	settings, err := fs.ReadFile(files, "hub.yaml")
	if err != nil {
		return p.Plan, err
	}
	p.Write["hub.yaml"] = p.settings(settings)
	p.Delete = slices.DeleteFunc(p.Delete, func(name string) bool { return p.Write[name] != nil })
	slices.Sort(p.Delete)
	p.Delete = slices.Compact(p.Delete)
	return p.Plan, nil
}

type plan struct {
	Plan
	site  *model.Site
	files fs.FS
	keep  Keep
	gone  map[string]bool // entries, by section/path
}

// folders deletes all that lies in sections and languages that go.
func (p *plan) folders() error {
	return fs.WalkDir(p.files, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		parts := strings.Split(name, "/")
		if len(parts) < 4 { // a spreadsheet, or a file that is none of ours
			if len(parts) == 3 && !slices.Contains(p.keep.Sections, parts[1]) {
				p.Delete = append(p.Delete, name)
			}
			return nil
		}
		_, is := p.site.Hub.Language(parts[2])
		goes := (is || slices.Contains(p.keep.Gone, parts[2])) && !slices.Contains(p.keep.Languages, parts[2])
		if !slices.Contains(p.keep.Sections, parts[1]) || goes {
			p.Delete = append(p.Delete, name)
		}
		return nil
	})
}

// entry decides about the pages of an entry.
func (p *plan) entry(e *model.Entry) error {
	if !strings.HasSuffix(e.Original.Pos.File, ".md") {
		return nil // rows of a spreadsheet are not ours to change
	}
	sample := !p.keep.Samples && (e.Original.Sample || e.Original.Group != nil && e.Original.Group.Sample)
	if sample || !slices.Contains(p.keep.Sections, e.Section) {
		p.gone[e.Section+"/"+e.Path] = true
		for _, page := range e.Pages {
			p.Delete = append(p.Delete, page.Pos.File)
			if _, err := fs.Stat(p.files, lockOf(page.Pos.File)); err == nil {
				p.Delete = append(p.Delete, lockOf(page.Pos.File))
			}
		}
		return nil
	}
	first := p.first(e)
	switch {
	case first == e.Original:
		return nil
	case first == nil && e.Section == "library": // facts, which every language has
		return p.move(e.Original)
	case first == nil:
		p.gone[e.Section+"/"+e.Path] = true
		p.Lost = append(p.Lost, e.Original.Pos.File)
		return nil
	}
	if err := p.original(e, first); err != nil {
		return err
	}
	same := e.States[first.Language] == model.StateCurrent
	for _, language := range p.keep.Languages {
		page := e.Pages[language]
		if page != nil && page != first && same && (page == e.Original || e.States[language] == model.StateCurrent) {
			p.Accept = append(p.Accept, page.Pos.File)
		}
	}
	return nil
}

// first is the page that is the original of an entry from then on: that in the hub's first language, else the one that is
// it today, else the first that there is.
func (p *plan) first(e *model.Entry) *model.Page {
	if page := e.Pages[p.keep.Languages[0]]; page != nil {
		return page
	}
	if slices.Contains(p.keep.Languages, e.Original.Language) {
		return e.Original
	}
	for _, language := range p.keep.Languages {
		if page := e.Pages[language]; page != nil {
			return page
		}
	}
	return nil
}

// move puts a page into the folder of the first language that stays.
func (p *plan) move(page *model.Page) error {
	data, err := fs.ReadFile(p.files, page.Pos.File)
	if err != nil {
		return err
	}
	p.Write[p.inFirst(page.Pos.File)] = data
	return nil
}

// inFirst is the path of a file in the folder of the first language.
func (p *plan) inFirst(file string) string {
	parts := strings.Split(file, "/")
	parts[2] = p.keep.Languages[0]
	return strings.Join(parts, "/")
}

// original makes a translation an original: it gets the facts of the one that goes, and remembers no source.
func (p *plan) original(e *model.Entry, page *model.Page) error {
	from, err := fs.ReadFile(p.files, e.Original.Pos.File)
	if err != nil {
		return err
	}
	to, err := fs.ReadFile(p.files, page.Pos.File)
	if err != nil {
		return err
	}
	head, text := frontmatter.Cut(to)
	var lines []string
	if head != nil {
		lines = strings.Split(strings.TrimSuffix(string(frontmatter.Fields(head)), "\n"), "\n")
	}
	lines = frontmatter.WithoutField(lines, "source_hash")
	oldHead, _ := frontmatter.Cut(from)
	if oldHead != nil {
		for _, field := range fields(frontmatter.Fields(oldHead)) {
			f, known := schema.Of(e.Kind).Field(field.name)
			has := slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, field.name+":") })
			if known && (f.Scope == schema.Fact || slices.Contains(guards, f.Name)) && !has {
				lines = append(lines, field.lines...)
			}
		}
	}
	p.Write[page.Pos.File] = []byte("---\n" + strings.Join(lines, "\n") + "\n---\n" + string(text))
	if _, err := fs.Stat(p.files, lockOf(page.Pos.File)); err == nil {
		p.Delete = append(p.Delete, lockOf(page.Pos.File))
	}
	if slices.Contains(p.keep.Languages, e.Original.Language) {
		p.Write[e.Original.Pos.File] = withoutFacts(e.Kind, from)
	}
	// Pictures and files that only the original has come along, where the text names them.
	dir := path.Dir(e.Original.Pos.File)
	entries, err := fs.ReadDir(p.files, dir)
	if err != nil {
		return err
	}
	for _, f := range entries {
		name := path.Join(path.Dir(page.Pos.File), f.Name())
		if !f.Type().IsRegular() || path.Ext(f.Name()) == ".md" || strings.HasSuffix(f.Name(), ".lock.json") || !bytes.Contains(p.Write[page.Pos.File], []byte(f.Name())) {
			continue
		}
		if _, err := fs.Lstat(p.files, name); err == nil {
			continue
		}
		if p.Write[name], err = fs.ReadFile(p.files, path.Join(dir, f.Name())); err != nil {
			return err
		}
	}
	return nil
}

// guards are fields of an original that keep its translations from readers, too.
var guards = []string{"sample", "draft"}

// withoutFacts is a page that has become a translation: it says no facts, which it takes from its original.
func withoutFacts(kind model.Kind, page []byte) []byte {
	head, text := frontmatter.Cut(page)
	if head == nil {
		return page
	}
	lines := strings.Split(strings.TrimSuffix(string(frontmatter.Fields(head)), "\n"), "\n")
	for _, field := range fields(frontmatter.Fields(head)) {
		if f, known := schema.Of(kind).Field(field.name); known && f.Scope == schema.Fact {
			lines = frontmatter.WithoutField(lines, field.name)
		}
	}
	return []byte("---\n" + strings.Join(lines, "\n") + "\n---\n" + string(text))
}

func lockOf(page string) string { return strings.TrimSuffix(page, ".md") + ".lock.json" }

// field is a field of front matter as it is written.
type field struct {
	name  string
	lines []string
}

var fieldName = regexp.MustCompile(`^([a-z_]+):`)

// fields cuts front matter into its fields.
func fields(head []byte) []field {
	var out []field
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		if m := fieldName.FindStringSubmatch(line); m != nil {
			out = append(out, field{m[1], []string{line}})
		} else if len(out) > 0 && !strings.HasPrefix(line, "#") {
			out[len(out)-1].lines = append(out[len(out)-1].lines, line)
		}
	}
	return out
}

// texts takes the sources that go out of the pages that stay.
func (p *plan) texts() error {
	gone := map[string]bool{}
	for key := range p.gone {
		if id, is := strings.CutPrefix(key, "library/"); is {
			gone[id] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	deleted := map[string]bool{}
	for _, name := range p.Delete {
		deleted[name] = true
	}
	return fs.WalkDir(p.files, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(name) != ".md" || deleted[name] && p.Write[name] == nil {
			return err
		}
		data := p.Write[name]
		if data == nil {
			if data, err = fs.ReadFile(p.files, name); err != nil {
				return err
			}
		}
		if now := uncited(data, gone); !bytes.Equal(now, data) {
			p.Write[name] = now
		}
		return nil
	})
}

var (
	citation = regexp.MustCompile(`[ \x{00a0}]?\[(@[^\]\n]+)\]`)
	sources  = regexp.MustCompile(`(?m)^sources: \[(.*)\]\r?\n`)
	listed   = regexp.MustCompile(`(?m)^sources:[ \t]*\r?\n((?:[ \t]*-[ \t].*\r?\n)+)`)
)

// uncited is a page without the citations of sources.
func uncited(data []byte, gone map[string]bool) []byte {
	data = citation.ReplaceAllFunc(data, func(m []byte) []byte {
		inner := string(citation.FindSubmatch(m)[1])
		stays := staying(strings.Split(inner, ";"), func(s string) string {
			id, _, _ := strings.Cut(strings.TrimPrefix(s, "@"), ",")
			return strings.TrimSpace(id)
		}, gone)
		if len(stays) == 0 {
			return nil
		}
		return bytes.Replace(m, []byte(inner), []byte(strings.Join(stays, ";")), 1)
	})
	data = listed.ReplaceAllFunc(data, func(m []byte) []byte {
		var stays []byte
		for line := range strings.Lines(string(listed.FindSubmatch(m)[1])) {
			id, _, _ := strings.Cut(line, " #")
			if !gone[strings.Trim(strings.TrimSpace(id), `-"' `)] {
				stays = append(stays, line...)
			}
		}
		if stays == nil {
			return nil
		}
		return append([]byte("sources:\n"), stays...)
	})
	return sources.ReplaceAllFunc(data, func(m []byte) []byte {
		stays := staying(strings.Split(string(sources.FindSubmatch(m)[1]), ","), func(s string) string { return strings.Trim(s, `"' `) }, gone)
		if len(stays) == 0 {
			return nil
		}
		return []byte("sources: [" + strings.Join(stays, ", ") + "]\n")
	})
}

func staying(items []string, id func(string) string, gone map[string]bool) []string {
	var out []string
	for _, item := range items {
		if item = strings.TrimSpace(item); !gone[id(item)] {
			out = append(out, item)
		}
	}
	return out
}
