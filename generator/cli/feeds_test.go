package cli

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"peerhub/generator/fetch"
)

// A web is a hub beside a server that is called example.com; nothing else is reached.
type web struct {
	t      *testing.T
	hub    string
	answer http.HandlerFunc
	mu     sync.Mutex
	asked  []string
	system System
	said   bytes.Buffer
}

func newWeb(t *testing.T, files map[string]string) *web {
	t.Helper()
	w := &web{t: t, hub: t.TempDir()}
	server := httptest.NewTLSServer(http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		w.asked = append(w.asked, r.Host+r.URL.RequestURI())
		w.mu.Unlock()
		w.answer(to, r)
	}))
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	client := &fetch.Client{Roots: roots, Wait: func(context.Context, time.Duration) {},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			if address != "example.com:443" {
				t.Errorf("asks for %s, which hub.yaml does not name", address)
				return nil, os.ErrPermission
			}
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		}}
	w.system = system(&w.said, &w.said, nil)
	w.system.Fetch = client.Get
	for name, text := range files {
		w.write(name, text)
	}
	return w
}

func (w *web) write(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.hub, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// read is the text of a file of the hub; "" when there is none.
func (w *web) read(name string) string {
	data, _ := os.ReadFile(filepath.Join(w.hub, name))
	return string(data)
}

// run runs a command on the hub, on a day.
func (w *web) run(day string, args ...string) (code int, said string) {
	w.t.Helper()
	w.said.Reset()
	w.asked = nil
	w.system.Getenv = func(name string) string {
		if on, err := time.Parse("2006-01-02", day); err == nil && name == "SOURCE_DATE_EPOCH" {
			return fmt.Sprint(on.Unix())
		}
		return ""
	}
	if args[0] == "build" {
		args = append(args, "--no-search")
	}
	code = Run(context.Background(), append(args, "--hub", w.hub), w.system)
	return code, w.said.String()
}

const feedHub = `title: T
languages: [en]
timezone: Europe/London
feeds:
  - {name: leeds, url: "https://example.com/meetings.csv"}
`

const meetings = "name,day,start,city,country\nTea and talk,Tuesday,18:30,Leeds,GB\nSoup,Friday,12:00,Leeds,GB\n"

func csv(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text) }
}

