package parse

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// translation reports whether the page is a translation, which inherits the facts:
// there is a page in the default language, or it says what it was translated from.
func (r *reader) translation() bool {
	return r.page.Language != r.hub.DefaultLanguage && (r.file.Original != "" || r.m.Holds("source_hash"))
}

// together checks what several fields of a group of them say between them, and
// keeps what may be told. It is false for what is better left out.
func (r *reader) together(at strictyaml.Value, m *strictyaml.Map, of any) bool {
	switch v := of.(type) {
	case *model.Session:
		return session(m, v)
	case *model.Alert:
		if v.Text == "" && !m.Has("text") { // else a password was all it said
			m.At.Error(diag.FieldMissing, "This alert says nothing.",
				"Write for example: alert: {text: No meeting on 24 December, until: 2026-12-25}")
		}
	case *model.Place:
		place(m, v)
	case *model.Online:
		online(m, v)
	case *model.Contact:
		r.contact(m, v)
	case *model.Verification:
		verified(m, v)
	case *model.Image:
		r.image(m, v)
	case *model.Coproducer:
		if v.Name == "" && v.Role == "" {
			m.At.Error(diag.FieldMissing, "This says neither who it was nor in which role.",
				"Write a name as the person wishes it, or a role, for example: {role: member of the group}")
		}
	case *model.Attribution:
		v.Pos = at.Pos()
	case *model.Work:
		v.Pos = at.Pos()
	case *model.Permission:
		v.Pos = at.Pos()
	}
	return true
}

// group checks a group's name and id, which fields of every page go with.
func (r *reader) group(g *model.Group) {
	m, p := r.m, r.page
	if title := oneLine(m.Text("title")); m.Has("name") && title != "" && title != p.Title {
		m.Value("name").Warn(diag.FieldRepeated,
			"This group has both a title and a name, and they differ. The name counts.", "Delete one of the two.")
	}
	g.Sample, g.Topics = p.Sample, p.Topics
	if g.ID == "" {
		g.ID = r.file.Page
	}
	zone(m, g, r.hub)
	if n := utf8.RuneCountInString(g.ID); n > schema.MaxID {
		m.Value("id").Error(diag.SlugInvalid, diag.Say("The id of a group has at most %d characters; this one has %d.",
			schema.MaxID, n), "Write a shorter id.")
	}
}

// verified checks who says that a group was looked at, and when.
func verified(m *strictyaml.Map, v *model.Verification) {
	if how := v.How; how != "" && !slices.Contains(waysOfChecking(), how) {
		m.Value("how").Warn(diag.TermUnknown, diag.Say("%q is shown as it is written, in every language.", how),
			diag.Say("These words are translated: %s", strings.Join(waysOfChecking(), ", ")))
	}
	if !m.Has("on") {
		m.At.Error(diag.FieldMissing, "This says that somebody checked the group, and not when.",
			"Write for example: verified: {on: 2026-03-09, by: hub team}")
	}
}

// waysOfChecking are the words of verified.how that have a translation; any other is a text of the hub's own.
func waysOfChecking() []string {
	f, _ := schema.Of(model.KindGroup).Field("verified.how")
	return f.Known
}

// place checks where a group meets, and keeps what may be told.
func place(m *strictyaml.Map, p *model.Place) {
	hasLat, hasLon := !math.IsNaN(p.Lat), !math.IsNaN(p.Lon)
	switch {
	case hasLat != hasLon:
		m.At.Error(diag.FieldMissing, schema.WholePoint, "Write both, or neither.")
	case hasLat && (p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180):
		m.Value("lat").Error(diag.FieldValue,
			"This is no point on the earth: lat goes from -90 to 90, lon from -180 to 180.",
			"Look whether the two are exchanged.")
	case hasLat:
		p.HasPoint = true
		message, suggestion := misplaced(p.Country, p.Lat, p.Lon)
		if message == "" {
			message, suggestion = farFromTown(p)
		}
		if message != "" && p.Precision != model.PlaceHidden {
			m.Value("lat").Warn(diag.PlaceElsewhere, diag.Say("%s It is not shown.", message), suggestion)
			p.HasPoint = false
		}
	}
	if !p.HasPoint {
		p.Lat, p.Lon = 0, 0
	}
	if m.Text("precision") != "" && p.Precision == "" {
		p.Precision = model.PlaceHidden // a misspelt wish to hide must not show the place
	}
	if p.Precision == model.PlaceHidden {
		for _, field := range []string{"address", "postcode", "lat", "lon"} {
			m.Value(field).Error(diag.PlaceHidden,
				diag.Say("This place is hidden, and here stands its %s. Files of a hub are public.", field),
				"Delete the line.")
		}
		m.Value("venue").Warn(diag.PlaceHidden,
			"This place is hidden, and here stands its venue. Files of a hub are public.",
			"Delete the line, if the name tells where it is.")
	}
	*p = p.Public()
}

