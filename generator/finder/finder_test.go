package finder_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/directory"
	"peerhub/generator/finder"
	"peerhub/generator/route"
)

// site is what a publisher made.
type site map[string][]byte

func publish(t *testing.T, countries []string, directories ...*finder.Directory) site {
	t.Helper()
	out := site{}
	p, err := finder.NewPublisher(countries, []string{"en", "fr", "ar"})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range directories {
		files, err := p.Files(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if out[f.Path] != nil && !bytes.Equal(out[f.Path], f.Data) {
				t.Errorf("%s differs from language to language", f.Path)
			}
			out[f.Path] = f.Data
		}
	}
	return out
}

func (s site) read(t *testing.T, path string, into any) {
	t.Helper()
	if s[path] == nil {
		t.Fatalf("there is no %s, but %v", path, slices.Sorted(maps.Keys(s)))
	}
	r, err := zlib.NewReader(bytes.NewReader(s[path]))
	if err != nil {
		t.Fatal(path, err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func (s site) index(t *testing.T) finder.Index {
	t.Helper()
	var index finder.Index
	s.read(t, route.FinderIndex("en"), &index)
	return index
}

var ways = [][]string{{"in-person"}, {"online"}, {"in-person", "online"}, {"phone"}, nil}

// madeUp makes up so many groups in and around the towns of three countries.
func madeUp(n int) *finder.Directory {
	r := rand.New(rand.NewPCG(7, 0))
	d := &finder.Directory{Language: "en", Facets: []finder.Facet{
		{Name: "attendance", Choices: [][2]string{{"in-person", "In person"}, {"online", "Online"},
			{"phone", "By phone"}}},
		{Name: "language", Choices: [][2]string{{"en", "English"}, {"fr", "French"}}},
	}}
	for i := range n {
		g := finder.Group{Country: []string{"FR", "GB", "KE"}[r.IntN(3)]}
		n := r.Uint64()
		g.Card = func() string { return fmt.Sprintf("<article>a group of its own number %d, %x</article>", i, n) }
		if way := ways[r.IntN(len(ways))]; way != nil {
			g.Facets = append(g.Facets, directory.KeysOf{Facet: "attendance", Keys: way})
		}
		g.Facets = append(g.Facets, directory.KeysOf{Facet: "language", Keys: []string{[]string{"en", "fr"}[r.IntN(2)]}})
		if r.IntN(10) > 0 {
			g.Lat, g.Lon, g.HasPoint = 43+8*r.Float64(), -5+10*r.Float64(), true
		}
		g.When = []finder.When{{Day: r.IntN(8), Part: finder.Part(r.IntN(4))}}
		d.Groups = append(d.Groups, g)
	}
	return d
}

func TestSmallHubsAreOneFile(t *testing.T) {
	d := madeUp(240)
	s := publish(t, nil, d)
	index := s.index(t)
	if len(s) != 1 || index.Whole == nil || len(index.Whole.Order) != 240 || len(index.Shards) > 0 {
		t.Fatalf("%d files, %d shards", len(s), len(index.Shards))
	}
	for i, card := range index.Whole.Cards {
		for n, run := range index.Tokens {
			card = strings.ReplaceAll(card, string(rune(0x80+n)), run)
		}
		if card != d.Groups[i].Card() {
			t.Fatalf("card %d is %q", i, card)
		}
	}
}

// TestLargeHubsAreCutByPlace: every group is in one shard, and a shard says
// truly where its groups are.
func TestLargeHubsAreCutByPlace(t *testing.T) {
	d := madeUp(10_000)
	s := publish(t, nil, d)
	index := s.index(t)
	if index.Whole != nil || index.Total != 10_000 {
		t.Fatalf("%d groups, whole: %v", index.Total, index.Whole != nil)
	}
	var facts []finder.Block
	s.read(t, "assets/finder/"+index.All, &facts)
	seen := map[int]bool{}
	for i, shard := range index.Shards {
		var b finder.Block
		s.read(t, "assets/finder/"+shard.File, &b)
		if len(b.Order) != shard.Groups || len(b.Cards) != shard.Groups || shard.Groups > 96 {
			t.Errorf("%s has %d groups and %d cards, and says %d", shard.File, len(b.Order), len(b.Cards), shard.Groups)
		}
		if !slices.Equal(facts[i].Order, b.Order) || len(facts[i].Cards) > 0 || len(facts[i].Points) > 0 {
			t.Errorf("%s and its facts differ, or these hold more", shard.File)
		}
		for j, n := range b.Order {
			g := d.Groups[n]
			if seen[n] {
				t.Errorf("group %d is in two shards", n)
			}
			seen[n] = true
			lat, ok := b.Points[2*j].(float64)
			switch {
			case len(shard.Box) > 0:
				lon := b.Points[2*j+1].(float64)
				if !ok || lat < float64(shard.Box[0]) || lat > float64(shard.Box[2]) || lon < float64(shard.Box[1]) ||
					lon > float64(shard.Box[3]) {
					t.Errorf("group %d at %v is outside the box %v", n, b.Points[2*j], shard.Box)
				}
			case len(shard.Countries) > 0:
				if ok || !slices.Contains(shard.Countries, g.Country) {
					t.Errorf("group %d of %s is in the shard of %v", n, g.Country, shard.Countries)
				}
			default:
				if w := g.Facets.Of("attendance"); len(w) == 0 || slices.Contains(w, "in-person") {
					t.Errorf("group %d, %v, is where only those are that one joins from afar", n, w)
				}
			}
		}
	}
	if len(seen) != 10_000 {
		t.Errorf("%d groups are in a shard", len(seen))
	}
}

func TestFacts(t *testing.T) {
	d := &finder.Directory{Language: "en",
		Facets: []finder.Facet{{Name: "cost", Choices: [][2]string{{"free", "Free"}}},
			{Name: "language", Choices: [][2]string{{"en", "English"}, {"fr", "French"}}}},
		Groups: []finder.Group{
			{Facets: directory.Keys{{Facet: "cost", Keys: []string{"free"}}, {Facet: "language", Keys: []string{"fr", "en"}}},
				When: []finder.When{{Day: 1, Part: finder.Evening}}},
			{Facets: directory.Keys{{Facet: "cost", Keys: []string{"other"}}},
				When: []finder.When{{Day: finder.ByArrangement, Part: finder.AnyTime}, {Day: 0, Part: finder.Morning}}},
			{},
		}}
	b := publish(t, nil, d).index(t).Whole
	got := fmt.Sprint(b.Facets["cost"], b.Facets["language"], b.When)
	// Known but none of the choices is [], and unknown is -1.
	if want := "[0 [] -1] [[1 0] -1 -1] [6 [31 0] -1]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestConstants: the numbers of days and parts of the day are places in the lists
// of their names.
func TestConstants(t *testing.T) {
	all := finder.Constants()
	if days := all["days"].([]string); slices.Index(days, "by-arrangement") != finder.ByArrangement ||
		slices.Index(days, "sunday") != 6 {
		t.Errorf("days are %v", days)
	}
	if times := all["times"].([]string); slices.Index(times, "evening") != int(finder.Evening) ||
		len(times) != int(finder.AnyTime) {
		t.Errorf("parts of the day are %v", times)
	}
}

func TestPartOf(t *testing.T) {
	for start, want := range map[string]finder.Part{"": finder.AnyTime, "00:00": finder.Morning,
		"11:59": finder.Morning, "12:00": finder.Afternoon, "16:59": finder.Afternoon, "17:00": finder.Evening} {
		if got := finder.PartOf(start); got != want {
			t.Errorf("%q is %v, want %v", start, got, want)
		}
	}
}

// TestPlaces: a group is at its own point, else at its town's, else nowhere.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name string
		g    finder.Group
		want string
	}{
		{"a point, to the hundredth", finder.Group{Lat: 51.45451, Lon: -2.58791, HasPoint: true, City: "Bristol",
			Country: "GB"}, "[5145 -259]"},
		{"the town's point", finder.Group{City: "Lyon", Country: "FR"}, "[4575 485]"},
		{"a town with other accents", finder.Group{City: "liege", Country: "BE"}, "[5063 557]"},
		{"a town of that name elsewhere", finder.Group{City: "Lyon", Country: "KE"}, "[<nil> <nil>]"},
		{"no town that may be told", finder.Group{Country: "FR"}, "[<nil> <nil>]"},
		{"no country", finder.Group{City: "Lyon"}, "[<nil> <nil>]"},
	} {
		b := publish(t, nil, &finder.Directory{Language: "en", Groups: []finder.Group{c.g}}).index(t).Whole
		if got := fmt.Sprint(b.Points); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// townFile is what the browser reads of a file of towns.
type townFile struct {
	Countries []string
	Names     string
	In        []int
	Points    []int
	Sizes     string
	Parts     [][2]string
}

func (f townFile) has(name string) bool {
	for line := range strings.SplitSeq(f.Names, "\n") {
		for n := range strings.SplitSeq(line, "\t") {
			if n[1:] == name {
				return true
			}
		}
	}
	return false
}

// TestTowns: a reader waits for few towns, those with groups first; a town is known by
// its names in the hub's languages and by the one that its group gives.
func TestTowns(t *testing.T) {
	d := &finder.Directory{Language: "en", Groups: []finder.Group{
		{City: "Mombasa", Country: "KE"}, {City: "القاهرة", Country: "EG", Lat: 30.04, Lon: 31.24, HasPoint: true},
		{City: "Nobody's Town", Country: "KE", Lat: 1, Lon: 37, HasPoint: true, Postcode: "00100"}}}
	s := publish(t, []string{"EG", "ES", "FR", "KE"}, d)
	var first townFile
	index := s.index(t)
	s.read(t, "assets/finder/"+index.Towns, &first)
	lines := strings.Split(first.Names, "\n")
	if n := len(lines); n != len(first.In) || n*2 != len(first.Points) || n != len(first.Sizes) {
		t.Fatalf("%d names, %d countries, %d coordinates, %d sizes", n, len(first.In), len(first.Points),
			len(first.Sizes))
	}
	start := townFile{Names: strings.Join(lines[:3], "\n")}
	for _, name := range []string{"Mombasa", "Nobody's Town", "القاهرة"} {
		if !start.has(name) {
			t.Errorf("first come %q", lines[:3])
		}
	}
	before, largest := "", []int{}
	found := map[string]bool{}
	for _, p := range first.Parts {
		var part townFile
		s.read(t, "assets/finder/"+p[1], &part)
		if p[0] < before {
			t.Errorf("%q stands after %q", p[0], before)
		}
		before = p[0]
		largest = append(largest, len(s["assets/finder/"+p[1]]))
		for _, name := range []string{"Paris", "باريس", "Le Caire", "Séville", "Berlin", "Bruxelles", "00100|Nobody's Town",
			"Rheinbach"} {
			found[name] = found[name] || part.has(name)
		}
	}
	// Berlin and Brussels are large; Rheinbach is small, and in no country of the hub.
	for name, known := range found {
		if known == (name == "Rheinbach") {
			t.Errorf("%s: %v", name, known)
		}
	}
	slices.Sort(largest)
	worst := len(s["assets/finder/"+index.Towns])
	for _, n := range largest[len(largest)-4:] { // what one look-up reads at most
		worst += n
	}
	if worst > 40_000 {
		t.Errorf("one look-up may read %d bytes", worst)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	a, b := publish(t, []string{"FR"}, madeUp(600)), publish(t, []string{"FR"}, madeUp(600))
	if len(a) < 5 || !maps.EqualFunc(a, b, bytes.Equal) {
		t.Errorf("two builds differ, or have too few files: %d and %d", len(a), len(b))
	}
	// Languages share what they can.
	other := madeUp(600)
	other.Language = "fr"
	towns := func(s site) (names []string) {
		for name := range s {
			if strings.HasPrefix(name, "assets/finder/towns-") {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	if both := towns(publish(t, []string{"FR"}, madeUp(600), other)); len(both) == 0 ||
		!slices.Equal(both, towns(a)) {
		t.Errorf("two languages have the towns %v, one %v", both, towns(a))
	}
}
