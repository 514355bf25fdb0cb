package privacy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Patterns are looked for only where a text has what they cannot do without: that costs a
// look at each byte, and patterns cost a hundred. Nothing else is found, and nothing less.

// parts are what one of which a text must have, by the two bytes that each begins with in
// small and in capital letters: people write "Facebook.com" and "FACEBOOK.COM".
type parts struct {
	begins [1 << 16 / 64]uint64 // a bit for each two bytes
	all    []string
}

func partsOf(list string) *parts {
	out := &parts{all: strings.Fields(list)}
	for _, p := range out.all {
		one, n := utf8.DecodeRuneInString(p)
		other, _ := utf8.DecodeRuneInString(p[n:])
		for _, one := range []rune{unicode.ToLower(one), unicode.ToUpper(one)} {
			for _, other := range []rune{unicode.ToLower(other), unicode.ToUpper(other)} {
				both := string(one) + string(other)
				pair := int(both[0])<<8 | int(both[1])
				out.begins[pair>>6] |= 1 << (pair & 63)
			}
		}
	}
	return out
}

// anyAt reports whether something is true of where one of some parts stands in a text, however
// its letters are written.
func anyAt(text string, some *parts, is func(start, end int) bool) bool {
	for at := 1; at < len(text); at++ {
		pair := int(text[at-1])<<8 | int(text[at])
		if some.begins[pair>>6]&(1<<(pair&63)) == 0 {
			continue
		}
		for _, p := range some.all {
			if p[0] < utf8.RuneSelf && (p[0]^text[at-1])&^0x20 != 0 { // another letter
				continue
			}
			if end := at - 1 + len(p); end <= len(text) && strings.EqualFold(text[at-1:end], p) && is(at-1, end) {
				return true
			}
		}
	}
	return false
}

// holds reports whether one of some parts stands in a text, however its letters are written.
func holds(text string, some *parts) bool {
	return anyAt(text, some, func(int, int) bool { return true })
}

// wordBegins reports whether a word of a pattern may begin at a place.
func wordBegins(text string, at int) bool { return at == 0 || !ofWordByte(text[at-1]) }

// figuresBehind reports whether a figure stands behind a place, with nothing but letters, spaces
// and a few signs between.
func figuresBehind(text string, at int) bool {
	for ; at < len(text); at++ {
		c := text[at]
		if c >= '0' && c <= '9' {
			return true
		}
		if (c|0x20 < 'a' || c|0x20 > 'z') && strings.IndexByte(" ([,/|:#", c) < 0 {
			return false
		}
	}
	return false
}

// sieved is a pattern with what a text must have that it is looked for in.
type sieved struct {
	pattern func() *regexp.Regexp
	may     func(text string) bool
}

func (s sieved) String() string { return s.pattern().String() }

// sieves are all of them.
var sieves []sieved

func sieve(pattern func() *regexp.Regexp, may func(text string) bool) sieved {
	s := sieved{pattern, may}
	sieves = append(sieves, s)
	return s
}

// all is where a pattern is found, with its groups.
func (s sieved) all(text string) [][]int {
	if !s.may(text) {
		return nil
	}
	return s.pattern().FindAllStringSubmatchIndex(text, -1)
}

// figuresInRow reports whether so many figures, or more, stand in a text behind each other.
func figuresInRow(text string, least int) bool {
	return longFigures(text, func(row string) bool { return len(row) >= least })
}

// coded reports whether a text has figures that are neither few nor a year.
func coded(text string) bool {
	return longFigures(text, func(row string) bool { return len(row) > 4 || len(row) == 4 && row[0] != '1' && row[0] != '2' })
}

func longFigures(text string, are func(row string) bool) bool {
	for at := 0; at < len(text); at++ {
		start := at
		for at < len(text) && text[at] >= '0' && text[at] <= '9' {
			at++
		}
		if at > start && are(text[start:at]) {
			return true
		}
	}
	return false
}

