package interchange

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/privacy"
)

// What programs of calendars write below a description, for those who are invited: how to join
// by which machine, numbers to ring, and how to reset a PIN. It says nothing of a group but its
// link, and is taken out whole.

var (
	// rules are the lines by which programs part it off.
	rules = regexp.MustCompile(`^(?:_{10,}|-::~[-:~]{5,})$`)
	// invites are lines with which it begins.
	invites = regexp.MustCompile(`(?i)^(?:.{0,80} is inviting you to a (?:scheduled )?Zoom (?:meeting|webinar)|` +
		`.{0,80} vous invite à une réunion Zoom|.{0,80} (?:le|te) está invitando a una reunión (?:de )?Zoom|` +
		`(?:Join (?:our )?Zoom (?:Meeting|Webinar)|Participer à la réunion Zoom|Rejoindre la réunion Zoom|Entrar Zoom Reunión|` +
		`Unirse a la reunión Zoom|الانضمام إلى اجتماع Zoom|` +
		`Join with Google Meet|Participer avec Google Meet|Rejoindre avec Google Meet|Unirse con Google Meet|الانضمام عبر Google Meet)` +
		`[: ]*(?:<?https?://\S+)?$|` +
		`(?:Microsoft Teams meeting|Réunion Microsoft Teams|Reunión de Microsoft Teams|اجتماع Microsoft Teams)\W*$|` +
		`Microsoft Teams (?:Need help|Vous avez besoin d’aide|Besoin d’aide|¿Necesita ayuda|هل تحتاج)|` +
		`Join on your computer|Rejoindre sur votre ordinateur|Participez sur votre ordinateur|Únase en su PC|Unirse en su equipo)`)
	// invited are those that go on with it, until one says something else.
	invited = regexp.MustCompile(`(?i)^(?:\W*$|` +
		`(?:Topic|Time|Meeting ID|Webinar ID|Passcode|Password|Phone conference ID|Conference ID|PIN|More phone numbers|` +
		`Sujet|Heure|ID de (?:la )?réunion|ID de conférence(?: téléphonique)?|Code secret|Mot de passe|` +
		`Tema|Hora|ID de (?:la )?reunión|Id\. de reunión|Código de acceso|Contraseña|` +
		`الموضوع|الوقت|معر[ّ]?ف الاجتماع|رمز المرور) ?:|` +
		`Join the meeting now|Click here to join|Download Teams|Or call in|Or dial|One tap mobile|Dial by your location|` +
		`Dial in by phone|Find (?:a|your) local number|Learn more|Meeting options|For organi[sz]ers|Join by |Reset PIN|` +
		`Please do not edit|Please download and import|(?:Daily|Weekly|Monthly): https|Every (?:day|week|month)|` +
		`Rejoignez la réunion|Cliquez ici pour|Trouver? un numéro local|En savoir plus|Options de réunion|Ou appelez|` +
		`Unirse a la reunión|Haga clic aquí|Buscar un número local|Más información|Opciones de (?:la )?reunión|O llame|` +
		`[•*]?\s*\+[0-9][0-9 ().,;*#-]{6,}(?: [\pL ,.()-]{0,40})?$|` +
		`[^.!?]{0,60}<?https?://(?:[a-z0-9-]+\.)*(?:zoom\.us|microsoft\.com|aka\.ms|meet\.google\.com|tel\.meet|support\.google\.com)/\S*$)`)
	// program are links that no person writes.
	program = regexp.MustCompile(`(?i)aka\.ms/JoinTeams|/l/meetup-join/|meetingOptions|//tel\.meet/|dialin\.teams\.microsoft`)
)

// withoutInvitation is a description without what a program wrote below it, and that.
func withoutInvitation(text string) (rest, invitation string) {
	var kept, taken []string
	lines := strings.Split(text, "\n")
	inside := false // what was taken out last may go on
	for n := 0; n < len(lines); n++ {
		line := strings.TrimSpace(lines[n])
		if rules.MatchString(line) {
			end := slices.IndexFunc(lines[n+1:], func(l string) bool { return rules.MatchString(strings.TrimSpace(l)) })
			below := lines[n+1:]
			if end >= 0 {
				below = below[:end]
			}
			switch is := isInvitation(below, end >= 0); {
			case is && end >= 0:
				taken, inside = append(taken, below...), true
				n += end // and the rule below it is the next
				continue
			case is || inside:
				inside = true
				continue
			}
		}
		switch {
		case invites.MatchString(line), inside && invited.MatchString(line):
			taken, inside = append(taken, line), true
		default:
			kept, inside = append(kept, lines[n]), false
		}
	}
	if len(taken) == 0 {
		return text, ""
	}
	return strings.TrimSpace(strings.Join(kept, "\n")), strings.Join(taken, "\n")
}

// isInvitation reports whether lines below a rule are an invitation: they begin as one does, or
// have, up to another rule, links that only programs write.
func isInvitation(lines []string, closed bool) bool {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			if invites.MatchString(line) || closed && invited.MatchString(line) {
				return true
			}
			break
		}
	}
	return closed && program.MatchString(strings.Join(lines, "\n"))
}

// description is what an event says of its group; the link in an invitation below is its
// meeting's.
func (r *calendarReader) description(g *calendarGroup, text string) string {
	rest, invitation := withoutInvitation(text)
	if invitation == "" {
		return text
	}
	r.door.note(entrance, g.Where)
	online := &g.Group.Online
	if _, link := withoutMeeting(invitation, false, true); link != "" && online.URL == "" {
		r.door.note(linked, g.Where)
		online.URL = link
		online.AskPasscode = slices.ContainsFunc(privacy.Look(invitation), func(f privacy.Find) bool {
			return f.Kind == privacy.Passcode || f.Kind == privacy.Link
		})
	}
	return rest
}
