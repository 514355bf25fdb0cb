package feeds

import (
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
func seconds(all []holding, today string) []map[string]fetch.Second {
	first, rank := map[string]string{}, map[string]int{} // by the short name: the feed
	for _, h := range all {
		for slug := range h.slugs() {
			if r := h.rank(slug); h.before.Second[slug].Of == "" && r > rank[slug] {
				first[slug], rank[slug] = h.feed, r
			}
		}
	}
	out := make([]map[string]fetch.Second, len(all))
	for n, h := range all {
		out[n] = map[string]fetch.Second{}
		for slug := range h.slugs() {
			was, is := h.before.Second[slug], h.now[slug] != ""
			switch of := first[slug]; {
			case was.Of != "" && was.Of != h.feed:
				out[n][slug] = was
			case is && of != h.feed && h.before.Groups != nil && h.rank(slug) == isNew:
				out[n][slug] = fetch.Second{Of: of, On: today}
			case is && of != h.feed:
				out[n][slug] = fetch.Second{Of: of}
			}
		}
	}
	return out
}

// slugs are the short names that a feed has or had.
func (h holding) slugs() map[string]bool {
	out := map[string]bool{}
	for slug := range h.before.Groups {
		out[slug] = true
	}
	for slug := range h.before.Gone {
		out[slug] = true
	}
	for slug := range h.now {
		out[slug] = true
	}
	return out
}

// How good the claim of a feed to a short name is.
const (
	isNew = iota + 1
	hadOnce
	has
)

func (h holding) rank(slug string) int {
	if _, had := h.before.Groups[slug]; had {
		return has
	}
	if _, gone := h.before.Gone[slug]; gone {
		return hadOnce
	}
	return isNew
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
	for n, second := range seconds(all, h.Today.String()) {
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
