//go:build unix

package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestImportStops: an import that is stopped ends at once, and what it leaves is whole; a
// pipe, which may never end, is refused.
func TestImportStops(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": strings.Split(feedHub, "feeds:")[0],
		"content/pages/en/index.md": "# Hello\n"})
	var rows strings.Builder
	rows.WriteString("name,day,start,city,country\n")
	for n := range 3000 {
		fmt.Fprintf(&rows, "Tea %d,tuesday,18:30,Leeds,GB\n", n)
	}
	file := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	said, system := bytes.Buffer{}, w.system
	system.Stderr = &said
	if code := Run(ctx, []string{"import", "groups", file, "--hub", w.hub}, system); code != exitErrors ||
		said.String() != "Stopped, before all was done.\n" {
		t.Errorf("a stopped import: %d %q", code, &said)
	}
	if w.read("content/groups/import.lock.json") != "" {
		t.Error("an import that was stopped before it wrote has written")
	}
	ctx, stop = context.WithCancel(context.Background())
	go func() { // once the first page is there
		for range 30_000 {
			if w.read("content/groups/en/tea-0.md") != "" {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		stop()
	}()
	code := Run(ctx, []string{"import", "groups", file, "--hub", w.hub}, w.system)
	pages, _ := filepath.Glob(filepath.Join(w.hub, "content/groups/en/*.md"))
	if noted := strings.Count(w.read("content/groups/import.lock.json"), `"fields"`); code == exitFine && len(pages) < 3000 ||
		noted != len(pages) {
		t.Errorf("%d: %d pages, %d noted", code, len(pages), noted)
	}
	if code, said := w.run("2026-03-01", "import", "groups", file); code != exitFine || !strings.Contains(said,
		"0 updated, "+fmt.Sprint(len(pages))+" as before") {
		t.Errorf("the next import: %d %s", code, said[:min(len(said), 600)])
	}
	pipe := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	if code, said := w.run("2026-03-01", "import", "groups", pipe); code != exitMisusage {
		t.Errorf("a pipe: %d %s", code, said)
	}
	notes := filepath.Join(w.hub, "content/groups/import.lock.json")
	if err := errors.Join(os.RemoveAll(notes), os.Mkdir(notes, 0o777)); err != nil {
		t.Fatal(err)
	}
	if code, said := w.run("2026-03-01", "import", "groups", file); code == exitFine || !strings.Contains(said, "import.lock.json is a folder, a pipe or a device") {
		t.Errorf("a folder for notes: %d %s", code, said)
	}
}

// TestFeedsThatAreNoFiles: a pipe, a device or a folder as the file of a feed stops nothing, and
// is told once.
func TestFeedsThatAreNoFiles(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": strings.Split(feedHub, "feeds:")[0] +
		"feeds: [{name: pipe, file: lists/pipe.csv}, {name: folder, file: lists/folder}]\n",
		"content/pages/en/index.md": "# Hello\n", "lists/folder/tea.csv": "name\nTea\n"})
	if err := syscall.Mkfifo(filepath.Join(w.hub, "lists/pipe.csv"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"check"}, {"build", "--no-search"}, {"import", "feeds"}} {
		_, said := w.run("2026-03-01", command...)
		for _, want := range []string{"lists/pipe.csv", "lists/folder"} {
			if command[0] != "import" && strings.Count(said, "its file "+want+" is a folder, a pipe or a device, and was not opened.") != 1 {
				t.Errorf("%v: %s is not told: %s", command, want, said)
			}
		}
	}
}
