package model

import "strings"

// View is one way to show the text of a module.
type View string

// The views of a module. Their names are their addresses below the module's
// own; the one of those who take part is the module and its lessons.
const (
	ViewPart        View = ""            // taking part: answers open on a press, no notes for the facilitator
	ViewFacilitator View = "facilitator" // everything, with notes, timing and open answers
	ViewHandout     View = "handout"     // to hand out on paper: neither answers nor notes
	ViewLarge       View = "large-print" // the handout in large letters
	ViewPrint       View = "print"       // all lessons of those who take part, with open answers
)

// Views are the views of a whole module on one page.
func Views() []View { return []View{ViewFacilitator, ViewHandout, ViewLarge, ViewPrint} }

// A Body's HTML marks what its views show differently by elements that no page
// can write, since raw HTML is cut down to what formats text. So they nest as
// elements do, whatever stands around them.
const (
	TagNotes    = "ph-notes"    // for the facilitator alone
	TagAnswer   = "ph-answer"   // an answer of a quiz; its only attribute is the quiz's name
	TagChoice   = "ph-choice"   // what the answer says
	TagFeedback = "ph-feedback" // what the reader is told who chose it
	TagCheck    = "ph-check"    // a point of a list to tick off
	TagFold     = "ph-fold"     // a hint or a solution; its only attribute is its class
	TagFoldName = "ph-fold-name"
)

// In returns HTML that Body.Render made as the view shows it.
func (v View) In(html string) string {
	const sign = "<ph-"
	if !strings.Contains(html, sign) {
		return html
	}
	var out strings.Builder
	out.Grow(len(html))
	hidden := 0 // how many elements around are not shown
	for html != "" {
		i := nextTag(html)
		if i < 0 {
			i = len(html)
		}
		if hidden == 0 {
			out.WriteString(html[:i])
		}
		if html = html[i:]; html == "" {
			break
		}
		end := strings.IndexByte(html, '>') + 1
		tag, closing := strings.CutPrefix(html[1:end-1], "/")
		html = html[end:]
		name, attribute, _ := strings.Cut(tag, " ")
		switch {
		case v.hides(name) && closing:
			hidden--
			html = strings.TrimPrefix(html, "\n")
		case v.hides(name):
			hidden++
		case hidden == 0:
			out.WriteString(v.element(name, attribute, closing))
		}
	}
	return out.String()
}

// nextTag returns where the next element of ours begins or ends, or -1.
func nextTag(html string) int {
	begin, end := strings.Index(html, "<ph-"), strings.Index(html, "</ph-")
	if begin < 0 || end >= 0 && end < begin {
		return end
	}
	return begin
}

func (v View) hides(name string) bool {
	switch name {
	case TagNotes:
		return v != ViewFacilitator
	case TagFeedback, TagFold:
		return v == ViewHandout || v == ViewLarge
	}
	return false
}

// element returns what stands for a tag of ours. What stands open on paper is
// no details, which browsers leave closed there; and a box to tick is a sign.
func (v View) element(name, attribute string, closing bool) string {
	open, shut := "", ""
	switch {
	case name == TagAnswer && v == ViewPart:
		open, shut = strings.TrimSpace(`<details class="answer" `+attribute)+">", "</details>"
	case name == TagAnswer:
		open, shut = `<div class="answer">`, "</div>"
	case name == TagChoice && v == ViewPart:
		open, shut = "<summary>", "</summary>"
	case name == TagChoice:
		open, shut = `<p class="choice">`, "</p>"
	case name == TagFold && v == ViewPart:
		open, shut = "<details "+attribute+">", "</details>"
	case name == TagFold:
		open, shut = "<aside "+attribute+` role="note">`, "</aside>"
	case name == TagFoldName && v == ViewPart:
		open, shut = `<summary class="callout-label">`, "</summary>"
	case name == TagFoldName:
		open, shut = `<p class="callout-label">`, "</p>"
	case name == TagCheck && v == ViewPart:
		open, shut = `<label class="check"><input type="checkbox"> `, "</label>"
	case name == TagCheck:
		open = "☐ "
	}
	if closing {
		return shut
	}
	return open
}