// TestFeeds: a feed is fetched when its time has come, and never otherwise.
func TestFeeds(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
	w.answer = csv(meetings)
	for _, args := range [][]string{{"check"}, {"build", "--offline"}} {
		if code, said := w.run("2026-03-01", args...); code != exitErrors || len(w.asked) > 0 ||
			!strings.Contains(said, "hub.yaml:5:") || !strings.Contains(said,
			"Feed leeds: there is no copy of it yet. Its groups are not on the site.") {
			t.Errorf("%v: %d %v\n%s", args, code, w.asked, said)
		}
	}
	if w.read("public/index.html") == "" || w.read("feeds/leeds.json") != "" {
		t.Error("the rest of the site was not built, or something was fetched")
	}
	if code, said := w.run("2026-03-01", "build", "--offline", "--strict"); code != exitErrors ||
		!strings.Contains(said, "Nothing was published") {
		t.Errorf("strict: %d %s", code, said)
	}
	etag := ""
	w.answer = func(to http.ResponseWriter, r *http.Request) {
		if to.Header().Set("ETag", `"a"`); r.Header.Get("If-None-Match") == `"a"` {
			etag = `"a"`
			to.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(to, meetings)
	}
	steps := []struct {
		day, fetched string
		asked        int
		args         []string
	}{
		{"2026-03-01", "2026-03-01", 1, []string{"build"}}, {"2026-03-01", "2026-03-01", 0, []string{"build"}},
		{"2026-02-01", "2026-03-01", 0, []string{"build"}}, // an earlier day
		{"2026-03-02", "2026-03-01", 0, []string{"build", "--offline"}}, {"2026-03-02", "2026-03-01", 0,
			[]string{"check"}},
		{"2026-03-02", "2026-03-01", 0, []string{"export", "groups"}},
		{"2026-03-02", "2026-03-02", 1, []string{"build"}}, {"2026-03-02", "2026-03-02", 1, []string{"import",
			"feeds", "leeds"}},
	}
	for _, s := range steps {
		code, said := w.run(s.day, s.args...)
		if code != exitFine || len(w.asked) != s.asked || !strings.Contains(w.read("feeds/leeds.json"),
			`"fetched": "`+s.fetched+`"`) {
			t.Errorf("%s %v: %d, asked %v\n%s%s", s.day, s.args, code, w.asked, said, w.read("feeds/leeds.json"))
		}
		if strings.Contains(said, "feeds/") || w.read("public/groups/tea-and-talk/index.html") == "" {
			t.Errorf("%s %v: %s", s.day, s.args, said)
		}
	}
	if etag == "" || !strings.Contains(w.read("feeds/leeds.json"), `"etag"`) {
		t.Error("the server was not told what is known")
	}
	if code, said := w.run("2026-03-20", "check"); code != exitFine || !strings.Contains(said,
		"Feed leeds: its copy is 18 days old. [feed-stale]") {
		t.Errorf("%d %s", code, said)
	}
	w.write("hub.yaml", strings.Replace(feedHub, "}", ", every: 2 weeks}", 1))
	if code, said := w.run("2026-03-15", "build"); code != exitFine || len(w.asked) > 0 {
		t.Errorf("%d %v %s", code, w.asked, said)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

const moreMeetings = meetings + "Walk,Sunday,10:00,York,GB\nChat,Monday,10:00,York,GB\n"

// failures are what can go wrong on 2 March, after all was well on the 1st.
var failures = []struct {
	name   string
	answer http.HandlerFunc
	said   []string
}{
	{"down", status(503),
		[]string{"on 2026-03-02 the server answered with the status 503.",
			"Its copy of 2026-03-01 is shown. [feed-kept]"}},
	{"moved", status(404), []string{"the status 404.", "ask those who keep it for its new address"}},
	{"broken", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		[]string{"on 2026-03-02 its server could not be reached."}},
	{"sign in", csv("<!doctype html><title>Sign in</title>"), []string{"a web page came in place of the data",
		"JSON, CSV or a calendar"}},
	{"empty", csv(""), []string{"on 2026-03-02 it was empty."}},
	{"no groups", csv(`{"error": "no such root"}`), []string{"it was JSON without groups in a form that is known here.",
		"Ask whoever runs the server for Meeting Guide"}},
	{"words", csv("Service temporarily unavailable"), []string{"no group could be read in it.",
		"Run: peerhub import feeds leeds"}},
	{"spaces", csv(" \n"), []string{"on 2026-03-02 it was empty."}},
	{"an empty list", csv("[]"), []string{"on 2026-03-02 it was empty."}},
	{"nothing", csv("null"), []string{"on 2026-03-02 it was empty."}},
	{"noughts", csv(strings.Repeat("\x00", 500)), []string{"on 2026-03-02 it was empty."}},
	{"a piece of a page", csv("<div>Enable JavaScript</div>"), []string{"a web page came in place of the data"}},
	{"a page behind a mark", csv("\ufeff\n<html><body>Sign in"), []string{"a web page came in place of the data"}},
	{"XML", csv(`<?xml version="1.0"?><meetings/>`), []string{"a web page came in place of the data"}},
	{"gzip", csv("\x1f\x8b\x08\x00\x00"), []string{"it was a packed file (gzip, zip or PDF)",
		"the address of the list itself"}},
	{"zip", csv("PK\x03\x04\x14\x00"), []string{"it was a packed file"}},
	{"PDF", csv("%PDF-1.4\n"), []string{"it was a packed file"}},
	{"a comma too many", csv("[\n{\"name\": \"Tea\",}\n]"), []string{"it was JSON with a mistake in line 2",
		"a comma too many"}},
	{"other quotation marks", csv("[{'name': 'Tea'}]"), []string{"it was JSON with a mistake in line 1"}},
	{"no number", csv(`[{"name": "Tea", "day": NaN}]`), []string{"it was JSON with a mistake in line 1"}},
	{"too deep", csv(strings.Repeat("[", 100000)), []string{"it was JSON with a mistake in line 1"}},
	{"cut off", csv(`[{"name": "Tea", "day"`), []string{"on 2026-03-02 it ended in the middle."}},
	{"cut off, UTF-16", csv("\xff\xfe[\x00{\x00"), []string{"on 2026-03-02 it ended in the middle."}},
	{"only names of nothing", csv(`[{"name": null, "day": 1, "time": "10:00"}]`),
		[]string{"it was JSON without groups in a form that is known here."}},
	{"a function", csv(`callback([{"name": "Tea", "day": 1}])`), []string{"no group could be read in it."}},
	{"errors of a sheet", csv("\"#REF!\",\"#REF!\"\n"), []string{"no group could be read in it."}},
	{"to another host without https", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://example.net/meetings.csv", http.StatusFound)
	}, []string{"its address led on too often, or to one without https."}},
	{"header alone", csv("name,day,start,city,country\n"), []string{"no group could be read in it."}},
	{"fewer than half", csv("name,day,start,city,country\nSoup,Friday,12:00,Leeds,GB\n"),
		[]string{"it had only 1 of the 4 groups that it had before.", "groups_at_least: 1"}},
	{"another list", csv("name,day,start,city,country\nA,Friday,12:00,Hull,GB\nB,Friday,12:00,Hull,GB\n" +
		"C,Friday,12:00,Hull,GB\nSoup,Friday,12:00,Leeds,GB\nE,Friday,12:00,Hull,GB\n"),
		[]string{"it was another list: of the 4 groups that it had before, it had 1.", "another name in hub.yaml"}},
	{"to a private network", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r,
			"http://169.254.169.254/", 302)
	},
		[]string{"led on too often, or to one without https."}},
	{"too large", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "9999999999")
		w.WriteHeader(200)
	},
		[]string{"it had more than 20 MB."}},
}

