package groups

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/layouts"
)

// TestHomonyms: towns of one name in two states or countries are told apart, and nothing is
// said where only one group says more.
func TestHomonyms(t *testing.T) {
	var all []*model.Group
	for _, p := range []model.Place{
		{City: "Dover", Region: []string{"DE"}, Country: "US"}, {City: "Dover", Region: []string{"NH"}, Country: "US"},
		{City: "Boston", Country: "US", Region: []string{"MA"}}, {City: "boston", Country: "GB"},
		{City: "Leeds", Country: "GB", Region: []string{"England", "Yorkshire"}}, {City: "Leeds", Country: "GB"}, {},
	} {
		all = append(all, &model.Group{Place: p})
	}
	got := homonyms(all)
	for name, want := range map[string]homonym{"dover": {regions: true}, "boston": {countries: true}, "leeds": {}} {
		if got[name] != want {
			t.Errorf("%s: %+v, not %+v", name, got[name], want)
		}
	}
}

// TestTheStyleSheetDrawsTheIconsOfFacts: without a rule of its own the sign of a fact or a button is not
// there. The frame has them from the style sheet of every page, cards from that of lists, pages of groups from
// theirs, too.
func TestTheStyleSheetDrawsTheIconsOfFacts(t *testing.T) {
	read := func(files fs.FS, names ...string) string {
		var all strings.Builder
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
		return all.String()
	}
	icons, err := fs.Glob(layouts.Builtin, "icons/*.svg")
	if err != nil || len(icons) < 20 {
		t.Fatal(icons, err)
	}
	lists := []string{"styles/parts/signs.css", "styles/parts/icons.css", "styles/groups.css"}
	group := append(lists, "styles/group.css")
	for source, sheets := range map[string][]string{
		"card.go": lists, "facts.go": group, "acts.go": group, "templates/group.html": group, "templates/groups.html": lists,
		"templates/base.html": {"styles/parts/signs.css"},
	} {
		files, fewest := fs.FS(os.DirFS(".")), 5
		if path.Ext(source) == ".html" {
			files, fewest = layouts.Builtin, 1
		}
		code, styles, found := read(files, source), read(layouts.Builtin, sheets...), 0
		for _, icon := range icons {
			name := strings.TrimSuffix(path.Base(icon), ".svg")
			if !regexp.MustCompile(`(?:Icon: |said\(|saidOf\(l, |\), |\{\{sign )"` + name + `"`).MatchString(code) {
				continue
			}
			found++
			if !strings.Contains(styles, ".i-"+name+" {") {
				t.Errorf("%s has the icon %s, which no style sheet draws", source, name)
			}
		}
		if found < fewest {
			t.Errorf("%s has %d icons", source, found)
		}
	}
}
