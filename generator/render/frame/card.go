package frame

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"

	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/training"
)

// Card is what others may know of an entry, as readers of a language get it: all
// but its text. A list, a crumb, a citation read the card of what they name, so
// that a text is read for the pages of its own entry alone.
type Card struct {
	*Facts          // of the page that they get
	LangAttr        // of its words, where they are in another language
	Own      bool   // they are in this language
	Listed   bool   // lists of this language name it
	Address  string // where readers of this language are sent
	In       string // the language of the frame that they find there
	Minutes  int    // of a lesson, or of all lessons of a module; 0 when unknown
}

// Facts are what a page says of itself.
type Facts struct {
	Section, Path  string
	Kind           model.Kind
	Title, Summary string
	Broken         bool // it has an error and is not published
	Topics         []string
	Drawing        string
	Reading        int // about how many minutes its text takes to read; 0 without a text
	model.OfKind

	number   int      // of the entry, in the site's order
	lessons  []int    // of a module, their numbers
	module   int      // of a lesson, its number; else -1
	before   []string // paths of the modules that come before a module
	modules  []string // of a course
	file     string
	headings []model.Heading
}

func newFacts(s *Site, e *model.Entry, p *model.Page) *Facts {
	f := &Facts{Section: e.Section, Path: e.Path, Kind: e.Kind, Title: p.Title, Summary: p.Summary, Broken: p.Broken,
		Topics: p.Topics, Drawing: p.Drawing, Reading: reading(p.Body.Words),
		OfKind: p.OfKind,
		number: s.numbers[e], module: -1, file: p.Pos.File, headings: p.Body.Headings}
	if e.Module != nil {
		f.module = s.numbers[e.Module]
	}
	for _, lesson := range e.Lessons {
		f.lessons = append(f.lessons, s.numbers[lesson])
	}
	if of := e.Original.Module; of != nil {
		f.before = of.Requires
	}
	if of := e.Original.Course; of != nil {
		f.modules = of.Modules
	}
	return f
}

// wordsAMinute is slow: people read here in distress, or in a language that is not theirs.
const wordsAMinute = 160

// reading is how many minutes so many words take.
func reading(words int) int {
	if words == 0 {
		return 0
	}
	return max(1, (words+wordsAMinute/2)/wordsAMinute)
}

// Cards are those of all entries in one language, in the site's order. Each is derived when
// somebody first reads it: a page shows few.
type Cards struct {
	site     *Site
	language *Language
	all      []atomic.Pointer[Card]
}

func newCards(l *Language) Cards {
	return Cards{l.Site, l, make([]atomic.Pointer[Card], len(l.Site.site.Entries))}
}

// at returns the card of the entry with a number, the same one every time.
func (c Cards) at(number int) *Card {
	if made := c.all[number].Load(); made != nil {
		return made
	}
	c.all[number].CompareAndSwap(nil, c.make(c.site.site.Entries[number]))
	return c.all[number].Load()
}

func (c Cards) make(e *model.Entry) *Card {
	code, hub := c.language.Code, c.site.Hub
	p, own := e.In(code)
	card := &Card{Facts: c.site.factsOf(e, p), LangAttr: c.language.LangAttr(p.Language), Own: own,
		Listed: !p.Broken && route.Listed(hub, e, code)}
	card.Address, card.In = route.For(hub, e, code)
	if p.Lesson != nil {
		card.Minutes = p.Lesson.Minutes
	}
	if e.Kind == model.KindModule {
		card.Minutes = training.Minutes(textsOf(e.Lessons, code))
	}
	return card
}

// factsOf are what a page says of itself, once for all languages that get it.
func (s *Site) factsOf(e *model.Entry, p *model.Page) *Facts {
	known, ok := s.facts.Load(p)
	if !ok {
		known, _ = s.facts.LoadOrStore(p, newFacts(s, e, p))
	}
	return known.(*Facts)
}

// textsOf are the pages of some entries that readers of a language get.
func textsOf(entries []*model.Entry, language string) []*model.Page {
	pages := make([]*model.Page, len(entries))
	for i, e := range entries {
		pages[i], _ = e.In(language)
	}
	return pages
}

// Each returns the cards of all entries.
func (c Cards) Each(yield func(*Card) bool) {
	for i := range c.all {
		if !yield(c.at(i)) {
			return
		}
	}
}

// Of returns the card of an entry.
func (c Cards) Of(e *model.Entry) *Card { return c.at(c.site.numbers[e]) }

