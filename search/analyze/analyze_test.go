package analyze

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestWordsAreThePattern(t *testing.T) {
	pattern := regexp.MustCompile(WordPattern)
	for _, text := range []string{
		"", "one", " two words ", "l'ami, don't", "co-production", "18:30–20:00", "a\u0301b x\u00ady می‌خواهم",
		"🙂 smile", "\xff\xfebroken\xff", "e.g. 3.5 %", "naïve_case", "हिन्दी भाषा", "x²",
	} {
		var want []Span
		for _, m := range pattern.FindAllStringIndex(text, -1) {
			want = append(want, Span{m[0], m[1]})
		}
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %v, the pattern finds %v", text, got, want)
		}
	}
}

// examples are pairs of a text and what is found in it.
func examples(t *testing.T, file string) (pairs [][2]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &pairs); err != nil {
		t.Fatal(err)
	}
	return pairs
}

// TestWords has the examples that the client is held to as well.
func TestWords(t *testing.T) {
	for _, p := range examples(t, "testdata/words.json") {
		var got []string
		for _, s := range Words(p[0]) {
			got = append(got, p[0][s.Start:s.End])
		}
		if got := strings.Join(got, " "); got != p[1] {
			t.Errorf("Words(%q) are %q, want %q", p[0], got, p[1])
		}
	}
}

// TestJoined has the examples that the client is held to as well.
func TestJoined(t *testing.T) {
	for _, p := range examples(t, "testdata/joined.json") {
		var got []string
		for _, j := range AppendJoined(nil, p[0], Words(p[0])) {
			got = append(got, j.Text)
		}
		if got := strings.Join(got, " "); got != p[1] {
			t.Errorf("the joined words of %q are %q, want %q", p[0], got, p[1])
		}
	}
}

func TestTerm(t *testing.T) {
	for _, test := range []struct{ language, a, b string }{
		{"en", "Groups", "group"}, {"en", "hearing", "hears"}, {"en-GB", "voices", "voice"},
		{"fr", "rencontres", "rencontre"}, {"es", "grupos", "grupo"}, {"ar", "والمجموعة", "مجموعة"},
		{"ar", "إلى", "الى"},
		{"de", "Gruppen", "Gruppe"}, {"pt-BR", "grupos", "grupo"}, {"pl", "grupy", "Grupy"}, {"ru", "группы", "группа"},
		{"fi", "ryhmät", "ryhmä"}, {"tr", "gruplar", "grup"}, {"hi", "लड़का", "लड़के"}, {"nb", "grupper", "gruppe"},
		{"it", "gruppi", "gruppo"}, {"hr", "grupe", "grupa"}, {"sv", "grupper", "grupp"}, {"sw", "Kikundi", "kikundi"},
	} {
		l, err := For(test.language)
		if err != nil {
			t.Fatalf("%s: %v", test.language, err)
		}
		if a, b := l.Term(test.a), l.Term(test.b); a != b || a == "" {
			t.Errorf("%s: %q is %q, %q is %q; they should be one term", test.language, test.a, a, test.b, b)
		}
	}
}

// What the stemmer takes for one word, and no reader does.
func TestWholeWords(t *testing.T) {
	l, err := For("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"medical", "medication"}, {"Informal", "information"}, {"political", "polite"},
		{"several", "severe"}, {"busy", "business"}} {
		if a, b := l.Term(pair[0]), l.Term(pair[1]); a == b {
			t.Errorf("%q and %q are one term, %q", pair[0], pair[1], a)
		}
	}
}

// Every language that bleve lists stop words for can be made, and its words
// become one term each.
func TestEveryLanguage(t *testing.T) {
	for _, code := range append(stopLists(), "sw", "uk", "ur", "he", "am", "vi", "so", "ti", "zh", "th", "zz-none",
		"") {
		l, err := For(code)
		if err != nil {
			t.Errorf("%s: %v", code, err)
			continue
		}
		if standard := filtersOf(code) == nil && !hasGrams(code); l.Standard != standard {
			t.Errorf("%s: Standard is %v", code, l.Standard)
		}
		for _, word := range []string{"word", "слово", "كلمة", "शब्द", "λέξη", "12"} {
			if tokens := l.analyzer.Analyze([]byte(word)); len(tokens) > 1 {
				t.Errorf("%s: %q becomes %d terms; it must be one", code, word, len(tokens))
			}
		}
	}
}

