package groups

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"peerhub/generator/countrymap"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mapView is what the template "map" shows: an outline, dots that are links, and
// a list that says the same. Lengths are units of the viewBox, two to a pixel.
type mapView struct {
	Title, Caption             string
	Width, Height              int
	PixelsAcross, PixelsUpDown int
	Land                       string
	Dots                       []mapDot
}

// mapDot is one dot: a place, or several that lie too near each other for a
// finger.
type mapDot struct {
	ID, Href, Name, N string // ID is that of several places
	X, Y, R, Under    int    // Under is the base line of the name
	Below             string // the name, where it fits below the dot
	Places            []pillItem
	More              string

	places []mapped
}

// mapped is a place with groups: a town, or a country.
type mapped struct {
	key, label string
	land       string // ISO 3166-1 alpha-2, or ""
	groups     int
	at         countrymap.Point
	x, y       float64
}

const (
	fewestPlaces = 3   // fewer make no map
	finger       = 100 // units between dots: 44 px on a phone of 320, where the map is a tenth smaller
	dotRadius    = 28
	nameSize     = 28 // font size of names, and about twice their letters' width
	mostListed   = 40 // places in the list of a map
)

// onMap are the places that a map shows: the towns of a country, or of all
// places ("") the countries, and the towns where there are few of them. There are
// none where they are fewer than three.
func onMap(places frame.Facet, country string) []mapped {
	isCountry := func(key string) bool { return len(key) == 2 }
	isTown := func(key string) bool {
		return !isCountry(key) && (country == "" || strings.HasPrefix(key, country+"-"))
	}
	var shown []mapped
	if country == "" {
		shown = withDots(places, isCountry)
	}
	if len(shown) < fewestPlaces {
		shown = withDots(places, isTown)
	}
	if len(shown) < fewestPlaces {
		return nil
	}
	return shown
}

// mapLink leads to the map of the groups of a list that has none of its own.
type mapLink struct{ Href, Countries string } // Countries have maps, too: gb fr

func (l *lists) mapLink(f *frame.Frame) *mapLink {
	places := l.directory.Facet(schema.FacetPlace)
	if onMap(places, "") == nil {
		return nil
	}
	var countries []string
	for _, c := range places.Choices {
		if len(c.Key) == 2 && onMap(places, c.Key) != nil {
			countries = append(countries, c.Key)
		}
	}
	return &mapLink{f.To(l.At("groups/" + schema.FacetPlace)), strings.Join(countries, " ")}
}

// placeMap draws the places that onMap names, for a page at an address; nil where there are none.
func (l *lists) placeMap(country, from string) *mapView {
	places := onMap(l.directory.Facet(schema.FacetPlace), country)
	if places == nil {
		return nil
	}
	var points []countrymap.Point
	lands := map[string]bool{}
	for _, p := range places {
		points = append(points, p.at)
		lands[p.land] = true
	}
	var m *countrymap.Map
	if land := places[0].land; len(lands) == 1 {
		country, m = land, countrymap.Country(land, points)
	}
	if m == nil {
		m = countrymap.Around(points)
	}
	v := &mapView{Width: m.Width, Height: m.Height, PixelsAcross: m.Width / 2, PixelsUpDown: m.Height / 2, Land: m.Land}
	label := l.T("nav.groups")
	if country != "" {
		label = l.CountryName(strings.ToUpper(country))
	}
	v.Title, v.Caption = l.T("map.title", "label", label), l.T("map.caption")
	for i := range places {
		places[i].x, places[i].y = m.At(places[i].at)
	}
	v.Dots = l.dots(places, from)
	v.writeNames()
	return v
}

// bundles are what a page with the map loads besides.
func (v *mapView) bundles() []string {
	if v == nil {
		return nil
	}
	return []string{"map"}
}

// weigh estimates what the map adds to a compressed page: figures press well, and
// the names stand in it up to three times.
func (v *mapView) weigh() int {
	if v == nil {
		return 0
	}
	weight := 500 + len(v.Land)/2 // its style sheet and frame
	for _, d := range v.Dots {
		weight += 60 + len(d.Places)*30
	}
	return weight
}

// withDots are the places whose keys are wanted, and that may have a dot.
func withDots(places frame.Facet, wanted func(key string) bool) []mapped {
	var out []mapped
	for _, c := range places.Choices {
		if !wanted(c.Key) {
			continue
		}
		if at, ok := middleOf(c); ok {
			out = append(out, mapped{key: c.Key, label: c.Label, land: c.Groups[0].Group.Place.Country,
				groups: len(c.Groups), at: at})
		}
	}
	return out
}

