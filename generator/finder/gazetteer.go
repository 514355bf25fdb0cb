package finder

import (
	"bytes"
	"cmp"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"peerhub/generator/directory"
)

// places holds, deflated: a line for each country with its code and how many
// places it has, an empty line, a line for each place with its name, a byte for
// each with the bits of the number of its people, and for each latitude and
// longitude as 16-bit little-endian hundredths of a degree. Places are sorted by
// country and name.
//
//go:embed places.bin
var places []byte

// gazetteer knows where towns are. It is for one goroutine.
type gazetteer struct {
	countries map[string][]town
	named     map[string]map[string]town // of countries that were asked for, by directory.Slug: the largest of the name
}

// town is a place that a reader may type.
type town struct {
	name, country string
	at            point
	size          int // people, as a power of two
}

// newGazetteer reads the gazetteer that is built in. An error means that the
// program itself is broken.
func newGazetteer() (*gazetteer, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(places)))
	if err != nil {
		return nil, err
	}
	heads, rest, _ := strings.Cut(string(data), "\n\n")
	g := &gazetteer{countries: map[string][]town{}, named: map[string]map[string]town{}}
	var all []town
	for head := range strings.Lines(heads + "\n") {
		var code string
		var n int
		if _, err := fmt.Sscanf(head, "%s %d", &code, &n); err != nil {
			return nil, err
		}
		for range n {
			var name string
			name, rest, _ = strings.Cut(rest, "\n")
			all = append(all, town{name: name, country: code})
		}
	}
	if len(rest) != 5*len(all) {
		return nil, fmt.Errorf("places.bin has %d bytes for %d places", len(rest), len(all))
	}
	numbers := []byte(rest[len(all):])
	for i := range all {
		t := &all[i]
		t.size = int(rest[i])
		t.at.lat = int(int16(binary.LittleEndian.Uint16(numbers[4*i:])))
		t.at.lon = int(int16(binary.LittleEndian.Uint16(numbers[4*i+2:])))
		g.countries[t.country] = append(g.countries[t.country], *t)
	}
	return g, nil
}

// find returns the town of the name, the largest if there are several, whatever
// its accents. It is false when the gazetteer has none.
func (g *gazetteer) find(country, name string) (town, bool) {
	if country == "" || name == "" {
		return town{}, false
	}
	towns, read := g.named[country]
	if !read {
		towns = make(map[string]town, len(g.countries[country]))
		for _, t := range g.countries[country] {
			key := directory.Slug(t.name)
			if old, seen := towns[key]; !seen || old.size < t.size {
				towns[key] = t
			}
		}
		g.named[country] = towns
	}
	t, ok := towns[directory.Slug(name)]
	return t, ok
}

// place returns where the group is: its own point, else that of its town; nil
// when nobody knows or nobody may tell.
func (g *gazetteer) place(group *Group) *point {
	if group.HasPoint {
		p := rounded(group.Lat, group.Lon)
		return &p
	}
	if t, ok := g.find(group.Country, group.City); ok {
		return &t.at
	}
	return nil
}

// How many towns the first file has, which a reader waits for, and how many
// there are at most.
const (
	firstTowns = 700
	mostTowns  = 20_000
)

// towns returns the towns of the countries: those of the groups and the largest
// for the first file, and the others.
func (g *gazetteer) towns(countries []string, groups []placed) (first, more []town) {
	var all []town
	for _, c := range countries {
		all = append(all, g.countries[c]...)
	}
	inCountry, inTown := map[string]bool{}, map[town]bool{}
	own := map[string]bool{}
	for _, p := range groups {
		inCountry[p.Country] = true
		known, found := g.find(p.Country, p.City)
		if found {
			inTown[known] = true
		}
		// The town by the name that the group gives, in its script.
		if p.at == nil || p.City == "" || known.name == p.City || own[p.Country+p.City] {
			continue
		}
		own[p.Country+p.City] = true
		t := town{name: p.City, country: p.Country, at: *p.at, size: known.size}
		inTown[t] = true
		all = append(all, t)
	}
	// The rank is looked up once for each: a sort asks for it many times.
	type ranked struct {
		town
		rank int
	}
	sorted := make([]ranked, len(all))
	for i, t := range all {
		sorted[i] = ranked{t, 2*boolean(inTown[t]) + boolean(inCountry[t.country])}
	}
	slices.SortStableFunc(sorted, func(a, b ranked) int {
		return cmp.Or(b.rank-a.rank, b.size-a.size, strings.Compare(a.country, b.country), strings.Compare(a.name, b.name))
	})
	for i, t := range sorted {
		all[i] = t.town
	}
	all = all[:min(len(all), mostTowns)]
	n := min(len(all), firstTowns)
	return all[:n], all[n:]
}

// townFile is a list of towns, the largest first.
type townFile struct {
	Countries []string `json:"countries"`
	Names     string   `json:"names"`  // a line each
	In        []int    `json:"in"`     // the country of each
	Points    []int    `json:"points"` // latitude and longitude in turn, in hundredths of a degree
}

func newTownFile(towns []town) townFile {
	var f townFile
	var names []string
	for _, t := range towns {
		in := slices.Index(f.Countries, t.country)
		if in < 0 {
			in = len(f.Countries)
			f.Countries = append(f.Countries, t.country)
		}
		names, f.In, f.Points = append(names, t.name), append(f.In, in), append(f.Points, t.at.lat, t.at.lon)
	}
	f.Names = strings.Join(names, "\n")
	return f
}
