// Package rename gives a page another name or another place, with all that leads to it.
//
//	Find  the entry that somebody means
//	To    the place that it is to have, or why it cannot
//	Of    which files and folders move, and which change with them
//
// Of each file that changes only the bytes of an address change, and the old addresses come into the front matter of the
// pages that move: Markdown and YAML are read for the places of addresses, and never written anew.
package rename

import (
	"bytes"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Move is a file or a folder that gets another path.
type Move struct{ From, To string }

// Plan is what becomes of the files of a hub.
type Plan struct {
	Moves []Move            // none of which stands in the way of another
	Write map[string][]byte // what is in files then, by their new paths
	Links int               // how many addresses change
	Old   []string          // addresses of the site that lead on
	Left  []model.Position  // of links that stand in no page, and are left for a person
}

// Place is where an entry is: its section, and its path in it.
type Place struct{ Section, Path string }

func (p Place) key() string { return p.Section + "/" + p.Path }

// Of plans to move an entry. What cannot be done is said, and the plan is then none.
func Of(site *model.Site, files fs.FS, e *model.Entry, to Place) (Plan, diag.Text, error) {
	p := plan{Plan: Plan{Write: map[string][]byte{}}, site: site, files: files, from: Place{e.Section, e.Path}, to: to,
		pages: map[string]*model.Page{}, moved: map[string]Place{}}
	for _, of := range site.Entries {
		for _, page := range of.Pages {
			p.pages[page.Pos.File] = page
		}
		if of == e || of.Section == e.Section && strings.HasPrefix(of.Path, e.Path+"/") {
			p.moved[of.Section+"/"+of.Path] = Place{to.Section, to.Path + strings.TrimPrefix(of.Path, e.Path)}
		}
	}
	if said := p.whole(); said != "" {
		return Plan{}, said, nil
	}
	if said, err := p.moves(e); said != "" || err != nil {
		return Plan{}, said, err
	}
	for _, change := range []func() (diag.Text, error){p.texts, p.settings} {
		if said, err := change(); said != "" || err != nil {
			return Plan{}, said, err
		}
	}
	p.rows()
	return p.Plan, "", nil
}

type plan struct {
	Plan
	site     *model.Site
	files    fs.FS
	from, to Place
	pages    map[string]*model.Page // by file
	moved    map[string]Place       // entries, by section/path
}

// whole says which of the pages that move cannot be moved whole.
func (p *plan) whole() diag.Text {
	for _, key := range slices.Sorted(maps.Keys(p.moved)) {
		section, name, _ := strings.Cut(key, "/")
		e := p.site.Entry(section, name)
		for _, language := range slices.Sorted(maps.Keys(e.Pages)) {
			page := e.Pages[language]
			switch {
			case !strings.HasSuffix(page.Pos.File, ".md"):
				return diag.Say("this group is a row of %s, and a row cannot lead on from an old address. Make a page of it, or leave its address as it is", page.Pos.File)
			case page.Broken:
				return diag.Say("%s has errors: mend them first (run peerhub check)", page.Pos.File)
			}
		}
	}
	return ""
}

// languages are the folders of languages in a section, as they are called.
func (p *plan) languages(section string) ([]string, error) {
	found, err := fs.ReadDir(p.files, path.Join("content", section))
	var out []string
	for _, d := range found {
		if d.IsDir() && !strings.HasPrefix(d.Name(), ".") {
			out = append(out, d.Name())
		}
	}
	return out, err
}

// moves finds the files and folders that move, and says what stands in their way.
func (p *plan) moves(e *model.Entry) (diag.Text, error) {
	languages, err := p.languages(e.Section)
	if err != nil {
		return "", err
	}
	for _, language := range languages {
		from := path.Join("content", e.Section, language)
		to := path.Join("content", p.to.Section, language)
		for _, page := range e.Pages {
			if file := page.Pos.File; strings.HasPrefix(file, from+"/") && path.Base(file) != "index.md" {
				p.file(file, path.Join(to, path.Dir(p.to.Path), p.named(file)))
			}
		}
		if info, err := fs.Stat(p.files, path.Join(from, e.Path)); err == nil && info.IsDir() {
			p.move(path.Join(from, e.Path), path.Join(to, p.to.Path))
		}
	}
	for _, m := range p.Moves {
		if strings.HasPrefix(m.To, m.From+"/") {
			return diag.Say("%s is a folder, and cannot be put into itself", m.From), nil
		}
		stem := strings.TrimSuffix(m.To, ".md")
		for _, taken := range []string{m.To, stem + ".md", path.Join(stem, "index.md")} {
			if _, err := fs.Stat(p.files, taken); err == nil {
				return diag.Say("%s exists already, and was left as it is", taken), nil
			}
		}
	}
	return "", nil
}

// named is the name of a file in its new place. One that says itself what it is called in addresses keeps its own.
func (p *plan) named(file string) string {
	if stem := strings.TrimSuffix(path.Base(file), ".md"); stem != path.Base(p.from.Path) {
		return path.Base(file)
	}
	return path.Base(p.to.Path) + ".md"
}

// file moves the file of a page, with what is known of a translation.
func (p *plan) file(from, to string) {
	p.move(from, to)
	if lock := lockOf(from); lock != lockOf(to) {
		if _, err := fs.Stat(p.files, lock); err == nil {
			p.move(lock, lockOf(to))
		}
	}
}

func (p *plan) move(from, to string) {
	if from != to {
		p.Moves = append(p.Moves, Move{from, to})
	}
}

func lockOf(page string) string { return strings.TrimSuffix(page, ".md") + ".lock.json" }

// After is the path that a file or a folder has then.
func (p *Plan) After(file string) string {
	for _, m := range p.Moves {
		if below, ok := strings.CutPrefix(file, m.From); ok && (below == "" || below[0] == '/') {
			return m.To + below
		}
	}
	return file
}

// texts changes the pages: what they link to, and what those that move say of themselves.
func (p *plan) texts() (said diag.Text, err error) {
	err = fs.WalkDir(p.files, "content", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err == nil && d.IsDir() && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case err != nil || said != "" || !d.Type().IsRegular() || path.Ext(name) != ".md":
			return err
		}
		data, err := fs.ReadFile(p.files, name)
		if err != nil {
			return err
		}
		var now []byte
		if now, said = p.text(name, data); said == "" && !bytes.Equal(now, data) {
			p.Write[p.After(name)] = now
		}
		return nil
	})
	return said, err
}

