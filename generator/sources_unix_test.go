//go:build unix

package generator

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"peerhub/generator/config"
)

// TestSourcesEnd: what is no ordinary file, or has more than is read of it, is not waited for. Nobody
// knows then what the hub is made of.
func TestSourcesEnd(t *testing.T) {
	sparse := func(size int64) func(name string) error {
		return func(name string) error { return errors.Join(os.WriteFile(name, nil, 0o666), os.Truncate(name, size)) }
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.yaml")
	if err := os.WriteFile(elsewhere, []byte("title: Elsewhere\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		lay  func(name string) error
		want bool
	}{
		"an ordinary file":        {config.Name, sparse(config.MaxSize), true},
		"a link without an end":   {config.Name, func(name string) error { return os.Symlink("/dev/zero", name) }, false},
		"a link out of the hub":   {config.Name, func(name string) error { return os.Symlink(elsewhere, name) }, false},
		"a pipe":                  {config.Name, func(name string) error { return unix.Mkfifo(name, 0o600) }, false},
		"a folder":                {config.Name, func(name string) error { return os.Mkdir(name, 0o777) }, false},
		"too large":               {config.Name, sparse(config.MaxSize + 1), false},
		"an ordinary style sheet": {"layouts/styles/own.css", sparse(1 << 20), true},
		"a style sheet too large": {"layouts/styles/own.css", sparse(mostRead + 1), false},
	} {
		t.Run(name, func(t *testing.T) {
			hub := t.TempDir()
			at := filepath.Join(hub, filepath.FromSlash(c.file))
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			if c.file != config.Name {
				if err := os.WriteFile(filepath.Join(hub, config.Name), []byte("title: A\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if err := c.lay(at); err != nil {
				t.Fatal(err)
			}
			known := make(chan bool, 1)
			go func() { known <- sourcesOf(hub) != nil }()
			select {
			case got := <-known:
				if got != c.want {
					t.Errorf("known: %t, want %t", got, c.want)
				}
			case <-time.After(time.Minute):
				t.Fatal("it is read for ever")
			}
		})
	}
}

// TestNoPipeIsWaitedFor: a pipe in place of a picture or a page ends in an error.
func TestNoPipeIsWaitedFor(t *testing.T) {
	hub := t.TempDir()
	if err := unix.Mkfifo(filepath.Join(hub, "logo.svg"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		f, err := within(hub).Open("logo.svg")
		if err == nil {
			f.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil {
			t.Error("a pipe was opened")
		}
	case <-time.After(5 * time.Minute):
		t.Fatal("it waits for a writer")
	}
}
