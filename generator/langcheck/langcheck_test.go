package langcheck

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// TestLists holds the lists to their form: every line has words, something to
// say instead and a reason, and no word stands twice.
func TestLists(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "ar"} {
		pairs := Pairs(language)
		data, err := files.ReadFile("words/" + language + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for line := range strings.Lines(string(data)) {
			if s := strings.TrimSpace(line); s != "" && !strings.HasPrefix(s, "#") {
				lines++
			}
		}
		if lines != len(pairs) || lines < 15 {
			t.Errorf("%s: %d lines give %d pairs", language, lines, len(pairs))
		}
		seen := map[string]bool{}
		for _, p := range pairs {
			if p.Say == "" || p.Why == "" {
				t.Errorf("%s: %q has no words instead, or no reason", language, p.Avoid)
			}
			for _, form := range p.Avoid {
				if form == "" || seen[fold(form)] {
					t.Errorf("%s: %q is empty or stands twice", language, form)
				}
				seen[fold(form)] = true
			}
		}
	}
	if Pairs("xx") != nil {
		t.Error("a language without a list has one")
	}
}

func TestCheck(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "ar"}, {Code: "fr"}}}
	texts := map[string]string{
		"content/guides/en/a.md": "---\ntitle: \"A sufferer writes\"\nsummary: \"They call it \\\"crazy\\\".\"\n---\n" +
			"He committed\nsuicide. She said: \"I am crazy.\" They sell “crazy” shirts.\n" +
			"> [!QUOTATION] Somebody\n> I was insane then.\n\n> A lunatic, they said.\n\n> [!NOTE]\n" +
			"> Not for a lunatic.\n\n`crazy` and [a link](crazy.md).\n" +
			"It is crazyness to sufferings. Our group says nuthouse.\n",
		"content/guides/fr/a.md": "Une personne qui souffre de voix. Un fou rire. Souffre-douleur.\n",
		"content/guides/ar/a.md": "هذا للمجانين وليس لغيرهم. قال «أنا مجنون».\n" +
			"نودّ لفت الانتباه إلى الحق في رفض العلاج.\n",
		"content/glossary/en/x.md": "---\ntitle: Words\nsay: [a small house]\navoid: [nuthouse]\n---\n" +
			"Nobody says nuthouse here, nor loony.\n",
		"content/library/en/lib.md": "\uFEFF---\r\ntitle: Care of the mentally ill\r\n---  \r\n",
	}
	fsys := fstest.MapFS{}
	var entries []*model.Entry
	for _, name := range []string{"content/glossary/en/x.md", "content/guides/en/a.md", "content/library/en/lib.md"} {
		part := strings.Split(name, "/")
		p := &model.Page{Pos: model.Position{File: name}, Language: "en", Kind: schema.KindAt(part[1], part[3])}
		switch part[1] {
		case "glossary":
			p.Term = &model.Term{Say: []string{"a small house"}, Avoid: []string{"nuthouse"}}
		case "library":
			p.Source = &model.Source{}
		}
		e := &model.Entry{Section: part[1], Path: strings.TrimSuffix(part[3], ".md"),
			Pages: map[string]*model.Page{"en": p}, Original: p}
		if part[1] == "guides" {
			for _, code := range []string{"fr", "ar"} {
				e.Pages[code] = &model.Page{Pos: model.Position{File: strings.Replace(name, "/en/", "/"+code+"/", 1)},
					Language: code, Kind: p.Kind}
			}
		}
		entries = append(entries, e)
	}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var got []string
	for _, f := range Check(fsys, model.NewSite(hub, model.Date{}, entries, nil), nil) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Column,
			strings.SplitN(f.Message.String(), " can", 2)[0]))
	}
	want := []string{
		`content/glossary/en/x.md:6:32 "loony"`,
		`content/guides/ar/a.md:1:7 "مجانين"`,
		`content/guides/en/a.md:2:11 "sufferer"`,
		`content/guides/en/a.md:5:4 "committed suicide"`,
		`content/guides/en/a.md:13:13 "lunatic"`,
		`content/guides/en/a.md:16:47 "nuthouse"`,
		`content/guides/fr/a.md:1:18 "souffre de"`,
		`content/guides/fr/a.md:1:38 "fou"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestAsked: people type hard words about themselves, and readers are not shown them.
func TestAsked(t *testing.T) {
	site := model.NewSite(&model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}, model.Date{}, nil,
		nil)
	words, page := newList("en", site), &model.Page{Language: "en", Kind: model.KindPage}
	for _, field := range []string{"asked: [am I crazy, \"insane, or what\"]", "asked: [am I crazy,\n  insane\n]",
		"asked:\n  - am I crazy\n  - insane", "asked:\n- am I crazy\r\n- \"insane\""} {
		source := "---\ntitle: Tea\n" + field + "\nsummary: A lunatic.\n---\nNobody has asked: crazy.\n"
		var got []string
		for _, f := range words.find(page, source) {
			got = append(got, strings.SplitN(f.Message.String(), " can", 2)[0])
		}
		if diff := cmp.Diff([]string{`"lunatic"`, `"crazy"`}, got); diff != "" {
			t.Errorf("%q: %s", field, diff)
		}
	}
}

// TestPlaces: what is blanked out leaves every other letter where it was, so that
// findings point at their words.
func TestPlaces(t *testing.T) {
	for _, source := range []string{
		"---\ntitle: \"A day\"\n\nsummary: \"b\"  \n---\nHe is crazy.\n",
		"\uFEFF---\r\ntitle: \"A day\"\r\n---\r\nHe is crazy.\r\n",
	} {
		if got := others(&model.Page{Kind: model.KindPage}, source); len(got) != len(source) ||
			strings.Index(got, "crazy") != strings.Index(source, "crazy") {
			t.Errorf("%q became %q", source, got)
		}
	}
}

// TestRefused: what was refused as no page is not looked at, whatever is in it.
func TestRefused(t *testing.T) {
	const name = "content/guides/en/a.md"
	page := &model.Page{Pos: model.Position{File: name}, Language: "en", Kind: model.KindPage}
	site := model.NewSite(&model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}, model.Date{},
		[]*model.Entry{{Section: "guides", Path: "a", Pages: map[string]*model.Page{"en": page}, Original: page}}, nil)
	for what, c := range map[string]struct {
		data string
		want int
	}{
		"a page":         {"It is crazy.\n", 1},
		"too large":      {strings.Repeat("It is crazy.\n", 500_000), 0},
		"no UTF-8":       {"It is crazy.\xff\n", 0},
		"none that hurt": {"It is calm.\n", 0},
	} {
		if found := Check(fstest.MapFS{name: {Data: []byte(c.data)}}, site, nil); len(found) != c.want {
			t.Errorf("%s: %d findings", what, len(found))
		}
	}
}

// BenchmarkFind reads a page of 900 kB.
func BenchmarkFind(b *testing.B) {
	words := newList("en", model.NewSite(&model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}},
		model.Date{}, nil, nil))
	calm := strings.Repeat("We talk and listen, and it’s “fine” to sit with a cup of tea, as many people do here.\n",
		10_000)
	for name, text := range map[string]string{"calm": calm, "one word": calm + "It is crazy.\n"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				words.find(&model.Page{Language: "en", Kind: model.KindPage}, text)
			}
		})
	}
}

// TestSpellings: what a program of writing makes of a phrase hides it no more than
// stress does; compounds, names, addresses, comments and quotations are no finding.
func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		language, text string
		found          []string
	}{
		{"en", "He suffered from it. SUFFERING\u00A0FROM it.", []string{"suffered from", "SUFFERING\u00A0FROM"}},
		{"en", "She *suffers* from it, he **suffers from** that, _suffers_ __from__ it",
			[]string{"suffers* from", "suffers from", "suffers_ __from"}},
		{"en", "> [!NOTE]\n> She suffers\n> from it.", []string{"suffers > from"}},
		{"en", "wheelchair\u2011bound, wheelchair\u2013bound, suf\u00ADfers from",
			[]string{"wheelchair\u2011bound", "wheelchair\u2013bound", "suf\u00ADfers from"}},
		{"en", "crazy-paving, Crazy Horse, psycho-education, https://example.org/crazy, crazy@example.org, <!-- " +
			"crazy\ncrazy -->", nil},
		{"en", "It's a crazy day, and the lunatic's.\n* crazy\n- crazy",
			[]string{"crazy", "lunatic", "crazy", "crazy"}},
		{"en", "Crazy is no word. A 5\" crazy screen, 6\" wide.", []string{"Crazy", "crazy"}},
		{"en", "»crazy« ‚crazy‘ 「crazy」", nil},
		{"fr", "victime d’une maladie mentale, victime d'une maladie\u00A0mentale, Souffrait\u202Fd’une",
			[]string{"victime d’une maladie mentale", "victime d'une maladie mentale", "Souffrait d’une"}},
		{"fr", "« Oui » il est fou « non »", []string{"fou"}},
		{"ar", "مَجْنُون، ومجنـون", []string{"مَجْنُون", "مجنـون"}},
	} {
		page := &model.Page{Pos: model.Position{File: "content/guides/x/a.md"}, Language: c.language,
			Kind: model.KindPage}
		site := model.NewSite(&model.Hub{DefaultLanguage: c.language, Languages: []model.Language{{Code: c.language}}},
			model.Date{}, nil, nil)
		var got []string
		for _, f := range newList(c.language, site).find(page, c.text) {
			first, _, _ := strings.Cut(f.Message.String(), " can hurt")
			got = append(got, strings.Trim(first, `"`))
		}
		want := make([]string, len(c.found))
		for i, s := range c.found {
			want[i] = strings.Trim(fmt.Sprintf("%q", strings.Join(strings.Fields(s), " ")), `"`)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %q: %s", c.language, c.text, diff)
		}
	}
}
