package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"peerhub/generator"
	"peerhub/generator/image/camera"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// marks begin what cameras and programs write beside the points of a picture.
var marks = []string{"Exif\x00\x00MM", "Exif\x00\x00II", "ICC_PROFILE", "ns.adobe.com", "xmpmeta", "Photoshop 3.0", "8BIM", "MPF\x00", "SEFT", "ftypmp42"}

// TestNoPictureTellsWhere: of 200 pictures as cameras, phones and programs write them, on pages, in books and packages, to
// load down and beside groups, no byte of the site has a place, a name, a serial number or a small copy.
func TestNoPictureTellsWhere(t *testing.T) {
	const shots = 200
	files := map[string]string{"hub.yaml": smallHub + "license: CC-BY-4.0\ndownloads: [epub, scorm]\n"}
	pages := []string{"guides/en/walks", "guides/en/rooms/index", "training/en/tea/index", "training/en/tea/one"}
	texts := make([]strings.Builder, len(pages))
	var secrets [][]byte
	for n := range shots {
		width, height := 100+n%7*20, 90+n%5*10
		if n%40 == 3 {
			width, height = 1500, 1000
		}
		shot := camera.Shot(n, width, height)
		for i, s := range shot.Secrets {
			if i < 4 && !bytes.Contains(shot.Data, s) {
				t.Fatalf("%s has no secret %d: this test is blind", shot.Name, i)
			}
		}
		secrets = append(secrets, shot.Secrets...)
		page := n % len(pages)
		files["content/"+filepath.Dir(pages[page])+"/"+shot.Name] = string(shot.Data)
		fmt.Fprintf(&texts[page], "\n![Picture %d](%s)\n", n, shot.Name)
		if n%20 == 0 {
			fmt.Fprintf(&texts[page], "\n[To print](%s)\n", shot.Name)
		}
	}
	for i, page := range pages {
		files["content/"+page+".md"] = fmt.Sprintf("---\ntitle: Page %d\n---\n%s", i, texts[i].String())
	}
	beside := camera.Shot(900, 600, 400)
	secrets = append(secrets, beside.Secrets...)
	files["content/groups/en/room.jpg"] = string(beside.Data)
	files["content/groups/en/tea.md"] = "---\ntitle: Tea\nattendance: in-person\nlanguages: [en]\nimage: {src: room.jpg, alt: A room, consent: 2026-01-05}\n---\nText.\n"

	site, findings, err := buildOf(t, files)
	if err != nil {
		t.Fatal(err, findings)
	}
	made, packed, down := 0, 0, 0
	for _, path := range site.Paths() {
		data, _ := site.Get(path)
		for part, text := range unpacked(t, path, data) {
			for i, s := range secrets {
				if strings.Contains(text, string(s)) {
					t.Errorf("%s tells secret %d: %q", part, i%7, s)
				}
			}
			picture := strings.HasPrefix(text, "\xff\xd8") || strings.HasPrefix(text, "RIFF") || strings.HasPrefix(text, "\x89PNG")
			if !picture {
				continue
			}
			switch {
			case strings.HasPrefix(path, "assets/pictures/"):
				made++
			case strings.HasPrefix(path, "assets/files/"):
				down++
				continue // which side is up and the colours are said in it
			case strings.HasPrefix(path, "training/"):
				packed++
			}
			for _, mark := range marks {
				if strings.Contains(text, mark) {
					t.Errorf("%s has %q", part, mark)
				}
			}
		}
	}
	if made < 7*shots/4 || packed < shots/2 || down != shots/20 {
		t.Errorf("only %d pictures on pages, %d in books, %d to load down: this test is blind", made, packed, down)
	}
}

