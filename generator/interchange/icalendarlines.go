package interchange

import (
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/digits"
)

// calendarPart is a part of a calendar (RFC 5545 §3.6): the whole, an event, a time
// zone.
type calendarPart struct {
	name  string // in capitals: "VEVENT"
	lines []calendarLine
	parts []*calendarPart
}

// calendarLine is a property (RFC 5545 §3.1) as it is written.
type calendarLine struct {
	name   string            // in capitals
	params map[string]string // by their names in capitals, without quotation marks
	value  string
}

// deepest is how far the parts of a calendar may lie within each other. An alarm in
// an event in a calendar is the third.
const deepest = 10

// readLines reads the parts of a file; those of several calendars are taken for one.
// A line that is none is lost alone: calendars that people keep are full of them. It
// says why nothing can be read.
func readLines(text string) (*calendarPart, diag.Text) {
	whole := &calendarPart{name: "VCALENDAR"}
	open := []*calendarPart{}
	for _, line := range unfolded(text) {
		l, ok := contentLine(line)
		switch top := len(open) - 1; {
		case !ok:
		case l.name == "BEGIN" && len(open) == deepest:
			return nil, "its parts lie too deep within each other"
		case l.name == "BEGIN":
			part := &calendarPart{name: strings.ToUpper(strings.TrimSpace(l.value))}
			switch {
			case top < 0:
				part = whole
			default:
				open[top].parts = append(open[top].parts, part)
			}
			open = append(open, part)
		case top < 0:
		case l.name == "END":
			if !strings.EqualFold(strings.TrimSpace(l.value), open[top].name) {
				return nil, diag.Say("%s ends where %s should", shortened(l.value), open[top].name)
			}
			open = open[:top]
		default:
			open[top].lines = append(open[top].lines, l)
		}
	}
	if len(open) > 0 {
		return nil, "it is cut off"
	}
	return whole, ""
}

// unfolded are the lines of a file, whatever ends them; one that begins with a space
// goes on (RFC 5545 §3.1).
func unfolded(text string) []string {
	var out []string
	var line strings.Builder
	for part := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		if strings.HasPrefix(part, " ") || strings.HasPrefix(part, "\t") {
			line.WriteString(part[1:])
			continue
		}
		out = append(out, line.String())
		line.Reset()
		line.WriteString(part)
	}
	return append(out, line.String())
}

// contentLine reads name;param=value;param="va:lue":value. A quotation mark within a
// quoted value, which many programs write, ends it only before ; , or :.
func contentLine(line string) (calendarLine, bool) {
	end := strings.IndexAny(line, ";:")
	if end < 1 {
		return calendarLine{}, false
	}
	l := calendarLine{name: strings.ToUpper(strings.TrimSpace(line[:end])), params: map[string]string{}}
	rest := line[end:]
	for strings.HasPrefix(rest, ";") {
		rest = rest[1:]
		name, found := "", false
		if at := strings.IndexAny(rest, "=;:"); at >= 0 && rest[at] == '=' {
			name, rest, found = rest[:at], rest[at+1:], true
		}
		length := paramEnd(rest)
		if found {
			l.params[strings.ToUpper(strings.TrimSpace(name))] = strings.ReplaceAll(rest[:length], `"`, "")
		}
		rest = rest[length:]
	}
	if !strings.HasPrefix(rest, ":") {
		return calendarLine{}, false
	}
	l.value = rest[1:]
	return l, true
}

// paramEnd is where the value of a parameter ends: at ; or : outside quotation marks.
func paramEnd(s string) int {
	quoted := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' && !quoted:
			quoted = true
		case c == '"' && (i+1 == len(s) || strings.IndexByte(";,:", s[i+1]) >= 0):
			quoted = false
		case !quoted && (c == ';' || c == ':'):
			return i
		}
	}
	return len(s)
}

// line returns the first property of a name.
func (p *calendarPart) line(name string) (calendarLine, bool) {
	for _, l := range p.lines {
		if l.name == name {
			return l, true
		}
	}
	return calendarLine{}, false
}

// all returns the properties of a name, which may stand several times.
func (p *calendarPart) all(name string) []calendarLine {
	var out []calendarLine
	for _, l := range p.lines {
		if l.name == name {
			out = append(out, l)
		}
	}
	return out
}

// value is a property as it is written, in one piece, or "".
func (p *calendarPart) value(name string) string {
	l, _ := p.line(name)
	return strings.TrimSpace(l.value)
}

var escaped = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n", `\N`, "\n")

// text is a property as text, or "". Commas and semicolons that are not escaped, as
// RFC 5545 §3.3.11 wants it, stay where they are.
func (p *calendarPart) text(name string) string {
	text := escaped.Replace(p.value(name))
	return plainText(digits.Bare(text))
}
