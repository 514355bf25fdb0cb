package image

import (
	"bytes"
	"encoding/binary"
)

// film empties what a camera wrote into a film or a recording (ISO/IEC 14496-12): where
// and when, with which device, by whom. Nothing moves, since parts point at others.
func film(data []byte) ([]byte, error) {
	if len(data) < 16 || string(data[4:8]) != "ftyp" {
		return nil, ErrUnreadable
	}
	out := bytes.Clone(data)
	seen := false
	err := boxes(out, 0, len(out), func(kind string, from, body, end int) error {
		switch kind {
		case "moov":
			seen = true
			if err := tracksOfTelling(out, body, end); err != nil {
				return err
			}
			return moving(out, body, end, 0)
		case "ftyp", "styp", "mdat", "moof", "sidx", "ssix", "mfra", "emsg", "prft":
		default:
			empty(out, from, body, end)
		}
		return nil
	})
	if err != nil || !seen {
		return nil, ErrUnreadable
	}
	return out, nil
}

// deepest is how far the parts of a film may lie within each other; the tables of a track are the
// fifth.
const deepest = 16

// moving empties what is written about a film and its tracks, and when they were made.
func moving(data []byte, body, end, depth int) error {
	if depth > deepest {
		return ErrUnreadable
	}
	return boxes(data, body, end, func(kind string, from, body, end int) error {
		switch kind {
		case "udta", "meta", "uuid", "free", "skip":
			empty(data, from, body, end)
		case "trak", "mdia":
			return moving(data, body, end, depth+1)
		case "mvhd", "tkhd", "mdhd": // version, flags, made on, changed on
			if body+20 <= end && data[body] == 1 {
				clear(data[body+4 : body+20])
			} else if body+12 <= end {
				clear(data[body+4 : body+12])
			}
		}
		return nil
	})
}

// sound takes the tags off an MP3: ID3v2 before it, ID3v1 and APE behind.
func sound(data []byte) ([]byte, error) {
	for len(data) > 10 && string(data[:3]) == "ID3" {
		size := 10 + int(data[6]&127)<<21 + int(data[7]&127)<<14 + int(data[8]&127)<<7 + int(data[9]&127)
		if data[5]&0x10 != 0 {
			size += 10
		}
		if size > len(data) {
			return nil, ErrUnreadable
		}
		data = data[size:]
	}
	for {
		switch n := len(data); {
		case n > 128 && string(data[n-128:n-125]) == "TAG":
			data = data[:n-128]
		case n > 32 && string(data[n-32:n-24]) == "APETAGEX":
			size := int(binary.LittleEndian.Uint32(data[n-20:]))
			if size+32 <= n && string(data[n-size-32:n-size-24]) == "APETAGEX" {
				size += 32
			}
			if size > n {
				return nil, ErrUnreadable
			}
			data = data[:n-size]
		default:
			return data, nil
		}
	}
}

// wave keeps of a WAV how it sounds.
func wave(data []byte) ([]byte, error) {
	if len(data) < 20 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return nil, ErrUnreadable
	}
	whole := min(len(data), 8+int(binary.LittleEndian.Uint32(data[4:])))
	out, err := riff([]byte("RIFF\x00\x00\x00\x00WAVE"), data[12:max(12, whole)], func(kind string, body []byte) []byte {
		if kind == "fmt " || kind == "fact" || kind == "data" {
			return body
		}
		return nil
	})
	if err != nil {
		return nil, ErrUnreadable
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
