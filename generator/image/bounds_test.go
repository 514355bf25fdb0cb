package image_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"peerhub/generator/image"
)

// nested is boxes within each other, so many and so deep; the innermost is empty.
func nested(kind string, levels int) string {
	out := make([]byte, 0, 8*levels)
	for n := range levels {
		out = binary.BigEndian.AppendUint32(out, uint32(8*(levels-n)))
		out = append(out, kind...)
	}
	return string(out)
}

// TestDeepParts: parts that lie a million deep within each other are no film; nobody goes down
// there, since no program comes back.
func TestDeepParts(t *testing.T) {
	const levels = 1_000_000
	element := append([]byte("\x1a\x45\xdf\xa3\x80"), bytes.Repeat([]byte("\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"), 1000)...)
	deep := []byte("\x1a\x45\xdf\xa3\x80")
	for n := range 300_000 {
		deep = append(deep, 0x18, 0x53, 0x80, 0x67)
		deep = binary.BigEndian.AppendUint64(deep, uint64(12*(300_000-n-1))|1<<56)
	}
	for name, data := range map[string]string{
		"a.mp4":  box("ftyp", "isom\x00\x00\x00\x00") + box("moov", nested("trak", levels)),
		"b.mp4":  box("ftyp", "isom\x00\x00\x00\x00") + box("moov", box("trak", nested("mdia", levels))),
		"a.avif": box("ftyp", "avif\x00\x00\x00\x00") + box("meta", "\x00\x00\x00\x00") + box("moov", nested("trak", levels)),
		"a.webm": string(deep),
	} {
		if got, err := image.Bare(name, []byte(data)); err == nil && (name[0] == 'b' || bytes.Count(got, []byte("trak")) > 1 || name == "a.webm") {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := image.Bare("a.webm", element); err != nil { // one after the other, and not within each other
		t.Error(err)
	}
}

// TestPlacesUponEachOther: what says that thousands of things to be emptied lie at the same
// place is no picture, and the place is emptied twice at most.
func TestPlacesUponEachOther(t *testing.T) {
	exif := box("iinf", "\x00\x00\x00\x00\x00\x01"+box("infe", "\x02\x00\x00\x00\x00\x01\x00\x00Exif"))
	extents := string(bytes.Repeat([]byte("\x00\x00\x00\x00\x00\x00\x00\x00"), 65535))
	one := box("iloc", "\x01\x00\x00\x00\x44\x00\x00\x01\x00\x01\x00\x00\x00\x00\xff\xff"+extents)
	if _, err := image.Bare("a.avif", []byte(box("ftyp", "avif\x00\x00\x00\x00")+box("meta", "\x00\x00\x00\x00"+exif+one))); err == nil {
		t.Error("a picture whose one part lies everywhere was read")
	}
	number := func(n uint32) string { return string(binary.BigEndian.AppendUint32(nil, n)) }
	chunks := bytes.Repeat([]byte("\x00\x00\x00\x08"), 100_000)
	track := box("trak", box("mdia", box("hdlr", "\x00\x00\x00\x00\x00\x00\x00\x00meta")+box("minf", box("stbl",
		box("stsz", number(0)+number(1)+number(1<<32-1))+box("stsc", number(0)+number(1)+number(1)+number(100_000)+number(1))+
			box("stco", number(0)+number(100_000)+string(chunks))))))
	if _, err := image.Bare("a.mp4", []byte(box("ftyp", "isom\x00\x00\x00\x00")+box("moov", track))); err == nil {
		t.Error("a film whose samples lie upon each other was read")
	}
}
