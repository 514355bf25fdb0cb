package look

import (
	"fmt"
	"math"
	"strconv"
)

// rgb is a colour of sRGB; each part is from 0 to 1.
type rgb struct{ r, g, b float64 }

// oklch is a colour by lightness (0 to 1), chroma and hue in degrees (CSS Color 4 §9.4).
type oklch struct{ l, c, h float64 }

// parse reads "#195446"; ok is false for anything else.
func parse(hex string) (c rgb, ok bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, true
}

// IsColour reports whether a text is a colour as hub.yaml has it: #, and six digits of
// base 16.
func IsColour(s string) bool {
	_, ok := parse(s)
	return ok
}

func (c rgb) hex() string {
	part := func(v float64) int { return int(math.Round(255 * clamp(v))) }
	return fmt.Sprintf("#%02X%02X%02X", part(c.r), part(c.g), part(c.b))
}

func linear(v float64) float64 {
	if v <= .04045 {
		return v / 12.92
	}
	return math.Pow((v+.055)/1.055, 2.4)
}

func gamma(v float64) float64 {
	if v <= .0031308 {
		return 12.92 * v
	}
	return float64(1.055*math.Pow(v, 1/2.4)) - .055
}

// dot adds three products; float64() keeps processors from fusing them, so that all
// give the same.
func dot(a, x, b, y, c, z float64) float64 { return float64(a*x) + float64(b*y) + float64(c*z) }

// oklch converts as CSS Color 4 does.
func (c rgb) oklch() oklch {
	r, g, b := linear(c.r), linear(c.g), linear(c.b)
	l := math.Cbrt(dot(.4122214708, r, .5363325363, g, .0514459929, b))
	m := math.Cbrt(dot(.2119034982, r, .6806995451, g, .1073969566, b))
	s := math.Cbrt(dot(.0883024619, r, .2817188376, g, .6299787005, b))
	x := dot(1.9779984951, l, -2.4285922050, m, .4505937099, s)
	y := dot(.0259040371, l, .7827717662, m, -.8086757660, s)
	return oklch{dot(.2104542553, l, .7936177850, m, -.0040720468, s), math.Hypot(x, y), math.Atan2(y, x) * 180 / math.Pi}
}

// rgb returns the colour, with as much of its chroma as screens can show.
func (c oklch) rgb() rgb {
	c.l = clamp(c.l)
	for range 60 {
		if out, fits := c.exact(); fits {
			return out
		}
		c.c *= .95
	}
	out, _ := oklch{l: c.l}.exact()
	return out
}

func (c oklch) exact() (rgb, bool) {
	sin, cos := math.Sincos(c.h * math.Pi / 180)
	x, y := c.c*cos, c.c*sin
	l := math.Pow(dot(1, c.l, .3963377774, x, .2158037573, y), 3)
	m := math.Pow(dot(1, c.l, -.1055613458, x, -.0638541728, y), 3)
	s := math.Pow(dot(1, c.l, -.0894841775, x, -1.2914855480, y), 3)
	out := rgb{dot(4.0767416621, l, -3.3077115913, m, .2309699292, s),
		dot(-1.2684380046, l, 2.6097574011, m, -.3413193965, s),
		dot(-.0041960863, l, -.7034186147, m, 1.7076147010, s)}
	fits := true
	for _, v := range []*float64{&out.r, &out.g, &out.b} {
		fits = fits && *v > -.0005 && *v < 1.0005
		*v = gamma(clamp(*v))
	}
	return out, fits
}

// Contrast is the contrast ratio of two colours (WCAG 2.2), from 1 to 21; 0 where one
// is none.
func Contrast(a, b string) float64 {
	one, ok := parse(a)
	two, is := parse(b)
	if !ok || !is {
		return 0
	}
	la, lb := one.luminance(), two.luminance()
	return (math.Max(la, lb) + .05) / (math.Min(la, lb) + .05)
}

func (c rgb) luminance() float64 {
	return dot(.2126, linear(c.r), .7152, linear(c.g), .0722, linear(c.b))
}

func clamp(v float64) float64 { return math.Max(0, math.Min(1, v)) }
