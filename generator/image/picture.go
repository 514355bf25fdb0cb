package image

import (
	"bytes"
	"encoding/binary"
	std "image"
	"image/color"
	gifs "image/gif"
	jpg "image/jpeg"
	pnggo "image/png"
	"path"
	"slices"
	"strings"

	xwebp "golang.org/x/image/webp"
)

// Picture is a picture that was looked at, and not decoded yet.
type Picture struct {
	Width, Height int  // as it is seen, turned as the camera says
	Made          bool // Make makes others of it; else it is shown as it is
	Cost          int  // what decoding it takes, in bytes

	kind string
	data []byte // without metadata
	up   uint16
}

// Most is what decoding a picture may take, in bytes. A photograph of 12 million points takes 18 MB, the largest
// that phones take, of 200 million, 300 MB.
const Most = 512 << 20

// mostSide is how long a side may be.
const mostSide = 30_000

// mostScans is how often a JPEG may go through its points: cameras do it once, programs some twenty times.
const mostScans = 200

// mostWebP is how long a side of a WebP may be (RFC 9649 §2.4).
const mostWebP = 16_383

// Read looks at a picture. Data stay as they are. The error is ErrUnreadable, or ErrLarge.
func Read(name string, data []byte) (Picture, error) {
	p := Picture{kind: strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")), up: 1}
	if p.kind == "jpeg" {
		p.kind = "jpg"
	}
	read, known := configs[p.kind]
	if !known {
		return p, ErrUnreadable
	}
	var err error
	if p.data, err = Bare(name, data); err != nil {
		return p, err
	}
	moving, err := read(&p)
	if err != nil || p.Width <= 0 || p.Height <= 0 {
		return p, ErrUnreadable
	}
	if p.Cost > Most || p.Width > mostSide || p.Height > mostSide {
		return p, ErrLarge
	}
	p.Made = p.Made && !moving
	if p.up >= 5 {
		p.Width, p.Height = p.Height, p.Width
	}
	if web, other := p.Sizes(); slices.ContainsFunc(append(web, other), func(s Size) bool { return s.Height > mostWebP }) {
		p.Made = false // as a long picture of a screen
	}
	return p, nil
}

// configs read how large pictures are, what they cost, and which side is up, from what Bare leaves.
var configs = map[string]func(p *Picture) (moving bool, err error){
	"jpg": (*Picture).readJPEG, "png": (*Picture).readPNG, "webp": (*Picture).readWebP,
	"gif": func(p *Picture) (bool, error) {
		c, err := gifs.DecodeConfig(bytes.NewReader(p.data))
		p.Width, p.Height = c.Width, c.Height
		return true, err
	},
	"avif": func(p *Picture) (bool, error) { p.readAVIF(); return true, nil },
}

func (p *Picture) readJPEG() (bool, error) {
	c, err := jpg.DecodeConfig(bytes.NewReader(p.data))
	if err != nil {
		return false, err
	}
	if bytes.Count(p.data, []byte{0xFF, 0xDA}) > mostScans {
		return false, ErrUnreadable
	}
	points := c.Width * c.Height
	p.Width, p.Height, p.Cost = c.Width, c.Height, 3*points
	if c.ColorModel == color.RGBAModel || adobeRGB(p.data) { // red, green and blue come first each by itself
		p.Cost += 4 * points
	}
	for marker, body := range segments(p.data) {
		switch {
		case marker == 0xC2: // progressive: all of it is held in numbers of four bytes before points are made of it
			p.Cost += 12 * points
		case marker == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			p.up = orientation(body[6:])
		}
	}
	p.Made = c.ColorModel != color.CMYKModel && p.conversion().usable()
	return false, nil
}

// adobeRGB reports whether a JPEG may say by the mark of Adobe that it is of red, green and blue (transform 0). The mark
// may come later than the sizes, and is as jpeg leaves it.
func adobeRGB(data []byte) bool {
	mark := []byte("\xff\xee\x00\x0eAdobe")
	for at := bytes.Index(data, mark); at >= 0 && at+16 <= len(data); {
		if data[at+15] == 0 {
			return true
		}
		next := bytes.Index(data[at+1:], mark)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

func (p *Picture) readPNG() (bool, error) {
	c, err := pnggo.DecodeConfig(bytes.NewReader(p.data))
	if err != nil {
		return false, err
	}
	p.Width, p.Height, p.Cost = c.Width, c.Height, 12*c.Width*c.Height
	moving := false
	for kind, body := range chunks(p.data) {
		moving = moving || kind == "acTL"
		if kind == "eXIf" {
			p.up = orientation(body)
		}
	}
	p.Made = p.conversion().usable()
	return moving, nil
}

func (p *Picture) readWebP() (bool, error) {
	moving := false
	_, err := riff(nil, p.data[12:], func(kind string, body []byte) []byte {
		switch kind {
		case "EXIF":
			p.up = orientation(bytes.TrimPrefix(body, []byte("Exif\x00\x00")))
		case "ANIM", "ANMF":
			moving = true
		case "VP8X":
			if len(body) >= 10 {
				p.Width = 1 + int(body[4]) + int(body[5])<<8 + int(body[6])<<16
				p.Height = 1 + int(body[7]) + int(body[8])<<8 + int(body[9])<<16
			}
		}
		return nil
	})
	if err != nil || moving {
		return moving, err
	}
	c, err := xwebp.DecodeConfig(bytes.NewReader(p.data))
	p.Width, p.Height, p.Cost = c.Width, c.Height, 8*c.Width*c.Height
	p.Made = p.conversion().usable()
	return moving, err
}

// readAVIF takes the largest of the sizes that the parts of the picture have (ISO/IEC 23008-12 §6.5.3), and whether it
// is turned (§6.5.10).
func (p *Picture) readAVIF() {
	for at := 0; ; {
		found := bytes.Index(p.data[at:], []byte("ispe\x00\x00\x00\x00"))
		if at += found + 8; found < 0 || at+8 > len(p.data) {
			break
		}
		w, h := binary.BigEndian.Uint32(p.data[at:]), binary.BigEndian.Uint32(p.data[at+4:])
		if w <= mostSide && h <= mostSide && int(w)*int(h) > p.Width*p.Height {
			p.Width, p.Height = int(w), int(h)
		}
	}
	if at := bytes.Index(p.data, []byte("\x00\x00\x00\x09irot")); at >= 0 && at+9 <= len(p.data) && p.data[at+8]&1 == 1 {
		p.Width, p.Height = p.Height, p.Width
	}
}

// decode makes points of the picture. What takes a library by surprise is unreadable.
func (p Picture) decode() (m std.Image, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, ErrUnreadable
		}
	}()
	in := bytes.NewReader(p.data)
	switch p.kind {
	case "jpg":
		m, err = jpg.Decode(in)
	case "png":
		m, err = pnggo.Decode(in)
	case "webp":
		m, err = xwebp.Decode(in)
	default:
		return nil, ErrUnreadable
	}
	if err != nil {
		return nil, ErrUnreadable
	}
	return m, nil
}

// Sound reports whether a picture can be decoded to its end, if others are made of it: one that was cut off on its way
// cannot.
func (p Picture) Sound() bool {
	if !p.Made {
		return true
	}
	_, err := p.decode()
	return err == nil
}

// Known is what is known of a picture, without its bytes.
func (p Picture) Known() Picture {
	p.data = nil
	return p
}
