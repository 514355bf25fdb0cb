package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/publish"
	"peerhub/generator/schema"
)

const feedSettings = `title: T
languages: [en, fr]
timezone: Europe/London
feeds:
  - {name: leeds, file: lists/leeds.csv}
  - {name: york, file: lists/york.csv}
`

const csvHead = "name,day,start,city,country,phone,summary,id\n"

// feedHub writes a hub with feeds that are files; a file without a text is not there.
func feedHub(t *testing.T, files map[string]string) generator.Options {
	t.Helper()
	hub := t.TempDir()
	all := map[string]string{"hub.yaml": feedSettings, "content/pages/en/index.md": "# Hello\n",
		"lists/leeds.csv": csvHead + "Tea,Tuesday,18:30,Leeds,GB,,Come in,\n", "lists/york.csv": csvHead +
			"Walk,Sunday,10:00,York,GB,,,\n"}
	maps.Copy(all, files)
	for name, text := range all {
		if text != "" {
			write(t, filepath.Join(hub, name), []byte(text))
		}
	}
	return generator.Options{Hub: hub, NoSearch: true, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
}

// said are findings as people read them.
func said(t *testing.T, hub string, findings []diag.Finding) string {
	t.Helper()
	var out bytes.Buffer
	if err := diag.WriteText(&out, check.Excerpts(os.DirFS(hub), findings), diag.Words{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// groupPage is a page with lines of front matter.
func groupPage(lines ...string) string { return "---\n" + strings.Join(lines, "\n") + "\n---\n" }

// tea is the page that the hub may have for a group of the feed leeds.
const tea = "content/groups/en/tea.md"

// sevenGroups are rows of groups in one town.
var sevenGroups = func() string {
	var rows strings.Builder
	for _, name := range []string{"A", "B", "C", "D", "E", "F", "Tea"} {
		rows.WriteString(name + ",Tuesday,18:30,Leeds,GB,,,\n")
	}
	return rows.String()
}()

// ourTea is a whole page of the hub's own, which somebody has checked.
func ourTea(lines ...string) string {
	return groupPage(append(lines, "name: Our tea", `schedule: [{day: tuesday, start: "18:30", every: week}]`,
		"place: {venue: Our hall, city: Leeds, country: GB}", "verified: {on: 2026-02-02, by: coordinator}")...)
}

// TestFeedsAfterAnImport: pages that an import wrote follow the feed of the same list, but
// for what people have changed since, or taken away.
func TestFeedsAfterAnImport(t *testing.T) {
	const lists = csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,Come in,\nSoup,Friday,12:00,Leeds,GB,,Eat,\nChat,Monday,12:00,Leeds,GB,,Talk,\n"
	o := feedHub(t, map[string]string{"lists/leeds.csv": lists})
	site, _ := generator.Site(context.Background(), o)
	notes := interchange.Notes{}
	for _, d := range interchange.Read("leeds.csv", []byte(lists), site.Hub, o.Today).Drafts {
		file := "content/groups/en/our-" + d.Slug + ".md"
		noted := interchange.Note(d)
		noted.Slug = d.Slug
		notes.Add("CSV: leeds.csv", file, noted)
		text := d.File()
		if d.Slug == "soup" {
			text = strings.Replace(text, "Eat", "Eat with us", 1)
		}
		if d.Slug != "chat" { // whose page somebody has taken away
			write(t, filepath.Join(o.Hub, file), []byte(text))
		}
	}
	data, err := json.Marshal(notes)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(o.Hub, interchange.NotesFile), data)
	now := strings.NewReplacer("Tuesday,18:30", "Monday,19:00", "Friday,12:00", "Friday,13:00", ",Talk",
		",Talk and talk").Replace(lists)
	write(t, filepath.Join(o.Hub, "lists/leeds.csv"), []byte(now))
	site, findings := generator.Site(context.Background(), o)
	var got []string
	for _, e := range site.InSection("groups") {
		got = append(got, fmt.Sprint(e.Path, " ", e.Original.Summary, " ", e.Original.Group.Schedule[0].Start))
	}
	if want := []string{"our-soup Eat with us 13:00", "our-tea Come in 19:00", "walk  10:00"}; !slices.Equal(got,
		want) || len(findings) > 0 {
		t.Errorf("%q, want %q\n%s", got, want, said(t, o.Hub, findings))
	}
	write(t, filepath.Join(o.Hub, "lists/leeds.csv"), []byte(strings.Replace(now, ",Eat", ",Eat and drink", 1)))
	site, findings = generator.Site(context.Background(), o)
	if told := said(t, o.Hub, findings); site.Entry("groups", "our-soup").Original.Summary != "Eat with us" ||
		!strings.Contains(told, "content/groups/en/our-soup.md: warning: The feed leeds has changed") {
		t.Errorf("both have changed:\n%s", told)
	}
	write(t, filepath.Join(o.Hub, "lists/leeds.csv"), []byte(strings.NewReplacer(",Come in,", ",Come in,g1", ",Eat,",
		",Eat and drink,g2", ",Talk and talk,", ",Talk,g3").Replace(now)))
	site, _ = generator.Site(context.Background(), o)
	got = nil
	for _, e := range site.InSection("groups") {
		got = append(got, e.Path+" "+e.Original.Group.ID)
	}
	if want := []string{"our-soup g2", "our-tea g1", "walk walk"}; !slices.Equal(got, want) {
		t.Errorf("it has ids since: %q, want %q", got, want)
	}
	for _, report := range generator.Feeds(context.Background(), o) {
		if report.Name == "leeds" && (fmt.Sprint(report.Own,
			report.Away) != "[content/groups/en/our-soup.md (summary)] [Chat]" || report.Groups != 2) {
			t.Errorf("%+v", report)
		}
	}
}

// TestNoSecretIsInAFeed: what an import takes out is not published by a feed either.
func TestNoSecretIsInAFeed(t *testing.T) {
	files := map[string]string{"content/pages/en/index.md": "# Hello\n"}
	settings := "feeds:\n"
	sent := feeds(t, leaks)
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		files["lists/"+name] = sent[name]
		settings += fmt.Sprintf("  - {name: %s, file: lists/%s}\n", strings.TrimSuffix(name, filepath.Ext(name)),
			name)
	}
	files["hub.yaml"] = hubOfSecrets["hub.yaml"] + settings
	searched(t, "feeds", files)
}

// TestFeedsDoNotFloodTheReport: of many findings of one kind there is one, and none shows a
// line of what was sent.
func TestFeedsDoNotFloodTheReport(t *testing.T) {
	rows := "name,day,start,city,country,(private) who,phone\n"
	for n := range 50 {
		rows += fmt.Sprintf("Tea %d,Tuesday,25:30,Leeds,GB,Anna Zqysecret,\n", n)
	}
	o := feedHub(t, map[string]string{"lists/york.csv": rows})
	site, findings := generator.Site(context.Background(), o)
	told := said(t, o.Hub, append(findings, check.Groups(site)...))
	if len(site.InSection("groups")) != 51 || strings.Count(told, "\n") > 6 || strings.Contains(told, "Zqysecret") ||
		!strings.Contains(told, "There are 50 of this kind: peerhub import feeds york --all lists them.") {
		t.Errorf("%d groups\n%s", len(site.InSection("groups")), told)
	}
	if listed := check.Recheck(site); len(listed) > 0 {
		t.Errorf("somebody of the hub is to check %+v", listed)
	}
}

// TestSameCopiesSameBytes builds a hub with two feeds twice.
func TestSameCopiesSameBytes(t *testing.T) {
	o := feedHub(t, map[string]string{"lists/york.csv": csvHead +
		"Tea,Sunday,10:00,York,GB,,,\nTea,Sunday,10:00,Hull,GB,,,\n",
		"content/groups/en/tea.md": "---\ncontact: {phone: \"+44 113 496 0118\"}\n---\n"})
	build := func() *publish.Memory {
		o.Sink = publish.NewMemory()
		if _, findings, err := generator.Build(context.Background(), o); err != nil {
			t.Fatal(err, said(t, o.Hub, findings))
		}
		return o.Sink.(*publish.Memory)
	}
	one, two := build(), build()
	if !slices.Equal(one.Paths(), two.Paths()) {
		t.Error("the paths differ")
	}
	for _, path := range one.Paths() {
		a, _ := one.Get(path)
		if b, _ := two.Get(path); !bytes.Equal(a, b) {
			t.Errorf("%s differs", path)
		}
	}
}

// TestFeedFormats: the formats that hub.yaml can name are those that can be read.
func TestFeedFormats(t *testing.T) {
	var names []string
	for _, f := range interchange.Readable() {
		names = append(names, string(f))
	}
	slices.Sort(names)
	listed := slices.Sorted(slices.Values(schema.FeedFormats))
	if !slices.Equal(names, listed) {
		t.Errorf("%v can be read, and hub.yaml can name %v", names, listed)
	}
}

// TestSingleEventsOfFeeds: events of a calendar that do not come back are shown when
// somebody says that they are for everybody, all of them or one; those that belong to a
// series are dates of it, and what is over is in no list.
func TestSingleEventsOfFeeds(t *testing.T) {
	const calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" +
		"BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/London:20260312T183000\nSUMMARY:Winter walk\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:2\nDTSTART;TZID=Europe/London:20260313T183000\nSUMMARY:Dentist\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:3\nDTSTART;TZID=Europe/London:20260105T183000\nSUMMARY:Tea\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:4\nDTSTART;TZID=Europe/London:20260314T110000\nSUMMARY:Tea\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:5\nDTSTART;TZID=Europe/London:20260212T183000\nSUMMARY:Past walk\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:6\nDTSTART;TZID=Europe/London:20260105T183000\nSUMMARY:Supervision\nRRULE:FREQ=WEEKLY\n" +
		"END:VEVENT\n" +
		"END:VCALENDAR\n"
	const ask = "write for this feed in hub.yaml: single_events: true. If only some of these events are, write for " +
		"each a page such as content/groups/en/winter-walk.md, with this line in its front matter: draft: false"
	for name, c := range map[string]struct {
		feed   string
		files  map[string]string
		groups string
		asked  bool
	}{
		"as it comes":   {groups: "tea", asked: true},
		"for everybody": {feed: ", single_events: true", groups: "dentist supervision tea winter-walk"},
		"one of them": {files: map[string]string{"content/groups/en/winter-walk.md": groupPage("draft: false")},
			groups: "tea winter-walk", asked: true},
	} {
		files := map[string]string{"hub.yaml": "title: T\nlanguages: [en]\ntimezone: Europe/London\nfeeds:\n" +
			"  - {name: leeds, file: lists/leeds.ics" + c.feed + "}\n", "lists/leeds.ics": calendar}
		maps.Copy(files, c.files)
		o := feedHub(t, files)
		site, findings := generator.Site(context.Background(), o)
		told := said(t, o.Hub, findings)
		var groups []string
		for _, e := range site.InSection("groups") {
			groups = append(groups, e.Path)
		}
		if got := strings.Join(groups, " "); got != c.groups || strings.Contains(told, ask) != c.asked {
			t.Errorf("%s: %s\n%s", name, got, told)
		}
		if tea := site.Entry("groups", "tea").Original.Group; len(tea.Schedule) != 2 ||
			tea.Schedule[1].From != tea.Schedule[1].Until {
			t.Errorf("%s: the date of Tea is not with it: %+v", name, tea.Schedule)
		}
		if e := site.Entry("groups", "winter-walk"); e != nil && (len(e.Original.Group.Schedule) != 1 ||
			e.Original.Group.Schedule[0].From.String() != "2026-03-12") {
			t.Errorf("%s: %+v", name, e.Original.Group.Schedule)
		}
		o.Today.Month = 4
		if site, _ := generator.Site(context.Background(), o); site.Entry("groups", "winter-walk") != nil && c.feed != "" {
			t.Errorf("%s: what is over is listed", name)
		}
	}
}
