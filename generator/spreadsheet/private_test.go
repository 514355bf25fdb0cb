package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestTeamColumns: what a column's name says is the team's, in brackets or without, is
// neither read nor told.
func TestTeamColumns(t *testing.T) {
	for _, header := range []string{"(private) consent", "[private] who", "[Private] consent", "{private} consent", "Phone (private)",
		"Phone [intern]", "intern", "Intern: Notizen", "intern Telefon", "vertraulich", "Vertraulich - Telefon", "ne pas publier",
		"Ne pas publier : téléphone", "Téléphone (ne pas publier)", "no publicar", "Teléfono - no publicar", "للفريق", "هاتف (للفريق)",
		"do not publish", "Do not publish: phone", "DO_NOT_PUBLISH", "confidential notes", "team only", "不公开", "не публиковать",
		"não publicar", "（private）consent", "【内部】"} {
		pages, findings := read("name,day,start,\"" + header + "\"\nTea,monday,18:30,SECRET\n")
		said := fmt.Sprintf("%+v", findings)
		if len(pages) != 1 || strings.Contains(said, "SECRET") || strings.Contains(said, "no column") ||
			strings.Contains(said, "Nobody knows") || strings.Contains(fmt.Sprintf("%+v", pages[0].Group), "SECRET") {
			t.Errorf("%s: %d pages, %s", header, len(pages), said)
		}
	}
	for _, header := range []string{"Phone (public)", "phone", "Contact phone"} {
		if pages, _ := read("name,day,start,\"" + header + "\"\nTea,monday,18:30,+441134960118\n"); len(pages) != 1 ||
			pages[0].Group.Contact.Phone == "" {
			t.Errorf("%s is not read", header)
		}
	}
}

// TestRowsOfTheTeam: a row that says that it is not for everybody is left out and counted.
func TestRowsOfTheTeam(t *testing.T) {
	for column, value := range map[string]string{"do not publish": "yes", "private": "x", "ne pas publier": "oui", "no publicar": "sí",
		"unlisted": "1", "vertraulich": "ja", "publish": "no", "opt in": "no", "opt_in": "No", "public": "non", "للفريق": "نعم"} {
		pages, findings := read("name,day,start," + column + "\nTea,monday,18:30," + value + "\nWalk,friday,10:00,\n")
		if said := fmt.Sprint(findings); len(pages) != 1 || pages[0].Title != "Walk" || !strings.Contains(said, "left out: 1") {
			t.Errorf("%s: %d pages %s", column, len(pages), said)
		}
	}
}

// TestCodeInTheNextCell: a password stands in another cell than the word for it.
func TestCodeInTheNextCell(t *testing.T) {
	for _, data := range []string{
		"name,day,start,note,cost\nTea,monday,18:30,Passcode:,580701\n",
		"name,day,start,summary,first_visit\nTea,monday,18:30,\"Tea. Password\",580701\n",
		"name,day,start,Passcode\nTea,monday,18:30,580701\n",
		"name,day,start,summary\nTea,monday,18:30,\"Passcode\n\n580701\"\n",
	} {
		pages, findings := read(data)
		if said := fmt.Sprintf("%+v %+v", pages[0], pages[0].Group) + fmt.Sprint(findings); strings.Contains(said, "580701") {
			t.Errorf("%q: %s", data, said)
		}
	}
}

// TestCodesInPlaces: a code goes from where a group meets and from its number, and the rest stays.
func TestCodesInPlaces(t *testing.T) {
	for cell, want := range map[[2]string]string{
		{"venue", "Hall (code 47B11)"}: "Hall", {"venue", "Room 2, door code 4711"}: "Room 2", {"venue", "Scout hut (keysafe: 1234)"}: "Scout hut",
		{"address", "12 Mill Lane, gate 4711"}: "12 Mill Lane", {"phone", "020 7946 0000 pin 5512#"}: "020 7946 0000",
		{"phone", "020 7946 0000,,5512#"}: "020 7946 0000", {"venue", "Hall 4, Room 1204"}: "Hall 4, Room 1204",
	} {
		pages, findings := read("name,day,start,city,country," + cell[0] + "\nTea,monday,18:30,Leeds,GB,\"" + cell[1] + "\"\n")
		g := pages[0].Group
		if got := g.Place.Venue + g.Place.Address + g.Contact.Phone; got != want {
			t.Errorf("%s became %q: %v", cell, got, findings)
		}
	}
}
