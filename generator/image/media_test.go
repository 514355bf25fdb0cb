package image_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"peerhub/generator/image"
)

// page is a page of Ogg with whole packets, and its sum.
func page(flags, serial byte, packets ...string) string {
	var laces, body []byte
	for _, p := range packets {
		body = append(body, p...)
		for n := len(p); n >= 0; n -= 255 {
			laces = append(laces, byte(min(n, 255)))
		}
	}
	out := append([]byte("OggS\x00"+string([]byte{flags})+strings.Repeat("\x00", 8)), serial)
	out = append(out, make([]byte, 11)...)
	out = append(append(append(out, byte(len(laces))), laces...), body...)
	binary.LittleEndian.PutUint32(out[22:], sum(out))
	return string(out)
}

// sum is the sum of a page bit by bit, as RFC 3533 has it, with its own field as zero.
func sum(page []byte) (out uint32) {
	for n, b := range page {
		if n >= 22 && n < 26 {
			b = 0
		}
		for bit := 7; bit >= 0; bit-- {
			high := out>>31 ^ uint32(b>>bit&1)
			if out <<= 1; high == 1 {
				out ^= 0x04c11db7
			}
		}
	}
	return out
}

func comments(values ...string) string {
	length := func(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
	out := length(7) + "zqxprog" + length(len(values))
	for _, v := range values {
		out += length(len(v)) + v
	}
	return out
}

func element(id, body string) string {
	return id + string(binary.BigEndian.AppendUint64(nil, uint64(len(body))|1<<56)) + body
}

// media are recordings and films with secrets, and what must stay of them.
func media() map[string][]string {
	title := "TITLE=zqx " + strings.Repeat("zqx at home ", 60)
	track := func(handler string, at, count, size int) string {
		four := func(values ...int) (out string) {
			for _, v := range values {
				out += string(binary.BigEndian.AppendUint32(nil, uint32(v)))
			}
			return out
		}
		return box("trak", box("mdia", box("hdlr", four(0, 0)+handler+strings.Repeat("\x00", 13))+box("minf", box("stbl",
			box("stsz", four(0, size, count))+box("stsc", four(0, 1, 1, count, 1))+box("stco", four(0, 1, at))))))
	}
	ftyp := box("ftyp", "isom\x00\x00\x00\x00isom")
	places := func(from int) string {
		return ftyp + box("moov", track("vide", from, 1, 6)+track("meta", from+6, 2, 5)+track("soun", from+16, 1, 5)) +
			box("mdat", "points"+"zqx51"+"zqx-1"+"sound")
	}
	film := "\x1A\x45\xDF\xA3\x84webm"
	tags := element("\x15\x49\xA9\x66", "\xBF\x84zqxc"+element("\x7B\xA9", "zqx title")+"\x44\x61\x88zqxzqxzq"+element("\x4D\x80", "zqxmuxer")+
		element("\x2A\xD7\xB1", "scale")) + element("\x16\x54\xAE\x6B", element("\xAE", element("\x53\x6E", "zqx")+element("\xD7", "\x01")+element("\x83", "\x01"))) +
		element("\x12\x54\xC3\x67", "zqx tags") + element("\x19\x41\xA4\x69", "zqx.jpg") + "\xEC\x83zqx"
	cluster := element("\xA3", "\x81points")
	return map[string][]string{
		"a.ogg": {page(2, 1, "\x01vorbis head") + page(0, 1, "\x03vorbis"+comments("ARTIST=zqx", title)+"\x01", "\x05vorbis setup") +
			page(4, 1, "points"), "\x01vorbis head", "\x05vorbis setup", "points"},
		"a.opus": {page(2, 1, "OpusHead one") + page(2, 2, "OpusHead two") + page(0, 1, "OpusTags"+comments(title)) +
			page(0, 2, "OpusTags"+comments("zqx")) + page(4, 1, "points") + page(4, 2, "more"), "OpusHead one", "OpusTags", "points", "more"},
		"a.webm":    {film + element("\x18\x53\x80\x67", tags+element("\x1F\x43\xB6\x75", cluster)), "points", "scale"},
		"live.webm": {film + "\x18\x53\x80\x67\x01" + strings.Repeat("\xff", 7) + tags + "\x1F\x43\xB6\x75\xff" + cluster, "points", "scale"},
		"gps.mp4":   {places(len(places(0)) - 21), "points", "sound", "vide", "soun"},
	}
}

// TestMedia: of recordings and films, what is written beside them goes, and nothing moves.
func TestMedia(t *testing.T) {
	for name, c := range media() {
		got, err := image.Bare(name, []byte(c[0]))
		if err != nil || len(got) != len(c[0]) {
			t.Errorf("%s: %v, %d bytes of %d", name, err, len(got), len(c[0]))
			continue
		}
		if strings.Contains(string(got), "zqx") {
			t.Errorf("%s: a secret stays: %q", name, got)
		}
		for _, kept := range c[1:] {
			if strings.Index(string(got), kept) != strings.Index(c[0], kept) {
				t.Errorf("%s: %q is gone", name, kept)
			}
		}
		if again, err := image.Bare(name, got); err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s: a second time it changes: %v", name, err)
		}
		for at := 0; strings.HasPrefix(string(got), "OggS") && at < len(got); {
			end := at + 27 + int(got[at+26])
			for _, n := range got[at+27 : end] {
				end += int(n)
			}
			if binary.LittleEndian.Uint32(got[at+22:]) != sum(got[at:end]) {
				t.Errorf("%s: the sum of the page at %d is wrong", name, at)
			}
			at = end
		}
		for n := range len(c[0]) - 1 { // cut off anywhere, it says nothing either
			if cut, err := image.Bare(name, []byte(c[0][:n])); err == nil && strings.Contains(string(cut), "zqx") {
				t.Fatalf("%s: cut off at %d, a secret stays", name, n)
			}
		}
	}
	for name, data := range map[string]string{"b.ogg": "zqx", "b.webm": "zqx", "c.ogg": page(2, 1, "fLaC zqx")} {
		if _, err := image.Bare(name, []byte(data)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}
