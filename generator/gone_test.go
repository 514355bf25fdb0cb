package generator_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestAddressGone: a page that goes without a word is told by the next build, and by no other; one that leads on from where it
// was, one that is kept back and a row of a spreadsheet are not.
func TestAddressGone(t *testing.T) {
	hub := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(hub, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(name string) {
		t.Helper()
		if err := os.Remove(filepath.Join(hub, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	lock := filepath.Join(hub, ".peerhub", "addresses.lock")
	options := generator.Options{Hub: hub, Out: filepath.Join(hub, "public"), NoSearch: true, Today: model.Date{Year: 2026, Month: 11, Day: 22}}
	told := func(findings []diag.Finding, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err, findings)
		}
		var out []string
		for _, f := range findings {
			if f.Code == diag.AddressGone && f.Severity == diag.Warning { // which strictness leaves as it is
				out = append(out, f.File+": "+f.Message.String()+" "+f.Suggestion.String())
			}
		}
		return strings.Join(out, "\n")
	}
	build := func() string {
		t.Helper()
		_, findings, err := generator.Build(t.Context(), options)
		return told(findings, err)
	}
	check := func() string {
		t.Helper()
		findings, _, err := generator.Check(t.Context(), options)
		return told(findings, err)
	}
	says := func(said string, wants ...string) {
		t.Helper()
		if (said == "") != (len(wants) == 0) {
			t.Errorf("said %q", said)
		}
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("no %q in %q", want, said)
			}
		}
	}
	write("hub.yaml", "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@hub.test}\n")
	write("content/pages/en/index.md", "# Hello\n\nWords.\n")
	write("content/guides/en/start.md", "---\ntitle: Start\nsummary: How.\n---\n\nWords.\n")
	write("content/guides/fr/start.md", "---\ntitle: Début\nsummary: Où.\n---\n\nMots.\n")
	write("content/guides/en/other.md", "---\ntitle: Other\nsummary: How.\n---\n\nWords.\n")
	write("content/groups/groups.csv", "id,name,summary,by arrangement,sample\ntea,Tea,We drink tea.,yes,yes\n")
	says(check())
	if _, err := os.Stat(lock); err == nil {
		t.Error("check wrote it")
	}
	says(build())
	data, err := os.ReadFile(lock)
	if want := "peerhub-addresses/1\n\nfr/guides/start/\nguides/other/\nguides/start/\n"; err != nil || string(data) != want {
		t.Fatalf("%q %v", data, err)
	}
	before, _ := os.Stat(lock)
	says(build())
	if after, _ := os.Stat(lock); !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		t.Error("it was written again, and nothing had changed")
	}

	// A page that is called otherwise: told at the page, by check as often as it is asked, by a build once. A row may go.
	remove("content/guides/en/start.md")
	remove("content/guides/fr/start.md")
	write("content/guides/en/begin.md", "---\ntitle: Start\nsummary: How.\n---\n\nWords.\n")
	write("content/groups/groups.csv", "id,name,summary,by arrangement,sample\nsoup,Soup,We eat soup.,yes,yes\n")
	want := []string{"content/guides/en/begin.md: A page stood at /guides/start/ ", "aliases: [guides/start/]", "content/guides/fr: A page stood at /fr/guides/start/ "}
	says(check(), want...)
	says(check(), want...)
	options.Drafts = true
	says(build())
	options.Drafts = false
	says(build(), want...)
	says(build())

	// A hub can say that it stops a build; then the old site stays, and it is said again.
	write("hub.yaml", "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@hub.test}\nchecks: {stop: [address-gone]}\n")
	if err := os.Rename(filepath.Join(hub, "content/guides/en/other.md"), filepath.Join(hub, "content/guides/en/aside.md")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, _, err := generator.Build(t.Context(), options); !errors.Is(err, generator.ErrFindings) {
			t.Errorf("%v", err)
		}
	}
	write("hub.yaml", "title: Side by side\nlanguages: [en, fr]\ncontact: {email: team@hub.test}\n")
	if err := os.Rename(filepath.Join(hub, "content/guides/en/aside.md"), filepath.Join(hub, "content/guides/en/other.md")); err != nil {
		t.Fatal(err)
	}

	// One that leads on from there is not told.
	remove("content/guides/en/begin.md")
	write("content/guides/en/again.md", "---\ntitle: Start\nsummary: How.\naliases: [guides/begin/]\n---\n\nWords.\n")
	says(build())

	// A file that is broken is told where it is, stops nothing, and is mended.
	for text, place := range map[string]string{"": "addresses.lock", "peerhub-addresses/2\na/\n": "addresses.lock", "peerhub-addresses/1\nguides/other/\n../up/\n": "addresses.lock"} {
		write(".peerhub/addresses.lock", text)
		says(check(), place, "this file is not as the program writes it")
		says(build(), place)
		says(build())
	}

	// Nothing is told, or written, through a link.
	outside := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(outside, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	remove(".peerhub/addresses.lock")
	if err := os.Symlink(outside, lock); err != nil {
		t.Fatal(err)
	}
	says(build(), "this file is not as the program writes it")
	if data, _ := os.ReadFile(outside); string(data) != "mine" {
		t.Errorf("%q", data)
	}
}

// TestAddressGoneIsNoError: strictness, by which hosts build, does not stop for it.
func TestAddressGoneIsNoError(t *testing.T) {
	l := diag.List{Strict: true}
	l.Add(diag.Finding{Code: diag.AddressGone, Severity: diag.Warning}, diag.Finding{Code: diag.LinkBroken, Severity: diag.Warning})
	if n := diag.Errors(l.Sorted()); n != 1 {
		t.Errorf("%d errors", n)
	}
}
