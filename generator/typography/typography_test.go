package typography

import (
	"strings"
	"testing"
	"testing/quick"
	"unicode"
)

func TestText(t *testing.T) {
	const n = "\u00a0"
	for _, c := range []struct{ language, from, want string }{
		{"en", `She said "come in" and smiled.`, "She said “come in” and smiled."},
		{"en", `"He said 'come in' to us."`, "“He said ‘come in’ to us.”"},
		{"en", `It's the peers' room, and it isn't locked.`, "It’s the peers’ room, and it isn’t locked."},
		{"en", `'Tis a song of the '90s`, "’Tis a song of the ’90s"},
		{"en", `A door 6'2" high, and 5" deep`, `A door 6’2" high, and 5" deep`},
		{"en", `An odd " stays, and so does this"`, `An odd " stays, and so does this"`},
		{"en", `("Pass" is an answer.)`, "(“Pass” is an answer.)"},
		{"en", `Wait... no.... yes`, "Wait… no.... yes"},
		{"en", `“It's set” already`, "“It’s set” already"},
		{"en", `“She said "no" to him”`, "“She said ‘no’ to him”"},
		{"en", `"One" and "two"`, "“One” and “two”"},
		{"en", `“One "two” and three"`, `“One "two” and three"`},
		{"en", `‘The peers’ room’ and "two"`, "‘The peers’ room’ and “two”"},
		{"en", `''One'' and "two"`, "''One'' and “two”"},
		{"fr", `d’"un"`, "d’«" + n + "un" + n + "»"},
		{"de", `»Ja, "gut" und mehr«`, "»Ja, ‚gut‘ und mehr«"},
		{"fr", `Elle dit "entrez" : d'accord ?`, "Elle dit «" + n + "entrez" + n + "»" + n + ": d’accord" + n + "?"},
		{"fr", `d'« un non » à l'“autre”`, "d’«" + n + "un non" + n + "» à l’“autre”"},
		{"fr", `« Non »`, "«" + n + "Non" + n + "»"},
		{"fr", `« Il dit "non" »`, "«" + n + "Il dit “non”" + n + "»"},
		{"fr", `À 18 h 15, 5 € ou 10 % !`, "À 18" + n + "h 15, 5" + n + "€ ou 10" + n + "%" + n + "!"},
		{"fr", `De 9 à 12 heures`, `De 9 à 12 heures`},
		{"fr", `Un sourire :-) et 18:30`, `Un sourire :-) et 18:30`},
		{"es", `Dijo "entra" y "sal"`, "Dijo «entra» y «sal»"},
		{"es", `¿"Qué" significa?`, "¿«Qué» significa?"},
		{"ar", `قال "ادخل" ثم خرج`, "قال «ادخل» ثم خرج"},
		{"de", `Sie sagte "komm 'rein".`, "Sie sagte „komm ’rein“."},
		{"he", `ארה"ב היא "מדינה"`, `ארה"ב היא ”מדינה”`},
		{"nl", `'s avonds`, "’s avonds"},
		{"tlh", `"nuqneH"`, `"nuqneH"`},
		{"en-GB", `"a"`, "“a”"},
		{"en", `See https://example.org/it's--here..., or "https://example.org/a'b".`,
			"See https://example.org/it's--here…, or “https://example.org/a'b”."},
		{"en", `It's o'neil@example.org, 'www.example.org/o'neil' and that's it`,
			"It’s o'neil@example.org, ‘www.example.org/o'neil’ and that’s it"},
		{"fr", `L'adresse : https://exemple.org/l'ami?a=1`, "L’adresse" + n + ": https://exemple.org/l'ami?a=1"},
	} {
		if got := Text(c.from, c.language); got != c.want {
			t.Errorf("%s: %s is set as\n%s, want\n%s", c.language, c.from, got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	const n = "\u00a0"
	for _, c := range []struct{ from, want string }{
		{`<p title="it's">It&#39;s <em>"so"</em>.</p>`, `<p title="it's">It’s <em>“so”</em>.</p>`},
		{`<p>"<a href='x>y'>Come</a> in", she said.</p>`, `<p>“<a href='x>y'>Come</a> in”, she said.</p>`},
		{`<p>An odd " here</p><p>and " there</p>`, `<p>An odd " here</p><p>and " there</p>`},
		{`<pre>it's</pre><p>it's <code>"x"</code> and "<code>y</code>"</p>`,
			`<pre>it's</pre><p>it’s <code>"x"</code> and “<code>y</code>”</p>`},
		{`<script>let a = "it's"</script><title>It&#39;s</title>`, `<script>let a = "it's"</script><title>It’s</title>`},
		{`<p>It's <span lang="fr">l'ami "vrai" ?</span> "his"</p>`,
			`<p>It’s <span lang="fr">l’ami «` + n + `vrai` + n + `»` + n + `?</span> “his”</p>`},
		{`<p>It's <b>so</b><br><span lang="fr">"Vrai"</span></p>`,
			`<p>It’s <b>so</b><br><span lang="fr">«` + n + `Vrai` + n + `»</span></p>`},
		{`<div lang=fr><div>l'ami !</div>oui !</div>no !`, `<div lang=fr><div>l’ami` + n + `!</div>oui` + n + `!</div>no !`},
		{`<p lang=fr>Est-ce <b>vrai</b> ?</p>`, `<p lang=fr>Est-ce <b>vrai</b>` + n + `?</p>`},
		{`<a hreflang="fr" href="x">it's !</a>`, `<a hreflang="fr" href="x">it’s !</a>`},
		{`1 < 2, it's`, `1 < 2, it’s`},
		{`<p>It's <a href="x">https://example.org/it&#39;s</a>, isn't it</p>`,
			`<p>It’s <a href="x">https://example.org/it&#39;s</a>, isn’t it</p>`},
		{`<p>&quot;Yes&quot; &amp; no`, `<p>“Yes” &amp; no`},
		{`<p>"</>Yes</ b>" it's</p>`, `<p>“</>Yes</ b>” it’s</p>`},
		{`<P>"<EM>Yes</EM>" it's</P>`, `<P>“<EM>Yes</EM>” it’s</P>`},
		{`<p>"a<br lang="fr">b" <a title="x lang=fr">"c"</a></p>`,
			`<p>"a<br lang="fr">b" <a title="x lang=fr">“c”</a></p>`},
		{`<!-- it's --><svg><text>it's</text></svg>`, `<!-- it's --><svg><text>it's</text></svg>`},
	} {
		got := string(HTML([]byte(c.from), "en"))
		if got != c.want {
			t.Errorf("%s\nis set as\n%s, want\n%s", c.from, got, c.want)
		}
		if again := string(HTML([]byte(got), "en")); again != got {
			t.Errorf("%s\nis changed a second time to\n%s", got, again)
		}
	}
}

// TestNothingElse: whatever the text, only signs and spaces change.
func TestNothingElse(t *testing.T) {
	rest := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || strings.ContainsRune("'\"’‘“”«»„…. ‚", r) {
				return -1
			}
			return r
		}, s)
	}
	pieces := []string{`"`, "'", " ", "a", "é", "...", ".", "?", "!", ":", "«", "»", "“", "”", "1", "(", ")", "-", "ب", "<b>", "</b>", "&#39;", "&amp;"}
	check := func(choice []uint8, which uint8) bool {
		language := []string{"en", "fr", "ar", "de"}[int(which)%4]
		var text strings.Builder
		for _, c := range choice {
			text.WriteString(pieces[int(c)%len(pieces)])
		}
		plain := strings.NewReplacer("<b>", "", "</b>", "", "&#39;", "'", "&amp;", "&").Replace(text.String())
		once := Text(plain, language)
		made := string(HTML([]byte(text.String()), language))
		ok := rest(once) == rest(plain) &&
			rest(strings.ReplaceAll(made, "&#39;", "'")) == rest(strings.ReplaceAll(text.String(), "&#39;", "'"))
		if !ok {
			t.Logf("%s: %q is set as %q; HTML %q as %q", language, plain, once, text.String(), made)
		}
		return ok
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 20000}); err != nil {
		t.Error(err)
	}
}
