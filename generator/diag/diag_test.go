package diag

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
)

// TestSuggestNothingElse: no suggestion says something else than what was written.
func TestSuggestNothingElse(t *testing.T) {
	days := []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "daily", "lundi",
		"martes", "mardi"}
	for word, candidates := range map[string][]string{
		"inactive": {"active"}, "inactve": {"active"}, "unverified": {"verified"}, "offline": {"online"},
		"active":     {"inactive"},
		"non-binary": {"binary"}, "not meeting": {"meeting"},
		"3rd Thursday": days, "varies": days, "2nd Sat": days, "munday": {"monday", "sunday"},
		"first monday": {"first-sunday"},
		"Contact 2":    {"contact"}, "phone2": {"phone"}, "2025-plan": {"2026-plan"}, "Dr. Brown": {"dr."},
		"manual": {"mensual"}, "women": {"men"}, "not daily": days, "closed": {"close", "closer"},
	} {
		if got := Suggest(word, candidates); got != "" {
			t.Errorf("Suggest(%q) = %q", word, got)
		}
	}
	for word, want := range map[string]string{"imformal": "informal", "nformal": "informal", "onlin": "online",
		"tusday":   "tuesday",
		"Wednsday": "wednesday", "hearing voises": "hearing-voices", "hearingvoices": "hearing-voices", "nmae": "name", "dya": "day"} {
		if got := Suggest(word, []string{want}); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
	key := func(word string) string { return word[:3] }
	if got := SuggestOf("tuesdayz", []string{"tuesday", "tuesdays"}, key); got != "tuesday" {
		t.Errorf("two spellings of one key: %q", got)
	}
}

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
		"de":             "", // a word of two letters is like every other one
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
		{Code: "a", Severity: Error, File: "f.md", Line: 2, Column: 2, Length: 6,
			Message: `There is no field "sumary".`, Suggestion: "Write: summary"},
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

// TestFarColumn: however far to the right a finding stands, and whatever stands before it, the caret is
// below its characters, and what was cut off on either side has a sign.
func TestFarColumn(t *testing.T) {
	for name, sign := range map[string]string{
		"letters": "a", "wide": "漢", "combining": "e\u0301", "Arabic": "ش", "Arabic with vowels": "شَ",
		"family": "👩\u200d👩\u200d👧", "tabs": "a\tb",
	} {
		for _, before := range []int{0, 30, 74, 75, 76, 99, 100, 179, 180, 181, 239, 240, 241, 700, 5_000} {
			head := strings.Repeat(sign, before)
			f := Finding{Code: "x", File: "f", Line: 2, Column: utf8.RuneCountInString(head) + 1, Length: 2,
				Message: "m"}
			f = f.In([]byte("first\n"+head+"QQ"+strings.Repeat(sign, 500)+"\r\nlast"), 1)
			excerpt := []rune(f.Excerpt.String())
			if at := f.Column - 1 - f.Shift; at < 0 || at >= len(excerpt) || string(excerpt[at:at+2]) != "QQ" {
				t.Errorf("%s, %d before: the excerpt with its shift of %d is %q", name, before, f.Shift,
					string(excerpt))
				continue
			}
			if len(excerpt) > excerptLimit+2 || !strings.HasSuffix(string(excerpt), "…") ||
				(f.Shift > 0) != strings.HasPrefix(string(excerpt), "…") {
				t.Errorf("%s, %d before: %d characters: %q", name, before, len(excerpt), string(excerpt))
			}
			if _, rest, cut := strings.Cut(string(excerpt), "…"); cut && f.Shift > 0 &&
				!strings.HasPrefix(rest, sign) && !strings.HasPrefix(rest, "b") && !strings.HasPrefix(rest, "\t") {
				t.Errorf("%s, %d before: a sign was cut in two: %q", name, before, rest)
			}
			var b strings.Builder
			if err := WriteText(&b, []Finding{f}, Words{}); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(b.String(), "\n")
			above, _, _ := strings.Cut(lines[1], "QQ")
			under, marks, _ := strings.Cut(lines[2], "^")
			if same := strings.Count(above, "\t") == strings.Count(under, "\t"); !same ||
				columns(above) != columns(under) || marks != "^" {
				t.Errorf("%s, %d before: the caret is not below the letters:\n%s", name, before, b.String())
			}
			if !strings.HasSuffix(lines[1], "…") || uniseg.GraphemeClusterCount(lines[1]) > 120 {
				t.Errorf("%s, %d before: %q", name, before, lines[1])
			}
		}
	}
}

// columns is how many columns a terminal needs after the last tab.
func columns(s string) int { return uniseg.StringWidth(s[strings.LastIndexByte(s, '\t')+1:]) }

// TestShortLine: a line that fits is shown as it is, wherever in it the finding stands.
func TestShortLine(t *testing.T) {
	// the file has changed since
	gone := Finding{Code: "x", Line: 1, Column: 9_999, Message: "m"}.In([]byte(strings.Repeat("a", 500)), 1)
	if err := WriteText(io.Discard, []Finding{gone}, Words{}); err != nil ||
		!strings.HasSuffix(gone.Excerpt.String(), "aaa") {
		t.Errorf("a column behind the end: %q %v", gone.Excerpt.String(), err)
	}
	line := strings.Repeat("a", excerptLimit-1) + "Q"
	if f := (Finding{Line: 1, Column: excerptLimit}).In([]byte(line), 1); f.Excerpt.String() != line || f.Shift != 0 {
		t.Errorf("%d %q", f.Shift, f.Excerpt)
	}
}

func TestWriteGitHub(t *testing.T) {
	var b strings.Builder
	WriteGitHub(&b, []Finding{{Code: "c", Severity: Error, File: "a,b:c.md", Line: 2, Column: 3,
		Message: "100 %\n::set-env name=X::y", Suggestion: "s"}})
	want := "::error file=a%2Cb%3Ac.md,line=2,col=3,title=c::100 %25%0A::set-env name=X::y%0As\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

// TestWriteLines: a line for each finding, whatever it says and in whatever language.
func TestWriteLines(t *testing.T) {
	var b strings.Builder
	words := Words{Texts: map[Text]string{"Write: %s": "Écrivez : %s"}}
	findings := []Finding{
		{Code: "field-unknown", Severity: Error, File: "content/a b.md", Line: 3, Column: 1,
			Message: "There is\nno field.", Suggestion: Say("Write: %s", "title")},
		{Code: "file-missing", Severity: Warning, File: "hub.yaml", Message: "Gone."},
	}
	if err := WriteLines(&b, findings, words); err != nil {
		t.Fatal(err)
	}
	want := "content/a b.md:3:1: error: There is no field. Écrivez : title [field-unknown]\n" +
		"hub.yaml:1:1: warning: Gone. [file-missing]\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}
