package rights

import (
	"cmp"

	"peerhub/generator/model"
)

// Kind says what a page is of a work.
type Kind string

// What a page may be of a work.
const (
	Translation Kind = "translation"
	Adaptation  Kind = "adaptation"
	Copy        Kind = "copy"
)

// Credit is what a page must say of one work that it was made from: title,
// author, source and licence, and what was changed (CC BY 4.0 §3a).
type Credit struct {
	Kind     Kind
	Title    string
	Authors  []string
	URL      string
	License  string // an id of the table, or ""
	Changes  string
	Notice   string // the copyright notice, word for word
	Citation string // as the publisher suggests it
	// Permission names who allowed what the licence does not; "" without need.
	Permission string

	At model.Position
}

// Credits returns what the page must say of the works that it was made from, in
// the order of its front matter.
func Credits(p *model.Page) []Credit {
	if p.Provenance == nil {
		return nil
	}
	from := p.Provenance
	var out []Credit
	add := func(kind Kind, w model.Work) {
		c := Credit{Kind: kind, Title: w.Title, Authors: w.Authors, URL: w.URL, License: w.License, Changes: w.Changes,
			At: w.Pos}
		if a := from.Attribution; a != nil && (kind != Adaptation || len(from.AdaptedFrom) == 1) {
			c.Title, c.Notice, c.Citation = cmp.Or(c.Title, a.Title), a.CopyrightNotice, a.Citation
			c.URL = cmp.Or(c.URL, a.SourceURL)
			if len(c.Authors) == 0 {
				c.Authors = a.Authors
			}
		}
		if l, known := Find(w.License); from.Permission != nil && (!known || !l.Adaptable()) {
			c.Permission = from.Permission.From
		}
		out = append(out, c)
	}
	if w := from.TranslationOf; w != nil {
		add(Translation, *w)
	}
	for _, w := range from.AdaptedFrom {
		add(Adaptation, w)
	}
	if w := from.VerbatimOf; w != nil {
		add(Copy, *w)
	}
	return out
}
