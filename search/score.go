package search

import "math/bits"

// Weights of the alternatives of a plan.
const (
	weightExact   = 16
	weightStem    = 12
	weightFuzzy1  = 8
	weightPrefix  = 6
	weightFuzzy2  = 5
	weightSynonym = 4
)

// fieldScoring says what a field is worth.
type fieldScoring struct {
	weight int // of one occurrence in a field of the pivot length
	pivot  int // an ordinary length, in words
	slope  int // of 256: how far the length counts
}

func scoringOf(field int) fieldScoring {
	return [fieldCount]fieldScoring{
		fieldTitle:        {10, 5, 128},
		fieldHeadings:     {4, 20, 160},
		fieldSummary:      {4, 20, 96},
		fieldBody:         {1, 250, 192},
		fieldPlace:        {6, 4, 64},
		fieldOrganisation: {6, 4, 64},
	}[field]
}

// occurrence returns what freq occurrences in a field of so many words are
// worth, in 256ths.
func occurrence(field, freq, words int) int {
	s := scoringOf(field)
	return s.weight * freq * 256 * 256 / (256 - s.slope + s.slope*words/s.pivot)
}

// maxWeight is more than any document has.
const maxWeight = 63

// saturate turns the sum of a document's occurrences of a term into the
// weight of the term in the document, 1 to 63: the more, the less each adds.
func saturate(sum int) byte {
	const half = 6 * 256 // half of the weight is reached at 6
	return byte(max(1, maxWeight*sum/(sum+half)))
}

// rarity returns what it is worth to find a term that is in so many of all
// documents: 8 + 8·log2(1 + all/found), rounded down, at most 255. Whole
// numbers throughout, so that every machine agrees.
func rarity(found, all int) byte {
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
	return byte(min(255, 8+eighths))
}
