package schema

import (
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// A Field is one line, or one group of lines, of front matter.
type Field struct {
	Name  string // in front matter
	Alias string // another name that is read too; "" has none
	Type  Type
	// At returns a pointer to the field's value in what holds it: a *model.Page
	// for a field of a page, a pointer to the struct for one of a Group. It
	// returns nil where there is no such value. At itself is nil for a field that
	// is checked and never kept.
	At         func(parent any) any
	Choices    []string // of a Choice; keys, in the order in which they are named
	Known      []string // of a Text: what it may be in every language, as the site has words for it; other texts stay as they are
	Vocabulary string   // of a Term and of Terms: its name in hub.yaml; see model.Hub.Vocabulary
	BuiltIn    []string // keys of a Vocabulary that the hub does not give, or extends
	Fields     []Field  // of a Group and of Groups
	Scope      Scope
	Tell       Tell
	// Leads says that what stands there is the place of a page or a list of the hub: guides/finding-support.
	Leads bool
	// Required says that what holds the field says nothing without it: a picture
	// without its file. Of a page it can be a field alone that makes its kind (Kind.Instead).
	Required bool
	// Search says under what the search finds the field; groups have an order of
	// their own.
	Search   Search
	Brief    bool      // the line below a page's name in lists has it
	Property string    // of schema.org, for search engines; "" is not told
	Facet    string    // the question by which readers choose groups that it makes: "day"; "" makes none
	Column   string    // its name in spreadsheets of groups; "" has none there
	Label    diag.Text // what a form calls it
	Note     diag.Text // what belongs there, for an editor
	Default  string    // what holds when the field is absent, if that is not the zero value
	// Part is the heading under which a first version and a form show the field,
	// with the others of its part; "" is where they begin.
	Part diag.Text
	// Program says that the program alone writes the field, and nobody by hand.
	Program bool
	// Example is a value as it stands in YAML. $today, $language and the names of
	// vocabularies stand for the hub's own words; see Fill and Examples.
	Example string
	// Ask is the value with which `new` opens the field, for somebody to write over:
	// $title is the page's, $note the Note of the field. A field without one stands
	// there as a comment.
	Ask string
}

// Files of a language in layouts/strings that have words of fields: what is said of
// them, and further words of spreadsheets.
const (
	FieldsFile      = "fields.yaml"
	SpreadsheetFile = "spreadsheet.yaml"
)

// Parts that fields of every kind have.
const (
	InTranslation diag.Text = "In a translation" // fields that an original has no use for
	Seldom        diag.Text = "Seldom needed"    // the last part
)

// Scope says what a translation has to do with the field of its original.
type Scope int

const (
	// Own belongs to each page by itself: a draft, a day of change.
	Own Scope = iota
	// Words are the translation's own, and the original's where it has none.
	Words
	// Fact is the same in every language: a translation takes it over, and does
	// not repeat it.
	Fact
)

// Tell says who may learn of a field.
type Tell int

const (
	Public Tell = iota
	// Coarse is told no more exactly than the group wishes: see model.Place.Public.
	Coarse
	// OnPage is told to whoever reads the page, and in no file for other programs.
	OnPage
	// Team is for those who keep the hub, and in no output.
	Team
)

// Search is a part of what the search knows of a page.
type Search string

const (
	NotSearched Search = ""
	AsText      Search = "text" // with what stands in the text
	AsPlace     Search = "place"
	AsHost      Search = "host" // with who runs it
)

// Type is what kind of value a field holds. The pointer that At returns is given
// in brackets; string stands for any type that is one.
type Type string

const (
	Line      Type = "line"      // text on one line; white space is one space [*string]
	Text      Type = "text"      // text as it is written [*string]
	Texts     Type = "texts"     // several [*[]string]
	Flag      Type = "flag"      // true or false [*bool]
	Count     Type = "count"     // a whole number from 0 [*int]
	Degrees   Type = "degrees"   // of latitude or longitude [*float64]
	Date      Type = "date"      // YYYY-MM-DD [*model.Date]
	Dates     Type = "dates"     // several [*[]model.Date]
	Choice    Type = "choice"    // one of Choices [*string]
	Term      Type = "term"      // one key of Vocabulary [*string]
	Terms     Type = "terms"     // several [*[]string]
	Country   Type = "country"   // ISO 3166-1 alpha-2 [*string]
	Language  Type = "language"  // BCP 47 [*string]
	Languages Type = "languages" // several [*[]string]
	Timezone  Type = "timezone"  // IANA name [*string]
	Email     Type = "email"     // [*string]
	Phone     Type = "phone"     // E.164, or a number of the place's country [*string]
	URL       Type = "url"       // http or https [*string]
	License   Type = "license"   // SPDX id or LicenseRef-… [*string]
	Slug      Type = "slug"      // part of an address [*string]
	Addresses Type = "addresses" // of pages below the site's own: guides/old-name/ [*[]string]
	File      Type = "file"      // a file beside the page [*string]
	Sources   Type = "sources"   // names of pages of the library [*[]string]
	Modules   Type = "modules"   // names of modules of training [*[]string]
	Weekdays  Type = "weekdays"  // one, a list, or daily [*[]time.Weekday]
	Clock     Type = "clock"     // a time of day in 24 hours [*string]
	Every     Type = "every"     // week, 2 weeks, month [*model.Every]
	Nth       Type = "nth"       // which of the month: 1 to 5, -1 [*[]int]
	RRule     Type = "rrule"     // RFC 5545 §3.3.10 [*string]
	Group     Type = "group"     // fields that belong together [a struct's pointer, or a pointer to that]
	Groups    Type = "groups"    // a list of them [a pointer to a slice of structs]
)

// Types that only hub.yaml has.
const (
	TextByLanguage  Type = "worded"        // one text, or one for each language [*model.Text]
	Colour          Type = "colour"        // # and six digits of base 16 [*string]
	WebFolder       Type = "folder"        // http or https, of a folder of the web [*string]
	HubLanguages    Type = "hub-languages" // languages of the hub: codes, or groups of Fields [*[]model.Language]
	PerSection      Type = "per-section"   // one of Choices for all sections, or for each [*map[string]string]
	DayChecked      Type = "checked"       // a day, or a group of Fields with its on [*model.Date]
	VocabularyWords Type = "labels"        // the words of a vocabulary, with their labels [*model.Vocabulary]
	Months          Type = "months"        // 6 months, 2 years [*int]
	Days            Type = "days"          // 1 day, 2 weeks [*int]
	InSections      Type = "in-sections"   // true or false, or a list of sections [*model.QuickExit]
	Synonyms        Type = "synonyms"      // sets of words, by language [*map[string][][]string]
	Choices         Type = "choices"       // several of Choices [a pointer to a slice of a type of string]
)

// List reports whether a field of the type holds several values.
func (t Type) List() bool {
	switch t {
	case Texts, Addresses, Dates, Terms, Languages, Sources, Modules, Weekdays, Nth, Groups, HubLanguages, Choices:
		return true
	}
	return false
}

func find(fields []Field, name string) (Field, bool) {
	name, rest, nested := strings.Cut(name, ".")
	for _, f := range fields {
		if f.Name == name || f.Alias != "" && f.Alias == name {
			if nested {
				return find(f.Fields, rest)
			}
			return f, true
		}
	}
	return Field{}, false
}

// BuiltIn returns the keys of a vocabulary that every hub has which does not give a
// list of its own; those of most have none.
func BuiltIn(vocabulary string) []string {
	var out []string
	for _, k := range kinds() {
		k.Walk(func(_ string, f Field) {
			if f.Vocabulary == vocabulary && f.BuiltIn != nil {
				out = f.BuiltIn
			}
		})
	}
	return out
}

// Examples are a hub's own words for Fill: its first language, and a few of each of
// its vocabularies. A hub without words of its own gets some that make sense.
func Examples(hub *model.Hub) map[string]string {
	out := map[string]string{"language": hub.DefaultLanguage,
		"topics": "loneliness", "audience": "everyone", "access": "step-free"}
	for _, k := range kinds() {
		k.Walk(func(_ string, f Field) {
			if f.Vocabulary == "" {
				return
			}
			keys := f.BuiltIn
			if terms := hub.Vocabulary(f.Vocabulary).Terms; len(terms) > 0 {
				keys = nil
				for _, t := range terms {
					keys = append(keys, t.Key)
				}
			}
			if len(keys) > 0 {
				most := 1
				if f.Type.List() {
					most = 3
				}
				out[f.Vocabulary] = strings.Join(keys[:min(most, len(keys))], ", ")
			}
		})
	}
	return out
}

// Fill puts a hub's own words into an Example or an Ask.
func Fill(example string, words map[string]string) string {
	if !strings.Contains(example, "$") {
		return example
	}
	var pairs []string
	for name, word := range words {
		pairs = append(pairs, "$"+name, word)
	}
	return strings.NewReplacer(pairs...).Replace(example)
}

// Each returns the items of a list in an Example or an Ask, as they stand in YAML.
func Each(list string) []string {
	inner, is := strings.CutPrefix(strings.TrimSuffix(list, "]"), "[")
	if !is {
		return nil
	}
	var out []string
	deep, quoted, from := 0, false, 0
	for i, r := range inner {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '{' || r == '[':
			deep++
		case r == '}' || r == ']':
			deep--
		case r == ',' && deep == 0:
			out = append(out, strings.TrimSpace(inner[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(inner[from:]))
}

// Holder returns the field of the name that holds other fields, in pages of any
// kind, and whether there is one.
func Holder(name string) (Field, bool) {
	for _, k := range kinds() {
		if f, _ := k.Field(name); f.Fields != nil {
			return f, true
		}
	}
	return Field{}, false
}

// WeekdayNames are the names of days in front matter, Monday first.
func WeekdayNames() []string {
	return []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
}
