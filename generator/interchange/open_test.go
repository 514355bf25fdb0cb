package interchange

import (
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestQuestions: what an import left open is asked with the name and the rows of the newest
// file, from the day on which it was asked first, and with what helps for its kind.
func TestQuestions(t *testing.T) {
	pages := map[string]string{"tea": "content/groups/en/tea.md"}
	page := func(string) string { return "---\nname: Tea\n---\n" }
	left := func(row, suggestion diag.Text) Import {
		return Import{Format: CSV, Open: map[string][]diag.Finding{"tea": {{Code: diag.TermUnknown, Field: "kind",
			Message: diag.At("Row "+row, "This is not known."), Suggestion: suggestion}}}}
	}
	day := func(month time.Month) model.Date { return model.Date{Year: 2026, Month: month, Day: 1} }
	q := Questions{}
	q.Replace("CSV: nov.csv", "nov.csv", left("5", "Write one of: tea, soup."), pages, page, day(11), false)
	q.Replace("CSV: nov.csv", "dec.csv", left("9", "Write one of: tea, soup."), pages, page, day(12), false)
	say := func(checked map[string]model.Date) string {
		var out strings.Builder
		for _, f := range q.Findings(page, checked) {
			out.WriteString(diag.Words{}.Say(f.Message) + "\n" + diag.Words{}.Say(f.Suggestion) + "\n")
		}
		return out.String()
	}
	if got := say(nil); !strings.Contains(got, "(CSV: dec.csv)") || !strings.Contains(got, "Row 9") ||
		strings.Contains(got, "nov.csv") || !strings.Contains(got, "\nWrite one of: tea, soup. Do so in the page,") ||
		strings.Contains(got, "Ask the group") {
		t.Errorf("the newest file:\n%s", got)
	}
	q.Replace("CSV: nov.csv", "jan.xlsx", left("12", ""), pages, page, day(12), false)
	if got := say(nil); !strings.Contains(got, "(Excel: jan.xlsx)") || !strings.Contains(got, "\nAsk the group, and write") {
		t.Errorf("nothing is known that helps:\n%s", got)
	}
	if asked := q["CSV: nov.csv"][0].Asked; asked != "2026-11-01" {
		t.Errorf("asked on %s", asked)
	}
	if got := say(map[string]model.Date{"content/groups/en/tea.md": day(11)}); got != "" {
		t.Errorf("somebody has checked the group:\n%s", got)
	}
	q.Replace("CSV: nov.csv", "jan.xlsx", left("9", ""), pages, page, day(12), true)
	if got := say(nil); got != "" {
		t.Errorf("it is settled:\n%s", got)
	}
}
