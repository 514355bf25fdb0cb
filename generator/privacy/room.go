package privacy

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// rooms are the hosts of meetings, with those below them, and of some what the path
// begins with, or has in it, behind a star. Whoever opens such an address is among those who meet.
var rooms = []struct{ host, path string }{
	{"zoom.us", ""}, {"zoom.com", "/j/"}, {"zoom.com", "/my/"}, {"zoomgov.com", ""}, {"meet.google.com", ""},
	{"g.co", "/meet"}, {"teams.microsoft.com", ""}, {"teams.live.com", ""}, {"teams.microsoft.us", ""}, {"webex.com", ""},
	{"meet.jit.si", ""}, {"8x8.vc", ""}, {"gotomeeting.com", ""}, {"gotomeet.me", ""}, {"meet.goto.com", ""},
	{"goto.com", ""}, {"skype.com", ""}, {"whereby.com", ""}, {"bluejeans.com", ""}, {"ringcentral.com", ""},
	{"chime.aws", ""}, {"lifesizecloud.com", ""}, {"starleaf.com", ""}, {"gather.town", ""}, {"discord.gg", ""},
	{"discord.com", "/invite"}, {"discordapp.com", "/invite"}, {"freeconferencecall.com", ""}, {"meet.ffmuc.net", ""},
	{"livestorm.co", ""}, {"dialpad.com", ""}, {"chat.whatsapp.com", ""}, {"t.me", "/joinchat"}, {"t.me", "/+"},
	{"telegram.me", "/joinchat"}, {"telegram.me", "/+"}, {"telegram.dog", "/"}, {"signal.group", ""},
	{"m.me", "/j/"}, {"m.me", "/ch/"}, {"msngr.com", ""}, {"messenger.com", ""}, {"facebook.com", "/messenger"},
	{"facebook.com", "/messages"}, {"facebook.com", "/groupcall"}, {"line.me", "/r/ti/g"}, {"line.me", "/ti/g"},
	{"invite.viber.com", ""}, {"join.slack.com", ""}, {"matrix.to", ""}, {"chat.google.com", ""}, {"open.kakao.com", ""},
	{"zalo.me", "/g/"}, {"groupme.com", "/join_group"}, {"facetime.apple.com", ""}, {"call.element.io", ""},
	{"groups.google.com", "*/join"}, {"groups.google.com", "*/invite"}, {"groups.io", "*/join"}, {"groups.io", "*/invite"},
	{"slack.com", "*/shared_invite"}, {"guilded.gg", "/i/"}, {"rvlt.gg", ""}, {"invite.gg", ""}, {"dsc.gg", ""}, {"facebook.com", "*/invite"},
	{"wire.com", "/conversation-join"}, {"threema.group", ""}, {"band.us", "/n/"}, {"bigbluebutton.org", ""},
	{"talky.io", ""}, {"talk.brave.com", ""}, {"app.element.io", ""}, {"senfcall.de", "*-"}, {"fairmeeting.net", ""}, {"kmeet.infomaniak.com", ""},
	{"framatalk.org", ""}, {"mirotalk.com", "*/join"}, {"vdo.ninja", ""}, {"workadventu.re", "/@/"}, {"rendez-vous.renater.fr", "/"},
	{"webinaire.numerique.gouv.fr", "/meeting"}, {"signal.link", ""}, {"call.whatsapp.com", ""}, {"teams.cloud.microsoft", ""}, {"duo.google.com", ""},
	{"palava.tv", ""}, {"join.me", ""}, {"lync.com", ""}, {"spatial.chat", "/s/"}, {"wonder.me", "/r"},
}

// ownRooms are the first words of the hosts of those who keep rooms themselves.
var ownRooms = []string{"jitsi", "bbb", "bigbluebutton", "meet", "visio", "visioconf", "webconf", "videoconf", "greenlight", "zoom", "webex"}

