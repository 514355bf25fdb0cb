package digits

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestText holds the rule to testdata/digits.json, as the scripts of pages are.
func TestText(t *testing.T) {
	data, err := os.ReadFile("testdata/digits.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases [][2]string
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) < 30 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		var got strings.Builder
		from := 0
		for _, at := range turned(c[0], true, inText) {
			got.WriteString(c[0][from:at[0]] + "[" + c[0][at[0]:at[1]] + "]")
			from = at[1]
		}
		got.WriteString(c[0][from:])
		if got.String() != c[1] {
			t.Errorf("%q\n got %q\nwant %q", c[0], got.String(), c[1])
		}
		want := strings.NewReplacer("[", isolated, "]", restored, "+", "&#43;").Replace(c[1])
		if got := string(HTML([]byte(strings.ReplaceAll(c[0], "+", "&#43;")), "rtl")); got != want {
			t.Errorf("HTML: got %q, want %q", got, want)
		}
		once := Text(c[0])
		if !strings.ContainsRune(c[0], leftToRightIsolate) && Bare(once) != c[0] {
			t.Errorf("%q: with isolates %q, without %q", c[0], once, Bare(once))
		}
		if Text(once) != once {
			t.Errorf("%q: once %q, twice %q", c[0], once, Text(once))
		}
	}
}

func TestHTML(t *testing.T) {
	page := func(inside string) string { return `<html lang="ar" dir="rtl"><body>` + inside + `</body></html>` }
	for _, c := range []struct{ html, want string }{
		{`<p>اتصل 0113-496-0118</p>`, `<p>اتصل <bdi dir="ltr">0113-496-0118</bdi></p>`},
		{`<p>اتصل &#43;44 113 496 &amp; &#39;10&#39;</p>`,
			`<p>اتصل <bdi dir="ltr">&#43;44 113 496</bdi> &amp; &#39;10&#39;</p>`},
		{`<a href="tel:0113-496-0118" title="0113-496-0118">0113 496 0118</a>`,
			`<a href="tel:0113-496-0118" title="0113-496-0118"><bdi dir="ltr">0113 496 0118</bdi></a>`},
		{`<code>0113-496-0118</code>`, `<code><bdi dir="ltr">0113-496-0118</bdi></code>`},
		{`<td>أ</td><td>0113 496 0118</td>`, `<td>أ</td><td><bdi dir="ltr">0113 496 0118</bdi></td>`},
		{`<bdi dir="ltr">0113-496-0118</bdi> <bdi>0113-496-0118</bdi>`,
			`<bdi dir="ltr">0113-496-0118</bdi> <bdi>0113-496-0118</bdi>`},
		{`<bdi>هاتف 0113-496</bdi><b dir=auto>هاتف 0113-496</b>`,
			`<bdi>هاتف <bdi dir="ltr">0113-496</bdi></bdi><b dir=auto>هاتف <bdi dir="ltr">0113-496</bdi></b>`},
		{`<div dir='ltr'>10-12 <div>10-12</div> 10-12</div>10-12<br dir="ltr">10-12`,
			`<div dir='ltr'>10-12 <div>10-12</div> 10-12</div><bdi dir="ltr">10-12</bdi><br dir="ltr"><bdi dir="ltr">10-12</bdi>`},
		{`<p lang="en" dir="ltr">Call 10-12 <b dir="rtl">من 10-12</b> 10-12</p>`,
			`<p lang="en" dir="ltr">Call 10-12 <b dir="rtl">من <bdi dir="ltr">10-12</bdi></b> 10-12</p>`},
		{`<pre dir="ltr"><code>10-12</code></pre>10-12`,
			`<pre dir="ltr"><code>10-12</code></pre><bdi dir="ltr">10-12</bdi>`},
		{`<script>var a = 10-12 < 3 && "<p>10-12</p>"</script><svg><text>10-12</text></svg><style>a{top:10-12}</style>`,
			``},
		{`<textarea>10-12</textarea><select><option>10-12</select><title>10-12</title><!-- 10-12 <p>10-12</p> -->`, ``},
		{`<p title="a > 10-12">1</p>`, ``},
		{`<p>من 1</p> <p>2</p><span>1</span> <span>2</span>`, ``},
		{`<p><strong>0113</strong> 496 0118</p>`, `<p><bdi dir="ltr"><strong>0113</strong> 496 0118</bdi></p>`},
		{`<p>هاتف 0113 <em><b>496</b></em> 0118.</p>`,
			`<p>هاتف <bdi dir="ltr">0113 <em><b>496</b></em> 0118</bdi>.</p>`},
		{`<p><b>هاتف 0113</b> 496 <i>0118 الآن</i></p>`,
			`<p><b>هاتف </b><bdi dir="ltr"><b>0113</b> 496 <i>0118</i></bdi><i> الآن</i></p>`},
		{`<p>0113 <b>496</b> <i><b>0118</b></i></p>`, `<p><bdi dir="ltr">0113 <b>496</b> <i><b>0118</b></i></bdi></p>`},
		{`<p>هاتف <b>0113 496 0118</b></p>`, `<p>هاتف <b><bdi dir="ltr">0113 496 0118</bdi></b></p>`},
		{`<p>Leeds <b>10-12</b></p>`, ``},
		{`<ul><li>10-12<li dir="ltr">10-12<li>10-12</ul>10-12`,
			`<ul><li><bdi dir="ltr">10-12</bdi><li dir="ltr">10-12<li>10-12</ul><bdi dir="ltr">10-12</bdi>`},
		{`<div class="fact"><svg><use href="#i"/></svg>من 10-12</div>`,
			`<div class="fact"><svg><use href="#i"/></svg><span>من <bdi dir="ltr">10-12</bdi></span></div>`},
		{`<button>x <b>من 10-12</b></button><a class="chip">10-12</a>`,
			`<button>x <b>من <bdi dir="ltr">10-12</bdi></b></button><a class="chip"><span><bdi dir="ltr">10-12</bdi></span></a>`},
		{`<`, ``}, {`<p`, ``}, {`<!-- 10-12`, ``}, {`<script>10-12`, ``}, {`<p>10-12`, `<p><bdi dir="ltr">10-12</bdi>`},
	} {
		want := c.want
		if want == "" {
			want = c.html
		}
		if got := string(HTML([]byte(page(c.html)), "ltr")); got != page(want) {
			t.Errorf("%s\n got %s\nwant %s", c.html, got, page(want))
		}
		if got := string(HTML([]byte(c.html), "rtl")); got != want {
			t.Errorf("a piece %s\n got %s\nwant %s", c.html, got, want)
		}
		if got := string(HTML([]byte(page(want)), "ltr")); got != page(want) {
			t.Errorf("again %s\n got %s", want, got)
		}
	}
}

