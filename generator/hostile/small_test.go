package main

import (
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator"
	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// TestSmallBombs gives a little of each bomb to what reads it: nothing panics, and whatever
// is wrong is said. What lies beside each other in a hub is read at once.
func TestSmallBombs(t *testing.T) {
	o := generator.Options{NoSearch: true, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
	said := func(where string, findings []diag.Finding) {
		for _, f := range findings {
			if f.Message == "" {
				t.Errorf("%s: %+v", where, f)
			}
		}
	}
	all := newHub(t.TempDir())
	for n, b := range bombs(4000) {
		_, settings := b.files["hub.yaml"]
		switch name := slices.Sorted(maps.Keys(b.files)); {
		case b.grow != nil:
		case len(b.args) > 1 && b.args[0] == "import":
			said(b.name, interchange.Read(b.args[2], b.files[b.args[2]](), &model.Hub{DefaultLanguage: "en"}, o.Today).Findings)
		case settings:
			_, findings := config.Read(fstest.MapFS{config.Name: {Data: b.files["hub.yaml"]()}})
			said(b.name, findings)
		default: // its files under a name of their own
			for _, file := range name {
				number := "b" + strconv.Itoa(n)
				as := strings.Replace(file, "/page", "/"+number, 1)
				if as == file {
					as = path.Join(path.Dir(file), number+path.Ext(file))
				}
				all.plain[as] = b.files[file]()
			}
		}
	}
	if err := all.write(); err != nil {
		t.Fatal(err)
	}
	o.Hub = all.dir
	findings, _, err := generator.Check(context.Background(), o)
	if said("a hub of all", findings); err != nil || len(findings) < 100 {
		t.Errorf("%d findings: %v", len(findings), err)
	}
}
