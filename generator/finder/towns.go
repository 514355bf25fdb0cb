package finder

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/gazetteer"
)

// place returns where the group is: its own point, else that of its town; nil
// when nobody knows or nobody may tell.
func place(group *Group) *point {
	if group.HasPoint {
		p := rounded(group.Lat, group.Lon)
		return &p
	}
	if t, ok := gazetteer.Find(group.Country, group.City); ok {
		return &point{t.Lat, t.Lon}
	}
	return nil
}

// How many towns the first file has, which a reader waits for, and how many
// there are at most.
const (
	firstTowns = 700
	mostTowns  = 20_000
)

// towns returns the towns of the countries: those of the groups and the largest
// for the first file, and the others.
func towns(countries []string, groups []placed) (first, more []gazetteer.Town) {
	var all []gazetteer.Town
	for _, c := range countries {
		all = append(all, gazetteer.In(c)...)
	}
	inCountry, inTown := map[string]bool{}, map[gazetteer.Town]bool{}
	own := map[string]bool{}
	for _, p := range groups {
		inCountry[p.Country] = true
		known, found := gazetteer.Find(p.Country, p.City)
		if found {
			inTown[known] = true
		}
		// The town by the name that the group gives, in its script.
		if p.at == nil || p.City == "" || known.Name == p.City || own[p.Country+p.City] {
			continue
		}
		own[p.Country+p.City] = true
		t := gazetteer.Town{Name: p.City, Country: p.Country, Lat: p.at.lat, Lon: p.at.lon, Size: known.Size}
		inTown[t] = true
		all = append(all, t)
	}
	// The rank is looked up once for each: a sort asks for it many times.
	type ranked struct {
		gazetteer.Town
		rank int
	}
	sorted := make([]ranked, len(all))
	for i, t := range all {
		sorted[i] = ranked{t, 2*boolean(inTown[t]) + boolean(inCountry[t.Country])}
	}
	slices.SortStableFunc(sorted, func(a, b ranked) int {
		return cmp.Or(b.rank-a.rank, b.Size-a.Size, strings.Compare(a.Country, b.Country),
			strings.Compare(a.Name, b.Name))
	})
	for i, t := range sorted {
		all[i] = t.Town
	}
	all = all[:min(len(all), mostTowns)]
	n := min(len(all), firstTowns)
	return all[:n], all[n:]
}

// townFile is a list of towns, the largest first.
type townFile struct {
	Countries []string `json:"countries"`
	Names     string   `json:"names"`  // a line each
	In        []int    `json:"in"`     // the country of each
	Points    []int    `json:"points"` // latitude and longitude in turn, in hundredths of a degree
}

func newTownFile(towns []gazetteer.Town) townFile {
	var f townFile
	var names []string
	for _, t := range towns {
		in := slices.Index(f.Countries, t.Country)
		if in < 0 {
			in = len(f.Countries)
			f.Countries = append(f.Countries, t.Country)
		}
		names, f.In, f.Points = append(names, t.Name), append(f.In, in), append(f.Points, t.Lat, t.Lon)
	}
	f.Names = strings.Join(names, "\n")
	return f
}
