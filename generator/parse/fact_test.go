package parse_test

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/parse"
)

// TestFacts: a date of birth, the number of a document and somebody's health are told at their
// line, in each field with sentences; the text stays for whoever knows whom it is about.
func TestFacts(t *testing.T) {
	hub := hubOf(t)
	read := func(page string) []diag.Finding {
		_, findings := parse.Page(load.File{Path: "content/groups/en/tea.md", Section: "groups", Language: "en", Page: "tea"},
			[]byte("---\nname: Tea\n"+page), hub)
		return findings
	}
	for _, fact := range []string{"Mary was born on 3 April 1971", "DOB 3/4/1971", "NHS number 943 476 5919",
		"Passport number 123456789", "Kim (bipolar)", "Dave (paranoid schizophrenic) helps", "Anna, née le 3 avril 1971"} {
		for _, page := range []string{"summary: \"" + fact + "\"\n---\n", "first_visit: \"" + fact + "\"\n---\n",
			"alert: {text: \"" + fact + "\"}\n---\n", "---\n\n" + fact + "\n"} {
			told := 0
			for _, f := range read(page) {
				if f.Code == diag.PersonalData && strings.Contains(f.Message.String(), "health") && f.Line > 1 {
					told++
				}
			}
			if told != 1 {
				t.Errorf("%q is told %d times", page, told)
			}
		}
		for _, page := range []string{"sample: true\n---\n\n" + fact + "\n", "summary: \"" + fact + "\"\nsample: true\n---\n",
			"first_visit: \"" + fact + "\"\nsample: true # made up\n---\n", "sample: true\nsummary: \"" + fact + "\"\n---\n"} {
			for _, f := range read(page) {
				if f.Code == diag.PersonalData {
					t.Errorf("a sample is about nobody, wherever its fields stand: %s %s", page, f.Message)
				}
			}
		}
	}
	for _, text := range []string{"The group was born in 2012", "For people with bipolar", "No NHS number needed",
		"Born in 1971, a film", "Kate runs a bipolar group"} {
		for _, f := range read("summary: \"" + text + "\"\n---\n") {
			if f.Code == diag.PersonalData {
				t.Errorf("%q: %s", text, f.Message)
			}
		}
	}
}
