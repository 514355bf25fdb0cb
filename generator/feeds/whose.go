package feeds

import (
	"cmp"
	"slices"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/parse"
)

// Two groups may have one short name or one id by accident. What a page says of itself
// tells them apart, or a person: source: NAME names the feed that has its group.

// pageOf is the page of the hub of a group of which no import has noted anything.
func (f *Feeds) pageOf(l *list, g *listed) string {
	d := g.drafts[0]
	pages := []string{
		f.files[[2]string{d.Language, d.Slug + "-" + l.Name}], // its address where the other is taken
		f.files[[2]string{d.Language, d.Slug}],
	}
	if id := g.page.Group.ID; id != "" {
		pages = slices.Insert(pages, 0, f.ids[id])
	}
	for n, file := range pages {
		if f.texts[file] != "" && f.notes.Of(file) == "" && f.completed[file] == nil &&
			!slices.Contains(pages[:n], file) && f.same(l, g, file) {
			return file
		}
	}
	return ""
}

// same reports whether a page that has the short name or the id of a group is about it. It
// asks where that is not sure.
func (f *Feeds) same(l *list, g *listed, file string) bool {
	d, text := g.drafts[0], f.texts[file]
	switch claim := interchange.FieldOf(text, "source"); {
	case claim == "":
	case claim == l.Name || claim == interchange.FieldOf(d.File(), "source"):
		return true
	case slices.ContainsFunc(f.hub.Settings.Feeds, func(feed model.Feed) bool { return feed.Name == claim }):
		return false
	}
	at := load.File{Path: file, Section: "groups", Language: d.Language, Page: d.Slug}
	p, _ := parse.Page(at, []byte(text), f.hub.Settings)
	place, own := g.page.Group.Place, model.Group{}
	if p.Group != nil {
		own = *p.Group
	}
	const apart diag.Text = "The feed %s has a group of the same short name in another place (%s). " +
		"They are taken for two groups."
	message := diag.Text("")
	switch {
	case interchange.Whole(text) && !sameName(p.Title, d.Name):
		message = diag.Say("The feed %s has a group of the same short name or id, with another name (%s). "+
			"They are taken for two groups.", l.Name, d.Name)
	case elsewhere(own.Place, place):
		message = diag.Say(apart, l.Name, cmp.Or(place.City, place.Country))
	case otherwise(own, *g.page.Group):
		message = diag.Say(apart, l.Name, place.Venue)
	case l.second[d.Slug].Of != "" && file == f.files[[2]string{d.Language, d.Slug}]:
		return false
	default:
		return true
	}
	if own.ID == "" || own.ID == g.page.Group.ID {
		f.tell(diag.GroupRepeated, file, message, diag.Say("If they are one, write into this page: %s. "+
			"If they are two, give this page an id that no list has, as in: %s", "source: "+l.Name,
			"id: our-"+d.Slug))
	}
	return false
}

// tellSecond tells, on the day on which another feed has their name too, which pages of the hub
// stay with the feed that had it first.
func (f *Feeds) tellSecond(l *list) {
	for _, g := range l.groups {
		d := g.drafts[0]
		file := f.files[[2]string{d.Language, d.Slug}]
		c, first := f.completed[file], l.second[d.Slug]
		if first.On != f.hub.Today.String() || c == nil || c.feed != first.Of ||
			interchange.FieldOf(c.page, "source") != "" {
			continue
		}
		f.tell(diag.GroupRepeated, file, diag.Say("The feed %s has a group of the short name of this page, too (%s). "+
			"The page is taken for that of the feed %s, which had the name first.", l.Name, d.Name, first.Of),
			diag.Say("Write into this page whose group it is about: %s", "source: "+first.Of))
	}
}

// sameName reports whether two names are one, however they are spelt.
func sameName(a, b string) bool { return naming.Fold(a) == naming.Fold(b) }

// elsewhere reports whether two places are not the same, as far as both say it.
func elsewhere(a, b model.Place) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && naming.Fold(a) != naming.Fold(b) }
	return differ(a.City, b.City) || differ(a.Country, b.Country)
}

// otherwise reports whether two groups meet in other rooms and on other days, as far as both
// say both: a page that corrects a group leaves one of the two as it is.
func otherwise(a, b model.Group) bool {
	days := map[time.Weekday]bool{}
	for _, s := range a.Schedule {
		for _, day := range s.Days {
			days[day] = true
		}
	}
	said := false
	for _, s := range b.Schedule {
		for _, day := range s.Days {
			if said = true; days[day] {
				return false
			}
		}
	}
	return said && len(days) > 0 && a.Place.Venue != "" && b.Place.Venue != "" &&
		naming.Fold(a.Place.Venue) != naming.Fold(b.Place.Venue)
}
