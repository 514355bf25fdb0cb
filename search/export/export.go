package export

import (
	"slices"
	"strings"
)

// SmallIndex is the size up to which an index is one file, in bytes as
// fetched: about what a larger index costs for a first answer of several
// words, and no trip is spent on anything else.
const SmallIndex = 64 << 10

// blockSizes are the documents in a block of results. Every result lies in a
// block of each size, so that one request fetches neighbours together.
func blockSizes() []int { return []int{8, 32, 128, 512} }

// Index is what is exported.
type Index struct {
	Language string
	Sections [][2]string // id and label
	Stop     []string    // keys, in order
	Suffixes []string    // commonest first
	Keys     []Key       // in order of Word.Key
	Lists    []List
	Results  []Result // one per document
	Facets   []Facet

	Synonyms  [][]Synonym
	Languages []string // the others of the hub
}

// Save writes the index's files.
func Save(index Index, write Write) error {
	words := make([]Word, len(index.Keys))
	for i, k := range index.Keys {
		words[i] = k.Word
	}
	letters := LettersOf(words)
	m := Manifest{
		Version: Version, Language: index.Language, Docs: len(index.Results), Letters: letters.String(),
		Stop: strings.Join(index.Stop, " "), Suffixes: strings.Join(index.Suffixes, " "), Sections: index.Sections,
		Synonyms: index.Synonyms, Languages: index.Languages,
	}
	if m.Sections == nil {
		m.Sections = [][2]string{}
	}
	columns, err := appendColumns(nil, index.Facets)
	if err != nil {
		return err
	}
	if small, err := saveSmall(index, m, letters, columns, write); small || err != nil {
		return err
	}
	m.Blocks = blockSizes()
	var out files
	for _, size := range m.Blocks {
		i := 0
		for block := range slices.Chunk(index.Results, size) {
			data, err := appendResults(nil, block)
			if err != nil {
				return err
			}
			out.add(BlockKind(size), i, data)
			i++
		}
	}
	out.add("c", 0, columns)
	m.Forward = out.leaves("f", words, letters, forwardLeaf)
	m.Backward = out.leaves("r", reversed(words), letters, backwardLeaf)
	var runs [][]Word
	at := 0
	for _, n := range shards(index.Keys, index.Lists) {
		out.add("p", len(runs), appendShard(nil, index.Keys[at:at+n], index.Lists, letters))
		runs = append(runs, words[at:at+n])
		at += n
	}
	m.Postings = Family{bounds(runs), len(runs)}
	if err := out.write(&m, write); err != nil {
		return err
	}
	return write.writeManifest(m)
}

// saveSmall writes the index as one file if it is small enough.
func saveSmall(index Index, m Manifest, letters Letters, columns []byte, write Write) (bool, error) {
	postings := 0
	for _, l := range index.Lists {
		postings += len(l.Docs)
	}
	if postings > 2*SmallIndex { // a posting packs to more than half a byte
		return false, nil
	}
	m.Blocks = []int{max(1, len(index.Results))}
	results, err := appendResults(nil, index.Results)
	if err != nil {
		return false, err
	}
	shard := appendShard(nil, index.Keys, index.Lists, letters)
	m.Inline = []int{len(shard), len(columns), len(results)}
	small := false
	err = Write(func(name string, data []byte) error {
		if small = len(data) <= SmallIndex; !small {
			return nil
		}
		return write(name, data)
	}).writeManifest(m, shard, columns, results)
	return small, err
}

// leaves adds the leaves of a dictionary.
func (f *files) leaves(kind string, words []Word, letters Letters, limit int) Family {
	runs := leaves(words, letters, limit)
	for i, run := range runs {
		f.add(kind, i, letters.appendTable(nil, run))
	}
	return Family{bounds(runs), len(runs)}
}
