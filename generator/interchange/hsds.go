package interchange

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// HSDS is Open Referral HSDS 3, the format of directories of services
// (docs.openreferral.org).
const HSDS Format = "hsds"

func hsds() format {
	return format{
		name: HSDS, title: "Open Referral HSDS", aliases: []string{"hsds3", "open-referral"},

		reads: "Open Referral HSDS (JSON)",
		sniff: sniffServices,
		read:  readServices,

		address: route.GroupsHSDS,
		// for programs alone: half the size
		write: func(w *writer) ([]byte, error) { return json.Marshal(w.services()) },
		paged: true,
		carries: []string{"place", "updated", "summary", "first_visit", "alert.text", "kind", "attendance.phone",
			"attendance", "schedule",
			"schedule.by_arrangement", "schedule.every", "schedule.from", "timezone", "place.region", "place.postcode",
			"online.url", "contact",
			"contact.url", "languages", "audience", "topics", "access", "cost", "join", "organisation", "verified.on"},
	}
}

// What follows is the format as far as groups have words for it ("Schema
// reference"): a page of services, each with its organisation and its place. A
// service is a group; what HSDS has no field for, such as the audience, is an
// attribute with a term of a taxonomy, as it says.

// servicePage is the answer of an HSDS API to a question for services.
type servicePage struct {
	TotalItems int       `json:"total_items"`
	TotalPages int       `json:"total_pages"`
	PageNumber int       `json:"page_number"`
	Size       int       `json:"size"`
	FirstPage  bool      `json:"first_page"`
	LastPage   bool      `json:"last_page"`
	Empty      bool      `json:"empty"`
	Contents   []service `json:"contents"`
}

type service struct {
	ID           string              `json:"id"`
	Name         string              `json:"name"`
	Description  string              `json:"description,omitempty"`
	URL          string              `json:"url,omitempty"`
	Email        string              `json:"email,omitempty"`
	Status       string              `json:"status"`
	Application  string              `json:"application_process,omitempty"`
	Fees         string              `json:"fees_description,omitempty"`
	Assured      string              `json:"assured_date,omitempty"`
	Alert        string              `json:"alert,omitempty"`
	Modified     string              `json:"last_modified,omitempty"`
	Phones       []hsdsPhone         `json:"phones,omitempty"`
	Schedules    []hsdsSchedule      `json:"schedules,omitempty"`
	Locations    []serviceAtLocation `json:"service_at_locations,omitempty"`
	Languages    []hsdsLanguage      `json:"languages,omitempty"`
	Organization organization        `json:"organization"`
	Attributes   []attribute         `json:"attributes,omitempty"`
}

type organization struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
}

type hsdsPhone struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Type   string `json:"type"`
}

type hsdsLanguage struct {
	ID   string `json:"id"`
	Code string `json:"code"`
}

type serviceAtLocation struct {
	ID       string       `json:"id"`
	Location hsdsLocation `json:"location"`
}

type hsdsLocation struct {
	ID        string        `json:"id"`
	Type      string        `json:"location_type"` // physical or virtual
	URL       string        `json:"url,omitempty"`
	Name      string        `json:"name,omitempty"`
	Latitude  json.Number   `json:"latitude,omitempty"`
	Longitude json.Number   `json:"longitude,omitempty"`
	Addresses []hsdsAddress `json:"addresses,omitempty"`
}

// hsdsAddress has fields that must be there; "" says that we do not know them.
type hsdsAddress struct {
	ID         string `json:"id"`
	Address    string `json:"address_1"`
	City       string `json:"city"`
	Region     string `json:"region,omitempty"`
	Province   string `json:"state_province"`
	PostalCode string `json:"postal_code"`
	Country    string `json:"country"`
	Type       string `json:"address_type"`
}

type attribute struct {
	ID         string       `json:"id"`
	LinkEntity string       `json:"link_entity"`
	Value      string       `json:"value,omitempty"`
	Term       taxonomyTerm `json:"taxonomy_term"`
}

type taxonomyTerm struct {
	ID       string `json:"id"`
	Code     string `json:"code"`
	Name     string `json:"name"`
	Taxonomy string `json:"taxonomy"`
}

// ourTaxonomy begins the names of the taxonomies of attributes that this package
// writes, and reads back.
const ourTaxonomy = "peerhub:"

// services are the groups as a page of HSDS services.
func (w *writer) services() servicePage {
	n := len(w.entries)
	p := servicePage{TotalItems: len(w.all), TotalPages: w.parts, PageNumber: w.part, Size: n, FirstPage: w.part == 1,
		LastPage: w.part == w.parts, Empty: n == 0, Contents: []service{}}
	for _, e := range w.entries {
		p.Contents = append(p.Contents, w.service(e))
	}
	return p
}

