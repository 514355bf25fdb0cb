package render_test

import (
	"compress/zlib"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// number is a phone number that Arabic text would turn around, and isolated what keeps
// it in order.
const number, isolated = "0113-496-0118", `<bdi dir="ltr">0113-496-0118</bdi>`

// TestNumbersKeepTheirOrder looks at each place of a page that is read from the right.
func TestNumbersKeepTheirOrder(t *testing.T) {
	const ring = "اتصل على " + number
	b := builtHub(t, map[string]string{
		"hub.yaml": settings + "help_now: [{name: {ar: " + ring + ", en: Ring " + number + "}, what: {ar: " + ring +
			"}, phone: \"116 123\", hours: {ar: 18:30–20:00}, " +
			"country: GB, source: https://example.org/, read: 2026-11-22}]\n",
		"content/guides/ar/ring.md": "---\ntitle: " + ring + "\nsummary: " + ring + "\n---\n\n" + ring + " الآن.\n\n[" +
			number + "](tel:+441134960118)\n\n`" + number + "`\n\n" +
			"| أ |\n|---|\n| 0113 496 0118 |\n\n**+44** 113 496 0118\n\n> [!NOTE] 10-12\n> " + ring + "\n",
		"content/guides/en/ring2.md": "---\ntitle: Ring " + number + "\n---\n\nRing " + number + " now.\n",
		"content/groups/ar/call.md": "---\ntitle: " + ring + "\nsummary: " + ring +
			"\nattendance: in-person\nplace: {venue: " + ring + ", city: Leeds, country: GB}\ncost: " + ring + "\n" +
			"alert: {text: " + ring + "}\nfirst_visit: " + ring +
			"\nschedule: [{day: tuesday, start: \"18:30\", note: " + ring + "}]\nverified: {on: 2026-11-03}\n---\n\n" +
			ring + "\n",
	})
	arabic := "اتصل على " + isolated
	html := b.page(t, "ar/guides/ring/")
	has(t, "a guide", html, "<h1>"+arabic+"</h1>", `<p class="lead"><span>`+arabic+"</span></p>", "<p>"+arabic+
		" الآن.</p>", `<a href="tel:+441134960118">`+isolated+"</a>",
		"<code>"+isolated+"</code>", `<td><bdi dir="ltr">0113 496 0118</bdi></td>`,
		`<bdi dir="ltr"><strong>+44</strong> 113 496 0118</bdi>`, `<bdi dir="ltr">10-12</bdi>`,
		"<b>"+arabic+"</b>")
	plain := "اتصل على \u2066" + number + "\u2069"
	has(t, "what has no markup", html, "<title>"+plain+" | ", `<meta name="description" property="og:description" content="`+plain+`">`,
		`<meta property="og:title" content="`+plain+`">`)
	has(t, "a list", b.page(t, "ar/guides/"), arabic)
	has(t, "help", b.page(t, "ar/help/"), "<h3>"+arabic+"</h3>", "<p>"+arabic+"</p>")
	html = b.page(t, "ar/groups/call/")
	has(t, "a group", html, "<h1>"+arabic+"</h1>", `<span><bdi>`+arabic+"</bdi>", `<span>`+arabic+"</span></p>",
		"<b>"+arabic+"</b>", "<li>"+arabic+"</li>")
	has(t, "a card", b.page(t, "ar/groups/"), ">"+arabic+"</a></h3>", "<bdi>"+arabic+"</bdi>")
	lacks(t, "what programs read", html[strings.Index(html, "ld+json"):strings.Index(html, "</head>")], "\u2066", "bdi")
	has(t, "the script", html, "assets/digits.js")
	for _, d := range b.Documents(t.Context(), "ar") {
		if strings.ContainsAny(d.Title+d.Summary+d.Body+d.Place, "<\u2066") {
			t.Errorf("the search has %q", d.Title+d.Summary+d.Body+d.Place)
		}
	}
	cards := 0
	for path, file := range b.files {
		if strings.HasSuffix(path, ".html") || !strings.Contains(path, "finder") {
			continue
		}
		r, err := zlib.NewReader(strings.NewReader(file))
		if err != nil {
			continue
		}
		data, err := io.ReadAll(r)
		if err == nil && strings.Contains(string(data), number) {
			var index struct{ Tokens []string } // markup for which a letter stands in cards
			_ = json.Unmarshal(data, &index)
			shown := string(data)
			for i, run := range index.Tokens {
				written, _ := json.Marshal(run)
				shown = strings.ReplaceAll(shown, string(rune(0x80+i)), strings.Trim(string(written), `"`))
			}
			cards += strings.Count(shown, strings.ReplaceAll(isolated, `"`, `\"`)) +
				strings.Count(shown, "\\u003cbdi dir=\\\"ltr\\\"\\u003e"+number)
		}
	}
	if cards == 0 {
		t.Error("the finder's cards turn numbers around")
	}

	html = b.page(t, "guides/ring2/")
	lacks(t, "a page from the left", mainOf(html), "<bdi", "\u2066")
	lacks(t, "a page from the left", html, "digits.js")
	has(t, "a group from the right on a page from the left", b.page(t, "groups/call/"), `<h1 lang="ar" dir="rtl">`+
		arabic+"</h1>")
	has(t, "a page from the left on one from the right", b.page(t, "ar/guides/ring2/"), `<h1 lang="en" dir="ltr">Ring `+
		number+"</h1>", "<p>Ring "+number+" now.</p>")
}
