package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// openQuestions is what imports could not read, until a person has settled it. It lies
// beside what they noted of pages.
const openQuestions = "content/groups/import-open.lock.json"

// question is something that an import left open. It is settled when somebody has changed
// the field in the page, or checked the group since (verified), or said so with --settled.
type question struct {
	Page    string `json:"page,omitempty"`  // "" is about a record that no page was made of
	Field   string `json:"field,omitempty"` // that it is about, as "schedule"
	Stood   string `json:"stood,omitempty"` // what stood in the page of the field, as notes keep it
	Asked   string `json:"asked"`           // the day of the import
	Says    string `json:"says"`            // a diag.Text, so that it can be said in any language
	Settled bool   `json:"settled,omitempty"`
}

// questions are those of each source.
type questions map[string][]question

func (r *run) readQuestions() (questions, error) {
	out := questions{}
	data, err := os.ReadFile(filepath.Join(r.hub, filepath.FromSlash(openQuestions)))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and import once more", openQuestions, err)
	}
	return out, nil
}

// same is the question that was asked before, and stays as it was then.
func (q questions) same(source string, next question) question {
	for _, asked := range q[source] {
		if asked.Page == next.Page && asked.Field == next.Field && asked.Says == next.Says {
			asked.Settled = asked.Settled || next.Settled
			return asked
		}
	}
	return next
}

// writeQuestions notes what the import left open.
func (i *importing) writeQuestions(in interchange.Import) error {
	if i.command.DryRun {
		return nil
	}
	all, err := i.readQuestions()
	if err != nil {
		return err
	}
	var now []question
	for _, slug := range slices.Sorted(maps.Keys(in.Open)) {
		page := i.pages[slug]
		if slug != "" && page == "" { // its page is nobody's to ask about
			continue
		}
		text := i.text(page)
		for _, f := range in.Open[slug] {
			field, _, _ := strings.Cut(f.Field, ".")
			now = append(now, all.same(i.source, question{Page: page, Field: field,
				Stood: interchange.Field(text, field),
				Asked: i.site.Today.String(), Says: string(f.Message), Settled: i.command.Settled}))
		}
	}
	if len(all[i.source]) == 0 && len(now) == 0 {
		return nil
	}
	if all[i.source] = now; len(now) == 0 {
		delete(all, i.source)
	}
	data, err := interchange.JSON(all)
	if err != nil {
		return err
	}
	if i.exists(openQuestions) {
		return i.replace(openQuestions, data)
	}
	return i.create(openQuestions, string(data))
}

// text is the page of a file, "" where there is none.
func (r *run) text(file string) string {
	if file == "" {
		return ""
	}
	text, _ := r.read(file)
	return text
}

// read reads a file of the hub, and reports whether it is there.
func (r *run) read(file string) (string, bool) {
	data, err := os.ReadFile(filepath.Join(r.hub, filepath.FromSlash(file)))
	if err != nil {
		return "", false
	}
	return string(data), true
}

// stillOpen are the questions that nobody has settled, as findings.
func (r *run) stillOpen(checked map[string]model.Date) ([]diag.Finding, error) {
	all, err := r.readQuestions()
	if err != nil {
		return nil, err
	}
	var out []diag.Finding
	for _, source := range slices.Sorted(maps.Keys(all)) {
		for _, q := range all[source] {
			if q.Settled || q.Page != "" && r.settled(q, checked[q.Page]) {
				continue
			}
			f := diag.Finding{Code: diag.ImportOpen, Severity: diag.Warning, File: q.Page, Field: q.Field,
				Message: diag.Say("An import left this open (%s): %s", source, diag.Text(q.Says)),
				Suggestion: "Ask the group, and write it into the page, or write verified with the day on which " +
					"you checked it."}
			if q.Page == "" {
				f.File = openQuestions
				f.Suggestion = "Mend the file and import it again. If nothing has to be done: import it with --settled."
			}
			out = append(out, f)
		}
	}
	return out, nil
}

// settled reports whether a person has changed the field that a question is about, checked
// the group since, or taken its page away.
func (r *run) settled(q question, checked model.Date) bool {
	text := r.text(q.Page)
	asked, err := model.ParseDate(q.Asked)
	return text == "" || err == nil && !checked.IsZero() && !checked.Before(asked) ||
		q.Field != "" && interchange.Field(text, q.Field) != q.Stood
}
