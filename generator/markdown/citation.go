package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"peerhub/generator/model"
)

// citation is [@ref], [@ref, p. 3] or [@one; @two].
type citation struct {
	ast.BaseInline
	works []cited
}

// cited is one work in a citation.
type cited struct {
	ref, locator string
	number       int // in the order of first appearance, from 1
	mark         []byte
}

var kindCitation = ast.NewNodeKind("Citation")

func (*citation) Kind() ast.NodeKind { return kindCitation }

func (n *citation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse reads a citation; what is none is left to the other parsers.
func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 0 || end > 400 || (end+1 < len(line) && line[end+1] == '(') {
		return nil
	}
	n := &citation{}
	for part := range strings.SplitSeq(string(line[1:end]), ";") {
		ref, locator, _ := strings.Cut(strings.TrimSpace(part), ",")
		ref, found := strings.CutPrefix(strings.TrimSpace(ref), "@")
		if !found || !isRef(ref) {
			return nil
		}
		n.works = append(n.works, cited{ref: ref, locator: strings.TrimSpace(locator)})
	}
	n.SetPos(segment.Start)
	block.Advance(end + 1)
	return n
}

func isRef(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return s != ""
}

// citation numbers the works and gives each a link.
func (r *reading) citation(n *citation) {
	for i := range n.works {
		w := &n.works[i]
		if w.number = r.works[w.ref]; w.number == 0 {
			r.body.Cited = append(r.body.Cited, w.ref)
			w.number = len(r.body.Cited)
			if r.works == nil {
				r.works = make(map[string]int)
			}
			r.works[w.ref] = w.number
		}
		w.mark = r.mark(model.Link{Pos: r.place(r.offset(n)), Kind: model.LinkCitation, Target: w.ref}, model.LinkMark)
		r.pending = append(r.pending, strings.TrimSpace("@"+w.ref+" "+w.locator))
	}
}
