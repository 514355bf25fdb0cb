package model

import "testing"

func TestViews(t *testing.T) {
	const (
		note = "<p>a</p>\n<ph-notes><aside>keep <ph-notes>time</ph-notes>\n</aside>\n</ph-notes>\n<p>b</p>"
		quiz = "<ph-answer name=\"quiz:1\"><ph-choice>yes</ph-choice>\n<ph-feedback><div>why</div></ph-feedback>\n" +
			"</ph-answer>\n"
	)
	for _, test := range []struct {
		view       View
		html, want string
	}{
		{ViewPart, "<p>plain</p>", "<p>plain</p>"},
		{ViewPart, note, "<p>a</p>\n<p>b</p>"},
		{ViewHandout, note, "<p>a</p>\n<p>b</p>"},
		{ViewLarge, note, "<p>a</p>\n<p>b</p>"},
		{ViewFacilitator, note, "<p>a</p>\n<aside>keep time\n</aside>\n\n<p>b</p>"},
		{ViewPart, quiz, "<details class=\"answer\" name=\"quiz:1\"><summary>yes</summary>\n<div>why</div>\n" +
			"</details>\n"},
		{ViewHandout, quiz, "<div class=\"answer\"><p class=\"choice\">yes</p>\n</div>\n"},
		{ViewPrint, quiz, "<div class=\"answer\"><p class=\"choice\">yes</p>\n<div>why</div>\n</div>\n"},
	} {
		if got := test.view.In(test.html); got != test.want {
			t.Errorf("%q shows %q as\n%q, want\n%q", test.view, test.html, got, test.want)
		}
	}
}
