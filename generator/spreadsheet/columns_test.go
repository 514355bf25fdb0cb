package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestAskedColumns: the sign of a question in the name of a column changes nothing.
func TestAskedColumns(t *testing.T) {
	for column, want := range map[string]string{"Cost?,Free": "cost: free", "Wheelchair access?,Yes": "access: [wheelchair-access]",
		"Accessible?,Yes": "access: [accessible]", "Accessible ?,oui": "access: [accessible]", "Who for?,Men": "audience: [men]",
		"Pour qui ?,Femmes": "audience: [femmes]"} {
		name, cell, _ := strings.Cut(column, ",")
		page, asked := lines(t, "name,day,start,city,"+name+"\nTea,Monday,19:00,Leeds,"+cell+"\n")
		if !strings.Contains(page, want) || asked != "" {
			t.Errorf("%s: %s %s", column, page, asked)
		}
	}
	page, asked := lines(t, "name,day,start,city,Accessible?,Wheelchair access?,Toilets?\nTea,Monday,19:00,Leeds,Yes,yes,\n")
	if !strings.Contains(page, "access: [accessible, wheelchair-access]") || strings.Contains(asked, "says the same") {
		t.Errorf("two columns of access: %s %s", page, asked)
	}
	if page, asked = lines(t, "name,day,start,city,Accessible?\nTea,Monday,19:00,Leeds,?\n"); strings.Contains(page, "access") || asked != "" {
		t.Errorf("nobody knows the access: %s %s", page, asked)
	}
	if pages, _ := read("name,day,start,city,OK to publish?\nTea,Monday,19:00,Leeds,no\nSoup,Monday,19:00,Leeds,yes\n"); len(pages) != 1 {
		t.Errorf("a no is published: %v", pages)
	}
	if _, findings := read("name,day,start,city,Notes?\nTea,Monday,19:00,Leeds,SECRET\n"); !strings.Contains(fmt.Sprint(findings), "for the team alone") {
		t.Errorf("notes of the team: %v", findings)
	}
}

// TestPublicForWhom: the French "Public" says for whom, and yes or no where its cells do.
func TestPublicForWhom(t *testing.T) {
	page, asked := lines(t, "Nom,Public,Jour,Heure,Ville\nA,Entendeurs de voix,lundi,18h,Lyon\nB,Tout public,mardi,18h,Lyon\n")
	if !strings.Contains(page, "audience: [entendeurs-de-voix]") || asked != "" {
		t.Errorf("%s %s", page, asked)
	}
	if pages, _ := read("Nom,Public,Jour,Heure,Ville\nA,oui,lundi,18h,Lyon\nB,Non,mardi,18h,Lyon\n"); len(pages) != 1 {
		t.Errorf("%d pages", len(pages))
	}
}

// TestSignsOfAudience: ages and signs stay, and all who are for everyone are one.
func TestSignsOfAudience(t *testing.T) {
	for cell, want := range map[string]string{"16-25": "16-25", "18+": "18+", "Men 18+": "Men 18+", "LGBT+": "LGBT+",
		"trans & NB": "Trans and NB", "Over 55s & carers": "Over 55s and carers", "Women (18+)": "Women 18+",
		"All": "Everyone", "Anyone": "Everyone", "Everyone": "Everyone", "tous": "Everyone", "todos": "Everyone", "الجميع": "Everyone",
		"LGBTQ+ people": "LGBTQ+ people"} {
		pages, findings := read("name,day,start,city,Who for\nTea,Monday,19:00,Leeds,\"" + cell + "\"\n")
		if len(pages) != 1 || len(pages[0].Group.Audience) != 1 {
			t.Fatalf("%s: %v", cell, findings)
		}
		if got := hub().Audience.Label(pages[0].Group.Audience[0], "en"); got != want {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
}

// TestUnknownColumns: a column that nobody knows is offered the name that its cells fit.
func TestUnknownColumns(t *testing.T) {
	for column, want := range map[string]string{
		"Meets|Every Tuesday 6.30pm|Fridays 10-11.30am": "called day", "Hrs|7pm|10-12": "called start",
		"Reply to|a@example.org|b@example.org": "called email", "Desk line|0113 496 0118|0113 496 0119": "called telephone",
		"Page on the web|https://a.example.org|b.example.org/x": "called website",
		"Sparrow|blue|green": "If it is only for the team", "Ref|12|44": "If it is only for the team",
	} {
		c := strings.Split(column, "|")
		_, asked := lines(t, "name,city,venue,"+c[0]+"\nTea,Leeds,Hall,"+c[1]+"\nSoup,Leeds,Hall,"+c[2]+"\n")
		if !strings.Contains(asked, want) || !strings.Contains(asked, "(private) "+c[0]) {
			t.Errorf("%s: %s", column, asked)
		}
	}
}

// TestPlaceOnContact: what says how to learn the place is none.
func TestPlaceOnContact(t *testing.T) {
	for _, cell := range []string{"(ring for venue)", "address given on contact", "Ring for address", "adresse donnée à l’inscription",
		"dirección al inscribirse", "العنوان عند التواصل"} {
		page, _ := lines(t, "name,city,day,start,venue\nTea,Leeds,Tuesday,7pm,"+cell+"\n")
		if strings.Contains(page, "venue:") || !strings.Contains(page, "precision: hidden") {
			t.Errorf("%s: %s", cell, page)
		}
	}
}

// TestJoinWords: the plain ways to say how new people come.
func TestJoinWords(t *testing.T) {
	for want, cells := range map[string][]string{
		"contact-first": {"Ring first", "Please ring first", "Call", "Phone", "Email", "Email first", "Email for link", "Appeler avant",
			"Nous écrire", "llamar antes", "الاتصال أولا"},
		"drop-in":  {"just turn up", "Turn up", "Drop in", "Drop-in", "just come", "sans inscription", "sin inscripción", "بدون تسجيل"},
		"register": {"Book ahead", "book", "s’inscrire", "con reserva"},
		"referral": {"Referral"},
	} {
		for _, cell := range cells {
			page, asked := lines(t, "name,city,day,start,How to join\nTea,Leeds,Tuesday,7pm,"+cell+"\n")
			if !strings.Contains(page, "join: "+want) || asked != "" {
				t.Errorf("%s: %s %s", cell, page, asked)
			}
		}
	}
}