// ownPaths are the paths of their rooms, whatever the host is called: those of BigBlueButton, Nextcloud Talk and OpenTalk
// are made by the program.
var ownPaths = late(`^/(?:[a-z]{1,15}/)?b/[a-z0-9]{3}(?:-[a-z0-9]{3}){2,3}/?$|^/(?:[a-z]{1,15}/)?rooms/[a-z0-9]{3}(?:-[a-z0-9]{3}){3}(?:/join)?/?$|` +
	`^/index\.php/call/[a-z0-9]{6,}|^/(?:room|invite)/[0-9a-f]{8}[0-9a-f-]*$|/bigbluebutton/`)

// ownRoom reports whether a path is one of those, or one of Nextcloud Talk with a short address, whose eight signs are told
// from a word by the figures among them.
func ownRoom(path string) bool {
	token, call := strings.CutPrefix(strings.TrimSuffix(path, "/"), "/call/")
	return call && len(token) == 8 && strings.ContainsAny(token, "0123456789") && strings.Trim(token, "0123456789") != "" &&
		strings.Trim(token, "abcdefghijklmnopqrstuvwxyz0123456789") == "" || ownPaths().MatchString(path)
}

// roomSchemes begin addresses that open a program for meetings.
var roomSchemes = []string{"tg", "whatsapp", "sgnl", "zoommtg", "zoomus", "msteams", "discord", "viber", "fb-messenger", "mumble",
	"ts3server", "teamspeak", "webexteams", "jitsi-meet", "org.jitsi.meet"}

// IsRoom reports whether an address is that of a meeting, or an invitation into a room
// where people write to each other.
func IsRoom(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	if slices.Contains(roomSchemes, strings.ToLower(scheme)) {
		return true
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host, path := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), strings.ToLower(u.Path)
	own, rest, _ := strings.Cut(host, ".")
	if slices.Contains(ownRooms, own) && strings.Contains(rest, ".") && len(path) > 1 || ownRoom(path) {
		return true
	}
	return slices.ContainsFunc(rooms, func(r struct{ host, path string }) bool {
		within, anywhere := strings.CutPrefix(r.path, "*")
		return (host == r.host || strings.HasSuffix(host, "."+r.host)) &&
			(strings.HasPrefix(path, r.path) || anywhere && strings.Contains(path, within))
	})
}

// editable are the addresses of documents that whoever opens them may change, by their host and
// a part of their path.
var editable = []struct{ host, part string }{
	{"docs.google.com", "/edit"}, {"drive.google.com", "/drive/folders"}, {"sharepoint.com", "/:x:/"}, {"sharepoint.com", "/:w:/"},
	{"sharepoint.com", "/:o:/"}, {"1drv.ms", "/x/"}, {"1drv.ms", "/w/"}, {"onedrive.live.com", "/edit"}, {"dropbox.com", "/scl/"},
}

// calendarEntries are the addresses of entries of somebody's calendar, and of calendars that one person alone may read.
var calendarEntries = []struct{ host, part string }{{"google.com", "/calendar/event"}, {"google.com", "/eventedit"}, {"google.com", "/private-"},
	{"outlook.office.com", "/calendar/item"}, {"outlook.live.com", "/calendar/item"}, {"outlook.office365.com", "/calendar/item"}}

// IsCalendarEntry reports whether an address is that of an entry of somebody's calendar: for others it leads nowhere, and
// it says whose calendar it is.
func IsCalendarEntry(address string) bool { return isAt(address, calendarEntries) }

// IsEditable reports whether an address is that of a document that a team works on.
func IsEditable(address string) bool { return isAt(address, editable) }

// isAt reports whether an address is of one of some hosts, or below one, and has a part in its path.
func isAt(address string, places []struct{ host, part string }) bool {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host, path := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), strings.ToLower(u.Path)
	return slices.ContainsFunc(places, func(e struct{ host, part string }) bool {
		return (host == e.host || strings.HasSuffix(host, "."+e.host)) && strings.Contains(path, e.part)
	})
}

