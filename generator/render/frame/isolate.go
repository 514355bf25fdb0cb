package frame

import (
	"html/template"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Isolate keeps a name of another script, or one with numbers, from turning what stands
// around it (Unicode Standard Annex 9, §2.4). What could turn nothing stays as it is.
func (l *Language) Isolate(s string) string {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		class := p.Class()
		fromRight := class == bidi.R || class == bidi.AL || class == bidi.AN
		if l.Dir == "rtl" && !fromRight && class != bidi.NSM && class != bidi.WS || l.Dir != "rtl" && fromRight {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}

// Isolated is a text with what Isolate marked in elements of its own, which copying keeps
// and old browsers know.
func Isolated(s string) template.HTML {
	var out strings.Builder
	open := 0
	for _, part := range strings.SplitAfter(template.HTMLEscapeString(s), "\u2068") {
		text, begins := strings.CutSuffix(part, "\u2068")
		for {
			before, after, ends := strings.Cut(text, "\u2069")
			out.WriteString(before)
			if !ends {
				break
			}
			if open > 0 {
				out.WriteString("</bdi>")
				open--
			}
			text = after
		}
		if begins {
			out.WriteString("<bdi>")
			open++
		}
	}
	out.WriteString(strings.Repeat("</bdi>", open))
	return template.HTML(out.String())
}
