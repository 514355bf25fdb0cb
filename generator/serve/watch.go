package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched are the names at the top of a hub whose changes matter. public/ is
// none of them, so that a build beside the preview does not set it off.
var watched = []string{"content", "layouts", "hub.yaml"}

// longest is how long a stream of changes can put off a build.
const longest = 500 * time.Millisecond

// watcher says when the files of a hub have changed.
type watcher struct {
	hub     string
	files   *fsnotify.Watcher
	noticed chan struct{} // receives when files begin to change, for whoever works on what they were
}

// watch begins to watch a hub.
func watch(hub string) (*watcher, error) {
	hub, err := filepath.Abs(hub)
	if err != nil {
		return nil, err
	}
	files, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("cannot watch the hub's files: %w", err)
	}
	w := &watcher{hub: hub, files: files, noticed: make(chan struct{}, 1)}
	if err := files.Add(hub); err != nil {
		files.Close()
		return nil, fmt.Errorf("cannot watch %s: %w", hub, err)
	}
	for _, name := range watched {
		if err := w.add(filepath.Join(hub, name)); err != nil {
			files.Close()
			return nil, err
		}
	}
	return w, nil
}

func (w *watcher) close() { w.files.Close() }

// add watches a folder and all below it. The file systems' own watchers see
// one folder each.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // gone again
		}
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		if path != w.hub && passing(path) {
			return fs.SkipDir
		}
		if err := w.files.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cannot watch %s for changes (%w). On Linux a larger fs.inotify.max_user_watches helps",
				path, err)
		}
		return nil
	})
}

// change says which files have changed, as Look wants to know it, or why nobody can tell.
type change struct {
	touched []string
	err     error
}

// wait returns a channel that receives once when files have changed and then
// rested for the time.
func (w *watcher) wait(ctx context.Context, quiet time.Duration) <-chan change {
	done := make(chan change, 1)
	go func() {
		var rest, last <-chan time.Time
		var touched []string
		for {
			still := quiet
			select {
			case <-ctx.Done():
				return
			case <-rest:
				done <- change{touched: touched}
				return
			case <-last:
				done <- change{touched: touched}
				return
			case e, open := <-w.files.Events:
				if !open {
					return
				}
				if !w.matters(e) {
					continue
				}
				touched = append(touched, w.below(e.Name))
				w.notice()
				still = restOf(e.Name, quiet)
				if e.Has(fsnotify.Create) {
					if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
						if err := w.add(e.Name); err != nil {
							done <- change{err: err}
							return
						}
					}
				}
			case err, open := <-w.files.Errors:
				if !open {
					return
				}
				if !errors.Is(err, fsnotify.ErrEventOverflow) {
					done <- change{err: fmt.Errorf("cannot watch the hub's files any more: %w", err)}
					return
				}
				touched = append(touched, ".") // too many at once: anything may have changed, and folders be new
				for _, name := range watched {
					if err := w.add(filepath.Join(w.hub, name)); err != nil {
						done <- change{err: err}
						return
					}
				}
			}
			rest = time.After(still)
			if last == nil {
				last = time.After(longest)
			}
		}
	}()
	return done
}

// restOf is how long a changed file must rest. Many programs empty a file before they write it.
func restOf(name string, quiet time.Duration) time.Duration {
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return longest
	}
	return quiet
}

func (w *watcher) notice() {
	select {
	case w.noticed <- struct{}{}:
	default: // it is known
	}
}

// forget forgets that files have begun to change: it is known.
func (w *watcher) forget() {
	select {
	case <-w.noticed:
	default:
	}
}

// below is the name of a file below the hub, with slashes; "." when it is not there.
func (w *watcher) below(name string) string {
	rel, err := filepath.Rel(w.hub, name)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// matters reports whether an event can change the site.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || passing(e.Name) {
		return false
	}
	top, _, _ := strings.Cut(w.below(e.Name), "/")
	return slices.Contains(watched, top)
}

// passing reports whether a name is that of an editor's own short-lived file,
// or of one that no build reads.
func passing(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".tmp") ||
		strings.HasPrefix(base, "#") || base == "4913" // Vim tries whether it may write
}
