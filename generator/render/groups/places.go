package groups

import (
	"cmp"
	"slices"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/render/frame"
)

// places says where: the place, online, by phone. With full, the address too.
func (l *language) places(g *model.Group, class string, full bool) []fact {
	var out []fact
	place := g.Place.Public()
	town := []string{l.Isolate(place.Venue), l.Isolate(frame.Town(l.Language, place))}
	alike := l.alike()[directory.Slug(place.City)]
	switch {
	case full:
		town[1] = directory.AddressOf(place, l.Comma(), l.Isolate)
	case alike.regions:
		town = append(town, l.Isolate(directory.NearestRegion(place)))
	}
	parts := slices.DeleteFunc(town, func(s string) bool { return s == "" })
	if place.Country != "" && (full || place.City == "" || alike.countries) {
		parts = append(parts, l.CountryName(place.Country))
	}
	text := frame.Row(l.Language, parts...)
	if g.Place.Precision == model.PlaceHidden && text != "" {
		text = frame.Sentence(text) + " " + l.T("group.address_later")
	}
	there := g.Attendance == model.AttendInPerson || g.Attendance == model.AttendHybrid
	if text != "" && (there || full || g.Attendance == "") {
		out = append(out, fact{Icon: "pin", Class: class, Text: text})
	}
	switch g.Attendance {
	case model.AttendOnline:
		out = append(out, fact{Icon: "screen", Class: class, Text: l.T("facet.attendance.online")})
	case model.AttendHybrid:
		out = append(out, fact{Icon: "screen", Text: l.T("group.hybrid")})
	case model.AttendPhone:
		f := fact{Icon: "phone", Class: class, Text: l.T("facet.attendance.phone"), Phone: phoneText(g.Contact.Phone)}
		if f.Phone != "" {
			f.Text = l.T("group.by_phone")
		}
		out = append(out, f)
	}
	return out
}

// homonym says in what the towns of one name differ.
type homonym struct{ regions, countries bool }

// homonyms are the names that several towns of the site's groups have, as slugs. What a
// group does not say makes no difference.
func homonyms(groups []*model.Group) map[string]homonym {
	out, first := map[string]homonym{}, map[string]model.Place{}
	slugs := map[string]string{} // groups share towns and regions
	slug := func(s string) string {
		known, ok := slugs[s]
		if !ok {
			known = directory.Slug(s)
			slugs[s] = known
		}
		return known
	}
	differ := func(a, b string) bool { return a != "" && b != "" && slug(a) != slug(b) }
	for _, g := range groups {
		p := g.Place
		region := directory.NearestRegion(p)
		key := slug(p.City)
		seen, h := first[key], out[key]
		out[key] = homonym{h.regions || differ(directory.NearestRegion(seen), region), h.countries ||
			differ(seen.Country, p.Country)}
		if directory.NearestRegion(seen) == "" && region != "" {
			seen.Region = p.Region
		}
		seen.Country = cmp.Or(seen.Country, p.Country)
		first[key] = seen
	}
	delete(out, "")
	return out
}
