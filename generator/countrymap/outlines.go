package countrymap

import (
	"bytes"
	"compress/flate"
	_ "embed" // outlines.bin
	"encoding/binary"
	"io"
	"math"
	"sync"
)

//go:embed outlines.bin
var packed []byte

// outlines are the borders and coasts of the countries.
type outlines struct {
	arcs      [][]Point
	countries map[string][]ring
	codes     []string // sorted
}

// ring is the border of one piece of a country, or of a hole in it.
type ring struct {
	arcs  []int     // ^i is arc i walked backwards
	turns []float64 // by how many degrees each is turned, so that a ring over 180 degrees is whole
	box   box
}

// world unpacks the outlines, once and only for a hub that has a map. The file
// is part of the program: one that cannot be read stops the tests.
var world = sync.OnceValue(func() *outlines {
	w, err := unpack(packed)
	if err != nil {
		panic("generator/countrymap/outlines.bin: " + err.Error())
	}
	return w
})

// unpack reads the format of the command outlines.
func unpack(data []byte) (*outlines, error) {
	all, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		return nil, err
	}
	in := &reader{Reader: bytes.NewReader(all)}
	w := &outlines{countries: map[string][]ring{}}
	const steps = 500 // of a degree
	for range in.count() {
		var arc []Point
		x, y := int64(0), int64(0)
		for range in.count() {
			x, y = x+in.number(), y+in.number()
			p := Point{float64(x) / steps, float64(y) / steps}
			if len(arc) > 0 {
				p.Lon = around(p.Lon, arc[len(arc)-1].Lon)
			}
			arc = append(arc, p)
		}
		w.arcs = append(w.arcs, arc)
	}
	for range in.count() {
		code := string([]byte{in.letter(), in.letter()})
		w.codes = append(w.codes, code)
		for range in.count() {
			r := ring{box: nowhere}
			var last Point
			for i := range in.count() {
				arc := int(in.number())
				if in.err != nil || max(arc, ^arc) >= len(w.arcs) || len(w.arcs[max(arc, ^arc)]) == 0 {
					return nil, io.ErrUnexpectedEOF
				}
				points := w.arcs[max(arc, ^arc)]
				from, to := points[0], points[len(points)-1]
				if arc < 0 {
					from, to = to, from
				}
				turn := 0.
				if i > 0 {
					turn = around(from.Lon, last.Lon) - from.Lon
				}
				last = Point{to.Lon + turn, to.Lat}
				r.arcs, r.turns = append(r.arcs, arc), append(r.turns, turn)
				for _, p := range points {
					r.box = r.box.with(Point{p.Lon + turn, p.Lat})
				}
			}
			w.countries[code] = append(w.countries[code], r)
		}
	}
	return w, in.err
}

// reader reads numbers until something is wrong, and then zeros.
type reader struct {
	*bytes.Reader
	err error
}

func (r *reader) count() uint64 {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(r.Len()) {
		r.err = io.ErrUnexpectedEOF
		return 0
	}
	return n
}

func (r *reader) number() int64 {
	n, err := binary.ReadVarint(r)
	if err != nil {
		r.err = io.ErrUnexpectedEOF
	}
	return n
}

func (r *reader) letter() byte {
	b, err := r.ReadByte()
	if err != nil {
		r.err = io.ErrUnexpectedEOF
	}
	return b
}

// box is a piece of the earth between meridians and parallels, in degrees.
type box struct{ west, south, east, north float64 }

var nowhere = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b box) with(p Point) box {
	return box{min(b.west, p.Lon), min(b.south, p.Lat), max(b.east, p.Lon), max(b.north, p.Lat)}
}

func (b box) union(c box) box { return b.with(Point{c.west, c.south}).with(Point{c.east, c.north}) }

func (b box) middle() float64 { return (b.west + b.east) / 2 }

// area and size are in degrees of latitude.
func (b box) area() float64 {
	return (b.east - b.west) * (b.north - b.south) * math.Cos((b.south+b.north)/2*math.Pi/180)
}

func (b box) size() float64 { return max(b.east-b.west, b.north-b.south) }

func (b box) contains(c box) bool { return b.union(c) == b }

func (b box) distance(c box) float64 {
	return max(0, b.west-c.east, c.west-b.east, b.south-c.north, c.south-b.north)
}

// shifted turns the box round the earth, to where it is nearest a meridian.
func (b box) shifted(middle float64) box {
	turn := around(b.middle(), middle) - b.middle()
	return box{b.west + turn, b.south, b.east + turn, b.north}
}

// around returns the same longitude within half the earth of another one.
func around(lon, middle float64) float64 { return lon - 360*math.Round((lon-middle)/360) }
