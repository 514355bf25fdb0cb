package interchange

import (
	"strings"
	"testing"
)

// Names of events, written down before anybody looked at the words by which they are told apart.
var groupEvents = []string{
	"Catch up café", "1:1 peer support drop-in", "Birthday club", "Hearing Voices Network – Leeds", "Tuesday circle",
	"Grief and loss group", "Men's Shed", "Carers' coffee morning", "Walk and talk", "Depression Alliance meeting",
	"Meeting of minds", "Open table", "Recovery college: Writing for wellbeing", "Women's group (Roundhay)",
	"Peer support for new parents", "Friday night film club", "Lunch club", "Dinner and chat", "SMART Recovery",
	"Dual diagnosis anonymous", "Young people's drop-in", "Mindful walking", "Anxiety UK meetup",
	"Trauma survivors circle", "Hospital discharge support group", "Groupe d'entraide mutuelle", "Café des aidants",
	"Cercle de parole du jeudi", "Atelier d'écriture", "Réunion des entendeurs de voix", "Club de anniversaires",
	"Grupo de apoyo mutuo", "Café de los martes", "Encuentro de familiares", "Taller de bienestar",
	"Selbsthilfegruppe Angst", "Offener Treff am Dienstag", "Frühstückstreff", "مجموعة دعم الأقران", "لقاء الأمهات",
	"حلقة الخميس", "مقهى العائلات", "Social workers' peer support group", "Chemo support group",
	"Coffee morning (Park Surgery)", "Women's circle, Court Road", "Coffee with carers", "Tea with friends", "CA meeting",
	"AG Selbsthilfe Treff", "Book club", "Board games night", "Hearing Voices", "Team Hope", "Away with worry", "Hold on",
	"Dentist phobia support group",
	"Knit and natter", "Bereaved parents evening", "Sound bath & sharing", "Music for the mind", "Dads' breakfast", "Long Covid peer group", "Marche et papote", "Repas partagé du vendredi", "Paseo y charla", "Kaffeeklatsch für Angehörige", "جلسة حوار للناجين",
	"Crafternoon", "Tea and toast", "Bipolar peer group", "Singing for lungs", "Men's talk", "Parents of addicts", "Allotment gang", "Queer coffee", "Marche du dimanche", "Les entendeurs de voix", "Café des voisins", "Paseo de los lunes", "Mujeres en red", "Spieleabend", "Gesprächskreis Trauer", "نساء معا",
}

var ownEvents = []string{
	"Home visit Mrs K", "Court hearing J.", "Lunch with Dave", "AGM", "Trustees meeting", "Supervision",
	"Annual leave Sam", "Call Anna back", "Payroll deadline", "Pick up keys from Sue", "Flat viewing", "Fire alarm test",
	"Boiler service", "Volunteer induction", "Funding bid deadline", "Meeting with council", "Grant report due",
	"Tom away", "Karen off", "Physio 10am", "Blood test", "Probation appointment P.", "Assessment: new client",
	"School meeting re Leo", "Train to London", "Visite à domicile Mme D.", "Audience tribunal", "Déjeuner avec Paul",
	"Assemblée générale", "Congés Marie", "Rendez-vous médecin", "Réunion du CA", "Entretien annuel Luc",
	"Visita domiciliaria Sra. P.", "Juicio de Carlos", "Comida con Ana", "Asamblea general", "Vacaciones de Pedro",
	"Hausbesuch Frau M.", "Gerichtstermin", "Mittagessen mit Jens", "Mitgliederversammlung", "Urlaub Petra",
	"Teambesprechung", "زيارة منزلية", "جلسة محكمة", "غداء مع سارة", "إجازة أحمد", "اجتماع مجلس الإدارة",
	"الجمعية العمومية", "Meeting with Sue", "Tea w/ Bob", "Mr Patel assessment", "Steering group", "Dentist",
	"Trustees away day", "Sam A/L",
	"Zoom w/ funders", "Jo's leaving do", "Minibus MOT", "Interview panel", "1-1 Sarah", "Collect prescription", "Dr appt", "Rdv banque", "Reunión con Hacienda", "Zahnreinigung", "موعد البنك",
	"Ring plumber", "Finance subgroup", "1:1 with Mo", "Review meeting Bob", "Mrs Ahmed assessment", "Sam holiday", "Funders visit", "Pick up minibus", "Dave birthday", "Réunion salariés", "Appeler la CAF", "Reunión equipo", "Cena con Luis", "Arzt Karl", "Vorstandstreffen", "اجتماع الفريق",
}

// TestNamesOfEvents: what is somebody's own, or a team's, is a draft by its name; a group is none
// because a word of its name may be somebody's own.
func TestNamesOfEvents(t *testing.T) {
	for draft, names := range map[bool][]string{false: groupEvents, true: ownEvents} {
		for _, name := range names {
			in := readText(t, calendar("BEGIN:VEVENT\nUID:1@x\nSUMMARY:"+name+"\n"+everyTuesday+"\nEND:VEVENT"))
			live := len(in.Drafts) == 1 && !strings.Contains(in.Drafts[0].File(), "draft: true")
			if live == draft {
				t.Errorf("%s: for everybody %v", name, live)
			}
		}
	}
}
