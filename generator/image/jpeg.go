package image

import (
	"bytes"
	"encoding/binary"
)

// jpeg keeps the segments that a picture is drawn with (ITU T.81 §B.1), its colour
// profile, and the mark by which Adobe says how colours are written. What stands
// behind the end of the picture, such as a film or a small copy, is left out.
func jpeg(data []byte) ([]byte, error) {
	out, _, err := jpegWithin(data)
	return out, err
}

// jpegWithin takes one that others may follow, and says how long it was.
func jpegWithin(data []byte) (out []byte, was int, err error) {
	if !bytes.HasPrefix(data, []byte{0xFF, 0xD8}) {
		return nil, 0, ErrUnreadable
	}
	out = make([]byte, 2, min(len(data), 1<<20))
	copy(out, data)
	turned, pointed := false, false // and whether points were there
	for at := 2; ; {
		if at+2 > len(data) || data[at] != 0xFF {
			return nil, 0, ErrUnreadable
		}
		marker := data[at+1]
		switch {
		case marker == 0xFF: // filling
			at++
			continue
		case marker == 0xD9:
			out = append(out, 0xFF, 0xD9)
			bareProfiles(out)
			return out, at + 2, nil
		case marker >= 0xD0 && marker <= 0xD7 || marker == 0x01:
			at += 2
			continue
		}
		if at+4 > len(data) {
			return nil, 0, ErrUnreadable
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end < at+4 || end > len(data) {
			return nil, 0, ErrUnreadable
		}
		body := data[at+4 : end]
		switch {
		case marker == 0xE0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
			out = append(out, 0xFF, 0xE0, 0, 16)
			out = append(out, body[:12]...)
			out = append(out, 0, 0) // no small copy
		case marker == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00")) && len(body) > 6 && !turned:
			if up := orientation(body[6:]); up > 1 {
				small := append([]byte("Exif\x00\x00"), exif(up)...)
				out = append(out, 0xFF, 0xE1, 0, byte(len(small)+2))
				out = append(out, small...)
				turned = true
			}
		case marker == 0xEE && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
			out = append(out, 0xFF, 0xEE, 0, 14)
			out = append(out, body[:12]...) // nothing behind
		case marker == 0xE2 && bytes.HasPrefix(body, []byte(iccMark)) && !pointed, // one that comes later is none
			marker >= 0xC0 && marker < 0xE0:
			out = append(out, data[at:end]...)
		}
		at = end
		if marker == 0xDA { // its points go on until a marker that is none of theirs
			end = scanEnd(data, at)
			if end < 0 {
				return nil, 0, ErrUnreadable
			}
			out = append(out, data[at:end]...)
			at, pointed = end, true
		}
	}
}

// scanEnd returns where the points end that begin at a place, or -1.
func scanEnd(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if data[at] == 0xFF && data[at+1] != 0 && data[at+1] != 0xFF && (data[at+1] < 0xD0 || data[at+1] > 0xD7) {
			return at
		}
	}
	return -1
}
