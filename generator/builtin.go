package generator

import (
	"io/fs"
	"slices"
	"sync"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/scaffold"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// builtin is what the built-in layouts alone give, by hashes of all that it was made of: the same for every hub
// of a process, however often its settings change. What a hub's own layouts give is not here: see kept.
var builtin sync.Map

// built makes something of some folders of layouts, and of values that are hashed with them in of: once, where
// the hub has none of its own in these.
func built[V any](hub string, s sources, folders []string, of sum, make func(layout fs.FS) (V, error)) (V, error) {
	if of == (sum{}) || slices.ContainsFunc(folders, func(name string) bool { _, own := s[name]; return own }) {
		return make(only(hubLayouts(hub), folders...))
	}
	once, _ := builtin.LoadOrStore(of, sync.OnceValues(func() (V, error) { return make(only(layouts.Builtin, folders...)) }))
	return once.(func() (V, error))()
}

// words are those that layouts have in the languages of a hub. Nobody changes them.
type words struct {
	locales *locale.Set
	sheets  model.Words // of spreadsheets
	notes   scaffold.Notes
	found   []diag.Finding
}

// wordsOf reads the words of a hub's languages.
func wordsOf(folder string, s sources, hub *model.Hub) words {
	of := s.of(worded...).with("words", hub.Languages, hub.DefaultLanguage)
	read, _ := built(folder, s, worded, of, func(layout fs.FS) (w words, _ error) {
		var wrong []diag.Finding
		w.locales, w.found = locale.New(layout, hub, layouts.Builtin)
		w.sheets, wrong = spreadsheet.ReadWords(hub, layout, layouts.Builtin)
		w.found = append(w.found, wrong...)
		w.notes = notes(layout, hub)
		return w, nil
	})
	return read
}
