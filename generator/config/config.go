// Package config reads hub.yaml, the settings of a hub.
//
// Reading is strict: a misspelt field, a wrong type, a word of a closed list
// that is none are each a finding with line, column and a suggestion, and all
// of them come in one run. What is absent gets its default, so that the rest of
// the program never asks whether something was given:
//
//	default_language   the first of languages
//	languages          the default language alone
//	fallback           page
//	freshness          {remind: 6 months, badge: 12 months, withhold: 24 months,
//	                   site: 2 months}
//	kinds              those that are built in; see package schema
//	search             {publish_index: true, ways_on: []}
//	offline            true
//	output             {calendars: group}, and all views
//	feeds: every       1 day
//
// The words of topics, audience, access and kinds are a label, or {label, note, asked};
// asked are words and questions, separated by commas, by which people look for groups of
// it. What is listed there is all that may be said, so that a typing mistake is found; with
// "extend: true" it stands beside what may be said without the list: for kinds those
// that are built in, for the others any word.
//
// A text that readers see may be one text for all languages, or one per
// language: "title: Our hub" or "title: {en: Our hub, fr: Notre hub}". A
// language is its code, or {code, name, dir}; its name in its own words and its
// direction are otherwise known from CLDR and from its script.
package config

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// Name is the file that holds the settings, at the root of the hub.
const Name = "hub.yaml"

// MaxSize is more than any settings need, in bytes: a larger file is refused.
const MaxSize = 512 << 10

// Read reads the settings. The hub is nil only when there are none to speak
// of: the file is missing, or is not YAML. With other errors among the findings
// it has defaults in the places of what was wrong, so that checks can go on.
func Read(fsys fs.FS) (*model.Hub, []diag.Finding) {
	source, finding := read(fsys)
	if finding != nil {
		return nil, []diag.Finding{*finding}
	}
	m, report := strictyaml.Parse(Name, 1, source)
	if m == nil {
		if len(report.Findings) == 0 {
			return nil, []diag.Finding{{Code: diag.FieldMissing, Severity: diag.Error, File: Name, Line: 1,
				Message: "hub.yaml is empty.", Suggestion: smallest}}
		}
		return nil, report.Findings
	}
	return newReader(m).hub(), report.Findings
}

const smallest = "Write at least the lines title and languages."

func read(fsys fs.FS) ([]byte, *diag.Finding) {
	bad := func(code diag.Code, message, suggestion diag.Text) ([]byte, *diag.Finding) {
		return nil, &diag.Finding{Code: code, Severity: diag.Error, File: Name, Message: message,
			Suggestion: suggestion}
	}
	info, err := fs.Lstat(fsys, Name) // a link could show a file of the machine in a finding
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return bad(diag.FileMissing, "There is no hub.yaml in this folder.",
			"Say where the hub is with --hub. To begin one in a new folder: peerhub init our-hub")
	case err != nil:
		return bad(diag.FileUnreadable, "hub.yaml cannot be read.", diag.Verbatim(err.Error()))
	case !info.Mode().IsRegular():
		return bad(diag.FileUnreadable, "hub.yaml is not an ordinary file.", "Put the file itself here.")
	case info.Size() > MaxSize:
		return bad(diag.FileTooLarge, "hub.yaml is too large.", "It holds settings only: texts belong into content/.")
	}
	file, err := fsys.Open(Name)
	if err != nil {
		return bad(diag.FileUnreadable, "hub.yaml cannot be read.", diag.Verbatim(err.Error()))
	}
	defer file.Close()
	source, err := io.ReadAll(io.LimitReader(file, MaxSize))
	if err != nil {
		return bad(diag.FileUnreadable, "hub.yaml cannot be read.", diag.Verbatim(err.Error()))
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(source) {
		return bad(diag.FileNotText, "hub.yaml is not saved as UTF-8 text.",
			"Save it again in your editor with the encoding UTF-8.")
	}
	return source, nil
}

// WithSlash returns the base URL with its trailing slash.
func WithSlash(base string) string {
	if base == "" || strings.HasSuffix(base, "/") {
		return base
	}
	return base + "/"
}

// reader reads the fields of hub.yaml, with what they refer to.
type reader struct {
	m         *strictyaml.Map
	languages []string        // codes of the hub
	feeds     map[string]bool // names of those that were read
}

func newReader(m *strictyaml.Map) *reader { return &reader{m: m, feeds: map[string]bool{}} }

func (r *reader) hub() *model.Hub {
	h := &model.Hub{Fallback: map[string]string{"default": "page"}, Freshness: freshness,
		Synonyms: map[string][][]string{}, PublishIndex: true, Offline: true,
		Output: model.Output{Calendars: model.CalendarsOfGroups}}
	h.DefaultLanguage, h.Languages = r.readLanguages()
	r.languages = h.Codes()
	r.fields(r.m, schema.Hub().Fields, h)
	if h.Title == nil {
		r.m.At.Error(diag.FieldMissing, "The hub has no title.", "Write for example: title: Walking alongside")
		h.Title = model.Text{}
	}
	h.Kinds = withBuiltIn("kinds", h.Kinds)
	r.m.Close()
	return h
}

// text reads one text, or one per language; nil when it is absent.
func (r *reader) text(v strictyaml.Value) model.Text {
	if v.IsZero() {
		return nil
	}
	if !v.IsMap() {
		return model.Text{"": v.Text()}
	}
	return r.perLanguage(v.Map())
}

func (r *reader) perLanguage(m *strictyaml.Map) model.Text {
	out := model.Text{}
	for _, e := range m.Entries() {
		code, err := naming.LanguageTag(e.Key)
		if err != nil || !r.has(code) {
			e.At.Error(diag.LanguageUnknown, diag.Say("%q is not a language of this hub.", e.Key),
				r.languageHint(e.Key))
			continue
		}
		out[code] = e.Value.Text()
	}
	return out
}

func (r *reader) has(code string) bool {
	return slices.Contains(r.languages, code)
}

func (r *reader) languageHint(code string) diag.Text {
	if s := diag.Suggest(code, r.languages); s != "" {
		return diag.Say("Write: %s", s)
	}
	return diag.Say("Add it to languages, or delete this text. The languages are: %s.", strings.Join(r.languages, ", "))
}
