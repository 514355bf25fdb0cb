package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// drawn are the chunks of PNG (third edition, §11) that change what is seen, and how long they are at most: what is longer
// has something behind it. 0 is any length.
var drawn = map[string]int{"IHDR": 13, "PLTE": 768, "IDAT": 0, "IEND": 0, "tRNS": 256, "cHRM": 32, "gAMA": 4, "sRGB": 1,
	"sBIT": 4, "bKGD": 6, "pHYs": 9, "cICP": 4, "mDCV": 24, "cLLI": 8, "acTL": 8, "fcTL": 26, "fdAT": 0}

// png keeps the chunks that are drawn. A colour profile loses its name, for it may
// have any.
func png(data []byte) ([]byte, error) {
	const sign = "\x89PNG\r\n\x1a\n"
	if !bytes.HasPrefix(data, []byte(sign)) {
		return nil, ErrUnreadable
	}
	out := make([]byte, len(sign), len(data))
	copy(out, sign)
	had := map[string]bool{}
	for at := len(sign); at+12 <= len(data); {
		length := int(binary.BigEndian.Uint32(data[at:]))
		if length > len(data)-at-12 {
			return nil, ErrUnreadable
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+length]
		most, is := drawn[kind]
		many := kind == "IDAT" || kind == "fcTL" || kind == "fdAT"
		switch {
		case had[kind] && !many, most > 0 && length > most,
			kind == "acTL" && had["IDAT"], kind == "fcTL" && !had["acTL"], // nothing moves, and nobody sees the rest
			kind == "fdAT" && !(had["fcTL"] && had["IDAT"]):
		case is && kind == "IEND":
			return chunk(out, kind, nil), nil
		case is:
			out, had[kind] = append(out, data[at:at+12+length]...), true
		case kind == "iCCP":
			if icc := unpacked(body); bareProfile(icc) {
				out, had[kind] = chunk(out, kind, append([]byte("ICC\x00\x00"), packed(icc)...)), true
			}
		case kind == "eXIf":
			if up := orientation(body); up > 1 {
				out, had[kind] = chunk(out, kind, exif(up)), true
			}
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
