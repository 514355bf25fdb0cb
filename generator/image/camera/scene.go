package camera

import (
	"image"
	"math"
)

// Scenes are what Scene draws, by number: a landscape under clouds, a room with a circle of chairs, a face before
// lights out of focus, a street at night, a flip chart with writing.
const Scenes = 5

// Scene draws what stands in for a photograph: light falls off, edges are sharp, textures have detail at every size,
// and the sensor adds noise. What is drawn depends on its arguments alone.
func Scene(number, width, height int, seed uint32) *image.RGBA {
	// Cameras guess two of three colours of each point, so their detail is half as fine as their points.
	small := image.NewRGBA(image.Rect(0, 0, (width+1)/2, (height+1)/2))
	draw, grain := scenes[number%Scenes], grains[number%Scenes]
	w, h := float64(small.Rect.Dx()), float64(small.Rect.Dy())
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			r, g, b := draw(float64(x)/w*1.5, float64(y)/h, seed)
			at := small.PixOffset(x, y)
			small.Pix[at], small.Pix[at+1], small.Pix[at+2], small.Pix[at+3] = level(r), level(g), level(b), 255
		}
	}
	return enlarged(small, width, height, grain, seed)
}

// grains are how much noise the sensor adds: the more, the darker it was.
var grains = [Scenes]float64{3, 5, 4, 14, 4}

var scenes = [Scenes]func(x, y float64, seed uint32) (r, g, b float64){landscape, room, face, night, chart}

// enlarged has each point of a drawing four times, softened, with noise.
func enlarged(small *image.RGBA, width, height int, grain float64, seed uint32) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	random := seed*2654435761 + 1
	sw, sh := small.Rect.Dx(), small.Rect.Dy()
	for y := range height {
		row, below := y/2*small.Stride, min((y+1)/2, sh-1)*small.Stride
		for x := range width {
			at, beside := x/2*4, min((x+1)/2, sw-1)*4
			random = random*1664525 + 1013904223
			n := (float64(random>>16)/32768 - 1) * grain
			to := out.PixOffset(x, y)
			for c := range 3 {
				sum := int(small.Pix[row+at+c]) + int(small.Pix[row+beside+c]) + int(small.Pix[below+at+c]) + int(small.Pix[below+beside+c])
				out.Pix[to+c] = level((float64(sum)/4 + n) / 255)
			}
			out.Pix[to+3] = 255
		}
	}
	return out
}

func level(v float64) uint8 { return uint8(math.Max(0, math.Min(255, v*255+.5))) }

// noise is smooth from place to place, between 0 and 1.
func noise(x, y float64, seed uint32) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	tx, ty := x-fx, y-fy
	tx, ty = tx*tx*(3-2*tx), ty*ty*(3-2*ty)
	at := func(dx, dy int32) float64 {
		h := uint32(int32(fx)+dx)*374761393 + uint32(int32(fy)+dy)*668265263 + seed*2246822519
		h = (h ^ h>>13) * 1274126177
		return float64((h^h>>16)&0xffff) / 65535
	}
	return (at(0, 0)*(1-tx)+at(1, 0)*tx)*(1-ty) + (at(0, 1)*(1-tx)+at(1, 1)*tx)*ty
}

// rough is noise with ever finer detail.
func rough(x, y float64, octaves int, seed uint32) float64 {
	sum, weight := 0.0, .5
	for i := range octaves {
		sum += weight * noise(x, y, seed+uint32(i)*7)
		x, y, weight = x*2.03, y*2.03, weight/2
	}
	return sum
}

func mix(a, b, t float64) float64 { return a + (b-a)*math.Max(0, math.Min(1, t)) }

func landscape(x, y float64, seed uint32) (r, g, b float64) {
	if hill := .45 + .2*rough(x*2, 0, 5, seed); y < hill {
		cloud := math.Pow(rough(x*3, y*6, 6, seed+1), 2) * 1.6
		return mix(.35, .95, cloud), mix(.55, .95, cloud), mix(.85-.3*y, .97, cloud)
	}
	leaf := rough(x*90, y*140, 6, seed+2)
	shade := mix(.5, 1.1, rough(x*4, y*8, 3, seed+3))
	return .45 * leaf * shade, (.35 + .45*leaf) * shade, .28 * leaf * shade
}

