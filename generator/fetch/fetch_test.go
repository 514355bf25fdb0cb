package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// web is a server that is called example.com, and the client that reaches it. Every other
// name and address is dialled as it would be on the internet, and noted.
type web struct {
	*Client
	mu     sync.Mutex
	dialed []string
}

// listen starts a server, with the certificates of those who trust it.
func listen(t *testing.T, handler http.HandlerFunc) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	server := httptest.NewTLSServer(handler)
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	return server, roots
}

func serve(t *testing.T, handler http.HandlerFunc) *web {
	t.Helper()
	server, roots := listen(t, handler)
	w := &web{}
	w.Client = &Client{Roots: roots, Wait: func(context.Context, time.Duration) {},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			w.mu.Lock()
			w.dialed = append(w.dialed, address)
			w.mu.Unlock()
			if address == "example.com:443" {
				return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
			}
			return DialPublic(ctx, network, address)
		}}
	return w
}

func (w *web) get(t *testing.T, path string) (Answer, Why) {
	t.Helper()
	answer, err := w.Get(t.Context(), "https://example.com"+path, Known{})
	f, is := errors.AsType[*Failure](err)
	if err != nil && !is {
		t.Fatal(err)
	}
	if err == nil {
		return answer, ""
	}
	return answer, f.Why
}

// packed is a text of so many times a block, compressed.
func packed(text []byte, times int) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range times {
		_, _ = z.Write(text)
	}
	_ = z.Close()
	return b.Bytes()
}

// strange is a server that does what a server may do, and what it may not.
func strange(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	switch path := r.URL.Path; path {
	case "/good":
		h.Set("Content-Type", "text/plain")
		fmt.Fprint(w, "[1]")
	case "/packed":
		h.Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed([]byte("[2]"), 1))
	case "/bomb":
		h.Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed(block, 30))
	case "/not-packed":
		h.Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "plain")
	case "/long":
		h.Set("Content-Length", "10000000000")
		w.WriteHeader(http.StatusOK)
	case "/longer":
		for range MaxBytes/len(block) + 1 {
			_, _ = w.Write(block)
		}
	case "/cut":
		h.Set("Content-Length", "100")
		fmt.Fprint(w, "half")
	case "/broken":
		panic(http.ErrAbortHandler)
	case "/empty":
	case "/blank":
		fmt.Fprint(w, " \n\t\n")
	case "/login":
		h.Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "[1]")
	case "/page":
		h.Set("Content-Type", "application/json")
		fmt.Fprint(w, "\uFEFF\n<!DOCTYPE HTML>\n<p>Sign in")
	case "/404", "/403", "/500", "/204", "/206":
		status := 0
		_, _ = fmt.Sscanf(path, "/%d", &status)
		w.WriteHeader(status)
	case "/around":
		http.Redirect(w, r, "/around", http.StatusFound)
	case "/3", "/2", "/1", "/4":
		http.Redirect(w, r, map[string]string{"/4": "/3", "/3": "/2", "/2": "/1", "/1": "/good"}[path],
			http.StatusMovedPermanently)
	case "/away":
		http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusTemporaryRedirect)
	}
}

