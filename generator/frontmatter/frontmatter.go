// Package frontmatter writes front matter: a line for each fact, so that what package
// parse finds about a line can be told about where the fact came from, and the
// neat form that people write by hand once everything is found. A Draft is a page
// made of such lines. Cut takes front matter off a page; what it says is read by
// package parse.
//
//	name: Tea and talk                    name: Tea and talk
//	schedule:                             schedule:
//	  - day: tuesday              →         - {day: tuesday, start: "18:30"}
//	    start: "18:30"
//	place:                                place: {city: Leeds}
//	  city: Leeds
package frontmatter

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	// plain is what stands in YAML without quotation marks, within braces too,
	// and is read as the text that it is: words of letters, perhaps after a number, not "yes", 1e5, 18:30
	// or 2026-01-01.
	plain  = regexp.MustCompile(`^(?:[0-9]+ )?\p{L}[\p{L}\p{M}\p{N} _./'’()+&@-]*$`)
	spoken = map[string]bool{"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true,
		"null": true, "y": true, "n": true}
	// dated is a day, which YAML may hold as it is.
	dated     = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	number    = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]+)?$`)
	escapes   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)
	unescapes = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n", `\t`, "\t")
)

// Cut cuts a page into its front matter, with the two lines that hold it, and its
// text; head and text are the page. A page without front matter, or with one that
// never ends, is text alone.
func Cut(page []byte) (head, text []byte) {
	at := 0
	for line := range bytes.Lines(page) {
		if at == 0 && !Opens(line) {
			break
		}
		if at += len(line); at > len(line) && fence(line) {
			return page[:at], page[at:]
		}
	}
	return nil, page
}

// Opens reports whether a page begins with the line that opens front matter.
func Opens(page []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimPrefix(page, []byte(Mark)), []byte("\n"))
	return fence(first)
}

// Fields are the lines between the two that hold front matter.
func Fields(head []byte) []byte {
	first := bytes.IndexByte(head, '\n') + 1
	last := bytes.LastIndexByte(bytes.TrimSuffix(head, []byte("\n")), '\n') + 1
	return head[first:last]
}

// Mark is the byte order mark with which some programs begin a file.
const Mark = "\uFEFF"

func fence(line []byte) bool { return string(bytes.TrimRight(line, " \t\r\n")) == "---" }

// Text writes a text for YAML, on one line.
func Text(s string) string {
	if dated.MatchString(s) || plain.MatchString(s) && !spoken[strings.ToLower(s)] && !strings.HasSuffix(s, " ") {
		return s
	}
	return Quoted(s)
}

// Number writes a decimal number; what is none it writes as a text.
func Number(s string) string {
	if number.MatchString(s) {
		return s
	}
	return Text(s)
}

// Quoted writes a text between quotation marks.
func Quoted(s string) string { return `"` + escapes.Replace(s) + `"` }

// Read reads a text as Text wrote it; it is false for what is no text on one line.
func Read(value string) (string, bool) {
	inner, ok := strings.CutPrefix(value, `"`)
	switch {
	case !ok:
		return value, value != "" && !strings.ContainsAny(value[:1], "[{'|>&*!")
	case !strings.HasSuffix(inner, `"`):
		return "", false
	}
	return unescapes.Replace(strings.TrimSuffix(inner, `"`)), true
}

// List writes texts as a list on one line.
func List(items []string) string {
	written := make([]string, len(items))
	for i, item := range items {
		written[i] = Text(item)
	}
	return "[" + strings.Join(written, ", ") + "]"
}

// Without takes lines out, by their numbers: with a line of a session the whole
// session, unless it can do without it, with a latitude its longitude, with the last
// line of a group of fields its head.
func Without(lines []string, bad map[int]bool) []string {
	bad = maps.Clone(bad)
	for i := 1; i < len(lines); i++ {
		if bad[i] != bad[i-1] && isPoint(lines[i]) && isPoint(lines[i-1]) { // half a point is none
			bad[i], bad[i-1] = true, true
		}
	}
	var out []string
	for i := 0; i < len(lines); {
		end := block(lines, i, "  ")
		if end == i+1 {
			if !bad[i] && !strings.HasSuffix(lines[i], ":") {
				out = append(out, lines[i])
			}
			i = end
			continue
		}
		head := len(out)
		out = append(out, lines[i])
		for j := i + 1; j < end; {
			next := j + 1
			if strings.HasPrefix(lines[j], "  - ") {
				next = block(lines[:end], j, "    ")
			}
			if session := without(lines, bad, j, next); session != nil {
				out = append(out, session...)
			}
			j = next
		}
		if len(out) == head+1 || bad[i] {
			out = out[:head]
		}
		i = end
	}
	return out
}

// neat folds groups of fields and sessions into braces.
func neat(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); {
		end := block(lines, i, "  ")
		switch {
		case end == i+1:
			out = append(out, lines[i])
		case strings.HasPrefix(lines[i+1], "  - "):
			out = append(out, lines[i])
			for j := i + 1; j < end; {
				next := block(lines[:end], j, "    ")
				out = append(out, "  - "+braces(lines[j:next], "  - ", "    "))
				j = next
			}
		default:
			out = append(out, lines[i]+" "+braces(lines[i+1:end], "  "))
		}
		i = end
	}
	return out
}

// block returns the line after those that are indented below a line.
func block(lines []string, head int, indent string) int {
	end := head + 1
	for end < len(lines) && strings.HasPrefix(lines[end], indent) {
		end++
	}
	return end
}

func braces(lines []string, indents ...string) string {
	facts := make([]string, len(lines))
	for i, line := range lines {
		for _, indent := range indents {
			line = strings.TrimPrefix(line, indent)
		}
		facts[i] = line
	}
	return "{" + strings.Join(facts, ", ") + "}"
}

func isPoint(line string) bool {
	return strings.HasPrefix(line, "  lat:") || strings.HasPrefix(line, "  lon:")
}

// spared are the lines without which a session still says when it is.
var spared = []string{"    end:", "    note:", "    except:", "    extra:", "    from:", "    until:"}

// without is a session, or another line, without what is bad in it; nil when nothing
// is left of it.
func without(lines []string, bad map[int]bool, from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if !bad[i] {
			out = append(out, lines[i])
		} else if i == from || !slices.ContainsFunc(spared, func(s string) bool {
			return strings.HasPrefix(lines[i],
				s)
		}) {
			return nil
		}
	}
	return out
}
