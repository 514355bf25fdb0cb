package translate

import (
	"cmp"

	"peerhub/generator/model"
)

// inherit puts in the place of each translation of an entry a page that has the
// facts of the original too. The page that was parsed stays as it is: the functions
// below write to a copy of it, which shares with both pages what it did not change.
func inherit(e *model.Entry) {
	if e.Original.Broken {
		return
	}
	for code, parsed := range e.Pages {
		if parsed != e.Original {
			p := *parsed
			common(&p, e.Original)
			byKind(&p, e.Original)
			e.Pages[code] = &p
		}
	}
}

// common takes over what is the same in every language.
func common(p, o *model.Page) {
	p.Kind = o.Kind
	p.Order = o.Order
	p.Topics = o.Topics
	p.Sample = p.Sample || o.Sample
	p.License = cmp.Or(p.License, o.License)
	if p.Provenance == nil && o.Source == nil {
		p.Provenance = provenance(o.Provenance)
	}
	p.Date = cmp.Or(p.Date, o.Date)
	if p.Image.Src == "" {
		p.Image.Src = o.Image.Src
		p.Image.Alt = cmp.Or(p.Image.Alt, o.Image.Alt)
	}
	p.Sources = orList(p.Sources, o.Sources)
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

// byKind takes over the facts of each kind. Words that the translation lacks
// are the original's: of a group, a practice or a source, they are mostly names.
func byKind(p, o *model.Page) {
	switch {
	case o.Group != nil:
		group(p, o)
	case o.Principle != nil:
		p.Principle = own(p.Principle)
		p.Principle.Short = cmp.Or(p.Principle.Short, o.Principle.Short)
		p.Principle.Differs = cmp.Or(p.Principle.Differs, o.Principle.Differs)
	case o.Practice != nil:
		p.Practice = own(p.Practice)
		p.Practice.Country = o.Practice.Country
		p.Practice.Since = o.Practice.Since
		p.Practice.Place = cmp.Or(p.Practice.Place, o.Practice.Place)
		p.Practice.Organisation = cmp.Or(p.Practice.Organisation, o.Practice.Organisation)
	case o.Source != nil:
		rights := o.Source.Rights
		if p.Source != nil {
			rights = cmp.Or(p.Source.Rights, rights)
		}
		source := *o.Source
		source.Rights = rights
		p.Source = &source
		p.Title = cmp.Or(p.Title, o.Title)
	case o.Course != nil:
		p.Course, p.Module = o.Course, nil
	case o.Module != nil:
		module(p, o)
	case o.Lesson != nil:
		p.Lesson = own(p.Lesson)
		p.Lesson.Minutes = o.Lesson.Minutes
	}
}

// own returns a copy of what the translation says of its kind, which may be nothing.
func own[T any](v *T) *T {
	c := new(T)
	if v != nil {
		*c = *v
	}
	return c
}

// orList is the original's list where the translation has none.
func orList[T any](own, original []T) []T {
	if len(own) == 0 {
		return original
	}
	return own
}

// group gives a translation the original's facts and keeps its texts.
func group(p, o *model.Page) {
	words, g := own(p.Group), *o.Group
	g.FirstVisit = cmp.Or(words.FirstVisit, g.FirstVisit)
	if words.Alert.Text != "" {
		g.Alert.Text = words.Alert.Text
		if !words.Alert.Until.IsZero() {
			g.Alert.Until = words.Alert.Until
		}
	}
	p.Group = &g
	p.Title = cmp.Or(p.Title, o.Title)
	p.Summary = cmp.Or(p.Summary, o.Summary)
}

func module(p, o *model.Page) {
	m := own(p.Module)
	m.Requires = o.Module.Requires
	m.Duration = cmp.Or(m.Duration, o.Module.Duration)
	m.PriorKnowledge = cmp.Or(m.PriorKnowledge, o.Module.PriorKnowledge)
	m.GroupSize = cmp.Or(m.GroupSize, o.Module.GroupSize)
	m.ContentNote = cmp.Or(m.ContentNote, o.Module.ContentNote)
	m.SelfDisclosure = cmp.Or(m.SelfDisclosure, o.Module.SelfDisclosure)
	m.Level = cmp.Or(m.Level, o.Module.Level)
	m.Assessment = cmp.Or(m.Assessment, o.Module.Assessment)
	m.Outcomes = orList(m.Outcomes, o.Module.Outcomes)
	m.Materials = orList(m.Materials, o.Module.Materials)
	m.History = orList(m.History, o.Module.History)
	m.CoproducedBy = orList(m.CoproducedBy, o.Module.CoproducedBy)
	p.Module = m
}
