package markdown

import (
	"strings"
	"testing"
)

// TestPlaces: where addresses stand in every form of a link, and nowhere else. The places are those between the signs ‹ and ›.
func TestPlaces(t *testing.T) {
	for _, marked := range []string{
		"# A\n\nSee [one](‹two.md›) and [é](‹../b/two.md#c› \"t\"), ![p](<‹a b.png›> 'c').\n",
		"[a]: ‹two.md› \"t\"\n[b]:\n  <‹two.md#x›>\n\nSee [a], [x][a], [b][].\n",
		"- [a](‹x.md›)\n-\t[b](‹y.md›)\n  1.\t[c](‹z.md›)\n\n>\t[d](‹d.md›)\n> > [e](‹e.md›)\n",
		"> [!CARE]\n> See [a](‹x.md›).\n>\n> > [!ACTIVITY] 5 min\n> > [b](‹y.md›)\n",
		"| a | b |\n| --- | --- |\n| [a](‹x.md›) | [b](‹y.md›) \\| [c](‹z.md›) |\n",
		"Word[^1] and *[a](‹x.md›)*.\n\n[^1]: It is [there](‹y.md›).\n\nTerm\n: [a](‹z.md›)\n",
		"`[a](x.md)` <!-- [a](x.md) --> \\[a](x.md)\n\n```\n[a](x.md)\n```\n\n    [a](x.md)\n\n<div>\n[a](x.md)\n</div>\n",
		"[![p](‹p.png›)](‹x.md›) [a](http:) [b](javascript:x) [c](‹/x/#y›) [d](‹https://example.org/›)\n",
		"So it is [@‹one›, see @two; @‹two›]. `[@one]` [@one](‹x.md›)\n",
		"[a](\n‹x.md›\n\"t\") [b](‹x\\_y.md›) [c](‹x&amp;y.md›) [d](‹x%20y.md›)",
		"- [ ] [a](‹x.md›)\n\n### [b](‹y.md›) {#z}\n\n[c](‹d(e).md›) [f](‹#g›)",
	} {
		source := strings.NewReplacer("‹", "", "›", "").Replace(marked)
		got, from := "", 0
		for _, p := range Places([]byte(source), "content/guides/en/a.md") {
			got += source[from:p.Start] + "‹" + source[p.Start:p.End] + "›"
			from = p.End
		}
		if got += source[from:]; got != marked {
			t.Errorf("got  %q\nwant %q", got, marked)
		}
	}
}
