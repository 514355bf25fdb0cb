// Package analyze knows how each language is read: how a text falls into
// words, what two spellings are the same word to a searcher (Fold), which term
// bleve makes of a word, and which words are too common to ask for.
//
// # Words
//
// A word is a longest run of letters, marks and digits of any script; zero
// width joiners and soft hyphens inside it belong to it. Apostrophes and
// hyphens part words: l'ami is l and ami, and l is a stop word. The published
// bleve index says the same with a regular expression (WordPattern), so that
// other programs that open it split as we do.
//
// Some scripts do not part their words. There, in whatever language it stands,
// each two neighbours of a run are a word, and one that stands alone is one:
//
//	Chinese characters, kana, Hangul   two characters, as bleve's cjk does
//	Thai, Lao, Khmer, Burmese          two clusters: a letter with its marks, and
//	                                   what is stacked below it
//
// The index of a language that is written so names a tokenizer of ours: a
// program that opens it with bleve imports this package.
//
// # Terms
//
// A word becomes a term by the token filters of bleve's own analyzer for the
// language, without its stop filter: stop words are marked, not dropped. To
// bleve's lists ours (stop.go) adds what people ask with, and whole lists for
// languages that bleve has none for. What a row says is tested.
//
//	language                                              | terms          | stop words      | besides
//	ckb da de fi hi hr hu it nl no pl pt ro ru sv tr      | stemmed        | bleve's         |
//	en es fr                                              | stemmed        | bleve's, ours   |
//	ar                                                    | stemmed        | bleve's, ours   | prefixes
//	fa                                                    | normalised     | bleve's         |
//	bg ca cs el eu ga gl hy id                            | lower case     | bleve's         |
//	he                                                    | lower case     | ours            | prefixes
//	am so sw ti uk ur vi                                  | lower case     | ours            |
//	zh yue ja ko                                          | two characters | none            |
//	th lo km my                                           | two clusters   | none            |
//	bn ta … (all others)                                  | lower case     | none            |
//
// Prefixes are what is written together with the next word ("and", "the", "to"):
// see Prefixes. A few English words are kept whole, which the stemmer would take
// for others: medical is not medication. In all languages a searcher may leave out what Fold evens out.
// Spelling is forgiven in words, not in grams.
//
// Regional tags fall back to their language: pt-BR is read as pt.
package analyze

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/token/keyword"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/unicodenorm"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/regexp"
	"github.com/blevesearch/bleve/v2/analysis/tokenmap"
	"github.com/blevesearch/bleve/v2/mapping"
	"golang.org/x/text/unicode/norm"
)

// AnalyzerName is the name of the analyzer that Define adds to a mapping.
const AnalyzerName = "peerhub"

const (
	tokenizerName  = "peerhub_words"
	normFilterName = "peerhub_nfkc"
	wholeName      = "peerhub_whole"
)

// Language is how one language is read. It is safe for use by several
// goroutines.
type Language struct {
	Code     string // BCP 47, as asked for
	Standard bool   // bleve has no analyzer for it: words are only put into lower case
	grams    bool   // its script does not part words
	filters  []string
	stop     map[string]bool
	analyzer *analysis.DefaultAnalyzer
}

// filtersOf are the token filters of bleve's analyzers, in their order, after
// Unicode normalisation and without the stop filter. Elision and possessive
// filters have no work to do, because apostrophes part words.
func filtersOf(base string) []string {
	snowball := func() []string { return []string{lowercase.Name, "stemmer_" + base + "_snowball"} }
	switch base {
	case "en":
		return []string{lowercase.Name, wholeName, "stemmer_porter"}
	case "fr", "it", "pt":
		return []string{lowercase.Name, "stemmer_" + base + "_light"}
	case "es", "de":
		return []string{lowercase.Name, "normalize_" + base, "stemmer_" + base + "_light"}
	case "ar":
		return []string{lowercase.Name, "normalize_ar", "stemmer_ar"}
	case "fa":
		return []string{lowercase.Name, "normalize_ar", "normalize_fa"}
	case "hi":
		return []string{lowercase.Name, "normalize_in", "normalize_hi", "stemmer_hi"}
	case "ckb":
		return []string{"normalize_ckb", lowercase.Name, "stemmer_ckb"}
	case "hr":
		return []string{lowercase.Name, "hr_suffix_transformation_filter", "stemmer_hr"}
	case "pl":
		return []string{lowercase.Name, "stemmer_pl"}
	case "da", "fi", "hu", "nl", "no", "ro", "ru", "sv", "tr":
		return snowball()
	}
	return nil
}

