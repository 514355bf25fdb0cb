package search

import "peerhub/search/export"

// constants are what the client has from here, under the same names
// ("go:constants"): the rules of a query and the marks of the format.
func constants() map[string]any {
	rank := chosenRanking()
	return map[string]any{
		"version":   export.Version,
		"countMask": export.CountMask,
		"isStem":    export.IsStem,
		"onlyStem":  export.OnlyStem,
		"tableEnd":  export.TableEnd,
		"bestDocs":  export.BestDocs,
		"steps":     export.FilterSteps,
		"inflected": export.Inflected,

		"narrowSize": export.NarrowSize,
		"wideSize":   export.WideSize,

		"weightExact":   weightExact,
		"weightStem":    weightStem,
		"weightFuzzy1":  weightFuzzy1,
		"weightPrefix":  weightPrefix,
		"weightFuzzy2":  weightFuzzy2,
		"weightSynonym": weightSynonym,
		"maxWeight":     maxWeight,
		"partialPhrase": rank.partialPhrase,

		"phraseWorth": rank.phrase,
		"clauseEnds":  clauseEnds,
		"mostBetween": mostBetween,

		"maxKey":           maxKey,
		"maxWords":         maxWords,
		"minStem":          minStem,
		"minSure":          minSure,
		"minPiece":         minPiece,
		"minPrefix":        minPrefix,
		"minFuzzy":         minFuzzy,
		"minFuzzy2":        minFuzzy2,
		"minFuzzyShort":    minFuzzyShort,
		"fewWords":         fewWords,
		"maxPrefixKeys":    maxPrefixKeys,
		"maxFuzzyKeys":     maxFuzzyKeys,
		"maxExtraShards":   maxExtraShards,
		"severalWords":     severalWords,
		"maxPrefixLeafs":   maxPrefixLeafs,
		"maxSynonyms":      maxSynonyms,
		"maxSynonymShards": maxSynonymShards,
		"firstAddress":     firstAddress,
		"wayWorth":         wayWorth,

		"defaultLimit": defaultLimit,
	}
}