// spacedLetters reports whether a word begins as "passcode" with a sign between its letters.
func spacedLetters(text string) bool {
	for at := 0; at+2 < len(text); at++ {
		if text[at]|0x20 == 'p' && text[at+2]|0x20 == 'a' && strings.IndexByte(" ._-", text[at+1]) >= 0 &&
			(at == 0 || !ofWordByte(text[at-1])) {
			return true
		}
	}
	return false
}

// addressed are where the addresses of a text stand. None has a space in it, so that only words
// with a sign of one are looked into.
func addressed(text string) [][]int {
	var out [][]int
	for at := 0; at < len(text); {
		end := at + 1
		if !space(text[at]) {
			for end < len(text) && !space(text[end]) {
				end++
			}
			for _, m := range addressesIn(text[at:end]) {
				out = append(out, []int{at + m[0], at + m[1]})
			}
		}
		at = end
	}
	return out
}

// space reports whether a byte is one that the pattern of addresses (web) takes for a space.
func space(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }

// addressesIn is addressed for a text without spaces.
func addressesIn(word string) [][]int {
	named := strings.IndexByte(word, '@')
	for at := range len(word) {
		if c := word[at]; c != ':' && c != '.' && c != '/' {
			continue
		}
		if begun(word, at) || word[at] == '/' && named >= 0 && named < at {
			return web().FindAllStringIndex(word, -1)
		}
	}
	return nil
}

// begun reports whether a sign without which no address begins stands at a byte. Behind an
// "@" any slash may be one.
func begun(text string, at int) bool {
	behind := func(word string) bool {
		return at >= len(word) && strings.EqualFold(text[at-len(word):at], word)
	}
	switch text[at] {
	case ':':
		return behind("mailto") || behind("tel")
	case '.':
		return behind("www")
	case '/':
		if strings.HasPrefix(text[at+1:], "/") {
			return true
		}
		host := strings.TrimRightFunc(text[:at], func(r rune) bool { return r >= utf8.RuneSelf || unicode.IsLetter(r) })
		domain, dotted := strings.CutSuffix(host, ".")
		last, _ := utf8.DecodeLastRuneInString(domain)
		return dotted && (last == '-' || unicode.IsLetter(last) || unicode.IsDigit(last)) // "../" leads up
	}
	return false
}

// parametered reports whether a text may have a parameter that stands in no address.
func parametered(text string) bool {
	return strings.Contains(text, "=") || strings.Contains(text, "%3D") || strings.Contains(text, "%3d")
}

// spacedAt reports whether a word for the sign of an address stands in brackets or between signs, or the sign itself with one beside it.
func spacedAt(text string) bool {
	for rest := text; ; {
		at := strings.IndexAny(rest, "([{<\"'_@")
		if at < 0 {
			return false
		}
		if rest[at] == '@' && (at > 0 && rest[at-1] == ' ' || strings.HasPrefix(rest[at+1:], " ")) {
			return true
		}
		rest = rest[at+1:]
		word := strings.TrimPrefix(rest, " ")
		end := strings.IndexAny(word[:min(len(word), 14)], " )]}>\"'_")
		if end > 0 && atWords[strings.ToLower(word[:end])] {
			return true
		}
	}
}

// roomDots are the words around a dot in the hosts of meetings.
var roomDots = func() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, r := range rooms {
		parts := strings.Split(r.host, ".")
		for i := range parts[1:] {
			out[[2]string{parts[i], parts[i+1]}] = true
		}
	}
	return out
}()

// dotted reports whether a dot, or the word for one, stands between words of a host of meetings.
func dotted(text string) bool {
	of := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for at := range len(text) {
		n := 1
		if text[at] != '.' {
			if n = 3; text[at]|0x20 != 'd' || at+n > len(text) || !strings.EqualFold(text[at:at+n], "dot") {
				continue
			}
		}
		left, right := strings.TrimRight(text[:at], " [("), strings.TrimLeft(text[at+n:], " ])")
		left = left[strings.LastIndexFunc(left, func(r rune) bool { return !of(r) })+1:]
		if end := strings.IndexFunc(right, func(r rune) bool { return !of(r) }); end >= 0 {
			right = right[:end]
		}
		if roomDots[[2]string{strings.ToLower(left), strings.ToLower(right)}] {
			return true
		}
	}
	return false
}
