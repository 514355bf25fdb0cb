package image

import (
	"bytes"
	std "image"
	"image/color"
	jpg "image/jpeg"
	pnggo "image/png"
	"runtime"
	"slices"
	"sync"

	webps "github.com/deepteams/webp"
)

// widths are those of pictures on pages, in points: a phone, a phone with a fine screen, a column on a fine screen.
var widths = []int{480, 960, 1440}

// fallback is the width for what shows no WebP: old browsers, books, the cards of messengers.
const fallback = 960

// Recipe changes when the same picture comes out as other bytes: what was kept is made anew then.
const Recipe = "2"

// Size is a picture that is made of another.
type Size struct {
	Width, Height int
	Ext           string // of its format, with the dot
}

// Is reports whether data are a picture of the size, and nothing beside it.
func (s Size) Is(data []byte) bool {
	p, err := Read("made"+s.Ext, data)
	return err == nil && p.Width == s.Width && p.Height == s.Height && bytes.Equal(p.data, data)
}

// Sizes are those that are made of a picture, the narrowest first, and the one for what shows no WebP, in the format of
// the original. None is larger than that.
func (p Picture) Sizes() (web []Size, other Size) {
	if !p.Made {
		return nil, Size{}
	}
	for _, w := range widths {
		if w >= p.Width {
			web = append(web, p.size(p.Width, ".webp"))
			break
		}
		web = append(web, p.size(w, ".webp"))
	}
	return web, p.size(min(fallback, p.Width), "."+p.kind)
}

func (p Picture) size(width int, ext string) Size {
	return Size{width, max(1, (p.Height*width+p.Width/2)/p.Width), ext}
}

// Make makes pictures of some sizes: of its points alone, turned, in the colours of sRGB (IEC 61966-2-1), which is
// what a browser takes a picture without a profile for. The error is ErrUnreadable.
func (p Picture) Make(sizes []Size) ([][]byte, error) {
	m, err := p.decode()
	if err != nil {
		return nil, err
	}
	from := planesOf(m, p.kind)
	to := p.conversion()
	out := make([][]byte, len(sizes))
	var last *std.NRGBA
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sizes[b].Width - sizes[a].Width })
	for _, i := range order {
		s := sizes[i]
		if last == nil || last.Rect.Dx() != s.Width {
			last = turned(from.shrunk(sideways(s, p.up)), p.up)
			to.apply(last)
		}
		if out[i], err = encode(last, s.Ext, from.drawn); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// sideways is a size before the picture is turned.
func sideways(s Size, up uint16) (width, height int) {
	if up >= 5 {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

// Of photographs a quality at which a second look finds nothing missing; text and lines stay to the point.
const (
	qualityWebP = 75
	qualityJPEG = 80
)

func encode(m *std.NRGBA, ext string, drawn bool) ([]byte, error) {
	var out bytes.Buffer
	var err error
	switch ext {
	case ".webp":
		defer together()()
		o := webps.DefaultOptions()
		if o.Quality = qualityWebP; drawn {
			o.Lossless = true
		}
		err = webps.Encode(&out, m, o)
	case ".png":
		err = (&pnggo.Encoder{CompressionLevel: pnggo.BestCompression}).Encode(&out, m)
	default:
		err = jpg.Encode(&out, opaque{m}, &jpg.Options{Quality: qualityJPEG})
	}
	return out.Bytes(), err
}

// opaque is a picture in which nothing shines through.
type opaque struct{ *std.NRGBA }

// RGBA64At is the colour of a point.
func (o opaque) RGBA64At(x, y int) color.RGBA64 {
	c := o.NRGBAAt(x, y)
	return color.RGBA64{R: uint16(c.R) * 0x101, G: uint16(c.G) * 0x101, B: uint16(c.B) * 0x101, A: 0xffff}
}

// turned is a picture as the camera says that it was held (EXIF 2.32 §4.6.4, tag 0x0112).
func turned(m *std.NRGBA, up uint16) *std.NRGBA {
	if up <= 1 || up > 8 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := std.NewNRGBA(std.Rect(0, 0, w, h))
	if up >= 5 {
		out = std.NewNRGBA(std.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch up {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[out.PixOffset(tx, ty):][:4], m.Pix[m.PixOffset(x, y):][:4])
		}
	}
	return out
}

// encoders are those that work now, and whether they were given a second processor.
var encoders struct {
	sync.Mutex
	working int
	given   bool
}

// together lets an encoder work with two processors where the program has one, until it is done. With one,
// github.com/deepteams/webp 1.1.0 goes another way (EncodeFrame in internal/lossy), in which something of the picture
// before is left: the same picture comes out as other bytes each time, and 5 % larger. With several it does not matter how
// many. No option leads round that way but ones that write larger pictures. The price: the rest of the program has two
// meanwhile, stands still for some microseconds at the first and the last encoder, and does not follow any more if its
// machine gets others.
func together() (done func()) {
	encoders.Lock()
	defer encoders.Unlock()
	if encoders.working++; runtime.GOMAXPROCS(0) == 1 {
		runtime.GOMAXPROCS(2)
		encoders.given = true
	}
	return func() {
		encoders.Lock()
		defer encoders.Unlock()
		if encoders.working--; encoders.working == 0 && encoders.given {
			runtime.GOMAXPROCS(1)
			encoders.given = false
		}
	}
}
