package render_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestNarrow holds the names of the search page's facets to the documents that
// have them: each key has a name in the reader's language, and each name a key.
func TestNarrow(t *testing.T) {
	b := builtHub(t, map[string]string{
		"hub.yaml": settings + "topics: {work: {en: Work, fr: Travail, ar: العمل}, sleep: {en: Sleep, fr: Sommeil, " +
			"ar: النوم}}\n",
		// A town of this name is in two countries; a page has a topic that no group has.
		"content/groups/en/one.md": "---\ntitle: One\nplace: {city: Richmond, country: GB}\ntopics: [work]\n" +
			"verified: {on: 2026-11-03}\n---\n\nText.\n",
		"content/groups/en/two.md": "---\ntitle: Two\nplace: {city: Richmond, country: CA}\nlanguages: [fr]\n" +
			"verified: {on: 2026-11-03}\n---\n\nText.\n",
		"content/guides/en/night.md": "---\ntitle: At night\ntopics: [sleep]\n---\n\nText.\n",
	})
	type names map[string][][2]string
	read := func(language string) names {
		var n names
		if err := json.Unmarshal([]byte(b.files["search/"+language+"/names.json"]), &n); err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		return n
	}
	called := func(n names, facet, key string) string {
		for _, pair := range n[facet] {
			if pair[0] == key {
				return pair[1]
			}
		}
		return ""
	}
	for _, language := range []string{"en", "fr", "ar"} {
		n, used := read(language), map[string]bool{}
		for _, d := range b.Documents(t.Context(), language) {
			for _, facet := range []string{"section", "attendance", "day", "place", "language", "topic"} {
				for _, key := range d.Facets[facet] {
					used[facet+"="+key] = true
					if called(n, facet, key) == "" {
						t.Errorf("%s: %s=%s of %s has no name", language, facet, key, d.URL)
					}
				}
			}
		}
		for facet, pairs := range n {
			for _, pair := range pairs {
				if facet != "section" && !used[facet+"="+pair[0]] {
					t.Errorf("%s: %s=%s has a name, and no document has it", language, facet, pair[0])
				}
			}
		}
	}
	for _, want := range []struct{ language, facet, key, name string }{
		{"en", "day", "tuesday", "Tuesday"}, {"fr", "day", "tuesday", "Mardi"}, {"ar", "day", "tuesday", "الثلاثاء"},
		{"fr", "section", "groups", "Groupe"}, {"fr", "attendance", "online", "En ligne"},
		{"ar", "topic", "work", "العمل"},
		{"en", "topic", "sleep", "Sleep"}, {"fr", "topic", "sleep", ""}, // the guide is not translated
		{"fr", "language", "fr", "Français"}, {"fr", "place", "gb", "Royaume-Uni"}, {"en", "place", "ke", "Kenya"},
		{"en", "place", "gb-richmond", "Richmond, United Kingdom"}, {"ar", "place", "ca-richmond", "ريتشموند، كندا"},
		{"en", "place", "gb-bristol", "Bristol"},
	} {
		if got := called(read(want.language), want.facet, want.key); got != want.name {
			t.Errorf("%s: %s=%s is called %q, want %q", want.language, want.facet, want.key, got, want.name)
		}
	}
	var days []string
	for _, pair := range read("fr")["day"] {
		days = append(days, pair[0])
	}
	if !slices.Equal(days, []string{"monday", "tuesday", "friday"}) {
		t.Errorf("the days are %v, not as in the week", days)
	}
}

// TestAskedOfTopics: people look for a group by the words of what it is about and whom it is
// for, in each language, whether or not it is described there.
func TestAskedOfTopics(t *testing.T) {
	b := builtHub(t, map[string]string{
		"hub.yaml": settings + "topics: {work: {label: Work, asked: {en: \"boss, sick leave\", fr: patron}}}\n" +
			"audience: {men: {label: Men, asked: {fr: entre hommes}}, all: All}\n",
		"content/groups/en/desk.md": "---\ntitle: Desk\ntopics: [work]\naudience: [men, all]\n" +
			"verified: {on: 2026-11-03}\n---\n\nWe talk.\n",
	})
	for language, want := range map[string]string{"en": "boss, sick leave", "fr": "patron\nentre hommes", "ar": ""} {
		for _, d := range b.Documents(t.Context(), language) {
			if strings.HasSuffix(d.URL, "groups/desk/") && d.Asked != want {
				t.Errorf("%s: it is asked for by %q, not %q", language, d.Asked, want)
			}
		}
	}
}
