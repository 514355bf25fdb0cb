package render

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"peerhub/generator/countrymap"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/route"
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
	ID, Href, Name, N string
	X, Y, Under       int    // Under is the base line of the name
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
func (f *finder) onMap(country string) []mapped {
	isCountry := func(key string) bool { return len(key) == 2 }
	isTown := func(key string) bool {
		return !isCountry(key) && (country == "" || strings.HasPrefix(key, country+"-"))
	}
	var places []mapped
	if country == "" {
		places = f.mapped(isCountry)
	}
	if len(places) < fewestPlaces {
		places = f.mapped(isTown)
	}
	if len(places) < fewestPlaces {
		return nil
	}
	return places
}

// mapLink leads to the map of the groups of a list that has none of its own.
type mapLink struct{ Href, Countries string } // Countries have maps, too: gb fr

func (f *finder) mapLink(root string) *mapLink {
	if f.onMap("") == nil {
		return nil
	}
	var countries []string
	for _, x := range f.facets {
		for _, c := range x.choices {
			if x.name == directory.FacetPlace && len(c.key) == 2 && f.onMap(c.key) != nil {
				countries = append(countries, c.key)
			}
		}
	}
	return &mapLink{root + f.t.at("groups/"+directory.FacetPlace), strings.Join(countries, " ")}
}

// placeMap draws the places that onMap names; nil where there are none.
func (f *finder) placeMap(country, root string) *mapView {
	places := f.onMap(country)
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
	label := f.t.T("nav.groups")
	if country != "" {
		label = f.t.CountryName(strings.ToUpper(country))
	}
	v.Title, v.Caption = f.t.T("map.title", "label", label), f.t.T("map.caption")
	for i := range places {
		places[i].x, places[i].y = m.At(places[i].at)
	}
	v.Dots = f.dots(places, root)
	v.writeNames()
	return v
}

// extra is what a page with the map loads besides.
func (v *mapView) extra() []string {
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

// mapped returns the places whose keys are wanted, and that may have a dot.
func (f *finder) mapped(wanted func(key string) bool) []mapped {
	var out []mapped
	for _, x := range f.facets {
		if x.name != directory.FacetPlace {
			continue
		}
		for _, c := range x.choices {
			if !wanted(c.key) {
				continue
			}
			if at, ok := middleOf(c); ok {
				out = append(out, mapped{key: c.key, label: c.label, land: c.listings[0].group.Place.Country, groups: len(c.listings), at: at})
			}
		}
	}
	return out
}

// middleOf returns where the groups of a choice are: the mean of what may be
// told of their places, of a country without any its middle. A single group that
// does not tell its place exactly has no dot.
func middleOf(c choice) (countrymap.Point, bool) {
	if p := c.listings[0].group.Place.Precision; len(c.listings) == 1 && p != "" && p != model.PlaceExact {
		return countrymap.Point{}, false
	}
	var sum countrymap.Point
	n := 0.
	for _, l := range c.listings {
		if p := l.group.Place.Public(); p.HasPoint {
			sum.Lon, sum.Lat, n = sum.Lon+p.Lon, sum.Lat+p.Lat, n+1
		}
	}
	if n > 0 {
		return countrymap.Point{Lon: sum.Lon / n, Lat: sum.Lat / n}, true
	}
	if len(c.key) == 2 {
		return countrymap.Middle(strings.ToUpper(c.key))
	}
	return countrymap.Point{}, false
}

// dots gathers places that lie too near each other for a finger around the one
// with the most groups.
func (f *finder) dots(places []mapped, root string) []mapDot {
	slices.SortStableFunc(places, func(a, b mapped) int {
		return cmp.Or(cmp.Compare(b.groups, a.groups), cmp.Compare(a.key, b.key))
	})
	var dots []mapDot
	for _, p := range places {
		near := slices.IndexFunc(dots, func(d mapDot) bool { return math.Hypot(d.places[0].x-p.x, d.places[0].y-p.y) < finger })
		if near < 0 {
			near = len(dots)
			dots = append(dots, mapDot{X: int(math.Round(p.x)), Y: int(math.Round(p.y)), Under: int(math.Round(p.y)) + dotRadius + nameSize})
		}
		dots[near].places = append(dots[near].places, p)
	}
	listed := max(1, mostListed/len(dots))
	if len(places) <= mostListed {
		listed = mostListed
	}
	for i := range dots {
		f.tellDot(&dots[i], i, listed, root)
	}
	return dots
}

func (f *finder) tellDot(d *mapDot, i, listed int, root string) {
	t := f.t
	n := 0
	var names []string
	for j, p := range d.places {
		n += p.groups
		if j < listed {
			names = append(names, p.label)
			d.Places = append(d.Places, pillItem{Href: root + route.Facet(t.r.hub, directory.FacetPlace, p.key, 1, t.language.Code), Text: p.label, N: t.Number(p.groups)})
		}
	}
	if more := len(d.places) - len(d.Places); more > 0 {
		d.More = t.T("map.more", "n", more)
		names = append(names, d.More)
	}
	d.ID = "map-" + strconv.Itoa(i+1)
	d.N = t.Number(n)
	d.Href = "#" + d.ID
	if len(d.places) == 1 {
		d.Href = d.Places[0].Href
	}
	d.Name = t.T("facet.set", "facet", strings.Join(names, t.comma()), "choice", t.T("groups.count", "n", n))
}

// writeNames puts the names of single places below their dots, where they cover
// nothing.
func (v *mapView) writeNames() {
	type area struct{ left, top, right, bottom int }
	var taken []area
	for _, d := range v.Dots {
		taken = append(taken, area{d.X - dotRadius, d.Y - dotRadius, d.X + dotRadius, d.Y + dotRadius})
	}
	for i := range v.Dots {
		d := &v.Dots[i]
		if len(d.places) > 1 {
			continue
		}
		half := utf8.RuneCountInString(d.places[0].label)*nameSize*3/10 + 4
		name := area{d.X - half, d.Y + dotRadius, d.X + half, d.Under + nameSize/4}
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
