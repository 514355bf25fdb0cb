// Command outlines makes outlines.bin, from which package countrymap draws: the
// countries of Natural Earth at 1:50,000,000 (public domain,
// naturalearthdata.com), as the npm package world-atlas has them in TopoJSON.
// It runs npm to fetch the package; see the go:generate line of package countrymap.
//
// The file is deflated. In it, numbers are unsigned varints, signed ones in
// zigzag, as encoding/binary writes them:
//
//	arcs       their number; for each the number of its points, and the points,
//	           each as the difference from the one before, in 1/500 degree
//	countries  their number; for each its two letters (ISO 3166-1), its number of
//	           rings; for each the number of its arcs, and the arcs, where ^i is
//	           arc i walked backwards
package main

import (
	"archive/tar"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"peerhub/generator/countrymap"
)

const (
	source    = "world-atlas@2.0.2"
	file      = "package/countries-50m.json"
	steps     = 500  // of a degree
	tolerance = .008 // degrees; finer turns of a line are left out
)

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID   string
				Type string
				Arcs json.RawMessage
			}
		}
	}
}

func main() {
	log.SetFlags(0)
	var t topology
	data, err := fetch()
	if err == nil {
		err = json.Unmarshal(data, &t)
	}
	if err == nil {
		err = write(&t, "outlines.bin")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// fetch returns the file of countries from the npm registry.
func fetch() ([]byte, error) {
	dir, err := os.MkdirTemp("", "outlines")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	pack := exec.Command("npm", "pack", "--silent", source)
	pack.Dir, pack.Stderr = dir, os.Stderr
	name, err := pack.Output()
	if err != nil {
		return nil, fmt.Errorf("npm pack %s: %w", source, err)
	}
	archive, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	unzipped, err := gzip.NewReader(archive)
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(unzipped); ; {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, errors.New(file + " is not in " + source)
		}
		if err != nil {
			return nil, err
		}
		if h.Name == file {
			return io.ReadAll(files)
		}
	}
}

type country struct {
	code  string
	rings [][]int
}

func write(t *topology, name string) error {
	var countries []country
	for _, g := range t.Objects.Countries.Geometries {
		code := letters(g.ID)
		if code == "" || code == "AQ" { // Antarctica has no groups, and fills every map of the world
			continue
		}
		var polygons [][][]int
		var err error
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return err
		}
		rings := slices.Concat(polygons...)
		// an island of its own there
		if i := slices.IndexFunc(countries, func(c country) bool { return c.code == code }); i >= 0 {
			countries[i].rings = append(countries[i].rings, rings...)
		} else {
			countries = append(countries, country{code, rings})
		}
	}
	slices.SortFunc(countries, func(a, b country) int { return strings.Compare(a.code, b.code) })

	var out []byte
	out = binary.AppendUvarint(out, uint64(len(t.Arcs)))
	for _, arc := range t.Arcs {
		points := countrymap.Simplify(t.degrees(arc), tolerance)
		out = binary.AppendUvarint(out, uint64(len(points)))
		var last [2]int64
		for _, p := range points {
			at := [2]int64{int64(math.Round(p[0] * steps)), int64(math.Round(p[1] * steps))}
			out = binary.AppendVarint(out, at[0]-last[0])
			out = binary.AppendVarint(out, at[1]-last[1])
			last = at
		}
	}
	out = binary.AppendUvarint(out, uint64(len(countries)))
	for _, c := range countries {
		out = append(out, c.code...)
		out = binary.AppendUvarint(out, uint64(len(c.rings)))
		for _, ring := range c.rings {
			out = binary.AppendUvarint(out, uint64(len(ring)))
			for _, arc := range ring {
				out = binary.AppendVarint(out, int64(arc))
			}
		}
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err = w.Write(out); err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, packed.Bytes(), 0o644)
}

// letters turns the number of a country into its letters: "250" → "FR". The few
// disputed lands without a number are left out.
func letters(id string) string {
	n, err := strconv.Atoi(id)
	if err != nil {
		return ""
	}
	region, err := language.EncodeM49(n)
	if err != nil || len(region.String()) != 2 {
		return ""
	}
	return region.String()
}

// degrees undoes the quantisation of TopoJSON.
func (t *topology) degrees(arc [][2]int) [][2]float64 {
	out := make([][2]float64, len(arc))
	x, y := 0, 0
	for i, d := range arc {
		x, y = x+d[0], y+d[1]
		out[i] = [2]float64{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
			float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	return out
}
