package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
)

// let lets a draft in by the door, and returns its lines and its text.
func let(text string, lines ...string) (string, *door) {
	var o door
	d := frontmatter.Draft{Where: "row 2", Name: "Tea", Slug: "tea", Text: o.text(text, "row 2"), Lines: append([]string{"name: Tea"}, lines...)}
	o.draft(&d)
	return strings.ReplaceAll(strings.Join(d.Lines, "|")+"|"+d.Text, `"`, ""), &o
}

// TestBeside: a code goes that stands in another field than the word for it.
func TestBeside(t *testing.T) {
	for _, lines := range [][]string{
		{"schedule:", "  - day: monday", "    note: Passcode", `cost: "580701"`},
		{`summary: "Zoom, passcode:"`, `first_visit: "580701"`},
		{"place:", "  venue: Mot de passe", `  address: "580701"`},
	} {
		if got, o := let("Come in.", lines...); strings.Contains(got, "5807") || !strings.Contains(got, "ask_passcode") {
			t.Errorf("%v: %s %v", lines, got, o.found)
		}
	}
	for _, lines := range [][]string{
		{"contact:", "  role: Passcode", `  phone: "580701"`}, {"place:", "  venue: Zoom password", `  city: "580701"`},
		{"organisation: Passcode", "place:", `  region: "580701"`}, {"contact:", "  role: Passcode", `organisation: "580701"`},
	} {
		if got, o := let("Come in.", lines...); strings.Contains(got, "5807") {
			t.Errorf("%v: %s %v", lines, got, o.found)
		}
	}
	if got, _ := let("580701", "summary: Password"); strings.Contains(got, "5807") {
		t.Error(got)
	}
	if got, _ := let("Come in.", "summary: No password here", "place:", `  postcode: "10115"`, "  city: Berlin"); !strings.Contains(got, "10115") {
		t.Error(got)
	}
}

// TestHide: of a hidden place the texts say nothing, and what they say else stays.
func TestHide(t *testing.T) {
	got, o := let("We meet at 14 Rose Road, LS1 4AP, in the Blue Barn. Come in.", `summary: "Tea in the Blue Barn on Tuesdays"`,
		"place:", "  venue: Blue Barn", "  city: Leeds", "  lat: 53.8", "  lon: -1.5", "  precision: hidden")
	for _, secret := range []string{"Rose Road", "LS1", "Blue Barn", "53.8"} {
		if strings.Contains(got, secret) {
			t.Errorf("%s stands in %s", secret, got)
		}
	}
	if !strings.Contains(got, "city: Leeds") || !strings.Contains(got, "Tuesdays") || len(o.found[unhidden]) == 0 {
		t.Errorf("%s %v", got, o.found)
	}
	if got, _ := let("We meet at 14 Rose Road.", "place:", "  city: Leeds"); !strings.Contains(got, "Rose Road") {
		t.Error(got)
	}
}

// TestArea: where readers learn the part of the town alone, no text tells the street.
func TestArea(t *testing.T) {
	for _, precision := range []string{"area", "city"} {
		got, o := let("We meet at 14 Rose Road, LS1 4AP. Come in.", `summary: "Tea at 14 Rose Road"`, "place:",
			"  venue: Blue Barn, 14 Rose Road", "  city: Leeds", "  precision: "+precision)
		for _, secret := range []string{"Rose Road", "LS1"} {
			if strings.Contains(strings.Replace(got, "venue: Blue Barn, 14 Rose Road|", "", strings.Count(precision, "city")), secret) {
				t.Errorf("%s: %s stands in %s", precision, secret, got)
			}
		}
		if !strings.Contains(got, "city: Leeds") || !strings.Contains(got, "Come in") || len(o.found[unhidden]) == 0 {
			t.Errorf("%s: %s %v", precision, got, o.found)
		}
	}
	if got, _ := let("Tea in the Blue Barn.", "place:", "  venue: Blue Barn", "  precision: area"); !strings.Contains(got, "Tea in the Blue Barn") {
		t.Error(got)
	}
}

// TestHeldBack: what may be about a person waits in a draft, and what is about nobody does not.
func TestHeldBack(t *testing.T) {
	for _, text := range []string{"Ask for wrenna ashdowne.", "Tea with Mary Okafor.", "Call Wrenna 0113 496 0118", "Contact Brightside Ashdowne", "Tea with Mary Ashdowne.", "Kim has schizophrenia.", "Mary, born 1971",
		"Kim oh seven seven double oh nine one two three four", "Find @kim_smith on Instagram", "Ring tel:07700900123", "Write to mary@example.org"} {
		for _, in := range [][]string{{text}, {"Come in.", "summary: " + text}} {
			if got, o := let(in[0], in[1:]...); !strings.Contains(got, "draft: true") || len(o.found[perhaps]) != 1 {
				t.Errorf("%s: %s %v", text, got, o.found)
			}
		}
	}
	for _, text := range []string{"Ask for trained volunteers.", "Led by local people", "Mary runs the group.", "Repper and Carter (2013) say so.",
		"Write to tea@example.org", "Find @leeds_peers on Instagram", "Call 0113 496 0118"} {
		if got, _ := let(text); strings.Contains(got, "draft") {
			t.Errorf("%s: %s", text, got)
		}
	}
	for _, lines := range [][]string{{"organisation: Brightside Ashdowne"}, {"place:", "  city: Ashdowne"}} {
		if got, _ := let("Contact Brightside Ashdowne on 0113 496 0118", lines...); strings.Contains(got, "draft") {
			t.Error(got)
		}
		if got, _ := let("Tea with Mary Ashdowne", lines...); !strings.Contains(got, "draft") {
			t.Error(got)
		}
	}
	if got, _ := let("Mary Okafor runs the group."); !strings.Contains(got, "Mary runs the group.") || strings.Contains(got, "draft") {
		t.Error(got)
	}
}

