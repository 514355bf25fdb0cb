// Package golden holds what comes out of a stage to files that somebody has read.
//
// Each archive of a package's testdata (txtar) has what goes in and what is to
// come out. With -update, what comes out is written anew: read the difference
// before you commit it.
package golden

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference before you commit it")

// Updating reports whether golden files are to be written anew.
func Updating() bool { return *update }

// File holds what was made to a file.
func File(t *testing.T, name string, made []byte) {
	t.Helper()
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, made, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(made)); diff != "" {
		t.Errorf("%s (-) is not what is made today (+):\n%s", name, diff)
	}
}

// Test runs a test for each archive of testdata. come returns the files of an
// archive as they should be: those that go in, and what came of them.
func Test(t *testing.T, come func(t *testing.T, archive *txtar.Archive) []txtar.File) {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			want, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: want.Comment, Files: come(t, want)}
			diff := cmp.Diff(texts(want), texts(got))
			switch {
			case diff == "":
			case !*update:
				t.Errorf("(-want +got):\n%s", diff)
			default:
				if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func texts(archive *txtar.Archive) map[string]string {
	out := map[string]string{}
	for _, f := range archive.Files {
		out[f.Name] = string(f.Data)
	}
	return out
}
