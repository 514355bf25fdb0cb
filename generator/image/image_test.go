package image_test

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"peerhub/generator/image"
	"peerhub/generator/image/camera"
)

const secret = "zqxGPS 53.8008"

// turned is an EXIF part that says that the picture lies on its side, and where it
// was taken.
const turned = "II\x2a\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00" +
	secret

func drawing() *stdimage.Paletted {
	m := stdimage.NewPaletted(stdimage.Rect(0, 0, 20, 10),
		color.Palette{color.Black, color.White, color.RGBA{200, 0, 0, 255}})
	for i := range m.Pix {
		m.Pix[i] = uint8(i % 3)
	}
	return m
}

func segment(marker byte, body string) string {
	return string([]byte{0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
}

func chunk(kind, body string) string {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(out, kind+body...)
	return string(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:])))
}

func riff(kind, body string) string {
	return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) +
		body + strings.Repeat("\x00", len(body)%2)
}

func deflated(text string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return out.String()
}

func box(kind, body string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
}

// pictures are one of each kind with secrets wherever they may stand; keeps is what
// has to stay.
func pictures(t *testing.T) map[string]struct {
	data  string
	keeps []string
} {
	t.Helper()
	var j, p, g bytes.Buffer
	for _, err := range []error{jpeg.Encode(&j, drawing(), nil), png.Encode(&p, drawing()),
		gif.EncodeAll(&g, &gif.GIF{Image: []*stdimage.Paletted{drawing(), drawing()}, Delay: []int{5, 5}})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	named := string(camera.Profile("P3", secret, secret))
	colours := named[strings.LastIndex(named, "XYZ \x00\x00\x00\x00"):] // and what stands before says whose it is
	profile := "ICC_PROFILE\x00\x01\x01" + named
	film := j.String()[:2] + segment(0xE0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x05"+secret) +
		segment(0xE1, "Exif\x00\x00"+turned) + segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secret) +
		segment(0xED, "Photoshop 3.0\x00"+secret) + segment(0xFE, secret) + segment(0xE2, profile) +
		segment(0xE2, "MPF\x00"+secret) + segment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x00"+secret) +
		strings.TrimSuffix(j.String()[2:], "\xFF\xD9") + segment(0xE1, "Exif\x00\x00"+turned) + segment(0xFE, secret) +
		"\xFF\xD9" + secret + j.String()
	head := p.String()[:33]
	written := head + chunk("iCCP", secret+"\x00\x00"+deflated(named)) + chunk("tEXt", "Comment\x00"+secret) +
		chunk("eXIf", turned) + chunk("iTXt", secret) + chunk("zTXt", secret) + chunk("tIME", "1234567") +
		chunk("prVt", secret) + p.String()[33:len(p.String())-12] + chunk("eXIf", turned) + chunk("iTXt", secret) +
		p.String()[len(p.String())-12:] + chunk("tEXt", secret) + secret
	cut := strings.LastIndex(g.String(), ";")
	first := strings.Index(g.String(), "!\xF9") // the first picture
	moving := g.String()[:first] + "!\xFE\x0e" + secret + "\x00" + "!\xFF\x0bXMP DataXMP\x0e" + secret + "\x00" +
		"!\xFF\x0bNETSCAPE2.0\x03\x01\x00\x00\x0e" + secret + "\x00" + "!\x01\x0cxxxxxxxxxxxx\x0e" + secret + "\x00" +
		g.String()[first:cut] + "!\xFE\x0e" + secret + "\x00;" + secret
	small, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	inner := "WEBP" + riff("VP8X", "\x2c\x00\x00\x00\x00\x00\x00\x00\x00\x00") + riff("ICCP", named) +
		string(small[12:]) + riff("EXIF", turned) + riff("XMP ", secret) + riff("zqxx", secret)
	web := riff("RIFF", inner) + secret
	ftyp := box("ftyp", "avif\x00\x00\x00\x00avifmif1")
	info := func(id byte, kind string) string {
		return box("infe", "\x02\x00\x00\x00\x00"+string([]byte{id})+"\x00\x00"+kind+"\x00")
	}
	meta := func(at, exif, xmp int) string {
		place := func(id byte, at, length int) string {
			out := []byte{0, id, 0, 0, 0, 1}
			return string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(out, uint32(at)), uint32(length)))
		}
		return box("meta", "\x00\x00\x00\x00"+box("hdlr", "pict")+
			box("iinf", "\x00\x00\x00\x00\x00\x04"+info(1, "av01"+secret)+info(2, "Exif")+info(3, "mime")+info(4, "av01"))+
			box("iloc", "\x00\x00\x00\x00\x44\x00\x00\x04"+place(1, at, 6)+place(2, exif, len(secret))+
				place(3, xmp, len(secret))+place(4, xmp+len(secret), len(secret)))+box("uuid", secret)+
			box("iref", "\x00\x00\x00\x00"+box("thmb", "\x00\x04\x00\x01\x00\x01"))+
			box("iprp", box("ipco", box("ispe", "12345678abcd")+box("udes", "\x00\x00\x00\x00en\x00"+secret))))
	}
	from := len(ftyp) + len(meta(0, 0, 0)) + 8
	av := ftyp + meta(from, from+6, from+6+len(secret)) + box("mdat", "points"+secret+secret+secret) + box("uuid", secret) +
		box("free", secret) + box("mpvd", secret)
	mvhd := box("mvhd", "\x00\x00\x00\x00zqxAzqxB"+strings.Repeat("\x00", 88))
	movie := box("ftyp", "isom\x00\x00\x00\x00isom") + box("moov", mvhd+box("trak", box("tkhd", "\x00\x00\x00\x00zqxAzqxB")+
		box("udta", secret))+box("udta", "\xa9xyz"+secret)+box("meta", secret)) + box("mdat", "points") + box("uuid", secret)
	song := "ID3\x04\x00\x00\x00\x00\x00\x0e" + secret + frames(2) + "TAG" + secret + strings.Repeat("\x00", 125-len(secret))
	noise := riff("RIFF", "WAVE"+riff("LIST", "INFO"+secret)+riff("fmt ", "0123456789abcdef")+riff("data", "points")+
		riff("bext", secret))
	return map[string]struct {
		data  string
		keeps []string
	}{
		"a.JPG":  {film, []string{colours, "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"}},
		"a.png":  {written, []string{"ICC\x00\x00", "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"}},
		"a.gif":  {moving, []string{"NETSCAPE2.0"}},
		"a.webp": {web, []string{colours, string(small[12:]), "EXIF", "\x00\x06"}},
		"a.avif": {av, []string{"points", "av01", "ispe"}},
		"a.mp4":  {movie, []string{"points", "mvhd"}},
		"a.mp3":  {song, []string{frames(2)}},
		"a.wav":  {noise, []string{"points", "0123456789abcdef"}},
	}
}

