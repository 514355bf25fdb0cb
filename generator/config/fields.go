package config

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/privacy"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// fields reads fields into what holds them (see schema.Field.At). Those of
// languages have been read before: texts refer to them.
func (r *reader) fields(m *strictyaml.Map, fields []schema.Field, parent any) {
	for _, f := range fields {
		at := f.At(parent)
		switch {
		case f.Name == "default_language" || f.Type == schema.HubLanguages:
		case f.Type == schema.Group:
			if child := m.Map(f.Name); child != nil {
				r.fields(child, f.Fields, at)
				r.together(child, at)
			}
		case f.Type == schema.Groups:
			if _, menu := at.(*[]model.MenuLink); menu && plainMenu(m.Value(f.Name)) {
				continue
			}
			for _, child := range m.Maps(f.Name) {
				item := schema.NewItem(at)
				r.fields(child, f.Fields, item)
				r.together(child, item)
				schema.Append(at, item)
			}
			if feeds, are := at.(*[]model.Feed); are {
				*feeds = slices.DeleteFunc(*feeds, func(f model.Feed) bool {
					return f.Name == "" ||
						f.URL+f.File == ""
				})
			}
		case f.Type == schema.DayChecked:
			*at.(*model.Date) = verified(m, f.Name)
		default:
			if v := m.Value(f.Name); !v.IsZero() {
				r.value(v, f, at)
			}
		}
	}
}

// value reads a field that is there and is no group.
func (r *reader) value(v strictyaml.Value, f schema.Field, at any) {
	if f.Type == schema.WebFolder {
		schema.SetText(at, baseURL(v))
		return
	}
	switch to := at.(type) {
	case *string:
		*to = v.Read(f)
	case *model.Join:
		*to = model.Join(v.Read(f))
	case *bool:
		*to = v.Bool()
	case *int:
		*to = number(v, f, *to)
	case *model.Date:
		*to = v.Date()
	case *model.Text:
		*to = r.text(v)
	case *model.Vocabulary:
		*to = r.vocabulary(v)
	case *model.QuickExit:
		*to = quickExit(v)
	case *map[string]string:
		perSection(v, f.Choices, *to)
	case *map[string][][]string:
		r.synonyms(v.Map(), *to)
	case *[]string:
		*to = []string{} // which is something else than no list
		for _, item := range v.List() {
			if code := item.Read(f); code != "" {
				*to = append(*to, code)
			}
		}
	case *[]model.Download:
		for _, item := range v.List() {
			if form := item.Choice(f.Choices...); form != "" {
				*to = append(*to, model.Download(form))
			}
		}
	}
}

func baseURL(v strictyaml.Value) string {
	s := v.Web()
	if s == "" {
		return ""
	}
	if u, err := url.Parse(s); err != nil || u.RawQuery != "" || u.Fragment != "" {
		v.Error(diag.AddressInvalid, "The address of the hub has a ? or a # in it.",
			"Write the address of the folder, for example: https://example.org/hub/")
		return ""
	}
	return WithSlash(s)
}

// number reads a number of things, of months or of days; a length of time that is none
// leaves the one that holds without it.
func number(v strictyaml.Value, f schema.Field, without int) int {
	switch f.Type {
	case schema.Count:
		return v.Int()
	case schema.Days:
		if n, ok := parseDays(v.Text()); ok {
			return n
		}
	default:
		if n, ok := parseMonths(v.Text()); ok {
			return n
		}
	}
	v.Error(diag.FieldValue, "This is not a length of time.", diag.Say("Write for example: %s: %s", f.Name, f.Example))
	return without
}

// perSection reads "page", or {default: page, groups: link}.
func perSection(v strictyaml.Value, choices []string, to map[string]string) {
	if !v.IsMap() {
		to["default"] = cmp.Or(v.Choice(choices...), to["default"])
		return
	}
	for _, e := range v.Map().Entries() {
		if choice := e.Value.Choice(choices...); choice != "" {
			to[e.Key] = choice
		}
	}
}

// together checks what several fields say between them.
func (r *reader) together(m *strictyaml.Map, of any) {
	switch v := of.(type) {
	case *model.HelpLine:
		helpLine(m, v)
	case *model.Feed:
		r.feed(m, v)
	case *model.Look:
		look(m, v)
	case *model.Font:
		font(m, v)
	case *model.Way:
		way(m, v)
	case *model.MenuLink:
		menuLink(m, v)
	case *model.Freshness:
		if v.Remind > v.Badge || v.Badge > v.Withhold {
			m.At.Error(diag.FieldValue, "The times of freshness are not in order.",
				"First we remind, then we show a badge, then we withhold: each time is longer than the one before.")
			*v = freshness
		}
	}
}

// freshness is how old a check of a group, and the site itself, may get where the hub does not say.
var freshness = model.Freshness{Remind: 6, Badge: 12, Withhold: 24, Site: 2}

