package scaffold_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/scaffold"
)

// TestUnwritten takes each first version as it stands: one that the table does not
// have would be published unread.
func TestUnwritten(t *testing.T) {
	notes := map[string][]string{
		"course.md":            {"summary:", "Say how long people may take"},
		"group.md":             {"summary:", "first_visit:", "What people do there"},
		"group-translation.md": {"summary:", "first_visit:", "What people do there"},
		"lesson.md": {"summary:", "Begin with", "> Say what people do", "> A question that each", "> - What to take home.", "> A question with one",
			"> - [x] The good answer.", ">   Why it is a good one.", "> - [ ] Another answer", ">   Why it helps less.", "> What only whoever"},
		"module.md":   {"summary:", `  - "One thing`, "Say what this module"},
		"page.md":     {"summary:", "Write here.", "## A heading", "Link to another page"},
		"practice.md": {"summary:", "Write only what", "What happens, who", "Say who tells"},
		"principle.md": {"summary:", "short:", "differs:", "Say what the principle", "- Something that people do.", "- Something else.",
			"- A misunderstanding"},
		"source.md":    {"summary:", "url:", "What it says"},
		"term.md":      {"summary:", "What the word means"},
		"hub/index.md": {"Say here, in two"},
	}
	kinds, err := fs.Glob(os.DirFS("text"), "*.md")
	if err != nil || len(kinds) == 0 {
		t.Fatalf("no first versions: %v", err)
	}
	for _, name := range kinds {
		if notes[name] == nil {
			t.Errorf("%s is not in the table", name)
		}
	}
	for name, want := range notes {
		text, err := scaffold.Write(name, scaffold.Blanks{Slug: "x", Title: `"X"`, Today: "2026-03-01", Language: "en", Topics: "a", Audience: "b", Access: "c", Kind: "d"})
		if err != nil {
			t.Fatal(err)
		}
		check(t, name, text, want)
	}
}

func check(t *testing.T, name, text string, want []string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	got := scaffold.Unwritten([]byte(text))
	for i, number := range got {
		if i >= len(want) || !strings.HasPrefix(lines[number-1], want[i]) {
			t.Errorf("%s: line %d is taken for a note: %s", name, number, lines[number-1])
		}
	}
	if len(got) < len(want) {
		t.Errorf("%s: only %d of %d notes were found: %v", name, len(got), len(want), got)
	}
}

// TestUnwrittenElsewhere: an editing program writes front matter its own way,
// Windows ends lines its own way, and words of one's own are no notes.
func TestUnwrittenElsewhere(t *testing.T) {
	for text, want := range map[string][]int{
		"---\r\nsummary: Who meets, and what for, in one or two sentences.\r\n---\r\n\r\nCome in.\r\n":               {2},
		"---\nsummary: 'What this lesson is about, in one sentence.' # soon\n---\n* What to take home.":              {2, 4},
		"---\nsummary: We meet on Tuesdays.\n---\n\n## In practice\n\n- Tea.\n\n> [!KEYPOINTS]\n> - Listen.\n":       nil,
		"---\nsource: {url: \"https://example.org/\"}\n---\nWrite here what you think.\n\n[x](https://example.org/)": nil,
		"": nil,
	} {
		if got := scaffold.Unwritten([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q: lines %v, want %v", text, got, want)
		}
	}
}
