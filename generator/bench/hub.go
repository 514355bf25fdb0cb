package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var languages = []string{"en", "fr", "es", "ar"}

// text is what a language's pages are made of.
type text struct {
	sentences []string // as the starter hub has them
	content   []string // their words, less the commonest: what a title may say
	more      []string // other words of the language, the commonest first
	titles    map[string]bool
}

var (
	markup  = regexp.MustCompile("(?m)^---\n(?s:.*?)\n---\n|\\[@[^\\]]*\\]|^>? ?\\[![^\\n]*|[*_`#>|\\[\\]]|\\([^)]*\\)|^ *[-\\d]+\\.? ")
	endings = regexp.MustCompile(`[^.!?؟\n]{20,}[.!?؟]`)
	letters = regexp.MustCompile(`\p{L}+`)
)

// readWords gathers the sentences of the content, by language.
func readWords(content fs.FS) (map[string]*text, error) {
	all := make(map[string]*text)
	for _, l := range languages {
		t := &text{titles: make(map[string]bool)}
		files, err := fs.Glob(content, "*/"+l+"/*.md")
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		count := make(map[string]int)
		for _, f := range files {
			data, err := fs.ReadFile(content, f)
			if err != nil {
				return nil, err
			}
			plain := markup.ReplaceAllString(string(data), "")
			for _, s := range endings.FindAllString(plain, -1) {
				t.sentences = append(t.sentences, strings.TrimSpace(s))
				for _, w := range letters.FindAllString(s, -1) {
					count[strings.ToLower(w)]++
				}
			}
		}
		if len(t.sentences) < 50 {
			return nil, fmt.Errorf("the starter hub has only %d sentences in %s", len(t.sentences), l)
		}
		t.content = slices.SortedFunc(maps.Keys(count), func(a, b string) int {
			return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
		})
		t.content = slices.DeleteFunc(t.content[100:], short)
		all[l] = t
	}
	return all, nil
}

// readMore adds words from lists of a word a line, the commonest first:
// english.txt and so on. A real hub of 10,000 pages says more than the starter
// hub does.
func readMore(lists fs.FS, words map[string]*text) error {
	for _, l := range languages {
		name := map[string]string{"en": "english", "fr": "french", "es": "spanish", "ar": "arabic"}[l]
		script := unicode.Latin
		if l == "ar" {
			script = unicode.Arabic
		}
		data, err := fs.ReadFile(lists, name+".txt")
		if err != nil {
			return err
		}
		seen := make(map[string]bool)
		for w := range strings.FieldsSeq(strings.ToLower(string(data))) {
			if !seen[w] && strings.IndexFunc(w, func(c rune) bool { return !unicode.Is(script, c) }) < 0 {
				seen[w] = true
				words[l].more = append(words[l].more, w)
			}
		}
		if len(words[l].more) < 1000 {
			return fmt.Errorf("%s.txt has only %d words", name, len(words[l].more))
		}
	}
	return nil
}

func short(word string) bool { return utf8.RuneCountInString(word) < 4 }

// sentence makes a sentence of two halves, so that there are many, and puts
// other words of the language in the place of some.
func (t *text) sentence(r *rand.Rand) string {
	a := strings.Fields(t.sentences[r.IntN(len(t.sentences))])
	b := strings.Fields(t.sentences[r.IntN(len(t.sentences))])
	words := append(slices.Clone(a[:(len(a)+1)/2]), b[len(b)/2:]...)
	for i := range words {
		if len(t.more) > 0 && r.IntN(6) == 0 {
			// Zipf's law: the word of rank n is met 1/n times as often as the first.
			rank := math.Pow(float64(len(t.more)), r.Float64())
			words[i] = t.more[int(rank)-1]
		}
	}
	return strings.Join(words, " ")
}

func (t *text) words(r *rand.Rand, n int) string {
	var out []string
	for range n {
		w := strings.Fields(t.sentences[r.IntN(len(t.sentences))])
		out = append(out, strings.Trim(w[r.IntN(len(w))], ".,;:!?؟،\"“”«»()"))
	}
	return strings.Join(out, " ")
}

