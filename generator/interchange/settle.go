package interchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// Codes of findings about files of other people.
const (
	FormatUnknown  = "format-unknown"  // none of the formats of this package
	RecordLeftOut  = "record-left-out" // a record of which no page can be made
	RecordDoubtful = "record-doubtful" // a record that may be no group
	PartOfFile     = "part-of-file"    // a file that says it is not the whole
	FieldLeftOut   = "field-left-out"  // what a page has no place for, or cannot be read
)

// Draft is the page of a group as a person could have written it.
type Draft struct {
	Slug, Name, Language string
	Where                string   // in the file it was made from: "record 3"
	Records              int      // how many records of that file it was made of
	Translation          bool     // of another draft: it holds what differs
	Lines                []string // of front matter, a line for each fact
	Text                 string   // Markdown
}

// File returns the text of the page.
func (d Draft) File() string {
	text := "---\n" + strings.Join(frontmatter.Neat(d.Lines), "\n") + "\n---\n"
	if d.Text != "" {
		text += "\n" + d.Text + "\n"
	}
	return text
}

// from notes where a page came from, for the team: readers do not see it.
func (d *Draft) from(file string) {
	if !d.Translation && !slices.ContainsFunc(d.Lines, func(line string) bool { return strings.HasPrefix(line, "source:") }) {
		d.Lines = append(d.Lines, "source: "+frontmatter.Text(file))
	}
}

// settling is one run of drafts.
type settling struct {
	file     string
	hub      *model.Hub
	taken    map[string]int // slug → the last number that was put behind it, 1 for none
	left     tally
	findings []diag.Finding
}

func (s *settling) warn(code, where string, message, suggestion diag.Text) {
	if where != "" {
		message = diag.Say("%s: %s", strings.ToUpper(where[:1])+where[1:], message)
	}
	s.findings = append(s.findings, diag.Finding{Code: code, Severity: diag.Warning, File: s.file, Message: message, Suggestion: suggestion})
}

// draft makes the draft of a record.
func (s *settling) draft(r *Record) Draft {
	s.clean(r)
	d := Draft{Slug: s.slug(r), Name: r.Title, Language: s.hub.DefaultLanguage, Where: r.Where, Lines: r.lines(), Text: markdownText(r.Text)}
	s.settle(&d)
	return d
}

// clean takes out of a record what no page may say.
func (s *settling) clean(r *Record) {
	g := &r.Group
	r.Title = strings.Join(strings.Fields(r.Title), " ")
	if address, found := model.WithoutPassword(g.Online.URL); found {
		g.Online.URL = address
		s.warn(diag.PersonalData, r.Where, "The link of the meeting held its password, which was taken out.", "Whoever wants to come can ask the group for it.")
	}
	if p := &g.Place; p.HasPoint && (p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180) {
		s.warn(FieldLeftOut, r.Where, diag.Say("%s, %s is no point on the earth, and was left out: latitude goes from -90 to 90, longitude from -180 to 180.", degrees(p.Lat), degrees(p.Lon)),
			"Look whether the two are exchanged.")
		p.HasPoint = false
	}
	if first := parse.FirstName(g.Contact.Name); first != g.Contact.Name {
		g.Contact.Name = first
		s.left.add("the surname of the contact", r.Where)
	}
	g.Contact.Phone = strings.Trim(g.Contact.Phone, `"“”' `)
	fit := func(field string, keys []string, v model.Vocabulary) []string {
		var out []string
		for _, key := range keys {
			if v.Closed && !v.Has(key) {
				s.left.add(fmt.Sprintf("%s: %s, which is not among the words of hub.yaml", field, key), r.Where)
			} else if !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
		return out
	}
	g.Audience = fit("audience", g.Audience, s.hub.Audience)
	g.Access = fit("access", g.Access, s.hub.Access)
	g.Topics = fit("topics", g.Topics, s.hub.Topics)
}

// slug finds a free address for a record.
func (s *settling) slug(r *Record) string {
	made := []rune(load.MakeSlug(r.Slug))
	if len(made) == 0 {
		made = []rune(load.MakeSlug(r.Title))
	}
	base := strings.TrimRight(string(made[:min(len(made), 60)]), "-_")
	if base == "" {
		base = "group"
	}
	if load.Reserved(s.hub, "groups", base) {
		base += "-group"
	}
	slug := base
	for s.taken[slug] > 0 { // the number goes on where it stood, or a file of one name would take for ever
		s.taken[base]++
		slug = fmt.Sprintf("%s-%d", base, s.taken[base])
	}
	s.taken[slug] = 1
	return slug
}

// settle takes out of a draft what the hub's own check would call an error, and
// names it. Taking out a line may make another one an error: latitude alone.
func (s *settling) settle(d *Draft) {
	for range 10 {
		bad, text := map[int]bool{}, false
		at := load.File{Path: d.Slug + ".md", Section: "groups", Language: d.Language, Page: d.Slug}
		if d.Translation {
			at.Original = d.Slug
		}
		file := "---\n" + strings.Join(d.Lines, "\n") + "\n---\n\n" + d.Text
		_, findings := parse.Page(at, []byte(file), s.hub)
		for _, f := range findings {
			if f.Severity != diag.Error {
				continue
			}
			i := f.Line - 2
			what := "the text"
			switch {
			case i >= 0 && i < len(d.Lines):
				bad[i] = true
				what = strings.TrimLeft(strings.TrimSpace(d.Lines[i]), "- ")
			case d.Text != "":
				text = true
			default:
				continue
			}
			s.warn(FieldLeftOut, d.Where+" ("+d.Name+")", diag.Say("%s This was left out: %s", f.Message, shortened(what)), f.Suggestion)
		}
		if len(bad) == 0 && !text {
			return
		}
		d.Lines = frontmatter.Without(d.Lines, bad)
		if text {
			d.Text = ""
		}
	}
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

var leading = regexp.MustCompile(`(?m)^(\s*)([#>+*=|~-]|[0-9]+[.)])`)

// markdownText keeps the text of strangers from being read as Markdown.
func markdownText(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "<", `\<`, "*", `\*`).Replace(s)
	return leading.ReplaceAllStringFunc(s, func(head string) string {
		body := strings.TrimLeft(head, " \t\n")
		if n := len(body); n > 1 { // 1. → 1\.
			return body[:n-1] + `\` + body[n-1:]
		}
		return `\` + body
	})
}
