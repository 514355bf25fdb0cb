package markdown

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestTooMuch: what would take the parser for ever is told at its line before it is read, and
// nothing of it is on the page. A little less is read.
func TestTooMuch(t *testing.T) {
	stairs := func(levels int) string {
		var b strings.Builder
		for n := range levels {
			b.WriteString(strings.Repeat("  ", n) + "- a\n")
		}
		return b.String()
	}
	table := func(columns, rows int) string {
		return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|b|\n", rows)
	}
	for name, make := range map[string]struct {
		text func(n int) string
		most int // that is read; a tenth more is not
	}{
		"stars":              {func(n int) string { return "a " + strings.Repeat("**a_", n) }, maxMarks / 2},
		"one run of stars":   {func(n int) string { return "a" + strings.Repeat("*", n) }, 2 * maxMarks},
		"tildes":             {func(n int) string { return strings.Repeat("~~a ", n) }, maxMarks},
		"paragraphs of them": {func(n int) string { return strings.Repeat(strings.Repeat("*a _b ", 3000)+"\n\n", n) }, 3},
		"brackets":           {func(n int) string { return strings.Repeat("[", n) }, maxBrackets},
		"lists by signs":     {func(n int) string { return strings.Repeat("- ", n) + "a" }, maxDepth},
		"lists by spaces":    {stairs, maxDepth},
		"quotations":         {func(n int) string { return strings.Repeat(">", n) + "a" }, maxDepth},
		"a wide table":       {func(n int) string { return table(n, 200) }, maxCells / 210},
		"a quoted table":     {func(n int) string { return "> " + strings.ReplaceAll(table(n, 200), "\n", "\n> ") }, maxCells / 210},
		"a long table":       {func(n int) string { return table(10, n) }, maxCells / 12},
		"lines":              {func(n int) string { return strings.Repeat("a\n\n", n) }, maxLines},
		"HTML":               {func(n int) string { return strings.Repeat("<b>", n) + "a" }, 480},
	} {
		for times, want := range map[int]int{make.most: 0, make.most*11/10 + 1: 1} {
			body, _, findings := Convert([]byte(make.text(times)), Source{File: "content/guides/en/p.md", Line: 1, Titled: true})
			if diag.Errors(findings) != want || (want == 0) != (body.HTML != "") || want == 1 && findings[0].Code != diag.MarkdownTooDeep {
				t.Errorf("%s, %d times: %d bytes, %v", name, times, len(body.HTML), findings)
			}
		}
	}
}

// TestNesting: signs that open nothing do not count, as a line of dots to write on.
func TestNesting(t *testing.T) {
	for line, want := range map[string]int{strings.Repeat(".", 200): 0, strings.Repeat("1.", 200): 0, strings.Repeat("-", 200) + "a": 0, "    12 34-56": 0,
		"- 1. > a": 3, ">>> a": 3, "    - a": 3, "\t* a": 3, "1) 2) a": 2, "+": 1, "-1 degrees": 0, "* * *": 3, "": 0} {
		if got := nesting([]byte(line)); got != want {
			t.Errorf("%.20q: %d, want %d", line, got, want)
		}
	}
	if _, _, findings := Convert([]byte("Name:\n\n"+strings.Repeat(".", 200)+"\n"), Source{File: "p.md", Line: 1, Titled: true}); len(findings) > 0 {
		t.Error(fmt.Sprint(findings))
	}
}

// TestLongLine: where something stands in a line is counted from what stood there before, and
// not from its beginning each time.
func TestLongLine(t *testing.T) {
	source := "é [é](http://a.b) " + strings.Repeat("é [a](http://a.b) ", 2)
	body, _, _ := Convert([]byte("x\n\n"+source+"\n\n"+source), Source{File: "p.md", Line: 1, Titled: true})
	var got []string
	for _, l := range body.Links {
		got = append(got, fmt.Sprintf("%d:%d", l.Pos.Line, l.Pos.Column))
	}
	if want := "3:3 3:21 3:39 5:3 5:21 5:39"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	m := &mistakes{source: []byte(strings.Repeat("é ", 100_000))}
	counted := 0
	for at := 0; at < len(m.source); at += 3 {
		before := m.last.offset
		m.place(at)
		counted += at - before
	}
	if counted > len(m.source) {
		t.Errorf("%d bytes are counted in a line of %d", counted, len(m.source))
	}
}
