package diag

import (
	"bytes"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// excerptLimit is the longest excerpt that a finding carries, in characters.
const excerptLimit = 240

// In fills in the excerpt: the finding's line of the source text, whose first line
// is the line first of its file (1 for a whole file). Of a long line it is what
// stands around the column, with … for what is cut off.
func (f Finding) In(source []byte, first int) Finding {
	text := []rune(string(line(source, f.Line-first))) // a byte that is no UTF-8 is a character, as in Offset
	f.Shift = 0
	if len(text) > excerptLimit {
		text, f.Shift = window(text, min(f.Column-1, len(text)), excerptLimit)
	}
	f.Excerpt = Verbatim(string(text))
	return f
}

// line returns line n (from 0) without its end.
func line(source []byte, n int) []byte {
	if n < 0 {
		return nil
	}
	for ; n > 0; n-- {
		i := bytes.IndexByte(source, '\n')
		if i < 0 {
			return nil
		}
		source = source[i+1:]
	}
	if i := bytes.IndexByte(source, '\n'); i >= 0 {
		source = source[:i]
	}
	return bytes.TrimRight(source, "\r")
}

// window returns about width characters of a line, from its beginning or, so that
// the column (from 0) is in sight, from somewhere before that; … stands on the sides
// where something is cut off. The column then stands shift characters further left.
func window(text []rune, column, width int) (shown []rune, shift int) {
	from, lead := 0, 0
	if column > width*3/4 {
		from, lead = beginning(text, column-width/2), 1
	}
	to := min(from+width, len(text))
	if to < len(text) {
		to = beginning(text, to)
	}
	shown = make([]rune, 0, to-from+2)
	if lead > 0 {
		shown = append(shown, '…')
	}
	shown = append(shown, text[from:to]...)
	if to < len(text) {
		shown = append(shown, '…')
	}
	return shown, from - lead
}

// beginning returns where the sign begins of which the character at an index is
// part: letters keep their accents.
func beginning(text []rune, at int) int {
	const longest = 32 // characters of one sign
	start := max(0, at-longest)
	for signs := uniseg.NewGraphemes(string(text[start:min(at+longest, len(text))])); signs.Next(); {
		n := len(signs.Runes())
		if start+n > at {
			return start
		}
		start += n
	}
	return at
}

// Offset returns the line and the column (in characters, from 1) of a byte
// offset in the source, whose first line has the number first.
func Offset(source []byte, offset, first int) (line, column int) {
	offset = max(0, min(offset, len(source)))
	before := source[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return first + bytes.Count(before, []byte{'\n'}), utf8.RuneCount(before[start:]) + 1
}
