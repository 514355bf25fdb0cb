package export

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Result is what is shown of a document.
type Result struct {
	URL, Title string
	Section    int // in Manifest.Sections
	Detail     string
	Excerpt    string
}

// columnsOf are what the files hold of a result, each a line for every document.
var columnsOf = [...]func(Result) string{
	func(r Result) string { return r.URL },
	func(r Result) string { return r.Title },
	func(r Result) string { return strconv.Itoa(r.Section) },
	func(r Result) string { return r.Detail },
	func(r Result) string { return r.Excerpt },
}

// row is what files hold of a result, a line for each column.
type row [len(columnsOf)]string

// rowsOf makes rows of results, once for all files that hold them.
func rowsOf(results []Result) []row {
	rows := make([]row, len(results))
	for i, r := range results {
		for c, column := range columnsOf {
			rows[i][c] = line(column(r))
		}
	}
	return rows
}

// length is that of the row in a file before it is packed, in bytes.
func (r *row) length() (n int) {
	for _, text := range r {
		n += len(text) + 1
	}
	return n
}

// line makes a text one line.
func line(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// appendRows appends a block of results.
func appendRows(dst []byte, rows []row) []byte {
	for c := range columnsOf {
		for i := range rows {
			dst = append(append(dst, rows[i][c]...), '\n')
		}
	}
	return dst
}

// appendBeside appends the results of the documents, which are in order, behind their
// distances.
func appendBeside(dst []byte, rows []row, docs []uint32) []byte {
	before := uint32(0)
	for _, doc := range docs {
		dst = append(strconv.AppendUint(dst, uint64(doc-before), 10), '\n')
		before = doc
	}
	for c := range columnsOf {
		for _, doc := range docs {
			dst = append(append(dst, rows[doc][c]...), '\n')
		}
	}
	return dst
}

// ReadResults reads a block of results.
func ReadResults(data []byte) ([]Result, error) {
	lines := strings.Split(string(data), "\n")
	n := len(lines) / len(columnsOf)
	if len(lines) != n*len(columnsOf)+1 || lines[len(lines)-1] != "" {
		return nil, errCorrupt
	}
	out := make([]Result, n)
	for i := range out {
		section, err := strconv.Atoi(lines[2*n+i])
		if err != nil {
			return nil, errCorrupt
		}
		out[i] = Result{lines[i], lines[n+i], section, lines[3*n+i], lines[4*n+i]}
	}
	return out, nil
}

// Facet is one column: the values that documents have, and which.
type Facet struct {
	Name   string
	Values []string
	Sets   [][]uint32 // different sets of values, each rising
	Docs   []uint32   // per document, its set
}

// NewFacet makes a column of the values of every document.
func NewFacet(name string, docs [][]string) Facet {
	f := Facet{Name: name, Docs: make([]uint32, len(docs))}
	ids := make(map[string]uint32)
	for _, values := range docs {
		for _, v := range values {
			if _, ok := ids[v]; !ok {
				ids[v] = 0
				f.Values = append(f.Values, v)
			}
		}
	}
	slices.Sort(f.Values)
	for i, v := range f.Values {
		ids[v] = uint32(i)
	}
	sets := make(map[string]uint32)
	for i, values := range docs {
		set := make([]uint32, 0, len(values))
		for _, v := range values {
			set = append(set, ids[v])
		}
		slices.Sort(set)
		set = slices.Compact(set)
		key := fmt.Sprint(set)
		at, ok := sets[key]
		if !ok {
			at = uint32(len(f.Sets))
			sets[key] = at
			f.Sets = append(f.Sets, set)
		}
		f.Docs[i] = at
	}
	return f
}

// appendColumns appends the facets of all documents.
func appendColumns(dst []byte, facets []Facet) ([]byte, error) {
	head := make([][2]any, len(facets))
	for i, f := range facets {
		head[i] = [2]any{f.Name, f.Values}
		if f.Values == nil {
			head[i][1] = []string{}
		}
	}
	text, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	dst = append(append(dst, text...), '\n')
	for _, f := range facets {
		dst = binary.AppendUvarint(dst, uint64(len(f.Sets)))
		for _, set := range f.Sets {
			dst = binary.AppendUvarint(dst, uint64(len(set)))
			for _, v := range set {
				dst = binary.AppendUvarint(dst, uint64(v))
			}
		}
		for _, set := range f.Docs {
			dst = binary.AppendUvarint(dst, uint64(set))
		}
	}
	return dst, nil
}

// ReadColumns reads the facets of so many documents.
func ReadColumns(data []byte, docs int) ([]Facet, error) {
	head, rest, found := strings.Cut(string(data), "\n")
	var names [][2]json.RawMessage
	if !found || json.Unmarshal([]byte(head), &names) != nil {
		return nil, errCorrupt
	}
	body := []byte(rest)
	bad := false
	number := func(limit int) uint32 { // below limit
		n, size := binary.Uvarint(body)
		if size <= 0 || n >= uint64(limit) {
			bad = true
			return 0
		}
		body = body[size:]
		return uint32(n)
	}
	facets := make([]Facet, len(names))
	for i, pair := range names {
		f := &facets[i]
		if json.Unmarshal(pair[0], &f.Name) != nil || json.Unmarshal(pair[1], &f.Values) != nil {
			return nil, errCorrupt
		}
		f.Sets = make([][]uint32, number(len(body)+1))
		for j := range f.Sets {
			f.Sets[j] = make([]uint32, number(len(body)+1))
			for k := range f.Sets[j] {
				f.Sets[j][k] = number(len(f.Values))
			}
		}
		f.Docs = make([]uint32, docs)
		for j := range f.Docs {
			f.Docs[j] = number(len(f.Sets))
		}
		if bad {
			return nil, errCorrupt
		}
	}
	if len(body) > 0 {
		return nil, errCorrupt
	}
	return facets, nil
}
