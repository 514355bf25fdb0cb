package check

import (
	"context"
	"maps"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/privacy"
)

// Groups returns what is wrong with the groups together: what may stop a build, and then
// their Doubts.
func Groups(site *model.Site) []diag.Finding {
	return slices.Concat(Grave(site), Doubts(context.Background(), site))
}

// Grave returns what is so wrong with the groups that they must not be seen.
func Grave(site *model.Site) []diag.Finding {
	return slices.Concat(groupsTooFew(site), checkedInFuture(site), hiddenTold(site))
}

// Doubts returns what somebody should look at. None of it is an error. When the context ends, it
// is not all.
func Doubts(ctx context.Context, site *model.Site) []diag.Finding {
	return slices.Concat(repeated(site), timezoneMissing(site), over(site), venueTold(site), notMeeting(ctx, site))
}

// venueTold warns once that readers see the venues of groups whose places are to be
// told about only: a map finds most buildings by their names.
func venueTold(site *model.Site) []diag.Finding {
	var first *model.Page
	count := 0
	for _, e := range site.Entries {
		p, g := e.Original, e.Original.Group
		if g == nil || p.Broken || p.Draft || p.Sample || g.Sample || g.Place.Precision != model.PlaceArea ||
			g.Place.Venue == "" {
			continue
		}
		if count++; first == nil {
			first = p
		}
	}
	if first == nil {
		return nil
	}
	return []diag.Finding{{Code: diag.PlaceHidden, Severity: diag.Warning, File: first.Pos.File, Line: first.Pos.Line,
		Message: diag.Say("With precision: area readers see the name of the venue, which most maps find. "+
			"Groups with both: %d. The first is %s.", count, first.Title),
		Suggestion: "If the name may be known, all is well. If not, delete the venue, " +
			"or write precision: city, which shows the town alone."}}
}

// hiddenTold returns what translations tell of a place that their original hides, or of
// its exact address: an original loses it when it is read.
func hiddenTold(site *model.Site) []diag.Finding {
	var out []diag.Finding
	for _, e := range site.Entries {
		if g := e.Original.Group; g == nil || g.Sample || g.Place.Precision == "" ||
			g.Place.Precision == model.PlaceExact {
			continue
		}
		place := e.Original.Group.Place
		known := []string{place.Address, place.Postcode}
		message := diag.Text("Readers are not to see the exact address of this group, and this translation tells it.")
		if place.Precision != model.PlaceArea {
			known = append(known, place.Venue)
		}
		if place.Precision == model.PlaceHidden {
			message = "The place of this group is hidden, and this translation tells where it is."
		}
		for _, language := range slices.Sorted(maps.Keys(e.Pages)) {
			p := e.Pages[language]
			if p == e.Original || p.Broken || p.Group == nil {
				continue
			}
			texts := []string{p.Title, p.Summary, p.Group.FirstVisit, p.Group.Alert.Text, p.Body.Open().Text}
			for _, session := range p.Group.Schedule {
				texts = append(texts, session.Note)
			}
			sure := func(f privacy.Find) bool { return f.Certain }
			if slices.ContainsFunc(texts, func(s string) bool { return slices.ContainsFunc(privacy.Places(s, known...), sure) }) {
				out = append(out, diag.Finding{Code: diag.PlaceHidden, Severity: diag.Error, File: p.Pos.File,
					Line: p.Pos.Line, Message: message,
					Suggestion: "Delete it. People ask the group where it meets."})
			}
		}
	}
	return out
}

// checkedInFuture returns an error for each check that is still to come: a
// reader would trust it.
func checkedInFuture(site *model.Site) []diag.Finding {
	var out []diag.Finding
	add := func(file string, line int, field string, on model.Date, what string) {
		if site.Today.Before(on) {
			out = append(out, diag.Finding{Code: diag.CheckedInFuture, Severity: diag.Error, File: file, Line: line,
				Field: field, Of: on.String(),
				Message:    diag.Say("%s was checked on %s, says the file. That day is yet to come.", what, on),
				Suggestion: "Write the day on which somebody really checked it."})
		}
	}
	for _, e := range site.Entries {
		if g := e.Original.Group; g != nil {
			add(e.Original.Pos.File, e.Original.Pos.Line, "verified.on", g.Verified.On, e.Original.Title)
		}
	}
	for _, l := range site.Hub.HelpNow {
		add("hub.yaml", 0, "help_now.verified", l.Verified, l.Name.In(site.Hub.DefaultLanguage))
	}
	return out
}

// over returns a warning for each group whose dates are all past: it is in no list,
// and perhaps somebody has only forgotten to write the next ones.
func over(site *model.Site) []diag.Finding {
	var out []diag.Finding
	sent := several{}
	for _, e := range site.Entries {
		p, g := e.Original, e.Original.Group
		if g == nil || p.Broken || p.Draft || p.Sample || g.Sample || g.Status == model.StatusClosed ||
			!directory.Over(g, site.Today) {
			continue
		}
		if load.Sent(p.Pos.File) {
			sent.add(p.Pos.File, "", p.Title)
			continue
		}
		last, _ := directory.LastDate(g)
		message := diag.Say("%s is over: its dates went until %s. It is in no list.", p.Title, last)
		if last.IsZero() {
			message = diag.Say("%s is over: its schedule has no date. It is in no list.", p.Title)
		}
		out = append(out, diag.Finding{Code: diag.ScheduleOver, Severity: diag.Warning, File: p.Pos.File,
			Line: p.Pos.Line, Field: "schedule",
			Message:    message,
			Suggestion: "If it goes on, write its next dates. If it does not, write status: closed, or delete the page."})
	}
	return append(out, sent.findings(diag.ScheduleOver, func(n int, name, _ string) (message, suggestion diag.Text) {
		return diag.Say("Groups of this feed are over, and in no list: %d, such as %s.", n, name), ""
	})...)
}

