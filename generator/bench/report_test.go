package main

import (
	"strings"
	"testing"
	"time"
)

func costs(seconds ...time.Duration) (out []cost) {
	for _, s := range seconds {
		out = append(out, cost{cpu: s * time.Second, wall: s * time.Second / 2, peak: int64(s) * 10_000_000})
	}
	return out
}

func TestTheTableHasMediansAndRatios(t *testing.T) {
	b := &bench{pages: 10_000, floor: []string{"goldmark alone"}, rows: map[string]*row{
		ours: {costs(9, 3, 4), size{12_345, 2_500_000}}, theirs: {costs(8, 16, 8), size{1000, 5_000_000}},
		oursPlain: {costs(2), size{10, 1_000_000}}, hugo: {costs(4), size{20, 1_000_000}},
		pagefind: {costs(4), size{980, 4_000_000}}, "goldmark alone": {costs(1), size{}},
	}}
	var got strings.Builder
	b.print(&got, size{10_000, 26_600_000}, 3, tuning, 0.1)
	for _, want := range []string{
		"10,000 pages in 4 languages (26.6 MB of Markdown, seed 1), beside Hugo 0.165 and Pagefind 1.6; medians of 3,",
		"\n| Peerhub | 4.00 | 3.00 – 9.00 | 2.00 | 40 | 12,345 | 2.5 |\n",
		"\n| Hugo and Pagefind | 8.00 | 8.00 – 16.00 | 4.00 | 80 | 1,000 | 5.0 |\n",
		"\n| **Peerhub : Hugo and Pagefind** | **0.50 ×** | | **0.50 ×** | **0.50 ×** | **12.35 ×** | **0.50 ×** |\n",
		"\n| **Peerhub without search : Hugo** | **0.50 ×** |",
		"\n| floor: goldmark alone | 1.00 | 1.00 – 1.00 | 0.50 | – | 0 | 0.0 |\n",
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("the table does not say %q:\n%s", want, got.String())
		}
	}
	if strings.Contains(got.String(), "no claim") {
		t.Error("a quiet machine is called busy")
	}
	got.Reset()
	b.print(&got, size{}, 3, tuning, 3)
	if !strings.Contains(got.String(), "The machine had other work to do (load 3.0): these figures are no claim.") {
		t.Error("a busy machine is not called so")
	}
}

func TestTextIsComparedWithoutMarkup(t *testing.T) {
	html := "<script>var no = 1</script><p>Une <b>l’idée</b>&nbsp;: caf&eacute;</p>"
	markdown := "---\ntitle: no\n---\n\n**Une** l'idée : [café](../../guides/fr/p-1.md)\n"
	a, b := strings.Join(wordsOf(plainHTML(html)), " "), strings.Join(wordsOf(plainMarkdown(markdown)), " ")
	if want := "Une l idée café"; a != want || b != want {
		t.Errorf("the words are %q and %q, want %q", a, b, want)
	}
}
