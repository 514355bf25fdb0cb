package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"peerhub/generator/allocation"
	"peerhub/generator/diag"
	"peerhub/generator/golden"
	"peerhub/generator/model"
)

// TestGolden converts the page.md of each archive and compares the HTML, what
// the body tells, and the findings. Marks of links are shown as ⟦i⟧, of pictures
// as ⟨i⟩, of texts as ⟪key⟫. A page.md in an archive whose comment says "titled" has its title.
func TestGolden(t *testing.T) {
	golden.Test(t, func(t *testing.T, archive *txtar.Archive) []txtar.File {
		body, title, findings := Convert(archive.Files[0].Data, Source{File: "content/guides/en/page.md", Line: 1,
			Language: "en", Titled: strings.HasPrefix(string(archive.Comment), "titled")})
		return []txtar.File{
			archive.Files[0],
			{Name: "page.html", Data: []byte(shown(body.HTML))},
			{Name: "body", Data: []byte(told(body, title))},
			{Name: "findings", Data: []byte(report(findings))},
		}
	})
}

func shown(s string) string {
	parts := strings.Split(s, "\x00")
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "⟦" + parts[i] + "⟧"
	}
	parts = strings.Split(strings.Join(parts, ""), "\x02")
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "⟨" + parts[i] + "⟩"
	}
	parts = strings.Split(strings.Join(parts, ""), "\x01")
	for i := 1; i < len(parts); i += 2 {
		parts[i] = "⟪" + parts[i] + "⟫"
	}
	s = strings.Join(parts, "")
	if s != "" && !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return s
}

func told(body model.Body, title string) string {
	var b strings.Builder
	if title != "" {
		fmt.Fprintf(&b, "title %s\n", title)
	}
	for _, h := range body.Headings {
		fmt.Fprintf(&b, "heading %d #%s %s\n", h.Level, h.ID, h.Text)
	}
	for i, l := range body.Links {
		kind := []string{"page", "file", "external", "citation", "place"}[l.Kind]
		if l.Image {
			kind = "image"
		}
		fmt.Fprintf(&b, "link %d %s %s %s at %d:%d\n", i, kind, strconv.Quote(l.Target), strconv.Quote(l.Fragment),
			l.Pos.Line, l.Pos.Column)
	}
	if len(body.Cited) > 0 {
		fmt.Fprintf(&b, "cited %s\n", strings.Join(body.Cited, " "))
	}
	for _, c := range body.Callouts {
		fmt.Fprintf(&b, "callout %s %q below %q: %s\n", c.Kind, c.Extra, c.Heading, strings.Join(c.Text, " / "))
	}
	fmt.Fprintf(&b, "words %d code %v\n", body.Words, body.HasCode)
	for _, block := range body.Blocks {
		fmt.Fprintf(&b, "| %s\n", block)
	}
	return b.String()
}

func report(findings []diag.Finding) string {
	var list diag.List
	list.Add(findings...)
	var b strings.Builder
	_ = diag.WriteText(&b, list.Sorted(), diag.Words{})
	return b.String()
}

// TestPositions is about where a body begins in its file.
func TestPositions(t *testing.T) {
	body, _, findings := Convert([]byte("x\n\n> voilà [a](b.md) ![](c.png)\n"),
		Source{File: "content/guides/en/p.md", Line: 7})
	if at := body.Links[0].Pos; at.Line != 9 || at.Column != 9 {
		t.Errorf("link at %d:%d, want 9:9", at.Line, at.Column)
	}
	if f := findings[0]; f.Line != 9 || f.Column != 19 || f.Excerpt.String() != "> voilà [a](b.md) ![](c.png)" {
		t.Errorf("finding %+v, want 9:19", f)
	}
}

// TestText is the text of the index: the blocks without the addresses.
func TestText(t *testing.T) {
	body, _, _ := Convert([]byte("## Two  \n\nA *b*\n[c](d.md)[@x].\n\n- e\n- f\n"),
		Source{File: "content/guides/en/p.md", Line: 1})
	if want := "Two\nA b c.\ne\nf"; body.Text != want {
		t.Errorf("text %q, want %q", body.Text, want)
	}
}

// TestBlocksIgnoreSpelling: white space and the way Markdown is written make no
// translation outdated (package translate hashes the blocks).
func TestBlocksIgnoreSpelling(t *testing.T) {
	at := Source{File: "content/guides/en/p.md", Line: 1}
	a, _, _ := Convert([]byte("A heading\n---------\n\n* one\n* *two* [x](y.md#z)\n\nthree &amp; four\n"), at)
	b, _, _ := Convert([]byte("## A heading ##\n\n- one\n- _two_\n  [x][1]\n\nthree\n& four\n\n[1]: ./y.md#z\n"), at)
	if diff := cmp.Diff(a.Blocks, b.Blocks); diff != "" {
		t.Error(diff)
	}
	c, _, _ := Convert([]byte("## A heading\n\n- one\n- two [x](y.md#q)\n\nthree & four\n"), at)
	if cmp.Equal(a.Blocks, c.Blocks) {
		t.Error("another address of a link makes no difference")
	}
}

