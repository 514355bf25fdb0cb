package image

import (
	std "image"
	"image/draw"
)

// planes are the points of a picture as they were stored. A photograph stays in brightness and two
// differences of colour until it is small, which takes half the memory and time.
type planes struct {
	of    []plane // y; y, cb, cr; or one of premultiplied RGBA
	video bool    // brightness goes from 16 to 235, as WebP stores it (RFC 6386 §9.2)
	drawn bool    // few colours: a drawing, a screen, letters
}

// plane is some values for each point.
type plane struct {
	pix                      []uint8
	stride, width, height, n int
}

func planesOf(m std.Image, kind string) planes {
	video := kind == "webp"
	yuv := func(m *std.YCbCr) []plane {
		b := m.Rect
		cw, ch := chroma(m.SubsampleRatio, b.Dx(), b.Dy())
		return []plane{{m.Y, m.YStride, b.Dx(), b.Dy(), 1}, {m.Cb, m.CStride, cw, ch, 1}, {m.Cr, m.CStride, cw, ch, 1}}
	}
	switch m := m.(type) {
	case *std.YCbCr:
		return planes{of: yuv(m), video: video}
	case *std.NYCbCrA:
		return planes{of: []plane{premultiplied(m, video)}}
	case *std.Gray:
		return planes{of: []plane{{m.Pix, m.Stride, m.Rect.Dx(), m.Rect.Dy(), 1}}, drawn: kind == "png" && flat(m)}
	}
	all, is := m.(*std.RGBA)
	if !is {
		all = std.NewRGBA(std.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
		draw.Draw(all, all.Rect, m, m.Bounds().Min, draw.Src)
	}
	return planes{of: []plane{{all.Pix, all.Stride, all.Rect.Dx(), all.Rect.Dy(), 4}}, drawn: few(all)}
}

// chroma is how many points the differences of colour have.
func chroma(ratio std.YCbCrSubsampleRatio, w, h int) (int, int) {
	dw, dh := 1, 1
	switch ratio {
	case std.YCbCrSubsampleRatio422:
		dw = 2
	case std.YCbCrSubsampleRatio420:
		dw, dh = 2, 2
	case std.YCbCrSubsampleRatio440:
		dh = 2
	case std.YCbCrSubsampleRatio411:
		dw = 4
	case std.YCbCrSubsampleRatio410:
		dw, dh = 4, 2
	}
	return (w + dw - 1) / dw, (h + dh - 1) / dh
}

// fewColours is how many a drawing has at most, with the softened edges of its lines.
const fewColours = 4096

func few(m *std.RGBA) bool {
	seen := make(map[[4]uint8]struct{}, fewColours)
	for at := 0; at+4 <= len(m.Pix); at += 4 {
		c := [4]uint8(m.Pix[at:])
		if _, known := seen[c]; !known {
			if seen[c] = struct{}{}; len(seen) > fewColours {
				return false
			}
		}
	}
	return true
}

// fewGreys is how many a drawing has at most whose neighbours differ: any picture in greys has few colours.
const fewGreys = 16

// flat reports whether a picture in greys is a drawing: of few of them, or with most points like the one before.
func flat(m *std.Gray) bool {
	var seen [256]bool
	greys, same := 0, 0
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for y := range h {
		row := m.Pix[y*m.Stride : y*m.Stride+w]
		for x, v := range row {
			if !seen[v] {
				seen[v] = true
				greys++
			}
			if x > 0 && v == row[x-1] {
				same++
			}
		}
	}
	return greys <= fewGreys || 2*same > w*h
}

// premultiplied has the colours of a picture by how much of them is seen: what does not shine through a point gives
// nothing to the mean.
func premultiplied(m *std.NYCbCrA, video bool) plane {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := plane{make([]uint8, 4*w*h), 4 * w, w, h, 4}
	for y := range h {
		for x := range w {
			at, c := std.Pt(x, y).Add(m.Rect.Min), m.COffset(x+m.Rect.Min.X, y+m.Rect.Min.Y)
			to := out.pix[4*(y*w+x):][:4]
			rgb(to, m.Y[m.YOffset(at.X, at.Y)], m.Cb[c], m.Cr[c], video)
			a := uint32(m.A[m.AOffset(at.X, at.Y)])
			for i := range 3 {
				to[i] = uint8((uint32(to[i])*a + 127) / 255)
			}
			to[3] = uint8(a)
		}
	}
	return out
}

// shrunk is the picture in a smaller size, or its own.
func (p planes) shrunk(width, height int) *std.NRGBA {
	out := std.NewNRGBA(std.Rect(0, 0, width, height))
	small := make([][]uint8, len(p.of))
	for i, one := range p.of {
		small[i] = one.shrunk(width, height)
	}
	for i := range width * height {
		to := out.Pix[4*i : 4*i+4 : 4*i+4]
		switch {
		case p.of[0].n == 4:
			straight(to, small[0][4*i:4*i+4])
		case len(small) == 1:
			to[0], to[1], to[2], to[3] = small[0][i], small[0][i], small[0][i], 255
		default:
			rgb(to, small[0][i], small[1][i], small[2][i], p.video)
			to[3] = 255
		}
	}
	return out
}

// straight takes alpha out of colours.
func straight(to, from []uint8) {
	a := uint32(from[3])
	if to[3] = from[3]; a == 0 {
		return
	}
	for c := range 3 {
		to[c] = uint8(min(255, (uint32(from[c])*255+a/2)/a))
	}
}

// rgb makes a colour of brightness and differences (ITU-R BT.601), which JPEG writes in all values of a byte, and
// WebP in fewer.
func rgb(to []uint8, y, cb, cr uint8, video bool) {
	l, b, r := int32(y)<<16, int32(cb)-128, int32(cr)-128
	if video {
		l = (int32(y) - 16) * 76309
		to[0], to[1], to[2] = clamp(l+104597*r), clamp(l-25674*b-53278*r), clamp(l+132201*b)
		return
	}
	to[0], to[1], to[2] = clamp(l+91881*r), clamp(l-22554*b-46802*r), clamp(l+116130*b)
}

func clamp(v int32) uint8 { return uint8(max(0, min(255, (v+1<<15)>>16))) }

// shrunk has in each point the mean of those that it covers. Libraries that do better by a hair hold the picture
// in numbers of four times the size meanwhile.
func (p plane) shrunk(width, height int) []uint8 {
	out := make([]uint8, width*height*p.n)
	if width == p.width && height == p.height {
		for y := range height {
			copy(out[y*width*p.n:(y+1)*width*p.n], p.pix[y*p.stride:])
		}
		return out
	}
	across, down := covers(p.width, width), covers(p.height, height)
	row := make([]uint32, width*p.n) // a row of the original, shrunk across
	sum := make([]uint64, width*p.n)
	at := -1
	for y, c := range down {
		clear(sum)
		for sy := c.first; sy <= c.last; sy++ {
			if sy != at {
				p.narrow(row, sy, across)
				at = sy
			}
			weight := uint64(c.weight(sy))
			for i, v := range row {
				sum[i] += uint64(v) * weight
			}
		}
		for i, v := range sum {
			out[y*width*p.n+i] = uint8((v + 1<<31) >> 32)
		}
	}
	return out
}

// narrow makes a row of the original as long as one of the result.
func (p plane) narrow(row []uint32, y int, across []cover) {
	line := p.pix[y*p.stride:]
	for x, c := range across {
		for ch := range p.n {
			sum := uint32(line[c.first*p.n+ch]) * c.head
			for sx := c.first + 1; sx < c.last; sx++ {
				sum += uint32(line[sx*p.n+ch]) * c.body
			}
			if c.last > c.first {
				sum += uint32(line[c.last*p.n+ch]) * c.tail
			}
			row[x*p.n+ch] = sum
		}
	}
}

// cover says which points of the original a point covers, and how much each counts; together 1<<16.
type cover struct {
	first, last      int
	head, body, tail uint32
}

func (c cover) weight(at int) uint32 {
	switch at {
	case c.first:
		return c.head
	case c.last:
		return c.tail
	}
	return c.body
}

func covers(from, to int) []cover {
	out := make([]cover, to)
	for i := range out {
		// In units of 1/to of a point of the original.
		begin, end := i*from, (i+1)*from
		c := cover{first: begin / to, last: (end - 1) / to}
		c.body = uint32(to * (1 << 16) / from)
		if c.last > c.first {
			c.tail = uint32((end - c.last*to) * (1 << 16) / from)
		}
		c.head = 1<<16 - c.tail
		if inner := c.last - c.first - 1; inner > 0 {
			c.head -= uint32(inner) * c.body
		}
		out[i] = c
	}
	return out
}
