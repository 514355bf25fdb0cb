package search

import (
	"slices"

	"peerhub/search/export"
)

// groupsSection is the section of groups.
const groupsSection = "groups"

// wayWorth divides the score of the best group: so much more is a way on worth beside it.
const wayWorth = 3

// waysOf returns the ways on among the documents, which are in the order of their numbers.
func waysOf(docs []Document, results []export.Result) (w export.Ways) {
	for i := range docs {
		if docs[i].Way {
			w.Add(i, results[i])
		}
	}
	// The section's own page is the first of its documents, and no group.
	isGroup := func(d Document) bool { return d.Section == groupsSection && d.Key != groupsSection+"/" }
	if from := slices.IndexFunc(docs, isGroup); from >= 0 && len(w.Rows) > 0 {
		w.Groups[0], w.Groups[1] = from, from
		for w.Groups[1] < len(docs) && isGroup(docs[w.Groups[1]]) {
			w.Groups[1]++
		}
	}
	return w
}

// addWays lets the ways on come along with groups: who looks for one may find none that
// fits. See the package comment.
func addWays(scores []docScore, w export.Ways) {
	best := 0
	for doc := max(0, w.Groups[0]); doc < min(w.Groups[1], len(scores)); doc++ {
		best = max(best, scores[doc].score)
	}
	for doc := range w.Rows {
		if 0 <= doc && doc < len(scores) && best >= wayWorth {
			scores[doc].words = max(1, scores[doc].words)
			scores[doc].score += best / wayWorth
		}
	}
}
