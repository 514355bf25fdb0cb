package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/websocket"

	"peerhub/generator/diag"
	"peerhub/generator/fetch"
)

func parse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// through is a client that goes through a fence.
func through(t *testing.T, f *fence) *http.Client {
	t.Helper()
	t.Cleanup(f.close)
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(parse(t, f.at))}}
}

// TestAPublicSiteReachesNoPrivateMachine: a redirect, a picture or a name that stands for a machine
// at home is refused where it would be connected, and told.
func TestAPublicSiteReachesNoPrivateMachine(t *testing.T) {
	home := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "a router") }))
	defer home.Close()
	f, err := raise(reaching(t.Context(), parse(t, "https://93.184.216.34/"), false), "")
	if err != nil {
		t.Fatal(err)
	}
	client := through(t, f)
	for _, address := range []string{home.URL, "http://169.254.169.254/latest/", "http://[::1]:1/"} {
		answer, err := client.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		if answer.StatusCode != http.StatusBadGateway {
			t.Errorf("%s: %s", address, answer.Status)
		}
		answer.Body.Close()
	}
	if got := f.refused(); !got["127.0.0.1"] || !got["169.254.169.254"] || !got["::1"] {
		t.Errorf("refused are %v", got)
	}
	if _, err := reaching(t.Context(), parse(t, "http://127.0.0.1:1/"), true)(t.Context(), "tcp", home.Listener.Addr().String()); !private(err) {
		t.Errorf("a folder reaches another server of this computer: %v", err)
	}
	if conn, err := reaching(t.Context(), parse(t, home.URL), false)(t.Context(), "tcp", home.Listener.Addr().String()); err != nil {
		t.Errorf("a site of this computer does not reach it: %v", err)
	} else {
		conn.Close()
	}
}

func private(err error) bool {
	failure, is := errors.AsType[*fetch.Failure](err)
	return is && failure.Why == fetch.Private
}

// TestTheFenceLetsInWhatAPageMayBring: an answer without an end is broken off, and the next page begins anew.
func TestTheFenceLetsInWhatAPageMayBring(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.URL.Path == "/large" {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	}))
	defer server.Close()
	var dialer net.Dialer
	f, err := raise(dialer.DialContext, server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	client := through(t, f)
	answer, err := client.Get(server.URL + "/large")
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	if err == nil || n > perPage+1<<20 || !f.full() {
		t.Errorf("%d bytes came: %v", n, err)
	}
	f.newPage()
	if answer, err := client.Get(server.URL + "/small"); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("the next page: %v", err)
	}
	if answer, err := client.Get("http://127.0.0.1:1/"); err != nil || answer.StatusCode != http.StatusBadGateway {
		t.Errorf("another machine is let out to: %v", err)
	}
	if got := f.seen(); len(got) != 3 || got[0].address != server.URL+"/large" {
		t.Errorf("seen was %v", got)
	}
}

