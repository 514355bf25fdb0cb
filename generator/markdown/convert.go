package markdown

import (
	"bufio"
	"bytes"
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
	source = bulleted(visible(source))
	r := &reading{mistakes: mistakes{source: source, at: at}, ids: map[string]int{}}
	if offset, message, suggestion := tooMuch(source); offset >= 0 {
		r.errorAt(offset, diag.MarkdownTooDeep, message, suggestion)
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
		var err error
		if r.body.HTML, err = balance(r.body.HTML); err != nil {
			r.errorAt(0, diag.MarkdownTooDeep, "HTML tags stand deeper within each other on this page than can be read.",
				"Take some of them away: Markdown makes its own.")
		}
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
