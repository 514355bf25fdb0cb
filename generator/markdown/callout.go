package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// calloutNames are the markers that are known, as written.
func calloutNames() []string {
	return []string{"NOTE", "KEYPOINTS", "CARE", "ACTIVITY", "DISCUSSION", "REFLECTION", "FACILITATOR", "QUOTATION", "STEPS", "QUIZ"}
}

// notes is the callout for whoever leads a room; no other view shows it.
const notes = "facilitator"

// callout is a quotation that begins with a marker: > [!ACTIVITY] 15 min
type callout struct {
	ast.BaseBlock
	name   string // "activity"
	extra  string // what stands behind the marker
	number int    // within the page, from 1
}

var kindCallout = ast.NewNodeKind("Callout")

func (*callout) Kind() ast.NodeKind { return kindCallout }

func (n *callout) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// answer is one answer of a quiz. Its children are an answerText, and the
// blocks of what the reader is told who chose it.
type answer struct {
	ast.BaseBlock
	quiz  int
	right bool
}

// answerText is what the answer itself says.
type answerText struct{ ast.BaseBlock }

var (
	kindAnswer     = ast.NewNodeKind("Answer")
	kindAnswerText = ast.NewNodeKind("AnswerText")
)

func (*answer) Kind() ast.NodeKind     { return kindAnswer }
func (*answerText) Kind() ast.NodeKind { return kindAnswerText }

func (n *answer) Dump(source []byte, level int)     { ast.DumpHelper(n, source, level, nil, nil) }
func (n *answerText) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// marker is kept on a quotation whose first line is [!NAME].
type marker struct{ name, extra string }

// calloutTransformer takes the marker out of the first paragraph of a
// quotation before its words are parsed, so that places in the source stay.
type calloutTransformer struct{}

func (calloutTransformer) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := n.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != ast.Node(n) || n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	name, extra, ok := cutMarker(first.Value(reader.Source()))
	if !ok {
		return
	}
	quote.SetAttributeString("callout", marker{name, extra})
	quote.SetPos(first.Start)
	if rest := n.Lines().Sliced(1, n.Lines().Len()); len(rest) > 0 {
		lines := text.NewSegments()
		lines.AppendAll(rest)
		n.SetLines(lines)
	} else {
		quote.RemoveChild(quote, n)
	}
}

func cutMarker(line []byte) (name, extra string, ok bool) {
	rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("[!"))
	if !ok {
		return "", "", false
	}
	end := bytes.IndexByte(rest, ']')
	if end < 1 || end > 40 || bytes.HasPrefix(rest[end+1:], []byte("(")) {
		return "", "", false
	}
	for _, c := range rest[:end] {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '_' && c != '-' {
			return "", "", false
		}
	}
	return string(rest[:end]), string(bytes.TrimSpace(rest[end+1:])), true
}

// quote reads a quotation, and makes a callout of it when it has a marker.
func (r *reading) quote(parent ast.Node, n *ast.Blockquote) {
	value, _ := n.AttributeString("callout")
	m, ok := value.(marker)
	if !ok {
		r.read(n)
		return
	}
	names := calloutNames()
	name := ""
	for _, known := range names {
		if strings.EqualFold(m.name, known) {
			name = known
		}
	}
	if name == "" {
		suggestion := "Write one of: " + strings.Join(names, ", ") + "."
		if near := diag.Suggest(m.name, names); near != "" {
			suggestion = "Write: [!" + near + "]"
		}
		r.errorAt(r.offset(n), diag.CalloutUnknown, fmt.Sprintf("There is no callout [!%s].", m.name), suggestion)
		n.RemoveAttributes()
		r.read(n)
		return
	}
	r.callouts++
	c := &callout{name: strings.ToLower(name), extra: m.extra, number: r.callouts}
	c.SetPos(r.offset(n))
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling()
		n.RemoveChild(n, child)
		c.AppendChild(c, child)
		child = next
	}
	parent.ReplaceChild(parent, n, c)
	if c.name == notes {
		r.hidden++
		defer func() { r.hidden-- }()
	}
	if m.extra != "" {
		r.line.WriteString(m.extra)
		r.endBlock()
	}
	if name == "QUIZ" {
		r.quiz(c)
	}
	r.callout(c)
}

// callout reads a callout, and notes what it says and below which heading.
func (r *reading) callout(c *callout) {
	told, heading := len(r.body.Callouts), ""
	if n := len(r.body.Headings); n > 0 {
		heading = r.body.Headings[n-1].Text
	}
	r.body.Callouts = append(r.body.Callouts, model.Callout{Kind: c.name, Extra: c.extra, Heading: heading})
	around := r.boxed
	r.boxed = nil
	r.read(c)
	r.body.Callouts[told].Text = r.boxed
	r.boxed = around
}

