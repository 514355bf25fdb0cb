package typography

import (
	"bytes"
	"testing"
)

// FuzzHTML: whatever a page is, its tags stay as many as they are.
func FuzzHTML(f *testing.F) {
	f.Add([]byte(`<p lang="fr">"a" 'b' ! <code>"c"</code></p>`), "en")
	f.Add([]byte("<p>d'a « b » : c"), "fr")
	f.Add([]byte("<script>\"</script><b title='\"'>\""), "de")
	f.Fuzz(func(t *testing.T, page []byte, language string) {
		once := HTML(bytes.Clone(page), language)
		if bytes.Count(once, []byte("<")) != bytes.Count(page, []byte("<")) {
			t.Errorf("%q becomes %q", page, once)
		}
		if twice := HTML(bytes.Clone(once), language); !bytes.Equal(twice, once) {
			t.Errorf("%q once: %q, twice: %q", page, once, twice) // a title is set before the page that it stands on
		}
	})
}
