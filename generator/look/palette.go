package look

import (
	"cmp"
	"io/fs"
	"regexp"
	"strings"

	"peerhub/generator/model"
)

// Colours are the colours of a theme, by the names of their tokens: "accent" → "#195446".
type Colours map[string]string

// Palette are the colours of a hub.
type Palette struct{ Light, Dark Colours }

// sheets are where colours stand, in layouts: those of every page, and those of code.
var sheets = []string{tokensFile, "styles/code.css"}

const tokensFile = "styles/parts/tokens.css"

var (
	token = regexp.MustCompile(`(--([\w-]+):\s*)(#[0-9A-Fa-f]{6})\b`)
	night = regexp.MustCompile(`prefers-color-scheme:\s*dark`)
)

// themes parts a style sheet where its dark colours begin.
func themes(css string) (light, dark string) {
	at := night.FindStringIndex(css)
	if at == nil {
		return css, ""
	}
	return css[:at[0]], css[at[0]:]
}

// readPalette reads the colours of a style sheet: the dark ones are the light ones with
// changes.
func readPalette(css string) Palette {
	light, dark := themes(css)
	out := Palette{Colours{}, Colours{}}
	for _, m := range token.FindAllStringSubmatch(light, -1) {
		out.Light[m[2]], out.Dark[m[2]] = strings.ToUpper(m[3]), strings.ToUpper(m[3])
	}
	for _, m := range token.FindAllStringSubmatch(dark, -1) {
		out.Dark[m[2]] = strings.ToUpper(m[3])
	}
	return out
}

// write puts the colours into the style sheet that they were read from.
func (p Palette) write(css string) string {
	put := func(css string, colours Colours) string {
		return token.ReplaceAllStringFunc(css, func(was string) string {
			m := token.FindStringSubmatch(was)
			return m[1] + cmp.Or(colours[m[2]], m[3])
		})
	}
	light, dark := themes(css)
	return put(light, p.Light) + put(dark, p.Dark)
}

// neutral are the tokens that take a trace of the accent's hue.
var neutral = struct{ light, dark []string }{
	[]string{"tint", "ink", "soft", "edge", "line"},
	[]string{"ground", "card", "tint", "ink", "soft", "edge", "line", "on"},
}

// with is the palette with what hub.yaml says, and what follows from it. Help keeps its
// colours in every hub.
func (p Palette) with(own model.Look) Palette {
	own = filled(own)
	out := Palette{clone(p.Light), clone(p.Dark)}
	if accent, ok := parse(own.Accent); ok {
		out.accent(p, accent.oklch())
		out.Light["accent"], out.Light["deep"], out.Dark["deep"] = up(own.Accent), up(own.Accent), up(own.Accent)
	}
	if beside, ok := parse(own.Beside); ok {
		light := beside.oklch()
		out.Light["beside"] = up(own.Beside)
		out.Dark["beside"] = oklch{max(light.l, .77), light.c, light.h}.rgb().hex()
	}
	if IsColour(own.Tint) {
		out.Light["tint"] = up(own.Tint)
	}
	return out
}

// accent gives the neutral tokens and the dark accent the hue of a hub's own.
func (p Palette) accent(base Palette, own oklch) {
	was, ok := parse(base.Light["accent"])
	if !ok {
		return
	}
	turn, less := own.h-was.oklch().h, min(1, own.c/.04)
	turned := func(hex string) string {
		c, ok := parse(hex)
		if !ok {
			return hex
		}
		to := c.oklch()
		return oklch{to.l, to.c * less, to.h + turn}.rgb().hex()
	}
	for _, name := range neutral.light {
		p.Light[name] = turned(base.Light[name])
	}
	for _, name := range neutral.dark {
		p.Dark[name] = turned(base.Dark[name])
	}
	if dark, ok := parse(base.Dark["accent"]); ok {
		d := dark.oklch()
		p.Dark["accent"] = oklch{d.l, min(own.c, d.c*1.2), own.h}.rgb().hex()
	}
	// The same lightness in another hue is not quite the same contrast.
	for _, theme := range []Colours{p.Light, p.Dark} {
		for _, pair := range pairs {
			if pair.derived {
				theme[pair.over] = reaching(theme, pair)
			}
		}
	}
}

// reaching is the colour of a pair's token, as much lighter or darker as the pair wants.
func reaching(theme Colours, of pair) string {
	on, ok := parse(theme[of.on])
	over, is := parse(theme[of.over])
	if !ok || !is {
		return theme[of.over]
	}
	step, c := -.005, over.oklch()
	if on.luminance() < over.luminance() {
		step = .005
	}
	hex := theme[of.over]
	for c.l > 0 && c.l < 1 && Contrast(hex, theme[of.on]) < of.goal {
		c.l += step
		hex = c.rgb().hex()
	}
	return hex
}

func clone(c Colours) Colours {
	out := Colours{}
	for k, v := range c {
		out[k] = v
	}
	return out
}

func up(hex string) string { return strings.ToUpper(hex) }

// tokens are those of a hub's style sheets; where they lack one, that of the built-in ones.
func tokens(layouts, builtin fs.FS) Palette {
	out := Palette{Colours{}, Colours{}}
	for _, from := range []fs.FS{layouts, builtin} {
		for _, sheet := range sheets {
			css, err := fs.ReadFile(from, sheet)
			if err != nil {
				continue // whoever bundles says so
			}
			read := readPalette(string(css))
			for name := range read.Light {
				out.Light[name] = cmp.Or(out.Light[name], read.Light[name])
				out.Dark[name] = cmp.Or(out.Dark[name], read.Dark[name])
			}
		}
	}
	return out
}
