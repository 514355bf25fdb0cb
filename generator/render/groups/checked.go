package groups

import (
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
)

// checkedBox says in short when a group was checked, and folded, by whom and how.
type checkedBox struct {
	Short   fact
	Text    string
	By, How frame.Words
}

func (l *language) checkedLong(p *model.Page, g *model.Group, state directory.State) checkedBox {
	short := l.checked(g, state)
	if state == directory.Old || state == directory.Withheld {
		short.Text = l.T("checked.old", "month", l.MonthYear(g.Verified.On))
	}
	out := checkedBox{Short: short}
	if state == directory.Never {
		out.Text = sentencesOf(l.T("group.not_checked"), l.asking(g))
		return out
	}
	out.By, out.How = l.known("checked.by.", g.Verified.By, p), l.known("checked.how.", g.Verified.How, p)
	if state == directory.Old || state == directory.Withheld {
		out.Text = sentencesOf(l.T("checked.old", "month", l.MonthYear(g.Verified.On)), l.asking(g))
		return out
	}
	out.Text = l.T("checked.on", "date", l.Date(g.Verified.On))
	if !g.ReviewBy.IsZero() {
		out.Text += " " + l.T("group.again", "date", l.Date(g.ReviewBy))
	}
	return out
}

// known says a word of the page in this language, if the interface has it, else
// as it was written.
func (l *language) known(prefix, word string, p *model.Page) frame.Words {
	if key := prefix + directory.Slug(word); l.Has(key) {
		return frame.Words{Text: l.T(key)}
	}
	return frame.Words{Text: word, LangAttr: l.LangAttr(p.Language)}
}

// sentencesOf puts sentences after each other, and leaves out those that say nothing.
func sentencesOf(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}
