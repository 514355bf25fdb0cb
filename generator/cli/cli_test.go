package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/publish"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"program": func() { os.Exit(Run(context.Background(), os.Args[1:], OS())) },
	})
}

// TestCommands runs testdata/*.txtar, each in a folder of its own named hub, on
// 1 March 2026. Beside testscript's own words there are "peerhub ARGS…", which runs a command
// within the test, so that what all hubs share is made once; "exec program ARGS…", which runs
// it as the program that it is; and "! usage ARGS…": peerhub with these arguments exits with 2.
func TestCommands(t *testing.T) {
	scripts, err := filepath.Abs("testdata") // commands change where this process is
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			hub := filepath.Join(env.WorkDir, "hub")
			entries, err := os.ReadDir(env.WorkDir)
			if err != nil {
				return err
			}
			if err := os.Mkdir(hub, 0o777); err != nil {
				return err
			}
			for _, e := range entries {
				if e.Name() == ".tmp" || e.Name() == "tmp" {
					continue
				}
				if err := os.Rename(filepath.Join(env.WorkDir, e.Name()), filepath.Join(hub, e.Name())); err != nil {
					return err
				}
			}
			env.Cd = hub
			env.Setenv("SOURCE_DATE_EPOCH", "1772323200") // 2026-03-01
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"peerhub": func(ts *testscript.TestScript, neg bool, args []string) {
				if code := runIn(ts, args); (code != exitFine) != neg {
					ts.Fatalf("peerhub %s: exit code %d", strings.Join(args, " "), code)
				}
			},
			"usage": func(ts *testscript.TestScript, neg bool, args []string) {
				if code := runIn(ts, args); !neg || code != exitMisusage {
					ts.Fatalf("peerhub %s: exit code %d, want %d", strings.Join(args, " "), code, exitMisusage)
				}
			},
		},
	})
}

// here is the folder that a process has one of: scripts run side by side, and their commands one after another.
var here sync.Mutex

// runIn runs a command where the script is.
func runIn(ts *testscript.TestScript, args []string) int {
	here.Lock()
	defer here.Unlock()
	back, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer func() { ts.Check(os.Chdir(back)) }()
	world := OS()
	world.Stdout, world.Stderr, world.Terminal, world.Getenv = ts.Stdout(), ts.Stderr(), false, ts.Getenv
	world.Asks = false
	return Run(context.Background(), args, world)
}

// system is a System whose outputs can be read.
func system(stdout, stderr io.Writer, env map[string]string) System {
	return System{Stdout: stdout, Stderr: stderr, Getenv: func(name string) string { return env[name] },
		Now: func() time.Time { return time.Date(2026, 3, 1, 23, 30, 0, 0, time.FixedZone("", -3600)) }}
}

func TestToday(t *testing.T) {
	for _, c := range []struct{ flag, epoch, want string }{
		{"", "", "2026-03-02"}, // the clock, in UTC
		{"", "0", "1970-01-01"},
		{"", "1772323200", "2026-03-01"},
		{"2027-01-15", "1772323200", "2027-01-15"},
		{"", "-1", ""}, {"", "x", ""}, {"", "99999999999999", ""}, {"2026-13-01", "", ""}, {"01/02/2026", "", ""},
	} {
		r := &run{System: system(nil, nil, map[string]string{"SOURCE_DATE_EPOCH": c.epoch})}
		day, err := r.today(c.flag)
		if _, wrong := errors.AsType[misuse](err); day.String() != c.want && err == nil || (c.want == "") != wrong {
			t.Errorf("--date %q, epoch %q: %v, %v", c.flag, c.epoch, day, err)
		}
	}
}

// TestTooLargeForAHost: a build says which free hosts do not take the site.
func TestTooLargeForAHost(t *testing.T) {
	var said bytes.Buffer
	large := generator.Summary{Withheld: 3640, Size: publish.Size{Files: 20_001, Bytes: 1_200_000_000,
		Largest: publish.Largest{Path: "assets/files/talk.mp4", Bytes: 30_000_000}}, Parts: []generator.Part{
		{Name: "place", Files: 900, Bytes: 30_000_000}, {Name: generator.Calendars, Files: 7000, Bytes: 5_600_000},
		{Name: "day", Files: 1, Bytes: 500_000}}}
	if err := summarise(&said, diag.Words{}, large, "public", 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"In no list, because nobody has checked them for too long: 3,640 groups. peerhub check --all names them.\n", "20,001 files, 1.2 GB",
		"Too large for Cloudflare Pages, which takes at most 20,000 files for free.\n",
		"Too large for GitHub Pages, which takes at most 1.0 GB for free.\n",
		"Cloudflare Pages takes no file larger than 25 MiB, and assets/files/talk.mp4 has 28.6 MiB.\n",
		"With output: {calendars: directory} in hub.yaml it is smaller by 7,000 files and 5.6 MB: groups then have no " +
			"calendars of their own.\n",
		"With output: {views: […]} it has only the lists of groups that you name there. Now it has, by name: " +
			"place: 900 files and 30.0 MB; day: 1 file and 500 kB.\n"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not said in %s", want, &said)
		}
	}
}

// TestUnsearched: check makes no search, and says so where its files decide.
func TestUnsearched(t *testing.T) {
	for _, c := range []struct {
		size publish.Size
		want string
	}{
		{publish.Size{Files: 10_000, Bytes: 500_000_000}, ""},
		{publish.Size{Files: 10_001, Bytes: 9000}, "Without its search, the site has 10,001 files and 9 kB. build makes the " +
			"files of the search, too, and says which free hosts take the whole site."},
		{publish.Size{Files: 20_001}, "The files of the search come on top: build makes them, and says how large the whole " +
			"site is."},
	} {
		if got := (diag.Words{}).Say(unsearched(c.size)); got != c.want {
			t.Errorf("%v: %q, want %q", c.size, got, c.want)
		}
	}
}

