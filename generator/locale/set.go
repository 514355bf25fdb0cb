// Package locale knows how each language of a hub writes: its texts, dates,
// weekdays, numbers, lists, and the names of languages, countries and cities.
//
// The texts of the site's frame stand in layouts/strings/<language>/*.yaml, all
// files of a folder taken together:
//
//	groups.title: Find a group
//	groups.count: {one: "{n} group", other: "{n} groups"}
//
// What is said of fields stands in fields.yaml, by the field: see fields.go.
//
// A text is one line of plain words, never HTML. {name} is a place to fill in;
// an n chooses the plural form by the rules of Unicode CLDR, which has up to six
// (zero, one, two, few, many, other; other is always there). A hub changes a
// single text, or adds a language, with a file of the same shape of its own.
//
// Dates, weekdays, months and numbers come from CLDR 48, with the digits 0–9 in
// every language, so that a page never mixes two kinds. Names of languages and
// countries come from the texts (language.prs, country.TR, zone.city.Asia/Kabul)
// where these say so, else from the same CLDR. Nothing here looks at a clock.
package locale

import (
	"io/fs"
	"sort"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// lastResort is the language of the texts when not even the default language
// of the hub has any.
const lastResort = "en"

// Set holds a Locale for each language of a hub. It is read-only once made, and
// safe for use by several goroutines.
type Set struct {
	locales  map[string]*Locale
	fallback *Locale // of the hub's default language
}

// New reads the texts of the hub's languages from strings/<language>/*.yaml of
// layouts. Where layouts lacks a text, the file systems under it are asked in
// turn: so a hub that gives one text of its own keeps the built-in others.
//
// A text that a language lacks is taken from the wider language (pt for pt-BR),
// then the hub's default language, then English. A language with no text at all
// gets one warning.
func New(layouts fs.FS, hub *model.Hub, under ...fs.FS) (*Set, []diag.Finding) {
	b := builder{layers: append([]fs.FS{layouts}, under...), read: map[string]texts{}}
	set := &Set{locales: make(map[string]*Locale, len(hub.Languages)+1)}

	english := &Locale{Code: lastResort, Dir: "ltr", own: b.texts(lastResort),
		schema: func() diag.Words { return diag.Words{} }}
	english.setFormats()
	base := english
	if lang, ok := hub.Language(hub.DefaultLanguage); ok {
		base = b.locale(lang, english)
	}
	set.fallback = base
	set.locales[base.Code] = base
	for _, lang := range hub.Languages {
		if _, done := set.locales[lang.Code]; !done {
			set.locales[lang.Code] = b.locale(lang, base)
		}
	}
	for _, lang := range hub.Languages {
		b.complain(set.locales[lang.Code], english.own)
	}
	return set, b.findings.Sorted()
}

// For returns the locale of a language of the hub; for any other language, that
// of the hub's default language.
func (s *Set) For(code string) *Locale {
	if l, ok := s.locales[code]; ok {
		return l
	}
	return s.fallback
}

// builder reads each language's texts once, whoever asks for them.
type builder struct {
	layers   []fs.FS
	read     map[string]texts
	findings diag.List
}

func (b *builder) locale(lang model.Language, next *Locale) *Locale {
	l := &Locale{Code: lang.Code, Dir: lang.Dir, own: b.texts(lang.Code), next: next,
		schema: sync.OnceValue(func() diag.Words { return Schema(lang, b.layers...) })}
	if wider := widerLanguage(lang.Code); wider != "" {
		for key, t := range b.texts(wider) {
			if _, ok := l.own[key]; !ok {
				l.own[key] = t
			}
		}
	}
	l.setFormats()
	return l
}

func (b *builder) texts(code string) texts {
	if t, ok := b.read[code]; ok {
		return t
	}
	all, read := texts{}, map[string]string{}
	for _, layer := range b.layers {
		for key, t := range readTexts(layer, code, read, &b.findings) {
			if _, ok := all[key]; !ok {
				all[key] = t
			}
		}
	}
	b.read[code] = all
	return all
}

// complain warns once of a language that has no texts, or lacks some. Those of
// English are needed; what others have besides serves their own grammar.
func (b *builder) complain(l *Locale, needed texts) {
	if l.next == nil {
		return
	}
	var lacking []string
	for key := range needed {
		if _, ok := l.own[key]; !ok && !isName(key) {
			lacking = append(lacking, key)
		}
	}
	if len(lacking) == 0 {
		return
	}
	sort.Strings(lacking)
	f := diag.Finding{Code: diag.StringsMissing, Severity: diag.Warning, File: "hub.yaml",
		Message: diag.Say("The language %q has no words for buttons and labels yet. Its pages show them in %q.",
			l.Code, l.next.Code),
		Suggestion: diag.Say("Translate the lines of layouts/strings/%[1]s/ui.yaml, and take away the # before each. If there "+
			"is no such file, peerhub init --language %[1]s FOLDER writes one that you can copy.", l.Code)}
	if len(l.own) > 0 {
		f.Code = diag.StringsPartial
		f.Message = diag.Say("The language %q lacks %d of the words for buttons and labels, among them %s. Its "+
			"pages show these in %q.",
			l.Code, len(lacking), strings.Join(lacking[:min(3, len(lacking))], ", "), l.next.Code)
		f.Suggestion = diag.Say("Add them to a file in layouts/strings/%s/.", l.Code)
	}
	b.findings.Add(f)
}

// isName reports whether the text is a name, which CLDR has too.
func isName(key string) bool {
	return strings.HasPrefix(key, "language.") || strings.HasPrefix(key, "country.") ||
		strings.HasPrefix(key, "zone.city.")
}

// widerLanguage returns the language without region and script: pt for pt-BR.
func widerLanguage(code string) string {
	if base, _, found := strings.Cut(code, "-"); found {
		return base
	}
	return ""
}

// cldrTag is the tag under which CLDR knows the language: it files bare English
// under that of the United States, whose order of day and month few other readers
// know.
func cldrTag(code string) language.Tag {
	if code == "en" {
		return language.BritishEnglish
	}
	return cldr.Tag(code)
}
