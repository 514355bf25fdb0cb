package render_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/layouts"
)

func TestEveryPageIsThere(t *testing.T) {
	b := builtHub(t, nil)
	for _, home := range []string{"", "fr/", "ar/"} {
		for _, address := range []string{"", "about/", "learn/", "training/", "groups/", "search/", "help/", "all/",
			"guides/", "guides/start/", "library/", "library/one/",
			"glossary/", "glossary/pal/", "principles/", "principles/mutual/", "practice/there/", "training/intro/",
			"training/intro/one/",
			"groups/tea/", "groups/gone/", "groups/old/", "groups/day/", "groups/day/tuesday/", "groups/place/gb/",
			"groups/place/gb-bristol/",
			"groups/language/ar/", "groups/attendance/in-person/", "groups/join/drop-in/"} {
			html := b.page(t, home+address)
			if strings.Count(html, "<h1") != 1 {
				t.Errorf("%s%s has %d h1", home, address, strings.Count(html, "<h1"))
			}
			if !strings.HasPrefix(html, "<!doctype html>") || !strings.HasSuffix(html, "</html>\n") {
				t.Errorf("%s%s is cut short", home, address)
			}
		}
	}
	if _, ok := b.files["fr/404.html"]; ok {
		t.Error("404.html is there more than once")
	}
}

func TestFrame(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "ar/guides/start/")
	has(t, "the frame", html, `<html lang="ar" dir="rtl">`, "default-src 'none'",
		`<meta name="referrer" content="no-referrer">`,
		`href="../../../assets/site.css?v=`, `href="../../groups/"`,
		`href="../../learn/" aria-current="true"`,
		`href="../../../guides/start/" lang="en" dir="ltr"`)
	lacks(t, "the frame", html, " style=", " onclick=", "http-equiv=\"refresh\"")
	has(t, "a page whose word leads to it", b.page(t, "about/"), `href="../about/" aria-current="page"`)
}

func TestFallback(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "fr/guides/start/")
	has(t, "a page that is not translated", html, `<link rel="canonical" href="https://example.org/hub/guides/start/">`,
		`<h1 lang="en">Starting</h1>`, "Cette page n’est pas encore traduite.",
		`<div class="flow" lang="en">`)
	lacks(t, "a page that is not translated", html, `rel="alternate" hreflang`, "ld+json")
	html = b.page(t, "fr/about/")
	has(t, "a translation", html, `<link rel="canonical" href="https://example.org/hub/fr/about/">`,
		`hreflang="fr" href="https://example.org/hub/fr/about/"`,
		`hreflang="x-default" href="https://example.org/hub/about/"`, "<h1>À propos</h1>",
		"Le texte d’origine a changé")
}

// TestAPlaceIsSaidOnce: a page that is not translated names its country in its own words,
// and its list must not name it again in the reader's.
func TestAPlaceIsSaidOnce(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/practice/en/one.md": "---\ntitle: One\nplace: Poland\ncountry: PL\n---\n\nText.\n",
		"content/practice/en/two.md": "---\ntitle: Two\nplace: Attica, Greece\ncountry: GR\n---\n\nText.\n",
	})
	html := b.page(t, "fr/practice/")
	has(t, "the list", html, "Pologne", "Attica, Greece")
	lacks(t, "the list", html, "Poland", "Grèce")
}

func TestLinksLeadToTheReadersLanguage(t *testing.T) {
	b := builtHub(t, nil)
	has(t, "en", b.page(t, "guides/start/"), `href="../../about/#who-we-are"`)
	// The heading has another id in French; the link follows it.
	has(t, "fr", b.page(t, "fr/guides/start/"), `href="../../about/#qui-nous-sommes"`)
	has(t, "ar", b.page(t, "ar/guides/start/"), `href="../../about/#who-we-are"`)
}

