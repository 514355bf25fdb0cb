package load

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

func hub() *model.Hub {
	return &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}, {Code: "pt-BR"}}}
}

func codes(findings []diag.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.File+" "+string(f.Code))
	}
	return strings.Join(out, "\n")
}

func TestContent(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{
		"guides/en/index.md", "guides/en/x.md", "guides/fr/x.md", "guides/pt_br/x.md", "guides/fr/only.md",
		"guides/en/y/index.md", "guides/en/y/map.png", "training/en/intro/index.md", "training/en/intro/what.MD",
		"groups/2026.csv", "groups/spring.XLSX", "groups/import.lock.json", "groups/en/list.csv", "groups/old.ods",
		"guides/images/a.jpg", "guides/en/.hidden.md", "guides/en/x.lock.json", "guides/en/~$x.md", "دليل/en/x.md",
	} {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	tree, findings := Content(fsys, hub())
	if diff := cmp.Diff("content/groups/en/list.csv file-misplaced\ncontent/groups/old.ods sheet-invalid",
		codes(findings)); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, p := range tree.Pages {
		got = append(got, strings.Join([]string{p.Path, p.Section, p.Language, p.Page, p.Original}, "|"))
	}
	want := []string{
		"content/guides/en/index.md|guides|en||",
		"content/guides/en/x.md|guides|en|x|",
		"content/guides/en/y/index.md|guides|en|y|",
		"content/guides/fr/only.md|guides|fr|only|",
		"content/guides/fr/x.md|guides|fr|x|content/guides/en/x.md",
		"content/guides/pt_br/x.md|guides|pt-BR|x|content/guides/en/x.md",
		"content/training/en/intro/index.md|training|en|intro|",
		"content/training/en/intro/what.MD|training|en|intro/what|",
		"content/دليل/en/x.md|دليل|en|x|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"content/guides/en/y/map.png", "content/guides/images/a.jpg"},
		tree.Files); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"content/groups/2026.csv", "content/groups/spring.XLSX"}, tree.Sheets); diff != "" {
		t.Error(diff)
	}
}

// TestLinks: a link is refused wherever it leads, and nothing behind it is
// found; content/ itself may not be one either.
func TestLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("# secret"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "en", "secret.md"))
	write(filepath.Join(dir, "content/guides/en/x.md"))
	link(filepath.Join(outside, "en/secret.md"), "content/guides/en/absolute.md")
	link("../../../../etc/passwd", "content/guides/en/relative.txt")
	link("x.md", "content/guides/en/inside.md")
	link("..", "content/guides/en/loop")
	link(outside, "content/section")
	tree, findings := Content(os.DirFS(dir), hub())
	if len(tree.Pages) != 1 || len(tree.Files) != 0 {
		t.Errorf("found %v %v", tree.Pages, tree.Files)
	}
	want := "content/guides/en/absolute.md file-outside\ncontent/guides/en/inside.md file-outside\n" +
		"content/guides/en/loop file-outside\ncontent/guides/en/relative.txt file-outside\ncontent/section file-outside"
	if got := codes(findings); got != want {
		t.Error(cmp.Diff(want, got))
	}
	for _, f := range findings {
		if out := strings.Contains(f.Message.String(),
			"out of the hub"); out != (f.File != "content/guides/en/inside.md" && f.File != "content/guides/en/loop") {
			t.Errorf("%s: %s", f.File, f.Message)
		}
	}

	whole := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "content"), filepath.Join(whole, "content")); err != nil {
		t.Fatal(err)
	}
	if tree, findings := Content(os.DirFS(whole), hub()); len(tree.Pages) > 0 ||
		codes(findings) != "content file-outside" {
		t.Errorf("content/ as a link gives %v %v", tree.Pages, findings)
	}
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		data, want   string
		code         diag.Code
		line, column int
	}{
		"plain":       {data: "a\nb\n", want: "a\nb\n"},
		"mark":        {data: "\uFEFFa", want: "a"},
		"windows":     {data: "a\r\nb\r\n", want: "a\nb\n"},
		"old mac":     {data: "a\rb", want: "a\nb"},
		"empty":       {},
		"latin":       {data: "été\nvoil\xe0 x", code: diag.FileNotText, line: 2, column: 5},
		"utf-16":      {data: "\xff\xfea\x00", code: diag.FileNotText},
		"nul":         {data: "a\nb\x00", code: diag.FileNotText, line: 2, column: 2},
		"escape":      {data: "\x1b[31m", code: diag.FileNotText, line: 1, column: 1},
		"override":    {data: "a\nb \u202Ecba", code: diag.FileNotText, line: 2, column: 3},
		"forced":      {data: "\u202Dcba", code: diag.FileNotText, line: 1, column: 1},
		"as a figure": {data: "a\nb &#x202e;cba", code: diag.FileNotText, line: 2, column: 3},
		"decimal":     {data: "a &#08238;cba", code: diag.FileNotText, line: 1, column: 3},
		"escape, so":  {data: "a &#27;[31m", code: diag.FileNotText, line: 1, column: 3},
		"tag alone":   {data: "a \U000E0067", code: diag.FileNotText, line: 1, column: 3},
		"annotation":  {data: "a\uFFF9", code: diag.FileNotText, line: 1, column: 2},
		"of C1":       {data: "a\u0085", code: diag.FileNotText, line: 1, column: 2},
		"joins":       {data: "می\u200cخواهم \u0915\u094d\u200d\u0937 \u200f1\u200e \U0001F469\u200D\U0001F52C a\u00ADb \u2067x\u2069", want: "می\u200cخواهم \u0915\u094d\u200d\u0937 \u200f1\u200e \U0001F469\u200D\U0001F52C a\u00ADb \u2067x\u2069"},
		"flag":        {data: "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", want: "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"},
		"surrogate":   {data: "\xed\xa0\x80", code: diag.FileNotText, line: 1, column: 1},
		"too large":   {data: strings.Repeat("a", maxPage+1), code: diag.FileTooLarge},
		"just right":  {data: strings.Repeat("a", 100_000), want: strings.Repeat("a", 100_000)},
	} {
		data, findings := File{Path: "x.md"}.Read(fstest.MapFS{"x.md": {Data: []byte(c.data)}})
		if c.code == "" {
			if string(data) != c.want || data == nil || len(findings) > 0 {
				t.Errorf("%s: %.20q %v", name, data, findings)
			}
			continue
		}
		if data != nil || len(findings) != 1 || findings[0].Code != c.code || findings[0].Line != c.line ||
			findings[0].Column != c.column {
			t.Errorf("%s: %.20q %+v", name, data, findings)
		}
	}
	if _, findings := (File{Path: "gone.md"}).Read(fstest.MapFS{}); codes(findings) != "gone.md file-unreadable" {
		t.Error(findings)
	}
}

