package load

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"unicode/utf8"

	"peerhub/generator/diag"
)

// maxPage is the size above which a page is not read, in bytes. A long book
// has about one million letters.
const maxPage = 3 << 19

// Read returns the page's text, in UTF-8 without a byte order mark and with
// line feeds alone. With an error among the findings the text is nil.
func (f File) Read(fsys fs.FS) ([]byte, []diag.Finding) {
	bad := func(code diag.Code, line, column int, message, suggestion diag.Text) ([]byte, []diag.Finding) {
		return nil, []diag.Finding{{Code: code, Severity: diag.Error, File: f.Path, Line: line, Column: column,
			Message: message, Suggestion: suggestion}}
	}
	file, err := fsys.Open(f.Path)
	if err != nil {
		return bad(diag.FileUnreadable, 0, 0, "This file cannot be read.", diag.Verbatim(err.Error()))
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return bad(diag.FileUnreadable, 0, 0, "This file cannot be read.", diag.Verbatim(err.Error()))
	case !info.Mode().IsRegular():
		return bad(diag.FileUnreadable, 0, 0, "This is not an ordinary file.", "Delete it.")
	case info.Size() > maxPage:
		return bad(diag.FileTooLarge, 0, 0, diag.Say("This page has %d MB, and was not read.", info.Size()>>20),
			"A page has text only. Put pictures beside it as files, or make several pages of it.")
	}
	data := make([]byte, 0, info.Size()+bytes.MinRead)
	buffer := bytes.NewBuffer(data)
	if _, err := io.Copy(buffer, io.LimitReader(file, maxPage+1)); err != nil {
		return bad(diag.FileUnreadable, 0, 0, "This file cannot be read.", diag.Verbatim(err.Error()))
	}
	data = buffer.Bytes()
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return bad(diag.FileNotText, 0, 0, "This page is saved as UTF-16, which Windows calls Unicode.",
			"Save it again with the encoding UTF-8.")
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if at := firstInvalid(data); at >= 0 {
		line, column := diag.Offset(data, at, 1)
		return bad(diag.FileNotText, line, column, "Here stands a letter that is not saved as UTF-8.",
			"Open the page in your editor and save it again with the encoding UTF-8. Look at letters with accents "+
				"afterwards.")
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	if at, r := hidden(data); at >= 0 {
		line, column := diag.Offset(data, at, 1)
		if turns(r) {
			return bad(diag.FileNotText, line, column,
				diag.Say("Here stands a mark that cannot be seen and turns the letters behind it around (U+%s).",
					fmt.Sprintf("%04X", r)),
				"Delete it, or type the line again. Arabic and Hebrew find their direction without it.")
		}
		return bad(diag.FileNotText, line, column,
			"Here stands a character that cannot be seen and belongs into no text.",
			"Delete it, or type the line again.")
	}
	return data, nil
}

// firstInvalid returns the offset of the first byte that is no UTF-8, or -1.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// hidden returns the offset of the first character that cannot be seen and belongs into no
// text, and it, or -1. What joins and parts letters, and marks of direction that show the letters in
// their order, do belong there: Persian, the languages of India and emoji need them.
func hidden(data []byte) (int, rune) {
	for _, m := range figures.FindAllSubmatchIndex(data, -1) {
		digits, base := string(data[m[2]:m[3]]), 10
		if digits[0]|0x20 == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseInt(digits, base, 32); err == nil && (turns(rune(n)) || n > 0 && n < ' ' && invisible(rune(n))) {
			return m[0], rune(n)
		}
	}
	before := rune(0)
	for at, r := range string(data) {
		if turns(r) || invisible(r) || isTag(r) && before != flag && !isTag(before) {
			return at, r
		}
		before = r
	}
	return -1, 0
}

// figures are characters that are written by their number.
var figures = regexp.MustCompile(`&#([xX][0-9A-Fa-f]{1,8}|[0-9]{1,8});`)

// turns tells the overrides of UAX #9: letters behind them stand in another order than they are
// read in, so a page shows other words than are there.
func turns(r rune) bool { return r == 0x202D || r == 0x202E }

// invisible tells control characters other than the tab and the line's end (a form feed and a
// vertical tab come with text from word processors), and those that Unicode advises against
// or has for programs alone: shaping switches, invisible signs of sums, annotations.
func invisible(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r >= 0x2061 && r <= 0x2064 ||
		r >= 0x206A && r <= 0x206F || r >= 0xFFF9 && r <= 0xFFFB
}

// Tags are letters that nobody sees. They name the land behind a black flag, as in that of
// Wales (UTS #51), and elsewhere nothing.
const flag = 0x1F3F4

func isTag(r rune) bool { return r >= 0xE0001 && r <= 0xE007F }
