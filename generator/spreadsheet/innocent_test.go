package spreadsheet

import (
	"strings"
	"testing"
)

// saidOf is how a group that meets on Tuesdays at 18:30 in a hall is listed with a note that
// readers see, and with one in a column that is not read, in short: open, paused, closed, asked,
// draft, left out, and the first and the last day that its meetings have then.
func listedWith(note string) (public, unread string) {
	of := func(column string) string {
		pages, findings := read("name,day,start,venue,city," + column + "\nTea,tuesday,18:30,Hall,Leeds,\"" + note +
			"\"\nWalk,friday,10:00,Hall,Leeds,\n")
		if len(pages) < 2 {
			return "left out"
		}
		g := pages[0].Group
		out := "open"
		for _, f := range findings {
			if strings.Contains(f.Message.String(), "may mean") {
				out = "asked"
			}
		}
		switch status := string(g.Status); {
		case pages[0].Draft:
			out = "draft"
		case status == "paused", status == "closed":
			out = status
		case len(g.Schedule) == 0:
			out = "no day"
		case !g.Schedule[0].From.IsZero():
			out += " from " + g.Schedule[0].From.String()
		case !g.Schedule[0].Until.IsZero():
			out += " until " + g.Schedule[0].Until.String()
		}
		if !g.Resumes.IsZero() {
			out += " " + g.Resumes.String()
		}
		return out
	}
	return of("Notes (public)"), of("Scribbles")
}

