package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// invented is an index of some hundred documents, always the same.
func invented() Index {
	random := rand.New(rand.NewPCG(3, 3))
	index := Index{Language: "en", Sections: [][2]string{{"groups", "Groups"}}, Stop: []string{"the"},
		General: []string{"kettle", "river", "tower"}}
	var values [][]string
	for i := range uint32(900) {
		index.Results = append(index.Results, Result{URL: fmt.Sprint("p/", i), Title: fmt.Sprintf("%x", random.Uint64()),
			Detail: "Detail", Excerpt: fmt.Sprintf("%x %x", random.Uint64(), random.Uint64())})
		values = append(values, []string{fmt.Sprint(random.IntN(9))})
	}
	index.Facets = []Facet{NewFacet("day", values)}
	for i := range uint32(3000) {
		var l List
		for doc := range uint32(900) {
			if random.IntN(60) == 0 {
				l.Docs, l.Weights = append(l.Docs, doc), append(l.Weights, byte(random.IntN(200)))
			}
		}
		l.Titled, l.Rarity = i%4 == 0, byte(i)
		index.Lists = append(index.Lists, l)
		index.Keys = append(index.Keys, Key{Word: Word{Key: fmt.Sprintf("%06x", i*5501)}, Lists: []uint32{i}})
	}
	index.Elsewhere, index.ElsewhereLists = index.Keys[:200], index.Lists[:200]
	return index
}

func saved(t *testing.T, index Index) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte)
	err := Save(index, func(name string, data []byte) error {
		if files[name] != nil {
			t.Errorf("%s is written twice", name)
		}
		files[name] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestLayout: files are named before they are made, so that what the same index gives may
// only change with the number layout: browsers keep files by their names.
func TestLayout(t *testing.T) {
	files := saved(t, invented())
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%s %d\n", name, len(files[name]))
		sum.Write(files[name])
	}
	const want = "25ec492bdd4651fb"
	if got := hex.EncodeToString(sum.Sum(nil)[:8]); got != want {
		t.Errorf("the same index gives other files (%s, not %s): raise layout, and write the new sum here", got, want)
	}
}

// TestBuildNames: whatever changes in an index, its files have another folder.
func TestBuildNames(t *testing.T) {
	folder := func(change func(*Index)) string {
		index := invented()
		change(&index)
		for name := range saved(t, index) {
			if at, _, found := strings.Cut(name, "/"); found {
				return at
			}
		}
		return ""
	}
	seen := map[string]string{}
	for name, change := range map[string]func(*Index){
		"nothing": func(*Index) {},
		"a title": func(i *Index) { i.Results[5].Title += "!" },
		"what stands between two columns": func(i *Index) {
			i.Results[5].Detail, i.Results[5].Excerpt = i.Results[5].Detail+i.Results[5].Excerpt[:1], i.Results[5].Excerpt[1:]
		},
		"a weight":              func(i *Index) { i.Lists[7].Weights[0]++ },
		"a title that has it":   func(i *Index) { i.Lists[7].Titled = !i.Lists[7].Titled },
		"a rarity":              func(i *Index) { i.Lists[7].Rarity++ },
		"a document":            func(i *Index) { i.Lists[7].Docs[0], i.Lists[7].Docs[1] = 0, 1 },
		"a key":                 func(i *Index) { i.Keys[3].Key += "a" },
		"a property":            func(i *Index) { i.Keys[3].Props++ },
		"a key's lists":         func(i *Index) { i.Keys[3].Lists = []uint32{9} },
		"a facet":               func(i *Index) { i.Facets[0].Docs[3] ^= 1 },
		"a general word":        func(i *Index) { i.General[1] = "rivers" },
		"a stop word":           func(i *Index) { i.Stop = []string{"an"} },
		"a key told elsewhere":  func(i *Index) { i.Elsewhere = i.Elsewhere[:199] },
		"a list told elsewhere": func(i *Index) { i.ElsewhereLists[199].Weights[0]++; i.Lists = slices.Clone(i.Lists) },
	} {
		at := folder(change)
		if other, taken := seen[at]; taken || len(at) != hashLength {
			t.Errorf("%s and %s have the folder %q", name, other, at)
		}
		seen[at] = name
	}
}
