package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

func TestFeeds(t *testing.T) {
	hub, findings := readHub(t, `title: T
languages: [en]
feeds:
  - {name: leeds, url: "https://example.org/meetings.json"}
  - {name: york, file: lists/york.csv, every: 2 weeks, format: csv, groups_at_least: 12}
  - name: sheet
    url: "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?gid=7&single=true&output=csv"
    every: 1 month
`)
	want := []model.Feed{{Name: "leeds", URL: "https://example.org/meetings.json", Every: 1, Line: 4},
		{Name: "york", File: "lists/york.csv", Every: 14, Format: "csv", GroupsAtLeast: 12, Line: 5},
		{Name: "sheet", URL: "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?gid=7&single=true&output=csv",
			Every: 30, Line: 6}}
	if diff := cmp.Diff(want, hub.Feeds); diff != "" || len(findings) > 0 {
		t.Error(diff, findings)
	}
}

// TestFeedsThatAreNone: what is wrong with a feed is said, and nothing of it is fetched.
func TestFeedsThatAreNone(t *testing.T) {
	google := func(path string) string {
		return `{name: a, url: "https://docs.google.com/spreadsheets/` + path +
			`"}`
	}
	for feed, want := range map[string]string{
		`{url: "https://example.org/"}`:              "This feed has no name.",
		`{name: Leeds, url: "https://example.org/"}`: `"Leeds" cannot be the name of a file.`,
		`{name: ../x, url: "https://example.org/"}`:  `"../x" cannot be the name of a file.`,
		`{name: a}`: "neither an address nor a file",
		`{name: a, url: "https://example.org/", file: b.csv}`:         "an address and a file",
		`{name: a, url: "http://example.org/a.json"}`:                 "Write: https://example.org/a.json",
		`{name: a, url: "ftp://example.org/a.json"}`:                  "is not the whole address",
		`{name: a, url: "file:///etc/passwd"}`:                        "is not the whole address",
		`{name: a, url: "https://me:pw@example.org/"}`:                "is not the whole address",
		`{name: a, file: /etc/passwd}`:                                "is no file of the hub",
		`{name: a, file: ../passwd}`:                                  "is no file of the hub",
		`{name: a, file: a/../../passwd}`:                             "is no file of the hub",
		`{name: a, file: .env}`:                                       "is no file of the hub",
		`{name: a, file: lists/.git/config}`:                          "is no file of the hub",
		`{name: a, file: feeds/b.json}`:                               "is no file of the hub",
		`{name: a, file: content/groups/a.csv}`:                       "is no file of the hub",
		`{name: a, file: b.csv, every: often}`:                        "Write for example: every: 1 day",
		`{name: a, file: b.csv, every: 0 days}`:                       "This is not a length of time.",
		`{name: a, file: b.csv, format: tsml}`:                        "none of the words",
		`{name: a, file: b.csv}, {name: a, file: c.csv}`:              `Two feeds have the name "a".`,
		`{name: a, url: "https://example.org/a?access_token=s3cret"}`: "This address holds a password or a token",
		google("d/1AbC_d-E/edit#gid=42"):                              "/d/1AbC_d-E/pub?gid=42&single=true&output=csv",
		google("d/1AbC/edit?usp=sharing"):                             "/d/1AbC/pub?gid=0&single=true&output=csv",
		google("u/0/d/1AbC/edit?gid=3#gid=3"):                         "/d/1AbC/pub?gid=3&single=true&output=csv",
		google("d/e/2PACX-1v/pubhtml?gid=5&single=true"):              "/d/e/2PACX-1v/pub?gid=5&single=true&output=csv",
		google("d/1AbC/"):                                             "File, Share, Publish to web",
		google("u/0/"):                                                "File, Share, Publish to web",
	} {
		hub, findings := readHub(t, "title: T\nlanguages: [en]\nfeeds: ["+feed+"]\n")
		said := ""
		for _, f := range findings {
			said += f.Message.String() + "\n" + f.Suggestion.String() + "\n"
		}
		if !strings.Contains(said, want) {
			t.Errorf("%s: want %q, said\n%s", feed, want, said)
		}
		for _, f := range hub.Feeds {
			if (f.URL != "") == (f.File != "") || f.Name != "a" {
				t.Errorf("%s: %+v", feed, f)
			}
		}
	}
	hub, _ := readHub(t, "title: T\nlanguages: [en]\nfeeds: ["+google("d/1AbC/export?format=csv&gid=0")+"]\n")
	if len(hub.Feeds) != 1 {
		t.Error("an address that gives data is none?")
	}
}
