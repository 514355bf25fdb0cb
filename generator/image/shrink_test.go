package image

import (
	"bytes"
	std "image"
	"image/color"
	jpg "image/jpeg"
	pnggo "image/png"
	"math/rand/v2"
	"runtime"
	"testing"

	"peerhub/generator/image/camera"
)

// TestGreys: a drawing in greys stays to the point, as a PNG; a photograph in greys is one.
func TestGreys(t *testing.T) {
	lines, photo := std.NewGray(std.Rect(0, 0, 400, 300)), std.NewGray(std.Rect(0, 0, 400, 300))
	some := rand.New(rand.NewPCG(1, 2))
	for i := range lines.Pix {
		if lines.Pix[i] = 255; i%400%20 < 3 { // with softened edges
			lines.Pix[i] = uint8(i / 400)
		}
		photo.Pix[i] = uint8(100 + i/400/3 + some.IntN(9))
	}
	for name, m := range map[string]*std.Gray{"drawing": lines, "photograph": photo} {
		var data bytes.Buffer
		if err := pnggo.Encode(&data, m); err != nil {
			t.Fatal(err)
		}
		p, err := Read("a.png", data.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		web, _ := p.Sizes()
		made, err := p.Make(web)
		if err != nil {
			t.Fatal(err)
		}
		if lossless := bytes.Contains(made[0][:40], []byte("VP8L")); lossless != (name == "drawing") {
			t.Errorf("the %s keeps all its points: %v", name, lossless)
		}
	}
}

// TestUnseenColours: the colour of what cannot be seen is in no other point.
func TestUnseenColours(t *testing.T) {
	m := std.NewNYCbCrA(std.Rect(0, 0, 64, 16), std.YCbCrSubsampleRatio420)
	for y := range 16 {
		for x := range 64 {
			c := color.RGBA{A: 255, R: 200}
			if x >= 36 { // within a point of the small one
				c = color.RGBA{G: 220}
			}
			m.A[m.AOffset(x, y)] = c.A
			m.Y[m.YOffset(x, y)], m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = color.RGBToYCbCr(c.R, c.G, c.B)
		}
	}
	small := planesOf(m, "").shrunk(8, 2)
	c := small.NRGBAAt(4, 1)
	if c.R < 190 || c.G > 10 || c.A < 126 || c.A > 129 {
		t.Errorf("half of red is %v", c)
	}
	if all := small.NRGBAAt(0, 0); all.R < 197 || all.A != 255 {
		t.Errorf("red is %v", all)
	}
}

// TestCostOfRGB: what decoding takes is counted where a JPEG has red, green and blue in it, too, however it says so.
func TestCostOfRGB(t *testing.T) {
	whole := camera.Shot(4, 800, 600).Data
	plain, err := Read("a.jpg", whole)
	if err != nil {
		t.Fatal(err)
	}
	adobe := "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
	bare := plain.data
	for at := 2; bare[at+1] == 0xE0; { // JFIF says that it is none
		bare = append(bytes.Clone(bare[:at]), bare[at+2+int(bare[at+2])<<8+int(bare[at+3]):]...)
	}
	scan := bytes.Index(bare, []byte{0xFF, 0xDA})
	for place, at := range map[string]int{"in front": 2, "behind the sizes": scan} {
		p, err := Read("a.jpg", []byte(string(bare[:at])+adobe+string(bare[at:])))
		if err != nil {
			t.Fatal(err)
		}
		m, err := jpg.Decode(bytes.NewReader(p.data))
		if _, is := m.(*std.RGBA); err != nil || !is {
			t.Fatalf("%s: this test is blind: %T, %v", place, m, err)
		}
		if want := 7 * 800 * 600; p.Cost != want || plain.Cost != 3*800*600 {
			t.Errorf("%s: %d bytes, not %d; without %d", place, p.Cost, want, plain.Cost)
		}
	}
}

// TestOneProcessor: a picture has the same bytes on a machine with one, each time, and the program has one afterwards.
func TestOneProcessor(t *testing.T) {
	before := runtime.GOMAXPROCS(2)
	defer runtime.GOMAXPROCS(before)
	p, err := Read("a.jpg", camera.Shot(0, 480, 320).Data)
	if err != nil {
		t.Fatal(err)
	}
	web, _ := p.Sizes()
	var first [][]byte
	for _, processors := range []int{2, 1, 1, 3} {
		runtime.GOMAXPROCS(processors)
		made, err := p.Make(web)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = made
		}
		if !bytes.Equal(made[0], first[0]) {
			t.Errorf("with %d processors it is another", processors)
		}
		if is := runtime.GOMAXPROCS(0); is != processors {
			t.Errorf("%d processors became %d", processors, is)
		}
	}
}