// quiz makes answers of the tasks in a quiz.
func (r *reading) quiz(c *callout) {
	r.quizzes++
	answers, right, silent := 0, 0, 0
	for list := c.FirstChild(); list != nil; {
		following := list.NextSibling()
		if list.Kind() == ast.KindList {
			for item := list.FirstChild(); item != nil; {
				next := item.NextSibling()
				if a := r.answer(item); a != nil {
					answers++
					if a.right {
						right++
					}
					if a.ChildCount() < 2 {
						silent++
						r.warnAt(r.offset(a), diag.QuizFeedbackless, "This answer has no words for the reader who chooses it.",
							"Write them below the answer, indented, after an empty line.")
					}
					list.RemoveChild(list, item)
					c.InsertBefore(c, list, a)
				}
				item = next
			}
			if !list.HasChildren() {
				c.RemoveChild(c, list)
			}
		}
		list = following
	}
	switch {
	case answers == 0:
		r.warnAt(r.offset(c), diag.QuizAnswerless, "This quiz has no answers.", `Write each one on a line of its own: - [ ] "Yes."`)
	case right == 0:
		r.warnAt(r.offset(c), diag.QuizAnswerless, "This quiz has no right answer.", "Write [x] before it.")
	}
}

// answer makes an answer of a list item that is a task, else returns nil.
func (r *reading) answer(item ast.Node) *answer {
	first := item.FirstChild()
	if first == nil || first.FirstChild() == nil {
		return nil
	}
	box, ok := first.FirstChild().(*east.TaskCheckBox)
	if !ok {
		return nil
	}
	a := &answer{quiz: r.quizzes, right: box.IsChecked}
	a.SetPos(r.offset(first))
	first.RemoveChild(first, box)
	words := &answerText{}
	moveChildren(first, words)
	item.RemoveChild(item, first)
	a.AppendChild(a, words)
	moveChildren(item, a)
	return a
}

func moveChildren(from, to ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		from.RemoveChild(from, c)
		to.AppendChild(to, c)
		c = next
	}
}

// A callout has role="note": an aside would otherwise be a landmark, and
// several with the same name are no help to anybody (axe landmark-unique).
func (elements) callout(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*callout)
	if n.name == "quotation" {
		if entering {
			_, _ = w.WriteString("<figure class=\"callout callout-quotation\">\n<blockquote>\n")
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString("</blockquote>\n")
		if n.extra != "" {
			_, _ = w.WriteString("<figcaption>")
			_, _ = w.Write(util.EscapeHTML([]byte(n.extra)))
			_, _ = w.WriteString("</figcaption>\n")
		}
		_, _ = w.WriteString("</figure>\n")
		return ast.WalkContinue, nil
	}
	if !entering {
		_, _ = w.WriteString("</aside>\n")
		if n.name == notes {
			_, _ = w.WriteString("</" + model.TagNotes + ">\n")
		}
		return ast.WalkContinue, nil
	}
	if n.name == notes {
		_, _ = w.WriteString("<" + model.TagNotes + ">")
	}
	number := strconv.Itoa(n.number)
	_, _ = w.WriteString(`<aside class="callout callout-` + n.name + `" role="note" aria-labelledby="callout:` + number + "\">\n")
	_, _ = w.WriteString(`<p class="callout-label" id="callout:` + number + `">` + model.TextMark + "callout-" + n.name + model.TextMark)
	if n.extra != "" {
		_, _ = w.WriteString(` <span class="callout-extra">`)
		_, _ = w.Write(util.EscapeHTML([]byte(n.extra)))
		_, _ = w.WriteString("</span>")
	}
	_, _ = w.WriteString("</p>\n")
	return ast.WalkContinue, nil
}

// Answers of one quiz have the same name, so that opening one closes the
// others. Whether an answer is right is told inside, in words.
func (elements) answer(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*answer)
	if entering {
		_, _ = w.WriteString("<" + model.TagAnswer + ` name="quiz:` + strconv.Itoa(n.quiz) + `">`)
	} else {
		_, _ = w.WriteString("</div></" + model.TagFeedback + ">\n</" + model.TagAnswer + ">\n")
	}
	return ast.WalkContinue, nil
}

func (elements) answerText(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<" + model.TagChoice + ">")
		return ast.WalkContinue, nil
	}
	verdict := "other"
	if node.Parent().(*answer).right {
		verdict = "right"
	}
	_, _ = w.WriteString("</" + model.TagChoice + ">\n<" + model.TagFeedback + "><div class=\"feedback feedback-" + verdict + "\">\n<p class=\"verdict\">" +
		model.TextMark + "quiz-" + verdict + model.TextMark + "</p>\n")
	return ast.WalkContinue, nil
}
