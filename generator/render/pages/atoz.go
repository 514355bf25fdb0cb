package pages

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// everything are all entries that the language lists.
func everything(l *frame.Language) []*frame.Card {
	var out []*frame.Card
	for c := range l.Cards.Each {
		if c.Listed && c.Kind != model.KindHome && (c.Kind != model.KindGroup || l.Site.Names(c)) {
			out = append(out, c)
		}
	}
	return out
}

// byLetter are entries from A to Z.
func byLetter(l *frame.Language, entries []*frame.Card) []*frame.Card {
	return latinLast(l, frame.ByTitle(l, entries))
}

// ranges names the pages of the list of all pages, in order. They are found once, since
// each page says the names of all; or, where they are many, those of its volume, and the
// volumes.
type ranges struct {
	pages   []string
	volumes []string // none of a list that every page can name
	volume  int      // pages in each
}

// mostRanges is how many pages each page can name.
const mostRanges = 40

func rangesOf(l *frame.Language, entries []*frame.Card) (r ranges) {
	pages := pagesOf(len(entries), titlesPerPage)
	if pages == 1 {
		return r
	}
	for n := 1; n <= pages; n++ {
		r.pages = append(r.pages, letters(l, cut(entries, n, titlesPerPage)))
	}
	if pages > mostRanges {
		for r.volume = 1; r.volume*r.volume < pages; r.volume++ {
		}
		for of := range slices.Chunk(entries, r.volume*titlesPerPage) {
			r.volumes = append(r.volumes, letters(l, of))
		}
	}
	return r
}

// links are those of page n: to the volumes, and to the pages that it can name.
func (r ranges) links(n int, to func(n int) string) (volumes, pages []frame.Link) {
	from, end := 1, len(r.pages)
	for i, name := range r.volumes {
		first := 1 + i*r.volume
		own := first <= n && n < first+r.volume
		if volumes = append(volumes, frame.Link{Href: to(first), Current: own, Text: name}); own {
			from, end = first, min(end, first+r.volume-1)
		}
	}
	for i := from; i <= end; i++ {
		pages = append(pages, frame.Link{Href: to(i), Current: i == n, Text: r.pages[i-1]})
	}
	return volumes, pages
}

// all makes page n of the list of all pages, whose pages have these names.
func all(l *frame.Language, entries []*frame.Card, names ranges, n int) frame.Page {
	type letter struct {
		Letter string
		Items  []frame.Link
	}
	pages := pagesOf(len(entries), titlesPerPage)
	at := func(n int) string { return route.List(l.Site.Hub, "all", n, l.Code) }
	here := l.Here("all", "")
	here.Address, here.Bundles = at(n), []string{"lists"}
	v := struct {
		F       *frame.Frame
		P       frame.Text
		Volumes []frame.Link
		Ranges  []frame.Link
		Letters []letter
		Paging  *frame.Paging
	}{F: l.Frame(here, l.T("all.title")), P: frame.Text{Title: l.T("all.title")}}
	if n == 1 {
		v.F.InEvery(here)
	}
	v.Volumes, v.Ranges = names.links(n, func(n int) string { return route.Relative(here.Address, at(n)) })
	for _, to := range v.F.Links(cut(entries, n, titlesPerPage), nil) {
		first := initial(to.Text, 1)
		if k := len(v.Letters); k == 0 || v.Letters[k-1].Letter != first {
			v.Letters = append(v.Letters, letter{Letter: first})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Items = append(last.Items, to)
	}
	v.Paging = v.F.Paging(n, pages, at)
	return v.F.Page("all", v)
}

// letters names a part of the list by its first and last title that begin with a letter
// of the reader's own script, as a volume of a dictionary is: "Pe – Yo". Figures come
// before them, and titles of other scripts before or behind; where there is nothing else, they name it.
func letters(l *frame.Language, of []*frame.Card) string {
	first, last := "", ""
	for _, script := range []*unicode.RangeTable{scriptOf(l), unicode.Letter} {
		for _, c := range of {
			title := begin(c.Title)
			if title == "" || initial(title, 1) == figures || !begins(title, script) {
				continue
			}
			if first == "" {
				first = initial(title, 2)
			}
			last = initial(title, 2)
		}
		if first != "" {
			break
		}
	}
	if first == "" {
		return initial(of[0].Title, 2)
	}
	return first + " – " + last
}

// latinLast moves titles in Latin letters behind those of a reader whose language has other
// letters, as dictionaries do (CLDR reorders Arabic, Greek, Russian and others so).
func latinLast(l *frame.Language, of []*frame.Card) []*frame.Card {
	if scriptOf(l) == unicode.Latin {
		return of
	}
	latin := func(c *frame.Card) bool { return begins(begin(c.Title), unicode.Latin) }
	return append(slices.DeleteFunc(slices.Clone(of), latin), slices.DeleteFunc(slices.Clone(of),
		func(c *frame.Card) bool { return !latin(c) })...)
}

// begin is a title from its first letter or figure on.
func begin(title string) string {
	return strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// scriptOf is the script in which a language writes its own name.
func scriptOf(l *frame.Language) *unicode.RangeTable {
	for _, script := range unicode.Scripts {
		if begins(strings.ToLower(l.Name), script) {
			return script
		}
	}
	return unicode.Letter
}

func begins(text string, script *unicode.RangeTable) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(script, first)
}

// figures head the titles that begin with one.
const figures = "0–9"

// initial returns the first letters of a title, without the marks and quotes
// before them and without accents, as dictionaries head their columns.
func initial(title string, n int) string {
	var out []rune
	for _, c := range title {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			if len(out) > 0 {
				break
			}
			continue
		}
		if len(out) == 0 {
			c = unicode.ToUpper(plain(c))
		} else {
			c = unicode.ToLower(plain(c))
		}
		if out = append(out, c); len(out) == n {
			break
		}
	}
	if len(out) == 0 {
		return "#"
	}
	if unicode.IsDigit(out[0]) {
		return figures
	}
	return string(out)
}

// plain returns a letter without its accents: É → E.
func plain(c rune) rune {
	if c < 0x80 {
		return c
	}
	for _, base := range norm.NFD.String(string(c)) {
		return base
	}
	return c
}
