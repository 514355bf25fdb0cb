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
	var out []line
	group := ""
	for n, s := range d.Lines {
		if !strings.HasPrefix(s, " ") {
			group, _, _ = strings.Cut(s, ":")
		}
		m := fieldLine.FindStringSubmatch(s)
		if m == nil || !slices.Contains(sayable, m[2]) && m[2] != "postcode" && m[2] != "precision" {
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
	all := sentences(d)
	if !privacy.Heads(d.Text) && !slices.ContainsFunc(all, func(l line) bool { return privacy.Heads(l.text) }) {
		return
	}
	for _, l := range all {
		if l.name != "postcode" && privacy.IsCode(l.text) {
			bad[l.at], o.asks = true, true
			o.note(string(privacy.Passcode), d.Where)
		}
	}
	if privacy.IsCode(d.Text) {
		d.Text, o.asks = "", true
		o.note(string(privacy.Passcode), d.Where)
	}
}

// hide takes out of the texts of a draft where it meets, if that is to stay hidden.
func (o *door) hide(d *frontmatter.Draft) {
	all := sentences(d)
	hidden := func(l line) bool { return l.group == "place" && l.name == "precision" && l.text == "hidden" }
	if !slices.ContainsFunc(all, hidden) {
		return
	}
	var known []string
	for _, l := range all {
		if l.group == "place" && l.name != "precision" {
			known = append(known, l.text)
		}
	}
	out := func(s string) string {
		var taken []privacy.Find
		for _, f := range privacy.Places(s, known...) {
			if f.Certain {
				taken = append(taken, f)
				o.note(unhidden, d.Where)
			} else {
				o.note(perhaps, d.Where)
			}
		}
		return privacy.Take(s, taken)
	}
	d.Text = out(d.Text)
	gone := map[int]bool{}
	for _, l := range all {
		switch {
		case l.group == "place" && l.name == "precision":
		case l.group == "place":
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
		if strings.HasPrefix(s, "  lat: ") || strings.HasPrefix(s, "  lon: ") {
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
	for _, l := range sentences(d) {
		at = at || l.name != "precision" && len(privacy.Homes(l.text)) > 0
	}
	if !at {
		return
	}
	o.note(atHome, d.Where)
	if !hasField(d, "draft") {
		d.Lines = append(d.Lines, "draft: true")
	}
}

// perhaps notes a draft in which a surname or a number of a person may be left.
func (o *door) perhaps(d *frontmatter.Draft) {
	unsure := func(s string, counts func(privacy.Find) bool) bool {
		return slices.ContainsFunc(privacy.Look(s), func(f privacy.Find) bool {
			return !f.Certain && (f.Kind == privacy.Surname || f.Kind == privacy.Phone) && counts(f)
		})
	}
	at := unsure(d.Text, within("", ""))
	for _, l := range sentences(d) {
		at = at || unsure(l.text, within(l.group, l.name))
	}
	if at {
		o.note(perhaps, d.Where)
	}
}
