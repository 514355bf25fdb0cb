package render_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// groupAt is a group in a town.
func groupAt(name, place string) string {
	return fmt.Sprintf("---\ntitle: %s\nattendance: in-person\nplace: {%s}\n---\n\nText.\n", name, place)
}

var dotName = regexp.MustCompile(`<a href="([^"]*)" aria-label="([^"]*)"><circle`)

// dotsOf lists the dots of a page's map, by what they say and where they lead.
func dotsOf(page string) []string {
	var out []string
	for _, m := range dotName.FindAllStringSubmatch(page, -1) {
		out = append(out, m[2]+" → "+m[1])
	}
	slices.Sort(out)
	return out
}

// A town has a dot where its groups say where they are: not a hidden one, not a
// single group that tells its area or its town alone. Towns too near each other
// for a finger share one. All of them are in the list beside.
func TestMapOfACountry(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/groups/en/leeds.md":    groupAt("L", "city: Leeds, country: GB, lat: 53.80755, lon: -1.54912"),
		"content/groups/en/bradford.md": groupAt("B", "city: Bradford, country: GB, lat: 53.79391, lon: -1.75206"),
		"content/groups/en/perth.md":    groupAt("P", "city: Perth, country: GB, lat: 56.39522, lon: -3.43139"),
		"content/groups/en/norwich1.md": groupAt("N",
			"city: Norwich, country: GB, lat: 52.63086, lon: 1.29736, precision: area"),
		"content/groups/en/norwich2.md": groupAt("M", "city: Norwich, country: GB, precision: city"),
		"content/groups/en/truro.md": groupAt("T",
			"city: Truro, country: GB, lat: 50.26321, lon: -5.05102, precision: area"),
		"content/groups/en/dover.md": groupAt("D", "city: Dover, country: GB, precision: hidden"),
	})
	page := mainOf(b.page(t, "groups/place/gb/"))
	want := []string{"Leeds, Bradford: 2 groups → #map-", "Norwich: 2 groups → ../gb-norwich/",
		"Perth: 1 group → ../gb-perth/"}
	got := dotsOf(page)
	for i, dot := range got {
		got[i] = regexp.MustCompile(`#map-\d`).ReplaceAllString(dot, "#map-")
	}
	slices.Sort(want)
	if strings.ReplaceAll(strings.Join(got, "\n"), "Bradford, Leeds", "Leeds, Bradford") != strings.Join(want, "\n") {
		t.Errorf("dots:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	has(t, "the map", page, "Rough places, not exact addresses.", `aria-label="Map: United Kingdom"`,
		`href="../gb-leeds/">Leeds</a> <span class="soft">1</span>`)
	lacks(t, "the map", figure(t, page), "Truro", "Dover", "Bristol")

	// The digits and the words are the reader's.
	has(t, "the map in Arabic", mainOf(b.page(t, "ar/groups/place/gb/")), `aria-label="خريطة: المملكة المتحدة"`)
	// A hub of one country shows its towns, and not one dot for all.
	if all := dotsOf(mainOf(b.page(t, "groups/place/"))); len(all) != len(got) {
		t.Errorf("the overview has %v", all)
	}
}

func figure(t *testing.T, page string) string {
	t.Helper()
	from, to := strings.Index(page, `<div class="map`), strings.Index(page, "</aside>")
	if from < 0 || to < from {
		t.Fatal("no map")
	}
	return page[from:to]
}

// Two places are no map, and a town has none.
func TestNoMapOfFewPlaces(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/groups/en/leeds.md": groupAt("L", "city: Leeds, country: GB, lat: 53.80755, lon: -1.54912"),
		"content/groups/en/perth.md": groupAt("P", "city: Perth, country: GB, lat: 56.39522, lon: -3.43139"),
	})
	for _, address := range []string{"groups/place/gb/", "groups/place/gb-leeds/", "groups/"} {
		lacks(t, address, b.page(t, address), "<div class=\"map")
	}
}
