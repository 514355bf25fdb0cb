package audit

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"strings"
	"sync"
	"time"

	"peerhub/generator/fetch"
)

// Dial connects to an address such as "example.org:443".
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// fence is the one door between the browser and the world: a proxy on this computer. It limits what
// comes in for a page, and knows whom a page must not reach.
type fence struct {
	dial   Dial
	only   string // the one host and port that may be reached; "" is any that dial reaches
	server *http.Server
	at     string // its address
	plain  *httputil.ReverseProxy

	mu      sync.Mutex
	left    int64 // bytes that may still come for this page
	private map[string]bool
	reached map[string]bool // hosts that were connected to
	passed  []passed        // what was asked for, also what the browser does not tell of
	conns   map[net.Conn]bool
}

// passed is something that was asked for: of what is encrypted only the host is known.
type passed struct{ method, address, referer string }

// perPage is how many bytes may come for one page.
const perPage = 50 << 20

var errEnough = errors.New("more than a page may bring")

// raise puts up the fence.
func raise(dial Dial, only string) (*fence, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	f := &fence{dial: dial, only: only, at: "http://" + listener.Addr().String(), left: perPage, private: map[string]bool{}, reached: map[string]bool{},
		conns: map[net.Conn]bool{}}
	f.plain = &httputil.ReverseProxy{
		Rewrite:       func(r *httputil.ProxyRequest) { r.Out.Host = r.In.Host },
		Transport:     &http.Transport{DialContext: f.connect, DisableCompression: true, ResponseHeaderTimeout: time.Minute},
		FlushInterval: -1,
		ErrorHandler:  func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
		ErrorLog:      quiet,
	}
	f.server = &http.Server{Handler: f, ReadHeaderTimeout: time.Minute, ErrorLog: quiet}
	go func() { _ = f.server.Serve(listener) }()
	return f, nil
}

// newPage lets as much in as a page may bring.
func (f *fence) newPage() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left = perPage
}

// full reports whether a page has brought more than it may.
func (f *fence) full() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.left < 0
}

// note takes down what is asked for.
func (f *fence) note(p passed) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.passed) < most {
		f.passed = append(f.passed, p)
	}
}

// seen is what was asked for since it was last asked.
func (f *fence) seen() []passed {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := f.passed
	f.passed = nil
	return out
}

// refused are the hosts that were asked for and are no machines of the internet.
func (f *fence) refused() map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := f.private
	f.private = map[string]bool{}
	return out
}

// met reports whether somebody at a host was reached.
func (f *fence) met(host string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.reached[host]
}

func (f *fence) close() {
	_ = f.server.Close()
	f.mu.Lock()
	defer f.mu.Unlock()
	for conn := range f.conns { // tunnels, which the server has handed over
		conn.Close()
	}
}

// connect is the dialing of all that leaves the browser.
func (f *fence) connect(ctx context.Context, network, address string) (net.Conn, error) {
	if f.full() {
		return nil, errEnough
	}
	if f.only != "" && address != f.only {
		return nil, errors.New("not let out")
	}
	conn, err := f.dial(ctx, network, address)
	if failure, is := errors.AsType[*fetch.Failure](err); is && failure.Why == fetch.Private {
		host, _, _ := net.SplitHostPort(address)
		f.mu.Lock()
		f.private[host] = true
		f.mu.Unlock()
	}
	if err != nil {
		return nil, err
	}
	if host, _, err := net.SplitHostPort(address); err == nil {
		f.mu.Lock()
		f.reached[host] = true
		f.mu.Unlock()
	}
	return &counted{Conn: conn, of: f}, nil
}

// counted is a connection whose bytes count.
type counted struct {
	net.Conn
	of *fence
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.of.mu.Lock()
	c.of.left -= int64(n)
	enough := c.of.left < 0
	c.of.mu.Unlock()
	if enough {
		c.Close()
		return 0, errEnough
	}
	return n, err
}

func (f *fence) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodConnect:
		f.note(passed{address: "https://" + strings.TrimSuffix(r.Host, ":443") + "/"})
		f.tunnel(w, r)
	case r.URL.Scheme == "http" && r.URL.Host != "":
		f.note(passed{r.Method, r.URL.String(), r.Referer()})
		f.plain.ServeHTTP(w, r)
	default:
		w.WriteHeader(http.StatusBadRequest)
	}
}

// tunnel hands bytes on in both directions (RFC 9110 §9.3.6): they are encrypted.
func (f *fence) tunnel(w http.ResponseWriter, r *http.Request) {
	there, err := f.connect(r.Context(), "tcp", r.Host)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer there.Close()
	here, buffered, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	f.mu.Lock()
	f.conns[here], f.conns[there] = true, true
	f.mu.Unlock()
	defer func() {
		here.Close()
		f.mu.Lock()
		delete(f.conns, here)
		delete(f.conns, there)
		f.mu.Unlock()
	}()
	if _, err := io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n"); err != nil {
		return
	}
	done := make(chan struct{}, 2)
	go func() { _, _ = io.Copy(there, buffered); done <- struct{}{} }()
	go func() { _, _ = io.Copy(here, there); done <- struct{}{} }()
	<-done
}
