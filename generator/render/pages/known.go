package pages

import (
	"net/url"
	"slices"
	"strings"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
	"peerhub/generator/route"
	"peerhub/generator/typography"
)

// kinds are what scripts may keep on a reader's device, by the names that they have for it
// (layouts/scripts/parts/kept.ts), each with its words and whether a hub has pages that keep it.
var kinds = []struct {
	name, words string
	has         func(l *frame.Language) bool
}{
	{"lessons", "kept.lessons", func(l *frame.Language) bool { return l.Section("training").Any() }},
	{"offline", "kept.offline", func(l *frame.Language) bool { return l.Site.Hub.Offline }},
}

// Kinds are the names of all that scripts may keep on a device.
func Kinds() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.name)
	}
	return out
}

// Words are what scripts say of what is kept, and of what can be.
func Words(l *locale.Locale, code string) map[string]any {
	say := func(key string) string { return typography.Text(l.T(key), code) }
	named := map[string]string{}
	for _, k := range kinds {
		named[k.name] = say(k.words)
	}
	return map[string]any{"keep": keepSays(l, code), "kept": map[string]any{"now": say("kept.now"), "none": say("kept.none"), "count": l.T("kept.count"),
		"erase_all": say("kept.erase_all"), "erased": l.T("kept.erased"), "failed": say("kept.failed"),
		"comma": l.T("finder.comma"), "kinds": named}}
}

// known says what the site keeps, and who sees what of a reader: all that follows from how every
// site is made, and from the settings and pages of this one.
func known(l *frame.Language) frame.Page {
	here := l.Here(frame.Known, "")
	here.Bundles = []string{"known"}
	v := struct {
		F              *frame.Frame
		P              frame.Text
		Kinds          []string
		Links          []string // whom readers may turn to from here
		Feeds          string   // who else's lists there are
		Exit, ExitDoes string   // "" without the way out
		Safety, Keep   string
	}{F: l.Frame(here, l.T("known.title")), Links: outsiders(l)}
	v.P.Title, v.P.Summary = l.T("known.title"), l.T("known.summary")
	v.F.Description = v.P.Summary
	v.F.InEvery(here)
	v.Safety = v.F.OwnPage("safety")
	if l.Site.Hub.Offline {
		v.Keep = v.F.To(l.At(route.Keep))
	}
	for _, k := range kinds {
		if k.has(l) {
			v.Kinds = append(v.Kinds, l.T(k.words))
		}
	}
	var feeds []string
	for _, f := range l.Site.Hub.Feeds {
		feeds = append(feeds, hostOf(f.URL))
	}
	if names := hosts(l, feeds); names != "" {
		v.Feeds = l.T("known.feeds", "list", names)
	}
	if exit := l.Site.Hub.QuickExit; exit.Everywhere || len(exit.Sections) > 0 {
		v.Exit = l.T("known.exit", "leave", l.T("exit.leave"))
		v.ExitDoes = l.T("known.exit_does", "list", hosts(l, []string{hostOf(l.T("exit.address"))}))
	}
	return v.F.Page("known", v)
}

// outsiders says to whom the links of the site lead.
func outsiders(l *frame.Language) (out []string) {
	hub := l.Site.Hub
	say := func(key string, addresses ...string) {
		var of []string
		for _, a := range addresses {
			of = append(of, hostOf(a))
		}
		if names := hosts(l, of); names != "" {
			out = append(out, l.T(key, "list", names))
		}
	}
	groups := l.Site.Groups()
	if slices.ContainsFunc(groups, func(g *model.Group) bool { return g.Place.Public().Address != "" || g.Place.Public().HasPoint }) {
		say("known.links_map", "https://www.openstreetmap.org/")
	}
	if len(groups) > 0 {
		out = append(out, l.T("known.links_groups"))
	}
	var help []string
	for _, line := range hub.HelpNow {
		help = append(help, line.URL, line.Source)
	}
	say("known.links_help", help...)
	switch to := hub.Contact; {
	case to.Email != "":
		out = append(out, l.T("known.links_mail", "address", to.Email))
	default:
		say("known.links_report", to.URL)
	}
	if hub.License != "" {
		_, at := l.License(hub.License)
		say("known.links_license", at)
	}
	return append(out, l.T("known.links_texts"))
}

// hosts names hosts, each once and in order; "" for none.
func hosts(l *frame.Language, of []string) string {
	slices.Sort(of)
	of = slices.DeleteFunc(slices.Compact(of), func(s string) bool { return s == "" })
	for i := range of {
		of[i] = l.Isolate(of[i])
	}
	return strings.Join(of, l.Comma()) // an Arabic “and” would stand at each name, and change its look
}

// hostOf is where an address leads, without the www that may be left out.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
