package render

import (
	"bytes"
	"context"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"

	"peerhub/generator/asset"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/render/books"
	"peerhub/generator/render/documents"
	"peerhub/generator/render/frame"
	"peerhub/generator/render/groups"
	"peerhub/generator/render/pages"
	"peerhub/generator/render/training"
	"peerhub/generator/route"
	"peerhub/search"
)

// Renderer makes the files of one site. It is safe for use by several
// goroutines.
type Renderer struct {
	site   *frame.Site // nil for none, which has no addresses
	groups *groups.Groups
	books  *books.Books
	byPath []part
}

// part are some of the addresses of a site, for those who look for one.
type part struct {
	may    func(path string) bool // have the path
	byPath func() map[string]Address
}

// Address is where a file of the site is.
type Address = frame.Address

// Finding is what is wrong with a file of the site; see Findings.
type Finding = frame.Finding

// Layout is what many sites share: their icons and templates.
type Layout = frame.Layout

// ReadLayout reads icons and templates; see frame.ReadLayout.
func ReadLayout(layouts fs.FS) (Layout, []diag.Finding) { return frame.ReadLayout(layouts) }

// Files are those of the hub's content.
type Files = frame.Files

// New prepares the rendering of a site, whose pictures are among files; without, pages and books have none.
func New(site *model.Site, locales *locale.Set, layout Layout, look look.Look, assets asset.Assets, files Files) *Renderer {
	of := frame.New(site, locales, layout, look, assets, files)
	r := &Renderer{site: of, groups: groups.New(of), books: books.New(of, site, files)}
	r.byPath = append(r.byPath, partOf(func(string) bool { return true }, r.few))
	for _, l := range of.Languages {
		lists, files := l.At("groups"), func(path string) bool {
			return strings.HasPrefix(path, route.Finder("")) || strings.HasPrefix(path, route.Soon(""))
		}
		r.byPath = append(r.byPath, partOf(func(path string) bool { return strings.HasPrefix(path, lists) },
			func() []Address { return r.groups.Lists(l) }),
			partOf(files, func() []Address { return r.groups.Files(l, map[string]bool{}) }))
	}
	return r
}

// partOf is a part whose addresses are known when somebody asks for one that it may have.
func partOf(may func(string) bool, addresses func() []Address) part {
	return part{may, sync.OnceValue(func() map[string]Address {
		out := map[string]Address{}
		for _, at := range addresses() {
			out[at.Path] = at
		}
		return out
	})}
}

// Addresses are those of all files that Render makes, always in the same order.
// Some of them are known only when something was made: a list of groups is cut by
// what is on it. That is made when its turn comes.
func (r *Renderer) Addresses() iter.Seq[Address] {
	return func(yield func(Address) bool) {
		for _, some := range []iter.Seq[Address]{r.own, r.lists} {
			for at := range some {
				if !yield(at) {
					return
				}
			}
		}
	}
}

// Preview is the address of a page that shows the look of the hub to those who make it. It
// is among no addresses: a build does not publish it.
func (r *Renderer) Preview() (Address, bool) {
	if r.site == nil {
		return Address{}, false
	}
	return pages.Preview(r.site), true
}

// At returns the address of the file at a path, if there is one. The lists of groups
// are prepared for it only when it may be one of theirs.
func (r *Renderer) At(path string) (Address, bool) {
	if r.site == nil {
		return Address{}, false
	}
	if at, ok := r.ofEntry(path); ok {
		return at, true
	}
	for _, part := range r.byPath {
		if part.may(path) {
			if at, ok := part.byPath()[path]; ok {
				return at, true
			}
		}
	}
	return Address{}, false
}

// ofEntry returns the address at a path if it is among those of an entry: each lies in the
// entry's folder, or below.
func (r *Renderer) ofEntry(path string) (Address, bool) {
	for _, l := range r.site.Languages {
		below, ok := strings.CutPrefix(path, l.At("pages"))
		for at := strings.LastIndexByte(below, '/'); ok && at > 0; at = strings.LastIndexByte(below[:at], '/') {
			for _, e := range r.site.EntriesAt(below[:at]) {
				for _, address := range r.entry(l, e) {
					if address.Path == path {
						return address, true
					}
				}
			}
		}
	}
	return Address{}, false
}

