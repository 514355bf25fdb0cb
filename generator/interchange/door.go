package interchange

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/frontmatter"
	"peerhub/generator/parse"
	"peerhub/generator/privacy"
)

// door is what every text of an import comes in by. It takes out what is private and
// what nobody can see, and remembers where.
type door struct {
	found  map[string][]string // what → where it was, each once
	asks   bool                // the draft at hand has lost a passcode
	known  []string            // what stands of persons beside its texts
	closed bool                // whether it comes from a calendar, whose meetings are for those who are invited
}

// Kinds of what the door takes out beside those of package privacy.
const (
	unseen   = "unseen"
	linked   = "linked"
	beside   = "beside"
	entrance = "entrance"
	atHome   = "home"
	perhaps  = "perhaps"
	mayTell  = "may tell"
	unhidden = "unhidden"
	long     = "long"
	lives    = "lives"
	asSite   = "as a website"
	ownMail  = "own address"
	mayOwn   = "perhaps own address"
	short    = "short link"
)

// longText is the longest text that comes in, in bytes: what is longer is a whole document,
// or a file that is broken.
const longText = 64 << 10

func (o *door) note(what, where string) {
	if o.found == nil {
		o.found = map[string][]string{}
	}
	if all := o.found[what]; len(all) == 0 || all[len(all)-1] != where {
		o.found[what] = append(all, where)
	}
}

// text is a text without what is private, as far as that is certain. Of what is not,
// somebody is asked.
func (o *door) text(s, where string) string {
	return o.texts(s, where, func(privacy.Find) bool { return true })
}

// texts is text for those of the finds that count.
func (o *door) texts(s, where string, counts func(privacy.Find) bool) string {
	if len(s) > longText {
		o.note(long, where)
		return ""
	}
	seen := privacy.Seen(s)
	if seen != s {
		o.note(unseen, where)
	}
	var taken []privacy.Find
	for _, f := range privacy.Look(seen) {
		switch {
		case !counts(f):
		case f.Certain:
			taken = append(taken, f)
			o.asks = o.asks || f.Kind == privacy.Passcode || f.Kind == privacy.Link
			if f.Kind == privacy.Home { // taken out, so that no page waits for it
				o.note(lives, where)
				continue
			}
			o.note(string(f.Kind), where)
		}
	}
	for _, f := range privacy.Known(seen, o.known) {
		o.note(string(f.Kind), where)
		taken = append(taken, f)
	}
	return privacy.Take(seen, privacy.Together(taken))
}

// within reports which finds count in a field: a street may be called after a doctor, and
// the address of a group's own chat is its contact.
func within(group, field string) func(privacy.Find) bool {
	return func(f privacy.Find) bool {
		return !(group == "place" && f.Streetlike) && !(group == "contact" && field == "url" && f.Kind == privacy.Phone)
	}
}

// of is a field without what is private in one of its kind: who is named in contact
// and cost is a person, and a number beside is theirs.
func (o *door) of(group, field, s, where string) string {
	var found []privacy.Find
	switch {
	case group == "contact" && (field == "name" || field == "role"):
		found = privacy.Numbers(s)
	case field == "cost":
		found = privacy.NamedNumbers(s)
	case group == "contact" && field == "phone":
		if privacy.IsOwnLine(s) {
			o.note(string(privacy.Phone), where)
			return ""
		}
		line, had := privacy.OfLine(s)
		if had {
			o.note(beside, where)
		}
		return line
	}
	if len(found) > 0 {
		o.note(string(privacy.Phone), where)
	}
	rest := privacy.Without(s, found)
	if group == "contact" && len(found) > 0 && !strings.ContainsFunc(rest, unicode.IsLetter) { // the tail of a string to dial
		return ""
	}
	return rest
}

// fieldLine is a line of front matter with a text.
var fieldLine = regexp.MustCompile(`^( *(?:- )?)([a-z_]+(?:\.[a-z]+)?): (.+)$`)

// draft lets a draft in: its text was, and here are its fields, whatever format they
// come from. Whether readers see the link is not for the file to say.
func (o *door) draft(d *frontmatter.Draft) {
	o.name(d, o.title(d.Name, d.Where))
	bad, group, online := map[int]bool{}, "", -1
	for n, line := range d.Lines {
		if !strings.HasPrefix(line, " ") {
			group, _, _ = strings.Cut(line, ":")
			if line == "online:" {
				online = n
			}
		}
		m := fieldLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		head, name := m[1]+m[2]+": ", m[2]
		switch {
		case name == "publish_link":
			bad[n] = true
		case group == "contact" && name == "email":
			bad[n] = o.ownMail(d, m[3])
		case strings.HasPrefix(m[3], "["):
			if _, found := privacy.Clean(m[3], privacy.Kind.Secret); len(found) > 0 {
				o.text(m[3], d.Where)
				bad[n] = true
			}
		default:
			was, ok := frontmatter.Read(m[3])
			if !ok {
				continue
			}
			asks := o.asks
			// Codes first: a number of a door rings nobody.
			is := o.of(group, name, o.texts(was, d.Where, within(group, name)), d.Where)
			if name == "url" && group == "online" {
				online = n
				o.note(linked, d.Where)
			} else if name == "url" || name == "source" { // of a website
				o.asks = asks
			}
			if bad[n] = name == "source" && privacy.IsCalendarEntry(was); bad[n] {
				continue
			}
			if first := parse.FirstName(is); group == "contact" && name == "name" && first != is {
				o.note(string(privacy.Surname), d.Where)
				is = first
			}
			if group == name && (name == "name" || name == "title") {
				is = o.title(was, d.Where)
			}
			switch {
			case is == was:
			case strings.TrimSpace(is) == "" && (name == "name" || name == "title") && group == name:
				d.Lines[n] = head + "Group"
			case strings.TrimSpace(is) == "":
				bad[n] = true
			default:
				d.Lines[n] = head + frontmatter.Text(is)
			}
		}
	}
	d.Slug = o.slug(d.Slug)
	o.beside(d, bad)
	o.ask(d, bad, online)
	o.hide(d)
	o.meeting(d)
	o.visit(d)
	o.perhaps(d)
	o.shorts(d)
	for n, line := range d.Lines { // what else was taken out of the name
		m := fieldLine.FindStringSubmatch(line)
		if m == nil || m[1] != "" || m[2] != "name" && m[2] != "title" {
			continue
		}
		if is, ok := frontmatter.Read(m[3]); ok && is != d.Name {
			is = cmp.Or(strings.TrimRight(is, " -–—:,;("), "Group")
			o.name(d, is)
			d.Lines[n] = m[2] + ": " + frontmatter.Text(is)
		}
	}
}

