package rights

import (
	"testing"

	"peerhub/generator/model"
)

func TestExportable(t *testing.T) {
	permitted := func(scope ...string) *model.Permission { return &model.Permission{From: "A Poet", Scope: scope} }
	work := func(license string) *model.Work { return &model.Work{License: license} }
	for _, test := range []struct {
		name string
		page model.Page
		want bool
	}{
		{"the hub's own", model.Page{}, true},
		{"the hub's own, all rights reserved", model.Page{License: "LicenseRef-all-rights-reserved"}, true},
		{"given to the hub alone", model.Page{License: "LicenseRef-all-rights-reserved",
			Provenance: &model.Provenance{Permission: permitted()}}, false},
		{"given to be handed on", model.Page{License: "LicenseRef-all-rights-reserved",
			Provenance: &model.Provenance{Permission: permitted("export")}}, true},
		{"a translation of a free work", model.Page{Provenance: &model.Provenance{TranslationOf: work("CC-BY-SA-4.0")}},
			true},
		{"of a free work, with a needless permission",
			model.Page{Provenance: &model.Provenance{TranslationOf: work("CC-BY-4.0"),
				Permission: permitted("translate")}}, true},
		{"of a reserved work", model.Page{Provenance: &model.Provenance{TranslationOf: work("LicenseRef-all-rights-reserved"), Permission: permitted("translate")}}, false},
		{"of a reserved work, handed on",
			model.Page{Provenance: &model.Provenance{TranslationOf: work("LicenseRef-all-rights-reserved"),
				Permission: permitted("translate", "export")}}, true},
		{"an adaptation of an ND work",
			model.Page{Provenance: &model.Provenance{AdaptedFrom: []model.Work{*work("CC-BY-ND-4.0")},
				Permission: permitted("adapt")}}, false},
		{"one of two works", model.Page{Provenance: &model.Provenance{AdaptedFrom: []model.Work{*work("CC-BY-4.0"),
			*work("CC-BY-ND-4.0")}, Permission: permitted("adapt")}}, false},
		{"a copy of an ND work, which anybody may make",
			model.Page{Provenance: &model.Provenance{VerbatimOf: work("CC-BY-ND-4.0")}}, true},
		{"a copy of a reserved work",
			model.Page{Provenance: &model.Provenance{VerbatimOf: work("LicenseRef-all-rights-reserved"),
				Permission: permitted("copy")}}, false},
		{"a licence that nobody knows",
			model.Page{Provenance: &model.Provenance{TranslationOf: work("LicenseRef-mine")}}, true},
	} {
		if got := Exportable(&test.page); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
