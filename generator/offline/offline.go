// Package offline makes the lists of what a reader may keep on a phone, for when there is no internet. The
// other half is layouts/scripts/keep.ts and layouts/exports/keep.ts.
//
// Of each language assets/offline/<language>/ has
//
//	index.json           what there is, and what is always kept: see Index
//	<part>.json          the files of a part: the pages of a section or a module, the search, the groups of a small hub
//	region-<hash>.json   the pages of the groups in a region of a large hub, whose file of the finder has the same hash
//
// Each list is an array of Files. So a phone fetches what it keeps once, knows before how much that is, and
// takes no other bytes for it: neither those of a later build, nor what a network puts in their place.
package offline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"html"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Version is the version of the lists; it stands in the index, and the browser takes no other.
const Version = 1

const (
	// mostInPart is how many bytes a part may have: what is larger nobody waits for on a phone.
	mostInPart = 4 << 20
	// mostModules is how many modules are parts of their own; where there are more, training is one.
	mostModules = 40
)

// File is a file of the site that can be kept.
type File struct {
	Path  string // an address below the root, as a link has it: "guides/tea/"
	Size  int
	Sum   string   // the beginning of its SHA-256
	shows []string // pictures, by their paths
}

// MarshalJSON writes it as ["guides/tea/", 5120, "0123456789abcdef"].
func (f File) MarshalJSON() ([]byte, error) { return json.Marshal([]any{f.Path, f.Size, f.Sum}) }

// Files are those of a site that can be kept. The zero value has none; it is safe for use by several goroutines.
type Files struct {
	mu  sync.Mutex
	all map[string]File
}

// set are the sizes of a picture, of which one is kept: the widest for the screen of a phone.
var set = regexp.MustCompile(` srcset="([^"]+)"`)

const widest = 960

// sized is the picture of a set that is kept, by its path.
func sized(srcset string) string {
	kept, best := "", 0
	for _, one := range strings.Split(srcset, ", ") {
		at, width, _ := strings.Cut(one, " ")
		if w, err := strconv.Atoi(strings.TrimSuffix(width, "w")); err == nil && w > best && (w <= widest || kept == "") {
			kept, best = at, w
		}
	}
	for strings.HasPrefix(kept, "../") || strings.HasPrefix(kept, "./") {
		_, kept, _ = strings.Cut(kept, "/")
	}
	return kept
}

var picture = regexp.MustCompile(` src="(?:\.\.?/)*(assets/(?:files|drawings)/[^"?]+)`)

