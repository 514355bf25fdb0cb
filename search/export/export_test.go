package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func words(keys ...string) []Word {
	out := make([]Word, len(keys))
	for i, k := range keys {
		out[i] = Word{k, byte(i % 16)}
	}
	slices.SortFunc(out, func(a, b Word) int { return strings.Compare(a.Key, b.Key) })
	return out
}

func TestTable(t *testing.T) {
	long := strings.Repeat("a", 200)
	for _, list := range [][]Word{
		nil, words("a"), words("group", "groups", "groupe", "été"), words("東京", "東", "𝒜", "𝒜b", "مجموعه"),
		words(long, long+"b", long+"bc"),
	} {
		for _, letters := range []Letters{LettersOf(list), NewLetters("")} { // "": every letter is escaped
			data := append(letters.appendTable(nil, list), "rest"...)
			got, rest, err := letters.ReadTable(data)
			if err != nil || !slices.Equal(got, list) || string(rest) != "rest" {
				t.Errorf("%v comes back as %v, then %q (%v)", list, got, rest, err)
			}
			for cut := range len(data) - len("rest") {
				if _, _, err := letters.ReadTable(data[:cut]); !errors.Is(err, errCorrupt) {
					t.Errorf("a table cut at %d of %d: error %v", cut, len(data), err)
				}
			}
		}
	}
}

func TestColumns(t *testing.T) {
	docs := [][]string{{"b", "a"}, nil, {"a"}, {"a", "b", "a"}}
	want := []Facet{NewFacet("x", docs), NewFacet("empty", make([][]string, 4))}
	data, err := appendColumns(nil, want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadColumns(data, 4)
	if err != nil {
		t.Fatal(err)
	}
	for i, values := range docs {
		var names []string
		for _, v := range got[0].Sets[got[0].Docs[i]] {
			names = append(names, got[0].Values[v])
		}
		slices.Sort(values)
		if values = slices.Compact(values); !slices.Equal(names, values) {
			t.Errorf("document %d has %v, want %v", i, names, values)
		}
	}
	if _, err := ReadColumns(append(data, 0), 4); err == nil {
		t.Error("columns with a byte too many are read")
	}
	for cut := range len(data) {
		if _, err := ReadColumns(data[:cut], 4); err == nil {
			t.Errorf("columns cut at %d of %d are read", cut, len(data))
		}
	}
}

func TestManifest(t *testing.T) {
	const sharded = `{"v":6,"docs":3,"p":{"from":" b","n":2},"blocks":[1,2],"bytes":[1,2],"wide":[0,0]}` + "\n"
	const small = `{"v":6,"docs":3,"inline":[1,2,1,0]}` + "\n"
	for text, parts := range map[string]int{
		sharded: 0, sharded + "a": -1, small + "abbc": 4, small + "abb": -1, small + "abbcd": -1,
		strings.Replace(sharded, `"n":2`, `"n":3`, 1):         -1,
		strings.Replace(sharded, `"n":2`, `"n":6,"run":3`, 1): 0, strings.Replace(sharded, `"n":2`, `"n":4,"run":3`, 1): -1,
		strings.Replace(sharded, `"n":2`, `"n":-4,"run":-2`, 1): -1, strings.Replace(sharded, `[0,0]`, `[0]`, 1): -1,
		strings.Replace(sharded, `"docs":3`, `"docs":-1`, 1): -1, strings.Replace(sharded, `"v":6`, `"v":5`, 1): -1,
		strings.Replace(small, `[1,2,1,0]`, `[1,-2,1,0]`, 1) + "abbc": -1, `{"v":6}`: -1, "": -1,
	} {
		_, got, err := ReadManifest(pack([]byte(text)))
		if (err != nil) != (parts < 0) || err == nil && len(got) != parts {
			t.Errorf("%q: %d parts, %v", text, len(got), err)
		}
	}
}

// Every key is found in the file that the bounds name, however the words fall.
func TestBounds(t *testing.T) {
	var list []string
	for i := range 5000 {
		list = append(list, fmt.Sprintf("%c%x", 'a'+i%3, i*i*7))
	}
	all := words(list...)
	runs := leaves(all, nil, LettersOf(all), 600)
	if len(runs) < 10 {
		t.Fatalf("%d leaves", len(runs))
	}
	from := Family{From: bounds(runs), Len: len(runs)}.Bounds()
	for i, run := range runs {
		for _, w := range run {
			if got := Find(from, w.Key); got != i {
				t.Fatalf("%q is in leaf %d and looked for in %d", w.Key, i, got)
			}
		}
	}
}

// Every key is in the one shard that is asked for it, however many share a bound.
func TestShards(t *testing.T) {
	for _, run := range []int{0, 1, 3, 7} {
		index := invented()
		index.Run = run
		files := saved(t, index)
		m, _, err := ReadManifest(files[ManifestName])
		if err != nil {
			t.Fatal(err)
		}
		p := m.Postings
		from, n := p.Bounds(), 0
		if run > 0 && len(from)*run != p.Len || len(from) < 4 {
			t.Errorf("%d bounds of runs of %d for %d shards", len(from), run, p.Len)
		}
		for i := range p.Len {
			data, err := Unpack(files[m.FileName("p", i)])
			if err != nil {
				t.Fatal(err)
			}
			words, _, err := NewLetters(m.Letters).ReadTable(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range words {
				if at := p.Shard(from, w.Key); at != i {
					t.Fatalf("%q is in shard %d and looked for in %d", w.Key, i, at)
				}
			}
			n += len(words)
		}
		if n != len(index.Keys) {
			t.Errorf("runs of %d: %d keys of %d are in a shard", run, n, len(index.Keys))
		}
	}
}

func FuzzRead(f *testing.F) {
	list := words("group", "groups", "été")
	f.Add(LettersOf(list).appendTable(nil, list))
	f.Add([]byte("[[\"x\",[\"a\"]]]\n\x01\x01\x00\x00"))
	f.Add(pack([]byte(`{"v":6,"docs":1,"blocks":[1],"inline":[1,1,1,0]}` + "\nabc")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, _, err := NewLetters("aeg").ReadTable(data); err == nil && len(got) > len(data) {
			t.Errorf("%d words from %d bytes", len(got), len(data))
		}
		ReadColumns(data, 3)
		ReadResults(data)
		ReadManifest(data)
	})
}