// online checks the address of a meeting, and keeps what may be told.
func online(m *strictyaml.Map, o *model.Online) {
	v := m.Value("url")
	switch {
	case o.URL == "":
		return
	case !strings.HasPrefix(o.URL, "https://"):
		v.Error(diag.AddressInvalid, "The address of a meeting must be safe from listeners.",
			diag.Say("Write: https://%s", strings.TrimPrefix(o.URL, "http://")))
		o.URL = ""
		return
	}
	if m.Text("url") != o.URL { // see private
		o.AskPasscode = true
	}
	*o = o.Public()
}

func (r *reader) contact(m *strictyaml.Map, c *model.Contact) {
	if found := privacy.Numbers(c.Name); len(found) > 0 && !r.page.Sample {
		m.Value("name").Warn(diag.PersonalData, r.tellPrivate(found[0]), mendPrivate(found[0]))
	}
	if first := FirstName(c.Name); first != c.Name {
		m.Value("name").Warn(diag.PersonalData,
			"A surname stands here. A listing needs no more than a first name or a role.",
			firstNameInstead(first))
	}
	if own, certain := privacy.IsOwnAddress(c.Email); own && !r.page.Sample && !r.m.Has("consent_on") {
		message := diag.Text("This may be somebody’s own e-mail address, and readers see it.")
		if certain {
			message = "This looks like somebody’s own e-mail address, and readers see it."
		}
		m.Value("email").Warn(diag.PersonalData, message,
			"Ask the person. Once they agree, write that day as consent_on. If not, write an address of the group.")
	}
	if c.Phone != "" && !r.page.Sample { // a sample has a number that rings nobody
		if !checkPhone(m.Value("phone"), c.Phone, r.hub.Defaults.For(*r.page.Group).Place.Country) {
			c.Phone = ""
		}
	}
}

// checkPhone warns about a number that nobody can ring: neither E.164 nor, in
// the group's country, an ordinary or a short number. It is false for what is no number
// of a group, and is never shown. What was taken out of the field is told already.
func checkPhone(v strictyaml.Value, phone, country string) bool {
	switch {
	case privacy.IsDialCode(phone):
		v.Error(diag.PhoneInvalid, "This is no number, but a code that changes the telephone of whoever dials it. "+
			"It is not shown.", "Write the number on which the group can be reached, without * and #.")
		return false
	case directory.IsEmergency(phone, country):
		v.Error(diag.PhoneInvalid, "This is an emergency number, and not that of the group. It is not shown.",
			"Write the number of the group, or leave it empty. Emergency numbers stand in hub.yaml, under help_now.")
		return false
	case directory.IsDear(phone, country):
		v.Warn(diag.PhoneInvalid, "Calls to this number cost more than others (premium rate).",
			"Ask the group for a number that costs nothing or little. If there is none, write the price beside it, "+
				"in the text.")
	case directory.Dial(phone, country) != "":
	case country == "" && !strings.HasPrefix(phone, "+"):
		v.Rule(diag.NoCountry).Warn(diag.PhoneInvalid,
			"This number can be rung in one country only, and the place has no country.", "Write it with a plus "+
				"and the code of the country, for example: +44 113 496 0118")
	default:
		v.Warn(diag.PhoneInvalid, "This does not look like a number that can be rung.",
			"Compare it with where you have it from. A number with a plus and the code of the country is understood "+
				"everywhere.")
	}
	return true
}
