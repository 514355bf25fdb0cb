package render_test

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/render"
)

// hubOfReferences has what leads from page to page: links to headings, citations,
// words of the glossary, lessons, courses, introductions of sections.
var hubOfReferences = map[string]string{
	"content/groups/en/index.md": "---\ntitle: All groups\nsummary: Come in.\n---\n\nA pal is there.\n",
	"content/guides/en/index.md": "---\ntitle: Guides\n---\n\nRead them[@one].\n",
	"content/guides/fr/start.md": "---\ntitle: Commencer\nsource_hash: sha256:0\n---\n\n## Ici\n\nLe texte.\n",
	"content/guides/en/next.md": "---\ntitle: Next\n---\n\n" +
		"See [the first](start.md) and [us](../../pages/en/about.md#who-we-are).\n",
	"content/training/en/way.md":         "---\ntitle: A way\nmodules: [intro, more]\n---\n\nGo.\n",
	"content/training/en/more/index.md":  "---\ntitle: More\nrequires: [intro]\n---\n\nA pal helps.\n",
	"content/training/en/more/three.md":  "---\ntitle: Three\nminutes: 5\n---\n\nSee [one](../intro/one.md).\n",
	"content/training/fr/intro/index.md": "---\ntitle: Débuts\nsource_hash: sha256:0\n---\n\nBienvenue.\n",
}

// TestATextIsReadForItsOwnPagesAlone makes every file while the texts of all other
// entries are gone: what one page shows of another is its card.
func TestATextIsReadForItsOwnPagesAlone(t *testing.T) {
	t.Run("without books", func(t *testing.T) { readsItsOwn(t, hubOfReferences, false) })
	books := maps.Clone(hubOfReferences)
	books["hub.yaml"] = settings + "downloads: [epub, scorm]\n"
	t.Run("with books", func(t *testing.T) { readsItsOwn(t, books, true) })
}

func readsItsOwn(t *testing.T, hub map[string]string, books bool) {
	b := builtHub(t, hub)
	entries := append([]*model.Entry{nil}, b.site.Entries...) // nil: the pages that have no text
	made := 0
	for _, e := range entries {
		for _, lessons := range []bool{false, true} {
			if lessons && (e == nil || e.Kind != model.KindModule) {
				continue
			}
			r := b.fresh()
			addresses := slices.Collect(r.Addresses())
			restore := hide(b.site, e, lessons)
			for _, at := range addresses {
				if at.Entry != e || showsLessons(at, books) != lessons {
					continue
				}
				made++
				var file bytes.Buffer
				if _, err := r.Render(t.Context(), at, &file); err != nil {
					t.Fatal(err)
				}
				if file.String() != b.files[at.Path] {
					t.Errorf("%s is another when the texts of other entries are gone", at.Path)
				}
			}
			restore()
		}
	}
	if made != len(b.files) {
		t.Errorf("%d files were made of %d", made, len(b.files))
	}
}

// showsLessons reports whether a file is made of the lessons' texts, as the views
// of a module on one page and books are. The page of a module says how large its
// books are.
func showsLessons(at render.Address, books bool) bool {
	if at.Entry == nil || at.Entry.Kind != model.KindModule {
		return false
	}
	views := []string{"facilitator", "handout", "large-print", "print"}
	return books || slices.Contains(views, path.Base(path.Dir(at.Path)))
}

// hide takes the texts of all entries away but for one and, if they are wanted, its
// lessons. It returns what brings them back.
func hide(site *model.Site, but *model.Entry, lessons bool) (restore func()) {
	bodies := map[*model.Page]model.Body{}
	for _, e := range site.Entries {
		if e == but || lessons && e.Module == but {
			continue
		}
		for _, p := range e.Pages {
			bodies[p] = p.Body
			p.Body = model.Body{HTML: "<p>gone</p>", Text: "gone", HasCode: true, Cited: []string{"gone"},
				Headings: []model.Heading{{Level: 2, ID: "gone", Text: "gone"}}}
		}
	}
	return func() {
		for p, body := range bodies {
			p.Body = body
		}
	}
}
