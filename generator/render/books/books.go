package books

import (
	"bytes"
	"io/fs"
	"sync"

	"peerhub/generator/bookpack"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// File is what can be taken away. Data is nil when there is none; the findings say
// what stays behind.
type File struct {
	Data  []byte
	Found []frame.Finding
}

// Books makes modules into what can be taken away. It is safe for use by several
// goroutines.
type Books struct {
	frame *frame.Site
	site  *model.Site
	files fs.FS    // the hub's folder; nil: books have no pictures
	made  sync.Map // what → *book
}

// New returns what makes the books of a site. Their pictures come from files, the
// hub's folder; without it they have none.
func New(of *frame.Site, site *model.Site, files fs.FS) *Books {
	return &Books{frame: of, site: site, files: files}
}

// what is a module in a language and a form.
type what struct {
	module   *model.Entry
	language string
	form     model.Download
}

// Make makes a module into what can be taken away. There is none, no data, when
// the module is not written in the language or may not leave the hub; the
// findings say what stays behind.
func (b *Books) Make(module *model.Entry, language string, form model.Download) (File, error) {
	in := &binding{Binding: bookpack.Bind(b.site, b.files, module, language, form), l: b.frame.Language(language),
		view: model.ViewPrint}
	var data []byte
	var err error
	switch {
	case in.Module.Page == nil || in.l == nil:
	case form == model.SCORM:
		in.view = model.ViewPart
		data, err = in.scorm()
	default:
		data, err = in.epub()
	}
	for _, f := range in.Found {
		in.found = append(in.found, frame.Finding{Finding: f})
	}
	return File{Data: data, Found: in.found}, err
}

// Addresses are those of what can be taken away of a module in a language, in the
// forms that hub.yaml names.
func (b *Books) Addresses(l *frame.Language, module *model.Entry) []frame.Address {
	var out []frame.Address
	for _, form := range l.Site.Hub.Downloads {
		if bookpack.Bind(b.site, nil, module, l.Code, form).Module.Page == nil {
			continue
		}
		out = append(out, frame.Address{Path: route.Download(l.Site.Hub, module, form, l.Code), Language: l.Code,
			Entry: module, Make: func(out *bytes.Buffer) ([]frame.Finding, error) {
				file, err := b.book(what{module, l.Code, form}).fetch()
				out.Write(file.Data)
				return file.Found, err
			}})
	}
	return out
}

// Links lead to what readers of a language can take away of a module, as seen
// from the root of the site. Those who get the original of an untranslated module
// are offered the original's. The findings say why there is none of a form.
func (b *Books) Links(l *frame.Language, module *model.Entry) ([]frame.Link, []frame.Finding, error) {
	p, own := module.In(l.Code)
	var out []frame.Link
	var found []frame.Finding
	for _, form := range l.Site.Hub.Downloads {
		size, why, err := b.book(what{module, p.Language, form}).weigh()
		if err != nil {
			return nil, nil, err
		}
		if size == 0 {
			found = append(found, why...)
			continue
		}
		to := frame.Link{Href: route.Download(l.Site.Hub, module, form, p.Language),
			Text: l.T(keys[form], "n", max(1, (size+500)/1000))}
		if !own {
			to.Code = p.Language
		}
		out = append(out, to)
	}
	return out, found, nil
}

var keys = map[model.Download]string{model.EPUB: "download.epub", model.SCORM: "download.scorm"}

// book is made when it is asked for, or when a page that links to it wants to say
// how large it is. It is kept until somebody fetches it and no longer: books are
// large.
type book struct {
	mu    sync.Mutex
	make  func() (File, error)
	kept  *File
	known bool
	size  int             // in bytes; 0 when there is none
	why   []frame.Finding // there is none
}

func (b *Books) book(of what) *book {
	make := func() (File, error) { return b.Make(of.module, of.language, of.form) }
	one, _ := b.made.LoadOrStore(of, &book{make: make})
	return one.(*book)
}

func (b *book) fetch() (File, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.keep(); err != nil {
		return File{}, err
	}
	file := *b.kept
	b.kept = nil
	return file, nil
}

func (b *book) weigh() (size int, why []frame.Finding, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.known {
		err = b.keep()
	}
	return b.size, b.why, err
}

// keep makes the book, if it is not there.
func (b *book) keep() error {
	if b.kept != nil {
		return nil
	}
	file, err := b.make()
	if err != nil {
		return err
	}
	b.kept, b.known, b.size = &file, true, len(file.Data)
	if b.size == 0 {
		b.why = file.Found
	}
	return nil
}