// At returns the card of the entry at a path of a section; nil when nobody wrote
// it.
func (c Cards) At(section, path string) *Card { return c.ifAny(c.site.site.Entry(section, path)) }

// OfFile returns the card of the entry that a file of the hub is a page of, or
// nil.
func (c Cards) OfFile(file string) *Card { return c.ifAny(c.site.site.EntryOfFile(file)) }

func (c Cards) ifAny(e *model.Entry) *Card {
	if e == nil {
		return nil
	}
	return c.Of(e)
}

// Group returns the card of a group that lists name.
func (c Cards) Group(g *Listing) *Card { return c.Of(g.Entry) }

// Lessons are those of a module that the language lists.
func (c Cards) Lessons(module *Card) []*Card {
	var out []*Card
	for _, n := range module.lessons {
		if lesson := c.at(n); lesson.Listed && lesson.Path != "" {
			out = append(out, lesson)
		}
	}
	return out
}

// ModuleOf returns the module of a lesson, or nil.
func (c Cards) ModuleOf(lesson *Card) *Card {
	if lesson.module < 0 {
		return nil
	}
	return c.at(lesson.module)
}

// Modules are those of a course that the language lists, in order.
func (c Cards) Modules(course *Card) []*Card { return c.modulesAt(course.modules) }

// Before are the modules that come before a module.
func (c Cards) Before(module *Card) []*Card { return c.modulesAt(module.before) }

func (c Cards) modulesAt(paths []string) []*Card {
	var out []*Card
	for _, path := range paths {
		if m := c.At("training", path); m != nil && m.Kind == model.KindModule && m.Listed {
			out = append(out, m)
		}
	}
	return out
}

// Courses are the courses that a module is part of, and the modules that follow
// it there.
func (c Cards) Courses(module *Card) (courses, following []*Card) {
	for _, e := range c.site.courses {
		course := c.Of(e)
		if !course.Listed {
			continue
		}
		modules := c.Modules(course)
		if i := slices.Index(modules, module); i >= 0 {
			courses = append(courses, course)
			if i+1 < len(modules) {
				following = append(following, modules[i+1])
			}
		}
	}
	return courses, following
}

// CitedBy are the entries that cite a source, and that the language lists.
func (c Cards) CitedBy(source *Card) []*Card {
	var out []*Card
	for _, e := range c.site.citedBy[source.Path] {
		if by := c.Of(e); by.Listed && by.Path != "" {
			out = append(out, by)
		}
	}
	return out
}

// Titles are those of an entry in the languages that it is written in, in the
// order of the hub's languages.
func (c Cards) Titles(of *Card) []string {
	var out []string
	for _, l := range c.site.Languages {
		if own := l.Cards.at(of.number); own.Own {
			out = append(out, own.Title)
		}
	}
	return out
}

// LanguagesOf names the languages in which an entry can be read, each in its own
// words.
func (l *Language) LanguagesOf(c *Card) string {
	var names []string
	for _, other := range l.Site.Languages {
		if other.Cards.at(c.number).Own {
			names = append(names, l.Isolate(other.Name))
		}
	}
	return Dots(names...)
}

// Detail is the small line of an entry in lists and in search results.
func (l *Language) Detail(c *Card) string {
	var parts []string
	switch {
	case c.Course != nil:
		parts = append(parts, unbroken(l.T("course.module_count", "n", len(l.Cards.Modules(c)))))
	case c.Module != nil:
		length := c.Module.Duration
		if c.Minutes > 0 {
			length = Length(l.Locale, c.Minutes)
		}
		parts = append(parts, length)
		if n := len(l.Cards.Lessons(c)); n > 0 {
			parts = append(parts, unbroken(l.T("module.lesson_count", "n", n)))
		}
	case c.Lesson != nil && c.Minutes > 0:
		parts = append(parts, l.T("module.minutes", "n", c.Minutes))
	case c.Source != nil:
		parts = append(parts, byline(c.Source))
	default:
		parts = brief(l, c)
	}
	return Dots(parts...)
}

// unbroken keeps a number and its word on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// byline names who made a source, and when: "Repper and others, 2013".
func byline(s *model.Source) string {
	by := cmp.Or(strings.Join(s.Authors, ", "), s.Publisher)
	if s.Year != "" {
		by = strings.TrimPrefix(by+", "+s.Year, ", ")
	}
	return by
}
