package check

import (
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// nearest finds the file that a lost link may have meant.
type nearest struct {
	pages, files []string // hub paths, sorted
}

func newNearest(site *model.Site) *nearest {
	n := &nearest{}
	for _, e := range site.Entries {
		for _, p := range e.Pages {
			n.pages = append(n.pages, p.Pos.File)
		}
	}
	for file := range site.Files {
		n.files = append(n.files, file)
	}
	slices.Sort(n.pages)
	slices.Sort(n.files)
	return n
}

// file returns the nearest file to the path, or "": one of the same name in
// another folder (it was moved), one of a similar name in the same folder (it
// was misspelt), or one of a similar name anywhere, the same language first.
func (n *nearest) file(lost string, image bool) string {
	candidates := n.pages
	if image || path.Ext(lost) != ".md" && path.Ext(lost) != "" {
		candidates = n.files
	}
	var moved, beside, same []string
	for _, c := range candidates {
		if stem(c) == stem(lost) {
			moved = append(moved, c)
		}
		if path.Dir(c) == path.Dir(lost) {
			beside = append(beside, c)
		}
		if language(c) == language(lost) {
			same = append(same, c)
		}
	}
	for _, c := range moved {
		if language(c) == language(lost) {
			return c
		}
	}
	if len(moved) > 0 {
		return moved[0]
	}
	for _, among := range [][]string{beside, same, candidates} {
		stems := make([]string, len(among))
		for i, c := range among {
			stems[i] = stem(c)
		}
		if s := diag.Suggest(stem(lost), stems); s != "" {
			return among[slices.Index(stems, s)]
		}
	}
	return ""
}

// stem is the name that a person knows a file by: without its ending, and the
// folder's or the section's for an index.
func stem(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".md")
	if name == "index" {
		if parts := strings.Split(file, "/"); len(parts) == 4 { // content/<section>/<language>/index.md
			return parts[1]
		}
		return path.Base(path.Dir(file))
	}
	return name
}

// language is the folder of the language in content/<section>/<language>/….
func language(file string) string {
	parts := strings.SplitN(file, "/", 4)
	if len(parts) < 4 {
		return ""
	}
	return parts[2]
}
