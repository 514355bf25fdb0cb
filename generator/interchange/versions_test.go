package interchange

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What imports keep is read as it was written, and as it was before formats were named; what a
// newer version wrote is left alone, so that nothing is lost.
func TestVersionsOfWhatImportsKeep(t *testing.T) {
	notes := Notes{"CSV: format": {"content/groups/en/tea.md": {Fields: map[string]string{"name": "abc"}}}}
	data, err := notes.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"today's":       string(data),
		"a newer field": `{"format": "peerhub-import/1", "of": "tomorrow", "sources": {"CSV: format": {"content/groups/en/tea.md": {"fields": {"name": "abc"}, "on": "2030"}}}}`,
		"unnamed":       `{"CSV: format": {"content/groups/en/tea.md": {"fields": {"name": "abc"}}}}`,
		"older":         `{"content/groups/en/tea.md": {"from": "CSV: format", "fields": {"name": "abc"}}}`,
	} {
		got, err := ReadNotes([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(notes, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	if _, err := ReadNotes([]byte(`{"format": "peerhub-import/2", "sources": {}}`)); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer version: %v", err)
	}

	questions := Questions{"format": {{Page: "content/groups/en/tea.md", Asked: "2026-03-01", Says: "When?"}}}
	if data, err = questions.Encode(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"today's": string(data),
		"unnamed": `{"format": [{"page": "content/groups/en/tea.md", "asked": "2026-03-01", "says": "When?"}]}`,
	} {
		got, err := ReadQuestions([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(questions, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	if _, err := ReadQuestions([]byte(`{"format": "peerhub-import-open/2", "sources": {}}`)); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer version: %v", err)
	}
}