// few are the addresses that are neither of entries nor of groups.
func (r *Renderer) few() []Address {
	out := append([]Address{pages.NotFound(r.site)}, frame.Shares(r.site)...)
	for _, l := range r.site.Languages {
		out = append(out, r.ofLanguage(l)...)
	}
	return out
}

// ofLanguage are those of them that a language has.
func (r *Renderer) ofLanguage(l *frame.Language) []Address {
	return slices.Concat(pages.Lists(l, r.groups.Soon), pages.Moved(l), documents.Addresses(l))
}

// Rehearsed are the addresses for whoever asks what is wrong with a site, and has no template of
// the hub's own: those that are sure need not be made. Without
// what it takes to cut the lists of groups, the first pages stand for the others beside them; what
// scripts read lies where no page can be.
func (r *Renderer) Rehearsed() iter.Seq[Address] {
	return func(yield func(Address) bool) {
		for at := range r.own {
			if !yield(at) {
				return
			}
		}
		if r.site == nil {
			return
		}
		for _, l := range r.site.Languages {
			if !each(r.groups.Firsts(l), yield) {
				return
			}
		}
	}
}

// own are the addresses but for those of lists of groups.
func (r *Renderer) own(yield func(Address) bool) {
	if r.site == nil || !yield(pages.NotFound(r.site)) || !each(frame.Shares(r.site), yield) {
		return
	}
	for _, l := range r.site.Languages {
		for _, e := range r.site.Entries() {
			if !each(r.entry(l, e), yield) {
				return
			}
		}
		if !each(r.ofLanguage(l), yield) {
			return
		}
	}
}

// lists are the addresses of the lists of groups, and of what scripts read of them.
func (r *Renderer) lists(yield func(Address) bool) {
	if r.site == nil {
		return
	}
	shared := map[string]bool{} // what several languages have
	for _, l := range r.site.Languages {
		if !each(r.groups.Lists(l), yield) || !each(r.groups.Files(l, shared), yield) {
			return
		}
	}
}

// each hands over addresses, and reports whether more are wanted.
func each(all []Address, yield func(Address) bool) bool {
	for _, at := range all {
		if !yield(at) {
			return false
		}
	}
	return true
}

// entry returns the addresses of an entry's own pages in a language. That of home
// and of a section's introduction are among the lists.
func (r *Renderer) entry(l *frame.Language, e *model.Entry) []Address {
	if l.Cards.Of(e).Broken || !route.Shown(l.Site.Hub, e, l.Code) {
		return nil
	}
	if e.Path == "" {
		return nil
	}
	switch e.Kind { // kinds with a look of their own
	case model.KindGroup:
		return []Address{r.groups.Group(l, e)}
	case model.KindModule:
		return append(r.books.Addresses(l, e), training.Addresses(l, e, r.books.Links)...)
	case model.KindLesson, model.KindCourse:
		return training.Addresses(l, e, nil)
	}
	return []Address{pages.Entry(l, e)}
}

// Region is a file of the finder, and the addresses of the groups in it.
type Region = groups.Region

// Regions are those of the finder of a language, once the files of Addresses were made.
func (r *Renderer) Regions(language string) []Region {
	return r.groups.Regions(r.site.Language(language))
}

// Sections are the names of the sections of a language that have a list.
func (r *Renderer) Sections(language string) []string {
	var out []string
	for _, s := range r.site.Language(language).Sections() {
		out = append(out, s.Name)
	}
	return out
}

// Render writes the file at an address, and makes it alone. Nothing is written
// where a mistake makes the file impossible; then the findings say so. An error is
// about the program, or that of the context.
func (r *Renderer) Render(ctx context.Context, at Address, out *bytes.Buffer) ([]Finding, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return at.Make(out)
}

// Documents are what the search of a language finds; none of a language that is
// not the hub's. When the context ends, there are none.
func (r *Renderer) Documents(ctx context.Context, language string) []search.Document {
	if r.site == nil {
		return nil
	}
	if l := r.site.Language(language); l != nil {
		return documents.Documents(ctx, l)
	}
	return nil
}

// Book makes a module into what can be taken away. There is none, nil, when the
// module is not written in the language or may not leave the hub; the findings
// say what stays behind.
func (r *Renderer) Book(module *model.Entry, language string, form model.Download) ([]byte, []Finding, error) {
	made, err := r.books.Make(module, language, form)
	return made.Data, made.Found, err
}
