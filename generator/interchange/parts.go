package interchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Publish writes the files of a format into a site: those of Write, but for a hub of more
// groups than directory.MostInFile. Of these there is a file for each so many, since hosts
// refuse large ones and few programs read them: groups-1.csv, groups-2.csv and so on. At
// the known address, groups.csv, stands what says so, in the format as far as it can:
//
//	groups.json       a JSON object, and not an array of meetings: see pieces
//	groups.hsds.json  the first page, which says of how many; groups-2.hsds.json is the next
//	groups.geojson    a FeatureCollection without features, with parts as a foreign member
//	groups.csv        a row for each part
//	groups.ics        not there: each group has its own calendar; or the whole, where the hub has no others
func Publish(name Format, site *model.Site, set *locale.Set, write func(path string, data []byte) error) error {
	w := newWriter(site, set)
	if len(w.all) <= directory.MostInFile {
		return Write(name, site, set, write)
	}
	f := registered(name)
	if f.write == nil {
		return fmt.Errorf("no file is written in the format %q", name)
	}
	switch {
	case f.index != nil || f.paged:
		if err := w.inParts(f, write); err != nil {
			return err
		}
	case directory.OneCalendar(site.Hub, len(w.all)):
		return Write(name, site, set, write)
	}
	return w.each(f, write)
}

// Paths are those of the files that Publish writes.
func Paths(name Format, site *model.Site) iter.Seq[string] {
	return func(yield func(string) bool) {
		f, w := registered(name), newWriter(site, nil)
		if f.write == nil {
			return
		}
		parts := 0
		switch many := len(w.all) > directory.MostInFile; {
		case many && (f.index != nil || f.paged):
			parts = w.count()
		case many && !directory.OneCalendar(site.Hub, len(w.all)):
			f.address = ""
		}
		if f.address != "" && !yield(f.address) {
			return
		}
		for n := 1; n <= parts; n++ {
			if !(f.paged && n == 1) && !yield(route.Part(f.address, n)) {
				return
			}
		}
		for address := range w.single(f) {
			if !yield(address) {
				return
			}
		}
	}
}

// One makes the file at a path alone, and reports whether Publish writes one there.
func One(name Format, site *model.Site, set *locale.Set, path string) (data []byte, ok bool) {
	f, w := registered(name), newWriter(site, set)
	for address, e := range w.single(f) {
		if address == path {
			return f.writeOne(w, e), true
		}
	}
	if slices.Contains(slices.Collect(Paths(name, site)), path) {
		found := errors.New("found")
		_ = Publish(name, site, set, func(at string, made []byte) error {
			if at != path {
				return nil
			}
			data, ok = made, true
			return found // the rest need not be made
		})
	}
	return data, ok
}

// count is how many files all entries take.
func (w *writer) count() int { return (len(w.all) + directory.MostInFile - 1) / directory.MostInFile }

// inParts writes the parts of a file, and what stands at its address.
func (w *writer) inParts(f format, write func(path string, data []byte) error) error {
	w.parts = w.count()
	w.part, w.sums = 0, nil
	for w.entries = range slices.Chunk(w.all, directory.MostInFile) {
		w.part++
		data, err := f.write(w)
		if err != nil {
			return err
		}
		w.sums = append(w.sums, sumOf(data))
		at := route.Part(f.address, w.part)
		if f.paged && w.part == 1 {
			at = f.address
		}
		if err := write(at, data); err != nil {
			return err
		}
	}
	if f.index == nil {
		return nil
	}
	data, err := f.index(w)
	if err != nil {
		return err
	}
	return write(f.address, data)
}

// pieces says where the groups of a large hub are.
type pieces struct {
	Format string   `json:"format"`
	Groups int      `json:"groups"`
	Parts  []string `json:"parts"`  // addresses, in order: absolute where the hub knows its own
	SHA256 []string `json:"sha256"` // of each part: who fetches them while the hub is published anew has parts of two lists
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

const partsFormat = "peerhub-parts/1"

// partsColumns are those of the index of groups.csv.
var partsColumns = []string{"part", "file", "groups", "sha256"}

func (w *writer) partsOf(file string) pieces {
	out := pieces{Format: partsFormat, Groups: len(w.all), SHA256: w.sums}
	for n := 1; n <= w.parts; n++ {
		at := route.Part(file, n)
		if absolute := route.Absolute(w.site.Hub, at); absolute != "" {
			at = absolute
		}
		out.Parts = append(out.Parts, at)
	}
	return out
}

// spreadsheets is a spreadsheet of spreadsheets.
func (w *writer) spreadsheets() ([]byte, error) {
	var out bytes.Buffer
	rows := csv.NewWriter(&out)
	rows.UseCRLF = true          // RFC 4180
	_ = rows.Write(partsColumns) // rows.Error tells
	of := w.partsOf(route.GroupsCSV)
	for i, file := range of.Parts {
		groups := min(directory.MostInFile, of.Groups-i*directory.MostInFile)
		_ = rows.Write([]string{strconv.Itoa(i + 1), file, strconv.Itoa(groups), of.SHA256[i]})
	}
	rows.Flush()
	return out.Bytes(), rows.Error()
}
