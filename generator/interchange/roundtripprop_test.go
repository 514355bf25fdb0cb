package interchange

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// notTaken are fields that an import leaves to the hub that imports, by format; "" is every one.
var notTaken = map[Format][]string{
	"":           {"online.publish_link", "online.url", "id", "status"},
	MeetingGuide: {"verified"}, HSDS: {"verified"}, ICalendar: {"verified"}, GeoJSON: {"verified"},
}

// someGroup is a group with some of all the facts that a group can have.
func someGroup(r *rand.Rand) *model.Entry {
	entries := whole()
	e := entries[0]
	e.Original.Topics = e.Original.Group.Topics
	for _, f := range schema.Of(model.KindGroup).Fields {
		if f.At == nil || f.Required || f.Name == "name" || f.Name == "id" || r.IntN(2) > 0 {
			continue
		}
		if at := f.At(e.Original); at != nil {
			reflect.ValueOf(at).Elem().SetZero()
		}
	}
	g := e.Original.Group
	g.Topics = e.Original.Topics
	g.Verified.On = day(2026, 10, 1)
	if g.Place.City == "" {
		g.Place.Region = nil
	}
	attendance := []model.Attendance{"", model.AttendInPerson, model.AttendOnline, model.AttendPhone,
		model.AttendHybrid}
	g.Attendance = attendance[r.IntN(len(attendance))]
	all := append(slices.Clone(entries[1].Original.Group.Schedule), model.Session{ByArrangement: true},
		model.Session{Days: []time.Weekday{time.Tuesday}, Start: "18:30", End: "20:00", Every: 1,
			Except: []model.Date{day(2026, 12, 22)}})
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if r.IntN(2) > 0 {
		g.Schedule = all[:r.IntN(3)]
	}
	return e
}

// saysOf are what the fields of a group say, by their paths.
func saysOf(p *model.Page) map[string]any {
	out := map[string]any{}
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		if f.At == nil || f.Tell != schema.Public && f.Tell != schema.Coarse || strings.HasPrefix(path, "schedule.") {
			return
		}
		parent := any(p)
		if holder, part, nested := strings.Cut(path, "."); nested {
			h, _ := schema.Of(model.KindGroup).Field(holder)
			if parent = schema.Within(h.At(p), false); parent == nil || part == "" {
				return
			}
		} else if f.Type == schema.Group {
			return
		}
		if at := f.At(parent); !f.Absent(at) {
			out[path] = reflect.ValueOf(at).Elem().Interface()
		}
	})
	return out
}

// about reports whether a fact is about a field, a part of it, or what holds it.
func about(fact, path string) bool {
	return fact == path || strings.HasPrefix(fact, path+".") || strings.HasPrefix(path, fact+".")
}

// TestNothingIsLostUnsaid: what is written, read, written and read again is as it was, but
// for what the export says that it loses.
func TestNothingIsLostUnsaid(t *testing.T) {
	for _, format := range []Format{CSV, HSDS, MeetingGuide, ICalendar, GeoJSON} {
		r := rand.New(rand.NewPCG(11, 29))
		compared := 0
		for n := range 200 {
			e := someGroup(r)
			first, _ := read(t, "file", []byte(writtenIn(t, format, e)[format.Address()]))
			if len(first) == 0 && format.Absence(1) != "" && Count(format, site(e)).Absent == 1 {
				continue
			}
			if len(first) == 0 {
				t.Errorf("%s, group %d: it is gone", format, n)
				continue
			}
			lost := func(path string) bool {
				return slices.ContainsFunc(registered(format).lacks(),
					func(f fact) bool { return about(f.field, path) && f.says(e) })
			}
			skipped := func(path string) bool {
				return slices.ContainsFunc(append(notTaken[""], notTaken[format]...),
					func(p string) bool { return about(p, path) })
			}
			was, is := saysOf(e.Original), saysOf(first[0])
			for path, v := range was {
				if lost(path) || skipped(path) {
					continue
				}
				compared++
				if diff := cmp.Diff(v, is[path]); diff != "" {
					t.Errorf("%s, group %d: %s is not as it was, and the export does not say so: %s", format, n, path,
						diff)
				}
			}
			for path, v := range is {
				if zone := directory.Zone(e.Original.Group, site(e).Hub); path == "timezone" && zone != nil && v == zone.String() {
					continue // of its country
				}
				if was[path] == nil && !skipped(path) && !lost(path) {
					t.Errorf("%s, group %d: %s is %v, which nobody wrote", format, n, path, v)
				}
			}
			again := *e
			again.Pages, again.Original = map[string]*model.Page{"en": first[0]}, first[0]
			again.Original.Group.ID, again.Original.Group.Verified.On = e.Path, day(2026, 10, 1)
			second, _ := read(t, "file", []byte(writtenIn(t, format, &again)[format.Address()]))
			if len(second) == 0 {
				continue // what has no dates is in no calendar
			}
			one, two := saysOf(first[0]), saysOf(second[0])
			delete(one, "verified.on")
			delete(two, "verified.on")
			if diff := cmp.Diff(one, two); diff != "" {
				t.Errorf("%s, group %d: the second time it is another\n%s", format, n, diff)
			}
		}
		if compared < 200 {
			t.Errorf("%s: only %d values were compared", format, compared)
		}
	}
}
