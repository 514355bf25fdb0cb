package interchange

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// OpenFile is what imports could not read, until a person has settled it. It lies beside
// NotesFile.
const OpenFile = "content/groups/import-open.lock.json"

// Question is something that an import left open. It is settled when somebody has changed
// the field in the page, or checked the group since (verified), or said so to an import.
type Question struct {
	Page    string `json:"page,omitempty"`  // "" is about a record that no page was made of
	Field   string `json:"field,omitempty"` // that it is about, as "schedule"
	Stood   string `json:"stood,omitempty"` // what stood in the page of the field, as notes keep it
	Asked   string `json:"asked"`           // the day of the import
	Says    string `json:"says"`            // a diag.Text, so that it can be said in any language
	Do      string `json:"do,omitempty"`    // the same: what to do about it
	File    string `json:"file,omitempty"`  // the name of the file, in which records are counted
	Settled bool   `json:"settled,omitempty"`
}

// Questions are those of each source.
type Questions map[string][]Question

// openFormat names the format of OpenFile and its version.
const openFormat = "peerhub-import-open/1"

// Encode writes the questions as OpenFile has them, in the order of sources.
func (q Questions) Encode() ([]byte, error) { return JSON(bySource[Questions]{openFormat, q}) }

// ReadQuestions reads what earlier imports left open.
func ReadQuestions(data []byte) (Questions, error) {
	out := Questions{}
	data, err := sourcesOf(data, openFormat)
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	return out, err
}

// Moved notes that a page has another file now, and reports whether something is asked about it.
func (q Questions) Moved(from, to string) bool {
	is := false
	for _, questions := range q {
		for i := range questions {
			if questions[i].Page == from {
				questions[i].Page, is = to, true
			}
		}
	}
	return is
}

// Replace puts what an import of a source leaves open in the place of what earlier ones
// did, and reports whether there is anything to write. Pages are the files of groups by
// their slugs, and are read by them; name is the file's. One that was asked before stays as it was.
func (q Questions) Replace(source, name string, in Import, pages map[string]string, page func(file string) string,
	today model.Date, settled bool) bool {
	var now []Question
	for _, slug := range slices.Sorted(maps.Keys(in.Open)) {
		file := pages[slug]
		if slug != "" && file == "" { // its page is nobody's to ask about
			continue
		}
		text := page(file)
		for _, f := range in.Open[slug] {
			field, _, _ := strings.Cut(f.Field, ".")
			now = append(now, q.same(source, Question{Page: file, Field: field, Stood: Field(text, field),
				Asked: today.String(), Says: string(asks(f)), Do: string(f.Suggestion),
				File: name, Settled: settled}))
		}
	}
	if len(q[source]) == 0 && len(now) == 0 {
		return false
	}
	if q[source] = now; len(now) == 0 {
		delete(q, source)
	}
	return true
}

// Asks reports whether a finding is a question that the import leaves open.
func (in Import) Asks(f diag.Finding) bool {
	for _, open := range in.Open {
		if slices.ContainsFunc(open, func(o diag.Finding) bool {
			return o.Code == f.Code && o.Line == f.Line && o.Message == f.Message
		}) {
			return true
		}
	}
	return false
}

// asks is what a question says, with the words of the cell where they say when the group
// meets: others may be what nobody should read.
func asks(f diag.Finding) diag.Text {
	field, _, _ := strings.Cut(f.Field, ".")
	if f.Excerpt == "" || !slices.Contains([]string{"schedule", "status", "resumes"}, field) {
		return f.Message
	}
	place, message := f.Message.Placed()
	if message = diag.Say("%s (%s)", message, f.Excerpt); place != "" {
		return diag.At(place, message)
	}
	return message
}

// same is a question that may have been asked before: of a page also where its row stood
// elsewhere then. It is as old, and as settled, as it was.
func (q Questions) same(source string, next Question) Question {
	for _, asked := range q[source] {
		if asked.Page == next.Page && asked.Field == next.Field && asked.about() == next.about() {
			next.Stood, next.Asked, next.Settled = asked.Stood, asked.Asked, asked.Settled || next.Settled
			return next
		}
	}
	return next
}

// about is what tells a question from others.
func (q Question) about() diag.Text {
	if q.Page == "" { // nobody can tell rows apart that are of no group
		return diag.Text(q.Says)
	}
	_, message := diag.Text(q.Says).Placed()
	return message
}

// Findings are the questions that nobody has settled. Checked says of the files of groups
// on which day somebody last checked them.
func (q Questions) Findings(page func(file string) string, checked map[string]model.Date) []diag.Finding {
	var out []diag.Finding
	for _, source := range slices.Sorted(maps.Keys(q)) {
		for _, one := range q[source] {
			if one.Settled || one.Page != "" && one.settled(page(one.Page), checked[one.Page]) {
				continue
			}
			f := diag.Finding{Code: diag.ImportOpen, Severity: diag.Warning, File: one.Page, Field: one.Field,
				Message:    diag.Say("An import left this open (%s): %s", one.source(source), diag.Text(one.Says)),
				Suggestion: one.settling()}
			if one.Page == "" {
				f.File = OpenFile
				f.Suggestion = "Mend the file and import it again. If nothing has to be done: import it with --settled."
			}
			out = append(out, f)
		}
	}
	return out
}

// settled reports whether a person has changed the field that a question is about, checked
// the group since, or taken its page away.
func (q Question) settled(page string, checked model.Date) bool {
	asked, err := model.ParseDate(q.Asked)
	return page == "" || err == nil && !checked.IsZero() && !checked.Before(asked) ||
		q.Field != "" && Field(page, q.Field) != q.Stood
}

// settling says how a question about a page is settled: as the import said, or by asking the
// group where it had nothing to say.
func (q Question) settling() diag.Text {
	if q.Do == "" {
		return "Ask the group, and write it into the page, or write verified with the day on which you checked it."
	}
	return diag.Say("%s Do so in the page, or in the file and import it once more. If it is right as it is, write "+
		"verified with the day on which you checked it.", diag.Text(q.Do))
}

// source is the file of a question as people know it, and its format. Notes call a workbook CSV too.
func (q Question) source(named string) string {
	title, file, _ := strings.Cut(named, ": ")
	if !strings.Contains(file, "://") {
		file = cmp.Or(q.File, file)
	}
	if title == CSV.Title() {
		title = CSV.TitleOf(file)
	}
	return title + ": " + file
}