func TestSourcesAndCallouts(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "guides/start/")
	has(t, "a guide", html, `<sup class="cite"><a href="../../library/one/">`,
		`The first work</a>. <bdi>A. Writer, 2013</bdi>`,
		`<svg class="i" aria-hidden="true"><use href="#i-pen"/></svg>Try it`, `<symbol id="i-pen"`, "Updated 22")
	if one, two := strings.Index(html, "source-one"), strings.Index(html, "source-two"); one < 0 || two < one {
		t.Error("the sources are not in the order of citation")
	}
	lacks(t, "a guide", html, `<symbol id="i-door"`) // only what the page uses
	has(t, "a source", b.page(t, "library/one/"), `href="https://example.org/one" rel="external noreferrer"`,
		`<a href="../../guides/start/">Starting</a>`)
	has(t, "a word", b.page(t, "glossary/pal/"), "You can say", "<li>client</li>")
}

func TestLessons(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "training/intro/one/")
	has(t, "a lesson", html, "20 minutes", "1 of 2",
		`<a class="button main" href="../two/" rel="next">Next: Two</a>`,
		`<span aria-current="page">One</span>`)
	has(t, "a module", b.page(t, "training/intro/"), "Start: One", "<li>say what it is</li>", "Some parts are hard.",
		`"@type":"Course"`)
	has(t, "a principle", b.page(t, "principles/mutual/"), "1 of 2", "Next: Safe", "We both know it.", "Both ask.")
}

func TestHelpNow(t *testing.T) {
	line := func(extra string) map[string]string {
		return map[string]string{"hub.yaml": settings +
			"help_now:\n  - {name: Emergency, phone: \"112\", country: EU, emergency: true" + extra +
			"}\n  - {name: Listening line, phone: \"116 123\", country: GB, read: 2026-11-22, source: https://example.org/x}\n"}
	}
	b := builtHub(t, line(""))
	for _, address := range []string{"", "groups/tea/", "ar/search/", "404.html", "help/"} {
		html := b.page(t, address)
		has(t, address, html, "116 123", `class="bar"`, `id="help"`)
		has(t, address, html, `href="tel:112"`) // every second counts
		// Nobody rings another number by a tap that was not read on the line's own pages.
		lacks(t, address, html, `href="tel:116123"`, `class="call"`)
	}
	has(t, "unchecked lines", b.page(t, ""), "Help now, by country",
		"None of these numbers has been checked by this hub yet.",
		"Your country is not here? Call your emergency number.")
	has(t, "the help page", b.page(t, "help/"), `Source: <a href="https://example.org/x" rel="external noreferrer">example.org</a>.`, "Read on 22")

	b = builtHub(t, line(", verified: {on: 2026-11-01, by: team, how: phone}"))
	has(t, "a checked number", b.page(t, ""), "Checked on 1")
	lacks(t, "numbers of two countries", b.page(t, ""), `class="call"`) // the bar is everybody's

	one := func(line string) map[string]string {
		return map[string]string{"hub.yaml": settings + "help_now: [" + line + "]\n"}
	}
	has(t, "one number for one country",
		builtHub(t, one(`{name: A, phone: "112", country: IE, emergency: true}`)).page(t, ""),
		`<a class="call" href="tel:112">`, "call 112")
	// A line's number is rung when it was read on its own pages, for a year.
	const own = `{name: A, phone: "116 123", country: GB, url: "https://www.a.example/us", source: "https://a.example/call", read: `
	for read, rung := range map[string]bool{own + "2025-11-22}": true, own + "2025-11-20}": false,
		strings.Replace(own, "a.example/call", "b.example/", 1) + "2026-11-01}": false} {
		if html := builtHub(t, one(read)).page(t, ""); strings.Contains(html, `href="tel:116123"`) != rung {
			t.Errorf("%s is rung by a tap: %t", read, !rung)
		}
	}
	// A check of this hub counts as long as that of a group, and then readers are told why they cannot tap.
	for day, rung := range map[string]bool{"2024-11-22": true, "2024-11-21": false} {
		html := builtHub(t, one(`{name: A, phone: "116 123", country: GB, verified: {on: `+day+`, by: team, how: phone}}`)).page(t, "help/")
		told := strings.Contains(html, "Nobody has checked this number for a long time. Checked on")
		if strings.Contains(html, `href="tel:116123"`) != rung || told == rung {
			t.Errorf("checked on %s: rung by a tap: %t; told: %t", day, !rung, told)
		}
	}
	has(t, "an emergency number", builtHub(t, one(`{name: A, phone: "112", country: IE, emergency: true, read: 2004-11-01}`)).page(t, "help/"), `<a href="tel:112">`)
	// Two emergency numbers: which one is the reader's?
	b = builtHub(t, map[string]string{"hub.yaml": settings +
		"help_now:\n  - {name: A, phone: \"112\", country: EU, emergency: true, verified: {on: 2026-11-01}}\n" +
		"  - {name: B, phone: \"999\", country: GB, emergency: true, verified: {on: 2026-11-01}}\n"})
	lacks(t, "two emergency numbers", b.page(t, ""), `class="call"`)
	// A hub that knows no number promises none.
	b = builtHub(t, map[string]string{"hub.yaml": settings})
	has(t, "no number", b.page(t, ""), "call your emergency number. You do not have to be sure")
	lacks(t, "no number", b.page(t, ""), "Your country is not here")
	lacks(t, "a page of no numbers", b.page(t, "help/"), `class="lead"`)
}