var (
	roomSchemed = late(`(?i)\b(?:` + strings.Join(roomSchemes, "|") + `)://[^\s\p{Zs}<>"“”«»()\[\]]+`)
	// spacedRooms are hosts of meetings with spaces or words around their dots.
	spacedRooms = compiledLate(func() *regexp.Regexp {
		var hosts []string
		for _, r := range rooms {
			parts := strings.Split(r.host, ".")
			for i, part := range parts {
				parts[i] = regexp.QuoteMeta(part)
			}
			path := ""
			for part := range strings.FieldsFuncSeq(r.path, func(r rune) bool { return r == '/' }) {
				path += ` ?(?:/|slash) ?` + regexp.QuoteMeta(part)
			}
			hosts = append(hosts, strings.Join(parts, `(?: ?\. ?| ?[\[(](?:\.|dot)[\])] ?| dot )`)+path)
		}
		slices.SortFunc(hosts, func(a, b string) int { return len(b) - len(a) })
		return regexp.MustCompile(`(?i)\b(?:` + strings.Join(hosts, "|") + `)(?: ?(?:/|slash) ?[^\s\p{Zs}<>"“”«»()]+)+`)
	})
	// meetingID is the number of a meeting behind the word for it.
	meetingID = pattern(`(?i)(?:\b(?:(?:zoom|teams|webex|skype|meeting|conference|webinar|besprechungs|sitzungs|konferenz)[ -]*(?:id|nummer|number|no\.?|kennung)` +
		`|pmi|id (?:personal |personnel )?(?:de |del |der |da |do )?(?:la )?(?:zoom|réunion|reunión|reunião|riunione|conférence|besprechung)|num[eé]ro de (?:la )?réunion|número de (?:la )?reunión|vergader-?id|mötes-?id|toplantı kimliği)(?: \([^()\n]{1,30}\))?` +
		`|(?:معرف الاجتماع|معرّف الاجتماع|رقم الاجتماع|شناسه جلسه|מזהה פגישה|идентификатор конференции|会议号|會議號|会议ID|ミーティングID)(?: الشخصي)?)` +
		`[ \x{00A0}]*(?:is|est|ist|es|:|#|=|：)?[ \x{00A0}]*([` + figure + `][` + figure + ` \x{00A0}-]{6,13}[` + figure + `])` +
		`|(?i)\b(?:zoom|teams|webex)[ :–-]+([1-9][0-9]{2}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?:[ -]?[0-9]{3})?)\b`)
	// roomName is a room behind the name of where people meet: that of Google's has a form of its own.
	roomName = sieve(late(`(?i)\bmeet\b[^.\n]{0,20}?\b([a-z]{3}-[a-z]{4}-[a-z]{3})\b|\b(?:jitsi|bbb|bigbluebutton|talky|framatalk)(?: meet| talk)?[ -]*`+
		`(?:(?:room|raum|salle|sala|salon)(?: name)?)?(?:[ ]*[:=][ ]*| is | called )([\p{L}0-9_-]{5,40})\b`),
		func(text string) bool {
			return holds(text, roomNamed) || strings.Count(text, "-") > 1 && holds(text, partsOf("meet"))
		})
	roomNamed = partsOf("jitsi bbb bigbluebutton talky framatalk")
	// personalChat is an address that opens a talk with a number.
	personalChat = late(`(?i)(?:https?://)?(?:www\.)?(?:wa\.me/\+?|api\.whatsapp\.com/send/?\?phone=\+?|web\.whatsapp\.com/send/?\?phone=\+?|` +
		`signal\.me/#p/\+?|t\.me/\+?|viber\.me/\+?)[0-9]{7,15}[^\s\p{Zs}<>"“”«»()\[\]]*`)
)

// Rooms finds invitations into rooms in a text: addresses, and numbers of meetings.
func Rooms(text string) []Find { return Read(text).Rooms() }

