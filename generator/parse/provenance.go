package parse

import (
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// provenance reads where a text comes from and what may be done with it.
// Whether it may be is the business of package rights.
func (r *reader) provenance() {
	m, p := r.m, r.page
	license := m.Value("license")
	p.License = license.License()
	for _, v := range m.Value("sources").List() {
		ref := v.Text()
		if problem, instead := load.Slug(ref); problem != "" {
			v.Error(diag.SlugInvalid, problem, diag.Say("Write the name of a page of the library, for example: %s", instead))
			continue
		}
		p.Sources = append(p.Sources, ref)
	}

	out := model.Provenance{LicenseAt: license.Pos(), Profile: m.Text("rights_profile"), ProfileAt: m.Value("rights_profile").Pos()}
	if a := m.Map("attribution"); a != nil {
		out.Attribution = &model.Attribution{Pos: m.Key("attribution").Pos(), Title: a.Text("title"), Authors: a.Texts("authors"),
			SourceURL: a.Value("source_url").Web(), CopyrightNotice: a.Text("copyright_notice"), Citation: a.Text("citation")}
	}
	if t := m.Map("translation_of"); t != nil {
		w := work(t, m.Key("translation_of"))
		w.Language = t.Value("lang").Language()
		out.TranslationOf = &w
	}
	for _, a := range m.Maps("adapted_from") {
		w := work(a, a.At)
		w.Title, w.Authors, w.Changes = a.Text("title"), a.Texts("authors"), a.Text("changes")
		out.AdaptedFrom = append(out.AdaptedFrom, w)
	}
	if v := m.Map("verbatim_of"); v != nil {
		w := work(v, m.Key("verbatim_of"))
		w.SHA256 = v.Text("sha256")
		out.VerbatimOf = &w
	}
	if v := m.Map("permission"); v != nil {
		out.Permission = &model.Permission{Pos: m.Key("permission").Pos(), From: v.Text("from"), Date: v.Date("date"),
			Scope: v.Texts("scope"), Evidence: v.Text("evidence"), Expires: v.Date("expires")}
	}
	if out.Attribution != nil || len(out.Works()) > 0 || out.Permission != nil || out.Profile != "" || !license.IsZero() {
		p.Provenance = &out
	}
}

// work reads what every work of someone else has.
func work(m *strictyaml.Map, at strictyaml.Value) model.Work {
	return model.Work{Pos: at.Pos(), URL: m.Value("url").Web(), License: m.Value("license").License()}
}