func TestQuickExit(t *testing.T) {
	b := builtHub(t, map[string]string{"hub.yaml": settings + "quick_exit: [groups]\n"})
	has(t, "a group", b.page(t, "groups/tea/"), `class="exit"`, `rel="noreferrer" data-exit`, "cannot erase your history", "exit.js", "exit.css")
	lacks(t, "a guide", b.page(t, "guides/start/"), "data-exit", "exit")
	b = builtHub(t, map[string]string{"hub.yaml": settings + "quick_exit: true\n"})
	has(t, "what is not there", b.page(t, "404.html"), "data-exit")
}

func TestGroupPage(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "groups/tea/")
	has(t, "a group", html, "Every Tuesday, from 18:30 to 20:00", "Library, 1 Street, Bristol", "English and Arabic",
		"New people can just come", "Free",
		"Checked 3", `href="tel:+441174960118"`, `href="mailto:tea@example.org"`, `href="tea.ics"`,
		"mailto:team@example.org?body=https%3A%2F%2Fexample.org%2Fhub%2Fgroups%2Ftea%2F&amp;subject=Tea%20and%20talk",
		`"rules":[{"rrule":"FREQ=WEEKLY;BYDAY=TU"`, `src="../../assets/group-en.js?v=`,
		`href="https://www.openstreetmap.org/search?query=1`, `data-place="1`,
		"We do not know if it is step-free.", "<li>Someone says hello.</li>", `class="strips"`)
	data := regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`).FindStringSubmatch(html)
	if data == nil {
		t.Fatal("a group that meets has no data")
	}
	var event struct {
		Type     string                     `json:"@type"`
		Start    string                     `json:"startDate"`
		Schedule []struct{ ByDay []string } `json:"eventSchedule"`
	}
	if err := json.Unmarshal([]byte(data[1]), &event); err != nil || event.Type != "Event" ||
		!strings.HasPrefix(event.Start, "2026-11-24T18:30:00") || len(event.Schedule) != 1 {
		t.Errorf("%+v, %v", event, err)
	}

	html = b.page(t, "groups/sample/")
	has(t, "a sample", html, `<meta name="robots" content="noindex">`, "Sample: not a real group", "+44 117 496 0119")
	lacks(t, "a sample", html, "ld+json", `href="tel:`, ".ics\"", `rel="alternate" hreflang`)
	has(t, "home", b.page(t, ""), "This hub is an example.")

	has(t, "a network", b.page(t, "groups/net/"), "We do not know the days and times.", "We do not know the language.",
		"We do not know if it costs anything.", "Kenya", "Not yet checked")
	has(t, "a closed group", b.page(t, "groups/gone/"), "This group has ended.", "noindex")
	has(t, "a withheld group", b.page(t, "groups/old/"), "Nobody has checked this group for a long time.", "noindex")
	has(t, "a paused group", b.page(t, "groups/rest/"), "It meets again from 12", `class="card sheet pair resting"`)
	has(t, "a paused group", b.page(t, "groups/rest/"), `"from":"2027-01-12"`)
	lacks(t, "a paused group", b.page(t, "groups/rest/"), "ld+json")
	lacks(t, "a group without dates", b.page(t, "groups/net/"), "data-meetings", "data-soon")
	lacks(t, "a closed group", b.page(t, "groups/gone/"), "data-meetings")
	lacks(t, "a withheld group", b.page(t, "groups/old/"), "data-meetings")
}

