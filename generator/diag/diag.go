// Package diag holds findings: what is wrong with a hub, where, and what to
// write instead, as data that the command line, the overlay of serve and
// continuous integration each show in their own way.
//
// A finding has a stable code ("link-broken"), a severity, a place, and three
// texts for an editor: the message says what is wrong, the excerpt shows it
// with a caret, the suggestion says what to write. Messages and suggestions are
// English sentences that know their values (Text), so that whoever prints them
// can say them in the language of the hub (Words). Codes stand
// in codes_*.go, by subject, each with what it teaches (Lesson). All findings of a
// run are given at once, sorted by place.
package diag

import (
	"cmp"
	"slices"
	"sync"
)

// Severity says whether a finding stops the build.
type Severity string

// An Error makes build and check exit 1; with --strict there are hardly any Warnings.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one thing to mend.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	File     string   `json:"file,omitempty"`   // relative to the hub, slash-separated
	Line     int      `json:"line,omitempty"`   // from 1; 0 when the finding is about the whole file
	Column   int      `json:"column,omitempty"` // in characters, from 1
	Length   int      `json:"length,omitempty"` // characters that the caret underlines; 0 is 1
	Field    string   `json:"field,omitempty"`  // that it is about, as "schedule.start"; "" is none
	Of       string   `json:"-"`                // which of the field's values, as it reads; "" is all
	Rule     string   `json:"-"`                // which one, where several rules of a field have the code
	Message  Text     `json:"message"`
	Excerpt  Text     `json:"excerpt,omitempty"` // the source line, or what of a long one stands around the column
	// by how many characters the column stands further left in the excerpt
	Shift      int  `json:"shift,omitempty"`
	Suggestion Text `json:"suggestion,omitempty"`
}

// List gathers findings; it is safe for use by several goroutines.
type List struct {
	Strict   bool     // every finding is an error, but for what is said once
	Ignore   []string // codes whose warnings are none
	Stop     []string // codes whose warnings are errors
	mu       sync.Mutex
	findings []Finding
}

// Add adds findings.
func (l *List) Add(f ...Finding) {
	l.mu.Lock()
	l.findings = append(l.findings, f...)
	l.mu.Unlock()
}

// Sorted returns the findings as Sort has them, without repetitions, and as severe as the hub has them.
func (l *List) Sorted() []Finding {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.DeleteFunc(slices.Clone(l.findings), func(f Finding) bool {
		return f.Severity == Warning && slices.Contains(l.Ignore, string(f.Code))
	})
	for i, f := range out {
		if slices.Contains(l.Stop, string(f.Code)) || l.Strict && f.Code != AddressGone { // which somebody may want, and which a later build does not say
			out[i].Severity = Error
		}
	}
	Sort(out)
	return slices.Compact(out)
}

// Sort sorts findings by file, line, column, code and words.
func Sort(findings []Finding) {
	slices.SortFunc(findings, func(a, b Finding) int {
		order := cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code))
		if order == 0 {
			order = cmp.Or(cmp.Compare(a.Message.String(), b.Message.String()),
				cmp.Compare(a.Suggestion.String(), b.Suggestion.String()))
		}
		return order
	})
}

// Errors counts the findings that stop a build.
func Errors(findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == Error {
			n++
		}
	}
	return n
}
