package image

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"iter"
)

// iccMark begins a part of a JPEG that holds a colour profile, or a piece of one (ICC.1:2022 §B.4).
const iccMark = "ICC_PROFILE\x00"

// seen are the parts of a profile by which colours are shown. Others say whose screen or camera it is of, with its
// serial number.
var seen = map[string]bool{"wtpt": true, "bkpt": true, "chad": true, "lumi": true, "cicp": true,
	"rXYZ": true, "gXYZ": true, "bXYZ": true, "rTRC": true, "gTRC": true, "bTRC": true, "kTRC": true,
	"A2B0": true, "A2B1": true, "A2B2": true, "B2A0": true, "B2A1": true, "B2A2": true, "gamt": true,
	"D2B0": true, "D2B1": true, "D2B2": true, "D2B3": true, "B2D0": true, "B2D1": true, "B2D2": true, "B2D3": true}

// bareProfile overwrites what a colour profile says beside colours, and all of one that cannot be read, which it reports.
// Its size stays.
func bareProfile(icc []byte) bool {
	tags := tagsOf(icc)
	if len(tags) == 0 || string(icc[36:40]) != "acsp" {
		clear(icc)
		return false
	}
	out := make([]byte, len(icc))
	for _, keep := range [][2]int{{0, 4}, {8, 24}, {36, 40}, {44, 48}, {56, 80}} { // §7.2, without date, makers, model, hash
		copy(out[keep[0]:keep[1]], icc[keep[0]:keep[1]])
	}
	copy(out[128:132], icc[128:132])
	for n := range min(int(binary.BigEndian.Uint32(icc[128:])), 100) {
		entry := 132 + 12*n
		if entry+12 > len(icc) {
			break
		}
		name := string(icc[entry : entry+4])
		if !seen[name] || tags[name] == nil {
			copy(out[entry:], "none") // with nothing in it
			binary.BigEndian.PutUint32(out[entry+4:], 128)
			continue
		}
		copy(out[entry:], icc[entry:entry+12])
		copy(out[binary.BigEndian.Uint32(icc[entry+4:]):], tags[name])
	}
	copy(icc, out)
	return true
}

// bareProfiles overwrites it in a JPEG, in which a profile comes in pieces.
func bareProfiles(data []byte) {
	var whole []byte
	var pieces [][]byte
	for marker, body := range segments(data) {
		if marker == 0xE2 && bytes.HasPrefix(body, []byte(iccMark)) && len(body) > len(iccMark)+2 {
			piece := body[len(iccMark)+2:]
			whole, pieces = append(whole, piece...), append(pieces, piece)
		}
	}
	bareProfile(whole)
	for _, piece := range pieces {
		whole = whole[copy(piece, whole):]
	}
}

func packed(data []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(data) // a buffer cannot fail
	_ = w.Close()
	return out.Bytes()
}

// segments are those of a JPEG before its points, as jpeg leaves them.
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
			end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
			if end > len(data) || end < at+4 || !yield(data[at+1], data[at+4:end]) {
				return
			}
			at = end
		}
	}
}

// chunks are those of a PNG, as png leaves them.
func chunks(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for at := 8; at+12 <= len(data); {
			length := int(binary.BigEndian.Uint32(data[at:]))
			if length > len(data)-at-12 || !yield(string(data[at+4:at+8]), data[at+8:at+8+length]) {
				return
			}
			at += 12 + length
		}
	}
}
