package diag

import (
	"bytes"
	"unicode/utf8"
)

// excerptLimit is the longest excerpt that a finding carries, in characters.
const excerptLimit = 240

// In fills in the excerpt from the source text, whose first line is the line
// first of the finding's file (1 for a whole file).
func (f Finding) In(source []byte, first int) Finding {
	f.Excerpt = Verbatim(line(source, f.Line-first))
	return f
}

// line returns line n (from 0) without its end, cut to excerptLimit.
func line(source []byte, n int) string {
	if n < 0 {
		return ""
	}
	for ; n > 0; n-- {
		i := bytes.IndexByte(source, '\n')
		if i < 0 {
			return ""
		}
		source = source[i+1:]
	}
	if i := bytes.IndexByte(source, '\n'); i >= 0 {
		source = source[:i]
	}
	end := 0
	for count := 0; end < len(source) && count < excerptLimit; count++ {
		_, size := utf8.DecodeRune(source[end:])
		end += size
	}
	return string(bytes.TrimRight(bytes.ToValidUTF8(source[:end], []byte("\uFFFD")), "\r"))
}

// Offset returns the line and the column (in characters, from 1) of a byte
// offset in the source, whose first line has the number first.
func Offset(source []byte, offset, first int) (line, column int) {
	offset = max(0, min(offset, len(source)))
	before := source[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return first + bytes.Count(before, []byte{'\n'}), utf8.RuneCount(before[start:]) + 1
}
