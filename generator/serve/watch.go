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
	hub   string
	files *fsnotify.Watcher
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
	w := &watcher{hub: hub, files: files}
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

// wait returns a channel that receives once when files have changed and then
// rested for the time.
func (w *watcher) wait(ctx context.Context, quiet time.Duration) <-chan error {
	done := make(chan error, 1)
	go func() {
		var rest <-chan time.Time
		var last <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case <-rest:
				done <- nil
				return
			case <-last:
				done <- nil
				return
			case e, open := <-w.files.Events:
				if !open {
					return
				}
				if !w.matters(e) {
					continue
				}
				if e.Has(fsnotify.Create) {
					if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
						if err := w.add(e.Name); err != nil {
							done <- err
							return
						}
					}
				}
			case err, open := <-w.files.Errors:
				if !open {
					return
				}
				if !errors.Is(err, fsnotify.ErrEventOverflow) { // too many at once: something changed
					done <- fmt.Errorf("cannot watch the hub's files any more: %w", err)
					return
				}
			}
			rest = time.After(quiet)
			if last == nil {
				last = time.After(longest)
			}
		}
	}()
	return done
}

// matters reports whether an event can change the site.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || passing(e.Name) {
		return false
	}
	rel, err := filepath.Rel(w.hub, e.Name)
	if err != nil {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return slices.Contains(watched, top)
}

// passing reports whether a name is that of an editor's own short-lived file,
// or of one that no build reads.
func passing(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".tmp") ||
		strings.HasPrefix(base, "#") || base == "4913" // Vim tries whether it may write
}
