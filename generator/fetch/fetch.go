// Package fetch gets from the web the lists of groups that hub.yaml names, and keeps the
// last good copy of each.
//
// Client is careful of strangers on both sides. It asks only for what it is told to, by
// https, of machines that everybody can reach: a list that somebody else controls must not
// lead the program into the network of whoever builds the hub. So the address of each
// connection is looked at after its name was resolved, and after each redirect, of which
// there are at most three. What comes has a limit in bytes, after it was unpacked, and in
// time. No proxy of the environment is used: it would resolve names behind our back.
//
// Copy is a list as it was last fetched, with what is known of it: see copy.go.
package fetch

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	// MaxBytes is the size above which a list is not taken, unpacked.
	MaxBytes = 20 << 20
	// maxTime is how long the whole of an answer may take.
	maxTime = time.Minute
	// maxRedirects is how often a server may send us on.
	maxRedirects = 3
	// pause is how long after a failure it is tried once more.
	pause = 3 * time.Second
)

// Why says why a list could not be fetched, or was not taken over.
type Why string

// The reasons of Get.
const (
	Unreachable Why = "unreachable" // no connection, or one that broke
	Slow        Why = "slow"        // not done within maxTime
	Large       Why = "large"       // more than MaxBytes
	Private     Why = "private"     // a machine that not everybody can reach
	Redirected  Why = "redirected"  // too often, or to an address without https
	Refused     Why = "refused"     // with a status, which is the Detail
	WebPage     Why = "web-page"    // for people, perhaps one to sign in
	Empty       Why = "empty"       // nothing
	NoFile      Why = "no-file"     // of ReadFile: a folder, a pipe or a device
)

// Failure is why nothing came.
type Failure struct {
	Why    Why
	Detail string // the status of Refused, the host of Private and Redirected
	again  bool   // it may be otherwise in a moment
}

func (f *Failure) Error() string { return strings.TrimSpace(string(f.Why) + " " + f.Detail) }

// Known is what a server said of its last answer, to be asked whether there is anything
// new (RFC 9110 §13.1).
type Known struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified, as the server wrote it
}

// Answer is what a server has.
type Answer struct {
	Data  []byte
	Same  bool // nothing new since what was Known; there is no Data
	Known Known
}

// Client fetches. The zero Client is that of the internet; a test has another one.
type Client struct {
	// Dial connects; nil connects to public addresses alone.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Roots are the certificates that are trusted; nil are those of the computer.
	Roots *x509.CertPool
	// Wait waits before the second try; nil waits as long as it says.
	Wait func(ctx context.Context, pause time.Duration)
}

// Get fetches an address, and tries once more when that may help. Its error is a *Failure,
// or that of the context.
func (c *Client) Get(ctx context.Context, address string, known Known) (Answer, error) {
	answer, err := c.try(ctx, address, known)
	if f, is := errors.AsType[*Failure](err); is && f.again && ctx.Err() == nil {
		wait := c.Wait
		if wait == nil {
			wait = sleep
		}
		wait(ctx, pause)
		answer, err = c.try(ctx, address, known)
	}
	if ctx.Err() != nil {
		return Answer{}, ctx.Err()
	}
	return answer, err
}

func sleep(ctx context.Context, pause time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(pause):
	}
}

func (c *Client) try(ctx context.Context, address string, known Known) (Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil || request.URL.Scheme != "https" {
		return Answer{}, &Failure{Why: Redirected}
	}
	request.Header.Set("User-Agent", "Peerhub")
	request.Header.Set("Accept", "application/json, text/csv, text/calendar, */*;q=0.5")
	if known.ETag != "" {
		request.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		request.Header.Set("If-Modified-Since", known.Modified)
	}
	transport := c.transport()
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport, CheckRedirect: sentOn}
	response, err := client.Do(request)
	if err != nil {
		return Answer{}, failure(ctx, err)
	}
	defer response.Body.Close()
	return read(ctx, response)
}

func (c *Client) transport() *http.Transport {
	dial := c.Dial
	if dial == nil {
		dial = DialPublic
	}
	return &http.Transport{DialContext: dial,
		TLSClientConfig:   &tls.Config{RootCAs: c.Roots, MinVersion: tls.VersionTLS12},
		ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 64 << 10}
}

type origin struct{}

// WithinOrigin is a context in which no server may send us on to another one.
func WithinOrigin(ctx context.Context) context.Context { return context.WithValue(ctx, origin{}, true) }

// SameServer reports whether two addresses are of one server (RFC 6454 §4), however they are written.
func SameServer(a, b *url.URL) bool {
	port := func(u *url.URL) string {
		return cmp.Or(u.Port(), map[string]string{"http": "80", "https": "443"}[u.Scheme])
	}
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

// sentOn looks at a redirect. Where we come from is nobody's business.
func sentOn(request *http.Request, before []*http.Request) error {
	request.Header.Del("Referer")
	away := !SameServer(request.URL, before[0].URL) && request.Context().Value(origin{}) != nil
	if len(before) > maxRedirects || request.URL.Scheme != "https" || request.URL.User != nil || away {
		return &Failure{Why: Redirected, Detail: request.URL.Hostname()}
	}
	return nil
}

// read reads an answer, as far as it may go.
func read(ctx context.Context, response *http.Response) (Answer, error) {
	known := Known{response.Header.Get("ETag"), response.Header.Get("Last-Modified")}
	switch status := response.StatusCode; {
	case status == http.StatusNotModified:
		return Answer{Same: true, Known: known}, nil
	case status != http.StatusOK:
		return Answer{}, &Failure{Why: Refused, Detail: strconv.Itoa(status),
			again: status >= 500 || status == http.StatusTooManyRequests}
	case response.ContentLength > MaxBytes:
		return Answer{}, &Failure{Why: Large}
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, MaxBytes+1)) // unpacked by then
	switch {
	case err != nil:
		return Answer{}, failure(ctx, err)
	case len(data) > MaxBytes:
		return Answer{}, &Failure{Why: Large}
	case len(bytes.TrimSpace(data)) == 0:
		return Answer{}, &Failure{Why: Empty}
	case isPage(response.Header.Get("Content-Type"), data):
		return Answer{}, &Failure{Why: WebPage}
	}
	return Answer{Data: data, Known: known}, nil
}

// isPage reports whether an answer is a page for people, whatever the server calls it.
func isPage(kind string, data []byte) bool {
	if kind, _, _ = strings.Cut(strings.ToLower(kind), ";"); strings.Contains(kind, "html") {
		return true
	}
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 1000)], []byte("\uFEFF"))))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

// failure says why something went wrong.
func failure(ctx context.Context, err error) error {
	if f, is := errors.AsType[*Failure](err); is {
		return f
	}
	if timeout, is := errors.AsType[net.Error](err); ctx.Err() != nil || is && timeout.Timeout() {
		return &Failure{Why: Slow}
	}
	return &Failure{Why: Unreachable, again: true}
}
