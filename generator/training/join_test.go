package training

import "testing"

func TestJoin(t *testing.T) {
	for _, test := range []struct{ name, html, want string }{
		{"headings go down", `<h2 id="a">A</h2><h3 id="b">B</h3>`, `<h3 id="x-a">A</h3><h4 id="x-b">B</h4>`},
		{"the lowest stays", `<h6 id="a">A</h6>`, `<h6 id="x-a">A</h6>`},
		{"a rule is no heading", `<hr><header>`, `<hr><header>`},
		{"labels", `<aside aria-labelledby="callout:1"><p id="callout:1">`,
			`<aside aria-labelledby="x-callout:1"><p id="x-callout:1">`},
		{"a quiz", `<details name="quiz:1">`, `<details name="x-quiz:1">`},
		{"a link within", `<a href="#fn:1">`, `<a href="#x-fn:1">`},
		{"a link away", `<a href="../a/#b">`, `<a href="../a/#b">`},
		{"words that look so", `<p>say id=&quot;me&quot;</p>`, `<p>say id=&quot;me&quot;</p>`},
	} {
		if got := Join(test.html, "x-", 2); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
