// Package glossary links the first use of each word of the glossary on a page to
// what it means.
//
// A term is linked by its title, or by the forms that it names instead, in the
// language of the page; one that says link: false never is. Nothing is linked
// inside a heading, a link, code or the answer of a quiz, or on pages of a kind that
// the schema leaves out.
package glossary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Glossary is the words of a site's glossary. It is safe for use by several
// goroutines.
type Glossary struct {
	words map[string]*words // by language
	// linked has the bodies with links: a page may be shown in the frame of every
	// language.
	linked sync.Map // *model.Page → *model.Body, packed
}

// New reads the glossary of a site. Of its other pages it reads nothing.
func New(site *model.Site) *Glossary {
	g := &Glossary{words: map[string]*words{}}
	for _, e := range site.InSection("glossary") {
		for code, p := range e.Pages {
			if p.Broken || p.Term == nil || !p.Term.Link || e.Original.Term != nil && !e.Original.Term.Link {
				continue
			}
			if g.words[code] == nil {
				g.words[code] = &words{forms: map[[2]rune][]form{}, known: map[string]bool{"": true}}
			}
			g.words[code].add(p)
		}
	}
	for _, w := range g.words {
		for _, forms := range w.forms {
			slices.SortFunc(forms, func(a, b form) int {
				return cmp.Or(len(b.text)-len(a.text),
					strings.Compare(a.text, b.text))
			})
		}
	}
	return g
}

// Body returns the body of a page with its links to the glossary: the page's own
// when there are none.
func (g *Glossary) Body(p *model.Page) *model.Body {
	w := g.words[p.Language]
	if kind := schema.Of(p.Kind); w == nil || kind != nil && kind.Unlinked {
		return p.Body.Open()
	}
	if known, ok := g.linked.Load(p); ok {
		return known.(*model.Body).Open()
	}
	body := w.link(p, p.Body.Open())
	packed := body.Packed()
	g.linked.Store(p, &packed)
	return body
}

// words are the terms of one language.
type words struct {
	// by their first two letters, small; the longest of several that fit first: "peer support worker" before "peer"
	forms map[[2]rune][]form
	known map[string]bool // of which forms there is one
	// first says of which low bytes there is such a letter, small or large: most
	// letters of a text are told by it.
	first [256]bool
}

// form is how a term may be written, in small letters.
type form struct{ text, file string }

// add adds the forms of a term; of two terms with the same, the first has it.
func (w *words) add(p *model.Page) {
	own := p.Term.Forms
	if len(own) == 0 {
		own = []string{p.Title}
	}
	for _, text := range own {
		text = strings.ToLower(text)
		if w.known[text] {
			continue
		}
		w.known[text] = true
		first, size := utf8.DecodeRuneInString(text)
		begin := [2]rune{first, second(text[size:])}
		w.forms[begin] = append(w.forms[begin], form{text, p.Pos.File})
		w.first[byte(first)] = true
		for c := unicode.SimpleFold(first); c != first; c = unicode.SimpleFold(c) {
			w.first[byte(c)] = true
		}
	}
}

// second is the second letter of a text, small, of what is behind the first; 0 of one letter.
func second(behind string) rune {
	if behind == "" {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(behind)
	return unicode.ToLower(c)
}

// at returns the form with which the text begins, and its length there.
func (w *words) at(text string) (form, int) {
	first, size := utf8.DecodeRuneInString(text)
	if !w.first[byte(first)] {
		return form{}, 0
	}
	small := unicode.ToLower(first)
	for _, begin := range [][2]rune{{small, second(text[size:])}, {small, 0}} {
		for _, f := range w.forms[begin] {
			if n := begins(text, f.text); n > 0 {
				return f, n
			}
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
var closed = []string{"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "sup", "summary", "span", "th", "abbr",
	"dfn", "blockquote",
	model.TagChoice, model.TagCheck, model.TagFoldName, model.TagNotes}

// link returns the body of a page with the first use of each term linked.
func (w *words) link(p *model.Page, own *model.Body) *model.Body {
	l := linker{words: w, page: p, linked: map[string]bool{p.Pos.File: true}}
	html, inside := own.HTML, 0
	for html != "" {
		end := strings.IndexByte(html, '<')
		if end < 0 {
			end = len(html)
		}
		if inside == 0 {
			l.text(html[:end])
		} else {
			l.out.WriteString(html[:end])
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
		l.out.WriteString(html[:end])
		html = html[end:]
	}
	if len(l.links) == 0 {
		return own
	}
	body := *own
	body.HTML, body.Links = l.out.String(), slices.Concat(own.Links, l.links)
	return &body
}

// linker makes the links of one page.
type linker struct {
	*words
	page   *model.Page
	out    strings.Builder
	links  []model.Link    // to the glossary
	linked map[string]bool // files of terms that have their link
}

// text writes a run of text with its links. Text that holds words of the site's
// own is not the page's.
func (l *linker) text(text string) {
	if strings.Contains(text, model.TextMark) {
		l.out.WriteString(text)
		return
	}
	last := 0
	for i := 0; i < len(text); {
		f, n := l.at(text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		// What is part of a longer word is passed over whole: no "peer" is linked in
		// "peer supporters".
		if end := i + n; !l.linked[f.file] && Whole(text, i, end, "-_") {
			l.linked[f.file] = true
			number := strconv.Itoa(len(l.page.Body.Links) + len(l.links))
			l.out.WriteString(text[last:i])
			l.out.WriteString(`<a class="term" href="` + model.LinkMark + number + model.LinkMark + `">` + text[i:end] +
				"</a>")
			l.links = append(l.links, model.Link{Pos: l.page.Pos, Kind: model.LinkPage, Target: f.file})
			last = end
		}
		i += n
	}
	l.out.WriteString(text[last:])
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
