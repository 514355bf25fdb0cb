package parse

import (
	"bytes"
	"iter"
	"regexp"
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
	if site := f.Type == schema.URL && f.Tell == schema.Public && r.page.Kind == model.KindGroup; site &&
		(privacy.IsRoom(s) || privacy.IsEditable(s)) {
		v.Warn(diag.PersonalData, "This address lets whoever opens it into a meeting, a chat or a document of the team. "+
			"It is not published as a website, but files of a hub are public.",
			"Write the group’s own website, or delete the line. A link of a meeting belongs under online, where publish_link "+
				"says whether readers see it.")
		return ""
	}
	if f.Type == schema.URL && r.page.Kind == model.KindGroup && !r.page.Sample && !r.about.sample && privacy.IsShort(s) {
		found := privacy.Find{Kind: privacy.Short}
		v.Warn(codeOf(found), r.tellPrivate(found), mendPrivate(found))
	}
	if f.Type == schema.Phone && privacy.IsOwnLine(s) {
		found = []privacy.Find{{Kind: privacy.Phone, End: len(s), Certain: true}}
		v.Warn(diag.PersonalData, r.tellPrivate(found[0]), mendPrivate(found[0]))
		return ""
	}
	for n, find := range found { // one of a kind is enough
		if !slices.ContainsFunc(found[:n], func(g privacy.Find) bool { return g.Kind == find.Kind }) {
			v.Warn(codeOf(find), r.tellPrivate(find), mendPrivate(find))
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
		out = append(out, diag.Finding{Code: codeOf(find), Severity: diag.Warning, File: r.page.Pos.File,
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
	text := privacy.Read(s)
	if r.page.Kind != model.KindGroup {
		return text.Links()
	}
	all := text.Look()
	sentences := slices.Contains(told, field)
	named := sentences || slices.Contains(names, field)
	if r.about.head && (named || slices.Contains(houses, field)) && privacy.IsCode(s) {
		all = []privacy.Find{{Kind: privacy.Passcode, End: len(s), Certain: true}}
	}
	if r.page.Sample || r.about.sample {
		return slices.DeleteFunc(all, func(f privacy.Find) bool { return !f.Kind.Secret() })
	}
	if !slices.ContainsFunc(all, isPhone) {
		switch field {
		case "role":
			all = append(all, privacy.Numbers(s)...)
		case "cost":
			all = append(all, privacy.NamedNumbers(s)...)
		}
	}
	all = slices.DeleteFunc(all, func(f privacy.Find) bool {
		ofSomebody := field == "organisation" && f.Certain && (f.Kind == privacy.Surname || f.Kind == privacy.Phone)
		ofGroup := isPhone(f) && !f.Certain && len(privacy.Known(s[f.Start:f.End], r.about.phone)) > 0
		return !f.Kind.Secret() && !sentences && !ofSomebody || ofGroup // "run by Kim Smith 07700 900123"
	})
	if told := r.about.told; told != model.PlaceExact && (named || field == "venue" && told == model.PlaceArea) {
		places := text.Places(r.about.place...)
		if told != model.PlaceHidden { // the name of a house says no more than the part of the town
			places = slices.DeleteFunc(places, func(f privacy.Find) bool { return !f.Certain })
		}
		all = privacy.Together(all, places)
	}
	if named || slices.Contains(houses, field) {
		all = privacy.Together(all, text.Rooms(), text.Shorts())
		if !r.about.open || field != "name" && field != "title" {
			all = privacy.Together(all, text.Homes())
		}
	}
	return all
}

// names are the other fields of a group that are read as sentences are; houses are those
// that say where.
var (
	names  = []string{"name", "title", "organisation"}
	houses = []string{"venue", "address"}
)

// around is what the fields of a group say about each other.
type around struct {
	told  model.Precision // how exactly readers learn where it meets
	place []string        // what is told of where all the same
	phone []string        // what is told to be rung
	open  bool            // it meets in a house in which nobody lives
	head  bool            // one ends with the word for a password, which may stand in the next

	sample bool // whoever is named is made up, wherever the field that says so stands
}

// isSample is the field by which a page is made up.
var isSample = regexp.MustCompile(`(?m)^sample:[ \t]+true[ \t]*(?:#.*)?$`)

// aroundOf reads front matter before its fields are read one by one.
func aroundOf(facts []byte) (out around) {
	var venue string
	out.told = model.PlaceExact
	out.sample = bytes.Contains(facts, []byte("sample:")) && isSample.Match(facts)
	for field, value := range scalars(string(facts)) {
		value := strings.Trim(strings.TrimSpace(value), `"'`)
		switch field {
		case "precision": // a misspelt wish to hide hides
			if out.told = model.Precision(value); value == "" {
				out.told = model.PlaceExact
			} else if out.told != model.PlaceExact && out.told != model.PlaceArea && out.told != model.PlaceCity {
				out.told = model.PlaceHidden
			}
		case "venue":
			venue = value
			out.open = privacy.IsOpenHouse(value)
		case "phone":
			out.phone = append(out.phone, value)
		case "address", "postcode":
			out.place = append(out.place, value)
		default:
			out.head = out.head || privacy.Heads(value)
		}
	}
	if out.told == model.PlaceHidden || out.told == model.PlaceCity { // else readers see it
		out.place = append(out.place, venue)
	}
	return out
}

// scalars are the fields of front matter with a text, in either style of YAML, with the
// quotation marks around it, however deep they stand.
func scalars(facts string) iter.Seq2[string, string] {
	return func(yield func(field, value string) bool) {
		for at := 0; at < len(facts); {
			colon := strings.IndexByte(facts[at:], ':')
			if colon < 0 {
				return
			}
			colon += at
			name, from := colon, colon+1
			for name > at && (facts[name-1] == '_' || facts[name-1] >= 'a' && facts[name-1] <= 'z') {
				name--
			}
			for from < len(facts) && (facts[from] == ' ' || facts[from] == '\t') {
				from++
			}
			end := scalarEnd(facts, from)
			if end == from && from > colon+2 { // of spaces alone
				from--
			}
			if name == colon || name > 0 && isWord(facts[name-1]) || from == colon+1 || end == from {
				at = colon + 1
				continue
			}
			if !yield(facts[name:colon], facts[from:end]) {
				return
			}
			at = end
		}
	}
}

func isWord(c byte) bool { return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// scalarEnd is where a text ends: behind the quotation mark that closes it, or before a sign
// that no bare text has.
func scalarEnd(facts string, from int) int {
	if quote := facts[from:min(len(facts), from+1)]; quote == `"` || quote == "'" {
		for at := from + 1; at < len(facts); at++ {
			switch c := facts[at]; {
			case c == quote[0]:
				return at + 1
			case c == '\\' && quote == `"`:
				at++
				if at < len(facts) && facts[at] == '\n' {
					at = len(facts) // it is none
				}
			}
		}
	}
	if end := strings.IndexAny(facts[from:], ",[]{}\n"); end >= 0 {
		return from + end
	}
	return len(facts)
}

// published is a text of a group without its secrets; that of another page stays, for
// an address without its token may lead nowhere.
func (r *reader) published(s string, found []privacy.Find, meeting bool) string {
	if r.page.Kind != model.KindGroup || len(found) == 0 {
		return s
	}
	taken := slices.DeleteFunc(slices.Clone(found), func(f privacy.Find) bool {
		return !f.Certain || !f.Kind.Secret() && f.Kind != privacy.Place
	})
	asks := func(f privacy.Find) bool {
		return f.Kind == privacy.Passcode || f.Kind == privacy.Link && meeting
	}
	if slices.ContainsFunc(taken, asks) && r.page.Group != nil {
		r.page.Group.Online.AskPasscode = true
	}
	return privacy.Take(s, taken)
}

// codeOf is the code of what is found.
func codeOf(f privacy.Find) diag.Code {
	switch f.Kind {
	case privacy.Place:
		return diag.PlaceHidden
	case privacy.Short:
		return diag.LinkShort
	}
	return diag.PersonalData
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
		if !f.Certain {
			return "The e-mail address of a person may stand here."
		}
		return "The e-mail address of a person stands here."
	case privacy.Phone:
		if !f.Certain {
			return "The telephone number of a person may stand here."
		}
		return "The telephone number of a person stands here."
	case privacy.Fact:
		if !f.Certain {
			return "A date of birth, the number of a document or the health of a person may stand here."
		}
		return "A date of birth, the number of a document or the health of a person stands here."
	case privacy.Account:
		return "This may be the account of a person, where others can write to them."
	case privacy.Room:
		return "An invitation into a meeting or a chat stands in this text. Whoever reads it can go in."
	case privacy.Short:
		return "This short link hides where it leads. It may lead into a meeting."
	case privacy.Home:
		return "This may be the home of a person. Whoever reads it knows where they live."
	case privacy.Place:
		if r.about.told != model.PlaceHidden {
			return "Readers are not to see the exact address, and this text tells it. It is not published, but files of a " +
				"hub are public."
		}
		if f.Certain {
			return "This place is hidden, and this text tells where it is. It is not published, but files of a hub are public."
		}
		return "This place is hidden, and this text may tell where it is."
	}
	if !f.Certain {
		return "A surname may stand here. A listing needs no more than a first name or a role."
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
		if f.Instead == "" {
			return "Delete it."
		}
		return diag.Say("Write: %s", f.Instead)
	case privacy.Room:
		return "Take it out of the text. A link belongs under online, where publish_link says whether readers see it."
	case privacy.Short:
		return "Open it, and write the whole address in its place. A link of a meeting belongs under online."
	case privacy.Home:
		return "Ask whether they agree. If not, write the town alone, and: place: {precision: hidden}"
	case privacy.Place:
		return "Delete it. People ask the group where it meets."
	case privacy.Email, privacy.Phone, privacy.Account:
		return "Ask whether the person agrees, or write an address or a number of the group."
	case privacy.Fact:
		return "If it is about a person, delete it. A first name or a role is enough."
	}
	if !f.Certain {
		return "If it is one, delete it. If not, nothing has to be done."
	}
	return "Delete the surname."
}
