package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// maxID is the length of a group's id, in characters: it is part of file names
// and of the UID of calendars.
const maxID = 64

// groupKinds are the kinds of groups while the hub has no list of its own.
func groupKinds() []string {
	return []string{"informal", "self-help", "peer-led-service", "warmline", "drop-in", "recovery-college", "network"}
}

// translation reports whether the page is a translation of a group's page,
// which inherits the facts: there is one in the default language, or it says
// what it was translated from.
func (r *reader) translation() bool {
	return r.page.Kind == model.KindGroup && (r.file.Original != "" || r.page.SourceHash != "")
}

// facts are the fields that a translation of a group inherits.
func facts() []string {
	return []string{"id", "status", "resumes", "kind", "attendance", "schedule", "timezone", "place", "online", "contact", "languages",
		"audience", "topics", "access", "cost", "join", "organisation", "verified", "review_by", "consent_on", "source"}
}

func (r *reader) group() {
	m, p := r.m, r.page
	if name := oneLine(m.Text("name")); name != "" {
		if p.Title != "" && p.Title != name {
			m.Value("name").Warn(diag.FieldRepeated, "This group has both a title and a name, and they differ. The name counts.", "Delete one of the two.")
		}
		p.Title = name
	}
	g := &model.Group{FirstVisit: m.Text("first_visit"), Sample: p.Sample}
	p.Group = g
	if a := m.Map("alert"); a != nil {
		g.Alert = model.Alert{Text: oneLine(a.Text("text")), Until: a.Date("until")}
		if g.Alert.Text == "" {
			a.At.Error(diag.FieldMissing, "This alert says nothing.", "Write for example: alert: {text: No meeting on 24 December, until: 2026-12-25}")
		}
	}
	g.ID = p.Path
	if r.translation() {
		p.Topics = nil
		for _, field := range facts() {
			if m.Has(field) {
				m.Key(field).Error(diag.TranslationRepeats, diag.Say("%q stands in the original, and a translation takes it over from there.", field),
					diag.Say("Compare the two. A translation holds only its name, summary, first_visit, alert and text. If this page is the original, is default_language in hub.yaml still right? It is %q.", r.hub.DefaultLanguage))
			}
		}
		return
	}
	r.groupFacts(g)
}

func (r *reader) groupFacts(g *model.Group) {
	m := r.m
	if v := m.Value("id"); !v.IsZero() {
		id := v.Text()
		if problem, instead := load.Slug(id); problem != "" {
			v.Error(diag.SlugInvalid, problem, writeInstead("id", instead))
		} else {
			g.ID = id
		}
	}
	if n := utf8.RuneCountInString(g.ID); n > maxID {
		m.Value("id").Error(diag.SlugInvalid, diag.Say("The id of a group has at most %d characters; this one has %d.", maxID, n), "Write a shorter id.")
	}
	g.Status = model.Status(m.Value("status").Choice("active", "paused", "closed"))
	g.Resumes = m.Date("resumes")
	g.Kind = r.groupKind()
	g.Attendance = model.Attendance(m.Value("attendance").Choice("in-person", "online", "phone", "hybrid"))
	g.Timezone = m.Value("timezone").Timezone()
	g.Place = r.place()
	g.Online = r.online()
	g.Contact = r.contact(g.Place.Country)
	for _, v := range m.Value("languages").List() {
		if code := v.Language(); code != "" {
			g.Languages = append(g.Languages, code)
		}
	}
	g.Topics = r.page.Topics
	g.Audience = r.terms("audience", r.hub.Audience)
	g.Access = r.terms("access", r.hub.Access)
	g.Cost = m.Text("cost")
	g.Join = model.Join(m.Value("join").Choice("drop-in", "contact-first", "register", "referral"))
	g.Organisation = m.Text("organisation")
	if v := m.Map("verified"); v != nil {
		g.Verified = model.Verification{On: v.Date("on"), By: v.Text("by"), How: v.Text("how")}
		if how := g.Verified.How; how != "" && !slices.Contains(waysOfChecking(), how) {
			v.Value("how").Warn(diag.TermUnknown, diag.Say("%q is shown as it is written, in every language.", how),
				diag.Say("These words are translated: %s", strings.Join(waysOfChecking(), ", ")))
		}
		if !v.Has("on") {
			v.At.Error(diag.FieldMissing, "This says that somebody checked the group, and not when.", "Write for example: verified: {on: 2026-03-09, by: hub team}")
		}
	}
	g.ReviewBy = m.Date("review_by")
	for _, s := range m.Maps("schedule") {
		if session, ok := readSession(s); ok {
			g.Schedule = append(g.Schedule, session)
		}
	}
	m.Date("consent_on") // checked, and kept to the hub itself
	m.Text("source")
}

// waysOfChecking are the words of verified.how that have a translation (checked.how.*
// in layouts/strings); any other is a text of the hub's own.
func waysOfChecking() []string { return []string{"phone", "email", "visit", "website"} }

