package interchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// longPhrase is how many words a phrase of an appointment has at most.
const longPhrase = 4

// beforeSign is what stands before a colon or a dash.
var beforeSign = regexp.MustCompile(`^([^:：–—]+?)\s*(?:[:：–—]|\s-+\s)`)

// appointment reports whether an event may be somebody's own, or a team's, by its name: "Dentist
// Jean", "Hold: interviews", "Lunch with Dave".
func appointment(known model.Words, name string) bool {
	words := strings.FieldsFunc(naming.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if m := beforeSign.FindStringSubmatch(name); m != nil && known["busy"][naming.Fold(m[1])] != "" {
		return true
	}
	switch {
	case len(words) == 0:
		return false
	case hasWords(known, "appointment", words), known["busy"][strings.Join(words, " ")] != "":
		return true
	case somebodyNamed(known, name, words), inCompany(known, words):
		return true
	}
	own := hasWords(known, "appointment_or_group", words) || spreadsheet.PhraseAt(known, "errand", words, longPhrase) > 0 || isGone(known, words)
	return own && !hasWords(known, "gathering", words)
}

// hasWords reports whether words have a phrase of a part among them.
func hasWords(known model.Words, part string, words []string) bool {
	for n := range words {
		if spreadsheet.PhraseAt(known, part, words[n:], longPhrase) > 0 {
			return true
		}
	}
	return false
}

// initial ends a name that keeps who somebody is to itself: "Visit J."
var initial = regexp.MustCompile(`^.*\pL\pL.*\s\p{Lu}\.$`)

// somebodyNamed reports whether a name has that of a person, by what stands before it or by its form.
func somebodyNamed(known model.Words, name string, words []string) bool {
	titled := slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return known["title"][w] != "" })
	return titled || initial.MatchString(strings.TrimSpace(name))
}

// inCompany reports whether somebody meets somebody, and not those for whom a group is: "Lunch
// with Dave", and not "Coffee with carers".
func inCompany(known model.Words, words []string) bool {
	for n := range words {
		if n == 0 || known["company"][words[n]] != "with" || n+1 == len(words) {
			continue
		}
		what := false
		for from := max(0, n-longPhrase); from < n; from++ {
			what = what || known["company"][strings.Join(words[from:n], " ")] == "what"
		}
		if what && !slices.ContainsFunc(words[n+1:], func(w string) bool {
			return len([]rune(w)) > 3 && known["no_matter"][w]+known["gathering"][w]+known["everyone"][w]+known["within_meetings"][w] != ""
		}) {
			return true
		}
	}
	return false
}

// isGone reports whether a short name says that somebody is not there: "Tom away".
func isGone(known model.Words, words []string) bool {
	for length := range min(len(words), longPhrase) {
		if len(words) <= longPhrase && length+1 < len(words) && known["gone"][strings.Join(words[len(words)-length-1:], " ")] != "" {
			return true
		}
	}
	return false
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
