package jsonschema

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// A row is what is said of a type of field.
type row struct {
	of    schema.Type
	says  diag.Text // what is written there, in plain words
	shape func(h *Hub, f schema.Field) shape
}

// Patterns are written in what ECMA-262 and RE2 have in common.
const (
	slug     = `[\p{Ll}\p{Lo}\p{Lm}\p{Nd}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_]*(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_]+)*`
	tag      = `[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*`
	host     = `[Hh][Tt][Tt][Pp][Ss]?://[^ \t\n/?#@]+`
	anyDay   = `(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])`
	leapYear = `[0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00`
	day      = `[0-9]{4}-(` + anyDay + `)|(` + leapYear + `)-02-29`
	decimal  = `[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?`
	email    = `[^ \t\n<>"',;()?&@]+@[^ \t\n<>"',;()?&@]*\.[^ \t\n<>"',;()?&@]*`
	months   = `\+?0*([1-9][0-9]{0,2}|1[01][0-9]{2}|1200) months?|\+?0*([1-9][0-9]?|100) years?`
	days     = `\+?0*([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-5]) days?|\+?0*([1-9]|[1-4][0-9]|5[0-2]) weeks?|` +
		`\+?0*([1-9]|1[0-2]) months?`
)

// rows has a row for each type of field, in the order of the reference.
func rows() []row {
	is := func(s shape) func(*Hub, schema.Field) shape { return func(*Hub, schema.Field) shape { return s } }
	text := is(anything())
	return []row{
		{schema.Line, "A text on one line.", text},
		{schema.Text, "A text.", text},
		{schema.Texts, "A list of texts, in brackets: [one, two].", text},
		{schema.TextByLanguage, "A text, or one for each language of the hub: {en: Hello, fr: Bonjour}.", is(worded())},
		{schema.Flag, "true or false.", is(shape{types: []string{"boolean"}})},
		{schema.Count, "A whole number, in digits.",
			is(shape{types: []string{"integer", "string"}, pattern: `\+?[0-9]{1,18}`, more: object{{"minimum", 0}}})},
		{schema.Degrees, "A number of degrees, with a point: 53.8008.",
			is(shape{types: []string{"number", "string"}, pattern: decimal})},
		{schema.Months, "A length of time: 6 months, or 2 years.", is(like(months))},
		{schema.Days, "A length of time: 1 day, 2 weeks, or 1 month.", is(like(days))},
		{schema.Date, "A day, written as year-month-day: 2026-03-09.", is(like(day))},
		{schema.Dates, "A list of days: [2026-03-09, 2026-04-13].", is(like(day))},
		{schema.DayChecked, "A day, or who looked, when and how: {on: 2026-03-09, by: hub team, how: phone}.",
			withFields(day)},
		{schema.Choice, "One of the words that stand beside the field.", choice},
		{schema.Choices, "A list of words that stand beside the field.", choice},
		{schema.PerSection, "One of the words that stand beside the field, or one for each section: {default: page, " +
			"groups: link}.",
			perSection},
		{schema.InSections, "true or false, or a list of sections: [groups, pages].",
			is(shape{types: []string{"boolean"}, or: []shape{several(anything(), "")}})},
		{schema.Term, "One of the words that the hub has for it in hub.yaml.", term},
		{schema.Terms, "A list of the words that the hub has for it in hub.yaml.", term},
		{schema.VocabularyWords,
			"Words of small letters and hyphens, each with its label for readers: {step-free: {en: Step-free, fr: " +
				"Accès de plain-pied}}.",
			is(labels())},
		{schema.Synonyms, "For each language lists of words: {en: [[hearing voices, voice hearing]]}.",
			is(mapped(whole(tag), sets()))},
		{schema.Country, "The two letters of a country (ISO 3166): FR, KE, GB.", country},
		{schema.Language, "The code of a language: fr, pt-BR, zh-Hant.", is(like(tag))},
		{schema.Languages, "A list of codes of languages: [fr, pt-BR].", is(like(tag))},
		{schema.HubLanguages, "A list of codes of languages. One that the program does not know stands with its " +
			"name and its direction: [en, {code: prs, name: دری, dir: rtl}].",
			withFields(tag)},
		{schema.Timezone, "A time zone, by a continent and a city: Europe/London.",
			is(like(`[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*`))},
		{schema.Email, "An e-mail address.", is(like(email))},
		{schema.Phone, "A telephone number, with quotation marks. With a plus and the code of the country everybody " +
			"can ring it.", text},
		{schema.URL, "The whole address of a page of the web, with https:// before it.",
			is(like(host + `([/?#][^ \t\n]*)?`))},
		{schema.Colour, `A colour: # and six digits or letters from a to f, with quotation marks: "#195446".`,
			is(like(`#[0-9A-Fa-f]{6}`))},
		{schema.WebFolder, "The whole address of a folder of the web, with https:// before it and without ? or #.",
			is(like(host + `(/[^ \t\n?#]*)?\??#?`))},
		{schema.License, "The short name of a licence (SPDX), or LicenseRef- and a name of your own.", is(license())},
		{schema.Slug, "A name of small letters, digits and hyphens.", is(name(slug))},
		{schema.Addresses, "A list of old addresses of the page, as they stood behind that of the site: [guides/beginning/].",
			is(oldAddress())},
		{schema.File, "The name of a file that lies beside the page.", is(file())},
		{schema.Sources, "A list of works, by the names of their files in content/library, without .md.",
			is(name(slug))},
		{schema.Modules, "A list of modules, by the names of their folders in content/training.",
			is(name(`/*` + slug + `/*`))},
		{schema.Weekdays, "A weekday in English, a list of them, or daily.", weekdays},
		{schema.Clock, `A time of day in 24 hours, with quotation marks: "18:30".`,
			is(like(`([01]?[0-9]|2[0-3]):[0-5][0-9]`))},
		{schema.Every, "week, month, or a number of weeks up to 52: 2 weeks.",
			is(like(`week|month|\+?0*([1-9]|[1-4][0-9]|5[0-2]) weeks?`))},
		{schema.Nth, "A list of numbers: 1 to 5, or -1 for the last.", is(nth())},
		{schema.RRule, "A recurrence rule (RFC 5545) of days.", is(like(`.*[Ff][Rr][Ee][Qq]=.*`))},
		{schema.Group, "Fields that belong together: below it and indented, or in braces.", nil},
		{schema.Groups, "A list of fields that belong together: each begins with a hyphen, or stands in braces.", nil},
	}
}

