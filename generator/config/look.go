package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// look checks what is said of how the hub looks; a file that is none of the hub's is
// taken out. The colours are checked where all of them are known.
func look(m *strictyaml.Map, l *model.Look) {
	l.Line = m.At.Pos().Line
	for name, at := range map[string]*string{"logo": &l.Logo, "share_image": &l.ShareImage, "hero": &l.Hero} {
		lookFile(m, name, at)
	}
	for _, name := range []string{"accent", "beside", "tint"} {
		if at := m.Key(name); !m.Has(name) && !at.IsZero() {
			at.Error(diag.FieldValue, "Nothing stands here: without quotation marks, # begins a note.",
				diag.Say("Write for example: %s", name+`: "#195446"`))
		}
	}
	l.Font = slices.DeleteFunc(l.Font, func(f model.Font) bool { return f.File == "" })
}

// ranges are characters as CSS Fonts 4 §4.5 has them.
var ranges = regexp.MustCompile(`^[Uu]\+[0-9A-Fa-f?]{1,6}(-[0-9A-Fa-f]{1,6})?(, *[Uu]\+[0-9A-Fa-f?]{1,6}(-[0-9A-Fa-f]{1,6})?)*$`)

func font(m *strictyaml.Map, f *model.Font) {
	if !m.Has("file") {
		m.At.Error(diag.FieldMissing, "This font has no file.", "Write for example: file: look/andika.woff2")
	}
	lookFile(m, "file", &f.File)
	if f.Range != "" && !ranges.MatchString(f.Range) {
		m.Value("unicode_range").Error(diag.FieldValue, "These are no characters as CSS names them.",
			`Write for example: unicode_range: "U+0000-024F, U+1E00-1EFF"`)
		f.Range = ""
	}
}

func lookFile(m *strictyaml.Map, name string, at *string) {
	if *at == "" || ofHub(*at) {
		return
	}
	m.Value(name).Error(diag.AddressInvalid, diag.Say("%q is no file beside hub.yaml.", *at),
		"Put it into a folder look beside hub.yaml, and write for example: look/logo.svg")
	*at = ""
}

// way checks where some words on home lead; whether it is there is known later.
func way(m *strictyaml.Map, w *model.Way) {
	w.Line = m.At.Pos().Line
	if w.Text == nil {
		m.At.Error(diag.FieldMissing, "These words on the first page say nothing.",
			"Write for example: text: I hear voices")
	}
	switch {
	case !m.Has("to"):
		m.At.Error(diag.FieldMissing, "These words on the first page lead nowhere.",
			"Write for example: to: groups/topic/hearing-voices")
	case strings.Contains(w.To, ":") || strings.HasPrefix(w.To, "/"):
		m.Value("to").Error(diag.AddressInvalid, diag.Say("%q is no list and no page of the hub.", w.To),
			"Write for example: to: groups/topic/hearing-voices")
		w.To = ""
	}
}

// plainMenu names the links of a menu that are only words, as in nav: [groups], and reports whether there are any.
func plainMenu(v strictyaml.Value) bool {
	if !v.IsList() {
		return false
	}
	found := false
	for _, item := range v.List() {
		if !item.IsMap() && !item.IsZero() {
			found = true
			item.Error(diag.FieldType, "Each link of a menu says where it leads, behind to: and in braces.", diag.Say("Write for example: {to: %s}", item.Text()))
		}
	}
	return found
}

func menuLink(m *strictyaml.Map, l *model.MenuLink) {
	l.Line = m.At.Pos().Line
	switch page := !strings.Contains(l.To, ":") && !strings.HasPrefix(l.To, "/"); {
	case !m.Has("to"):
		m.At.Error(diag.FieldMissing, "This link leads nowhere.", "Write for example: to: guides/finding-support")
	case !page && !website(l.To):
		m.Value("to").Error(diag.AddressInvalid, diag.Say("%q is no page of the hub and no address of a website.", l.To),
			"Write for example: to: guides/finding-support, or: to: https://example.org/news")
		l.To = ""
	case !page && l.Text == nil:
		m.At.Error(diag.FieldMissing, "This link to another site has no words.", "Write for example: text: News")
		l.To = ""
	}
}

// website reports whether an address is one of the web, and hides nobody's name.
func website(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && !strings.ContainsAny(address, " \t\n")
}
