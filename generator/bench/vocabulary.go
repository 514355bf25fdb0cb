package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var languages = []string{"en", "fr", "es", "ar"}

// most is how many words a language has at most, least how many it needs.
const most, least = 60_000, 40_000

// lists are the words that Debian has of each language, one a line; what follows
// a stroke in hunspell's are its rules.
var lists = map[string]struct{ file, debian string }{
	"en": {"usr/share/dict/american-english-large", "wamerican-large"},
	"fr": {"usr/share/dict/french", "wfrench"},
	"es": {"usr/share/dict/spanish", "wspanish"},
	"ar": {"usr/share/hunspell/ar.dic", "hunspell-ar"},
}

//go:embed words/common.txt words/unwanted.txt
var own embed.FS

// vocabulary is the words of a language, the commonest first: those that every
// text is made of, and then the words of its list in an order that the seed
// decides, since no list of Debian says how often a word is met.
type vocabulary struct {
	words  []string
	common int      // so many of them come before the list
	sums   []uint64 // of their weights: each includes those before it
}

// readVocabularies reads the lists below root, which is / but for tests.
func readVocabularies(root fs.FS, seed uint64, least int) (map[string]*vocabulary, error) {
	common, err := readOwn("words/common.txt")
	if err != nil {
		return nil, err
	}
	unwanted, err := readOwn("words/unwanted.txt")
	if err != nil {
		return nil, err
	}
	all := make(map[string]*vocabulary)
	for i, l := range languages {
		data, err := fs.ReadFile(root, lists[l].file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no list of words at %s. On Debian or Ubuntu: sudo apt-get install %s",
				path.Join("/", lists[l].file), lists[l].debian)
		}
		if err != nil {
			return nil, err
		}
		words := listed(string(data), l, common[l], newFilter(unwanted[l]))
		if len(words) < least {
			return nil, fmt.Errorf("%s has only %d words that can be used, and %d are needed",
				path.Join("/", lists[l].file), len(words), least)
		}
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		r.Shuffle(len(words), func(a, b int) { words[a], words[b] = words[b], words[a] })
		all[l] = newVocabulary(common[l], words[:min(len(words), most-len(common[l]))])
	}
	return all, nil
}

// readOwn reads lines of a language and its words.
func readOwn(name string) (map[string][]string, error) {
	data, err := own.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]string)
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
			out[words[0]] = words[1:]
		}
	}
	return out, nil
}

// listed are the words of a list that a text may say, each once and in order:
// those of letters of its script alone, none with a capital (names), none of
// those that are common anyway.
func listed(list, language string, common []string, unwanted filter) []string {
	script := unicode.Latin
	if language == "ar" {
		script = unicode.Arabic
	}
	var words []string
	for line := range strings.Lines(list) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		if language == "ar" {
			word = unvowelled(word)
		}
		if n := utf8.RuneCountInString(word); n < 2 || n > 20 || unwanted.has(word) {
			continue
		}
		if strings.ContainsFunc(word, func(c rune) bool { return !unicode.Is(script, c) || unicode.IsUpper(c) }) {
			continue
		}
		words = append(words, norm.NFC.String(word))
	}
	slices.Sort(words)
	return slices.DeleteFunc(slices.Compact(words), func(w string) bool { return slices.Contains(common, w) })
}

// newVocabulary weighs words as they are met (Zipf, Mandelbrot): that of rank n
// 1/(n+2.7) times. In whole numbers, so that every machine draws the same.
func newVocabulary(common, rest []string) *vocabulary {
	v := &vocabulary{words: slices.Concat(common, rest), common: len(common)}
	var sum uint64
	for n := range v.words {
		sum += (1 << 50) / uint64(10*(n+1)+27)
		v.sums = append(v.sums, sum)
	}
	return v
}

func (v *vocabulary) word(r *rand.Rand) string { return v.from(r, 0) }

// telling is a word that says something: none of the common ones.
func (v *vocabulary) telling(r *rand.Rand) string { return v.from(r, v.common) }

func (v *vocabulary) from(r *rand.Rand, first int) string {
	var before uint64
	if first > 0 {
		before = v.sums[first-1]
	}
	at := before + r.Uint64N(v.sums[len(v.sums)-1]-before)
	return v.words[sort.Search(len(v.sums), func(i int) bool { return v.sums[i] > at })]
}

// filter knows the words that no page may say.
type filter struct {
	words map[string]bool
	stems []string
}

func newFilter(entries []string) filter {
	f := filter{words: make(map[string]bool)}
	for _, e := range entries {
		if stem, ok := strings.CutSuffix(e, "*"); ok {
			f.stems = append(f.stems, fold(stem))
		} else {
			f.words[fold(e)], f.words[fold(e)+"s"] = true, true
		}
	}
	slices.Sort(f.stems)
	return f
}

func (f filter) has(word string) bool {
	word = fold(word)
	if f.words[word] {
		return true
	}
	for n := range word {
		if _, ok := slices.BinarySearch(f.stems, word[:n]); n > 0 && ok {
			return true
		}
	}
	_, ok := slices.BinarySearch(f.stems, word)
	return ok
}

// fold takes accents away, less the tilde, which makes another letter (año), and
// makes letters small.
func fold(word string) string {
	word = strings.ToLower(norm.NFD.String(word))
	return strings.ReplaceAll(unvowelled(word), "ة", "ه")
}

// unvowelled takes away marks, such as the vowels of Arabic, and its long stroke.
func unvowelled(word string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) && c != '\u0303' || c == 'ـ' {
			return -1
		}
		return c
	}, word)
}
