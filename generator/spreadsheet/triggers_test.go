package spreadsheet

import (
	"strings"
	"testing"
)

// TestTriggers: each phrase that says something is seen, however it is written, and texts of other
// things are passed over without a word being kept of them.
func TestTriggers(t *testing.T) {
	words := hub().Words
	triggers := TriggersOf(words)
	for _, part := range saying {
		for said, key := range words[part] {
			if part == statusPath && key != "paused" && key != "closed" {
				continue
			}
			for _, text := range []string{said, "Tea, “" + strings.ToUpper(said) + "”.", "x\n(" + said + ")", "**" + said + "** now"} {
				if !triggers.Say(text) {
					t.Errorf("%q is passed over", text)
				}
			}
		}
	}
	for _, text := range []string{
		"A warm room for everybody who hears voices. Nobody has to speak: you can listen, and have a cup of tea.",
		"On partage des histoires et du café. Personne n'est obligé de parler.",
	} {
		if triggers.Say(text) {
			t.Errorf("%q is looked through", text)
		}
		got := testing.AllocsPerRun(10, func() {
			Remarks(words, triggers, text, true)
			Dates(words, triggers, text)
		})
		if most := 8.0; got > most {
			t.Errorf("%q: %v allocations", text, got)
		}
	}
}
