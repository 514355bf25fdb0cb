package finder

import (
	"cmp"
	"slices"

	"peerhub/generator/schema"
)

// mostInShard is how many groups a shard may have: about 9 kB, so that a region
// with its neighbours stays small.
const mostInShard = 96

// placed is a group with its place in the list of all and on the map.
type placed struct {
	*Group
	order int
	at    *point // nil when nobody knows
}

// shards cuts the groups into regions; see the package comment.
func shards(all []placed) [][]placed {
	var here, rest []placed
	for _, p := range all {
		if p.at != nil && !p.anywhere() {
			here = append(here, p)
		} else {
			rest = append(rest, p)
		}
	}
	out := halves(here)
	slices.SortStableFunc(rest, func(a, b placed) int {
		return cmp.Or(boolean(a.anywhere())-boolean(b.anywhere()), cmp.Compare(a.region(), b.region()))
	})
	for len(rest) > 0 {
		n := 1
		for n < min(len(rest), mostInShard) && rest[n].anywhere() == rest[0].anywhere() &&
			rest[n].region() == rest[0].region() {
			n++
		}
		// Small regions share a shard.
		for n < min(len(rest), mostInShard) && rest[n].anywhere() == rest[0].anywhere() && n < mostInShard/4 {
			n++
		}
		out = append(out, rest[:n])
		rest = rest[n:]
	}
	return out
}

// region is what groups without a point are kept together by.
func (p placed) region() string {
	if p.anywhere() {
		for _, l := range p.Facets.Of(schema.FacetLanguage) {
			return l
		}
		return ""
	}
	return p.Country
}

// halves cuts groups along the longer side of their box until none is too many.
func halves(all []placed) [][]placed {
	if len(all) == 0 {
		return nil
	}
	b := around(all)
	if len(all) <= mostInShard || b[0] == b[2] && b[1] == b[3] {
		// The order of lists packs better than any other, and a town of
		// many groups is cut by it.
		slices.SortFunc(all, func(a, b placed) int { return cmp.Compare(a.order, b.order) })
		return slices.Collect(slices.Chunk(all, mostInShard))
	}
	slices.SortFunc(all, func(x, y placed) int {
		if b[2]-b[0] > b[3]-b[1] {
			return cmp.Or(cmp.Compare(x.at.lat, y.at.lat), cmp.Compare(x.at.lon, y.at.lon),
				cmp.Compare(x.order, y.order))
		}
		return cmp.Or(cmp.Compare(x.at.lon, y.at.lon), cmp.Compare(x.at.lat, y.at.lat), cmp.Compare(x.order, y.order))
	})
	// Groups of one point stay together if they can.
	half := len(all) / 2
	for half < len(all)-1 && *all[half].at == *all[half-1].at {
		half++
	}
	if half >= len(all)-1 {
		half = len(all) / 2
	}
	return append(halves(all[:half:half]), halves(all[half:])...)
}

// around is the box of the groups: south, west, north, east.
func around(all []placed) [4]int {
	b := [4]int{all[0].at.lat, all[0].at.lon, all[0].at.lat, all[0].at.lon}
	for _, p := range all {
		b[0], b[1] = min(b[0], p.at.lat), min(b[1], p.at.lon)
		b[2], b[3] = max(b[2], p.at.lat), max(b[3], p.at.lon)
	}
	return b
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
