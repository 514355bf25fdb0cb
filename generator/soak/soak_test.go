//go:build linux

package soak

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"peerhub/generator/cli"
)

// asProgram is set where the test program is to be Peerhub; without "exchange" the system
// cannot exchange two folders in one step.
const asProgram = "PEERHUB_SOAK_PROGRAM"

func TestMain(m *testing.M) {
	mode := os.Getenv(asProgram)
	if mode == "" {
		os.Exit(m.Run())
	}
	if mode != "exchange" {
		if err := forbidExchange(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
	}
	os.Exit(cli.Run(context.Background(), os.Args[1:], cli.OS()))
}

// rounds is how often each test tries: PEERHUB_SOAK, or a few.
func rounds(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("PEERHUB_SOAK"))
	if err != nil {
		return 6
	}
	return n
}

var modes = []string{"exchange", "no exchange"}

// peerhub returns the program with its arguments, ready to start.
func peerhub(mode string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"="+mode, "SOURCE_DATE_EPOCH=1772323200")
	return cmd
}

// run runs the program to its end.
func run(t *testing.T, mode string, args ...string) {
	t.Helper()
	if out, err := peerhub(mode, args...).CombinedOutput(); err != nil {
		t.Fatalf("peerhub %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// A place holds two hubs, old and new, that build into the same folder in turn, and what
// each of them makes.
type place struct {
	dir      string
	sites    map[string]site // by hub
	sources  map[string]site
	duration time.Duration // of a build
	size     int64         // of a site, as the disk counts it
}

// A site is the hash of each file.
type site map[string][32]byte

const pages = 40

func newPlace(t *testing.T, dir string) *place {
	t.Helper()
	p := &place{dir: dir, sites: map[string]site{}, sources: map[string]site{}}
	for _, hub := range []string{"old", "new"} {
		put(t, filepath.Join(dir, hub, "hub.yaml"),
			"title: The "+hub+" hub\nbase_url: https://example.org\nlanguages: [en]\n")
		put(t, filepath.Join(dir, hub, "content/pages/en/index.md"), "---\ntitle: Home\n---\n\nThis is the "+hub+" one.\n")
		for i := range pages {
			put(t, filepath.Join(dir, hub, fmt.Sprintf("content/guides/en/guide-%d.md", i)), fmt.Sprintf(
				"---\ntitle: Guide %d\nsummary: What the %s hub says of it.\n---\n\n## Begin\n\nWords of the %s hub.\n", i, hub, hub))
		}
		begun := time.Now()
		run(t, "exchange", "build", "--hub", filepath.Join(dir, hub), "--out", filepath.Join(dir, "first"))
		p.duration = time.Since(begun)
		p.sites[hub] = read(t, filepath.Join(dir, "first"))
		p.sources[hub] = read(t, filepath.Join(dir, hub))
	}
	err := filepath.WalkDir(filepath.Join(dir, "first"), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			p.size += info.Sys().(*syscall.Stat_t).Blocks * 512
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "first")); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *place) build(mode, hub string) *exec.Cmd {
	return peerhub(mode, "build", "--hub", filepath.Join(p.dir, hub), "--out", p.out())
}

func (p *place) out() string { return filepath.Join(p.dir, "public") }

// standing returns whose site stands in public/, and fails where it is no whole one.
func (p *place) standing(t *testing.T) string {
	t.Helper()
	got := read(t, p.out())
	for hub, want := range p.sites {
		if cmp.Equal(got, want) {
			return hub
		}
	}
	t.Fatalf("public/ is neither the old site nor the new one: %s", cmp.Diff(p.sites["new"], got))
	return ""
}

// tidy fails where something lies about beside the site, or a source has changed.
func (p *place) tidy(t *testing.T) {
	t.Helper()
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); name != "old" && name != "new" && name != "public" {
			t.Errorf("%s was left lying about", name)
		}
	}
	for hub, want := range p.sources {
		if diff := cmp.Diff(want, read(t, filepath.Join(p.dir, hub))); diff != "" {
			t.Errorf("the sources of the %s hub have changed: %s", hub, diff)
		}
	}
}

// TestKilled kills builds at random moments.
func TestKilled(t *testing.T) {
	for _, mode := range modes {
		t.Run(mode, func(t *testing.T) {
			p := newPlace(t, t.TempDir())
			seed := rand.Uint64()
			t.Logf("seed %d", seed)
			random := rand.New(rand.NewPCG(seed, 1))
			run := func(hub string) {
				if said, err := p.build(mode, hub).CombinedOutput(); err != nil {
					t.Fatalf("after a kill: %v\n%s", err, said)
				}
			}
			run("old")
			hub, killed, between := "new", 0, 0
			for range rounds(t) {
				cmd := p.build(mode, hub)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				p.wait(cmd, mode, random)
				cmd.Process.Kill()
				if cmd.Wait() != nil {
					killed++
				}
				if _, err := os.Stat(p.out()); err == nil {
					p.standing(t)
				} else if aside, _ := filepath.Glob(filepath.Join(p.dir, ".public.peerhub-old-*")); mode == "exchange" ||
					len(aside) != 1 {
					t.Fatalf("public/ is gone, and beside it is %q", aside)
				} else {
					between++
				}
				// A build that is refused puts back what the killed one moved away.
				if random.IntN(3) == 0 {
					continue
				}
				run(hub)
				if got := p.standing(t); got != hub {
					t.Fatalf("the site of the %s hub stands after a build of the %s one", got, hub)
				}
				p.tidy(t)
				hub = map[string]string{"old": "new", "new": "old"}[hub]
			}
			run(hub)
			p.standing(t)
			p.tidy(t)
			t.Logf("%d of %d builds were killed, %d of them between the two steps of a swap", killed, rounds(t), between)
			if killed == 0 && rounds(t) > 50 { // of a few, all may have ended before
				t.Error("no build was killed: each had ended before")
			}
		})
	}
}

