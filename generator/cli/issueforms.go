package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/newhub"
)

// asked are the columns of groups for which a form asks; of a group's people it asks nothing.
var asked = []string{"name", "schedule.day", "schedule.start", "schedule.end", "attendance", "place.venue", "place.address", "place.city", "place.country",
	"join", "cost", "languages", "access", "summary", "organisation", "contact.phone", "contact.url"}

// Sentences that every form begins with: an issue is public, and nobody reads it at once.
const (
	isPublic diag.Text = "Everybody on the internet can read what you write here, and under which name. Write nothing of yourself that you would not " +
		"tell a stranger, nothing about people who come to a group, and nobody's own telephone number."
	noHelp diag.Text = "If you need help now, do not wait for an answer here: it may take days until somebody reads this. Ring the emergency number " +
		"of your country."
)

// question is one of a form.
type question struct {
	id, label, note, example string
	choices                  []string
	long, needed             bool
}

// issueForm is a form in a language.
type issueForm struct {
	file, language string
	title, about   diag.Text
	questions      []question
}

// issueForms are the forms by which people suggest a group or say that something is wrong, in each language of the hub, for
// hosts that have issues: GitHub and Forgejo read forms of YAML, GitLab texts.
func issueForms(hub, host string, today model.Date) []newhub.File {
	at, _ := newhub.HostOf(host)
	if at.Issues == "" {
		return nil
	}
	var out []newhub.File
	for _, in := range generator.GroupForms(hub, today) {
		for _, form := range []issueForm{suggestion(in), correction(in.Words)} {
			form.language = in.Code
			name := fmt.Sprintf("%s/%s-%s.yml", at.Issues, form.file, in.Code)
			data := form.yaml(in.Words, at.Name == "github")
			if at.Name == "gitlab" {
				name = strings.TrimSuffix(name, ".yml") + ".md"
				data = form.markdown(in.Words)
			}
			out = append(out, newhub.File{Path: name, Data: []byte(data), Brought: true})
		}
	}
	return out
}

func suggestion(in generator.LanguageForm) issueForm {
	f := issueForm{file: "suggest-a-group", title: "Suggest a group", about: "A group that is missing from the site."}
	for _, path := range asked {
		for _, c := range in.Columns { // without those that the hub says for all groups
			if c.Path != path {
				continue
			}
			q := question{id: strings.ReplaceAll(path, ".", "_"), label: c.Label, note: c.Note, example: c.Example, long: path == "summary",
				needed: path == "name"}
			if path == "schedule.day" || path == "place.country" {
				q.note = "" // which speaks of rows, and of codes
			}
			if path == "attendance" || path == "join" {
				q.choices = c.Choices
			}
			f.questions = append(f.questions, q)
		}
	}
	f.questions = append(f.questions, question{id: "source", label: in.Words.Say("How do you know this?"),
		note: in.Words.Say("For example: it stands on their website, or I run the group."), long: true})
	return f
}

func correction(say diag.Words) issueForm {
	return issueForm{file: "something-is-wrong", title: "Something is wrong", about: "A page or a group that says something wrong.", questions: []question{
		{id: "page", label: say.Say("Which page is it about?"), note: say.Say("Its address, or the name of the group."), needed: true},
		{id: "wrong", label: say.Say("What is wrong, and what would be right?"), long: true, needed: true},
		{id: "source", label: say.Say("How do you know this?"), note: say.Say("For example: it stands on their website, or I run the group."), long: true},
	}}
}

// yaml is the form as GitHub reads it, or Forgejo, which calls its sentence otherwise.
func (f issueForm) yaml(say diag.Words, github bool) string {
	var out strings.Builder
	line := func(indent int, key, value string) {
		fmt.Fprintf(&out, "%s%s: %s\n", strings.Repeat(" ", indent), key, quoted(value))
	}
	about := "about"
	if github {
		about = "description"
	}
	title := say.Say(f.title)
	if f.language != newhub.English {
		title += " (" + f.language + ")" // names of forms differ
	}
	line(0, "name", title)
	line(0, about, say.Say(f.about))
	out.WriteString("body:\n  - type: markdown\n    attributes:\n")
	line(6, "value", say.Say(isPublic)+"\n\n"+say.Say(noHelp))
	for _, q := range f.questions {
		kind := "input"
		switch {
		case q.choices != nil:
			kind = "dropdown"
		case q.long:
			kind = "textarea"
		}
		fmt.Fprintf(&out, "  - type: %s\n    id: %s\n    attributes:\n", kind, q.id)
		line(6, "label", q.label)
		if q.note != "" {
			line(6, "description", q.note)
		}
		if q.choices == nil && q.example != "" {
			line(6, "placeholder", q.example)
		}
		if q.choices != nil {
			out.WriteString("      options:\n")
			for _, choice := range q.choices {
				fmt.Fprintf(&out, "        - %s\n", quoted(choice))
			}
		}
		if q.needed {
			out.WriteString("    validations:\n      required: true\n")
		}
	}
	out.WriteString("  - type: checkboxes\n    id: public\n    attributes:\n")
	line(6, "label", say.Say("Before you send it"))
	fmt.Fprintf(&out, "      options:\n        - label: %s\n          required: true\n", quoted(say.Say("I know that everybody can read this.")))
	return out.String()
}

// quoted is a text in the quotation marks of JSON, which YAML reads.
func quoted(s string) string {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text can be written
	return strings.TrimSpace(out.String())
}

// markdown is the form as a text to fill in.
func (f issueForm) markdown(say diag.Words) string {
	var out strings.Builder
	fmt.Fprintf(&out, "<!-- %s -->\n\n> %s\n>\n> %s\n", strings.ReplaceAll(say.Say(f.about), "--", "-"), say.Say(isPublic), say.Say(noHelp))
	for _, q := range f.questions {
		fmt.Fprintf(&out, "\n## %s\n\n", q.label)
		if q.note != "" {
			fmt.Fprintf(&out, "<!-- %s -->\n\n", strings.ReplaceAll(q.note, "--", "-"))
		}
		for _, choice := range q.choices {
			fmt.Fprintf(&out, "- [ ] %s\n", choice)
		}
	}
	return out.String()
}
