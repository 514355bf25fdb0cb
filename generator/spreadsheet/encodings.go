package spreadsheet

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// alphabets are the letters beside A to Z of languages, and of those that are often
// written beside each other.
var alphabets = map[*charmap.Charmap][]string{
	charmap.Windows1252: western, charmap.Macintosh: western,
	charmap.Windows1250: {"áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ",
		"áäčďéěíĺľňóôŕřšťúůýžąćęłńśźżöőüűđ"},
}

var western = []string{"àâæçèéêëîïôœùûüÿäößìò", "áéíñóúü", "àáâãçéêíóôõúü", "àçèéíïòóúü", "åäöæøéü", "áðéíóúýþæö"}

// Signs that may stand before a word, and behind one, in a text of any language.
const (
	opening = "‘“„‚–—…•·«‹¿¡\u00a0\u00ad"
	closing = "’”“–—…•·»›€£°§©®™ªº\u00a0\u00ad½¼¾×"
)

// rightness is how many of the letters and signs of a text that are not in ASCII are those of
// the language that fits best, from 0 to 1.
func rightness(text string, of *charmap.Charmap) float64 {
	best := 0.0
	for _, letters := range alphabets[of] {
		fit, all := 0, 0
		before := ' '
		for at, r := range text {
			if r >= utf8.RuneSelf {
				all++
				next, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
				apart := strings.ContainsRune(opening, r) && !unicode.IsLetter(before) ||
					strings.ContainsRune(closing, r) && (!unicode.IsLetter(next) || r == '’')
				if strings.ContainsRune(letters, unicode.ToLower(r)) || apart {
					fit++
				}
			}
			before = r
		}
		if all > 0 {
			best = max(best, float64(fit)/float64(all))
		}
	}
	return best
}

// doubtful names the encoding that a text in eight bits may be in, if that is not the one
// that most are in, and how its first word with an accent reads in the one and in the other;
// "" where there is no doubt.
func doubtful(data []byte) (name, word, usual string) {
	if utf8.Valid(data) || bytes.ContainsRune(data, 0) || bytes.HasPrefix(data, []byte("\xFF\xFE")) ||
		bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return "", "", ""
	}
	data = accents(data)
	as := func(of encoding.Encoding) string {
		text, _ := of.NewDecoder().Bytes(data)
		return string(text)
	}
	read := as(charmap.Windows1252)
	best := rightness(read, charmap.Windows1252)
	for _, c := range []struct {
		name string
		of   *charmap.Charmap
	}{{"Mac OS Roman", charmap.Macintosh}, {"Windows-1250", charmap.Windows1250}} {
		if r := rightness(as(c.of), c.of); r > best {
			best, name, word = r, c.name, accented(as(c.of))
		}
	}
	return name, word, accented(read)
}

// maxDoubtful is how much of a text is looked at to tell its encoding, in bytes.
const maxDoubtful = 1 << 18

// accents are the lines of a text that are not in ASCII, of many the first.
func accents(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			out = append(out, line[:min(len(line), maxDoubtful)]...)
		}
		if len(out) >= maxDoubtful {
			break
		}
	}
	return out
}

// maxWord is how much of a word is shown, in characters.
const maxWord = 60

// accented is the first word that is not in ASCII.
func accented(text string) string {
	apart := func(r rune) bool { return strings.ContainsRune(" ,;\t\r\n\"|", r) }
	for _, word := range strings.FieldsFunc(text, apart) {
		if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return string([]rune(word)[:min(len([]rune(word)), maxWord)])
		}
	}
	return ""
}
