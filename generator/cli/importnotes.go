package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
)

// importNotes is what imports note of the pages that they wrote. It lies among
// them and belongs into the hub's repository, as they do.
const importNotes = "content/groups/import.lock.json"

// notes are what was noted, by the source and the page: two lists may have the same
// short names for different groups.
type notes map[string]map[string]interchange.Noted

// readNotes reads what earlier imports noted.
func (r *run) readNotes() (notes, error) {
	out := notes{}
	data, err := os.ReadFile(filepath.Join(r.hub, filepath.FromSlash(importNotes)))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	raw := map[string]json.RawMessage{}
	if err == nil {
		err = json.Unmarshal(data, &raw)
	}
	for key, value := range raw {
		var page struct { // as it was before sources were told apart
			From   string            `json:"from"`
			Fields map[string]string `json:"fields"`
		}
		if json.Unmarshal(value, &page) == nil && page.Fields != nil && page.From != "" {
			out.add(page.From, key, interchange.Noted{Fields: page.Fields})
			continue
		}
		pages := map[string]interchange.Noted{}
		if err == nil {
			err = json.Unmarshal(value, &pages)
		}
		for file, noted := range pages {
			out.add(key, file, noted)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w. Take it away, and the next import will compare every page as if somebody had written it", importNotes, err)
	}
	return out, nil
}

func (n notes) add(source, file string, noted interchange.Noted) {
	if n[source] == nil {
		n[source] = map[string]interchange.Noted{}
	}
	n[source][file] = noted
}

// of returns the source that a page came from, "" for none.
func (n notes) of(file string) string {
	for _, source := range slices.Sorted(maps.Keys(n)) {
		if _, ok := n[source][file]; ok {
			return source
		}
	}
	return ""
}

// page returns the page that a source's group has in a language.
func (n notes) page(source, slug, language string) (string, bool) {
	for file, noted := range n[source] {
		name := strings.TrimSuffix(path.Base(file), ".md")
		if cmp.Or(noted.Slug, name) == slug && path.Base(path.Dir(file)) == language {
			return file, true
		}
	}
	return "", false
}

func (i *importing) writeNotes() error {
	if i.command.DryRun {
		return nil
	}
	data, err := interchange.JSON(i.notes) // maps are written in the order of their keys
	if err != nil {
		return err
	}
	if i.exists(importNotes) {
		return i.replace(importNotes, data)
	}
	return i.create(importNotes, string(data))
}

// sourceOf finds out which list a file is: the one that it is said to be, or the website
// that most of its groups come from, or the file. One that has its groups, told alike, is
// the same under another name; one that has its name and other groups is another.
func (i *importing) sourceOf(in interchange.Import, file string) string {
	prefix := in.Format.Title() + ": "
	if i.command.Source != "" {
		return prefix + i.command.Source
	}
	own := prefix + cmp.Or(website(in.Drafts), file)
	for n := 1; ; n++ {
		key := own
		if n > 1 {
			key = fmt.Sprintf("%s (%d)", own, n)
		}
		if known, alike := i.overlap(key, in.Drafts); known == 0 || 2*alike >= known {
			own = key
			break
		}
	}
	if len(i.notes[own]) > 0 {
		return own
	}
	for _, key := range slices.Sorted(maps.Keys(i.notes)) {
		known, alike := i.overlap(key, in.Drafts)
		two := strings.Contains(own, "://") && strings.Contains(key, "://") // websites
		if strings.HasPrefix(key, prefix) && alike > 0 && 2*alike >= known && !two {
			return key
		}
	}
	return own
}

// overlap counts the groups that a source has too, by their short names, and those of
// them that are told alike.
func (i *importing) overlap(source string, drafts []frontmatter.Draft) (known, alike int) {
	for _, d := range drafts {
		file, ok := i.notes.page(source, d.Slug, d.Language)
		if !ok || d.Translation {
			continue
		}
		known++
		text, err := os.ReadFile(filepath.Join(i.hub, filepath.FromSlash(file)))
		if err == nil && interchange.Alike(string(text), d) ||
			i.notes[source][file].Fields["name"] == interchange.Note(d).Fields["name"] && err != nil {
			alike++
		}
	}
	return known, alike
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
