package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/scaffold"
)

// NotesLeft returns a warning when a page, with its text, is no draft any more and
// still holds notes that its first version has for whoever writes it.
func NotesLeft(p *model.Page, data []byte, notes scaffold.Notes) []diag.Finding {
	if p.Draft {
		return nil
	}
	lines := notes.Unwritten(data)
	if len(lines) == 0 {
		return nil
	}
	f := diag.Finding{Code: diag.NoteLeft, Severity: diag.Warning, File: p.Pos.File, Line: lines[0], Column: 1,
		Message:    "Here still stands a note that the program wrote for you, and readers see it.",
		Suggestion: "Write your own words there, or delete the line."}
	if len(lines) > 1 {
		numbers := make([]string, len(lines))
		for i, n := range lines {
			numbers[i] = strconv.Itoa(n)
		}
		f.Message = diag.Say("In these lines still stand notes that the program wrote for you, and readers see "+
			"them: %s.", strings.Join(numbers, ", "))
		f.Suggestion = "Write your own words there, or delete the lines."
	}
	f = f.In(data, 1)
	f.Length = utf8.RuneCountInString(f.Excerpt.String())
	return []diag.Finding{f}
}
