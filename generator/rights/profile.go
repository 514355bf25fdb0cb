package rights

import (
	"cmp"
	"embed"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"peerhub/generator/model"
)

// Profile is what a publisher wants to be said with its works beyond what their
// licence asks for.
type Profile struct {
	Key         string            `yaml:"-"` // as in a page's rights_profile
	Name        string            `yaml:"name"`
	Hosts       []string          `yaml:"hosts"`       // of its works; subdomains too
	Translation map[string]string `yaml:"translation"` // language → words; "en" are the binding ones
	Adaptation  map[string]string `yaml:"adaptation"`
	Citation    bool              `yaml:"citation"` // the suggested citation must be given
	NoLogo      bool              `yaml:"no_logo"`
}

//go:embed profiles/*.yaml
var profileFiles embed.FS

// profiles are those that Peerhub knows, by key.
var profiles = sync.OnceValue(func() []Profile {
	var out []Profile
	files, err := profileFiles.ReadDir("profiles")
	for _, f := range files {
		var p Profile
		data, readErr := profileFiles.ReadFile("profiles/" + f.Name())
		if err = cmp.Or(err, readErr); err == nil {
			err = yaml.UnmarshalWithOptions(data, &p, yaml.Strict())
		}
		if err != nil {
			panic("rights: " + f.Name() + ": " + err.Error()) // they are part of the program
		}
		p.Key = strings.TrimSuffix(f.Name(), path.Ext(f.Name()))
		out = append(out, p)
	}
	return out
})

// findProfile returns the profile of the key, and whether there is one.
func findProfile(key string) (Profile, bool) {
	for _, p := range profiles() {
		if p.Key == key {
			return p, true
		}
	}
	return Profile{}, false
}

// profileOf returns the profile of whoever published the work, if there is one.
func profileOf(w model.Work) (Profile, bool) {
	u, err := url.Parse(w.URL)
	if err != nil {
		return Profile{}, false
	}
	for _, p := range profiles() {
		if slices.ContainsFunc(p.Hosts, func(host string) bool {
			return u.Hostname() == host || strings.HasSuffix(u.Hostname(), "."+host)
		}) {
			return p, true
		}
	}
	return Profile{}, false
}

// Words are words of a language.
type Words struct{ Text, Language string }

// Disclaimers returns the words that must stand, as they are, wherever the text
// of a page is shown or handed on: on the page, in print, in a book, in a
// learning package. The binding words come first, then those of the reader's
// language if it has others.
func Disclaimers(p *model.Page, language string) []Words {
	if p.Provenance == nil {
		return nil
	}
	profile, ok := findProfile(p.Provenance.Profile)
	if !ok {
		return nil
	}
	var out []Words
	add := func(words map[string]string) {
		out = append(out, Words{words["en"], "en"})
		base, _, _ := strings.Cut(language, "-")
		if local := cmp.Or(words[language], words[base]); local != "" && base != "en" {
			out = append(out, Words{local, language})
		}
	}
	if p.Provenance.TranslationOf != nil {
		add(profile.Translation)
	}
	if slices.ContainsFunc(p.Provenance.AdaptedFrom, func(w model.Work) bool {
		of, is := profileOf(w)
		return is &&
			of.Key == profile.Key
	}) {
		add(profile.Adaptation)
	}
	return out
}
