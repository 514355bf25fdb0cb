package generator

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/fetch"
	"peerhub/generator/finder"
	"peerhub/generator/golden"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/offline"
	"peerhub/generator/publish"
	"peerhub/generator/translate"
)

// vectorFolder is where the files lie by which other programs check themselves; its README says
// what they are, and by which command they are written anew.
const vectorFolder = "testdata/vectors"

var vectorDay = model.Date{Year: 2026, Month: 11, Day: 30}

func TestVectors(t *testing.T) {
	hub := filepath.Join(vectorFolder, "hub")
	t.Run("front matter and hub.yaml", func(t *testing.T) {
		found, _, err := Check(context.Background(), Options{Hub: hub, Today: vectorDay})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Code != diag.ImportOpen { // the one that the vectors are to have
				t.Errorf("%s:%d: %s", f.File, f.Line, f.Message)
			}
		}
	})
	t.Run("groups.csv", func(t *testing.T) { vectorCSV(t, hub) })
	t.Run("what the program keeps", func(t *testing.T) { vectorKept(t, hub) })
	t.Run("addresses of a site", func(t *testing.T) {
		site, _ := Site(context.Background(), Options{Hub: hub, Today: vectorDay})
		vector(t, "addresses.lock", addressesOf(site))
	})
	t.Run("manifest of a site", vectorManifest)
	t.Run("finder", vectorFinder)
	t.Run("lists of what can be kept", vectorOffline)
}

// vector holds what was made to a file.
func vector(t *testing.T, name string, made []byte) {
	t.Helper()
	golden.File(t, filepath.Join(vectorFolder, filepath.FromSlash(name)), made)
}

