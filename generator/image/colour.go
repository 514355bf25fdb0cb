package image

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	std "image"
	"io"
	"math"
)

// conversion says how the values of a picture become those of sRGB; the zero value says that they are.
type conversion struct {
	profile bool // there is one
	known   bool // and it can be followed
	curves  [3][256]float64
	matrix  [9]float64 // linear values of the profile → linear values of sRGB
}

// usable reports whether what a picture is in can be followed.
func (c conversion) usable() bool { return !c.profile || c.known }

// conversion reads the profile of a picture.
func (p Picture) conversion() conversion {
	icc := p.profile()
	if len(icc) == 0 {
		return conversion{}
	}
	c := conversion{profile: true}
	if len(icc) < 132 || string(icc[16:20]) == "GRAY" { // of greys only how light the middle ones are
		c.profile = false
		return c
	}
	tags := tagsOf(icc)
	var columns [9]float64
	for i, name := range []string{"r", "g", "b"} {
		xyz, curve := tags[name+"XYZ"], tags[name+"TRC"]
		if string(icc[16:20]) != "RGB " || len(xyz) < 20 || !curveOf(curve, &c.curves[i]) {
			return c
		}
		for j := range 3 {
			columns[3*j+i] = fixed(xyz[8+4*j:])
		}
	}
	// From the light of D50, in which profiles are written, to the colours of sRGB.
	toSRGB := [9]float64{3.1338561, -1.6168667, -.4906146, -.9787684, 1.9161415, .0334540, .0719453, -.2289914, 1.4052427}
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				c.matrix[3*i+j] += toSRGB[3*i+k] * columns[3*k+j]
			}
		}
	}
	c.known = true
	return c
}

// tagsOf are the parts of a profile (ICC.1:2022 §7.3).
func tagsOf(icc []byte) map[string][]byte {
	out := map[string][]byte{}
	if len(icc) < 132 {
		return out
	}
	for n := range min(int(binary.BigEndian.Uint32(icc[128:])), 100) {
		entry := 132 + 12*n
		if entry+12 > len(icc) {
			break
		}
		from, size := uint64(binary.BigEndian.Uint32(icc[entry+4:])), uint64(binary.BigEndian.Uint32(icc[entry+8:]))
		if from+size <= uint64(len(icc)) {
			out[string(icc[entry:entry+4])] = icc[from : from+size]
		}
	}
	return out
}

func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// curveOf reads how values become light (ICC.1:2022 §10.6 and §10.18).
func curveOf(tag []byte, out *[256]float64) bool {
	if len(tag) < 12 {
		return false
	}
	var f func(x float64) float64
	switch count := int(binary.BigEndian.Uint32(tag[8:])); string(tag[:4]) {
	case "curv":
		if count > 1<<16 || len(tag) < 12+2*count {
			return false
		}
		at := func(i int) float64 { return float64(binary.BigEndian.Uint16(tag[12+2*i:])) }
		switch count {
		case 0:
			f = func(x float64) float64 { return x }
		case 1:
			f = func(x float64) float64 { return math.Pow(x, at(0)/256) }
		default:
			f = func(x float64) float64 {
				i := min(int(x*float64(count-1)), count-2)
				t := x*float64(count-1) - float64(i)
				return (at(i) + (at(i+1)-at(i))*t) / 65535
			}
		}
	case "para":
		kind, needs := binary.BigEndian.Uint16(tag[8:]), []int{1, 3, 4, 5, 7}
		if int(kind) >= len(needs) || len(tag) < 12+4*needs[kind] {
			return false
		}
		var v [7]float64
		for i := range needs[kind] {
			v[i] = fixed(tag[12+4*i:])
		}
		g, a, b, c, d, e, add := v[0], v[1], v[2], v[3], v[4], v[5], v[6]
		switch kind {
		case 0:
			a, d = 1, -1
		case 1:
			d = -b / a
		case 2:
			c, d, e, add = 0, -b/a, c, c
		}
		f = func(x float64) float64 {
			if x >= d {
				return math.Pow(a*x+b, g) + e
			}
			return c*x + add
		}
	default:
		return false
	}
	for i := range out {
		if out[i] = f(float64(i) / 255); math.IsNaN(out[i]) || math.IsInf(out[i], 0) {
			return false
		}
	}
	return true
}

// apply makes the colours of a picture those of sRGB.
func (c conversion) apply(m *std.NRGBA) {
	if !c.known {
		return
	}
	const steps = 4096
	var levels [steps + 1]uint8
	for i := range levels {
		v := float64(i) / steps
		if v <= .0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - .055
		}
		levels[i] = uint8(v*255 + .5)
	}
	for at := 0; at+4 <= len(m.Pix); at += 4 {
		p := m.Pix[at : at+3 : at+3]
		r, g, b := c.curves[0][p[0]], c.curves[1][p[1]], c.curves[2][p[2]]
		for i := range 3 {
			v := c.matrix[3*i]*r + c.matrix[3*i+1]*g + c.matrix[3*i+2]*b
			p[i] = levels[int(max(0, min(1, v))*steps+.5)]
		}
	}
}

// profile is what says of a picture which colours its values are, as Bare leaves it.
func (p Picture) profile() []byte {
	var out []byte
	switch p.kind {
	case "jpg":
		for marker, body := range segments(p.data) {
			if marker == 0xE2 && bytes.HasPrefix(body, []byte(iccMark)) && len(body) > len(iccMark)+2 {
				out = append(out, body[len(iccMark)+2:]...)
			}
		}
	case "png":
		for kind, body := range chunks(p.data) {
			if kind == "iCCP" {
				out = unpacked(body)
			}
		}
	case "webp":
		_, _ = riff(nil, p.data[12:], func(kind string, body []byte) []byte {
			if kind == "ICCP" {
				out = body
			}
			return nil
		})
	}
	return out
}

// mostProfile is how large a profile may be, in bytes. Those of printers have some hundred thousand.
const mostProfile = 4 << 20

// unpacked is the profile in a chunk of PNG; nil if it cannot be read.
func unpacked(body []byte) []byte {
	name := bytes.IndexByte(body, 0)
	if name < 0 || name+2 > len(body) {
		return nil
	}
	in, err := zlib.NewReader(bytes.NewReader(body[name+2:]))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(in, mostProfile))
	if err != nil {
		return nil
	}
	return out
}
