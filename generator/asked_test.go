package generator

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/render"
)

// TestASiteIsAskedFor holds what a build of the starter hub writes to what its
// renderer offers and makes when it is asked for single files.
func TestASiteIsAskedFor(t *testing.T) {
	site := publish.NewMemory()
	o := Options{Hub: "..", Sink: site, NoSearch: true, Today: model.Date{Year: 2026, Month: 11, Day: 22}}
	if _, _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	r := newRun(o)
	if _, err := r.renderer(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := slices.Collect(fresh(t, r).Addresses())
	if len(all) < 1000 {
		t.Fatalf("only %d addresses", len(all))
	}
	t.Run("all of them", func(t *testing.T) { offers(t, all, site) })
	t.Run("one at a time", func(t *testing.T) { asksAtRandom(t, r, all, site) })
}

// fresh is a renderer that has made nothing yet.
func fresh(t *testing.T, r *run) *render.Renderer {
	t.Helper()
	return render.New(r.site, r.locales, r.kept.dress.layout, r.look, r.assets, r.pictures)
}

// offers checks that the build wrote what the renderer offers, and no page
// besides.
func offers(t *testing.T, all []render.Address, site *publish.Memory) {
	offered := map[string]bool{}
	for _, at := range all {
		if offered[at.Path] {
			t.Errorf("%s is offered twice", at.Path)
		}
		offered[at.Path] = true
		if _, there := site.Get(at.Path); !there {
			t.Errorf("%s is offered, and not in the site", at.Path)
		}
	}
	for _, name := range site.Paths() {
		rendered := slices.Contains([]string{".html", ".epub", ".zip"}, path.Ext(name)) ||
			strings.HasPrefix(name, "assets/finder/") || path.Base(name) == "names.json"
		if rendered && !offered[name] {
			t.Errorf("%s is in the site, and not offered", name)
		}
	}
}

// asksAtRandom asks renderers that have made nothing for single files: some of
// each kind, in no order. Each has to be that of the build.
func asksAtRandom(t *testing.T, r *run, all []render.Address, site *publish.Memory) {
	kinds := map[string][]string{}
	for _, at := range all {
		kind := path.Ext(at.Path)
		if at.Entry != nil {
			kind += string(at.Entry.Kind)
		}
		kinds[kind] = append(kinds[kind], at.Path)
	}
	random := rand.New(rand.NewPCG(2026, 11))
	asked := []string{"index.html", "404.html", "ar/groups/index.html", "fr/groups/place/index.html",
		"es/all/index.html"}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for range 3 {
			asked = append(asked, kinds[kind][random.IntN(len(kinds[kind]))])
		}
	}
	random.Shuffle(len(asked), func(i, j int) { asked[i], asked[j] = asked[j], asked[i] })
	for _, name := range asked {
		pages := fresh(t, r)
		at, ok := pages.At(name)
		if !ok {
			t.Errorf("there is nothing at %s", name)
			continue
		}
		var file bytes.Buffer
		found, err := pages.Render(t.Context(), at, &file)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v, %v", name, err, found)
		}
		if want, _ := site.Get(name); !bytes.Equal(file.Bytes(), want) {
			t.Errorf("%s is not as the build wrote it", name)
		}
	}
	if _, ok := fresh(t, r).At("groups/nowhere/index.html"); ok {
		t.Error("there is something at an address that nobody offers")
	}
}
