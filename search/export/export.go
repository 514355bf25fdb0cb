package export

import "strings"

// SmallIndex is the size up to which an index is one file, in bytes as
// fetched: about what a larger index costs for a first answer of several
// words, and no trip is spent on anything else.
const SmallIndex = 64 << 10

// blockSize is the number of documents in a block of results. Larger blocks
// are more bytes and hardly fewer requests: ten results of a common word lie in
// nine or ten blocks of 16, and in nine of 32.
const blockSize = 16

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
	m.Block = blockSize
	for rest := index.Results; len(rest) > 0; {
		n := min(blockSize, len(rest))
		data, err := appendResults(nil, rest[:n])
		if err != nil {
			return err
		}
		hash, err := write.store('m', pack(data))
		if err != nil {
			return err
		}
		m.Results.Names += hash
		rest = rest[n:]
	}
	if m.Columns, err = write.store('c', pack(columns)); err != nil {
		return err
	}
	if m.Forward, err = saveLeaves('f', words, letters, forwardLeaf, write); err != nil {
		return err
	}
	if m.Backward, err = saveLeaves('r', reversed(words), letters, backwardLeaf, write); err != nil {
		return err
	}
	var runs [][]Word
	at := 0
	err = shards(index.Keys, index.Lists, letters, func(keys []Key, packed []byte) error {
		runs = append(runs, words[at:at+len(keys)])
		at += len(keys)
		hash, err := write.store('p', packed)
		m.Postings.Names += hash
		return err
	})
	if err != nil {
		return err
	}
	m.Postings.From = bounds(runs)
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
	m.Block = max(1, len(index.Results))
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

func saveLeaves(kind byte, words []Word, letters Letters, limit int, write Write) (Family, error) {
	runs := leaves(words, letters, limit)
	f := Family{From: bounds(runs)}
	for _, run := range runs {
		hash, err := write.store(kind, pack(letters.appendTable(nil, run)))
		if err != nil {
			return f, err
		}
		f.Names += hash
	}
	return f, nil
}
