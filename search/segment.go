package search

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
	zap "github.com/blevesearch/zapx/v17"
)

// indexDocument shows an analysed document to bleve's segment format. Terms
// are handed out field by field, so that they exist once.
type indexDocument struct {
	id     string
	fields *[fieldCount]field
	shared *sharedFields
}

// sharedFields are the maps that documents of one segment fill in turn: the
// format is done with a document's terms before it asks for the next one's.
type sharedFields struct {
	terms []string
	maps  [fieldCount]index.TokenFrequencies
	freqs [fieldCount][]index.TokenFreq
}

func (d *indexDocument) ID() string                                 { return d.id }
func (d *indexDocument) Size() int                                  { return 0 }
func (d *indexDocument) VisitComposite(index.CompositeFieldVisitor) {}
func (d *indexDocument) HasComposite() bool                         { return false }
func (d *indexDocument) NumPlainTextBytes() uint64                  { return 0 }
func (d *indexDocument) AddIDField()                                {}
func (d *indexDocument) StoredFieldsBytes() uint64                  { return 0 }
func (d *indexDocument) Indexed() bool                              { return true }

// VisitFields shows the fields to the format, which comes four times.
func (d *indexDocument) VisitFields(visit index.FieldVisitor) {
	visit(&indexField{d, idField})
	for f := range fieldCount {
		if d.fields[f].words > 0 {
			visit(&indexField{d, f})
		}
	}
}

// idField is the field by which bleve knows a document, beside those of
// fieldNames. Its one term is the document's id.
const idField = fieldCount

// indexField is one field of an indexDocument.
type indexField struct {
	doc   *indexDocument
	field int
}

func (f *indexField) Value() []byte             { return []byte(f.doc.id) } // only of idField, which is stored
func (f *indexField) ArrayPositions() []uint64  { return nil }
func (f *indexField) EncodedFieldType() byte    { return 't' }
func (f *indexField) Analyze()                  {}
func (f *indexField) NumPlainTextBytes() uint64 { return 0 }

func (f *indexField) Name() string {
	if f.field == idField {
		return "_id"
	}
	return fieldName(f.field)
}

func (f *indexField) Options() index.FieldIndexingOptions {
	if f.field == idField {
		return index.IndexField | index.StoreField
	}
	return index.IndexField
}

func (f *indexField) AnalyzedLength() int {
	if f.field == idField {
		return 1
	}
	return f.doc.fields[f.field].words
}

func (f *indexField) AnalyzedTokenFrequencies() index.TokenFrequencies {
	if f.field == idField {
		once := new(index.TokenFreq)
		once.SetFrequency(1)
		return index.TokenFrequencies{f.doc.id: once}
	}
	terms, shared := f.doc.fields[f.field].terms, f.doc.shared
	m := shared.maps[f.field]
	if m == nil {
		m = make(index.TokenFrequencies)
		shared.maps[f.field] = m
	}
	clear(m)
	freqs := slices.Grow(shared.freqs[f.field][:0], len(terms))[:len(terms)]
	shared.freqs[f.field] = freqs
	for i, t := range terms {
		freqs[i].SetFrequency(int(t.freq))
		m[shared.terms[t.term]] = &freqs[i]
	}
	return m
}

// segment returns the documents as one segment file of bleve, the same bytes
// for the same documents.
func segment(docs []Document, a *analysis) ([]byte, error) {
	shared := &sharedFields{terms: a.terms}
	list := make([]index.Document, len(docs))
	for i := range docs {
		list[i] = &indexDocument{docs[i].id(), &a.docs[i], shared}
	}
	made, _, err := new(zap.ZapPlugin).New(list)
	if err != nil {
		return nil, err
	}
	defer made.Close()
	var out bytes.Buffer
	if _, err := made.(io.WriterTo).WriteTo(&out); err != nil {
		return nil, err
	}
	return sortSections(out.Bytes())
}

var errSegment = errors.New("bleve's segment format has changed: the search package needs another release of zapx")

// sortSections puts the one part of a segment that zapx writes in the random order
// of a map into order: per field, where its sections are. Then it renews the
// checksum.
//
// The footer of the format (zapx v17, write.go) ends with documents (8 bytes),
// offset of stored fields (8), of the fields section (8), chunk mode (4),
// version (4) and CRC-32 (4); the fields section has the number of fields, then
// per field the offset of: name, options, number of pairs, pairs of 2 and 8
// bytes.
func sortSections(file []byte) ([]byte, error) {
	if len(file) < 40 || binary.BigEndian.Uint32(file[len(file)-8:]) != 17 {
		return nil, errSegment
	}
	at := int(binary.BigEndian.Uint64(file[len(file)-20:]))
	ok := true
	number := func() int {
		if at < 0 || at >= len(file) {
			ok = false
			return 0
		}
		n, size := binary.Uvarint(file[at:])
		at += max(0, size)
		ok = ok && size > 0 && n < uint64(len(file))
		return int(n)
	}
	fields := number()
	table := at
	for i := 0; ok && i < fields && table+8*i+8 <= len(file); i++ {
		at = int(binary.BigEndian.Uint64(file[table+8*i:]))
		name := number()
		at += name
		number() // its options
		n := number()
		const pair = 10
		if !ok || at+n*pair > len(file) {
			return nil, errSegment
		}
		pairs := make([][pair]byte, n)
		for j := range pairs {
			pairs[j] = [pair]byte(file[at+j*pair:])
		}
		slices.SortFunc(pairs, func(a, b [pair]byte) int { return bytes.Compare(a[:], b[:]) })
		for j := range pairs {
			copy(file[at+j*pair:], pairs[j][:])
		}
	}
	if !ok {
		return nil, errSegment
	}
	binary.BigEndian.PutUint32(file[len(file)-4:], crc32.ChecksumIEEE(file[:len(file)-4]))
	return file, nil
}
