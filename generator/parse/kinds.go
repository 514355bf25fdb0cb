package parse

import (
	"cmp"
	"maps"
	"slices"
	"strings"

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
		if refs := r.paths("modules"); len(refs) > 0 {
			p.Kind, p.Course = model.KindCourse, &model.Course{Modules: refs}
			return
		}
		r.module()
	case model.KindLesson:
		p.Lesson = &model.Lesson{Minutes: m.Int("minutes")}
	case model.KindSource:
		p.Source = &model.Source{Authors: m.Texts("authors"), Year: m.Text("year"), Publisher: m.Text("publisher"),
			URL: m.Value("url").Web(), License: p.License, Rights: m.Text("rights")}
		p.License = "" // that is the licence of the work; the page about it is the hub's
	case model.KindTerm:
		p.Term = &model.Term{Say: m.Texts("say"), Avoid: m.Texts("avoid"), Forms: m.Texts("forms"), Unlinked: m.Has("link") && !m.Bool("link")}
	case model.KindGroup:
		r.group()
	}
}

// paths reads a list of the names of modules.
func (r *reader) paths(field string) []string {
	var out []string
	for _, v := range r.m.Value(field).List() {
		name := strings.Trim(v.Text(), "/")
		if problem, instead := load.Slug(name); problem != "" {
			v.Error(diag.SlugInvalid, problem, diag.Say("Write the name of the module's folder, for example: %s", cmp.Or(instead, "introduction")))
			continue
		}
		out = append(out, name)
	}
	return out
}

func (r *reader) module() {
	m := r.m
	module := &model.Module{
		Requires:       r.paths("requires"),
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
	for _, was := range m.Maps("history") {
		module.History = append(module.History, model.Release{Version: was.Text("version"), Date: was.Date("date"), Changes: oneLine(was.Text("changes"))})
	}
	r.page.Module = module
}
