package privacy_test

import (
	"testing"

	"peerhub/generator/privacy"
)

// TestHosts: of whom it is said that they lead a group, the first name stays.
func TestHosts(t *testing.T) {
	for text, want := range map[string]string{
		"Mary Okafor runs the group.":                "Mary runs the group.",
		"mary okafor runs the group":                 "mary runs the group",
		"MARY OKAFOR RUNS THE GROUP":                 "MARY RUNS THE GROUP",
		"Started by Mary Ashdowne.":                  "Started by Mary.",
		"Mary is on 07700 900123":                    "Mary",
		"Our host is Mary Okafor":                    "Our host is Mary",
		"The group is led by Mary Okafor.":           "The group is led by Mary.",
		"Mary Okafor hosts on Tuesdays.":             "Mary hosts on Tuesdays.",
		"Mary Okafor (host) opens at 6.":             "Mary (host) opens at 6.",
		"Mary Okafor, facilitator":                   "Mary, facilitator",
		"Mary Okafor is our lovely host":             "Mary is our lovely host",
		"Mary Okafor and Peter Jones run the group.": "Mary and Peter run the group.",
		"Tea. Mary van der Berg will welcome you.":   "Tea. Mary will welcome you.",
		"Sabine Krüger leitet die Gruppe":            "Sabine leitet die Gruppe",
		"Léa Dupont anime le groupe.":                "Léa anime le groupe.",
		"María García López dirige el grupo":         "María dirige el grupo",
		"Giulia Rossi conduce il gruppo":             "Giulia conduce il gruppo",
		"Joke de Vries begeleidt de groep":           "Joke begeleidt de groep",
		"Agnieszka Kowalska prowadzi grupę":          "Agnieszka prowadzi grupę",
		"Анна Петрова ведёт группу":                  "Анна ведёт группу",
		"ليلى الخطيب تدير المجموعة":                  "ليلى تدير المجموعة",
		"تدير ليلى الخطيب المجموعة":                  "تدير ليلى المجموعة",
	} {
		if got, found := privacy.Clean(text, all); got != want {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		}
	}
}

// TestHeld: of what may be about a person somebody is asked, and no import publishes it.
func TestHeld(t *testing.T) {
	for text, kind := range map[string]privacy.Kind{
		"Ask for wrenna ashdowne":                             privacy.Surname,
		"ask for wrenna ashdowne on Mondays":                  privacy.Surname,
		"Led by wrenna ashdowne.":                             privacy.Surname,
		"pregunte por wrenna ashdowne":                        privacy.Surname,
		"Tea with Mary Okafor.":                               privacy.Surname,
		"Tom Ashdowne runs the group.":                        privacy.Surname,
		"tel:07700900123":                                     privacy.Phone,
		"[Ring us](tel:+447700900123)":                        privacy.Phone,
		"Kim oh seven seven double oh nine one two":           privacy.Phone,
		"Ring zero seven seven zero zero nine hundred":        privacy.Phone,
		"Zéro six douze, zéro un zéro deux zéro trois quatre": privacy.Phone,
		"@kim_smith on Instagram":                             privacy.Account,
		"Insta: kim.smith84":                                  privacy.Account,
		"https://www.facebook.com/kim.smith.90":               privacy.Account,
		"linkedin.com/in/kim-smith-12ab":                      privacy.Account,
		"Telegram @okaformary":                                privacy.Account,
		"mary@example.org":                                    privacy.Email,
	} {
		found := privacy.Look(text)
		if len(found) != 1 || found[0].Kind != kind || !found[0].Held() {
			t.Errorf("%q: %v", text, found)
		}
	}
	for _, text := range []string{"Ask for trained volunteers.", "Led by local people", "Ask for hot chocolate", "Run by and for survivors",
		"Follow @leeds_peers on Instagram", "https://www.facebook.com/groups/tea", "instagram.com/hearing.voices", "Signal the driver to stop",
		"Count one two three four five six seven.", "tel:01134960118", "[Ring us](tel:116123)", "office@example.org", "Facebook: LeedsPeers",
		"Mary runs the group.", "Repper and Carter (2013)", "Patricia Smith (2013) wrote of it.", "A poem by Mary Oliver"} {
		for _, f := range privacy.Look(text) {
			t.Errorf("%q: %s %q", text, f.Kind, text[f.Start:f.End])
		}
	}
}

// TestDisguised: a password goes however its word is written, and so does a number to ring.
func TestDisguised(t *testing.T) {
	for text, want := range map[string]string{
		"Zoom (580701). Tea.": "Zoom. Tea.",
		"Zoom, 580701":        "Zoom", "Zoom / 580701.": "Zoom.",
		"Zoom: 812 3456 7890 / 580701":             "Zoom: 812 3456 7890",
		"Das Kennwort heißt Rose":                  "",
		"Zoom meeting [580701]":                    "Zoom meeting",
		"Zoom (812 3456 7890)":                     "Zoom (812 3456 7890)",
		"Teams (2019)":                             "Teams (2019)",
		"P4ss: 580701":                             "",
		"P4$$w0rd is rose5":                        "",
		"C0de: 580701":                             "",
		"pa55w0rt: Linde4":                         "",
		"The secret word is Rose":                  "",
		"Le mot secret est tulipe7":                "",
		"See data:text/plain,Passcode%3A%20580701": "See",
		"See data:text/plain;base64,UGFzc2NvZGU6IDU4MDcwMQ== here": "See here",
		"data:image/gif;base64,R0lGODlhAQABAAAAACw=":               "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
		"Ring [Kim](tel:+447700900123) first.":                     "Ring Kim first.",
		"[Call Kim Smith](tel:07700900123)":                        "Call Kim",
		"<a href=\"tel:07700900123\">Ring</a>":                     "<a href=\"tel:07700900123\">Ring</a>",
		"Write to kim dot smith at gmail dot com.":                 "Write to.",
		"kim.smith at gmail.com":                                   "",
		"info at example dot org":                                  "info at example dot org",
		"Day\tPasscode\tTuesday\t580701":                           "Day\tPasscode\tTuesday\t",
		"Day Time Passcode Tuesday 18:30 580701":                   "Day Time Passcode Tuesday 18:30",
	} {
		got, found := privacy.Clean(text, all)
		if got != want {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		}
	}
	for _, text := range []string{"chat . whatsapp . com/AbCdEf", "chat dot whatsapp dot com slash AbCdEf", "zoom . us / j / 123456789",
		"meet[.]google[.]com/abc-defg-hij"} {
		if len(privacy.Rooms("Join "+text+" today")) != 1 {
			t.Errorf("%q: %v", text, privacy.Rooms(text))
		}
	}
	for _, text := range []string{"We use Zoom. Us two host it.", "chat. WhatsApp. Come"} {
		if found := privacy.Rooms(text); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// TestHomes: at somebody's, in the short ways to say it.
func TestHomes(t *testing.T) {
	for _, text := range []string{"bei Linda", "Treffen jeden Dienstag bei Linda", "Dienstags, bei Linda", "at Linda and Tom's", "at Linda & Tom's house",
		"We meet at Linda Brown's.", "da Giulia", "Hos Kerstin"} {
		if len(privacy.Homes(text)) != 1 {
			t.Errorf("%q: %v", text, privacy.Homes(text))
		}
	}
	for _, text := range []string{"Anmeldung bei Linda", "Melden Sie sich bei Linda", "at St Mary's and St John's", "Hilfe bei Angst", "at Mary's church"} {
		if found := privacy.Homes(text); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
}