func rowOf(t schema.Type) row {
	i := slices.IndexFunc(rows(), func(r row) bool { return r.of == t })
	return rows()[i] // a test holds that every type has one
}

// shape returns the keywords of a field.
func (h *Hub) shape(f schema.Field) object {
	r := rowOf(f.Type)
	says := h.Words.Say(r.says)
	switch f.Type {
	case schema.Group:
		return append(shape{types: []string{"object"}, more: h.fields(f.Name, f.Fields)}.optional().said(""),
			member{"patternErrorMessage", says})
	case schema.Groups:
		item := shape{types: []string{"object"}, more: h.fields(f.Name, f.Fields), strict: true}
		return several(item, "").optional().said(says)
	}
	s := r.shape(h, f)
	if words := h.few(s); words != "" {
		says = words
	}
	switch {
	case f.Type == schema.Weekdays: // one, or a list
		s.or = append(s.or, several(s, says))
	case f.Type.List():
		s = several(s, says)
		says = h.Words.Say(r.says)
	}
	if f.Required {
		return s.required().said(says)
	}
	return s.optional().said(says)
}

// Choices returns the words that can stand in a field, if there are only so many.
func (h *Hub) Choices(f schema.Field) []string {
	r := rowOf(f.Type)
	if r.shape == nil {
		return nil
	}
	return r.shape(h, f).words()
}

// few names the words that can stand there, if they are few.
func (h *Hub) few(s shape) string {
	const most = 12
	if words := s.words(); len(words) > 0 && len(words) <= most {
		return h.Words.Say(diag.Say("Write one of: %s.", strings.Join(words, ", ")))
	}
	return ""
}

