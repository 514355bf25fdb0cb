package image_test

import (
	"bytes"
	"encoding/binary"
	stdimage "image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"peerhub/generator/image"
	"peerhub/generator/image/camera"
)

// frames are some of MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes each.
func frames(n int) string { return strings.Repeat("\xff\xfb\x90\x64"+strings.Repeat("n", 413), n) }

// tags are those that programs write before and behind an MP3.
func tags() (before, behind string) {
	ape := func(flags byte) string {
		return "APETAGEX" + "\xd0\x07\x00\x00" + "\x2e\x00\x00\x00" + "\x01\x00\x00\x00" + "\x00\x00\x00" + string([]byte{flags}) + strings.Repeat("\x00", 8)
	}
	apes := ape(0xa0) + secret + ape(0x80)
	id3 := "ID3\x04\x00\x00\x00\x00\x00\x0e" + secret
	return id3 + apes + id3 + "\x00\x00",
		"LYRICSBEGIN" + "IND00002" + secret + "000048LYRICS200" + apes + id3 + "3DI\x04\x00\x00\x00\x00\x00\x0e" +
			"TAG+" + secret + strings.Repeat("\x00", 223-len(secret)) + "TAG" + secret + strings.Repeat("\x00", 125-len(secret))
}

// samples is a track of a film with one chunk.
func samples(handler, name string, at, count, size int) string {
	four := func(values ...int) (out string) {
		for _, v := range values {
			out += string(binary.BigEndian.AppendUint32(nil, uint32(v)))
		}
		return out
	}
	entry := box("avc1", strings.Repeat("\x00", 42)+"\x0bzqxencoder\x00"+strings.Repeat("\x00", 24)+box("avcC", "how it is packed")+box("uuid", secret))
	return box("trak", box("tkhd", "\x00\x00\x00\x00zqxAzqxB")+box("zqxz", secret)+box("mdia", box("hdlr", four(0, 0)+handler+strings.Repeat("\x00", 12)+name+"\x00")+
		box("minf", box("dinf", box("dref", four(0, 1)+box("alis", four(0)+secret)))+box("stbl", box("stsd", four(0, 1)+entry)+box("uuid", secret)+
			box("stsz", four(0, size, count))+box("stsc", four(0, 1, 1, count, 1))+box("stco", four(0, 1, at))))))
}

