package markdown

import (
	"bytes"
	"regexp"
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
	return []string{"NOTE", "KEYPOINTS", "CARE", "ACTIVITY", "DISCUSSION", "REFLECTION", "FACILITATOR", "QUESTION",
		"CHECKLIST", "HINT", "SOLUTION", "QUOTATION", "STEPS", "QUIZ"}
}

// notes is the callout for whoever leads a room; no other view shows it.
const notes = "facilitator"

// callout is a quotation that begins with a marker: > [!ACTIVITY] 15 min
type callout struct {
	ast.BaseBlock
	name    string // "activity"
	extra   string // what stands behind the marker
	number  int    // within the page, from 1
	several bool   // a quiz with more than one right answer
}

var kindCallout = ast.NewNodeKind("Callout")

func (*callout) Kind() ast.NodeKind { return kindCallout }

func (n *callout) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// point is what a point of a checklist says.
type point struct{ ast.BaseInline }

var kindPoint = ast.NewNodeKind("Point")

func (*point) Kind() ast.NodeKind              { return kindPoint }
func (n *point) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

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
		suggestion := diag.Say("Write one of: %s.", strings.Join(names, ", "))
		if near := diag.Suggest(m.name, names); near != "" {
			suggestion = diag.Say("Write: %s", "[!"+near+"]")
		}
		r.errorAt(r.offset(n), diag.CalloutUnknown, diag.Say("There is no callout [!%s].", m.name), suggestion)
		n.RemoveAttributes()
		r.read(n)
		return
	}
	r.callouts++
	c := &callout{name: strings.ToLower(name), extra: m.extra, number: r.callouts}
	c.SetPos(r.offset(n))
	moveChildren(n, c)
	parent.ReplaceChild(parent, n, c)
	if c.name == notes {
		r.hidden++
		defer func() { r.hidden-- }()
	}
	if m.extra != "" {
		r.line.WriteString(m.extra)
		r.endBlock()
	}
	switch name {
	case "QUIZ":
		r.quiz(c)
	case "CHECKLIST":
		r.checklist(c)
	}
	r.callout(c)
}

// callout reads a callout, and notes what it says and below which heading.
func (r *reading) callout(c *callout) {
	told, heading := len(r.body.Callouts), ""
	if n := len(r.body.Headings); n > 0 {
		heading = r.body.Headings[n-1].Text
	}
	r.body.Callouts = append(r.body.Callouts, model.Callout{Kind: c.name, Extra: c.extra, Minutes: minutesOf(c.extra),
		Heading: heading})
	around := r.boxed
	r.boxed = nil
	r.read(c)
	r.body.Callouts[told].Text = r.boxed
	r.boxed = around
}

// checklist makes of its tasks points that a reader can tick off.
func (r *reading) checklist(c *callout) {
	points := 0
	for list := c.FirstChild(); list != nil; list = list.NextSibling() {
		for item := list.FirstChild(); list.Kind() == ast.KindList && item != nil; item = item.NextSibling() {
			first := item.FirstChild()
			if first == nil || first.FirstChild() == nil || first.FirstChild().Kind() != east.KindTaskCheckBox {
				continue
			}
			first.RemoveChild(first, first.FirstChild())
			words := &point{}
			moveChildren(first, words)
			first.AppendChild(first, words)
			points++
		}
	}
	if points == 0 {
		r.warnAt(r.offset(c), diag.ChecklistEmpty, "This checklist has nothing to tick off.",
			"Write each point on a line of its own: - [ ] The room is booked.")
	}
}

func moveChildren(from, to ast.Node) {
	for c := range children(from) {
		from.RemoveChild(from, c)
		to.AppendChild(to, c)
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
	if n.name == "hint" || n.name == "solution" {
		if entering {
			_, _ = w.WriteString("<" + model.TagFold + ` class="callout callout-` + n.name + "\">\n<" +
				model.TagFoldName + ">")
			n.label(w)
			_, _ = w.WriteString("</" + model.TagFoldName + ">\n")
		} else {
			_, _ = w.WriteString("</" + model.TagFold + ">\n")
		}
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
	_, _ = w.WriteString(`<aside class="callout callout-` + n.name + `" role="note" aria-labelledby="callout:` +
		number + "\">\n")
	_, _ = w.WriteString(`<p class="callout-label" id="callout:` + number + `">`)
	n.label(w)
	_, _ = w.WriteString("</p>\n")
	if n.several {
		_, _ = w.WriteString(`<p class="small">` + model.TextMark + "quiz-several" + model.TextMark + "</p>\n")
	}
	return ast.WalkContinue, nil
}

// label writes what kind of callout it is, and what stands behind its marker.
func (n *callout) label(w util.BufWriter) {
	_, _ = w.WriteString(model.TextMark + "callout-" + n.name + model.TextMark)
	if n.extra == "" {
		return
	}
	_, _ = w.WriteString(` <span class="callout-extra">`)
	if minutes := minutesOf(n.extra); minutes > 0 {
		_, _ = w.WriteString(model.TextMark + model.MinutesKey + strconv.Itoa(minutes) + model.TextMark)
	} else {
		_, _ = w.Write(util.EscapeHTML([]byte(n.extra)))
	}
	_, _ = w.WriteString("</span>")
}

// length is a time as people write it behind a marker, in any language.
var length = regexp.MustCompile(`^(\d{1,3})\s*(?:min\b\.?|mins\b|minutes?\b|minutos?\b|دقيقة|دقائق)?$`)

// minutesOf returns the minutes that a callout takes, 0 when its extra words say
// something else.
func minutesOf(extra string) int {
	found := length.FindStringSubmatch(extra)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1]) // at most three digits
	return n
}

func (elements) point(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<" + model.TagCheck + ">")
	} else {
		_, _ = w.WriteString("</" + model.TagCheck + ">")
	}
	return ast.WalkContinue, nil
}
