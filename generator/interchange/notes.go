package interchange

import (
	"cmp"
	"encoding/json"
	"errors"
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

// notesFormat names the format of NotesFile and its version.
const notesFormat = "peerhub-import/1"

// ErrNewer is a file whose version this program does not know. It must not be written over.
var ErrNewer = errors.New("a newer Peerhub wrote this file: use that one")

// bySource is what NotesFile and OpenFile hold.
type bySource[Sources any] struct {
	Format  string  `json:"format"`
	Sources Sources `json:"sources"`
}

// sourcesOf returns what stands under "sources" in a file of a format; all of it in one that
// was written before formats were named.
func sourcesOf(data []byte, format string) ([]byte, error) {
	var k bySource[json.RawMessage]
	if json.Unmarshal(data, &k) != nil || k.Format == "" { // a source may be called format, and is no text
		return data, nil
	}
	if k.Format != format {
		return nil, ErrNewer
	}
	return k.Sources, nil
}

// Encode writes the notes as NotesFile has them, in the order of sources and pages.
func (n Notes) Encode() ([]byte, error) { return JSON(bySource[Notes]{notesFormat, n}) }

// ReadNotes reads what earlier imports noted.
func ReadNotes(data []byte) (Notes, error) {
	out := Notes{}
	data, err := sourcesOf(data, notesFormat)
	if err != nil {
		return out, err
	}
	raw := map[string]json.RawMessage{}
	err = json.Unmarshal(data, &raw)
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

// Moved notes that a page has another file now, and reports whether an import had written it. What its source calls the
// group stays.
func (n Notes) Moved(from, to string) bool {
	is := false
	for _, pages := range n {
		if noted, ok := pages[from]; ok {
			noted.Slug = noted.group(from)
			delete(pages, from)
			pages[to], is = noted, true
		}
	}
	return is
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
