package interchange

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/spreadsheet"
)

// TestSheetsOfOthers: what other programs do to a spreadsheet loses no group.
func TestSheetsOfOthers(t *testing.T) {
	const head, want = "name: Tea\nschedule:\n  - ", "{day: monday, start: \"18:00\", end: \"19:30\"}\n" +
		"place: {city: Leeds}\n"
	for name, c := range map[string]struct{ in, want string }{
		"spaces before quotes": {"\"Name\", \"City\",  \"Day\", \"Start\", \"End\"\n" +
			"\"Tea\" , \"Leeds\", \"Monday\", \"18:00\", \"19:30\"\n", want},
		"halves apart":      {"Name,City,Day,Time,AM/PM,End,am pm\nTea,Leeds,Monday,6:00,PM,7:30,p.m.\n", want},
		"one half for both": {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,6:00,7:30,PM\n", want},
		"over noon": {"Name,City,Day,Start,End,AM/PM\nTea,Leeds,Monday,11:00,1:00,PM\n",
			"{day: monday, start: \"11:00\", end: \"13:00\"}\nplace: {city: Leeds}\n"},
		"a half already": {"Name,City,Day,Start,AM/PM,End\nTea,Leeds,Monday,6 pm,PM,19:30\n", want},
	} {
		files, said := records(t, c.in)
		if diff := cmp.Diff(map[string]string{"tea": head + c.want}, files); diff != "" {
			t.Errorf("%s: %s%s", name, diff, strings.Join(said, "\n"))
		}
	}
}

// TestBuildAndImportAgree: a sheet among the pages of a hub and the same sheet imported are
// the same groups.
func TestBuildAndImportAgree(t *testing.T) {
	for name, data := range map[string]string{
		"english": "country,GB\nid,name,when,time,how often,venue,town,phone,phone 2,status\n" +
			"a,A,1st and 3rd Tuesday,6:30-8pm,monthly,Hall,Leeds,0113 496 0000,0113 496 0001,\n" +
			"b,B,Mon (term time),10-12,,Hall,York,,0113 496 0009,inactive\n" +
			"c,C,,9:00,daily,Hall,York,,,closed until 5 January 2027\nd,D,Thursdays 7-9pm,,weekly,,York,,,\n,Total,,,,,,,,\n",
		"french": "id;nom;jour;heure;ville;pays\na;A;dernier vendredi du mois;19h sauf juillet;Lyon;France\n" +
			"b;B;lundi et jeudi;18h30 à 20h;Lyon;France\n",
		"halves": "id,name,day,start,end,AM/PM\na,A,Monday,6:00,7:30,PM\n",
		"spaces": "\"id\", \"name\", \"day\", \"start\"\n\"a\" , \"A\", \"Monday\", \"18:00\"\n",
		"towns": "name,day,start,city\nTea,Monday,18:00,Leeds\nTea,Friday,18:00,York\nSoup,Monday,9:00,Leeds\n" +
			"Tea,Sunday,18:00,Leeds\n",
	} {
		hub := testHub()
		built := map[string]model.Group{}
		pages, findings := spreadsheet.Pages(fstest.MapFS{"g.csv": {Data: []byte(data)}}, "g.csv", hub)
		if diag.Errors(findings) > 0 {
			t.Errorf("%s: %v", name, findings)
		}
		for _, p := range pages {
			built[p.Path] = *p.Group
		}
		imported := map[string]model.Group{}
		for _, d := range Read("g.csv", []byte(data), hub, today).Drafts {
			file := load.File{Path: d.Slug + ".md", Section: "groups", Language: d.Language, Page: d.Slug}
			p, _ := parse.Page(file, []byte(d.File()), hub)
			imported[d.Slug] = *p.Group
		}
		if diff := cmp.Diff(built, imported); diff != "" || len(built) == 0 {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