// TestInnocent: notes of a group that meets, with words in them that others close with.
func TestInnocent(t *testing.T) {
	for _, note := range []string{
		"This is a closed group: once it has started, nobody new joins.", "Closed on bank holidays.", "Closed during August.",
		"Doors close at 7.15.", "The old group has closed but this one goes on.", "We're not running late if you come at ten past.",
		"We never close.", "Full – waiting list", "Live on Zoom", "The group was paused. It has started again in May.",
		"Please close the gate behind you.", "Members often say they feel no longer alone.", "We take a break at 8 for tea.",
		"The café closes at 9, so we finish on time.", "Parking stops at 6pm.", "The lift is out of order, please use the ramp.",
		"Cancelled at short notice? We text everyone.", "We will let you know if a meeting is cancelled.",
		"The nearest bus stop is closed, use the one in Mill Lane.", "For people who have lost a job or whose business has folded.",
		"Chairs are folded away at the end; help is welcome.", "The group was founded when the day centre closed.",
		"Enrolment closes on 1 March.", "We never cancel, even in snow.", "A closed Facebook group lets us chat between meetings.",
		"Ring the bell if the door is closed.", "For those whose treatment has ended.", "Meets all year, no breaks.",
		"We start at 7 and end at 9.", "Closed captions are on.", "Suspended sentence? You are welcome too.",
		"Fermé les jours fériés.", "La porte ferme à 19 h 15.", "Groupe fermé : sur inscription.", "Pas de réunion en août.",
		"Nous faisons une pause vers 20 h.", "L'ancien groupe a fermé, celui-ci continue.",
		"Réunion annulée ? Nous prévenons par SMS.", "Complet, liste d'attente.", "Le groupe était en pause. Il a repris en mai.",
		"Fermez la porte derrière vous.", "Pour celles et ceux qui ont arrêté de fumer.",
		"Cerrado en festivos.", "La puerta se cierra a las 19:15.", "Grupo cerrado, previa inscripción.",
		"Hacemos una pausa a las 20:00.", "No hay reunión en agosto.", "El grupo anterior cerró, pero este sigue.", "Nunca cerramos.",
		"El grupo estuvo en pausa. Volvió en mayo.", "Para personas que han terminado el tratamiento.",
		"Grupo completo, hay lista de espera.", "Si se cancela una reunión, avisamos por WhatsApp.",
		"مغلق في العطل الرسمية", "مجموعة مغلقة، يلزم التسجيل", "نتوقف للاستراحة عند الثامنة", "لا اجتماع في أغسطس",
		"المجموعة القديمة أغلقت لكن هذه مستمرة", "كانت المجموعة متوقفة. عادت في مايو", "يغلق الباب الساعة السابعة والربع",
		"An Feiertagen geschlossen.", "Geschlossene Gruppe, bitte vorher anrufen.", "Die Tür schließt um 19:15.",
		"Wir machen um acht eine Pause.", "Im August findet kein Treffen statt.", "Die alte Gruppe ist beendet, diese läuft weiter.",
		"The hall closes at 9.30 sharp", "Sorry, the ladies' toilet is closed", "We stop for a cuppa half way",
		"Newcomers: please come ten minutes before we start", "The waiting list is closed at present",
		"If the library is shut we meet in the café", "There is no meeting on Christmas Day",
		"We have been running since 2009 and have never missed a week", "Members only on the last Tuesday",
		"For anyone who has ended a relationship", "The meeting may finish early", "Cancelled trains? Ring for a lift",
		"No need to book, just turn up", "Free parking ends at 7", "We fold the chairs together afterwards",
		"Now in its tenth year", "Our Facebook page is now closed to posts", "Please switch off phones, no break",
		"Group work starts at 7pm", "New members start with a chat", "The course ends on 12 March 2027 but the group goes on",
		"Last orders for tea at 8", "The crèche is suspended", "Back door is open, front door is closed",
		"We used to meet on Thursdays", "Quiet room now available",
		"Le parking est fermé le soir", "Nous arrêtons à 20 h précises", "Pas besoin de s'inscrire", "La cafétéria est en pause l'été",
		"Une pause est prévue à mi-temps", "Le secrétariat est fermé le lundi",
		"El bar está cerrado los martes", "No se cierra en verano", "Terminamos a las nueve", "Ya no hace falta inscribirse",
		"المطبخ مغلق حاليًا", "ننتهي في التاسعة مساءً", "Nach der Sommerpause geht es im September weiter, sonst immer dienstags",
		"Closes for lunch at one", "We keep the door closed for privacy", "Small group, never more than eight", "The group has been going since 2011 and meets weekly",
		"Ask at the front desk, it closes at 8", "Some members have stopped taking medication", "If nobody is there at 7, ring the bell",
		"No longer drinking? Come along", "Held in the small hall now that the big one is let", "Now wheelchair accessible",
		"Currently 12 members", "Back row seats are best for hearing", "We finish the evening with a song", "Open all year except when schools are closed",
		"Starts promptly", "L'accueil ferme à 18 h", "On ne ferme jamais la porte à personne", "Nous finissons par un goûter",
		"Se cierra con una oración", "Para quienes han perdido a alguien", "Quien ha dejado de beber es bienvenido", "ننهي اللقاء بالشاي",
		"لمن فقد عزيزًا", "Nach dem Treffen schließen wir ab", "Wer aufgehört hat zu trinken, ist willkommen",
		"Suspendido en 2020 y retomado en 2021", "Suspendu en 2020, repris en 2021", "Pause in den Schulferien", "So no need to book",
		"So come as you are", "La porte est fermée faute de gardien, sonnez", "Keine Treffen in den Ferien",
		"Die Gruppe ruht in den Schulferien", "Nach dem Treffen wird die Kasse aufgelöst", "Service users run the group",
		"A break at eight", "Group of eight", "Groupe de parole", "Groupe fermé",
		"We start again at 8 after the break", "Starts again at 7.30", "Nous nous reposons à mi-temps", "Nos despedimos con una canción",
		"We said goodbye to cigarettes", "Un descanso a las ocho",
		"No sessions for under 18s", "No meeting fee", "Not on the bus route", "Nous faisons une pause café", "We take a break at eight",
	} {
		if public, unread := listedWith(note); public != "open" || unread != "open" {
			t.Errorf("%s: %s, in a column that is not read %s", note, public, unread)
		}
	}
}