// vectorCSV: every column of the file stands in today's, with the same cells. Further ones may come.
func vectorCSV(t *testing.T, hub string) {
	var made []byte
	_, _, err := Export(context.Background(), Options{Hub: hub, Today: vectorDay}, []interchange.Format{interchange.CSV},
		func(_ string, data []byte) error {
			made = bytes.Clone(data)
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(vectorFolder, "groups.csv")
	if golden.Updating() {
		if err := os.WriteFile(name, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	was, now := cellsOf(t, old), cellsOf(t, made)
	for column, cells := range was {
		if diff := cmp.Diff(cells, now[column]); diff != "" {
			t.Errorf("the column %s (-) is not what is written today (+):\n%s", column, diff)
		}
	}
	if !bytes.Contains(made, []byte("\r\n")) || bytes.HasPrefix(made, []byte("\ufeff")) {
		t.Error("lines end in CRLF, and no mark stands before the first")
	}
}

// cellsOf are the cells of a table by its columns.
func cellsOf(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	out := map[string][]string{}
	for i, column := range rows[0] {
		for _, row := range rows[1:] {
			out[column] = append(out[column], row[i])
		}
	}
	return out
}

// vectorKept: what the program keeps between runs is read, and is written again as it stands.
func vectorKept(t *testing.T, hub string) {
	files := os.DirFS(hub)
	read := func(name string) []byte {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	again := func(name string, data []byte, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		vector(t, "hub/"+name, data)
	}
	notes, err := interchange.ReadNotes(read(interchange.NotesFile))
	if err != nil || len(notes) == 0 {
		t.Fatal(notes, err)
	}
	data, err := notes.Encode()
	again(interchange.NotesFile, data, err)
	questions, err := interchange.ReadQuestions(read(interchange.OpenFile))
	if err != nil || len(questions) == 0 {
		t.Fatal(questions, err)
	}
	data, err = questions.Encode()
	again(interchange.OpenFile, data, err)

	feed, kept := fetch.Load(files, "hills"), t.TempDir()
	if feed.Data == nil || len(feed.Groups) == 0 {
		t.Fatalf("the copy of the feed is read as %+v", feed)
	}
	if err := feed.Save(kept, "hills", true); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"feeds/hills.json", "feeds/hills.copy"} {
		data, err := os.ReadFile(filepath.Join(kept, name))
		again(name, data, err)
	}

	site, found := Site(context.Background(), Options{Hub: hub, Today: vectorDay})
	if site == nil {
		t.Fatal(found)
	}
	e := site.Entry("guides", "start")
	if state := e.States["fr"]; state != model.StateCurrent {
		t.Errorf("the translation is %s", state)
	}
	err = translate.Accept(files, func(path string, data []byte) error {
		again(path, data, nil)
		return nil
	}, e.Pages["fr"], e.Original)
	if err != nil {
		t.Fatal(err)
	}
}

// vectorManifest: the list of what a build made.
func vectorManifest(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "public")
	stage, err := publish.Open(out, publish.Hub{Dir: filepath.Join(folder, "hub"), Title: "Peers", Address: "https://example.org/hub/"})
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abandon()
	for path, text := range map[string]string{"index.html": "<p>Hello</p>\n", "fr/index.html": "<p>Bonjour</p>\n", "ar/é.txt": ""} {
		if err := stage.Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadFile(filepath.Join(out, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	vector(t, "manifest.json", made)
}

// vectorFinder: the files of a small hub's finder and of a large one's are written as they were, but
// for how they are packed and so for the hashes in their names.
func vectorFinder(t *testing.T) {
	for name, n := range map[string]int{"small": 3, "large": 250} {
		p, err := finder.NewPublisher(nil, []string{"en"})
		if err != nil {
			t.Fatal(err)
		}
		files, err := p.Files(vectorDirectory(n))
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(vectorFolder, "finder", name)
		if golden.Updating() {
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
		}
		said := map[string][]byte{}
		for _, f := range files {
			said[filepath.Base(f.Path)] = f.Data
			if golden.Updating() {
				vector(t, "finder/"+name+"/"+filepath.Base(f.Path), f.Data)
			}
		}
		made := finderText(t, said)
		vector(t, "finder/"+name+".txt", made)

		stood, err := filepath.Glob(filepath.Join(folder, "*.bin"))
		if err != nil {
			t.Fatal(err)
		}
		clear(said)
		for _, file := range stood {
			if said[filepath.Base(file)], err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
		vector(t, "finder/"+name+".txt", finderText(t, said))
	}
}

// vectorDirectory makes up groups that have every fact of the format among them.
func vectorDirectory(n int) *finder.Directory {
	d := &finder.Directory{Language: "en", Home: "groups/", Zone: "Europe/Paris", Today: vectorDay,
		Strings: map[string]any{"none": "None"}, Dates: map[string]any{"day": "%d"}, Icons: "<svg></svg>",
		Lines: map[string][]string{"FR": {"24/7"}},
		Facets: []finder.Facet{
			{Name: "attendance", Label: "How", Pill: "chip", Choices: [][2]string{{"in-person", "In person"}, {"online", "Online"}}},
			{Name: "topic", Label: "About", Choices: [][2]string{{"voices", "Voices"}, {"anxiety", "Anxiety"}}},
			{Name: "language", Label: "Language", Every: true, Names: true, Choices: [][2]string{{"en", "English"}, {"fr", "French"}}}}}
	for i := range n {
		how, topics, languages := []string{"in-person"}, []string{"voices", "anxiety"}, []string{"en"}
		g := finder.Group{Name: fmt.Sprint("Circle ", i), Country: "FR", City: "Lyon", Lat: 45.767 + float64(i%40)/10, Lon: 4.834, HasPoint: true,
			When:  []finder.When{{Day: i % 7, Part: finder.Evening}},
			Rules: []directory.Rule{{RRule: "FREQ=WEEKLY;BYDAY=TU", Start: "18:30", End: "20:00", First: "2026-01-06", Zone: "Europe/Paris"}},
			Words: "tea", Card: func() string { return fmt.Sprintf("<article class=\"card\"><h3>Circle %d</h3></article>", i) }}
		switch i % 10 {
		case 1: // from anywhere
			how, g.HasPoint, g.City, g.Country = []string{"online"}, false, "", ""
			g.When = append(g.When, finder.When{Day: finder.ByArrangement, Part: finder.AnyTime, Session: 1})
			g.Rules = append(g.Rules, directory.Rule{})
		case 2: // not even the town may be told; paused
			g.HasPoint, g.City, g.From = false, "", model.Date{Year: 2027, Month: 1, Day: 15}
			topics, languages = nil, nil
		case 3:
			g.Network, g.When, g.Rules = true, nil, nil
		case 4: // at the point of its town
			g.HasPoint, topics = false, []string{"other"} // known, and none of the choices
		}
		for facet, keys := range map[string][]string{"attendance": how, "topic": topics, "language": languages} {
			if keys != nil {
				g.Facets = append(g.Facets, directory.KeysOf{Facet: facet, Keys: keys})
			}
		}
		d.Groups = append(d.Groups, g)
	}
	return d
}

var finderHash = regexp.MustCompile(`-[0-9a-f]{10}\.bin`)

// finderText says what files hold, whatever their names' hashes are: each in the order in which the index
// names it.
func finderText(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	texts := map[string]string{}
	for name, data := range files {
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(name, err)
		}
		texts[name] = string(text)
	}
	var out strings.Builder
	seen := map[string]bool{}
	var tell func(name string)
	tell = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		var value any
		if err := json.Unmarshal([]byte(texts[name]), &value); err != nil {
			t.Fatal(name, err)
		}
		fmt.Fprintf(&out, "%s\n%s\n", finderHash.ReplaceAllString(name, "-HASH.bin"), finderHash.ReplaceAllString(texts[name], "-HASH.bin"))
		for _, other := range regexp.MustCompile(`"([a-z-]+-[0-9a-f]{10}\.bin)"`).FindAllStringSubmatch(texts[name], -1) {
			if _, there := texts[other[1]]; !there {
				t.Errorf("%s names %s, which is not there", name, other[1])
				continue
			}
			tell(other[1])
		}
	}
	tell("en.bin")
	if len(seen) != len(files) {
		t.Errorf("of %d files %d are named", len(files), len(seen))
	}
	return []byte(out.String())
}

// vectorOffline: of the same few files of a site the lists are written as they were, with all groups as one part and by region.
func vectorOffline(t *testing.T) {
	site := os.DirFS(filepath.Join(vectorFolder, "offline", "site"))
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	for name, regions := range map[string][]offline.Region{
		"small": {{File: "assets/finder/en.bin", Groups: []string{"groups/quiet-table/", "groups/night-line/"}}},
		"large": {{File: "assets/finder/en-0123456789.bin", Groups: []string{"groups/quiet-table/"}},
			{File: "assets/finder/en-9876543210.bin", Groups: []string{"groups/night-line/"}}},
	} {
		var files offline.Files
		err := fs.WalkDir(site, ".", func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(site, file)
			files.Note(file, data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		of := offline.Language{Code: "en", Sections: []string{"guides", "training"}, Regions: regions}
		made := 0
		if err := files.Lists(hub, of, vectorDay, func(path string, data []byte) error {
			made++
			vector(t, "offline/"+name+"/"+strings.TrimPrefix(path, "assets/offline/en/"), data)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if stand, err := os.ReadDir(filepath.Join(vectorFolder, "offline", name)); err != nil || len(stand) != made {
			t.Errorf("%s has %d lists, and %d are written: %v", name, len(stand), made, err)
		}
	}
}
