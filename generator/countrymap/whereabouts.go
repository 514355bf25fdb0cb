package countrymap

import (
	"math"
	"sync"
)

// Off returns how far a point lies outside of a country (ISO 3166-1 alpha-2), in
// kilometres: 0 within it. It is false for a country without an outline. Coasts and borders
// are as coarse as a map of a country needs them, and small islands are not there.
func Off(code string, p Point) (km float64, ok bool) {
	rings := world().countries[code]
	if rings == nil {
		return 0, false
	}
	if bandsOf(code).hold(p) {
		return 0, true
	}
	nearest := math.Inf(1)
	for i := range rings {
		r := &rings[i]
		at := Point{around(p.Lon, r.box.middle()), p.Lat}
		if r.box.kilometres(at) < nearest {
			nearest = min(nearest, world().toEdge(r, at))
		}
	}
	return nearest, true
}

// bands are the lines of a country's outline by the degrees of latitude that they touch, so
// that not all of them have to be looked at.
type bands map[int][][2]Point

var known sync.Map // code → bands

func bandsOf(code string) bands {
	if b, ok := known.Load(code); ok {
		return b.(bands)
	}
	out := bands{}
	w := world()
	for i := range w.countries[code] {
		w.edges(&w.countries[code][i], func(a, b Point) {
			for lat := int(math.Floor(min(a.Lat, b.Lat))); lat <= int(math.Floor(max(a.Lat, b.Lat))); lat++ {
				out[lat] = append(out[lat], [2]Point{a, b})
			}
		})
	}
	known.Store(code, out)
	return out
}

// hold counts the lines that a way east from a point meets; outlines over 180 degrees
// lie a turn away.
func (lines bands) hold(p Point) bool {
	var odd [3]bool
	for _, l := range lines[int(math.Floor(p.Lat))] {
		a, b := l[0], l[1]
		if (a.Lat > p.Lat) == (b.Lat > p.Lat) {
			continue
		}
		at := a.Lon + (b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat)
		for turn := range odd {
			if p.Lon+float64(360*(turn-1)) < at {
				odd[turn] = !odd[turn]
			}
		}
	}
	return odd[0] || odd[1] || odd[2]
}

// At returns the country in which a point lies, or the nearest of those that are so many
// kilometres away; "" for the open sea.
func At(p Point, within float64) string {
	best, nearest := "", within
	for _, code := range world().codes {
		if km, _ := Off(code, p); km <= nearest && (best == "" || km < nearest) {
			best, nearest = code, km
		}
	}
	return best
}

// edges calls back with each line of a ring.
func (w *outlines) edges(r *ring, line func(a, b Point)) {
	for i, arc := range r.arcs {
		points := w.arcs[max(arc, ^arc)]
		for n := 1; n < len(points); n++ {
			a, b := points[n-1], points[n]
			a.Lon, b.Lon = a.Lon+r.turns[i], b.Lon+r.turns[i]
			line(a, b)
		}
	}
}

const degree = 111.2 // kilometres, of latitude

// toEdge is how far a point lies from the nearest line of a ring, in kilometres.
func (w *outlines) toEdge(r *ring, p Point) float64 {
	squeeze := math.Cos(p.Lat * math.Pi / 180)
	nearest := math.Inf(1)
	w.edges(r, func(a, b Point) {
		ax, ay := (a.Lon-p.Lon)*squeeze, a.Lat-p.Lat
		dx, dy := (b.Lon-a.Lon)*squeeze, b.Lat-a.Lat
		along := 0.
		if long := dx*dx + dy*dy; long > 0 {
			along = min(1, max(0, -(ax*dx+ay*dy)/long))
		}
		nearest = min(nearest, math.Hypot(ax+along*dx, ay+along*dy))
	})
	return nearest * degree
}

// kilometres is how far a point lies outside of a box, or less.
func (b box) kilometres(p Point) float64 {
	squeeze := math.Cos(p.Lat * math.Pi / 180)
	return math.Hypot(max(0, b.west-p.Lon, p.Lon-b.east)*squeeze, max(0, b.south-p.Lat, p.Lat-b.north)) * degree
}