func TestRobots(t *testing.T) {
	const file = "\uFEFFSitemap: https://example.org/map.xml\nUser-agent: other\nDisallow: /\n\nUser-agent: *\nuser-agent: peerhub\n" +
		"Disallow: /private # for the team\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow:\nCrawl-delay: 3600\nnonsense\n"
	r := readRobots(file)
	for path, want := range map[string]bool{"/": true, "/private": false, "/private/x": false, "/private/open/x": true, "/a.pdf": false,
		"/a.pdf?x": true, "/privat": true} {
		if got := r.allow(parse(t, "https://example.org"+path)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if !slices.Equal(r.sitemaps, []string{"https://example.org/map.xml"}) || r.delay.Seconds() != 10 {
		t.Errorf("sitemaps %v, delay %s", r.sitemaps, r.delay)
	}
	if all := readRobots("User-agent: other\nDisallow: /\n"); !all.allow(parse(t, "https://example.org/x")) {
		t.Error("what is said to another program counts for this one")
	}
	if r := readRobots(strings.Repeat("Disallow: /*\n", 1000) + "User-agent: *\n" + strings.Repeat("Disallow: /x*y*z\n", 100_000)); len(r.rules) > 500 {
		t.Errorf("%d rules are kept", len(r.rules))
	}
}

func TestQueue(t *testing.T) {
	q := newQueue(parse(t, "https://example.org/hub/"), 12)
	q.robots = readRobots("User-agent: *\nDisallow: /hub/team\n")
	for _, address := range []string{"https://example.org/hub/", "https://example.org/hub/#part", "https://example.org/", "https://example.org/hubs/",
		"http://example.org/hub/a", "https://example.org:444/hub/a", "https://www.example.org/hub/a", "https://x:y@example.org/hub/a",
		"https://example.org/hub/a.pdf", "https://example.org/hub/a.html", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org",
		"https://example.org/hub/team/x", "https://example.org/hub/logout", "https://example.org/hub/x?action=delete",
		"https://example.org/hub/blog-in-print/", "https://example.org/hub/how-to-remove-stigma/", "https://example.org/hub/" + strings.Repeat("x", 2000)} {
		q.add(address)
	}
	for n := range 50 {
		q.add(fmt.Sprintf("https://example.org/hub/cal/%d/", n))
		q.add(fmt.Sprintf("https://example.org/hub/list?page=%d", n))
	}
	want := []string{"", "a.html", "blog-in-print/", "how-to-remove-stigma/", "cal/0/", "list?page=0", "cal/1/", "list?page=1", "cal/2/",
		"list?page=2", "cal/3/", "cal/4/"}
	var got []string
	for _, p := range q.pages {
		got = append(got, strings.TrimPrefix(p, "https://example.org/hub/"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the pages are %q", got)
	}
	if q.left[leftRobots] != 1 || q.left[leftAct] != 2 || q.left[leftLong] != 1 || q.left[leftAlike] != 47 || q.left[leftMost] != 45 {
		t.Errorf("left were %v", q.left)
	}
}

// TestKnown: each line of the table is whole, its kind has words, and who is behind a host is found.
func TestKnown(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(knownFile), "\n")
	if len(parties) != len(lines) || len(lines) < 200 || !slices.IsSorted(lines) {
		t.Errorf("%d parties in %d lines, which have to be sorted", len(parties), len(lines))
	}
	for domain, p := range parties {
		if p.What == unknown || whats[p.What][0] == "" || p.Name == "" || p.Owner == "" {
			t.Errorf("%s: %+v", domain, p)
		}
	}
	for host, want := range map[string]string{"www.google-analytics.com": "Google Analytics", "fonts.gstatic.com": "Google Fonts",
		"x.gstatic.com": "Google", "WWW.YouTube.com": "YouTube", "notyoutube.com": "", "com": ""} {
		if got := who(host).Name; got != want {
			t.Errorf("%s is %q, want %q", host, got, want)
		}
	}
	for pair, want := range map[[2]string]bool{{"cdn.example.org", "www.example.org"}: true, {"a.github.io", "b.github.io"}: false,
		{"10.0.0.1", "10.1.0.1"}: false, {"localhost", "127.0.0.1"}: false, {"example.co.uk", "other.co.uk"}: false} {
		if got := sameOwner(pair[0], pair[1]); got != want {
			t.Errorf("%v: %v", pair, got)
		}
	}
}

// TestTheReportHoldsNoMarkupOfStrangers: all that a site can choose is text, cut, and without signs that nobody sees.
func TestTheReportHoldsNoMarkupOfStrangers(t *testing.T) {
	const evil = "<img src=x onerror=alert(1)>\u202E\x00\n'\""
	long := evil + strings.Repeat("x", 10_000)
	v := &visit{address: "https://example.org/" + url.PathEscape(long), byID: map[string]*request{}, landed: "https://other.example/", dialogs: 1,
		windows: []string{"https://other.example/" + long}, downloads: []string{long}, trouble: stuck,
		cookies:  []cookie{{Name: long, Domain: long, kept: true}},
		measures: []measure{{URL: "https://example.org/", Local: []string{long}, Workers: []string{long}}},
		refused:  map[string]bool{long: true}}
	v.add("1", "https://other.example/"+url.PathEscape(long), "Font", nil)
	v.add("2", "https://other.example/"+url.PathEscape(long), "Image", func(r *request) { r.pixel = true })
	v.searches = []typed{{Box: box{Label: long}, Asked: map[string]heard{long: {5, true}}}}
	s := newSummary(parse(t, "https://example.org/"), func(string) bool { return false })
	s.add(v)
	report := s.end()
	var page, again bytes.Buffer
	if err := errors.Join(report.WriteHTML(&page, "en", diag.Words{}), report.WriteHTML(&again, "en", diag.Words{})); err != nil {
		t.Fatal(err)
	}
	html := page.String()
	if strings.Contains(html, "<img") || strings.ContainsAny(html, "\u202E\x00") || strings.Contains(html, strings.Repeat("x", 200)) {
		t.Errorf("the report is %s", html)
	}
	if !strings.Contains(html, "&lt;img src=x onerror=alert(1)&gt;") || html != again.String() || !strings.Contains(html, Marker) {
		t.Error("the report does not name it, is another each time, or has no mark")
	}
	if report.Errors() < 4 || report.Warnings() < 3 {
		t.Errorf("%d errors and %d warnings: %q", report.Errors(), report.Warnings(), report.Sentences())
	}
}

// TestFolder: a folder is served below the path at which it will stand, with its own page for what is not there.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"index.html": `<link rel=canonical href="https://example.org/hub/">`, "b/index.html": "b",
		"a.html": "a", "404.html": "gone", "x.js": "1"} {
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "out.html")); err != nil {
		t.Fatal(err)
	}
	f, err := serveFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.server.Close()
	if err := os.Remove(filepath.Join(dir, "out.html")); err != nil {
		t.Fatal(err)
	}
	pages, err := f.pages()
	base := "http://" + f.at.Host + "/hub/"
	if want := []string{base, base + "404.html", base + "a.html", base + "b/"}; err != nil || !slices.Equal(pages, want) {
		t.Errorf("%v %v", pages, err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "out.html")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/hub/": "200 text/html", "/hub/b/": "200 text/html", "/hub/x.js": "200 text/javascript",
		"/hub/none": "404 text/html", "/": "404 text/html", "/hub/../etc": "404 text/html", "/hub/out.html": "404 text/html"} {
		answer, err := http.Get("http://" + f.at.Host + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
		if got := fmt.Sprint(answer.StatusCode, " ", kind); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if _, err := Run(context.Background(), Options{Folder: t.TempDir()}); !errors.Is(err, ErrNoPages) {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestWhatIsTyped(t *testing.T) {
	ask := func(address, body string) *request {
		return &request{to: parse(t, address), body: body, phase: typing}
	}
	got := told([]*request{ask("https://a.example/?q=zaunk", ""), ask("https://a.example/?q=zaunko", ""), ask("https://a.example/?q=zaunkoenig", ""),
		ask("https://b.example/", `{"q":"Zaunkoenig"}`), ask("https://c.example/?q=zau", ""), ask("https://d.example/?q=%7aaunk%6Fenig", "")}, typing)
	want := map[string]heard{"a.example": {3, true}, "b.example": {1, true}, "c.example": {0, false}, "d.example": {1, true}}
	for host, w := range want {
		if got[host] != w {
			t.Errorf("%s: %+v, want %+v", host, got[host], w)
		}
	}
}

// TestWhatTheBrowserDoesNotTell: what went through the fence is a visit's, too, but for what the browser wants for itself.
func TestWhatTheBrowserDoesNotTell(t *testing.T) {
	v := &visit{byID: map[string]*request{}}
	v.add("1", "https://a.example/x", "Script", nil)
	v.add("2", "http://b.example/x", "Script", nil)
	v.unheard([]passed{{address: "https://a.example/"}, {"GET", "http://b.example/x", ""}, {"POST", "http://b.example/bye", ""},
		{address: "https://c.example:8443/"}, {"GET", "http://clients2.google.com/time/1/current", ""}, {address: "https://clients2.google.com/"}, {address: "https://before.example/"}},
		map[string]bool{"before.example": true})
	var got []string
	for _, r := range v.requests {
		got = append(got, r.kind+" "+r.to.String())
	}
	if want := []string{"Script https://a.example/x", "Script http://b.example/x", "Ping http://b.example/bye", "Ping https://c.example:8443/"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestACookieThatIsToldOfFirst: a browser may tell of an answer before it tells what was asked.
func TestACookieThatIsToldOfFirst(t *testing.T) {
	v := &visit{address: "https://example.org/", byID: map[string]*request{}}
	v.setCookies("1", map[string]string{"Set-Cookie": "theirs=1; Secure"})
	v.setCookies("2", map[string]string{"Set-Cookie": "nobody=1"})
	v.add("1", "https://other.example/pixel.gif", "Image", nil)
	s := newSummary(parse(t, "https://example.org/"), func(string) bool { return false })
	s.add(v)
	if got := s.end().Cookies; len(got) != 1 || got[0].Name != "theirs" || got[0].Domain != "other.example" {
		t.Errorf("%+v", got)
	}
}

// TestNamesInLetters: a name in other letters stands beside what it is for machines, in the report and in the sentences.
func TestNamesInLetters(t *testing.T) {
	for name, want := range map[string]string{
		"xn--bcher-kva.example":              "xn--bcher-kva.example (bücher.example)",
		"https://xn--bcher-kva.example:8/a/": "https://xn--bcher-kva.example:8/a/ (bücher.example)",
		"xn--mgbh0fb.xn--kgbechtv/x.gif":     "xn--mgbh0fb.xn--kgbechtv/x.gif (مثال.إختبار)",
		"xn--bcher-kva.":                     "xn--bcher-kva. (bücher.)",
		"example.org/bücher":                 "example.org/bücher", "xn--a": "xn--a", "": "", "/": "/", "_cookie": "_cookie", "127.0.0.1:80": "127.0.0.1:80",
	} {
		if got := readable(name); got != want {
			t.Errorf("%q is shown as %q, not %q", name, got, want)
		}
	}
	r := Report{Address: "https://example.org/", Others: []Other{{Host: "xn--bcher-kva.example", Pages: []string{"/"}}}}
	var page bytes.Buffer
	if err := r.WriteHTML(&page, "en", diag.Words{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(page.String(), "xn--bcher-kva.example (bücher.example)"); n != 2 {
		t.Errorf("the name in letters stands %d times in the report", n)
	}
}

// TestWhatIsTooLargeToRead is counted and told of the page, and what comes behind it is read.
func TestWhatIsTooLargeToRead(t *testing.T) {
	server := httptest.NewServer(websocket.Handler(func(conn *websocket.Conn) {
		_ = websocket.Message.Send(conn, `{"method":"Too.large","params":{"text":"`+strings.Repeat("x", largest)+`"}}`)
		_ = websocket.Message.Send(conn, `{"method":"Next.event"}`)
		_, _ = io.Copy(io.Discard, conn)
	}))
	defer server.Close()
	heard := make(chan string, 2)
	d, err := connect("ws"+strings.TrimPrefix(server.URL, "http"), "http://example.org", func(e event) { heard <- e.Method })
	if err != nil {
		t.Fatal(err)
	}
	defer d.conn.Close()
	if got := <-heard; got != "Next.event" || d.unread() != 1 {
		t.Errorf("%s is heard first, and %d messages were too large", got, d.unread())
	}
	s := newSummary(parse(t, "https://example.org/"), func(string) bool { return false })
	s.add(&visit{address: "https://example.org/", landed: "https://example.org/", trouble: unread})
	var page bytes.Buffer
	if err := s.end().WriteHTML(&page, "en", diag.Words{}); err != nil {
		t.Fatal(err)
	}
	for _, told := range []string{"Not every page could be seen whole: 1 of 1.", "It did something of which the browser told more than can be read."} {
		if !strings.Contains(page.String(), told) {
			t.Errorf("the report does not say: %s", told)
		}
	}
}

// TestAVisitIsHeardWhileItGoesOn: events come while a visit is looked at, and none after its end. The race detector sees it.
func TestAVisitIsHeardWhileItGoesOn(t *testing.T) {
	v := &visit{byID: map[string]*request{}, at: "https://example.org/"}
	tab := &tab{sessions: map[string]session{}, now: v, page: "page"}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 500 {
			id := fmt.Sprint(n)
			for _, e := range []event{{"page", "Network.requestWillBeSent", json.RawMessage(`{"requestId":"` + id + `","request":{"url":"https://a.example/` + id + `"}}`)},
				{"page", "Network.responseReceived", json.RawMessage(`{"requestId":"` + id + `","type":"Document","response":{"status":500}}`)},
				{"page", "Page.loadEventFired", nil}, {"page", "Inspector.targetCrashed", nil}} {
				tab.hear(e)
			}
		}
	}()
	for !v.is(func() bool { return v.crashed && v.status == 500 }) {
		runtime.Gosched()
	}
	tab.end()
	before := len(v.requests)
	<-done
	if len(v.requests) != before || before == 0 {
		t.Errorf("the visit had %d requests at its end, and %d behind it", before, len(v.requests))
	}
}

// TestTheVerdictSaysOfHowManyPages: what is true of five pages is not said of all.
func TestTheVerdictSaysOfHowManyPages(t *testing.T) {
	for want, r := range map[string]Report{
		"Nobody else learns that somebody was on this site, and it keeps nothing on the device.": {Pages: make([]Page, 5)},
		"On the 5 of its 1581 pages that we opened, nobody else learns":                          {Pages: make([]Page, 5), LeftOff: map[string]int{"most": 1570, "alike": 6}},
		"We opened 5 of its 6 pages.": {Pages: make([]Page, 5), LeftOff: map[string]int{"most": 1},
			Others: []Other{{Host: "fonts.example", Unreached: true}}},
	} {
		if got := r.Verdict().String(); !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
		var out strings.Builder
		if err := r.WriteHTML(&out, "en", diag.Words{}); err != nil {
			t.Fatal(err)
		}
		if unsure := strings.Contains(out.String(), "None that we saw."); unsure != (len(r.Others) > 0) {
			t.Errorf("others were not reached: %t, and the report says so: %t", len(r.Others) > 0, unsure)
		}
	}
}
