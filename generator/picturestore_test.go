package generator

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"peerhub/generator/image"
	"peerhub/generator/image/camera"
)

// TestNoPictureUnderTheNameOfAnother: a picture that is saved anew while it is being made is not kept under what it
// was before.
func TestNoPictureUnderTheNameOfAnother(t *testing.T) {
	hub := t.TempDir()
	const file = "content/guides/en/room.jpg"
	save := func(shot int) {
		t.Helper()
		at := filepath.Join(hub, file)
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, camera.Shot(shot, 600, 400).Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	made := func(p *pictures) []byte {
		t.Helper()
		k := p.know(file)
		out, err := p.make(t.Context(), file, k, k.all()[:1])
		if err != nil {
			t.Fatal(err)
		}
		return out[0]
	}
	save(0)
	p := picturesOf(t.Context(), hub, &kept{once: true})
	k := p.know(file)
	save(8)
	other := made(p)
	if err := p.sound(t.Context(), file, k); err != nil {
		t.Fatal(err)
	}
	if names, _ := filepath.Glob(filepath.Join(hub, ".peerhub/pictures/*")); len(names) > 0 {
		t.Errorf("%d files are kept of a picture that is gone", len(names))
	}
	save(0)
	if bytes.Equal(made(picturesOf(t.Context(), hub, &kept{once: true})), other) {
		t.Error("the picture is another")
	}
}

// TestPicturesOfOthersStay: one build does not take away what another uses or is writing; what nobody has used for
// long goes.
func TestPicturesOfOthersStay(t *testing.T) {
	hub := t.TempDir()
	one, other := newPictureStore(hub), newPictureStore(hub)
	wide, a, b, c := image.Size{Width: 480, Height: 320, Ext: ".webp"}, sum{1}, sum{2}, sum{3}
	for _, of := range []sum{a, b, c} {
		other.put(of, wide, []byte("points"))
	}
	writing, left := filepath.Join(one.folder, "new-1"), filepath.Join(one.folder, "new-2")
	for _, file := range []string{writing, left} {
		if err := os.WriteFile(file, []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * unused)
	for _, file := range []string{one.name(a, wide), one.name(b, wide), left} {
		if err := os.Chtimes(file, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if one.get(a, wide) == nil {
		t.Error("what is old is not found")
	}
	one.tidy()
	for file, stays := range map[string]bool{one.name(a, wide): true, one.name(b, wide): false, one.name(c, wide): true,
		writing: true, left: false} {
		if _, err := os.Stat(file); (err == nil) != stays {
			t.Errorf("%s is there: %v", filepath.Base(file), !stays)
		}
	}
}

// TestTheStoreIsNoWayOut: links that come with a hub lead to nobody's files, and what lies in the store under a name of
// its own is shown only where it is a picture of that size, with nothing beside it.
func TestTheStoreIsNoWayOut(t *testing.T) {
	theirs := t.TempDir()
	keep := filepath.Join(theirs, "thesis.txt")
	write := func(file, text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	write(keep, "mine")
	long := time.Now().Add(-2 * unused)
	if err := os.Chtimes(keep, long, long); err != nil {
		t.Fatal(err)
	}
	wide := image.Size{Width: 480, Height: 320, Ext: ".webp"}
	for name, link := range map[string]string{"the folder": ".peerhub", "the pictures": ".peerhub/pictures", "the list for Git": ".peerhub/.gitignore"} {
		hub := t.TempDir()
		at := filepath.Join(hub, link)
		to := theirs
		if link == ".peerhub/.gitignore" {
			to = keep
		}
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.Symlink(to, at)); err != nil {
			t.Skip(err) // a system without links
		}
		s := newPictureStore(hub)
		s.put(sum{1}, wide, []byte("points"))
		s.tidy()
		if text, err := os.ReadFile(keep); err != nil || string(text) != "mine" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if entries, _ := os.ReadDir(theirs); len(entries) != 1 {
			t.Errorf("%s: %d files are there", name, len(entries))
		}
	}
	own := newPictureStore(t.TempDir())
	own.put(sum{1}, wide, []byte("<!doctype html>"))
	if data := own.get(sum{1}, wide); wide.Is(data) {
		t.Error("a page is a picture")
	}
	if err := os.Symlink("/dev/zero", own.name(sum{2}, wide)); err == nil && own.get(sum{2}, wide) != nil {
		t.Error("an endless file is read")
	}
	stranger := filepath.Join(own.folder, "notes.txt")
	write(stranger, "mine")
	if err := os.Chtimes(stranger, long, long); err != nil {
		t.Fatal(err)
	}
	if own.tidy(); func() bool { _, err := os.Stat(stranger); return err != nil }() {
		t.Error("a file of somebody's was deleted")
	}
}
