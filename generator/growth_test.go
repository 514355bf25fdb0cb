package generator_test

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// grown is a site of some groups, and what it took to make it.
type grown struct {
	files       map[string]int // path → bytes, hashes in paths left out
	groups      int
	bytes       int
	allocations int
}

// TestGrowth: what every page or every visit loads is as large at four times the groups; and a group
// more takes no more files, bytes and allocations where there are many.
func TestGrowth(t *testing.T) {
	grow(t, 30) // what a process allocates once would count for the first
	few, some, many := grow(t, 600), grow(t, 1200), grow(t, 2400)
	for path, least := range map[string]int{ // bytes more that are borne: longer numbers, names of parts
		"index.html": 64, "fr/index.html": 64, "404.html": 0, "help/index.html": 0, "search/index.html": 64,
		"groups/index.html": 200, "fr/groups/index.html": 200, "groups/g-7/index.html": 64, "groups/g-7/g-7.ics": 0,
		"assets/finder/en.bin": 400, "assets/offline/en/index.json": 600, "search/en/client.js": 200, "search/en/elsewhere-v6.bin": 100,
	} {
		if n, more := few.files[path], many.files[path]; n == 0 || more > n+least {
			t.Errorf("%s has %d bytes with %d groups, %d with %d", path, n, few.groups, more, many.groups)
		}
	}
	for path, n := range few.files {
		apart := strings.HasPrefix(path, "assets/finder/") || strings.HasPrefix(path, "assets/offline/") // files of many names
		if strings.HasPrefix(path, "assets/") && !apart && many.files[path] != n {
			t.Errorf("%s has %d bytes with %d groups, %d with %d", path, n, few.groups, many.files[path], many.groups)
		}
	}
	for what, of := range map[string]func(grown) int{
		"files":       func(g grown) int { return len(g.files) },
		"bytes":       func(g grown) int { return g.bytes },
		"allocations": func(g grown) int { return g.allocations },
	} {
		first := (of(some) - of(few)) / (some.groups - few.groups)
		then := (of(many) - of(some)) / (many.groups - some.groups)
		t.Logf("%s of one group more: %d, %d", what, first, then)
		if then > first*21/20+1 {
			t.Errorf("%s of one group more: %d up to %d groups, %d up to %d", what, first, some.groups, then, many.groups)
		}
	}
}

var hashed = regexp.MustCompile(`-[0-9a-f]{10}\.`)

// hubOf writes a hub of so many groups, and returns its folder.
func hubOf(t *testing.T, groups int) string {
	t.Helper()
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte("title: Hub\nbase_url: https://example.org/\ndefault_language: en\n"+
		"languages: [en, fr]\ntimezone: Europe/London\nfallback: {groups: link}\n"))
	towns := strings.Fields("Leeds York Hull Bath Derby Truro Wells Exeter Ripon Lincoln")
	words := strings.Fields("tea walk voices quiet sleep grief hope garden music letters bread stars evening river")
	for i := range groups {
		page := fmt.Sprintf("---\nname: %s and %s %d\nattendance: in-person\nschedule: [{day: %s, start: \"%d:30\", every: week}]\n"+
			"place: {venue: Room %d, city: %s, country: GB}\nlanguages: [en]\ntopics: [%s]\n---\n\nWe meet for %s and %s. Bring a %s.\n",
			words[i%14], words[i/14%14], i, []string{"monday", "tuesday", "friday"}[i%3], 10+i%9, i%40, towns[i%10], words[i%5],
			words[i%13], words[i%11], words[i%7])
		write(t, filepath.Join(hub, fmt.Sprintf("content/groups/en/g-%d.md", i)), []byte(page))
	}
	return hub
}

func grow(t *testing.T, groups int) grown {
	t.Helper()
	hub := hubOf(t, groups)
	out := publish.NewMemory()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, findings, err := generator.Build(context.Background(), generator.Options{Hub: hub, Sink: out,
		Today: model.Date{Year: 2026, Month: 3, Day: 1}})
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatalf("%v: %v", err, findings)
	}
	g := grown{files: map[string]int{}, groups: groups, allocations: int(after.Mallocs - before.Mallocs)}
	for _, path := range out.Paths() {
		data, _ := out.Get(path)
		g.files[hashed.ReplaceAllString(path, "-HASH.")] += len(data)
		g.bytes += len(data)
	}
	return g
}
