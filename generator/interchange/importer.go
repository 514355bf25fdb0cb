package interchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/privacy"
	"peerhub/generator/spreadsheet"
)

// importer makes drafts of one file.
type importer struct {
	file  string
	hub   *model.Hub
	today model.Date
	taken map[string]int // slug → the last number that was put behind it, 1 for none
	left  leftOut
	door  door
	// doubts are about places: what → where it was
	doubts   map[string][]string
	exported bool                      // a sheet of it is from the site of somebody else
	named    []string                  // records whose names said a status
	withheld int                       // records that are not for everybody
	idle     int                       // records that are not in use
	many     int                       // records of a file that has more than are read
	manyOf   diag.Text                 // says of them that they are too many
	triggers *spreadsheet.Triggers     // see spreadsheet.TriggersOf
	lost     map[string][]diag.Finding // where a record stands → what of it was left out; "": rows of no group

	Import // what comes of it
}

func (i *importer) warn(code diag.Code, where string, message, suggestion diag.Text) {
	i.lose(code, where, "", message, suggestion)
}

// lose is warn about a field that a record loses.
func (i *importer) lose(code diag.Code, where, field string, message, suggestion diag.Text) {
	if where != "" && (code == diag.FieldLeftOut || code == diag.RecordDoubtful) {
		i.note(where, diag.Finding{Code: code, Field: field, Message: message, Suggestion: suggestion})
	}
	if where != "" {
		message = diag.At(Where(where, true), message)
	}
	i.find(code, diag.Warning, message, suggestion)
}

