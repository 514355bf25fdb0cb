package config

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// fallback reads "page", or {default: page, groups: link}.
func (r *reader) fallback(v strictyaml.Value) map[string]string {
	out := map[string]string{"default": "page"}
	if v.IsMap() {
		for _, e := range v.Map().Entries() {
			if f := e.Value.Choice("page", "link", "none"); f != "" {
				out[e.Key] = f
			}
		}
	} else if f := v.Choice("page", "link", "none"); f != "" {
		out["default"] = f
	}
	return out
}

func (r *reader) helpNow(lines []*strictyaml.Map) []model.HelpLine {
	var out []model.HelpLine
	for _, m := range lines {
		l := model.HelpLine{
			Name:      r.text(m.Value("name")),
			What:      r.text(m.Value("what")),
			Phone:     m.Text("phone"),
			URL:       m.Value("url").Web(),
			Hours:     r.text(m.Value("hours")),
			Cost:      r.text(m.Value("cost")),
			Country:   m.Value("country").Country("EU"),
			Emergency: m.Bool("emergency"),
			Source:    m.Value("source").Web(),
			Read:      m.Date("read"),
			Verified:  verified(m),
		}
		for _, v := range m.Value("languages").List() {
			if code := v.Language(); code != "" {
				l.Languages = append(l.Languages, code)
			}
		}
		if l.Name == nil {
			m.At.Error(diag.FieldMissing, "This line of help_now has no name.", "Write for example: name: Samaritans")
		}
		if !m.Has("phone") && !m.Has("url") {
			m.At.Error(diag.HelpLineUnusable, "This line of help_now has neither a phone number nor a web address.", `Write for example: phone: "116 123"`)
		}
		if !m.Has("verified") && (!m.Has("source") || !m.Has("read")) {
			m.At.Warn(diag.HelpLineUnsourced, "Nobody can see where this line of help_now was read, or when.", "Write the address and the day, for example: source: https://…, and read: 2026-11-22")
		}
		if l.Phone != "" && !strings.ContainsFunc(l.Phone, unicode.IsDigit) {
			m.Value("phone").Error(diag.PhoneInvalid, "This phone number has no digits.", `Write for example: phone: "116 123"`)
			l.Phone = ""
		}
		out = append(out, l)
	}
	return out
}

// verified reads a day, or {on, by, how}; the day alone is kept.
func verified(m *strictyaml.Map) model.Date {
	v := m.Value("verified")
	if !v.IsMap() {
		return v.Date()
	}
	check := m.Map("verified")
	on := check.Date("on")
	check.Text("by")
	check.Text("how")
	if !check.Has("on") {
		check.At.Error(diag.FieldMissing, "This says that somebody checked the number, and not when.", "Write for example: verified: {on: 2026-03-09}")
	}
	return on
}

// key is what a word of a vocabulary may look like: it stands in addresses.
var key = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) vocabulary(field string) model.Vocabulary {
	v := r.m.Value(field)
	if v.IsZero() {
		return model.Vocabulary{}
	}
	out := model.Vocabulary{Closed: true}
	for _, e := range v.Map().Entries() {
		if e.Key == "extend" {
			out.Closed = !e.Value.Bool()
			continue
		}
		if !key.MatchString(e.Key) {
			e.At.Error(diag.SlugInvalid, diag.Say("%q cannot stand in an address.", e.Key),
				"Write small letters a to z, digits and hyphens, for example: hearing-voices. Readers see the label behind the colon.")
			continue
		}
		out.Terms = append(out.Terms, r.term(e))
	}
	return out
}

// term reads a word of a vocabulary: its label, or {label, note}.
func (r *reader) term(e strictyaml.Entry) model.VocabularyTerm {
	if !e.Value.IsMap() {
		return model.VocabularyTerm{Key: e.Key, Label: r.text(e.Value)}
	}
	m := e.Value.Map()
	if !m.Holds("label") && !m.Holds("note") {
		return model.VocabularyTerm{Key: e.Key, Label: r.perLanguage(m)}
	}
	t := model.VocabularyTerm{Key: e.Key, Label: r.text(m.Value("label")), Note: r.text(m.Value("note"))}
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

func (r *reader) freshness(m *strictyaml.Map) model.Freshness {
	f := model.Freshness{Remind: 6, Badge: 12, Withhold: 24}
	read := func(field string, months *int) {
		v := m.Value(field)
		if v.IsZero() {
			return
		}
		if n, ok := parseMonths(v.Text()); ok {
			*months = n
			return
		}
		v.Error(diag.FieldValue, "This is not a length of time.", diag.Say("Write for example: %s: 6 months", field))
	}
	read("remind", &f.Remind)
	read("badge", &f.Badge)
	read("withhold", &f.Withhold)
	if f.Remind > f.Badge || f.Badge > f.Withhold {
		m.At.Error(diag.FieldValue, "The times of freshness are not in order.", "First we remind, then we show a badge, then we withhold: each time is longer than the one before.")
		return model.Freshness{Remind: 6, Badge: 12, Withhold: 24}
	}
	return f
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
func quickExit(m *strictyaml.Map) model.QuickExit {
	if m.Value("quick_exit").IsList() {
		return model.QuickExit{Sections: m.Texts("quick_exit")}
	}
	return model.QuickExit{Everywhere: m.Bool("quick_exit")}
}

func (r *reader) synonyms(m *strictyaml.Map) map[string][][]string {
	out := map[string][][]string{}
	for _, e := range m.Entries() {
		code, err := strictyaml.LanguageTag(e.Key)
		if err != nil || !r.has(code) {
			e.At.Error(diag.LanguageUnknown, diag.Say("%q is not a language of this hub.", e.Key), r.languageHint(e.Key))
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
				v.Error(diag.FieldValue, "One word alone has no synonym.", "Write two or more, for example: [hearing voices, voice hearing]")
				continue
			}
			out[code] = append(out[code], set)
		}
	}
	return out
}
