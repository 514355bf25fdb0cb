package generator_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestStarterHub holds the starter hub to what it promises to show.
func TestStarterHub(t *testing.T) {
	today := model.Date{Year: 2026, Month: 11, Day: 22}
	site, findings := generator.Site(context.Background(), generator.Options{Hub: "..", Today: today})
	if site == nil {
		t.Fatalf("the starter hub cannot be read: %v", findings)
	}
	if found, _, err := generator.Check(context.Background(), generator.Options{Hub: "..", Today: today}); err != nil ||
		len(found) > 0 {
		t.Errorf("the starter hub has findings: %v %v", found, err)
	}

	t.Run("the core is in every language", func(t *testing.T) {
		core := map[string][]string{
			"pages": {"", "about", "safety", "how-we-check", "when-i-call"},
			"principles": {"mutual", "reciprocal", "non-directive", "recovery-focused", "strengths-based", "inclusive",
				"progressive", "safe"},
			"guides": {"what-is-peer-support", "starting-a-group"},
		}
		for section, paths := range core {
			for _, path := range paths {
				e := site.Entry(section, path)
				if e == nil {
					t.Errorf("%s/%s is missing", section, path)
					continue
				}
				for _, l := range site.Hub.Languages {
					if _, own := e.In(l.Code); !own {
						t.Errorf("%s/%s is not in %s", section, path, l.Code)
					}
					if s := e.States[l.Code]; s == model.StateOutdated {
						t.Errorf("%s/%s in %s is older than its original", section, path, l.Code)
					}
				}
			}
		}
	})

	t.Run("a third of the rest is translated", func(t *testing.T) {
		for _, l := range site.Hub.Languages[1:] {
			rest, own := 0, 0
			for _, e := range site.Entries {
				if e.Section == "groups" || e.Section == "library" {
					continue // a source keeps the language it is written in
				}
				rest++
				if _, ok := e.In(l.Code); ok {
					own++
				}
			}
			if own*3 < rest {
				t.Errorf("%s has %d of %d pages", l.Code, own, rest)
			}
		}
	})

	t.Run("a module can be led tomorrow", func(t *testing.T) {
		for _, name := range []string{"introduction", "walking-alongside", "starting-a-group",
			"preparing-an-organisation"} {
			e := site.Entry("training", name)
			if e == nil {
				t.Errorf("%s is missing", name)
				continue
			}
			m := e.Original.Module
			if len(m.Outcomes) == 0 || len(m.Materials) == 0 || m.GroupSize == "" || m.ContentNote == "" ||
				m.SelfDisclosure == "" {
				t.Errorf("%s leaves out what a facilitator asks first: %+v", name, m)
			}
			minutes, kinds := 0, map[string]bool{}
			for _, lesson := range e.Lessons {
				p, here, timed := lesson.Original, map[string]bool{}, 0
				minutes += p.Lesson.Minutes
				for _, c := range p.Body.Callouts {
					here[c.Kind], kinds[c.Kind] = true, true
					if n, ok := strings.CutSuffix(c.Extra, " min"); ok {
						length, err := strconv.Atoi(n)
						if err != nil {
							t.Errorf("%s: %q is no time", lesson.Path, c.Extra)
						}
						timed += length
					}
				}
				for _, kind := range []string{"facilitator", "quiz", "keypoints"} {
					if !here[kind] {
						t.Errorf("%s has no %s", lesson.Path, kind)
					}
				}
				if timed >= p.Lesson.Minutes {
					t.Errorf("%s: its exercises take %d of %d minutes, which leaves none to arrive", lesson.Path, timed,
						p.Lesson.Minutes)
				}
			}
			for _, kind := range []string{"activity", "discussion", "reflection", "care"} {
				if !kinds[kind] {
					t.Errorf("%s has no %s", name, kind)
				}
			}
			if want := fmt.Sprintf("%d hours %d minutes", minutes/60, minutes%60); m.Duration != want {
				t.Errorf("%s says %q; its lessons take %s", name, m.Duration, want)
			}
		}
	})

	t.Run("samples show every form", func(t *testing.T) {
		samples, seen := 0, map[string]bool{}
		for _, e := range site.Entries {
			if e.Kind != model.KindGroup {
				continue
			}
			g := e.Original.Group
			if !g.Sample {
				if !g.Verified.On.IsZero() {
					t.Errorf("%s is said to be checked; nobody has", e.Path)
				}
				continue
			}
			samples++
			seen["country "+g.Place.Country] = true
			seen["zone "+g.Timezone] = true
			for _, word := range []string{string(g.Attendance), string(g.Join), string(g.Status),
				string(g.Place.Precision), g.Kind} {
				seen[word] = true
			}
			for _, s := range g.Schedule {
				seen["arrangement"] = seen["arrangement"] || s.ByArrangement
				seen["rrule"] = seen["rrule"] || s.RRule != ""
				seen["weekly"] = seen["weekly"] || s.Every == 1
				seen["every second week"] = seen["every second week"] || s.Every == 2
				for _, n := range s.Nth {
					seen["nth"] = seen["nth"] || n > 0
					seen["last"] = seen["last"] || n < 0
				}
				seen["exception"] = seen["exception"] || len(s.Except) > 0
				seen["extra date"] = seen["extra date"] || len(s.Extra) > 0
			}
		}
		if samples < 30 {
			t.Errorf("only %d samples", samples)
		}
		for _, word := range []string{"in-person", "online", "phone", "hybrid", "drop-in", "contact-first", "register",
			"referral",
			"active", "paused", "closed", "exact", "area", "city", "hidden", "informal", "self-help",
			"peer-led-service", "warmline",
			"recovery-college", "arrangement", "rrule", "weekly", "every second week", "nth", "last", "exception", "extra date"} {
			if !seen[word] {
				t.Errorf("no sample shows %q", word)
			}
		}
		countries, zones := 0, 0
		for word := range seen {
			if len(word) > 8 && word[:8] == "country " {
				countries++
			}
			if len(word) > 5 && word[:5] == "zone " {
				zones++
			}
		}
		if countries < 6 || zones < 4 {
			t.Errorf("samples in %d countries and %d time zones", countries, zones)
		}
	})

	t.Run("no help line is called checked", func(t *testing.T) {
		for _, line := range site.Hub.HelpNow {
			if !line.Verified.IsZero() || line.Source == "" || line.Read.IsZero() || line.Country == "" {
				t.Errorf("%s: %+v", line.Phone, line)
			}
		}
	})
	if diag.Errors(findings) > 0 {
		t.Error(findings)
	}
}
