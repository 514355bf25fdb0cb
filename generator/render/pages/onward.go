package pages

import (
	"path"
	"slices"
	"strings"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mostOnward is how many pages a word of the glossary leads on to.
const mostOnward = 3

// onward is where a word of the glossary leads: the lists of groups of what it names, and
// the pages of other sections that share a topic or a word of its name; without any, the page
// with which to begin.
func onward(l *frame.Language, f *frame.Frame, card *frame.Card) (groups []frame.Link, read []frame.ListItem) {
	for _, c := range l.Directory().Facet(schema.FacetTopic).Choices {
		if c.Key == card.Path || slices.Contains(card.Topics, c.Key) {
			groups = append(groups, frame.Link{Href: f.Root + route.Facet(l.Site.Hub, schema.FacetTopic, c.Key, 1, l.Code),
				Text: l.T("groups.count_of", "n", len(c.Groups), "what", c.Label)})
		}
	}
	var first *frame.Card
	for _, s := range l.Sections() {
		of, _ := schema.SectionOf(s.Name)
		if s.Name == card.Section || of.Brief || of.Menu != schema.MenuLearn {
			continue
		}
		for _, c := range s.Entries {
			if first == nil && of.Feed {
				first = c
			}
			if alike(card, c) && len(read) < mostOnward {
				read = append(read, f.Item(c))
			}
		}
	}
	if len(read) == 0 && first != nil {
		read = append(read, f.Item(first))
	}
	return groups, read
}

// alike reports whether a page is about what a word names: they have a topic in common, or
// the name of one is a part of the other's.
func alike(word, page *frame.Card) bool {
	return slices.ContainsFunc(word.Topics, func(t string) bool { return slices.Contains(page.Topics, t) }) ||
		slices.Contains(page.Topics, word.Path) || within(word.Path, page.Path) || within(page.Path, word.Path)
}

// within reports whether the words of a name are among those of another:
// "hearing-voices" in "hearing-voices-groups".
func within(part, of string) bool {
	return strings.Contains("-"+path.Base(of)+"-", "-"+part+"-")
}