func TestStop(t *testing.T) {
	for _, test := range []struct {
		language, word string
		want           bool
	}{
		{"en", "The", true}, {"en", "voice", false}, {"fr", "aie", true}, {"fr", "aïe", false}, {"fr", "l", true},
		{"fr", "d", true},
		{"es", "de", true}, {"ar", "من", true}, {"en", "don", true}, {"en", "t", true}, {"sw", "na", true},
		{"sw", "kikundi", false},
		{"en", "someone", true}, {"fr", "comment", true}, {"es", "cómo", true}, {"ar", "كيف", true},
		{"en", "wont", true}, {"en", "goes", true}, {"en", "friend", false}, {"fr", "dois", true},
		{"fr", "entre", false}, {"es", "hacer", true}, {"es", "solo", false}, {"ar", "بدي", true}, {"ar", "مش", true}, {"ar", "ناس", false},
		{"uk", "або", true}, {"ur", "اور", true},
		{"he", "של", true}, {"am", "እና", true}, {"vi", "của", true}, {"so", "iyo", true}, {"ti", "ከም", true},
		{"ta", "நாங்கள்", false},
	} {
		l, err := For(test.language)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Stop(test.word); got != test.want {
			t.Errorf("%s: Stop(%q) = %v, want %v", test.language, test.word, got, test.want)
		}
	}
}

// TestTable holds the package comment to what it says of each language.
func TestTable(t *testing.T) {
	source, err := os.ReadFile("language.go")
	if err != nil {
		t.Fatal(err)
	}
	said := make(map[string]bool)
	for line := range strings.Lines(string(source)) {
		row, ok := strings.CutPrefix(line, "//\t")
		cells := strings.Split(row, "|")
		if !ok || len(cells) != 4 || strings.HasPrefix(row, "language") {
			continue
		}
		codes, _, _ := strings.Cut(cells[0], "…")
		for code := range strings.FieldsSeq(codes) {
			if said[code] {
				t.Errorf("%s stands in two rows", code)
			}
			said[code] = true
			l, err := For(code)
			if err != nil {
				t.Fatal(err)
			}
			terms := "lower case"
			filters := strings.Join(filtersOf(code), " ")
			switch grams := Words("東京都 เรา"); {
			case hasGrams(code) && strings.Contains("th lo km my", code):
				terms = "two clusters"
			case hasGrams(code):
				terms = "two characters"
			case strings.Contains(filters, "stemmer"):
				terms = "stemmed"
			case strings.Contains(filters, "normalize"):
				terms = "normalised"
			case len(grams) != 4:
				t.Errorf("grams: %v", grams)
			}
			var stop []string
			if slices.Contains(stopLists(), code) {
				stop = append(stop, "bleve's")
			}
			if stopText(code) != "" {
				stop = append(stop, "ours")
			}
			if len(stop) == 0 {
				stop = []string{"none"}
			}
			if (len(l.StopWords()) == 0) != (stop[0] == "none") {
				t.Errorf("%s: %d stop words", code, len(l.StopWords()))
			}
			besides := ""
			if len(l.Prefixes()) > 0 {
				besides = "prefixes"
			}
			for i, want := range []string{terms, strings.Join(stop, ", "), besides} {
				if got := strings.TrimSpace(cells[i+1]); got != want {
					t.Errorf("%s: the package comment says %q, it is %q", code, got, want)
				}
			}
		}
	}
	for _, code := range stopLists() {
		if !said[code] {
			t.Errorf("the package comment does not say what %s gets", code)
		}
	}
}

// TestRunsOfManyWords: of words that may be one no more are looked at than one has.
func TestRunsOfManyWords(t *testing.T) {
	for _, c := range []struct {
		look func(string, []Span) int
		unit string
	}{{hyphened, "a-"}, {hyphened, "1-"}, {digits, "1 "}} {
		text, words := strings.Repeat(c.unit, mostDigits+1), []Span{}
		for n := range mostDigits + 1 {
			words = append(words, Span{2 * n, 2*n + 1})
		}
		words = append(words, Span{-1, -1}) // which nobody can look at
		if n := c.look(text, words); n != 0 {
			t.Errorf("%q: %d", c.unit, n)
		}
	}
}