// TestSaid: what is said when a command is stopped, or asked for in a way of its own.
func TestSaid(t *testing.T) {
	hub := t.TempDir()
	for name, text := range map[string]string{"hub.yaml": "title: T\nlanguages: [en]\n", "a.md": "# A\n"} {
		if name == "a.md" {
			name = "content/guides/en/a.md"
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(hub, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(hub, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, c := range []struct {
		ctx  context.Context
		args []string
		code int
		want string
	}{
		{stopped, []string{"build", "--hub", hub}, exitErrors, "Stopped. Nothing was published; " +
			filepath.Join(hub, "public") + " is as it was.\n"},
		{context.Background(), []string{"serve", "--hub", hub, "--port", "abc"}, exitMisusage,
			`--port: write a number and not "abc"`},
		{context.Background(), []string{"search", "--hub", hub, " "}, exitMisusage, "write what you look for"},
		{context.Background(), []string{"help", "init"}, exitFine, "Usage: peerhub init <dir>"},
		{context.Background(), []string{"help"}, exitFine, "Usage: peerhub <command>"},
	} {
		var said bytes.Buffer
		if code := Run(c.ctx, c.args, system(&said, &said, nil)); code != c.code ||
			!strings.Contains(said.String(), c.want) {
			t.Errorf("%v: %d %s", c.args, code, &said)
		}
	}
}

func TestWords(t *testing.T) {
	said := diag.Text.String
	for got, want := range map[string]string{
		thousands(0): "0", thousands(999): "999", thousands(1000): "1,000", thousands(1234567): "1,234,567",
		said(some(1, "%s page", "%s pages")): "1 page", said(some(1200, "%s page", "%s pages")): "1,200 pages",
		said(size(1)): "1 byte", said(size(999)): "999 bytes", said(size(1499)): "1 kB", said(size(14_200_000)): "14.2 MB",
		title("starting-a_group"): "Starting a group", title("مجموعة-دعم"): "مجموعة دعم", title("école"): "École",
		title("2026"): "2026",
		marked("hearing voices", [][2]int{{0, 7}, {8, 14}}): "[hearing] [voices]",
		marked("😀 voix", [][2]int{{3, 7}}):                  "😀 [voix]",
		marked("short", [][2]int{{4, 99}, {-1, 2}, {3, 1}}): "short",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	quiet := newProgress(&out, false)
	quiet.begin = quiet.begin.Add(-time.Minute)
	quiet.step("write", 1, 2)
	quiet.end()
	if out.Len() > 0 {
		t.Errorf("not a terminal, and yet: %q", out.String())
	}
	bar := newProgress(&out, true)
	bar.step("write", 1, 2)
	bar.end()
	if out.Len() > 0 {
		t.Errorf("a quick build shows nothing: %q", out.String())
	}
	bar.begin = bar.begin.Add(-time.Minute)
	bar.step("write", 1234, 2000)
	bar.step("write", 1235, 2000) // too soon after the first
	bar.end()
	if got := out.String(); !strings.Contains(got, "write: 1,234 of 2,000, 60 s") || strings.Contains(got, "1,235") ||
		!strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("%q", got)
	}
}

// lockedBuffer can be written and read from different goroutines.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// waitFor waits until the text matches, and returns the first group.
func (b *lockedBuffer) waitFor(t *testing.T, pattern string) string {
	t.Helper()
	for range 6000 { // five minutes: no promise is about time
		if m := regexp.MustCompile(pattern).FindStringSubmatch(b.String()); m != nil {
			return m[len(m)-1]
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no %q in %q", pattern, b.String())
	return ""
}

func TestServe(t *testing.T) {
	hub := t.TempDir()
	for name, text := range map[string]string{
		"hub.yaml": "title: T\nbase_url: https://example.org/elsewhere/\ndefault_language: en\n" +
			"languages: [en]\n",
		"content/pages/en/index.md": "# First\n\nHello.\n",
	} {
		name = filepath.Join(hub, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var stdout, stderr lockedBuffer
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, []string{"--hub", hub, "serve", "--port", "0", "--base-url", "https://example.org/hub/"},
			system(&stdout, &stderr, nil))
	}()
	url := stdout.waitFor(t, `The hub is at (http://localhost:\d+/hub/) `)
	get := func() string {
		response, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	if body := get(); !strings.Contains(body, "First") || !strings.Contains(body, url) {
		t.Errorf("the first page, with the preview's own address: %s", body)
	}
	page := filepath.Join(hub, "content/pages/en/index.md")
	if err := os.WriteFile(page, []byte("# Second\n\n[Broken](nowhere.md)\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	stderr.waitFor(t, `link-broken[\s\S]*1 error\. Mend`)
	if body := get(); !strings.Contains(body, "First") {
		t.Error("the last good page is gone")
	}
	if err := os.WriteFile(page, []byte("# Second\n\nHello.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	stderr.waitFor(t, `(?s)Mend.*Built in`)
	if body := get(); !strings.Contains(body, "Second") {
		t.Error("the mended page is not shown")
	}
	stop()
	if code := <-ended; code != exitFine {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
	if _, err := os.Stat(filepath.Join(hub, "public")); err == nil {
		t.Error("serve wrote public/")
	}
}