// TestOver: a group whose dates are all past is shown as one that has closed; one
// whose last date is yet to come says on the reader's device when it is past.
func TestOver(t *testing.T) {
	const facts = "contact: {phone: \"+441174960118\"}\nattendance: online\n" +
		"online: {url: https://example.org/room, ask_passcode: true, publish_link: true}\n" +
		"verified: {on: 2026-11-03}\n---\n\nText.\n"
	once := func(more, day string) string {
		return "---\ntitle: Once\n" + more + "schedule: [{day: saturday, start: \"18:30\", from: " + day + ", until: " +
			day + "}]\n" + facts
	}
	b := builtHub(t, map[string]string{
		"content/groups/en/past.md":   once("", "2026-11-21"),
		"content/groups/en/paused.md": once("status: paused\nresumes: 2027-01-12\n", "2026-11-21"),
		"content/groups/en/series.md": "---\ntitle: Series\n" +
			"schedule: [{day: tuesday, start: \"18:30\", every: week, from: 2026-01-06, until: 2026-10-27}]\n" + facts,
		"content/groups/en/soon.md": once("", "2026-11-28"),
		"content/groups/en/also.md": "---\ntitle: Also\nschedule: [{by_arrangement: true}, {day: saturday, start: \"18:30\", from: 2026-11-21, until: 2026-11-21}]\n" + facts,
	})
	for _, name := range []string{"past", "paused", "series"} {
		html := b.page(t, "groups/"+name+"/")
		has(t, name, html, "<b>This is over.</b> The last date we know of was",
			`<a href="../">Find another group</a>`, "noindex", `class="card sheet pair resting"`)
		lacks(t, name, html, `href="tel:+44117`, "example.org/room", "passcode", "data-meetings", `class="strips"`,
			`.ics"`, "ld+json", "data-after", "takes a break", "meets again")
	}
	has(t, "the last date", b.page(t, "groups/series/"), "The last date we know of was 27 October 2026.")
	has(t, "in French", b.page(t, "fr/groups/past/"), "<b>C’est terminé.</b>", "Trouver un autre groupe")
	has(t, "in Arabic", b.page(t, "ar/groups/past/"), "<b>انتهت هذه اللقاءات.</b>", "ابحث عن مجموعة أخرى")
	has(t, "one that is yet to come", b.page(t, "groups/soon/"),
		`<div class="notice" data-after="2026-11-28" data-zone="Europe/London" hidden>`, `href="tel:+44117`,
		"data-meetings", `class="strips"`)
	lacks(t, "one that is yet to come", b.page(t, "groups/soon/"), "resting", "noindex")
	lacks(t, "one that also meets by arrangement", b.page(t, "groups/also/"), "This is over.")
	has(t, "a closed one", b.page(t, "groups/gone/"), "This group has ended.",
		`<a href="../">Find another group</a>`)
	lacks(t, "the list", mainOf(b.page(t, "groups/")), "groups/past/", "groups/series/")
}

func TestGroupLists(t *testing.T) {
	b := builtHub(t, nil)
	html := mainOf(b.page(t, "groups/"))
	has(t, "all groups", html, "3 groups", "Tea and talk", "Organisations</h2>", "A network", "Resting", `href="day/tuesday/"`,
		`href="../groups.csv"`)
	lacks(t, "all groups", html, "Gone", "Long ago")
	if tea, rest := strings.Index(html, "Tea and talk"), strings.Index(html, "Resting"); rest < tea {
		t.Error("a paused group stands before one that meets")
	}
	html = mainOf(b.page(t, "fr/groups/day/tuesday/"))
	has(t, "a day, in French", html, "1 groupe", `href="../../tea/" lang="en">`,
		"Groupes le mardi", `aria-current="page">Mardi`)
	lacks(t, "a day", html, "A made-up group", "A network")
	has(t, "a list's links", b.page(t, "groups/day/tuesday/"), `href="../../../fr/groups/day/tuesday/"`)
}

