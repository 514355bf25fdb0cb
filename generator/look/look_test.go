package look

import (
	"bytes"
	"fmt"
	"image/png"
	"io/fs"
	"math"
	"math/rand"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

// looks reads the look of a hub with the built-in layouts.
func looks(t *testing.T, own model.Look, hub fstest.MapFS) (Look, []diag.Finding) {
	t.Helper()
	return Read(layouts.Builtin, layouts.Builtin, hub, own)
}

// TestContrast: what is built in, and each ready-made look, can be read at ease: 7 to 1
// for text (WCAG 2.2 SC 1.4.6).
func TestContrast(t *testing.T) {
	if Contrast("#000000", "#FFFFFF") != 21 || math.Abs(Contrast("#195446", "#FFFFFF")-8.8) > .05 {
		t.Fatal("contrast is not worked out as WCAG does")
	}
	if len(Presets()) != len(schema.Looks) {
		t.Fatalf("%d ready-made looks, and the schema has %d", len(Presets()), len(schema.Looks))
	}
	for i, p := range Presets() {
		if p.Name != schema.Looks[i] {
			t.Errorf("the schema calls %s %s", p.Name, schema.Looks[i])
		}
		l, found := looks(t, model.Look{Preset: p.Name}, nil)
		if len(found) > 0 {
			t.Errorf("%s: %v", p.Name, found)
		}
		for theme, colours := range map[string]Colours{"light": l.Light, "dark": l.Dark} {
			if ok, pair := colours.ReachesGoal(); !ok {
				t.Errorf("%s, %s: %s on %s is %.2f", p.Name, theme, pair.Over, pair.On, pair.Contrast)
			}
		}
		if i > 0 && l.Light["accent"] == Presets()[0].Accent {
			t.Errorf("%s is as the first", p.Name)
		}
	}
}

// TestColoursThereAndBack: a colour is itself after OKLCH.
func TestColoursThereAndBack(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		hex := fmt.Sprintf("#%06X", random.Intn(1<<24))
		c, _ := parse(hex)
		back, _ := parse(c.oklch().rgb().hex())
		if math.Abs(c.r-back.r)+math.Abs(c.g-back.g)+math.Abs(c.b-back.b) > 4./255 {
			t.Errorf("%s came back as %s", hex, back.hex())
		}
	}
	if c := (rgb{1, 1, 1}).oklch(); math.Abs(c.l-1) > .001 || c.c > .001 {
		t.Errorf("white is %v", c)
	}
}

// TestAnyAccentCanBeRead: whatever a hub asks for, either all can be read, in the dark
// too, or a finding names a colour with which it can.
func TestAnyAccentCanBeRead(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	write := regexp.MustCompile(`accent: "(#[0-9A-F]{6})"`)
	refused := 0
	for range 40 {
		hex := fmt.Sprintf("#%06x", random.Intn(1<<24))
		l, found := looks(t, model.Look{Accent: hex}, nil)
		for _, p := range l.Dark.Pairs() {
			if !p.Passes() && p.On != "deep" && p.Over != "beside" {
				t.Errorf("%s: in the dark %s on %s is %.2f", hex, p.Over, p.On, p.Contrast)
			}
		}
		if len(found) == 0 {
			continue
		}
		refused++
		m := write.FindStringSubmatch(found[0].Suggestion.String())
		if m == nil {
			t.Errorf("%s: %v", hex, found)
			continue
		}
		if _, still := looks(t, model.Look{Accent: m[1]}, nil); len(still) > 0 {
			t.Errorf("%s instead of %s: %v", m[1], hex, still)
		}
	}
	if refused == 0 || refused == 40 {
		t.Errorf("%d of 40 colours were refused", refused)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		own  model.Look
		says string
	}{
		{model.Look{Accent: "#FFE000"}, `accent: "`},
		{model.Look{Tint: "#808080"}, `tint: "`},
		{model.Look{Beside: "#0A3A2E"}, `beside: "`},
		{model.Look{Logo: "look/none.svg"}, "There is no file"},
		{model.Look{Logo: "look/logo.gif"}, "a kind that cannot stand here"},
		{model.Look{Logo: "look/bad.svg"}, "run a program"},
		{model.Look{Font: []model.Font{{File: "look/font.woff2"}}}, "WOFF2"},
	} {
		hub := fstest.MapFS{"look/bad.svg": {Data: []byte("<svg onload='x()'></svg>")},
			"look/font.woff2": {Data: []byte("OTTO")}}
		_, found := looks(t, c.own, hub)
		if len(found) == 0 || !strings.Contains(found[0].Message.String()+found[0].Suggestion.String(), c.says) ||
			found[0].Severity != diag.Error {
			t.Errorf("%+v: %v", c.own, found)
		}
	}
}

