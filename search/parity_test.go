package search

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"peerhub/search/analyze"
	"peerhub/search/spelling"
)

// driven is a query for the client and for bleve.
type driven struct {
	Text    string         `json:"text"`
	JSON    string         `json:"json"` // the text, if Go cannot hold it
	Options map[string]any `json:"options"`
	Cold    bool           `json:"cold"` // open the index anew and count what is fetched

	Elsewhere bool `json:"elsewhere"` // ask the other languages, too
}

type drivenAnswer struct {
	Response
	Fetched [][2]any `json:"fetched"`
}

// drive asks the client in Node, over the files in root.
func drive(t *testing.T, root, language string, queries []driven) []drivenAnswer {
	t.Helper()
	return driveClient(t, root, ClientPath(language), language, queries)
}

// driveClient asks the client at that path below the root.
func driveClient(t *testing.T, root, path, language string, queries []driven) []drivenAnswer {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("this test needs Node 20 (the command node): it runs the browser's client")
	}
	input, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "testdata/drive.mjs", root, path, language)
	command.Stdin = bytes.NewReader(input)
	var problems bytes.Buffer
	command.Stderr = &problems
	output, err := command.Output()
	if err != nil {
		said := problems.String() // begins with the whole module, which is one line
		t.Fatalf("node: %v\n%s", err, said[max(0, len(said)-800):])
	}
	var answers []drivenAnswer
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// publish writes the index below a new folder and opens its zip.
func publish(t testing.TB, language string, docs []Document) (root string, r *Reader) {
	t.Helper()
	return publishWith(t, language, docs, Options{})
}

func publishWith(t testing.TB, language string, docs []Document, options Options) (root string, r *Reader) {
	t.Helper()
	built, err := Build(context.Background(), language, docs, options)
	if err != nil {
		t.Fatal(err)
	}
	root = t.TempDir()
	err = built.Write(func(path string, data []byte) error {
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err = OpenZip(filepath.Join(root, filepath.FromSlash(IndexPath(language))))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return root, r
}

// agree compares client and bleve: everything that they answer.
func agree(t *testing.T, root, language string, r *Reader, queries []driven) (found int) {
	t.Helper()
	answers := drive(t, root, language, queries)
	wrong := 0
	for i, q := range queries {
		options := Query{}
		options.Complete, _ = q.Options["complete"].(bool)
		options.Limit, _ = q.Options["limit"].(int)
		options.Filters, _ = q.Options["filters"].(map[string][]string)
		want, err := r.Query(context.Background(), q.Text, options)
		if err != nil {
			t.Fatalf("%q: %v", q.Text, err)
		}
		if !reflect.DeepEqual(want, answers[i].Response) {
			diff := gocmp.Diff(want, answers[i].Response)
			t.Errorf("%s %q %v: peerhub search (-) and the client (+) differ:\n%s", language, q.Text, q.Options, diff)
			if wrong++; wrong > 3 {
				t.FailNow()
			}
		}
		if want.Total > 0 {
			found++
		}
	}
	return found
}

func TestClientAgreesWithBleve(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "ar"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			docs := contentDocuments(t, language)
			if len(docs) == 0 {
				t.Fatalf("the repository has no content in %s to ask about", language)
			}
			for n, size := range []struct {
				name string
				docs []Document
			}{{"one file", shortest(docs, 20)}, {"sharded", multiply(docs, 500)}} {
				options := Options{Synonyms: hubSynonyms(t, language)}
				root, r := publishWith(t, language, size.docs, options)
				for size.name == "one file" && !r.dict.small && len(size.docs) > 5 {
					size.docs = size.docs[:len(size.docs)-1] // languages differ in how many fit
					root, r = publishWith(t, language, size.docs, options)
				}
				if r.dict.small != (size.name == "one file") {
					t.Fatalf("%s: %d documents are not exported so", size.name, len(size.docs))
				}
				queries := queriesFrom(size.docs[:min(len(size.docs), len(docs))], language)
				queries = append(queries, withSynonyms(docs, options.Synonyms, n)...)
				if len(queries) < 500 {
					t.Fatalf("%d queries are too few", len(queries))
				}
				found := agree(t, root, language, r, queries)
				t.Logf("%s: %d documents, %d queries, %d with answers", size.name, len(size.docs), len(queries), found)
				if found < len(queries)*6/10 {
					t.Errorf("%s: only %d of %d queries found anything", size.name, found, len(queries))
				}
			}
		})
	}
}