// TestOtherWay: a name or a sentence that reads against its page keeps its full stop, brackets and quotation marks on
// their side; what has none, what is mixed, and what stands between elements stays as it is.
func TestOtherWay(t *testing.T) {
	for _, c := range []struct{ dir, html, want string }{
		{"rtl", `<p class="lead">Come as you are!</p>`, `<p class="lead"><bdi>Come as you are!</bdi></p>`},
		{"rtl", `<h3><a href="x/">Tuesday circle (open)</a></h3>`, `<h3><a href="x/"><bdi>Tuesday circle (open)</bdi></a></h3>`},
		{"rtl", `<p><i class="i"></i>&#34;Tea&#34; &amp; talk.</p>`, `<p><i class="i"></i><bdi>&#34;Tea&#34; &amp; talk.</bdi></p>`},
		{"rtl", "<section>\n\tTea.\n</section>", "<section>\n\t<bdi>Tea.</bdi>\n</section>"},
		{"rtl", `<p>2 rooms</p>`, `<p><bdi>2 rooms</bdi></p>`},
		{"rtl", `<p>Ring 0113 496 0118.</p>`, `<p><bdi>Ring 0113 496 0118.</bdi></p>`},
		{"rtl", `<p><b>Note</b> Come in.</p>`, `<p><bdi><b>Note</b> Come in.</bdi></p>`},
		{"rtl", `<p>Tea</p><p>Room 2</p><p>شاي (x)</p><p>قال Tea.</p><p>Tea (شاي)</p>`, ""},
		{"rtl", `<p><a>كتاب</a> (Oxford), <a>شاي</a>.</p>`, ""},
		{"rtl", `<p dir="ltr">Come in!</p><bdi>Come in!</bdi><p dir="auto">Come in!</p><p>&nbsp;|&nbsp;</p><p>…</p>`, ""},
		{"rtl", `<title>Come in!</title><svg><text>Come in!</text></svg><select><option>Come in!</option></select>`, ""},
		{"ltr", `<h1>تعالوا!</h1>`, `<h1><bdi>تعالوا!</bdi></h1>`},
		{"ltr", `<p>«شاي»، 0113-496-0118</p>`, `<p><bdi>«شاي»، <bdi dir="ltr">0113-496-0118</bdi></bdi></p>`},
		{"ltr", `<p>Tea!</p><p>مرحبًا</p><p>Tea (شاي)</p><p lang="ar" dir="rtl">تعالوا!</p>`, ""},
	} {
		want := c.want
		if want == "" {
			want = c.html
		}
		got := string(HTML([]byte(c.html), c.dir))
		if got != want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.dir, c.html, got, want)
		}
		if again := string(HTML([]byte(got), c.dir)); again != got {
			t.Errorf("%s: done again, it is %s", got, again)
		}
	}
}

