package markdown

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"peerhub/generator/model"
)

// Place is where a text writes the address of a link or of a picture, or the name of a source: the bytes from Start to
// End, without the signs around them.
type Place struct {
	model.Link
	Start, End int
}

// Places returns them in their order, for whoever changes an address and nothing else. The address of several links
// by reference is one place; what is code has none.
func Places(source []byte, file string) []Place {
	if offset, _, _ := tooMuch(source); offset >= 0 {
		return nil
	}
	source = append(slices.Clip(source), '\n') // a copy: the parser may write behind the end of a line
	r := &reading{mistakes: mistakes{source: source, at: Source{File: file, Line: 1}}}
	var out []Place
	add := func(start, end int, image bool) {
		if link, ok := r.resolve(plainAddress(source[start:end]), start, image); ok {
			out = append(out, Place{Link: link, Start: start, End: end})
		}
	}
	root := engine().Parser().Parse(text.NewReader(source))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if at := within(source, n.Destination); at >= 0 && n.Reference == nil {
				add(at, at+len(n.Destination), false)
			}
		case *ast.Image:
			if at := within(source, n.Destination); at >= 0 && n.Reference == nil {
				add(at, at+len(n.Destination), true)
			}
		case *ast.LinkReferenceDefinition:
			if at := within(source, n.Destination); at >= 0 {
				add(at, at+len(n.Destination), false)
			}
		case *citation:
			out = append(out, cites(source, n, r.place(n.Pos()))...)
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(out, func(a, b Place) int { return cmp.Compare(a.Start, b.Start) })
	return slices.CompactFunc(out, func(a, b Place) bool { return a.Start == b.Start })
}

// within is the offset of a part of the source that the parser did not copy, or -1.
func within(source, part []byte) int {
	at := cap(source) - cap(part)
	if len(part) == 0 || at < 0 || at+len(part) > len(source) || &source[at] != &part[0] {
		return -1
	}
	return at
}

// cites are the names of sources in a citation.
func cites(source []byte, n *citation, pos model.Position) []Place {
	var out []Place
	at := n.Pos()
	for _, work := range n.works {
		at += bytes.Index(source[at:], []byte("@"+work.ref)) + 1
		out = append(out, Place{Link: model.Link{Pos: pos, Kind: model.LinkCitation, Target: work.ref}, Start: at, End: at + len(work.ref)})
		at += max(0, bytes.IndexAny(source[at:], ";]")) // what stands before it says where in the source
	}
	return out
}