// withSynonyms asks for each synonym alone or with a title, in turn: what one index is asked alone, another is
// asked with a title.
func withSynonyms(docs []Document, synonyms [][]string, turn int) []driven {
	var out []driven
	for i, set := range synonyms {
		for j, text := range set {
			q := driven{Text: text}
			if (i+j+turn)%2 > 0 {
				q = driven{Text: docs[(i+j)%len(docs)].Title + " " + text, Options: map[string]any{"complete": true}}
			}
			out = append(out, q)
		}
	}
	return out
}

// shortest are so many of the documents, of which more fit into one file.
func shortest(docs []Document, n int) []Document {
	return slices.SortedStableFunc(slices.Values(docs), func(a, b Document) int { return len(a.Body) - len(b.Body) })[:min(n, len(docs))]
}

// contentDocuments reads the starter hub's pages of a language, roughly: the
// front matter's title and summary, headings, and the rest as text.
func contentDocuments(t *testing.T, language string) []Document {
	t.Helper()
	files, err := filepath.Glob("../content/*/" + language + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob("../content/*/" + language + "/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	noise := regexp.MustCompile(`\]\([^)]*\)|\[@[^\]]*\]|[*_#>\[\]|` + "`" + `]`)
	line := func(text, name string) string {
		m := regexp.MustCompile(`(?m)^` + name + `: *"?(.*?)"?$`).FindStringSubmatch(text)
		if m == nil {
			return ""
		}
		return m[1]
	}
	var docs []Document
	for _, path := range append(files, deeper...) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		front, body := "", string(data)
		if rest, ok := strings.CutPrefix(body, "---\n"); ok {
			front, body, _ = strings.Cut(rest, "\n---\n")
		}
		parts := strings.Split(filepath.ToSlash(path), "/")
		d := Document{
			URL:   language + "/" + parts[2] + "/" + strings.TrimSuffix(strings.Join(parts[4:], "/"), ".md") + "/",
			Title: line(front, "title"), Summary: line(front, "summary"), Section: parts[2], SectionLabel: parts[2],
			Language: language, Body: noise.ReplaceAllString(body, " "),
			Facets: map[string][]string{"length": {fmt.Sprint(len(body) / 3000)},
				"topic": strings.Fields(line(front, "title"))},
		}
		for _, h := range regexp.MustCompile(`(?m)^##+ (.*)$`).FindAllStringSubmatch(body, -1) {
			d.Headings = append(d.Headings, h[1])
		}
		if d.Section == "practice" {
			d.Place, d.Organisation = line(front, "place"), line(front, "organisation")
		}
		docs = append(docs, d)
	}
	return docs
}

// multiply makes many documents of few, each a mixture of sentences.
func multiply(docs []Document, n int) []Document {
	random := rand.New(rand.NewPCG(1, 2))
	var sentences []string
	for _, d := range docs {
		for s := range strings.SplitSeq(d.Body, ".") {
			if s = strings.Join(strings.Fields(s), " "); s != "" {
				sentences = append(sentences, s)
			}
		}
	}
	out := slices.Clone(docs)
	for i := range n {
		d := docs[random.IntN(len(docs))]
		d.URL = fmt.Sprintf("%s/more/%d/", d.Language, i)
		d.Summary = sentences[random.IntN(len(sentences))]
		d.Body = ""
		for range 30 {
			d.Body += sentences[random.IntN(len(sentences))] + ". "
		}
		d.Body += fmt.Sprintf("x%dx%d", i, i*i) // words of its own
		out = append(out, d)
	}
	return out
}

