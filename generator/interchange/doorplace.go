package interchange

import (
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/privacy"
)

// What the fields of a draft say only together: a code beside the word for it, a hidden
// place that a text tells, and somebody's home.

// line is a line of front matter with a text that people wrote.
type line struct {
	at          int
	group, name string // place, venue
	head, text  string // "  venue: " and what is behind it
}

// sentences are the lines of a draft with texts.
func sentences(d *frontmatter.Draft) []line {
	return slices.DeleteFunc(textLines(d), func(l line) bool {
		return !slices.Contains(sayable, l.name) && l.name != "postcode" && l.name != "precision"
	})
}

// figured are fields whose figures are none of a code, however they look.
var figured = strings.Fields("postcode precision lat lon country timezone start end day from until email url id source " +
	"draft verified on nth every")

// textLines are the lines of a draft with one value.
func textLines(d *frontmatter.Draft) []line {
	var out []line
	group := ""
	for n, s := range d.Lines {
		if !strings.HasPrefix(s, " ") {
			group, _, _ = strings.Cut(s, ":")
		}
		m := fieldLine.FindStringSubmatch(s)
		if m == nil || strings.HasPrefix(m[3], "[") || strings.HasPrefix(m[3], "{") {
			continue
		}
		if text, ok := frontmatter.Read(m[3]); ok {
			out = append(out, line{n, group, m[2], m[1] + m[2] + ": ", text})
		}
	}
	return out
}

// beside takes out a code that stands in another field than the word for it.
func (o *door) beside(d *frontmatter.Draft, bad map[int]bool) {
	all := textLines(d)
	if !privacy.Heads(d.Text) && !slices.ContainsFunc(all, func(l line) bool { return privacy.Heads(l.text) }) {
		return
	}
	for _, l := range all {
		if !slices.Contains(figured, l.name) && privacy.IsCode(l.text) {
			bad[l.at], o.asks = true, true
			o.note(string(privacy.Passcode), d.Where)
		}
	}
	if privacy.IsCode(d.Text) {
		d.Text, o.asks = "", true
		o.note(string(privacy.Passcode), d.Where)
	}
}

// hide takes out of the texts of a draft where it meets, if that is to stay hidden, or
// the exact address, if readers learn the part of the town alone.
func (o *door) hide(d *frontmatter.Draft) {
	all := sentences(d)
	var known []string
	precision := ""
	for _, l := range all {
		if l.group == "place" && l.name == "precision" {
			precision = l.text
		}
	}
	if precision != "hidden" && precision != "area" && precision != "city" {
		return
	}
	hidden := precision == "hidden"
	for _, l := range all {
		if l.group == "place" && l.name != "precision" && (l.name != "venue" || precision != "area") {
			known = append(known, l.text)
		}
	}
	out := func(s string) string {
		var taken []privacy.Find
		for _, f := range privacy.Places(s, known...) {
			if f.Certain {
				taken = append(taken, f)
				o.note(unhidden, d.Where)
			} else if hidden {
				o.note(mayTell, d.Where)
			}
		}
		return privacy.Take(s, taken)
	}
	d.Text = out(d.Text)
	gone := map[int]bool{}
	for _, l := range all {
		switch {
		case l.name == "precision" || !hidden && l.group == "place" && !(l.name == "venue" && precision == "area"): // a page shows no more of it than it says
		case l.group == "place" && hidden:
			gone[l.at] = true
			o.note(unhidden, d.Where)
		default:
			switch is := out(l.text); {
			case is == l.text:
			case strings.TrimSpace(is) == "" && l.group == l.name && (l.name == "name" || l.name == "title"):
				d.Lines[l.at] = l.head + "Group"
			case strings.TrimSpace(is) == "":
				gone[l.at] = true
			default:
				d.Lines[l.at] = l.head + frontmatter.Text(is)
			}
		}
	}
	for n, s := range d.Lines {
		if hidden && (strings.HasPrefix(s, "  lat: ") || strings.HasPrefix(s, "  lon: ")) {
			gone[n] = true
		}
	}
	d.Lines = withoutLines(d.Lines, gone)
}

// withoutLines are lines without some; what stands below the first of a session moves up.
func withoutLines(lines []string, gone map[int]bool) []string {
	var out []string
	for n, s := range lines {
		switch {
		case !gone[n]:
			out = append(out, strings.Split(s, "\n")...)
		case strings.HasPrefix(s, "  - ") && n+1 < len(lines) && strings.HasPrefix(lines[n+1], "    "):
			lines[n+1] = "  - " + strings.TrimPrefix(lines[n+1], "    ")
		}
	}
	return frontmatter.Without(out, nil)
}

// visit makes a draft, which nobody sees, of a group that may meet in somebody's home.
func (o *door) visit(d *frontmatter.Draft) {
	at := len(privacy.Homes(d.Text)) > 0
	lines := sentences(d)
	open := slices.ContainsFunc(lines, func(l line) bool { return l.group == "place" && l.name == "venue" && privacy.IsOpenHouse(l.text) })
	for _, l := range lines {
		at = at || l.group == "place" && (l.name == "venue" || l.name == "address" && !hasVenue(lines)) && privacy.IsHomeDoor(l.text)
		named := l.group == l.name && (l.name == "name" || l.name == "title") // Mark's Place, in the town hall
		at = at || l.name != "precision" && !(named && open) && len(privacy.Homes(l.text)) > 0
	}
	if !at {
		return
	}
	o.note(atHome, d.Where)
	holdBack(d)
}

// hasVenue reports whether a place has a venue, in which the flat of an address is then a room.
func hasVenue(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.group == "place" && l.name == "venue" })
}

// holdBack makes a draft, which nobody sees, of what waits for somebody to look.
func holdBack(d *frontmatter.Draft) {
	if !hasField(d, "draft") {
		d.Lines = append(d.Lines, "draft: true")
	}
}

// perhaps holds a draft back in which a surname, a number or an address of a person may
// be left. All of it waits, for a page without one of its texts may say something else;
// the town and the organisation of a group are nobody's surname.
func (o *door) perhaps(d *frontmatter.Draft) {
	var own, phones []string // names that are no person's, and numbers that are the group's
	for _, l := range textLines(d) {
		if l.group == "contact" && l.name == "phone" {
			phones = append(phones, l.text)
		}
		if l.name == "city" || l.name == "region" || l.name == "organisation" {
			own = append(own, strings.ToLower(l.text))
		}
	}
	unsure := func(s string, counts func(privacy.Find) bool) bool {
		found := privacy.Look(s)
		ours := slices.ContainsFunc(found, func(f privacy.Find) bool {
			return f.Society && f.Kind == privacy.Surname && slices.ContainsFunc(own, func(name string) bool {
				return strings.HasSuffix(name, strings.ToLower(strings.TrimSpace(s[f.Start:f.End])))
			})
		})
		return slices.ContainsFunc(found, func(f privacy.Find) bool {
			return f.Held() && counts(f) && !(ours && f.Society) && !(f.Kind == privacy.Phone && len(privacy.Known(s[f.Start:f.End], phones)) > 0)
		})
	}
	o.unnamed(d)
	at := unsure(d.Text, within("", ""))
	for _, l := range sentences(d) {
		at = at || unsure(l.text, within(l.group, l.name))
	}
	if at {
		o.note(perhaps, d.Where)
		holdBack(d)
	}
}
