package generator_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

var update = flag.Bool("update", false, "write what was built into the golden hubs; read the difference before you commit it")

// TestGoldenHubs builds each hub of testdata. A hub is a txtar archive: its
// files, and what is to come of them:
//
//	want/findings   every finding, as check prints them
//	want/tree       the paths of all files, search indexes and the finder's data left out
//	want/site/PATH  a file; of a page, its <main> element
//	want/site/BOOK!PATH  a file of a book or a learning package
//
// With -update, the wants that an archive has are written anew.
func TestGoldenHubs(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no golden hubs: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
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
			changed := false
			for i, f := range archive.Files {
				path, ok := strings.CutPrefix(f.Name, "want/")
				if !ok {
					continue
				}
				got := outcome(t, path, hub, site, findings)
				if diff := cmp.Diff(string(f.Data), got); diff != "" {
					if *update {
						archive.Files[i].Data, changed = []byte(got), true
						continue
					}
					t.Errorf("%s (-want +got):\n%s", f.Name, diff)
				}
			}
			if changed {
				write(t, name, txtar.Format(archive))
			}
		})
	}
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
			if !strings.HasPrefix(p, "search/") && !strings.HasPrefix(p, "assets/finder/") || strings.HasSuffix(p, ".html") {
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
	}
	return strings.TrimRight(got, "\n") + "\n"
}

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
