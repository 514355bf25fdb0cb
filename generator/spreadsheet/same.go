package spreadsheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/naming"
	"peerhub/generator/privacy"
	"peerhub/generator/schema"
)

// Which rows are one group: those of the same id. Without one, those of the same name, as
// long as none of them says another place.

// wheres are the fields that say where a group is. Of one name in two towns there are two
// groups for sure; in two houses of one town, probably.
var wheres = [...]struct {
	path string
	sure bool
}{{"place.city", true}, {"place.country", true}, {"place.region", true}, {"place.postcode", true},
	{"place.venue", false}, {"place.address", false}}

// sureWheres is how many of them, at the beginning, tell two groups for sure.
const sureWheres = 4

// whereOf is what a row says of each of these, folded.
func whereOf(s *sheet, r Row) []string {
	out := make([]string, len(wheres))
	for i, w := range wheres {
		if text := s.value(r, w.path); text != "" {
			out[i] = naming.Fold(text)
		}
	}
	return out
}

// differ reports whether a row says another place than a group of its name.
func differ(theirs, own []string) (differ, sure bool) {
	for i, w := range wheres {
		if own[i] != "" && theirs[i] != "" && own[i] != theirs[i] {
			return true, w.sure
		}
	}
	return false, false
}

func placed(where []string) bool {
	return slices.ContainsFunc(where, func(s string) bool { return s != "" })
}

// belongs finds the group of a row without an id, of those of its name; nil is a group of
// its own. In doubt it is one, and asked about.
func belongs(s *sheet, named *namesakes, last *group, r Row, where []string) (of *group, asked bool) {
	if goesOn := named.has(last) && named.fits(last, where); goesOn && (placed(where) || len(named.all) == 1) {
		return last, false
	}
	fitting := named.fitting(where)
	doubt := len(fitting) == 0 && named.mayFit(where)
	switch {
	case len(fitting) == 1 && (placed(where) || !placed(fitting[0].place)):
		return fitting[0], false
	case len(fitting) > 0:
		first := fitting[0].rows[0].Number
		s.find(diag.GroupRepeated, diag.Warning, r.Number,
			diag.Say("Row %d has the same name, and this row does not say where. It was read as a group of its own.",
				first),
			"If they are one group, write the same town and venue in both rows, or give both the same id.")
	case doubt:
		s.find(diag.GroupRepeated, diag.Warning, r.Number,
			diag.Say("Row %d has the same name, and this row another place. It was read as a group of its own.",
				named.all[0].rows[0].Number),
			"If they are one group, write the same place in both rows. If they are two, give each an id of its own.")
	}
	return nil, doubt || len(fitting) > 0
}

// slugs gives each group of a file an address: that of the page it was exported from, its id,
// or its name, with the town where others have the name.
func slugs(tabs []*sheet) {
	count := map[string]int{}
	each := func(visit func(s *sheet, g *group)) {
		for _, s := range tabs {
			for _, g := range s.made {
				visit(s, g)
			}
		}
	}
	each(func(s *sheet, g *group) {
		if g.slug = slugOf(s, g, ""); g.id == "" {
			count[g.slug]++
		}
	})
	taken, last := map[string]*group{}, map[string]int{}
	each(func(s *sheet, g *group) {
		if g.id == "" && count[g.slug] > 1 {
			g.slug = slugOf(s, g, townOf(s, g))
		}
		first := taken[g.slug]
		switch {
		case first == nil:
			taken[g.slug] = g
			return
		case first.id != "" && first.id == g.id:
			s.find(diag.IDDuplicate, diag.Error, g.rows[0].Number, diag.Say("%s has the same id.", first.where),
				"Give each group an id of its own, or delete one.")
			g.twice = true
			return
		}
		if !g.asked {
			s.find(diag.GroupRepeated, diag.Warning, g.rows[0].Number,
				diag.Say("%s has the same name and place. They were read as two groups.", first.where),
				"If it is the same group, delete one. If they are two groups, give each an id of its own.")
		}
		base := g.slug
		for taken[g.slug] != nil { // the number goes on where it stood
			last[base] = max(last[base], 1) + 1
			g.slug = fmt.Sprintf("%s-%d", base, last[base])
		}
		taken[g.slug] = g
	})
}