// TestBare: secrets go, points and profiles stay, and which side is up.
func TestBare(t *testing.T) {
	for name, p := range pictures(t) {
		got, err := image.Bare(name, []byte(p.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if strings.Contains(string(got), "zqx") {
			t.Errorf("%s: a secret stays: %q", name, got)
		}
		for _, kept := range p.keeps {
			if !strings.Contains(string(got), kept) {
				t.Errorf("%s: %q is gone: %q", name, kept, got)
			}
		}
		again, err := image.Bare(name, got)
		if err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s: a second time it changes: %v", name, err)
		}
		if strings.Contains("a.webp a.avif a.mp4 a.mp3 a.wav", name) {
			continue // nothing here reads them
		}
		was, _, err := stdimage.Decode(strings.NewReader(p.data))
		if err != nil {
			t.Fatal(err)
		}
		is, _, err := stdimage.Decode(bytes.NewReader(got))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for y := range 10 {
			for x := range 20 {
				if was.At(x, y) != is.At(x, y) {
					t.Fatalf("%s: another point at %d, %d", name, x, y)
				}
			}
		}
	}
}

// TestUnreadable: what is cut off, or of another kind, is refused.
func TestUnreadable(t *testing.T) {
	for name, p := range pictures(t) {
		for _, data := range []string{"", "x", p.data[:len(p.data)/4], "<svg>" + p.data} {
			if name == "a.mp3" && strings.HasPrefix(data, "<svg>") {
				continue // it begins anywhere
			}
			if got, err := image.Bare(name, []byte(data)); err == nil {
				t.Errorf("%s: %q was read as %q", name, data, got)
			}
		}
	}
	if got, err := image.Bare("a.txt", []byte("x")); err != nil || string(got) != "x" {
		t.Errorf("what is no picture: %q %v", got, err)
	}
}

func FuzzBare(f *testing.F) {
	for name, data := range map[string]string{"a.jpg": "\xff\xd8\xff\xd9", "a.png": "\x89PNG\r\n\x1a\n",
		"a.gif": "GIF89a", "a.webp": "RIFF", "a.avif": box("ftyp", "avif"),
		"a.mp3": frames(2), "a.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nx", "a.pdf": "%PDF\nstream\n\xff\xd8\xff\xd9endstream",
		"a.webm": "\x1A\x45\xDF\xA3\x84webm", "a.mp4": box("ftyp", "isom\x00\x00\x00\x00isom") + box("moov", samples("vide", "x", 8, 1, 4)),
		"a.svg": `<svg xmlns:a="b" a:c="d"><title>x</title></svg>`} {
		f.Add(name, []byte(data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		bare := image.Bare
		if strings.HasSuffix(name, ".svg") {
			bare = func(_ string, data []byte) ([]byte, error) { return image.SVG(data) }
		}
		got, err := bare(name, data)
		if err != nil {
			return
		}
		if again, err := bare(name, got); err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s: a second time it changes: %v", name, err)
		}
	})
}
