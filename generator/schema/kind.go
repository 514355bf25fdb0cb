package schema

import (
	"reflect"
	"slices"
	"sync"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// A Kind is what a page may be.
type Kind struct {
	Name model.Kind
	Note diag.Text // what it is for, in one sentence for an editor
	// Of returns a pointer to the page's own value of the kind, which is a pointer
	// itself: a **model.Term. It is nil for a kind without fields of its own.
	Of     func(*model.Page) any
	Fields []Field // in the order in which front matter is written
	// Own are those of them that point into the value of the kind; Kinds fills it in.
	Own []Field

	Index bool // a page of it is the index.md of a section, above the list
	// Part says that a page of it is part of another, as a lesson is of a module: it
	// lies in its folder, and no list or feed names it beside that.
	Part   bool
	Folder bool // a page of it is the index.md of a folder of its own
	// Instead names a field that only pages of the Other kind have, which lie where
	// those of this one do.
	Instead string
	Other   model.Kind

	Unlinked  bool // words of the glossary are not linked in its text
	Quoted    bool // its front matter is about the words of others
	Secondary bool // the search tells of it after pages that say as much
	// Counted are the fields whose words make a translation old when they change,
	// beside title, summary and text.
	Counted []string
	Thing   string // what it is to search engines: its type of schema.org
}

// ofKind makes the Of of a kind.
func ofKind[T any](get func(*model.OfKind) **T) func(*model.Page) any {
	return func(p *model.Page) any { return get(&p.OfKind) }
}

// New gives the page a value of the kind, with what holds where nobody wrote a field.
func (k *Kind) New(p *model.Page) {
	if k.Of == nil {
		return
	}
	to := reflect.ValueOf(k.Of(p)).Elem()
	to.Set(reflect.New(to.Type().Elem()))
	for _, f := range k.Fields {
		if f.Type == Flag && f.Default == "true" {
			*f.At(p).(*bool) = true
		}
	}
}

// Kinds returns every kind of page.
func Kinds() []*Kind { return slices.Clone(kinds()) }

var kinds = sync.OnceValue(func() []*Kind {
	all := []*Kind{page(), home(), introduction(), principle(), practice(), module(), lesson(), course(), group(),
		source(), term()}
	for _, k := range all {
		of := &model.Page{Provenance: &model.Provenance{}}
		k.New(of)
		for _, f := range k.Fields {
			if without := (&model.Page{Provenance: of.Provenance}); f.At != nil && f.At(without) == nil &&
				f.At(of) != nil {
				k.Own = append(k.Own, f)
			}
		}
	}
	return all
})

// Of returns a kind by its name; nil of none.
func Of(name model.Kind) *Kind { return byName()[name] }

var byName = sync.OnceValue(func() map[model.Kind]*Kind {
	out := map[model.Kind]*Kind{}
	for _, k := range kinds() {
		out[k.Name] = k
	}
	return out
})

// Field returns the field of the name or the alias, and whether the kind has it.
func (k *Kind) Field(name string) (Field, bool) { return find(k.Fields, name) }

// Walk calls visit for each field, each field of a group after the group itself.
// The path is its name behind that of what holds it: "place.city".
func (k *Kind) Walk(visit func(path string, f Field)) { walk("", k.Fields, visit) }

func walk(under string, fields []Field, visit func(path string, f Field)) {
	for _, f := range fields {
		visit(under+f.Name, f)
		walk(under+f.Name+".", f.Fields, visit)
	}
}
