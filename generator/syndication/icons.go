package syndication

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"

	"peerhub/generator/interchange"
	"peerhub/generator/route"
)

// The mark: two round-capped strokes that draw nearer, in a box of 40 by 40,
// at 78 % on a tile. The tile's colour is the browser's too.
const (
	tileColour   = "#195446"
	groundColour = "#FCFBF8"
	besideColour = "#F2B64C"
	markScale    = 0.78
	markWidth    = 7
	tileRadius   = 9
)

const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="` + tileColour + `"/>` +
	`<g fill="none" stroke-width="7" stroke-linecap="round" transform="translate(4.4 4.4) scale(.78)">` +
	`<path stroke="#fff" d="M8 35.5C8 24 17.5 24 17.5 13V5"/><path stroke="` + besideColour +
	`" d="M24 35.5C24 28 31 25 31 17.5V12"/></g></svg>` + "\n"

// icons writes the mark as the browsers want it: as a drawing, as a picture
// for iOS, and as an .ico for those that ask for no other.
func (w *writer) icons() error {
	if err := w.write("favicon.svg", []byte(favicon)); err != nil {
		return err
	}
	touch, err := drawMark(180, 0) // iOS rounds the corners itself
	if err != nil {
		return err
	}
	if err := w.write("apple-touch-icon.png", touch); err != nil {
		return err
	}
	small, err := drawMark(32, tileRadius)
	if err != nil {
		return err
	}
	return w.write("favicon.ico", ico(small, 32))
}

// ico wraps one PNG in the icon format.
func ico(picture []byte, size byte) []byte {
	header := []byte{0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0}
	header = binary.LittleEndian.AppendUint32(header, uint32(len(picture)))
	header = binary.LittleEndian.AppendUint32(header, uint32(len(header)+4))
	return append(header, picture...)
}

type point struct{ x, y float64 }

// stroke returns the curve of a path "M a C b c d V y" as short lines.
func stroke(a, b, c, d point, y float64) []point {
	const steps = 12
	line := make([]point, 0, steps+2)
	for i := range steps + 1 {
		t := float64(i) / steps
		u := 1 - t
		// float64() keeps processors from fusing, so that all draw the same.
		mix := func(a, b, c, d float64) float64 {
			return float64(u*u*u*a) + float64(3*u*u*t*b) + float64(3*u*t*t*c) + float64(t*t*t*d)
		}
		line = append(line, point{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)})
	}
	return append(line, point{d.x, y})
}

// drawMark returns the mark as a PNG of the size, in pixels; radius rounds the
// tile, in parts of 40.
func drawMark(size int, radius float64) ([]byte, error) {
	first := stroke(point{8, 35.5}, point{8, 24}, point{17.5, 24}, point{17.5, 13}, 5)
	second := stroke(point{24, 35.5}, point{24, 28}, point{31, 25}, point{31, 17.5}, 12)
	tile, white, beside := color.NRGBA{0x19, 0x54, 0x46, 0xff}, color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0xf2,
		0xb6, 0x4c, 0xff}
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	pixel := 40 / float64(size)
	for py := range size {
		for px := range size {
			at := point{float64((float64(px) + .5) * pixel), float64((float64(py) + .5) * pixel)}
			c := over(tile, white, coverage(at, first, pixel))
			c = over(c, beside, coverage(at, second, pixel))
			c.A = uint8(math.Round(255 * rounded(at, radius, pixel)))
			picture.SetNRGBA(px, py, c)
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, picture)
	return out.Bytes(), err
}

// coverage is how much of a pixel a stroke of the mark covers, from 0 to 1.
func coverage(at point, line []point, pixel float64) float64 {
	const inset = (40 - 40*markScale) / 2
	at = point{float64((at.x - inset) / markScale), float64((at.y - inset) / markScale)}
	// The strokes go up without turning back, and wander at most from end to end.
	const reach = markWidth/2. + 1
	low, high := line[0], line[len(line)-1]
	if at.x < low.x-reach || at.x > high.x+reach || at.y > low.y+reach || at.y < high.y-reach {
		return 0
	}
	nearest := math.Inf(1)
	for i := range len(line) - 1 {
		if d := squareDistance(at, line[i], line[i+1]); d < nearest {
			nearest = d
		}
	}
	return clamp(.5 + float64((markWidth/2.-math.Sqrt(nearest))*markScale/pixel))
}

// rounded is how much of a pixel lies in the tile.
func rounded(at point, radius, pixel float64) float64 {
	if radius == 0 {
		return 1
	}
	x := math.Max(0, math.Abs(at.x-20)-(20-radius))
	y := math.Max(0, math.Abs(at.y-20)-(20-radius))
	return clamp(.5 + float64((radius-math.Sqrt(float64(x*x)+float64(y*y)))/pixel))
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

func clamp(v float64) float64 { return math.Max(0, math.Min(1, v)) }

func over(below, above color.NRGBA, part float64) color.NRGBA {
	switch part {
	case 0:
		return below
	case 1:
		return above
	}
	mix := func(a, b uint8) uint8 {
		return uint8(math.Round(float64(float64(a)*(1-part)) + float64(float64(b)*part)))
	}
	return color.NRGBA{mix(below.R, above.R), mix(below.G, above.G), mix(below.B, above.B), 0xff}
}

type webManifest struct {
	Name       string         `json:"name"`
	ShortName  string         `json:"short_name"`
	Text       string         `json:"description,omitempty"`
	Lang       string         `json:"lang"`
	Dir        string         `json:"dir"`
	ID         string         `json:"id"`
	StartURL   string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Theme      string         `json:"theme_color"`
	Background string         `json:"background_color"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src   string `json:"src"`
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
}

// manifest writes manifest.webmanifest (W3C Web Application Manifest). Its
// addresses are relative, so that it holds below any path.
func (w *writer) manifest() error {
	hub := w.site.Hub
	language := hub.DefaultLanguage
	dir := "auto"
	if l, ok := hub.Language(language); ok && l.Dir != "" {
		dir = l.Dir
	}
	here := route.Root(route.Manifest)
	data, err := interchange.JSON(webManifest{Name: w.title(language), ShortName: w.title(language),
		Text: hub.Description.In(language),
		Lang: language, Dir: dir, ID: here, StartURL: here, Scope: here, Display: "minimal-ui",
		Theme: tileColour, Background: groundColour,
		Icons: []manifestIcon{{"favicon.svg", "any", "image/svg+xml"},
			{"apple-touch-icon.png", "180x180", "image/png"}}})
	if err != nil {
		return err
	}
	return w.write(route.Manifest, data)
}
