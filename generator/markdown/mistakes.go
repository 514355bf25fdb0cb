package markdown

import (
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// mistakes tells what is wrong in a source, and where.
type mistakes struct {
	source   []byte
	at       Source
	lines    []int                        // offsets of the lines, once asked for
	last     struct{ offset, before int } // the last place that was asked for, and the characters before it in its line
	findings []diag.Finding
}

// offset returns where a node begins in the source.
func (m *mistakes) offset(n ast.Node) int {
	if at := n.Pos(); at >= 0 {
		return at
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if first := n.FirstChild(); first != nil {
		return m.offset(first)
	}
	return 0
}

// place returns the line and column of an offset in the file.
func (m *mistakes) place(offset int) model.Position {
	if m.lines == nil {
		m.lines = []int{0}
		for i, c := range m.source {
			if c == '\n' {
				m.lines = append(m.lines, i+1)
			}
		}
	}
	offset = min(offset, len(m.source))
	n := sort.SearchInts(m.lines, offset+1) - 1
	from, before := m.lines[n], 0
	if m.last.offset >= from && m.last.offset <= offset { // a line may be as long as the page
		from, before = m.last.offset, m.last.before
	}
	before += utf8.RuneCount(m.source[from:offset])
	m.last.offset, m.last.before = offset, before
	return model.Position{File: m.at.File, Line: m.at.Line + n, Column: before + 1}
}

func (m *mistakes) errorAt(offset int, code diag.Code, message, suggestion diag.Text) {
	m.findAt(offset, diag.Error, code, message, suggestion)
}

func (m *mistakes) warnAt(offset int, code diag.Code, message, suggestion diag.Text) {
	m.findAt(offset, diag.Warning, code, message, suggestion)
}

// maxFindings is how many findings of one page are told, and as many errors
// again: whoever has more is not helped by the rest.
const maxFindings = 200

func (m *mistakes) findAt(offset int, severity diag.Severity, code diag.Code, message, suggestion diag.Text) {
	if n := len(m.findings); n >= 2*maxFindings || n >= maxFindings && severity != diag.Error {
		return
	}
	at := m.place(offset)
	f := diag.Finding{Code: code, Severity: severity, File: at.File, Line: at.Line, Column: at.Column,
		Message: message, Suggestion: suggestion}
	m.findings = append(m.findings, f.In(m.source, m.at.Line))
}