// name is a part of an address, which may be a number.
func name(pattern string) shape {
	return shape{types: []string{"string", "integer", "boolean"}, pattern: pattern,
		more: object{{"minimum", 0}, {"maxLength", 100}}}
}

// oldAddress is what route.Old can read; what it says of single signs is not told here.
func oldAddress() shape {
	s := anything()
	s.pattern = `[^?#\\]*`
	return s
}

func file() shape {
	s := anything()
	s.pattern = `[^/\\:\s][^\\:]*`
	return s
}

func license() shape {
	return shape{types: anything().types, pattern: `[A-Za-z0-9][A-Za-z0-9.+-]*`,
		more: object{{"minimum", 0}, {"not", object{{"const", "LicenseRef-"}}}}}
}

func worded() shape {
	s := mapped(whole(tag), anything().optional().said(""))
	s.types = append(anything().types, s.types...)
	return s
}

func choice(_ *Hub, f schema.Field) shape { return oneOf(f.Choices, nil) }

func perSection(h *Hub, f schema.Field) shape {
	s := choice(h, f)
	s.or = []shape{mapped(`.*`, choice(h, f).optional().said(h.few(s)))}
	return s
}

// term is a word of a vocabulary, and when the hub gives it, no other.
func term(h *Hub, f schema.Field) shape {
	v := h.Settings.Vocabulary(f.Vocabulary)
	switch {
	case !v.Closed && f.BuiltIn != nil:
		return oneOf(f.BuiltIn, nil)
	case !v.Closed:
		return name(slug)
	}
	var words, labels []string
	for _, t := range v.Terms {
		words = append(words, t.Key)
		said := []string{t.Label.In(h.Settings.DefaultLanguage, h.Settings.Codes()...),
			t.Note.In(h.Settings.DefaultLanguage, h.Settings.Codes()...)}
		labels = append(labels, strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ". "))
	}
	return oneOf(words, labels)
}

// labels are the words of a vocabulary: each has its label, or {label, note}. With
// extend they stand beside those that every hub has.
func labels() shape {
	words := worded().optional().said("")
	term := worded()
	term.or = append(term.or, shape{types: []string{"object"},
		more: object{{"properties", object{{"label", words}, {"note", words}, {"asked", words}}}, {"additionalProperties", false}}})
	s := mapped(`^[a-z0-9]+(-[a-z0-9]+)*$`, term.optional().said(""))
	extend := shape{types: []string{"boolean"}}.optional().said("")
	s.more = append(object{{"properties", object{{"extend", extend}}}}, s.more...)
	return s
}

// country is a code, in capitals or in small letters.
func country(h *Hub, f schema.Field) shape {
	codes := slices.Concat(f.Choices, naming.Countries())
	var names []string
	for _, code := range codes {
		names = append(names, h.Country(code))
	}
	s := oneOf(codes, names)
	s.or = []shape{like(capital.ReplaceAllStringFunc(strings.Join(codes, "|"), func(letter string) string {
		return "[" + letter + strings.ToLower(letter) + "]"
	}))}
	return s
}

var capital = regexp.MustCompile(`[A-Z]`)

// withFields is a text of a pattern, or a group of fields in its place.
func withFields(pattern string) func(*Hub, schema.Field) shape {
	return func(h *Hub, f schema.Field) shape {
		return shape{types: []string{"string", "object"}, pattern: pattern, more: h.fields(f.Name, f.Fields)}
	}
}

func weekdays(_ *Hub, f schema.Field) shape { return oneOf(f.Choices, nil) }

func nth() shape {
	return shape{more: object{{"enum", []any{1, 2, 3, 4, 5, -1}}}, or: []shape{like(`\+?0*[1-5]|-0*1`)}, strict: true}
}

// sets are lists of two words or more for each.
func sets() object {
	some := object{{"type", anything().types}, {"pattern", `\S`}}
	set := several(anything(), "")
	set.strict = true
	set.more = append(set.more, member{"if", object{{"contains", some}}},
		member{"then", object{{"contains", some}, {"minContains", 2}}})
	all := several(set, "")
	all.strict = true
	return all.optional().said("")
}