func helpLine(m *strictyaml.Map, l *model.HelpLine) {
	if l.Name == nil {
		m.At.Error(diag.FieldMissing, "This line of help_now has no name.", "Write for example: name: Samaritans")
	}
	if !m.Has("phone") && !m.Has("url") {
		m.At.Error(diag.HelpLineUnusable, "This line of help_now has neither a phone number nor a web address.",
			`Write for example: phone: "116 123"`)
	}
	if !m.Has("verified") && (!m.Has("source") || !m.Has("read")) {
		m.At.Warn(diag.HelpLineUnsourced, "Nobody can see where this line of help_now was read, or when.",
			"Write the address and the day, for example: source: https://…, and read: 2026-11-22")
	}
	if l.Phone != "" && !strings.ContainsFunc(l.Phone, unicode.IsDigit) {
		m.Value("phone").Error(diag.PhoneInvalid, "This phone number has no digits.",
			`Write for example: phone: "116 123"`)
		l.Phone = ""
	}
	if privacy.IsDialCode(l.Phone) {
		m.Value("phone").Error(diag.PhoneInvalid, "This is no number, but a code that changes the telephone of "+
			"whoever dials it. It is not shown.", "Write the number of the help line, without * and #.")
		l.Phone = ""
	}
	if l.Open != "" && !openHours.MatchString(l.Open) {
		m.Value("open").Warn(diag.HelpHoursInvalid, "These are no hours that a device can read.",
			`Write for example: open: "24/7", or open: "Mo-Fr 09:00-17:00; Sa 10:00-12:00"`)
		l.Open = ""
	}
}

// openHours are hours as OpenStreetMap writes them (opening_hours), in their plainest form.
var openHours = regexp.MustCompile(`^(24/7|` + openDays + `(; ?` + openDays + `)*)$`)

const openDays = `(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d`

// verified reads a day, or {on, by, how}; the day alone is kept.
func verified(m *strictyaml.Map, name string) model.Date {
	v := m.Value(name)
	if !v.IsMap() {
		return v.Date()
	}
	check := m.Map(name)
	on := check.Date("on")
	check.Text("by")
	check.Text("how")
	if !check.Has("on") {
		check.At.Error(diag.FieldMissing, "This says that somebody checked the number, and not when.",
			"Write for example: verified: {on: 2026-03-09}")
	}
	return on
}

// key is what a word of a vocabulary may look like: it stands in addresses.
var key = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) vocabulary(v strictyaml.Value) model.Vocabulary {
	out := model.Vocabulary{Closed: true}
	for _, e := range v.Map().Entries() {
		if e.Key == "extend" {
			out.Closed = !e.Value.Bool()
			continue
		}
		if !key.MatchString(e.Key) {
			e.At.Error(diag.SlugInvalid, diag.Say("%q cannot stand in an address.", e.Key),
				"Write small letters a to z, digits and hyphens, for example: hearing-voices. Readers see the label "+
					"behind the colon.")
			continue
		}
		out.Terms = append(out.Terms, r.term(e))
	}
	return out
}

// term reads a word of a vocabulary: its label, or {label, note, asked}.
func (r *reader) term(e strictyaml.Entry) model.VocabularyTerm {
	if !e.Value.IsMap() {
		return model.VocabularyTerm{Key: e.Key, Label: r.text(e.Value)}
	}
	m := e.Value.Map()
	if !m.Holds("label") && !m.Holds("note") && !m.Holds("asked") {
		return model.VocabularyTerm{Key: e.Key, Label: r.perLanguage(m)}
	}
	t := model.VocabularyTerm{Key: e.Key, Label: r.text(m.Value("label")), Note: r.text(m.Value("note")),
		Asked: r.text(m.Value("asked"))}
	m.Close()
	return t
}

// withBuiltIn puts the words that every hub has before those of a vocabulary that is
// not given, or extends them. Whoever has any means no others.
func withBuiltIn(name string, v model.Vocabulary) model.Vocabulary {
	keys := schema.BuiltIn(name)
	if v.Closed || len(keys) == 0 {
		return v
	}
	out := model.Vocabulary{Closed: true}
	for _, key := range keys {
		own := slices.IndexFunc(v.Terms, func(t model.VocabularyTerm) bool { return t.Key == key })
		if own < 0 {
			out.Terms = append(out.Terms, model.VocabularyTerm{Key: key})
			continue
		}
		out.Terms = append(out.Terms, v.Terms[own])
		v.Terms = slices.Delete(v.Terms, own, own+1)
	}
	out.Terms = append(out.Terms, v.Terms...)
	return out
}

// parseMonths reads "6 months" or "2 years"; at most a hundred years.
func parseMonths(s string) (int, bool) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 1200 {
		return 0, false
	}
	switch strings.TrimSpace(unit) {
	case "month", "months":
		return n, true
	case "year", "years":
		return 12 * n, n <= 100
	}
	return 0, false
}

// quickExit reads true, false or a list of sections.
func quickExit(v strictyaml.Value) (out model.QuickExit) {
	if !v.IsList() {
		return model.QuickExit{Everywhere: v.Bool()}
	}
	for _, item := range v.List() {
		if s := item.Text(); s != "" {
			out.Sections = append(out.Sections, s)
		}
	}
	return out
}

func (r *reader) synonyms(m *strictyaml.Map, to map[string][][]string) {
	for _, e := range m.Entries() {
		code, err := naming.LanguageTag(e.Key)
		if err != nil || !r.has(code) {
			e.At.Error(diag.LanguageUnknown, diag.Say("%q is not a language of this hub.", e.Key),
				r.languageHint(e.Key))
			continue
		}
		for _, v := range e.Value.List() {
			var set []string
			for _, word := range v.List() {
				if s := word.Text(); s != "" {
					set = append(set, s)
				}
			}
			if len(set) == 1 {
				v.Error(diag.FieldValue, "One word alone has no synonym.",
					"Write two or more, for example: [hearing voices, voice hearing]")
				continue
			}
			to[code] = append(to[code], set)
		}
	}
}