// TestDressed: the style sheet has the hub's colours and fonts, dark and light, and the
// colours of help as before.
func TestDressed(t *testing.T) {
	l, found := looks(t, model.Look{Accent: "#17506E", Font: []model.Font{{File: "look/a.woff2", Range: "U+0-FF"}}},
		fstest.MapFS{"look/a.woff2": {Data: []byte("wOF2…")}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	read := func(name string) string {
		data, err := fs.ReadFile(l.Dressed(layouts.Builtin), name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	light, dark := themes(read("styles/parts/tokens.css"))
	for _, want := range []string{"--accent: #17506E", "--deep: #17506E", "--lamp: #FBE4A8", "--ground: #FCFBF8"} {
		if !strings.Contains(light, want) {
			t.Errorf("the light colours lack %s: %s", want, light)
		}
	}
	if strings.Contains(dark, "#93D7C1") || !strings.Contains(dark, "--accent: #") ||
		!strings.Contains(dark, "--lamp: #3B2F14") {
		t.Errorf("the dark colours are %s", dark)
	}
	if base := read("styles/parts/base.css"); !strings.HasPrefix(base, "@font-face { font-family: hub; "+
		`src: url("fonts/a.woff2") format("woff2"); font-weight: 400; font-display: swap; unicode-range: U+0-FF; }`) ||
		strings.Count(base, "--sans: hub, ") < 5 {
		t.Errorf("the fonts: %.300s", base)
	}
}

// TestDrawings: each is small, of two lines, and has the colours of both themes.
func TestDrawings(t *testing.T) {
	l, found := looks(t, model.Look{Accent: "#17506E"}, nil)
	if len(found) > 0 || len(l.Drawings()) < 16 {
		t.Fatal(len(l.Drawings()), found)
	}
	for _, name := range l.Drawings() {
		data := l.Files()["drawings/"+name+".svg"]
		if len(data) > 900 || bytes.Count(data, []byte("<path")) != 2 ||
			!bytes.Contains(data, []byte("stroke:#17506E")) || !bytes.Contains(data, []byte(l.Dark["accent"])) {
			t.Errorf("%s: %d bytes, %s", name, len(data), data)
		}
	}
}

func TestPictures(t *testing.T) {
	l, _ := looks(t, model.Look{}, nil)
	icons, err := l.Icons()
	if err != nil {
		t.Fatal(err)
	}
	at := func(data []byte, x, y int) string {
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		r, g, b, _ := picture.At(x, y).RGBA()
		return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
	}
	touch := icons["apple-touch-icon.png"]
	for where, want := range map[[2]int]string{{0, 0}: l.Light["deep"], {82, 50}: "#FFFFFF", {129, 80}: l.onTile()} {
		if got := at(touch, where[0], where[1]); got != want {
			t.Errorf("the icon at %v is %s, not %s", where, got, want)
		}
	}
	if Contrast(l.onTile(), l.Tile()) < 4.5 {
		t.Errorf("%s is hardly seen on the tile", l.onTile())
	}
	share, err := l.SharePicture("two-chairs", false)
	if err != nil {
		t.Fatal(err)
	}
	other, err := l.SharePicture("two-chairs", true)
	if err != nil {
		t.Fatal(err)
	}
	if len(share) > 60<<10 || at(share, 600, 10) != l.Light["tint"] {
		t.Errorf("the picture has %d bytes, and is %s", len(share), at(share, 600, 10))
	}
	// The leg of the first chair: on the other side where the reading begins there.
	const x, y = 130 + 151, 70 + 252
	if at(share, x, y) != l.Light["accent"] || at(other, shareWidth-1-x, y) != l.Light["accent"] {
		t.Errorf("at the chair's leg are %s and %s", at(share, x, y), at(other, shareWidth-1-x, y))
	}
}

// TestPaths: paths as people and programs write them end where SVG says.
func TestPaths(t *testing.T) {
	for d, want := range map[string]point{
		"M1 2L3 4":                   {3, 4},
		"m1,2 3-4h5v-6":              {9, -8},
		"M0 0 10 10 20 0z":           {0, 0},
		"M0 0a5 5 0 1 0 10 0":        {10, 0},
		"M0 0c1 1 2 2 3 3s2 2 3 3":   {6, 6},
		"M0 0q1 1 2 0t2 0":           {4, 0},
		"M0 0L5 5Zl1 0":              {1, 0},
		"M0 0L5 5 nonsense":          {5, 5},
		"M10 10A1 1 0 0 1 30 10V1e1": {30, 10},
		"M.5.5.5-.5":                 {.5, -.5},
	} {
		lines := pathLines(d)
		last := lines[len(lines)-1]
		if end := last[len(last)-1]; math.Hypot(end.x-want.x, end.y-want.y) > 1e-6 {
			t.Errorf("%s ends at %v, not %v", d, end, want)
		}
	}
	for _, p := range pathLines("M0 0A5 5 0 0 1 10 0")[0] { // half a circle above
		if math.Abs(math.Hypot(p.x-5, p.y)-5) > 1e-6 || p.y > 1e-6 {
			t.Errorf("an arc goes through %v", p)
		}
	}
}