func room(x, y float64, seed uint32) (r, g, b float64) {
	if window := x > .15 && x < .5 && y > .08 && y < .36; window {
		return mix(.9, 1, rough(x*9, y*9, 4, seed)), .97, .93
	}
	light := 1.1 / (1 + 2*((x-.35)*(x-.35)+(y-.3)*(y-.3)))
	for i := range 8 { // chairs in a circle
		angle := float64(i) * math.Pi / 4
		cx, cy := .75+.42*math.Cos(angle), .66+.17*math.Sin(angle)
		if dx, dy := math.Abs(x-cx), y-cy; dx < .05 && dy > -.11 && dy < .03 {
			weave := rough(x*160, y*160, 3, seed+uint32(i))
			return (.25 + .3*weave + .3*noise(float64(i), 0, seed)) * light, (.2 + .25*weave) * light, (.25 + .2*weave) * light
		} else if (dx > .04 && dx < .047) && dy >= .03 && dy < .1 {
			return .12, .1, .09
		}
	}
	if y > .5 { // boards of the floor
		board := math.Floor((x-.75)/(y-.2)*9 + 40)
		grain := rough(x*30+board*7, y*6+board, 5, seed+4)
		return (.5 + .25*grain) * light, (.36 + .2*grain) * light, (.22 + .15*grain) * light
	}
	plaster := .05 * rough(x*200, y*200, 3, seed+5)
	return (.75 + plaster) * light, (.7 + plaster) * light, (.6 + plaster) * light
}

func face(x, y float64, seed uint32) (r, g, b float64) {
	dx, dy := (x-.75)/.3, (y-.5)/.42
	d := dx*dx + dy*dy
	hair := rough(x*140, y*12, 5, seed)
	switch {
	case d < .62 && dy > -.55:
		pore := .06 * rough(x*240, y*240, 4, seed+1)
		light := 1.05 - .35*dx - .2*d
		eye := math.Min(math.Hypot(dx-.28, (dy+.1)*1.8), math.Hypot(dx+.28, (dy+.1)*1.8))
		if eye < .1 {
			return .12 + .5*noise(x*60, y*60, seed), .1 + .3*noise(x*60, y*60, seed), .1
		}
		return (.78 + pore) * light, (.58 + pore) * light, (.47 + pore) * light
	case d < 1:
		return .1 + .35*hair, .07 + .22*hair, .05 + .12*hair
	}
	glow := 0.0
	for i := range uint32(14) {
		cx, cy, size := 1.5*noise(float64(i)*3, 1, seed), noise(1, float64(i)*3, seed), .04+.08*noise(float64(i), float64(i), seed)
		glow += .35 / (1 + math.Exp((math.Hypot(x-cx, y-cy)-size)*120))
	}
	return .2 + glow, .22 + .8*glow, .18 + .4*glow + .1*y
}

func night(x, y float64, seed uint32) (r, g, b float64) {
	wall := rough(x*20, y*20, 5, seed) * .12
	if lit := noise(math.Floor(x*12), math.Floor(y*14), seed) > .72; lit && math.Mod(x*12, 1) > .3 && math.Mod(y*14, 1) > .4 && y < .65 {
		return .95, .75 + wall, .4 + wall
	}
	lamp := .05 / (.02 + math.Hypot(x-.4, y-.4))
	return wall + .4*lamp, wall + .3*lamp, wall*1.3 + .15*lamp
}

func chart(x, y float64, seed uint32) (r, g, b float64) {
	if x < .2 || x > 1.3 || y < .05 || y > .95 {
		wood := rough(x*8, y*60, 5, seed)
		return .3 + .3*wood, .2 + .2*wood, .15 + .1*wood
	}
	shade := .97 - .2*rough(x, y, 2, seed) - .02*rough(x*300, y*300, 2, seed)
	if line := math.Mod(y*11, 1); line > .25 && line < .8 && y > .12 && x > .28 && x < .6+.6*noise(0, math.Floor(y*11), seed) {
		stroke := math.Abs(noise(x*38, line*3+math.Floor(y*11)*9, seed+3) - .5)
		if stroke < .06 {
			ink := math.Floor(y * 11)
			return .1 + .5*noise(ink, 3, seed), .15, .2 + .5*noise(3, ink, seed)
		}
	}
	return shade, shade, shade * .96
}
