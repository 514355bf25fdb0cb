package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// drawn are the chunks of PNG (third edition, §11) that change what is seen.
var drawn = map[string]bool{"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "cHRM": true,
	"gAMA": true, "sRGB": true,
	"sBIT": true, "bKGD": true, "pHYs": true, "cICP": true, "mDCV": true, "cLLI": true, "acTL": true, "fcTL": true,
	"fdAT": true}

// png keeps the chunks that are drawn. A colour profile loses its name, for it may
// have any.
func png(data []byte) ([]byte, error) {
	const sign = "\x89PNG\r\n\x1a\n"
	if !bytes.HasPrefix(data, []byte(sign)) {
		return nil, ErrUnreadable
	}
	out := make([]byte, len(sign), len(data))
	copy(out, sign)
	for at := len(sign); at+12 <= len(data); {
		length := int(binary.BigEndian.Uint32(data[at:]))
		if length > len(data)-at-12 {
			return nil, ErrUnreadable
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+length]
		switch {
		case drawn[kind]:
			out = append(out, data[at:at+12+length]...)
		case kind == "iCCP":
			if icc := unpacked(body); bareProfile(icc) {
				out = chunk(out, kind, append([]byte("ICC\x00\x00"), packed(icc)...))
			}
		case kind == "eXIf":
			if up := orientation(body); up > 1 {
				out = chunk(out, kind, exif(up))
			}
		}
		if kind == "IEND" {
			return out, nil
		}
		at += 12 + length
	}
	return nil, ErrUnreadable
}

func chunk(out []byte, kind string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	from := len(out)
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
