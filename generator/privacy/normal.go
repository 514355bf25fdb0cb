package privacy

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normal is a text as it is compared: compatible forms (NFKD, Unicode Standard Annex
// 15) without marks, without what nobody sees, without the signs of Markdown, and with
// the letter that a look-alike stands for. It knows where each of its bytes was.
type normal struct {
	text       string
	start, end []int // by byte of text, bytes of what was written; nil where nothing differs
}

// Text is a text that is looked through for several things: its normal form is made once.
type Text struct {
	text   string
	normal *normal // nil before somebody asks
	low    string  // the normal form in small letters; "" before somebody asks
}

// Read begins to look through a text.
func Read(text string) *Text { return &Text{text: text} }

func (t *Text) plain() normal {
	if t.normal == nil {
		n := plain(t.text)
		t.normal = &n
	}
	return *t.normal
}

func (t *Text) small() string {
	if t.low == "" {
		t.low = lowered(t.plain().text)
	}
	return t.low
}

// span is where a part of the normal form was written.
func (t *Text) span(start, end int) (int, int) { return t.plain().span(start, end) }

// span is where a part of the normal text was written.
func (n normal) span(start, end int) (int, int) {
	if n.start == nil || start >= end {
		return start, end
	}
	return n.start[start], n.end[end-1]
}

// entity is a character written by its name or number in HTML.
var entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});`)

// tag is a tag of HTML, or what begins a comment; in its first group one within a line,
// which parts no word.
var tag = regexp.MustCompile(`^(?i:<!--|</?(?:(a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)|` +
	`[a-z][a-z0-9-]*)(?:\s[^<>]*)?/?>)`)

// sameLetter are letters that are written for each other, of the same script.
var sameLetter = map[rune]rune{'ة': 'ه', 'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ٱ': 'ا', 'ı': 'i', '’': '\'', 'ʼ': '\'',
	'‘': '\'',
	'‐': '-', '‑': '-', '−': '-', '﹣': '-'}

// looksLatin are letters of other scripts that look like Latin ones (UTS 39).
var looksLatin = func() map[rune]rune {
	out := map[rune]rune{}
	from := []rune("аеорсхуіјѕԁһԛԝкмтвнАВЕКМНОРСТХУІЈЅԀԚԜοανικρτυχεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
	to := []rune("aeopcxyijsdhqwkmtbhABEKMHOPCTXYIJSDQWoavikptuxeABEZHIKMNOPTYX")
	from, to = append(from, []rune("гѵпршбցոսօՏᎪᏟᎠᎬᎻᏢᏚᎢᎳɡɩɑοσɴʀꜱςω")...), append(to, []rune("rvnpwbgnuoSACDEHPSTWgiaoonrscw")...)
	for i, r := range from {
		out[r] = to[i]
	}
	for i, r := range []rune("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ") { // small capitals
		out[r] = []rune("abcdefghijklmnoprstuvwyz")[i]
	}
	return out
}()

// alikes are the words for a password that can be written wholly in look-alikes.
var alikes = names{}

func init() { // behind plain, which the list needs
	for _, w := range labels {
		for s := range strings.SplitSeq(w.list, "|") {
			for part := range strings.FieldsSeq(s) {
				alikes[strings.ToLower(part)] = true
			}
		}
	}
}

// plain brings a text into its normal form.
func plain(s string) normal {
	if isPlain(s) {
		return normal{text: s}
	}
	b := builder{out: make([]byte, 0, len(s)), start: make([]int, 0, len(s)), end: make([]int, 0, len(s))}
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if r == '&' {
			if m := entity.FindString(s[at:min(len(s), at+32)]); m != "" && strings.HasPrefix(s[at:], m) {
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
			if m := tag.FindStringSubmatchIndex(s[at:min(len(s), at+400)]); m != nil && count(s[at:at+m[1]]) < 3 {
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
	b.latin()
	return normal{string(b.out), b.start, b.end}
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
	out        []byte
	start, end []int
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
		b.put(rune(s[0]), from, to)
		return
	}
	for _, r := range decomposed(s) {
		if isUnseen(r) {
			if n := len(b.end); n > 0 && b.end[n-1] == from {
				last, _ := utf8.DecodeLastRune(b.out)
				for i := n - max(utf8.RuneLen(last), 1); i < n; i++ {
					b.end[i] = to
				}
			}
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

func (b *builder) put(r rune, from, to int) {
	b.out = utf8.AppendRune(b.out, r)
	for len(b.start) < len(b.out) {
		b.start, b.end = append(b.start, from), append(b.end, to)
	}
}

// latin turns look-alikes into Latin letters where a word has both.
func (b *builder) latin() {
	if !strings.ContainsFunc(string(b.out), foreign) {
		return
	}
	old := *b
	*b = builder{out: make([]byte, 0, len(old.out)), start: make([]int, 0, len(old.start)),
		end: make([]int, 0, len(old.end))}
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
			b.put(r, old.start[i], old.end[i])
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
