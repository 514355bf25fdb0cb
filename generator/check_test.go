package generator_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

const smallHub = "title: T\ndefault_language: en\nlanguages: [en]\n"

// finding are the commands that say what is wrong with a hub that cannot be built.
func finding(t *testing.T) map[string]func(generator.Options) ([]diag.Finding, error) {
	return map[string]func(generator.Options) ([]diag.Finding, error){
		"check": func(o generator.Options) ([]diag.Finding, error) {
			findings, _, err := generator.Check(context.Background(), o)
			return findings, err
		},
		"build": func(o generator.Options) ([]diag.Finding, error) {
			_, findings, err := generator.Build(context.Background(), o)
			if !errors.Is(err, generator.ErrFindings) {
				t.Errorf("build: %v", err)
			}
			return findings, nil
		},
	}
}

// TestCheckFindsWhatCannotBePublished: a name that the writer refuses is a
// finding of check too, not a surprise of build.
func TestCheckFindsWhatCannotBePublished(t *testing.T) {
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
	write(t, filepath.Join(hub, "content/guides/en/x.md"), []byte("# X\n[The plan](<./floor:plan.png>)\n"))
	const name = "content/guides/en/floor:plan.png"
	write(t, filepath.Join(hub, name), picture(t))
	options := generator.Options{Hub: hub, Out: filepath.Join(hub, "public"),
		Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true}
	for command, find := range finding(t) {
		findings, err := find(options)
		if err != nil || len(findings) != 1 || findings[0].Code != diag.AddressTaken ||
			!strings.Contains(findings[0].Message.String(), "floor:plan.png") {
			t.Errorf("%s: %v %v", command, findings, err)
		}
	}
}

// TestWordsBesideOtherMistakes: whatever else is wrong with a page, its name included, the words in it that
// hurt are told in the same run.
func TestWordsBesideOtherMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		code       diag.Code // of what else is wrong
	}{
		"nothing":             {"guides/en/x.md", "# X\n\nIt is crazy.\n", ""},
		"a picture":           {"guides/en/x.md", "# X\n\n![It is crazy](pic.png)\n", diag.ImageBroken},
		"a link":              {"guides/en/x.md", "# X\n\nIt is crazy, [there](y.md).\n", diag.LinkBroken},
		"a field":             {"guides/en/x.md", "---\ntitel: X\n---\n# X\n\nIt is crazy.\n", diag.FieldUnknown},
		"YAML":                {"guides/en/x.md", "---\ntitle: [X\n---\n# X\n\nIt is crazy.\n", diag.YAMLSyntax},
		"no title":            {"guides/en/x.md", "It is crazy.\n", diag.TitleMissing},
		"front matter opened": {"guides/en/x.md", "---\ntitle: X\n\nIt is crazy.\n", diag.FrontMatterOpen},
		"a name that is kept": {"guides/en/en.md", "# X\n\nIt is crazy.\n", diag.SlugReserved},
		"capital letters":     {"guides/en/My Page.md", "# X\n\nIt is crazy.\n", diag.SlugInvalid},
		"a capital ending":    {"guides/en/x.MD", "# X\n\nIt is crazy.\n", ""},
		"too deep":            {"guides/en/a/b/c.md", "# X\n\nIt is crazy.\n", diag.FileMisplaced},
		"an address twice":    {"guides/en/hello/index.md", "# X\n\nIt is crazy.\n", diag.FileDuplicate},
	} {
		hub := t.TempDir()
		write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
		write(t, filepath.Join(hub, "content/guides/en/hello.md"), []byte("# Hello\n"))
		write(t, filepath.Join(hub, "content", c.file), []byte(c.text))
		findings, _, err := generator.Check(context.Background(), generator.Options{Hub: hub})
		has := func(code diag.Code) bool {
			return slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Code == code })
		}
		if err != nil || !has(diag.WordHurtful) || c.code != "" && !has(c.code) {
			t.Errorf("%s: %v %v", name, findings, err)
		}
	}
}

// TestNamelessPagesAreRead: what is wrong in a page whose name makes no address is told at once, and a
// translation of it need not say what its original says.
func TestNamelessPagesAreRead(t *testing.T) {
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte(strings.Replace(smallHub, "[en]", "[en, fr]", 1)))
	write(t, filepath.Join(hub, "content/groups/en/My Tea.md"), []byte("---\nname: Tea\nstatus: closd\n---\n"))
	write(t, filepath.Join(hub, "content/groups/fr/My Tea.md"), []byte("---\nsummary: Du thé\n---\n"))
	var got []string
	findings, _, err := generator.Check(context.Background(), generator.Options{Hub: hub})
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s %s:%d", f.Code, f.File, f.Line))
	}
	want := []string{"slug-invalid content/groups/en/My Tea.md:0", "term-unknown content/groups/en/My Tea.md:3",
		"slug-invalid content/groups/fr/My Tea.md:0"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q %v", got, err)
	}
}

