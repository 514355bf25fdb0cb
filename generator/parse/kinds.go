package parse

import (
	"maps"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// byKind reads the fields that only this kind of page has.
func (r *reader) byKind() {
	m, p := r.m, r.page
	switch p.Kind {
	case model.KindPrinciple:
		p.Principle = &model.Principle{Short: oneLine(m.Text("short")), Differs: oneLine(m.Text("differs"))}
	case model.KindPractice:
		p.Practice = &model.Practice{Country: m.Value("country").Country(), Place: m.Text("place"),
			Organisation: m.Text("organisation"), Since: m.Text("since")}
	case model.KindModule:
		r.module()
	case model.KindLesson:
		p.Lesson = &model.Lesson{Minutes: m.Int("minutes")}
	case model.KindSource:
		p.Source = &model.Source{Authors: m.Texts("authors"), Year: m.Text("year"), Publisher: m.Text("publisher"),
			URL: m.Value("url").Web(), License: p.License, Rights: m.Text("rights")}
		p.License = "" // that is the licence of the work; the page about it is the hub's
	case model.KindTerm:
		p.Term = &model.Term{Say: m.Texts("say"), Avoid: m.Texts("avoid")}
	case model.KindGroup:
		r.group()
	}
}

func (r *reader) module() {
	m := r.m
	module := &model.Module{
		Duration:       m.Text("duration"),
		Outcomes:       m.Texts("outcomes"),
		PriorKnowledge: m.Text("prior_knowledge"),
		Materials:      m.Texts("materials"),
		GroupSize:      m.Text("group_size"),
		ContentNote:    m.Text("content_note"),
		SelfDisclosure: m.Text("self_disclosure"),
		Level:          m.Text("level"),
		Assessment:     m.Text("assessment"),
	}
	for _, who := range m.Maps("coproduced_by") {
		c := model.Coproducer{Name: who.Text("name"), Role: who.Text("role"), LivedExperience: who.Text("lived_experience")}
		if c.Name == "" && c.Role == "" {
			who.At.Error(diag.FieldMissing, "This says neither who it was nor in which role.", "Write a name as the person wishes it, or a role, for example: {role: member of the group}")
		}
		module.CoproducedBy = append(module.CoproducedBy, c)
	}
	r.page.Module = module
}

// provenance reads where a text comes from and what may be done with it. The
// groups of fields are kept as they were written, for package rights.
func (r *reader) provenance() {
	m, p := r.m, r.page
	p.License = m.Value("license").License()
	for _, v := range m.Value("sources").List() {
		ref := v.Text()
		if problem, instead := load.Slug(ref); problem != "" {
			v.Error(diag.SlugInvalid, problem, "Write the name of a page of the library, for example: "+instead)
			continue
		}
		p.Sources = append(p.Sources, ref)
	}
	keep := func(field string) {
		v := m.Value(field)
		if v.IsZero() {
			return
		}
		if p.Provenance == nil {
			p.Provenance = make(map[string]any)
		}
		p.Provenance[field] = v.Plain()
	}
	if a := m.Map("attribution"); a != nil {
		a.Text("title")
		a.Texts("authors")
		a.Value("source_url").Web()
		a.Text("copyright_notice")
		a.Text("citation")
		keep("attribution")
	}
	if t := m.Map("translation_of"); t != nil {
		t.Value("url").Web()
		t.Value("lang").Language()
		t.Value("license").License()
		keep("translation_of")
	}
	if works := m.Maps("adapted_from"); works != nil {
		for _, w := range works {
			w.Text("title")
			w.Texts("authors")
			w.Value("url").Web()
			w.Value("license").License()
			w.Text("changes")
		}
		keep("adapted_from")
	}
	if v := m.Map("verbatim_of"); v != nil {
		v.Value("url").Web()
		v.Text("sha256")
		v.Value("license").License()
		keep("verbatim_of")
	}
	if v := m.Map("permission"); v != nil {
		v.Text("from")
		v.Date("date")
		v.Texts("scope")
		v.Text("evidence")
		v.Date("expires")
		keep("permission")
	}
	m.Text("rights_profile")
	keep("rights_profile")
}
