package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	prev, was, from := "", role(0), 0 // the word before, and where it ended
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
		is := homeRole(word)
		if homelyWord(prev, was, low[from:at], word, is, low[:at], low[at:]) {
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
		prev, was, from, at = word, is, end, end
	}
	return parts
}

// homeRole is what a word may be in what is found so: all of it where the word is not plain,
// and something may be joined to it.
func homeRole(word string) role {
	for at := range len(word) {
		if word[at] >= utf8.RuneSelf || word[at] == '-' {
			return anyHome
		}
	}
	return roles()[word] & (anyHome &^ notPlain)
}

// wholeBegins are the first two letters of phrases without a name, where both are plain.
var wholeBegins = func() (out [utf8.RuneSelf][utf8.RuneSelf]bool) {
	for key := range ways.whole {
		if key[0] < utf8.RuneSelf && key[1] < utf8.RuneSelf {
			out[key[0]][key[1]] = true
		}
	}
	return out
}()

// homelyWord looks at a word, with the word before it, what stands between them, the text
// before it and the text that it begins, and what those words may be.
func homelyWord(prev string, was role, gap, word string, is role, before, rest string) bool {
	last := rune(0)
	for i, r := range word {
		if i == 0 && is&anyHome != anyHome && len(rest) > 1 && rest[1] < utf8.RuneSelf && !wholeBegins[rest[0]][rest[1]] {
			break // of a plain word, only its beginning begins a phrase
		}
		if i == 0 || !unicode.IsLetter(last) || strings.ContainsRune(joined, last) {
			next, _ := utf8.DecodeRuneInString(rest[i+utf8.RuneLen(r):])
			for _, p := range ways.whole[[2]rune{r, next}] {
				if strings.HasPrefix(rest[i:], p[0]) && spelt(rest[i:], p) {
					return true
				}
			}
		}
		last = r
	}
	if was&homeBeforeName != 0 && strings.TrimSpace(gap) == "" && ofWord(prev, func(w string) bool { return ways.before[w] }) && isName(word) {
		return true
	}
	if was&homeBeforeFamily != 0 && strings.TrimSpace(gap) == "" {
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
	if is&homeBehindName == 0 {
		return false
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