// several are groups that a feed has, by the file of the feed and another file: of many
// there is one finding, since nobody of the hub can mend them one by one.
type several map[[2]string][]string

func (s several) add(file, other, name string) {
	s[[2]string{file, other}] = append(s[[2]string{file, other}], name)
}

func (s several) findings(code diag.Code, say func(n int, name, other string) (message,
	suggestion diag.Text)) []diag.Finding {
	var out []diag.Finding
	for at, names := range s {
		f := diag.Finding{Code: code, Severity: diag.Warning, File: at[0]}
		f.Message, f.Suggestion = say(len(names), names[0], at[1])
		out = append(out, f)
	}
	return out // their order is that of the report
}

// repeated returns a warning for each group that another file has already: of the
// same name, in the same language and place. Rows of one spreadsheet have ids of
// their own on purpose.
func repeated(site *model.Site) []diag.Finding {
	type key struct{ name, language, place string }
	first := map[key]*model.Page{}
	var out []diag.Finding
	sent := several{}
	for _, e := range site.Entries {
		p := e.Original
		if p.Group == nil || p.Broken {
			continue
		}
		at := p.Group.Place
		k := key{naming.Fold(p.Title), p.Language, naming.Fold(at.Country + "\n" + at.City + "\n" + at.Venue +
			"\n" + at.Address)}
		switch other := first[k]; {
		case other == nil:
			first[k] = p
		case other.Pos.File == p.Pos.File:
		case load.Sent(p.Pos.File):
			sent.add(p.Pos.File, other.Pos.File, p.Title)
		case load.Sent(other.Pos.File):
			sent.add(other.Pos.File, p.Pos.File, p.Title)
		default:
			out = append(out, diag.Finding{Code: diag.GroupRepeated, Severity: diag.Warning, File: p.Pos.File,
				Line: p.Pos.Line, Field: "name",
				Message: diag.Say("%q stands in another file too, with the same name and place: %s.", p.Title,
					other.Pos.File),
				Suggestion: "If it is the same group, delete one. If they are two groups, give them names that differ."})
		}
	}
	return append(out, sent.findings(diag.GroupRepeated,
		func(n int, name, other string) (message, suggestion diag.Text) {
			return diag.Say("Groups of this feed stand in %s too, with the same name and place: %d, such as %s.", other,
					n,
					name),
				"Readers see both. A page of yours that has the short name of a group of the feed takes its place."
		})...)
}

// timezoneMissing returns one warning when groups have times and no time zone,
// neither their own nor the hub's.
func timezoneMissing(site *model.Site) []diag.Finding {
	var first *model.Page
	count := 0
	for _, e := range site.Entries {
		g := e.Original.Group
		if g == nil || directory.Zone(g, site.Hub) != nil ||
			!slices.ContainsFunc(g.Schedule, func(s model.Session) bool { return s.Start != "" }) {
			continue
		}
		if elsewhere, _ := directory.ZoneElsewhere(g, site.Hub); elsewhere && site.Hub.Timezone != "" {
			continue // its country has several zones: it was asked about by itself
		}
		if count++; first == nil {
			first = e.Original
		}
	}
	if first == nil {
		return nil
	}
	return []diag.Finding{{Code: diag.TimezoneMissing, Severity: diag.Warning, File: "hub.yaml",
		Message: diag.Say("The times of groups have no time zone and are shown as written: %d, such as %s.", count,
			first.Pos.File),
		Suggestion: "Write in hub.yaml the zone of most groups, for example: timezone: Europe/London. A group " +
			"elsewhere has its own."}}
}

// groupsTooFew returns an error when fewer groups are published than groups_at_least
// of hub.yaml asks for: a spreadsheet that lost its rows must not empty a site.
// Samples, closed and withheld groups, and those with errors do not count.
func groupsTooFew(site *model.Site) []diag.Finding {
	least := site.Hub.GroupsAtLeast
	if least == 0 {
		return nil
	}
	count, withheld := 0, 0
	for _, e := range site.Entries {
		switch {
		case e.Kind != model.KindGroup || e.Original.Group == nil:
		case directory.Shared(e, site.Hub, site.Today):
			count++
		case directory.Freshness(e.Original.Group, site.Hub, site.Today) == directory.Withheld:
			withheld++
		}
	}
	if count >= least {
		return nil
	}
	f := diag.Finding{Code: diag.GroupsTooFew, Severity: diag.Error, File: "hub.yaml",
		Message: fewer(count, least),
		Suggestion: "Look whether a file of groups has lost its rows. If groups have really gone, make the number " +
			"smaller."}
	if withheld > 0 {
		f.Message = diag.Say("%s Withheld, because nobody has checked them for too long: %d.", fewer(count, least),
			withheld)
	}
	return []diag.Finding{f}
}

// fewer says how many groups there are where there should be more.
func fewer(count, least int) diag.Text {
	switch count {
	case 0:
		return diag.Say("No group would be published, and groups_at_least is %d.", least)
	case 1:
		return diag.Say("Only one group would be published, and groups_at_least is %d.", least)
	}
	return diag.Say("Only %d groups would be published, and groups_at_least is %d.", count, least)
}
