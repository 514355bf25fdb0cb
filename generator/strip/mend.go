package strip

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
)

// Mended returns a file without what findings are about, as far as it can be taken out: in hub.yaml words in a language that
// went and links to pages that did, in pages links to such pages. It returns nil when nothing can.
func Mended(file string, data []byte, findings []diag.Finding) []byte {
	lines := strings.SplitAfter(string(data), "\n")
	var at []diag.Finding
	for _, f := range findings {
		settings := file == "hub.yaml" && (f.Code == diag.LanguageUnknown || f.Code == diag.LinkBroken)
		if f.File == file && f.Line > 0 && (settings || f.Column > 0) && f.Line <= len(lines) && (settings || f.Code == diag.LinkBroken || f.Code == diag.AnchorBroken) {
			at = append(at, f)
		}
	}
	if len(at) == 0 {
		return nil
	}
	// From the end, so that places before stay as they are.
	slices.SortFunc(at, func(a, b diag.Finding) int {
		return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Column, a.Column))
	})
	last := [2]int{}
	for _, f := range at {
		if here := [2]int{f.Line, f.Column}; here != last && lines[f.Line-1] != "" {
			if last = here; f.Column == 0 {
				lines = withoutItem(lines, f.Line-1, f.Message.String())
			} else if file == "hub.yaml" {
				lines = withoutEntry(lines, f.Line-1, column(lines[f.Line-1], f.Column))
			} else {
				lines[f.Line-1] = withoutLink(lines[f.Line-1], column(lines[f.Line-1], f.Column))
			}
		}
	}
	return []byte(strings.Join(lines, ""))
}

// column is the byte at which a character stands, counted from 1.
func column(line string, character int) int {
	n := 0
	for i := range line {
		if n++; n == character {
			return i
		}
	}
	return len(line)
}

// withoutEntry takes an entry of a mapping of YAML out, whose name stands at a byte of a line; of a list of links, the item
// in which the place stands.
func withoutEntry(lines []string, n, at int) []string {
	line := lines[n]
	before := strings.TrimSpace(line[:at])
	if before == "" { // a line for each entry, which may go on below
		end := n + 1
		for end < len(lines) && (strings.TrimSpace(lines[end]) == "" && end+1 < len(lines) && indent(lines[end+1]) > at || strings.TrimSpace(lines[end]) != "" && indent(lines[end]) > at) {
			end++
		}
		return slices.Delete(lines, n, end)
	}
	if strings.HasSuffix(before, "to:") && itemOf(lines, n) >= 0 && !strings.Contains(line[:at], "[") { // - text: … / to: place
		return withoutItem(lines, n, "")
	}
	lines[n] = withoutFlow(line, at)
	return lines
}

// quoted is what a message quotes: the place that is missing.
var quoted = regexp.MustCompile(`"([^"]+)"`)

// withoutItem takes out the item of a list to which a line belongs; where the list is on one line, the item of it that
// names what the message does.
func withoutItem(lines []string, n int, message string) []string {
	if m := quoted.FindStringSubmatch(message); m != nil && strings.Contains(lines[n], "[") {
		if at := regexp.MustCompile(`\{[^{]*to: ["']?` + regexp.QuoteMeta(m[1]) + `["']?[,} ]`).FindStringIndex(lines[n]); at != nil {
			lines[n] = withoutFlow(lines[n], at[0])
			return lines
		}
	}
	i := itemOf(lines, n)
	if i < 0 {
		return lines
	}
	end := i + 1
	for end < len(lines) && strings.TrimSpace(lines[end]) != "" && indent(lines[end]) > indent(lines[i]) {
		end++
	}
	return slices.Delete(lines, i, end)
}

// itemOf is the line with the hyphen of the item in which a line stands, or -1.
func itemOf(lines []string, n int) int {
	for i := n; i >= 0 && n-i < 20; i-- {
		if strings.HasPrefix(strings.TrimSpace(lines[i]), "- ") {
			return i
		}
	}
	return -1
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// withoutFlow takes the entry at a byte out of a mapping or a list on one line, with its comma; {to: place} goes whole.
func withoutFlow(line string, at int) string {
	if strings.HasSuffix(strings.TrimSpace(line[:at]), "to:") {
		if brace := strings.LastIndexByte(line[:at], '{'); brace >= 0 {
			at = brace
		}
	}
	end := at + flowEnd(line[at:])
	head, tail := line[:at], line[end:]
	if rest, comma := strings.CutPrefix(tail, ","); comma {
		return head + strings.TrimLeft(rest, " ")
	}
	return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(head, " "), ","), " ") + tail
}

// flowEnd is where the first entry of a mapping or a list on one line ends: at its comma, at the bracket that closes them
// both, or with the line.
func flowEnd(line string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0:
			if c == '\'' && quote == c && i+1 < len(line) && line[i+1] == c {
				i++ // which is one, written twice
			} else if c == quote && (quote == '\'' || line[i-1] != '\\') {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.ContainsRune(" :,[{", rune(line[i-1]))):
			quote = c
		case c == '\n' || depth == 0 && (c == ',' || c == ']' || c == '}'):
			return i
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		}
	}
	return len(line)
}

var item = regexp.MustCompile(`^\s*(?:[-*+]|[0-9]+\.) `)

// withoutLink leaves the text of the link at a byte, or takes away the line of a list that begins with it.
func withoutLink(line string, at int) string {
	open := strings.LastIndexByte(line[:min(at+1, len(line))], '[')
	if open < 0 {
		return line
	}
	close := matching(line, open)
	if close < 0 || close+1 >= len(line) || line[close+1] != '(' {
		return line
	}
	end := matching(line, close+1)
	if end < 0 {
		return line
	}
	if m := item.FindString(line); m != "" && strings.TrimLeft(line[len(m):open], "*_ ") == "" {
		return ""
	}
	if open > 0 && line[open-1] == '!' {
		return line
	}
	return line[:open] + line[open+1:close] + line[end+1:]
}

// matching is the bracket that closes the one at a byte, or -1.
func matching(line string, open int) int {
	pair := map[byte]byte{'[': ']', '(': ')'}[line[open]]
	depth := 0
	for i := open; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case line[open]:
			depth++
		case pair:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