// ownMail reports whether the address of a contact is left out, for it is somebody's own and no
// day is told on which they agreed. Of one that may be, somebody is asked.
func (o *door) ownMail(d *frontmatter.Draft, value string) bool {
	address, _ := frontmatter.Read(value)
	own, certain := privacy.IsOwnAddress(address)
	switch {
	case !own || hasField(d, "consent_on"):
	case certain:
		o.note(ownMail, d.Where)
		return true
	default:
		o.note(mayOwn, d.Where)
	}
	return false
}

// shorts notes short links, which hide where they lead.
func (o *door) shorts(d *frontmatter.Draft) {
	for _, s := range append([]string{d.Text}, d.Lines...) {
		if len(privacy.Read(s).Shorts()) > 0 {
			o.note(short, d.Where)
		}
	}
}

// title is a name without what is private: of "Bread (door 47B11)" the words before the bracket
// stay.
func (o *door) title(was, where string) string {
	is := o.text(was, where)
	halved := strings.Count(is, "(") != strings.Count(is, ")") || strings.Count(is, "[") != strings.Count(is, "]")
	at := strings.IndexAny(was, "([")
	if is == was || at <= 0 || !halved && strings.ContainsFunc(is, unicode.IsLetter) {
		return is
	}
	return strings.TrimSpace(o.text(was[:at], where))
}

// withoutLink takes the address of a meeting out of the texts of a draft: whether
// readers see it is for the group to say, under online.
func withoutLink(d *frontmatter.Draft, link string) {
	link, _ = privacy.WithoutSecrets(link)
	if link == "" {
		return
	}
	for _, form := range []string{link, markdownText(link)} {
		d.Text = strings.TrimSpace(strings.ReplaceAll(d.Text, form, ""))
	}
	d.Lines = slices.DeleteFunc(d.Lines, func(line string) bool {
		m := fieldLine.FindStringSubmatch(line)
		return m != nil && slices.Contains([]string{"summary", "first_visit", "text", "note"}, m[2]) &&
			strings.Trim(m[3], `"`) == link && !strings.HasPrefix(line, "  - ")
	})
	for n, line := range d.Lines {
		m := fieldLine.FindStringSubmatch(line)
		if m == nil || !slices.Contains([]string{"summary", "first_visit", "text", "note"}, m[2]) {
			continue
		}
		if was, ok := frontmatter.Read(m[3]); ok && strings.Contains(was, link) {
			d.Lines[n] = m[1] + m[2] + ": " +
				frontmatter.Text(strings.Join(strings.Fields(strings.ReplaceAll(was, link, "")), " "))
		}
	}
}

// ask has the page tell readers to ask for a passcode that was taken out.
func (o *door) ask(d *frontmatter.Draft, bad map[int]bool, online int) {
	lost := o.asks && !d.Translation
	o.asks = false
	lines := slices.Clone(d.Lines)
	if lost && online >= 0 {
		lines[online] += "\n  ask_passcode: true" // two lines, so that the numbers of the others stay
	}
	// A line of a session is taken out alone: its time is no secret.
	var out []string
	for n, line := range lines {
		switch {
		case !bad[n]:
			out = append(out, strings.Split(line, "\n")...)
		case strings.HasPrefix(line, "  - ") && n+1 < len(lines) && strings.HasPrefix(lines[n+1], "    "):
			lines[n+1] = "  - " + strings.TrimPrefix(lines[n+1], "    ")
		}
	}
	if lost && online < 0 {
		out = append(out, "online:", "  ask_passcode: true")
	}
	d.Lines = frontmatter.Without(out, nil)
}

// dialled keeps of a string to dial the number as the telephone of the group.
func (i *importer) dialled(r *Record) {
	phone := &r.Group.Contact.Phone
	country := i.hub.Defaults.For(r.Group).Place.Country
	if privacy.IsDialCode(*phone) || directory.IsEmergency(*phone, country) {
		i.lose(diag.FieldLeftOut, r.Where, "contact.phone",
			"This is the number of an emergency service, or a code to dial, and no group’s. It was left out.",
			"Ask the group for its number.")
		*phone = ""
	}
	clean := i.door.text(*phone, r.Where)
	if clean != *phone && strings.ContainsAny(clean, ",;") { // what is dialled before the code
		r.Text = strings.TrimSpace(r.Text + "\n\n" + clean)
	}
	if at := strings.IndexAny(clean, ",;"); at > 0 && strings.ContainsAny(clean[at:], "0123456789") {
		clean = clean[:at]
	}
	*phone = clean
}