// rows finds the links in rows of spreadsheets that lead to what moves.
func (p *plan) rows() {
	for _, e := range p.site.Entries {
		for _, page := range e.Pages {
			if strings.HasSuffix(page.Pos.File, ".md") {
				continue
			}
			for _, link := range page.Body.Links {
				file := link.Kind == model.LinkPage && link.Target != "" && p.After(link.Target) != link.Target
				if file || link.Kind == model.LinkPlace && p.address("/"+link.Target) != "" {
					p.Left = append(p.Left, page.Pos)
				}
			}
		}
	}
}

// old is the address that a page had.
func (p *plan) old(page *model.Page) string {
	return route.Path(p.site.Hub, page.Section, page.Path, page.Language)
}

// new is the address that it has then.
func (p *plan) new(page *model.Page) string {
	to := p.moved[page.Section+"/"+page.Path]
	return route.Path(p.site.Hub, to.Section, to.Path, page.Language)
}

// referred is what a field says in which the place of a page of a section stands; "" when nothing changes.
func (p *plan) referred(section, name string) string {
	if to, ok := p.moved[section+"/"+name]; ok && to.Section == section {
		return to.Path
	}
	return ""
}

// leads is what a setting says that leads to a page which moves; "" when nothing changes.
func (p *plan) leads(written string) string {
	end := len(written)
	if i := strings.IndexAny(written, "#?"); i >= 0 {
		end = i
	}
	place := strings.Trim(written[:end], "/")
	plain, err := url.PathUnescape(place)
	section, name, _ := strings.Cut(plain, "/")
	now, is := p.moved[section+"/"+name]
	short := !is && p.site.Entry(section, name) == nil
	if short {
		now, is = p.moved["pages/"+plain]
	}
	if !is || err != nil || strings.Contains(written, ":") {
		return ""
	}
	out := now.key()
	if short && now.Section == "pages" {
		out = now.Path
	}
	return strings.Replace(written[:end], place, out, 1) + written[end:]
}

// address is an address of the site then, as a text links to it: behind that of the site or whole, in a language or in the
// reader's. It is "" when nothing changes.
func (p *plan) address(written string) string {
	hub := p.site.Hub
	before := "/"
	if hub.BaseURL != "" && strings.HasPrefix(written, hub.BaseURL) {
		before = hub.BaseURL
	}
	below, is := strings.CutPrefix(written, before)
	if !is {
		return ""
	}
	if code, rest, cut := strings.Cut(below, "/"); cut {
		if _, is := hub.Language(code); is {
			before, below = before+code+"/", rest
		}
	}
	if now := p.leads(below); now != "" {
		return before + strings.TrimPrefix(now, "pages/") // which stand at the root of the site
	}
	return ""
}

// kindOf is what the page of a file is; nil of one that is none.
func (p *plan) kindOf(file string) *schema.Kind {
	if page := p.pages[file]; page != nil {
		return schema.Of(page.Kind)
	}
	return nil
}
