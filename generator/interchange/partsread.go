package interchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
)

// Index is what stands at the known address of a list that is cut into parts (see Publish).
type Index struct {
	Parts []string // addresses, in order: absolute, or relative to that of the index
	sums  []string // of the parts, or none
	join  func(parts [][]byte) ([]byte, error)
}

// IndexOf reads an index; not ok of any other file. It fetches nothing.
func IndexOf(data []byte) (Index, bool) {
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte(frontmatter.Mark)))
	if bytes.HasPrefix(text, []byte("{")) {
		var of struct {
			pieces
			Type  string          `json:"type"`
			Parts json.RawMessage `json:"parts"` // of GeoJSON an index of its own
		}
		if json.Unmarshal(text, &of) != nil {
			return Index{}, false
		}
		if of.Format == partsFormat {
			parts := namesIn(of.Parts)
			return Index{parts, of.SHA256, joinArrays}, len(parts) > 0
		}
		var in pieces
		if of.Type != "FeatureCollection" || json.Unmarshal(of.Parts, &in) != nil || in.Format != partsFormat {
			return Index{}, false
		}
		return Index{in.Parts, in.SHA256, joinFeatures}, len(in.Parts) > 0
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	columns, now := strings.TrimSpace(string(first)), strings.Join(partsColumns, ",")
	if columns != now && columns != strings.TrimSuffix(now, ",sha256") { // as it was without sums
		return Index{}, false
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	var parts, sums []string
	for n, row := range rows {
		if n > 0 {
			parts, sums = append(parts, row[1]), append(sums, row[3:]...)
		}
	}
	return Index{parts, sums, joinRows}, err == nil && len(parts) > 0
}

func namesIn(list json.RawMessage) []string {
	var names []string
	if json.Unmarshal(list, &names) != nil {
		return nil
	}
	return names
}

// Join makes one list of the parts of an index, in their order. Its error is about a part that is
// none: another kind of file, one with other columns, or one that the index is not of.
func (x Index) Join(parts [][]byte) ([]byte, error) {
	for n, data := range parts {
		if n < len(x.sums) && x.sums[n] != sumOf(data) {
			return nil, errOtherPart
		}
		parts[n] = bytes.TrimPrefix(data, []byte(frontmatter.Mark))
	}
	return x.join(parts)
}

func joinArrays(parts [][]byte) ([]byte, error) {
	var all []json.RawMessage
	for _, data := range parts {
		var records []json.RawMessage
		if err := json.Unmarshal(data, &records); err != nil {
			return nil, err
		}
		all = append(all, records...)
	}
	return json.Marshal(all)
}

func joinFeatures(parts [][]byte) ([]byte, error) {
	all := struct {
		Type     string            `json:"type"`
		Features []json.RawMessage `json:"features"`
	}{Type: "FeatureCollection"}
	for _, data := range parts {
		part := all
		part.Type, part.Features = "", nil
		if err := json.Unmarshal(data, &part); err != nil {
			return nil, err
		}
		if part.Type != all.Type {
			return nil, errNoFeatures
		}
		all.Features = append(all.Features, part.Features...)
	}
	return json.Marshal(all)
}

func joinRows(parts [][]byte) ([]byte, error) {
	var out bytes.Buffer
	all := csv.NewWriter(&out)
	var head []string
	for n, data := range parts {
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || len(rows) == 0 {
			return nil, errors.Join(err, errOtherColumns)
		}
		if n == 0 {
			head = rows[0]
		} else if !slices.Equal(head, rows[0]) {
			return nil, errOtherColumns
		} else {
			rows = rows[1:]
		}
		_ = all.WriteAll(rows) // a buffer takes all
	}
	return out.Bytes(), nil
}

var (
	errOtherPart    = errors.New("a part is not the one that the index is of")
	errOtherColumns = errors.New("the parts have different columns")
	errNoFeatures   = errors.New("a part is no FeatureCollection")
)
