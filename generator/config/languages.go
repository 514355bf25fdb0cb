package config

import (
	"io/fs"
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/strictyaml"
)

// Language returns the default language of the hub. Where hub.yaml has a mistake
// that keeps it from being read, the line that names a language may still be:
// whoever has to mend it is told what is wrong in their own.
func Language(fsys fs.FS) (model.Language, bool) {
	if hub, _ := Read(fsys); hub != nil {
		return hub.Language(hub.DefaultLanguage)
	}
	source, finding := read(fsys)
	if finding != nil {
		return model.Language{}, false
	}
	for _, line := range []*regexp.Regexp{defaultLine, languagesLine} {
		if m := line.FindSubmatch(source); m != nil {
			if code, err := naming.LanguageTag(string(m[1])); err == nil {
				return newLanguage(code), true
			}
		}
	}
	return model.Language{}, false
}

var (
	defaultLine   = regexp.MustCompile(`(?m)^default_language:[ "']*([A-Za-z_-]+)`)
	languagesLine = regexp.MustCompile(`(?m)^languages:[\[ "']*([A-Za-z_-]+)`)
)

// maxLanguages is how many languages a hub may have: each has every page, the words of the site and an index.
const maxLanguages = 100

// readLanguages returns the default language and all languages, it first.
func (r *reader) readLanguages() (string, []model.Language) {
	m := r.m
	first := m.Value("default_language").Language()
	var list []model.Language
	seen := map[string]bool{}
	values := m.Value("languages").List()
	if len(values) > maxLanguages {
		values[maxLanguages].Error(diag.FileTooLarge, diag.Say("A hub may have %d languages; what follows was not read.", maxLanguages),
			"Delete the languages in which nobody writes pages.")
		values = values[:maxLanguages]
	}
	for _, v := range values {
		l, ok := readLanguage(v)
		if !ok {
			continue
		}
		if seen[l.Code] {
			v.Error(diag.FieldRepeated, diag.Say("The language %q stands here a second time.", l.Code),
				"Delete one of the two.")
			continue
		}
		seen[l.Code] = true
		list = append(list, l)
	}
	switch {
	case first == "" && len(list) == 0:
		if !m.Has("default_language") && !m.Has("languages") {
			m.At.Error(diag.FieldMissing, "The hub names no language.", "Write for example: languages: [en, fr]")
		}
		first = "en"
	case first == "":
		return list[0].Code, list
	}
	for i, l := range list {
		if l.Code == first {
			copy(list[1:i+1], list[:i])
			list[0] = l
			return first, list
		}
	}
	if len(list) > 0 {
		codes := make([]string, len(list))
		for i, l := range list {
			codes[i] = l.Code
		}
		m.Value("default_language").Error(diag.LanguageUnknown,
			diag.Say("The default language %q is not among the languages.", first),
			diag.Say("Add it to languages, or write one of: %s.", strings.Join(codes, ", ")))
	}
	return first, append([]model.Language{newLanguage(first)}, list...)
}

// readLanguage reads "fr" or {code: prs, name: دری, dir: rtl}.
func readLanguage(v strictyaml.Value) (model.Language, bool) {
	if !v.IsMap() {
		code := v.Language()
		return newLanguage(code), code != ""
	}
	m := v.Map()
	defer m.Close()
	code := m.Value("code").Language()
	l := newLanguage(code)
	if name := m.Text("name"); name != "" {
		l.Name = name
	}
	if dir := m.Value("dir").Choice("ltr", "rtl"); dir != "" {
		l.Dir = dir
	}
	if !m.Has("code") {
		m.At.Error(diag.FieldMissing, "This language has no code.",
			"Write for example: {code: prs, name: دری, dir: rtl}")
	}
	return l, code != ""
}

// newLanguage fills in what is known of a language from its code.
func newLanguage(code string) model.Language {
	tag := language.Make(code)
	name := cldr.OwnName(code)
	if name == "" {
		name = code
	} else { // in a menu a name begins with a capital, in every language that has them
		letters := []rune(name)
		name = cases.Upper(tag).String(string(letters[:1])) + string(letters[1:])
	}
	return model.Language{Code: code, Name: name, Dir: direction(tag)}
}

// direction follows from the script that the language is most often written
// in (Unicode CLDR scriptMetadata, "RTL?").
func direction(tag language.Tag) string {
	script, _ := tag.Script()
	switch base, _, _ := strings.Cut(tag.String(), "-"); base {
	case "prs", "haz", "bal", "khw", "pnb", "sdh", "skr": // x/text does not know their script, which is Arabic
		if script.String() != "Latn" && script.String() != "Cyrl" {
			return "rtl"
		}
	}
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi":
		return "rtl"
	}
	return "ltr"
}
