package interchange

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
)

// FuzzTables: the tables of a package, whatever stands in them.
func FuzzTables(f *testing.F) {
	f.Add("id,name\n1,Tea\n", "id,name\n1,Hall\n", "id,service_id,location_id\n1,1,1\n")
	f.Add("\xff\xfei\x00d\x00\n\x00", "id,id\n1,2,3\n", "\"a\n")
	f.Fuzz(func(t *testing.T, services, locations, between string) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for name, text := range map[string]string{"services.csv": services, "locations.csv": locations, "service_at_location.csv": between} {
			if file, err := w.Create(name); err != nil {
				t.Fatal(err)
			} else if _, err := file.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		Read("list.zip", out.Bytes(), testHub(), today)
	})
}

// FuzzNamedFields: records of any names.
func FuzzNamedFields(f *testing.F) {
	fuzzReader(f, NamedFields, `{"groups": [{"group_title": "Tea", "weekday": ["Friday"], "start": "6 pm", "where": {"town": "Leeds"}, "tags": {"a": null}}]}`,
		`[{"name": "Tea", "when": "Tuesdays 18:30", "notes": "x", "lat": "53,8", "lng": true}]`)
}

// FuzzParts: an index of parts, and the parts themselves.
func FuzzParts(f *testing.F) {
	f.Add([]byte(`{"format": "peerhub-parts/1", "parts": ["a", "b"]}`), []byte(`[{"a": 1}]`))
	f.Add([]byte(`{"type": "FeatureCollection", "features": [], "parts": {"format": "peerhub-parts/1", "parts": ["a"]}}`), []byte(`{"type": "FeatureCollection", "features": [1]}`))
	f.Add([]byte(strings.Join(partsColumns, ",")+"\n1,a,1,x\n"), []byte("name\nTea\n"))
	f.Fuzz(func(t *testing.T, index, part []byte) {
		if x, is := IndexOf(index); is {
			if len(x.Parts) == 0 {
				t.Error("an index of nothing")
			}
			_, _ = x.Join([][]byte{part, bytes.Clone(part)})
		}
	})
}

// FuzzNotes: what imports keep beside the pages, in the hands of others.
func FuzzNotes(f *testing.F) {
	f.Add([]byte(`{"format": "peerhub-import/1", "sources": {"a": {"content/groups/en/tea.md": {"fields": {"name": "x"}}}}}`))
	f.Add([]byte(`{"content/groups/en/tea.md": {"from": "a", "fields": {"name": "x"}}}`))
	f.Add([]byte(`{"format": "peerhub-import-open/1", "sources": {"a": [{"page": "p", "field": "schedule", "asked": "2026-01-01", "says": "\u0001%s %q\u0002a\u0003", "do": "\u0001\u0002"}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if notes, err := ReadNotes(data); err == nil {
			encoded, err := notes.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if again, err := ReadNotes(encoded); err != nil || len(again) > len(notes) {
				t.Errorf("%d sources, and again %d: %v", len(notes), len(again), err)
			}
			for source := range notes {
				notes.Pages(source)
			}
		}
		if questions, err := ReadQuestions(data); err == nil {
			var out bytes.Buffer
			if err := diag.WriteText(&out, questions.Findings(func(string) string { return "---\nname: Tea\n---\n" }, nil), diag.Words{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzMerge: a page that a person has changed in any way is merged with what comes again, and
// doing it once more changes nothing.
func FuzzMerge(f *testing.F) {
	f.Add("---\nname: Tea\nplace: {city: Leeds, country: GB}\nschedule:\n  - {day: monday, start: \"18:00\"}\n---\n\nText.\n")
	f.Add("---\nname: 'T''ea'\nplace:\n  city: \"L\\\"\"\n  # a note\n  venue: |\n    x\n---\n")
	f.Add("no front matter\n")
	next := frontmatter.Draft{Slug: "tea", Language: "en", Lines: []string{"name: Tea", "place:", "  city: York", "  country: GB", "cost: Free"}, Text: "New."}
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 4000 {
			return
		}
		for _, noted := range []Noted{{}, Note(next)} {
			for _, replace := range []bool{false, true} {
				once := Merge(page, next, noted, replace)
				twice := Merge(once.Text, next, noted, replace)
				if len(once.Changed) == 0 && once.Text != page && headed(page) {
					t.Errorf("nothing is said to change, and %q becomes %q", page, once.Text)
				}
				if replace && len(once.Conflicts) == 0 && twice.Text != once.Text && slices.Equal(once.Changed, twice.Changed) {
					t.Errorf("%q becomes %q and then %q", page, once.Text, twice.Text)
				}
			}
		}
		Field(page, "place")
	})
}

// headed reports whether a page has front matter; one without gets some.
func headed(page string) bool {
	head, _ := frontmatter.Cut([]byte(page))
	return head != nil
}
