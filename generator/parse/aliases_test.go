package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/parse"
)

// TestManyAliases: a page has no more old addresses than a site can hold, and is told of the others once.
func TestManyAliases(t *testing.T) {
	for many, told := range map[int]int{100: 0, 101: 1, 1000: 1} {
		var list []string
		for n := range many {
			list = append(list, fmt.Sprintf("guides/old-%d/", n))
		}
		page, findings := parse.Page(load.File{Path: "content/guides/en/tea.md", Section: "guides", Language: "en", Page: "tea"},
			[]byte("---\ntitle: Tea\nsummary: Tea\naliases: ["+strings.Join(list, ", ")+"]\n---\n\nTea.\n"), hubOf(t))
		n := 0
		for _, f := range findings {
			if f.Code == diag.AliasInvalid {
				n++
			}
		}
		if n != told || len(page.Aliases) != min(many, 100) {
			t.Errorf("%d: %d findings, %d addresses", many, n, len(page.Aliases))
		}
	}
}