func (r *reader) groupKind() string {
	v := r.m.Value("kind")
	if !r.hub.Kinds.Closed {
		return v.Choice(groupKinds()...)
	}
	kind := v.Text()
	if kind != "" && !r.hub.Kinds.Has(kind) {
		v.Error(diag.TermUnknown, diag.Say("%q is not among the kinds of this hub.", kind), termHint(kind, "kinds", r.hub.Kinds))
		return ""
	}
	return kind
}

// place reads where a group meets, and keeps what may be told.
func (r *reader) place() model.Place {
	m := r.m.Map("place")
	p := model.Place{
		Venue:     m.Text("venue"),
		Address:   oneLine(m.Text("address")),
		City:      m.Text("city"),
		Region:    m.Texts("region"),
		Country:   m.Value("country").Country(),
		Precision: model.Precision(m.Value("precision").Choice("exact", "area", "city", "hidden")),
	}
	lat, hasLat := m.Float("lat")
	lon, hasLon := m.Float("lon")
	switch {
	case hasLat != hasLon:
		m.At.Error(diag.FieldMissing, "A point on the map needs both lat and lon.", "Write both, or neither.")
	case hasLat && (lat < -90 || lat > 90 || lon < -180 || lon > 180):
		m.Value("lat").Error(diag.FieldValue, "This is no point on the earth: lat goes from -90 to 90, lon from -180 to 180.", "Look whether the two are exchanged.")
	case hasLat:
		p.Lat, p.Lon, p.HasPoint = lat, lon, true
	}
	if m.Text("precision") != "" && p.Precision == "" {
		p.Precision = model.PlaceHidden // a misspelt wish to hide must not show the place
	}
	if p.Precision == model.PlaceHidden {
		for _, field := range []string{"address", "lat", "lon"} {
			m.Value(field).Error(diag.PlaceHidden, diag.Say("This place is hidden, and here stands its %s. Files of a hub are public.", field), "Delete the line.")
		}
		m.Value("venue").Warn(diag.PlaceHidden, "This place is hidden, and here stands its venue. Files of a hub are public.", "Delete the line, if the name tells where it is.")
	}
	return p.Public()
}

func (r *reader) online() model.Online {
	m := r.m.Map("online")
	o := model.Online{PublishLink: m.Bool("publish_link")}
	v := m.Value("url")
	address := v.Web()
	if address == "" {
		return o
	}
	if !strings.HasPrefix(address, "https://") {
		v.Error(diag.AddressInvalid, "The address of a meeting must be safe from listeners.", diag.Say("Write: https://%s", strings.TrimPrefix(address, "http://")))
		return o
	}
	o.URL = address
	if clean, found := model.WithoutPassword(address); found {
		v.Warn(diag.PersonalData, "This address holds the password of the meeting. It is not published, but files of a hub are public.", diag.Say("Write: %s", clean))
	}
	return o.Public()
}

func (r *reader) contact(country string) model.Contact {
	m := r.m.Map("contact")
	c := model.Contact{Role: m.Text("role"), Name: oneLine(m.Text("name")), Email: m.Value("email").Email(),
		Phone: m.Text("phone"), URL: m.Value("url").Web()}
	if first := FirstName(c.Name); first != c.Name {
		m.Value("name").Warn(diag.PersonalData, "A surname stands here. A listing needs no more than a first name or a role.", diag.Say("Write: %s", first))
	}
	if c.Phone != "" && !r.page.Sample { // a sample has a number that rings nobody
		checkPhone(m.Value("phone"), country)
	}
	return c
}

// FirstName returns a name without the surname that follows: the name as it is,
// when none does. An initial, a word in small letters or a title of respect alone
// is none.
func FirstName(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	for _, w := range words[1:] {
		letters := []rune(strings.TrimRight(w, ".,"))
		if len(letters) > 1 && !unicode.IsLower(letters[0]) && unicode.IsLetter(letters[0]) {
			return words[0]
		}
	}
	return name
}

// checkPhone warns about a number that nobody can ring: neither E.164 nor, in
// the group's country, an ordinary or a short number.
func checkPhone(v strictyaml.Value, country string) {
	phone := v.Text()
	number, err := phonenumbers.Parse(phone, country)
	switch {
	case err == nil && (phonenumbers.IsValidNumber(number) || country != "" && phonenumbers.IsValidShortNumberForRegion(number, country)):
		return
	case country == "" && !strings.HasPrefix(phone, "+"):
		v.Warn(diag.PhoneInvalid, "This number can be rung in one country only, and the place has no country.", "Write it with a plus and the code of the country, for example: +44 113 496 0118")
	default:
		v.Warn(diag.PhoneInvalid, "This does not look like a number that can be rung.", "Compare it with where you have it from. A number with a plus and the code of the country is understood everywhere.")
	}
}
