package generator_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/fetch"
	"peerhub/generator/model"
)

// pagesOfFeeds is what a hub can say beside its feeds, and what readers see.
var pagesOfFeeds = map[string]struct {
	files       map[string]string
	groups      string // addresses
	shown, not  string // on tea
	said, quiet []string
}{
	"feeds alone": {groups: "tea walk", shown: "Come in", quiet: []string{"warning", "error"}},
	"one fact corrected": {files: map[string]string{tea: groupPage(`contact: {phone: "+44 113 496 0118"}`)},
		groups: "tea walk", shown: "Come in.*0118", quiet: []string{"warning", "error"}},
	"another time": {files: map[string]string{tea: groupPage("name: Tea at six", "source: leeds",
		`schedule: [{day: monday, start: "06:00", every: week}]`, "", "") + "\nOur own words.\n"},
		groups: "tea walk", shown: "Tea at six.*Our own words", not: "Tuesday", quiet: []string{"warning",
			"error"}},
	"kept off the site": {files: map[string]string{tea: groupPage("draft: true")}, groups: "walk",
		quiet: []string{"warning", "error"}},
	"closed": {files: map[string]string{tea: groupPage("status: closed")}, groups: "tea walk",
		shown: "closed$"},
	"its mistake has a place": {files: map[string]string{tea: groupPage("# a note", "status: closd")},
		groups: "tea walk",
		said:   []string{tea + ":3:9: error", "status: closd"}},
	"its fields do not go with the feed's": {groups: "tea walk",
		files: map[string]string{tea: groupPage("place: {precision: hidden, city: Leeds}")}},
	"of another place": {files: map[string]string{tea: groupPage("name: Tea", "place: {city: Lyon, country: FR}",
		`schedule: [{day: monday, start: "06:00", every: week}]`)},
		groups: "tea tea-leeds walk", shown: "Lyon", not: "Leeds", said: []string{tea + ": warning",
			"source: leeds"}},
	"of another name": {files: map[string]string{tea: ourTea(), "lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,+44 113 496 0118,Come in,\n"},
		groups: "tea tea-leeds walk", shown: "Our tea.*Tuesday", not: "Come in|0118",
		said: []string{tea + ": warning", "with another name (Tea)", "source: leeds"}},
	"of another name, which is known": {files: map[string]string{tea: ourTea("id: our-tea")},
		groups: "tea tea-leeds walk", shown: "Our tea", not: "Come in", quiet: []string{"warning", "error"}},
	"of another name and in two languages": {files: map[string]string{tea: ourTea("id: our-tea"),
		"content/groups/fr/tea.md": groupPage("name: Notre thé")},
		groups: "tea tea-leeds walk", shown: "Our tea.*Notre thé", not: "Come in"},
	"of another name, with its id": {files: map[string]string{tea: ourTea("id: g-1"), "lists/leeds.csv": csvHead +
		"Chai,Tuesday,18:30,Leeds,GB,+44 113 496 0118,Come in,g-1\n"},
		groups: "g-1 tea walk", shown: "Our tea", not: "Come in|0118", said: []string{tea + ": warning"}},
	"of its name, in another room on another day": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,venue,city,country,phone\nTea,Tuesday,18:30,Barn,Leeds,GB,+44 113 496 0118\n",
		tea: groupPage("name: Tea", `schedule: [{day: monday, start: "06:00", every: week}]`,
			"place: {venue: Our hall, city: Leeds, country: GB}", "verified: {on: 2026-02-02}")},
		groups: "tea tea-leeds walk", shown: "Our hall", not: "0118", said: []string{tea + ": warning", "(Barn)"}},
	"of its name, in another room": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,venue,city,country,phone\nTea,Tuesday,18:30,Barn,Leeds,GB,+44 113 496 0118\n",
		tea:               groupPage("name: Tea", "place: {venue: Our hall, city: Leeds, country: GB}")},
		groups: "tea walk", shown: "Our hall.*0118", quiet: []string{"warning", "error"}},
	"of another feed": {files: map[string]string{tea: groupPage("source: york", "summary: Hers")},
		groups: "tea walk", shown: "Come in", not: "Hers",
		said: []string{"it is not published"}},
	"of another name in a spreadsheet": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Our tea,Monday,06:00,Leeds,GB,,Ours,tea\n"},
		groups: "tea tea-leeds walk", shown: "Our tea Ours", not: "Come in"},
	"of the feed all the same": {files: map[string]string{tea: groupPage("source: leeds",
		"place: {city: Lyon, country: FR}")},
		groups: "tea walk", shown: "Lyon.*Tuesday|Tuesday.*Lyon", quiet: []string{"warning"}},
	"by its id": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,Come in,g-1\n",
		"content/groups/en/our-tea.md": groupPage("id: g-1", "summary: Ours")}, groups: "our-tea walk"},
	"an id that is taken": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,Come in,g-1\n",
		"lists/york.csv": csvHead + "Walk,Sunday,10:00,York,GB,,,g-1\n"}, groups: "g-1 g-1-york",
		quiet: []string{"error"}},
	"the same short names": {files: map[string]string{"lists/york.csv": csvHead +
		"Tea,Sunday,10:00,York,GB,,,\n"},
		groups: "tea tea-york", shown: "Leeds", not: "York", quiet: []string{"warning", "error"}},
	"a fact corrected of one of the same short name": {files: map[string]string{
		"lists/york.csv":                csvHead + "Tea,Sunday,10:00,York,GB,,,\n",
		"content/groups/en/tea-york.md": groupPage("summary: Ours")},
		groups: "tea tea-york", shown: "Come in.*Leeds", not: "York", quiet: []string{"warning", "error"}},
	"in a spreadsheet of the hub": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Tea,Monday,06:00,Leeds,GB,,Ours,\n"},
		groups: "tea walk", shown: "Ours", not: "Come in",
		said: []string{"spreadsheet of yours already, and that counts: Tea."}},
	"many in a spreadsheet of the hub": {files: map[string]string{
		"lists/leeds.csv":        csvHead + sevenGroups,
		"content/groups/own.csv": csvHead + sevenGroups}, groups: "a b c d e f tea walk",
		said: []string{"and that counts: A, B, C, D, E and 2 more."}},
	"a file that is too large": {files: map[string]string{"lists/york.csv": strings.Repeat(" ", fetch.MaxBytes+1)},
		groups: "tea", said: []string{"hub.yaml:6:", "it had more than 20 MB."}},
	"another one in a spreadsheet": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Tea,Monday,06:00,Lyon,FR,,Ours,\n"},
		groups: "tea tea-leeds walk", shown: "Ours", not: "Come in"},
	"a translation": {files: map[string]string{"content/groups/fr/tea.md": groupPage("name: Le thé",
		"summary: Entrez")}, groups: "tea walk",
		shown: "Come in.*Leeds.*Entrez.*Leeds", quiet: []string{"error"}},
	"only a French group": {files: map[string]string{"content/groups/fr/tea.md": groupPage("name: Le thé",
		"place: {city: Lyon, country: FR}")}, groups: "tea tea-leeds walk"},
	"words in two languages": {files: map[string]string{
		"lists/leeds.csv":          "name,name.fr,day,start,city,country\nTea,Le thé,Tuesday,18:30,Leeds,GB\n",
		"content/groups/fr/tea.md": groupPage("summary: Entrez")}, groups: "tea walk",
		shown: "Tea.*Le thé Entrez.*Leeds", quiet: []string{"error"}},
	"a correction of what is gone": {files: map[string]string{
		"content/groups/en/chai.md": groupPage(`contact: {phone: "+44 113 496 0118"}`)},
		groups: "tea walk", said: []string{"content/groups/en/chai.md: warning", "it is not published"},
		quiet: []string{"error"}},
	"twice in one place": {files: map[string]string{"lists/york.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,,\n"},
		groups: "tea tea-york", said: []string{"Groups of this feed stand in lists/leeds.csv too",
			": 1, such as Tea."}},
	"checked by the feed": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,city,country,verified_on,summary\nTea,Tuesday,18:30,Leeds,GB,2026-02-20,Come in\n",
		"lists/york.csv":  "name,day,start,city,country,verified_on\nWalk,Sunday,10:00,York,GB,2027-01-01\n"},
		groups: "tea walk", shown: "Come in", not: "2026-02-20",
		said: []string{"that is no check of yours"}, quiet: []string{"error"}},
	"names that the program needs itself": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Index,Tuesday,18:30,Leeds,GB,,,\nSearch,Tuesday,18:30,Leeds,GB,,,\n" +
		"FR,Friday,18:30,Leeds,GB,,,\nAll,Friday,18:30,Leeds,GB,,,\n"},
		groups: "all-group fr-group index-group search-group walk", quiet: []string{"error"}},
	"fewer groups than the hub asks for": {files: map[string]string{"hub.yaml": feedSettings +
		"groups_at_least: 3\n"},
		groups: "tea walk", said: []string{"Only 2 groups would be published, and groups_at_least is 3."}},
	"no file": {files: map[string]string{"lists/york.csv": ""}, groups: "tea", said: []string{"hub.yaml:6:",
		"its file lists/york.csv cannot be read. There is no copy of it."}},
}

