package cli

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fork copies the starter hub.
func fork(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "fork")
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../../hub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "hub.yaml"), settings, 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sound checks and builds a hub, and follows the links of its site.
func sound(t *testing.T, dir, nothing string) {
	t.Helper()
	if said := mustRun(t, "check", "--hub", dir, "--date", "2026-11-22"); !strings.HasPrefix(said, nothing) {
		t.Errorf("check: %s", said)
	}
	site := filepath.Join(t.TempDir(), "site")
	mustRun(t, "build", "--hub", dir, "--out", site, "--no-search", "--date", "2026-11-22")
	for _, wrong := range deadLinks(t, site) {
		t.Error(wrong)
	}
}

// TestStrip: whatever is taken out of the starter hub, the rest builds and checks clean.
func TestStrip(t *testing.T) {
	for _, c := range []struct{ args, nothing, lacks, has string }{
		{"--languages=en", "Nothing to mend.", "content/guides/fr content/groups/en/night-owls.md", "content/library/en content/training/en"},
		{"--languages=fr", "Rien à corriger.", "content/guides/en content/guides/fr/evidence.lock.json", "content/library/fr content/training/fr"},
		{"--languages=ar,en --sections=groups,guides --keep-samples", "لا شيء", "content/library content/guides/es", "content/groups/en/night-owls.md content/groups/ar"},
		{"--sections=training", "Nothing to mend.", "content/groups content/principles", "content/training/fr content/pages/en/about.md"},
	} {
		t.Run(c.args, func(t *testing.T) {
			dir := fork(t)
			mustRun(t, append([]string{"strip", "--hub", dir}, strings.Fields(c.args)...)...)
			for name := range strings.FieldsSeq(c.lacks) {
				if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
					t.Errorf("%s is there", name)
				}
			}
			for name := range strings.FieldsSeq(c.has) {
				if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
					t.Errorf("%s is not there", name)
				}
			}
			sound(t, dir, c.nothing)
			if lines := readFile(t, filepath.Join(dir, "content/groups/ar/the-quiet-room.md")); strings.Contains(c.args, "--keep-samples") && !strings.Contains(lines, "\nsample: true\n") {
				t.Errorf("a sample is one no more: %s", lines)
			}
		})
	}
}

// TestStripAgain: a merge of what changed upstream, as README.md says it, brings nothing back that was taken out.
func TestStripAgain(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal(err) // the linter asks it, too
	}
	upstream := fork(t)
	mine := filepath.Join(t.TempDir(), "mine")
	git := func(dir string, args ...string) error {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@hub.test", "-c", "init.defaultBranch=main",
			"-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"}, args...)...)
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Logf("git %v: %v\n%s", args, err, said[max(0, len(said)-300):])
		}
		return err
	}
	must := func(dir string, args ...string) {
		t.Helper()
		if git(dir, args...) != nil {
			t.FailNow()
		}
	}
	write := func(dir, name string, change func(string) string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		old, _ := os.ReadFile(file)
		if err := os.WriteFile(file, []byte(change(string(old))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	more := func(s string) func(string) string { return func(old string) string { return old + s } }
	must(upstream, "init")
	must(upstream, "add", "-A")
	must(upstream, "commit", "-m", "start")
	must(upstream, "clone", "-q", upstream, mine)
	mustRun(t, "strip", "--hub", mine, "--languages=en", "--sections=groups,guides,library")
	write(mine, "hub.yaml", func(s string) string { return strings.Replace(s, "en: Walking alongside", "en: Our own name", 1) })
	must(mine, "add", "-A")
	must(mine, "commit", "-m", "ours")

	write(upstream, "content/guides/en/evidence.md", more("\nA new sentence.\n"))
	write(upstream, "content/guides/fr/evidence.md", more("\nUne phrase nouvelle.\n"))
	write(upstream, "content/groups/en/night-owls.md", more("\nMore of a sample.\n"))
	write(upstream, "content/training/en/introduction/index.md", more("\nMore.\n"))
	write(upstream, "content/guides/fr/neuf.md", func(string) string { return "# Une page nouvelle\n" })
	write(upstream, "content/guides/en/new.md", func(string) string {
		return "# A new page\n\nSee the [module](../../training/en/introduction/index.md).\n"
	})
	write(upstream, "hub.yaml", func(s string) string {
		return strings.Replace(s, "\naudience:\n", "\naudience:\n  carers: {en: Carers, fr: Aidants}\n", 1)
	})
	must(upstream, "add", "-A")
	must(upstream, "commit", "-m", "newer")

	must(mine, "fetch", "-q", "origin")
	_ = git(mine, "merge", "-X", "ours", "origin/main") // stops where a file changed that is gone here
	mustRun(t, "strip", "--hub", mine, "--again")
	must(mine, "add", "-A")
	must(mine, "commit", "-m", "merged")
	sound(t, mine, "Nothing to mend.")
	for name, want := range map[string]bool{"content/guides/en/new.md": true, "content/guides/fr": false, "content/training": false,
		"content/groups/en/night-owls.md": false} {
		if _, err := os.Stat(filepath.Join(mine, filepath.FromSlash(name))); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]string{"content/guides/en/evidence.md": "A new sentence.", "hub.yaml": "en: Our own name"} {
		if data, err := os.ReadFile(filepath.Join(mine, filepath.FromSlash(name))); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s has not %q: %v", name, want, err)
		}
	}
}

// readFile is the text of a file, or nothing.
func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

// TestStripAsks: whoever says no, or nothing, keeps all; the hub's own word for yes counts, too.
func TestStripAsks(t *testing.T) {
	for _, c := range []struct {
		language, answer string
		goes             bool
	}{
		{"en", "no\n", false}, {"en", "\n", false}, {"en", "oui\n", false}, {"en", "Yes\n", true}, {"en", "", false},
		{"fr", "non\n", false}, {"fr", "oui\n", true}, {"fr", "yes\n", true}, {"es", "si\n", true}, {"ar", "نعم\n", true},
	} {
		hub := t.TempDir()
		page := filepath.Join(hub, "content/guides/de/start.md")
		for name, text := range map[string]string{
			filepath.Join(hub, "hub.yaml"):                               "title: A\nlanguages: [" + c.language + ", de]\ntimezone: Europe/Paris\n",
			filepath.Join(hub, "content/guides/"+c.language+"/start.md"): "# A\n", page: "# A\n",
		} {
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		var said bytes.Buffer
		world := system(&said, &said, nil)
		world.Asks, world.Stdin = true, strings.NewReader(c.answer)
		code := Run(context.Background(), []string{"strip", "--hub", hub, "--languages", c.language}, world)
		if _, err := os.Stat(page); (err != nil) != c.goes || (code == exitFine) != c.goes {
			t.Errorf("%s %q: %d, %v, %s", c.language, c.answer, code, err, &said)
		}
		if asked := strings.Count(said.String(), "git"); asked != 1 {
			t.Errorf("%s %q: asked %d times: %s", c.language, c.answer, asked, &said)
		}
	}
}
