package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
)

// Groups of one name that have no id have short names by their order in a list and by those beside
// them: tea, tea-2, tea-york. So that nobody's address becomes another's when one of them goes, a copy notes whose is which.

// markOf tells a group from others of its name: by its place and its times.
func markOf(d frontmatter.Draft) string {
	h := sha256.New()
	inside := false
	for _, line := range d.Lines {
		if below := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "-"); !below {
			inside = strings.HasPrefix(line, "place:") || strings.HasPrefix(line, "schedule:")
		}
		if inside {
			h.Write([]byte(line + "\n"))
		}
	}
	h.Write([]byte(d.Name))
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// marksOf are the marks of groups: short name → mark.
func marksOf(drafts []frontmatter.Draft) map[string]string {
	out := map[string]string{}
	for _, d := range drafts {
		if !d.Translation {
			out[d.Slug] = markOf(d)
		}
	}
	return out
}

var numbered = regexp.MustCompile(`-[0-9]+$`)

// alike reports whether two short names are of one name: tea, tea-2 and tea-york. An id is another.
func alike(a, b string) bool {
	return strings.HasPrefix(a, unnumbered(b)) || strings.HasPrefix(b, unnumbered(a))
}

func unnumbered(slug string) string { return numbered.ReplaceAllString(slug, "") }

// keepNames gives the groups of a list the short names that they had: those of the marks. A
// group that is another by now keeps its own, if nobody has that.
func keepNames(in *interchange.Import, marks map[string]string) {
	free := map[string][]string{} // by mark
	for _, slug := range slices.Sorted(maps.Keys(marks)) {
		free[marks[slug]] = append(free[marks[slug]], slug)
	}
	names, taken := make([]string, len(in.Drafts)), map[string]bool{}
	take := func(n int, name string) { names[n], taken[name] = name, true }
	for n, d := range in.Drafts {
		if d.Translation {
			continue
		}
		mark := markOf(d)
		at := slices.Index(free[mark], d.Slug)
		if at < 0 {
			at = slices.IndexFunc(free[mark], func(s string) bool { return alike(s, d.Slug) })
		}
		if at >= 0 {
			take(n, free[mark][at])
			free[mark] = slices.Delete(free[mark], at, at+1)
		}
	}
	open := map[string][]diag.Finding{"": in.Open[""]}
	was := ""
	for n, d := range in.Drafts {
		switch {
		case d.Translation && n > 0 && d.Slug == was:
			names[n] = in.Drafts[n-1].Slug
		case d.Translation:
			names[n] = d.Slug
		case names[n] == "":
			name := d.Slug
			for k := 2; taken[name]; k++ {
				name = unnumbered(d.Slug) + "-" + strconv.Itoa(k)
			}
			take(n, name)
		}
		if found := in.Open[d.Slug]; len(found) > 0 && !d.Translation {
			open[names[n]] = found
		}
		was, in.Drafts[n].Slug = d.Slug, names[n]
	}
	in.Open = open
}
