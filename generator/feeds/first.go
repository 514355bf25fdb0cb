package feeds

import (
	"cmp"
	"maps"

	"peerhub/generator/fetch"
)

// holding is which short names a feed has, and had.
type holding struct {
	feed   string
	before fetch.Copy        // as it was noted last
	now    map[string]string // short name → name
}

// seconds tells which short names of each feed another feed had first, and which that is.
// The other has the address, and the pages of the hub of that name: whoever has kept a link
// would stand before the wrong door. What was noted stays, also when feeds are put into another
// order; of several that have a name from the same day on, it is the first of hub.yaml.
func seconds(all []holding) []map[string]string {
	first := map[string]string{} // short name → feed
	rank := map[string]int{}
	for _, h := range all {
		for _, had := range []map[string]string{h.before.Groups, goneNames(h.before), h.now} {
			for slug := range had {
				if r := h.rank(slug); h.before.Second[slug] == "" && r > rank[slug] {
					first[slug], rank[slug] = h.feed, r
				}
			}
		}
	}
	out := make([]map[string]string, len(all))
	for n, h := range all {
		out[n] = map[string]string{}
		for slug := range h.now {
			of := cmp.Or(h.before.Second[slug], first[slug])
			if of != h.feed {
				out[n][slug] = of
			}
		}
		for slug := range goneNames(h.before) {
			if of := h.before.Second[slug]; of != "" {
				out[n][slug] = of
			}
		}
	}
	return out
}

// rank is how good the claim of a feed to a short name is: it has it, it had it once, or it
// is new.
func (h holding) rank(slug string) int {
	_, had := h.before.Groups[slug]
	_, gone := h.before.Gone[slug]
	switch {
	case had:
		return 3
	case gone:
		return 2
	}
	return 1
}

func goneNames(c fetch.Copy) map[string]string {
	out := map[string]string{}
	for slug, gone := range c.Gone {
		out[slug] = gone.Name
	}
	return out
}

// holdings are those of all lists, as they are read.
func (f *Feeds) holdings() []holding {
	var out []holding
	for _, l := range f.lists {
		out = append(out, holding{l.Name, l.copy, namesOf(l.in.Drafts)})
	}
	return out
}

// noteFirst notes beside the copies which feed had a short name first; before are the
// copies as they were when the refresh began.
func (h Hub) noteFirst(before []fetch.Copy) error {
	all, copies := make([]holding, len(before)), make([]fetch.Copy, len(before))
	for n, f := range h.Settings.Feeds {
		copies[n] = fetch.Load(h.Files, f.Name)
		all[n] = holding{f.Name, before[n], copies[n].Groups}
	}
	for n, second := range seconds(all) {
		if maps.Equal(second, copies[n].Second) {
			continue
		}
		copies[n].Second = second
		if err := copies[n].Save(h.Folder, h.Settings.Feeds[n].Name, false); err != nil {
			return err
		}
	}
	return nil
}
