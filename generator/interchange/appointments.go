package interchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// longPhrase is how many words a phrase of an appointment has at most.
const longPhrase = 4

// beforeSign is what stands before a colon or a dash.
var beforeSign = regexp.MustCompile(`^([^:：–—]+?)\s*(?:[:：–—]|\s-+\s)`)

// appointment reports whether an event may be somebody's own by its name: "Dentist Jean",
// "Hold: interviews".
func appointment(known model.Words, name string) bool {
	words := strings.FieldsFunc(naming.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for n := range words {
		for length := 1; length <= longPhrase && n+length <= len(words); length++ {
			if known["appointment"][strings.Join(words[n:n+length], " ")] != "" {
				return true
			}
		}
	}
	alone := strings.Join(words, " ")
	if m := beforeSign.FindStringSubmatch(name); m != nil && known["busy"][naming.Fold(m[1])] != "" {
		return true
	}
	return known["busy"][alone] != ""
}

// away are the states of a calendar in which nobody is at a meeting: somebody is away.
var away = []string{"OOF", "WORKINGELSEWHERE"}

// somebodys reports whether an event is somebody's own by what its program says of it: one
// of its categories is for them, or they are away in that time.
func somebodys(known model.Words, c *calendarPart) bool {
	for _, name := range []string{"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS"} {
		if slices.Contains(away, strings.ToUpper(c.value(name))) {
			return true
		}
	}
	for _, l := range c.all("CATEGORIES") {
		for category := range strings.SplitSeq(l.value, ",") {
			word := naming.Fold(category)
			if known["own"][word] != "" || known["private"][word] != "" {
				return true
			}
		}
	}
	return false
}

// unsureNames tells of the events that may be somebody's own by their names.
func (r *calendarReader) unsureNames(at []string) {
	if len(at) == 0 {
		return
	}
	const said diag.Text = "Events may be somebody's own appointments by their names, so their pages are drafts, which " +
		"nobody can read on the site: %d. The first is %s."
	r.Findings = append(r.Findings, diag.Finding{Code: diag.RecordDoubtful, Severity: diag.Warning, File: r.file,
		Field: "draft", Message: diag.Say(said, len(at), Where(at[0], false)), Suggestion: lookAtDrafts})
}

const lookAtDrafts diag.Text = "Look at them (peerhub serve --drafts). Take the line draft: true out of those that are " +
	"for everybody, and delete the others."
