package finder_test

import (
	"slices"
	"testing"

	"peerhub/generator/finder"
)

// TestVeryLargeHubsAreAskedInParts: no file of facts has more groups than a question may read; every group is
// in one part of countries, and in one of each of its languages if one can join it from afar.
func TestVeryLargeHubsAreAskedInParts(t *testing.T) {
	n := finder.MostFacts + 2000
	d := madeUp(n)
	d.Facets = append(d.Facets, finder.Facet{Name: "place", Choices: [][2]string{{"fr", "France"}, {"gb", "United Kingdom"}, {"ke", "Kenya"}}})
	for i := range d.Groups {
		if i%50 == 0 {
			d.Groups[i].Country = "" // nobody knows
		}
	}
	s := publish(t, nil, d)
	index := s.index(t)
	if index.All != "" || len(index.Parts) < 4 {
		t.Fatalf("%d parts, and all in %q", len(index.Parts), index.All)
	}
	var regions [][]int // the groups of each, by their places in the list of all
	for _, shard := range index.Shards {
		var b finder.Block
		s.read(t, "assets/finder/"+shard.File, &b)
		regions = append(regions, b.Order)
	}
	inCountry, inLanguage := map[int][]string{}, map[int][]string{}
	for _, part := range index.Parts {
		if part.Groups > finder.MostFacts {
			if part.File != "" {
				t.Errorf("%v has a file of %d groups", part, part.Groups)
			}
			continue
		}
		var blocks []finder.Block
		s.read(t, "assets/finder/"+part.File, &blocks)
		told := 0
		for _, b := range blocks {
			region := regions[*b.Shard]
			for i, order := range b.Order {
				place := i
				if b.Places != nil {
					place = b.Places[i]
				}
				if region[place] != order {
					t.Fatalf("group %d is not at %d of region %d", order, place, *b.Shard)
				}
				into := inCountry
				if part.Languages != nil {
					into = inLanguage
				}
				into[order] = append(into[order], slices.Concat(part.Countries, part.Languages)...)
				told++
			}
			if len(b.Cards) > 0 || len(b.Points) > 0 {
				t.Error("a part has more than facts")
			}
		}
		if told > part.Groups {
			t.Errorf("%v has %d groups", part, told)
		}
	}
	for i, g := range d.Groups {
		country := map[string]string{"FR": "fr", "GB": "gb", "KE": "ke"}[g.Country]
		if !slices.Contains(inCountry[i], country) {
			t.Fatalf("group %d of %q is in the parts of %q", i, g.Country, inCountry[i])
		}
		ways, languages := g.Facets.Of("attendance"), g.Facets.Of("language")
		afar := slices.ContainsFunc(ways, func(way string) bool { return way != "in-person" })
		if in := inLanguage[i]; afar != slices.Contains(in, languages[0]) || !afar && in != nil {
			t.Fatalf("group %d, %v in %v, is in the parts of %q", i, ways, languages, in)
		}
	}

	for i := range d.Groups {
		d.Groups[i].Country = "FR"
	}
	index = publish(t, nil, d).index(t)
	if p := index.Parts[0]; p.File != "" || p.Groups != n || !slices.Equal(p.Countries, []string{"fr"}) {
		t.Errorf("a country of %d groups is %+v", n, p)
	}
}