func TestPagesOfFeeds(t *testing.T) {
	for name, c := range pagesOfFeeds {
		t.Run(name, func(t *testing.T) {
			o := feedHub(t, c.files)
			site, findings := generator.Site(context.Background(), o)
			told := said(t, o.Hub, append(findings, check.Groups(site)...))
			var groups []string
			for _, e := range site.InSection("groups") {
				groups = append(groups, e.Path)
			}
			if got := strings.Join(groups, " "); got != c.groups {
				t.Errorf("the groups are %q, want %q\n%s", got, c.groups, told)
			}
			text := ""
			if e := site.Entry("groups", "tea"); e != nil {
				for _, p := range []*model.Page{e.Original, e.Pages["fr"]} {
					if p != nil {
						text += fmt.Sprint(p.Title, " ", p.Summary, " ", p.Body.Open().Text, " ", p.Group.Schedule,
							p.Group.Place, p.Group.Contact.Phone, p.Group.Status)
					}
				}
			}
			if c.shown != "" && !regexp.MustCompile(c.shown).MatchString(text) || c.not != "" &&
				regexp.MustCompile(c.not).MatchString(text) {
				t.Errorf("the page says\n%s", text)
			}
			for _, want := range c.said {
				if !strings.Contains(told, want) {
					t.Errorf("%q is not said:\n%s", want, told)
				}
			}
			for _, not := range c.quiet {
				if strings.Contains(told, ": "+not+":") {
					t.Errorf("said:\n%s", told)
				}
			}
		})
	}
}
