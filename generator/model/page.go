package model

import "cmp"

// Kind is what a page is; it decides its front matter and its template.
type Kind string

// The kinds of content. A section that is not known holds KindPage.
const (
	KindPage      Kind = "page"    // pages, guides and any other section
	KindHome      Kind = "home"    // content/pages/<lang>/index.md
	KindSection   Kind = "section" // a section's introduction: <section>/<lang>/index.md
	KindPrinciple Kind = "principle"
	KindPractice  Kind = "practice"
	KindModule    Kind = "module"
	KindLesson    Kind = "lesson"
	KindCourse    Kind = "course" // a page of training that names modules
	KindGroup     Kind = "group"
	KindSource    Kind = "source" // library
	KindTerm      Kind = "term"   // glossary
)

// Position is a place in a source file; Line and Column count from 1.
type Position struct {
	File         string // slash-separated, relative to the hub
	Line, Column int
}

// Page is one source in one language.
type Page struct {
	Pos      Position // of the file
	Section  string   // "guides"
	Path     string   // within the section: "finding-support", "introduction/what-it-is"; "" for an index
	Language string   // BCP 47
	Kind     Kind

	Title   string
	Summary string
	Order   int // 0 sorts after every given order
	Topics  []string
	Asked   []string // words and questions by which people look for it
	Aliases []string // addresses that it had before; see package route
	Date    Date
	Updated Date
	Draft   bool
	Sample  bool
	Image   Image
	Drawing string // the name of one of the drawings of layouts; "" has none
	Version string
	License string   // the hub's when ""
	Sources []string // refs into the library

	Translators []string
	Reviewed    Review // zero: no native speaker has read this translation
	Machine     bool
	SourceHash  string // of the text it was translated from; see translate

	Body Body

	OfKind

	// Broken is set when the page has an error: it keeps its address, so that
	// links to it are no second findings, but is not to be published.
	Broken     bool
	Provenance *Provenance // nil for a text of the hub's own
}

// OfKind is what a page has that only pages of its kind have. The other kinds' are nil,
// and all are where the kind has nothing of its own.
type OfKind struct {
	Principle *Principle
	Practice  *Practice
	Module    *Module
	Lesson    *Lesson
	Course    *Course
	Group     *Group
	Source    *Source
	Term      *Term
}

// Image is a picture with the words for people who do not see it. Src is the
// path of its file in the hub.
type Image struct {
	Src, Alt string
	Caption  string // below it
	Credit   string // who took or drew it
	Consent  string // of the people in it; it is never published
}

// Of is a picture that the page shows, with what its text and its front matter say of it.
func (p *Page) Of(file string, shown Shown) Image {
	out := Image{Src: file, Alt: shown.Alt, Caption: shown.Caption}
	if p.Image.Src == file {
		out.Caption, out.Credit = cmp.Or(out.Caption, p.Image.Caption), p.Image.Credit
	}
	return out
}

// Review says who read a page through, and when.
type Review struct {
	By string
	On Date
}

// Principle is a core principle of peer support.
type Principle struct {
	Short   string // one line
	Differs string // how it differs from a clinical approach
}

// Practice is how peer support is done somewhere.
type Practice struct {
	Country      string // ISO 3166-1 alpha-2
	Place        string
	Organisation string
	Since        string // a year
}

// Course is a path through several modules.
type Course struct {
	Modules []string // paths of modules, in order
}

// Module is a course unit of training; its lessons are entries of their own.
type Module struct {
	Requires       []string // paths of the modules that come before it
	Duration       string
	Outcomes       []string
	PriorKnowledge string
	Materials      []string
	GroupSize      string
	ContentNote    string
	SelfDisclosure string
	CoproducedBy   []Coproducer
	History        []Release // newest first, as written
	Level          string
	Assessment     string
}

// Coproducer is a person or group who made a module, as they wish to be named.
type Coproducer struct{ Name, Role, LivedExperience string }

// Release is a version of a module, and what changed with it.
type Release struct {
	Version string
	Date    Date
	Changes string
}

// Lesson is a page of a module.
type Lesson struct {
	Minutes int // 0 when unknown
}

