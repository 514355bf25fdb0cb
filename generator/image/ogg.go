package image

import (
	"bytes"
	"encoding/binary"
)

// ogg empties the comments of a recording or a film in Ogg (RFC 3533): in each stream they
// are the second packet. Nothing moves: what is emptied counts as the name of the
// program that wrote it, and the sums of the pages are made anew.
func ogg(data []byte) ([]byte, error) {
	out := bytes.Clone(data)
	streams := map[uint32]*oggStream{}
	for at := 0; at < len(out); {
		if at+27 > len(out) || string(out[at:at+4]) != "OggS" || out[at+4] != 0 {
			return nil, ErrUnreadable
		}
		body := at + 27 + int(out[at+26])
		if body > len(out) {
			return nil, ErrUnreadable
		}
		serial := binary.LittleEndian.Uint32(out[at+14:])
		if out[at+5]&2 != 0 {
			streams[serial] = &oggStream{}
		}
		s := streams[serial]
		if s == nil {
			return nil, ErrUnreadable
		}
		end := body
		for _, n := range out[at+27 : body] {
			if end += int(n); end > len(out) {
				return nil, ErrUnreadable
			}
			if err := s.segment(out, end-int(n), end); err != nil {
				return nil, err
			}
		}
		s.pages = append(s.pages, [2]int{at, end})
		if s.packet < 2 {
			at = end
			continue
		}
		for _, page := range s.pages {
			summed(out[page[0]:page[1]])
		}
		s.pages, at = nil, end
	}
	for _, s := range streams {
		if s.packet < 2 {
			return nil, ErrUnreadable
		}
	}
	return out, nil
}

// oggStream is one stream as far as its comments.
type oggStream struct {
	packet int      // which one is being read, from 0
	places [][2]int // where the parts of the packet are: from and to
	prefix int      // of its comments, how many bytes say that they are some
	framed bool     // and whether a bit closes them
	pages  [][2]int // that may change
}

// segment reads a part of a packet; one shorter than 255 bytes ends it.
func (s *oggStream) segment(data []byte, from, to int) error {
	if s.packet > 1 {
		return nil
	}
	s.places = append(s.places, [2]int{from, to})
	if to-from == 255 {
		return nil
	}
	var packet []byte
	for _, place := range s.places {
		packet = append(packet, data[place[0]:place[1]]...)
	}
	if s.packet == 0 {
		switch {
		case bytes.HasPrefix(packet, []byte("\x01vorbis")):
			s.prefix, s.framed = 7, true
		case bytes.HasPrefix(packet, []byte("OpusHead")):
			s.prefix = 8
		case bytes.HasPrefix(packet, []byte("\x80theora")):
			s.prefix = 7
		case bytes.HasPrefix(packet, []byte("Speex   ")):
		default:
			return ErrUnreadable
		}
	} else {
		rest := len(packet) - s.prefix - 8 // beside the two lengths
		if s.framed {
			rest--
		}
		if rest < 0 {
			return ErrUnreadable
		}
		clear(packet[s.prefix:])
		binary.LittleEndian.PutUint32(packet[s.prefix:], uint32(rest))
		for i := range rest {
			packet[s.prefix+4+i] = ' '
		}
		if s.framed {
			packet[len(packet)-1] = 1
		}
		for _, place := range s.places {
			packet = packet[copy(data[place[0]:place[1]], packet):]
		}
	}
	s.packet++
	s.places = nil
	return nil
}

// oggSums is the table for the sums of pages (RFC 3533 §6, polynomial 0x04c11db7).
var oggSums = func() (out [256]uint32) {
	for i := range out {
		r := uint32(i) << 24
		for range 8 {
			if r&(1<<31) != 0 {
				r = r<<1 ^ 0x04c11db7
			} else {
				r <<= 1
			}
		}
		out[i] = r
	}
	return out
}()

func summed(page []byte) {
	clear(page[22:26])
	sum := uint32(0)
	for _, b := range page {
		sum = sum<<8 ^ oggSums[byte(sum>>24)^b]
	}
	binary.LittleEndian.PutUint32(page[22:], sum)
}
