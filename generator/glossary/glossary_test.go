package glossary

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/model"
)

func term(code, title string, t model.Term) *model.Page {
	return &model.Page{Pos: model.Position{File: "content/glossary/" + code + "/" + title + ".md"},
		Kind: model.KindTerm, Language: code, Title: title, OfKind: model.OfKind{Term: &t}}
}

func entry(section string, pages ...*model.Page) *model.Entry {
	e := &model.Entry{Section: section, Path: pages[0].Title, Kind: pages[0].Kind, Pages: map[string]*model.Page{},
		Original: pages[0]}
	for _, p := range pages {
		e.Pages[p.Language] = p
	}
	return e
}

func TestLink(t *testing.T) {
	page := func(code, html string) *model.Page {
		return &model.Page{Title: "p", Kind: model.KindPage, Language: code,
			Body: model.Body{HTML: html, Links: []model.Link{{Target: "x"}}}}
	}
	en := page("en", `<h2 id="a">A peer</h2>
<p class="callout-label">`+"\x01callout-peer\x01"+` <span class="callout-extra">peer</span></p><p><a href="`+"\x000\x00"+`">a peer</a> and <code>peer</code>.</p>
<p>Peer support workers, peers' <b>peer support worker</b>, a Peer and a peer; pass.</p>
<ph-notes><p>warm lines</p></ph-notes><p>A warm line, or warmlines.</p>`)
	ar := page("ar", `<p>الأقران هنا، والأقران هناك.</p>`)
	glossary := []*model.Entry{
		entry("glossary", term("en", "Pass", model.Term{})),
		entry("glossary", term("en", "Peer", model.Term{Link: true}), term("ar", "الأقران", model.Term{Link: true})),
		entry("glossary", term("en", "Peer support worker", model.Term{Link: true})),
		entry("glossary", term("en", "Warmline", model.Term{Link: true, Forms: []string{"warm line", "warmlines"}})),
	}
	own := glossary[1].Original
	own.Body.HTML = "<p>A peer is a peer support worker.</p>"
	words := New(model.NewSite(&model.Hub{}, model.Date{}, append(glossary, entry("guides", en, ar)), nil))
	english := words.Body(en)

	link := func(n, text string) string {
		return `<a class="term" href="` + "\x00" + n + "\x00" + `">` + text + `</a>`
	}
	want := `<h2 id="a">A peer</h2>
<p class="callout-label">` + "\x01callout-peer\x01" + ` <span class="callout-extra">peer</span></p><p><a href="` + "\x000\x00" + `">a peer</a> and <code>peer</code>.</p>
<p>Peer support workers, peers' <b>` + link("1", "peer support worker") + `</b>, a ` + link("2", "Peer") + ` and a peer; pass.</p>
<ph-notes><p>warm lines</p></ph-notes><p>A ` + link("3", "warm line") + `, or warmlines.</p>`
	if diff := cmp.Diff(want, english.HTML); diff != "" {
		t.Error(diff)
	}
	if want := "<p>" + link("1", "الأقران") + " هنا، والأقران هناك.</p>"; words.Body(ar).HTML != want {
		t.Errorf("%q, want %q", words.Body(ar).HTML, want)
	}
	var targets []string
	for _, l := range english.Links[1:] {
		targets = append(targets, l.Target)
	}
	if diff := cmp.Diff([]string{"content/glossary/en/Peer support worker.md", "content/glossary/en/Peer.md",
		"content/glossary/en/Warmline.md"}, targets); diff != "" {
		t.Error(diff)
	}
	if got := words.Body(own); got != &own.Body {
		t.Errorf("the glossary links to itself: %q", got.HTML)
	}
	if len(en.Body.Links) != 1 || strings.Contains(en.Body.HTML, "term") {
		t.Errorf("the page was changed: %+v", en.Body)
	}
	if _, kept := words.linked.Load(en); !kept || !reflect.DeepEqual(english, words.Body(en)) {
		t.Error("a page that is shown twice is linked twice")
	}
}
