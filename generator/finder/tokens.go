package finder

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Cards are much the same markup again and again, and what deflate needs to point at it
// is more than a letter of its own. So the runs of markup that stand most often have
// one, from U+0080 on: a control character that no text has.
const (
	firstToken = 0x80
	mostTokens = 32
	looked     = 500 // cards, which stand for all
)

var (
	address = regexp.MustCompile(`(<a [^>]*?href=")([^"]*)(")`)
	markup  = regexp.MustCompile(`^"[^<>]*>|(?:\n*<[^>]*(?:>|$)\n*)+`)
)

// tokens are the runs of markup that stand most often in cards.
func tokens(groups []Group) []string {
	saved := map[string]int{}
	every := max(1, len(groups)/looked)
	for i := range groups {
		card := groups[i].card()
		if strings.ContainsFunc(card, func(r rune) bool { return 0x80 <= r && r < 0xa0 }) {
			return nil // somebody wrote such a character
		}
		if i%every > 0 {
			continue
		}
		for part := range strings.SplitSeq(address.ReplaceAllString(card, "$1\x00$2\x00$3"), "\x00") {
			for _, run := range markup.FindAllString(part, -1) {
				if len(run) > 5 {
					saved[run]++
				}
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(saved), func(a, b string) int {
		return cmp.Or(saved[b]-saved[a], strings.Compare(a, b))
	})
	all = all[:min(len(all), mostTokens)]
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return all
}

// shorter replaces the runs of markup in a card.
func shorter(tokens []string) *strings.Replacer {
	var pairs []string
	for i, run := range tokens { // of those that begin alike the longest comes first
		pairs = append(pairs, run, string(rune(firstToken+i)))
	}
	return strings.NewReplacer(pairs...)
}
