// Package serve shows a hub while it is being written.
//
// It writes nothing into public/. When content, layouts or hub.yaml change it looks at
// the hub again, and every open page reloads itself. Each file is made when it is asked
// for, and is the one that a build would write; what is wrong with those that nobody
// asked for, and the search, follow behind. When something speaks against a hub, the
// pages of the last good look stay and the findings lie over them until they are mended.
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
	"net/url"
	"strings"
	"time"

	"peerhub/generator/diag"
)

// Options say what to serve, and where.
type Options struct {
	Hub  string // the hub's folder
	Addr string // the address to listen on; "" is localhost, so that nobody else can look
	Port int    // the port to try first; 0 is any free one
	// BaseURL gives the path to serve below ("https://example.org/hub/" →
	// /hub/); "" serves at the root.
	BaseURL string
	// Look reads what has changed of the hub, for a base URL that ends in a slash. Touched
	// are files and folders below the hub that have changed; "." is all of it, and with none
	// it is to find that out. With an
	// error the view is not shown, and may be nil.
	Look func(ctx context.Context, baseURL string, touched []string) (View, []diag.Finding, error)
	// Words say findings in the browser; without, they are English.
	Words func() diag.Words
	// Report is told what happens, from one goroutine at a time.
	Report func(Report)
}

// View is the hub as it was at one look. Its methods are called from several goroutines.
type View interface {
	// File makes a file of the site, by its path below the root, and reports whether there
	// is one. The findings are about it alone; one with errors among them is not shown.
	File(ctx context.Context, path string) ([]byte, []diag.Finding, bool)
	// Stale reports whether files have changed of which the look was not told.
	Stale() bool
	// Finish goes through all files, and returns all that is wrong with the hub. With an
	// error the view is not to be shown any more. It is called once.
	Finish(ctx context.Context) ([]diag.Finding, error)
	// Warm prepares what takes long when it is asked for.
	Warm(ctx context.Context)
}

// Report is one thing that happened: a Message, or what else is set.
type Report struct {
	Message  string        // a sentence for the person at the terminal
	Looked   bool          // a look at the hub, after which its pages can be asked for
	Finished bool          // a view was gone through to its end, or there is none
	URL      string        // of the first page
	Took     time.Duration // of the look
	Findings []diag.Finding
	Err      error // why the view is not shown
}

// quiet is how long the files must rest before a look: an editor saves in several steps.
const quiet = 10 * time.Millisecond

// pause is how long nobody has saved before a view is gone through: that takes all of a
// small computer, and whoever goes on writing wants to see the page.
const pause = 700 * time.Millisecond

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

	site := newSite(base, o.Words)
	server := newServer(ctx, o.Addr, site)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	var touched []string
	var changes <-chan change
	left := make(chan struct{}) // nobody goes through the view before any more
	close(left)
	for ctx.Err() == nil {
		began := time.Now()
		view, findings, err := o.Look(ctx, address, touched)
		if ctx.Err() != nil {
			break
		}
		site.look(view, findings, err)
		o.Report(Report{Looked: true, Finished: view == nil, URL: address, Took: time.Since(began),
			Findings: findings, Err: err})
		finish, stop := context.WithCancel(ctx)
		finished, stale := make(chan Report, 1), make(chan struct{}, 1)
		if view != nil {
			before, now := left, make(chan struct{})
			left = now
			go func() {
				defer close(now)
				follow(finish, view, before, stale, func(findings []diag.Finding, err error) {
					finished <- Report{Finished: true, URL: address, Findings: findings, Err: err}
				})
			}()
		}
		if changes == nil {
			changes = watcher.wait(ctx, quiet)
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				waiting = false
			case err := <-failed:
				stop()
				return fmt.Errorf("the preview stopped: %w", err)
			case report := <-finished:
				if finish.Err() == nil {
					site.end(view, report.Findings, report.Err)
					o.Report(report)
				}
			case <-watcher.noticed:
				stop()
			case <-stale:
				touched, waiting = nil, false
			case c := <-changes:
				changes = nil
				if c.err != nil {
					stop()
					return c.err
				}
				if touched = c.touched; view == nil && len(findings) == 0 {
					touched = append(touched, ".") // nobody knows what the last look has seen
				}
				waiting = false
			}
		}
		stop()
		watcher.forget()
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// follow goes through a view, once nobody has saved for a while and the view before it has
// been left, and prepares what takes long. It ends when the context does, and tells nothing then.
func follow(ctx context.Context, view View, before <-chan struct{}, stale chan<- struct{},
	tell func([]diag.Finding, error)) {
	select {
	case <-ctx.Done():
	case <-time.After(pause):
	}
	<-before
	if ctx.Err() != nil {
		return
	}
	if view.Stale() {
		stale <- struct{}{}
		return
	}
	findings, err := view.Finish(ctx)
	if ctx.Err() != nil {
		return
	}
	tell(findings, err)
	if err == nil {
		view.Warm(ctx)
	}
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
