package generator_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/golden"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// TestGoldenHubs builds each hub of testdata. A hub is a txtar archive: its
// files, and what is to come of them:
//
//	want/findings   every finding, as check prints them
//	want/tree       the paths of all files, search indexes and the finder's data left out
//	want/site/PATH  a file; of a page, its <main> element, with HASH for hashes of scripts and styles
//	want/site/BOOK!PATH  a file of a book or a learning package
//
// Only the wants that an archive has are looked at.
func TestGoldenHubs(t *testing.T) {
	golden.Test(t, func(t *testing.T, archive *txtar.Archive) []txtar.File {
		hub := t.TempDir()
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "want/") {
				write(t, filepath.Join(hub, f.Name), f.Data)
			}
		}
		site := publish.NewMemory()
		_, findings, err := generator.Build(context.Background(), generator.Options{
			Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}})
		if err != nil && !errors.Is(err, generator.ErrFindings) {
			t.Fatal(err)
		}
		files := slices.Clone(archive.Files)
		for i, f := range files {
			if path, ok := strings.CutPrefix(f.Name, "want/"); ok {
				files[i].Data = []byte(outcome(t, path, hub, site, findings))
			}
		}
		return files
	})
}

// outcome is what the archive's file want/PATH is compared with.
func outcome(t *testing.T, path, hub string, site *publish.Memory, findings []diag.Finding) string {
	t.Helper()
	switch path {
	case "findings":
		var b bytes.Buffer
		if err := diag.WriteText(&b, check.Excerpts(os.DirFS(hub), findings), generator.Words(hub)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	case "tree":
		var b strings.Builder
		for _, p := range site.Paths() {
			if !strings.HasPrefix(p, "search/") && !strings.HasPrefix(p, "assets/finder/") ||
				strings.HasSuffix(p, ".html") {
				b.WriteString(p + "\n")
			}
		}
		return b.String()
	}
	path = strings.TrimPrefix(path, "site/")
	archive, inner, packed := strings.Cut(path, "!")
	data, ok := site.Get(archive)
	if ok && packed {
		data, ok = packedFile(t, data, inner)
	}
	if !ok {
		return "(not built)\n"
	}
	got := string(data)
	if strings.HasSuffix(path, ".html") {
		if i, j := strings.Index(got, "<main"), strings.Index(got, "</main>"); i >= 0 && j > i {
			got = got[i : j+len("</main>")]
		}
		got = scriptHash.ReplaceAllString(got, "${1}HASH")
	}
	return strings.TrimRight(got, "\n") + "\n"
}

// scriptHash is the hash of a script or a style sheet, which changes with its every line.
var scriptHash = regexp.MustCompile(`(\.(?:js|css)\?v=)[0-9a-f]{8}`)

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// packedFile is a file of a zip; of the zip itself, "", the names of its files.
func packedFile(t *testing.T, data []byte, name string) ([]byte, bool) {
	t.Helper()
	book, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []byte
	for _, f := range book.File {
		names = append(names, f.Name+"\n"...)
		if f.Name != name {
			continue
		}
		got, err := fs.ReadFile(book, name)
		if err != nil {
			t.Fatal(err)
		}
		return got, true
	}
	return names, name == ""
}