// TestAllTakenAddressesAreTold: every address that is taken is told, in build as in check, at the file that
// takes it, and beside whatever else is wrong.
func TestAllTakenAddressesAreTold(t *testing.T) {
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
	links := "# Links\n"
	for _, name := range []string{"Plan.png", "plan.png", "PLAN.png", "floor:plan.png", "both.docx", "Both.docx/in.png",
		"Both.docx/too.png"} {
		write(t, filepath.Join(hub, "content/guides/en", name), picture(t))
		links += "[A file](<" + "./" + name + ">)\n"
	}
	write(t, filepath.Join(hub, "content/guides/en/links.md"), []byte(links))
	want := []string{
		"content/guides/en/both.docx \"assets/files/guides/en/both.docx\" is wanted as a file and as a folder.",
		"content/guides/en/floor:plan.png Cannot publish",
		"content/guides/en/Plan.png \"assets/files/guides/en/PLAN.png\" and \"assets/files/guides/en/Plan.png\" " +
			"differ only",
		"content/guides/en/plan.png \"assets/files/guides/en/PLAN.png\" and \"assets/files/guides/en/plan.png\" " +
			"differ only",
	}
	slices.Sort(want)
	options := generator.Options{Hub: hub, Out: filepath.Join(hub, "public"),
		Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true}
	for _, others := range []bool{false, true} {
		if others {
			write(t, filepath.Join(hub, "content/guides/en/other.md"), []byte("# Other\n\n[Broken](nowhere.md)\n"))
			write(t, filepath.Join(hub, "content/pages/en/guides.md"), []byte("# Told by another check, and once\n"))
			want = append(want, "content/pages/en/guides.md The address guides/ belongs to the section guides.")
		}
		for command, find := range finding(t) {
			findings, err := find(options)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			broken := false
			for _, f := range findings {
				if f.Code == diag.AddressTaken {
					got = append(got, f.File+" "+f.Message.String())
				}
				broken = broken || f.Code == diag.LinkBroken
			}
			slices.Sort(got)
			if !slices.EqualFunc(got, want, strings.HasPrefix) || broken != others {
				t.Errorf("%s, with other errors %v:\n%s\nwant\n%s", command, others, strings.Join(got, "\n"),
					strings.Join(want, "\n"))
			}
		}
	}
}

// TestLayoutsStayInside: a link in layouts/ that leads out of it publishes
// nothing of the machine.
func TestLayoutsStayInside(t *testing.T) {
	hub, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	write(t, secret, []byte("body{--secret:1}"))
	write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
	write(t, filepath.Join(hub, "content/guides/en/x.md"), []byte("# X\n"))
	write(t, filepath.Join(hub, "layouts/styles/code.css"), []byte("body{--own:1}"))
	if err := os.Symlink(secret, filepath.Join(hub, "layouts/styles/site.css")); err != nil {
		t.Fatal(err)
	}
	site := publish.NewMemory()
	_, _, err := generator.Build(context.Background(),
		generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true})
	if err == nil {
		t.Error("the link was passed over without a word")
	}
	if css, ok := site.Get("assets/site.css"); ok && strings.Contains(string(css), "secret") {
		t.Error("a file of the machine was published")
	}
}

// TestFilesWithSpaces: a file whose name has spaces, signs and letters of another
// script is published under it, and pages find it.
func TestFilesWithSpaces(t *testing.T) {
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
	const page = "---\nimage: {src: \"Ma photo #1.png\", alt: A room}\n---\n# X\n" +
		"![A room](<Ma photo %231.png>) [The list](<قائمة (2).docx>)\n"
	write(t, filepath.Join(hub, "content/guides/en/x.md"), []byte(page))
	write(t, filepath.Join(hub, "content/guides/en/Ma photo #1.png"), picture(t))
	write(t, filepath.Join(hub, "content/guides/en/قائمة (2).docx"), []byte("x"))
	site := publish.NewMemory()
	_, findings, err := generator.Build(context.Background(),
		generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true})
	if err != nil {
		t.Fatal(findings, err)
	}
	html, _ := site.Get("guides/x/index.html")
	for _, want := range []string{`src="../../assets/pictures/guides/en/Ma%20photo%20%231.png-2.png"`,
		`href="../../assets/files/guides/en/قائمة%20(2).docx"`} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(string(html), "Ma%20photo%20%231.png"); n < 2 {
		t.Errorf("the picture of the page and that in its text are %d", n)
	}
	for _, file := range []string{"assets/pictures/guides/en/Ma photo #1.png-2.png", "assets/pictures/guides/en/Ma photo #1.png-2.webp", "assets/files/guides/en/قائمة (2).docx"} {
		if _, ok := site.Get(file); !ok {
			t.Errorf("%s was not published", file)
		}
	}
}

// picture is a small picture.
func picture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
