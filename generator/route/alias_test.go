package route

import (
	"strings"
	"testing"
)

func TestOld(t *testing.T) {
	for written, want := range map[string]string{
		"guides/old": "guides/old/", "/guides/old/": "guides/old/", "fr/guides/d%C3%A9but/": "fr/guides/début/",
		"Old/Page.html": "Old/Page.html", "Old/PAGE.HTM": "Old/PAGE.HTM", "old/index.html": "old/", "v1.2": "v1.2/",
		"": "", "/": "", "//evil.example/": "", "../up/": "", "a/../b": "", "a/%2e%2e/b": "", "a//b": "", ".git/": "", "a/.b/": "", "index.html": "",
		"?p=12": "", "a#b": "", "https://example.net/a/": "", `a\b`: "", "a%00b": "", "a\u202eb": "", "%zz": "", "_headers/": "", "CNAME": "", "guides/old.md": "",
		strings.Repeat("a", 201): "", strings.Repeat("d/", 251): "",
	} {
		if got, ok := Old(written); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", written, got, ok, want)
		}
	}
}
