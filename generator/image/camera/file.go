package camera

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/jpeg"
	"image/png"
	"strings"
	"unicode/utf16"

	"github.com/deepteams/webp"
)

// File is a picture as a camera, a phone or a program wrote it.
type File struct {
	Name    string
	Data    []byte
	Secrets [][]byte // that must be in nothing that is published: where, who, with which device
	Width   int      // as it is seen
	Height  int
}

// devices are what writes into pictures, each in its own way.
var devices = []struct {
	maker, ext, profile string
	little              bool // the order of bytes in EXIF
}{
	{"Apple", ".jpg", "P3", false}, {"samsung", ".jpg", "", true}, {"Canon", ".jpeg", "Adobe", true}, {"Google", ".JPG", "P3", true},
	{"NIKON", ".jpg", "sRGB", false}, {"Screenshot", ".png", "P3", false}, {"Paint", ".png", "", true}, {"Sharing", ".webp", "P3", true},
}

// Shot is a picture of a scene, with secrets of its own number.
func Shot(number, width, height int) File {
	d := devices[number%len(devices)]
	up := uint16(number%8 + 1)
	owner := fmt.Sprintf("Zqowner%04d Mabel", number)
	serial := fmt.Sprintf("ZQSN%06dX", number)
	place := fmt.Sprintf("53.8%05dZQ", number)
	f := File{Name: fmt.Sprintf("shot%03d%s", number, d.ext), Width: width, Height: height}
	if up >= 5 {
		f.Width, f.Height = height, width
	}
	gps := rational(d.little, 53, 1, 48, 1, uint32(100000+number), 10007)
	f.Secrets = [][]byte{[]byte(owner), []byte(serial), []byte(place), gps, wide(owner, binary.LittleEndian), wide(owner, binary.BigEndian)}
	small := encodedJPEG(number, 160, 120)
	f.Secrets = append(f.Secrets, small[len(small)/2:len(small)/2+24]) // of the small copy
	exif := Exif(d.little, up, d.maker, owner, serial, gps, small)
	xmp := `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description dc:creator="` + owner + `" exif:GPSLatitude="` + place +
		`" aux:SerialNumber="` + serial + `"/></x:xmpmeta>`
	icc := Profile(d.profile, owner, serial)
	switch d.ext {
	case ".png":
		f.Data = inPNG(number, width, height, exif, xmp, icc, owner)
	case ".webp":
		f.Data = inWebP(number, width, height, exif, xmp, icc)
	default:
		f.Data = inJPEG(number, width, height, exif, xmp, icc, owner, d.maker, small)
	}
	return f
}

func encodedJPEG(number, width, height int) []byte {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, Scene(number, width, height, uint32(number)), &jpeg.Options{Quality: 88}); err != nil {
		panic(err) // a buffer cannot fail
	}
	return out.Bytes()
}

func inJPEG(number, width, height int, exif, xmp string, icc []byte, owner, maker string, small []byte) []byte {
	data := encodedJPEG(number, width, height)
	iptc := "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00" + string([]byte{0, byte(len(owner) + 5), 0x1c, 2, 80, 0, byte(len(owner))}) + owner
	var out bytes.Buffer
	out.Write(data[:2])
	segment := func(marker byte, body string) {
		out.Write([]byte{0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)})
		out.WriteString(body)
	}
	segment(0xE1, "Exif\x00\x00"+exif)
	segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+xmp)
	segment(0xE1, "http://ns.adobe.com/xmp/extension/\x00"+strings.Repeat("0", 32)+"\x00\x00\x10\x00\x00\x00\x00\x00"+xmp)
	segment(0xED, iptc)
	segment(0xFE, "Taken by "+owner)
	if half := len(icc) / 2; half > 0 { // in two pieces, as large profiles are
		segment(0xE2, "ICC_PROFILE\x00\x01\x02"+string(icc[:half]))
		segment(0xE2, "ICC_PROFILE\x00\x02\x02"+string(icc[half:]))
	}
	segment(0xE2, "MPF\x00"+owner)
	out.Write(data[2:])
	switch maker { // what stands behind the end
	case "Apple", "Google": // a second picture, a film
		out.Write(small)
		out.WriteString("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00" + xmp)
	case "samsung":
		out.WriteString("Image_UTC_Data" + owner + "SEFHSEFT")
	}
	return out.Bytes()
}

