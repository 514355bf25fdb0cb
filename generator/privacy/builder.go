package privacy

import (
	"html"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain brings a text into its normal form.
func plain(s string) normal {
	if isPlain(s) {
		return normal{text: s}
	}
	b := builder{out: make([]byte, 0, len(s)+utf8.UTFMax), pieces: make([]piece, 0, 32)}
	for at := 0; at < len(s); {
		if end := at + quietRun(s[at:]); end > at {
			b.same(s[at:end], at)
			at = end
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if r == '&' {
			if m := entity().FindString(s[at:min(len(s), at+32)]); m != "" && strings.HasPrefix(s[at:], m) {
				if seen := html.UnescapeString(m); seen != m {
					b.add(seen, at, at+len(m))
					at += len(m)
					continue
				}
			}
		}
		if r == '%' {
			if step, ok := dialSteps[strings.ToUpper(s[at:min(len(s), at+3)])]; ok && b.dialling() {
				b.add(step, at, at+3)
				at += 3
				continue
			}
		}
		if r == '<' {
			if m := tag().FindStringSubmatchIndex(s[at:min(len(s), at+400)]); m != nil && count(s[at:at+m[1]]) < 3 && !signTag().MatchString(s[at:at+m[1]]) {
				if m[2] < 0 { // it ends a line or a cell, or is a comment
					b.add(" ", at, at+m[1])
				}
				at += m[1]
				continue
			}
		}
		if strings.HasPrefix(s[at:], "-->") {
			b.add(" ", at, at+3)
			at += 3
			continue
		}
		if n := b.sign(s, at, r); n > 0 {
			at += n
			continue
		}
		b.add(s[at:at+size], at, at+size)
		at += size
	}
	if b.foreign {
		b.latin()
	}
	return normal{string(b.out), b.pieces}
}

// quiet are the bytes that stand for themselves, whatever stands beside them.
var quiet = func() (out [256]bool) {
	out['\n'], out['\t'] = true, true
	for c := byte(' '); c < 0x7F; c++ {
		out[c] = strings.IndexByte("&%<\\*_`~-", c) < 0
	}
	return out
}()

func quietRun(s string) int {
	for at := range len(s) {
		if !quiet[s[at]] {
			return at
		}
	}
	return len(s)
}

// isPlain reports whether a text is its normal form.
func isPlain(s string) bool {
	for at := range len(s) {
		switch c := s[at]; c {
		case '&', '*', '_', '`', '~', '%', '\\', '\r', '<':
			return false
		default:
			if c >= utf8.RuneSelf {
				return false
			}
		}
	}
	return true
}

type builder struct {
	out     []byte
	pieces  []piece
	foreign bool // it has a letter that may be there to look like another
}

// piece is a part of the normal form, up to the next: one character, or several that
// stand as they were written.
type piece struct {
	at       int32 // its first byte
	from, to int32 // the bytes that were written
	same     bool  // byte by byte
}

// writtenAt are the bytes that were written for one of the normal form.
func writtenAt(pieces []piece, at int) (from, to int) {
	p := pieces[sort.Search(len(pieces), func(i int) bool { return int(pieces[i].at) > at })-1]
	if p.same {
		from = int(p.from) + at - int(p.at)
		return from, from + 1
	}
	return int(p.from), int(p.to)
}

// same adds bytes that stand for themselves.
func (b *builder) same(s string, from int) {
	to := int32(from + len(s))
	if n := len(b.pieces) - 1; n >= 0 && b.pieces[n].same && int(b.pieces[n].to) == from {
		b.pieces[n].to = to
	} else {
		b.pieces = append(b.pieces, piece{int32(len(b.out)), int32(from), to, true})
	}
	b.out = append(b.out, s...)
}

// dialSteps are signs of a string to dial as addresses write them.
var dialSteps = map[string]string{"%2C": ",", "%3B": ";", "%23": "#", "%2A": "*"}

// dialling reports whether a string to dial may go on.
func (b *builder) dialling() bool {
	return len(b.out) > 0 && strings.IndexByte("0123456789,;#*", b.out[len(b.out)-1]) >= 0
}

// sign passes over signs of Markdown: an escape belongs to what it escapes, and
// emphasis stands beside words, not in a string to dial.
func (b *builder) sign(s string, at int, r rune) int {
	if r == '\\' && at+1 < len(s) && unicode.In(rune(s[at+1]), unicode.P, unicode.S) && s[at+1] < utf8.RuneSelf {
		b.add(s[at+1:at+2], at, at+2)
		return 2
	}
	if low := unicode.ToLower(r); low == 'é' || low == 'è' { // the word for "is", alone, is not the one for "and"
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+2:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) && !unicode.Is(unicode.Mn, after) {
			b.put(r, at, at+2)
			return 2
		}
	}
	if r != '*' && r != '_' && r != '`' && r != '~' {
		return 0
	}
	n := 1
	for at+n < len(s) && s[at+n] == byte(r) {
		n++
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+n:])
	dialled := func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(",;#＃，", r) }
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if dialled(before) || dialled(after) || r != '*' && word(before) && word(after) {
		b.add(s[at:at+n], at, at+n)
	} else if n > 0 && r == '~' && n == 1 {
		b.add("~", at, at+1)
	}
	return n
}

