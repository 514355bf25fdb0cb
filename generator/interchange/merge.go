package interchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
)

// Noted is what an import noted of a page that it wrote, so that a later one knows
// what people changed in it.
type Noted struct {
	Slug   string            `json:"slug,omitempty"` // what its source calls it, where its page has another name
	Fields map[string]string `json:"fields"`         // field → hash of what was written; "text" is the page's text
}

// Merged is a page with what a file says of it now.
type Merged struct {
	Text      string   // of the page
	Changed   []string // fields that are taken from the file
	Conflicts []string // fields that differ, and that somebody wrote or changed by hand: the page's stay
}

// Merge takes over what is new in a draft into the page that stands in the hub.
// A field that stands as the last import wrote it is the file's; one that somebody
// changed or took out is theirs, and a conflict when the file has changed it too. Of a
// field that has fields this is so part by part. Without a note the whole page is
// theirs. With replace, the file wins conflicts.
func Merge(page string, d frontmatter.Draft, noted Noted, replace bool) Merged {
	current, file := split(page), split(d.File())
	var out Merged
	var kept []block
	for _, b := range current {
		next, inFile := find(file, b.key)
		judged := noted.standing(b, next, inFile, replace)
		n, isNested := nestedOf(b, next, noted)
		switch {
		case judged == take:
			if out.Changed = append(out.Changed, b.key); inFile {
				kept = append(kept, next)
			}
			continue
		case isNested && noted.Fields != nil:
			done := n.merged()
			out.Changed = append(out.Changed, done.changed...)
			out.Conflicts = append(out.Conflicts, done.conflicts...)
			if b = done.written(b); len(done.parts) == 0 {
				continue
			}
		case judged == conflict:
			out.Conflicts = append(out.Conflicts, b.key)
		}
		kept = append(kept, b)
	}
	for _, next := range file {
		if _, stands := find(current, next.key); stands {
			continue
		}
		switch noted.coming(next, replace) {
		case take:
			out.Changed = append(out.Changed, next.key)
			kept = insert(kept, next)
		case conflict:
			out.Conflicts = append(out.Conflicts, next.key)
		}
	}
	out.Text = join(kept)
	return out
}

// verdict is what becomes of a field.
type verdict int

const (
	keep     verdict = iota // what the page has
	take                    // what the file has, which may be nothing
	conflict                // what the page has, and say so
)

// standing judges a field that stands in the page; next is what the file has of it.
func (n Noted) standing(b, next block, inFile, replace bool) verdict {
	was, known := n.Fields[b.key]
	asImported := known && was == hash(b.text)
	switch {
	case b.key == "" || b.key == draftKey:
		return keep
	case !inFile && !asImported:
		return keep
	case inFile && (b.key == sourceKey || hash(next.text) == hash(b.text)):
		return keep
	case asImported || replace:
		return take
	case known && was == hash(next.text): // the file says what it said before
		return keep
	}
	return conflict
}

// coming judges a field that the file has and the page has not.
func (n Noted) coming(next block, replace bool) verdict {
	was, known := n.Fields[next.key]
	switch {
	case next.key == draftKey && n.Fields != nil, next.key == sourceKey && known:
		return keep
	case replace:
		return take
	case known && was == hash(next.text): // somebody took it out
		return keep
	case known || n.Fields == nil:
		return conflict
	}
	return take
}

// Note returns what is to be noted of a page after a draft of a file was merged.
func Note(d frontmatter.Draft) Noted {
	n := Noted{Fields: map[string]string{}}
	for _, b := range split(d.File()) {
		n.Fields[b.key] = hash(b.text)
		parts, _ := parts(b)
		for _, p := range parts {
			n.Fields[b.key+"."+p.key] = p.value()
		}
	}
	return n
}

// Field returns what stands in a page of a field of front matter, as notes keep it; "" is
// nothing.
func Field(page, name string) string {
	if b, stands := find(split(page), name); stands {
		return hash(b.text)
	}
	return ""
}

// block is a field of front matter with its lines, or the text of the page. What
// stands between fields, such as comments, has no key.
type block struct {
	key, text string
	line      int // of the page where it begins, from 1; 0 for what is not of the page
	shift     int // how many characters further to the right it stands there
}

const (
	textKey   = "text"   // the page's text
	draftKey  = "draft"  // whether readers see a page, people say
	sourceKey = "source" // the file, which may have another name each time: no change
)

var fieldHead = regexp.MustCompile(`^([A-Za-z_]+):`)

// split cuts a page into blocks.
func split(page string) []block {
	page = strings.TrimPrefix(strings.ReplaceAll(page, "\r\n", "\n"), frontmatter.Mark)
	head, text := frontmatter.Cut([]byte(page))
	out := blocksOf(string(frontmatter.Fields(head)), 1)
	if len(bytes.TrimSpace(text)) > 0 {
		above := len(text) - len(bytes.TrimLeft(text, "\n"))
		out = append(out, block{key: textKey, text: string(text), line: 1 + bytes.Count(head, []byte("\n")) + above})
	}
	return out
}

// blocksOf cuts lines of fields into blocks; number is that of the line before them.
func blocksOf(lines string, number int) []block {
	var out []block
	begins, at := 0, 0 // of the last block, and of the line
	for line := range strings.Lines(lines) {
		number++
		key, next := "", at+len(line)
		line = strings.TrimSuffix(line, "\n")
		if m := fieldHead.FindStringSubmatch(line); m != nil {
			key = m[1]
		}
		if n := len(out); key != "" || n == 0 || strings.HasPrefix(line, "#") && out[n-1].key != "" {
			out = append(out, block{key: key, line: number})
			begins = at
		}
		out[len(out)-1].text = lines[begins : at+len(line)]
		at = next
	}
	return out
}

func join(blocks []block) string {
	var fields []string
	text := ""
	for _, b := range blocks {
		if b.key == textKey {
			text = "\n" + strings.TrimSpace(b.text) + "\n"
			continue
		}
		fields = append(fields, b.text)
	}
	return "---\n" + strings.Join(fields, "\n") + "\n---\n" + text
}

// insert puts a field before the text.
func insert(blocks []block, b block) []block {
	if n := len(blocks); n > 0 && blocks[n-1].key == textKey {
		return slices.Insert(blocks, n-1, b)
	}
	return append(blocks, b)
}

func find(blocks []block, key string) (block, bool) {
	i := slices.IndexFunc(blocks, func(b block) bool { return b.key == key })
	if i < 0 {
		return block{}, false
	}
	return blocks[i], true
}

// hash tells two texts apart, whatever their white space.
func hash(text string) string {
	h := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(h[:6])
}
