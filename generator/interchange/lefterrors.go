package interchange

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/parse"
)

// leaveOutErrors takes out of a draft what the hub's own check would call an error,
// and names it whole: of a list the item, of a session its line, or all of it where it
// cannot do without. Taking out a line may make another one an error: latitude alone.
func (i *importer) leaveOutErrors(d *frontmatter.Draft) {
	for range 30 {
		bad, items, text := map[int]bool{}, map[int]bool{}, false
		found := i.findings(d)
		if i.lookAround(d, found) {
			continue
		}
		for _, f := range found {
			if f.Severity != diag.Error {
				continue
			}
			what := "the text"
			switch n := f.Line - 2; {
			case n >= 0 && n < len(d.Lines):
				if items[n] { // the next round finds what is wrong beside it
					continue
				}
				if line, item, ok := withoutItem(d.Lines[n], f.Column); ok {
					d.Lines[n], what, items[n] = line, item, true
					break
				}
				bad[n] = true
				what = fallsWith(d.Lines, n)
			case d.Text != "":
				text = true
			default:
				continue
			}
			i.lose(diag.FieldLeftOut, d.Where+" ("+d.Name+")", f.Field,
				diag.Say("%s This was left out: %s", f.Message, shortened(what)), f.Suggestion)
		}
		if len(bad)+len(items) == 0 && !text {
			return
		}
		d.Lines = frontmatter.Without(d.Lines, bad)
		if text {
			d.Text = ""
		}
	}
}

var listLine = regexp.MustCompile(`^([ -]*[a-z_]+: \[)(.+)\]$`)

// withoutItem takes out of a line "languages: [es, xx]" the item at a column, unless it
// is the only one.
func withoutItem(line string, column int) (rest, item string, ok bool) {
	m := listLine.FindStringSubmatch(line)
	if m == nil || strings.Contains(m[2], `"`) {
		return "", "", false
	}
	items := strings.Split(m[2], ", ")
	at := len([]rune(m[1])) + 1
	for n, item := range items {
		width := len([]rune(item))
		if column >= at && column < at+width && len(items) > 1 {
			field, _, _ := strings.Cut(strings.TrimLeft(m[1], " -"), ":")
			return m[1] + strings.Join(slices.Delete(items, n, n+1), ", ") + "]", field + ": " + item, true
		}
		at += width + 2
	}
	return "", "", false
}

// around is a line with those that may fall with it: of its field, or of its session, of which
// a group may have thousands.
func around(lines []string, at int) (part []string, where int) {
	begins := func(n int) bool { return !strings.HasPrefix(lines[n], " ") || strings.HasPrefix(lines[n], "  - ") }
	from, to := at, at+1
	for from > 0 && !begins(from) {
		from--
	}
	for to < len(lines) && !begins(to) {
		to++
	}
	if part = lines[from:to]; strings.HasPrefix(lines[from], " ") {
		return slices.Concat([]string{"schedule:"}, part), at - from + 1
	}
	return part, at - from
}

// fallsWith is what is taken out with a line.
func fallsWith(lines []string, bad int) string {
	lines, bad = around(lines, bad)
	left := frontmatter.Without(lines, map[int]bool{bad: true})
	var out []string
	for _, line := range lines {
		if len(left) > 0 && left[0] == line {
			left = left[1:]
			continue
		}
		if line = strings.TrimLeft(line, "- "); !strings.HasSuffix(line, ":") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ")
}

// findings are those that a check has of a draft. Its first line of front matter is
// line 2.
func (i *importer) findings(d *frontmatter.Draft) []diag.Finding {
	at := load.File{Path: d.Slug + ".md", Section: "groups", Language: d.Language, Page: d.Slug}
	if d.Translation {
		at.Original = d.Slug
	}
	_, findings := parse.Page(at, []byte("---\n"+strings.Join(d.Lines, "\n")+"\n---\n\n"+d.Text), i.hub)
	return findings
}
