package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"peerhub/generator/diag"
)

// What word processors leave in a text that was pasted: a point of a list is a sign and a tab there, a row of a table its
// cells with tabs between them. Markdown takes both for words, and lets the lines run together.

// bullet is a sign that stands before a point of a list and nowhere else; the second is that of Word's own typeface, and o
// with a tab that of its second level.
var bullet = regexp.MustCompile("(?m)^( {0,3})(?:[•\uf0b7\uf0a7▪▫◦‣⁃●○■□➢✓✔][\t \u00a0]+|o\t[\t ]*)")

// bulleted writes such a sign as the hyphen that begins a point in Markdown, with one space. Code between fences stays
// as it is; what is indented as code is has no such sign.
func bulleted(source []byte) []byte {
	if !bullet.Match(source) {
		return source
	}
	var out bytes.Buffer
	fence := ""
	for line := range bytes.Lines(source) {
		begins, ends := fenced.FindSubmatch(line), fenceEnd.FindSubmatch(line)
		switch {
		case fence == "" && begins != nil:
			fence = string(begins[1])
		case fence == "<pre" && preEnds(line),
			fence != "" && ends != nil && bytes.HasPrefix(ends[1], []byte(fence)):
			fence = ""
		case fence == "" && preformatted.Match(line):
			if !preEnds(line) {
				fence = "<pre"
			}
		case fence == "":
			if at := bullet.FindSubmatchIndex(line); at != nil && len(bytes.TrimSpace(line[at[1]:])) > 0 { // or it would underline a heading
				out.Write(line[:at[3]])
				out.WriteString("- ")
				line = line[at[1]:]
			}
		}
		out.Write(line)
	}
	return out.Bytes()
}

func preEnds(line []byte) bool { return bytes.Contains(bytes.ToLower(line), []byte("</pre>")) }

// fenced is the line that begins code between fences, in a quotation or a point of a list, too; fenceEnd the one that
// ends it; preformatted the one that begins code in HTML.
var (
	fenced       = regexp.MustCompile("^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(```+|~~~+)")
	fenceEnd     = regexp.MustCompile("^[ \t>]*(```+|~~~+)[ \t]*\r?\n?$")
	preformatted = regexp.MustCompile(`(?i)^ {0,3}<pre[ >]`)
)

// pointed is the sign of a point that Markdown does not know: a), (1), – and the like.
var pointed = regexp.MustCompile(`^(?:[–—·]|\(?(?:[a-zA-Z]|[ivx]{1,4})[.)]|\([0-9]{1,3}\)|[٠-٩۰-۹]{1,3}[.)-])[\t \x{00a0}]`)

// pasted tells of lines of a paragraph that were points of a list or rows of a table.
func pasted(m *mistakes, n ast.Node) {
	lines := n.Lines()
	if lines.Len() < 2 {
		return
	}
	points, rows := 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(m.source))
		if pointed.Match(line) {
			points++
		}
		if bytes.IndexByte(line, '\t') > 0 {
			rows++
		}
	}
	at := lines.At(0)
	switch {
	case points == lines.Len():
		m.warnAt(at.Start, diag.LinesRunOn, "These lines look like the points of a list. Readers see them as one run of words.",
			"Begin each with a hyphen and a space, or with a number, a full stop and a space. If they are no list, leave an empty line between them.")
	case rows == lines.Len():
		cells := bytes.Split(bytes.TrimSpace(at.Value(m.source)), []byte("\t"))
		m.warnAt(at.Start, diag.LinesRunOn, "These lines look like the rows of a table. Readers see them as one run of words.",
			diag.Say("Write a line between the cells of each row, and hyphens below the first: %s",
				"| "+string(bytes.Join(cells, []byte(" | ")))+" |"))
	}
}
