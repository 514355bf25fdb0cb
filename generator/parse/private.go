package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// private tells what of a field is private, and returns the text that may be published.
func (r *reader) private(v strictyaml.Value, f schema.Field, s string) string {
	switch f.Type {
	case schema.Text, schema.Line, schema.URL, schema.Phone, schema.Texts:
	default:
		return s
	}
	found := r.look(s, f.Name)
	for n, find := range found { // one of a kind is enough
		if !slices.ContainsFunc(found[:n], func(g privacy.Find) bool { return g.Kind == find.Kind }) {
			v.Warn(diag.PersonalData, r.tellPrivate(find), mendPrivate(find))
		}
	}
	return r.published(s, found, f.Type != schema.URL)
}

// privateBody does the same with the text below the front matter, which begins at a line.
func (r *reader) privateBody(body []byte, line int) ([]byte, []diag.Finding) {
	text := string(body)
	found := r.look(text, "text")
	var out []diag.Finding
	for _, find := range found {
		before := text[:find.Start]
		out = append(out, diag.Finding{Code: diag.PersonalData, Severity: diag.Warning, File: r.page.Pos.File,
			Line:    line + strings.Count(before, "\n"),
			Column:  1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]),
			Length:  utf8.RuneCountInString(strings.SplitN(text[find.Start:find.End], "\n", 2)[0]),
			Message: r.tellPrivate(find), Suggestion: mendPrivate(find)})
	}
	return []byte(r.published(text, found, true)), out
}

// told are the fields with sentences, in which persons may be named.
var told = []string{"summary", "first_visit", "text", "note", "cost", "role"}

func isPhone(f privacy.Find) bool { return f.Kind == privacy.Phone }

// look finds what is private in a field. Of pages that are no groups, only addresses
// are looked at: a text about passwords is none of them. A sample names nobody.
func (r *reader) look(s, field string) []privacy.Find {
	all := privacy.Look(s)
	if r.page.Kind == model.KindGroup && !r.page.Sample && !slices.ContainsFunc(all, isPhone) {
		switch field {
		case "role":
			all = append(all, privacy.Numbers(s)...)
		case "cost":
			all = append(all, privacy.NamedNumbers(s)...)
		}
	}
	return slices.DeleteFunc(all, func(f privacy.Find) bool {
		if r.page.Kind != model.KindGroup {
			return f.Kind != privacy.Link
		}
		return !f.Kind.Secret() && (r.page.Sample || !slices.Contains(told, field))
	})
}

// published is a text of a group without its secrets; that of another page stays, for
// an address without its token may lead nowhere.
func (r *reader) published(s string, found []privacy.Find, meeting bool) string {
	if r.page.Kind != model.KindGroup || len(found) == 0 {
		return s
	}
	clean, taken := privacy.Clean(s, privacy.Kind.Secret)
	asks := func(f privacy.Find) bool {
		return f.Kind == privacy.Passcode || f.Kind == privacy.Link && meeting
	}
	if slices.ContainsFunc(taken, asks) && r.page.Group != nil {
		r.page.Group.Online.AskPasscode = true
	}
	return clean
}

func (r *reader) tellPrivate(f privacy.Find) diag.Text {
	switch f.Kind {
	case privacy.Passcode:
		return "A password stands here. It is not published, but files of a hub are public."
	case privacy.Entry:
		return "The code of a door, a key safe, an alarm or a WiFi stands here. It is not published, but files of a " +
			"hub are public."
	case privacy.HostKey:
		return "The key of the host stands here. It is not published, but files of a hub are public."
	case privacy.Link:
		if r.page.Kind != model.KindGroup {
			return "This address holds a password or a token: whoever opens it may get in."
		}
		return "This address holds a password or a token. It is not published, but files of a hub are public."
	case privacy.Email:
		return "The e-mail address of a person stands here."
	case privacy.Phone:
		return "The telephone number of a person stands here."
	}
	return "A surname stands here. A listing needs no more than a first name or a role."
}

func mendPrivate(f privacy.Find) diag.Text {
	switch f.Kind {
	case privacy.Passcode, privacy.HostKey:
		return "Delete it, and write a new one into the meeting. To have readers told that they ask for it: online: " +
			"{ask_passcode: true}"
	case privacy.Entry:
		return "Delete it, and change the code. Readers can ask the group for it."
	case privacy.Link:
		return diag.Say("Write: %s", f.Instead)
	case privacy.Email, privacy.Phone:
		return "Ask whether the person agrees, or write an address or a number of the group."
	}
	return "Delete the surname."
}
