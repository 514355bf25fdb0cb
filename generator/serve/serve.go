// Package serve shows a hub while it is being written.
//
// It builds the site into memory, never into public/, and answers from there.
// When content, layouts or hub.yaml change it builds again, and every open page
// reloads itself: as soon as the pages of the hub are known to be sound, each is
// made when it is asked for, and nobody waits for all others, feeds and search.
// When a build fails, the pages of the last good one stay and the findings lie
// over them until they are mended.
//
//	/                       the site, below the path of the base URL
//	/_peerhub/reload.js     the script that is put into each page it serves
//	/_peerhub/events        server-sent events: which build stands, and what is wrong
//
// The script tag is added on the way out: what is published never has it.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/publish"
)

// Options say what to serve, and where.
type Options struct {
	Hub  string // the hub's folder
	Addr string // the address to listen on; "" is localhost, so that nobody else can look
	Port int    // the port to try first; 0 is any free one
	// BaseURL gives the path to serve below ("https://example.org/hub/" →
	// /hub/); "" serves at the root.
	BaseURL string
	// Build builds the hub into the sink for the base URL, which ends in a
	// slash. An error means that the site in the sink is not to be shown. As soon
	// as nothing speaks against its pages, it hands early what makes single files.
	Build func(ctx context.Context, baseURL string, into publish.Sink, early func(File)) ([]diag.Finding, error)
	// Words say findings in the browser; without, they are English.
	Words func() diag.Words
	// Report is told what happens, from one goroutine at a time.
	Report func(Report)
}

// File makes a file of the site, by its path below the root, and reports whether
// there is one. It is called from several goroutines.
type File func(path string) ([]byte, bool)

// Report is one thing that happened. Exactly one of Message and Built is set.
type Report struct {
	Message  string        // a sentence for the person at the terminal
	Built    bool          // a build ended
	URL      string        // of the first page
	Took     time.Duration // of the build
	Findings []diag.Finding
	Err      error // why the build is not shown
}

// quiet is how long the files must rest before a build begins: an editor
// saves in several steps.
const quiet = 30 * time.Millisecond

// Run serves until the context ends. Its error is about the machine (no free
// port, a folder that cannot be watched); a hub with errors is none.
func Run(ctx context.Context, o Options) error {
	if o.Report == nil {
		o.Report = func(Report) {}
	}
	if o.Words == nil {
		o.Words = func() diag.Words { return diag.Words{} }
	}
	if o.Addr == "" {
		o.Addr = "localhost"
	}
	base, err := basePath(o.BaseURL)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watcher, err := watch(o.Hub)
	if err != nil {
		return err
	}
	defer watcher.close()
	listener, note, err := listen(o.Addr, o.Port)
	if err != nil {
		return err
	}
	if note != "" {
		o.Report(Report{Message: note})
	}
	address := "http://" + shown(o.Addr, listener.Addr()) + (&url.URL{Path: base}).EscapedPath()

	site := newSite(base)
	server := &http.Server{
		Handler:           site,
		ReadHeaderTimeout: 10 * time.Second,
		// Open event streams end with the context, so that Shutdown need not wait.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	for {
		began := time.Now()
		memory := publish.NewMemory()
		findings, err := o.Build(ctx, address, memory, site.ask)
		if ctx.Err() != nil {
			break
		}
		site.show(memory, o.Words().Translate(findings), err)
		o.Report(Report{Built: true, URL: address, Took: time.Since(began), Findings: findings, Err: err})
		select {
		case <-ctx.Done():
		case err := <-failed:
			return fmt.Errorf("the preview stopped: %w", err)
		case err := <-watcher.wait(ctx, quiet):
			if err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			break
		}
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// basePath returns the path of a base URL, not escaped, with a slash at both
// ends.
func basePath(base string) (string, error) {
	if base == "" {
		return "/", nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return "", fmt.Errorf("the base URL %q is not an address such as https://example.org/hub/", base)
	}
	return "/" + strings.TrimPrefix(strings.TrimSuffix(u.Path, "/")+"/", "/"), nil
}
