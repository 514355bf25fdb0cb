package markdown

import (
	"bytes"
	"strings"

	"peerhub/generator/diag"
)

// What the parser takes a time for that grows with the square of it, or room that grows with
// the product of two sizes, is counted before. Nobody writes so much.
const (
	maxDepth    = 60   // quotations and lists within each other, by their signs or by two spaces each
	maxBrackets = 4000 // links begun in a paragraph
	maxMarks    = 8000 // runs of stars, underlines and tildes in a paragraph
	maxCells    = 100_000
	maxLines    = 50_000 // that are not empty; each may become a part of the page
	// maxWork is the sum over all paragraphs of the squares of both: so many paragraphs are at
	// their limit at once.
	maxWork = 2 * maxMarks * maxMarks
)

// bounds counts the lines of a source.
type bounds struct {
	brackets, marks, letters int // of the paragraph; letters are those of the runs
	columns                  int // of the table, 0 is none
	cells, work, lines       int // of the page
}

// tooMuch returns the offset of a line with which a page becomes more than the parser can be
// given, and what is to be said; -1 is none.
func tooMuch(source []byte) (offset int, message, suggestion diag.Text) {
	var b bounds
	for start := 0; start < len(source); {
		end := bytes.IndexByte(source[start:], '\n')
		if end < 0 {
			end = len(source) - start
		}
		line := source[start : start+end]
		switch b.line(line); {
		case b.brackets > maxBrackets || nesting(line) > maxDepth && !rule(line):
			return start, "There are more lists, quotations or brackets here than anybody can read.",
				"Take some of the signs >, - and [ away, or leave empty lines between them."
		case b.marks > maxMarks || b.letters > 2*maxMarks || b.work > maxWork:
			return start, "There are more stars, underlines or brackets in one piece here than can be read.",
				`Leave empty lines between paragraphs. Put a text that is no Markdown between two lines of three backticks.`
		case b.lines > maxLines:
			return start, diag.Say("This page has more lines than can be read, which are %d.", maxLines),
				"Make several pages of it."
		case b.cells > maxCells:
			return start, diag.Say("The tables of this page have more cells than can be read, which are %d.", maxCells),
				"Make several pages of it, or put it beside the page as a spreadsheet, and link to that."
		}
		start += end + 1
	}
	return -1, "", ""
}

// line counts a line.
func (b *bounds) line(line []byte) {
	text := bytes.TrimLeft(line, " \t>")
	if len(text) == 0 {
		*b = bounds{cells: b.cells, work: b.work, lines: b.lines}
		return
	}
	b.lines++
	before := b.brackets*b.brackets + b.marks*b.marks
	b.brackets += bytes.Count(line, []byte{'['})
	if !rule(line) {
		b.runs(line)
	}
	b.work += b.brackets*b.brackets + b.marks*b.marks - before
	if b.cells += b.columns; between(text) {
		b.columns = max(b.columns, bytes.Count(text, []byte{'|'})+1)
	}
}

// runs counts what may open or close an emphasis.
func (b *bounds) runs(line []byte) {
	last := byte(0)
	for _, c := range line {
		if c == '*' || c == '_' || c == '~' {
			b.letters++
			if c != last {
				b.marks++
			}
		}
		last = c
	}
}

// between reports whether a line may stand between the head of a table and its rows.
func between(text []byte) bool {
	return bytes.IndexByte(text, '|') >= 0 && len(bytes.Trim(text, " \t>:-|")) == 0
}

// nesting counts the signs at the beginning of a line that may open a quotation or a list, and
// how deep its first one lies.
func nesting(line []byte) int {
	depth, indented := 0, 0
	for i, c := range line {
		ends := i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'
		switch {
		case c == '>', strings.IndexByte("-+*", c) >= 0 && ends,
			strings.IndexByte(".)", c) >= 0 && ends && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
			depth++
		case c == ' ' && depth == 0:
			indented++
		case c == '\t' && depth == 0:
			indented += 4
		case strings.IndexByte(" \t0123456789", c) >= 0:
		default:
			return depth + min(depth, 1)*indented/2
		}
	}
	return depth + min(depth, 1)*indented/2
}

// rule reports whether a line is a long thematic break or an underline.
func rule(line []byte) bool {
	line = bytes.ReplaceAll(line, []byte(" "), nil)
	return len(line) > 0 && (line[0] == '-' || line[0] == '*' || line[0] == '_') && len(bytes.Trim(line, string(line[:1]))) == 0
}
