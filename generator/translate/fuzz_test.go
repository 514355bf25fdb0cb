package translate_test

import (
	"testing"
	"testing/fstest"

	"peerhub/generator/model"
	"peerhub/generator/translate"
)

// FuzzLock: whatever stands in the lock beside a translation, the translation is as old as its
// hash says, or a little so.
func FuzzLock(f *testing.F) {
	f.Add([]byte(`{"format": "peerhub-lock/1", "source_hash": "sha256:0", "blocks": ["a"]}`))
	f.Add([]byte(`{"blocks": null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		original := page("guides/en/x", text("a", "b", "c"))
		translation := page("guides/fr/x", madeFrom("sha256:0"))
		translation.Pos.File = "content/guides/fr/x.md"
		entries, findings := translate.Entries(hub(), []*model.Page{original, translation},
			translate.Options{Files: fstest.MapFS{"content/guides/fr/x.lock.json": {Data: data}}})
		if len(entries) != 1 {
			t.Errorf("%d entries", len(entries))
		}
		for _, found := range findings {
			if found.Message == "" {
				t.Errorf("%+v", found)
			}
		}
	})
}
