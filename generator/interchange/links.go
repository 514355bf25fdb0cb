package interchange

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/privacy"
)

var (
	webText = regexp.MustCompile(`(?i)(?:\b(?:to|at|by|on|via|using|through|per|über|unter|par|sur|à|por|en|a|على|عبر):?[ ]+)?<?(?:https?://|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s\p{Zs}<>"“”«»()\[\]]+>?`)
	// meetingID is the number of a meeting behind the word for it, in the words of each language.
	meetingID = regexp.MustCompile(`(?i)(?:(?:zoom|teams|webex|skype|meeting|conference|webinar|meeting-|besprechungs-|sitzungs-)[ -]*)?` +
		`\b(?:id|nummer|number|id de (?:la )?(?:réunion|reunión|reunion)|id de (?:la )?conférence|número de (?:la )?reunión|código de (?:la )?reunión)` +
		`[ \x{00A0}]*[:#=]?[ \x{00A0}]*([0-9٠-٩][0-9٠-٩ \x{00A0}-]{6,13}[0-9٠-٩])|` +
		`(?:معرف الاجتماع|معرّف الاجتماع|رقم الاجتماع)[ :]*([0-9٠-٩][0-9٠-٩ -]{6,13}[0-9٠-٩])`)
	// rungFirst is a number to ring, before what is dialled then; conference is the word for a
	// number that opens a line and no room on a screen.
	rungFirst  = regexp.MustCompile(`\+?[0-9٠-٩(][0-9٠-٩ ().\x{00A0}-]{5,}[0-9٠-٩]`)
	conference = regexp.MustCompile(`(?i)conf[ée]ren[cz]|conferencia|conferência|konferen|конференци`)
	idWord     = regexp.MustCompile(`(?i)\bid\b|meeting|zoom|teams|webex|réunion|reunión|conf|اجتماع`)
	// keyedID is the number of a meeting as it is pressed on a telephone, with or without a word for it, and dialIn the number
	// to ring for that.
	keyedID = regexp.MustCompile(`(?i)(?:\b(?:(?:phone )?conf(?:erence|érence)? id|access (?:number|code)|(?:conference|bridge|room|bridge room) (?:number|code|id)?|` +
		`participant (?:code|number|id)|event (?:number|id)|numéro d[’']accès|code d[’']accès|número de acceso|código de acceso|` +
		`رقم الدخول|رقم المؤتمر)[ \x{00A0}]*[:#=]?[ \x{00A0}]*[0-9٠-٩][0-9٠-٩ \x{00A0}-]{3,13}[0-9٠-٩]|[0-9٠-٩][0-9٠-٩ \x{00A0}-]{5,13}[0-9٠-٩])#|` +
		`\b(?:(?:phone )?conf(?:erence|érence)? id|access number|(?:conference|bridge) (?:room|number|id)|room|participant (?:code|number|id)|` +
		`event number|numéro d[’']accès|número de acceso)[ \x{00A0}]*[:#=]?[ \x{00A0}]*[0-9٠-٩][0-9٠-٩ \x{00A0}-]{5,13}[0-9٠-٩]`)
	dialIn = regexp.MustCompile(`(?i)(?:\b(?:or )?(?:dial(?:[ -]?in)?|call[ -]in|conference call|telephone|phone|appelez|par téléphone|llame|por teléfono|marque)\b|أو اتصل)` +
		`[ :–-]*(?:\([A-Z]{2}\) ?)?\+?[0-9٠-٩(][0-9٠-٩ ().\x{00A0}-]{5,}[0-9٠-٩](?: ?\([^()]{0,40}\))?`)
	beforeID = regexp.MustCompile(`\+?[0-9٠-٩(][0-9٠-٩ ().\x{00A0}-]{5,}[0-9٠-٩](?: ?\([^()]{0,40}\))?[ ,;:–-]*$`)
	// dialTail is what a telephone sends behind a number.
	dialTail = regexp.MustCompile(`(\+?[0-9(][0-9() .\x{00A0}-]{5,}[0-9])(?:\\?[,;]+\\?[*#]*[0-9][0-9 ]{2,}\\?[*#]*|\\?[,;]+\\?[*#]+)+`)
	// bareLead is what led to a link, where nothing else stands in the line.
	bareLead = regexp.MustCompile(`(?i)(^|[.!?\n(][ ]*)(?:(?:join|join us|meet|on|by|via|at|link|zoom|zoom link|teams|webex|skype|jitsi|google meet|online|meeting link|` +
		`lien|lien zoom|rejoindre|enlace|enlace de zoom|únase|unirse|رابط|رابط الاجتماع|انضم)[ :–-]*)+($|[.!?\n)])`)
	linkless = regexp.MustCompile(`\[([^\[\]\n]*)\]\(\)`) // of Markdown
	gaps     = regexp.MustCompile(`[ \x{00A0}]{2,}`)
)

