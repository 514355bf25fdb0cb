package model

import (
	"cmp"
	"slices"
	"strings"
)

// Text is a short text per language. The key is a BCP 47 tag; the key "" holds
// a text that was given without a language.
type Text map[string]string

// In returns the text in the language, else without a language, else in the
// first of the fallbacks that has one, else "".
func (t Text) In(language string, fallbacks ...string) string {
	for _, code := range append([]string{language, ""}, fallbacks...) {
		if s, ok := t[code]; ok && s != "" {
			return s
		}
	}
	return ""
}

// Language is one language of the site.
type Language struct {
	Code string // BCP 47, canonical: "pt-BR"
	Name string // in its own words: "العربية"
	Dir  string // "ltr" or "rtl"
}

// Hub is what hub.yaml says, with every default filled in.
type Hub struct {
	Title           Text
	Description     Text
	BaseURL         string // absolute, with its trailing slash; "" when none is known
	DefaultLanguage string
	Languages       []Language        // the default language first, then as written
	License         string            // SPDX id or LicenseRef-…; "" states none
	Commercial      bool              // the hub earns money, so texts "not for money" may not stand in it
	Timezone        string            // IANA name or ""
	Fallback        map[string]string // section → "page", "link" or "none"; "default" is the rest
	HelpNow         []HelpLine
	Contact         Contact // whom to write to about the hub itself: email and/or url
	Topics          Vocabulary
	Audience        Vocabulary
	Access          Vocabulary
	Kinds           Vocabulary
	Defaults        Defaults
	Freshness       Freshness
	GroupsAtLeast   int
	Feeds           []Feed
	QuickExit       QuickExit
	Checks          Checks
	Synonyms        map[string][][]string // language → sets of words that mean the same
	PublishIndex    bool
	Offline         bool       // readers may keep parts of the site on their device
	WaysOn          []string   // keys of pages that the search shows beside groups: "guides/finding-support", "help/"
	Downloads       []Download // of modules, published with the site
	Look            Look
	Ways            []Way      // on home
	Nav             []MenuLink // the words that lead, instead of those that Peerhub chooses
	Footer          []MenuLink // at the foot of every page, before what stands there always
	Donate          string     // where people can give money
	Output          Output
	Words           Words // of the hub's layouts; nil knows none
}

// Reading is the hub with those settings alone that reading a page asks for: what was
// read stays as it is, whatever else of the hub changes.
func (h *Hub) Reading() *Hub {
	return &Hub{DefaultLanguage: h.DefaultLanguage, Languages: h.Languages, Timezone: h.Timezone, Defaults: h.Defaults,
		Topics: h.Topics, Audience: h.Audience, Access: h.Access, Kinds: h.Kinds, Words: h.Words}
}

// Output is what a hub writes beside its pages; a large one can leave some of it out. The
// zero value leaves out nothing.
type Output struct {
	Calendars string   // CalendarsOfGroups, or CalendarOfAll
	Views     []string // facets that have ready-made lists of groups; nil is all of them
}

// What calendars there are.
const (
	CalendarsOfGroups = "group"     // that of all groups, and one of each
	CalendarOfAll     = "directory" // that of all groups alone
)

// View reports whether there are ready-made lists of groups by a facet.
func (o Output) View(facet string) bool { return o.Views == nil || slices.Contains(o.Views, facet) }

// Look is what hub.yaml says of how the hub looks; what it leaves out is as it is built in.
type Look struct {
	Preset               string // the name of a ready-made look
	Accent, Beside, Tint string // colours: "#195446"
	Logo                 string // a file of the hub, as the next two
	ShareImage, Hero     string
	Font                 []Font
	Line                 int // in hub.yaml
}

// Way leads from home to what somebody is looking for, in people's own words.
type Way struct {
	Text Text
	To   string // from the root of a language: groups/day/tuesday/, guides/finding-support/
	Line int    // in hub.yaml
}

// MenuLink is a link in the menu or at the foot of every page.
type MenuLink struct {
	Text Text   // nil: the title of the page
	To   string // as of a Way, or a whole address of another site
	Line int    // in hub.yaml
}

// Away reports whether the link leads to another site.
func (m MenuLink) Away() bool { return strings.Contains(m.To, "://") }

// Font is a file of a font, in the format WOFF2.
type Font struct {
	File   string
	Weight string // 400, 700 or variable
	Range  string // the characters that it is for: "U+0000-00FF" (CSS Fonts 4 §4.5)
}

// Words are what people write for the keys of front matter, in any language: the
// part ("day") → the spelling, folded (see naming.Fold) → the key ("monday").
// Parts have the names of fields; package spreadsheet reads them, and has more.
type Words map[string]map[string]string

// Download is a form in which a module leaves the hub.
type Download string

// The forms of a module to take away.
const (
	EPUB  Download = "epub"  // an e-book
	SCORM Download = "scorm" // a package for a learning platform
)

// Language returns the language with the code, and whether the hub has it.
func (h *Hub) Language(code string) (Language, bool) {
	for _, l := range h.Languages {
		if l.Code == code {
			return l, true
		}
	}
	return Language{}, false
}

// Codes returns the codes of the hub's languages, the default one first.
func (h *Hub) Codes() []string {
	codes := make([]string, len(h.Languages))
	for i, l := range h.Languages {
		codes[i] = l.Code
	}
	return codes
}

// FallbackFor says what a reader gets of an untranslated page of the section:
// "page" (a page in the frame of the reader's language), "link" (lists link to
// the original) or "none" (nothing).
func (h *Hub) FallbackFor(section string) string {
	if f := h.Fallback[section]; f != "" {
		return f
	}
	if f := h.Fallback["default"]; f != "" {
		return f
	}
	return "page"
}

