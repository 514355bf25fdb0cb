package digits

import (
	"regexp"
	"strings"
)

// Text isolates the numbers of a text that is read from right to left, for what
// cannot hold markup: the title of a window, a calendar. The text is no longer the
// same, so nothing that a program compares may be made of it.
func Text(text string) string {
	found := turned(text, true, inText)
	if found == nil {
		return text
	}
	var out strings.Builder
	from := 0
	for _, at := range found {
		out.WriteString(text[from:at[0]])
		out.WriteRune(leftToRightIsolate)
		out.WriteString(text[at[0]:at[1]])
		out.WriteRune(endOfIsolate)
		from = at[1]
	}
	out.WriteString(text[from:])
	return out.String()
}

var isolatedNumber = regexp.MustCompile(string(leftToRightIsolate) + "(" + number(`\+`) + ")" + string(endOfIsolate))

// Bare takes back what Text did, for who reads a text that we wrote.
func Bare(text string) string { return isolatedNumber.ReplaceAllString(text, "$1") }
