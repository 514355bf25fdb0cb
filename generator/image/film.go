package image

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
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
			return moving(out, kind, body, end, 0)
		case "moof":
			return moving(out, kind, body, end, 0)
		case "ftyp", "styp", "mdat", "sidx", "ssix", "mfra":
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

// playing are the parts of a film by which it is played, by that in which they lie. Others are of cameras and programs.
var playing = map[string]string{
	"moov": "mvhd trak mvex iods",
	"trak": "tkhd edts mdia tref",
	"edts": "elst",
	"mdia": "mdhd hdlr elng minf",
	"minf": "vmhd smhd hmhd nmhd sthd gmhd hdlr dinf stbl",
	"dinf": "dref",
	"stbl": "stsd stts ctts cslg stss stsh sdtp stsc stsz stz2 stco co64 padb stdp sbgp sgpd subs saiz saio",
	"mvex": "mehd trex leva",
	"moof": "mfhd traf",
	"traf": "tfhd tfdt trun sbgp sgpd subs saiz saio sdtp",
}

// moving empties what is written about a film and its tracks, and when they were made.
func moving(data []byte, within string, body, end, depth int) error {
	if depth > deepest {
		return ErrUnreadable
	}
	return boxes(data, body, end, func(kind string, from, body, end int) error {
		if !slices.Contains(strings.Fields(playing[within]), kind) {
			empty(data, from, body, end)
			return nil
		}
		switch kind {
		case "mvhd", "tkhd", "mdhd": // version, flags, made on, changed on
			if body+20 <= end && data[body] == 1 {
				clear(data[body+4 : body+20])
			} else if body+12 <= end {
				clear(data[body+4 : body+12])
			}
		case "hdlr": // the name of what wrote it, such as of the camera
			clear(data[min(body+24, end):end])
		case "dref": // where the film lay; with nothing, it is this file
			return boxes(data, min(body+8, end), end, func(_ string, _, body, end int) error {
				clear(data[min(body+4, end):end])
				return nil
			})
		case "stsd":
			return boxes(data, min(body+8, end), end, func(_ string, _, body, end int) error {
				return described(data, body, end)
			})
		default:
			if playing[kind] != "" {
				return moving(data, kind, body, end, depth+1)
			}
		}
		return nil
	})
}

// described empties what stands beside the description of a picture or a sound in a track: the name of what packed
// it, and boxes of programs (§12.1.3, §12.2.3). One that cannot be read stays.
func described(data []byte, body, end int) error {
	const picture, sound, name = 78, 28, 42 // bytes before the boxes, and before a name of 32
	for _, from := range []int{picture, sound} {
		packed := false
		if end-body <= from || boxes(data, body+from, end, func(kind string, _, _, _ int) error {
			packed = packed || slices.Contains(strings.Fields("avcC hvcC av1C vpcC d263 esds dOps dfLa alac dac3 dec3"), kind)
			return nil
		}) != nil || !packed {
			continue
		}
		if from == picture {
			clear(data[body+name : body+name+32])
		}
		return boxes(data, body+from, end, func(kind string, from, body, end int) error {
			if slices.Contains(strings.Fields("uuid udta meta free skip"), kind) {
				empty(data, from, body, end)
			}
			return nil
		})
	}
	return nil
}

// wave keeps of a WAV how it sounds.
func wave(data []byte) ([]byte, error) {
	if len(data) < 20 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return nil, ErrUnreadable
	}
	whole := min(len(data), 8+int(binary.LittleEndian.Uint32(data[4:])))
	out, err := riff([]byte("RIFF\x00\x00\x00\x00WAVE"), data[12:max(12, whole)], func(kind string, body []byte) []byte {
		switch kind {
		case "fmt ":
			return body[:min(len(body), 40)] // nothing behind
		case "fact":
			return body[:min(len(body), 4)]
		case "data":
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
