package privacy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Patterns are looked for only where a text has what they cannot do without: that costs a
// look at each byte, and patterns cost a hundred. Nothing else is found, and nothing less.

// parts are what one of which a text must have, by the byte that each begins with in small
// and in capital letters: people write "Facebook.com" and "FACEBOOK.COM".
type parts [256][]string

func partsOf(list string) *parts {
	out := &parts{}
	for p := range strings.FieldsSeq(list) {
		small, capital := strings.ToLower(p)[0], strings.ToUpper(p)[0]
		out[small] = append(out[small], p)
		if capital != small {
			out[capital] = append(out[capital], p)
		}
	}
	return out
}

// holds reports whether one of some parts stands in a text, however its letters are written.
func holds(text string, some *parts) bool {
	for at := range len(text) {
		for _, p := range some[text[at]] {
			if at+len(p) <= len(text) && strings.EqualFold(text[at:at+len(p)], p) {
				return true
			}
		}
	}
	return false
}

// sieved is a pattern with what a text must have that it is looked for in.
type sieved struct {
	*regexp.Regexp
	may func(text string) bool
}

// sieves are all of them.
var sieves []sieved

func sieve(pattern *regexp.Regexp, may func(text string) bool) sieved {
	s := sieved{pattern, may}
	sieves = append(sieves, s)
	return s
}

