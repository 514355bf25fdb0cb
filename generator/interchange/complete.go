package interchange

import (
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Completed is a page of the hub with what a feed says beside it.
type Completed struct {
	Text      string
	Lines     []int    // for each line of Text the line of the page, 0 for one that the feed says
	Own       []string // fields of which the feed says something else, and the page's stand
	Conflicts []string // of them, those that the feed has changed since they were imported
}

// Complete makes of a page and of the draft of a feed the page that readers see, and
// writes nothing. What a page says counts, field by field, and what it leaves out is the
// feed's. Where an import has noted what it wrote, a field that stands as it was written
// is the feed's too, and one that was taken out stays out.
func Complete(page string, d frontmatter.Draft, noted Noted) Completed {
	current, feed := split(page), split(d.File())
	var out Completed
	var kept []block
	for _, b := range current {
		next, inFeed := find(feed, b.key)
		if noted.Fields != nil {
			switch noted.standing(b, next, inFeed, false) {
			case take:
				if next.line = 0; inFeed {
					kept = append(kept, next)
				}
				continue
			case conflict:
				out.Conflicts = append(out.Conflicts, b.key)
			}
		}
		if inFeed && b.key != sourceKey && hash(next.text) != hash(b.text) {
			out.Own = append(out.Own, b.key)
		}
		kept = append(kept, b)
	}
	for _, next := range feed {
		if stands(current, next.key) || noted.Fields != nil && noted.coming(next, false) != take {
			continue
		}
		next.line = 0
		kept = insert(kept, next)
	}
	out.Text, out.Lines = join(kept), linesOf(kept)
	return out
}

// stands reports whether a page has a field, by whichever of its names.
func stands(page []block, key string) bool {
	f, _ := schema.Of(model.KindGroup).Field(key)
	return slices.ContainsFunc(page, func(b block) bool {
		return b.key == key || f.Alias != "" && b.key == f.Alias
	})
}

// linesOf says of each line that join writes where it comes from.
func linesOf(blocks []block) []int {
	var out, text []int
	add := func(to []int, b block, written string) []int {
		for n := range strings.Count(written, "\n") + 1 {
			if b.line == 0 {
				to = append(to, 0)
			} else {
				to = append(to, b.line+n)
			}
		}
		return to
	}
	out = append(out, 1)
	for _, b := range blocks {
		if b.key == textKey {
			text = add([]int{0}, b, strings.TrimSpace(b.text))
			continue
		}
		out = add(out, b, b.text)
	}
	return append(append(out, 0), text...)
}

// Whole reports whether a page says by itself which group it is about.
func Whole(page string) bool {
	head, _ := frontmatter.Cut([]byte(page))
	return head == nil || stands(split(page), "name") || strings.Contains("\n"+page, "\n# ")
}

// FieldOf returns the text of a field of a page on one line; "" when there is none.
func FieldOf(page, name string) string {
	b, _ := find(split(page), name)
	_, value, _ := strings.Cut(b.text, ":")
	if text, ok := frontmatter.Read(strings.TrimSpace(value)); ok {
		return text
	}
	return ""
}

// FieldAt is the field of a page that stands in a line, "" for none.
func FieldAt(page string, line int) string {
	out := ""
	for _, b := range split(page) {
		if b.line <= line {
			out = b.key
		}
	}
	return out
}
