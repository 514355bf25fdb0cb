package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum"
)

// What bleve's segment format (zapx v17, zap.md) says in its footer.
const (
	segmentVersion = 17
	chunkMode      = 1026 // how documents fall into chunks: see term
)

// segmentSections are the kinds of indexes that a field may have; of ours each has the first, of text.
// Those that are built in only with faiss are left out, as zapx does.
var segmentSections = []uint16{0, 2, 3}

// segmentWriter writes a segment. bleve has a document shown to it as maps of terms, four times, and
// inverts them; here they are numbered already, and what it would write is written at a third of the work.
// A test holds the one to the other, byte for byte.
type segmentWriter struct {
	out    []byte
	docs   int
	dict   bytes.Buffer // of the field at hand
	fst    *vellum.Builder
	bitmap *roaring.Bitmap
	chunks []byte // of the term at hand
	ends   []int  // of each chunk
}

// posting is a document that has a term.
type posting struct{ doc, freq uint32 }

// segment returns the documents as one segment file of bleve, the same bytes
// for the same documents.
func segment(docs []Document, a *analysis) ([]byte, error) {
	w := &segmentWriter{docs: len(docs), bitmap: roaring.New()}
	var err error
	if w.fst, err = vellum.New(&w.dict, nil); err != nil {
		return nil, err
	}
	stored := w.stored(docs)
	at, err := w.identities(docs)
	if err != nil {
		return nil, err
	}
	type indexed struct {
		name    string
		options index.FieldIndexingOptions
		at      int
	}
	fields := []indexed{{"_id", index.IndexField | index.StoreField, at}}
	for _, f := range fieldsByName() {
		if !slices.ContainsFunc(a.docs, func(d [fieldCount]field) bool { return d[f].words > 0 }) {
			continue
		}
		if at, err = w.field(a, f); err != nil {
			return nil, err
		}
		fields = append(fields, indexed{fieldName(f), index.IndexField, at})
	}
	starts := make([]int, len(fields))
	for i, f := range fields {
		starts[i] = len(w.out)
		w.text(f.name)
		w.numbers(uint64(f.options), uint64(len(segmentSections)))
		for i, section := range segmentSections {
			w.out = binary.BigEndian.AppendUint16(w.out, section)
			w.fixed(f.at * max(0, 1-i))
		}
	}
	table := len(w.out)
	w.numbers(uint64(len(fields)))
	w.fixed(starts...)
	w.out = binary.BigEndian.AppendUint32(w.out, 0) // length of the name of what encrypts
	w.fixed(len(docs), stored, table)
	w.out = binary.BigEndian.AppendUint32(w.out, chunkMode)
	w.out = binary.BigEndian.AppendUint32(w.out, segmentVersion)
	return binary.BigEndian.AppendUint32(w.out, crc32.ChecksumIEEE(w.out)), nil
}

// fieldsByName are the fields in the order of the segment.
func fieldsByName() []int {
	fields := make([]int, fieldCount)
	for f := range fields {
		fields[f] = f
	}
	slices.SortFunc(fields, func(a, b int) int { return cmp.Compare(fieldName(a), fieldName(b)) })
	return fields
}

// stored writes what is stored of each document, which is its id, and where; it returns the place of
// the latter.
func (w *segmentWriter) stored(docs []Document) int {
	starts := make([]int, len(docs))
	for i := range docs {
		starts[i] = len(w.out)
		id := docs[i].id()
		meta := binary.AppendUvarint(nil, uint64(len(id)))
		w.numbers(uint64(len(meta)), uint64(len(id)+1))
		w.out = append(append(append(w.out, meta...), id...), 0) // no other fields, by snappy
	}
	at := len(w.out)
	w.fixed(starts...)
	w.numbers(0) // documents in documents
	return at
}

