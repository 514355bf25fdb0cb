package render

import (
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// downloads publishes a module in the forms that hub.yaml names, and returns
// links to the files, seen from the root of the site. A reader who gets the
// original of an untranslated module is offered the original's.
func (t *tongue) downloads(e *model.Entry, write sink) ([]link, error) {
	p, own := e.In(t.language.Code)
	var out []link
	for _, form := range t.r.hub.Downloads {
		data, err := t.r.Export(e, p.Language, form)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		at := route.Download(t.r.hub, e, form, p.Language)
		l := link{Href: at, Text: t.T(downloadKeys[form], "n", max(1, (len(data)+500)/1000))}
		if own {
			if err := write(at, data); err != nil {
				return nil, err
			}
		} else {
			l.Code = p.Language
		}
		out = append(out, l)
	}
	return out, nil
}

// rooted are the links as seen from a page whose root is given.
func rooted(links []link, root string) []link {
	out := make([]link, len(links))
	for i, l := range links {
		l.Href = root + l.Href
		out[i] = l
	}
	return out
}

var downloadKeys = map[model.Download]string{model.EPUB: "download.epub", model.SCORM: "download.scorm"}
