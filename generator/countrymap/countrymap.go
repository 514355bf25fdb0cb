// Package countrymap draws outlines of countries for small maps, without asking
// anybody for tiles.
//
// The outlines are those of Natural Earth (public domain), kept in a compressed
// file of 160 kB that the command outlines makes. A Map is as wide as a phone
// and has as few points as its size needs: the outline of one country is one or
// two kilobytes of SVG, the world about five.
//
//	m := countrymap.Country("GB", points)   // one country, and the points within it
//	m := countrymap.Around(points)          // what lies around some points, up to the whole world
//	m.Land                             // the value of an SVG path's d
//	x, y := m.At(points[0])
//
// Maps are plate carrée with the middle parallel true to scale, north up. They
// say roughly where things are, and are no good for measuring.
package countrymap

//go:generate go run ./outlines

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Width is the width of the widest map, in units of its viewBox: two to a CSS
// pixel, so that whole numbers are fine enough.
const Width = 640

const (
	tallest  = 720  // units
	land     = 16   // units left free around the land
	dots     = 60   // units left free around points, for what is drawn there
	fine     = 2    // units; smaller turns of a line are left out, and
	smallest = 5    // units; smaller islands too,
	heaviest = 5000 // unless the path would have more bytes than this: then larger ones
	beside   = 1100 // the same of a country alone, which stands in the first view of a list
)

// Point is a place in degrees.
type Point struct{ Lon, Lat float64 }

// Map is a drawing with y pointing down.
type Map struct {
	Width, Height int
	Land          string // the value of an SVG path's d, to be filled evenodd

	middle, scale float64 // longitude, units a degree of latitude
	squeeze       float64 // of longitudes
	west, north   float64 // of the upper left corner, from the middle
}

// At returns where a point lies on the map, which may be outside of it.
func (m *Map) At(p Point) (x, y float64) {
	return (around(p.Lon, m.middle) - m.middle - m.west) * m.squeeze * m.scale, (m.north - p.Lat) * m.scale
}

// Country returns the map of a country (ISO 3166-1 alpha-2) in which the points
// are seen. It is nil for one without an outline.
func Country(code string, points []Point) *Map {
	w := world()
	rings := w.countries[code]
	if rings == nil {
		return nil
	}
	main := largest(rings)
	middle := main.box.middle()
	view := main.box
	for _, p := range points {
		view = view.with(Point{around(p.Lon, middle), p.Lat})
	}
	// The mainland, what is large and near it, and what has a point on it.
	for grown := true; grown; {
		grown = false
		for _, r := range rings {
			b := r.box.shifted(middle)
			part, gap := b.area()/main.box.area(), view.distance(b)/view.size()
			if !view.contains(b) && (part > .25 && gap < .6 || part > .04 && gap < .1) {
				view, grown = view.union(b), true
			}
		}
	}
	return w.draw(view, middle, points, []string{code}, beside)
}

// Middle returns about the middle of a country's largest part, false for one
// without an outline.
func Middle(code string) (Point, bool) {
	rings := world().countries[code]
	if rings == nil {
		return Point{}, false
	}
	b := largest(rings).box
	return Point{around(b.middle(), 0), (b.south + b.north) / 2}, true
}

func largest(rings []ring) ring {
	return slices.MaxFunc(rings, func(a, b ring) int { return cmp.Compare(a.box.area(), b.box.area()) })
}

// Around returns a map of the countries around the points, of nothing smaller
// than a region. It is nil without points.
func Around(points []Point) *Map {
	if len(points) == 0 {
		return nil
	}
	middle, span := 0., 360.
	for _, p := range points { // the shortest way round the earth that meets all points
		east := 0.
		for _, q := range points {
			east = max(east, math.Mod(q.Lon-p.Lon+720, 360))
		}
		if east < span {
			middle, span = around(p.Lon+east/2, 0), east
		}
	}
	if span > 200 {
		middle = 0 // the outlines are cut at 180 degrees; so is the map
	}
	view := nowhere
	for _, p := range points {
		view = view.with(Point{around(p.Lon, middle), p.Lat})
	}
	const least = 10 // degrees
	if grow := (least - view.size()) / 2; grow > 0 {
		view = box{view.west - grow, view.south - grow, view.east + grow, view.north + grow}
	}
	w := world()
	return w.draw(view, middle, points, w.codes, heaviest)
}

// draw fits the view and the room around points into a map of so many bytes.
func (w *outlines) draw(view box, middle float64, points []Point, codes []string, most int) *Map {
	m := &Map{middle: middle, squeeze: math.Cos((view.south + view.north) / 2 * math.Pi / 180)}
	wide, high := max(.01, (view.east-view.west)*m.squeeze), max(.01, view.north-view.south)
	pad := float64(land)
	if len(points) > 0 {
		pad = dots
	}
	m.scale = min((Width-2*pad)/wide, (tallest-2*pad)/high)
	m.Width, m.Height = int(math.Ceil(wide*m.scale+2*pad)), int(math.Ceil(high*m.scale+2*pad))
	m.west, m.north = view.west-middle-pad/m.scale/m.squeeze, view.north+pad/m.scale
	for coarse := 1.; coarse < 10; coarse *= 1.4 {
		if m.Land = w.path(m, codes, coarse); len(m.Land) <= most {
			break
		}
	}
	return m
}