// identities writes the field by which bleve knows a document, and returns its place.
func (w *segmentWriter) identities(docs []Document) (int, error) {
	order := make([]uint32, len(docs))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(docs[a].id(), docs[b].id()) })
	for _, doc := range order {
		if err := w.term(docs[doc].id(), []posting{{doc, 1}}, func(uint32) int { return 1 }); err != nil {
			return 0, err
		}
	}
	return w.dictionary()
}

// field writes the terms of a field, and returns the place of the field.
func (w *segmentWriter) field(a *analysis, f int) (int, error) {
	ends := make([]int, len(a.terms)+1) // of each term's postings, once they are there
	for i := range a.docs {
		for _, t := range a.docs[i][f].terms {
			ends[t.term+1]++
		}
	}
	for t := range a.terms {
		ends[t+1] += ends[t]
	}
	postings := make([]posting, ends[len(a.terms)])
	w.out = slices.Grow(w.out, 10*len(postings)) // about what they take
	for i := range a.docs {
		for _, t := range a.docs[i][f].terms {
			postings[ends[t.term]] = posting{uint32(i), t.freq}
			ends[t.term]++
		}
	}
	from := 0
	for t, to := range ends[:len(a.terms)] {
		if from < to {
			err := w.term(a.terms[t], postings[from:to], func(doc uint32) int { return a.docs[doc][f].words })
			if err != nil {
				return 0, err
			}
		}
		from = to
	}
	return w.dictionary()
}

// term writes where a term occurs, and notes the place in the dictionary; words says how many words
// the field of a document has.
func (w *segmentWriter) term(term string, postings []posting, words func(doc uint32) int) error {
	size := w.docs / (len(postings)/1024 + 1)
	w.chunks, w.ends = w.chunks[:0], slices.Grow(w.ends[:0], w.docs)[:(w.docs-1)/size+1]
	clear(w.ends)
	w.bitmap.Clear()
	for _, p := range postings {
		w.bitmap.Add(p.doc)
		w.chunks = binary.AppendUvarint(w.chunks, uint64(p.freq)<<1) // and no places
		w.chunks = binary.AppendUvarint(w.chunks, uint64(words(p.doc)))
		w.ends[int(p.doc)/size] = len(w.chunks)
	}
	frequencies := len(w.out)
	w.numbers(uint64(len(w.ends)))
	end := 0
	for _, e := range w.ends {
		end = max(end, e) // a chunk may be empty
		w.numbers(uint64(end))
	}
	w.out = append(w.out, w.chunks...)
	at := len(w.out)
	w.numbers(uint64(frequencies), 0, w.bitmap.GetSerializedSizeInBytes())
	if _, err := w.bitmap.WriteTo(w); err != nil {
		return err
	}
	return w.fst.Insert([]byte(term), uint64(at))
}

// dictionary writes the terms of the field at hand, and returns the field's place.
func (w *segmentWriter) dictionary() (int, error) {
	if err := w.fst.Close(); err != nil {
		return 0, err
	}
	at := len(w.out)
	w.numbers(uint64(w.dict.Len()))
	w.out = append(w.out, w.dict.Bytes()...)
	w.dict.Reset()
	field := len(w.out)
	w.numbers(math.MaxUint64, math.MaxUint64, uint64(at)) // the terms of a document are not kept
	return field, w.fst.Reset(&w.dict)
}

// Write is for what writes itself.
func (w *segmentWriter) Write(data []byte) (int, error) {
	w.out = append(w.out, data...)
	return len(data), nil
}

func (w *segmentWriter) text(text string) {
	w.numbers(uint64(len(text)))
	w.out = append(w.out, text...)
}

func (w *segmentWriter) numbers(numbers ...uint64) {
	for _, n := range numbers {
		w.out = binary.AppendUvarint(w.out, n)
	}
}

func (w *segmentWriter) fixed(numbers ...int) {
	for _, n := range numbers {
		w.out = binary.BigEndian.AppendUint64(w.out, uint64(n))
	}
}
