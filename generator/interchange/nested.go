package interchange

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Of a field that has fields, such as place, a page and a file are compared part by part:
// somebody has changed one, and the file another. What hangs together is not mixed: a
// corrected street with the town to which a group has moved is an address that nobody has.

// reach is how large what a part says of a place is: the smaller hangs on the larger. Parts
// that are not here stand for themselves.
var reach = map[string]int{"place.country": 6, "place.region": 5, "place.city": 4, "place.postcode": 3,
	"place.lat": 3, "place.lon": 3, "place.address": 2, "place.venue": 1,
	"online.url": 2, "online.ask_passcode": 1}

// withheldFrom is the reach of the largest that a page keeps to itself by its precision.
const withheldFrom = 3

// isNested reports whether each part of a field is a fact by itself. Where one is required,
// the others are about it: a day until which an alert stands, or who it was that checked.
func isNested(key string) bool {
	f, _ := schema.Of(model.KindGroup).Field(key)
	return f.Type == schema.Group && !slices.ContainsFunc(f.Fields, func(f schema.Field) bool { return f.Required })
}

// parts cuts a field into its parts, if it is written as groups of fields usually are.
func parts(b block) (out []block, ok bool) {
	if !isNested(b.key) {
		return nil, false
	}
	head, rest, below := strings.Cut(b.text, "\n")
	if value := strings.TrimSpace(strings.TrimPrefix(head, b.key+":")); !below && strings.HasPrefix(value, "{") {
		out = inBraces(b, head)
	} else if below && value == "" {
		out = indented(b, rest)
	}
	return out, len(out) > 0
}

// inBraces are the parts of "place: {city: Leeds, country: GB}".
func inBraces(b block, line string) []block {
	var out []block
	open := strings.Index(line, "{")
	runes := []rune(line)
	from := len([]rune(line[:open])) + 1
	depth, quote := 0, rune(0)
	for n := from; n < len(runes); n++ {
		switch r := runes[n]; {
		case quote != 0 && r == '\\' && quote == '"':
			n++
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case (r == '"' || r == '\'') && strings.ContainsRune(" ,[{", runes[n-1]):
			quote = r
		case r == '#' && runes[n-1] == ' ':
			return nil
		case r == '[' || r == '{':
			depth++
		case depth > 0 && (r == ']' || r == '}'):
			depth--
		case depth == 0 && (r == ',' && n+1 < len(runes) && runes[n+1] == ' ' || r == '}'):
			text := strings.TrimLeft(string(runes[from:n]), " ")
			m := fieldHead.FindStringSubmatch(text)
			if m == nil {
				return nil
			}
			at := n - len([]rune(text))
			out = append(out, block{key: m[1], text: strings.TrimRight(text, " "), line: b.line, shift: at})
			if from = n + 1; r == '}' {
				if strings.TrimSpace(string(runes[n+1:])) != "" {
					return nil
				}
				return out
			}
		}
	}
	return nil
}

var indent = regexp.MustCompile(`^ +`)

// indented are the parts of a field that stand in lines below it.
func indented(b block, lines string) []block {
	by := indent.FindString(lines)
	var out []string
	for line := range strings.SplitSeq(lines, "\n") {
		rest, is := strings.CutPrefix(line, by)
		if !is && strings.TrimSpace(line) != "" || by == "" {
			return nil
		}
		out = append(out, rest)
	}
	cut := blocksOf(strings.Join(out, "\n"), b.line)
	if cut[0].key == "" && !strings.HasPrefix(cut[0].text, "#") {
		return nil
	}
	for n := range cut {
		cut[n].shift = len(by)
	}
	return cut
}

// value is what a part says, however it is written.
func (b block) value() string {
	_, value, _ := strings.Cut(b.text, ":")
	value = strings.TrimSpace(value)
	if text, ok := frontmatter.Read(value); ok {
		return hash(text)
	}
	if n := len(value); n > 1 && value[0] == '\'' && value[n-1] == '\'' {
		value = strings.ReplaceAll(value[1:n-1], "''", "'")
	}
	return hash(value)
}

// nested is a field of a page beside the same of a file, part by part.
type nested struct {
	key        string
	noted      Noted
	page, file []block
}

// nestedOf is ok for a field whose parts are told apart: with notes, only if these do so too.
func nestedOf(b, next block, noted Noted) (n nested, ok bool) {
	page, inPage := parts(b)
	file, inFile := parts(next)
	n = nested{b.key, noted, page, file}
	return n, inPage && inFile && (noted.Fields == nil ||
		slices.ContainsFunc(page, func(b block) bool { _, known := n.was(b.key); return known }))
}

