package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name string
		out  func(t *testing.T, hub string) string
		want string // part of the reason; "" when the place is accepted
	}{
		{"a missing folder", func(t *testing.T, hub string) string { return filepath.Join(hub, "a/b/public") }, ""},
		{"an empty folder", func(t *testing.T, hub string) string { return t.TempDir() }, ""},
		{"only .gitkeep", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "public/.gitkeep"), "")
			return filepath.Join(hub, "public")
		}, ""},
		{"a link to an empty folder", func(t *testing.T, hub string) string {
			return link(t, t.TempDir(), filepath.Join(hub, "public"))
		}, ""},
		{"the hub", func(t *testing.T, hub string) string { return hub }, "the hub itself"},
		{"the hub, said otherwise", func(t *testing.T, hub string) string { return hub + "/content/.." },
			"the hub itself"},
		{"a link to the hub", func(t *testing.T, hub string) string {
			return link(t, hub, filepath.Join(t.TempDir(), "l"))
		}, "the hub itself"},
		{"the hub's parent", func(t *testing.T, hub string) string { return filepath.Dir(hub) }, "the hub lies inside"},
		{"the root of the disk", func(t *testing.T, hub string) string { return "/" }, "the hub lies inside"},
		{"content", func(t *testing.T, hub string) string { return filepath.Join(hub, "content") }, "inside content/"},
		{"deep in layouts", func(t *testing.T, hub string) string { return filepath.Join(hub, "layouts/x/y") },
			"inside layouts/"},
		{"a link into content", func(t *testing.T, hub string) string {
			return link(t, filepath.Join(hub, "content"), filepath.Join(t.TempDir(), "l")) + "/new"
		}, "inside content/"},
		{"git's own folder", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, ".git/HEAD"), "")
			return filepath.Join(hub, ".git/site")
		}, "inside .git"},
		{"a file", func(t *testing.T, hub string) string { return filepath.Join(hub, "hub.yaml") }, "a file"},
		{"a stranger's folder", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "photos/cat.jpg"), "")
			return filepath.Join(hub, "photos")
		}, `such as "cat.jpg"`},
		{"a stranger's folder with .gitkeep", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "photos/.gitkeep"), "")
			put(t, filepath.Join(hub, "photos/cat.jpg"), "")
			return filepath.Join(hub, "photos")
		}, `such as "cat.jpg"`},
		{"a manifest of somebody else", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "site", ManifestName), `{"format": "other/1"}`)
			return filepath.Join(hub, "site")
		}, "did not make"},
		{"a broken manifest", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "site", ManifestName), `{"format": "peerhub-site/1"`)
			return filepath.Join(hub, "site")
		}, "did not make"},
		{"a folder of content of another hub", func(t *testing.T, hub string) string {
			return filepath.Join(newHub(t), "content/groups/new")
		}, "inside content/"},
		{"any other folder called content", func(t *testing.T, hub string) string {
			return filepath.Join(t.TempDir(), "content/new")
		}, ""},
		{"inside a site", func(t *testing.T, hub string) string {
			if err := build(filepath.Join(hub, "public"), hub, map[string]string{"index.html": "x"}); err != nil {
				t.Fatal(err)
			}
			return filepath.Join(hub, "public/a/b")
		}, "a site that Peerhub made"},
		{"a site with an empty folder of somebody's", func(t *testing.T, hub string) string {
			out := filepath.Join(hub, "public")
			if err := build(out, hub, map[string]string{"a/index.html": "x"}); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Join(out, "a/plans/2027"), 0o777); err != nil {
				t.Fatal(err)
			}
			return out
		}, `it holds "a/plans/2027"`},
		{"a git checkout with a manifest", func(t *testing.T, hub string) string {
			put(t, filepath.Join(hub, "site", ManifestName), `{"format": "peerhub-site/1"}`)
			put(t, filepath.Join(hub, "site/.git/HEAD"), "")
			return filepath.Join(hub, "site")
		}, "git repository"},
	} {
		t.Run(c.name, func(t *testing.T) {
			hub := newHub(t)
			out := c.out(t, hub)
			before := tree(t, filepath.Dir(hub))
			err := build(out, hub, map[string]string{"index.html": "x"})
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				if data, _ := os.ReadFile(filepath.Join(out, "index.html")); string(data) != "x" {
					t.Error("the site is not there")
				}
				return
			}
			refusal, ok := errors.AsType[*Refusal](err)
			if !ok || !strings.Contains(refusal.Reason, c.want) {
				t.Fatalf("got %v, want a refusal with %q", err, c.want)
			}
			if diff := cmp.Diff(before, tree(t, filepath.Dir(hub))); diff != "" {
				t.Errorf("a refused build changed something:\n%s", diff)
			}
		})
	}
}

