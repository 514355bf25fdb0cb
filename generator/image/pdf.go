package image

import (
	"bytes"
	"iter"
)

// pdf takes out of the pictures in a PDF what cameras wrote beside them, where they stand as they came from the camera
// (ISO 32000-1 §7.4.8). Nothing moves: what is left over is filled with nothing. One that is signed stays as it is.
// What else a PDF says is for others to tell.
func pdf(data []byte) ([]byte, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF")) {
		return nil, ErrUnreadable
	}
	if Signed(data) {
		return data, nil
	}
	out := data
	for _, s := range PDFStreams(data) {
		bare, was, err := jpegWithin(s)
		if err != nil || bytes.Equal(bare, s[:was]) && len(bytes.TrimSpace(s[was:])) == 0 {
			continue
		}
		if &out[0] == &data[0] {
			out = bytes.Clone(data)
		}
		from := cap(data) - cap(s) // where it stands
		rest := out[from : from+len(bytes.TrimRight(s, "\r\n"))]
		clear(rest[copy(rest, bare):])
	}
	return out, nil
}

// Signed reports whether somebody signed a PDF: changed, it would say so.
func Signed(data []byte) bool { return bytes.Contains(data, []byte("/ByteRange")) }

// PDFStreams are the parts of a PDF between the words stream and endstream, as parts of the same bytes, each after what
// stands before it; the last has none.
func PDFStreams(data []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(before, stream []byte) bool) {
		last := 0
		for at := 0; ; {
			found := bytes.Index(data[at:], []byte("stream"))
			if found < 0 {
				break
			}
			word := at + found
			at = word + len("stream")
			switch {
			case word >= 3 && string(data[word-3:word]) == "end":
				continue
			case bytes.HasPrefix(data[at:], []byte("\r\n")):
				at += 2
			case bytes.HasPrefix(data[at:], []byte("\n")), bytes.HasPrefix(data[at:], []byte("\r")):
				at++
			default:
				continue
			}
			end := bytes.Index(data[at:], []byte("endstream"))
			if end < 0 {
				end = len(data) - at
			}
			if !yield(data[last:word], data[at:at+end]) {
				return
			}
			at += end
			last = at
		}
		yield(data[last:], nil)
	}
}

// BareStream reports whether a picture in a PDF says nothing beside its points, as far as this can be known.
func BareStream(picture []byte) bool {
	bare, was, err := jpegWithin(picture)
	return err == nil && bytes.Equal(bare, picture[:was])
}