// whole are the words that are not stemmed, because stemming takes them for
// another word: a search for medication is not one for medical.
func whole(base string) []any {
	if base != "en" {
		return nil
	}
	return []any{"medical", "informal", "political", "politics", "several", "busy"}
}

// stopLists are the languages for which bleve lists stop words.
func stopLists() []string {
	return strings.Fields("ar bg ca ckb cs da de el en es eu fa fi fr ga gl hi hr hu hy id it nl no pl pt ro ru sv tr")
}

// For returns how the language is read. Every tag is accepted; one that bleve
// does not know gets Standard.
func For(code string) (*Language, error) {
	base := base(code)
	l := &Language{Code: code, grams: hasGrams(base), filters: filtersOf(base), stop: make(map[string]bool)}
	if l.filters == nil {
		l.Standard = !hasGrams(base)
		l.filters = []string{lowercase.Name}
	}
	l.filters = append([]string{normFilterName}, l.filters...)
	m := mapping.NewIndexMapping()
	if err := l.Define(m); err != nil {
		return nil, err
	}
	var ok bool
	if l.analyzer, ok = m.AnalyzerNamed(AnalyzerName).(*analysis.DefaultAnalyzer); !ok {
		return nil, fmt.Errorf("bleve has no analyzer made of %v", l.filters)
	}
	l.addStop(stopText(base))
	if !slices.Contains(stopLists(), base) {
		return l, nil
	}
	words, err := stopWords("stop_" + base)
	if err != nil {
		return nil, fmt.Errorf("stop words of %s: %w", base, err)
	}
	for word := range words {
		l.addStop(word)
	}
	return l, nil
}

// base returns the language of a tag, as bleve names it.
func base(code string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	if base == "nb" || base == "nn" {
		return "no"
	}
	return base
}

// StopWords returns the language's stop words, as they are compared.
func (l *Language) StopWords() []string { return slices.Sorted(maps.Keys(l.stop)) }

// Define adds the language's analyzer to a bleve mapping, under AnalyzerName.
// It is written into the index with the mapping, so that any bleve program
// can open it.
func (l *Language) Define(m *mapping.IndexMappingImpl) error {
	tokenizer := map[string]any{"type": regexp.Name, "regexp": WordPattern}
	if l.grams {
		tokenizer = map[string]any{"type": gramsName}
	}
	err := m.AddCustomTokenizer(tokenizerName, tokenizer)
	if err != nil {
		return err
	}
	err = m.AddCustomTokenFilter(normFilterName, map[string]any{"type": unicodenorm.Name, "form": "nfkc"})
	if err != nil {
		return err
	}
	if words := whole(base(l.Code)); words != nil {
		if err := m.AddCustomTokenMap(wholeName, map[string]any{"type": tokenmap.Name, "tokens": words}); err != nil {
			return err
		}
		if err := m.AddCustomTokenFilter(wholeName,
			map[string]any{"type": keyword.Name, "keywords_token_map": wholeName}); err != nil {
			return err
		}
	}
	return m.AddCustomAnalyzer(AnalyzerName, map[string]any{
		"type": custom.Name, "tokenizer": tokenizerName, "token_filters": l.filters,
	})
}

// Term returns the term that bleve makes of a word, "" when it makes none.
func (l *Language) Term(word string) string {
	var tokens analysis.TokenStream
	if !l.grams && isWord(word) { // to its tokenizer, a slow one, it is one
		tokens = analysis.TokenStream{{Term: []byte(word), End: len(word), Position: 1}}
		for _, filter := range l.analyzer.TokenFilters {
			tokens = filter.Filter(tokens)
		}
	} else {
		tokens = l.analyzer.Analyze([]byte(word))
	}
	if len(tokens) == 0 {
		return ""
	}
	return string(tokens[0].Term)
}

// Stop reports whether the word, as written, is on the language's stop list.
// Accents count: French aie is a stop word, aïe is not.
func (l *Language) Stop(word string) bool { return l.stop[plain(word)] }

func plain(word string) string { return strings.ToLower(norm.NFKC.String(word)) }
