package render_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestTownsInTheReadersLanguage: breadcrumbs, cards, headings and lists call a town as the
// reader does; an address keeps the name that stands on letters.
func TestTownsInTheReadersLanguage(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/groups/en/tea.md": "---\ntitle: Tea\nattendance: in-person\nplace: {venue: Library, address: 1 High Street, " +
			"city: Bristol, country: GB}\nschedule: [{day: tuesday, start: \"18:30\"}]\nlanguages: [en]\n---\n\nText.\n",
		"content/groups/en/two.md": "---\ntitle: Two\nattendance: in-person\nplace: {city: London, country: GB}\nlanguages: [en]\n---\n\nText.\n",
		"content/groups/en/sea.md": "---\ntitle: Sea\nattendance: in-person\nplace: {city: Tunis, country: TN}\nlanguages: [en]\n---\n\nText.\n",
	})
	html := b.page(t, "ar/groups/tea/")
	has(t, "the page in Arabic", html, "<span>بريستول</span></nav>", "<bdi>Library</bdi>، بريستول",
		"<bdi>Library, 1 High Street, Bristol</bdi>، المملكة المتحدة")
	html = mainOf(b.page(t, "ar/groups/"))
	has(t, "the cards in Arabic", html, "بريستول", "لندن")
	lacks(t, "the cards in Arabic", html, "Bristol", "London")
	has(t, "a list in Arabic", b.page(t, "ar/groups/place/gb-bristol/"), "<h1>مجموعات في بريستول</h1>")
	has(t, "a town that is called as its country", b.page(t, "ar/groups/place/tn-tunis/"), "تونس، تونس</h1>")
	has(t, "places in French", b.page(t, "fr/groups/place/"), ">Londres<", ">Bristol<")
	has(t, "the crumb in French", b.page(t, "fr/groups/two/"), "<span>Londres</span></nav>")
}

// TestTownInCapitals: a town is called what most of its groups call it, and of two names as
// frequent, not the one in capitals.
func TestTownInCapitals(t *testing.T) {
	hub := map[string]string{}
	for i, town := range []string{"LEEDS", "Leeds", "Uzès-Le-Haut", "Uzès-le-Haut", "Uzès-le-Haut"} {
		hub[fmt.Sprintf("content/groups/en/g%d.md", i)] = fmt.Sprintf("---\ntitle: Group %d\nattendance: in-person\n"+
			"place: {city: %s, country: %s}\nlanguages: [en]\n---\n\nText.\n", i, town, []string{"GB", "GB", "FR", "FR", "FR"}[i])
	}
	html := mainOf(builtHub(t, hub).page(t, "groups/place/"))
	has(t, "places", html, ">Leeds<", ">Uzès-le-Haut<")
	lacks(t, "places", html, "LEEDS", "Uzès-Le-Haut")
}

// TestAGroupsPhotograph: a group shows its picture with its words; who agreed to be in it is
// told to nobody.
func TestAGroupsPhotograph(t *testing.T) {
	b := builtHub(t, map[string]string{
		"content/groups/en/tea.md": "---\ntitle: Tea\nattendance: in-person\nimage: {src: room.jpg, alt: A room with six chairs, " +
			"consent: 2026-10-06}\nlanguages: [en]\n---\n\nText.\n",
		"content/groups/en/room.jpg": "no picture, and nobody looks into it here",
	})
	for _, address := range []string{"groups/tea/", "fr/groups/tea/"} {
		has(t, address, b.page(t, address), `alt="A room with six chairs" loading="lazy"`)
	}
	for name, file := range b.files {
		lacks(t, name, file, "2026-10-06", "6 October 2026")
	}
}

// TestManyTowns: a page of all places names two hundred of them at most; the others stand on
// pages of their countries.
func TestManyTowns(t *testing.T) {
	many := map[string]string{}
	for i := range 230 {
		country := []string{"GB", "FR"}[i/210]
		many[fmt.Sprintf("content/groups/en/g%d.md", i)] = fmt.Sprintf("---\ntitle: Group %d\nattendance: in-person\n"+
			"place: {city: Ham%03d, country: %s}\nlanguages: [en]\n---\n\nText.\n", i, i, country)
	}
	b := builtHub(t, many)
	for _, language := range []string{"", "fr/"} {
		html := mainOf(b.page(t, language+"groups/place/"))
		if n := strings.Count(html, "<li>"); n > 200 {
			t.Errorf("the page of all places names %d", n)
		}
		has(t, "all places", html, `href="towns-gb/"`, `>Ham220</`)
		lacks(t, "all places", html, `href="towns-fr/"`)
		named := b.page(t, language+"groups/place/towns-gb/") + b.page(t, language+"groups/place/towns-gb/2.html")
		for i := range 210 {
			if town := fmt.Sprintf("Ham%03d", i); !strings.Contains(named, ">"+town+"</bdi>") {
				t.Errorf("no page names %s", town)
			}
		}
	}
	html := b.page(t, "groups/place/towns-gb/")
	has(t, "the towns of a country", html, `href="../gb-ham007/"`, `hreflang="fr"`, `href="2.html"`)
	if n := strings.Count(mainOf(html), "<li>"); n != 200 {
		t.Errorf("the first page of towns names %d", n)
	}
}
