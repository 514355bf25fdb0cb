package export

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Result is what is shown of a document.
type Result struct {
	URL, Title string
	Section    int // in Manifest.Sections
	Detail     string
	Excerpt    string
}

// row returns what the files hold of a result.
func (r Result) row() []any {
	row := []any{r.URL, r.Title, r.Section, r.Detail, r.Excerpt}
	for len(row) > 3 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// length is about that of the result in a file before it is packed, in bytes.
func (r Result) length() int {
	return len(r.URL) + len(r.Title) + len(r.Detail) + len(r.Excerpt) + len(`["","",0,"",""],`)
}

// appendResults appends a block of results.
func appendResults(dst []byte, results []Result) ([]byte, error) {
	rows := make([][]any, len(results))
	for i, r := range results {
		rows[i] = r.row()
	}
	return appendRows(dst, rows)
}

func appendRows(dst []byte, rows [][]any) ([]byte, error) {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(rows); err != nil {
		return nil, err
	}
	return append(dst, strings.TrimSuffix(out.String(), "\n")...), nil
}

// ReadResults reads a block of results.
func ReadResults(data []byte) ([]Result, error) {
	var rows [][]any
	if err := json.Unmarshal(data, &rows); err != nil {
		return nil, fmt.Errorf("%w: %v", errCorrupt, err)
	}
	out := make([]Result, len(rows))
	for i, row := range rows {
		if len(row) < 3 {
			return nil, errCorrupt
		}
		texts := [5]string{}
		for j, v := range row[:min(len(row), 5)] {
			texts[j], _ = v.(string)
		}
		section, _ := row[2].(float64)
		out[i] = Result{texts[0], texts[1], int(section), texts[3], texts[4]}
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
