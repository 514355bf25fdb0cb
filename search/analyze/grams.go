package analyze

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// gramsName is our tokenizer for languages whose scripts do not part words.
// A regular expression cannot make overlapping tokens; so the published index
// of such a language opens in programs that import this package.
const gramsName = "peerhub_grams"

func init() {
	err := registry.RegisterTokenizer(gramsName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return tokenizer{}, nil
	})
	if err != nil {
		panic(err) // the name is taken: a mistake in this package
	}
}

// hasGrams reports whether a language is written without spaces, or, Korean,
// with too few.
func hasGrams(base string) bool {
	return slices.Contains(strings.Fields("zh yue ja ko th lo km my"), base)
}

// tokenizer makes the tokens that Words finds.
type tokenizer struct{}

func (tokenizer) Tokenize(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	for i, s := range Words(string(text)) {
		out = append(out, &analysis.Token{Term: text[s.Start:s.End:s.End], Start: s.Start, End: s.End, Position: i + 1})
	}
	return out
}
