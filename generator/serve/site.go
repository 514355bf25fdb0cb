package serve

import (
	"bytes"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"peerhub/generator/diag"
)

// inner is the part of the address space that is ours, outside the site.
const inner = "/_peerhub/"

//go:embed reload.js
var reloadScript []byte

// site answers requests from the view that is shown: the newest that nothing speaks
// against yet.
type site struct {
	base  string // with a slash at both ends, not escaped, as paths of requests are
	start string // differs from run to run, so that pages reload after a restart
	words func() diag.Words

	mu      sync.Mutex
	newest  View // whether it is shown or not
	shown   View // nil before the first that can be
	good    View // the last that was gone through to its end; nil for none
	views   int
	version string // of what is shown
	event   event
	changed chan struct{} // closed when event changes
}

func newSite(base string, words func() diag.Words) *site {
	return &site{base: base, start: rand.Text()[:8], words: words, changed: make(chan struct{})}
}

// turn shows a view, and begins a version: open pages reload.
func (s *site) turn(to View) {
	s.shown = to
	s.views++
	s.version = fmt.Sprintf("%s-%d", s.start, s.views)
	if to == nil {
		s.version = ""
	}
}

// tell tells the event to all who listen.
func (s *site) tell(findings []diag.Finding, err error) {
	s.event = event{Version: s.version, Findings: []diag.Finding{}}
	if err != nil {
		if s.event.Failed = true; s.version == "" {
			s.event.Version = s.start + "-0"
		}
		if len(findings) > 0 {
			s.event.Findings = s.words().Translate(findings)
		} else {
			s.event.Error = err.Error()
		}
	}
	close(s.changed)
	s.changed = make(chan struct{})
}

// look takes what a look at the hub gives: its view is shown, unless there is an error.
func (s *site) look(view View, findings []diag.Finding, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.newest = view; err == nil {
		s.turn(view)
	}
	s.tell(findings, err)
}

// end takes what was found when a view was gone through. With an error, the last one that was good
// is shown again.
func (s *site) end(view View, findings []diag.Finding, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case view != s.newest:
		return
	case err == nil:
		if s.good = view; s.shown == view {
			return
		}
		s.turn(view) // a file of it could not be made, and now can
	case s.shown == view && s.good != view:
		s.turn(s.good)
	}
	s.tell(findings, err)
}

// errFile is said of a view in which a file cannot be made.
var errFile = errors.New("a file cannot be made")

// file returns a file of the view that is shown.
func (s *site) file(ctx context.Context, name string) ([]byte, bool) {
	for {
		s.mu.Lock()
		view := s.shown
		s.mu.Unlock()
		if view == nil {
			return nil, false
		}
		data, found, ok := view.File(ctx, name)
		if diag.Errors(found) == 0 {
			return data, ok
		}
		if s.end(view, found, errFile); s.now() == view { // an older one, which has been replaced meanwhile
			return data, ok
		}
	}
}

func (s *site) now() View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}

// ServeHTTP answers with files of the site alone: no address can reach others.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This preview can only be read.", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch r.URL.Path {
	case inner + "events":
		s.streamEvents(w, r)
		return
	case inner + "reload.js":
		s.write(w, r, "reload.js", reloadScript, http.StatusOK)
		return
	}
	if s.base != "/" && (r.URL.Path == "/" || r.URL.Path+"/" == s.base) {
		http.Redirect(w, r, (&url.URL{Path: s.base}).EscapedPath(), http.StatusFound)
		return
	}
	s.mu.Lock()
	version, nothing := s.version, s.shown == nil
	s.mu.Unlock()
	if nothing {
		s.write(w, r, "wait.html", withScript([]byte(waitPage), s.start+"-0"), http.StatusServiceUnavailable)
		return
	}
	address, below := strings.CutPrefix(r.URL.Path, s.base)
	name := address
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := s.file(r.Context(), name)
	if !below {
		ok = false
	}
	if !ok && below && address != "" {
		if _, folder := s.file(r.Context(), address+"/index.html"); folder {
			// Relative, so that the path is neither decoded nor joined again.
			w.Header().Set("Location", "./"+path.Base(r.URL.EscapedPath())+"/"+query(r))
			w.WriteHeader(http.StatusFound)
			return
		}
	}
	status := http.StatusOK
	if !ok {
		status, name = http.StatusNotFound, "404.html"
		if data, ok = s.file(r.Context(), name); !ok {
			data = []byte("<!doctype html><title>Not found</title><p>There is no page at this address.</p>")
		}
	}
	if strings.HasSuffix(name, ".html") {
		data = withScript(data, version)
	}
	s.write(w, r, name, data, status)
}

func query(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}

// waitPage stands for every page until the first good build.
const waitPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Peerhub</title>` +
	`<meta name="viewport" content="width=device-width"><p>The hub is being built. This page reloads by itself.</p></body></html>`

// withScript returns the page with the reload script at its end. The version
// tells the script which build its page is from.
func withScript(page []byte, version string) []byte {
	tag := `<script src="` + inner + `reload.js?v=` + version + `" defer></script>`
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// write answers with the file; ranges work, so that sound and film can be
// wound forward.
func (s *site) write(w http.ResponseWriter, r *http.Request, name string, data []byte, status int) {
	w.Header().Set("Content-Type", contentType(name))
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		if _, err := w.Write(data); err != nil && !errors.Is(err, http.ErrHandlerTimeout) {
			return // the reader has left
		}
	}
}

// contentType returns the media type of a file by its name. The table is ours:
// that of the system differs from one computer to the next.
func contentType(name string) string {
	if path.Base(name) == "atom.xml" {
		return "application/atom+xml; charset=utf-8"
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".geojson":
		return "application/geo+json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".vtt":
		return "text/vtt; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/x-icon"
	case ".pdf":
		return "application/pdf"
	case ".epub":
		return "application/epub+zip"
	case ".zip":
		return "application/zip"
	case ".mp3":
		return "audio/mpeg"
	case ".ogg", ".oga":
		return "audio/ogg"
	case ".m4a":
		return "audio/mp4"
	case ".mp4":
		return "video/mp4"
	case ".webm":
		return "video/webm"
	}
	return "application/octet-stream"
}
