package image_test

import (
	"bytes"
	stdimage "image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"testing"

	xwebp "golang.org/x/image/webp"

	"peerhub/generator/image"
	"peerhub/generator/image/camera"
)

// corners is a picture whose corners have colours of their own.
func corners(w, h int) *stdimage.RGBA {
	m := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, stdimage.NewUniform(color.RGBA{128, 128, 128, 255}), stdimage.Point{}, draw.Src)
	for i, c := range []color.RGBA{{220, 30, 30, 255}, {30, 200, 30, 255}, {30, 30, 220, 255}, {230, 220, 40, 255}} {
		at := stdimage.Pt(i%2*(w-w/4), i/2*(h-h/4))
		draw.Draw(m, stdimage.Rectangle{at, at.Add(stdimage.Pt(w/4, h/4))}, stdimage.NewUniform(c), stdimage.Point{}, draw.Src)
	}
	return m
}

func readMade(t *testing.T, ext string, data []byte) stdimage.Image {
	t.Helper()
	in := bytes.NewReader(data)
	var m stdimage.Image
	var err error
	switch ext {
	case ".webp":
		m, err = xwebp.Decode(in)
	case ".png":
		m, err = png.Decode(in)
	default:
		m, err = jpeg.Decode(in)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestUp: a picture that lies on its side comes out upright, whichever of the eight ways it was held (EXIF 2.32
// §4.6.4). With 1 the corners are red, green, blue, yellow from the top left.
func TestUp(t *testing.T) {
	red, green, blue, yellow := 0, 1, 2, 3
	seen := map[uint16][4]int{1: {red, green, blue, yellow}, 2: {green, red, yellow, blue}, 3: {yellow, blue, green, red},
		4: {blue, yellow, red, green}, 5: {red, blue, green, yellow}, 6: {blue, red, yellow, green}, 7: {yellow, green, blue, red},
		8: {green, yellow, red, blue}}
	for up, want := range seen {
		var data bytes.Buffer
		if err := jpeg.Encode(&data, corners(640, 480), &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		exif := "Exif\x00\x00" + camera.Exif(up%2 == 0, up, "Maker", "Owner", "Serial", make([]byte, 24), nil)
		file := data.String()[:2] + segment(0xE1, exif) + data.String()[2:]
		p, err := image.Read("a.jpg", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if turned := up >= 5; turned != (p.Width == 480 && p.Height == 640) {
			t.Errorf("%d: %d × %d", up, p.Width, p.Height)
		}
		web, other := p.Sizes()
		made, err := p.Make(append(web, other))
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range append(web, other) {
			m := readMade(t, s.Ext, made[i])
			if m.Bounds().Dx() != s.Width || m.Bounds().Dy() != s.Height {
				t.Errorf("%d: %v is %v", up, s, m.Bounds())
			}
			for corner, is := range want {
				x, y := corner%2*(s.Width-1), corner/2*(s.Height-1)
				r, g, b, _ := m.At(min(max(x, 9), s.Width-9), min(max(y, 9), s.Height-9)).RGBA()
				got := yellow
				switch {
				case r > 2*g && r > 2*b:
					got = red
				case g > 2*r && g > 2*b:
					got = green
				case b > 2*r && b > 2*g:
					got = blue
				}
				if got != is {
					t.Errorf("%d: %v has in corner %d colour %d, not %d", up, s, corner, got, is)
				}
			}
		}
	}
}

// TestColours: what is in a wider space comes out in sRGB, so that it looks the same without its profile.
func TestColours(t *testing.T) {
	flat := stdimage.NewRGBA(stdimage.Rect(0, 0, 64, 64))
	for space, want := range map[string]color.RGBA{ // of 200, 100, 50; worked out by the formulas of CSS Color 4 §10
		"sRGB": {200, 100, 50, 255}, "P3": {215, 93, 31, 255}, "Adobe": {227, 100, 42, 255}} {
		draw.Draw(flat, flat.Rect, stdimage.NewUniform(color.RGBA{200, 100, 50, 255}), stdimage.Point{}, draw.Src)
		var data bytes.Buffer
		if err := jpeg.Encode(&data, flat, &jpeg.Options{Quality: 100}); err != nil {
			t.Fatal(err)
		}
		file := data.String()[:2] + segment(0xE2, "ICC_PROFILE\x00\x01\x01"+string(camera.Profile(space, "Owner", "Serial"))) + data.String()[2:]
		p, err := image.Read("a.jpg", []byte(file))
		if err != nil || !p.Made {
			t.Fatalf("%s: %v, %v", space, p.Made, err)
		}
		_, other := p.Sizes()
		made, err := p.Make([]image.Size{other})
		if err != nil {
			t.Fatal(err)
		}
		r, g, b, _ := readMade(t, other.Ext, made[0]).At(32, 32).RGBA()
		far := func(a uint32, b uint8) bool { return max(a>>8, uint32(b))-min(a>>8, uint32(b)) > 4 }
		if far(r, want.R) || far(g, want.G) || far(b, want.B) {
			t.Errorf("%s: got %d %d %d, want %v", space, r>>8, g>>8, b>>8, want)
		}
	}
}

// TestSizes: none is larger than the picture.
func TestSizes(t *testing.T) {
	for width, want := range map[int][]int{4000: {480, 960, 1440}, 1440: {480, 960, 1440}, 1000: {480, 960, 1000}, 960: {480, 960},
		300: {300}} {
		var data bytes.Buffer
		if err := jpeg.Encode(&data, stdimage.NewGray(stdimage.Rect(0, 0, width, 30)), nil); err != nil {
			t.Fatal(err)
		}
		p, err := image.Read("a.jpg", data.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		web, other := p.Sizes()
		for i, s := range web {
			if len(web) != len(want) || s.Width != want[i] {
				t.Errorf("%d: %v, not %v", width, web, want)
			}
		}
		if other.Ext != ".jpg" || other.Width != min(960, width) {
			t.Errorf("%d: %v", width, other)
		}
	}
}

// TestSharp: letters in a drawing stay to the point, and what shines through does.
func TestSharp(t *testing.T) {
	m := stdimage.NewNRGBA(stdimage.Rect(0, 0, 200, 100))
	for i := range 200 * 100 {
		m.Pix[4*i], m.Pix[4*i+3] = uint8(i%7*30), uint8(i%3*127)
	}
	var data bytes.Buffer
	if err := png.Encode(&data, m); err != nil {
		t.Fatal(err)
	}
	p, err := image.Read("a.png", data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	web, other := p.Sizes()
	made, err := p.Make(append(web, other))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range append(web, other) {
		got := readMade(t, s.Ext, made[i])
		for y := range 100 {
			for x := range 200 {
				r, _, _, a := got.At(x, y).RGBA()
				wr, _, _, wa := m.At(x, y).RGBA()
				if max(r, wr)-min(r, wr) > 2<<8 || a != wa {
					t.Fatalf("%v at %d, %d: %d %d, not %d %d", s, x, y, r, a, wr, wa)
				}
			}
		}
	}
}

// TestCut: a picture that was cut off is told, and takes no memory that it does not say.
func TestCut(t *testing.T) {
	whole := camera.Shot(4, 800, 600).Data
	for _, part := range []int{len(whole) * 3 / 4, len(whole) - 30} {
		p, err := image.Read("a.jpg", whole[:part])
		if err == nil && p.Sound() {
			t.Errorf("%d of %d bytes are a whole picture", part, len(whole))
		}
	}
	huge := bytes.Clone(whole)
	at := bytes.LastIndex(huge, []byte{0xFF, 0xC0, 0, 17, 8})
	copy(huge[at+5:], []byte{0x75, 0x30, 0x75, 0x30}) // 30,000 × 30,000
	if _, err := image.Read("a.jpg", huge); err != image.ErrLarge {
		t.Errorf("30,000 × 30,000 points: %v", err)
	}
}

// TestTall: a picture of a screen that is longer than a WebP can be is shown as it is.
func TestTall(t *testing.T) {
	var data bytes.Buffer
	if err := png.Encode(&data, stdimage.NewGray(stdimage.Rect(0, 0, 1, 29_000))); err != nil {
		t.Fatal(err)
	}
	if p, err := image.Read("a.png", data.Bytes()); err != nil || p.Made {
		t.Errorf("made: %v, %v", p.Made, err)
	}
}

// TestScans: a JPEG that goes through its points without end is none.
func TestScans(t *testing.T) {
	var data bytes.Buffer
	if err := jpeg.Encode(&data, corners(40, 40), nil); err != nil {
		t.Fatal(err)
	}
	end := data.Len() - 2
	scan := "\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x00"
	long := append(bytes.Clone(data.Bytes()[:end]), append(bytes.Repeat([]byte(scan), 300), data.Bytes()[end:]...)...)
	if _, err := image.Read("a.jpg", data.Bytes()); err != nil {
		t.Error(err)
	}
	if _, err := image.Read("a.jpg", long); err != image.ErrUnreadable {
		t.Errorf("got %v", err)
	}
}
