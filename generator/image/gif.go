package image

import "bytes"

// gif keeps the pictures and how they follow each other (GIF89a), and leaves out
// comments, texts and the blocks of programs.
func gif(data []byte) ([]byte, error) {
	if len(data) < 13 || !bytes.HasPrefix(data, []byte("GIF87a")) && !bytes.HasPrefix(data, []byte("GIF89a")) {
		return nil, ErrUnreadable
	}
	at := 13 + colours(data[10])
	if at > len(data) {
		return nil, ErrUnreadable
	}
	out := append(make([]byte, 0, len(data)), data[:at]...)
	for at < len(data) {
		from, keep := at, true
		switch data[at] {
		case 0x3B:
			return append(out, 0x3B), nil
		case 0x2C:
			if at+11 > len(data) {
				return nil, ErrUnreadable
			}
			at += 11 + colours(data[at+9])
		case 0x21:
			if at+3 > len(data) {
				return nil, ErrUnreadable
			}
			keep = data[at+1] == 0xF9
			if data[at+1] == 0xFF {
				for _, name := range []string{"NETSCAPE2.0", "ANIMEXTS1.0"} {
					keep = keep || bytes.HasPrefix(data[at+3:], []byte(name))
				}
			}
			at += 2
		default:
			return nil, ErrUnreadable
		}
		for { // blocks, until an empty one
			if at >= len(data) {
				return nil, ErrUnreadable
			}
			length := int(data[at])
			at += 1 + length
			if length == 0 {
				break
			}
		}
		if keep && data[from] == 0x21 && data[from+1] == 0xFF && at-from > longest {
			keep = false // more than how often it goes round
		}
		if keep {
			out = append(out, data[from:min(at, len(data))]...)
		}
	}
	return nil, ErrUnreadable
}

// longest is the size of a block of a program that says how often pictures go round: its
// name, a count, and for some how much is to be read ahead.
const longest = 26

// colours is the size of a table of colours in bytes.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}
