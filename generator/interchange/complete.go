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
	Lines     []Origin // where each line of Text stands in the page
	Own       []string // fields of which the feed says something else, and the page's stand
	Conflicts []string // of them, those that the feed has changed since they were imported
}

// Origin is where a line stands in a page: in which line of it, 0 for one that the feed
// says, and how many characters further to the right.
type Origin struct{ Line, Shift int }

// Complete makes of a page and of the draft of a feed the page that readers see, and
// writes nothing. What a page says counts, field by field (a place and the like part by
// part), and what it leaves out is the feed's. Where an import has noted what it wrote, a
// field that stands as it was written is the feed's too, and one that was taken out stays
// out.
func Complete(page string, d frontmatter.Draft, noted Noted) Completed {
	current, feed := split(page), split(d.File())
	var out Completed
	var kept []block
	for _, b := range current {
		next, inFeed := find(feed, b.key)
		judged := keep
		if noted.Fields != nil {
			judged = noted.standing(b, next, inFeed, false)
		}
		next.line = 0
		n, isNested := nestedOf(b, next, noted)
		switch {
		case judged == take && inFeed:
			kept = append(kept, next)
			continue
		case judged == take:
			continue
		case isNested:
			done := n.merged()
			out.Own, out.Conflicts = append(out.Own, done.own...), append(out.Conflicts, done.conflicts...)
			kept = append(kept, done.spread(b)...)
			continue
		case judged == conflict:
			out.Conflicts = append(out.Conflicts, b.key)
		}
		if inFeed && b.key != sourceKey && hash(next.text) != hash(b.text) {
			out.Own = append(out.Own, b.key)
		}
		kept = append(kept, b)
	}
	for _, next := range feed {
		if stands(current, next.key) {
			continue
		}
		judged := take
		if noted.Fields != nil {
			judged = noted.coming(next, false)
		}
		switch next.line = 0; judged {
		case take:
			kept = insert(kept, next)
		case conflict:
			out.Conflicts = append(out.Conflicts, next.key)
		}
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
func linesOf(blocks []block) []Origin {
	var out, text []Origin
	add := func(to []Origin, b block, written string) []Origin {
		for n := range strings.Count(written, "\n") + 1 {
			if b.line == 0 {
				to = append(to, Origin{})
			} else {
				to = append(to, Origin{b.line + n, b.shift})
			}
		}
		return to
	}
	out = append(out, Origin{Line: 1})
	for _, b := range blocks {
		if b.key == textKey {
			text = add([]Origin{{}}, b, strings.TrimSpace(b.text))
			continue
		}
		out = add(out, b, b.text)
	}
	return append(append(out, Origin{}), text...)
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

// FieldAt is the field of a page that stands in a line, such as "cost", or "place.city"
// where that has a line of its own; "" for none.
func FieldAt(page string, line int) string {
	out := ""
	for _, b := range split(page) {
		if b.line > line {
			break
		}
		out = b.key
		if parts, ok := parts(b); ok && parts[0].line > b.line {
			for _, p := range parts {
				if p.line <= line {
					out = b.key + "." + p.key
				}
			}
		}
	}
	return out
}
