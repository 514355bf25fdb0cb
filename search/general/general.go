// Package general knows the words that most people of a language know, so that the
// search does not take them for slips of the pen: who asks for Leeds in a hub that
// does not speak of it did not mean "needs".
//
// The lists are made by the command cut, from the frequencies of wordfreq
// (https://github.com/rspeer/wordfreq, CC BY-SA 4.0), less what the spelling
// dictionaries of LibreOffice (hunspell) do not accept: slips are frequent, too.
package general

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"peerhub/search/spelling"
)

//go:embed lists/*.gz
var lists embed.FS

// kept are the lists that were read, by language.
var kept sync.Map

// Keys returns the folded words of a language (BCP 47), in order; none if there is
// no list of it. The slice is the caller's to read alone.
func Keys(language string) ([]string, error) {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	read, _ := kept.LoadOrStore(base, sync.OnceValues(func() ([]string, error) { return readList(base) }))
	return read.(func() ([]string, error))()
}

func readList(base string) ([]string, error) {
	packed, err := lists.ReadFile("lists/" + base + ".gz")
	if err != nil {
		return nil, nil // there is no list of this language
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("the list of words of %q is damaged: %w", base, err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("the list of words of %q is damaged: %w", base, err)
	}
	words := strings.Fields(string(text))
	for i, word := range words {
		words[i] = spelling.Fold(word)
	}
	slices.Sort(words)
	return slices.Compact(words), nil
}
