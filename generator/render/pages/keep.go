package pages

import (
	"strings"

	"peerhub/generator/asset"
	"peerhub/generator/locale"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/typography"
)

// keepWords are the words of the scripts that keep parts of the site on a reader's device (layouts/scripts/keep.ts,
// fromphone.ts), without what stands before them.
var keepWords = []string{"keep.title", "keep.always", "keep.choose", "keep.change", "keep.near", "keep.near_kept", "keep.no_town",
	"keep.no_search", "keep.others", "keep.no", "keep.yes", "keep.shared", "keep.ask", "keep.do", "keep.wait", "keep.done",
	"keep.on_phone", "keep.kept", "keep.install", "keep.newer", "keep.current", "keep.update", "keep.updated", "keep.erase",
	"keep.erased", "keep.not_erased", "keep.missing", "keep.cannot", "keep.line", "keep.not_here", "keep.what",
	"keep.offline", "keep.damaged", "keep.room", "keep.busy", "keep.renewed", "keep.version", "keep.refused"}

// keepSays is what those scripts say in a language.
func keepSays(l *locale.Locale, code string) map[string]string {
	said := map[string]string{"first": l.T("notfound.home"), "help": l.T("help.title"), "groups": l.T("groups.all")}
	for _, key := range keepWords {
		said[strings.TrimPrefix(key, "keep.")] = typography.Text(l.T(key), code)
	}
	return said
}

// keptPart is a part of the site that a reader can keep, by the name that package offline has for it.
type keptPart struct{ Key, Name string }

// keep is the page on which readers choose what stays on their device. It is made by its script.
func keep(l *frame.Language) frame.Page {
	here := l.Here(route.Keep, "")
	here.Bundles = []string{"keep"}
	v := struct {
		F                                         *frame.Frame
		P                                         frame.Text
		Parts                                     []keptPart
		Index, Finder, Worker, Page, Line, Safety string
	}{F: l.Frame(here, l.T("keep.title")), Index: route.OfflineIndex(l.Code), Finder: route.FinderIndex(l.Code),
		Worker: route.Worker, Page: here.Address, Line: route.Asset(asset.WordedScript("fromphone", l.Code))}
	v.P.Title, v.P.Summary = l.T("keep.title"), l.T("keep.summary")
	v.F.Description = v.P.Summary
	v.F.InEvery(here)
	v.Safety = v.F.OwnPage("safety")
	v.Parts = []keptPart{{"groups", l.T("groups.all")}, {"search", l.T("search.title")}}
	for _, s := range l.Sections() {
		v.Parts = append(v.Parts, keptPart{s.Name, s.Title})
		if s.Name != "training" {
			continue
		}
		for _, c := range s.Entries {
			v.Parts = append(v.Parts, keptPart{s.Name + "/" + c.Path, c.Title})
		}
	}
	return v.F.Page("keep", v)
}
