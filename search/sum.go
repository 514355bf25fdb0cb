package search

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"maps"
	"slices"
)

// Sum is a hash of all that Build makes an index of: whoever has the index of the same sum need not
// build another.
func Sum(language string, docs []Document, options Options) [sha256.Size]byte {
	h := sha256.New()
	s := summer{bufio.NewWriterSize(h, 1<<15)}
	s.texts(language)
	s.flags(options.WithoutIndex)
	s.number(len(options.Synonyms))
	for _, words := range options.Synonyms {
		s.list(words)
	}
	s.list(options.Languages)
	for i := range docs {
		s.document(&docs[i])
	}
	_ = s.Flush() // a hash takes everything
	return [sha256.Size]byte(h.Sum(nil))
}

// summer writes values so that no two read alike: each text and each list with its length.
type summer struct{ *bufio.Writer }

func (s summer) document(d *Document) {
	s.texts(d.ID, d.URL, d.Key, d.Title, d.Section, d.SectionLabel, d.Language, d.Detail, d.Summary, d.Body, d.Place,
		d.Organisation, d.Asked)
	s.list(d.Headings)
	s.number(len(d.Facets))
	for _, name := range slices.Sorted(maps.Keys(d.Facets)) {
		s.texts(name)
		s.list(d.Facets[name])
	}
	s.flags(d.Secondary, d.Way, d.Everywhere)
}

func (s summer) list(texts []string) {
	s.number(len(texts))
	s.texts(texts...)
}

func (s summer) texts(texts ...string) {
	for _, text := range texts {
		s.number(len(text))
		_, _ = io.WriteString(s, text)
	}
}

func (s summer) number(n int) { _, _ = s.Write(binary.AppendUvarint(s.AvailableBuffer(), uint64(n))) }

func (s summer) flags(flags ...bool) {
	for _, is := range flags {
		b := byte(0)
		if is {
			b = 1
		}
		_ = s.WriteByte(b)
	}
}
