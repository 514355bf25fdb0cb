package interchange

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/privacy"
)

// findings say what was taken out, once for each kind.
func (o *door) findings(file string) []diag.Finding {
	return counted(file, o.found, []countedKind{
		{string(privacy.Passcode), diag.PersonalData, "Passwords were taken out: %s.",
			"Their pages say that people ask the group. Whoever has published a password changes it in the meeting."},
		{string(privacy.Entry), diag.PersonalData, "Codes of doors, key safes, alarms or WiFi were taken out: %s.",
			"Readers ask the group. Whoever has published a code changes it."},
		{string(privacy.HostKey), diag.PersonalData, "Keys of hosts were taken out: %s.",
			"Whoever has published one changes it in the meeting."},
		{string(privacy.Link), diag.PersonalData, "Addresses held passwords or tokens, which were taken out: %s.",
			"Their pages say that people ask the group. Whoever has published a password changes it in the meeting."},
		{string(privacy.Email), diag.PersonalData, "E-mail addresses of persons in texts were taken out: %s.",
			"If the person agrees, write the address under contact."},
		{string(privacy.Phone), diag.PersonalData, "Telephone numbers of persons in texts were taken out: %s.",
			"If the person agrees, write the number under contact."},
		{string(privacy.Surname), diag.PersonalData, "Surnames were taken out: %s.",
			"A first name or a role is enough."},
		{string(privacy.Fact), diag.PersonalData, "Dates of birth, numbers of documents or what was said of somebody’s " +
			"health were taken out: %s.", "A first name or a role is enough."},
		{perhaps, diag.PersonalData, "Surnames, numbers, addresses or the health of persons may stand in texts, so their " +
			"pages are drafts that nobody sees: %s.",
			"Look at their pages, and delete what is about a person. Then take draft: true away."},
		{mayTell, diag.PlaceHidden, "Texts may tell where hidden places are: %s.",
			"Look at their pages, and delete what tells it. Of the rest, nothing has to be done."},
		{atHome, diag.PersonalData, "These may meet in somebody's home, so their pages are drafts that nobody sees: %s.",
			"Ask the group. If the person agrees, take draft: true away. If not, write the town alone."},
		{unhidden, diag.PlaceHidden, "Texts told where hidden places are, and that was taken out: %s.",
			"People ask the group where it meets. Look whether the texts still read well."},
		{beside, diag.PersonalData, "Names beside telephone numbers were taken out: %s.", "The number is enough."},
		{ownMail, diag.PersonalData, "E-mail addresses that look like somebody’s own were left out: %s.",
			"Ask each person. Once they agree, write the address into the page, and that day as consent_on."},
		{mayOwn, diag.PersonalData, "E-mail addresses may be somebody’s own, and readers see them: %s.",
			"Ask each person. Once they agree, write that day as consent_on. If not, write an address of the group."},
		{unseen, diag.FieldLeftOut, "Characters that cannot be seen were taken out: %s.", "Nothing has to be done."},
		{long, diag.FieldLeftOut, "Texts that are longer than a page were left out: %s.",
			"Write a shorter one into the page of the group."},
		{entrance, diag.FieldLeftOut, "Links, numbers of meetings and codes to dial were taken out of texts: %s.",
			"A link belongs under online, where the group says whether readers see it."},
		{lives, diag.PersonalData, "Addresses behind the names of persons were taken out: %s.",
			"If the group meets there and the person agrees, write the address under place."},
		{asSite, diag.FieldLeftOut, "Links of meetings, of chats or of documents of a team stood where the website stands, and readers " +
			"do not see them: %s.", "Write the group’s own website into its page. A link of a meeting is under online now."},
		{short, diag.LinkShort, "Short links hide where they lead, and one may lead into a meeting: %s.",
			"Open each, and write the whole address in its place. A link of a meeting belongs under online."},
		{linked, diag.FieldLeftOut, "Links of meetings came along, and readers do not see them yet: %s.",
			"Where the group agrees, write into its page: online: {publish_link: true}"},
	})
}

// countedKind is what is said once of all the records in which something was found.
type countedKind struct {
	what                string
	code                diag.Code
	message, suggestion diag.Text
}

// byNumber puts record 2 before record 10.
func byNumber(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) }

// counted says how often each kind was found, with the first three places.
func counted(file string, found map[string][]string, kinds []countedKind) []diag.Finding {
	var out []diag.Finding
	for _, kind := range kinds {
		where := found[kind.what]
		if len(where) == 0 {
			continue
		}
		slices.SortFunc(where, byNumber)
		where = slices.Compact(where)
		var places []diag.Text
		for _, one := range where[:min(3, len(where))] {
			places = append(places, Where(one, false))
		}
		examples := enumerate(places)
		if len(where) > 3 {
			examples = diag.Say("%s, %s", examples, diag.Say("and %s more", len(where)-3))
		}
		out = append(out, diag.Finding{Code: kind.code, Severity: diag.Warning, File: file,
			Message: diag.Say(kind.message, examples), Suggestion: kind.suggestion})
	}
	return out
}
