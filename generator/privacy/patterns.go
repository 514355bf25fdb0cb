package privacy

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// pattern is a pattern for texts in their normal form: its letters are in it, too.
func pattern(expression string) func() *regexp.Regexp {
	return compiledLate(func() *regexp.Regexp { return regexp.MustCompile(foldedLetters(expression)) })
}

// late is any other.
func late(expression string) func() *regexp.Regexp {
	return compiledLate(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// compiledLate compiles a pattern when a text first needs it: to compile all of them takes longer than to
// read a small hub.
func compiledLate(compile func() *regexp.Regexp) func() *regexp.Regexp {
	once := sync.OnceValue(compile)
	patterns = append(patterns, once)
	return once
}

// patterns are all of them.
var patterns []func() *regexp.Regexp

// foldedLetters brings the letters of a pattern into their normal form, and leaves what
// is meant for the pattern.
func foldedLetters(expression string) string {
	var out strings.Builder
	for _, r := range expression {
		if r < utf8.RuneSelf || r == '–' || r == '—' {
			out.WriteRune(r)
			continue
		}
		if r == 'é' || r == 'è' { // alone, it is the word for "is"
			r = 'e'
		}
		out.WriteString(plain(string(r)).text)
	}
	return out.String()
}
