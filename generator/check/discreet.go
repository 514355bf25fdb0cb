package check

import (
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/privacy"
)

// discreet shows what findings quote without what lets strangers in: reports are read by
// more people than the files, and are kept by others. They name the place and the kind.
type discreet struct{ seen map[string]string }

func (d *discreet) of(f diag.Finding) diag.Finding {
	f.Message, f.Suggestion = f.Message.Quoting(d.masked), f.Suggestion.Quoting(d.masked)
	shown := f.Excerpt.String()
	if masked := privacy.Masked(shown); masked != shown { // a heading may be in one value and a code in the next
		f.Excerpt = diag.Verbatim(masked)
		f.Message = f.Message.Quoting(func(value string) string { // a part of what is masked
			if value != "" && strings.Contains(shown, value) && !strings.Contains(masked, value) {
				return strings.Repeat("•", utf8.RuneCountInString(value))
			}
			return value
		})
	} else {
		f.Excerpt = f.Excerpt.Quoting(d.masked)
	}
	if f.Code == diag.PersonalData && f.Column > 0 {
		f.Excerpt = hidden(f)
	}
	return f
}

func (d *discreet) masked(value string) string {
	out, known := d.seen[value]
	if !known {
		out = privacy.Masked(value)
		d.seen[value] = out
	}
	return out
}

// hidden is the excerpt of a finding about something private, with a • for each character
// that the finding is about.
func hidden(f diag.Finding) diag.Text {
	line := []rune(f.Excerpt.String())
	from := min(max(f.Column-f.Shift-1, 0), len(line))
	for i := from; i < min(from+max(f.Length, 1), len(line)); i++ {
		line[i] = '•'
	}
	return diag.Verbatim(string(line))
}

// wholeText is how long a file is looked through as a whole for what is private, in bytes:
// of a longer one, no line is shown that could hold any.
const wholeText = 256 << 10

// masked is the text of a file without what lets strangers in: looked through as a whole,
// since a password may stand in the line below its name, and line by line, since what
// stands above may change what a line is taken for.
func masked(file []byte) []byte {
	if len(file) > wholeText {
		return nil
	}
	text := string([]rune(string(file))) // each byte that is no UTF-8 is a character, as in columns
	lines := strings.Split(privacy.Masked(text), "\n")
	for n, line := range lines {
		lines[n] = privacy.Masked(line)
	}
	return []byte(strings.Join(lines, "\n"))
}
