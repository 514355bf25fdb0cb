package interchange

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"peerhub/generator/postal"
	"peerhub/generator/spreadsheet"
)

// sniffMap knows a map by its type (RFC 7946 §1.4).
func sniffMap(in input) sureness {
	fields, _ := in.json.(map[string]any)
	if of, _ := fields["type"].(string); of == "FeatureCollection" || of == "Feature" {
		return certain
	}
	return foreign
}

// readMap reads the features of maps by the names of their properties, as the columns
// of a spreadsheet.
func readMap(i *importer, inputs []input) {
	for n, in := range inputs {
		var records []any
		features := featuresOf(in.json)
		if len(features) > mostRecords {
			tooManyRecords(i, len(features), ofRecords)
			return
		}
		for at, f := range features {
			records = append(records, featureFields(i, at+1, f))
		}
		table, ok := asTable(i, records)
		if !ok {
			return
		}
		inputs[n] = input{table: &table}
	}
	readSpreadsheet(i, inputs)
}

func featuresOf(value any) []map[string]any {
	all, _ := value.(map[string]any)
	list, several := all["features"].([]any)
	if !several {
		return []map[string]any{all}
	}
	var out []map[string]any
	for _, v := range list {
		f, _ := v.(map[string]any)
		out = append(out, f) // one that is none is a record without a name
	}
	return out
}

// mapPrefix stands before the properties of OpenStreetMap that say where something is
// and how to reach it: addr:city, contact:phone.
var mapPrefix = regexp.MustCompile(`^(addr|contact):`)

// ofOpenStreetMap reports whether properties are those of that map, by their prefixes and its id.
func ofOpenStreetMap(properties map[string]any) bool {
	for name := range properties {
		if mapPrefix.MatchString(name) || name == "@id" || strings.HasPrefix(name, "osm_") {
			return true
		}
	}
	return false
}

// chosen is an id that somebody chose, and no number of a program.
var chosen = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// featureFields are the fields of a feature, of which n is the number in the file: its
// properties, its id, and its point. What has a line or an outline instead has no point.
func featureFields(i *importer, n int, f map[string]any) map[string]any {
	out := map[string]any{}
	properties, _ := f["properties"].(map[string]any)
	for name, v := range properties {
		out[mapPrefix.ReplaceAllString(name, "")] = v
	}
	if out["note"] != nil && ofOpenStreetMap(properties) { // what those who draw the map say to each other
		i.left.add("note", "record "+strconv.Itoa(n))
		delete(out, "note")
	}
	if number := plainText(out["housenumber"]); number != "" && plainText(out["street"]) != "" {
		country := cmp.Or(spreadsheet.Country(i.hub.Words, plainText(out["country"])), i.hub.Defaults.Country)
		out["street"] = postal.StreetAndNumber(plainText(out["street"]), number, country)
		delete(out, "housenumber")
	}
	if language := plainText(out["language"]); language != "" { // it is one of ours: its address is that of its page
		out["page"] = out["url"]
		delete(out, "url")
		if out["languages"] == nil { // or the language of the page would be the one that people speak
			out["languages"] = ""
		}
	}
	if id := plainText(f["id"]); out["id"] == nil && chosen.MatchString(id) {
		out["id"] = id
	}
	shape, _ := f["geometry"].(map[string]any)
	point, _ := shape["coordinates"].([]any)
	if shape["type"] == "Point" && len(point) >= 2 { // longitude first (§3.1.1)
		lat, ok1 := point[1].(json.Number)
		lon, ok2 := point[0].(json.Number)
		if ok1 && ok2 {
			out["latitude"], out["longitude"] = lat, lon
		}
	}
	return out
}
