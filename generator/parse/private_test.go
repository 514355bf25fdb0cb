package parse_test

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/parse"
)

// TestPrivate: what is private in a page by hand is told at its place, and what is certain
// is not published.
func TestPrivate(t *testing.T) {
	hub := hubOf(t)
	hidden := "place: {city: Leeds, country: GB, precision: hidden}\n"
	for page, want := range map[string]struct {
		code   diag.Code
		secret string // which is not published, "" where somebody is asked
	}{
		hidden + "summary: Tea at 14 Rose Road\n---\n":                                               {diag.PlaceHidden, "Rose Road"},
		hidden + "first_visit: Come to LS1 4AP\n---\n":                                               {diag.PlaceHidden, "LS1"},
		hidden + "alert: {text: 12 rue des Lilas}\n---\n":                                            {diag.PlaceHidden, "Lilas"},
		hidden + "schedule: [{day: monday, note: Rosenstraße 14}]\n---\n":                            {diag.PlaceHidden, "Rosen"},
		hidden + "---\n\nWe meet at 14 Rose Road.\n":                                                 {diag.PlaceHidden, "Rose Road"},
		hidden + "---\n\nWe meet in the Rose Garden Café.\n":                                         {diag.PlaceHidden, ""},
		"place: {city: Leeds, venue: Blue Barn, precision: hidden}\n---\n\nThe Blue Barn is warm.\n": {diag.PlaceHidden, "Blue"},
		"place: {city: Leeds, precision: area}\nsummary: Tea at 14 Rose Road\n---\n":                 {diag.PlaceHidden, "Rose Road"},
		"place: {city: Leeds, precision: city}\n---\n\nTea at 14 Rose Road.\n":                       {diag.PlaceHidden, "Rose Road"},
		"place: {city: Leeds, venue: Blue Barn, precision: city}\n---\n\nThe Blue Barn is warm.\n":   {diag.PlaceHidden, "Blue"},
		"place: {city: Leeds, venue: \"Barn, 14 Rose Road\", precision: area}\n---\n":                {diag.PlaceHidden, "Rose Road"},
		"summary: Mary Okafor runs it\n---\n":                                                        {diag.PersonalData, ""},
		"summary: \"@kim_smith on Instagram\"\n---\n":                                                {diag.PersonalData, ""},
		"summary: Text +44 (0)7700 900 123\n---\n":                                                   {diag.PersonalData, ""},
		"summary: Kim oh seven seven double oh nine one two\n---\n":                                  {diag.PersonalData, ""},
		"---\n\nSee data:text/plain,Passcode%3A%20580701\n":                                          {diag.PersonalData, "580701"},
		"alert: {text: New passcode this week is ZZPC9}\n---\n":                                      {diag.PersonalData, "ZZPC9"},
		"contact: {url: \"https://zoom.us/j/8123456789\"}\n---\n":                                    {diag.PersonalData, "8123456789"},
		"contact: {url: \"https://chat.whatsapp.com/AbCdEf\"}\n---\n":                                {diag.PersonalData, "AbCdEf"},
		"contact: {url: \"https://docs.google.com/spreadsheets/d/1AbC/edit\"}\n---\n":                {diag.PersonalData, "1AbC"},
		"contact: {phone: \"07700 900456 (my home)\"}\n---\n":                                        {diag.PersonalData, "900456"},
		"contact: {phone: \"020 7946 0000 pin 5512#\"}\n---\n":                                       {diag.PersonalData, "5512"},
		"contact: {phone: \"020 7946 0000 (code 5512)\"}\n---\n":                                     {diag.PersonalData, "5512"},
		"place: {city: Leeds, venue: \"Hall (code 47B11)\"}\n---\n":                                  {diag.PersonalData, "47B11"},
		"place: {city: Leeds, venue: \"Room 2, door code 4711\"}\n---\n":                             {diag.PersonalData, "4711"},
		"place: {city: Leeds, address: \"12 Mill Lane, gate 4711\"}\n---\n":                          {diag.PersonalData, "4711"},
		"contact: {email: joan.smith1962@gmail.com}\n---\n":                                          {diag.PersonalData, ""},
		"contact: {email: jsmith@nhs.example}\n---\n":                                                {diag.PersonalData, ""},
		"summary: Join us at https://bit.ly/3xYzAb\n---\n":                                           {diag.LinkShort, ""},
		"contact: {url: \"https://tinyurl.com/leeds-tea\"}\n---\n":                                   {diag.LinkShort, ""},
		"summary: https://groups.google.com/g/tea/join\n---\n":                                       {diag.PersonalData, ""},
		"organisation: Run by Olivia Zztreasurer 07700 900123\n---\n":                                {diag.PersonalData, ""},
		"summary: \"Treasurer: Olivia Zztreasurer, 12 Home Close, Leeds\"\n---\n":                    {diag.PersonalData, ""},
		"---\n\nZoom (580701)\n":                                                                     {diag.PersonalData, "580701"},
		"place: {city: Leeds, venue: Linda’s house}\n---\n":                                          {diag.PersonalData, ""},
		"summary: We meet chez Marie\n---\n":                                                         {diag.PersonalData, ""},
		"---\n\nJoin https://chat.whatsapp.com/AbCd\n":                                               {diag.PersonalData, ""},
		"summary: Meeting ID 812 3456 7890\n---\n":                                                   {diag.PersonalData, ""},
		"---\n\nWrite to https://wa.me/447700900123\n":                                               {diag.PersonalData, ""},
		"summary: Kim 07700 900123\n---\n":                                                           {diag.PersonalData, ""},
		"summary: Ask for john smith\n---\n":                                                         {diag.PersonalData, ""},
		"cost: Passcode\nsummary: \"580701\"\n---\n":                                                 {diag.PersonalData, "580701"},
		"---\n\n| Passcode | Day |\n|---|---|\n| 580701 | Monday |\n":                                {diag.PersonalData, "580701"},
	} {
		p, findings := parse.Page(load.File{Path: "content/groups/en/tea.md", Section: "groups", Language: "en", Page: "tea"},
			[]byte("---\nname: Tea\n"+page), hub)
		told := 0
		for _, f := range findings {
			if f.Code == want.code && f.Line > 1 && f.Severity == diag.Warning {
				told++
			}
		}
		if told == 0 {
			t.Errorf("%q: %v", page, findings)
		}
		var notes strings.Builder
		for _, s := range p.Group.Schedule {
			notes.WriteString(s.Note)
		}
		public := p.Title + p.Summary + p.Group.FirstVisit + p.Group.Alert.Text + notes.String() + p.Body.HTML + p.Body.Text +
			p.Group.Contact.URL + p.Group.Contact.Phone + p.Group.Place.Venue + p.Group.Place.Address
		if want.secret != "" && strings.Contains(public, want.secret) {
			t.Errorf("%q tells %q: %s", page, want.secret, public)
		}
	}
	for _, page := range []string{
		"place: {city: Leeds, venue: Rose Garden Café, address: 14 Rose Road}\nsummary: Tea at 14 Rose Road\n---\n",
		hidden + "summary: Tea on Tuesdays\n---\n\nAsk us where we meet in Leeds.\n",
		"online: {url: \"https://chat.whatsapp.com/AbCd\", publish_link: true}\n---\n",
		"contact: {email: bristolgroup@gmail.com}\n---\n", "contact: {email: joan@example.org}\n---\n",
		"consent_on: 2026-01-05\ncontact: {email: joan.smith1962@gmail.com}\n---\n",
		"contact: {phone: 07700 900123}\nsummary: Text +44 (0)7700 900 123\n---\n",
	} {
		_, findings := parse.Page(load.File{Path: "content/groups/en/tea.md", Section: "groups", Language: "en", Page: "tea"},
			[]byte("---\nname: Tea\n"+page), hub)
		for _, f := range findings {
			if f.Code == diag.PlaceHidden || f.Code == diag.PersonalData {
				t.Errorf("%q: %v", page, f)
			}
		}
	}
}
