package training

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

func lesson(title string, minutes int, callouts ...model.Callout) *model.Page {
	return &model.Page{Title: title, OfKind: model.OfKind{Lesson: &model.Lesson{Minutes: minutes}},
		Body: model.Body{Callouts: callouts}}
}

func TestTiming(t *testing.T) {
	first := lesson("One", 30,
		model.Callout{Kind: "facilitator", Text: []string{"Welcome. Sit down with everybody else. Then wait."}},
		model.Callout{Kind: "activity", Minutes: 10, Heading: "Pairs",
			Text: []string{"Work in pairs for some five min. each. Then more.", "More."}},
		model.Callout{Kind: "note", Text: []string{"Not a thing to do."}},
		model.Callout{Kind: "facilitator", Heading: "Pairs", Text: []string{"Keep time!"}},
		model.Callout{Kind: "discussion", Minutes: 5, Heading: "All", Text: []string{"What was new?"}})
	second := lesson("Two", 0,
		model.Callout{Kind: "quiz", Heading: "Ask", Text: []string{"ماذا تقول لمن يسألك؟ فكّر."}})
	third := lesson("Three", 20)
	want := []Step{
		{Page: first, Start: 0, Minutes: 15, Lesson: true, Section: "One",
			Facilitator: "Welcome. Sit down with everybody else."},
		{Page: first, Start: 15, Minutes: 10, Section: "Pairs", Kind: "activity",
			Participants: "Work in pairs for some five min."},
		{Page: first, Start: 25, Minutes: 5, Section: "All", Kind: "discussion", Facilitator: "Keep time!",
			Participants: "What was new?"},
		{Page: second, Start: 30, Lesson: true, Section: "Two"},
		{Page: second, Start: 30, Section: "Ask", Kind: "quiz", Participants: "ماذا تقول لمن يسألك؟"},
		{Page: third, Start: 30, Minutes: 20, Lesson: true, Section: "Three"},
	}
	if diff := cmp.Diff(want, Timing([]*model.Page{first, second, third}), cmp.AllowUnexported(model.Body{})); diff != "" {
		t.Error(diff)
	}
	if got := Minutes([]*model.Page{first, third}); got != 50 {
		t.Errorf("the lessons take %d minutes", got)
	}
	if got := Minutes([]*model.Page{first, second}); got != 0 {
		t.Errorf("a lesson without minutes makes %d of them", got)
	}
}

func TestSentence(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"said in quotation marks": {`A friend of yours says: "Is it any good? I do not know." What now?`,
			`A friend of yours says: "Is it any good? I do not know."`},
		"in French": {"Quelqu'un vous demande dans le groupe\u00a0: «\u00a0Et alors\u00a0? " +
			"Quoi\u00a0?\u00a0» Que dites-vous\u00a0? Parlez.",
			"Quelqu'un vous demande dans le groupe\u00a0: «\u00a0Et alors\u00a0? Quoi\u00a0?\u00a0»"},
		"in French, plain spaces": {"Quelqu'un vous demande dans le groupe : « Et alors ? Quoi ? » Que dites-vous " +
			"? Parlez.", "Quelqu'un vous demande dans le groupe : « Et alors ? Quoi ? »"},
		"in Spanish": {"Una amiga dice en voz alta: «¿Y qué? Nada». Después calla. Y tú.",
			"Una amiga dice en voz alta: «¿Y qué? Nada»."},
		"marks that are not closed": {`A friend of yours says: "Is it any good? I do not know.`,
			`A friend of yours says: "Is it any good? I do not know.`},
		"cut while somebody speaks": {`A friend of yours says: "` + strings.Repeat("over and ", 20) + `over." What now?`,
			`A friend of yours says: "` + strings.Repeat("over and ", 10) + `over…"`},
		"cut after somebody spoke": {`A friend says "Hello" ` + strings.Repeat("over and ", 20) + `over.`,
			`A friend says "Hello" ` + strings.Repeat("over and ", 10) + `over…`},
	} {
		if got := sentence([]string{c.text}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
