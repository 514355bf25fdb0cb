package frame

import (
	"bytes"
	"slices"
	"sync"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Address is where a file of the site is, and how it is made.
type Address struct {
	Path     string       // of the file, below the root: guides/start/index.html
	Language string       // of the frame; "" when languages share the file
	Entry    *model.Entry // whose page it is; nil for lists and what else shows no text
	// Sure says that nothing can be wrong with it but what a hub's own templates make wrong.
	Sure bool
	// Make writes the file, and returns what is wrong with it. Where that makes the
	// file impossible, nothing is written. An error is about the program or the
	// machine.
	Make func(out *bytes.Buffer) ([]Finding, error)
}

// Finding is what is wrong with a file. Pages share templates and texts, and so
// may have the same mistake: those of one Key, which is not "", are one, to be
// told of one of them.
type Finding struct {
	diag.Finding
	Key string
}

// PageAddress is the address of a page of the language, which is prepared when it
// is asked for.
func PageAddress(l *Language, address string, e *model.Entry, prepare func() Page) Address {
	return Address{Path: route.File(address), Language: l.Code, Entry: e,
		Make: func(out *bytes.Buffer) ([]Finding, error) { return prepare().Write(out), nil }}
}

// Surely is an address with nothing to find at it, beside mistakes of templates.
func Surely(at Address) Address {
	at.Sure = true
	return at
}

// TextAddress is the address of a page of the language that shows no text but one of an entry, or
// none if that is nil. Nothing can be wrong with it if there is the drawing of that, no words have to stand
// beside it, and it leads to no place of the site: only a site that is whole knows those.
func TextAddress(l *Language, address string, e *model.Entry, prepare func() Page) Address {
	at := Surely(PageAddress(l, address, e, prepare))
	if e != nil {
		p, _ := e.In(l.Code)
		at.Sure = !l.Site.undrawn(p) && p.Provenance == nil && !slices.ContainsFunc(p.Body.Links, func(to model.Link) bool { _, is := asPlace(l, to); return is })
	}
	return at
}

// DataAddress is the address of a file that is no page.
func DataAddress(path, language string, data func() []byte) Address {
	return Address{Path: path, Language: language, Sure: true, Make: func(out *bytes.Buffer) ([]Finding, error) {
		out.Write(data())
		return nil, nil
	}}
}

// Page is a page whose values are prepared.
type Page struct {
	f        *Frame
	template string
	view     any
}

// Page is the page with this frame. view is a struct with the frame in F; the
// template is that of the file of this name.
func (f *Frame) Page(template string, view any) Page { return Page{f, template, view} }

// Add adds what is wrong with something that the page shows.
func (f *Frame) Add(found ...Finding) { f.found = append(f.found, found...) }

// MustSay has the page looked through for the words that have to stand beside
// these texts: a hub's own templates may have lost them.
func (f *Frame) MustSay(texts ...*model.Page) { f.texts = texts }

// Write executes the template, and returns what is wrong with the page. If it
// cannot be made, nothing is written.
func (p Page) Write(out *bytes.Buffer) []Finding {
	s := p.f.of.Site
	found := p.f.found
	for _, text := range []*string{&p.f.Title, &p.f.OGTitle, &p.f.Description} {
		*text = p.f.of.Plain(*text)
	}
	around := scratch.Get().(*bytes.Buffer) // the page but for what is prepared
	defer scratch.Put(around)
	around.Reset()
	if met := s.Execute(around, p.template, "base", p.view); met != nil {
		for _, one := range met {
			one.Key = one.Message.String()
			one.Message = diag.Say("%s (first met on the page %q)", one.Message, p.f.address)
			found = append(found, one)
		}
		return found
	}
	if len(p.f.texts) > 0 {
		where := diag.Say("The page %s", route.File(p.f.address))
		found = append(found, Unsaid(p.f.of, "", where, around.Bytes(), p.f.texts...)...)
	}
	html := Shown(around.Bytes(), p.f.of.Code)
	icons := p.f.Fill(out, html).With(s.Icons.Used(html))
	out.Write(s.Icons.Sprite(out.AvailableBuffer(), icons))
	out.WriteString("\n</body>\n</html>\n")
	return found
}

// scratch are buffers for pages that are being made.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}