// Rooms does so with a text that is read.
func (t *Text) Rooms() []Find {
	text := t.text
	var out []Find
	add := func(start, end int) {
		if !slices.ContainsFunc(out, func(f Find) bool { return start < f.End && f.Start < end }) {
			out = append(out, Find{Kind: Room, Start: start, End: end, Certain: true})
		}
	}
	if strings.ContainsAny(text, "/") {
		for _, m := range addressed(text) {
			address := text[m[0]:m[1]]
			if i := strings.IndexAny(address, ")]"); i >= 0 {
				address = address[:i]
			}
			address = strings.TrimRight(address, ".,;:!?'’*_…")
			if IsRoom(strings.ReplaceAll(address, `\`, "")) && !personalChat().MatchString(address) {
				add(m[0], m[0]+len(address))
			}
		}
		if strings.Contains(text, "://") {
			for _, m := range roomSchemed().FindAllStringIndex(text, -1) {
				add(m[0], m[1])
			}
		}
	}
	if dotted(text) {
		for _, m := range spacedRooms().FindAllStringIndex(text, -1) {
			add(m[0], m[1])
		}
	}
	n := t.plain()
	if enough(n.text) {
		for _, m := range meetingID().FindAllStringIndex(n.text, -1) {
			add(t.span(m[0], m[1]))
		}
	}
	for _, m := range roomName.all(n.text) {
		if m[2] >= 0 || odd(n.text[m[4]:m[5]]) == m[5]-m[4] {
			add(t.span(m[0], m[1]))
		}
	}
	slices.SortFunc(out, func(a, b Find) int { return a.Start - b.Start })
	return out
}

// chats finds addresses that open a talk with somebody's number.
func chats(text string) []Find {
	if !strings.Contains(text, "/") || !enough(text) {
		return nil
	}
	var out []Find
	for _, m := range personalChat().FindAllStringIndex(text, -1) {
		out = append(out, Find{Kind: Phone, Start: m[0], End: m[0] + len(strings.TrimRight(text[m[0]:m[1]], ".,;:!?'’*_…")),
			Certain: true})
	}
	return out
}

// ring is a link that rings a number, or leads to an address, with the words that readers see, if it is one of
// Markdown or HTML.
var ring = late(`(?i)(?:\[([^\[\]\n]{0,80})\]\([ ]?<?|<a [^<>]{0,80}href=["']?|<)?(?:(?:tel|sms|callto|facetime|whatsapp|viber|sips?):(?://)?(?:chat\?number=|send\?phone=)?` +
	`(\+?[0-9٠-٩۰-۹(][0-9٠-٩۰-۹ ().%-]{5,22}[0-9٠-٩۰-۹])|(?:mailto|sips?|xmpp|acct|im|facetime|callto|skype):(?://)?([\p{L}0-9._+-]+(?:@|%40)[\p{L}0-9.-]+))` +
	`[^\s"'<>)]*(?:>?\)|["'][^<>]{0,80}>|>)?`)

var ringSigns = partsOf("tel: sms: callto: facetime: whatsapp: viber: mailto: sip: sips: xmpp: acct: im: skype:")

// rung finds links that ring somebody: beside a first name that is certain, and of what
// people carry somebody is asked.
func rung(text string) []Find {
	if !holds(text, ringSigns) {
		return nil
	}
	var out []Find
	for _, m := range ring().FindAllStringSubmatchIndex(text, -1) {
		if m[0] > 0 && m[2] < 0 && !strings.ContainsRune(" \n(<\"'[:", rune(text[m[0]-1])) || m[4] >= 0 && !isNumber(text[m[4]:m[5]]) {
			continue
		}
		label, named := "", false
		if m[2] >= 0 {
			label = text[m[2]:m[3]]
			l := lettering(plain(label).text)
			p := &persons{letters: l}
			for i := range l.words {
				named = named || p.isFirst(i)
			}
			if strings.ContainsAny(label, "0123456789٠١٢٣٤٥٦٧٨٩") {
				label = Without(label, Numbers(label))
			}
		}
		whose := nobodys
		if m[6] >= 0 {
			if whose = ownerOf(unescaped(text[m[6]:m[7]])); whose == nobodys {
				continue
			}
		}
		switch {
		case whose != nobodys:
			label, _ = Clean(label, func(Kind) bool { return true })
			out = append(out, Find{Kind: Email, Start: m[0], End: m[1], Instead: label, Named: true, Certain: whose == somebodys})
		case named:
			label, _ = Clean(label, func(Kind) bool { return true })
			out = append(out, Find{Kind: Phone, Start: m[0], End: m[1], Instead: label, Certain: true})
		case IsMobile(text[m[4]:m[5]]):
			out = append(out, Find{Kind: Phone, Start: m[0], End: m[1]})
		}
	}
	return out
}
