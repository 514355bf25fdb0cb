package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/fetch"
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

// pagesOfFeeds is what a hub can say beside its feeds, and what readers see.
var pagesOfFeeds = map[string]struct {
	files       map[string]string
	groups      string // addresses
	shown, not  string // on tea
	said, quiet []string
}{
	"feeds alone": {groups: "tea walk", shown: "Come in", quiet: []string{"warning", "error"}},
	"one fact corrected": {files: map[string]string{tea: groupPage(`contact: {phone: "+44 113 496 0118"}`)},
		groups: "tea walk", shown: "Come in.*0118", quiet: []string{"warning", "error"}},
	"another time": {files: map[string]string{tea: groupPage("name: Tea at six", "source: leeds",
		`schedule: [{day: monday, start: "06:00", every: week}]`, "", "") + "\nOur own words.\n"},
		groups: "tea walk", shown: "Tea at six.*Our own words", not: "Tuesday", quiet: []string{"warning",
			"error"}},
	"kept off the site": {files: map[string]string{tea: groupPage("draft: true")}, groups: "walk",
		quiet: []string{"warning", "error"}},
	"closed": {files: map[string]string{tea: groupPage("status: closed")}, groups: "tea walk",
		shown: "closed$"},
	"its mistake has a place": {files: map[string]string{tea: groupPage("# a note", "status: closd")},
		groups: "tea walk",
		said:   []string{tea + ":3:9: error", "status: closd"}},
	"its fields do not go with the feed's": {groups: "tea walk",
		files: map[string]string{tea: groupPage("place: {precision: hidden, city: Leeds}")}},
	"of another place": {files: map[string]string{tea: groupPage("name: Tea", "place: {city: Lyon, country: FR}",
		`schedule: [{day: monday, start: "06:00", every: week}]`)},
		groups: "tea tea-leeds walk", shown: "Lyon", not: "Leeds", said: []string{tea + ": warning",
			"source: leeds"}},
	"of another name": {files: map[string]string{tea: ourTea(), "lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,+44 113 496 0118,Come in,\n"},
		groups: "tea tea-leeds walk", shown: "Our tea.*Tuesday", not: "Come in|0118",
		said: []string{tea + ": warning", "with another name (Tea)", "source: leeds"}},
	"of another name, which is known": {files: map[string]string{tea: ourTea("id: our-tea")},
		groups: "tea tea-leeds walk", shown: "Our tea", not: "Come in", quiet: []string{"warning", "error"}},
	"of another name and in two languages": {files: map[string]string{tea: ourTea("id: our-tea"),
		"content/groups/fr/tea.md": groupPage("name: Notre thé")},
		groups: "tea tea-leeds walk", shown: "Our tea.*Notre thé", not: "Come in"},
	"of another name, with its id": {files: map[string]string{tea: ourTea("id: g-1"), "lists/leeds.csv": csvHead +
		"Chai,Tuesday,18:30,Leeds,GB,+44 113 496 0118,Come in,g-1\n"},
		groups: "g-1 tea walk", shown: "Our tea", not: "Come in|0118", said: []string{tea + ": warning"}},
	"of its name, in another room on another day": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,venue,city,country,phone\nTea,Tuesday,18:30,Barn,Leeds,GB,+44 113 496 0118\n",
		tea: groupPage("name: Tea", `schedule: [{day: monday, start: "06:00", every: week}]`,
			"place: {venue: Our hall, city: Leeds, country: GB}", "verified: {on: 2026-02-02}")},
		groups: "tea tea-leeds walk", shown: "Our hall", not: "0118", said: []string{tea + ": warning", "(Barn)"}},
	"of its name, in another room": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,venue,city,country,phone\nTea,Tuesday,18:30,Barn,Leeds,GB,+44 113 496 0118\n",
		tea:               groupPage("name: Tea", "place: {venue: Our hall, city: Leeds, country: GB}")},
		groups: "tea walk", shown: "Our hall.*0118", quiet: []string{"warning", "error"}},
	"of another feed": {files: map[string]string{tea: groupPage("source: york", "summary: Hers")},
		groups: "tea walk", shown: "Come in", not: "Hers",
		said: []string{"it is not published"}},
	"of another name in a spreadsheet": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Our tea,Monday,06:00,Leeds,GB,,Ours,tea\n"},
		groups: "tea tea-leeds walk", shown: "Our tea Ours", not: "Come in"},
	"of the feed all the same": {files: map[string]string{tea: groupPage("source: leeds",
		"place: {city: Lyon, country: FR}")},
		groups: "tea walk", shown: "Lyon.*Tuesday|Tuesday.*Lyon", quiet: []string{"warning"}},
	"by its id": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,Come in,g-1\n",
		"content/groups/en/our-tea.md": groupPage("id: g-1", "summary: Ours")}, groups: "our-tea walk"},
	"an id that is taken": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,Come in,g-1\n",
		"lists/york.csv": csvHead + "Walk,Sunday,10:00,York,GB,,,g-1\n"}, groups: "g-1 g-1-york",
		quiet: []string{"error"}},
	"the same short names": {files: map[string]string{"lists/york.csv": csvHead +
		"Tea,Sunday,10:00,York,GB,,,\n"},
		groups: "tea tea-york", shown: "Leeds", not: "York", quiet: []string{"warning", "error"}},
	"a fact corrected of one of the same short name": {files: map[string]string{
		"lists/york.csv":                csvHead + "Tea,Sunday,10:00,York,GB,,,\n",
		"content/groups/en/tea-york.md": groupPage("summary: Ours")},
		groups: "tea tea-york", shown: "Come in.*Leeds", not: "York", quiet: []string{"warning", "error"}},
	"in a spreadsheet of the hub": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Tea,Monday,06:00,Leeds,GB,,Ours,\n"},
		groups: "tea walk", shown: "Ours", not: "Come in",
		said: []string{"spreadsheet of yours already, and that counts: Tea."}},
	"many in a spreadsheet of the hub": {files: map[string]string{
		"lists/leeds.csv":        csvHead + sevenGroups,
		"content/groups/own.csv": csvHead + sevenGroups}, groups: "a b c d e f tea walk",
		said: []string{"and that counts: A, B, C, D, E and 2 more."}},
	"a file that is too large": {files: map[string]string{"lists/york.csv": strings.Repeat(" ", fetch.MaxBytes+1)},
		groups: "tea", said: []string{"hub.yaml:6:", "it had more than 20 MB."}},
	"another one in a spreadsheet": {files: map[string]string{"content/groups/own.csv": csvHead +
		"Tea,Monday,06:00,Lyon,FR,,Ours,\n"},
		groups: "tea tea-leeds walk", shown: "Ours", not: "Come in"},
	"a translation": {files: map[string]string{"content/groups/fr/tea.md": groupPage("name: Le thé",
		"summary: Entrez")}, groups: "tea walk",
		shown: "Come in.*Leeds.*Entrez.*Leeds", quiet: []string{"error"}},
	"only a French group": {files: map[string]string{"content/groups/fr/tea.md": groupPage("name: Le thé",
		"place: {city: Lyon, country: FR}")}, groups: "tea tea-leeds walk"},
	"words in two languages": {files: map[string]string{
		"lists/leeds.csv":          "name,name.fr,day,start,city,country\nTea,Le thé,Tuesday,18:30,Leeds,GB\n",
		"content/groups/fr/tea.md": groupPage("summary: Entrez")}, groups: "tea walk",
		shown: "Tea.*Le thé Entrez.*Leeds", quiet: []string{"error"}},
	"a correction of what is gone": {files: map[string]string{
		"content/groups/en/chai.md": groupPage(`contact: {phone: "+44 113 496 0118"}`)},
		groups: "tea walk", said: []string{"content/groups/en/chai.md: warning", "it is not published"},
		quiet: []string{"error"}},
	"twice in one place": {files: map[string]string{"lists/york.csv": csvHead +
		"Tea,Tuesday,18:30,Leeds,GB,,,\n"},
		groups: "tea tea-york", said: []string{"Groups of this feed stand in lists/leeds.csv too",
			": 1, such as Tea."}},
	"checked by the feed": {files: map[string]string{
		"lists/leeds.csv": "name,day,start,city,country,verified_on,summary\nTea,Tuesday,18:30,Leeds,GB,2026-02-20,Come in\n",
		"lists/york.csv":  "name,day,start,city,country,verified_on\nWalk,Sunday,10:00,York,GB,2027-01-01\n"},
		groups: "tea walk", shown: "Come in", not: "2026-02-20",
		said: []string{"that is no check of yours"}, quiet: []string{"error"}},
	"names that the program needs itself": {files: map[string]string{"lists/leeds.csv": csvHead +
		"Index,Tuesday,18:30,Leeds,GB,,,\nSearch,Tuesday,18:30,Leeds,GB,,,\n" +
		"FR,Friday,18:30,Leeds,GB,,,\nAll,Friday,18:30,Leeds,GB,,,\n"},
		groups: "all-group fr-group index-group search-group walk", quiet: []string{"error"}},
	"fewer groups than the hub asks for": {files: map[string]string{"hub.yaml": feedSettings +
		"groups_at_least: 3\n"},
		groups: "tea walk", said: []string{"Only 2 groups would be published, and groups_at_least is 3."}},
	"no file": {files: map[string]string{"lists/york.csv": ""}, groups: "tea", said: []string{"hub.yaml:6:",
		"its file lists/york.csv cannot be read. There is no copy of it."}},
}