// TestFeedsThatFail: whatever goes wrong, the site shows the last good copy, and says what to do.
func TestFeedsThatFail(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
	w.answer = csv(moreMeetings)
	w.run("2026-03-01", "build")
	good := w.read("feeds/leeds.copy")
	for _, c := range failures {
		w.answer = c.answer
		code, said := w.run("2026-03-02", "build", "--no-search")
		for _, want := range c.said {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said\n%s", c.name, want, said)
			}
		}
		if code != exitFine || w.read("feeds/leeds.copy") != good || w.read("public/groups/chat/index.html") == "" {
			t.Errorf("%s: %d, the copy is lost\n%s", c.name, code, said)
		}
		if _, checked := w.run("2026-03-02", "check"); !strings.Contains(checked, c.said[0]) ||
			strings.Count(checked, "[feed-") != 1 || strings.Count(checked, ": warning: ") != 1 {
			t.Errorf("%s: check says %s", c.name, checked)
		}
		if strings.Count(said, "[feed-") != 1 || strings.Count(said, ": warning: ") != 1 {
			t.Errorf("%s: build says more than one thing: %s", c.name, said)
		}
	}
	w.answer = csv(moreMeetings) // the right list comes back
	if code, said := w.run("2026-03-02", "build"); code != exitFine || strings.Contains(said, "feed-kept") {
		t.Errorf("%d %s", code, said)
	}
	w.run("2026-03-01", "import", "feeds")
	w.answer = csv(`{"error": "no such root"}`)
	if _, said := w.run("2026-03-02", "import", "feeds"); !strings.Contains(said, "the copy of 2026-03-01") ||
		!strings.Contains(said, "Its fields are: error.") {
		t.Errorf("why? %s", said)
	}
	w.write("hub.yaml", strings.Replace(feedHub, "}", ", groups_at_least: 1}", 1))
	w.answer = csv("name,day,start,city,country\nA,Friday,12:00,Hull,GB\nB,Friday,12:00,Hull,GB\n")
	if _, said := w.run("2026-03-02", "build", "--no-search"); !strings.Contains(said, "it was another list: of the 4 groups") ||
		w.read("feeds/leeds.copy") != good {
		t.Errorf("swapped, though there are enough: %s", said)
	}
	w.answer = csv(meetings[:len(meetings)-len("Soup,Friday,12:00,Leeds,GB\n")])
	code, said := w.run("2026-03-03", "build")
	if code != exitFine || !strings.Contains(said, "no longer on the site: Chat, Soup, Walk. [feed-gone]") ||
		w.read("public/groups/chat/index.html") != "" {
		t.Errorf("%d %s", code, said)
	}
	if _, said := w.run("2026-03-04", "build"); strings.Contains(said, "feed-gone") || strings.Contains(said,
		"feed-kept") {
		t.Errorf("named once, and again: %s", said)
	}
	w.write("feeds/leeds.copy", "damaged")
	if code, said := w.run("2026-03-04", "build", "--offline"); code != exitErrors || !strings.Contains(said,
		"its copy is damaged") {
		t.Errorf("%d %s", code, said)
	}
	if code, said := w.run("2026-03-04", "build"); code != exitFine || len(w.asked) != 1 {
		t.Errorf("%d %v %s", code, w.asked, said)
	}
	w.answer = status(500)
	w.write("hub.yaml", strings.Replace(feedHub, "meetings.csv", "other.csv", 1))
	if code, said := w.run("2026-03-04", "check"); code != exitFine || !strings.Contains(said,
		"its address has changed, and was not fetched yet.") {
		t.Errorf("%d %s", code, said)
	}
	if w.run("2026-03-04", "build"); len(w.asked) != 2 || w.asked[0] != "example.com/other.csv" {
		t.Errorf("%v", w.asked)
	}
	w.answer = csv("name,day,start,city,country\nSinging,Friday,12:00,Hull,GB\n")
	if code, said := w.run("2026-03-05", "build"); code != exitFine || strings.Contains(said, "feed-kept") ||
		w.read("public/groups/singing/index.html") == "" {
		t.Errorf("another list is measured by the last one: %d %s", code, said)
	}
}