// path draws the rings of the countries that are seen, so many times as coarse
// as can be.
func (w *outlines) path(m *Map, codes []string, coarse float64) string {
	var out []byte
	lines := map[walked][][2]float64{}
	for _, code := range codes {
		for _, r := range w.countries[code] {
			turn := r.box.shifted(m.middle).west - r.box.west
			if !m.sees(r.box, turn) {
				continue
			}
			var whole [][2]float64
			for i, a := range r.arcs {
				line := w.line(m, lines, a, turn+r.turns[i], coarse)
				if len(whole) > 0 {
					line = line[1:]
				}
				whole = append(whole, line...)
			}
			out = appendRing(out, whole, smallest*coarse)
		}
	}
	return string(out)
}

// walked is an arc as it lies on the map, in one of the turns round the earth.
type walked struct {
	arc  int
	turn float64
}

// line returns an arc in units, simplified once for both of its countries, so
// that their borders stay one.
func (w *outlines) line(m *Map, known map[walked][][2]float64, arc int, turn, coarse float64) [][2]float64 {
	key := walked{max(arc, ^arc), turn}
	line, ok := known[key]
	if !ok {
		const beyond = 30 // what lies further out than this is drawn along the edge
		for _, p := range w.arcs[key.arc] {
			x, y := (p.Lon+turn-m.middle-m.west)*m.squeeze*m.scale, (m.north-p.Lat)*m.scale
			line = append(line, [2]float64{min(max(x, -beyond), float64(m.Width)+beyond),
				min(max(y, -beyond), float64(m.Height)+beyond)})
		}
		line = Simplify(line, fine*coarse)
		known[key] = line
	}
	if arc < 0 {
		line = slices.Clone(line)
		slices.Reverse(line)
	}
	return line
}

// appendRing writes a ring with whole relative numbers, if there is anything to
// see of it.
func appendRing(out []byte, ring [][2]float64, smallest float64) []byte {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range ring {
		left, top, right, bottom = min(left, p[0]), min(top, p[1]), max(right, p[0]), max(bottom, p[1])
	}
	if right-left < smallest && bottom-top < smallest {
		return out
	}
	lastX, lastY := 0, 0
	for i, p := range ring {
		x, y := int(math.Round(p[0])), int(math.Round(p[1]))
		switch {
		case i == 0:
			out = append(out, 'M')
			out = appendPair(out, x, y)
			out = append(out, 'l')
		case x == lastX && y == lastY:
			continue
		default:
			out = appendPair(out, x-lastX, y-lastY)
		}
		lastX, lastY = x, y
	}
	return append(out, 'z')
}

func appendPair(out []byte, x, y int) []byte {
	if last := out[len(out)-1]; x >= 0 && last >= '0' && last <= '9' {
		out = append(out, ' ')
	}
	out = strconv.AppendInt(out, int64(x), 10)
	if y >= 0 {
		out = append(out, ' ')
	}
	return strconv.AppendInt(out, int64(y), 10)
}

// sees reports whether a part of the box, turned round the earth, is on the map.
func (m *Map) sees(b box, turn float64) bool {
	left, right := (b.west+turn-m.middle-m.west)*m.squeeze*m.scale, (b.east+turn-m.middle-m.west)*m.squeeze*m.scale
	top, bottom := (m.north-b.north)*m.scale, (m.north-b.south)*m.scale
	return right > 0 && left < float64(m.Width) && bottom > 0 && top < float64(m.Height)
}

// Simplify leaves out the points that lie less than the tolerance beside the
// line without them (Douglas and Peucker 1973).
func Simplify(line [][2]float64, tolerance float64) [][2]float64 {
	if len(line) < 3 {
		return line
	}
	a, b := line[0], line[len(line)-1]
	dx, dy := b[0]-a[0], b[1]-a[1]
	long := math.Hypot(dx, dy)
	most, at := 0., 0
	for i, p := range line[1 : len(line)-1] {
		off := math.Hypot(p[0]-a[0], p[1]-a[1])
		if long > 0 {
			off = math.Abs(float64(dx*(p[1]-a[1]))-float64(dy*(p[0]-a[0]))) / long
		}
		if off > most {
			most, at = off, i+1
		}
	}
	if most < tolerance {
		return [][2]float64{a, b}
	}
	before := Simplify(line[:at+1], tolerance)
	return append(slices.Clone(before[:len(before)-1]), Simplify(line[at:], tolerance)...)
}