func inPNG(number, width, height int, exif, xmp string, icc []byte, owner string) []byte {
	var data, out bytes.Buffer
	if err := png.Encode(&data, Scene(number, width, height, uint32(number))); err != nil {
		panic(err)
	}
	chunk := func(kind, body string) {
		from := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
		out.Write(from)
		sum := crc32.ChecksumIEEE([]byte(kind + body))
		out.WriteString(kind + body)
		out.Write(binary.BigEndian.AppendUint32(nil, sum))
	}
	deflated := func(text string) string {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write([]byte(text))
		_ = w.Close()
		return z.String()
	}
	out.Write(data.Bytes()[:33])
	if icc != nil {
		chunk("iCCP", owner+"\x00\x00"+deflated(string(icc)))
	}
	chunk("eXIf", exif)
	chunk("tEXt", "Author\x00"+owner)
	chunk("zTXt", "Raw profile type iptc\x00\x00"+deflated(owner))
	chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)
	out.Write(data.Bytes()[33:])
	out.WriteString(owner)
	return out.Bytes()
}

func inWebP(number, width, height int, exif, xmp string, icc []byte) []byte {
	o := webp.DefaultOptions()
	o.Method, o.EXIF, o.XMP, o.ICC = 0, []byte(exif), []byte(xmp), icc
	var out bytes.Buffer
	if err := webp.Encode(&out, Scene(number, width, height, uint32(number)), o); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func order(little bool) binary.AppendByteOrder {
	if little {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

func rational(little bool, values ...uint32) []byte {
	var out []byte
	for _, v := range values {
		out = order(little).AppendUint32(out, v)
	}
	return out
}

func wide(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, c := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, c)
	}
	return out
}

// Exif is what a camera writes (EXIF 2.32): which side is up, who, with what, where, and a small copy.
func Exif(little bool, up uint16, maker, owner, serial string, gps, small []byte) string {
	o := order(little)
	type entry struct {
		tag, kind uint16
		count     int
		data      []byte
	}
	text := func(tag uint16, s string) entry { return entry{tag, 2, len(s) + 1, append([]byte(s), 0)} }
	short := func(tag, v uint16) entry { return entry{tag, 3, 1, o.AppendUint16(nil, v)} }
	raw := func(tag uint16, data []byte) entry { return entry{tag, 7, len(data), data} }
	long := func(tag uint16, v int) entry { return entry{tag, 4, 1, o.AppendUint32(nil, uint32(v))} }
	directory := func(at, next int, entries ...entry) []byte {
		head := o.AppendUint16(nil, uint16(len(entries)))
		var rest []byte
		from := at + 2 + 12*len(entries) + 4
		for _, e := range entries {
			head = o.AppendUint32(o.AppendUint16(o.AppendUint16(head, e.tag), e.kind), uint32(e.count))
			if len(e.data) <= 4 {
				head = append(head, append(e.data, 0, 0, 0, 0)[:4]...)
				continue
			}
			head = o.AppendUint32(head, uint32(from+len(rest)))
			rest = append(rest, e.data...)
			if len(rest)%2 == 1 {
				rest = append(rest, 0)
			}
		}
		return append(o.AppendUint32(head, uint32(next)), rest...)
	}
	main := func(exif, gpsAt, next int) []byte {
		return directory(8, next, text(0x010F, maker), short(0x0112, up), text(0x013B, owner), text(0x8298, "© "+owner), long(0x8769, exif),
			long(0x8825, gpsAt), entry{0x9C9D, 1, 2 * len(owner), wide(owner, binary.LittleEndian)})
	}
	exifAt := 8 + len(main(0, 0, 0))
	inner := directory(exifAt, 0, raw(0x927C, []byte(maker+"\x00\x00"+serial+owner)), raw(0x9286, append([]byte("UNICODE\x00"), wide(owner, o)...)),
		text(0xA430, owner), text(0xA431, serial), text(0xA435, serial))
	gpsAt := exifAt + len(inner)
	where := directory(gpsAt, 0, text(0x0001, "N"), entry{0x0002, 5, 3, gps}, text(0x0003, "W"), entry{0x0004, 5, 3, gps}, text(0x001B, owner))
	smallAt := gpsAt + len(where)
	copyOf := func(at int) []byte {
		return directory(smallAt, 0, short(0x0103, 6), long(0x0201, at), long(0x0202, len(small)))
	}
	head := "MM\x00\x2a"
	if little {
		head = "II\x2a\x00"
	}
	out := append([]byte(head), o.AppendUint32(nil, 8)...)
	out = append(append(append(out, main(exifAt, gpsAt, smallAt)...), inner...), where...)
	out = append(out, copyOf(smallAt+len(copyOf(0)))...)
	return string(append(out, small...))
}

// spaces are the colours of profiles: what red, green and blue are, for the light of D50, and how values become light.
var spaces = map[string]struct {
	columns [9]float64
	gamma   float64 // 0: that of sRGB
}{
	"sRGB":  {[9]float64{.43607, .38515, .14307, .22249, .71687, .06061, .01392, .09708, .71410}, 0},
	"P3":    {[9]float64{.51512, .29198, .15710, .24120, .69225, .06657, -.00105, .04189, .78407}, 0},
	"Adobe": {[9]float64{.60974, .20528, .14919, .31111, .62567, .06322, .01947, .06087, .74457}, 2.19922},
}

// Profile is a colour profile (ICC.1:2022) that says, as those of screens do, whose it is; nil for no name.
func Profile(name, owner, serial string) []byte {
	s, known := spaces[name]
	if !known {
		return nil
	}
	fixed := func(v float64) []byte { return binary.BigEndian.AppendUint32(nil, uint32(int32(v*65536))) }
	para := "para\x00\x00\x00\x00\x00\x03\x00\x00" + string(fixed(2.4)) + string(fixed(1/1.055)) + string(fixed(.055/1.055)) +
		string(fixed(1/12.92)) + string(fixed(.04045))
	if s.gamma > 0 {
		para = "curv\x00\x00\x00\x00\x00\x00\x00\x01" + string(binary.BigEndian.AppendUint16(nil, uint16(s.gamma*256))) + "\x00\x00"
	}
	xyz := func(i int) string {
		return "XYZ \x00\x00\x00\x00" + string(fixed(s.columns[i])) + string(fixed(s.columns[3+i])) + string(fixed(s.columns[6+i]))
	}
	parts := [][2]string{{"desc", "desc\x00\x00\x00\x00" + owner + "  "}, {"cprt", "text\x00\x00\x00\x00" + owner + "  "}, {"mmod", "mmod\x00\x00\x00\x00" + serial + " "},
		{"rXYZ", xyz(0)}, {"gXYZ", xyz(1)}, {"bXYZ", xyz(2)}, {"rTRC", para}, {"gTRC", para}, {"bTRC", para}}
	head, rest := binary.BigEndian.AppendUint32(nil, uint32(len(parts))), ""
	at := 128 + 4 + 12*len(parts)
	for _, p := range parts {
		for len(rest)%4 != 0 {
			rest += "\x00"
		}
		head = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(append(head, p[0]...), uint32(at+len(rest))), uint32(len(p[1])))
		rest += p[1]
	}
	out := make([]byte, 128)
	copy(out[4:], "appl")
	copy(out[8:], "\x04\x00\x00\x00mntrRGB XYZ ")
	copy(out[36:], "acspAPPL")
	copy(out[48:], serial[:4])
	copy(out[80:], owner[:4])
	out = append(append(out, head...), rest...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}
