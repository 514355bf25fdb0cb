package gazetteer

import (
	"strings"
	"testing"
)

// TestOwnNames: each name that people have for their town leads to it.
func TestOwnNames(t *testing.T) {
	for line := range strings.Lines(ownNames) {
		if strings.HasPrefix(line, "+") {
			continue
		}
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		english, own, ok := strings.Cut(names, " = ")
		town, found := Find(code, english)
		if !ok || !found {
			t.Errorf("%s: %s is no town", code, english)
		}
		for name := range strings.SplitSeq(own, ", ") {
			if got, _ := Find(code, strings.ToUpper(name)); got != town || Spelling(code, strings.ToUpper(name)) == "" {
				t.Errorf("%s: %s is %v, not %v", code, name, got, town)
			}
		}
	}
}

// TestFind: accents, capitals and short forms do not matter, and of several towns of a
// name the largest is meant.
func TestFind(t *testing.T) {
	for name, want := range map[string]string{"US dover": "Dover", "US ST. PAUL": "Saint Paul",
		"AT St. Pölten":    "Sankt Pölten",
		"FR saint etienne": "Saint-Étienne", "GB Atlantis": "", "XX Dover": "", " Dover": "", "GB ": ""} {
		country, town, _ := strings.Cut(name, " ")
		if got, ok := Find(country, town); got.Name != want || ok != (want != "") {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Spelling("AT", "WIEN") != "Wien" || Spelling("US", "SEATTLE") != "Seattle" || Spelling("US", "Atlantis") != "" {
		t.Error("spelled in another way")
	}
}
