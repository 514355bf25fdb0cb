package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// A hub with a secret in every place that is not for readers. Each begins with
// zqx, or is a figure of the list below. What begins with zqy is told to
// everybody; it shows that this test can read what it looks through.
var hubOfSecrets = map[string]string{
	"hub.yaml": `# zqxsettings
title: Zqyhub
base_url: https://example.org/hub/
default_language: en
languages: [en, fr]
timezone: Europe/London
help_now: []
`,
	"content/groups/en/area.md": `---
# zqxremark
name: Zqyarea
attendance: in-person
schedule: [{day: tuesday, start: "18:30", end: "20:00", every: week}]
place: {venue: Zqyvenue, address: 7 Zqxareaaddress Road, city: Zqytown, postcode: Zqxareapostcode, country: GB, lat: 51.987654, lon: -2.123456, precision: area}
contact: {role: host, phone: "+441174960118"}
verified: {on: 2026-02-01, by: hub team, how: phone}
consent_on: 1999-09-19
source: zqxsource
---

Come in. <!-- zqxcomment -->
`,
	"content/groups/en/town.md": `---
name: Zqytownonly
attendance: hybrid
schedule: [{day: friday, start: "10:00", every: month, nth: [-1]}]
place: {venue: Zqxtownvenue, address: 8 Zqxtownaddress, city: Zqytown, postcode: Zqxtownpostcode, country: GB, lat: 51.876543, lon: -2.234567, precision: city}
online: {url: "https://example.org/j/1?pwd=zqxpwd&passcode=zqxpasscode#pin=zqxpin", publish_link: true}
---

Come in.
`,
	"content/groups/en/unseen.md": `---
name: Zqyunseen
attendance: hybrid
schedule: [{day: monday, start: "19:00"}]
place: {city: Zqytown, country: GB, venue: Zqxhiddenvenue, precision: hidden}
online: {url: "https://zqxlink.example.org/zqxroom"}
---

Come in.
`,
	"content/groups/fr/unseen.md": "---\nname: Zqyunseen en français\nsource_hash: sha256:0\n---\n\nVenez.\n",
	"content/groups/en/draft.md":  "---\nname: Zqxdraft\ndraft: true\n---\n\nZqxdrafttext.\n",
	"content/groups/list.csv": "id,name,day,start,city,country,lat,lon,precision,address,postcode,consent_on,source,(private) who we rang\n" +
		"sheet,Zqysheet,Wednesday,18:30,Zqytown,GB,51.765432,-2.345678,area,9 " +
		"Zqxsheetaddress,Zqxsheetpostcode,1999-09-19,zqxsheetsource,Zqxwhowerang\n",
	"content/groups/notes.txt":     "zqxnotes",
	"content/groups/list.csv.bak":  "name,(private) who we rang\nZqytea,Zqxbackup\n",
	"content/groups/list.numbers":  "zqxnumbers",
	"content/groups/meetings.json": `[{"name": "zqxmeeting"}]`,
}

// mustNotLeave are the secrets that are figures: places finer than two decimals,
// and the day of consent however it is written.
var mustNotLeave = []string{"zqx", "51.98", "-2.123", "51.87", "-2.23", "51.76", "-2.345", "1999-09", "19990919",
	"september 1999", "septembre 1999"}

// TestNoSecretLeaves looks through everything that a build writes: pages, data,
// calendars and maps as they are, what is compressed unpacked, and the search
// indexes as bleve reads them.
func TestNoSecretLeaves(t *testing.T) {
	site, findings, err := buildOf(t, hubOfSecrets)
	if err != nil {
		t.Fatalf("%v %v", err, findings)
	}
	told := map[string]bool{} // the kinds of files in which the test found what is told
	for _, name := range site.Paths() {
		data, _ := site.Get(name)
		for part, text := range unpacked(t, name, data) {
			text = strings.ToLower(text)
			for _, secret := range mustNotLeave {
				if i := strings.Index(text, secret); i >= 0 {
					t.Errorf("%s tells %q: …%s…", part, secret, text[max(0, i-60):min(len(text), i+60)])
				}
			}
			if strings.Contains(text, "zqytown") {
				told[path.Ext(part)] = true
			}
		}
		if strings.Contains(strings.ToLower(name), "zqx") {
			t.Errorf("an address tells a secret: %s", name)
		}
	}
	for _, kind := range []string{".html", ".ics", ".json", ".csv", ".geojson", ".bin", ".bleve"} {
		if !told[kind] {
			t.Errorf("nothing of what is told is seen in files of the kind %s: this test is blind there", kind)
		}
	}
}

