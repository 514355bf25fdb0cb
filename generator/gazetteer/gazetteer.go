// Package gazetteer knows where towns are: of each country those of 10,000 people
// and more, and at least its 400 largest, from GeoNames (geonames.org, CC BY 4.0).
// Package cut makes places.bin, called.bin, which tells what they are called in other languages,
// and regions.bin, which tells towns of one name and country apart.
//
// A town is found by its English name, by what GeoNames takes for its usual one, or
// by what its people call it (names.txt), whatever the accents and capitals.
package gazetteer

//go:generate go run ./cut -from $TOWNS

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"

	"peerhub/generator/naming"
)

// places holds, deflated: a line for each country with its code and how many
// places it has, an empty line, a line for each place with its name, a byte for
// each with the bits of the number of its people, and for each latitude and
// longitude as 16-bit little-endian hundredths of a degree. Places are sorted by
// country and name.
//
//go:embed places.bin
var places []byte

// ownNames has a line for each town whose people call it otherwise: the country, the
// name in places.bin, and after = the others.
//
//go:embed names.txt
var ownNames string

// Town is a place where people live.
type Town struct {
	Name, Country string // ISO 3166-1 alpha-2
	Lat, Lon      int    // in hundredths of a degree
	Size          int    // people, as a power of two
}

// all are the towns by country. The file is part of the program: one that cannot be
// read stops the tests.
var all = sync.OnceValue(func() map[string][]Town {
	out, err := unpack(places)
	if err != nil {
		panic("generator/gazetteer/places.bin: " + err.Error())
	}
	return out
})

func unpack(packed []byte) (map[string][]Town, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	heads, rest, _ := strings.Cut(string(data), "\n\n")
	countries := map[string][]Town{}
	var towns []Town
	for head := range strings.Lines(heads + "\n") {
		var code string
		var n int
		if _, err := fmt.Sscanf(head, "%s %d", &code, &n); err != nil {
			return nil, err
		}
		for range n {
			var name string
			name, rest, _ = strings.Cut(rest, "\n")
			towns = append(towns, Town{Name: name, Country: code})
		}
	}
	if len(rest) != 5*len(towns) {
		return nil, fmt.Errorf("%d bytes for %d places", len(rest), len(towns))
	}
	numbers := []byte(rest[len(towns):])
	for i, t := range towns {
		t.Size = int(rest[i])
		t.Lat = int(int16(binary.LittleEndian.Uint16(numbers[4*i:])))
		t.Lon = int(int16(binary.LittleEndian.Uint16(numbers[4*i+2:])))
		countries[t.Country] = append(countries[t.Country], t)
	}
	return countries, nil
}

// In returns the towns of a country, by name. They are shared: nobody changes them.
func In(country string) []Town { return all()[country] }

// entry is a town under one of its names.
type entry struct {
	*Town
	spelled string
}

// named are the towns of a country by the keys of their names, the largest of each.
var named sync.Map // country → map[string]entry

// key is a name without what people write in several ways: St Paul is Saint Paul.
func key(name string) string {
	words := strings.Fields(naming.Fold(signs.Replace(name)))
	for i, w := range words {
		if long := shortened[w]; long != "" && i+1 < len(words) {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

var signs = strings.NewReplacer("/", " ", "(", " ", ")", " ")

var shortened = map[string]string{"st": "saint", "sankt": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

func index(country string) map[string]entry {
	if known, ok := named.Load(country); ok {
		return known.(map[string]entry)
	}
	towns := make(map[string]entry, len(In(country)))
	for i := range In(country) {
		t := &In(country)[i]
		k := key(t.Name)
		if old, seen := towns[k]; !seen || old.Size < t.Size {
			towns[k] = entry{t, t.Name}
		}
	}
	for line := range strings.Lines(ownNames) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		if code != country {
			continue
		}
		english, own, _ := strings.Cut(names, " = ")
		t, ok := towns[key(english)]
		for name := range strings.SplitSeq(own, ", ") {
			k, size := key(name), 0
			if old, seen := towns[k]; seen {
				size = old.Size
			}
			if ok && size < t.Size {
				towns[k] = entry{t.Town, name}
			}
		}
	}
	named.Store(country, towns)
	return towns
}

// Find returns the town of a name in a country, the largest if there are several. It is
// false when none is known.
func Find(country, name string) (Town, bool) {
	if country == "" || name == "" {
		return Town{}, false
	}
	t, ok := index(country)[key(name)]
	if !ok {
		return Town{}, false
	}
	return *t.Town, true
}

// Spelling is how the name of a town is written, for those who wrote it in capitals
// alone; "" when it is not known.
func Spelling(country, name string) string { return index(country)[key(name)].spelled }

// largest are the countries of the largest towns by the keys of their names, "" where
// another country has one that is more than an eighth of it.
var largest = sync.OnceValue(func() map[string]string {
	type best struct {
		country      string
		size, second int
	}
	found := map[string]best{}
	for country := range all() {
		for k, t := range index(country) {
			b := found[k]
			switch {
			case t.Size > b.size:
				b = best{country, t.Size, b.size}
			default:
				b.second = max(b.second, t.Size)
			}
			found[k] = b
		}
	}
	out := make(map[string]string, len(found))
	for k, b := range found {
		if b.size-b.second >= 3 {
			out[k] = b.country
		}
	}
	return out
})

// Largest returns the country whose town of a name is by far the largest, "" when there
// is none.
func Largest(name string) string { return largest()[key(name)] }

// Elsewhere reports whether a country other than this one has a town of a name.
func Elsewhere(country, name string) bool {
	for other := range all() {
		if _, ok := index(other)[key(name)]; ok && other != country {
			return true
		}
	}
	return false
}