func TestPagesOfFeeds(t *testing.T) {
	for name, c := range pagesOfFeeds {
		t.Run(name, func(t *testing.T) {
			o := feedHub(t, c.files)
			site, findings := generator.Site(context.Background(), o)
			told := said(t, o.Hub, append(findings, check.Groups(site)...))
			var groups []string
			for _, e := range site.InSection("groups") {
				groups = append(groups, e.Path)
			}
			if got := strings.Join(groups, " "); got != c.groups {
				t.Errorf("the groups are %q, want %q\n%s", got, c.groups, told)
			}
			text := ""
			if e := site.Entry("groups", "tea"); e != nil {
				for _, p := range []*model.Page{e.Original, e.Pages["fr"]} {
					if p != nil {
						text += fmt.Sprint(p.Title, " ", p.Summary, " ", p.Body.Open().Text, " ", p.Group.Schedule,
							p.Group.Place, p.Group.Contact.Phone, p.Group.Status)
					}
				}
			}
			if c.shown != "" && !regexp.MustCompile(c.shown).MatchString(text) || c.not != "" &&
				regexp.MustCompile(c.not).MatchString(text) {
				t.Errorf("the page says\n%s", text)
			}
			for _, want := range c.said {
				if !strings.Contains(told, want) {
					t.Errorf("%q is not said:\n%s", want, told)
				}
			}
			for _, not := range c.quiet {
				if strings.Contains(told, ": "+not+":") {
					t.Errorf("said:\n%s", told)
				}
			}
		})
	}
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
