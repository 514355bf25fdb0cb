package privacy_test

import (
	"strings"
	"testing"

	"peerhub/generator/privacy"
)

func all(privacy.Kind) bool { return true }

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Passcode:x1,https://a.b/?pw": "https://a.b/", "Code: 1234. https://a.b/?pw=1 is the room": "https://a.b/ is the room",
		"Join https://us02web.zoom.us/j/5?pwd=Secret2 passcode 998877": "Join https://us02web.zoom.us/j/5",
		"Zoom ID 800 0000 0001 Password: 778899. Come in.":             "Zoom ID 800 0000 0001. Come in.",
		"+15550100100,,80000000001#,,,,*778899#":                       "+15550100100,,80000000001#",
		"+13126266799,,84012345678#,,1#,998877# US (Chicago)":          "+13126266799,,84012345678# US (Chicago)",
		"Dial 555 0100 100, passcode 778899":                           "Dial 555 0100 100",
		"Meeting ID 555 111 2222 Passcode: rosebud":                    "Meeting ID 555 111 2222",
		"Join us. pwd 1": "Join us.", "Password 7": "", "Zoom pwd 12.": "Zoom.", "Passwort 12": "", "Mot de passe 7, puis entrez": "Puis entrez",
		"Contraseña 12": "", "كلمة السر ١٢": "",
		"https://www.google.com/calendar/event?eid=YWJj&ctz=UTC":                             "https://www.google.com/calendar/event?ctz=UTC",
		"https://calendar.google.com/calendar/ical/a%40group.example/private-0a1b/basic.ics": "https://calendar.google.com/calendar/ical/a%40group.example",
		"Passcode: tulip seven":                       "",
		"Passcode:\n123 456\nMeeting ID: 5":           "\n\nMeeting ID: 5",
		"**Passcode:** 998877 and tea":                "Tea",
		"The passcode is Rose7.":                      "",
		"Passcode (case sensitive): aB9":              "",
		"Passwort für Zoom: Linde4":                   "",
		"Zoompasswort: Linde":                         "",
		"Kenncode 123456, danke":                      "Danke",
		"Mot de passe : tulipe7":                      "",
		"Code secret : 445566 à l’entrée":             "",
		"Contraseña: abc123":                          "",
		"La clave es 445566":                          "",
		"كلمة السر: 778899":                           "",
		"وكلمة المرور هي ٧٧٨٨٩٩":                      "",
		"Senha: 112233":                               "",
		"wachtwoord is tulp9":                         "",
		"Hasło: 998877":                               "",
		"Пароль: 998877":                              "",
		"密码：998877 请":                                 "请",
		"パスワード: sakura1":                              "",
		"PIN 4711":                                    "",
		"Host key: 123456":                            "",
		"https://user:pw@example.org/x and on":        "https://example.org/x and on",
		"[room](https://zoom.us/w/1?tk=a.b&pwd=zz)":   "[room](https://zoom.us/w/1)",
		"https://teams.live.com/meet/93?p=AbCd":       "https://teams.live.com/meet/93",
		"https://example.org/?p=12":                   "https://example.org/?p=12",
		"zoom.us/j/1?pwd=x now":                       "zoom.us/j/1 now",
		"https://example.org/a#access_token=abc":      "https://example.org/a",
		"https://example.webex.com/meet/room#pwd=abc": "https://example.webex.com/meet/room",
		"https://s.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3Dx&d=1": "https://s.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F1&d=1",
		"Zoom ID 123 456 789 pw tulip":                                       "Zoom ID 123 456 789",
		"Ask for Mary Fielding, 555-01424.":                                  "Ask for Mary.",
		"Ask John Smith on 0113 496 0118 or john.smith@example.org":          "Ask John",
		"Ask Jane S. at 312-555-0100":                                        "Ask Jane",
	} {
		got, found := privacy.Clean(text, all)
		if len(found) == 0 && got != text || got != want {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		}
	}
}

