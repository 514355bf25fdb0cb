package interchange

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
)

// Which list a file is, and which group of it is which of the last time, is told by what was
// noted of the list then, and not by the pages: people correct these, check them, or take
// them away.

// Source finds out which list a file is: the website that most of its groups come from,
// or the file. One that has its groups, told alike, is the same under another name; one
// that has its name and other groups is another.
func (n Notes) Source(in Import, file string) string {
	prefix := SourceNamed(in.Format, "")
	own := prefix + cmp.Or(website(in.Drafts), file)
	now := notesOf(in.Drafts)
	for number := 1; ; number++ {
		key := own
		if number > 1 {
			key = fmt.Sprintf("%s (%d)", own, number)
		}
		if known, alike := n.overlap(key, now); known == 0 || 2*alike >= known {
			own = key
			break
		}
	}
	if len(n[own]) > 0 {
		return own
	}
	for _, key := range slices.Sorted(maps.Keys(n)) {
		known, alike := n.overlap(key, now)
		two := strings.Contains(own, "://") && strings.Contains(key, "://") // websites
		if strings.HasPrefix(key, prefix) && alike > 0 && 2*alike >= known && !two {
			return key
		}
	}
	return own
}

// SourceNamed is the source of that name.
func SourceNamed(format Format, name string) string { return format.Title() + ": " + name }

// noting is a group of a list with what is to be noted of it.
type noting struct {
	draft frontmatter.Draft
	Noted
}

// notesOf are the groups of a list, without their translations.
func notesOf(drafts []frontmatter.Draft) []noting {
	var out []noting
	for _, d := range drafts {
		if !d.Translation {
			out = append(out, noting{d, Note(d)})
		}
	}
	return out
}

// overlap counts the groups that a source has too, by their short names, and those of
// them that are told alike. Of a list that got ids since most groups are known by their
// names.
func (n Notes) overlap(source string, now []noting) (known, alike int) {
	pages := n.Pages(source)
	for _, t := range now {
		if file, ok := pages[[2]string{t.draft.Language, t.draft.Slug}]; ok {
			if known++; isAlike(n[source][file], t.Noted) {
				alike++
			}
		}
	}
	if free, fresh := n.apart(source, now); len(fresh) > 0 {
		if named := len(n.named(source, free, fresh)); 2*named >= len(free) {
			known, alike = known+named, alike+named
		}
	}
	return known, alike
}

// apart are the pages of a source that no group of a list has the short name of, with what
// the source called theirs, and the groups that no page is noted of.
func (n Notes) apart(source string, now []noting) (free map[string]string, fresh []noting) {
	free = map[string]string{}
	for file, noted := range n[source] {
		free[file] = noted.group(file)
	}
	pages := n.Pages(source)
	for _, t := range now {
		if file, ok := pages[[2]string{t.draft.Language, t.draft.Slug}]; ok {
			delete(free, file)
		} else {
			fresh = append(fresh, t)
		}
	}
	return free, fresh
}

// Renaming is a group that its list calls otherwise than before.
type Renaming struct {
	Draft     frontmatter.Draft
	File, Was string // its page, and what the source called it
	Sure      bool   // its name and its place are as before
}

// Renamed finds the groups of a source that it calls otherwise than before, in the order of
// their pages; read says whether a page is still there.
func (n Notes) Renamed(source string, drafts []frontmatter.Draft, read func(file string) (string, bool)) []Renaming {
	free, fresh := n.apart(source, notesOf(drafts))
	if len(fresh) == 0 || len(free) == 0 {
		return nil
	}
	var out []Renaming
	sure := n.named(source, free, fresh)
	for file, t := range sure {
		out = append(out, Renaming{t.draft, file, free[file], true})
	}
	of := map[string]bool{} // groups, by their short names
	for file, t := range sure {
		of[t.draft.Slug] = true
		delete(free, file)
	}
	fresh = slices.DeleteFunc(fresh, func(t noting) bool { return of[t.draft.Slug] })
	for file, t := range n.likely(source, free, fresh, read) {
		out = append(out, Renaming{t.draft, file, free[file], false})
	}
	slices.SortFunc(out, func(a, b Renaming) int { return strings.Compare(a.File, b.File) })
	return out
}

