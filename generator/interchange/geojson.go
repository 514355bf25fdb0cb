package interchange

import (
	"encoding/json"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// GeoJSON is RFC 7946: places on a map.
const GeoJSON Format = "geojson"

func geoJSON() format {
	return format{
		name: GeoJSON, title: "GeoJSON", aliases: []string{"geo"},

		reads: "maps (GeoJSON)",
		sniff: sniffMap,
		read:  readMap,

		address: route.GroupsGeoJSON,
		write:   func(w *writer) ([]byte, error) { return JSON(w.features()) },
		index: func(w *writer) ([]byte, error) {
			parts := w.partsOf(route.GroupsGeoJSON)
			return JSON(collection{Type: "FeatureCollection", Features: []feature{}, In: &parts})
		},
		carries: []string{"place", "updated", "summary", "kind", "attendance.phone", "attendance", "place.region",
			"place.postcode", "place.precision", "languages", "audience",
			"topics", "verified.on"},

		holds: func(e *model.Entry, _ *model.Site) bool { return e.Original.Group.Place.Public().HasPoint },
		absence: [2]diag.Text{"%d group has no point on the map, and is not in %s.",
			"%d groups have no point on the map, and are not in %s."},
	}
}

type collection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
	// where they are, if they are elsewhere: a foreign member (RFC 7946 §6.1)
	In *pieces `json:"parts,omitempty"`
}

type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   geometry   `json:"geometry"`
	Properties properties `json:"properties"`
}

type geometry struct {
	Type        string         `json:"type"`
	Coordinates [2]json.Number `json:"coordinates"` // longitude first (RFC 7946 §3.1.1)
}

type properties struct {
	Name       string   `json:"name"`
	Summary    string   `json:"summary,omitempty"`
	URL        string   `json:"url,omitempty"`
	Language   string   `json:"language"`
	Status     string   `json:"status,omitempty"`
	Kind       string   `json:"kind,omitempty"`
	Attendance string   `json:"attendance,omitempty"`
	Venue      string   `json:"venue,omitempty"`
	Address    string   `json:"address,omitempty"`
	City       string   `json:"city,omitempty"`
	Region     []string `json:"region,omitempty"`
	Postcode   string   `json:"postcode,omitempty"`
	Country    string   `json:"country,omitempty"`
	Precision  string   `json:"precision,omitempty"`
	Languages  []string `json:"languages,omitempty"`
	Topics     []string `json:"topics,omitempty"`
	Audience   []string `json:"audience,omitempty"`
	Checked    string   `json:"verified_on,omitempty"`
	Updated    string   `json:"updated,omitempty"`
}

// features are the groups that have a point which may be told.
func (w *writer) features() collection {
	all := collection{Type: "FeatureCollection", Features: []feature{}}
	for _, e := range w.entries {
		p, g := e.Original, e.Original.Group
		place := g.Place.Public()
		if !place.HasPoint {
			continue
		}
		all.Features = append(all.Features, feature{Type: "Feature", ID: groupID(e),
			Geometry: geometry{Type: "Point",
				Coordinates: [2]json.Number{json.Number(degrees(place.Lon)), json.Number(degrees(place.Lat))}},
			Properties: properties{Name: p.Title, Summary: p.Summary, URL: w.page(e), Language: p.Language,
				Status: string(g.Status), Kind: g.Kind, Attendance: string(g.Attendance),
				Venue: place.Venue, Address: place.Address, City: place.City, Country: place.Country,
				Region: place.Region, Postcode: place.Postcode,
				Precision: string(place.Precision),
				Languages: g.Languages, Topics: g.Topics, Audience: g.Audience, Checked: g.Verified.On.String(),
				Updated: p.Updated.String()}})
	}
	return all
}
