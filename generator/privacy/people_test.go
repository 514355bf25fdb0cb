package privacy_test

import (
	"testing"

	"peerhub/generator/privacy"
)

// TestSurnames: behind the words for whom to ask, in whatever letters, the first name
// stays and the surname goes.
func TestSurnames(t *testing.T) {
	for text, want := range map[string]string{
		"ask for john smith":                        "ask for john",
		"Ask for john smith on Mondays":             "Ask for john on Mondays",
		"please call mary okafor at the desk":       "please call mary at the desk",
		"ASK FOR JOHN SMITH ON MONDAY":              "ASK FOR JOHN ON MONDAY",
		"Contact: JOHN SMITH":                       "Contact: JOHN",
		"Ask for Smith, John.":                      "Ask for John.",
		"Contact Okafor, Mary on Mondays":           "Contact Mary on Mondays",
		"Ask for J. Smith":                          "Ask for J.",
		"Hosted by J. R. Okafor.":                   "Hosted by J. R.",
		"Ask for Dr. Brown":                         "Ask for Dr. B.",
		"Ask for mrs okafor":                        "Ask for mrs O.",
		"Run by Mrs Okafor.":                        "Run by Mrs O.",
		"Tea with Dr. Brown.":                       "Tea with Dr. B.",
		"Run by Dr. Anna Brown and a friend":        "Run by Dr. Anna and a friend",
		"Pregunte por el Sr. García López.":         "Pregunte por el Sr. G.",
		"Preguntar por María García López":          "Preguntar por María",
		"Demander Mme Dupont":                       "Demander Mme D.",
		"Demandez Léa Dupont à l’accueil":           "Demandez Léa à l’accueil",
		"S’adresser à Marie-Claude Lefèvre":         "S’adresser à Marie-Claude",
		"Fragen Sie nach Frau Müller":               "Fragen Sie nach Frau M.",
		"Ansprechpartnerin: Sabine Krüger":          "Ansprechpartnerin: Sabine",
		"Contact: John Smith":                       "Contact: John",
		"Contact:\nJohn Smith":                      "Contact:\nJohn",
		"Facilitators: Ann Lee and Bob Jones":       "Facilitators: Ann and Bob",
		"Ask for our host, Priya Nair, at the door": "Ask for our host, Priya, at the door",
		"Hosted by Anna van der Berg":               "Hosted by Anna",
		"Ask for Siobhán O’Connor-Hughes.":          "Ask for Siobhán.",
		"Led by Will Carter":                        "Led by Will",
		"اتصل بـ سارة حسن":                          "اتصل بـ سارة",
		"اتصل بسارة حسن":                            "اتصل بسارة",
		"اسأل عن محمد العلي عند الباب":              "اسأل عن محمد عند الباب",
		"للتواصل: خالد النجار":                      "للتواصل: خالد",
		"اسأل عن السيد العلي":                       "اسأل عن السيد ع.",
		"المنسقة: ليلى الخطيب وسامي حداد":           "المنسقة: ليلى وسامي",
		"تماس با مریم احمدی":                        "تماس با مریم",
		"איש קשר: דנה כהן":                          "איש קשר: דנה",
		"Обращаться к Ивану. Контакт: Анна Петрова": "Обращаться к Ивану. Контакт: Анна",
		"संपर्क: राम शर्मा":                         "संपर्क: राम",
		"联系人：王小明":                                                "联系人：小明",
		"담당자: 김민수":                                               "담당자: 민수",
		"Kontakt: Agnieszka Kowalska":                            "Kontakt: Agnieszka",
		"İletişim: Ayşe Yılmaz":                                  "İletişim: Ayşe",
		"Vraag naar Joke de Vries":                               "Vraag naar Joke",
		"Chiedere di Giulia Rossi":                               "Chiedere di Giulia",
		"Pergunte por João da Silva":                             "Pergunte por João",
		"Fråga efter Kerstin Lindström":                          "Fråga efter Kerstin",
		"Wasiliana na Wanjiru Kamau":                             "Wasiliana na Wanjiru",
		"Ask for j&#111;hn sm&#105;th":                           "Ask for j&#111;hn",
		"Ask for **John Smith**":                                 "Ask for **John**",
		"Ask for Big John Smith":                                 "Ask for Big John",
		"Ask for john-paul smith":                                "Ask for john-paul",
		"Text Mary O. on 07700900123":                            "Text Mary",
		"Write to kim.smith(at)example.org":                      "Write to",
		"Passcode for Tuesdays 580701, for Fridays 580702. Tea.": "Tea.",
		"Kim 07700 900123":                                       "Kim",
		"Tea and talk. Kim Lee, 07700 900123":                    "Tea and talk. Kim",
		"Call 07700 900123 (Kim)":                                "Call (Kim)",
		"kim 07700 900123 or 07700 900124":                       "kim",
		"Tuesdays, Kim (07700 900123), bring a cup":              "Tuesdays, Kim, bring a cup",
		"Léa : 06.12.34.56.78":                                   "Léa",
		"Ana - 612 345 678":                                      "Ana",
		"Sabine, Handy 0176/12345678":                            "Sabine",
		"Paola 347 123 4567":                                     "Paola",
		"Joost: 06-12345678":                                     "Joost",
		"João (11) 91234-5678":                                   "João",
		"Priya +91 98765 43210":                                  "Priya",
		"Kenji 090-1234-5678":                                    "Kenji",
		"Anna: 8 (912) 345-67-89":                                "Anna",
		"Анна, тел. +7 912 345-67-89":                            "Анна",
		"מריאן: דנה 054-123-4567":                                "מריאן: דנה",
		"مریم ۰۹۱۲ ۳۴۵ ۶۷۸۹":                                     "مریم",
		"مریم تلفن \u200e۰۹۱۲۳۴۵۶۷۸۹\u200e، خوش آمدید": "مریم، خوش آمدید",
		"عائشہ 0301-1234567":         "عائشہ",
		"סיגל, נייד 052-1234567":     "סיגל",
		"Agnieszka tel. 512 345 678": "Agnieszka",
	} {
		if got, found := privacy.Clean(text, all); got != want {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		} else if again, _ := privacy.Clean(got, all); again != got {
			t.Errorf("%q became %q, and that %q", text, got, again)
		}
	}
}

