package main

import (
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"unicode"
)

// sameText makes sure that both sites have every page at the same address, and,
// of some of them, that both say every word of its text: whoever left out a page
// or its text would be fast.
func (b *bench) sameText() error {
	step := max(1, b.pages/200)
	for i := range b.pages {
		for _, site := range []string{"site", "plain", "others"} {
			shown := b.at(site, address(i))
			if i%step != 0 {
				if _, err := os.Stat(shown); err != nil {
					return fmt.Errorf("a page is missing: %w", err)
				}
				continue
			}
			data, err := os.ReadFile(shown)
			if err != nil {
				return fmt.Errorf("a page is missing: %w", err)
			}
			said := counted(wordsOf(plainHTML(string(data))))
			source, err := os.ReadFile(b.at("hub", layouts["peerhub"].path(page{number: i, language: languageOf(i)})))
			if err != nil {
				return err
			}
			for word, n := range counted(wordsOf(plainMarkdown(string(source)))) {
				if said[word] < n {
					return fmt.Errorf("%s says %q %d times, and its text %d times", shown, word, said[word], n)
				}
			}
		}
	}
	return nil
}

var (
	tags    = regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`)
	targets = regexp.MustCompile(`\]\([^)]*\)`)
)

func plainHTML(text string) string { return html.UnescapeString(tags.ReplaceAllString(text, " ")) }

// plainMarkdown is the text of a page without its front matter.
func plainMarkdown(text string) string {
	_, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	return targets.ReplaceAllString(body, "] ")
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
}

func counted(words []string) map[string]int {
	n := make(map[string]int)
	for _, w := range words {
		n[w]++
	}
	return n
}
