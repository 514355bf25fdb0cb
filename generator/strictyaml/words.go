package strictyaml

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed words.txt
var wordsFile string

// words maps, for each part of words.txt, a folded spelling to its key.
var words = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	part := map[string]string{}
	for line := range strings.SplitSeq(wordsFile, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			part = map[string]string{}
			out[strings.Trim(line, "[]")] = part
		default:
			spellings := strings.Split(line, "|")
			key := strings.TrimSpace(spellings[0])
			for _, s := range spellings {
				part[Fold(s)] = key
			}
		}
	}
	return out
})

// Spellings returns the words of a part of words.txt, folded, with the key that
// each stands for; nil when there is no such part. It must not be changed.
func Spellings(part string) map[string]string { return words()[part] }

// Keys returns the words of front matter that a part of words.txt stands for (day,
// attendance, status, join, precision), in its order.
func Keys(part string) []string {
	_, lines, _ := strings.Cut(wordsFile, "["+part+"]\n")
	lines, _, _ = strings.Cut(lines, "\n[")
	var out []string
	for line := range strings.SplitSeq(lines, "\n") {
		if key, _, is := strings.Cut(line, "|"); is {
			out = append(out, strings.TrimSpace(key))
		}
	}
	return out
}

// meant returns the choice that a word stands for in English, French, Spanish or
// Arabic, in any part of words.txt; "" when it stands for none.
func meant(word string, choices []string) string {
	for _, part := range []string{"day", "attendance", "status", "join", "precision"} {
		if key := words()[part][Fold(word)]; slices.Contains(choices, key) {
			return key
		}
	}
	return ""
}
