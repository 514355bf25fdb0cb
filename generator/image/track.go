package image

import "encoding/binary"

// tracksOfTelling empties the tracks of a film that are neither seen, heard nor read: cameras
// write there where they were, point by point.
func tracksOfTelling(data []byte, body, end int) error {
	fragmented := false
	err := boxes(data, body, end, func(kind string, _, _, _ int) error {
		fragmented = fragmented || kind == "mvex"
		return nil
	})
	if err != nil {
		return err
	}
	return boxes(data, body, end, func(kind string, from, body, end int) error {
		if kind != "trak" {
			return nil
		}
		t := track{}
		if err := t.read(data, body, end, 0); err != nil {
			return err
		}
		switch t.handler {
		case "", "vide", "soun", "subt", "sbtl", "text", "clcp", "tmcd", "auxv", "pict":
			return nil
		}
		if fragmented {
			return ErrUnreadable
		}
		if err := t.clear(data); err != nil {
			return err
		}
		empty(data, from, body, end)
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

// clear fills the samples of a track with zeros.
func (t *track) clear(data []byte) error {
	if !t.known {
		return ErrUnreadable
	}
	width := 4
	if t.wide {
		width = 8
	}
	sample, step := 0, -1
	left := 2 * len(data) // that may be overwritten: samples do not lie upon each other
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
			if at < 0 || size < 0 || at > len(data) || size > len(data)-at || size >= left {
				return ErrUnreadable
			}
			left -= 1 + size
			clear(data[at : at+size])
			at += size
			sample++
		}
	}
	if sample < t.count {
		return ErrUnreadable
	}
	return nil
}
