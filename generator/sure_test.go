package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhatIsSure has a hub in which a page of each folder asks for a drawing that there is not, and home leads
// nowhere. At an address that is sure nothing is found all the same, and whoever makes none of these finds
// as much as a build.
func TestWhatIsSure(t *testing.T) {
	hub := t.TempDir()
	if err := os.CopyFS(filepath.Join(hub, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../hub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(hub, "hub.yaml"), strings.Replace(string(settings), "\nways:\n",
		"\nways:\n  - text: {en: Nowhere, fr: Nulle part, es: A ninguna parte, ar: لا مكان}\n    to: guides/nowhere\n", 1))
	wrong, spoilt := map[string]bool{}, 0
	err = fs.WalkDir(os.DirFS(hub), "content", func(name string, d fs.DirEntry, err error) error {
		kind := filepath.Dir(name) + fmt.Sprint(filepath.Base(name) == "index.md")
		if err != nil || filepath.Ext(name) != ".md" || wrong[kind] {
			return err
		}
		wrong[kind] = true
		data, err := os.ReadFile(filepath.Join(hub, name))
		if head := "---\n"; strings.HasPrefix(string(data), head) && !bytes.Contains(data, []byte("\ndrawing:")) {
			put(t, filepath.Join(hub, name), head+"drawing: nowhere\n"+string(data[len(head):]))
			spoilt++
		}
		return err
	})
	if err != nil || spoilt < 20 {
		t.Fatal(spoilt, err)
	}
	o := optionsOf(hub, true)
	o.Today.Year++ // after what the starter hub says of its groups
	r := newRun(o)
	pages, _ := r.renderer(t.Context()) // what is found of pages is told below
	if r.site == nil {
		t.Fatal(r.found.Sorted())
	}
	made, sure, doubtful := map[string][]byte{}, 0, 0
	for at := range pages.Addresses() {
		switch filepath.Ext(at.Path) {
		case ".epub", ".zip", ".png", ".json":
			continue // slow to make, and no text is on them
		}
		var file bytes.Buffer
		found, err := pages.Render(t.Context(), at, &file)
		switch {
		case at.Sure && (err != nil || len(found) > 0 || file.Len() == 0):
			t.Errorf("%s is sure, and %v is found (%v)", at.Path, found, err)
		case at.Sure:
			sure++
		case len(found) > 0:
			doubtful++
		}
		made[at.Path] = file.Bytes()
	}
	if sure < 500 || doubtful < 20 {
		t.Errorf("%d pages are sure, and something is wrong with %d", sure, doubtful)
	}
	for n, at := range slices.Collect(pages.Rehearsed()) {
		want, is := made[at.Path]
		if !is || n%7 > 0 {
			continue
		}
		var file bytes.Buffer
		if _, err := pages.Render(t.Context(), at, &file); err != nil || !bytes.Equal(file.Bytes(), want) {
			t.Errorf("%s is another file when it is rehearsed (%v)", at.Path, err)
		}
	}
	view, _, _ := new(Live).Look(t.Context(), o) // with errors, which Finish has, too
	found, _ := view.Finish(t.Context())
	if _, want, _ := Build(t.Context(), o); fmt.Sprint(found) != fmt.Sprint(want) {
		t.Errorf("found %v, want %v", found, want)
	}
}