// HelpLine is one number to ring in a crisis.
type HelpLine struct {
	Name, What, Hours, Cost Text
	Open                    string // Hours for the reader's device: "24/7", "Mo-Fr 09:00-17:00; Sa 10:00-12:00", or ""
	Phone                   string // as people write it; dialled without its spaces
	URL                     string
	Languages               []string // BCP 47
	Country                 string   // ISO 3166-1 alpha-2, or "EU"
	Emergency               bool     // an emergency number: 112, 999
	Source                  string   // where the number was read
	Read                    Date     // the day it was read there
	Secondhand              bool     // that is a newspaper, or another's page
	Verified                Date     // the day this hub rang or opened it; zero: not yet checked
}

// Vocabulary is a list of keys with labels. A closed one takes no other keys.
type Vocabulary struct {
	Closed bool
	Terms  []VocabularyTerm // in the order of hub.yaml, those that are built in first
}

// Vocabulary returns a vocabulary by its name in hub.yaml: topics, audience,
// access or kinds.
func (h *Hub) Vocabulary(name string) Vocabulary {
	switch name {
	case "topics":
		return h.Topics
	case "audience":
		return h.Audience
	case "access":
		return h.Access
	case "kinds":
		return h.Kinds
	}
	return Vocabulary{}
}

// VocabularyTerm is one key with its labels: hearing-voices → "Hearing voices".
type VocabularyTerm struct {
	Key   string
	Label Text
	Note  Text // what it means, in a sentence for readers who choose; often nil
	Asked Text // by which words and questions people look for groups of it, separated by commas; never shown
}

// Label returns the label of the key in the language, else in one of the
// fallbacks; a key without any label reads as itself, with spaces for hyphens.
func (v Vocabulary) Label(key, language string, fallbacks ...string) string {
	for _, t := range v.Terms {
		if t.Key == key {
			if s := t.Label.In(language, fallbacks...); s != "" {
				return s
			}
		}
	}
	return humanise(key)
}

// Has reports whether the vocabulary has the key.
func (v Vocabulary) Has(key string) bool {
	for _, t := range v.Terms {
		if t.Key == key {
			return true
		}
	}
	return false
}

// initials are written in capitals, in every language.
var initials = []string{"lgbt", "lgbtq", "lgbtqi", "lgbtqia", "lgbtiq", "lgb", "nb", "bme", "bame", "ocd", "ptsd", "cptsd", "adhd",
	"bpd", "eupd", "hiv", "uk", "tdah", "tca", "tlp", "poc", "bipoc"}

// humanise writes a key as readers see it: 16-25, 18-plus is 18+, lgbtq-plus LGBTQ+.
func humanise(key string) string {
	var b strings.Builder
	before := ""
	for i, word := range strings.FieldsFunc(key, func(r rune) bool { return r == '-' || r == '_' }) {
		capitals := slices.Contains(initials, word)
		switch {
		case word == "plus" && (isNumber(before) || slices.Contains(initials, before)):
			b.WriteByte('+')
			continue
		case i > 0 && isNumber(before) && isNumber(word):
			b.WriteByte('-')
		case i > 0:
			b.WriteByte(' ')
		}
		switch {
		case capitals:
			b.WriteString(strings.ToUpper(word))
		case i == 0 && word[0] >= 'a' && word[0] <= 'z':
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		default:
			b.WriteString(word)
		}
		before = word
	}
	return b.String()
}

func isNumber(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// Feed is a list of groups that somebody else keeps, and that is read at each build.
type Feed struct {
	Name          string // of its copy's file: small letters a to z, digits and hyphens
	URL           string // https; "" when it is a file
	File          string // of the hub, outside content; "" when it has an address
	Format        string // that it is known to have, as package interchange names it; "" is any
	Every         int    // days after which it is fetched again
	GroupsAtLeast int    // fewer are not taken over; 0 asks for half of those that it had
	SingleEvents  bool   // those of a calendar that do not come back are for everybody, too
	Line          int    // in hub.yaml
}

// Defaults are what is true of each group that says nothing else.
type Defaults struct {
	Country   string   // ISO 3166-1 alpha-2
	Region    []string // of groups in Country, from the larger to the smaller
	Languages []string // BCP 47
	Cost      string
	Join      Join
	Timezone  string // IANA name
}

// For returns the group with what it says nothing of.
func (d Defaults) For(g Group) Group {
	g.Place.Country = cmp.Or(g.Place.Country, d.Country)
	if g.Place.Region == nil && (d.Country == "" || g.Place.Country == d.Country) {
		g.Place.Region = d.Region
	}
	if g.Languages == nil {
		g.Languages = d.Languages
	}
	g.Cost, g.Join, g.Timezone = cmp.Or(g.Cost, d.Cost), cmp.Or(g.Join, d.Join), cmp.Or(g.Timezone, d.Timezone)
	return g
}

// Freshness holds the ages of a listing's last check, in months, and that of the site itself after
// which its lists say that nobody renews them. Zero is switched off.
type Freshness struct{ Remind, Badge, Withhold, Site int }

// Checks says what the hub thinks of kinds of warnings, by their codes.
type Checks struct {
	Ignore []string // these are not told
	Stop   []string // these are errors
}

// QuickExit says on which pages the way out stands.
type QuickExit struct {
	Everywhere bool
	Sections   []string
}

// On reports whether pages of the section carry the quick exit.
func (q QuickExit) On(section string) bool {
	if q.Everywhere {
		return true
	}
	for _, s := range q.Sections {
		if s == section {
			return true
		}
	}
	return false
}
