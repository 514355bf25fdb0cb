package generator

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/ordinary"
	"peerhub/generator/route"
)

// addressesFile has the addresses of pages of the last site that was built, so that one that goes without a word is told,
// once; see docs/formats/kept.md. It can be deleted at any time; where it cannot be written, nothing is kept.
const (
	addressesFile   = ".peerhub/addresses.lock"
	addressesFormat = "peerhub-addresses/1"
	mostAddresses   = 32 << 20 // bytes
	mostGone        = 100      // addresses that are told: the file may be a stranger's
	mostBeside      = 1000     // new addresses among which the one that was meant is looked for
)

// lasting are the addresses that others may have kept, with the files of their pages: those that the hub has written in the
// language. Groups of spreadsheets and of the lists of others come and go.
func lasting(site *model.Site) map[string]string {
	out := map[string]string{}
	for _, e := range site.Entries {
		for language, p := range e.Pages {
			if strings.HasPrefix(p.Pos.File, "content/") && path.Ext(p.Pos.File) == ".md" {
				out[route.Page(site.Hub, e, language)] = p.Pos.File
			}
		}
	}
	return out
}

// gone tells which addresses of the last site lead nowhere in this one, and whether there are any.
func gone(r *run) (any bool) {
	if r.options.Drafts {
		return false
	}
	var data []byte
	err := ordinary.Within(r.options.Hub, addressesFile)
	if err == nil {
		data, err = ordinary.Read(filepath.Join(r.options.Hub, addressesFile), mostAddresses)
	}
	was, line := addressesIn(data)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err != nil || line > 0 {
		r.found.Add(diag.Finding{Code: diag.AddressGone, Severity: diag.Warning, File: addressesFile, Line: line,
			Message:    "Nobody can say which pages are gone: this file is not as the program writes it.",
			Suggestion: "Delete it: the next build writes it anew."})
		return false
	}
	here := map[string]bool{}
	for _, file := range r.paths {
		here[file] = true
	}
	for _, e := range r.site.Entries { // a page may be kept from readers for some time
		for _, code := range r.site.Hub.Codes() {
			here[route.File(route.Page(r.site.Hub, e, code))] = true
		}
	}
	now := lasting(r.site)
	come := map[string][]string{} // new addresses, by the folder of their pages in a section
	for _, at := range slices.Sorted(maps.Keys(now)) {
		if _, known := slices.BinarySearch(was, at); !known {
			folder := inSection(now[at])
			come[folder] = append(come[folder], at)
		}
	}
	told := 0
	for _, address := range was {
		if here[route.File(address)] {
			continue
		}
		if any = true; told < mostGone {
			r.found.Add(goneFrom(r.site.Hub, address, come, now))
			told++
		}
	}
	return any
}

// addressesIn reads the file; the line is that of what it cannot be.
func addressesIn(data []byte) (addresses []string, line int) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	if string(first) != addressesFormat {
		return nil, 1
	}
	for address := range strings.Lines(string(rest)) {
		address, whole := strings.CutSuffix(address, "\n")
		if known, ok := route.Old(address); address != "" && (!ok || known != address) || !whole {
			return nil, len(addresses) + 2
		}
		if n := len(addresses); n > 0 && address <= addresses[n-1] {
			return nil, n + 2
		}
		addresses = append(addresses, address)
	}
	return addresses, 0
}

// inSection is the folder of a language in a section, in which a page lies: content/guides/en.
func inSection(file string) string { return strings.Join(strings.SplitN(file, "/", 4)[:3], "/") }

// goneFrom tells that nothing stands at an address any more, at the page that seems to have come in its place.
func goneFrom(hub *model.Hub, address string, come map[string][]string, now map[string]string) diag.Finding {
	language, below := hub.DefaultLanguage, strings.TrimSuffix(address, "/")
	if code, rest, _ := strings.Cut(below, "/"); code != language {
		if _, is := hub.Language(code); is {
			language, below = code, rest
		}
	}
	folder := path.Join("content/pages", language)
	if section, _, deeper := strings.Cut(below, "/"); deeper {
		folder = path.Join("content", section, language)
	}
	beside := come[folder]
	f := diag.Finding{Code: diag.AddressGone, Severity: diag.Warning, File: folder,
		Message: diag.Say("A page stood at %s when the site was last built, and nothing does now: links of other people to it lead nowhere.", "/"+address),
		Suggestion: diag.Say("If it has another name or place now, write into the front matter of that page: aliases: [%s]. (peerhub rename does so by itself.) "+
			"If it is gone for good, do nothing: a build says this once.", address)}
	next := ""
	if len(beside) <= mostBeside {
		next = diag.Suggest(address, beside)
	}
	if len(beside) == 1 {
		next = beside[0]
	}
	if next != "" {
		f.File = now[next]
		f.Suggestion = diag.Say("If this is the page, write into its front matter: aliases: [%s]. (peerhub rename does so by itself.) If it is another one and the old one is gone "+
			"for good, do nothing: a build says this once.", address)
	}
	return f
}

// addressesOf is the file of a site.
func addressesOf(site *model.Site) []byte {
	var addresses []string
	for address := range lasting(site) {
		addresses = append(addresses, address+"\n")
	}
	slices.Sort(addresses)
	return []byte(addressesFormat + "\n" + strings.Join(addresses, ""))
}

// remember writes the addresses of the site that was published, if they are others than before.
func remember(r *run) {
	if r.options.Drafts || !keeps(r.options.Hub) || ordinary.Within(r.options.Hub, addressesFile) != nil {
		return
	}
	now := addressesOf(r.site)
	if old, err := ordinary.Read(filepath.Join(r.options.Hub, addressesFile), mostAddresses); err != nil || !bytes.Equal(old, now) {
		_ = ordinary.Replace(r.options.Hub, addressesFile, now)
	}
}
