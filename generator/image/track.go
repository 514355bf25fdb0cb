package image

import (
	"encoding/binary"
	"slices"
)

// tracksOfTelling empties the tracks of a film that are neither seen nor heard: cameras write there where they were,
// point by point, some of them as subtitles, and what time it was. What is said in a film, readers have beside it. What no
// track points at goes too.
func tracksOfTelling(data []byte, body, end int) error {
	fragmented := false
	err := boxes(data, body, end, func(kind string, _, _, _ int) error {
		fragmented = fragmented || kind == "mvex"
		return nil
	})
	if err != nil {
		return err
	}
	var used [][2]int // places of what is seen and heard
	known := !fragmented
	err = boxes(data, body, end, func(kind string, from, body, end int) error {
		if kind != "trak" {
			return nil
		}
		t := track{}
		if err := t.read(data, body, end, 0); err != nil {
			return err
		}
		switch t.handler {
		case "", "vide", "soun", "auxv", "pict":
			if known = known && t.known; known {
				return t.samples(len(data), func(from, to int) {
					if last := len(used) - 1; last >= 0 && used[last][1] == from {
						used[last][1] = to
					} else {
						used = append(used, [2]int{from, to})
					}
				})
			}
			return nil
		}
		if fragmented {
			return ErrUnreadable
		}
		if err := t.samples(len(data), func(from, to int) { clear(data[from:to]) }); err != nil {
			return err
		}
		empty(data, from, body, end)
		return nil
	})
	if err != nil || !known {
		return err
	}
	slices.SortFunc(used, func(a, b [2]int) int { return a[0] - b[0] })
	return boxes(data, 0, len(data), func(kind string, _, at, end int) error {
		if kind != "mdat" {
			return nil
		}
		for _, place := range used {
			if place[1] > at && place[0] < end {
				clear(data[at:max(at, place[0])])
				at = max(at, min(end, place[1]))
			}
		}
		clear(data[at:end])
		return nil
	})
}

// track is what of a track says where its samples are (ISO/IEC 14496-12 §8.7).
type track struct {
	handler       string
	sizes         []byte // of each sample, if they differ
	size, count   int
	chunks, steps []byte // where chunks begin; from which chunk on, how many samples
	wide, known   bool
}

func (t *track) read(data []byte, body, end, depth int) error {
	if depth > deepest {
		return ErrUnreadable
	}
	return boxes(data, body, end, func(kind string, from, body, end int) error {
		if end-body < 8 && (kind == "hdlr" || kind[:2] == "st" && kind != "stbl" || kind == "co64") {
			return ErrUnreadable
		}
		switch kind {
		case "mdia", "minf", "stbl":
			return t.read(data, body, end, depth+1)
		case "hdlr":
			if end-body >= 12 && t.handler == "" {
				t.handler = string(data[body+8 : body+12])
			}
		case "stsz":
			if end-body < 12 {
				return ErrUnreadable
			}
			t.size, t.count = int(binary.BigEndian.Uint32(data[body+4:])), int(binary.BigEndian.Uint32(data[body+8:]))
			t.sizes, t.known = data[body+12:end], true
		case "stco", "co64":
			t.chunks, t.wide = data[body+8:end], kind == "co64"
		case "stsc":
			t.steps = data[body+8 : end]
		}
		return nil
	})
}

// mostChunks is in how many pieces a track may be: a day of them takes half of that.
const mostChunks = 1 << 20

// samples visits where the samples of a track are, in a file of that size.
func (t *track) samples(whole int, visit func(from, to int)) error {
	if !t.known {
		return ErrUnreadable
	}
	width := 4
	if t.wide {
		width = 8
	}
	sample, step := 0, -1
	left := 2 * whole // that may be visited: samples do not lie upon each other
	if len(t.chunks)/width > mostChunks {
		return ErrUnreadable
	}
	for chunk := 0; (chunk+1)*width <= len(t.chunks) && sample < t.count; chunk++ {
		for next := (step + 1) * 12; next+12 <= len(t.steps) &&
			int(binary.BigEndian.Uint32(t.steps[next:])) <= chunk+1; next += 12 {
			step++
		}
		if step < 0 {
			return ErrUnreadable
		}
		at := int(binary.BigEndian.Uint32(t.chunks[chunk*width:]))
		if t.wide {
			at = int(binary.BigEndian.Uint64(t.chunks[chunk*width:]))
		}
		for n := int(binary.BigEndian.Uint32(t.steps[step*12+4:])); n > 0 && sample < t.count; n-- {
			size := t.size
			if size == 0 {
				if sample*4+4 > len(t.sizes) {
					return ErrUnreadable
				}
				size = int(binary.BigEndian.Uint32(t.sizes[sample*4:]))
			}
			if at < 0 || size < 0 || at > whole || size > whole-at || size >= left {
				return ErrUnreadable
			}
			left -= 1 + size
			visit(at, at+size)
			at += size
			sample++
		}
	}
	if sample < t.count {
		return ErrUnreadable
	}
	return nil
}
