package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzContent: whatever a file is called, it is a page with a good address, a file, or told.
func FuzzContent(f *testing.F) {
	for _, name := range []string{"guides/en/a.md", "groups/list.csv", "guides/en/a/b.png", "x.md", "guides/en/index.md", "a b/en/c.md", "guides/EN/É.md", "training/en/a/con.md",
		"guides/en/a.lock.json", "guides/en/.md", "groups/en/all.md", "guides/en/\u202ea.md"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !fs.ValidPath(name) || strings.ContainsAny(name, "\x00") {
			return
		}
		tree, findings := Content(fstest.MapFS{"content/" + name: {Data: []byte("x")}}, hub())
		for _, p := range tree.Pages {
			for slug := range strings.SplitSeq(p.Page, "/") {
				if problem, _ := Slug(slug); p.Page != "" && problem != "" {
					t.Errorf("%q makes the page %q", name, p.Page)
				}
			}
		}
		for _, found := range findings {
			if found.Message == "" {
				t.Errorf("%+v", found)
			}
		}
	})
}

// FuzzFile: a page that is read is text that can be seen, or a reason stands in its place.
func FuzzFile(f *testing.F) {
	f.Add([]byte("\uFEFFa\r\nb"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("a\u202eb\U000E0067"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, findings := File{Path: "content/guides/en/a.md"}.Read(fstest.MapFS{"content/guides/en/a.md": {Data: data}})
		at, _ := hidden(text)
		if (text == nil) != (len(findings) > 0) || !utf8.Valid(text) || at >= 0 {
			t.Errorf("%q %+v", text, findings)
		}
	})
}

// FuzzSlug: what is made of a name is an address, and stays as it is.
func FuzzSlug(f *testing.F) {
	for _, name := range []string{"Tuesday tea", "Café — 2", "مجموعة", "don't", "a\u0301", "İ", "ﬀ", "___", "con"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		slug := MakeSlug(name)
		if again := MakeSlug(slug); again != slug {
			t.Errorf("%q becomes %q and then %q", name, slug, again)
		}
		if slug != "" && (len(slug) > maxBytes || strings.ContainsAny(slug, "/\\. <>\"'&?#%")) {
			t.Errorf("%q becomes %q", name, slug)
		}
		Slug(name)
	})
}