// TestClosing: notes of a group that is paused or over, begins or ends on a day, or has changed.
func TestClosing(t *testing.T) {
	for note, want := range map[string]string{
		"Now on Thursdays": "asked", "Time changed to 19:00": "asked", "Currently online only": "asked",
		"Now on Tuesdays": "open", "Time changed to 18:30": "open", "Time changed to 6.30pm": "open",
		"Sadly this group finished in June": "closed", "Group has merged with the Leeds group": "asked",
		"Last meeting 15 December 2025": "open until 2025-12-15", "Last meeting: 15/12/2025": "open until 2025-12-15",
		"Starts 12 January 2027": "open from 2027-01-12", "First meeting 12 January 2027": "open from 2027-01-12",
		"Starts in January": "asked", "Last meeting 15 December": "asked",
		"De momento no hay reuniones": "paused", "Pas de réunion pour le moment": "paused", "لا لقاءات في الوقت الحالي": "paused",
		"no longer running": "closed", "folded": "closed", "wound up": "closed", "on hold": "paused", "taking a break": "paused",
		"back in September": "paused", "disbanded": "closed", "suspended until further notice": "paused",
		"closed due to covid": "paused", "lost our venue": "asked", "We have lost our venue": "asked",
		"No meetings for the time being": "paused", "Not meeting at present": "paused",
		"The group closed in June": "asked", "Le groupe a fermé en juin": "closed", "El grupo terminó en junio": "closed",
		"انتهت المجموعة في يونيو": "closed", "Il groupe a fusionné": "open",
		"Le groupe a fusionné avec celui de Lyon": "asked", "El grupo se ha fusionado con el de Madrid": "asked",
		"اندمجت المجموعة مع مجموعة أخرى": "asked",
		"Désormais le jeudi": "asked", "Ahora los jueves": "asked", "الآن أيام الخميس": "asked", "Désormais le mardi": "open",
		"Nouvel horaire : 19h": "asked", "Nuevo horario: 19:00": "asked", "تغير الموعد إلى 19:00": "asked",
		"Actuellement en ligne uniquement": "asked", "Actualmente solo en línea": "asked", "حاليًا عبر الإنترنت فقط": "asked",
		"Dernière réunion le 15 décembre 2025": "open until 2025-12-15", "Última reunión el 15 de diciembre de 2025": "open until 2025-12-15",
		"آخر لقاء 15 ديسمبر 2025":             "open until 2025-12-15",
		"Première réunion le 12 janvier 2027": "open from 2027-01-12", "Empieza el 12 de enero de 2027": "open from 2027-01-12",
		"يبدأ في 12 يناير 2027":      "open from 2027-01-12",
		"Fermé en raison de travaux": "paused", "Cerrado por obras": "paused", "مغلق بسبب التجديد": "paused",
		"De retour en septembre": "paused", "De vuelta en septiembre": "paused", "نعود في سبتمبر": "paused",
		"Nous avons perdu notre salle": "asked", "Hemos perdido el local": "asked", "فقدنا مكاننا": "asked",
		"Suspendu jusqu'à nouvel ordre": "paused", "Suspendido hasta nuevo aviso": "paused", "معلق حتى إشعار آخر": "paused",
		"The group was paused. It starts again in May": "paused", "The group has closed. We hope to be back one day": "closed",
		"This group has now stopped running.":               "closed",
		"Group closed as of 31st March 2026":                "closed",
		"We've decided to bring the group to an end.":       "asked",
		"Paused over winter, restarting in March":           "paused",
		"Not running this term":                             "paused",
		"Temporarily suspended while the hall is repaired":  "paused",
		"Our last session was on 4 June 2026.":              "open until 2026-06-04",
		"From September we meet on Wednesdays instead":      "asked",
		"Start time is now 7.30pm":                          "asked",
		"New day: Friday":                                   "asked",
		"Only on Zoom at the moment":                        "asked",
		"We are having a rest until the spring":             "paused",
		"Group dissolved":                                   "closed",
		"Please don't come, nobody is there any more":       "asked",
		"Starting again on 3 February 2027":                 "paused 2027-02-03",
		"New group! First session on 9 January 2027.":       "open from 2027-01-09",
		"Le groupe n'existe plus.":                          "closed",
		"Interrompu jusqu'à la rentrée":                     "paused",
		"Les réunions sont suspendues.":                     "paused",
		"Nous ne nous réunissons plus":                      "closed",
		"Les rencontres ont lieu maintenant le vendredi":    "asked",
		"Arrêt définitif en décembre":                       "closed",
		"El grupo ya no se reúne":                           "closed",
		"Reuniones suspendidas hasta enero":                 "paused",
		"Hemos cerrado definitivamente":                     "closed",
		"Ahora nos reunimos los viernes":                    "asked",
		"El grupo se despidió en junio":                     "closed",
		"توقفت اللقاءات حتى إشعار آخر":                      "paused",
		"لم نعد نجتمع":                                      "closed",
		"أصبحت اللقاءات يوم الجمعة":                         "asked",
		"The group isn't meeting just now":                  "paused",
		"No sessions until further notice":                  "paused",
		"Closed since Covid":                                "paused",
		"Due to low attendance this group has stopped":      "closed",
		"Meetings will restart in the autumn":               "paused",
		"The last group was held on 3 May 2026":             "open until 2026-05-03",
		"Day has moved to Mondays":                          "asked",
		"Meets Mondays from now on":                         "asked",
		"We have paused the group for the moment":           "paused",
		"Coming to an end on 30 April 2027":                 "open until 2027-04-30",
		"This one has been discontinued":                    "closed",
		"Le groupe s'est arrêté faute de bénévoles":         "closed",
		"Reprise des rencontres en janvier":                 "paused",
		"Le groupe fait une pause jusqu'en mars":            "paused",
		"El grupo está inactivo desde marzo":                "paused",
		"Se suspenden las reuniones":                        "paused",
		"Las reuniones pasan al jueves":                     "asked",
		"المجموعة لا تجتمع هذه الأيام":                      "paused",
		"تم إغلاق المجموعة":                                 "closed",
		"Sadly we have had to call it a day":                "closed",
		"This group will not be coming back":                "closed",
		"Not meeting again until a volunteer comes forward": "paused",
		"Nous avons dit au revoir en juillet":               "closed",
		"Le groupe a dû fermer faute de subvention":         "closed",
		"On se repose jusqu'à Pâques":                       "paused",
		"El grupo tuvo que cerrar por falta de fondos":      "closed",
		"No habrá más sesiones":                             "paused",
		"Descanso hasta Semana Santa":                       "paused",
		"نرتاح حتى العيد":                                   "paused",
		"لا مزيد من اللقاءات":                               "closed",
		"اضطرت المجموعة إلى الإغلاق لنقص التمويل":           "closed",
		"Ce groupe ne reprendra pas.":                       "closed",
		"Este grupo no va a continuar":                      "closed",
		"En stand-by faute de salle":                        "paused",
		"Group disbanded":                                   "closed",
		"Service discontinued March 2026":                   "closed",
		"We lost a room, so no sessions for now":            "paused",
		"Relâche jusqu'à la rentrée":                        "paused",
		"Le groupe s'est arrêté faute d'animateur":          "closed",
		"Groupe dissous en mars 2026":                       "closed",
		"Grupo disuelto en mayo de 2026":                    "closed",
		"لم تعد المجموعة تجتمع":                             "closed",
		"المجموعة في استراحة حتى العام الجديد":              "paused",
		"Die Gruppe trifft sich nicht mehr":                 "closed",
		"Die Gruppe hat sich aufgelöst.":                    "closed",
		"Die Gruppe wurde eingestellt":                      "closed",
		"Die Gruppe pausiert derzeit":                       "paused",
		"Fällt bis auf Weiteres aus":                        "paused",
		"Zurzeit keine Treffen":                             "paused",
	} {
		public, unread := listedWith(note)
		if public != want {
			t.Errorf("%s: %s, want %s", note, public, want)
		}
		if want == "asked" {
			want = "draft"
			if unread == "asked" {
				want = "asked"
			}
		}
		if unread != want {
			t.Errorf("%s: in a column that is not read %s, want %s", note, unread, want)
		}
	}
}

