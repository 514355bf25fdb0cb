package diag

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func clock(row int, column, cell string) Finding {
	return Finding{Code: ScheduleInvalid, Severity: Error, File: "g.csv", Line: row,
		Message:    At(Say("%s, column %s", Say("Row %d", row), column), Say("%q is no time.", cell)),
		Excerpt:    At("Start", Verbatim("at "+cell)),
		Suggestion: "Write for example: 18:30"}
}

// TestWriteKinds: many findings are told by kind, each with its number, what to do, and
// three places at most, unlike ones first; a single one in full, on one line.
func TestWriteKinds(t *testing.T) {
	findings := []Finding{{Code: LinkBroken, Severity: Error, File: "a.md", Line: 3, Column: 2,
		Message: Say("No page is at %s.", "b.md"), Excerpt: "a line", Suggestion: "Did you mean c.md?"}}
	for row, cell := range []string{"late", "late", "25:00", "soon", "late"} {
		findings = append(findings, clock(row+2, "D", cell))
	}
	for n, name := range []string{"Sue Miller", "Bob Ray"} {
		findings = append(findings, Finding{Code: PersonalData, Severity: Warning, File: "g.csv", Line: n + 2,
			Message: At(Say("Row %d", n+2), "A surname stands here."), Excerpt: At("Contact", hidden),
			Suggestion: Say("Write: %s", strings.Fields(name)[0])})
	}
	var b strings.Builder
	if err := WriteKinds(&b, findings, Words{}); err != nil {
		t.Fatal(err)
	}
	want := `warning × 2: A surname stands here. [personal-data]
  g.csv: Row 2 – Write: Sue
  g.csv: Row 3 – Write: Bob
a.md:3:2: error: No page is at b.md. Did you mean c.md? [link-broken]
error × 5: "…" is no time. Write for example: 18:30 [schedule-invalid]
  g.csv: Row 2, column D: at late · Row 4, column D: at 25:00 · Row 5, column D: at soon · and 2 more
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// TestManyFindings: however many there are of a kind, its lines are two.
func TestManyFindings(t *testing.T) {
	var findings []Finding
	for row := range 10_000 {
		findings = append(findings, clock(row+2, "D", fmt.Sprint("late ", row)))
	}
	var b strings.Builder
	if err := WriteKinds(&b, findings, Words{}); err != nil || strings.Count(b.String(), "\n") != 2 ||
		!strings.Contains(b.String(), "error × 10000: ") || !strings.Contains(b.String(), "and 9997 more") {
		t.Errorf("%v %s", err, b.String())
	}
}

// TestKindsInALanguage: what stands around positions is of the language too, and a position
// from left to right keeps its direction.
func TestKindsInALanguage(t *testing.T) {
	words := Words{RightToLeft: true, Texts: map[Text]string{"error": "خطأ", "Row %d": "الصف %d",
		"%s, column %s": "%s، العمود %s", "%q is no time.": "%q ليست ساعة.", "and %s more": "و%s غيرها",
		"Write for example: 18:30": "اكتب مثلًا: 18:30"}}
	var findings []Finding
	for row := range 6 {
		findings = append(findings, clock(row+2, "D", "x"))
	}
	var b strings.Builder
	if err := WriteKinds(&b, findings, words); err != nil {
		t.Fatal(err)
	}
	for _, latin := range []string{"Row", "column", "more", "error", "Write"} {
		if strings.Contains(b.String(), latin) {
			t.Errorf("%s stands in %s", latin, b.String())
		}
	}
	if !strings.Contains(b.String(), "\u2068g.csv\u2069: الصف \u20682\u2069، العمود \u2068D\u2069: ") {
		t.Error(b.String())
	}
}