// refusing is a file system that fails the test when a large file is read.
type refusing struct {
	fs.FS
	t *testing.T
}

type unread struct {
	fs.File
	t *testing.T
}

func (r refusing) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	return unread{f, r.t}, err
}

func (u unread) Read([]byte) (int, error) {
	u.t.Error("a file of 50 MB was read")
	return 0, fs.ErrInvalid
}

func TestLargeIsNotRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.md")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 50<<20); err != nil {
		t.Fatal(err)
	}
	if _, findings := (File{Path: "x.md"}).Read(refusing{os.DirFS(dir), t}); codes(findings) != "x.md file-too-large" {
		t.Error(findings)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"starting-a-group": "", "repper2013": "", "دليل": "", "हिन्दी": "", "a_b": "",
		"Starting A Group": "starting-a-group", "..": "", "../x": "x", "a..b": "a-b", "a\x00b": "a-b", "Été": "ete",
		"a.b": "a-b",
		"-a-": "a", "don't": "dont", "a/b": "a-b", "%2e%2e": "2e-2e", "\xff": "", "": "",
	} {
		problem, instead := Slug(name)
		if instead != want {
			t.Errorf("Slug(%q) suggests %q, want %q", name, instead, want)
		}
		if good := MakeSlug(name) == name && name != ""; good != (problem == "") && name != "" {
			t.Errorf("Slug(%q) says %q", name, problem)
		}
		if again, _ := Slug(instead); instead != "" && again != "" {
			t.Errorf("Slug(%q) suggests %q, which is none: %s", name, instead, again)
		}
	}
	if problem, _ := Slug(strings.Repeat("a", maxSlug+1)); problem == "" {
		t.Error("a name of any length is a slug")
	}
}

