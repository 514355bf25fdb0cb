package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
	chtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"peerhub/generator/model"
)

// elements renders what differs from goldmark's own HTML.
type elements struct{}

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (e elements) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindCallout, e.callout)
	r.Register(kindPoint, e.point)
	r.Register(kindAnswer, e.answer)
	r.Register(kindAnswerText, e.answerText)
	r.Register(kindCitation, e.citation)
	r.Register(ast.KindLink, e.link)
	r.Register(ast.KindImage, e.image)
	r.Register(ast.KindRawHTML, e.rawHTML)
	r.Register(ast.KindHTMLBlock, e.htmlBlock)
	r.Register(ast.KindCodeBlock, e.code)
	r.Register(ast.KindFencedCodeBlock, e.code)
	r.Register(east.KindTaskCheckBox, e.task)
	r.Register(east.KindTable, e.table)
	r.Register(east.KindTableHeader, e.tableHeader)
	r.Register(east.KindTableRow, e.tableRow)
	r.Register(east.KindTableCell, e.tableCell)
}

func (elements) citation(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<sup class="cite">`)
	for _, work := range node.(*citation).works {
		_, _ = w.WriteString(`<a href="`)
		_, _ = w.Write(work.mark)
		_, _ = w.WriteString(`">[` + strconv.Itoa(work.number))
		if work.locator != "" {
			_, _ = w.WriteString(", ")
			_, _ = w.Write(util.EscapeHTML([]byte(work.locator)))
		}
		_, _ = w.WriteString("]</a>")
	}
	_, _ = w.WriteString("</sup>")
	return ast.WalkContinue, nil
}

func (elements) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	host, video := n.AttributeString("video")
	if !entering {
		_, _ = w.WriteString("</a>")
		if video {
			_, _ = w.WriteString(`<span>` + model.TextMark + model.VideoKey + host.(string) + model.TextMark + "</span></p>\n")
		}
		if number, is := n.AttributeString("file"); is {
			_, _ = w.WriteString(` <span class="file">` + model.TextMark + model.FileKey + fmt.Sprint(number) + model.TextMark + "</span>")
		}
		return ast.WalkContinue, nil
	}
	if video {
		_, _ = w.WriteString(`<p class="video">`)
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(n.Destination) // a mark
	if rel, ok := n.AttributeString("rel"); ok {
		_, _ = w.WriteString(`" rel="`)
		_, _ = w.Write(rel.([]byte))
	}
	_, _ = w.WriteString(`">`)
	return ast.WalkContinue, nil
}

func (elements) image(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.Write(node.(*ast.Image).Destination) // a mark
	return ast.WalkSkipChildren, nil
}

// A task is a sign, not a checkbox: nobody can tick it, and a form control
// without a label is an error (WCAG 2.2 SC 4.1.2).
func (elements) task(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		sign := "☐ "
		if node.(*east.TaskCheckBox).IsChecked {
			sign = "☑ "
		}
		_, _ = w.WriteString(sign)
	}
	return ast.WalkContinue, nil
}

// A table lies in a box of its own that scrolls on a narrow screen, also with
// the keyboard (WCAG 2.2 SC 1.4.10, 2.1.1); its number keeps the names of
// several apart.
func (elements) table(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</table>\n</div>\n")
		return ast.WalkContinue, nil
	}
	number, _ := node.AttributeString("number")
	_, _ = w.WriteString(`<div class="table" role="region" tabindex="0" aria-label="` + model.TextMark + "table" +
		model.TextMark + " " + fmt.Sprint(number) + "\">\n<table>\n")
	return ast.WalkContinue, nil
}

func (elements) tableHeader(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<thead>\n<tr>\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("</tr>\n</thead>\n")
	if node.NextSibling() != nil {
		_, _ = w.WriteString("<tbody>\n")
	}
	return ast.WalkContinue, nil
}

func (elements) tableRow(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<tr>\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("</tr>\n")
	if node.NextSibling() == nil {
		_, _ = w.WriteString("</tbody>\n")
	}
	return ast.WalkContinue, nil
}

func (elements) tableCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*east.TableCell)
	tag := "td"
	if n.Parent().Kind() == east.KindTableHeader && n.HasChildren() { // an empty header is none
		tag = "th"
	}
	if !entering {
		_, _ = w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag)
	if tag == "th" {
		_, _ = w.WriteString(` scope="col"`)
	}
	switch n.Alignment {
	case east.AlignCenter:
		_, _ = w.WriteString(` class="center"`)
	case east.AlignRight:
		_, _ = w.WriteString(` class="end"`)
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

// maxHighlight is the size of code above which it is not coloured, in bytes.
const maxHighlight = 50_000

// Code is read from left to right in every language, and scrolls.
func (elements) code(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var code strings.Builder
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		code.Write(segment.Value(source))
	}
	if n, ok := node.(*ast.FencedCodeBlock); ok && code.Len() < maxHighlight &&
		highlight(w, code.String(), string(n.Language(source))) {
		return ast.WalkSkipChildren, nil
	}
	_, _ = w.WriteString(`<pre dir="ltr" tabindex="0"><code>`)
	_, _ = w.Write(util.EscapeHTML([]byte(code.String())))
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// highlight writes code coloured by classes; it reports whether the language
// is known.
func highlight(w util.BufWriter, code, language string) bool {
	if language == "" {
		return false
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return false
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return false
	}
	var out strings.Builder
	formatter := chtml.New(chtml.WithClasses(true), chtml.WithPreWrapper(pre{}))
	if err := formatter.Format(&out, styles.Fallback, tokens); err != nil {
		return false
	}
	_, _ = w.WriteString(out.String() + "\n")
	return true
}

// pre is the element around coloured code.
type pre struct{}

// Start implements chroma's PreWrapper.
func (pre) Start(code bool, _ string) string {
	if !code {
		return `<pre dir="ltr" class="chroma">`
	}
	return `<pre dir="ltr" tabindex="0" class="chroma"><code>`
}

// End implements chroma's PreWrapper.
func (pre) End(code bool) string {
	if !code {
		return "</pre>"
	}
	return "</code></pre>"
}