func link(t *testing.T, to, name string) string {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAStrangersFilesThatComeDuringTheBuildAreNotDeleted(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	s, err := Open(out, Hub{Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(out, "thesis.txt"), "years of work")
	if err := s.Commit(); err == nil {
		t.Fatal("the folder was replaced")
	}
	if diff := cmp.Diff(map[string]string{"thesis.txt": "years of work"}, tree(t, out)); diff != "" {
		t.Error(diff)
	}
}

// A file that somebody put into the built site is theirs: it is not deleted.
func TestOwnFilesInOurFolder(t *testing.T) {
	hub := t.TempDir()
	out := filepath.Join(hub, "public")
	build := func() error {
		stage, err := Open(out, Hub{Dir: hub})
		if err != nil {
			return err
		}
		if err := stage.Write("index.html", []byte("x")); err != nil {
			t.Fatal(err)
		}
		return stage.Commit()
	}
	if err := build(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, ".DS_Store"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := build(); err != nil {
		t.Errorf("what a system leaves behind stops a build: %v", err)
	}
	mine := filepath.Join(out, "about", "CNAME")
	if err := os.MkdirAll(filepath.Dir(mine), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("example.org"), 0o666); err != nil {
		t.Fatal(err)
	}
	err := build()
	if err == nil || !strings.Contains(err.Error(), "about/CNAME") {
		t.Errorf("got %v; want a refusal that names the file", err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("the file is gone")
	}
}

// TestANewTitle: the site in a hub's own folder is that hub's, also when it is called otherwise now.
func TestANewTitle(t *testing.T) {
	hub := newHub(t)
	out := filepath.Join(hub, "public")
	first, err := Open(out, Hub{Title: "Our hub", Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(first.Write("index.html", []byte("x")), first.Commit()); err != nil {
		t.Fatal(err)
	}
	next, err := Open(out, Hub{Title: "Walking alongside", Dir: hub})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(next.Write("index.html", []byte("y")), next.Commit()); err != nil {
		t.Fatal(err)
	}
}

func TestTheSiteOfAnotherHubStays(t *testing.T) {
	lille := Hub{Title: "Lille", Address: "https://lille.example/"}
	for name, c := range map[string]struct {
		next Hub
		want string
	}{
		"the same hub":                   {lille, ""},
		"with another title":             {Hub{Title: "Lille and Roubaix", Address: lille.Address}, ""},
		"with another address":           {Hub{Title: "Lille", Address: "https://peers.example/"}, ""},
		"another hub":                    {Hub{Title: "Gent", Address: "https://gent.example/"}, "another hub, “Lille”"},
		"another hub without an address": {Hub{Title: "Gent"}, "this hub is “Gent”"},
	} {
		t.Run(name, func(t *testing.T) {
			lille.Dir, c.next.Dir = newHub(t), newHub(t)
			out := filepath.Join(t.TempDir(), "site")
			first, err := Open(out, lille)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(first.Write("index.html", []byte("Lille")), first.Commit()); err != nil {
				t.Fatal(err)
			}
			before := tree(t, out)
			next, err := Open(out, c.next)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				next.Abandon()
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want a refusal with %q", err, c.want)
			}
			if diff := cmp.Diff(before, tree(t, out)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWhileItIsSwapped: what stands in a folder while another build has it is that build's, and
// nobody is told to move it away.
func TestWhileItIsSwapped(t *testing.T) {
	hub := Hub{Title: "Ours", Dir: newHub(t)}
	out := filepath.Join(t.TempDir(), "site")
	first, err := Open(out, hub)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(first.Write("index.html", []byte("x")), first.Commit()); err != nil {
		t.Fatal(err)
	}
	other, err := Open(out, hub)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Abandon()
	put(t, filepath.Join(out, "new/index.html"), "of the site that takes the place of the first")
	if _, err := Open(out, hub); err == nil || !strings.Contains(err.Error(), "another build is writing there just now") {
		t.Errorf("got %v", err)
	}
}
