package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSuggest(t *testing.T) {
	fields := []string{"title", "summary", "topics", "hearing-voices", "fr", "en", "pt-BR"}
	for word, want := range map[string]string{
		"tittle":         "title",
		"titel":          "title", // two letters exchanged are one slip
		"sumary":         "summary",
		"Hearing voices": "hearing-voices",
		"TOPICS":         "topics",
		"pt_BR":          "pt-BR",
		"colour":         "",
		"":               "",
		"de":             "", // a third of the letters may differ, not half
		"FR":             "fr",
	} {
		if got := Suggest(word, fields); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestOffset(t *testing.T) {
	source := []byte("één\nصوت x\n")
	for offset, want := range map[int][2]int{0: {5, 1}, 3: {5, 3}, 6: {6, 1}, 13: {6, 5}, 99: {7, 1}} {
		if line, column := Offset(source, offset, 5); line != want[0] || column != want[1] {
			t.Errorf("Offset(%d) = %d:%d, want %d:%d", offset, line, column, want[0], want[1])
		}
	}
}

func TestWriteText(t *testing.T) {
	source := []byte("title: x\n\tsumary: \x1b[31mرed\n漢字 = 1\n")
	findings := []Finding{
		{Code: "a", Severity: Error, File: "f.md", Line: 2, Column: 2, Length: 6, Message: `There is no field "sumary".`, Suggestion: "Write: summary"},
		{Code: "b", Severity: Warning, File: "f.md", Line: 3, Column: 4, Message: "Wide."},
		{Code: "c", Severity: Warning, Message: "The hub as a whole."},
	}
	for i := range findings[:2] {
		findings[i] = findings[i].In(source, 1)
	}
	var b strings.Builder
	if err := WriteText(&b, findings, Words{}); err != nil {
		t.Fatal(err)
	}
	want := `f.md:3:4: warning: Wide. [b]
  3 | 漢字 = 1
    |      ^
warning: The hub as a whole. [c]
f.md:2:2: error: There is no field "sumary". [a]
  2 | 	sumary: ` + "\uFFFD" + `[31mرed
    | 	^^^^^^
  Write: summary
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWriteTextLongLine(t *testing.T) {
	f := Finding{Code: "x", Severity: Error, File: "f", Line: 1, Column: 150, Length: 2, Message: "m"}
	f = f.In([]byte(strings.Repeat("a", 149)+"bb"+strings.Repeat("c", 10_000)), 1)
	if n := len(f.Excerpt.String()); n != excerptLimit {
		t.Errorf("excerpt of %d characters", n)
	}
	var b strings.Builder
	WriteText(&b, []Finding{f}, Words{})
	lines := strings.Split(b.String(), "\n")
	if at := strings.Index(lines[2], "^^"); []rune(lines[1])[at] != 'b' {
		t.Errorf("the caret is not below the letters:\n%s", b.String())
	}
}

func TestWriteGitHub(t *testing.T) {
	var b strings.Builder
	WriteGitHub(&b, []Finding{{Code: "c", Severity: Error, File: "a,b:c.md", Line: 2, Column: 3, Message: "100 %\n::set-env name=X::y", Suggestion: "s"}})
	want := "::error file=a%2Cb%3Ac.md,line=2,col=3,title=c::100 %25%0A::set-env name=X::y%0As\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}