// TestVisit: a home is published by no import.
func TestVisit(t *testing.T) {
	for _, venue := range []string{"Linda’s house", "at Tom's home", "chez Marie", "en casa de Ana", "في بيت ليلى", "a member's home",
		"bei Anna zu Hause", "casa da Joana", "bij Joke thuis", "у Анны дома", "אצל דנה", "Ayşe'nin evi", "hemma hos Kerstin", "خانه مریم", "bei Linda", "at Linda and Tom's",
		"in my front room, 12 Oak Close", "Hosted by Olivia at her home", "The home of the Smiths", "the Smiths' house", "one of our homes", "round at mine",
		"round Dave's on Thursdays", "chez les Dupont", "dans mon salon", "en casa de la familia García", "in meinem Wohnzimmer", "bei ihr zu Hause", "في بيت أم أحمد",
		"في منزل الأستاذة سارة", "عند أم علي"} {
		if got, o := let("", "place:", `  venue: "`+venue+`"`); !strings.Contains(got, "draft: true") || len(o.found[atHome]) != 1 {
			t.Errorf("%s: %s", venue, got)
		}
		if got, _ := let("We meet " + venue + "."); !strings.Contains(got, "draft: true") {
			t.Errorf("%s: %s", venue, got)
		}
	}
	for _, venue := range []string{"St Mary's House", "Mary Seacole House", "The Children's House", "Maison Rose", "Casa de Cultura",
		"Friends' Meeting House", "Haus Anna", "بيت الأمل", "Village hall", "Chez Café",
		"Mind's house", "Coffee house", "a care home", "Quaker Meeting House", "chez nous", "our house rules", "Un café chez Paul, en face de la gare", "La maison de Julie café", "The Living Room café",
		"Casa de las Asociaciones", "Wohnzimmer Café", "في بيت الشباب"} {
		if got, _ := let("", "place:", `  venue: "`+venue+`"`); strings.Contains(got, "draft") {
			t.Errorf("%s: %s", venue, got)
		}
	}
}

// TestNamedLikeHome: a group that is called as a home is, and meets in a house in which nobody lives, is
// in nobody's home.
func TestNamedLikeHome(t *testing.T) {
	for venue, held := range map[string]bool{"St Mark's Hall": false, "Town library": false, "12 Church Road": true, "": true, "At Sue's house": true} {
		lines := []string{`name: "Mark's Place"`}
		if venue != "" {
			lines = append(lines, "place:", `  venue: "`+venue+`"`)
		}
		if got, _ := let("", lines...); strings.Contains(got, "draft: true") != held {
			t.Errorf("%s: %s", venue, got)
		}
	}
	if got, _ := let("At Mark's place.", "place:", "  venue: Town library"); !strings.Contains(got, "draft: true") {
		t.Error(got)
	}
}

// TestInvitations go from texts; the first stands under online, where nobody sees it yet.
func TestInvitations(t *testing.T) {
	for address, online := range map[string]bool{
		"https://chat.whatsapp.com/AbCdEf": true, "https://t.me/joinchat/AbCdEf": true, "https://t.me/+AbCdEf": true,
		"https://discord.gg/AbCdEf": true, "https://signal.group/#AbCdEf": true, "https://m.me/j/AbCdEf/": true,
		"https://teams.microsoft.com/l/meetup-join/1": true, "https://meet.google.com/abc-defg-hij": true,
		"https://jitsi.example.org/Tea": true, "https://join.slack.com/t/x": true, "https://meet.example.org/b/ann": true,
		"https://groups.google.com/g/tea/join?AbCdEf": true, "https://tea.slack.com/join/shared_invite/zt-AbCdEf": true,
		"https://wa.me/447700900123": false, "tg://join?invite=AbCdEf": false,
	} {
		got, _ := let("Come in. Join "+address+" today.", "summary: By "+address)
		text := got[:strings.Index(got+"|online", "|online")]
		if strings.Contains(text, "AbCdEf") || strings.Contains(text, address) || strings.Contains(got, "publish_link") {
			t.Errorf("%s: %s", address, got)
		}
		if strings.Contains(got, "|online:|") != online {
			t.Errorf("%s: %s", address, got)
		}
	}
	if got, _ := let("See https://t.me/ourchannel and https://facebook.com/groups/tea."); !strings.Contains(got, "ourchannel") {
		t.Error(got)
	}
}
