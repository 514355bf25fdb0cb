//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestOnlyAnOrdinaryFileIsKept: what a .gitkeep or a manifest leads to is neither published nor waited for.
func TestOnlyAnOrdinaryFileIsKept(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "id_rsa")
	put(t, secret, "secret")
	for name, lay := range map[string]func(at string) error{
		"a link out of the hub": func(at string) error { return os.Symlink(secret, at) },
		"a link without an end": func(at string) error { return os.Symlink("/dev/zero", at) },
		"a link to nowhere":     func(at string) error { return os.Symlink("nowhere", at) },
		"a pipe":                func(at string) error { return unix.Mkfifo(at, 0o600) },
		"a large file": func(at string) error {
			return errors.Join(os.WriteFile(at, nil, 0o666), os.Truncate(at, mostManifest+1))
		},
	} {
		for _, file := range []string{keepFile, ManifestName} {
			t.Run(name+" "+file, func(t *testing.T) {
				hub := newHub(t)
				out := filepath.Join(hub, "public")
				if err := build(out, hub, map[string]string{"index.html": "old"}); err != nil {
					t.Fatal(err)
				}
				at := filepath.Join(out, file)
				_ = os.Remove(at) // there may be none
				if err := lay(at); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- build(out, hub, map[string]string{"index.html": "new"}) }()
				select {
				case err := <-ended:
					says := map[string]string{keepFile: "Nothing was published", ManifestName: "did not make"}[file]
					if err == nil || !strings.Contains(err.Error(), says) {
						t.Errorf("got %v, want %q", err, says)
					}
				case <-time.After(time.Minute):
					t.Fatal("it is read for ever")
				}
				if data, err := os.ReadFile(filepath.Join(out, "index.html")); string(data) != "old" {
					t.Errorf("the old site is gone: %q, %v", data, err)
				}
			})
		}
	}
}
