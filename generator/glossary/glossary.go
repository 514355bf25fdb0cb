// Package glossary links the first use of each word of the glossary on a page to
// what it means.
//
// A term is linked by its title, or by the forms that it names instead, in the
// language of the page; one that says link: false never is. Nothing is linked
// inside a heading, a link, code or the answer of a quiz, on pages of the
// glossary and of the library, or on a page of the site's first level.
package glossary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
)

// Link puts the links into the bodies of the site's pages.
func Link(site *model.Site) {
	words := map[string]*glossary{}
	for _, e := range site.Entries {
		switch e.Kind {
		case model.KindTerm, model.KindSource, model.KindHome, model.KindSection, model.KindGroup:
			continue
		}
		for code, p := range e.Pages {
			g := words[code]
			if g == nil {
				g = read(site, code)
				words[code] = g
			}
			if len(g.forms) > 0 {
				g.link(p)
			}
		}
	}
}

// glossary is the terms of one language.
type glossary struct {
	forms map[rune][]form // by their first letter; the longest of several that fit first: "peer support worker" before "peer"
	// first says of which low bytes there is such a letter, small or large: most
	// letters of a text are told by it.
	first [256]bool
}

// form is how a term may be written, in small letters.
type form struct{ text, file string }

func read(site *model.Site, code string) *glossary {
	g := &glossary{forms: map[rune][]form{}}
	seen := map[string]bool{"": true}
	for _, e := range site.InSection("glossary") {
		p := e.Pages[code]
		if p == nil || p.Broken || p.Term == nil || !p.Term.Link || e.Original.Term != nil && !e.Original.Term.Link {
			continue
		}
		own := p.Term.Forms
		if len(own) == 0 {
			own = []string{p.Title}
		}
		for _, words := range own {
			words = strings.ToLower(words)
			if seen[words] {
				continue
			}
			seen[words] = true
			first, _ := utf8.DecodeRuneInString(words)
			g.forms[first] = append(g.forms[first], form{words, p.Pos.File})
			g.first[byte(first)] = true
			for c := unicode.SimpleFold(first); c != first; c = unicode.SimpleFold(c) {
				g.first[byte(c)] = true
			}
		}
	}
	for _, forms := range g.forms {
		slices.SortFunc(forms, func(a, b form) int { return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text)) })
	}
	return g
}

// at returns the form with which the text begins, and its length there.
func (g *glossary) at(text string, first rune) (form, int) {
	if !g.first[byte(first)] {
		return form{}, 0
	}
	for _, f := range g.forms[unicode.ToLower(first)] {
		if n := begins(text, f.text); n > 0 {
			return f, n
		}
	}
	return form{}, 0
}

// begins returns how much of the text the words are, whatever its capitals; 0
// when it begins otherwise.
func begins(text, words string) int {
	n := 0
	for _, want := range words {
		c, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || unicode.ToLower(c) != want {
			return 0
		}
		n += size
	}
	return n
}

// closed are elements in which nothing is linked. Most callouts and their labels
// have spans of the site's own; notes are read by those who know the words.
var closed = []string{"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "sup", "summary", "span", "th", "abbr", "dfn", "blockquote",
	model.TagChoice, model.TagCheck, model.TagFoldName, model.TagNotes}

// link links the first use of each term in the text of a page.
func (g *glossary) link(p *model.Page) {
	var out strings.Builder
	html, linked, inside := p.Body.HTML, map[string]bool{p.Pos.File: true}, 0
	for html != "" {
		end := strings.IndexByte(html, '<')
		if end < 0 {
			end = len(html)
		}
		if inside == 0 {
			g.text(&out, html[:end], p, linked)
		} else {
			out.WriteString(html[:end])
		}
		if html = html[end:]; html == "" {
			break
		}
		end = strings.IndexByte(html, '>') + 1
		tag, closing := strings.CutPrefix(html[1:end-1], "/")
		name, _, _ := strings.Cut(tag, " ")
		switch {
		case !slices.Contains(closed, name):
		case closing:
			inside--
		default:
			inside++
		}
		out.WriteString(html[:end])
		html = html[end:]
	}
	p.Body.HTML = out.String()
}

// text writes a run of text with its links. Text that holds words of the site's
// own is not the page's.
func (g *glossary) text(out *strings.Builder, text string, p *model.Page, linked map[string]bool) {
	if strings.Contains(text, model.TextMark) {
		out.WriteString(text)
		return
	}
	last := 0
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		f, n := g.at(text[i:], c)
		if n == 0 {
			i += size
			continue
		}
		// What is part of a longer word is passed over whole: no "peer" is linked in
		// "peer supporters".
		if end := i + n; !linked[f.file] && Whole(text, i, end, "-_") {
			linked[f.file] = true
			out.WriteString(text[last:i])
			out.WriteString(`<a class="term" href="` + model.LinkMark + strconv.Itoa(len(p.Body.Links)) + model.LinkMark + `">` + text[i:end] + "</a>")
			p.Body.Links = append(p.Body.Links, model.Link{Pos: p.Pos, Kind: model.LinkPage, Target: f.file})
			last = end
		}
		i += n
	}
	out.WriteString(text[last:])
}

// Whole reports whether a match is no part of a longer word: letters, marks and
// digits are of a word, and so are the signs given.
func Whole(text string, start, end int, signs string) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	word := func(c rune) bool {
		return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || strings.ContainsRune(signs, c)
	}
	return !word(before) && !word(after)
}