func TestReserved(t *testing.T) {
	for _, c := range []struct {
		section, slug string
		want          bool
	}{
		{"guides", "search", true}, {"", "help", true}, {"", "all", true}, {"pages", "help", true},
		{"pages", "about-you", true}, {"guides", "about-you", false},
		{"pages", "all", true}, {"pages", "groups", true},
		{"", "groups", false}, {"guides", "help", false}, {"guides", "all", false}, {"groups", "all", true},
		{"groups", "day", true}, {"guides", "day", false},
		{"", "fr", true}, {"", "pt-br", true}, {"pages", "de", false},
	} {
		if got := Reserved(hub(), c.section, c.slug); got != c.want {
			t.Errorf("%q in %q: %v", c.slug, c.section, got)
		}
	}
}

// TestLargePicture: a film of pictures, of which none is made smaller, is told, a large
// file of another kind is not, and neither is a photograph, of which smaller ones are made.
func TestLargePicture(t *testing.T) {
	fsys := fstest.MapFS{"content/pages/en/index.md": {Data: []byte("x")}}
	for name, size := range map[string]int{"guides/en/été.GIF": 5_000_000, "guides/en/small.gif": 300_000,
		"guides/en/handout.pdf": 5_000_000, "guides/en/photo.jpg": 5_000_000} {
		fsys["content/"+name] = &fstest.MapFile{Data: make([]byte, size)}
	}
	tree, findings := Content(fsys, hub())
	if len(findings) != 1 || findings[0].File != "content/guides/en/été.GIF" || findings[0].Severity != diag.Warning ||
		findings[0].Message.String() != "This picture has 5 MB. Readers with a slow phone wait long for it." {
		t.Errorf("%+v", findings)
	}
	if len(tree.Files) != 4 {
		t.Errorf("a large picture is published all the same, not: %v", tree.Files)
	}
}

// TestOtherNamesOfMarkdown: a page that is saved under another ending is told, and
// never published as it is.
func TestOtherNamesOfMarkdown(t *testing.T) {
	fsys := fstest.MapFS{"content/pages/en/index.md": {Data: []byte("x")},
		"content/guides/en/a.markdown": {Data: []byte("x")}, "content/groups/en/b.MDX": {Data: []byte("x")}}
	tree, findings := Content(fsys, hub())
	if got, want := codes(findings), "content/groups/en/b.MDX file-misplaced\n"+
		"content/guides/en/a.markdown file-misplaced"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := findings[0].Suggestion.String(), "Rename it to: b.md"; got != want || len(tree.Files) != 0 {
		t.Errorf("%s, want %s; published: %v", got, want, tree.Files)
	}
}

// TestMisspeltSection: a spreadsheet in a folder that is nearly called groups is
// an error, and no file for readers: it has columns for the team alone.
func TestMisspeltSection(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{"pages/en/index.md", "gruops/2026.csv", "gruops/notes.txt", "gruops/en/room.jpg",
		"guide/en/x.md", "Gruops/en/x.md", "members.xlsx", "guides/team.csv", "guides/en/handout.xlsx"} {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	tree, findings := Content(fsys, hub())
	var got []string
	for _, f := range findings {
		got = append(got, strings.Join([]string{string(f.Severity), f.File, string(f.Code), f.Suggestion.String()},
			" "))
	}
	want := []string{
		"error content/Gruops slug-invalid Call it: groups",
		"error content/gruops section-unknown Call the folder: groups",
		"warning content/gruops/notes.txt file-misplaced Take it away, or save it as PDF.",
		"warning content/guide section-unknown If you meant the known section, call the folder: guides",
		"warning content/guides/team.csv file-misplaced If it has groups, move it to: content/groups/team.csv. If " +
			"it is for readers, put it beside the page that links to it.",
		"warning content/members.xlsx file-misplaced If it has groups, move it to: content/groups/members.xlsx. If " +
			"it is for readers, put it beside the page that links to it.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"content/gruops/en/room.jpg", "content/guides/en/handout.xlsx"},
		tree.Files); diff != "" {
		t.Error(diff)
	}

	fields := []diag.Finding{
		{Code: diag.FieldUnknown, File: "content/gruops/en/x.md"},
		{Code: diag.DateInvalid, File: "content/gruops/en/x.md"},
		{Code: diag.FieldUnknown, File: "content/guides/en/x.md"},
		{Code: diag.FieldUnknown, File: "content/guide/en/x.md"},
	}
	after := tree.Misread(findings, fields)
	if got, want := codes(after[:2]), "content/gruops/en/x.md date-invalid\ncontent/guides/en/x.md field-unknown"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if f := after[5]; f.Severity != diag.Error ||
		f.Message.String() != `This folder is called "guide", and what lies in it is written for "guides".` {
		t.Errorf("%+v", f)
	}
}
