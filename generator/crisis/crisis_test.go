package crisis_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/crisis"
	"peerhub/generator/model"
	"peerhub/layouts"
)

func hub(codes ...string) *model.Hub {
	h := &model.Hub{}
	for _, c := range codes {
		h.Languages = append(h.Languages, model.Language{Code: c})
	}
	return h
}

// TestRead: a hub's words come beside the built-in ones, in its own languages, and what
// would find too much, or is no number, is told where it stands and left out.
func TestRead(t *testing.T) {
	builtin := fstest.MapFS{
		"strings/fr/crisis.yaml": {Data: []byte("suicide: [\"me tuer\", \"suicid*\"]\nnot: [\"mourir de rire\"]\n" +
			"numbers: [\"31 14/12\"]\nalone: [\"au secours/feu\"]\n")},
		"strings/es/crisis.yaml": {Data: []byte("suicide: [\"matarme\"]\n")},
	}
	own := fstest.MapFS{"strings/fr/crisis.yaml": {Data: []byte("suicide: [\"me tuer\", \"en  finir/mourir\"]\n" +
		"violence: [\"il*\", \"*\", \"a//b\", \"sui*cid\", \"*انتحر\"]\n" +
		"not: [\"— rien\", \"!!!!*\"]\nnumbers: [\"call 15/17\", \"116 1/2\"]\n" +
		"rage: [x]\n")}}
	all, findings := crisis.Read(hub("fr-CA"), builtin, own)
	kinds := make([][]string, len(crisis.Kinds))
	kinds[slices.Index(crisis.Kinds, "suicide")] = []string{"me tuer", "suicid*", "en finir/mourir"}
	kinds[slices.Index(crisis.Kinds, "number")] = []string{"call 15/17"}
	kinds[slices.Index(crisis.Kinds, "violence")] = []string{"*انتحر"}
	want := crisis.Words{Kinds: kinds, Not: []string{"mourir de rire"},
		Numbers: []string{"3114", "3112", "ausecours", "aufeu", "1161", "1162"}}
	if diff := cmp.Diff(want, all["fr-CA"]); diff != "" || len(all) != 1 {
		t.Error(diff)
	}
	var said []string
	for _, f := range findings {
		said = append(said, string(f.Code)+" "+f.Excerpt.String()+" "+f.Message.String())
	}
	for _, part := range []string{`"il*" would find`, `"*" would find`, `"" would find`, `"sui*cid" would find`,
		`"—" would find`, `"!!!!*" would find`, "rage"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, part) }) {
			t.Errorf("nobody says %s: %q", part, said)
		}
	}
	if len(said) != 7 {
		t.Errorf("%d findings: %q", len(said), said)
	}
}

// TestBuiltIn: every language of the starter hub has words of every kind, and none is refused.
func TestBuiltIn(t *testing.T) {
	for _, code := range []string{"en", "fr", "es", "ar"} {
		all, findings := crisis.Read(hub(code), layouts.Builtin)
		for _, f := range findings {
			t.Errorf("%s: %s", f.File, f.Message)
		}
		words := all[code]
		for n, kind := range crisis.Kinds {
			if kind != "number" && len(words.Kinds[n]) < 3 {
				t.Errorf("%s has %d patterns of %s", code, len(words.Kinds[n]), kind)
			}
		}
		if len(words.Not) < 3 || len(words.Numbers) < 3 {
			t.Errorf("%s has %d innocent patterns, %d numbers", code, len(words.Not), len(words.Numbers))
		}
	}
}

// TestTerritories: whoever is in a territory finds the lines of its country, and no line is
// found where it does not ring.
func TestTerritories(t *testing.T) {
	h := hub("en")
	h.HelpNow = []model.HelpLine{{Country: "FR"}, {Country: "US"}, {Country: "GB"}, {Country: "EU"}, {}}
	zones := crisis.Constants(h)["helpZones"].(map[string][]string)
	for _, c := range []struct {
		country, zone string
		found         bool
	}{
		{"FR", "Europe/Paris", true}, {"FR", "Indian/Reunion", true}, {"EU", "America/Martinique", true},
		{"FR", "Pacific/Noumea", false}, {"US", "America/Puerto_Rico", true}, {"US", "Pacific/Guam", true},
		{"US", "America/Havana", false}, {"GB", "Europe/London", true}, {"GB", "Europe/Jersey", false},
		{"EU", "Europe/Mariehamn", true}, {"EU", "Europe/London", false},
	} {
		if slices.Contains(zones[c.country], c.zone) != c.found {
			t.Errorf("%s of %s: %v", c.zone, c.country, !c.found)
		}
	}
	if len(zones[""]) > 0 {
		t.Error(zones[""])
	}
}
