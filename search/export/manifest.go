package export

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
)

// Version is the version of the format; readers refuse another one.
const Version = 1

// ManifestName is the manifest's file name.
const ManifestName = "manifest-v1.bin"

// hashLength is the number of letters of a hash in a file name.
const hashLength = 8

// maxFile bounds what a reader unpacks: nothing that we write comes near.
const maxFile = 1 << 28

// Manifest is the head of an index.
type Manifest struct {
	Version  int         `json:"v"`
	Language string      `json:"language"`
	Docs     int         `json:"docs"`
	Letters  string      `json:"letters"`
	Stop     string      `json:"stop"`     // keys that are stop words, in order, separated by spaces
	Suffixes string      `json:"suffixes"` // endings that stemming was seen to take off, commonest first
	Sections [][2]string `json:"sections"` // id and label
	Postings Family      `json:"p"`
	Forward  Family      `json:"f"`
	Backward Family      `json:"r"`
	Block    int         `json:"block"` // documents in a block of results
	Results  Family      `json:"m"`
	Columns  string      `json:"c"`                // hash
	Inline   []int       `json:"inline,omitempty"` // a small index: lengths of postings, columns, results

	Synonyms  [][]Synonym `json:"synonyms,omitempty"`  // sets of phrases that mean nearly the same
	Languages []string    `json:"languages,omitempty"` // the hub's other languages that have an index
}

// Synonym is a phrase: as it is shown; the folded stems of its words that are
// no stop words; and the keys that find it, "" if no document has it. Stems and
// keys are separated by spaces.
type Synonym [3]string

// Family is a kind of files.
type Family struct {
	From  string `json:"from,omitempty"`
	Names string `json:"names,omitempty"`
}

// Len returns the number of files.
func (f Family) Len() int { return len(f.Names) / hashLength }

// Hash returns the hash in the i-th file's name.
func (f Family) Hash(i int) string { return f.Names[i*hashLength : (i+1)*hashLength] }

// Bounds returns the first keys of the files.
func (f Family) Bounds() []string {
	if f.Len() == 0 {
		return nil
	}
	return strings.Split(f.From, " ")
}

// Find returns the file in which a key would be.
func Find(bounds []string, key string) int {
	return max(0, sort.Search(len(bounds), func(i int) bool { return bounds[i] > key })-1)
}

// FileName returns the name of a file of a kind: p, f, r, m or c.
func FileName(kind byte, hash string) string { return string(kind) + "-" + hash + ".bin" }

// Write is called for every file, by its name in the index's folder.
type Write func(name string, data []byte) error

// deflaters are kept: making one costs more than packing a shard with it.
var deflaters = sync.Pool{New: func() any {
	return zlib.NewWriter(nil)
}}

// pack deflates the data.
func pack(data []byte) []byte {
	var out bytes.Buffer
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	w.Write(data) // a bytes.Buffer takes everything
	w.Close()
	return out.Bytes()
}

// Unpack inflates a file.
func Unpack(file []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errCorrupt, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxFile))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errCorrupt, err)
	}
	return data, nil
}

// store writes a packed file and returns its hash.
func (w Write) store(kind byte, file []byte) (hash string, err error) {
	sum := sha256.Sum256(file)
	hash = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	return hash, w(FileName(kind, hash), file)
}

// writeManifest writes the manifest and the parts of a small index.
func (w Write) writeManifest(m Manifest, parts ...[]byte) error {
	head, err := json.Marshal(m)
	if err != nil {
		return err
	}
	head = append(head, '\n')
	for _, part := range parts {
		head = append(head, part...)
	}
	return w(ManifestName, pack(head))
}

// ReadManifest reads a manifest file and, of a small index, its parts:
// postings, columns and results.
func ReadManifest(file []byte) (m Manifest, parts [][]byte, err error) {
	data, err := Unpack(file)
	if err != nil {
		return m, nil, err
	}
	head, data, found := bytes.Cut(data, []byte{'\n'})
	if !found {
		return m, nil, errCorrupt
	}
	if err := json.Unmarshal(head, &m); err != nil {
		return m, nil, fmt.Errorf("%w: %v", errCorrupt, err)
	}
	if m.Version != Version {
		return m, nil, fmt.Errorf("the search index has format %d, this program reads %d: build the hub again", m.Version, Version)
	}
	for _, n := range m.Inline {
		if n < 0 || n > len(data) {
			return m, nil, errCorrupt
		}
		parts = append(parts, data[:n])
		data = data[n:]
	}
	if len(parts) != 0 && len(parts) != 3 || m.Docs < 0 || m.Block < 1 && m.Docs > 0 {
		return m, nil, errCorrupt
	}
	return m, parts, nil
}
