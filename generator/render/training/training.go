package training

import (
	"bytes"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// Downloads returns links to what can be taken away of a module by readers of a
// language, as seen from the root of the site, and why something is not there.
type Downloads func(l *frame.Language, module *model.Entry) ([]frame.Link, []frame.Finding, error)

// Addresses are those of an entry's pages in a language: of a module, a lesson or
// a course.
func Addresses(l *frame.Language, e *model.Entry, downloads Downloads) []frame.Address {
	address := route.Page(l.Site.Hub, e, l.Code)
	switch e.Kind {
	case model.KindLesson:
		return []frame.Address{frame.PageAddress(l, address, e, func() frame.Page { return lesson(l, e) })}
	case model.KindCourse:
		return []frame.Address{frame.PageAddress(l, address, e, func() frame.Page { return course(l, e) })}
	}
	var out []frame.Address
	add := func(v model.View, page func(files []frame.Link) frame.Page) {
		path := route.File(route.View(l.Site.Hub, e, v, l.Code))
		out = append(out, frame.Address{Path: path, Language: l.Code, Entry: e,
			Make: func(out *bytes.Buffer) ([]frame.Finding, error) {
				files, found, err := downloads(l, e)
				if err != nil {
					return nil, err
				}
				return append(found, page(files).Write(out)...), nil
			}})
	}
	add(model.ViewPart, func(files []frame.Link) frame.Page { return module(l, e, files) })
	for _, v := range model.Views() {
		add(v, func(files []frame.Link) frame.Page { return onOnePage(l, e, v, files) })
	}
	return out
}

// rooted are the links as seen from a page whose root is given.
func rooted(links []frame.Link, root string) []frame.Link {
	out := make([]frame.Link, len(links))
	for i, to := range links {
		to.Href = root + to.Href
		out[i] = to
	}
	return out
}