// TestFeedsAreAskedForByName: what is no feed is said, and nothing is fetched.
func TestFeedsAreAskedForByName(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
	w.answer = csv(meetings)
	if code, said := w.run("2026-03-01", "import", "feeds", "york"); code != exitMisusage || !strings.Contains(said,
		"It has: leeds") || len(w.asked) > 0 {
		t.Errorf("%d %s", code, said)
	}
	w.write("hub.yaml", "title: T\nlanguages: [en]\n")
	if code, said := w.run("2026-03-01", "import", "feeds"); code != exitMisusage || !strings.Contains(said,
		"names no feeds") {
		t.Errorf("%d %s", code, said)
	}
	w.run("2026-03-01", "build")
	if len(w.asked) > 0 || w.read("feeds/leeds.json") != "" {
		t.Errorf("asked for %v", w.asked)
	}
}

// TestServeFetchesAsItBegins: and never again while somebody writes; with --offline, not at all.
func TestServeFetchesAsItBegins(t *testing.T) {
	for flag, want := range map[string]int{"": 1, "--offline": 0} {
		w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
		w.answer = csv(meetings)
		ctx, stop := context.WithCancel(context.Background())
		var stdout, stderr lockedBuffer
		w.system.Stdout, w.system.Stderr = &stdout, &stderr
		ended := make(chan int, 1)
		go func() {
			ended <- Run(ctx, slices.DeleteFunc([]string{"--hub", w.hub, "serve", "--port", "0", "--no-search", flag},
				func(s string) bool { return s == "" }), w.system)
		}()
		stdout.waitFor(t, `The hub is at (http://localhost:\d+/) `)
		w.write("content/pages/en/index.md", "# Again\n\n[Broken](nowhere.md)\n")
		stderr.waitFor(t, `(nowhere)`)
		stop()
		if code := <-ended; code != exitFine || len(w.asked) != want {
			t.Errorf("serve %s: %d, asked %v", flag, code, w.asked)
		}
	}
}
