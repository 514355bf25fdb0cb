package privacy

import (
	"strings"
)

// normal is a text as it is compared: compatible forms (NFKD, Unicode Standard Annex
// 15) without marks, without what nobody sees, without the signs of Markdown, and with
// the letter that a look-alike stands for. It knows where each of its parts was.
type normal struct {
	text   string
	pieces []piece // nil where nothing differs
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
	if n.pieces == nil || start >= end {
		return start, end
	}
	from, _ := writtenAt(n.pieces, start)
	_, to := writtenAt(n.pieces, end-1)
	return from, to
}

// entity is a character written by its name or number in HTML.
var entity = late(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});`)

// tag is a tag of HTML, or what begins a comment; in its first group one within a line,
// which parts no word.
var tag = late(`^(?i:<!--|</?(?:(a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)|` +
	`[a-z][a-z0-9-]*)(?:\s[^<>]*)?/?>)`)

// signTag is no tag, but a word for a sign of an address: "kim <at> example <dot> org".
var signTag = late(`^<(?:` + atSigns + `|` + dotSigns + `)>$`)

// IsSign reports whether a tag is such a word.
func IsSign(tag string) bool { return signTag().MatchString(tag) }

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