// all is where a pattern is found, with its groups.
func (s sieved) all(text string) [][]int {
	if !s.may(text) {
		return nil
	}
	return s.FindAllStringSubmatchIndex(text, -1)
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

// addressed are where the addresses of a text stand.
func addressed(text string) [][]int {
	named := strings.IndexByte(text, '@')
	for at := range len(text) {
		if begun(text, at) || text[at] == '/' && named >= 0 && named < at {
			return web.FindAllStringIndex(text, -1)
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

// inBrackets finds addresses in which a word in brackets stands for their sign.
func inBrackets(text string) [][]int {
	for rest := text; ; {
		at := strings.IndexAny(rest, "([{")
		if at < 0 {
			return nil
		}
		rest = rest[at+1:]
		word := strings.TrimPrefix(rest, " ")
		end := strings.IndexAny(word[:min(len(word), 12)], " )]}")
		if end > 0 && atWords[strings.ToLower(word[:end])] {
			return spelledOut.FindAllStringSubmatchIndex(text, -1)
		}
	}
}

var atWords = map[string]bool{"at": true, "à": true, "arroba": true, "ät": true}

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

// The pattern of homes has hundreds of branches that begin with any word, so that looking
// for it costs more than all others together; most texts have none of what follows.

// ways are what texts have that the pattern of homes is found in.
var ways = func() (out struct {
	whole    map[[2]rune][][]string // the words of phrases without a name, by how they begin
	before   map[string]bool        // the word before a name
	families map[string][][]string  // what stands behind a surname, by the word before it
	behind   map[string][]string    // the word behind a name, and what hangs on the name
}) {
	out.whole, out.before, out.behind = map[[2]rune][][]string{}, map[string]bool{}, map[string][]string{}
	out.families = map[string][][]string{}
	for _, phrase := range listed("homes", ",") {
		named := strings.ReplaceAll(strings.TrimPrefix(phrase, "*"), "{family}", "{name}")
		parts := strings.Split(named, "{name}")
		for i, part := range parts {
			parts[i] = lowered(plain(part).text)
		}
		switch words := strings.Fields(parts[0]); {
		case len(parts) == 1:
			runes := []rune(parts[0])
			key := [2]rune{runes[0], runes[1]}
			out.whole[key] = append(out.whole[key], words)
		case strings.Contains(phrase, "{family}"):
			before := words[len(words)-1]
			out.families[before] = append(out.families[before], strings.Fields(parts[1]))
		case len(words) > 0:
			out.before[words[len(words)-1]] = true
		default:
			hangs, rest, _ := strings.Cut(parts[1], " ")
			word, _, _ := strings.Cut(rest, " ")
			out.behind[word] = append(out.behind[word], hangs)
		}
	}
	return out
}()

// longestHome is of how many words the longest phrase of homes is, with a surname more.
var longestHome = func() (most int) {
	for _, phrase := range listed("homes", ",") {
		most = max(most, len(strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) }))+2)
	}
	return most
}()

// homely returns the parts of a text in small letters in which what Homes finds begins:
// before a phrase, or a word beside a name.
func homely(low string) (parts [][2]int) {
	prev, from := "", 0               // the word before, and where it ended
	begun := make([]int, longestHome) // where the words before it began
	words := 0
	for at := 0; at < len(low); {
		r, n := utf8.DecodeRuneInString(low[at:])
		if !unicode.IsLetter(r) {
			at += n
			continue
		}
		end := at + n
		for end < len(low) {
			r, n := utf8.DecodeRuneInString(low[end:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' {
				break
			}
			end += n
		}
		word := low[at:end]
		begun[words%longestHome] = at
		words++
		if homelyWord(prev, low[from:at], word, low[:at], low[at:]) {
			start := 0
			if words >= longestHome {
				start = begun[words%longestHome]
			}
			if n := len(parts) - 1; n >= 0 && start <= parts[n][1] {
				parts[n][1] = end
			} else {
				parts = append(parts, [2]int{start, end})
			}
		}
		prev, from, at = word, end, end
	}
	return parts
}

// homelyWord looks at a word, with the word before it, what stands between them, the text
// before it and the text that it begins.
func homelyWord(prev, gap, word, before, rest string) bool {
	last := rune(0)
	for i, r := range word {
		if i == 0 || !unicode.IsLetter(last) || strings.ContainsRune(joined, last) {
			next, _ := utf8.DecodeRuneInString(rest[i+utf8.RuneLen(r):])
			for _, p := range ways.whole[[2]rune{r, next}] {
				if spelt(rest[i:], p) {
					return true
				}
			}
		}
		last = r
	}
	if strings.TrimSpace(gap) == "" && ofWord(prev, func(w string) bool { return ways.before[w] }) && isName(word) {
		return true
	}
	if strings.TrimSpace(gap) == "" {
		for _, behind := range ways.families[prev] {
			name := word
			if len(behind) > 0 && strings.HasPrefix(behind[0], "s") {
				name = strings.TrimSuffix(word, "s")
			}
			if families.has(name) && spelt(rest[len(name):], behind) {
				return true
			}
		}
	}
	word, _, _ = strings.Cut(word, "-")
	for _, hangs := range ways.behind[word] {
		name := strings.TrimSuffix(prev, hangs)
		if strings.HasSuffix(strings.TrimRightFunc(before, unicode.IsSpace), hangs) &&
			(strings.HasPrefix(hangs, "'") || ofWord(name, isName)) {
			return true
		}
	}
	return false
}

// spelt reports whether a text begins with words, whatever space stands between them.
func spelt(text string, words []string) bool {
	for n, word := range words {
		rest := strings.TrimLeftFunc(text, unicode.IsSpace)
		if n > 0 && len(rest) == len(text) || !strings.HasPrefix(rest, word) {
			return false
		}
		text = rest[len(word):]
	}
	return true
}

// joined are letters that are written together with the word behind them.
const joined = "بلوفהב"

// ofWord reports whether something is true of a word, or of what is left of it without
// letters that are joined to it, or behind a hyphen.
func ofWord(word string, is func(string) bool) bool {
	last := '-'
	for at, r := range word {
		if (!unicode.IsLetter(last) || last >= utf8.RuneSelf && strings.ContainsRune(joined, last)) && is(word[at:]) {
			return true
		}
		last = r
	}
	return false
}

// isName reports whether a word is a first name, in cases of Slavic languages, too.
func isName(word string) bool { return ofPerson("", word, []int{0, 0, 0, len(word)}, 0) }