func (w *writer) service(e *model.Entry) service {
	p, g := e.Original, e.Original.Group
	id := func(part string) string { return w.uuid(e, part) }
	s := service{ID: id("service"), Name: p.Title, Description: p.Summary, Status: "active",
		URL: g.Contact.URL, Email: g.Contact.Email,
		Application: g.FirstVisit, Fees: g.Cost, Assured: g.Verified.On.String(), Alert: g.Alert.Text,
		Organization: organization{ID: id("organization"), Name: g.Organisation, Description: g.Organisation}}
	if g.Paused(w.site.Today) {
		s.Status = "temporarily closed"
	}
	if s.Organization.Name == "" { // HSDS asks for one: the group stands for itself
		s.Organization.Name, s.Organization.Description = p.Title, p.Title
	}
	if !p.Updated.IsZero() {
		s.Modified = p.Updated.String() + "T00:00:00.000Z"
	}
	if g.Contact.Phone != "" {
		s.Phones = []hsdsPhone{{ID: id("phone"), Number: g.Contact.Phone, Type: "voice"}}
	}
	for i, session := range g.Schedule {
		out := scheduleOf(session)
		out.ID = id(fmt.Sprint("schedule ", i))
		switch {
		case session.ByArrangement:
			out.Description = arrangement
		case out.Freq == "":
			out.Description = w.words(e, session)
		}
		s.Schedules = append(s.Schedules, out)
	}
	for _, code := range g.Languages {
		s.Languages = append(s.Languages, hsdsLanguage{ID: id("language " + code), Code: code})
	}
	if l, ok := w.location(e); ok {
		s.Locations = append(s.Locations, serviceAtLocation{ID: id("at place"), Location: l})
	}
	if to := g.Online.Public().URL; to != "" {
		s.Locations = append(s.Locations,
			serviceAtLocation{ID: id("at link"), Location: hsdsLocation{ID: id("link"), Type: "virtual", URL: to}})
	}
	s.Attributes = w.attributes(e)
	return s
}

// location is the place as far as it may be told.
func (w *writer) location(e *model.Entry) (hsdsLocation, bool) {
	place := e.Original.Group.Place.Public()
	l := hsdsLocation{ID: w.uuid(e, "place"), Type: "physical", Name: place.Venue}
	if place.HasPoint {
		l.Latitude, l.Longitude = json.Number(degrees(place.Lat)), json.Number(degrees(place.Lon))
	}
	if place.Address+place.City+place.Postcode+place.Country != "" {
		a := hsdsAddress{ID: w.uuid(e, "address"), Type: "physical",
			Address: place.Address, City: place.City, PostalCode: place.Postcode, Country: place.Country}
		if n := len(place.Region); n > 0 {
			a.Province, a.Region = place.Region[0], strings.Join(place.Region[1:], listBy)
		}
		l.Addresses = []hsdsAddress{a}
	}
	return l, place.Venue != "" || place.HasPoint || len(l.Addresses) > 0
}

// attributes are what HSDS has no field for.
func (w *writer) attributes(e *model.Entry) []attribute {
	g, hub := e.Original.Group, w.site.Hub
	var out []attribute
	add := func(taxonomy, code, name string) {
		if code != "" {
			out = append(out, attribute{ID: w.uuid(e, taxonomy+" "+code), LinkEntity: "service",
				Term: taxonomyTerm{ID: w.uuid(nil, taxonomy+" "+code), Code: code, Name: name,
					Taxonomy: ourTaxonomy + taxonomy}})
		}
	}
	add("id", groupID(e), groupID(e))
	add("page", w.page(e), e.Original.Title)
	add("kind", g.Kind, hub.Kinds.Label(g.Kind, e.Original.Language))
	add("attendance", string(g.Attendance), string(g.Attendance))
	add("join", string(g.Join), string(g.Join))
	add("timezone", g.Timezone, g.Timezone)
	for _, of := range []struct {
		field      string
		keys       []string
		vocabulary model.Vocabulary
	}{{"topics", g.Topics, hub.Topics}, {"audience", g.Audience, hub.Audience}, {"access", g.Access, hub.Access}} {
		for _, key := range of.keys {
			add(of.field, key, of.vocabulary.Label(key, e.Original.Language, hub.Codes()...))
		}
	}
	return out
}

// uuid names a part of a group (RFC 9562 §5.5, version 5): the same in every
// build, and another for each hub. An entry that is nil stands for the hub.
func (w *writer) uuid(e *model.Entry, part string) string {
	name := w.site.Hub.BaseURL + "\x00" + part
	if e != nil {
		name += "\x00" + groupID(e)
	}
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)).String()
}
