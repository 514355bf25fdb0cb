package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/publish"
)

// preview is a running server whose site is made of the hub's own files.
type preview struct {
	hub     string
	url     string
	reports chan Report
	stop    func()
	ended   chan error
}

// start serves a hub. Its build publishes content/home.html as index.html and
// fails when the file says "broken".
func start(t *testing.T, o Options) *preview {
	t.Helper()
	p := &preview{hub: t.TempDir(), reports: make(chan Report, 100), ended: make(chan error, 1)}
	p.put(t, "content/home.html", "<html><body>one</body></html>")
	o.Hub = p.hub
	o.Report = func(r Report) { p.reports <- r }
	o.Build = func(ctx context.Context, base string, into publish.Sink, _ func(File)) ([]diag.Finding, error) {
		data, err := os.ReadFile(filepath.Join(p.hub, "content/home.html"))
		if err != nil {
			return nil, err
		}
		if strings.Contains(string(data), "broken") {
			return []diag.Finding{{Code: "x", Severity: diag.Error, File: "content/home.html",
				Message: "is broken"}}, errors.New("findings")
		}
		for path, text := range map[string]string{
			"index.html": string(data), "404.html": "<p>nothing here, base " + base,
			"fr/x/index.html": "deep", "a.ics": "BEGIN", "atom.xml": "<feed/>", "m.webmanifest": "{}", "x.unknown": "?",
		} {
			if err := into.Write(path, []byte(text)); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.stop = cancel
	go func() { p.ended <- Run(ctx, o) }()
	t.Cleanup(cancel)
	p.url = p.built(t).URL
	return p
}

func (p *preview) put(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(p.hub, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// built waits for the next build.
func (p *preview) built(t *testing.T) Report {
	t.Helper()
	for {
		select {
		case r := <-p.reports:
			if r.Built {
				return r
			}
		case err := <-p.ended:
			t.Fatalf("the server ended: %v", err)
		case <-time.After(20 * time.Second):
			t.Fatal("no build")
		}
	}
}

func (p *preview) get(t *testing.T, path string) (status int, body string, header http.Header) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	at := p.url
	if strings.HasPrefix(path, "/") {
		at = at[:strings.Index(at[len("http://"):], "/")+len("http://")]
	}
	response, err := client.Get(at + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data), response.Header
}

func TestAnswers(t *testing.T) {
	for _, base := range []string{"", "https://example.org/hub/", "https://example.org/hub"} {
		p := start(t, Options{BaseURL: base})
		for _, c := range []struct {
			path        string
			status      int
			contentType string
			has         string
		}{
			{"", 200, "text/html; charset=utf-8", "one"},
			{"fr/x/", 200, "text/html; charset=utf-8", "deep"},
			{"fr/x/index.html", 200, "text/html; charset=utf-8", "deep"},
			{"fr/x", 302, "", ""},
			{"a.ics", 200, "text/calendar; charset=utf-8", "BEGIN"},
			{"atom.xml", 200, "application/atom+xml; charset=utf-8", "<feed/>"},
			{"m.webmanifest", 200, "application/manifest+json", "{}"},
			{"x.unknown", 200, "application/octet-stream", "?"},
			{"nowhere/", 404, "text/html; charset=utf-8", "nothing here, base " + p.url},
			{"../../etc/passwd", 404, "text/html; charset=utf-8", "nothing here"},
			{"%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", "nothing here"},
			{"..%2f..%2fetc/passwd", 404, "text/html; charset=utf-8", "nothing here"},
			{"content/home.html", 404, "text/html; charset=utf-8", "nothing here"},
			{"/_peerhub/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		} {
			status, body, header := p.get(t, c.path)
			if status != c.status || !strings.Contains(body, c.has) {
				t.Errorf("%s%s: %d %q", p.url, c.path, status, body)
			}
			if c.contentType != "" && header.Get("Content-Type") != c.contentType {
				t.Errorf("%s: content type %q, want %q", c.path, header.Get("Content-Type"), c.contentType)
			}
			if isPage := strings.HasPrefix(c.contentType, "text/html"); isPage != strings.Contains(body,
				`<script src="/_peerhub/reload.js?v=`) {
				t.Errorf("%s: the reload script belongs into pages, and only there: %s", c.path, body)
			}
		}
		if _, _, header := p.get(t, "fr/x?y=1"); header.Get("Location") != "./x/?y=1" {
			t.Errorf("redirected to %q", header.Get("Location"))
		}
		if base != "" {
			if status, _, header := p.get(t, "/"); status != 302 || header.Get("Location") != "/hub/" {
				t.Errorf("/ gives %d %q", status, header.Get("Location"))
			}
			if status, _, _ := p.get(t, "/fr/x/"); status != 404 {
				t.Errorf("a page outside the base path gives %d", status)
			}
		}
		response, err := http.Post(p.url, "text/plain", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("POST gives %d", response.StatusCode)
		}
		p.stop()
		if err := <-p.ended; err != nil {
			t.Errorf("ended with %v", err)
		}
	}
}

// events reads the stream of events of a page.
func (p *preview) events(t *testing.T) <-chan event {
	t.Helper()
	response, err := http.Get(p.url + "_peerhub/events")
	if err != nil {
		t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	out := make(chan event, 100)
	go func() {
		defer close(out)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		for lines.Scan() {
			data, is := strings.CutPrefix(lines.Text(), "data: ")
			if !is {
				continue
			}
			var e event
			if err := json.Unmarshal([]byte(data), &e); err == nil {
				out <- e
			}
		}
	}()
	return out
}

func next(t *testing.T, events <-chan event) event {
	t.Helper()
	select {
	case e, open := <-events:
		if !open {
			t.Fatal("the stream ended")
		}
		return e
	case <-time.After(20 * time.Second):
		t.Fatal("no event")
	}
	panic("unreachable")
}

func TestAChangeReloadsAndAFailureKeepsTheLastGoodPage(t *testing.T) {
	p := start(t, Options{})
	events := p.events(t)
	first := next(t, events)
	if first.Failed || first.Version == "" {
		t.Fatalf("first event: %+v", first)
	}
	if _, body, _ := p.get(t, ""); !strings.Contains(body, "reload.js?v="+first.Version+`"`) {
		t.Errorf("the page does not carry its version: %s", body)
	}

	p.put(t, "content/home.html", "<html><body>broken</body></html>")
	failed := next(t, events)
	if !failed.Failed || failed.Version != first.Version || len(failed.Findings) != 1 ||
		failed.Findings[0].Message != "is broken" {
		t.Errorf("failed event: %+v", failed)
	}
	if status, body, _ := p.get(t, ""); status != 200 || !strings.Contains(body, "one") {
		t.Errorf("while broken: %d %s", status, body)
	}
	late := next(t, p.events(t)) // a page opened now learns it too
	if !late.Failed {
		t.Errorf("late event: %+v", late)
	}

	p.put(t, "content/home.html", "<html><body>two</body></html>")
	mended := next(t, events)
	if mended.Failed || mended.Version == first.Version || len(mended.Findings) != 0 {
		t.Errorf("mended event: %+v", mended)
	}
	if _, body, _ := p.get(t, ""); !strings.Contains(body, "two") {
		t.Errorf("after mending: %s", body)
	}

	p.stop()
	if err := <-p.ended; err != nil {
		t.Errorf("ended with %v", err)
	}
	for range events { // the stream ends, too
	}
}

func TestWhatSetsOffABuild(t *testing.T) {
	p := start(t, Options{})
	for len(p.reports) > 0 {
		<-p.reports
	}
	for _, name := range []string{"public/index.html", "notes.txt", "content/.home.html.swp", "content/home.html~",
		"content/4913", ".git/HEAD", "README.md"} {
		p.put(t, name, "x")
	}
	select {
	case r := <-p.reports:
		t.Errorf("built again for a file that matters to no page: %+v", r)
	case <-time.After(10 * quiet):
	}
	for _, name := range []string{"hub.yaml", "layouts/strings/en/ui.yaml", "layouts/site.css",
		"content/new/en/deep/page.md", "content/new/en/deep/page.md"} {
		p.put(t, name, "x")
		p.built(t)
		time.Sleep(3 * quiet) // the events of one save may come in two
		for len(p.reports) > 0 {
			<-p.reports
		}
	}
	if err := os.RemoveAll(filepath.Join(p.hub, "content/new")); err != nil {
		t.Fatal(err)
	}
	p.built(t)
}

// TestFilesAreAskedForBeforeTheBuildEnds goes through builds, of which the pages can
// be asked for before they end.
func TestFilesAreAskedForBeforeTheBuildEnds(t *testing.T) {
	s := newSite("/")
	built := func(pages map[string]string) *publish.Memory {
		files := publish.NewMemory()
		for path, text := range pages {
			if err := files.Write(path, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		return files
	}
	asked := func(pages map[string]string) File {
		return func(path string) ([]byte, bool) {
			text, ok := pages[path]
			return []byte(text), ok
		}
	}
	is := func(path, want string) {
		t.Helper()
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			w.Body = bytes.NewBufferString(http.StatusText(w.Code))
		}
		if got := w.Body.String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s is %q, not %q", path, got, want)
		}
	}
	is("/", "Service Unavailable")

	first := map[string]string{"index.html": "first", "old/index.html": "old", "feed.xml": "feed of the first"}
	s.ask(asked(map[string]string{"index.html": "first"}))
	is("/", "first")
	is("/feed.xml", "Not Found") // the build has yet to come to it
	early := s.event
	s.show(built(first), nil, nil)
	is("/feed.xml", "feed of the first")
	if s.event.Version == early.Version {
		t.Error("the first pages are not shown anew when the search is there")
	}

	s.ask(asked(map[string]string{"index.html": "second"}))
	is("/", "second")
	is("/old/", "Not Found") // it was just taken away
	is("/feed.xml", "feed of the first")
	early = s.event
	if early.Failed || early.Version == "" {
		t.Errorf("%+v", early)
	}
	s.show(built(map[string]string{"index.html": "second", "feed.xml": "feed of the second"}), nil, nil)
	is("/", "second")
	is("/feed.xml", "feed of the second")
	if s.event.Version != early.Version {
		t.Error("pages that are open and right are shown anew")
	}

	s.ask(asked(map[string]string{"index.html": "third"}))
	is("/", "third")
	early = s.event
	s.show(built(nil), []diag.Finding{{Code: "x", Message: "is broken"}}, errors.New("findings"))
	is("/", "second") // the last good one
	if !s.event.Failed || s.event.Version == early.Version {
		t.Errorf("%+v after %+v", s.event, early)
	}
}

func TestBeforeTheFirstGoodBuild(t *testing.T) {
	hub := t.TempDir()
	if err := os.MkdirAll(filepath.Join(hub, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	s := newSite("/")
	s.show(publish.NewMemory(), nil, errors.New("the disk has gone"))
	if s.event.Error != "the disk has gone" || !s.event.Failed {
		t.Errorf("%+v", s.event)
	}
	listener, _, err := listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: s}
	go server.Serve(listener)
	defer server.Close()
	p := &preview{url: "http://" + listener.Addr().String() + "/"}
	status, body, _ := p.get(t, "groups/")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "reload.js?v="+s.event.Version) {
		t.Errorf("%d %s", status, body)
	}
}

func TestAPortInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	listener, note, err := listen("127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	got := listener.Addr().(*net.TCPAddr).Port
	if got <= port || !strings.Contains(note, fmt.Sprintf("Port %d is in use", port)) ||
		!strings.Contains(note, fmt.Sprint(got)) {
		t.Errorf("listens on %d, says %q", got, note)
	}
	for _, c := range []struct {
		addr string
		port int
		want string
	}{
		{"127.0.0.1", -1, "no port -1"},
		{"127.0.0.1", 70000, "no port 70000"},
		{"192.0.2.1", 0, "cannot listen on 192.0.2.1"},
	} {
		if _, _, err := listen(c.addr, c.port); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:%d: %v", c.addr, c.port, err)
		}
	}
}

func TestBasePath(t *testing.T) {
	for base, want := range map[string]string{
		"": "/", "https://example.org": "/", "https://example.org/": "/",
		"https://example.org/hub": "/hub/", "https://example.org/caf%C3%A9/": "/café/",
		"https://example.org/café": "/café/", "https://example.org/a/hub/": "/a/hub/", "hub": "", "/hub/": "",
	} {
		got, err := basePath(base)
		if got != want || (want == "") != (err != nil) {
			t.Errorf("%q: %q, %v", base, got, err)
		}
	}
}

// A request comes with its path unescaped.
func TestABaseWithLettersOfItsOwn(t *testing.T) {
	s := newSite("/café/")
	files := publish.NewMemory()
	if err := files.Write("index.html", []byte("hello")); err != nil {
		t.Fatal(err)
	}
	s.show(files, nil, nil)
	for target, want := range map[string]int{"/caf%C3%A9/": http.StatusOK, "/": http.StatusFound} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if w.Code != want || want == http.StatusFound && w.Header().Get("Location") != "/caf%C3%A9/" {
			t.Errorf("%s: %d %v", target, w.Code, w.Header())
		}
	}
}

func TestShownAddress(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	for addr, want := range map[string]string{
		"localhost": "localhost:8080", "0.0.0.0": "localhost:8080", "::": "localhost:8080", "::1": "[::1]:8080",
		"192.168.1.5": "192.168.1.5:8080",
	} {
		if got := shown(addr, at); got != want {
			t.Errorf("%s: %s", addr, got)
		}
	}
}