// hidden are files with secrets where programs seldom look, and what must stay of them.
func hidden(t *testing.T) map[string][]string {
	t.Helper()
	var j, p bytes.Buffer
	gray := stdimage.NewCMYK(stdimage.Rect(0, 0, 8, 8))
	if err := jpeg.Encode(&j, gray, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, drawing()); err != nil {
		t.Fatal(err)
	}
	points := j.String()[2 : j.Len()-2]
	late := "ICC_PROFILE\x00\x01\x01" + string(camera.Profile("P3", secret, secret))
	head, body := p.String()[:33], p.String()[33:p.Len()-12]
	end := chunk("IEND", "")
	control := func(n byte) string {
		return chunk("fcTL", "\x00\x00\x00"+string([]byte{n})+"\x00\x00\x00\x14\x00\x00\x00\x0a"+strings.Repeat("\x00", 8)+"\x00\x01\x00\x0a\x00\x00")
	}
	before, behind := tags()
	ftyp := box("ftyp", "isom\x00\x00\x00\x00isom")
	film := func(from int) string {
		return ftyp + box("moov", box("mvhd", "\x00\x00\x00\x00zqxAzqxB"+strings.Repeat("\x00", 88))+box("gpsx", secret)+box("GoPr", secret)+
			samples("vide", "zqxDJI.AVC", from, 1, 6)+samples("text", "zqx", from+6, 1, 5)+samples("sbtl", "zqx", from+11, 1, 5)+
			samples("tmcd", "zqx", from+16, 1, 5)+samples("soun", "zqx", from+21, 1, 5)) +
			box("mdat", "points"+"zqx51"+"zqx52"+"zqx11"+"sound"+secret) + box("emsg", secret) + box("prft", secret)
	}
	moving := ftyp + box("moov", box("mvhd", "\x00\x00\x00\x00zqxAzqxB"+strings.Repeat("\x00", 88))+box("trak", box("mdia",
		box("hdlr", "\x00\x00\x00\x00\x00\x00\x00\x00vide"+strings.Repeat("\x00", 13))+box("minf", box("stbl", box("stsd", strings.Repeat("\x00", 8))))))+
		box("mvex", box("trex", strings.Repeat("\x00", 24)))) + box("emsg", secret) + box("prft", secret) +
		box("moof", box("mfhd", "12345678")+box("uuid", secret)+box("traf", box("tfhd", "12345678")+box("uuid", secret)+box("meta", secret))) + box("mdat", "points")
	track := func(number, kind string) string {
		return element("\xAE", element("\xD7", number)+element("\x83", kind)+element("\x53\x6E", "zqx"))
	}
	web := "\x1A\x45\xDF\xA3\x84webm" + element("\x18\x53\x80\x67", element("\x16\x54\xAE\x6B", track("\x01", "\x01")+track("\x02", "\x11")+track("\x03", "\x21"))+
		element("\x1F\x43\xB6\x75", element("\xA3", "\x81points")+element("\xA3", "\x82zqx 53.8")+element("\xA0", element("\xA1", "\x83zqx 53.8"))+
			element("\xA0", element("\xA1", "\x81more")))+element("\x42\x37", secret))
	return map[string][]string{
		"late.jpg": {"\xff\xd8" + points + segment(0xE2, late) + points[strings.LastIndex(points, "\xff\xda"):] + "\xff\xd9", points},
		"still.png": {head + chunk("fdAT", "\x00\x00\x00\x01"+secret) + body + chunk("fdAT", "\x00\x00\x00\x01"+secret) + chunk("fcTL", secret) +
			chunk("tEXt", "Comment\x00"+secret) + chunk("eXIf", turned) + chunk("eXIf", turned) + chunk("pHYs", "\x00\x00\x00\x01\x00\x00\x00\x01\x01"+secret) + end, body},
		"moving.png": {head + chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00") + chunk("fdAT", "\x00\x00\x00\x00"+secret) + control(0) + body + chunk("eXIf", turned) +
			chunk("tEXt", secret) + control(1) + chunk("fdAT", "\x00\x00\x00\x02frame") + chunk("iTXt", secret) + end, body, "\x02frame"},
		"a.mp3":    {before + frames(3) + behind, frames(3)},
		"b.mp3":    {frames(1) + before + frames(2) + secret, frames(3)},
		"film.mp4": {film(len(film(0)) - len(box("emsg", secret)+box("prft", secret)) - 26 - len(secret)), "points", "sound", "vide", "soun", "how it is packed"},
		"live.mp4": {moving, "points", "traf", "tfhd"},
		"a.webm":   {web, "\x81points", "\x81more"},
		"a.pdf": {"%PDF-1.4 1 0 obj <</Filter/DCTDecode>>\nstream\r\n\xff\xd8" + segment(0xE1, "Exif\x00\x00"+turned) + points + "\xff\xd9" + secret + "\nendstream endobj\n2 0 obj <<>> stream\nwords\nendstream",
			points, "\nendstream endobj\n2 0 obj <<>> stream\nwords\nendstream"},
		"a.vtt": {"\ufeffWEBVTT - " + secret + "\r\nKind: " + secret + "\r\n\r\nNOTE " + secret + "\r\nzqx\r\n\r\nSTYLE\r\n::cue { color: lime /* zqx */ ; --by: zqx; content: \"zqx\"; background-image: url(zqx.png) }\r\n" +
			"@import \"zqx\"; ::cue(b) { font-weight: bold }\r\nzqx\r\n\r\nREGION\r\nid:fred\r\nby:zqx\r\nzqx\r\nlines:3 zqx:1\r\n\r\n" +
			"zqx who\r\n00:00.000 --> 00:02.000 line:0\r\nCome\u202e in.\r\n- Now.\r\n\r\nNOTE\r\nzqx\r\n\r\n00:03.000 --> 00:04.000\r\nThanks\r\n",
			"WEBVTT\n\n", "::cue { color: lime }", "::cue(b) { font-weight: bold }", "REGION\nid:fred\nlines:3\n", "00:00.000 --> 00:02.000 line:0\nCome in.\n- Now.\n", "00:03.000 --> 00:04.000\nThanks\n"},
		"a.svg": {`<?xml version="1.0"?><!-- zqx --><!DOCTYPE svg PUBLIC "zqx" "zqx"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
			` xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/zqx/a > b.png" data-name="zqx" viewBox="0 0 9 9"><title>A tree</title>` +
			`<metadata id="m"><rdf:RDF xmlns:rdf="zqx"><a/><metadata/>zqx</rdf:RDF></metadata><inkscape:grid><path d="zqx"/></inkscape:grid>` +
			`<g inkscape:label='zqx' xlink:href="#a" xml:lang="en"><path d="M0 0"/></g><!-- zqx -->` +
			`<style>a { fill: red } /* zqx */ b { fill: url("file:///home/zqx/b.svg#b") } @import 'file:///zqx';</style><style><![CDATA[/* zqx */ c { fill: blue }]]></style>` +
			`<image xml:base="file:///home/zqx/" xlink:href="file:///home/zqx/a.png" style="fill: green /* zqx */" fill="url(file:///zqx#a)"/><image href=" C:\zqx\a.png"/></svg><!-- zqx -->`,
			"a { fill: red }", "c { fill: blue }", `style="fill: green `,
			`xmlns="http://www.w3.org/2000/svg"`, `viewBox="0 0 9 9"`, `<title>A tree</title>`, `xlink:href="#a"`, `xml:lang="en"`, `<path d="M0 0"/></g>`},
	}
}

