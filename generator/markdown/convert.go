package markdown

import (
	"bufio"
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Source says where Markdown comes from.
type Source struct {
	File     string // path in the hub; links are relative to its folder
	Line     int    // line of the file where the Markdown begins
	Language string // BCP 47
	Titled   bool   // the page has its title already: an h1 in the text is one too many
}

// Convert converts Markdown to a body. Unless the source is Titled, the title
// is that of the first h1, which is then no part of the body.
func Convert(source []byte, at Source) (body model.Body, title string, findings []diag.Finding) {
	source = visible(source)
	r := &reading{mistakes: mistakes{source: source, at: at}, ids: map[string]int{}}
	if offset := tooDeep(source); offset >= 0 {
		r.errorAt(offset, diag.MarkdownTooDeep,
			"There are more lists, quotations or brackets here than anybody can read.",
			"Take some of the signs >, - and [ away, or leave empty lines between them.")
		return r.body, "", r.findings
	}
	md := engine()
	root := md.Parser().Parse(text.NewReader(source))
	r.read(root)

	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := md.Renderer().Render(out, source, root); err != nil { // a buffer cannot fail
		r.errorAt(0, diag.FileUnreadable, "This page cannot be shown.", diag.Verbatim(err.Error()))
	}
	r.body.HTML = out.String()
	if r.raw {
		r.body.HTML = balance(r.body.HTML)
	}
	r.finish(&r.body)
	return r.body, r.title, r.findings
}

// engine is the one goldmark instance; it holds no state of a page.
var engine = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.GFM,
			extension.DefinitionList,
			extension.NewFootnote(
				extension.WithFootnoteBacklinkTitle(model.TextMark+"footnote-back"+model.TextMark),
			),
		),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(util.Prioritized(citationParser{}, 90)),
			parser.WithParagraphTransformers(util.Prioritized(calloutTransformer{}, 10)),
		),
		goldmark.WithRendererOptions(
			html.WithWriter(writer{html.DefaultWriter}),
			renderer.WithNodeRenderers(util.Prioritized(elements{}, 10)),
		),
	)
})

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// visible replaces the characters that marks are made of, and the other
// control characters, which load refuses already.
func visible(text []byte) []byte {
	bad := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7F }
	if bytes.IndexFunc(text, bad) < 0 {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if bad(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// writer is goldmark's own, but for references such as &#1; that would write a
// mark.
type writer struct{ html.Writer }

func (w writer) Write(out util.BufWriter, source []byte) {
	if !bytes.Contains(source, []byte("&#")) {
		w.Writer.Write(out, source)
		return
	}
	var text bytes.Buffer
	between := bufio.NewWriter(&text)
	w.Writer.Write(between, source)
	_ = between.Flush() // a bytes.Buffer cannot fail
	_, _ = out.Write(visible(text.Bytes()))
}

// maxDepth is how deep quotations and lists may nest in one line, maxBrackets
// how many links may be begun without an empty line between: the parser takes
// time that grows with the square of it.
const (
	maxDepth    = 60
	maxBrackets = 4000
)

// tooDeep returns the offset of a line that nobody writes, and that would take
// the parser very long, or -1.
func tooDeep(source []byte) int {
	brackets := 0
	for start := 0; start < len(source); {
		end := bytes.IndexByte(source[start:], '\n')
		if end < 0 {
			end = len(source) - start
		}
		line := source[start : start+end]
		if brackets += bytes.Count(line, []byte{'['}); len(bytes.TrimLeft(line, " \t>")) == 0 {
			brackets = 0
		}
		if brackets > maxBrackets || nesting(line) > maxDepth && !rule(line) {
			return start
		}
		start += end + 1
	}
	return -1
}

// nesting counts the signs at the beginning of a line that may open a
// quotation or a list.
func nesting(line []byte) int {
	depth := 0
	for _, c := range line {
		if strings.IndexByte(" \t>-+*0123456789.)", c) < 0 {
			break
		}
		if strings.IndexByte(">-+*.)", c) >= 0 {
			depth++
		}
	}
	return depth
}

// rule reports whether a line is a long thematic break or an underline.
func rule(line []byte) bool {
	line = bytes.ReplaceAll(line, []byte(" "), nil)
	return len(line) > 0 && (line[0] == '-' || line[0] == '*') && len(bytes.Trim(line, string(line[:1]))) == 0 &&
		!bytes.Contains(line, []byte("- "))
}
