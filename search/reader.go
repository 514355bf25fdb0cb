package search

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"peerhub/search/export"
)

// Reader answers queries from a published index, by asking bleve. It may be
// used by several goroutines.
type Reader struct {
	index     bleve.Index
	dir       string // where the bleve index is unpacked
	dict      *publishedDictionary
	elsewhere *elsewhereIndex
	results   []export.Result
	facets    []export.Facet
	manifest  export.Manifest
	rank      ranking

	secondary map[int]bool // numbers of documents
}

// maxPart bounds what is unpacked of one file in a zip.
const maxPart = 1 << 30

// OpenZip opens a search/<language>.bleve.zip. The index is unpacked into a
// temporary folder, which Close removes.
func OpenZip(path string) (*Reader, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, fmt.Errorf("opening the search index %s: %w", path, err)
	}
	defer archive.Close()
	return open(&archive.Reader)
}

func open(archive *zip.Reader) (r *Reader, err error) {
	r = &Reader{rank: chosenRanking()}
	defer func() {
		if err != nil {
			r.Close()
			err = fmt.Errorf("opening the search index: %w", err)
		}
	}()
	if err := r.unpack(archive); err != nil {
		return r, err
	}
	if err := r.readBeside(archive); err != nil {
		return r, err
	}
	// Opened for writing, bleve would rewrite root.bolt.
	r.index, err = bleve.OpenUsing(r.dir, map[string]any{"read_only": true})
	return r, err
}

// Languages returns the hub's other languages that have an index, in its order.
func (r *Reader) Languages() []string { return r.manifest.Languages }

// Close closes the index and removes its temporary folder.
func (r *Reader) Close() error {
	var closing error
	if r.index != nil {
		closing = r.index.Close()
	}
	if r.dir == "" {
		return closing
	}
	return errors.Join(closing, os.RemoveAll(r.dir))
}

// unpack lays bleve's own files into a temporary folder: these names only.
func (r *Reader) unpack(archive *zip.Reader) (err error) {
	if r.dir, err = os.MkdirTemp("", "peerhub-search-"); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(r.dir, "store"), 0o700); err != nil {
		return err
	}
	for _, path := range []string{metaPath, boltPath, segmentPath} {
		data, err := readPart(archive, path)
		if path == segmentPath && errors.Is(err, os.ErrNotExist) {
			continue // an index without documents
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(r.dir, filepath.FromSlash(path)), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func readPart(archive *zip.Reader, path string) ([]byte, error) {
	f, err := archive.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxPart))
}

// readBeside reads what stands beside bleve's files.
func (r *Reader) readBeside(archive *zip.Reader) error {
	var m export.Manifest
	load := func(kind string, i int) ([]byte, error) {
		data, err := readPart(archive, besidePath+m.FileName(kind, i))
		if err != nil {
			return nil, err
		}
		return export.Unpack(data)
	}
	head, err := readPart(archive, besidePath+export.ManifestName)
	if err != nil {
		return err
	}
	m, parts, err := export.ReadManifest(head)
	if err != nil {
		return err
	}
	r.manifest = m
	list, err := readPart(archive, keysPath)
	if err != nil {
		return err
	}
	r.dict, err = newPublishedDictionary(m, parts, list, load)
	if err != nil {
		return err
	}
	if head, err = readPart(archive, besidePath+export.ElsewhereName); err != nil {
		return err
	}
	if r.secondary, err = readSecondary(archive); err != nil {
		return err
	}
	if list, err = readPart(archive, everywherePath); err != nil {
		return err
	}
	if r.elsewhere, err = readElsewhere(head, list, load); err != nil {
		return err
	}
	var columns []byte
	var blocks [][]byte
	if parts != nil {
		columns, blocks = parts[1], [][]byte{parts[2]}
	} else {
		if columns, err = load("c", 0); err != nil {
			return err
		}
		size := slices.Max(m.Blocks)
		for i := range (m.Docs + size - 1) / size {
			block, err := load(export.BlockKind(size), i)
			if err != nil {
				return err
			}
			blocks = append(blocks, block)
		}
	}
	for _, block := range blocks {
		results, err := export.ReadResults(block)
		if err != nil {
			return err
		}
		r.results = append(r.results, results...)
	}
	if len(r.results) != m.Docs {
		return fmt.Errorf("it holds %d results for %d documents", len(r.results), m.Docs)
	}
	r.facets, err = export.ReadColumns(columns, m.Docs)
	return err
}

func readSecondary(archive *zip.Reader) (map[int]bool, error) {
	list, err := readPart(archive, secondaryPath)
	if err != nil {
		return nil, err
	}
	out := make(map[int]bool)
	for _, line := range strings.Fields(string(list)) {
		doc, err := strconv.Atoi(line)
		if err != nil {
			return nil, fmt.Errorf("its list of secondary pages is damaged: %w", err)
		}
		out[doc] = true
	}
	return out, nil
}

