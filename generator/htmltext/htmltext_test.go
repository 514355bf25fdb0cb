package htmltext

import "testing"

func TestTagAt(t *testing.T) {
	for _, c := range []struct {
		html, name string
		end        int
		closing    bool
		empty      bool
		bare       bool
	}{
		{html: "<p>it's", name: "p", end: 3, bare: true},
		{html: "<EM>it's", name: "em", end: 4, bare: true},
		{html: "<my-own>it's", name: "my-own", end: 8, bare: true},
		{html: "</p>it's", name: "p", end: 4, closing: true, bare: true},
		{html: "<br>it's", name: "br", end: 4, empty: true, bare: true},
		{html: "<br/>it's", name: "br", end: 5, empty: true},
		{html: `<path d="x"/>it's`, name: "path", end: 13, empty: true},
		{html: `<a title="x > y" rel='"'>it's`, name: "a", end: 25},
		{html: `<a title="x > y`, name: "a", end: 15},
		{html: "<!-- <p> -->it's", end: 12, bare: true},
		{html: "<!-- <p>", end: 8, bare: true},
		{html: "<!DOCTYPE html>it's", end: 15, bare: true},
		{html: `<?xml version="1.0"?>it's`, end: 21, bare: true},
		{html: "</>it's", end: 3, closing: true, bare: true},
		{html: "</ b>it's", end: 5, closing: true, bare: true},
	} {
		tag, is := TagAt([]byte("x"+c.html), 1)
		if !is {
			t.Errorf("%s is taken for text", c.html)
			continue
		}
		if tag.Name() != c.name || tag.End != c.end+1 || tag.Closing != c.closing || tag.Empty != c.empty ||
			tag.Bare() != c.bare {
			t.Errorf("%s is %q up to %d, closing %v, empty %v, bare %v", c.html, tag.Name(), tag.End-1, tag.Closing,
				tag.Empty, tag.Bare())
		}
	}
	for _, text := range []string{"<", "< 2", "<3", "<=", "<<b>", "<é"} {
		if tag, is := TagAt([]byte(text), 0); is {
			t.Errorf("%s is taken for the tag %q", text, tag.Name())
		}
	}
}

func TestAttribute(t *testing.T) {
	for _, c := range []struct {
		html, value string
		has         bool
	}{
		{`<p lang="fr">`, "fr", true},
		{`<p lang='fr' dir=ltr>`, "fr", true},
		{`<p hidden lang=fr>`, "fr", true},
		{"<p\nclass=\"a b\"\n\tlang = fr>", "fr", true},
		{`<path d="x"lang="fr"/>`, "fr", true},
		{`<p lang="">`, "", true},
		{`<p lang="fr`, "fr", true},
		{`<a hreflang="fr" data-lang="es">`, "", false},
		{`<a title="say lang=fr here">`, "", false},
		{`<p lang>`, "", false},
		{`<p lang class="a">`, "", false},
		{`<lang fr="fr">`, "", false},
		{`<p = =lang>`, "", false},
		{`<p>`, "", false},
	} {
		tag, _ := TagAt([]byte(c.html), 0)
		if value, has := tag.Attribute("lang"); value != c.value || has != c.has {
			t.Errorf("%s says %q, %v", c.html, value, has)
		}
	}
}

// FuzzTagAt: whatever the HTML, a tag ends behind its beginning, and asks for no more.
func FuzzTagAt(f *testing.F) {
	f.Add(`<p lang="fr" x= y>it's</p><!-- --><br/></>`)
	f.Add(`<a lang='`)
	f.Fuzz(func(t *testing.T, html string) {
		for at := range len(html) {
			if html[at] != '<' {
				continue
			}
			if tag, is := TagAt([]byte(html), at); is {
				tag.Attribute("lang")
				if tag.End <= at || tag.End > len(html) {
					t.Errorf("%q: a tag from %d to %d", html, at, tag.End)
				}
			}
		}
	})
}
