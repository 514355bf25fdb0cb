package config

import (
	"testing"
	"testing/fstest"
)

// FuzzSettings: whatever stands in hub.yaml, it is a hub or findings with words.
func FuzzSettings(f *testing.F) {
	f.Add([]byte("title: Hub\nlanguages: [en, {code: prs, name: x, dir: rtl}]\nhelp_now: [{name: A, phone: \"112\", open: \"mo-fr 9:00-17:00\"}]\n"))
	f.Add([]byte("title: {en: A, fr: B}\nlanguages: [en, fr]\ntopics: {a: {en: A}}\nways: [{text: A, to: groups/}]\nquick_exit: [groups]\n"))
	f.Add([]byte("title: A\nlook: {accent: \"#17506E\", font: [{file: a.woff2, unicode_range: \"U+0-24F\"}]}\nfeeds: [{name: a, url: \"https://example.org/\", every: 1 day}]\n"))
	f.Add([]byte("title: A\nsynonyms: {en: [[a, b]]}\nfreshness: {remind: 1 year}\noutput: {views: []}\ndefaults: {country: GB, region: [a]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 8000 {
			return
		}
		hub, findings := Read(fstest.MapFS{Name: {Data: data}})
		if hub == nil && len(findings) == 0 {
			t.Error("neither a hub nor a reason")
		}
		for _, found := range findings {
			if found.Message == "" || found.File != Name {
				t.Errorf("%+v", found)
			}
		}
	})
}
