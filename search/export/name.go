package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"io"
	"strings"
)

// layout is raised whenever the same index gives other files: they are named before they
// are made, after what is in them. A test holds the files of an index to it.
const layout = 3

// build is the name of the folder of all files but the manifests: a hash of all that they
// say, so that each of them can be written as soon as it is made. The manifest is what is
// known of it by then.
func (index *Index) build(m Manifest, columns []byte) (string, error) {
	sum := sha256.New()
	out := bufio.NewWriterSize(sum, 1<<16) // a hash takes everything
	head, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	s := summing{out, nil}
	s.number(layout)
	s.text(string(head))
	s.text(string(columns))
	s.number(len(index.Results))
	for _, r := range index.Results {
		for _, column := range columnsOf {
			s.text(column(r))
		}
	}
	s.keys(index.Keys)
	s.lists(index.Lists)
	s.number(len(index.General))
	for _, key := range index.General {
		s.text(key)
	}
	s.keys(index.Elsewhere)
	s.lists(index.ElsewhereLists)
	_ = out.Flush()
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum.Sum(nil)))[:hashLength], nil
}

// summing writes values so that no two ways of writing are one.
type summing struct {
	io.Writer
	scratch []byte
}

func (s *summing) number(n int) {
	s.scratch = binary.AppendUvarint(s.scratch[:0], uint64(n))
	_, _ = s.Write(s.scratch)
}

func (s *summing) text(text string) {
	s.number(len(text))
	_, _ = io.WriteString(s.Writer, text)
}

func (s *summing) keys(keys []Key) {
	s.number(len(keys))
	for _, k := range keys {
		s.text(k.Key)
		s.number(int(k.Props))
		s.number(len(k.Lists))
		for _, l := range k.Lists {
			s.number(int(l))
		}
	}
}

func (s *summing) lists(lists []List) {
	s.number(len(lists))
	for _, l := range lists {
		titled := 0
		if l.Titled {
			titled = 1
		}
		s.number(2*int(l.Rarity) + titled)
		s.number(len(l.Docs))
		s.scratch = appendDocs(s.scratch[:0], l)
		_, _ = s.Write(s.scratch)
		_, _ = s.Write(l.Weights)
	}
}
