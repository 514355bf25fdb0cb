package frame

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/rights"
)

// Credit is what a page says of a work that it was made from.
type Credit struct {
	Lead    string // "This page is a translation of"
	Title   string
	Href    string
	License *Link
	More    []string // authors, changes, notices, each a sentence
}

// Credits prepares what the page must say of the works that it was made from.
func Credits(l *Language, p *model.Page) []Credit {
	var out []Credit
	for _, from := range rights.Credits(p) {
		c := Credit{Lead: l.T("credit." + string(from.Kind)), Title: from.Title, Href: from.URL}
		if len(from.Authors) > 0 {
			c.More = append(c.More, l.T("credit.by", "names", l.List(from.Authors)))
		}
		if from.Changes != "" {
			c.More = append(c.More, l.T("credit.changes", "changes", strings.TrimSuffix(from.Changes, ".")))
		}
		if from.Permission != "" {
			c.More = append(c.More, l.T("credit.permission", "name", from.Permission))
		}
		for _, word := range []string{from.Notice, from.Citation} {
			if word != "" {
				c.More = append(c.More, word)
			}
		}
		if from.License != "" {
			name, at := l.License(from.License)
			c.License = &Link{Href: at, Text: name}
		}
		out = append(out, c)
	}
	return out
}

// Disclaimers prepares the words that must stand beside the text as they are.
func Disclaimers(l *Language, p *model.Page) []Words {
	var out []Words
	for _, w := range rights.Disclaimers(p, l.Code) {
		out = append(out, Words{w.Text, l.LangAttr(w.Language)})
	}
	return out
}

// lostFoot says how the words that must stand on a page come back.
const lostFoot diag.Text = "Your own templates have lost it. " +
	`Bring {{template "foot" .}} back into the template of this page.`

// Unsaid finds what a page, or another thing of a kind, lacks of the words that
// must stand on it, since it shows these texts. It is told once for all pages,
// and for all things of a kind.
func Unsaid(l *Language, kind string, where diag.Text, page []byte, texts ...*model.Page) []Finding {
	var out []Finding
	said := ""
	for _, p := range texts {
		for _, w := range rights.Disclaimers(p, l.Code) {
			if said == "" {
				said = visible(page)
			}
			if strings.Contains(said, w.Text) {
				continue
			}
			file := texts[0].Pos.File
			out = append(out, Finding{Key: kind + " " + file + w.Text,
				Finding: diag.Finding{Code: diag.DisclaimerMissing, Severity: diag.Error, File: file, Line: 1,
					Message:    diag.Say("%s does not say what the publisher of the text wants: %s", where, w.Text),
					Suggestion: lostFoot}})
		}
	}
	return out
}

var tag = regexp.MustCompile(`<[^>]*>`)

// visible is the text of a page, with single spaces.
func visible(page []byte) string {
	text := bytes.ReplaceAll(tag.ReplaceAll(page, nil), []byte("\u00a0"), []byte(" "))
	return strings.Join(strings.Fields(html.UnescapeString(string(text))), " ")
}