// middleOf returns where the groups of a choice are: the mean of what may be
// told of their places, of a country without any its middle. A single group that
// does not tell its place exactly has no dot.
func middleOf(c frame.Choice) (countrymap.Point, bool) {
	if p := c.Groups[0].Group.Place.Precision; len(c.Groups) == 1 && p != "" && p != model.PlaceExact {
		return countrymap.Point{}, false
	}
	var sum countrymap.Point
	n := 0.
	for _, g := range c.Groups {
		if p := g.Group.Place.Public(); p.HasPoint {
			sum.Lon, sum.Lat, n = sum.Lon+p.Lon, sum.Lat+p.Lat, n+1
		}
	}
	if n > 0 {
		return countrymap.Point{Lon: sum.Lon / n, Lat: sum.Lat / n}, true
	}
	if len(c.Key) == 2 {
		return countrymap.Middle(strings.ToUpper(c.Key))
	}
	return countrymap.Point{}, false
}

// dots gathers places that lie too near each other for a finger around the one
// with the most groups.
func (l *lists) dots(places []mapped, from string) []mapDot {
	slices.SortStableFunc(places, func(a, b mapped) int {
		return cmp.Or(cmp.Compare(b.groups, a.groups), cmp.Compare(a.key, b.key))
	})
	var dots []mapDot
	for _, p := range places {
		near := slices.IndexFunc(dots, func(d mapDot) bool {
			return math.Hypot(d.places[0].x-p.x, d.places[0].y-p.y) < finger
		})
		if near < 0 {
			near = len(dots)
			y := int(math.Round(p.y))
			dots = append(dots, mapDot{X: int(math.Round(p.x)), Y: y})
		}
		dots[near].places = append(dots[near].places, p)
	}
	listed := max(1, mostListed/len(dots))
	if len(places) <= mostListed {
		listed = mostListed
	}
	for i := range dots {
		l.tellDot(&dots[i], i, listed, from)
		dots[i].R = radius(dots[i].N)
		dots[i].Under = dots[i].Y + dots[i].R + nameSize
	}
	return dots
}

func (l *lists) tellDot(d *mapDot, i, listed int, from string) {
	n := 0
	var names []string
	for j, p := range d.places {
		n += p.groups
		if j < listed {
			names = append(names, p.label)
			to := route.Relative(from, route.Facet(l.Site.Hub, schema.FacetPlace, p.key, 1, l.Code))
			d.Places = append(d.Places, pillItem{Href: to, Text: p.label, N: l.Number(p.groups)})
		}
	}
	if more := len(d.places) - len(d.Places); more > 0 {
		d.More = l.T("map.more", "n", more)
		names = append(names, d.More)
	}
	d.N = l.Number(n)
	if len(d.places) == 1 {
		d.Href = d.Places[0].Href
	} else {
		d.ID = "map-" + strconv.Itoa(i+1)
		d.Href = "#" + d.ID
	}
	d.Name = l.T("facet.set", "facet", strings.Join(names, l.Comma()), "choice", l.T("groups.count", "n", n))
}

// radius is that of a dot which holds a number: a larger one than usual from four digits on.
func radius(number string) int { return max(dotRadius, nameSize*3/10*utf8.RuneCountInString(number)+4) }

// writeNames puts the names of single places below their dots, where they cover
// nothing.
func (v *mapView) writeNames() {
	type area struct{ left, top, right, bottom int }
	var taken []area
	for _, d := range v.Dots {
		taken = append(taken, area{d.X - d.R, d.Y - d.R, d.X + d.R, d.Y + d.R})
	}
	for i := range v.Dots {
		d := &v.Dots[i]
		if len(d.places) > 1 {
			continue
		}
		half := utf8.RuneCountInString(d.places[0].label)*nameSize*3/10 + 4
		name := area{d.X - half, d.Y + d.R, d.X + half, d.Under + nameSize/4}
		if name.left < 0 || name.right > v.Width || name.bottom > v.Height ||
			slices.ContainsFunc(taken, func(a area) bool {
				return a.left < name.right && name.left < a.right && a.top < name.bottom && name.top < a.bottom
			}) {
			continue
		}
		d.Below = d.places[0].label
		taken = append(taken, name)
	}
}