// note notes what a record has lost, for those who look later what is still open.
func (i *importer) note(where string, findings ...diag.Finding) {
	if i.lost == nil {
		i.lost = map[string][]diag.Finding{}
	}
	i.lost[where] = append(i.lost[where], findings...)
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

// mostRecords is how many records are read of a file: several may be of one group.
const mostRecords = 60_000

const (
	ofRecords diag.Text = "This file has more than %d records, and was not read."
	ofEntries diag.Text = "This calendar has more than %d entries, and was not read."
)

// tooManyRecords notes that a file has more records, or a calendar more entries, than are read.
func tooManyRecords(i *importer, many int, say diag.Text) {
	i.many, i.manyOf = many, diag.Say(say, mostRecords)
}

// each reads each record of an input, with where it stands, and says of what is none
// that it was left out.
func (i *importer) each(in input, none diag.Text, read func(where string, o object)) {
	records, whereOf := in.records()
	if i.Records+len(records) > mostRecords {
		tooManyRecords(i, i.Records+len(records), ofRecords)
		return
	}
	for n, record := range records {
		where := whereOf(n)
		i.Records++
		if withoutLong(record) {
			i.door.note(long, where)
		}
		if fields, ok := record.(map[string]any); ok && withheld(fields) {
			i.withheld++
		} else if ok && idle(i.hub.Words, fields) {
			i.idle++
		} else if ok {
			read(where, newObject(fields))
		} else {
			i.leaveOut(where, none, "")
		}
	}
}

// withoutLong empties the texts of a value that are too long to come in, before anything is looked for in them,
// and reports whether there were any.
func withoutLong(value any) (was bool) {
	switch value := value.(type) {
	case map[string]any:
		for name, v := range value {
			if s, is := v.(string); is && len(s) > longText {
				value[name], was = "", true
			} else if withoutLong(v) {
				was = true
			}
		}
	case []any:
		for n, v := range value {
			if s, is := v.(string); is && len(s) > longText {
				value[n], was = "", true
			} else if withoutLong(v) {
				was = true
			}
		}
	}
	return was
}

// longName is how long a name may be, in bytes: no group has one of that length.
const longName = 2000

const tooLong diag.Text = "The name of this record is far too long for a name, and the record was left out."

// add adds the draft of a record that was made of so many records of the file. No page
// is without a name.
func (i *importer) add(r *Record, records int) {
	if len(i.Drafts) > spreadsheet.MostGroups { // and nothing will come of them: see tooMany
		return
	}
	if strings.TrimSpace(r.Title) == "" {
		for range records {
			i.leaveOut(r.Where, "This record has no name, and was left out.", nameIt)
		}
		return
	}
	if len(r.Title) > longName {
		for range records {
			i.leaveOut(r.Where, tooLong, nameIt)
		}
		return
	}
	if !i.statusNamed(r, records) {
		return
	}
	i.door.known = slices.DeleteFunc(slices.Clone(r.persons), func(s string) bool { // but for what is the group's as well
		return len(privacy.Known(r.Group.Contact.Phone+" "+r.Group.Contact.Email, []string{s})) > 0
	})
	defer func() { i.door.known = nil }()
	i.clean(r)
	r.Text = i.door.text(r.Text, r.Where)
	d := frontmatter.Draft{Slug: i.free(slugOf(r)), Name: r.Title, Language: i.hub.DefaultLanguage, Where: r.Where,
		Records: records, Lines: r.lines(), Text: markdownText(r.Text)}
	was := d.Slug
	if i.door.draft(&d); d.Slug != was { // it may be another group's by now
		delete(i.taken, was)
		d.Slug = i.free(d.Slug)
	}
	withoutLink(&d, r.Group.Online.URL)
	i.leaveOutErrors(&d)
	i.Drafts = append(i.Drafts, d)
}

// tooMany reports whether a file has more groups, or records, than are read. Then nothing comes of it:
// with a part of them nobody would know which.
func tooMany(i *importer) bool {
	groups := 0
	for _, d := range i.Drafts {
		if !d.Translation {
			groups++
		}
	}
	if groups <= spreadsheet.MostGroups && i.many == 0 {
		return false
	}
	message, suggestion := spreadsheet.TooManyGroups()
	if i.many > 0 {
		message = i.manyOf
	}
	i.Import = Import{TooMuch: true, Format: i.Format, Records: max(i.Records, i.many)}
	i.unknown(message, suggestion)
	return true
}

// statusNamed takes out of a name what it says of the status of its group. It is false for
// a record whose name says that it is not for everybody.
func (i *importer) statusNamed(r *Record, records int) bool {
	rest, says := spreadsheet.NameSays(i.hub.Words, r.Title)
	switch says {
	case "":
		return true
	case spreadsheet.NotForAll:
		i.withheld += records
		return false
	case spreadsheet.Cancelled:
		says = string(model.StatusPaused)
	}
	i.named = append(i.named, labelled(r.Where, r.Title))
	if r.Title = rest; r.Group.Status != model.StatusClosed {
		r.Group.Status = model.Status(says)
	}
	return true
}

// namedFinding tells of the names that said that their groups do not meet.
func namedFinding(i *importer) []diag.Finding {
	if len(i.named) == 0 {
		return nil
	}
	message, suggestion := spreadsheet.StatusNamed(len(i.named))
	return []diag.Finding{{Code: diag.RecordDoubtful, Severity: diag.Warning, File: i.file,
		Message: diag.At(Where(i.named[0], true), message), Suggestion: suggestion}}
}

// clean takes out of a record what no page may say.
func (i *importer) clean(r *Record) {
	g := &r.Group
	r.Title = strings.Join(strings.Fields(i.door.title(r.Title, r.Where)), " ")
	if r.Title == "" { // it was all secret
		r.Title = "Group"
	}
	g.Timezone = strings.ReplaceAll(g.Timezone, " ", "_")
	if _, err := time.LoadLocation(g.Timezone); err != nil {
		g.Timezone = strings.ReplaceAll(g.Timezone, "_", " ")
	}
	for n, s := range g.Schedule {
		if s.Start != "" && s.Start == s.End {
			message, suggestion := spreadsheet.SameTime(s.Start)
			i.warn(diag.RecordDoubtful, r.Where, message, suggestion)
			g.Schedule[n].End = ""
		}
	}
	var spoken []string
	for _, said := range g.Languages {
		code := languageCode(said)
		if len(said) > 2 && spreadsheet.Blank(i.hub.Words, said) {
			continue
		}
		if code == "" {
			i.warn(diag.FieldLeftOut, r.Where, diag.Say("%q is no language that is known, and was left out.", said),
				"Write the code of the language, for example: fr")
		} else if !slices.Contains(spoken, code) {
			spoken = append(spoken, code)
		}
	}
	g.Languages = spoken
	i.dialled(r)
	if p := &g.Place; p.HasPoint && (p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180) {
		const noPoint diag.Text = "%s, %s is no point on the earth, and was left out: " +
			"latitude goes from -90 to 90, longitude from -180 to 180."
		i.warn(diag.FieldLeftOut, r.Where, diag.Say(noPoint, degrees(p.Lat), degrees(p.Lon)),
			"Look whether the two are exchanged.")
		p.HasPoint = false
	}
	g.Contact.Name = i.door.of("contact", "name", g.Contact.Name, r.Where)
	if first := parse.FirstName(g.Contact.Name); first != g.Contact.Name {
		g.Contact.Name = first
		i.left.add("the surname of the contact", r.Where)
	}
	g.Contact.Phone = strings.Trim(g.Contact.Phone, `"“”' `)
	countryOnce(&g.Place)
	g.Audience = i.fitting("audience", g.Audience, i.hub.Audience, r.Where)
	g.Access = i.fitting("access", g.Access, i.hub.Access, r.Where)
	g.Topics = i.fitting("topics", g.Topics, i.hub.Topics, r.Where)
}

// fitting are those of the keys that the hub has words for, each once.
func (i *importer) fitting(field string, keys []string, v model.Vocabulary, where string) []string {
	var out []string
	for _, key := range keys {
		if spreadsheet.Blank(i.hub.Words, strings.ReplaceAll(key, "n-a", "n/a")) {
			continue
		}
		if v.Closed && !v.Has(key) {
			i.left.add(fmt.Sprintf("%s: %s, which is not among the words of hub.yaml", field, key), where)
		} else if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// slugOf is the address that a record would have.
func slugOf(r *Record) string {
	named := load.MakeSlug(unescaped(r.Slug))
	if _, found := privacy.Clean(strings.ReplaceAll(named, "-", " "), privacy.Kind.Secret); len(found) > 0 {
		named = ""
	}
	made := []rune(named)
	if len(made) == 0 {
		made = []rune(load.MakeSlug(r.Title))
	}
	return string(made[:min(len(made), 60)])
}

// free makes an address one that neither another group of the file has nor a list of the hub.
func (i *importer) free(base string) string {
	base = cmp.Or(strings.TrimRight(base, "-_"), "group")
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

// shortened is a text of at most 200 characters.
func shortened(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}

// marksMarkdown is what at the beginning of a line makes it a heading, a list or a quotation.
var marksMarkdown = regexp.MustCompile(`(?m)^(\s*)([#>+*=|~-]|[0-9]+[.)])`)

var escapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "<", `\<`, "*", `\*`)

// markdownText keeps the text of strangers from being read as Markdown.
func markdownText(s string) string {
	s = escapes.Replace(s)
	return marksMarkdown.ReplaceAllStringFunc(s, func(head string) string {
		body := strings.TrimLeft(head, " \t\n")
		if n := len(body); n > 1 { // 1. → 1\.
			return body[:n-1] + `\` + body[n-1:]
		}
		return `\` + body
	})
}