// Note takes a file of the site into account.
func (f *Files) Note(file string, data []byte) {
	if !keepable(file) {
		return
	}
	sum := sha256.Sum256(data)
	one := File{Path: route.Link(address(file)), Size: len(data), Sum: hex.EncodeToString(sum[:8])}
	if path.Ext(file) == ".html" && bytes.Contains(data, []byte("assets/")) {
		for _, m := range picture.FindAllSubmatch(data, -1) {
			one.shows = append(one.shows, html.UnescapeString(string(m[1])))
		}
		for _, m := range set.FindAllSubmatch(data, -1) {
			one.shows = append(one.shows, sized(html.UnescapeString(string(m[1]))))
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.all == nil {
		f.all = map[string]File{}
	}
	f.all[one.Path] = one
}

// keepable reports whether a file may be one that a page shows or a script reads.
func keepable(file string) bool {
	switch path.Ext(file) {
	case ".html":
		return file != "404.html"
	case ".zip", ".epub", ".ics":
		return false
	}
	return strings.HasPrefix(file, "assets/") && !strings.HasPrefix(file, route.Asset("offline/")) || strings.HasPrefix(file, "search/") || slices.Contains(icons, file)
}

// icons are what browsers show of a site beside its pages.
var icons = []string{route.Manifest, "favicon.svg", "apple-touch-icon.png"}

func address(file string) string {
	if at, ok := strings.CutSuffix(file, "index.html"); ok {
		return at
	}
	return file
}

// Region is a region of the finder: its file, and the addresses of the pages of its groups. In a small hub all
// groups are one, whose file is the finder's index. One without groups is kept always: the largest towns.
type Region struct {
	File   string
	Groups []string
}

// Language is what is known of a language's pages.
type Language struct {
	Code     string
	Sections []string // that have a list
	Regions  []Region // of its finder
}

// Index is what a browser reads first.
type Index struct {
	Version int    `json:"v"`
	Build   string `json:"build"` // a hash of all that can be kept in the language
	Date    string `json:"date"`  // the day of the build
	Core    []File `json:"core"`  // what is always kept: first pages, help, the finder
	Parts   []Part `json:"parts"`
	Regions bool   `json:"regions"` // groups are kept by region
	// Own are the folders at the top of the site, in all languages: what lies beside them is another site's.
	Own []string `json:"own"`
}

// Part is what a reader can choose.
type Part struct {
	Key   string `json:"key"` // a section, training/<module>, groups, search, or finder: what the finder of a large hub reads besides
	Pages int    `json:"pages"`
	Bytes int    `json:"bytes"`
	List  string `json:"list"` // the file of its list, beside the index
}

// Lists makes the lists of a language and hands them over in order. Its error is that of write.
func (f *Files) Lists(hub *model.Hub, of Language, today model.Date, write func(path string, data []byte) error) error {
	index, lists, err := f.lists(hub, of)
	if err != nil {
		return err
	}
	index.Version, index.Date, index.Own = Version, today.String(), f.folders()
	head, err := json.Marshal(index)
	if err != nil {
		return err
	}
	sum := sha256.New()
	sum.Write(head)
	names := make([]string, 0, len(lists))
	for name := range lists {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		sum.Write(lists[name])
		if err := write(route.Offline(of.Code, name), lists[name]); err != nil {
			return err
		}
	}
	index.Build = hex.EncodeToString(sum.Sum(nil)[:5])
	if head, err = json.Marshal(index); err != nil {
		return err
	}
	return write(route.OfflineIndex(of.Code), head)
}

func (f *Files) lists(hub *model.Hub, of Language) (Index, map[string][]byte, error) {
	index, lists := Index{Parts: []Part{}}, map[string][]byte{}
	parts := f.parts(hub, of)
	list := func(name string, files []File) error {
		data, err := json.Marshal(f.whole(files))
		lists[name] = data
		return err
	}
	for _, r := range of.Regions {
		files := f.named(append([]string{r.File}, r.Groups...))
		if len(r.Groups) == 0 {
			parts[core] = append(parts[core], files...)
			continue
		}
		if _, region, is := strings.Cut(path.Base(r.File), "-"); is {
			index.Regions = true
			if err := list("region-"+strings.TrimSuffix(region, path.Ext(region))+".json", files); err != nil {
				return index, nil, err
			}
			continue
		}
		parts["groups"] = append(parts["groups"], files...)
	}
	index.Core = f.whole(parts[core])
	delete(parts, core)
	for key, files := range parts {
		files = f.whole(files)
		p := Part{Key: key, List: strings.ReplaceAll(key, "/", ".") + ".json"}
		for _, one := range files {
			p.Bytes += one.Size
			if strings.HasSuffix(one.Path, "/") || strings.HasSuffix(one.Path, ".html") {
				p.Pages++
			}
		}
		if p.Bytes > mostInPart {
			continue
		}
		if err := list(p.List, files); err != nil {
			return index, nil, err
		}
		index.Parts = append(index.Parts, p)
	}
	slices.SortFunc(index.Parts, func(a, b Part) int { return strings.Compare(a.Key, b.Key) })
	return index, lists, nil
}

// folders are those at the top of the site.
func (f *Files) folders() []string {
	out := []string{}
	for at := range f.all {
		if folder, _, below := strings.Cut(at, "/"); below && !slices.Contains(out, folder) {
			out = append(out, folder)
		}
	}
	slices.Sort(out)
	return out
}

// named are the files at some addresses.
func (f *Files) named(addresses []string) []File {
	var out []File
	for _, at := range addresses {
		if one, ok := f.all[route.Link(at)]; ok {
			out = append(out, one)
		}
	}
	return out
}

// whole are some files with what they show, each once and in order.
func (f *Files) whole(files []File) []File {
	out := slices.Clone(files)
	for _, one := range files {
		for _, at := range one.shows {
			if shown, ok := f.all[at]; ok {
				out = append(out, shown)
			}
		}
	}
	slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return slices.CompactFunc(out, func(a, b File) bool { return a.Path == b.Path })
}

// core is the part that is always kept.
const core = ""

// parts are the files of a language by their parts.
func (f *Files) parts(hub *model.Hub, of Language) map[string][]File {
	out := map[string][]File{}
	modules := map[string]bool{}
	for _, one := range f.all {
		if key, ok := partOf(hub, of, one.Path); ok {
			out[key] = append(out[key], one)
			if strings.HasPrefix(key, "training/") {
				modules[key] = true
			}
		}
	}
	if len(modules) > mostModules {
		for key := range modules {
			out["training"] = append(out["training"], out[key]...)
			delete(out, key)
		}
	}
	return out
}

// partOf says to which part of a language an address belongs, if to any. Groups are parted by region.
func partOf(hub *model.Hub, of Language, at string) (key string, ok bool) {
	folder, rest, _ := strings.Cut(at, "/")
	switch folder {
	case "assets":
		return partOfAssets(hub, of.Code, rest)
	case "search":
		if name, own := strings.CutPrefix(rest, of.Code+"/"); own {
			return "search", !strings.HasPrefix(name, "elsewhere-")
		}
	}
	if slices.Contains(icons, at) {
		return core, true
	}
	below, own := strings.CutPrefix(at, route.Home(hub, of.Code))
	if !own || of.Code == hub.DefaultLanguage && slices.Contains(hub.Codes(), folder) {
		return "", false
	}
	folder, rest, _ = strings.Cut(below, "/")
	switch {
	case below == "" || slices.Contains([]string{"help", "learn", "all"}, folder), folder == "search" && rest == "":
		return core, true
	case folder == "groups":
		return core, rest == ""
	case folder == "training":
		if module, _, within := strings.Cut(rest, "/"); within {
			return "training/" + module, true
		}
		return core, true
	case slices.Contains(of.Sections, folder):
		return folder, true
	}
	return core, rest == "" // the hub's own pages: about, safety
}

// partOfAssets says it of what pages share.
func partOfAssets(hub *model.Hub, language, name string) (string, bool) {
	folder, rest, below := strings.Cut(name, "/")
	base := strings.TrimSuffix(rest, path.Ext(rest))
	switch {
	case folder == "finder" && below:
		kind, own := strings.CutPrefix(base, language+"-")
		if own && (strings.HasPrefix(kind, "all-") || strings.HasPrefix(kind, "part-") || strings.HasPrefix(kind, "names-")) {
			return "finder", true
		}
		return core, base == language
	case folder == "soon" && below:
		return core, base == language
	case folder == "fonts" && below:
		return core, true
	case below: // pictures come with the pages that show them
		return "", false
	}
	for _, other := range hub.Codes() { // scripts with words of other languages
		if other != language && strings.HasSuffix(name, "-"+other+".js") {
			return "", false
		}
	}
	return core, true
}