// TestFromTheLeft: what no element turns stays as it is, to the byte.
func TestFromTheLeft(t *testing.T) {
	for _, html := range []string{
		`<html dir="ltr"><p>Ring 0113-496-0118, or اتصل now 10-12</p><svg><text>من 10-12</text></svg><a dir="rtl">العربية</a> 10-12 <bdi>10-12</bdi><pre dir="ltr">10-12</pre></html>`,
		`<p data-dir="rtl">10-12 dir="rtl" &lt;p dir="rtl"&gt; 10-12</p>`,
		`dir= <p>10-12</p>`,
	} {
		if got := string(HTML([]byte(html), "ltr")); got != html {
			t.Errorf("%s\n got %s", html, got)
		}
	}
	html := `<p title="من 10-12">10-12 من 10-12 x 10-12</p><script>"من 10-12"</script><div lang="ar" dir="rtl"><div>من 10-12</div></div><div>10-12</div><bdi>من 10-12</bdi>`
	want := `<p title="من 10-12">10-12 من <bdi dir="ltr">10-12</bdi> x 10-12</p><script>"من 10-12"</script><div lang="ar" dir="rtl"><div><span>من <bdi dir="ltr">10-12</bdi></span></div></div><div>10-12</div><bdi>من <bdi dir="ltr">10-12</bdi></bdi>`
	if got := string(HTML([]byte(html), "ltr")); got != want {
		t.Errorf("got %s", got)
	}
}

// TestNested: elements within each other have the direction of the one letter in them,
// which is looked for once and not once for each.
func TestNested(t *testing.T) {
	const deep = 100_000
	for _, word := range []string{"من 10-12", "x 10-12"} {
		html := strings.Repeat("<bdi>", deep) + word + strings.Repeat("</bdi>", deep)
		if got := string(HTML([]byte(html), "ltr")); strings.Contains(got, isolated) != (word[0] != 'x') {
			t.Errorf("%s: %d bytes of %d", word, len(got), len(html))
		}
	}
}

// TestUnmatched: end tags of elements that are not open are passed by, and are not looked
// for in all that are; those that are open still end.
func TestUnmatched(t *testing.T) {
	html := `<section dir="ltr"><b><b></i></i></section> 10-12`
	want := `<section dir="ltr"><b><b></i></i></section> <bdi dir="ltr">10-12</bdi>`
	if got := string(HTML([]byte(html), "rtl")); got != want {
		t.Errorf("%q", got)
	}
	w := walk{open: []element{{name: "p"}, {name: "i"}, {name: "b"}}, named: map[string]int{"p": 1, "b": 1}}
	if w.end("i"); len(w.open) != 3 || w.named["b"] != 1 {
		t.Errorf("an element of which none is counted was looked for: %+v", w.open)
	}
	if w.end("b"); len(w.open) != 2 || w.named["b"] != 0 {
		t.Errorf("%+v", w.open)
	}
}

// FuzzHTML: whatever the page, its text stays the same, and twice is once.
func FuzzHTML(f *testing.F) {
	f.Add(`<p>هاتف <b>0113</b> 496 <i>0118 x</i><bdi>10-12</bdi><br/>`)
	f.Add("<script>10-12</scr<b>1</b> 2</i> 3")
	bare := strings.NewReplacer(isolated, "", restored, "", "<span>", "", "</span>", "", "<b>", "", "</b>", "", "<i>",
		"", "</i>", "", "<u>", "", "</u>", "",
		"<em>", "", "</em>", "", "<strong>", "", "</strong>", "", "<mark>", "", "</mark>", "")
	f.Fuzz(func(t *testing.T, source string) {
		var page strings.Builder
		root, err := html.Parse(strings.NewReader(source)) // what packages hand over is well formed
		if err != nil || html.Render(&page, root) != nil {
			return
		}
		html := page.String()
		once := string(HTML([]byte(html), "rtl"))
		if bare.Replace(once) != bare.Replace(html) {
			t.Errorf("%q lost something: %q", html, once)
		}
		if twice := string(HTML([]byte(once), "rtl")); twice != once {
			t.Errorf("%q once: %q, twice: %q", html, once, twice)
		}
	})
}