// add adds what one character stands for. What is not seen belongs to what it follows.
func (b *builder) add(s string, from, to int) {
	if len(s) == 1 && s[0] >= ' ' && s[0] < 0x7F { // most of all
		if to == from+1 {
			b.same(s, from)
		} else {
			b.put(rune(s[0]), from, to)
		}
		return
	}
	for _, r := range decomposed(s) {
		if isUnseen(r) {
			b.longer(from, to)
			continue
		}
		if same, ok := sameLetter[r]; ok {
			r = same
		}
		b.put(r, from, to)
	}
}

// decomposed is the compatible form of one character, or of some; that of the letters of
// most scripts is known before.
func decomposed(s string) string {
	if r, n := utf8.DecodeRuneInString(s); n == len(s) && int(r) < len(letterForms) && n > 0 {
		return letterForms[r]
	}
	return norm.NFKD.String(s)
}

var letterForms, unseenLetters = func() (forms [0x800]string, unseenLetters [0x800]bool) {
	for r := range rune(len(forms)) {
		forms[r], unseenLetters[r] = norm.NFKD.String(string(r)), unseen(r)
	}
	return forms, unseenLetters
}()

func isUnseen(r rune) bool {
	if int(r) < len(unseenLetters) {
		return unseenLetters[r]
	}
	return unseen(r)
}

// unseen reports whether nobody sees a character.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
		r == 'ـ' || unicode.IsControl(r) && r != '\n' && r != '\t'
}

// longer takes what is not seen into the character that ends before it.
func (b *builder) longer(from, to int) {
	n := len(b.pieces) - 1
	if n < 0 || int(b.pieces[n].to) != from {
		return
	}
	if p := &b.pieces[n]; p.same && p.to-p.from > 1 { // without its last byte
		p.to--
		b.pieces = append(b.pieces, piece{at: int32(len(b.out) - 1), from: p.to})
		n++
	}
	b.pieces[n].to, b.pieces[n].same = int32(to), false
}

func (b *builder) put(r rune, from, to int) {
	b.foreign = b.foreign || foreign(r)
	b.pieces = append(b.pieces, piece{int32(len(b.out)), int32(from), int32(to), false})
	b.out = utf8.AppendRune(b.out, r)
}

// latin turns look-alikes into Latin letters where a word has both.
func (b *builder) latin() {
	old := *b
	*b = builder{out: make([]byte, 0, len(old.out)), pieces: make([]piece, 0, len(old.pieces))}
	for at := 0; at < len(old.out); {
		word, latin, other := at, false, false
		for at < len(old.out) {
			r, n := utf8.DecodeRune(old.out[at:])
			if at > word && !unicode.IsLetter(r) {
				break
			}
			at += n
			latin = latin || unicode.Is(unicode.Latin, r)
			other = other || foreign(r)
			if !unicode.IsLetter(r) {
				break
			}
		}
		whole := false // a word for a password, of look-alikes alone
		if other && !latin && at-word > 4 {
			seen := strings.Map(func(r rune) rune {
				if same, ok := looksLatin[r]; ok {
					return unicode.ToLower(same)
				}
				return r
			}, string(old.out[word:at]))
			whole = alikes[seen]
		}
		for i := word; i < at; {
			r, n := utf8.DecodeRune(old.out[i:at])
			if same, ok := looksLatin[r]; ok && (latin && other || whole) {
				r = same
			}
			from, to := writtenAt(old.pieces, i)
			b.put(r, from, to)
			i += n
		}
	}
}

// foreign reports whether a letter, beside Latin ones, is there to look like one.
func foreign(r rune) bool {
	if r < 0x250 || r >= 0x600 && r < 0x1000 { // none of those, and most of all
		return false
	}
	return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee) ||
		r >= 0x1D00 && r < 0x1D80 || strings.ContainsRune("ɢɪɴʀʏʙʜʟꜱꜰ", r)
}
