package interchange

import (
	"fmt"
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
)

// TestComplete: what a page says counts, what it leaves out is the feed's, and each line of
// the two together knows where it stands in the page.
func TestComplete(t *testing.T) {
	d := frontmatter.Draft{Slug: "tea", Name: "Tea", Language: "en", Text: "Their words.",
		Lines: []string{"name: Tea", "summary: Come in", "place:", "  city: Leeds", "contact:", "  phone: \"1\"",
			"source: leeds"}}
	imported := Note(d)
	const place, contact, source = "|0 place: {city: Leeds}", "|0 contact: {phone: \"1\"}",
		"|0 source: leeds|0 ---|0 |"
	for _, c := range []struct {
		name, page, want string
		noted            Noted
		own, conflicts   string
	}{
		{name: "nothing", page: "",
			want: "1 ---|0 name: Tea|0 summary: Come in" + place + contact + source + "0 Their words."},
		{name: "a fact", page: "---\ncontact: {phone: \"2\"}\n---\n",
			want: "1 ---|2 contact: {phone: \"2\"}|0 name: Tea|0 summary: Come in" + place + source +
				"0 Their words.", own: "contact.phone"},
		{name: "several lines, a comment and a text",
			page: "---\r\n# ours\r\nplace:\r\n  city: York\r\ntitle: Ours\r\n---\r\n\r\n\r\nOur words.\r\nTwo.\r\n",
			want: "1 ---|2 # ours|3 place:|4   city: York|5 title: Ours|0 summary: Come in" + contact + source +
				"9 Our words.|10 Two.", own: "place.city text"},
		{name: "as it was imported, and the feed has changed",
			page: "---\nname: Tea\nsummary: Old\ncost: free\n---\n",
			noted: Noted{Fields: map[string]string{"name": hash("name: Tea"), "summary": hash("summary: Old"),
				"place": hash("place: {city: Leeds}"), "cost": hash("cost: free")}},
			want: "1 ---|2 name: Tea|0 summary: Come in" + contact + source + "0 Their words."},
		{name: "somebody has changed it, and the feed has not", page: strings.Replace(d.File(), "Come in",
			"Come on in", 1), noted: imported, own: "summary",
			want: "1 ---|2 name: Tea|3 summary: Come on in|4 place: {city: Leeds}|5 contact: {phone: \"1\"}" +
				"|6 source: leeds|0 ---|0 |9 Their words."},
		{name: "both have", page: "---\nsummary: Ours\n---\n",
			noted: Noted{Fields: map[string]string{"summary": hash("summary: Old"), "name": hash("name: Tea"),
				"text": hash("Their words.")}},
			own: "summary", conflicts: "summary",
			want: "1 ---|2 summary: Ours" + place + contact + "|0 source: leeds|0 ---|0 "},
	} {
		got := Complete(c.page, d, c.noted)
		var lines []string
		for n, line := range strings.Split(strings.TrimSuffix(got.Text, "\n"), "\n") {
			at := -1
			if n < len(got.Lines) {
				at = got.Lines[n].Line
			}
			lines = append(lines, fmt.Sprint(at, " ", line))
		}
		if s := strings.Join(lines, "|"); strings.TrimSuffix(s, "|0 ") != strings.TrimSuffix(c.want, "|0 ") ||
			strings.Join(got.Own, " ") != c.own || strings.Join(got.Conflicts, " ") != c.conflicts {
			t.Errorf("%s:\n%s\nwant\n%s\n%v %v", c.name, s, c.want, got.Own, got.Conflicts)
		}
	}
}

func TestWhole(t *testing.T) {
	for page, want := range map[string]bool{
		"---\nname: Tea\n---\n": true, "---\ntitle: Tea\n---\n": true, "---\ncost: free\n---\n\n# Tea\n": true,
		"# Tea\n":                true,
		"---\ncost: free\n---\n": false, "---\ncost: free\n---\n\nWe meet.\n": false,
	} {
		if Whole(page) != want {
			t.Errorf("%q", page)
		}
	}
}