// named are the groups that have the name and the place of one of the pages: somebody gave
// their groups ids, or the town went into a short name since there is another group of the
// name. Of several, those belong together that say most of the same.
func (n Notes) named(source string, free map[string]string, fresh []noting) map[string]noting {
	type pair struct {
		file        string
		fresh, same int
	}
	by := n.saying(source, free, func(key string) bool { return key == "name" })
	var pairs []pair
	for at, t := range fresh {
		if files := by["name "+t.Fields["name"]]; len(files) <= shareFact {
			for _, file := range files {
				if was := n[source][file]; languageOf(file) == t.draft.Language && sameNameAndPlace(was, t.Noted) {
					_, same, _ := compared(was, t.Noted)
					pairs = append(pairs, pair{file, at, same})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.same - a.same })
	out, taken := map[string]noting{}, map[int]bool{}
	for _, p := range pairs {
		if _, has := out[p.file]; !has && !taken[p.fresh] {
			out[p.file], taken[p.fresh] = fresh[p.fresh], true
		}
	}
	return out
}

// likely are the groups that probably have another name now: a page is noted to say what one
// of them says, and none of the others.
func (n Notes) likely(source string, free map[string]string, fresh []noting,
	read func(file string) (string, bool)) map[string]noting {
	by := n.saying(source, free, tellsApart)
	wanted := map[string][]noting{}
	for _, t := range fresh {
		near := map[string]bool{}
		for key, value := range t.Fields {
			if files := by[key+" "+value]; tellsApart(key) && len(files) <= shareFact {
				for _, file := range files {
					near[file] = true
				}
			}
		}
		var pages []string
		for file := range near {
			was := n[source][file]
			if languageOf(file) != t.draft.Language || !isRenamed(was, t.Noted) {
				continue
			}
			// Where somebody took a page away, another group in its room is not to be taken for its own.
			if _, there := read(file); there || was.Fields["schedule"] == t.Fields["schedule"] {
				pages = append(pages, file)
			}
		}
		if len(pages) == 1 {
			wanted[pages[0]] = append(wanted[pages[0]], t)
		}
	}
	out := map[string]noting{}
	for file, of := range wanted {
		if len(of) == 1 { // of several, nobody knows which
			out[file] = of[0]
		}
	}
	return out
}

// saying are the pages that are noted to say a fact, by it: "place.venue " and its hash.
func (n Notes) saying(source string, files map[string]string, which func(key string) bool) map[string][]string {
	out := map[string][]string{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		for key, value := range n[source][file].Fields {
			if which(key) {
				out[key+" "+value] = append(out[key+" "+value], file)
			}
		}
	}
	return out
}

func languageOf(file string) string { return path.Base(path.Dir(file)) }

// facts are what is noted of a group beside what its source calls it: part by part, if parts.
func (n Noted) facts(parts bool) map[string]string {
	out := map[string]string{}
	for key, value := range n.Fields {
		whole, _, isPart := strings.Cut(key, ".")
		if isPart == parts || !isPart && !isNested(key) {
			if !slices.Contains([]string{"name", sourceKey, "updated", "id", draftKey, textKey}, whole) {
				out[key] = value
			}
		}
	}
	return out
}

// compared counts the facts of a group of a list, and those that are as they were; sure is
// when one of these is shared by few groups. Earlier notes did not have the parts of fields.
func compared(was, now Noted) (said, same int, sure bool) {
	parts := slices.ContainsFunc(slices.Collect(maps.Keys(was.Fields)),
		func(key string) bool { return strings.Contains(key, ".") })
	before, facts := was.facts(parts), now.facts(parts)
	for key, value := range facts {
		if before[key] == value {
			same++
			sure = sure || tellsApart(key)
		}
	}
	return max(len(before), len(facts)), same, sure
}

// isAlike reports whether a group that has the short name of another is probably that group:
// it has its name, and says half of the same.
func isAlike(was, now Noted) bool {
	_, same, _ := compared(was, now)
	return was.Fields["name"] == now.Fields["name"] && 2*(same+1) >= len(now.facts(true))+1
}

// isRenamed reports whether a group is probably one that had another name: it says nearly all
// of the same beside it, and enough to tell groups apart. Where both have an id, that decides.
func isRenamed(was, now Noted) bool {
	said, same, sure := compared(was, now)
	return (was.Fields["id"] == "" || now.Fields["id"] == "") && sure && same >= 3 && 4*same >= 3*said
}

// sameNameAndPlace reports whether a group has the name and the place of another. Where both have an
// id, that decides; where none has one, the town has to be known.
func sameNameAndPlace(was, now Noted) bool {
	ids := 0
	for _, n := range []Noted{was, now} {
		if n.Fields["id"] != "" {
			ids++
		}
	}
	city := was.Fields["place.city"]
	if ids == 2 || ids == 0 && city == "" || was.Fields["name"] != now.Fields["name"] || city != now.Fields["place.city"] {
		return false
	}
	for key, value := range now.Fields {
		before, said := was.Fields[key]
		if part, is := strings.CutPrefix(key, "place."); is && said && before != value && part != "lat" && part != "lon" {
			return false
		}
	}
	return true
}

// tellsApart reports whether few groups share a fact.
func tellsApart(key string) bool {
	_, part, isPart := strings.Cut(key, ".")
	if !isPart {
		part = key
	}
	return slices.Contains([]string{"phone", "email", "venue", "address", "lat", "url"}, part)
}

// shareFact is how many groups may share a fact that tells groups apart: what more of them
// say, such as the telephone number of an office, does not.
const shareFact = 100
