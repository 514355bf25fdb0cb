package look

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

type point struct{ x, y float64 }

// curveSteps is how many lines a curve becomes.
const curveSteps = 16

var inPath = regexp.MustCompile(`[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`)

// arguments is how many numbers each command of a path takes (SVG 2 §9.3).
var arguments = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// pen walks along a path.
type pen struct {
	at, start, control point
	last               byte
	lines              [][]point
}

// pathLines returns the lines of a path's d, curves as short lines. It stops at what is
// no path.
func pathLines(d string) [][]point {
	var p pen
	var command byte
	words := inPath.FindAllString(d, -1)
	for len(words) > 0 {
		if c := words[0][0]; c >= 'A' {
			command, words = c, words[1:]
		} else if command == 0 || command|32 == 'z' {
			break
		}
		n, known := arguments[command&^32]
		if !known || len(words) < n {
			break
		}
		v := make([]float64, n)
		for i := range v {
			var err error
			if v[i], err = strconv.ParseFloat(words[i], 64); err != nil {
				return p.lines
			}
		}
		words = words[n:]
		p.walk(command, v)
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return p.lines
}

func (p *pen) walk(command byte, v []float64) {
	to := func(i int) point {
		if command >= 'a' {
			return point{p.at.x + v[i], p.at.y + v[i+1]}
		}
		return point{v[i], v[i+1]}
	}
	from := p.at
	mirrored := func(after string) point {
		if strings.IndexByte(after, p.last|32) >= 0 {
			return point{2*from.x - p.control.x, 2*from.y - p.control.y}
		}
		return from
	}
	switch command &^ 32 {
	case 'M':
		p.at = to(0)
		p.start = p.at
		p.lines = append(p.lines, []point{p.at})
	case 'L':
		p.line(to(0))
	case 'H':
		x := v[0]
		if command == 'h' {
			x += from.x
		}
		p.line(point{x, from.y})
	case 'V':
		y := v[0]
		if command == 'v' {
			y += from.y
		}
		p.line(point{from.x, y})
	case 'C':
		p.cubic(to(0), to(2), to(4))
	case 'S':
		p.cubic(mirrored("cs"), to(0), to(2))
	case 'Q':
		p.quadratic(to(0), to(2))
	case 'T':
		p.quadratic(mirrored("qt"), to(0))
	case 'A':
		p.arc(v[0], v[1], v[2], v[3] != 0, v[4] != 0, to(5))
	case 'Z':
		p.line(p.start)
	}
	p.last = command
}

func (p *pen) line(to point) {
	if len(p.lines) == 0 {
		p.lines = [][]point{{p.at}}
	}
	last := len(p.lines) - 1
	if p.last|32 == 'z' {
		p.lines, last = append(p.lines, []point{p.at}), last+1
	}
	p.lines[last] = append(p.lines[last], to)
	p.at = to
}

func (p *pen) cubic(a, b, to point) {
	from := p.at
	for i := 1; i <= curveSteps; i++ {
		t := float64(i) / curveSteps
		u := 1 - t
		mix := func(w, x, y, z float64) float64 {
			return float64(u*u*u*w) + float64(3*u*u*t*x) + float64(3*u*t*t*y) + float64(t*t*t*z)
		}
		p.line(point{mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y)})
	}
	p.control = b
}

func (p *pen) quadratic(a, to point) {
	third := func(w, x float64) float64 { return float64(w/3) + float64(2*x/3) }
	from := p.at
	p.cubic(point{third(from.x, a.x), third(from.y, a.y)}, point{third(to.x, a.x), third(to.y, a.y)}, to)
	p.control = a
}

// arc follows SVG 2 §B.2.4: from two ends to the middle of the ellipse.
func (p *pen) arc(rx, ry, turn float64, large, sweep bool, to point) {
	from := p.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	dx, dy := (from.x-to.x)/2, (from.y-to.y)/2
	x, y := float64(cos*dx)+float64(sin*dy), float64(cos*dy)-float64(sin*dx)
	if grow := float64(x*x/(rx*rx)) + float64(y*y/(ry*ry)); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	below := float64(rx*rx*y*y) + float64(ry*ry*x*x)
	k := math.Sqrt(math.Max(0, (float64(rx*rx*ry*ry)-below)/below))
	if large == sweep {
		k = -k
	}
	mx, my := k*rx*y/ry, -k*ry*x/rx
	middle := point{float64(cos*mx) - float64(sin*my) + (from.x+to.x)/2,
		float64(sin*mx) + float64(cos*my) + (from.y+to.y)/2}
	begin := math.Atan2((y-my)/ry, (x-mx)/rx)
	angle := math.Atan2((-y-my)/ry, (-x-mx)/rx) - begin
	switch {
	case sweep && angle < 0:
		angle += 2 * math.Pi
	case !sweep && angle > 0:
		angle -= 2 * math.Pi
	}
	for i := 1; i < curveSteps; i++ {
		s, c := math.Sincos(begin + float64(angle*float64(i)/curveSteps))
		p.line(point{float64(cos*rx*c) - float64(sin*ry*s) + middle.x, float64(sin*rx*c) + float64(cos*ry*s) + middle.y})
	}
	p.line(to)
}
