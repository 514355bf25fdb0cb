package bookpack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"peerhub/generator/model"
)

func book(parts ...Part) *Book {
	return &Book{Name: "hub/training/one/ar", Title: `A & "B"`, Language: "ar", Dir: "rtl", Contents: "المحتويات",
		Parts: parts,
		Files: []File{{Name: "images/1-a.png", Data: []byte("\x89PNG\r\n\x1a\n")}}}
}

// body is the chapter of a book as it is in its EPUB.
func body(t *testing.T, html string) string {
	t.Helper()
	data, err := book(Part{Name: "one", Kind: PartLesson, HTML: html},
		Part{Name: "two", Kind: PartLesson, HTML: `<p id="a:1">x</p>`}).EPUB()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	chapter, err := fs.ReadFile(z, "EPUB/one.xhtml")
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(chapter)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Errorf("%q is no XML: %v", html, err)
			break
		}
	}
	_, rest, _ := strings.Cut(string(chapter), "aria-label=\"\">\n")
	text, _, _ := strings.Cut(rest, "\n</section>\n</body>")
	return text
}

// TestNumbersInBooks: what is read from the right has its numbers in order, in the
// text, in the contents and where there is no markup.
func TestNumbersInBooks(t *testing.T) {
	data, err := book(Part{Name: "one", Kind: PartLesson, Title: "من 10-12",
		HTML: `<p>اتصل 0113-496-0118<br>10-12</p><p dir="ltr">10-12</p>`}).EPUB()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string][]string{
		"EPUB/one.xhtml": {`<p>اتصل <bdi dir="ltr">0113-496-0118</bdi><br/><bdi dir="ltr">10-12</bdi></p><p dir="ltr">10-12</p>`, "<title>من \u206610-12\u2069</title>"},
		"EPUB/nav.xhtml": {`<a href="one.xhtml">من <bdi dir="ltr">10-12</bdi></a>`},
	} {
		text, err := fs.ReadFile(z, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s lacks %s: %s", file, w, text)
			}
		}
	}
}

