package markdown

import (
	"bytes"
	"fmt"
	"iter"
	"sort"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// reading is one walk over a parsed page: it gathers what the body tells, gives
// headings their ids, links their marks, and makes callouts of quotations.
type reading struct {
	source   []byte
	at       Source
	body     model.Body
	title    string
	findings []diag.Finding

	ids      map[string]int // the next number for a heading of this id; 0 when it is free
	lines    []int          // offsets of the lines, once asked for
	text     strings.Builder
	blocks   []span
	line     strings.Builder // the block being read
	pending  []string        // addresses of its links
	level    int             // of the last heading
	callouts int
	hidden   int      // how many callouts around are notes for the facilitator
	boxed    []string // the blocks of the callout around
	quizzes  int
	tables   int
	raw      bool           // there is raw HTML
	works    map[string]int // number of each cited work
}

// span is a block of the text, or, when at is negative, what is no part of it:
// a link's address, or a note for the facilitator.
type span struct {
	at, end int
	other   string
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
		r.inlines(n)
		r.endBlock()
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
		r.warnAt(r.offset(n), diag.HeadingSecond, "The title of the page is its only heading with a single #.", "Write ## before this one.")
		n.Level = 2
	case n.Level > 2 && n.Level > r.level+1 && parent.Kind() == ast.KindDocument:
		want := max(r.level, 1) + 1
		r.warnAt(r.offset(n), diag.HeadingOrder, "A level of headings is left out here, which is confusing for people who listen to the page.",
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

// words adds text as a reader sees it.
func (r *reading) words(value []byte, literal bool) {
	if !literal && bytes.IndexAny(value, `\&`) >= 0 {
		value = util.UnescapePunctuations(value)
		value = visible(util.ResolveEntityNames(util.ResolveNumericReferences(value)))
	}
	r.line.Write(value)
}

// endBlock ends a block of text and returns it, with single spaces.
func (r *reading) endBlock() string {
	words := strings.Join(strings.Fields(r.line.String()), " ")
	words = norm.NFC.String(words)
	r.line.Reset()
	if words != "" {
		r.boxed = append(r.boxed, words)
	}
	switch {
	case words == "":
	case r.hidden > 0: // a translation has it too, but readers and search have not
		r.blocks = append(r.blocks, span{at: -1, other: words})
	default:
		if r.text.Len() > 0 {
			r.text.WriteByte('\n')
		}
		at := r.text.Len()
		r.text.WriteString(words)
		r.blocks = append(r.blocks, span{at: at, end: r.text.Len()})
	}
	for _, address := range r.pending {
		r.blocks = append(r.blocks, span{at: -1, other: address})
	}
	r.pending = r.pending[:0]
	return words
}

// dropBlocks takes back all blocks but the first so many, of which only one has
// text: a title is not part of the body.
func (r *reading) dropBlocks(kept int) {
	at := r.blocks[kept].at
	r.blocks = r.blocks[:kept]
	text := strings.TrimSuffix(r.text.String()[:at], "\n")
	r.text.Reset()
	r.text.WriteString(text)
}

func (r *reading) code(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		r.line.Write(segment.Value(r.source))
	}
	r.endBlock()
}

// finish fills in what is known only at the end.
func (r *reading) finish() {
	r.body.Text = r.text.String()
	r.body.Blocks = make([]string, len(r.blocks))
	for i, b := range r.blocks {
		if b.at < 0 {
			r.body.Blocks[i] = b.other
		} else {
			r.body.Blocks[i] = r.body.Text[b.at:b.end]
		}
	}
	r.body.Words = countWords(r.body.Text)
}

// countWords counts what stands between spaces, and each sign of the scripts
// that write without them as half a word.
func countWords(s string) int {
	words, signs, inside := 0, 0, false
	for _, c := range s {
		switch {
		case c >= '\u0E00' && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			signs++
			inside = false
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if !inside {
				words++
			}
			inside = true
		case unicode.IsSpace(c):
			inside = false
		}
	}
	return words + signs/2
}

// offset returns where a node begins in the source.
func (r *reading) offset(n ast.Node) int {
	if at := n.Pos(); at >= 0 {
		return at
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if first := n.FirstChild(); first != nil {
		return r.offset(first)
	}
	return 0
}

// place returns the line and column of an offset in the file.
func (r *reading) place(offset int) model.Position {
	if r.lines == nil {
		r.lines = []int{0}
		for i, c := range r.source {
			if c == '\n' {
				r.lines = append(r.lines, i+1)
			}
		}
	}
	offset = min(offset, len(r.source))
	n := sort.SearchInts(r.lines, offset+1) - 1
	return model.Position{File: r.at.File, Line: r.at.Line + n, Column: len([]rune(string(r.source[r.lines[n]:offset]))) + 1}
}

func (r *reading) errorAt(offset int, code diag.Code, message, suggestion diag.Text) {
	r.findAt(offset, diag.Error, code, message, suggestion)
}

func (r *reading) warnAt(offset int, code diag.Code, message, suggestion diag.Text) {
	r.findAt(offset, diag.Warning, code, message, suggestion)
}

// maxFindings is how many findings of one page are told, and as many errors
// again: whoever has more is not helped by the rest.
const maxFindings = 200

func (r *reading) findAt(offset int, severity diag.Severity, code diag.Code, message, suggestion diag.Text) {
	if n := len(r.findings); n >= 2*maxFindings || n >= maxFindings && severity != diag.Error {
		return
	}
	at := r.place(offset)
	f := diag.Finding{Code: code, Severity: severity, File: at.File, Line: at.Line, Column: at.Column, Message: message, Suggestion: suggestion}
	r.findings = append(r.findings, f.In(r.source, r.at.Line))
}
