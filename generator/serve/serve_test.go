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
)

// preview is a running server whose site is made of the hub's own files.
type preview struct {
	hub     string
	url     string
	reports chan Report
	stop    func()
	ended   chan error
}

// fake is a view of files that lie ready.
type fake struct {
	files  map[string]string
	wrong  map[string]string // files that cannot be made, and why
	finish func(ctx context.Context) ([]diag.Finding, error)
	stale  bool
}

func (f *fake) File(_ context.Context, path string) ([]byte, []diag.Finding, bool) {
	if why, is := f.wrong[path]; is {
		return nil, []diag.Finding{{Code: "x", Severity: diag.Error, Message: diag.Text(why)}}, false
	}
	text, ok := f.files[path]
	return []byte(text), nil, ok
}

func (f *fake) Finish(ctx context.Context) ([]diag.Finding, error) {
	if f.finish == nil {
		return nil, nil
	}
	return f.finish(ctx)
}

func english() diag.Words { return diag.Words{} }

func (f *fake) Warm(context.Context) {}

func (f *fake) Stale() bool { return f.stale }

// patience is for what must come: no promise is about time.
const patience = 5 * time.Minute

var errFindings = errors.New("findings")

// start serves a hub. It shows content/home.html as index.html, and there is something to mend when
// the file says "broken".
func start(t *testing.T, o Options) *preview {
	t.Helper()
	p := &preview{hub: t.TempDir(), reports: make(chan Report, 100), ended: make(chan error, 1)}
	p.put(t, "content/home.html", "<html><body>one</body></html>")
	o.Hub = p.hub
	o.Report = func(r Report) { p.reports <- r }
	var ever []string // touched
	o.Look = func(ctx context.Context, base string, touched []string) (View, []diag.Finding, error) {
		ever = append(ever, touched...)
		data, err := os.ReadFile(filepath.Join(p.hub, "content/home.html"))
		if err != nil {
			return nil, nil, err
		}
		if strings.Contains(string(data), "broken") {
			return nil, []diag.Finding{{Code: "x", Severity: diag.Error, File: "content/home.html",
				Message: "is broken"}}, errFindings
		}
		return &fake{files: map[string]string{
			"index.html": string(data), "404.html": "<p>nothing here, base " + base, "touched.txt": strings.Join(touched, " "),
			"ever.txt":        strings.Join(ever, " "),
			"fr/x/index.html": "deep", "a.ics": "BEGIN", "atom.xml": "<feed/>", "m.webmanifest": "{}", "x.unknown": "?",
		}}, nil, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.stop = cancel
	go func() { p.ended <- Run(ctx, o) }()
	t.Cleanup(cancel)
	p.url = p.looked(t).URL
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

// looked waits for the next look.
func (p *preview) looked(t *testing.T) Report {
	t.Helper()
	for {
		select {
		case r := <-p.reports:
			if r.Looked {
				return r
			}
		case err := <-p.ended:
			t.Fatalf("the server ended: %v", err)
		case <-time.After(patience):
			t.Fatal("no look")
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
	case <-time.After(patience):
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

func TestWhatSetsOffALook(t *testing.T) {
	p := start(t, Options{})
	for len(p.reports) > 0 {
		<-p.reports
	}
	for _, name := range []string{"public/index.html", "notes.txt", "content/.home.html.swp", "content/home.html~",
		"content/4913", ".git/HEAD", "README.md"} {
		p.put(t, name, "x")
	}
	// A look for one of them would come before the look for a file that matters, or know of both.
	p.put(t, "content/home.html", "<html><body>two</body></html>")
	p.looked(t)
	if _, ever, _ := p.get(t, "ever.txt"); strings.TrimSpace(strings.ReplaceAll(ever, "content/home.html", "")) != "" {
		t.Errorf("looked again for files that matter to no page: %s", ever)
	}
	for _, name := range []string{"hub.yaml", "layouts/strings/en/ui.yaml", "layouts/site.css",
		"content/new/en/deep/page.md", "content/new/en/deep/page.md"} {
		p.put(t, name, "x")
		for told := ""; !strings.HasPrefix(name, told) || told == ""; { // the events of the save before may still come
			p.looked(t)
			_, touched, _ := p.get(t, "touched.txt")
			told, _, _ = strings.Cut(touched, " ")
		}
	}
	if err := os.RemoveAll(filepath.Join(p.hub, "content/new")); err != nil {
		t.Fatal(err)
	}
	p.looked(t)
}

// TestViewsComeAndGo goes through looks at a hub: what is shown, and what open pages are told.
// TestAnEmptyFileRestsLonger: what a program has emptied it is about to write.
func TestAnEmptyFileRestsLonger(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]time.Duration{"empty.csv": longest, "full.csv": quiet, "gone.csv": quiet, ".": quiet} {
		if text := strings.TrimSuffix(name, ".csv"); text == "empty" || text == "full" {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.TrimPrefix(text, "empty")), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got := restOf(filepath.Join(dir, name), quiet); got != want {
			t.Errorf("%s rests for %v, want %v", name, got, want)
		}
	}
}

func TestViewsComeAndGo(t *testing.T) {
	s := newSite("/", english)
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
	told := func(failed, anew bool, before event) {
		t.Helper()
		if s.event.Failed != failed || (s.event.Version != before.Version) != anew {
			t.Errorf("%+v after %+v", s.event, before)
		}
	}
	of := func(pages ...string) *fake {
		f := &fake{files: map[string]string{}, wrong: map[string]string{}}
		for _, p := range pages {
			name, text, _ := strings.Cut(p, " ")
			f.files[name] = text
		}
		return f
	}
	is("/", "Service Unavailable")

	first, before := of("index.html first", "old/index.html old"), s.event
	s.look(first, nil, nil)
	is("/old/", "old")
	told(false, true, before)
	before = s.event
	s.end(first, nil, nil)
	told(false, false, before) // pages that are open and right are not shown anew

	second := of("index.html second")
	s.look(second, nil, nil)
	is("/", "second")
	is("/old/", "Not Found") // it was just taken away
	told(false, true, before)
	before = s.event
	s.end(first, nil, errFindings) // too late to matter
	told(false, false, before)
	s.end(second, nil, nil)

	third := of("index.html third")
	s.look(third, nil, nil)
	is("/", "third")
	before = s.event
	s.end(third, []diag.Finding{{Code: "x", Message: "is broken"}}, errFindings)
	is("/", "second") // the last good one
	told(true, true, before)

	before = s.event
	s.look(of("index.html fourth"), []diag.Finding{{Code: "x", Message: "is broken"}}, errFindings)
	is("/", "second")
	told(true, false, before)

	fifth := of("index.html fifth")
	fifth.wrong["index.html"] = "a template has a mistake"
	s.look(fifth, nil, nil)
	before = s.event
	is("/", "second") // it cannot be made, so the last good one
	told(true, true, before)
	if len(s.event.Findings) != 1 || s.event.Findings[0].Message != "a template has a mistake" {
		t.Errorf("%+v", s.event)
	}
	before = s.event
	s.look(of("index.html sixth"), nil, nil)
	is("/", "sixth")
	told(false, true, before)
}

// TestAChangeStopsWhatIsUnderWay saves while a view is gone through.
func TestAChangeStopsWhatIsUnderWay(t *testing.T) {
	hub := t.TempDir()
	p := &preview{hub: hub, reports: make(chan Report, 100), ended: make(chan error, 1)}
	p.put(t, "content/x.md", "one")
	looks, begun, stopped := 0, make(chan struct{}), make(chan struct{})
	o := Options{Hub: hub, Report: func(r Report) { p.reports <- r }}
	o.Look = func(context.Context, string, []string) (View, []diag.Finding, error) {
		looks++
		f := &fake{files: map[string]string{"index.html": fmt.Sprint(looks)}}
		if looks == 1 {
			f.finish = func(ctx context.Context) ([]diag.Finding, error) {
				close(begun)
				<-ctx.Done()
				close(stopped)
				return nil, ctx.Err()
			}
		}
		return f, nil, nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { p.ended <- Run(ctx, o) }()
	p.url = p.looked(t).URL
	<-begun
	p.put(t, "content/x.md", "two")
	<-stopped
	p.looked(t)
	if _, body, _ := p.get(t, ""); !strings.HasPrefix(body, "2") {
		t.Errorf("%q is shown", body)
	}
	for r := range p.reports {
		if r.Finished {
			if r.Err != nil {
				t.Errorf("what was stopped is told: %v", r.Err)
			}
			break
		}
	}
	cancel()
	if err := <-p.ended; err != nil {
		t.Error(err)
	}
}

// A view that does not know of a change is followed by one that asks the folders, and no save is lost
// meanwhile.
func TestAStaleViewIsReplaced(t *testing.T) {
	hub := t.TempDir()
	p := &preview{hub: hub, reports: make(chan Report, 100), ended: make(chan error, 1)}
	p.put(t, "content/x.md", "one")
	var told [][]string
	o := Options{Hub: hub, Report: func(r Report) { p.reports <- r }}
	o.Look = func(_ context.Context, _ string, touched []string) (View, []diag.Finding, error) {
		told = append(told, touched)
		return &fake{files: map[string]string{"index.html": fmt.Sprint(len(told))}, stale: len(told) == 2}, nil, nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { p.ended <- Run(ctx, o) }()
	p.url = p.looked(t).URL
	p.put(t, "content/x.md", "two")
	p.looked(t)
	p.looked(t)
	p.put(t, "content/x.md", "three")
	p.looked(t)
	if _, body, _ := p.get(t, ""); !strings.HasPrefix(body, "4") {
		t.Errorf("%q is shown", body)
	}
	cancel()
	if err := <-p.ended; err != nil {
		t.Error(err)
	}
	if len(told) != 4 || len(told[1]) == 0 || len(told[2]) > 0 || len(told[3]) == 0 {
		t.Errorf("told of %q", told)
	}
}

func TestBeforeTheFirstGoodLook(t *testing.T) {
	s := newSite("/", english)
	s.look(nil, nil, errors.New("the disk has gone"))
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
	s := newSite("/café/", english)
	s.look(&fake{files: map[string]string{"index.html": "hello"}}, nil, nil)
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

// TestAnswersForThisComputerAlone: a page of somebody else that gives its name our address
// (DNS rebinding) reads nothing.
func TestAnswersForThisComputerAlone(t *testing.T) {
	p := start(t, Options{})
	ask := func(host string) (int, string) {
		request, err := http.NewRequest(http.MethodGet, p.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, string(body)
	}
	for _, host := range []string{"localhost", "LOCALHOST:1313", "hub.localhost:1", "localhost.", "127.0.0.1:80",
		"192.168.1.20", "[::1]:1313", "[fe80::1%eth0]:1313"} {
		if status, body := ask(host); status != http.StatusOK || !strings.Contains(body, "one") {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
	for _, host := range []string{"evil.example", "evil.example:1313", "localhost.evil.example", "evil-localhost", "127.0.0.1.evil.example",
		"127.0.0.1%evil", "1313", "::ffff.evil"} {
		if status, body := ask(host); status != http.StatusMisdirectedRequest || !strings.Contains(body, "--addr") ||
			strings.Contains(body, "one<") {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
}

func TestAnswersForTheNameItWasGiven(t *testing.T) {
	for _, c := range []struct {
		host, addr string
		want       bool
	}{
		{"anna-laptop.local:1313", "anna-laptop.local", true},
		{"Anna-Laptop.local", "anna-laptop.LOCAL", true},
		{"other.local", "anna-laptop.local", false},
		{"evil.example", "0.0.0.0", false},
		{"10.0.0.7:1313", "0.0.0.0", true},
		{"", "", false},
		{":1313", "", false},
	} {
		if got := answersFor(c.host, c.addr); got != c.want {
			t.Errorf("host %q, --addr %q: %v, want %v", c.host, c.addr, got, c.want)
		}
	}
}

// TestNoConnectionIsKeptForNothing: every wait of the server has an end.
func TestNoConnectionIsKeptForNothing(t *testing.T) {
	s := newServer(t.Context(), "", http.NotFoundHandler())
	for what, limit := range map[string]time.Duration{"a request": s.ReadTimeout, "an answer": s.WriteTimeout,
		"the next request": s.IdleTimeout} {
		if limit <= 0 {
			t.Errorf("%s may take for ever", what)
		}
	}
}