// TestAnswers is what a server may do, and what comes of it.
func TestAnswers(t *testing.T) {
	w := serve(t, strange)
	for _, c := range []struct {
		path, data string
		why        Why
	}{
		{"/good", "[1]", ""}, {"/packed", "[2]", ""}, {"/3", "[1]", ""},
		{"/bomb", "", Large}, {"/long", "", Large}, {"/longer", "", Large},
		{"/not-packed", "", Unreachable}, {"/cut", "", Unreachable}, {"/broken", "", Unreachable},
		{"/empty", "", Empty}, {"/blank", "", Empty}, {"/login", "", WebPage}, {"/page", "", WebPage},
		{"/404", "", Refused}, {"/403", "", Refused}, {"/500", "", Refused}, {"/204", "", Refused}, {"/206", "",
			Refused},
		{"/around", "", Redirected}, {"/4", "", Redirected},
		{"/away?to=http://example.com/good", "", Redirected}, {"/away?to=file:///etc/passwd", "", Redirected},
		{"/away?to=https://me:pw@example.com/good", "", Redirected},
		{"/away?to=https://169.254.169.254/latest/meta-data/", "", Private}, {"/away?to=https://127.0.0.1/", "",
			Private},
		{"/away?to=https://[::1]/", "", Private}, {"/away?to=https://10.0.0.1:8443/", "", Private},
		{"/away?to=https://[::ffff:169.254.169.254]/", "", Private},
		{"/away?to=https://0.0.0.0/", "", Private},
	} {
		if answer, why := w.get(t, c.path); why != c.why || string(answer.Data) != c.data {
			t.Errorf("%s: %q %q, want %q %q", c.path, why, answer.Data, c.why, c.data)
		}
	}
	for _, to := range w.dialed {
		if host, _, _ := net.SplitHostPort(to); host != "example.com" {
			if a, err := netip.ParseAddr(host); err != nil || IsPublic(a) {
				t.Errorf("asked for %s", to)
			}
		}
	}
	if _, err := w.Get(t.Context(), "http://example.com/good", Known{}); err == nil {
		t.Error("without https")
	}
}

var block = make([]byte, 1<<20)

// TestSentToAnotherHost: a list may have moved to another machine that everybody can reach, if
// that one proves who it is. Without https, with a password or to a private name, nobody goes.
func TestSentToAnotherHost(t *testing.T) {
	for to, want := range map[string]Why{
		"https://sheets.example.com/good":     "",          // the certificate is for it
		"https://sheets.example.com:443/good": "",          //
		"https://example.org/good":            Unreachable, // and not for this one
		"http://sheets.example.com/good":      Redirected,
		"https://me:pw@sheets.example.com/":   Redirected,
		"https://localhost/good":              Private,
	} {
		w := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Host == "example.com" {
				http.Redirect(w, r, to, http.StatusFound)
				return
			}
			if r.Header.Get("Referer") != "" {
				t.Errorf("%s is told where we come from", to)
			}
			fmt.Fprint(w, "[1]")
		})
		first := w.Dial
		w.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			if address == "sheets.example.com:443" || address == "example.org:443" {
				address = "example.com:443"
			}
			return first(ctx, network, address)
		}
		if answer, why := w.get(t, "/"); why != want || (string(answer.Data) == "[1]") != (want == "") {
			t.Errorf("%s: %q %q, want %q", to, why, answer.Data, want)
		}
		before := len(w.dialed)
		_, err := w.Get(WithinOrigin(t.Context()), "https://example.com/", Known{})
		if f, is := errors.AsType[*Failure](err); !is || f.Why != Redirected || len(w.dialed) != before+1 {
			t.Errorf("%s, of another origin: %v, %q", to, err, w.dialed[before:])
		}
	}
}

// TestOnceMore: what may be otherwise in a moment is tried once more, and the rest is not.
func TestOnceMore(t *testing.T) {
	for path, c := range map[string]struct {
		statuses []int
		why      Why
	}{
		"/once":    {[]int{503, 200}, ""},
		"/busy":    {[]int{429, 200}, ""},
		"/never":   {[]int{502, 502}, Refused},
		"/gone":    {[]int{410}, Refused},
		"/nothing": {[]int{204}, Refused},
	} {
		var asked atomic.Int32
		w := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Referer")+r.Header.Get("Cookie") != "" {
				t.Error("tells more than it is asked for")
			}
			n := int(asked.Add(1))
			w.WriteHeader(c.statuses[min(n, len(c.statuses))-1])
			_, _ = io.WriteString(w, "[1]")
		})
		if _, why := w.get(t, path); why != c.why || int(asked.Load()) != len(c.statuses) {
			t.Errorf("%s: %q, asked %d times", path, why, asked.Load())
		}
	}
}

