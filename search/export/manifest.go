package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Version is the version of the format; readers refuse another one.
const Version = 6

// ManifestName is the manifest's file name.
const ManifestName = "manifest-v6.bin"

// ElsewhereName is that of the manifest for readers of other languages.
const ElsewhereName = "elsewhere-v6.bin"

// hashLength is the number of letters of the hash in the files' names.
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
	Blocks   []int       `json:"blocks,omitempty"` // documents in a block of results, narrow to wide
	Bytes    []int       `json:"bytes,omitempty"`  // of such a block as fetched, on average
	Wide     []int       `json:"wide,omitempty"`   // hundreds of bytes of each of the widest blocks
	Build    string      `json:"build"`            // hash of what all other files say
	Inline   []int       `json:"inline,omitempty"` // a small index: lengths of postings, columns, results, filter

	Synonyms  [][]Synonym `json:"synonyms,omitempty"`  // sets of phrases that mean nearly the same
	Prefixes  string      `json:"prefixes,omitempty"`  // what is written together with the next word, longest first
	Languages []string    `json:"languages,omitempty"` // the hub's other languages that have an index
	Short     bool        `json:"short,omitempty"`     // words of three letters are guessed at, too
	Ways      Ways        `json:"ways,omitzero"`
}

// Ways are pages that help whoever looks for a group, with their results: they are shown
// with most groups, and would cost a file each.
type Ways struct {
	Groups [2]int           `json:"g"` // the documents from the first of these to before the second
	Rows   map[int][]string `json:"r"` // by document, the columns of a block
}

// Add adds a document.
func (w *Ways) Add(doc int, r Result) {
	if w.Rows == nil {
		w.Rows = make(map[int][]string)
	}
	for _, column := range columnsOf {
		w.Rows[doc] = append(w.Rows[doc], line(column(r)))
	}
}

// Synonym is a phrase: as it is shown; the folded stems of its words that are
// no stop words; and the keys that find it, "" if no document has it. Stems and
// keys are separated by spaces.
type Synonym [3]string

// Family is a kind of files that are bounded by keys.
type Family struct {
	From string `json:"from,omitempty"`
	Len  int    `json:"n,omitempty"`   // number of files
	Run  int    `json:"run,omitempty"` // how many of them lie behind each bound; 0 is one: see Shard
}

// run is how many files lie behind each bound.
func (f Family) run() int { return max(1, f.Run) }

// Bounds returns the shortest strings that part the files, or the runs of them; the first
// is empty.
func (f Family) Bounds() []string {
	if f.Len == 0 {
		return nil
	}
	return strings.Split(f.From, " ")
}

// Find returns the file, or the run of files, in which a key would be.
func Find(bounds []string, key string) int {
	return max(0, sort.Search(len(bounds), func(i int) bool { return bounds[i] > key })-1)
}

// Shard returns the postings shard in which a key would be.
func (f Family) Shard(bounds []string, key string) int {
	return Find(bounds, key)*f.run() + placeInRun(key, f.run())
}

// FileName returns the name of the i-th file of a kind: p, b, w, f, r, c, e or that
// of the blocks of a size.
func (m *Manifest) FileName(kind string, i int) string {
	return m.Build + "/" + kind + strconv.Itoa(i) + ".bin"
}

// BlockKind is the kind of the blocks of so many documents.
func BlockKind(docs int) string { return "m" + strconv.Itoa(docs) + "-" }

// wideBlocks is the number of the widest blocks.
func wideBlocks(m Manifest) int {
	widest := slices.Max(m.Blocks)
	return (m.Docs + widest - 1) / widest
}

// ForBleve reports whether a file of the export is needed beside a bleve index:
// not the postings, which that has, nor results that other files hold, too.
func ForBleve(name string) bool {
	_, name, found := strings.Cut(name, "/")
	if !found {
		return true // a manifest
	}
	for _, kind := range []string{"c", "e", "f", "r", BlockKind(slices.Max(blockSizes()))} {
		if strings.HasPrefix(name, kind) {
			return true
		}
	}
	return false
}

// Write is called for every file, by its name in the index's folder.
type Write func(name string, data []byte) error

// deflaters are kept, since making one costs more than packing a shard with it. Level 6
// gives files less than 1 % larger than those of the standard library, in half the time;
// the manifest, which every first search pays for, is packed as well as can be.
var deflaters, bestDeflaters = pool(6), pool(9)

func pool(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, _ := zlib.NewWriterLevel(nil, level) // an error would say that there is no such level
		return w
	}}
}

// pack deflates the data.
func pack(data []byte) []byte { return packBy(deflaters, data) }

func packBy(deflaters *sync.Pool, data []byte) []byte {
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(out)
	w.Write(data) // a bytes.Buffer takes everything
	w.Close()
	return bytes.Clone(out.Bytes())
}

// buffers are kept, so that a file takes no more than its bytes.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

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

// files hands over the files of an index but the manifest, each as soon as it is made: a
// large index has some hundred megabytes of them.
type files struct {
	build string // see Index.build
	write Write
	err   error // the first of write
	run   int   // see Index.Run

	unpacked []byte // the last file, whose room the next takes
}

// add packs a file and hands it over, and returns its size then.
func (f *files) add(kind string, i int, data []byte) int {
	if f.err != nil { // nobody wants it
		return 1
	}
	packed := pack(data)
	f.err = f.write((&Manifest{Build: f.build}).FileName(kind, i), packed)
	return len(packed)
}

// manifest writes a manifest and the parts that stand in it.
func (w Write) manifest(name string, m Manifest, parts [][]byte) error {
	for _, part := range parts {
		m.Inline = append(m.Inline, len(part))
	}
	head, err := json.Marshal(m)
	if err != nil {
		return err
	}
	head = append(head, '\n')
	for _, part := range parts {
		head = append(head, part...)
	}
	return w(name, packBy(bestDeflaters, head))
}

// ReadManifest reads a manifest file and, of a small index, its parts:
// postings, columns, results and the filter of general words.
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
		return m, nil, fmt.Errorf("the search index has format %d, this program reads %d: build the hub again",
			m.Version, Version)
	}
	for i, f := range []Family{m.Postings, m.Forward, m.Backward} {
		if f.Len < 0 || f.Run < 0 || i > 0 && f.Run > 1 || f.Len%f.run() > 0 || len(f.Bounds()) != f.Len/f.run() {
			return m, nil, errCorrupt
		}
	}
	for _, n := range m.Inline {
		if n < 0 || n > len(data) {
			return m, nil, errCorrupt
		}
		parts = append(parts, data[:n])
		data = data[n:]
	}
	if len(data) > 0 || len(parts) > 4 || len(parts) == 2 || len(parts) == 3 || m.Docs < 0 || len(parts) < 4 &&
		(len(m.Blocks) == 0 || slices.Min(m.Blocks) < 1 || len(m.Bytes) != len(m.Blocks) ||
			len(m.Wide) < wideBlocks(m)) {
		return m, nil, errCorrupt
	}
	return m, parts, nil
}
