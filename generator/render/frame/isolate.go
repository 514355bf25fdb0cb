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

// Row joins parts that Isolate wrote with a comma of the language. Neighbours that begin in the other
// direction are isolated as one, so that an address of another script stays in its own order.
func Row(l *Language, parts ...string) string {
	var out []string
	was := ""
	for _, part := range parts {
		for _, one := range strings.Split(part, l.Comma()) {
			is := otherWay(one)
			if last := len(out) - 1; is != "" && is == was && is != l.Dir {
				out[last] = strings.TrimSuffix(out[last], "\u2069") + ", " + strings.TrimPrefix(one, "\u2068")
				continue
			}
			out, was = append(out, one), is
		}
	}
	return strings.Join(out, l.Comma())
}

// otherWay is the direction of the first letter of what is isolated as a whole; "" of anything else.
func otherWay(s string) string {
	inner, begins := strings.CutPrefix(s, "\u2068")
	inner, ends := strings.CutSuffix(inner, "\u2069")
	if !begins || !ends || strings.ContainsAny(inner, "\u2068\u2069") {
		return ""
	}
	for _, r := range inner {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return "ltr"
		case bidi.R, bidi.AL:
			return "rtl"
		}
	}
	return ""
}
