package generator

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// TestNobodyChangesWhatWasParsed runs every command that reads a hub, and looks
// at what parsing alone gives of it: its settings and its pages are the same
// afterwards, and so is the site that was derived from them.
func TestNobodyChangesWhatWasParsed(t *testing.T) {
	for name, dir := range testHubs(t) {
		t.Run(name, func(t *testing.T) {
			options := Options{Hub: dir, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
			alone := newRun(options)
			alone.read(context.Background())
			if alone.hub == nil || len(alone.parsed) == 0 && name != "empty" {
				t.Fatalf("the hub cannot be read: %v", alone.found.Sorted())
			}
			hub, pages := fingerprint(alone.hub), fingerprints(alone.parsed)
			if err := alone.prepare(context.Background()); err != nil && !errors.Is(err, ErrFindings) {
				t.Fatal(err)
			}
			site := fingerprint(alone.site)
			for command, run := range commands {
				r := newRun(options)
				if err := run(r); err != nil && !errors.Is(err, ErrFindings) {
					t.Fatalf("%s: %v", command, err)
				}
				if fingerprint(r.hub) != hub {
					t.Errorf("%s changed the settings of the hub", command)
				}
				if diff := cmp.Diff(pages, fingerprints(r.parsed)); diff != "" {
					t.Errorf("%s changed what was parsed: %s", command, diff)
				}
				if fingerprint(r.site) != site {
					t.Errorf("%s changed the site", command)
				}
			}
		})
	}
}

// commands are all that is done with a hub.
var commands = map[string]func(*run) error{
	"build": func(r *run) error {
		r.options.Sink = publish.NewMemory()
		return r.build(context.Background())
	},
	"check": func(r *run) error {
		_, err := r.check(context.Background())
		return err
	},
	"export": func(r *run) error {
		if err := r.export(context.Background(), interchange.Written(),
			func(string, []byte) error { return nil }); err != nil {
			return err
		}
		r.notShared()
		return nil
	},
	"books": func(r *run) error {
		all := func(*model.Entry, string) bool { return true }
		for _, form := range []model.Download{model.EPUB, model.SCORM} {
			if err := r.books(context.Background(), form, all, func(string, []byte) error { return nil }); err != nil {
				return err
			}
		}
		return nil
	},
}

// testHubs are the folders of the starter hub and of the hubs of testdata.
func testHubs(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d hubs in testdata: %v", len(names), err)
	}
	hubs := map[string]string{"starter": ".."}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		archive.Files = slices.DeleteFunc(archive.Files,
			func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") })
		if err := txtar.Write(archive, dir); err != nil {
			t.Fatal(err)
		}
		hubs[strings.TrimSuffix(filepath.Base(name), ".txtar")] = dir
	}
	return hubs
}

// fingerprints are those of pages, with where each stands.
func fingerprints(pages []*model.Page) []string {
	var out []string
	for _, p := range pages {
		out = append(out, fmt.Sprintf("%s:%d %s %s", p.Pos.File, p.Pos.Line, p.Language, fingerprint(p)))
	}
	return out
}

// fingerprint is a hash of a value and of all that it leads to, with what no
// other package sees, and with what lies behind the end of a slice: that is where
// append writes.
func fingerprint(v any) string {
	p := printer{sha256.New(), map[pointer]int{}}
	p.value(reflect.ValueOf(v))
	return fmt.Sprintf("%x", p.Sum(nil))
}

type printer struct {
	hash.Hash
	seen map[pointer]int // by when it was met
}

type pointer struct {
	to reflect.Type
	at uintptr
}

func (p printer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		at := pointer{v.Type(), v.Pointer()}
		fmt.Fprintln(p, v.IsNil(), p.seen[at])
		if p.seen[at] == 0 && !v.IsNil() {
			p.seen[at] = 1 + len(p.seen)
			p.value(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fmt.Fprintln(p, v.Type().Field(i).Name)
			p.value(v.Field(i))
		}
	case reflect.Slice:
		fmt.Fprintln(p, v.IsNil(), v.Len(), v.Cap())
		for i := range v.Cap() {
			p.value(v.Slice(0, v.Cap()).Index(i))
		}
	case reflect.Map:
		fmt.Fprintln(p, v.IsNil(), v.Len())
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			p.value(key)
			p.value(v.MapIndex(key))
		}
	case reflect.String:
		fmt.Fprintf(p, "%d %s\n", v.Len(), v.String())
	case reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Float64:
		fmt.Fprintln(p, v)
	default:
		panic(fmt.Sprintf("nobody knows how to look into a %s", v.Type()))
	}
}
