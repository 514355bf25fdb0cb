package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// WriteText writes the findings for a person at a terminal:
//
//	content/guides/en/x.md:3:1: error: There is no field "tittle". [field-unknown]
//	  3 | tittle: Hello
//	    | ^^^^^^
//	  Write: title
//
// Errors come after warnings, since the end of a long list is what a terminal
// shows. Characters that would steer the terminal are replaced. In a language from right
// to left, places, codes and values keep their own direction.
func WriteText(w io.Writer, findings []Finding, words Words) error {
	var b strings.Builder
	findings = slices.Clone(findings)
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Compare(b.Severity, a.Severity) // warning, error
	})
	for _, f := range findings {
		if f.File != "" {
			b.WriteString(words.value(f.position()) + ": ")
		}
		said := words.Say(At(Text(f.Severity), f.Message))
		fmt.Fprintf(&b, "%s %s\n", said, words.value("["+string(f.Code)+"]"))
		if f.Excerpt != "" {
			var lines strings.Builder
			writeExcerpt(&lines, f, words.line(f.Excerpt))
			b.WriteString(words.excerpt(lines.String()))
		}
		if f.Suggestion != "" {
			fmt.Fprintf(&b, "  %s\n", words.Say(f.Suggestion))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// position is the file of a finding, with its line and column.
func (f Finding) position() string {
	place := f.File
	if f.Line > 0 {
		place += fmt.Sprintf(":%d", f.Line)
		if f.Column > 0 {
			place += fmt.Sprintf(":%d", f.Column)
		}
	}
	return place
}

// excerptWidth is how much of a long line is shown, in characters.
const excerptWidth = 100

func writeExcerpt(b *strings.Builder, f Finding, line string) {
	text := []rune(line)
	column := min(max(f.Column-f.Shift, 1), len(text)+1) - 1
	if column > excerptWidth*3/4 || len(text) > excerptWidth {
		var shift int
		text, shift = window(text, column, excerptWidth)
		column -= shift
	}
	if f.Line == 0 { // what no line of the file is
		fmt.Fprintf(b, "  %s\n", string(text))
		return
	}
	number := fmt.Sprint(f.Line)
	fmt.Fprintf(b, "  %s | %s\n", number, string(text))
	if f.Column == 0 {
		return
	}
	var under strings.Builder
	for i, part := range strings.Split(string(text[:column]), "\t") {
		if i > 0 {
			under.WriteByte('\t')
		}
		under.WriteString(strings.Repeat(" ", uniseg.StringWidth(part)))
	}
	rest := text[column:]
	width := uniseg.StringWidth(string(rest[:min(max(f.Length, 1), len(rest))]))
	under.WriteString(strings.Repeat("^", max(width, 1)))
	fmt.Fprintf(b, "  %s | %s\n", strings.Repeat(" ", len(number)), under.String())
}

// Printable replaces the characters of a line that would steer the terminal.
func Printable(line string) string { return strings.Map(printable, line) }

// printable replaces what is no visible character, a tab or a line's end.
func printable(r rune) rune {
	if r == '\n' || r == '\t' {
		return r
	}
	if unicode.IsControl(r) || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069) {
		return '\uFFFD'
	}
	return r
}

// WriteLines writes each finding on one line, as editors read them: the place, the
// severity in English, the message and what to write instead, the code.
//
//	content/guides/en/x.md:3:1: error: There is no field "tittle". Write: title [field-unknown]
func WriteLines(w io.Writer, findings []Finding, words Words) error {
	var b strings.Builder
	for _, f := range findings {
		says := strings.Join(strings.Fields(words.Say(f.Message)+" "+words.Say(f.Suggestion)), " ")
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", Printable(f.File), max(f.Line, 1), max(f.Column, 1),
			string(f.Severity), says, f.Code)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteGitHub writes the findings as workflow commands, which GitHub Actions
// shows as annotations beside the lines of a pull request.
func WriteGitHub(w io.Writer, findings []Finding) error {
	var b strings.Builder
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, f := range findings {
		fmt.Fprintf(&b, "::%s ", f.Severity)
		if f.File != "" {
			fmt.Fprintf(&b, "file=%s,", property.Replace(f.File))
			if f.Line > 0 {
				fmt.Fprintf(&b, "line=%d,", f.Line)
			}
			if f.Column > 0 {
				fmt.Fprintf(&b, "col=%d,", f.Column)
			}
		}
		message := f.Message.String()
		if f.Suggestion != "" {
			message += "\n" + f.Suggestion.String()
		}
		fmt.Fprintf(&b, "title=%s::%s\n", property.Replace(string(f.Code)), data.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
