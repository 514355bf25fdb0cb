package fetch

import (
	"testing"
	"testing/fstest"
)

// FuzzCopy: what is noted of a copy, in the hands of others.
func FuzzCopy(f *testing.F) {
	f.Add([]byte(`{"format": "peerhub-feed/1", "sha256": "x", "groups": {"a": "b"}, "gone": {"a": {"name": "b"}}, "failed": {"on": "2026-01-01"}}`), []byte("data"))
	f.Fuzz(func(t *testing.T, notes, data []byte) {
		c := Load(fstest.MapFS{"feeds/a.json": {Data: notes}, "feeds/a.copy": {Data: data}}, "a")
		if c.Data != nil && sum(c.Data) != c.SHA256 {
			t.Error("a copy that is not what was fetched")
		}
	})
}
