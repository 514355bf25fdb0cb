package spelling

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key under which a word is looked up: what a searcher may
// leave out or mix up on a keyboard is evened out, by script. The client has
// the same rules (search/client/words.ts), and both pass testdata/fold.json:
//
//   - compatibility forms become plain (NFKD): full width, ligatures, Arabic
//     presentation forms; then lower case, and ς becomes σ;
//   - accents of Latin, Greek and Cyrillic go, but й, ў and ї stay letters;
//   - Arabic vowel signs, hamza on its carrier and tatweel go, ى becomes ي,
//     ة becomes ه, and Persian and Urdu forms of kaf, yeh and heh join the
//     Arabic ones; Arabic and Persian digits become 0 to 9;
//   - Hebrew points go; vowel signs of Indic and other scripts stay;
//   - ß æ œ ø đ ð þ ł ı ħ ŋ become ss ae oe o d d th l i h n;
//   - joiners and soft hyphens go; the rest is composed (NFC).
func Fold(word string) string {
	if ascii(word) {
		return strings.ToLower(word)
	}
	if out, ok := letterwise(word); ok { // as nearly all words of alphabets
		return out
	}
	return folded(word)
}

// folded follows the rules one after the other, for any text.
func folded(word string) string {
	word = strings.ToLower(norm.NFKD.String(word))
	var out strings.Builder
	out.Grow(len(word))
	var base rune
	for _, r := range word {
		if dropped(r, base) {
			continue
		}
		base = r
		if s := replacement(r); s != "" {
			out.WriteString(s)
		} else if r != utf8.RuneError {
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

// lone is what a letter becomes wherever it stands.
type lone struct {
	as    string
	known bool // false: what stands beside it matters
}

// common are the letters of the alphabets, and signs between words.
var common = sync.OnceValue(func() *[0x780]lone {
	var out [0x780]lone
	for i := range out {
		r := commonRune(i)
		as := folded(string(r))
		marked := strings.ContainsFunc(as, func(r rune) bool { return unicode.Is(unicode.M, r) })
		first, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
		out[i] = lone{as, !marked && first != 0x306 && first != 0x308} // see dropped
	}
	return &out
})

func commonRune(i int) rune {
	if i < 0x700 {
		return rune(i)
	}
	return rune(i) - 0x700 + 0x2000
}

func commonIndex(r rune) int {
	switch {
	case r < 0x700:
		return int(r)
	case 0x2000 <= r && r < 0x2080:
		return int(r) - 0x2000 + 0x700
	}
	return -1
}

// letterwise is folded for a word of such letters alone.
func letterwise(word string) (string, bool) {
	table, same := common(), true
	for at, r := range word {
		i := commonIndex(r)
		if i < 0 || !table[i].known {
			return "", false
		}
		same = same && strings.HasPrefix(word[at:], table[i].as) && len(table[i].as) == utf8.RuneLen(r)
	}
	if same {
		return word, true
	}
	var out strings.Builder
	out.Grow(len(word))
	for _, r := range word {
		out.WriteString(table[commonIndex(r)].as)
	}
	return out.String(), true
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// dropped reports whether the mark says nothing to a search after this base.
func dropped(r, base rune) bool {
	switch {
	case r == 0x306: // breve: й, ў
		return base != 'и' && base != 'у'
	case r == 0x308: // diaeresis: ї
		return base != 'і'
	case 0x300 <= r && r <= 0x36f,
		0x591 <= r && r <= 0x5bd, r == 0x5bf, r == 0x5c1, r == 0x5c2, r == 0x5c4, r == 0x5c5, r == 0x5c7,
		0x64b <= r && r <= 0x65f, r == 0x670, 0x6d6 <= r && r <= 0x6dc, 0x6df <= r && r <= 0x6e4,
		r == 0x6e7, r == 0x6e8, 0x6ea <= r && r <= 0x6ed, r == 0x640,
		r == 0xad, r == 0x200c, r == 0x200d:
		return true
	}
	return false
}

// replacement returns what stands for the letter in a key, "" for itself.
func replacement(r rune) string {
	switch {
	case 0x660 <= r && r <= 0x669:
		return string('0' + r - 0x660)
	case 0x6f0 <= r && r <= 0x6f9:
		return string('0' + r - 0x6f0)
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ł':
		return "l"
	case 'ı':
		return "i"
	case 'ħ':
		return "h"
	case 'ŋ':
		return "n"
	case 'ς':
		return "σ"
	case 0x671: // alef wasla
		return "ا"
	case 0x649, 0x6cc: // alef maksura, Farsi yeh
		return "ي"
	case 0x629, 0x6c1, 0x6c3, 0x6d5: // teh marbuta; heh goal, its teh marbuta; ae
		return "ه"
	case 0x6a9: // keheh
		return "ك"
	}
	return ""
}
