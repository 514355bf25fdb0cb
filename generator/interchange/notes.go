package interchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
)

// NotesFile is what imports note of the pages that they wrote. It lies among them and
// belongs into the hub's repository, as they do.
const NotesFile = "content/groups/import.lock.json"

// Notes are what imports noted, by the source and the page: two lists may have the same
// short names for different groups.
type Notes map[string]map[string]Noted

// ReadNotes reads what earlier imports noted.
func ReadNotes(data []byte) (Notes, error) {
	out := Notes{}
	raw := map[string]json.RawMessage{}
	err := json.Unmarshal(data, &raw)
	for key, value := range raw {
		var page struct { // as it was before sources were told apart
			From   string            `json:"from"`
			Fields map[string]string `json:"fields"`
		}
		if json.Unmarshal(value, &page) == nil && page.Fields != nil && page.From != "" {
			out.Add(page.From, key, Noted{Fields: page.Fields})
			continue
		}
		pages := map[string]Noted{}
		if err == nil {
			err = json.Unmarshal(value, &pages)
		}
		for file, noted := range pages {
			out.Add(key, file, noted)
		}
	}
	return out, err
}

// Add notes a page of a source.
func (n Notes) Add(source, file string, noted Noted) {
	if n[source] == nil {
		n[source] = map[string]Noted{}
	}
	n[source][file] = noted
}

// Of returns the source that a page came from, "" for none.
func (n Notes) Of(file string) string {
	for _, source := range slices.Sorted(maps.Keys(n)) {
		if _, ok := n[source][file]; ok {
			return source
		}
	}
	return ""
}

// Pages are those of a source, by the language and what the source calls the group.
func (n Notes) Pages(source string) map[[2]string]string {
	out := map[[2]string]string{}
	for _, file := range slices.Sorted(maps.Keys(n[source])) {
		out[[2]string{path.Base(path.Dir(file)), n[source][file].group(file)}] = file
	}
	return out
}

// group is what its source calls the group of a page.
func (n Noted) group(file string) string {
	return cmp.Or(n.Slug, strings.TrimSuffix(path.Base(file), ".md"))
}

// Source finds out which list a file is: the website that most of its groups come from,
// or the file. One that has its groups, told alike, is the same under another name; one
// that has its name and other groups is another. Pages are read by their files.
func (n Notes) Source(in Import, file string, read func(file string) (string, bool)) string {
	prefix := SourceNamed(in.Format, "")
	own := prefix + cmp.Or(website(in.Drafts), file)
	for number := 1; ; number++ {
		key := own
		if number > 1 {
			key = fmt.Sprintf("%s (%d)", own, number)
		}
		if known, alike := n.overlap(key, in.Drafts, read); known == 0 || 2*alike >= known {
			own = key
			break
		}
	}
	if len(n[own]) > 0 {
		return own
	}
	for _, key := range slices.Sorted(maps.Keys(n)) {
		known, alike := n.overlap(key, in.Drafts, read)
		two := strings.Contains(own, "://") && strings.Contains(key, "://") // websites
		if strings.HasPrefix(key, prefix) && alike > 0 && 2*alike >= known && !two {
			return key
		}
	}
	return own
}

// SourceNamed is the source of that name.
func SourceNamed(format Format, name string) string { return format.Title() + ": " + name }

// overlap counts the groups that a source has too, by their short names, and those of
// them that are told alike.
func (n Notes) overlap(source string, drafts []frontmatter.Draft, read func(file string) (string, bool)) (
	known, alike int) {
	pages := n.Pages(source)
	for _, d := range drafts {
		file, ok := pages[[2]string{d.Language, d.Slug}]
		if !ok || d.Translation {
			continue
		}
		known++
		text, there := read(file)
		if there && isAlike(text, d) || !there && n[source][file].Fields["name"] == Note(d).Fields["name"] {
			alike++
		}
	}
	return known, alike
}

// Renaming is a group that its list has under another name than before.
type Renaming struct {
	Draft     frontmatter.Draft
	File, Was string // its page, and what the source called it
}

// Renamed finds the groups of a source that were renamed: a page that no draft has the
// short name of says what one of them says, and none of the others. Pages are read by
// their files, in the order of which the groups come.
func (n Notes) Renamed(source string, drafts []frontmatter.Draft, read func(file string) (string, bool)) []Renaming {
	free := map[string]string{} // page → its short name before
	for file, noted := range n[source] {
		free[file] = noted.group(file)
	}
	var fresh []frontmatter.Draft
	noted := n.Pages(source)
	for _, d := range drafts {
		if file, ok := noted[[2]string{d.Language, d.Slug}]; ok {
			delete(free, file)
		} else if !d.Translation {
			fresh = append(fresh, d)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	texts := map[string]string{}
	by := map[string][]string{} // fact that tells groups apart → pages that say it
	for _, file := range slices.Sorted(maps.Keys(free)) {
		if text, there := read(file); there {
			texts[file] = text
			for _, fact := range apart(text) {
				by[fact] = append(by[fact], file)
			}
		}
	}
	wanted := map[string][]frontmatter.Draft{} // page → drafts that may be its group
	for _, d := range fresh {
		near := map[string]bool{}
		for _, fact := range apart(d.File()) {
			if pages := by[fact]; len(pages) <= shareFact {
				for _, file := range pages {
					near[file] = true
				}
			}
		}
		var pages []string
		for _, file := range slices.Sorted(maps.Keys(near)) {
			if path.Base(path.Dir(file)) == d.Language && isRenamed(texts[file], d) {
				pages = append(pages, file)
			}
		}
		if len(pages) == 1 {
			wanted[pages[0]] = append(wanted[pages[0]], d)
		}
	}
	var out []Renaming
	for _, file := range slices.Sorted(maps.Keys(wanted)) {
		if of := wanted[file]; len(of) == 1 { // of several, nobody knows which
			out = append(out, Renaming{of[0], file, free[file]})
		}
	}
	return out
}

// website is the site that most drafts name as their source.
func website(drafts []frontmatter.Draft) string {
	count, best := map[string]int{}, ""
	for _, d := range drafts {
		for _, line := range d.Lines {
			address, is := strings.CutPrefix(line, "source: ")
			if u, err := url.Parse(strings.Trim(address, `"`)); is && err == nil && u.Host != "" {
				count["https://"+u.Host]++
			}
		}
	}
	for _, host := range slices.Sorted(maps.Keys(count)) {
		if best == "" || count[host] > count[best] {
			best = host
		}
	}
	return best
}