// A place that is hidden and given all the same stops the build before anything
// is written, and the message does not say it again.
func TestHiddenPlaceStopsTheBuild(t *testing.T) {
	for _, fact := range []string{"address: 7 Zqxlane", "postcode: LS1 3AB", "lat: 51.987654, lon: -2.123456"} {
		site, findings, err := buildOf(t, map[string]string{"hub.yaml": hubOfSecrets["hub.yaml"],
			"content/groups/en/unseen.md": "---\nname: Zqyunseen\n" +
				"place: {city: Zqytown, country: GB, precision: hidden, " + fact + "}\n---\n\nCome in.\n"})
		if !errors.Is(err, generator.ErrFindings) || len(site.Paths()) > 0 {
			t.Errorf("%s: %v, %d files", fact, err, len(site.Paths()))
		}
		if !slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Code == diag.PlaceHidden &&
				f.Severity == diag.Error
		}) {
			t.Errorf("%s: %+v", fact, findings)
		}
	}
}

func buildOf(t *testing.T, files map[string]string) (*publish.Memory, []diag.Finding, error) {
	t.Helper()
	hub := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(hub, name), []byte(text))
	}
	return buildAt(t, hub)
}

func buildAt(t *testing.T, hub string) (*publish.Memory, []diag.Finding, error) {
	t.Helper()
	site := publish.NewMemory()
	_, findings, err := generator.Build(context.Background(),
		generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}})
	return site, findings, err
}

// enclosed is what the client of the search carries along, in base64.
var enclosed = regexp.MustCompile(`[A-Za-z0-9+/]{200,}=*`)

// unpacked returns the texts of a file by name: itself, what it holds compressed,
// the files of a zip, and the words of an index.
func unpacked(t *testing.T, name string, data []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	out[name] = enclosed.ReplaceAllStringFunc(string(data), func(encoded string) string {
		inner, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			return encoded
		}
		for part, text := range unpacked(t, "what "+name+" encloses", inner) {
			out[part] = text
		}
		return "" // any three letters stand somewhere in so many
	})
	for kind, open := range map[string]func(io.Reader) (io.Reader, error){
		"zlib": func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"raw":  func(r io.Reader) (io.Reader, error) { return flate.NewReader(r), nil },
	} {
		if r, err := open(bytes.NewReader(data)); err == nil {
			text, _ := io.ReadAll(r) // what is no such file gives nothing, or a beginning
			out[kind+" of "+name] = string(text)
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return out
	}
	dir := t.TempDir()
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for part, inner := range unpacked(t, name+"/"+f.Name, text) {
			out[part] = inner
		}
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), text)
	}
	if strings.HasSuffix(name, ".bleve.zip") {
		out[strings.TrimSuffix(name, ".zip")] = wordsOf(t, dir)
	}
	return out
}

// wordsOf returns all terms and all stored texts of the bleve index below a
// folder, which compresses them in ways of its own.
func wordsOf(t *testing.T, dir string) string {
	t.Helper()
	meta := ""
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.Name() == "index_meta.json" {
			meta = filepath.Dir(name)
		}
		return err
	})
	if err != nil || meta == "" {
		t.Fatalf("no index in the zip: %v", err)
	}
	opened, err := bleve.OpenUsing(meta, map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	fields, err := opened.Fields()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, field := range fields {
		words, err := opened.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for word, err := words.Next(); word != nil; word, err = words.Next() {
			if err != nil {
				t.Fatal(err)
			}
			out.WriteString(word.Term + "\n")
		}
		if err := words.Close(); err != nil {
			t.Fatal(err)
		}
	}
	everything := bleve.NewSearchRequestOptions(bleve.NewMatchAllQuery(), 1000, 0, false)
	found, err := opened.Search(everything)
	if err != nil || len(found.Hits) == 0 {
		t.Fatalf("an index without documents: %v", err)
	}
	for _, hit := range found.Hits {
		document, err := opened.Document(hit.ID)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(hit.ID + "\n")
		document.VisitFields(func(f index.Field) { out.WriteString(f.Name() + " " + string(f.Value()) + "\n") })
	}
	return out.String()
}