// title makes a title of so many different words, and the end, that no other
// page of the language has.
func (t *text) title(r *rand.Rand, n int, end string) string {
	for {
		var out []string
		for len(out) < n {
			from := t.content
			if len(t.more) > 0 && len(out)%2 == 1 {
				from = t.more
			}
			if w := from[r.IntN(len(from))]; !short(w) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		title := strings.TrimSpace(strings.Join(out, " ") + " " + end)
		if !t.titles[title] {
			t.titles[title] = true
			first, size := utf8.DecodeRuneInString(title)
			return string(unicode.ToUpper(first)) + title[size:]
		}
	}
}

func (t *text) paragraphs(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		if i%3 == 2 {
			fmt.Fprintf(&b, "## %s\n\n", t.words(r, 3))
		}
		for range 3 + r.IntN(3) {
			b.WriteString(t.sentence(r))
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

var (
	cities = strings.Fields("Leeds Bristol Cardiff Glasgow Belfast Dublin Cork Lyon Nantes Lille Rennes Liège Namur " +
		"Madrid Sevilla Valencia Bilbao Puebla Mérida Oaxaca Casablanca Rabat Tunis Sfax Cairo Alexandria Amman " +
		"Beirut Nairobi Mombasa Toronto Montréal")
	lands = map[string]string{"Leeds": "GB", "Bristol": "GB", "Cardiff": "GB", "Glasgow": "GB", "Belfast": "GB",
		"Dublin": "IE", "Cork": "IE", "Lyon": "FR", "Nantes": "FR", "Lille": "FR", "Rennes": "FR", "Liège": "BE",
		"Namur": "BE", "Madrid": "ES", "Sevilla": "ES", "Valencia": "ES", "Bilbao": "ES", "Puebla": "MX",
		"Mérida": "MX", "Oaxaca": "MX", "Casablanca": "MA", "Rabat": "MA", "Tunis": "TN", "Sfax": "TN", "Cairo": "EG",
		"Alexandria": "EG", "Amman": "JO", "Beirut": "LB", "Nairobi": "KE", "Mombasa": "KE", "Toronto": "CA",
		"Montréal": "CA"}
	days   = strings.Fields("monday tuesday wednesday thursday friday saturday sunday")
	topics = strings.Fields("hearing-voices low-mood anxiety bipolar self-harm loneliness trauma work rights")
)

// writeHub writes a hub of so many pages, a quarter of them in each language,
// three quarters of them groups.
func writeHub(folder string, pages int, seed uint64, words map[string]*text) error {
	r := rand.New(rand.NewPCG(seed, 0))
	settings := "title: A made-up hub\nbase_url: https://example.org/hub/\ndefault_language: en\n" +
		"languages: [en, fr, es, ar]\ntimezone: Europe/Brussels\nfallback: link\n"
	if err := put(folder, "hub.yaml", settings); err != nil {
		return err
	}
	for i := range pages {
		language := languages[i%len(languages)]
		t := words[language]
		var err error
		if i/len(languages)%4 < 3 {
			err = put(folder, fmt.Sprintf("content/groups/%s/g-%05d.md", language, i), group(r, t, language))
		} else {
			page := fmt.Sprintf("---\ntitle: %q\nsummary: %q\n---\n\n%s", t.title(r, 4, ""), t.sentence(r),
				t.paragraphs(r, 6+r.IntN(6)))
			err = put(folder, fmt.Sprintf("content/guides/%s/p-%05d.md", language, i), page)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func group(r *rand.Rand, t *text, language string) string {
	city := cities[r.IntN(len(cities))]
	hour := 9 + r.IntN(11)
	return fmt.Sprintf(`---
title: %q
summary: %q
kind: self-help
attendance: %s
schedule: [{day: %s, start: "%02d:30", end: "%02d:00", every: week}]
place: {venue: %q, city: %s, country: %s}
languages: [%s]
topics: [%s]
join: %s
organisation: %q
verified: {on: 2025-%02d-%02d, by: coordinator}
---

%s`, t.title(r, 3, city), t.sentence(r), pick(r, "in-person", "online", "hybrid"), days[r.IntN(7)], hour, hour+2, t.words(r, 2),
		city, lands[city], language, topics[r.IntN(len(topics))], pick(r, "drop-in", "contact-first", "register"),
		t.words(r, 2),
		1+r.IntN(12), 1+r.IntN(28), t.paragraphs(r, 2))
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

func put(folder, path, data string) error {
	to := filepath.Join(folder, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, []byte(data), 0o644)
}