// queriesFrom makes queries of what the documents say.
func queriesFrom(docs []Document, language string) []driven {
	random := rand.New(rand.NewPCG(3, 4))
	var texts []string
	seen := make(map[string]bool)
	for _, d := range docs {
		for _, s := range analyze.Words(d.Body) {
			if w := d.Body[s.Start:s.End]; !seen[w] {
				seen[w] = true
				texts = append(texts, w)
			}
		}
	}
	pick := func() string { return texts[random.IntN(len(texts))] }
	phrase := func(n int) string {
		d := docs[random.IntN(len(docs))]
		spans := analyze.Words(d.Body)
		if len(spans) <= n {
			return d.Title
		}
		at := random.IntN(len(spans) - n)
		return d.Body[spans[at].Start:spans[at+n-1].End]
	}
	var out []driven
	ask := func(text string, options map[string]any) { out = append(out, driven{Text: text, Options: options}) }
	complete := map[string]any{"complete": true}
	for _, d := range docs {
		ask(d.Title, nil)
	}
	endings := map[string][]string{"en": {"s", "ing", "ed"}, "fr": {"s", "ment", "eront"}, "es": {"s", "mente", "aron"},
		"ar": {"ها", "ات", "ين"}}[language]
	for i := range 60 {
		word := []rune(pick())
		ask(string(word), nil)
		ask(pick()+" "+pick(), nil)
		ask(phrase(3), map[string]any{"limit": 5})
		ask(spelling.Fold(pick()), nil)                 // accents dropped
		ask(pick()+endings[i%len(endings)], nil)        // inflections
		ask(string(word[:(len(word)+1)/2]), complete)   // beginnings
		ask(phrase(2)+" "+string(word[:1]), complete)   // short beginnings
		ask(misspelt(random, []rune(pick())), complete) // errors
		ask(pick()+" "+misspelt(random, []rune(pick())), nil)
		ask(pick()+pick(), nil) // two words as one
		ask(string(word[:len(word)/2])+" "+string(word[len(word)/2:])+" "+pick(), nil)
	}
	stop := map[string]string{"en": "the of and", "fr": "le de l'", "es": "el de los", "ar": "من في على"}[language]
	for _, s := range []string{stop, stop + " " + pick(), stop + " zzyzx", "zzyzx", "", " ", "🙂", "a", "()*.?[",
		"\u202e" + pick(),
		strings.Repeat("x", 10000), strings.Repeat(pick()+" ", 300), phrase(80)} {
		ask(s, nil)
		ask(s, complete)
	}
	filters := map[string]any{"filters": map[string][]string{"section": {"guides", "principles"}}}
	ask("", filters)
	ask("", map[string]any{"filters": map[string][]string{"length": {"0"}, "nothing": {"x"}}})
	for range 10 {
		ask(pick(), filters)
		ask(phrase(2), map[string]any{"filters": map[string][]string{"section": {"guides"}, "length": {"1", "2"}},
			"limit": 3})
	}
	return out
}

// misspelt changes one letter, or swaps, drops or doubles one.
func misspelt(random *rand.Rand, word []rune) string {
	at := random.IntN(len(word))
	switch random.IntN(4) {
	case 0:
		return string(slices.Delete(slices.Clone(word), at, at+1))
	case 1:
		return string(slices.Insert(slices.Clone(word), at, word[at]))
	case 2:
		out := slices.Clone(word)
		other := (at + 1) % len(out)
		out[at], out[other] = out[other], out[at]
		return string(out)
	default:
		out := slices.Clone(word)
		out[at] = cmp.Or(word[len(word)/2]+1, 'x')
		return string(out)
	}
}
