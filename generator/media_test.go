package generator_test

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/image/camera"
)

// soundFrames are two of an MP3.
var soundFrames = strings.Repeat("\xff\xfb\x90\x64"+strings.Repeat("n", 413), 2)

// TestSoundsAndFilms: they have a player that loads nothing before it is pressed, what is said in them can be read, and a
// link to a platform says where it leads; what lies beside a page for readers says what it is and how large.
func TestSoundsAndFilms(t *testing.T) {
	files := map[string]string{"hub.yaml": smallHub,
		"content/guides/en/talk.mp3":  soundFrames,
		"content/guides/en/talk.vtt":  "WEBVTT\n\nNOTE nobody reads this\n\n1\n00:00.000 --> 00:02.000\n<v Sam>Come <b>in</b> &amp;\nsit down.\n\n00:03.000 --> 00:04.000\n<v Ann>Thanks <3\n",
		"content/guides/en/mute.mp3":  soundFrames,
		"content/guides/en/sheet.pdf": "%PDF-1.7\n" + strings.Repeat("x", 4200),
		"content/guides/en/tea.md": "# Tea\n\n![A talk](talk.mp3 \"Sam talks\")\n\n![Nothing](mute.mp3)\n\n[On film](https://youtu.be/x)\n\n" +
			"[The sheet](sheet.pdf)\n\n![No picture](sheet.pdf)\n"}
	_, findings, err := buildOf(t, files)
	if err == nil || diag.Errors(findings) != 1 {
		t.Errorf("a PDF was shown as a picture: %v", findings)
	}
	files["content/guides/en/tea.md"] = strings.Replace(files["content/guides/en/tea.md"], "\n![No picture](sheet.pdf)\n", "", 1)
	site, findings, err := buildOf(t, files)
	if err != nil {
		t.Fatal(err, findings)
	}
	if len(findings) != 1 || findings[0].Code != diag.TranscriptMissing {
		t.Errorf("what is found is %v", findings)
	}
	data, _ := site.Get("guides/tea/index.html")
	html := strings.ReplaceAll(string(data), "\u00a0", " ")
	for _, want := range []string{`<audio controls preload="none" aria-label="A talk" src="../../assets/files/guides/en/talk.mp3">`, "Sam talks",
		"<p>Sam: Come in &amp; sit down.</p>", "<p>Ann: Thanks", `<p class="video"><a href="https://youtu.be/x" rel="noreferrer">On film</a><span>`,
		"youtu.be", "The sheet</a> <span class=\"file\">(PDF, 4 kB)</span>", "media-src 'self'"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q in %s", want, html[strings.Index(html, "<main"):])
		}
	}
	for _, not := range []string{"nobody reads this", "00:00", "iframe"} {
		if strings.Contains(html, not) {
			t.Errorf("the page has %q", not)
		}
	}
	if _, ok := site.Get("assets/files/guides/en/talk.vtt"); !ok {
		t.Error("the captions are not there")
	}
}

// TestWrongKinds: what no browser shows, and what is another thing than its name says, is told with what to do.
func TestWrongKinds(t *testing.T) {
	_, findings, _ := buildOf(t, map[string]string{"hub.yaml": smallHub, "content/guides/en/a.heic": "x", "content/guides/en/b.mov": "x",
		"content/guides/en/c.jpg": "%PDF-1.7", "content/guides/en/d.png": string(camera.Shot(0, 100, 80).Data),
		"content/guides/en/e.jpg": "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "content/guides/en/tea.md": "# Tea\n\n![C](c.jpg) ![D](d.png) ![E](e.jpg)\n"})
	said := map[string]string{}
	for _, f := range findings {
		said[f.File] += f.Message.String() + " " + f.Suggestion.String()
	}
	for file, want := range map[string]string{"a.heic": "Most Compatible", "b.mov": "MP4", "c.jpg": "page \"content/guides/en/tea.md\") Name it c.pdf",
		"d.png": "kind JPEG", "e.jpg": "kind HEIC"} {
		if !strings.Contains(said["content/guides/en/"+file], want) {
			t.Errorf("%s: %q", file, said["content/guides/en/"+file])
		}
	}
}
