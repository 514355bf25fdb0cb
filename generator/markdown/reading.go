package markdown

import (
	"fmt"
	"iter"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// reading is one walk over a parsed page: it gathers what the body tells, gives
// headings their ids, links their marks, and makes callouts of quotations.
type reading struct {
	plain
	mistakes
	body  model.Body
	title string

	ids      map[string]int // the next number for a heading of this id; 0 when it is free
	level    int            // of the last heading
	callouts int
	quizzes  int
	tables   int
	raw      bool           // there is raw HTML
	works    map[string]int // number of each cited work
}

// read reads the children of a container block.
func (r *reading) read(parent ast.Node) {
	for n := range children(parent) {
		r.block(parent, n)
	}
}

// children are those of a node; the loop may take away, or put elsewhere, the one
// that it is at.
func children(parent ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		for n := parent.FirstChild(); n != nil; {
			next := n.NextSibling()
			if !yield(n) {
				return
			}
			n = next
		}
	}
}

func (r *reading) block(parent, n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(parent, n)
	case *ast.Paragraph, *ast.TextBlock, *answerText, *east.DefinitionTerm:
		pasted(&r.mistakes, n)
		r.inlines(n)
		r.endBlock()
		if picture, is := n.FirstChild().(*ast.Image); is && alone(picture) { // which brings its own element
			replaced(parent, n, picture)
		}
		video(parent, n)
	case *ast.CodeBlock:
		r.code(n)
	case *ast.FencedCodeBlock:
		r.body.HasCode = r.body.HasCode || len(n.Language(r.source)) > 0
		r.code(n)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.Blockquote:
		r.quote(parent, n)
	case *east.Table:
		r.tables++
		n.SetAttributeString("number", r.tables)
		r.read(n)
	case *east.TableCell:
		r.inlines(n)
		r.endBlock()
	default:
		r.read(n)
	}
}

func (r *reading) heading(parent ast.Node, n *ast.Heading) {
	before := len(r.blocks)
	r.inlines(n)
	words := r.endBlock()
	switch {
	case words == "":
		r.warnAt(r.offset(n), diag.HeadingEmpty, "This heading has no words.", "Write some, or delete the line.")
		parent.RemoveChild(parent, n)
		return
	case n.Level == 1 && r.title == "" && !r.at.Titled:
		r.title = words
		r.dropBlocks(before)
		parent.RemoveChild(parent, n)
		return
	case n.Level == 1:
		r.warnAt(r.offset(n), diag.HeadingSecond, "The title of the page is its only heading with a single #.",
			"Write ## before this one.")
		n.Level = 2
	case n.Level > 2 && n.Level > r.level+1 && parent.Kind() == ast.KindDocument:
		want := max(r.level, 1) + 1
		r.warnAt(r.offset(n), diag.HeadingOrder,
			"A level of headings is left out here, which is confusing for people who listen to the page.",
			diag.Say("Write %s before this heading.", strings.Repeat("#", want)))
	}
	if parent.Kind() == ast.KindDocument {
		r.level = n.Level
	}
	id := r.id(words)
	n.SetAttributeString("id", []byte(id))
	if r.hidden == 0 {
		r.body.Headings = append(r.body.Headings, model.Heading{Level: n.Level, ID: id, Text: words})
	}
}

// id makes the id of a heading as GitHub does: small letters, marks, digits,
// hyphens and underscores stay, spaces become hyphens, and the second of the
// same name gets -1.
func (r *reading) id(words string) string {
	slug := strings.Map(func(c rune) rune {
		switch {
		case unicode.IsLetter(c), unicode.IsMark(c), unicode.IsDigit(c), c == '-', c == '_':
			return unicode.ToLower(c)
		case c == ' ':
			return '-'
		}
		return -1
	}, words)
	if slug == "" {
		slug = "heading"
	}
	id, n := slug, r.ids[slug]
	for n > 0 {
		id = fmt.Sprintf("%s-%d", slug, n)
		n++
		if r.ids[id] == 0 {
			break
		}
	}
	r.ids[slug] = max(n, 1)
	if id != slug {
		r.ids[id] = 1
	}
	return id
}

// inlines reads the text of a block into r.line.
func (r *reading) inlines(parent ast.Node) {
	for n := range children(parent) {
		r.inline(parent, n)
	}
}

func (r *reading) inline(parent, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if parent.Kind() != ast.KindCodeSpan {
			r.unlinked(n.Segment.Start, n.Segment.Stop)
		}
		r.words(n.Segment.Value(r.source), n.IsRaw())
		if n.SoftLineBreak() || n.HardLineBreak() {
			r.line.WriteByte(' ')
		}
	case *ast.String:
		r.words(n.Value, true)
	case *ast.Link:
		r.linkNode(parent, n)
	case *ast.Image:
		r.image(parent, n)
	case *ast.AutoLink:
		r.autoLink(parent, n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *citation:
		r.citation(n)
	case *east.TaskCheckBox, *east.FootnoteLink, *east.FootnoteBacklink:
	default:
		r.inlines(n)
	}
}

func (r *reading) code(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		r.line.Write(segment.Value(r.source))
	}
	r.endBlock()
}