func TestGroupListsAreCut(t *testing.T) {
	more := map[string]string{}
	for i := range 120 {
		name := strings.Repeat(string(rune('a'+i%26)), 3) + strings.Repeat("x", i/26)
		more["content/groups/en/"+name+".md"] = "---\ntitle: Group " + name + "\nattendance: phone\n---\n\nText.\n"
	}
	more["content/groups/en/unsure.md"] = "---\ntitle: Unsure\nschedule: [{day: monday, start: \"10:00\"}]\n---\n\nText.\n"
	b := builtHub(t, more)
	html := b.page(t, "groups/attendance/phone/")
	if n := strings.Count(html, "<li class=\"card"); n != 50 {
		t.Errorf("the first page has %d groups", n)
	}
	has(t, "the first page", html, "120 groups", "Page 1 of 3", `href="2.html" rel="next"`)
	has(t, "the last page", b.page(t, "groups/attendance/phone/3.html"), "Page 3 of 3", `href="2.html" rel="prev"`,
		"Perhaps also")
	has(t, "the second page of all", b.page(t, "groups/2.html"), `href="./" rel="prev"`)
}

// TestALongListHasEveryGroupByTown: its first page has cards of what is next, the pages behind it
// a line for each group, the first ones, too, below the town's name, which leads to the town's list.
// A list that has all groups of the hub leads to those lines of the list of all.
func TestALongListHasEveryGroupByTown(t *testing.T) {
	more := map[string]string{}
	for _, name := range []string{"tea", "sample", "net", "gone", "old", "rest"} {
		more["content/groups/en/"+name+".md"] = "---\ntitle: Gone\nstatus: closed\nattendance: in-person\n---\n\nText.\n"
	}
	for i := range 205 {
		town, country := []string{"Leeds", "Bath", "Odense"}[i%3], []string{"GB", "GB", "DK"}[i%3]
		more[fmt.Sprintf("content/groups/en/g%03d.md", i)] = fmt.Sprintf("---\ntitle: Group %03d\nattendance: in-person\n"+
			"place: {city: %s, country: %s}\nschedule: [{day: monday, start: \"10:00\"}]\nverified: {on: 2026-11-03}\n---\n\nText.\n", i, town, country)
	}
	more["content/groups/en/far.md"] = "---\ntitle: Far\nattendance: online\nschedule: [{day: monday, start: \"10:00\"}]\n---\n\nText.\n"
	more["content/groups/en/call.md"] = "---\ntitle: Call\nattendance: phone\nplace: {country: GB}\nlanguages: [fr]\nschedule: [{day: monday, start: \"10:00\"}]\n---\n\nText.\n"
	b := builtHub(t, more)
	has(t, "the first page", b.page(t, "groups/attendance/in-person/"), `<li class="card`, "by town", "Page 1 of 3")
	second, third := b.page(t, "groups/attendance/in-person/2.html"), b.page(t, "groups/attendance/in-person/3.html")
	lacks(t, "the second page", second, `<li class="card`, `class="filter"`)
	has(t, "the second page", second, "<h2>Denmark</h2>", `<h3><a href="../../place/dk-odense/">Odense</a></h3>`,
		"<li data-checked=\"2026-11-03\"><a href=\"../../g002/\">Group 002</a> Mon 10:00\n", `<a href="./">In person</a>`)
	rows := second + third
	for i := range 205 {
		if n := strings.Count(rows, fmt.Sprintf(">Group %03d</a>", i)); n != 1 {
			t.Errorf("group %d is %d times among the rows", i, n)
		}
	}
	if denmark, leeds := strings.Index(rows, "Denmark"), strings.Index(rows, ">Leeds<"); denmark < 0 || leeds < denmark || strings.Index(rows, ">Bath<") > leeds {
		t.Error("countries and towns are not in their order")
	}
	has(t, "all groups, none below a town or a country that is not its own", b.page(t, "groups/3.html"),
		"<h3>Other groups</h3>\n<ul>\n<li><a href=\"call/\">Call</a> Mon 10:00 · By phone · French · Not yet checked\n",
		"<h2>Other groups</h2>\n<div class=\"rows\">\n<ul>\n<li><a href=\"far/\">Far</a> Mon 10:00 · Online · Not yet checked\n")
	has(t, "all groups, in French", b.page(t, "fr/groups/2.html"), "<h2>Danemark</h2>", " lang=\"en\">Group 002</a> Lun. 10:00\n")
	has(t, "a list of all groups", b.page(t, "groups/day/monday/"), `see all of them by town. <a href="../../2.html">Show all groups</a>`)
	if _, again := b.files["groups/day/monday/2.html"]; again {
		t.Error("the lines of all groups are there twice")
	}
	has(t, "a town's page is short", b.page(t, "groups/place/gb-leeds/"), `<li class="card`)

	for region, name := range map[string]string{"Gwent": "Wales", "Shropshire": "England"} {
		more["content/groups/en/"+strings.ToLower(region)+".md"] = fmt.Sprintf("---\ntitle: %s\nattendance: in-person\naudience: [members]\n"+
			"place: {city: Newport, region: [%s], country: GB}\nverified: {on: 2026-11-03}\n---\n\nText.\n", name, region)
	}
	b = builtHub(t, more)
	has(t, "two towns of one name, and what a line says of time and of who may come", b.page(t, "groups/attendance/in-person/3.html"),
		`>Newport, Gwent</a></h3>`, `>Newport, Shropshire</a></h3>`, ">Wales</a> Ask when · For members\n")
}

