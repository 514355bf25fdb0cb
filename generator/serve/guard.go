package serve

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"
)

// How long a connection may take, so that nobody keeps one for nothing. A file is made
// when it is asked for, and the index of a large search is the slowest.
const (
	readTimeout  = 10 * time.Second // a whole request
	writeTimeout = 5 * time.Minute  // making and sending a file
	idleTimeout  = 2 * time.Minute  // until the next request
	beat         = 30 * time.Second // between two signs of life on a stream of events
)

func newServer(ctx context.Context, addr string, site http.Handler) *http.Server {
	return &http.Server{
		Handler:      guard(addr, site),
		ReadTimeout:  readTimeout,
		WriteTimeout: writeTimeout,
		IdleTimeout:  idleTimeout,
		// Open event streams end with the context, so that Shutdown need not wait.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
}

// guard answers for names of this computer alone. A page of somebody else can give its own
// name the address of this computer (DNS rebinding) and would then be allowed to read the
// preview, drafts and findings too; but the browser says in Host which name it went by.
func guard(addr string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// No page elsewhere may draw a picture of the preview, or run its scripts, either.
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		if !answersFor(r.Host, addr) {
			http.Error(w, "This preview answers for localhost, and for addresses in numbers such as 127.0.0.1. "+
				"If you reach this computer by a name, start the preview with --addr and that name.",
				http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// answersFor reports whether a Host (RFC 9110 §7.2) is localhost, an IP address or addr.
func answersFor(host, addr string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"), "."))
	ip, zone, _ := strings.Cut(name, "%")
	switch {
	case name == "localhost", strings.HasSuffix(name, ".localhost"): // RFC 6761 §6.3: nobody else's
		return true
	case net.ParseIP(ip) != nil && (zone == "" || strings.Contains(ip, ":")):
		return true
	}
	return name != "" && name == strings.ToLower(strings.TrimSuffix(addr, "."))
}