// wait waits for a random moment of a build: any at all, or one close to the swap, which is
// short and would be missed.
func (p *place) wait(cmd *exec.Cmd, mode string, random *rand.Rand) {
	until, after := "", time.Duration(0)
	switch random.IntN(3) {
	case 0:
		after = time.Duration(random.Int64N(int64(p.duration)))
	case 1:
		until, after = ".public.peerhub-new-*/.peerhub-manifest.json", time.Duration(random.Int64N(int64(p.duration/10)))
	case 2:
		until = ".public.peerhub-new-*/.peerhub-manifest.json"
		if mode != "exchange" {
			until = ".public.peerhub-old-*" // between the two steps
		}
	}
	for until != "" {
		if there, _ := filepath.Glob(filepath.Join(p.dir, until)); there != nil {
			break
		}
		var info unix.Siginfo
		const ended = unix.WEXITED | unix.WNOHANG | unix.WNOWAIT
		if unix.Waitid(unix.P_PID, cmd.Process.Pid, &info, ended, nil); info.Signo != 0 {
			break
		}
	}
	time.Sleep(after)
}

// TestTwoAtOnce runs two builds into one folder, beside a preview of one of the hubs.
func TestTwoAtOnce(t *testing.T) {
	for _, mode := range modes {
		t.Run(mode, func(t *testing.T) {
			p := newPlace(t, t.TempDir())
			preview := peerhub(mode, "serve", "--hub", filepath.Join(p.dir, "new"), "--port", "0", "--offline")
			if err := preview.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() {
				preview.Process.Kill()
				preview.Wait()
			}()
			refused := 0
			for range rounds(t) {
				built := 0
				var said [2]bytes.Buffer
				var both [2]*exec.Cmd
				for i, hub := range []string{"old", "new"} {
					both[i] = p.build(mode, hub)
					both[i].Stdout, both[i].Stderr = &said[i], &said[i]
					if err := both[i].Start(); err != nil {
						t.Fatal(err)
					}
				}
				for i, cmd := range both {
					if err := cmd.Wait(); err == nil {
						built++
					} else if strings.Contains(said[i].String(), "another build is writing there just now") {
						// Who that is stands there a moment after the lock is taken; a test of publish asks for it.
						refused++
					} else {
						t.Fatalf("%v\n%s", err, &said[i])
					}
				}
				if built == 0 {
					t.Fatal("each waited for the other")
				}
				p.standing(t)
				p.tidy(t)
			}
			t.Logf("%d of %d builds were refused", refused, 2*rounds(t))
		})
	}
}

// TestNoPermission takes the right to write away from where the site goes.
func TestNoPermission(t *testing.T) {
	dir, err := os.MkdirTemp("", "soak") // that of testing is closed to others
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	p := newPlace(t, filepath.Join(dir, "place"))
	run(t, "exchange", "build", "--hub", filepath.Join(p.dir, "old"), "--out", p.out())
	const nobody = 65534
	program, err := os.ReadFile(os.Args[0]) // go test keeps it where others may not go
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "peerhub")
	if err := os.WriteFile(copied, program, 0o755); err != nil {
		t.Fatal(err)
	}
	build := func() (string, error) {
		cmd := p.build("exchange", "new")
		cmd.Path = copied
		if os.Getuid() == 0 { // who may do everything cannot be denied anything
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		said, err := cmd.CombinedOutput()
		return string(said), err
	}
	if os.Getuid() == 0 {
		err := filepath.WalkDir(p.dir, func(name string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Chown(name, nobody, nobody)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		closed string
		mode   fs.FileMode
		want   string
	}{
		{p.dir, 0o555, "no permission to write beside"},
		{filepath.Join(p.dir, "new/content/guides/en"), 0, "Check the rights of the file or folder"},
	} {
		closed := c.closed
		if err := os.Chmod(closed, c.mode); err != nil {
			t.Fatal(err)
		}
		if said, err := build(); err == nil || !strings.Contains(said, c.want) {
			t.Errorf("%s closed: %v\n%s", closed, err, said)
		}
		if err := os.Chmod(closed, 0o755); err != nil {
			t.Fatal(err)
		}
		if got := p.standing(t); got != "old" {
			t.Errorf("the site of the %s hub stands", got)
		}
		p.tidy(t)
	}
	if said, err := build(); err != nil || p.standing(t) != "new" {
		t.Errorf("with the right to write: %v\n%s", err, said)
	}
	p.tidy(t)
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// read returns what is in a folder.
func read(t *testing.T, dir string) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		got[strings.TrimPrefix(name, dir)] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}