// Source is a work that pages cite.
type Source struct {
	Kind      string // one of those of the schema, or ""
	Authors   []string
	Year      string
	Publisher string
	URL       string
	License   string // SPDX id or LicenseRef-…
	Rights    string // a sentence on what may be done with it
}

// Term is a word of the glossary, with the words to use and to leave.
type Term struct {
	Say, Avoid []string
	Forms      []string // by which texts link to it; its title when there are none
	Link       bool     // texts link to it
}

// Heading is a heading of a body. IDs are unique within it.
type Heading struct {
	Level    int
	ID, Text string
}

// LinkKind says what a link of a body points at.
type LinkKind int

const (
	LinkPage     LinkKind = iota // a content file of the hub, or an anchor of this page
	LinkFile                     // another file of the hub: an image or a handout
	LinkExternal                 // http, https, mailto, tel
	LinkCitation                 // a source of the library, by its ref
	LinkPlace                    // a page or a list of the site, as hub.yaml calls it: groups/place/gb-leeds
)

// Link is one link or image of a body, as it was written.
type Link struct {
	Pos  Position
	Kind LinkKind
	// LinkPage and LinkFile: path of the file in the hub ("" for this page); LinkCitation: the ref; else the address, of a LinkPlace below the site's and without slashes around it
	Target   string
	Fragment string // without "#"
	Image    bool
	Shown    *Shown // of a picture
}

// Shown is what a text says of a picture in it.
type Shown struct {
	Alt     string // for people who do not see it
	Caption string
	Block   bool // it stands by itself, not among words
}

// Body is a page's text after Markdown.
//
// HTML is sanitised and complete but for its links: where the address of link i belongs,
// it holds "\x00i\x00" (i in decimal), where a picture belongs, "\x02i\x02", and where
// one of the site's own words belongs, "\x01key\x01"; Body.Render fills them in once
// addresses are known.
// So that Markdown is parsed once, however many pages show it.
//
// The pages of a hub have their bodies packed: HTML, Text and Blocks are read from what
// Open returns.
type Body struct {
	HTML     string
	Headings []Heading // level 2 and below, in order
	Links    []Link    // in order of their marks
	Cited    []string  // refs of citations, in order of first appearance
	Text     string    // plain text for the index and for excerpts, blocks separated by "\n"
	Blocks   []string  // normalised text of each block (heading, paragraph, cell, link address), for staleness
	Callouts []Callout
	HasCode  bool
	Words    int

	packed []byte // HTML, Text and Blocks; see Packed
}

// Callout is what a body says in a box of its own: an activity, a quiz, a note
// for the facilitator.
type Callout struct {
	Kind    string   // "activity"
	Extra   string   // what stands behind its marker: "15 min"
	Minutes int      // that it takes; 0 when unknown
	Heading string   // the one above it; "" before the first
	Text    []string // its blocks as plain text, without those of callouts within
}

// Entry is one thing with an address: the pages that are each other's
// translations.
type Entry struct {
	Section string
	Path    string // as in Page
	Kind    Kind
	Pages   map[string]*Page // language → page; never empty
	// Original is the page that the others are translations of: the one in the
	// default language if there is one, else the one without a SourceHash that
	// comes first in the order of the hub's languages.
	Original *Page
	States   map[string]State // language → state of the translation; the original's is StateOriginal
	Lessons  []*Entry         // of a module, in order
	Module   *Entry           // of a lesson
}

// State is how a translation stands to its original.
type State string

// States of a translation. A page without a source_hash is unverified.
const (
	StateOriginal   State = "original"
	StateCurrent    State = "current"
	StateMinor      State = "minor"    // only a few words differ
	StateOutdated   State = "outdated" // the original has changed since
	StateMissing    State = "missing"
	StateOrphan     State = "orphan" // its original is gone
	StateUnverified State = "unverified"
	StateMachine    State = "machine"
)

// In returns the page that a reader of the language gets, and whether it is in
// that language; otherwise it is the original.
func (e *Entry) In(language string) (page *Page, own bool) {
	if p, ok := e.Pages[language]; ok {
		return p, true
	}
	return e.Original, false
}
