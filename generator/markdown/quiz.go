package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// answer is one answer of a quiz. Its children are an answerText, and the
// blocks of what the reader is told who chose it.
type answer struct {
	ast.BaseBlock
	quiz    int
	right   bool
	several bool // more than one answer of the quiz is right
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

// quiz makes answers of the tasks in a quiz.
func (r *reading) quiz(c *callout) {
	r.quizzes++
	answers, right := 0, 0
	for list := range children(c) {
		if list.Kind() != ast.KindList {
			continue
		}
		for item := range children(list) {
			a := r.answer(item)
			if a == nil {
				continue
			}
			answers++
			if a.right {
				right++
			}
			if a.ChildCount() < 2 {
				r.warnAt(r.offset(a), diag.QuizFeedbackless, "This answer has no words for the reader who chooses it.",
					"Write them below the answer, indented, after an empty line.")
			}
			list.RemoveChild(list, item)
			c.InsertBefore(c, list, a)
		}
		if !list.HasChildren() {
			c.RemoveChild(c, list)
		}
	}
	switch {
	case answers == 0:
		r.warnAt(r.offset(c), diag.QuizAnswerless, "This quiz has no answers.",
			`Write each one on a line of its own: - [ ] "Yes."`)
	case right == 0:
		r.warnAt(r.offset(c), diag.QuizAnswerless, "This quiz has no right answer.", "Write [x] before it.")
	}
	c.several = right > 1
	for n := c.FirstChild(); n != nil && c.several; n = n.NextSibling() {
		if a, is := n.(*answer); is {
			a.several = true
		}
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

// Answers of a quiz with one right answer have the same name, so that opening
// one closes the others. Whether an answer is right is told inside, in words.
func (elements) answer(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*answer)
	if entering {
		name := ""
		if !n.several {
			name = ` name="quiz:` + strconv.Itoa(n.quiz) + `"`
		}
		_, _ = w.WriteString("<" + model.TagAnswer + name + ">")
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
	_, _ = w.WriteString("</" + model.TagChoice + ">\n<" + model.TagFeedback + "><div class=\"feedback feedback-" +
		verdict + "\">\n<p class=\"verdict\">" +
		model.TextMark + "quiz-" + verdict + model.TextMark + "</p>\n")
	return ast.WalkContinue, nil
}