func (n nested) was(part string) (value string, known bool) {
	value, known = n.noted.Fields[n.key+"."+part]
	return value, known
}

// standing judges a part that stands in the page.
func (n nested) standing(b block) verdict {
	next, inFile := find(n.file, b.key)
	was, known := n.was(b.key)
	asImported := known && was == b.value()
	switch {
	case b.key == "" || inFile && next.value() == b.value() || n.noted.Fields == nil:
		return keep
	case !asImported && (!inFile || was == next.value()):
		return keep
	case !asImported || n.hangs(b.key):
		return conflict
	}
	return take
}

// coming judges a part that the file has and the page has not.
func (n nested) coming(next block) verdict {
	was, known := n.was(next.key)
	switch of := reach[n.key+"."+next.key]; {
	case known && was == next.value(): // somebody took it out
		return keep
	case known:
		return conflict
	case of > 0 && of <= n.kept(), n.key == "place" && of > 0 && of <= withheldFrom && n.withheld():
		return keep
	}
	return take
}

// hangs reports whether a part that the file has changed is of one piece with what somebody
// has changed in the page, or with something smaller that they have added.
func (n nested) hangs(part string) bool {
	of := reach[n.key+"."+part]
	return of > 0 && slices.ContainsFunc(n.page, func(b block) bool {
		_, inFile := find(n.file, b.key)
		size := reach[n.key+"."+b.key]
		return size > 0 && n.own(b) && (inFile || size < of)
	})
}

// kept is the reach of the largest part of which the page says something else than the file.
func (n nested) kept() int {
	out := 0
	for _, b := range n.page {
		if _, inFile := find(n.file, b.key); inFile && n.own(b) {
			out = max(out, reach[n.key+"."+b.key])
		}
	}
	return out
}

// own reports whether a part of the page is neither the file's nor as it was imported.
func (n nested) own(b block) bool {
	next, inFile := find(n.file, b.key)
	was, known := n.was(b.key)
	return b.key != "" && !(inFile && next.value() == b.value()) && !(known && was == b.value())
}

// withheld reports whether the page says that readers learn the town at most.
func (n nested) withheld() bool {
	b, _ := find(n.page, "precision")
	_, value, _ := strings.Cut(b.text, ":")
	return slices.Contains([]string{string(model.PlaceHidden), string(model.PlaceCity)}, strings.Trim(value, ` "'`))
}

// merging is what becomes of a nested field. Fields are named with that in which they stand.
type merging struct {
	parts                   []block
	changed, conflicts, own []string
}

// merged are the parts of both.
func (n nested) merged() (out merging) {
	for _, b := range n.page {
		next, inFile := find(n.file, b.key)
		name := n.key + "." + b.key
		switch n.standing(b) {
		case take:
			if out.changed = append(out.changed, name); inFile {
				out.parts = append(out.parts, block{key: b.key, text: next.text})
			}
			continue
		case conflict:
			out.conflicts = append(out.conflicts, name)
		}
		if inFile && b.key != "" && next.value() != b.value() {
			out.own = append(out.own, name)
		}
		out.parts = append(out.parts, b)
	}
	for _, next := range n.file {
		if _, stands := find(n.page, next.key); stands {
			continue
		}
		switch name := n.key + "." + next.key; n.coming(next) {
		case take:
			out.parts = append(out.parts, block{key: next.key, text: next.text})
			out.changed = append(out.changed, name)
		case conflict:
			out.conflicts = append(out.conflicts, name)
		}
	}
	return out
}

// written is a field of a page with what it has now, in the form in which it stood.
func (m merging) written(was block) block {
	if len(m.changed) == 0 {
		return was
	}
	var texts []string
	for _, p := range m.parts {
		texts = append(texts, p.text)
	}
	if _, below, _ := strings.Cut(was.text, "\n"); below != "" {
		by := indent.FindString(below)
		was.text = was.key + ":\n" + by + strings.ReplaceAll(strings.Join(texts, "\n"), "\n", "\n"+by)
	} else {
		was.text = was.key + ": {" + strings.Join(texts, ", ") + "}"
	}
	return was
}

// spread is the same in lines that know where they stood.
func (m merging) spread(was block) []block {
	if len(m.changed) == 0 {
		return []block{was}
	}
	const by = "  "
	out := []block{{key: was.key, text: was.key + ":", line: was.line}}
	for _, p := range m.parts {
		out = append(out, block{text: by + strings.ReplaceAll(p.text, "\n", "\n"+by), line: p.line,
			shift: p.shift - len(by)})
	}
	return out
}
