package search

import "math/bits"

// Weights of the alternatives of a plan.
const (
	weightExact   = 16
	weightStem    = 12
	weightFuzzy1  = 8
	weightPrefix  = 6
	weightFuzzy2  = 5
	weightSynonym = 9
)

// fieldScoring says what a field is worth.
type fieldScoring struct {
	weight int // of one occurrence in a field of the pivot length
	pivot  int // an ordinary length, in words
	slope  int // of 256: how far the length counts
	least  int // shorter fields count as so long
}

// ranking is a way of putting documents in order. Tests compare several;
// chosenRanking is the one that everything else uses.
type ranking struct {
	fields        [fieldCount]fieldScoring
	half          int // sum of occurrences, in ordinary words of a body, that gives half of the weight
	common        int // rarity of a term that every document has, less 8
	partialPhrase int // divides what words of a known phrase are worth where others of it are missing
	secondary     int // of 256: what a secondary document is worth
	phrase        int // a query that is one phrase in title or excerpt adds this part to the score
}

func chosenRanking() ranking {
	return ranking{
		fields: [fieldCount]fieldScoring{
			fieldTitle:        {10, 5, 240, 0},
			fieldHeadings:     {6, 20, 160, 20},
			fieldSummary:      {4, 20, 96, 20},
			fieldBody:         {1, 400, 192, 400},
			fieldPlace:        {6, 4, 64, 0},
			fieldOrganisation: {3, 4, 64, 0},
			fieldAsked:        {2, 30, 64, 30},
		},
		half: 6, common: -6, secondary: 160, partialPhrase: 4, phrase: 3,
	}
}

// occurrence returns what freq occurrences in a field of so many words are
// worth, in 256ths.
func (r *ranking) occurrence(field, freq, words int) int {
	s := r.fields[field]
	return s.weight * freq * 256 * 256 / (256 - s.slope + s.slope*max(words, s.least)/s.pivot)
}

// maxWeight is more than any document has.
const maxWeight = 63

// saturate turns the sum of a document's occurrences of a term into the
// weight of the term in the document, 1 to 63: the more, the less each adds.
func (r *ranking) saturate(sum int, secondary bool) byte {
	weight := maxWeight * sum / (sum + r.half*256)
	if secondary {
		weight = weight * r.secondary / 256
	}
	return byte(max(1, weight))
}

// rarity returns what it is worth to find a term that is in so many of all
// documents: common + 8·log2(1 + all/found), rounded down, at most 255. Whole
// numbers throughout, so that every machine agrees.
func (r *ranking) rarity(found, all int) byte {
	if found < 1 {
		return 0
	}
	// log2 of x/2^16 in eighths: the whole part is the length of x, and the
	// rest comes from squaring what is left three times.
	x := uint64(1)<<16 + uint64(all)<<16/uint64(found)
	length := bits.Len64(x) - 1
	eighths := (length - 16) * 8
	rest := x << (31 - min(31, length)) // in [2^31, 2^32)
	if length > 31 {
		rest = x >> (length - 31)
	}
	for step := 4; step > 0; step /= 2 {
		rest = rest * rest >> 31
		if rest >= 1<<32 {
			rest >>= 1
			eighths += step
		}
	}
	return byte(max(1, min(255, r.common+eighths)))
}
