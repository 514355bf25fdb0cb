package look

import (
	"bytes"
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
}

func newCanvas(width, height int, ground string) *canvas {
	c := &canvas{NRGBA: image.NewNRGBA(image.Rect(0, 0, width, height)), scale: 1}
	fill := paint(ground)
	for i := 0; i < len(c.Pix); i += 4 {
		c.Pix[i], c.Pix[i+1], c.Pix[i+2], c.Pix[i+3] = fill.R, fill.G, fill.B, fill.A
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
	bounds := c.Bounds()
	radius := width * c.scale / 2
	covered := make([]uint8, bounds.Dx()*bounds.Dy())
	for _, line := range pathLines(d) {
		for i := range line {
			line[i] = c.place(line[i])
		}
		for i := range max(1, len(line)-1) {
			c.cover(covered, line[i], line[min(i+1, len(line)-1)], radius)
		}
	}
	ink := paint(colour)
	for i, part := range covered {
		if part > 0 {
			at := c.Pix[4*i : 4*i+4]
			for k, to := range [3]uint8{ink.R, ink.G, ink.B} {
				at[k] = uint8((int(at[k])*(255-int(part)) + int(to)*int(part) + 127) / 255)
			}
		}
	}
}

func (c *canvas) place(p point) point {
	p = point{c.from.x + float64(c.scale*p.x), c.from.y + float64(c.scale*p.y)}
	if c.mirrored {
		p.x = float64(c.Bounds().Dx()) - p.x
	}
	return p
}

// cover notes how much of each pixel a line covers, from 0 to 255: parts of one path do
// not add up.
func (c *canvas) cover(covered []uint8, a, b point, radius float64) {
	width, height := c.Bounds().Dx(), c.Bounds().Dy()
	whole := func(v float64, most int) int { return int(math.Max(0, math.Min(float64(most), v))) }
	x0, x1 := whole(min(a.x, b.x)-radius-1, width), whole(max(a.x, b.x)+radius+2, width)
	y0, y1 := whole(min(a.y, b.y)-radius-1, height), whole(max(a.y, b.y)+radius+2, height)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			far := math.Sqrt(squareDistance(point{float64(x) + .5, float64(y) + .5}, a, b))
			part := uint8(5 * math.Round(51*clamp(.5+radius-far))) // few shades: a small file
			if at := y*width + x; part > covered[at] {
				covered[at] = part
			}
		}
	}
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
	known := map[color.NRGBA]uint8{}
	var last color.NRGBA
	var n uint8
	for i := range out.Pix {
		at := color.NRGBA{c.Pix[4*i], c.Pix[4*i+1], c.Pix[4*i+2], c.Pix[4*i+3]}
		if at != last || i == 0 { // most have the colour of the one before
			var is bool
			if n, is = known[at]; !is {
				if len(out.Palette) == 256 {
					return c.NRGBA
				}
				n = uint8(len(out.Palette))
				known[at], out.Palette = n, append(out.Palette, at)
			}
			last = at
		}
		out.Pix[i] = n
	}
	return out
}
