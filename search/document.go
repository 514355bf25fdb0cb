package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/search/analyze"
)

// Document is one page as it is found. Only what the page says in its own
// language belongs in it: text shown for want of a translation does not.
type Document struct {
	ID           string // unique; the URL when empty
	URL          string // below the hub's root, without a leading slash
	Key          string // what synonyms call it: "guides/finding-support", in every language
	Title        string
	Section      string // "groups": the facet "section"
	SectionLabel string // "Find a group"
	Language     string // BCP 47
	Detail       string // shown below the title, not searched: "Tuesdays 18:30 · Leeds"
	Summary      string
	Headings     []string
	Body         string // plain text
	Place        string
	Organisation string
	Asked        string              // questions by which people look for it, a line each; never shown
	Facets       map[string][]string // name → values
	// stands behind pages that answer as well: a source, a group described in another language
	Secondary bool

	// Way says that the page helps whoever looks for a group, though none may fit: it comes
	// along with groups that are found.
	Way bool

	// Everywhere says that every language's index has this page, so that no
	// reader of another language need be told of it.
	Everywhere bool

	pinned string // a word that no other document has, if a synonym calls it by its key
}

// id returns the document's id in bleve.
func (d *Document) id() string { return cmp.Or(d.ID, d.URL) }

// The fields of the bleve index. The numbers are places in fieldNames.
const (
	fieldTitle = iota
	fieldHeadings
	fieldSummary
	fieldBody
	fieldPlace
	fieldOrganisation
	fieldAsked
	fieldCount
)

func fieldName(field int) string {
	return [fieldCount]string{"title", "headings", "summary", "body", "place", "organisation", "asked"}[field]
}

// field returns the text of a field.
func (d *Document) field(field int) string {
	switch field {
	case fieldTitle:
		return d.Title
	case fieldHeadings:
		return strings.Join(d.Headings, "\n")
	case fieldSummary:
		return d.Summary
	case fieldBody:
		return d.Body
	case fieldPlace:
		return d.Place
	case fieldOrganisation:
		return d.Organisation
	default:
		return d.Asked
	}
}

// arrange returns the documents in the order of their numbers: pages that are
// found together stand together, so that results come in few blocks: those of
// a section, of these languages, this place, this topic.
func arrange(docs []Document) ([]Document, error) {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b Document) int {
		if c := cmp.Compare(a.Section, b.Section); c != 0 {
			return c
		}
		for _, facet := range []string{"language", "place", "topic"} {
			if c := slices.Compare(a.Facets[facet], b.Facets[facet]); c != 0 {
				return c
			}
		}
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.id(), b.id()))
	})
	seen := make(map[string]bool, len(docs))
	for i := range docs {
		d := &docs[i]
		if d.id() == "" || d.URL != strings.ToValidUTF8(d.URL, "") || strings.ContainsRune(d.URL, 0) {
			return nil, fmt.Errorf("a document for search has no usable address: %q (%s)", d.URL, d.Title)
		}
		if seen[d.id()] {
			return nil, fmt.Errorf("two documents for search have the address %s", d.id())
		}
		seen[d.id()] = true
		for _, s := range []*string{&d.Title, &d.Detail, &d.Summary, &d.Body, &d.Place, &d.Organisation, &d.Asked} {
			*s = strings.ToValidUTF8(*s, " ")
		}
	}
	return docs, nil
}

// excerptLength is about how many characters of a text are shown, and mostExcerpt how many
// may be, so that none is cut a word or two before its end: every key has copies of them.
const excerptLength, mostExcerpt = 120, 130

// excerpt returns the text shown below a result: the summary, else the
// beginning of the body, cut after a word.
func (d *Document) excerpt() string {
	text := strings.Join(strings.Fields(cmp.Or(d.Summary, d.Body[:min(len(d.Body), 4000)])), " ")
	text = strings.ToValidUTF8(text, "")
	if utf8.RuneCountInString(text) <= mostExcerpt {
		return text
	}
	cut, n := 0, 0
	for at := range text {
		if n++; n > excerptLength {
			break
		}
		cut = at
	}
	if words := analyze.Words(text[:cut]); len(words) > 1 {
		cut = words[len(words)-2].End
	}
	return text[:cut] + "…"
}