func TestNotFound(t *testing.T) {
	b := builtHub(t, nil)
	html := b.page(t, "404.html")
	has(t, "404", html, `href="/hub/assets/site.css`, `href="/hub/fr/" lang="fr"`, "Cette page n’est pas ici.",
		`<section lang="ar" dir="rtl">`, "noindex")
	if m := regexp.MustCompile(`(?:href|src)="\.[^"]*"`).FindString(html); m != "" {
		t.Errorf("404.html has the relative address %s", m)
	}
	lacks(t, "404", html, "canonical")
}

// TestHostileContent: no text of a hub becomes markup.
func TestHostileContent(t *testing.T) {
	evil := `</script><img src=x onerror=alert(1)>"'&{{.}}`
	quoted := `'</script><img src=x onerror=alert(1)>"''&{{.}}'`
	b := builtHub(t, map[string]string{
		"hub.yaml": strings.Replace(settings, "description: A place to meet.", "description: "+quoted, 1) +
			"help_now:\n  - {name: " + quoted + ", phone: \"1<b>\", country: GB}\n",
		"content/groups/en/tea.md": "---\ntitle: " + quoted + "\nsummary: " + quoted + "\nfirst_visit: " + quoted +
			"\nattendance: in-person\nschedule: [{day: tuesday, start: \"18:30\", note: " + quoted +
			"}]\nplace: {venue: " + quoted + ", city: " + quoted + ", country: GB}\ncost: " + quoted +
			"\norganisation: " + quoted + "\ntopics: [a]\n---\n\nText.\n",
		"content/guides/en/start.md": "---\ntitle: " + quoted + "\nsummary: " + quoted + "\n---\n\nText.\n",
	})
	for name, html := range b.files {
		lacks(t, name, html, "<img src=x", evil)
	}
	has(t, "a group", b.page(t, "groups/tea/"), "&lt;img src=x")
}

