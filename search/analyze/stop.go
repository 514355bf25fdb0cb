package analyze

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// stopWords returns one of bleve's stop lists by the name it is registered under.
func stopWords(name string) (analysis.TokenMap, error) {
	return registry.NewCache().TokenMapNamed(name)
}
