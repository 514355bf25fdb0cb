package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Format is one of the formats of this package.
type Format string

// The formats. An unknown one is "".
const (
	MeetingGuide Format = "meeting-guide"
	HSDS         Format = "hsds"
	CSV          Format = "csv"
	GeoJSON      Format = "geojson"
	ICalendar    Format = "icalendar"
)

// Name is what people call a format.
func (f Format) Name() string {
	switch f {
	case MeetingGuide:
		return "Meeting Guide"
	case HSDS:
		return "Open Referral HSDS"
	case CSV:
		return "CSV"
	case GeoJSON:
		return "GeoJSON"
	case ICalendar:
		return "iCalendar"
	}
	return "unknown"
}

// Named returns the format that people call by a name, "" when there is none: its
// own, the end of its file, the file, or what others call it. Capitals, spaces and
// hyphens do not count.
func Named(name string) Format {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", "_", "", " ", "", "groups.", "").Replace(strings.TrimLeft(strings.ToLower(s), ". "))
	}
	name = plain(name)
	for _, f := range Formats() {
		names := []string{string(f), f.Name(), f.Address()}
		switch f {
		case MeetingGuide:
			names = append(names, "json", "tsml") // TSML: what the plugin 12 Step Meeting List calls it
		case HSDS:
			names = append(names, "hsds3", "open-referral")
		case CSV:
			names = append(names, "spreadsheet")
		case GeoJSON:
			names = append(names, "geo")
		case ICalendar:
			names = append(names, "ical", "ics", "calendar")
		}
		if slices.ContainsFunc(names, func(s string) bool { return plain(s) == name }) {
			return f
		}
	}
	return ""
}

// Formats returns those in which all groups are written, in one file each.
func Formats() []Format { return []Format{MeetingGuide, HSDS, CSV, GeoJSON, ICalendar} }

// Address is where the built site has the file of a format; "" for an unknown one.
func (f Format) Address() string {
	switch f {
	case MeetingGuide:
		return route.GroupsJSON
	case HSDS:
		return route.GroupsHSDS
	case CSV:
		return route.GroupsCSV
	case GeoJSON:
		return route.GroupsGeoJSON
	case ICalendar:
		return route.Calendars
	}
	return ""
}

// Write returns the file of all groups in a format.
func Write(f Format, site *model.Site, set *locale.Set) ([]byte, error) {
	w := &writer{site: site, set: set, entries: told(site)}
	switch f {
	case MeetingGuide:
		return JSON(w.meetings())
	case HSDS:
		return json.Marshal(w.services()) // for programs alone: half the size
	case CSV:
		return w.spreadsheet()
	case GeoJSON:
		return JSON(w.features())
	case ICalendar:
		return directory.NewCalendars(site.Hub, site.Today).Directory(w.entries), nil
	}
	return nil, fmt.Errorf("there is no format %q", f)
}

// told returns the groups that programs are told of, in the site's order.
func told(site *model.Site) []*model.Entry {
	var out []*model.Entry
	for _, e := range site.Entries {
		if e.Kind == model.KindGroup && directory.Shared(e, site.Hub, site.Today) {
			out = append(out, e)
		}
	}
	return out
}

// Calendars writes a calendar for each group that meets on known days. Its error
// is that of write.
func Calendars(site *model.Site, write func(path string, data []byte) error) error {
	calendars := directory.NewCalendars(site.Hub, site.Today)
	for _, e := range site.Entries {
		data := calendars.Group(e)
		if data == nil {
			continue
		}
		if err := write(route.Calendar(e), data); err != nil {
			return err
		}
	}
	return nil
}

// writer is one run of Write.
type writer struct {
	site    *model.Site
	set     *locale.Set
	entries []*model.Entry // that programs are told of
}

// JSON encodes for people to look into: one value a line, no HTML escapes.
func JSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return out.Bytes(), err
}

// groupID is the group's name in all these files.
func groupID(e *model.Entry) string {
	if id := e.Original.Group.ID; id != "" {
		return id
	}
	return e.Path
}

// page is the full address of the group's own page, or "".
func (w *writer) page(e *model.Entry) string {
	return route.Absolute(w.site.Hub, route.Page(w.site.Hub, e, e.Original.Language))
}

// zone is the time zone of the group's times, or "" when nobody knows it.
func (w *writer) zone(g *model.Group) string {
	if zone := directory.Zone(g, w.site.Hub); zone != nil {
		return zone.String()
	}
	return ""
}

// words says when a session is, for people.
func (w *writer) words(e *model.Entry, s model.Session) string {
	g := *e.Original.Group
	g.Schedule = []model.Session{s}
	for _, line := range directory.Words(&g, w.site.Hub, w.set.For(e.Original.Language), w.site.Today) {
		return line.String()
	}
	return ""
}

// degrees writes a coordinate with at most 5 decimals, which is a metre.
func degrees(v float64) string {
	s := strconv.FormatFloat(v, 'f', 5, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// dayName is the key of a weekday in front matter.
func dayName(d time.Weekday) string { return strings.ToLower(d.String()) }

// weekly reports whether a session comes back every week.
func weekly(s model.Session) bool {
	return len(s.Days) > 0 && s.Every == 1 && s.RRule == "" && !s.ByArrangement && s.Start != ""
}
