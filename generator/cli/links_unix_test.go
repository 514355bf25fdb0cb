//go:build unix

package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator/audit"
)

func write(t *testing.T, name string) {
	t.Helper()
	if err := os.WriteFile(name, []byte("<!doctype html>"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestLinksAreNotFollowed: whoever writes into a hub or a folder that somebody else made does not follow a link there: it
// may lead to the files of others.
func TestLinksAreNotFollowed(t *testing.T) {
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(list, []byte("name,day,start,city,country\nTea,tuesday,18:30,Leeds,GB\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		link    string // in the hub, to a folder or a file outside of it
		file    string // what is in that file
		command []string
	}{
		"new":                {"content/groups", "", []string{"new", "group", "tea"}},
		"new, deeper":        {"content/groups/en", "", []string{"new", "group", "tea"}},
		"import":             {"content/groups", "", []string{"import", "groups", list}},
		"notes of imports":   {"content/groups/import.lock.json", "{}", []string{"import", "groups", list}},
		"a page":             {"content/groups/en/tea.md", "---\nname: Tea\n---\n", []string{"import", "groups", list}},
		"settings":           {".vscode", "", []string{"schema", "--vscode"}},
		"one setting":        {".vscode/settings.json", "{}", []string{"schema", "--vscode"}},
		"audit":              {"audit.html", audit.Marker, []string{"audit", "DIR", "--out", "HUB/audit.html"}},
		"exported groups":    {"out/groups.csv", "x", []string{"export", "groups", "--format", "csv", "--out", "HUB/out"}},
		"an exported folder": {"export", "", []string{"export", "groups", "--format", "csv"}},
		"a folder of sheets": {"out", "", []string{"schema", "group", "--format", "spreadsheet", "--out", "HUB/out"}},
		"deeper sheets":      {"a", "", []string{"schema", "group", "--format", "spreadsheet", "--out", "HUB/a/b"}},
		"exported schemata":  {"out/page.schema.json", "x", []string{"schema", "--out", "HUB/out"}},
	} {
		w := newWeb(t, map[string]string{"hub.yaml": strings.Split(feedHub, "feeds:")[0], "content/pages/en/index.md": "# Hello\n"})
		outside := t.TempDir()
		target := outside
		if c.file != "" {
			target = filepath.Join(outside, "file")
			if err := os.WriteFile(target, []byte(c.file), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if name == "audit" {
			write(t, filepath.Join(outside, "index.html"))
		}
		link := filepath.Join(w.hub, c.link)
		if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
		command := append([]string{}, c.command...)
		for n, word := range command {
			command[n] = strings.Replace(strings.Replace(word, "HUB", w.hub, 1), "DIR", outside, 1)
		}
		said, system := bytes.Buffer{}, w.system
		system.Stderr = &said
		code := Run(context.Background(), append(command, "--hub", w.hub), system)
		if code == 0 || !strings.Contains(said.String(), "is a link") {
			t.Errorf("%s: %d %q", name, code, &said)
		}
		if c.file != "" {
			if data, _ := os.ReadFile(target); string(data) != c.file {
				t.Errorf("%s: the file outside is %q", name, data)
			}
		} else if entries, _ := os.ReadDir(outside); len(entries) > 0 {
			t.Errorf("%s: %v is outside", name, entries)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is gone", name)
		}
	}
}

// TestRenameFollowsNoLink: a page is put into no folder of others, and everything stays as it was.
func TestRenameFollowsNoLink(t *testing.T) {
	outside := t.TempDir()
	files := map[string]string{
		"hub.yaml":                   "title: Side by side\nlanguages: [en]\ncontact: {email: team@example.net}\n",
		"content/pages/en/index.md":  "# Hello\n\nWords.\n",
		"content/guides/en/start.md": "# Start\n\nWords.\n",
	}
	dir := writeHub(t, files)
	if err := os.Symlink(outside, filepath.Join(dir, "content/stories")); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	code := Run(context.Background(), []string{"rename", "--hub", dir, "guides/start", "content/stories/en/start.md"}, system(&said, &said, nil))
	if code == exitFine || !strings.Contains(said.String(), "content/stories is a link") {
		t.Errorf("%d %s", code, &said)
	}
	if found, err := os.ReadDir(outside); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	if readFile(t, filepath.Join(dir, "content/guides/en/start.md")) != files["content/guides/en/start.md"] {
		t.Error("the page has changed")
	}
}