func TestLinks(t *testing.T) {
	for _, test := range []struct{ name, html, want string }{
		{"away", `<a href="https://a.b/c d?x=1&amp;y">w</a>`, `<a href="https://a.b/c%20d?x=1&amp;y">w</a>`},
		{"mail", `<a href="mailto:a@b.c">w</a>`, `<a href="mailto:a@b.c">w</a>`},
		{"telephone", `<a href="tel:+4912">w</a>`, `<a href="tel:+4912">w</a>`},
		{"a chapter", `<a href="two.xhtml">w</a>`, `<a href="two.xhtml">w</a>`},
		{"a place in a chapter", `<a href="two.xhtml#a:1">w</a>`, `<a href="two.xhtml#a-1">w</a>`},
		{"no place in a chapter", `<a href="two.xhtml#b">w</a>`, `<a href="two.xhtml">w</a>`},
		{"a place here", `<p id="q:1"><a href="#q:1">w</a></p>`, `<p id="q-1"><a href="#q-1">w</a></p>`},
		{"no place here", `<a href="#b"><b>w</b> x</a>`, `<b>w</b> x`},
		{"nowhere", `<a href="">w</a><a>v</a><a href="#">u</a>`, `wvu`},
		{"the hub, without an address", `<a href="../guides/tea/">w</a>`, `w`},
		{"a script", `<a href="javascript:alert(1)">w</a><a href="data:text/html,x">v</a>`, `wv`},
		{"no address", `<a href="https://%zz/">w</a><a href="//a.b/c">v</a>`, `wv`},
		{"a picture", `<img src="images/1-a.png" alt="A">`, `<img src="images/1-a.png" alt="A"/>`},
		{"a picture that is not here", `<img src="https://a.b/c.png" alt="A &amp; B">`, `A &amp; B`},
		{"twice the same id", `<p id="a">1</p><p id="a">2</p><a href="#a">w</a>`,
			`<p id="a">1</p><p id="a-2">2</p><a href="#a">w</a>`},
		{"ids that XML has not", `<p id="1 a">1</p><p id="">2</p>`, `<p id="n1-a">1</p><p>2</p>`},
		{"labels", `<aside aria-labelledby="c:1"><p id="c:1">L</p></aside><p aria-describedby="no">x</p>`,
			`<aside aria-labelledby="c-1"><p id="c-1">L</p></aside><p>x</p>`},
	} {
		if got := body(t, test.html); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestMend(t *testing.T) {
	for _, test := range []struct{ name, html, want string }{
		{"void elements", `a<br>b<hr>`, `a<br/>b<hr/>`},
		{"entities", `&nbsp;&copy; &lt;b&gt; &quot;`, "<bdi>\u00a0© &lt;b&gt; \"</bdi>"},
		{"characters that XML must not have", "a\x0bb\ufffe\ufffdc", "abc"},
		{"language", `<p lang="en">x</p>`, `<p lang="en" xml:lang="en">x</p>`},
		{"names of attributes", `<p a:b="1" 1c="2" data-d="3">x</p>`, `<p data-d="3">x</p>`},
		{"scripts and forms", `<script>x</script><style>y</style><svg><path/></svg><input>w<template>t</template>`,
			`w`},
		{"comments", `a<!-- -- x -->b`, `ab`},
		{"never closed", `<p>a<p><b>c`, `<p>a</p><p><b>c</b></p>`},
		{"a point without its list", `<li>x</li>`, `<div>x</div>`},
		{"words in a list", `<ul>w<li>x</li></ul>`, `<ul><li>w</li><li>x</li></ul>`},
		{"no list of terms", `<dl><dd>x</dd></dl>`, `<div><div>x</div></div>`},
		{"terms that nothing is said of", `<dl><dt>x</dt></dl>`, `<div><div>x</div></div>`},
		{"terms", `<dl><dt>x</dt><dd>y</dd></dl>`, `<dl><dt>x</dt><dd>y</dd></dl>`},
		{"a box in a phrase", `<b><i><p>x</p></i></b>`, `<div><div><p>x</p></div></div>`},
		{"closed details", `<details name="q"><summary>a</summary>b</details>`, `<div><p>a</p>b</div>`},
		{"captions", `<figure>a<figcaption>b</figcaption>c<figcaption>d</figcaption></figure>`,
			`<figure>a<div>b</div>c<figcaption>d</figcaption></figure>`},
		{"a caption alone", `<figcaption>b</figcaption>`, `<div>b</div>`},
		{"bdo", `<bdo>a</bdo><bdo dir="rtl">b</bdo>`, `<span>a</span><bdo dir="rtl">b</bdo>`},
		{"nothing", ``, ``},
	} {
		if got := body(t, test.html); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestMimetype holds the first file of an EPUB to its place (EPUB 3.3 §4.2.2):
// not packed, and without extra fields, so that the kind of the file can be read
// from its 39th byte.
func TestMimetype(t *testing.T) {
	data, err := book(Part{Name: "one", HTML: "x"}).EPUB()
	if err != nil {
		t.Fatal(err)
	}
	const want = "mimetypeapplication/epub+zip"
	if got := string(data[30 : 30+len(want)]); got != want {
		t.Errorf("an EPUB begins with %q", got)
	}
	if flags, extra := binary.LittleEndian.Uint16(data[6:]), binary.LittleEndian.Uint16(data[28:]); flags&8 != 0 ||
		extra != 0 {
		t.Errorf("flags %b, %d bytes of extra fields", flags, extra)
	}
}

func TestSameBytes(t *testing.T) {
	make := map[string]func(*Book) ([]byte, error){"EPUB": (*Book).EPUB, "SCORM": (*Book).SCORM}
	for name, write := range make {
		first, err := write(book(Part{Name: "index", HTML: "<p>x</p>"}))
		if err != nil {
			t.Fatal(err)
		}
		second, err := write(book(Part{Name: "index", HTML: "<p>x</p>"}))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: two runs differ: %v", name, err)
		}
	}
}

func TestIdentifier(t *testing.T) {
	// As Python's uuid.uuid5(uuid.NAMESPACE_URL, "www.example.com") says it.
	b := &Book{Name: "www.example.com"}
	if got, want := b.identifier(), "urn:uuid:b63cdfa4-3df9-568e-97ae-006c5b8fd652"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestModified(t *testing.T) {
	day := model.Date{Year: 2026, Month: 2, Day: 3}
	for _, test := range []struct {
		book Book
		want string
	}{{Book{Updated: day, Date: model.Date{Year: 2025}}, "2026-02-03T00:00:00Z"}, {Book{Date: day},
		"2026-02-03T00:00:00Z"}, {Book{}, "2024-01-01T00:00:00Z"}} {
		if got := test.book.modified(); got != test.want {
			t.Errorf("%+v: %s", test.book, got)
		}
	}
}

func TestSound(t *testing.T) {
	for name, want := range map[string]bool{"a.png": true, "a.PNG": true, "a.jpg": false, "a.svg": false, "a": false} {
		if got := sound(name, []byte("\x89PNG\r\n\x1a\n…")); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if sound("a.png", []byte("\x89P")) || sound("a.gif", nil) {
		t.Error("a file that was cut is sound")
	}
}
