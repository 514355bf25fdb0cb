package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joined is a run of a text's words that some people write as one: co-op and coop,
// A.A. and AA, 116 123 and 116123. Whoever looks for the one should find the other.
type Joined struct {
	Span
	From, To int    // places of its words
	Text     string // as one word
	Beside   bool   // it stands beside its words, not for them: a run of katakana beside its grams
}

const (
	maxJoined   = 4 // words with hyphens between them
	leastDigits = 5 // of a number with spaces in it; fewer are two numbers
	mostDigits  = 15
	leastKana   = 3 // characters of a run of katakana that is a word of its own
)

// AppendJoined appends what is written as several words and may be one; words are
// those of the text, in order.
//
//   - 2 to 4 words with hyphens between them, and letters among them;
//   - letters with full stops between them;
//   - digits with spaces, hyphens or brackets between them, as in telephone numbers:
//     5 to 15 of them;
//   - a run of 3 or more katakana, which is a word from another language.
func AppendJoined(out []Joined, text string, words []Span) []Joined {
	for i := 0; i < len(words); i++ {
		if n := kanaRun(text, words, i); n > 0 {
			out = append(out, joinedOf(text, words, i, n))
			out[len(out)-1].Beside = true
			i += n - 1
			continue
		}
		for _, run := range []func(string, []Span) int{hyphened, dotted, digits} {
			if n := run(text, words[i:]); n > 1 {
				out = append(out, joinedOf(text, words, i, n))
				i += n - 1
				break
			}
		}
	}
	return out
}

func joinedOf(text string, words []Span, from, n int) Joined {
	j := Joined{Span: Span{words[from].Start, words[from+n-1].End}, From: from, To: from + n}
	var one strings.Builder
	at := 0
	for _, w := range words[from : from+n] { // grams overlap
		one.WriteString(text[max(at, w.Start):w.End])
		at = w.End
	}
	j.Text = one.String()
	return j
}

// run counts the words from the first that are alike, with such gaps between them.
func run(text string, words []Span, word, gap func(string) bool) int {
	n := 0
	for n < len(words) && word(text[words[n].Start:words[n].End]) &&
		(n == 0 || words[n].Start > words[n-1].End && gap(text[words[n-1].End:words[n].Start])) {
		n++
	}
	return n
}

const hyphens = "-\u2010\u2011"

func isHyphen(gap string) bool {
	return utf8.RuneCountInString(gap) == 1 && strings.Contains(hyphens, gap)
}

func hyphened(text string, words []Span) int {
	n := run(text, words[:min(len(words), maxJoined+1)], func(w string) bool { return !IsGram(w) }, isHyphen)
	if n > maxJoined || n > 1 && !strings.ContainsFunc(text[words[0].Start:words[n-1].End], unicode.IsLetter) {
		return 0
	}
	return n
}

func dotted(text string, words []Span) int {
	return run(text, words, func(w string) bool {
		r, size := utf8.DecodeRuneInString(w)
		return size == len(w) && unicode.IsLetter(r) && !IsGram(w)
	}, func(gap string) bool { return gap == "." })
}

func digits(text string, words []Span) int {
	n := run(text, words[:min(len(words), mostDigits+1)], func(w string) bool { // more are no number
		return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Nd, r) })
	}, func(gap string) bool {
		return utf8.RuneCountInString(gap) <= 3 && strings.Trim(gap, " ()\u00a0\u202f"+hyphens) == ""
	})
	sum := 0
	for _, w := range words[:n] {
		sum += utf8.RuneCountInString(text[w.Start:w.End])
	}
	if sum < leastDigits || sum > mostDigits {
		return 0
	}
	return n
}

// kanaRun counts the grams from the i-th that are one run of katakana; 0 is none
// that is long enough, or not its beginning.
func kanaRun(text string, words []Span, i int) int {
	kana := func(w Span) bool {
		return !strings.ContainsFunc(text[w.Start:w.End], func(r rune) bool { return !isKatakana(r) })
	}
	if !kana(words[i]) {
		return 0
	}
	n := 1
	for i+n < len(words) && words[i+n].Start < words[i+n-1].End && kana(words[i+n]) {
		n++
	}
	if n+1 < leastKana {
		return 0
	}
	return n
}

func isKatakana(r rune) bool {
	return unicode.Is(unicode.Katakana, r) || r == 0x30fc || r == 0xff70 || r == 0xff9e || r == 0xff9f
}
