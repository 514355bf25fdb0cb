package bookpack

import (
	"testing"

	"peerhub/generator/model"
)

// TestBinding: what goes along has an address in the book; what is broken, in a
// language that does not list it, or may not leave, has none.
func TestBinding(t *testing.T) {
	entry := func(kind model.Kind, path string, pages ...*model.Page) *model.Entry {
		e := &model.Entry{Section: "training", Path: path, Kind: kind, Pages: map[string]*model.Page{},
			Original: pages[0]}
		for _, p := range pages {
			e.Pages[p.Language] = p
		}
		return e
	}
	module := entry(model.KindModule, "m", &model.Page{Language: "en"}, &model.Page{Language: "fr"})
	first := entry(model.KindLesson, "m/first", &model.Page{Language: "en", License: "CC-BY-4.0"})
	broken := entry(model.KindLesson, "m/broken", &model.Page{Language: "en", Broken: true})
	kept := entry(model.KindLesson, "m/kept",
		&model.Page{Language: "en",
			Provenance: &model.Provenance{Permission: &model.Permission{Scope: []string{"translate"}}},
			License:    "LicenseRef-all-rights-reserved"})
	last := entry(model.KindLesson, "m/last", &model.Page{Language: "en"}, &model.Page{Language: "fr"})
	module.Lessons = []*model.Entry{first, broken, kept, last}
	site := &model.Site{Hub: &model.Hub{DefaultLanguage: "en", License: "CC0-1.0",
		Languages: []model.Language{{Code: "en"}, {Code: "fr"}, {Code: "ar"}},
		Fallback:  map[string]string{"default": "none"}}}

	for _, test := range []struct {
		name, language string
		form           model.Download
		entry          *model.Entry
		heading, want  string
	}{
		{"the module", "en", model.EPUB, module, "", "module.xhtml"},
		{"a heading", "en", model.EPUB, first, "tea", "lesson-1.xhtml#tea"},
		{"lessons are counted as they go along", "en", model.EPUB, last, "", "lesson-2.xhtml"},
		{"on one page", "en", model.SCORM, last, "", "index.html#lesson-2"},
		{"a heading there", "en", model.SCORM, last, "tea", "index.html#lesson-2-tea"},
		{"the module there", "en", model.SCORM, module, "tea", "index.html#main"},
		{"a broken lesson", "en", model.EPUB, broken, "", ""},
		{"a lesson that may not leave", "en", model.EPUB, kept, "", ""},
		{"a lesson that is not in the language", "fr", model.EPUB, first, "", ""},
		{"the one after it", "fr", model.EPUB, last, "", "lesson-1.xhtml"},
		{"no entry", "en", model.EPUB, nil, "", ""},
	} {
		b := Bind(site, nil, module, test.language, test.form)
		if got := b.At(test.entry, test.heading); got != test.want {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}

	b := Bind(site, nil, module, "en", model.EPUB)
	if len(b.Behind) != 1 || b.Behind[0].Entry != kept || len(b.Found) != 1 {
		t.Errorf("stays behind: %v, found %v", b.Behind, b.Found)
	}
	if b.Module.License != "CC0-1.0" || b.Lessons[0].License != "CC-BY-4.0" || b.Lessons[1].License != "" {
		t.Errorf("licences: %q, %q, %q", b.Module.License, b.Lessons[0].License, b.Lessons[1].License)
	}
	if b := Bind(site, nil, module, "ar", model.EPUB); b.Module.Page != nil {
		t.Error("a module without a page in the language is no book in it")
	}
}
