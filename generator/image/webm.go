package image

import (
	"bytes"
	"math/bits"
)

// The elements of a WebM that say more than how it looks and sounds (RFC 8794, RFC 9559).
const (
	ebmlSegment = 0x18538067
	ebmlVoid    = 0xEC
	ebmlCRC     = 0xBF
	ebmlInfo    = 0x1549A966
	ebmlTracks  = 0x1654AE6B
	ebmlTrack   = 0xAE
	ebmlCluster = 0x1F43B675
)

// ebmlGone are those that are emptied: tags, attachments, chapters; title, date, names of files,
// of the one who wrote it and of tracks; and what stands in holes and between tracks.
var ebmlGone = map[uint64]bool{0x1254C367: true, 0x1941A469: true, 0x1043A770: true, 0x7BA9: true, 0x4461: true, 0x7384: true,
	0x3C83AB: true, 0x3E83BB: true, 0x536E: true, ebmlVoid: true, ebmlCRC: true}

// webm empties what is written beside a film. Nothing moves.
func webm(data []byte) ([]byte, error) {
	out := bytes.Clone(data)
	if len(out) < 8 || !bytes.HasPrefix(out, []byte{0x1A, 0x45, 0xDF, 0xA3}) {
		return nil, ErrUnreadable
	}
	if err := elements(out, 0, len(out), 0); err != nil {
		return nil, err
	}
	return out, nil
}

func elements(data []byte, at, end, depth int) error {
	if depth > deepest {
		return ErrUnreadable
	}
	for at < end {
		id, n := ebmlNumber(data[at:end], false)
		size, m := ebmlNumber(data[at+n:end], true)
		if n == 0 || m == 0 {
			return ErrUnreadable
		}
		body := at + n + m
		unknown := size == 1<<(7*m)-1
		if unknown { // what is written while it is filmed goes on to its end
			if id != ebmlSegment && id != ebmlCluster {
				return ErrUnreadable
			}
			at = body
			continue
		}
		if size > uint64(end-body) {
			return ErrUnreadable
		}
		next := body + int(size)
		switch {
		case ebmlGone[id]:
			voided(data[at:next])
		case id == 0x4D80 || id == 0x5741: // the programs that wrote it, which must be there
			clear(data[body:next])
		case id == ebmlSegment || id == ebmlInfo || id == ebmlTracks || id == ebmlTrack:
			if err := elements(data, body, next, depth+1); err != nil {
				return err
			}
		}
		at = next
	}
	return nil
}

// voided makes an element one that says nothing.
func voided(element []byte) {
	clear(element)
	element[0] = ebmlVoid
	if n := len(element); n < 10 {
		element[1] = 0x80 | byte(n-2)
	} else {
		size := uint64(n-9) | 1<<56
		for i := range 8 {
			element[1+i] = byte(size >> (56 - 8*i))
		}
	}
}

// ebmlNumber reads an identifier, or a size without the bit that says how long it is.
func ebmlNumber(data []byte, bare bool) (value uint64, n int) {
	if len(data) == 0 || data[0] == 0 {
		return 0, 0
	}
	n = bits.LeadingZeros8(data[0]) + 1
	if n > len(data) {
		return 0, 0
	}
	value = uint64(data[0])
	if bare {
		value &= 1<<(8-n) - 1
	}
	for _, b := range data[1:n] {
		value = value<<8 | uint64(b)
	}
	return value, n
}