func TestTemplateMistakes(t *testing.T) {
	over := func(name, text string) built {
		return build(t, hub(nil), layouts.Over(fstest.MapFS{"templates/" + name: {Data: []byte(text)}}))
	}
	for _, c := range []struct {
		name, text, file string
		line             int
	}{
		{"page.html", "<p>\n{{if}}</p>", "layouts/templates/page.html", 2},
		{"page.html", "{{define \"main\"}}\n\n{{.Nothing}}{{end}}", "layouts/templates/page.html", 3},
		{"base.html", "{{define \"base\"}}", "layouts/templates/base.html", 1},
	} {
		b := over(c.name, c.text)
		if len(b.findings) == 0 {
			t.Errorf("%s: %q is no finding", c.name, c.text)
			continue
		}
		if f := b.findings[0]; f.File != c.file || f.Line != c.line || f.Suggestion == "" {
			t.Errorf("%q: %+v", c.text, f)
		}
	}
	// Many pages have the mistake; it is told of the first.
	b := over("page.html", "{{define \"main\"}}{{.Nothing}}{{end}}")
	const want = `This template has a mistake: executing "main" at <.Nothing>: can't evaluate field Nothing ` +
		`(first met on the page "guides/start/")`
	if len(b.findings) != 1 || b.findings[0].Message.String() != want {
		t.Errorf("a mistake of several pages is told as %v", b.findings)
	}
	b = build(t, hub(nil), layouts.Over(fstest.MapFS{"icons/mark.svg": {Data: []byte("<svg onload='x'><script>x</script></svg>")}}))
	if len(b.findings) != 1 || b.findings[0].File != "layouts/icons/mark.svg" {
		t.Errorf("findings of an icon with a script: %+v", b.findings)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	a, b := builtHub(t, nil), builtHub(t, nil)
	if len(a.files) != len(b.files) {
		t.Fatalf("%d and %d files", len(a.files), len(b.files))
	}
	for name, html := range a.files {
		if b.files[name] != html {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestDocuments(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/groups/en/walk.md": "---\ntitle: Walk along\nattendance: in-person\nverified: {on: 2026-11-03}\n" +
			"---\n\nEnglish words.\n",
		"content/groups/fr/walk.md": "---\ntitle: Marcher\nsource_hash: sha256:0\n---\n\nDes mots.\n",
	})
	byURL := func(language string) map[string]string {
		out := map[string]string{}
		for _, d := range b.Documents(t.Context(), language) {
			if _, twice := out[d.URL]; twice || d.Language != language || d.Title == "" {
				t.Errorf("%s: %+v", language, d)
			}
			out[d.URL] = d.Title + " | " + d.SectionLabel + " | " + d.Detail + " | " + d.Place + " | " + d.Body
		}
		return out
	}
	english, french := byURL("en"), byURL("fr")
	for url, want := range map[string]string{
		"groups/tea/": "Tea and talk | Group | Bristol · Tue 18:30 | Library, 1 Street, Bristol, United " +
			"Kingdom | Text.",
		"groups/sample/":   "A made-up group | Group | Sample · Online · Mon 19:00 |",
		"principles/safe/": "Safe | Principle |", "library/one/": "The first work | Source | A. Writer, 2013",
	} {
		if !strings.HasPrefix(english[url], want) {
			t.Errorf("%s is %q", url, english[url])
		}
	}
	if english["groups/gone/"] != "" || english["groups/old/"] != "" {
		t.Error("closed and withheld groups are found")
	}
	if french["fr/guides/start/"] != "" {
		t.Error("a page that is not translated is in another language's index")
	}
	for _, d := range b.Documents(t.Context(), "fr") {
		labels := strings.ToLower(strings.Join(d.Headings, " "))
		if d.URL == "fr/groups/tea/" && (!strings.Contains(labels, "mardi") || !d.Secondary) ||
			d.URL == "fr/groups/walk/" && d.Secondary {
			t.Errorf("%s has the labels %q and is secondary: %v", d.URL, labels, d.Secondary)
		}
	}
	if got := french["fr/groups/tea/"]; got == "" || strings.Contains(got, "Text.") ||
		strings.Contains(got, "Someone says") {
		t.Errorf("a group in another language's index is %q", got)
	}
	if !strings.Contains(french["fr/groups/walk/"], "Marcher | ") ||
		!strings.HasSuffix(french["fr/groups/walk/"], "Walk along") ||
		strings.HasSuffix(english["groups/walk/"], "Walk along") {
		t.Errorf("a translated group is %q and %q: its name in the other language is missing",
			french["fr/groups/walk/"], english["groups/walk/"])
	}
	if b.Documents(t.Context(), "xx") != nil {
		t.Error("an unknown language has documents")
	}
}
