package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/scaffold"
)

// notesLeft returns a warning when the page, which is no draft any more, still
// holds notes that its first version has for whoever writes it.
func notesLeft(file string, data []byte) []diag.Finding {
	lines := scaffold.Unwritten(data)
	if len(lines) == 0 {
		return nil
	}
	f := diag.Finding{Code: diag.NoteLeft, Severity: diag.Warning, File: file, Line: lines[0], Column: 1,
		Message:    "Here still stands a note that the program wrote for you, and readers see it.",
		Suggestion: "Write your own words there, or delete the line."}
	if len(lines) > 1 {
		numbers := make([]string, len(lines))
		for i, n := range lines {
			numbers[i] = strconv.Itoa(n)
		}
		f.Message = diag.Say("In these lines still stand notes that the program wrote for you, and readers see them: %s.", strings.Join(numbers, ", "))
		f.Suggestion = "Write your own words there, or delete the lines."
	}
	f = f.In(data, 1)
	f.Length = utf8.RuneCountInString(f.Excerpt.String())
	return []diag.Finding{f}
}
