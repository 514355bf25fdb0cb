package look

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
)

// canvas is a picture on which round-capped lines are drawn. A point of a drawing is at
// from + scale × point, in pixels; mirrored, it is as far from the other side.
type canvas struct {
	*image.NRGBA
	from     point
	scale    float64
	mirrored bool
	covered  []uint8 // how much of each pixel a path covers, from 0 to 255; between paths all is 0
}

func newCanvas(width, height int, ground string) *canvas {
	c := &canvas{NRGBA: image.NewNRGBA(image.Rect(0, 0, width, height)), scale: 1}
	fill := paint(ground)
	for filled := copy(c.Pix, []uint8{fill.R, fill.G, fill.B, fill.A}); filled < len(c.Pix); {
		filled += copy(c.Pix[filled:], c.Pix[:filled])
	}
	return c
}

func paint(hex string) color.NRGBA {
	c, _ := parse(hex)
	part := func(v float64) uint8 { return uint8(math.Round(255 * v)) }
	return color.NRGBA{part(c.r), part(c.g), part(c.b), 255}
}

// stroke draws a path of SVG. Its width is in the drawing's own measure.
func (c *canvas) stroke(d, colour string, width float64) {
	radius := width * c.scale / 2
	if c.covered == nil {
		c.covered = make([]uint8, c.Bounds().Dx()*c.Bounds().Dy())
	}
	var touched image.Rectangle
	for _, line := range pathLines(d) {
		for i := range line {
			line[i] = c.place(line[i])
		}
		for i := range max(1, len(line)-1) {
			touched = touched.Union(c.cover(line[i], line[min(i+1, len(line)-1)], radius))
		}
	}
	ink := paint(colour)
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		covered := c.covered[y*c.Bounds().Dx():][touched.Min.X:touched.Max.X]
		pixels := c.Pix[c.PixOffset(touched.Min.X, y):]
		for i, part := range covered {
			if part > 0 {
				at := pixels[4*i : 4*i+4]
				for k, to := range [3]uint8{ink.R, ink.G, ink.B} {
					at[k] = uint8((int(at[k])*(255-int(part)) + int(to)*int(part) + 127) / 255)
				}
			}
		}
		clear(covered)
	}
}

func (c *canvas) place(p point) point {
	p = point{c.from.x + float64(c.scale*p.x), c.from.y + float64(c.scale*p.y)}
	if c.mirrored {
		p.x = float64(c.Bounds().Dx()) - p.x
	}
	return p
}

// cover notes how much of each pixel a line covers, and returns where: parts of one path do
// not add up.
func (c *canvas) cover(a, b point, radius float64) image.Rectangle {
	width, height := c.Bounds().Dx(), c.Bounds().Dy()
	whole := func(v float64, most int) int { return int(math.Max(0, math.Min(float64(most), v))) }
	x0, x1 := whole(min(a.x, b.x)-radius-1, width), whole(max(a.x, b.x)+radius+2, width)
	y0, y1 := whole(min(a.y, b.y)-radius-1, height), whole(max(a.y, b.y)+radius+2, height)
	in, out := max(0, radius-.5), radius+.5 // as far from the line a pixel is covered whole, and not at all
	for y := y0; y < y1; y++ {
		row := c.covered[y*width : (y+1)*width]
		for x := x0; x < x1; x++ {
			far := squareDistance(point{float64(x) + .5, float64(y) + .5}, a, b)
			if row[x] == 255 || far >= float64(out*out) {
				continue
			}
			part := uint8(255)
			if far > float64(in*in) {
				part = uint8(5 * math.Round(51*clamp(.5+radius-math.Sqrt(far)))) // few shades: a small file
			}
			row[x] = max(row[x], part)
		}
	}
	return image.Rect(x0, y0, x1, y1)
}

// squareDistance returns the square of the distance from a point to a line.
func squareDistance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	length := float64(dx*dx) + float64(dy*dy)
	t := 0.0
	if length > 0 {
		t = clamp((float64((p.x-a.x)*dx) + float64((p.y-a.y)*dy)) / length)
	}
	x, y := p.x-(a.x+float64(t*dx)), p.y-(a.y+float64(t*dy))
	return float64(x*x) + float64(y*y)
}

// round cuts the corners off; the radius is in pixels.
func (c *canvas) round(radius float64) {
	if radius == 0 {
		return
	}
	w, h := float64(c.Bounds().Dx())/2, float64(c.Bounds().Dy())/2
	for i := 0; i < len(c.Pix); i += 4 {
		x := math.Max(0, math.Abs(float64(i/4%c.Bounds().Dx())+.5-w)-(w-radius))
		y := math.Max(0, math.Abs(float64(i/4/c.Bounds().Dx())+.5-h)-(h-radius))
		far := math.Sqrt(float64(x*x) + float64(y*y))
		c.Pix[i+3] = uint8(math.Round(255 * clamp(.5+radius-far)))
	}
}

func (c *canvas) png() ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, c.few())
	return out.Bytes(), err
}

// few is the picture with a palette, which makes a smaller file sooner; the picture itself
// where a palette would not hold its colours.
func (c *canvas) few() image.Image {
	out := image.NewPaletted(c.Bounds(), nil)
	known := map[uint32]uint8{}
	var last uint32
	var n uint8
	for i := range out.Pix {
		at := binary.LittleEndian.Uint32(c.Pix[4*i:])
		if at != last || i == 0 { // most have the colour of the one before
			var is bool
			if n, is = known[at]; !is {
				if len(out.Palette) == 256 {
					return c.NRGBA
				}
				n = uint8(len(out.Palette))
				known[at], out.Palette = n, append(out.Palette, c.NRGBAAt(i%c.Bounds().Dx(), i/c.Bounds().Dx()))
			}
			last = at
		}
		out.Pix[i] = n
	}
	return out
}
