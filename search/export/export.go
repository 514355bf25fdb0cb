package export

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// An index of fewer than SmallDocs documents is one file, if that has at most
// SmallIndex bytes as fetched: the first answer then takes one request and at most
// 32 kB, the client's 10 kB included, and later ones none. A larger one would pay too
// many bytes for it.
const (
	SmallDocs  = 500
	SmallIndex = 20 << 10
)

// blockSizes are the documents in a block of results. Every result lies in a
// block of each size, so that one request fetches neighbours together.
func blockSizes() []int { return []int{16, 96, 480} }

// smallElsewhere is the size up to which everything that readers of other
// languages are told of is one file, in bytes as fetched.
const smallElsewhere = 6 << 10

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

	Prefixes  []string // longest first
	Synonyms  [][]Synonym
	Ways      Ways
	Languages []string // the others of the hub

	General    []string // keys of words that most people know, in order; none: nothing is known of them
	ShortWords bool     // words of three letters are guessed at, too

	Elsewhere      []Key // what readers of other languages are told of, in order
	ElsewhereLists []List

	Run int // how many postings shards share a bound; 0: as many as are best
}

// Save hands over the index's files, the manifests last: whoever has one of them
// finds what it names. After an error of write it makes no more.
func Save(index Index, write Write) error {
	words := wordsOf(index.Keys)
	letters := LettersOf(words)
	m := Manifest{
		Version: Version, Language: index.Language, Docs: len(index.Results), Letters: letters.String(),
		Stop: strings.Join(index.Stop, " "), Suffixes: strings.Join(index.Suffixes, " "), Sections: index.Sections,
		Prefixes: strings.Join(index.Prefixes, " "), Synonyms: index.Synonyms, Languages: index.Languages,
		Short: index.ShortWords, Ways: index.Ways,
	}
	if m.Sections == nil {
		m.Sections = [][2]string{}
	}
	columns, err := appendColumns(nil, index.Facets)
	if err != nil {
		return err
	}
	parts, err := inline(index, m, letters, columns)
	if err != nil {
		return err
	}
	out := files{write: write, run: index.Run}
	if out.build, err = index.build(m, columns); err != nil {
		return err
	}
	rows := rowsOf(index.Results)
	bytes, wide := out.addResults(rows, blockSizes())
	out.add("c", 0, columns)
	if parts == nil {
		m.Blocks, m.Bytes, m.Wide = blockSizes(), bytes, wide
		m.Forward = out.leaves("f", words, letters, forwardLeaf)
		m.Backward = out.backward(words, index.General, letters)
		m.Postings = out.postings("p", index.Keys, index.Lists, letters, newShelf(&out, index.Lists, rows))
	}
	other, part := out.elsewhere(index, m)
	if out.err != nil {
		return out.err
	}
	m.Build, other.Build, other.Bytes, other.Wide = out.build, out.build, bytes, wide
	if err := write.manifest(ManifestName, m, parts); err != nil {
		return err
	}
	return write.manifest(ElsewhereName, other, part)
}

// addResults adds the blocks of all sizes, and returns how many bytes one of
// each takes, on average, and hundreds of bytes of each of the last size.
func (f *files) addResults(rows []row, sizes []int) (bytes, wide []int) {
	for _, size := range sizes {
		i, sum := 0, 0
		wide = nil
		for block := range slices.Chunk(rows, size) {
			if f.err != nil {
				break
			}
			f.unpacked = appendRows(f.unpacked[:0], block)
			n := f.add(BlockKind(size), i, f.unpacked)
			sum += n
			wide = append(wide, n/100)
			i++
		}
		bytes = append(bytes, sum/max(1, i))
	}
	return bytes, wide
}

