package image

import (
	"bytes"
	"iter"
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
	ebmlNumber  = 0xD7
	ebmlType    = 0x83
	ebmlGroup   = 0xA0
	ebmlBlock   = 0xA1
	ebmlSimple  = 0xA3
)

// ebmlGone are those that are emptied: tags, attachments, chapters; title, date, names of files,
// of the one who wrote it and of tracks; and what stands in holes and between tracks.
var ebmlGone = map[uint64]bool{0x1254C367: true, 0x1941A469: true, 0x1043A770: true, 0x7BA9: true, 0x4461: true, 0x7384: true,
	0x3C83AB: true, 0x3E83BB: true, 0x536E: true, ebmlVoid: true, ebmlCRC: true}

// ebmlPlaying are the elements of a file, a segment and a cluster by which it is played; others are of programs.
var ebmlPlaying = map[uint64]bool{0x1A45DFA3: true, ebmlSegment: true, 0x114D9B74: true, ebmlInfo: true, ebmlTracks: true, 0x1C53BB6B: true,
	ebmlCluster: true, 0xE7: true, 0xA7: true, 0xAB: true, ebmlGroup: true, ebmlSimple: true}

// webm empties what is written beside a film. Nothing moves.
func webm(data []byte) ([]byte, error) {
	out := bytes.Clone(data)
	if len(out) < 8 || !bytes.HasPrefix(out, []byte{0x1A, 0x45, 0xDF, 0xA3}) {
		return nil, ErrUnreadable
	}
	f := webmFile{data: out, shown: map[uint64]bool{}}
	if err := f.elements(0, 0, len(out), 0); err != nil {
		return nil, err
	}
	return out, nil
}

// webmFile is a film, and which of its tracks are seen or heard. Others are emptied: cameras write there where they were.
type webmFile struct {
	data  []byte
	shown map[uint64]bool
}

func (f webmFile) elements(within uint64, at, end, depth int) error {
	if depth > deepest {
		return ErrUnreadable
	}
	data := f.data
	for at < end {
		id, n := ebmlValue(data[at:end], false)
		size, m := ebmlValue(data[at+n:end], true)
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
		top := within == 0 || within == ebmlSegment || within == ebmlCluster
		switch {
		case ebmlGone[id], top && !ebmlPlaying[id],
			id == ebmlTrack && !f.shows(body, next),
			id == ebmlSimple && !f.ofShown(body, next),
			id == ebmlGroup && !f.group(body, next):
			voided(data[at:next])
		case id == 0x4D80 || id == 0x5741: // the programs that wrote it, which must be there
			clear(data[body:next])
		case id == ebmlSegment || id == ebmlInfo || id == ebmlTracks || id == ebmlTrack || id == ebmlCluster:
			if err := f.elements(id, body, next, depth+1); err != nil {
				return err
			}
		}
		at = next
	}
	return nil
}

// children are the elements between two places, as far as they can be read.
func (f webmFile) children(at, end int) iter.Seq2[uint64, []byte] {
	return func(yield func(uint64, []byte) bool) {
		for at < end {
			id, n := ebmlValue(f.data[at:end], false)
			size, m := ebmlValue(f.data[at+n:end], true)
			body := at + n + m
			if n == 0 || m == 0 || size > uint64(end-body) || !yield(id, f.data[body:body+int(size)]) {
				return
			}
			at = body + int(size)
		}
	}
}

// shows reports whether a track is seen or heard, and notes its number.
func (f webmFile) shows(at, end int) bool {
	const picture, sound = 1, 2
	number, kind := uint64(0), uint64(0)
	for id, value := range f.children(at, end) {
		of := uint64(0)
		for _, b := range value[:min(8, len(value))] {
			of = of<<8 | uint64(b)
		}
		switch id {
		case ebmlNumber:
			number = of
		case ebmlType:
			kind = of
		}
	}
	is := number > 0 && (kind == picture || kind == sound)
	if is {
		f.shown[number] = true
	}
	return is
}

// ofShown reports whether a block is of such a track: it begins with its number.
func (f webmFile) ofShown(at, end int) bool {
	number, n := ebmlValue(f.data[at:end], true)
	return n > 0 && f.shown[number]
}

// group reports whether a group of blocks is.
func (f webmFile) group(at, end int) bool {
	for id, block := range f.children(at, end) {
		if id == ebmlBlock {
			number, n := ebmlValue(block, true)
			return n > 0 && f.shown[number]
		}
	}
	return false
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

// ebmlValue reads an identifier, or a size without the bit that says how long it is.
func ebmlValue(data []byte, bare bool) (value uint64, n int) {
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
