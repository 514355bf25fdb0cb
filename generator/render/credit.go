package render

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/rights"
)

// credit is what a page says of a work that it was made from.
type credit struct {
	Lead    string // "This page is a translation of"
	Title   string
	Href    string
	License *link
	More    []string // authors, changes, notices, each a sentence
}

// credits prepares what the page must say of the works that it was made from.
func (t *tongue) credits(p *model.Page) []credit {
	var out []credit
	for _, from := range rights.Credits(p) {
		c := credit{Lead: t.T("credit." + string(from.Kind)), Title: from.Title, Href: from.URL}
		if len(from.Authors) > 0 {
			c.More = append(c.More, t.T("credit.by", "names", t.List(from.Authors)))
		}
		if from.Changes != "" {
			c.More = append(c.More, t.T("credit.changes", "changes", strings.TrimSuffix(from.Changes, ".")))
		}
		if from.Permission != "" {
			c.More = append(c.More, t.T("credit.permission", "name", from.Permission))
		}
		for _, word := range []string{from.Notice, from.Citation} {
			if word != "" {
				c.More = append(c.More, word)
			}
		}
		if from.License != "" {
			name, at := license(from.License, t)
			c.License = &link{Href: at, Text: name}
		}
		out = append(out, c)
	}
	return out
}

// disclaimers prepares the words that must stand beside the text as they are.
func (t *tongue) disclaimers(p *model.Page) []words {
	var out []words
	for _, w := range rights.Disclaimers(p, t.language.Code) {
		out = append(out, words{w.Text, t.island(w.Language)})
	}
	return out
}

// saying looks after the words that must stand on every page that shows these
// texts: a hub's own templates may have lost them.
func (t *tongue) saying(write sink, texts ...*model.Page) sink {
	var must []rights.Words
	for _, p := range texts {
		must = append(must, rights.Disclaimers(p, t.language.Code)...)
	}
	if len(must) == 0 {
		return write
	}
	return func(path string, data []byte) error {
		t.mustSay("", diag.Say("The page %s", path), data, must, texts[0])
		return write(path, data)
	}
}

// mustSay finds what a page, or another thing of a kind, lacks of the words that
// must stand on it. It is told once for the pages, and for each kind, of a text.
func (t *tongue) mustSay(kind string, where diag.Text, page []byte, must []rights.Words, p *model.Page) {
	if len(must) == 0 {
		return
	}
	said := visible(page)
	for _, w := range must {
		if !strings.Contains(said, w.Text) {
			t.r.tellOnce(kind+" "+p.Pos.File+w.Text, diag.Finding{Code: diag.DisclaimerMissing, Severity: diag.Error, File: p.Pos.File, Line: 1,
				Message:    diag.Say("%s does not say what the publisher of the text wants: %s", where, w.Text),
				Suggestion: "Your own templates have lost it. Bring {{template \"foot\" .}} back into the template of this page."})
		}
	}
}

// tellOnce adds a finding that several pages would have.
func (r *Renderer) tellOnce(key string, f diag.Finding) {
	if _, told := r.once.LoadOrStore(key, true); !told {
		r.found.Add(f)
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// visible is the text of a page, with single spaces.
func visible(page []byte) string {
	return strings.Join(strings.Fields(html.UnescapeString(string(bytes.ReplaceAll(tag.ReplaceAll(page, nil), []byte("\u00a0"), []byte(" "))))), " ")
}