// TestAskedAbout: of what may be a surname somebody is asked, and nothing is taken out.
func TestAskedAbout(t *testing.T) {
	for _, text := range []string{
		"Contact Brightside Ashdowne", "Ask for Priyanka at the desk. Call Wrenna Ashdowne.", "Ask for Mary Hall",
		"Ask for Smith", "We meet with Dr. Brown’s friends", "Call Wrenna 0113 496 0118", "联系人：司马青青",
	} {
		got, _ := privacy.Clean(text, all)
		if found := privacy.Look(text); got != text || len(found) == 0 {
			t.Errorf("%q became %q: %v", text, got, found)
		}
	}
}

// TestNoSurname are names of groups, places, streets, saints and organisations.
func TestNoSurname(t *testing.T) {
	for _, text := range []string{
		"Ask at St John's Church", "Contact St John's Church Hall", "Call Mary Seacole House on Mondays",
		"Rose Garden Café", "Contact Rose Garden Café", "Contact the Grace Road Centre", "ask for rose at the café",
		"Call Samaritans on 116 123", "Call Grace House", "Ring Lily Court, door 4", "Contact Will at the desk",
		"Calle Dr. Fleming 12", "12 Oak Dr Leeds", "Rue du Docteur Roux", "Contact the Anna Freud Centre",
		"Martin Luther King Street", "Dr. Martin Luther King Jr. Library", "Ask for help, then Come In",
		"ASK FOR INFORMATION PACK", "Contact us: Monday to Friday", "Ask for June in June", "Text HELP to 85258",
		"Contact Mary on Monday", "Ask for Tom or Ann", "ask for mark please", "call sue for details",
		"Demander à la Maison Rose", "Contacter l’Association Jeanne d’Arc", "Preguntar en la Casa San José",
		"Contacto: Centro Santa Clara", "اتصل بجمعية محمد علي", "اسأل عن مركز الملك خالد", "اسأل عن سارة عند الباب",
		"اتصل بسارة اليوم", "Kontakt: Haus Anna Rosenstraße", "Hosted by Hearing Voices Network", "Led by peers",
		"Ask Ann, Bob or Cy at the desk", "Meet Ann at King's Cross Station", "Saint Mary Magdalene Church",
		"Miss a week? Come anyway.", "Sir John's Road", "Don Valley Hub", "Ask for the Tea Lady",
		"Контакт: Центр Анны Ахматовой", "Fragen Sie nach dem Raum Anna Freud",
	} {
		for _, f := range privacy.Look(text) {
			if f.Certain {
				t.Errorf("%q: %s %q", text, f.Kind, text[f.Start:f.End])
			}
		}
	}
}
