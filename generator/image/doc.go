// Package image takes out of pictures, films, recordings, captions, drawings and the pictures in PDF files what cameras and
// programs wrote beside what is seen and heard: where it was taken, of whom, with which device, descriptions, comments, and
// small copies (EXIF, GPS, XMP, IPTC, text).
//
// The points of the picture are not touched: parts of the file are left out, or in
// AVIF, where others point at their places, overwritten. The colour profile stays, without
// the names in it, and which side is up, as the one thing that a new EXIF part says.
//
// Of a photograph or drawing that stands still it makes others for pages (Picture.Make), in the sizes
// that screens need, turned, and in the colours that browsers take for granted. What is made
// of points has nothing else in it.
package image

import (
	"encoding/binary"
	"errors"
	"path"
	"strings"
)

// ErrUnreadable is returned for a picture whose parts cannot be told from each other.
var ErrUnreadable = errors.New("this picture cannot be read")

// ErrLarge is returned for a picture that takes more memory than there may be.
var ErrLarge = errors.New("this picture has more points than can be held")

// kinds are the pictures that browsers show, by the ends of their names, and what sounds.
var kinds = map[string]func([]byte) ([]byte, error){
	".mp4": film, ".m4a": film, ".mp3": sound, ".wav": wave, ".ogg": ogg, ".oga": ogg, ".opus": ogg, ".webm": webm, // films and recordings, see film.go
	".vtt": captions, ".pdf": pdf,
	".jpg": jpeg, ".jpeg": jpeg, ".png": png, ".webp": webp, ".gif": gif, ".avif": avif,
}

// Bare returns a picture without anything beside its points. What is no picture by its
// name is returned as it is; one of another kind than its name says is unreadable.
func Bare(name string, data []byte) ([]byte, error) {
	strip := kinds[strings.ToLower(path.Ext(name))]
	if strip == nil {
		return data, nil
	}
	return strip(data)
}

// orientation reads which side is up from a TIFF structure, as EXIF has it: 1 to 8, 1
// when it does not say (EXIF 2.32 §4.6.4, tag 0x0112).
func orientation(tiff []byte) uint16 {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	} else if string(tiff[:2]) != "MM" {
		return 1
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	for n := range int(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*n
		if entry+12 > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if v := order.Uint16(tiff[entry+8:]); v >= 1 && v <= 8 {
				return v
			}
		}
	}
	return 1
}

// exif is a TIFF structure that says which side is up and nothing else.
func exif(up uint16) []byte {
	out := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	binary.BigEndian.PutUint16(out[18:], up)
	return out
}
