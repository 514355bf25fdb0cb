package finder

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/gazetteer"
)

// place returns where the group is: its own point, else that of its town; nil
// when nobody knows or nobody may tell.
func (p *Publisher) place(group *Group) *point {
	if group.HasPoint {
		p := rounded(group.Lat, group.Lon)
		return &p
	}
	if t, ok := gazetteer.FindIn(group.Country, group.City, p.languages); ok {
		return &point{t.Lat, t.Lon}
	}
	return nil
}

const (
	firstTowns = 100    // in the file that a reader waits for
	mostTowns  = 40_000 // at most
	large      = 16     // of towns of all countries, as a power of two: 32,768 people and more
	inPart     = 600    // names in a part: about 6 kB
)

// town is a place that a reader may type, by all its names.
type town struct {
	gazetteer.Town
	rank  int
	names []name // the first is the usual one
}

// name is a name of a town. The tag is the place of its language in the hub, counted from
// 1; 0 is of no language or of all, and postcode stands for a postcode.
type name struct {
	text string
	tag  int
}

const postcode = 9

// towns returns the towns of the countries and all capitals: those of the groups first,
// then those of countries with groups, the largest first.
func (p *Publisher) towns(groups []placed) []town {
	known := map[gazetteer.Town]int{} // their rank
	add := func(t gazetteer.Town, rank int) { known[t] = max(known[t], rank) }
	inCountry := map[string]int{}
	for _, g := range groups {
		inCountry[g.Country] = 1
	}
	for _, country := range p.countries {
		for _, t := range gazetteer.In(country) {
			add(t, inCountry[country])
		}
	}
	if len(p.countries) > 0 { // other hubs know nothing of places
		for _, t := range slices.Concat(gazetteer.Capitals(), gazetteer.Large(large)) {
			add(t, inCountry[t.Country])
		}
	}
	own := map[gazetteer.Town][]string{}
	unknown := map[[2]string]gazetteer.Town{} // by country and the name that groups give
	for _, g := range groups {
		if g.at == nil || g.City == "" {
			continue
		}
		t, found := gazetteer.FindIn(g.Country, g.City, p.languages)
		if !found { // the town by the name that the group gives
			by := [2]string{g.Country, g.City}
			if t, found = unknown[by]; !found {
				t = gazetteer.Town{Name: g.City, Country: g.Country, Lat: g.at.lat, Lon: g.at.lon}
				unknown[by] = t
			}
		}
		add(t, 2)
		if !slices.Contains(own[t], g.City) {
			own[t] = append(own[t], g.City)
		}
	}
	out := make([]town, 0, len(known))
	for t, rank := range known {
		out = append(out, town{Town: t, rank: rank, names: p.names(t, own[t])})
	}
	slices.SortFunc(out, func(a, b town) int {
		return cmp.Or(b.rank-a.rank, b.Size-a.Size, strings.Compare(a.Country, b.Country),
			strings.Compare(a.Name, b.Name), a.Lat-b.Lat, a.Lon-b.Lon)
	})
	return out[:min(len(out), mostTowns)]
}

// names are those of a town: the usual one, those of the hub's languages, by which other
// names people know it, and how its groups write it.
func (p *Publisher) names(t gazetteer.Town, own []string) []name {
	out := []name{{t.Name, 0}}
	add := func(text string, tag int) {
		if !slices.ContainsFunc(out, func(n name) bool { return n.text == text }) {
			out = append(out, name{text, tag})
		}
	}
	for i, l := range p.languages {
		if called := gazetteer.Called(l)[t]; called != "" {
			add(called, i+1)
		}
	}
	for _, other := range append(gazetteer.Others(t), own...) {
		add(other, 0)
	}
	return out
}

// postcodes are those that groups tell, as places.
func postcodes(groups []placed) []town {
	var out []town
	seen := map[string]bool{}
	for _, g := range groups {
		if g.at == nil || g.Postcode == "" || seen[g.Country+g.Postcode] {
			continue
		}
		seen[g.Country+g.Postcode] = true
		out = append(out, town{rank: 2, names: []name{{g.Postcode + "|" + g.City, postcode}},
			Town: gazetteer.Town{Country: g.Country, Lat: g.at.lat, Lon: g.at.lon}})
	}
	return out
}