// TestHostile converts what no person writes: it must be safe, and twice as much of it takes at most twice
// the memory and a little. (What takes the parser the square of it is refused before: TestTooMuch.)
func TestHostile(t *testing.T) {
	for name, unit := range map[string]string{
		"brackets": "[", "images": "![", "citations": "[@a ", "quotations": "> ", "compact lists": "- ",
		"stars": "*a **b ",
		"ticks": "`a``", "angles": "<a ", "html": "<b>", "footnotes": "[^a]", "entities": "&#1;", "headings": "# a\n",
		"deep list": "1. ", "tables": "|a", "references": "[a]: b\n", "tildes": "~~a", "callouts": "> [!NOTE]\n\n",
		"underlines": "a_b_", "links": "[a](", "comments": "<!--", "details": "<details>\n\n", "schemes": "http://a.b ",
		"control": "\x00\x01\x02",
	} {
		t.Run(name, func(t *testing.T) {
			before := uint64(0)
			for _, size := range []int{10_000, 20_000, 40_000} {
				source := []byte(strings.Repeat(unit, size/len(unit)))
				var body model.Body
				var findings []diag.Finding
				took := allocation.Of(before*2, func() {
					body, _, findings = Convert(source, Source{File: "content/guides/en/p.md", Line: 1})
				})
				if before > 0 && took > before*5/2 {
					t.Errorf("%d bytes take %d bytes of memory, half as many %d", size, took, before)
				}
				before = took
				wellFormed(t, body, findings)
			}
		})
	}
}

// wellFormed checks what holds for every body.
func wellFormed(t *testing.T, body model.Body, findings []diag.Finding) {
	t.Helper()
	next := 0
	keys := map[string]bool{"table": true, "footnote-back": true, "quiz-right": true, "quiz-other": true,
		"quiz-several": true}
	for _, name := range calloutNames() {
		keys["callout-"+strings.ToLower(name)] = true
	}
	whole := body.Render(func(l model.Link) string {
		next++
		return "https://example.org/"
	}, func(l model.Link) string {
		next++
		if l.Shown == nil || !l.Image {
			t.Errorf("a picture is none: %v", l)
		}
		return `<img src="https://example.org/" alt="words">`
	}, func(key string) string {
		kind, _, valued := strings.Cut(key, ":")
		if !keys[key] && !(valued && slices.Contains([]string{model.MinutesKey, model.FileKey, model.VideoKey}, kind+":")) {
			t.Errorf("a mark has the key %q", key)
		}
		return "words"
	})
	if strings.ContainsAny(whole, "\x00\x01") {
		t.Errorf("a mark is left in %q", whole)
	}
	for _, v := range append(model.Views(), model.ViewPart) {
		if shown := v.In(whole); strings.Contains(shown, "<ph-") || strings.Contains(shown, "</ph-") {
			t.Errorf("the view %q leaves a mark in %q", v, shown)
		}
	}
	z := html.NewTokenizer(strings.NewReader(whole))
	ids := map[string]bool{}
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		if tt != html.StartTagToken && tt != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		if active(token.Data) {
			t.Errorf("<%s> is left in %q", token.Data, whole)
		}
		for _, a := range token.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("%s= is left in %q", a.Key, whole)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "https://example.org/") &&
				!strings.HasPrefix(a.Val, "#fn"):
				t.Errorf("the address %q is in %q", a.Val, whole)
			case a.Key == "src" && a.Val != "https://example.org/":
				t.Errorf("the source %q is in %q", a.Val, whole)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("the id %q is there twice in %q", a.Val, whole)
				}
				ids[a.Val] = true
			}
		}
	}
	for _, f := range findings {
		if f.Line < 1 || f.Column < 1 || f.File == "" {
			t.Errorf("a finding without a place: %+v", f)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if archive, err := txtar.ParseFile(file); err == nil {
			f.Add(archive.Files[0].Data)
		}
	}
	f.Add([]byte("&#>&#1; &#&#1;1; &#x1;<;"))
	f.Add([]byte("&#1;table&#1; <b title=\"&#0;0&#0;\">&#x1;"))
	f.Add([]byte("[a](java&#10;script:b) <java\tscript:x> [x]: data:y"))
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > 2000 {
			return
		}
		body, _, findings := Convert(bytes.ToValidUTF8(source, nil), Source{File: "content/guides/en/p.md", Line: 3,
			Language: "en"})
		wellFormed(t, body, findings)
	})
}

func BenchmarkConvert(b *testing.B) {
	archive, err := txtar.ParseFile("testdata/callouts.txtar")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(archive.Files[0].Data)))
	for b.Loop() {
		Convert(archive.Files[0].Data, Source{File: "content/guides/en/p.md", Line: 1, Language: "en"})
	}
}