// postings adds the postings of the keys and, if there is a shelf, the results
// beside them.
func (f *files) postings(kind string, keys []Key, lists []List, letters Letters, beside *shelf) Family {
	sizes, all := make([]float64, len(lists)), 0.0
	for i, l := range lists {
		sizes[i] = packedSize(l)
		all += sizes[i]
	}
	in := cmp.Or(f.run, runOf(all))
	var family Family
	if in > 1 {
		family.Run = in
	}
	var cut [][]Word
	var shard []byte
	for _, run := range runs(keys, sizes, in) {
		for _, here := range parted(run, in) {
			if f.err != nil {
				break
			}
			shard = appendShard(shard[:0], here, lists, letters)
			if beside != nil {
				shard = append(shard, beside.put(here)...)
			}
			f.add(kind, family.Len, shard)
			family.Len++
		}
		cut = append(cut, wordsOf(run))
	}
	if beside != nil {
		beside.end()
	}
	family.From = bounds(cut)
	return family
}

func wordsOf(keys []Key) []Word {
	words := make([]Word, len(keys))
	for i, k := range keys {
		words[i] = k.Word
	}
	return words
}

// elsewhere returns the manifest for readers of other languages, with its
// postings if they are few.
func (f *files) elsewhere(index Index, own Manifest) (m Manifest, part [][]byte) {
	letters := LettersOf(wordsOf(index.Elsewhere))
	m = Manifest{
		Version: Version, Language: own.Language, Docs: own.Docs, Sections: own.Sections, Blocks: blockSizes(),
		Letters: letters.String(), Stop: own.Stop, Prefixes: own.Prefixes,
	}
	shard := appendShard(nil, index.Elsewhere, index.ElsewhereLists, letters)
	if len(pack(shard)) <= smallElsewhere {
		return m, [][]byte{shard}
	}
	m.Postings = f.postings("e", index.Elsewhere, index.ElsewhereLists, letters, nil)
	return m, nil
}

// inline returns the parts of a small index; none if it is not small enough.
func inline(index Index, m Manifest, letters Letters, columns []byte) ([][]byte, error) {
	postings := 0
	for _, l := range index.Lists {
		postings += len(l.Docs)
	}
	if len(index.Results) >= SmallDocs || postings > 2*SmallIndex { // a posting packs to more than half a byte
		return nil, nil
	}
	parts := [][]byte{appendShard(nil, index.Keys, index.Lists, letters), columns, appendRows(nil, rowsOf(index.Results)),
		filterOf(reversedKeys(alike(unknown(index.General, index.Keys), index.Keys)))}
	size := 0
	err := Write(func(_ string, data []byte) error {
		size = len(data)
		return nil
	}).manifest(ManifestName, m, parts)
	if err != nil || size > SmallIndex {
		return nil, err
	}
	return parts, nil
}

// leaves adds the leaves of a dictionary.
func (f *files) leaves(kind string, words []Word, letters Letters, limit int) Family {
	runs := leaves(words, nil, letters, limit)
	for i, run := range runs {
		if f.err != nil {
			break
		}
		f.unpacked = letters.appendTable(f.unpacked[:0], run)
		f.add(kind, i, f.unpacked)
	}
	return Family{From: bounds(runs), Len: len(runs)}
}

// backward adds the leaves of the dictionary spelt backwards, which are read when a word
// is in no document. Behind the words of each stand the number of bytes and the filter of
// the general words that would be among them.
func (f *files) backward(words []Word, general []string, letters Letters) Family {
	back := reversed(words)
	general = reversedKeys(unknownWords(general, words))
	beside := make([]int, len(back)) // general words from each word to the next
	for _, key := range general {
		at := sort.Search(len(back), func(i int) bool { return back[i].Key > key })
		beside[max(0, at-1)]++
	}
	runs := leaves(back, beside, letters, backwardLeaf)
	family := Family{From: bounds(runs), Len: len(runs)}
	of := make([][]string, len(runs))
	from := family.Bounds()
	for _, key := range general {
		i := Find(from, key)
		of[i] = append(of[i], key)
	}
	for i, run := range runs {
		if f.err != nil {
			break
		}
		f.unpacked = appendFilter(letters.appendTable(f.unpacked[:0], run), of[i])
		f.add("r", i, f.unpacked)
	}
	return family
}
