package gazetteer

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"
)

// regionData holds the regions of towns that share a name with another of their country;
// cut/regions.go says how.
//
//go:embed regions.bin
var regionData []byte

// region is a region by its names: that in English, and those of other languages.
type region struct {
	name   string
	others map[string]string
}

var regions = sync.OnceValue(func() map[Town]*region {
	out, err := unpackRegions(regionData)
	if err != nil {
		panic("generator/gazetteer/regions.bin: " + err.Error())
	}
	return out
})

func unpackRegions(packed []byte) (map[Town]*region, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	heads, rest, _ := strings.Cut(string(data), "\n\n")
	var all []*region
	for head := range strings.Lines(heads) {
		names := strings.Split(strings.TrimSuffix(head, "\n"), "\t")
		r := &region{names[0], make(map[string]string, len(names)-1)}
		for _, other := range names[1:] {
			language, name, _ := strings.Cut(other, "=")
			r.others[language] = name
		}
		all = append(all, r)
	}
	towns := listed()
	out := map[Town]*region{}
	numbers, at := []byte(rest), uint64(0)
	for len(numbers) > 0 {
		step, n := binary.Uvarint(numbers)
		of, m := binary.Uvarint(numbers[max(n, 0):])
		if n <= 0 || m <= 0 || at+step >= uint64(len(towns)) || of >= uint64(len(all)) {
			return nil, fmt.Errorf("no town, or no region, %d bytes before the end", len(numbers))
		}
		at, numbers = at+step, numbers[n+m:]
		if out[towns[at]] == nil { // two halves of a town lie in one place, the larger first
			out[towns[at]] = all[of]
		}
	}
	return out, nil
}

// Region is the region (a state, a province) of a town that shares a name with another of
// its country, as a language (BCP 47) calls it, else as English does. It is "" for all others.
func Region(t Town, language string) string {
	r := regions()[t]
	if r == nil {
		return ""
	}
	base, _, _ := strings.Cut(language, "-")
	if name := r.others[base]; name != "" {
		return name
	}
	return r.name
}
