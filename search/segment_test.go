package search

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
	zap "github.com/blevesearch/zapx/v17"

	"peerhub/search/analyze"
)

// Segments that are written here are those that bleve's own writer makes of the same documents, but
// for the order of sections, which there is that of a map.
func TestSegmentIsThatOfBleve(t *testing.T) {
	many := generated(5000, "en") // a word that most of them have falls into several chunks
	for i := range many {
		many[i].Asked = "everywhere"
	}
	for name, docs := range map[string][]Document{
		"one":      {{URL: "a/", Title: "A walk"}},
		"no words": {{URL: "a/"}, {URL: "b/", Title: "…"}},
		"some":     generated(300, "ar"),
		"many":     many,
	} {
		t.Run(name, func(t *testing.T) {
			language, err := analyze.For("en")
			if err != nil {
				t.Fatal(err)
			}
			a, err := analyse(context.Background(), language, docs, 2)
			if err != nil {
				t.Fatal(err)
			}
			ours, err := segment(docs, a)
			if err != nil {
				t.Fatal(err)
			}
			if theirs := segmentOfBleve(t, docs, a); !bytes.Equal(ours, theirs) {
				at := 0
				for at < min(len(ours), len(theirs)) && ours[at] == theirs[at] {
					at++
				}
				t.Errorf("bleve's is %d bytes, ours %d; they differ from byte %d", len(theirs), len(ours), at)
			}
		})
	}
}

func segmentOfBleve(t *testing.T, docs []Document, a *analysis) []byte {
	list := make([]index.Document, len(docs))
	for i := range docs {
		list[i] = &indexDocument{docs[i].id(), &a.docs[i], a.terms}
	}
	made, _, err := new(zap.ZapPlugin).New(list)
	if err != nil {
		t.Fatal(err)
	}
	defer made.Close()
	var out bytes.Buffer
	if _, err := made.(io.WriterTo).WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return sortSections(out.Bytes())
}

// sortSections puts into order where the sections of each field are, and renews the checksum.
func sortSections(file []byte) []byte {
	at := int(binary.BigEndian.Uint64(file[len(file)-20:]))
	number := func() int {
		n, size := binary.Uvarint(file[at:])
		at += size
		return int(n)
	}
	fields := number()
	table := at
	for i := range fields {
		at = int(binary.BigEndian.Uint64(file[table+8*i:]))
		at += number() // its name
		number()       // its options
		const pair = 10
		pairs := make([][pair]byte, number())
		for j := range pairs {
			pairs[j] = [pair]byte(file[at+j*pair:])
		}
		slices.SortFunc(pairs, func(a, b [pair]byte) int { return bytes.Compare(a[:], b[:]) })
		for j := range pairs {
			copy(file[at+j*pair:], pairs[j][:])
		}
	}
	binary.BigEndian.PutUint32(file[len(file)-4:], crc32.ChecksumIEEE(file[:len(file)-4]))
	return file
}

// indexDocument shows an analysed document to bleve's segment format.
type indexDocument struct {
	id     string
	fields *[fieldCount]field
	terms  []string
}

func (d *indexDocument) ID() string                                 { return d.id }
func (d *indexDocument) Size() int                                  { return 0 }
func (d *indexDocument) VisitComposite(index.CompositeFieldVisitor) {}
func (d *indexDocument) HasComposite() bool                         { return false }
func (d *indexDocument) NumPlainTextBytes() uint64                  { return 0 }
func (d *indexDocument) AddIDField()                                {}
func (d *indexDocument) StoredFieldsBytes() uint64                  { return 0 }
func (d *indexDocument) Indexed() bool                              { return true }

func (d *indexDocument) VisitFields(visit index.FieldVisitor) {
	visit(&indexField{d, idField})
	for f := range fieldCount {
		if d.fields[f].words > 0 {
			visit(&indexField{d, f})
		}
	}
}

// idField is the field by which bleve knows a document.
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
	found := make(index.TokenFrequencies)
	add := func(term string, n int) {
		found[term] = new(index.TokenFreq)
		found[term].SetFrequency(n)
	}
	if f.field == idField {
		add(f.doc.id, 1)
		return found
	}
	for _, t := range f.doc.fields[f.field].terms {
		add(f.doc.terms[t.term], int(t.freq))
	}
	return found
}