// TestClosingInText: what may close a group in a text about it, where a part of the text begins
// with that, is asked about; what only stands in one is not.
func TestClosingInText(t *testing.T) {
	for text, want := range map[string]string{
		"We talk and listen. This group has merged with Thursday Circle.": "asked",
		"Lieu calme. Nous avons perdu notre salle.":                       "asked",
		"Group disbanded in May 2026.":                                    "closed",
		"Groupe dissous en mars 2026.":                                    "closed",
		"Grupo cerrado, previa inscripción.":                              "open",
		"Groupe fermé : sur inscription.":                                 "open",
		"For families who have merged households.":                        "open",
		"The group was founded when two others merged.":                   "open",
		"We help when a business may close.":                              "open",
		"Suspended sentence? You are welcome too.":                        "open",
		"No answer is wrong here.":                                        "open",
		"No leader: we take turns.":                                       "open",
		"Closed over August.":                                             "open",
	} {
		pages, findings := read("name,day,start,venue,city,summary\nTea,tuesday,18:30,Hall,Leeds,\"" + text + "\"\nWalk,friday,10:00,Hall,Leeds,\n")
		got := "open"
		for _, f := range findings {
			if strings.Contains(f.Message.String(), "may mean") {
				got = "asked"
			}
		}
		if status := string(pages[0].Group.Status); status != "" && status != "active" {
			got = status
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
