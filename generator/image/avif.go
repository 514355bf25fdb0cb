package image

import (
	"bytes"
	"encoding/binary"
)

// avif overwrites the items that are EXIF or XMP (ISO/IEC 23008-12 §A), and boxes of
// programs: parts of the file point at places in it, so none may move. Which side is
// up stands in a property of the picture, which stays.
func avif(data []byte) ([]byte, error) {
	if len(data) < 16 || string(data[4:8]) != "ftyp" {
		return nil, ErrUnreadable
	}
	out := bytes.Clone(data)
	seen := false
	err := boxes(out, 0, len(out), func(kind string, from, body, end int) error {
		switch kind {
		case "meta":
			seen = true
			return items(out, body, end)
		case "moov":
			return moving(out, kind, body, end, 0)
		case "moof":
			return moving(out, kind, body, end, 0)
		case "ftyp", "mdat", "sidx":
		default: // of programs, or a film behind the picture
			empty(out, from, body, end)
		}
		return nil
	})
	if err != nil || !seen {
		return nil, ErrUnreadable
	}
	return out, nil
}

// empty makes a box one of nothing.
func empty(data []byte, from, body, end int) {
	copy(data[from+4:from+8], "free")
	clear(data[body:end])
}

// boxes visits the boxes between two places.
func boxes(data []byte, at, end int, visit func(kind string, from, body, end int) error) error {
	for at < end {
		if at+8 > end {
			return ErrUnreadable
		}
		size, body := uint64(binary.BigEndian.Uint32(data[at:])), at+8
		switch {
		case size == 0:
			size = uint64(end - at)
		case size == 1 && at+16 <= end:
			size, body = binary.BigEndian.Uint64(data[at+8:]), at+16
		}
		if size < uint64(body-at) || size > uint64(end-at) {
			return ErrUnreadable
		}
		if err := visit(string(data[at+4:at+8]), at, body, at+int(size)); err != nil {
			return err
		}
		at += int(size)
	}
	return nil
}

// items overwrites the items of a meta box that are no pictures.
func items(data []byte, body, end int) error {
	if body+4 > end {
		return ErrUnreadable
	}
	about := map[uint32]bool{} // ids of what is written about the picture, and of small copies
	var places, idat []int
	err := boxes(data, body+4, end, func(kind string, from, body, end int) error {
		switch kind {
		case "iinf":
			return infos(data, body, end, about)
		case "iloc":
			places = []int{body, end}
		case "idat":
			idat = []int{body, end}
		case "iref":
			return copies(data, body, end, about)
		case "iprp":
			return properties(data, body, end)
		case "hdlr", "pitm", "dinf", "grpl":
		default:
			empty(data, from, body, end)
		}
		return nil
	})
	if err != nil || len(about) == 0 {
		return err
	}
	if places == nil {
		return ErrUnreadable
	}
	return locate(data[:], places[0], places[1], idat, about)
}

// infos reads which items are EXIF or XMP.
func infos(data []byte, body, end int, about map[uint32]bool) error {
	r := &cursor{data: data, at: body, end: end}
	version := r.number(1)
	r.number(3)
	r.number(2 + 2*min(version, 1))
	if r.failed {
		return ErrUnreadable
	}
	return boxes(data, r.at, end, func(kind string, _, body, end int) error {
		if kind != "infe" {
			return nil
		}
		r := &cursor{data: data, at: body, end: end}
		version := r.number(1)
		r.number(3)
		if version < 2 {
			return ErrUnreadable
		}
		id := r.number(2 + 2*min(version-2, 1))
		r.number(2)
		if item := r.number(4); !r.failed {
			drawn := item == name("av01") || item == name("hvc1") || item == name("grid") || item == name("iden") ||
				item == name("iovl") || item == name("tmap")
			if !drawn {
				about[uint32(id)] = true
			}
			if drawn && r.at < end {
				clear(data[r.at:end]) // its name
			}
		}
		if r.failed {
			return ErrUnreadable
		}
		return nil
	})
}

// copies reads which items are small copies of another one (thmb).
func copies(data []byte, body, end int, about map[uint32]bool) error {
	if body+4 > end {
		return ErrUnreadable
	}
	wide := 2 + 2*min(int(data[body]), 1)
	return boxes(data, body+4, end, func(kind string, _, body, end int) error {
		if kind == "thmb" {
			r := &cursor{data: data, at: body, end: end}
			if id := r.number(wide); !r.failed {
				about[uint32(id)] = true
			}
		}
		return nil
	})
}

// seenProperties are the properties that change what is seen.
var seenProperties = map[string]bool{"ispe": true, "pixi": true, "colr": true, "pasp": true, "clap": true, "irot": true,
	"imir": true, "av1C": true, "hvcC": true, "a1op": true, "a1lx": true, "lsel": true, "auxC": true, "clli": true,
	"mdcv": true, "cclv": true, "amve": true, "rloc": true, "free": true}

// properties empties those in words: a title, a description, when it was taken.
func properties(data []byte, body, end int) error {
	return boxes(data, body, end, func(kind string, _, body, end int) error {
		if kind != "ipco" {
			return nil
		}
		return boxes(data, body, end, func(kind string, from, body, end int) error {
			switch {
			case !seenProperties[kind]:
				empty(data, from, body, end)
			case kind == "colr" && body+4 <= end && string(data[body:body+4]) != "nclx":
				bareProfile(data[body+4 : end])
			}
			return nil
		})
	})
}

func name(kind string) int { return int(binary.BigEndian.Uint32([]byte(kind))) }

// locate overwrites the places of items (ISO/IEC 14496-12 §8.11.3).
func locate(data []byte, body, end int, idat []int, about map[uint32]bool) error {
	left := 2 * len(data) // that may be overwritten: places of items do not lie upon each other
	r := &cursor{data: data, at: body, end: end}
	version := r.number(1)
	r.number(3)
	sizes := r.number(2)
	offsetSize, lengthSize, baseSize, indexSize := sizes>>12, sizes>>8&15, sizes>>4&15, sizes&15
	if version == 0 {
		indexSize = 0
	}
	wide := 2
	if version == 2 {
		wide = 4
	}
	for range r.number(wide) {
		id, method := r.number(wide), 0
		if version > 0 {
			method = r.number(2) & 15
		}
		r.number(2)
		base := r.number(baseSize)
		for range r.number(2) {
			r.number(indexSize)
			offset, length := r.number(offsetSize), r.number(lengthSize)
			if r.failed {
				return ErrUnreadable
			}
			if !about[uint32(id)] {
				continue
			}
			from, to := 0, len(data)
			if method == 1 && idat != nil {
				from, to = idat[0], idat[1]
			} else if method != 0 {
				return ErrUnreadable
			}
			if from += base + offset; length == 0 {
				length = to - from
			}
			if from < 0 || length < 0 || from > to || length > to-from || length > left {
				return ErrUnreadable
			}
			left -= length
			clear(data[from : from+length])
		}
		if r.failed {
			return ErrUnreadable
		}
	}
	return nil
}

// cursor reads numbers one after the other.
type cursor struct {
	data    []byte
	at, end int
	failed  bool
}

func (c *cursor) number(size int) int {
	if c.failed || size < 0 || size > 8 || c.at+size > c.end {
		c.failed = true
		return 0
	}
	n := 0
	for _, b := range c.data[c.at : c.at+size] {
		n = n<<8 | int(b)
	}
	c.at += size
	if n < 0 {
		c.failed = true
		return 0
	}
	return n
}