// TestAPictureOnAPage: it comes in sizes that screens need, with its own, and the one at the top is not waited for.
func TestAPictureOnAPage(t *testing.T) {
	shot := camera.Shot(0, 1700, 1200) // upright, by a camera
	files := map[string]string{"hub.yaml": smallHub, "content/guides/en/room.jpg": string(shot.Data),
		"content/guides/en/tea.md": "---\ntitle: Tea\nimage: {src: room.jpg, alt: A room, consent: nobody}\n---\n" +
			"![A table](room.jpg \"Tuesday & \\\"tea\\\"\")\n\nWords ![a cup](room.jpg) and words.\n"}
	site, findings, err := buildOf(t, files)
	if err != nil {
		t.Fatal(err, findings)
	}
	html, _ := site.Get("guides/tea/index.html")
	const at = "../../assets/pictures/guides/en/room.jpg-"
	set := `<picture><source type="image/webp" srcset="` + at + "480.webp 480w, " + at + "960.webp 960w, " + at + `1440.webp 1440w" sizes="` +
		`(min-width: 44em) 40em, 100vw"><img src="` + at + `960.jpg" alt="%s" width="1700" height="1200"%s decoding="async"></picture>`
	for _, want := range []string{`<p class="picture">` + fmt.Sprintf(set, "A room", "") + "</p>",
		`<figure class="picture">` + fmt.Sprintf(set, "A table", ` loading="lazy"`) + `<figcaption>Tuesday &amp; `,
		"Words " + fmt.Sprintf(set, "a cup", ` loading="lazy"`) + " and words."} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page lacks\n%s\nin %s", want, html)
		}
	}
	for _, m := range regexp.MustCompile(`assets/pictures/[^" ]*`).FindAllString(string(html), -1) {
		if data, ok := site.Get(m); !ok || len(data) == 0 {
			t.Errorf("%s is not there", m)
		}
	}
	if _, ok := site.Get("assets/files/guides/en/room.jpg"); ok {
		t.Error("the picture as it came is there, too")
	}
}

// TestPicturesAreMadeOnce: what was made is taken over, unless it is damaged, and goes some time after its picture.
func TestPicturesAreMadeOnce(t *testing.T) {
	hub := t.TempDir()
	write(t, filepath.Join(hub, "hub.yaml"), []byte(smallHub))
	write(t, filepath.Join(hub, "content/guides/en/room.jpg"), camera.Shot(0, 600, 400).Data)
	write(t, filepath.Join(hub, "content/guides/en/tea.md"), []byte("# Tea\n\n![A room](room.jpg)\n"))
	build := func() map[string]string {
		t.Helper()
		site := publish.NewMemory()
		if _, findings, err := generator.Build(t.Context(), generator.Options{Hub: hub, Sink: site, NoSearch: true,
			Today: model.Date{Year: 2026, Month: 3, Day: 1}}); err != nil {
			t.Fatal(err, findings)
		}
		out := map[string]string{}
		for _, path := range site.Paths() {
			data, _ := site.Get(path)
			out[path] = string(data)
		}
		return out
	}
	same := func(a, b map[string]string, what string) {
		t.Helper()
		for path := range a {
			if a[path] != b[path] {
				t.Errorf("%s: %s is another", what, path)
			}
		}
	}
	kept := func() []string {
		names, _ := filepath.Glob(filepath.Join(hub, ".peerhub/pictures/*"))
		return names
	}
	cold := build()
	if n := len(kept()); n != 3 {
		t.Fatalf("%d pictures are kept", n)
	}
	for _, name := range kept() { // as a disk that was full leaves them
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, data[:len(data)/2])
	}
	same(cold, build(), "after damage")
	same(cold, build(), "from what is kept")
	write(t, filepath.Join(hub, "content/guides/en/room.jpg"), camera.Shot(8, 600, 400).Data)
	other := build()
	if err := os.RemoveAll(filepath.Join(hub, ".peerhub")); err != nil {
		t.Fatal(err)
	}
	same(build(), other, "another picture of the same name")
	write(t, filepath.Join(hub, "content/guides/en/room.jpg"), camera.Shot(16, 600, 400).Data)
	long := time.Now().AddDate(0, -1, 0)
	for _, name := range kept() {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	build()
	if n := len(kept()); n != 3 {
		t.Errorf("%d pictures are kept of one", n)
	}
}

// TestADamagedPicture: one that was cut off on its way stops the build, and the check says so too.
func TestADamagedPicture(t *testing.T) {
	whole := camera.Shot(2, 600, 400).Data
	cut := bytes.LastIndex(whole, []byte("\xff\xda"))
	files := map[string]string{"hub.yaml": smallHub, "content/guides/en/tea.md": "# Tea\n\n![A room](room.jpg)\n",
		"content/guides/en/room.jpg": string(whole[:cut+400]) + "\xff\xd9"}
	_, findings, err := buildOf(t, files)
	if err == nil {
		t.Error("it was published")
	}
	for _, f := range findings {
		if f.File == "content/guides/en/room.jpg" && strings.Contains(f.Message.String(), "damaged") {
			return
		}
	}
	t.Errorf("nobody says so: %v", findings)
}
