package spelling

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	data, err := os.ReadFile("testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var pairs [][2]string
	if err := json.Unmarshal(data, &pairs); err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if got := Fold(p[0]); got != p[1] {
			t.Errorf("Fold(%q) = %q (%+q), want %q (%+q)", p[0], got, got, p[1], p[1])
		}
		if got := Fold(Fold(p[0])); got != Fold(p[0]) {
			t.Errorf("folding %q twice gives %q", p[0], got)
		}
	}
}

// Letter by letter a word becomes what all rules make of it: each letter beside each kind of
// letter and mark.
func TestFoldLetterwise(t *testing.T) {
	beside := []string{"", "a", "и", "у", "і", "ا", "ж", "\u0301", "\u0306", "\u0308", "\u0323", "\u064b", "\u3099", "é"}
	for i := range common() {
		r := commonRune(i)
		for _, before := range beside {
			for _, behind := range beside {
				word := before + string(r) + behind
				if got, want := Fold(word), folded(word); got != want {
					t.Errorf("Fold(%+q) = %+q, want %+q", word, got, want)
				}
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Voices İ ẞ")
	f.Add("\xff\u0301مَجْ")
	f.Fuzz(func(t *testing.T, text string) {
		for word := range strings.FieldsSeq(text) {
			if once := Fold(word); Fold(once) != once {
				t.Errorf("folding %q twice changes it: %q, %q", word, once, Fold(once))
			}
		}
	})
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 0, 0}, {"", "ab", 2, 2}, {"same", "same", 0, 0}, {"voices", "voice", 1, 1}, {"voices", "vocies", 1, 1},
		{"voices", "voyces", 1, 1},
		{"été", "ete", 2, 2}, {"ca", "abc", 3, 3}, // no letter is moved twice
		{"kitten", "sitting", 3, 3}, {"kitten", "sitting", 2, 3}, {"a", "abcdef", 2, 3}, {"tusday", "tuesday", 1, 1},
		{"ab", "cd", 1, 2},
		{"voices", "voices", 2, 0}, {"voices", "vioces", 2, 1}, {"voices", "voicse", 1, 1}, {"voices", "voics", 2, 1},
	} {
		if got := Distance([]rune(c.a), []rune(c.b), c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if got := Distance([]rune(c.b), []rune(c.a), c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.b, c.a, c.limit, got, c.want)
		}
	}
}
