package spreadsheet

import (
	"iter"
	"slices"
)

// namesakes are the groups without an id of one name. A list may have thousands, and each
// row is compared with few of them: those that say the same of a place, or nothing.
type namesakes struct {
	all    []*group                         // by their first rows
	known  map[*group]bool                  // these
	saying [len(wheres)]map[string][]*group // what they say of a place → they; below "" those that said nothing at first
	looked int                              // how many were compared with a row, for tests
}

func (n *namesakes) add(g *group) {
	if n.known == nil {
		n.known = map[*group]bool{}
		for i := range n.saying {
			n.saying[i] = map[string][]*group{}
		}
	}
	n.all, n.known[g] = append(n.all, g), true
	for i, said := range g.place {
		n.saying[i][said] = append(n.saying[i][said], g)
	}
}

// learn adds to a group what another of its rows says of a place.
func (n *namesakes) learn(g *group, where []string) {
	for i, said := range where {
		if g.place[i] == "" && said != "" {
			g.place[i] = said
			if n.has(g) {
				n.saying[i][said] = append(n.saying[i][said], g)
			}
		}
	}
}

func (n *namesakes) has(g *group) bool { return n != nil && n.known[g] }

func (n *namesakes) fits(g *group, where []string) bool {
	n.looked++
	apart, _ := differ(g.place, where)
	return !apart
}

// near are the groups that may agree with a row in the first of wheres: by the one of these
// that the fewest groups share.
func (n *namesakes) near(where []string) iter.Seq[*group] {
	best, fewest := -1, len(n.all)
	for i, said := range where {
		if said == "" {
			continue
		}
		if of := len(n.saying[i][said]) + len(n.saying[i][""]); of < fewest || best < 0 {
			best, fewest = i, of
		}
	}
	return func(yield func(*group) bool) {
		if best < 0 {
			for _, g := range n.all {
				if !yield(g) {
					return
				}
			}
			return
		}
		for _, said := range []string{where[best], ""} {
			for _, g := range n.saying[best][said] {
				if g.place[best] == said && !yield(g) {
					return
				}
			}
		}
	}
}

// fitting are the first two groups that may be that of a row: of more, nobody asks.
func (n *namesakes) fitting(where []string) []*group {
	var out []*group
	if n == nil {
		return nil
	}
	for g := range n.near(where) {
		if n.fits(g, where) {
			if out = append(out, g); len(out) == 2 {
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b *group) int { return a.rows[0].Number - b.rows[0].Number })
	return out
}

// mayFit reports whether a group differs from a row in what makes probably two groups of
// them, and in nothing that makes them two for sure.
func (n *namesakes) mayFit(where []string) bool {
	if n == nil {
		return false
	}
	for g := range n.near(where[:sureWheres]) {
		n.looked++
		if apart, sure := differ(g.place, where); apart && !sure {
			return true
		}
	}
	return false
}
