package image

import (
	"bytes"
	"encoding/binary"
)

// webp keeps the chunks that are drawn (RFC 9649 §2.7).
func webp(data []byte) ([]byte, error) {
	if len(data) < 20 || !bytes.HasPrefix(data, []byte("RIFF")) || string(data[8:12]) != "WEBP" {
		return nil, ErrUnreadable
	}
	whole := 8 + int(binary.LittleEndian.Uint32(data[4:]))
	if whole > len(data) || whole < 20 {
		return nil, ErrUnreadable
	}
	out := append(make([]byte, 0, len(data)), "RIFF\x00\x00\x00\x00WEBP"...)
	up, flags := uint16(1), -1 // where the flags of VP8X are
	out, err := riff(out, data[12:whole], func(kind string, body []byte) []byte {
		switch kind {
		case "VP8 ", "VP8L", "ALPH", "ANIM":
			return body
		case "ICCP":
			icc := bytes.Clone(body)
			bareProfile(icc) // one that cannot be read is emptied
			return icc
		case "VP8X":
			flags = 0
			return body
		case "ANMF":
			if len(body) < 16 {
				return nil
			}
			frame, err := riff(bytes.Clone(body[:16]), body[16:], func(kind string, body []byte) []byte {
				if kind == "VP8 " || kind == "VP8L" || kind == "ALPH" {
					return body
				}
				return nil
			})
			if err != nil {
				return nil
			}
			return frame
		case "EXIF":
			up = orientation(bytes.TrimPrefix(body, []byte("Exif\x00\x00")))
		}
		return nil
	})
	if err != nil || len(out) == 12 {
		return nil, ErrUnreadable
	}
	if flags >= 0 && len(out) > 20 && string(out[12:16]) == "VP8X" {
		const exifFlag, xmpFlag = 0x08, 0x04
		out[20] &^= exifFlag | xmpFlag
		if up > 1 {
			out[20] |= exifFlag
			out = part(out, "EXIF", exif(up))
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

// riff appends the chunks of which keep returns a body.
func riff(out, data []byte, keep func(kind string, body []byte) []byte) ([]byte, error) {
	for at := 0; at+8 <= len(data); {
		length := int(binary.LittleEndian.Uint32(data[at+4:]))
		if length > len(data)-at-8 {
			return nil, ErrUnreadable
		}
		kind := string(data[at : at+4])
		if body := keep(kind, data[at+8:at+8+length]); body != nil {
			out = part(out, kind, body)
		}
		at += 8 + length + length%2
	}
	return out, nil
}

func part(out []byte, kind string, body []byte) []byte {
	out = binary.LittleEndian.AppendUint32(append(out, kind...), uint32(len(body)))
	if out = append(out, body...); len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
