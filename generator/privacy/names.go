package privacy

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words/*.txt
var wordFiles embed.FS

// listed reads a file of words/: what stands behind the name of each language, folded.
func listed(file, separator string) []string {
	data, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic(err) // it is part of the program
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		_, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.SplitSeq(list, separator) {
			if w = strings.TrimSpace(w); w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// names are words by their folded form; true where the file has a star before them.
type names map[string]bool

func (n names) has(word string) bool { _, is := n[word]; return is }

func readNames(file string) names {
	out := names{}
	for _, w := range listed(file, " ") {
		bare, star := strings.CutPrefix(w, "*")
		out[folded(bare)] = star
	}
	return out
}

var (
	given     = readNames("given")
	families  = readNames("surnames")
	wordsToo  = readNames("words-too")
	titles    = readNames("titles")
	stops     = readNames("stops")
	roleOf    = readNames("roles")
	places    = readNames("places")
	things    = readNames("things")
	towns     = readNames("towns")
	namesakes = func() map[string]bool {
		out := map[string]bool{}
		for _, name := range listed("namesakes", ",") {
			out[folded(name)] = true
		}
		return out
	}()
	figured  = readNames("figures")
	suffixes = func() (out []string) { // of the names of streets and houses
		for w, star := range places {
			if star {
				out = append(out, w)
			}
		}
		return out
	}()
)

// isGiven reports whether a word is a first name, or two with a hyphen.
func isGiven(word string) bool {
	if given.has(word) {
		return true
	}
	first, second, two := strings.Cut(word, "-")
	return two && given.has(first) && given.has(second)
}

// caller is what is left of words before the name of a person behind the first of them.
type caller struct {
	rest   []string
	strict bool // no organisation comes behind it
	small  bool // and a name in small letters that nobody knows may
}

var (
	callers = readPhrases("callers")
	// hosts are what is said of somebody behind the name: "runs"; strict are nouns, "host".
	hosts = readPhrases("hosting")
)

// readPhrases reads phrases by their first word, with the stars before them.
func readPhrases(file string) map[string][]caller {
	out := map[string][]caller{}
	for _, phrase := range listed(file, ",") {
		bare := strings.TrimLeft(phrase, "*")
		stars := len(phrase) - len(bare)
		l := lettering(folded(bare))
		var words []string
		for _, w := range l.words {
			words = append(words, l.lower[w.start:w.end])
		}
		out[words[0]] = append(out[words[0]], caller{words[1:], stars > 0, stars > 1})
	}
	return out
}

// folded is a word as words are compared.
func folded(s string) string { return lowered(plain(s).text) }

// lowered is a text in small letters, each as long as it was.
func lowered(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			return low
		}
		return r
	}, s)
}

func isASCII(s string) bool {
	for at := range len(s) {
		if s[at] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// letters is a text and its words.
type letters struct {
	text, lower string
	words       []word
}

type word struct{ start, end int }

// lettering finds the words of a text in its normal form. An apostrophe and a hyphen
// between letters are part of one.
func lettering(text string) letters { return letteringOf(text, lowered(text)) }

// letteringOf does so with what the text is in small letters.
func letteringOf(text, low string) letters {
	l := letters{text: text, lower: low, words: make([]word, 0, len(text)/6+1)}
	at, joint := -1, -1 // where the word begins, and a sign within it
	for i, r := range l.lower {
		switch {
		case unicode.IsLetter(r) || at >= 0 && unicode.Is(unicode.M, r):
			if at < 0 {
				at = i
			}
			joint = -1
		case at >= 0 && joint < 0 && (r == '\'' || r == '-' || r == '"'):
			joint = i
		case at >= 0:
			l.words = append(l.words, bordered(at, i, joint))
			at, joint = -1, -1
		}
	}
	if at >= 0 {
		l.words = append(l.words, bordered(at, len(text), joint))
	}
	return l
}

func bordered(start, end, joint int) word {
	if joint >= 0 {
		end = joint
	}
	return word{start, end}
}

// low is a word in small letters; "" behind the last.
func (l letters) low(i int) string {
	if i < 0 || i >= len(l.words) {
		return ""
	}
	return l.lower[l.words[i].start:l.words[i].end]
}

// gap is what stands between a word and the next, or the end.
func (l letters) gap(i int) string {
	if i+1 >= len(l.words) {
		return l.text[l.words[i].end:]
	}
	return l.text[l.words[i].end:l.words[i+1].start]
}

// spaced reports whether nothing but a space stands between a word and the next.
func (l letters) spaced(i int) bool {
	return i+1 < len(l.words) && (l.gap(i) == " " || l.gap(i) == "  ")
}

// script says of a word whether it begins with a capital, a small letter, or a letter
// that is neither.
func (l letters) script(i int) lettercase {
	r, _ := utf8.DecodeRuneInString(l.text[l.words[i].start:])
	switch {
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return capital
	case unicode.IsLower(r):
		return small
	}
	return neither
}

type lettercase int

const (
	capital lettercase = iota
	small
	neither
)

// shouted reports whether words are all in capitals.
func (l letters) shouted(from, to int) bool {
	s := l.text[l.words[from].start:l.words[to-1].end]
	return strings.ToUpper(s) == s && strings.ToLower(s) != s && utf8.RuneCountInString(s) > 2
}

// town reports whether a word is the name of a town or a land, and no first name.
func (l letters) town(i int) bool {
	star, is := towns[l.low(i)]
	return is && !star
}

// place reports whether a word is one of the names of places and organisations.
func (l letters) place(i int) bool {
	w := strings.TrimSuffix(l.low(i), "'s")
	if places.has(w) {
		return true
	}
	for _, s := range suffixes {
		if len(w) > len(s)+3 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}
