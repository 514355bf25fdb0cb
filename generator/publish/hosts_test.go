package publish

import (
	"slices"
	"testing"
)

func TestTooLargeFor(t *testing.T) {
	for _, test := range []struct {
		name string
		size Size
		want []Limit
	}{
		{"as much as all take", Size{20_000, 1_000_000_000, Largest{"groups.json", 25 << 20}}, nil},
		{"a file too many", Size{20_001, 1000, Largest{}}, []Limit{{Host: "Cloudflare Pages", Files: 20_000}}},
		{"a byte too many", Size{3, 1_000_000_001, Largest{"a", 9}}, []Limit{
			{Host: "GitHub Pages", Bytes: 1_000_000_000}, {Host: "GitLab Pages", Bytes: 1_000_000_000}}},
		{"a large file", Size{1, 26 << 20, Largest{"talk.mp4", 26 << 20}}, []Limit{{Host: "Cloudflare Pages", File: 25 << 20}}},
	} {
		if got := test.size.TooLargeFor(); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestSizeKnowsTheLargest(t *testing.T) {
	var s Size
	for path, bytes := range map[string]int{"a": 3, "b": 9, "c": 4} {
		s.Add(path, bytes)
	}
	if want := (Size{3, 16, Largest{"b", 9}}); s != want {
		t.Errorf("%v, want %v", s, want)
	}
}