// withoutMeeting is a text without how to get into a meeting, and the first link that
// stood there, without its secrets. Behind a number to ring, the number of the meeting
// stays where a code guards it, for nobody gets in by it alone, and so does that of a
// conference of telephones. (The PIN of Google Meet guards nothing and lets in alone: it
// is taken out as a passcode is, and readers ask for it.)
//
// Of a closed meeting nothing stays, and no number to ring beside it either.
func withoutMeeting(s string, guarded, closed bool) (clean, link string) {
	clean = webText.ReplaceAllStringFunc(s, func(m string) string {
		whole := strings.Trim(m[strings.LastIndexAny(m, " <")+1:], "<>") // without what leads to it
		address := strings.TrimRight(whole, ".,;:!?'’*_…")
		plain := strings.ReplaceAll(address, `\`, "")
		if !privacy.IsRoom(plain) {
			return m
		}
		if link == "" {
			if !strings.Contains(plain, "://") {
				plain = "https://" + plain
			}
			link, _ = privacy.WithoutSecrets(plain)
		}
		return strings.Trim(strings.TrimPrefix(whole, address), "*_")
	})
	if !guarded || closed {
		clean = dialTail.ReplaceAllString(clean, "$1")
	}
	stays := func(f privacy.Find) bool {
		id := clean[f.Start:f.End]
		return !closed && !strings.Contains(id, "/") && (guarded || conference.MatchString(id)) && rungFirst.MatchString(clean[:f.Start])
	}
	var found []privacy.Find
	for _, m := range meetingID.FindAllStringIndex(clean, -1) {
		if idWord.MatchString(clean[m[0]:m[1]]) {
			found = append(found, privacy.Find{Start: m[0], End: m[1]})
		}
	}
	found = slices.DeleteFunc(privacy.Together(privacy.Rooms(clean), found), stays)
	if closed {
		found = privacy.Together(rung(clean, found), found)
	}
	clean = privacy.Take(clean, found)
	if clean == s {
		return s, ""
	}
	clean = linkless.ReplaceAllString(clean, "$1")
	for _, empty := range []string{"[]", "()", "( )", "<>"} {
		clean = strings.ReplaceAll(clean, empty, "")
	}
	clean = bareLead.ReplaceAllString(clean, "$1$3")
	clean = gaps.ReplaceAllString(clean, " ")
	clean = strings.NewReplacer(" .", ".", " ,", ",", "..", ".", ". .", ".", ",.", ".", ": .",
		".").Replace(strings.ReplaceAll(clean, "...", "…"))
	if strings.Trim(clean, " .,;:|/–—-·•*_()") == "" {
		return "", link
	}
	lines := strings.Split(clean, "\n")
	for n, line := range lines {
		lines[n] = strings.TrimRight(line, " ,;:")
	}
	return strings.TrimLeft(strings.Join(lines, "\n"), " .,;:"), link
}

// rung are the numbers of a closed meeting as they are pressed on a telephone, and those to ring for that: with the word for
// it, or right before the number of a meeting.
func rung(text string, ids []privacy.Find) (out []privacy.Find) {
	for _, m := range keyedID.FindAllStringIndex(text, -1) {
		out = append(out, privacy.Find{Start: m[0], End: m[1]})
	}
	if ids = append(slices.Clone(out), ids...); len(ids) == 0 {
		return nil
	}
	for _, m := range dialIn.FindAllStringIndex(text, -1) {
		out = append(out, privacy.Find{Start: m[0], End: m[1]})
	}
	for _, id := range ids {
		if m := beforeID.FindStringIndex(text[:id.Start]); m != nil {
			out = append(out, privacy.Find{Start: m[0], End: id.Start})
		}
	}
	return out
}

// sayable are the fields with sentences.
var sayable = []string{"summary", "first_visit", "text", "note", "cost", "role", "venue", "address", "name", "title",
	"organisation"}

// meeting takes out of the texts of a draft how to get into its meeting. A link that
// stands nowhere else comes under online, where the group says whether readers see it.
func (o *door) meeting(d *frontmatter.Draft) {
	link, group, online, own, lost := "", "", -1, false, map[int]bool{}
	taken := false
	guarded := slices.Contains(d.Lines, "  ask_passcode: true")
	out := func(s string) string {
		clean, found := withoutMeeting(s, guarded, o.closed)
		if link == "" {
			link = found
		}
		taken = taken || clean != s
		return clean
	}
	d.Text = out(d.Text)
	for n, line := range d.Lines {
		if !strings.HasPrefix(line, " ") {
			if group, _, _ = strings.Cut(line, ":"); group == "online" {
				online = n
			}
		}
		m := fieldLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		own = own || group == "online" && m[2] == "url"
		if group == "contact" && m[2] == "url" {
			was, _ := frontmatter.Read(m[3])
			if room := privacy.IsRoom(was); room || privacy.IsEditable(was) {
				o.note(asSite, d.Where)
				if lost[n] = true; room && link == "" {
					link, _ = privacy.WithoutSecrets(was)
				}
			}
			continue
		}
		if !slices.Contains(sayable, m[2]) && !(group == "contact" && m[2] == "phone") {
			continue
		}
		was, ok := frontmatter.Read(m[3])
		if is := out(was); ok && is != was {
			switch d.Lines[n] = m[1] + m[2] + ": " + frontmatter.Text(is); {
			case is != "":
			case group == m[2] && (group == "name" || group == "title"):
				d.Lines[n] = m[1] + m[2] + ": Group"
			default:
				lost[n] = true
			}
		}
	}
	if taken {
		o.note(entrance, d.Where)
	}
	if link != "" && !own && !d.Translation {
		o.note(linked, d.Where)
		line := "  url: " + frontmatter.Text(link)
		if online >= 0 && d.Lines[online] == "online:" {
			d.Lines[online] += "\n" + line
		} else if online < 0 {
			d.Lines = append(d.Lines, "online:", line)
		}
	}
	d.Lines = withoutLines(d.Lines, lost)
}