// publishedDictionary is the exported dictionary, with bleve's terms.
type publishedDictionary struct {
	keys       []export.Word // in order
	terms      [][]string    // of each key
	ofTerm     map[string][]int
	stop       map[string]bool
	endings    []string
	beginnings []string
	sets       [][]phrase
	postings   export.Family
	shards     []string // their bounds
	fore, back leafFamily
	letters    export.Letters
	small      bool
	least      int    // code points of a word that is guessed at
	filter     []byte // of a small index
}

type leafFamily struct {
	bounds  []string
	words   [][]export.Word
	filters [][]byte // of general words: of leaves of words spelt backwards
}

func newPublishedDictionary(m export.Manifest, parts [][]byte, list []byte,
	load func(string, int) ([]byte, error)) (*publishedDictionary, error) {
	d := &publishedDictionary{
		ofTerm: make(map[string][]int), stop: make(map[string]bool), endings: strings.Fields(m.Suffixes),
		beginnings: strings.Fields(m.Prefixes),
		postings:   m.Postings, shards: m.Postings.Bounds(), letters: export.NewLetters(m.Letters), small: len(m.Inline) > 0, least: minFuzzy,
	}
	if m.Short {
		d.least = minFuzzyShort
	}
	if d.small {
		d.filter = parts[len(parts)-1]
	}
	for _, key := range strings.Fields(m.Stop) {
		d.stop[key] = true
	}
	d.sets = readPhrases(m.Synonyms, d.isStop)
	lines := bufio.NewScanner(strings.NewReader(string(list)))
	lines.Buffer(nil, maxPart)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) < 3 {
			return nil, errors.New("its list of words is damaged")
		}
		props, err := strconv.ParseUint(parts[1], 16, 8)
		if err != nil {
			return nil, fmt.Errorf("its list of words is damaged: %w", err)
		}
		for _, t := range parts[2:] {
			d.ofTerm[t] = append(d.ofTerm[t], len(d.keys))
		}
		d.keys = append(d.keys, export.Word{Key: parts[0], Props: byte(props)})
		d.terms = append(d.terms, parts[2:])
	}
	read := func(kind string, f export.Family) (leafFamily, error) {
		leaves := leafFamily{bounds: f.Bounds()}
		for i := range f.Len {
			data, err := load(kind, i)
			if err != nil {
				return leaves, err
			}
			words, rest, err := d.letters.ReadTable(data)
			if err != nil {
				return leaves, err
			}
			leaves.words = append(leaves.words, words)
			if kind == "r" {
				if rest, err = export.ReadFilter(rest); err != nil {
					return leaves, err
				}
				leaves.filters = append(leaves.filters, rest)
			}
		}
		return leaves, nil
	}
	var err error
	if d.fore, err = read("f", m.Forward); err != nil {
		return nil, err
	}
	d.back, err = read("r", m.Backward)
	return d, errors.Join(err, lines.Err())
}

func (d *publishedDictionary) find(key string) (int, bool) {
	return slices.BinarySearchFunc(d.keys, key,
		func(w export.Word, key string) int { return strings.Compare(w.Key, key) })
}

func (d *publishedDictionary) properties(key string) (byte, bool) {
	i, ok := d.find(key)
	if !ok {
		return 0, false
	}
	return d.keys[i].Props, true
}

func (d *publishedDictionary) isStop(key string) bool { return d.stop[key] }
func (d *publishedDictionary) leastGuessed() int      { return d.least }

func (d *publishedDictionary) isGeneral(key string) bool {
	back := export.Reverse(key)
	if d.small {
		return export.InFilter(d.filter, back)
	}
	if len(d.back.filters) == 0 {
		return false
	}
	return export.InFilter(d.back.filters[export.Find(d.back.bounds, back)], back)
}
func (d *publishedDictionary) suffixes() []string   { return d.endings }
func (d *publishedDictionary) prefixes() []string   { return d.beginnings }
func (d *publishedDictionary) synonyms() [][]phrase { return d.sets }
func (d *publishedDictionary) shard(key string) int { return d.postings.Shard(d.shards, key) }

func (d *publishedDictionary) forward(key string, most int) ([]export.Word, error) {
	if d.small {
		return d.keys, nil
	}
	if len(d.fore.words) == 0 {
		return nil, nil
	}
	at := export.Find(d.fore.bounds, key)
	words := d.fore.words[at]
	for i := at + 1; i < len(d.fore.words) && i < at+most && strings.HasPrefix(d.fore.bounds[i], key); i++ {
		words = slices.Concat(words, d.fore.words[i])
	}
	return words, nil
}

func (d *publishedDictionary) backward(reversed string) ([]export.Word, error) {
	if d.small || len(d.back.words) == 0 {
		return nil, nil
	}
	return d.back.words[export.Find(d.back.bounds, reversed)], nil
}
