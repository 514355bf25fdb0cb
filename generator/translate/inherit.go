package translate

import (
	"reflect"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// inherit puts in the place of each translation of an entry a page that has the
// facts of the original too. The page that was parsed stays as it is: what is
// derived of it shares with both pages what it did not change.
func inherit(e *model.Entry) {
	if e.Original.Broken {
		return
	}
	for code, parsed := range e.Pages {
		if parsed != e.Original {
			e.Pages[code] = derived(parsed, e.Original)
		}
	}
}

// withDefaults puts in the place of the original of a group one that has what the hub says
// for all groups, too.
func withDefaults(hub *model.Hub, e *model.Entry) {
	original := e.Original
	if original.Group == nil || original.Broken || reflect.ValueOf(hub.Defaults).IsZero() {
		return
	}
	p, g := *original, hub.Defaults.For(*original.Group)
	p.Group, e.Original = &g, &p
	for code, own := range e.Pages {
		if own == original {
			e.Pages[code] = &p
		}
	}
}

// derived returns a translation with what its original says, field by field, as the
// schema says.
func derived(parsed, original *model.Page) *model.Page {
	p := *parsed
	p.Kind, p.OfKind = original.Kind, model.OfKind{}
	kind := schema.Of(p.Kind)
	kind.New(&p)
	take(kind.Fields, &p, parsed, original)
	p.Sample = p.Sample || original.Sample
	if p.Group != nil {
		p.Group.Sample, p.Group.Topics = original.Group.Sample, p.Topics
	}
	if p.Provenance == nil && original.Source == nil {
		p.Provenance = provenance(original.Provenance)
	}
	return &p
}

// take fills in the fields of a translation: its own, or the original's.
func take(fields []schema.Field, to, own, original any) {
	for _, f := range fields {
		if f.At == nil {
			continue
		}
		at, mine, theirs := f.At(to), f.At(own), f.At(original)
		switch {
		case at == nil || at == mine: // of what both share
		case f.Scope == schema.Words && f.Type == schema.Group:
			take(f.Fields, at, mine, theirs)
		case f.Scope == schema.Fact && theirs != nil, f.Scope == schema.Words && theirs != nil && f.Absent(mine):
			schema.Copy(at, theirs)
		case mine != nil:
			schema.Copy(at, mine)
		}
	}
}

// provenance is that of a translation of a text with the provenance: what was
// a copy is one no more.
func provenance(of *model.Provenance) *model.Provenance {
	if of == nil {
		return nil
	}
	p := *of
	p.Inherited = true
	if p.VerbatimOf != nil {
		p.TranslationOf, p.VerbatimOf = p.VerbatimOf, nil
	}
	return &p
}