// townOf is what tells a group from others of its name.
func townOf(s *sheet, g *group) string {
	for _, w := range []string{"place.city", "place.venue", "place.address", "place.region", "place.country"} {
		for _, r := range g.rows {
			if text := s.value(r, w); text != "" {
				return text
			}
		}
	}
	return ""
}

// slugOf is the name of the group's page: that of the page it was exported from, its id, or
// one made of its name and town.
func slugOf(s *sheet, g *group, town string) string {
	if parts := strings.Split(strings.TrimSuffix(s.value(g.rows[0], "page"), "/"), "/groups/"); len(parts) == 2 {
		if problem, _ := load.Slug(parts[1]); problem == "" {
			return parts[1]
		}
	}
	named := strings.TrimSpace(cmp.Or(strings.ReplaceAll(g.id, "-", " "), g.name) + " " + town)
	name, _ := privacy.Clean(privacy.Seen(named), privacy.Kind.Secret)
	made := []rune(load.MakeSlug(name))
	slug := strings.TrimRight(string(made[:min(len(made), schema.MaxID)]), "-_")
	if slug == "" {
		return fmt.Sprintf("group-%d", g.rows[0].Number)
	}
	if slug == "index" || load.Reserved(s.hub, "groups", slug) { // which are pages of the list of groups
		slug += "-group"
	}
	return slug
}

// group is the rows of one group.
type group struct {
	id, name, slug string
	where          diag.Text      // its first row
	tab            string         // the sheet of a workbook that it stands in
	twice          bool           // another one has its id
	open           []diag.Finding // the errors of its cells
	asked          bool           // whether it is the same as another
	place          []string       // what they say of wheres
	rows           []Row
}

// groups gathers the rows of each group, in the order of their first rows.
func (s *sheet) groups(rows []Row) []*group {
	var out []*group
	var last *group // of the row before
	by, named := map[string]*group{}, map[string]*namesakes{}
	for _, r := range rows {
		if s.blank(r) {
			continue
		}
		s.rowsRead++
		if n := widthOf(s); len(r.Cells) > n && strings.TrimSpace(strings.Join(r.Cells[n:], "")) != "" {
			s.find(diag.SheetInvalid, diag.Error, r.Number,
				"This row has more cells than there are columns. A text with a comma in it was probably cut in two.",
				`Put that text between straight quotation marks: "Town library, first floor". Curved ones (“ ”) do not count.`)
			continue
		}
		g := &group{id: strings.ToLower(s.value(r, "id")), name: s.value(r, "name")}
		for _, code := range s.hub.Codes() {
			if g.name == "" {
				_, g.name = s.column(r, "name", code)
			}
		}
		if g.id == "" && g.name == "" {
			s.find(diag.FieldMissing, diag.Error, r.Number,
				"This row has neither a name nor an id, so nobody knows which group it belongs to.",
				"Write the name in each row. Cells that were joined keep it in the first row only.")
			continue
		}
		where := whereOf(s, r)
		first, name := by[g.id], naming.Fold(g.name)
		if g.id == "" {
			first, g.asked = belongs(s, named[name], last, r, where)
		}
		if first != nil {
			first.rows = append(first.rows, r)
			named[name].learn(first, where)
			first.name = cmp.Or(first.name, g.name)
			last = first
			continue
		}
		g.rows, g.place, g.where, g.tab, last = []Row{r}, where, s.row(r.Number), s.tab, g
		if out = append(out, g); g.id != "" {
			by[g.id] = g
		} else {
			if named[name] == nil {
				named[name] = &namesakes{}
			}
			named[name].add(g)
		}
	}
	return out
}

func widthOf(s *sheet) int {
	n := 0
	for _, c := range s.columns {
		n = max(n, c.index+1)
	}
	return max(n, s.allColumns)
}

func (s *sheet) blank(r Row) bool {
	for _, c := range s.columns {
		if c.index < len(r.Cells) && strings.TrimSpace(r.Cells[c.index]) != "" {
			return false
		}
	}
	return true
}
