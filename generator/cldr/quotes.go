package cldr

import (
	_ "embed"
	"strings"
	"sync"
)

// quotesFile has a line for each way of quoting: the two marks around a quotation,
// the two around one within it, and the languages that quote so.
//
//go:embed quotes.txt
var quotesFile string

// Quotes are the marks around a quotation, and around one within it.
type Quotes struct{ Open, Close, InnerOpen, InnerClose string }

var quotes = sync.OnceValue(func() map[string]Quotes {
	out := map[string]Quotes{}
	for line := range strings.Lines(quotesFile) {
		parts := strings.Fields(line)
		for _, language := range parts[4:] {
			out[language] = Quotes{parts[0], parts[1], parts[2], parts[3]}
		}
	}
	return out
})

// QuotesOf returns the marks of a language (BCP 47), or of a wider one; none of a
// language that CLDR does not know.
func QuotesOf(code string) Quotes {
	for tag := Tag(code); !tag.IsRoot(); tag = tag.Parent() {
		if q, known := quotes()[tag.String()]; known {
			return q
		}
	}
	return Quotes{}
}
