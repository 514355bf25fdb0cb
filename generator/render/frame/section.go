package frame

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Section is one section of the site in one language.
type Section struct {
	Name     string
	Title    string
	Summary  string
	LangAttr         // of title and summary, where it is not the frame's
	Intro    *Card   // nil when nobody wrote one
	Entries  []*Card // listed in this language, in order
}

// NavSection says which word of the navigation a page of a section belongs to.
func NavSection(section, path string) string {
	if section == "pages" && path == "about" {
		return "about"
	}
	s, _ := schema.SectionOf(section)
	return string(s.Menu)
}

// newSections returns those of a language as the learn page and the search page name
// them: what people learn in the order of the schema, others by name.
func newSections(l *Language) []*Section {
	entries := map[string][]*Card{}
	var names []string
	for _, e := range l.Site.Entries() {
		if e.Section == "pages" || e.Section == "groups" {
			continue
		}
		c := l.Cards.Of(e)
		if _, known := entries[c.Section]; !known {
			names = append(names, c.Section)
			entries[c.Section] = nil
		}
		if c.Path != "" && !schema.Of(c.Kind).Part && c.Listed {
			entries[c.Section] = append(entries[c.Section], c)
		}
	}
	var out []*Section
	add := func(name string) {
		if of, there := entries[name]; there {
			out = append(out, newSection(l, name, of))
			delete(entries, name)
		}
	}
	for _, s := range schema.Sections() {
		if s.Menu == schema.MenuLearn {
			add(s.Name)
		}
	}
	for _, name := range names { // the entries are sorted by section
		add(name)
	}
	return out
}

func newSection(l *Language, name string, entries []*Card) *Section {
	s := &Section{Name: name, Entries: entries, Intro: l.Cards.At(name, "")}
	if c := s.Intro; c != nil {
		if c.Broken || !c.Own && l.Site.Hub.FallbackFor(name) != "page" {
			s.Intro = nil
		} else {
			s.Title, s.Summary, s.LangAttr = c.Title, c.Summary, c.LangAttr
		}
	}
	if s.Title == "" || s.Lang != "" && l.Has("section."+name) {
		s.Title = l.SectionTitle(name)
	}
	return s
}

// Section returns the section of the name; an empty one when there is none.
func (l *Language) Section(name string) *Section {
	for _, s := range l.Sections() {
		if s.Name == name {
			return s
		}
	}
	return &Section{}
}

// Any reports whether there is anything in the section.
func (s *Section) Any() bool { return len(s.Entries) > 0 || s.Intro != nil }

// SectionTitle names a section that has no page of its own in this language.
func (l *Language) SectionTitle(name string) string {
	switch name {
	case "groups":
		return l.T("nav.groups")
	case "training":
		return l.T("nav.train")
	}
	if of, known := schema.SectionOf(name); known {
		return word(l, "section."+name, of.Title)
	}
	if l.Has("section." + name) {
		return l.T("section." + name)
	}
	return model.Vocabulary{}.Label(name, l.Code)
}

// KindName names what the pages of a section are: "Guide", "Principle".
func (l *Language) KindName(section string) string {
	if of, _ := schema.SectionOf(section); of.One != "" || l.Has("kind."+section) {
		return word(l, "kind."+section, of.One)
	}
	return l.SectionTitle(section)
}

// OwnFirst moves what can be read in the reader's language before what is not translated.
func OwnFirst(entries []*Card) []*Card {
	slices.SortStableFunc(entries, func(a, b *Card) int {
		switch {
		case a.Own == b.Own:
			return 0
		case a.Own:
			return -1
		}
		return 1
	})
	return entries
}

// ByTitle sorts entries as a dictionary of the language does, which passes over quotes.
func ByTitle(l *Language, entries []*Card) []*Card {
	type keyed struct {
		card *Card
		key  []byte
	}
	sorter := l.Collator()
	var buffer collate.Buffer
	all := make([]keyed, len(entries))
	for i, c := range entries {
		all[i] = keyed{c, sorter.KeyFromString(&buffer, strings.TrimLeftFunc(c.Title, unicode.IsPunct))}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key),
			cmp.Compare(a.card.Section, b.card.Section), cmp.Compare(a.card.Path, b.card.Path))
	})
	out := make([]*Card, len(all))
	for i, k := range all {
		out[i] = k.card
	}
	return out
}