// TestEntry: a code of a door is taken out with its clause, and is none of a meeting.
func TestEntry(t *testing.T) {
	for text, want := range map[string]string{
		"Ring Bob, code 4411":                             "Ring Bob",
		"alarm 9988":                                      "",
		"Hall, key safe 2468":                             "Hall",
		"Call reception. Code 4411, alarm 9988":           "Call reception.",
		"Call reception. Door 4, code 4411, alarm 9988.":  "Call reception. Door 4.",
		"Ring Bob if locked out, key code 4471":           "Ring Bob if locked out",
		"A warm group. Door code is 4411#. Come in.":      "A warm group. Come in.",
		"WiFi password: hello123. Come in.":               "Come in.",
		"Free WiFi: guest2024":                            "Free",
		"The password for the WiFi is hello123":           "",
		"Buzz 4 then code C1234X, and come up":            "Buzz 4, and come up",
		"Enter by the side door, code 4411, and come up.": "Enter by the side door, and come up.",
		"The gate code is 1357 so be quick. Tea is free.": "Tea is free.",
		"Use the code 4411 at the door.":                  "",
		"Sonnez, code 4411":                               "Sonnez",
		"Code de la porte : 4411. Bienvenue !":            "Bienvenue !",
		"Alarme 9988, boîte à clés 2468":                  "",
		"Digicode 12B45":                                  "",
		"Código de la puerta: 4411":                       "",
		"Sala, caja de llaves 2468":                       "Sala",
		"Alarma: 9988. Hay té.":                           "Hay té.",
		"Clave del wifi: hola1234":                        "",
		"اسأل عند الباب، والرمز ٤٤١١":                     "اسأل عند الباب",
		"كود الباب ٤٤١١":                                  "",
		"كود ٤٤١١":                                        "",
		"الإنذار ٩٩٨٨":                                    "",
		"Türcode 4411":                                    "",
		"WLAN-Passwort: hallo12":                          "",
		"Deurcode: 4411":                                  "",
	} {
		got, found := privacy.Clean(text, all)
		if got != want || len(found) == 0 {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		}
		for _, f := range found {
			if f.Kind != privacy.Entry {
				t.Errorf("%q is told as %s", text, f.Kind)
			}
		}
	}
	for _, text := range []string{"Zoom code: 4411", "Zoom ID 812 3456 7890, code 998877",
		"We meet on Zoom. Code 998877", "كلمة السر: ١٢٣٤", "رقم سري ١٢٣٤"} {
		if found := privacy.Look(text); len(found) == 0 || found[len(found)-1].Kind != privacy.Passcode {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// TestPhones: the number of a person is taken out with the word for it.
func TestPhones(t *testing.T) {
	for text, want := range map[string]string{
		"Facilitated by Sarah, mobile +44 7700 900555":           "Facilitated by Sarah",
		"Facilitated by Sarah, mobile +44 7700 900555. Come in.": "Facilitated by Sarah. Come in.",
		"Ring Bob 07700 900123 or 07700 900124":                  "Ring Bob",
		"Host Sam, mob. 07700 900321":                            "Host Sam",
		"Animé par Léa, portable 06 12 34 56 78":                 "Animé par Léa",
		"Pregunte por Ana, móvil 612 345 678":                    "Pregunte por Ana",
		"اتصل بسارة حسن على 0791234567 أو ٠٧٩١٢٣٤٥٦٨، وتعال":     "اتصل بسارة، وتعال",
		"تواصل مع سارة على الرقم ٠٧٩١٢٣٤٥٦٨":                     "تواصل مع سارة",
	} {
		if got, _ := privacy.Clean(text, all); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"Kim 07700 900555": "Kim", "£2 to Kim 07700 900555": "£2 to Kim", "Host, mobile 07700 900321": "Host",
		"Kim (07700 900555)": "Kim",
		"سارة ٠٧٩١٢٣٤٥٦٨":    "سارة", "£2": "£2", "07700 900555": "",
		"Kim 07700 900555, coordinator": "Kim, coordinator",
	} {
		if got := privacy.Without(text, privacy.Numbers(text)); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
	for phone, want := range map[string]string{
		"07700 900999 ask for Dave": "07700 900999", "07700 900888 (Jill, volunteer)": "07700 900888",
		"0113 496 0118 ext 12":               "0113 496 0118 ext 12",
		"0113 496 0118 (Mon-Fri)":            "0113 496 0118 (Mon-Fri)",
		"0113 496 0133 / 0113 496 0134":      "0113 496 0133 / 0113 496 0134",
		"Dave 0113 496 0133 / 0113 496 0134": "0113 496 0133 / 0113 496 0134",
	} {
		if got, had := privacy.OfLine(phone); got != want || had != (got != phone) {
			t.Errorf("%q: %q, %v", phone, got, had)
		}
	}
}

// TestStays are sentences in which nothing is private.
func TestStays(t *testing.T) {
	for _, text := range []string{
		"Ask for the passcode.", "A password is needed; ask the host.", "Passwords are sent by e-mail.",
		"Password: on request",
		"Meeting ID: 800 0000 0001", "Call 0113 496 0118.", "Write to info@example.org",
		"Pin a note to the board at 18:30", "Password 1 of 3 things: tea", "Pin 1 note to the board", "password 2 weeks before",
		"https://calendar.google.com/calendar/embed?src=tea%40group.calendar.google.com", "https://example.org/event?eid=12",
		"Postcode LS1 4AP", "We meet in the Code Club, room 1234", "Ask at the desk on Monday", "Contact us on Tuesday",
		"https://example.org/page?utm_source=x#times", "mailto:info@example.org", "Mot de passe sur demande",
		"Kennwort auf Anfrage",
		"PIN: bring your badge", "Ring 116 123, day and night, and ask for help.", "10,12,14 and 16 November 2026",
		"palabra clave: salud", "Dress code casual", "Zip code 60601", "اتصل بنا على 0791234567", "اتصل على ٠٧٩١٢٣٤٥٦٨",
		"Call the office on 0113 496 0118", "A fire alarm test is at 10", "Free WiFi", "WiFi: yes", "Code of conduct",
		"The area code 0113", "The bus 1,2 p 30",
	} {
		if got, found := privacy.Clean(text, all); got != text {
			t.Errorf("%q became %q: %v", text, got, found)
		}
	}
}

func TestSeen(t *testing.T) {
	for text, want := range map[string]string{
		"Tea\u0001 \u001Btime\u0080": "Tea time", "abc\u202Etxt.exe": "abctxt.exe",
		"\u2066safe\u2069": "\u2066safe\u2069", "\u2067open": "open",
		"two\nlines": "two\nlines", "bad\xed\xa0\x80": "bad", "می‌خواهم": "می‌خواهم",
	} {
		if got := privacy.Seen(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzLook: what was taken out is not found a second time, and lines stay.
func FuzzLook(f *testing.F) {
	f.Add("Passcode:x1,https://a.b/?pw")
	f.Add("Passcode: x1 https://a.b/?pwd=1 +15550100100,,1#,,*2#")
	f.Add("Passcode: x,a00000://0000#pw&#00000000000000000")
	f.Fuzz(func(t *testing.T, text string) {
		clean, _ := privacy.Clean(text, privacy.Kind.Secret)
		if strings.Count(clean, "\n") != strings.Count(text, "\n") {
			t.Errorf("%q has other lines than %q", clean, text)
		}
	})
}

func BenchmarkLook(b *testing.B) {
	text := strings.Repeat("We meet over tea on Tuesdays, and nobody has to speak. Come at 18:30 to the blue door. ",
		10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		privacy.Look(text)
	}
}

// TestKnown: what stands of a person in a field beside a text is found in it, however it is written.
func TestKnown(t *testing.T) {
	fields := []string{"+44 7700 900123", "Ann <ann@tea.example>"}
	for text, want := range map[string]string{
		"Ring Ann on 07700 900123 first.": "Ring Ann first.", "Call 0044-7700-900123.": "Call.", "Tea ٠٧٧٠٠٩٠٠١٢٣": "Tea",
		"Write to Ann@tea.example, or come.": "Write to, or come.", "Ring 0113 496 0118.": "Ring 0113 496 0118.",
		"Write to tea@tea.example": "Write to tea@tea.example",
	} {
		if got := privacy.Take(text, privacy.Known(text, fields)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
