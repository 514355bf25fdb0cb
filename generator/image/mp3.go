package image

import (
	"bytes"
	"encoding/binary"
)

// sound keeps of an MP3 its frames (ISO/IEC 11172-3 §2.4.2, 13818-3), and nothing of what programs write before,
// between and behind them: ID3, APE, Lyrics3.
func sound(data []byte) ([]byte, error) {
	out := make([]byte, 0, len(data))
	first, inside := uint32(0), false // what frames of it have in common, and whether one has just ended
	for at := 0; at+4 <= len(data); {
		if n := tag(data[at:]); n > 0 && !inside {
			at += min(n, len(data)-at)
			continue
		}
		head := binary.BigEndian.Uint32(data[at:])
		n := frame(head)
		if fits := n > 0 && n <= len(data)-at && (first == 0 || same(head, first)); !fits ||
			!inside && !followed(data[at+n:], head) { // by chance it may look like one
			at, inside = at+1, false
			continue
		}
		first, inside = head, true
		out = append(out, data[at:at+n]...)
		at += n
	}
	if first == 0 || len(out) < 2*frame(first)-1 { // one alone may be chance
		return nil, ErrUnreadable
	}
	return out, nil
}

// same reports whether frames may be of one recording: version, layer and rate.
func same(a, b uint32) bool { return (a^b)&0xFFFE0C00 == 0 }

// followed reports whether another frame comes, or the end, or what comes at the end.
func followed(data []byte, head uint32) bool {
	if len(data) < 4 {
		return len(data) == 0
	}
	next := binary.BigEndian.Uint32(data)
	return frame(next) > 0 && same(next, head) || tag(data) > 0 || bytes.HasPrefix(data, []byte("LYRICSBEGIN"))
}

// tag is how long a tag is that says so at its beginning: ID3v2, or APE.
func tag(data []byte) int {
	switch {
	case len(data) > 10 && (string(data[:3]) == "ID3" || string(data[:3]) == "3DI"):
		if string(data[:3]) == "3DI" {
			return 10
		}
		return 10 + int(data[6]&127)<<21 + int(data[7]&127)<<14 + int(data[8]&127)<<7 + int(data[9]&127)
	case len(data) > 32 && string(data[:8]) == "APETAGEX":
		if binary.LittleEndian.Uint32(data[20:])&(1<<29) == 0 { // the end of one
			return 32
		}
		return 32 + int(binary.LittleEndian.Uint32(data[12:]))
	case len(data) >= 128 && string(data[:3]) == "TAG":
		return 128
	}
	return 0
}

// kilobits are the rates of a frame by version and layer: of MPEG-1 layers I to III, and of MPEG-2 layer I, and II and III.
var kilobits = [5][15]int{
	{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
	{0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
}

// frame is how long a frame is, in bytes; 0 is none. One of free length, which hardly any program writes, is none.
func frame(head uint32) int {
	version, layer, rate, hertz, padded := head>>19&3, 4-int(head>>17&3), head>>12&15, head>>10&3, int(head>>9&1)
	if head>>21 != 0x7FF || version == 1 || layer == 4 || rate == 0 || rate == 15 || hertz == 3 {
		return 0
	}
	samples := []int{44100, 48000, 32000}[hertz]
	table := layer - 1
	if version != 3 { // MPEG-2, and 2.5 below it
		samples, table = samples/2, min(layer, 2)+2
	}
	if version == 0 {
		samples /= 2
	}
	bits := kilobits[table][rate] * 1000
	switch {
	case layer == 1:
		return (12*bits/samples + padded) * 4
	case layer == 3 && version != 3:
		return 72*bits/samples + padded
	}
	return 144*bits/samples + padded
}
