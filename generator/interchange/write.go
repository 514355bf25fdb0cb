package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Write writes the file of all groups in a format, and those of single groups where
// the format has such files. Its error is that of write, or says that the format is
// none that is written.
func Write(name Format, site *model.Site, set *locale.Set, write func(path string, data []byte) error) error {
	f := registered(name)
	if f.write == nil {
		return fmt.Errorf("no file is written in the format %q", name)
	}
	w := newWriter(site, set)
	data, err := f.write(w)
	if err == nil {
		err = write(f.address, data)
	}
	if err != nil {
		return err
	}
	return w.each(f, write)
}

func newWriter(site *model.Site, set *locale.Set) *writer {
	all := shared(site)
	return &writer{site: site, set: set, entries: all, all: all, part: 1, parts: 1,
		calendars: directory.NewCalendars(site.Hub, site.Today)}
}

// each writes the files of single groups, where the format has such files.
func (w *writer) each(f format, write func(path string, data []byte) error) error {
	for address, e := range w.single(f) {
		if err := write(address, f.writeOne(w, e)); err != nil {
			return err
		}
	}
	return nil
}

// single are the groups that have a file of their own in the format, by its path.
func (w *writer) single(f format) iter.Seq2[string, *model.Entry] {
	return func(yield func(string, *model.Entry) bool) {
		if f.writeOne == nil {
			return
		}
		for _, e := range w.all {
			if address := f.addressOne(w, e); address != "" && !yield(address, e) {
				return
			}
		}
	}
}

// writer is one run of Write.
type writer struct {
	site      *model.Site
	set       *locale.Set
	all       []*model.Entry // that programs are told of
	entries   []*model.Entry // those of them that are in the file at hand
	slugs     map[string]bool
	part      int      // the file at hand, from 1
	parts     int      // files of all entries
	sums      []string // of the files that are written
	calendars *directory.Calendars
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

func dayNames(days []time.Weekday) []string { return texts(days, dayName) }

// texts are values as texts.
func texts[T any](values []T, text func(T) string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = text(v)
	}
	return out
}

// weekly reports whether a session comes back every week.
func weekly(s model.Session) bool {
	return len(s.Days) > 0 && s.Every == 1 && s.RRule == "" && !s.ByArrangement && s.Start != ""
}