// TestHidden: what stands where programs seldom look goes too.
func TestHidden(t *testing.T) {
	bare := func(name string, data []byte) ([]byte, error) {
		if strings.HasSuffix(name, ".svg") {
			return image.SVG(data)
		}
		return image.Bare(name, data)
	}
	for name, c := range hidden(t) {
		got, err := bare(name, []byte(c[0]))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if at := strings.Index(string(got), "zqx"); at >= 0 {
			t.Errorf("%s: a secret stays: …%q", name, got[max(0, at-30):min(len(got), at+30)])
		}
		for _, kept := range c[1:] {
			if !strings.Contains(string(got), kept) {
				t.Errorf("%s: %q is gone: %q", name, kept, got)
			}
		}
		if again, err := bare(name, got); err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s: a second time it changes: %v", name, err)
		}
		if strings.HasSuffix(name, ".mp4") || strings.HasSuffix(name, ".webm") || strings.HasSuffix(name, ".pdf") {
			if len(got) != len(c[0]) || bytes.Index(got, []byte("endstream")) != strings.Index(c[0], "endstream") ||
				bytes.Index(got, []byte("points")) != strings.Index(c[0], "points") {
				t.Errorf("%s: something moves", name)
			}
		}
	}
	for name, data := range map[string]string{"text.mp3": secret, "one.mp3": "\xff\xfb\x90\x64" + secret, "tag.mp3": "ID3\x04\x00\x00\x00\x00\x00\x0e" + secret,
		"a.vtt": secret, "b.vtt": "WEBVTTzqx", "a.svg": "zqx", "b.svg": "<svg><metadata>", "c.svg": "<html></html>"} {
		if got, err := bare(name, []byte(data)); err == nil {
			t.Errorf("%s is read as %q", name, got)
		}
	}
}