// townFile is a list of towns, the largest first, and the parts in which all names
// stand by their keys: the key of the first name of each part, and its file.
type townFile struct {
	Countries []string    `json:"countries"`
	Names     string      `json:"names"`  // a line each; other names after tabs, each behind the digit of its tag
	In        []int       `json:"in"`     // the country of each
	Points    []int       `json:"points"` // latitude and longitude in turn, in hundredths of a degree
	Sizes     string      `json:"sizes"`  // a letter each: "a" and as many as the power of two of its people
	Parts     [][2]string `json:"parts,omitempty"`
	// The regions of towns that have a name with another of their country in common: their names
	// as Names has those of towns, and for each town that has one, its place in In and that of its region.
	Regions string `json:"regions,omitempty"`
	Of      []int  `json:"of,omitempty"`
}

func (p *Publisher) newTownFile(towns []town) townFile {
	var f townFile
	var names, regions []string
	var sizes strings.Builder
	for i, t := range towns {
		in := slices.Index(f.Countries, t.Country)
		if in < 0 {
			in = len(f.Countries)
			f.Countries = append(f.Countries, t.Country)
		}
		line := strconv.Itoa(t.names[0].tag) + t.names[0].text
		for _, n := range t.names[1:] {
			line += "\t" + strconv.Itoa(n.tag) + n.text
		}
		names, f.In, f.Points = append(names, line), append(f.In, in), append(f.Points, t.Lat, t.Lon)
		sizes.WriteByte(byte('a' + min(t.Size, 25)))
		if region := p.region(t.Town); region != "" && t.names[0].tag != postcode {
			of := slices.Index(regions, region)
			if of < 0 {
				of = len(regions)
				regions = append(regions, region)
			}
			f.Of = append(f.Of, i, of)
		}
	}
	f.Names, f.Sizes = strings.Join(names, "\n"), sizes.String()
	f.Regions = strings.Join(regions, "\n")
	return f
}

// region is the line of a town's region, "" where its name says enough.
func (p *Publisher) region(t gazetteer.Town) string {
	usual := gazetteer.Region(t, "en")
	if usual == "" {
		return ""
	}
	line := "0" + usual
	for i, l := range p.languages {
		if called := gazetteer.Region(t, l); called != usual {
			line += "\t" + strconv.Itoa(i+1) + called
		}
	}
	return line
}

// townFiles makes the files of towns, and returns the name of the first. Languages
// whose groups are in the same places share them.
func (w *writer) townFiles(groups []placed) (string, error) {
	where := sha256.New()
	for _, g := range groups {
		fmt.Fprintf(where, "%s\n%s\n%s\n%v\n", g.Country, g.City, g.Postcode, g.at != nil)
		if g.at != nil {
			fmt.Fprintln(where, *g.at)
		}
	}
	at := [sha256.Size]byte(where.Sum(nil))
	known, ok := w.made[at]
	if !ok {
		own := &writer{Publisher: w.Publisher, known: map[string]bool{}}
		first, err := own.makeTowns(groups)
		if err != nil {
			return "", err
		}
		known = townSet{first, own.files}
		w.made[at] = known
	}
	w.files = append(w.files, known.files...)
	return known.first, nil
}

// townSet is the files of towns, and the name of the first.
type townSet struct {
	first string
	files []File
}

func (w *writer) makeTowns(groups []placed) (string, error) {
	towns := w.towns(groups)
	if len(towns) == 0 {
		return "", nil
	}
	first := w.newTownFile(towns[:min(len(towns), firstTowns)])
	type keyed struct {
		key string
		town
	}
	var all []keyed
	for _, t := range append(towns, postcodes(groups)...) {
		for _, n := range t.names {
			k := key(n.text)
			if n.tag == postcode {
				code, _, _ := strings.Cut(n.text, "|")
				k = strings.ReplaceAll(fold(code), " ", "")
			}
			one := t
			one.names = []name{n}
			all = append(all, keyed{k, one})
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for part := range slices.Chunk(all, inPart) {
		var of []town
		for _, k := range part {
			of = append(of, k.town)
		}
		file, err := w.file("towns-", w.newTownFile(of))
		if err != nil {
			return "", err
		}
		first.Parts = append(first.Parts, [2]string{part[0].key, file})
	}
	return w.file("towns-", first)
}