// TestNothingNew: what the server said of its last answer is what it is asked for.
func TestNothingNew(t *testing.T) {
	w := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"a"`)
		w.Header().Set("Last-Modified", "Sun, 01 Mar 2026 00:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"a"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "[1]")
	})
	first, err := w.Get(t.Context(), "https://example.com/", Known{})
	if err != nil || first.Same || first.Known.ETag != `"a"` {
		t.Fatal(first, err)
	}
	if again, err := w.Get(t.Context(), "https://example.com/", first.Known); err != nil || !again.Same ||
		again.Data != nil {
		t.Error(again, err)
	}
}

// TestTime: a server may take its time, as long as it is done within the limit. One that sends
// a byte now and then is not waited for, and neither is one that never answers. The clock is
// made up; to say goodbye in a pipe takes some of it.
func TestTime(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	const pause = 14 * time.Second // before each part of an answer
	server, roots := listen(t, nil)
	for name, c := range map[string]struct {
		parts   []string
		forever string // comes again and again behind them
		why     Why
	}{
		"patient": {parts: []string{ok + "Content-Length: 3\r\n\r\n", "[", "1", "]"}},
		"silent":  {why: Slow},
		"head":    {parts: []string{ok}, forever: "X: y\r\n", why: Slow},
		"body":    {parts: []string{ok + "Content-Length: 1000\r\n\r\n"}, forever: "x", why: Slow},
	} {
		answer := func(conn net.Conn) {
			defer conn.Close()
			if _, err := conn.Read(make([]byte, 4096)); err != nil {
				return
			}
			for _, part := range c.parts {
				time.Sleep(pause)
				_, _ = io.WriteString(conn, part)
			}
			if c.forever == "" {
				_, _ = io.Copy(io.Discard, conn)
				return
			}
			for err := error(nil); err == nil; {
				time.Sleep(pause)
				_, err = io.WriteString(conn, c.forever)
			}
		}
		synctest.Test(t, func(t *testing.T) {
			asked := 0
			client := &Client{Roots: roots, Dial: func(context.Context, string, string) (net.Conn, error) {
				asked++
				ours, theirs := net.Pipe()
				go answer(tls.Server(theirs, &tls.Config{Certificates: server.TLS.Certificates}))
				return ours, nil
			}}
			start := time.Now()
			got, why := (&web{Client: client}).get(t, "/")
			if why != c.why || (why == "") != (string(got.Data) == "[1]") || asked != 1 {
				t.Errorf("%s: %q %q, asked %d times", name, why, got.Data, asked)
			}
			if took := time.Since(start); took > 70*time.Second { // "within a minute", people are told
				t.Errorf("%s took %s", name, took)
			}
			synctest.Wait()
			time.Sleep(2 * pause) // until the server has seen that nobody listens
		})
	}
}

// TestStopped: whoever stops the program need not wait.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	w := serve(t, func(http.ResponseWriter, *http.Request) { stop(); <-ctx.Done() })
	if _, err := w.Get(ctx, "https://example.com/", Known{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestPublic(t *testing.T) {
	for _, s := range []string{"93.184.215.14", "8.8.8.8", "2606:4700::1", "1.1.1.1", "172.32.0.1", "100.128.0.1"} {
		if !IsPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is public", s)
		}
	}
	for _, s := range []string{"127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
		"192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1",
		"255.255.255.255", "240.0.0.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1",
		"fd00:ec2::254",
		"ff02::1", "fec0::1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1"} {
		if IsPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is not public", s)
		}
	}
	if err := guard(t, "127.0.0.1:1"); err == nil || err.Why != Private {
		t.Error(err)
	}
}

func guard(t *testing.T, address string) *Failure {
	t.Helper()
	_, err := DialPublic(t.Context(), "tcp", address)
	f, _ := errors.AsType[*Failure](err)
	return f
}
