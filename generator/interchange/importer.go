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
	"peerhub/generator/privacy"
)

// importer makes drafts of one file.
type importer struct {
	file  string
	hub   *model.Hub
	today model.Date
	taken map[string]int // slug → the last number that was put behind it, 1 for none
	left  leftOut
	door  door

	Import // what comes of it
}

func (i *importer) warn(code diag.Code, where string, message, suggestion diag.Text) {
	if where != "" {
		message = diag.Say("%s: %s", strings.ToUpper(where[:1])+where[1:], message)
	}
	i.find(code, diag.Warning, message, suggestion)
}

// leaveOut says why a record is in no draft.
func (i *importer) leaveOut(where string, message, suggestion diag.Text) {
	i.warn(diag.RecordLeftOut, where, message, suggestion)
}

// nameIt says what to do with a record that has no name.
const nameIt diag.Text = "Give it a name in the program that it comes from."

// unknown says why nothing of a file can be read.
func (i *importer) unknown(message, suggestion diag.Text) {
	i.find(diag.FormatUnknown, diag.Error, message, suggestion)
}

func (i *importer) find(code diag.Code, severity diag.Severity, message, suggestion diag.Text) {
	i.Findings = append(i.Findings,
		diag.Finding{Code: code, Severity: severity, File: i.file, Message: message, Suggestion: suggestion})
}

// each reads each record of an input, with where it stands, and says of what is none
// that it was left out.
func (i *importer) each(in input, none diag.Text, read func(where string, o object)) {
	records, whereOf := in.records()
	for n, record := range records {
		where := whereOf(n)
		i.Records++
		if fields, ok := record.(map[string]any); ok {
			read(where, newObject(fields))
		} else {
			i.leaveOut(where, none, "")
		}
	}
}

// add adds the draft of a record that was made of so many records of the file.
func (i *importer) add(r *Record, records int) {
	i.clean(r)
	r.Text = i.door.text(r.Text, r.Where)
	d := frontmatter.Draft{Slug: i.slug(r), Name: r.Title, Language: i.hub.DefaultLanguage, Where: r.Where,
		Records: records, Lines: r.lines(), Text: markdownText(r.Text)}
	i.door.draft(&d)
	i.leaveOutErrors(&d)
	i.Drafts = append(i.Drafts, d)
}

// clean takes out of a record what no page may say.
func (i *importer) clean(r *Record) {
	g := &r.Group
	r.Title = strings.Join(strings.Fields(i.door.text(r.Title, r.Where)), " ")
	if r.Title == "" {
		r.Title = "Group"
	}
	i.dialled(r)
	if p := &g.Place; p.HasPoint && (p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180) {
		const noPoint diag.Text = "%s, %s is no point on the earth, and was left out: " +
			"latitude goes from -90 to 90, longitude from -180 to 180."
		i.warn(diag.FieldLeftOut, r.Where, diag.Say(noPoint, degrees(p.Lat), degrees(p.Lon)),
			"Look whether the two are exchanged.")
		p.HasPoint = false
	}
	if first := parse.FirstName(g.Contact.Name); first != g.Contact.Name {
		g.Contact.Name = first
		i.left.add("the surname of the contact", r.Where)
	}
	g.Contact.Phone = strings.Trim(g.Contact.Phone, `"“”' `)
	g.Audience = i.fitting("audience", g.Audience, i.hub.Audience, r.Where)
	g.Access = i.fitting("access", g.Access, i.hub.Access, r.Where)
	g.Topics = i.fitting("topics", g.Topics, i.hub.Topics, r.Where)
}

// fitting are those of the keys that the hub has words for, each once.
func (i *importer) fitting(field string, keys []string, v model.Vocabulary, where string) []string {
	var out []string
	for _, key := range keys {
		if v.Closed && !v.Has(key) {
			i.left.add(fmt.Sprintf("%s: %s, which is not among the words of hub.yaml", field, key), where)
		} else if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// slug finds a free address for a record.
func (i *importer) slug(r *Record) string {
	named := load.MakeSlug(unescaped(r.Slug))
	if _, found := privacy.Clean(strings.ReplaceAll(named, "-", " "), privacy.Kind.Secret); len(found) > 0 {
		named = ""
	}
	made := []rune(named)
	if len(made) == 0 {
		made = []rune(load.MakeSlug(r.Title))
	}
	base := strings.TrimRight(string(made[:min(len(made), 60)]), "-_")
	if base == "" {
		base = "group"
	}
	if base == "index" || load.Reserved(i.hub, "groups", base) {
		base += "-group"
	}
	slug := base
	for i.taken[slug] > 0 { // the number goes on where it stood, or a file of one name would take for ever
		i.taken[base]++
		slug = fmt.Sprintf("%s-%d", base, i.taken[base])
	}
	i.taken[slug] = 1
	return slug
}

// leaveOutErrors takes out of a draft what the hub's own check would call an error,
// and names it. Taking out a line may make another one an error: latitude alone.
func (i *importer) leaveOutErrors(d *frontmatter.Draft) {
	for range 10 {
		bad, text := map[int]bool{}, false
		for _, f := range i.errors(d) {
			what := "the text"
			switch n := f.Line - 2; {
			case n >= 0 && n < len(d.Lines):
				bad[n] = true
				what = strings.TrimLeft(strings.TrimSpace(d.Lines[n]), "- ") // the door has seen it
			case d.Text != "":
				text = true
			default:
				continue
			}
			i.warn(diag.FieldLeftOut, d.Where+" ("+d.Name+")",
				diag.Say("%s This was left out: %s", f.Message, shortened(what)), f.Suggestion)
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

// errors are those that a check finds in a draft. Its first line of front matter is
// line 2.
func (i *importer) errors(d *frontmatter.Draft) []diag.Finding {
	at := load.File{Path: d.Slug + ".md", Section: "groups", Language: d.Language, Page: d.Slug}
	if d.Translation {
		at.Original = d.Slug
	}
	_, findings := parse.Page(at, []byte("---\n"+strings.Join(d.Lines, "\n")+"\n---\n\n"+d.Text), i.hub)
	return slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Severity != diag.Error })
}

// shortened is a text of at most 80 characters.
func shortened(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// marksMarkdown is what at the beginning of a line makes it a heading, a list or a quotation.
var marksMarkdown = regexp.MustCompile(`(?m)^(\s*)([#>+*=|~-]|[0-9]+[.)])`)

// markdownText keeps the text of strangers from being read as Markdown.
func markdownText(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "<", `\<`, "*", `\*`).Replace(s)
	return marksMarkdown.ReplaceAllStringFunc(s, func(head string) string {
		body := strings.TrimLeft(head, " \t\n")
		if n := len(body); n > 1 { // 1. → 1\.
			return body[:n-1] + `\` + body[n-1:]
		}
		return `\` + body
	})
}
