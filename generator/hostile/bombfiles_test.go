package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"strings"
)

// understated is an archive that says its files are small.
func understated(files map[string]string) []byte {
	out := zipped(files)
	for at := 0; ; at += 4 { // the list at its end (PKWARE APPNOTE §4.3.12)
		next := bytes.Index(out[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return out
		}
		at += next
		binary.LittleEndian.PutUint32(out[at+24:], 100)
	}
}

// sheets are tables as text.
func sheets(part int) (out []bomb) {
	add := func(name string, data func() []byte) {
		out = append(out, bomb{name: "table of " + name, files: map[string]func() []byte{"content/groups/list.csv": data}})
		out = append(out, bomb{name: "imported table of " + name, files: map[string]func() []byte{"list.csv": data},
			args: []string{"import", "groups", "list.csv", "--dry-run"}})
	}
	const head = "name,day,start,city,country\n"
	const most = 30 << 20
	for name, unit := range map[string]string{"commas": ",", "quotes": "\"", "lines": "\n", "empty rows": ",,,,\n", "open quote": "\"a\n", "letters": "a", "spaces": " ",
		"semicolons": ";", "cells": "a,", "returns": "\r", "zeros": "\x00", "wide letters": "\x00a", "names": "Tea\n", "times": "18:30 ", "days": "monday, ", "bad text": "\xff\xc3", "dots": ".", "brackets": "(", "passwords": "password a "} {
		add(name, func() []byte { return []byte(head + times(unit, most/part)) })
	}
	add("columns", func() []byte { return []byte(times("x,", 100_000/part) + "\n" + times("1,", 100_000/part) + "\n") })
	add("known columns", func() []byte {
		return []byte(times("name,day,start,city,", 100_000/part) + "\n" + times("a,", 100_000/part) + "\n")
	})
	add("wide rows", func() []byte {
		return []byte(head + strings.Repeat("Tea,monday,18:00,"+strings.Repeat("b,", 4000)+"\n", 2000/part))
	})
	add("groups", func() []byte { return []byte(head + many(30_000/part, "Group %d,monday,18:00,Leeds,GB\n")) })
	add("one group", func() []byte { return []byte(head + strings.Repeat("Tea,monday,18:00,Leeds,GB\n", 30_000/part)) })
	add("long cells", func() []byte {
		return []byte(head + strings.Repeat("Tea,"+strings.Repeat("monday or two ", 2300)+",18:00,Leeds,GB\n", 900/part))
	})
	add("long notes", func() []byte {
		return []byte("name,day,start,note\n" + strings.Repeat("Tea,monday,18:00,"+strings.Repeat("closed on mondays ", 1800)+"\n", 900/part))
	})
	return out
}

// books are workbooks.
func books(part int) (out []bomb) {
	add := func(name string, data func() []byte) {
		out = append(out, bomb{name: "workbook of " + name, files: map[string]func() []byte{"content/groups/list.xlsx": data}})
	}
	rows := func(text string) []byte { return zipped(book("<sheetData>"+text+"</sheetData>", "<si><t>a</t></si>")) }
	add("far cells", func() []byte { return rows(many(2000/part, `<row r="%d"><c r="XFD%[1]d"/></row>`)) })
	add("far rows", func() []byte {
		return rows(`<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)
	})
	add("rows without numbers", func() []byte { return rows(strings.Repeat("<row><c/></row>", 2_000_000/part)) })
	add("cells without numbers", func() []byte { return rows("<row>" + strings.Repeat("<c/>", 16_000) + "</row>") })
	add("full rows", func() []byte {
		return rows(many(60_000/part, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>Tea</t></is></c><c r="B%[1]d" t="inlineStr"><is><t>monday</t></is></c></row>`))
	})
	add("row below none", func() []byte { return rows(`<row r="-5"><c r="A1"/></row>`) })
	add("text below none", func() []byte { return rows(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`) })
	add("deep XML", func() []byte { return zipped(book(strings.Repeat("<a>", 3_000_000/part), "")) })
	add("deep cells", func() []byte { return rows(strings.Repeat("<row><c><is>", 1_000_000/part)) })
	add("attributes", func() []byte { return rows("<row " + many(500_000/part, `a%d="b" `) + "/>") })
	add("texts", func() []byte { return zipped(book("<sheetData/>", strings.Repeat("<si><t/></si>", 2_000_000/part))) })
	add("runs of texts", func() []byte {
		return zipped(book(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`, "<si>"+strings.Repeat("<r><t>a</t></r>", 2_000_000/part)+"</si>"))
	})
	add("long text", func() []byte {
		return zipped(book(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`, "<si><t>"+times("a", 30<<20/part)+"</t></si>"))
	})
	add("same long text", func() []byte {
		return zipped(book("<sheetData>"+many(5000/part, `<row r="%d"><c r="A%[1]d" t="s"><v>0</v></c></row>`)+"</sheetData>", "<si><t>"+times("a", 1<<20)+"</t></si>"))
	})
	add("joined cells", func() []byte {
		return zipped(book(`<sheetData/><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000/part)+`</mergeCells>`, ""))
	})
	add("joined areas", func() []byte {
		return zipped(book(`<sheetData/><mergeCells>`+many(9000, `<mergeCell ref="A%d:AX1048576"/>`)+`</mergeCells>`, ""))
	})
	add("columns", func() []byte {
		return zipped(book(`<cols>`+many(200_000/part, `<col min="%d" max="16384" hidden="1"/>`)+`</cols><sheetData/>`, ""))
	})
	add("much unpacked", func() []byte { return zipped(book(times(" ", 200<<20/part), "")) })
	add("much unpacked that says little", func() []byte { return understated(book(times(" ", 200<<20/part), "")) })
	styles := book("<sheetData/>", "")
	styles["xl/styles.xml"] = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>` + strings.Repeat("<xf/>", 2_000_000/part) + "</cellXfs></styleSheet>"
	add("styles", func() []byte { return zipped(styles) })
	entities := book("<sheetData/>", "")
	entities["xl/worksheets/sheet1.xml"] = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet>&b;&c;</worksheet>`
	add("entities", func() []byte { return zipped(entities) })
	parts := book("<sheetData/>", "")
	for n := range 60_000 / part {
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n+2)] = "<worksheet/>"
	}
	add("parts", func() []byte { return zipped(parts) })
	add("nothing", func() []byte { return []byte("PK\x03\x04" + times("\x00", 1<<20)) })
	return out
}

// documents are files beside a page, and pictures.
func documents(part int) (out []bomb) {
	add := func(name, file string, data func() []byte) {
		out = append(out, bomb{name: "file: " + name, files: map[string]func() []byte{"content/guides/en/page/" + file: data,
			"content/guides/en/page/index.md": plain("# Page\n\n![A picture](" + file + ") [a file](" + file + ")\n")}})
	}
	parts := map[string]string{}
	large := times("<a> ", 30<<20/part)
	for n := range 40 {
		parts[fmt.Sprintf("word/part%d.xml", n)] = large
	}
	add("document of much", "a.docx", func() []byte { return zipped(parts) })
	add("document of much that says little", "a.odt", func() []byte { return understated(parts) })
	pictures := map[string]string{}
	blank := "\x89PNG\r\n\x1a\n" + times("\x00", 30<<20/part)
	for n := range 40 {
		pictures[fmt.Sprintf("word/media/a%d.png", n)] = blank
	}
	add("document of pictures", "b.docx", func() []byte { return zipped(pictures) })
	add("document of tags", "c.docx", func() []byte {
		return zipped(map[string]string{"word/a.xml": times("<", 30<<20/part), "word/b.xml": times("<w:ins", 30<<20/part)})
	})
	var pdf bytes.Buffer
	pdf.WriteString("%PDF-1.7\n")
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(make([]byte, 30<<20/part))
	_ = w.Close()
	for range 100 {
		pdf.WriteString("1 0 obj\nstream\n" + packed.String() + "\nendstream\n")
	}
	add("PDF of much", "a.pdf", func() []byte { return pdf.Bytes() })
	packed.Reset()
	w = zlib.NewWriter(&packed)
	_ = w.Close()
	add("PDF of many parts", "b.pdf", func() []byte { return []byte("%PDF-1.7\n" + times("stream\n"+packed.String(), 20<<20/part)) })
	add("PDF of brackets", "c.pdf", func() []byte { return []byte("%PDF-1.7\n" + times("/Author(", 20<<20/part)) })
	add("RTF", "a.rtf", func() []byte { return []byte("{\\rtf1" + times("{\\author ", 20<<20/part)) })
	head := make([]byte, 25)
	copy(head[8:], "\x08\x06\x00\x00\x00")
	binary.BigEndian.PutUint32(head, 1<<31-1)
	binary.BigEndian.PutUint32(head[4:], 1<<31-1)
	png := "\x89PNG\r\n\x1a\n" + chunk("IHDR", string(head[:13])) + chunk("IDAT", packed.String()) + chunk("IEND", "")
	add("picture of endless width", "a.png", func() []byte { return []byte(png) })
	add("picture of many parts", "b.png", func() []byte {
		return []byte("\x89PNG\r\n\x1a\n" + chunk("IHDR", string(head[:13])) + times(chunk("tEXt", ""), 20<<20/part) + chunk("IEND", ""))
	})
	add("picture of colours", "c.png", func() []byte {
		return []byte("\x89PNG\r\n\x1a\n" + chunk("IHDR", string(head[:13])) + times(chunk("iCCP", "a\x00\x00"), 20<<20/part) + chunk("IEND", ""))
	})
	add("JPEG", "a.jpg", func() []byte { return []byte("\xff\xd8" + times("\xff\xe1\x00\x02", 20<<20/part) + "\xff\xd9") })
	add("GIF", "a.gif", func() []byte {
		return []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00" + times("!\xfe\x01a\x00", 20<<20/part) + ";")
	})
	add("WebP", "a.webp", func() []byte { return []byte("RIFF\xff\xff\xff\x00WEBP" + times("EXIF\x00\x00\x00\x00", 20<<20/part)) })
	box := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
	}
	deep := ""
	for range 2000 {
		deep = box("trak", deep)
	}
	add("AVIF", "a.avif", func() []byte {
		return []byte(box("ftyp", "avif\x00\x00\x00\x00") + box("meta", "\x00\x00\x00\x00"+times(box("free", ""), 20<<20/part)))
	})
	add("AVIF of many items", "b.avif", func() []byte {
		return []byte(box("ftyp", "avif\x00\x00\x00\x00") + box("meta", "\x00\x00\x00\x00"+
			box("iinf", "\x00\x00\x00\x00\xff\xff"+strings.Repeat(box("infe", "\x02\x00\x00\x00\x00\x01\x00\x00Exif"), 400_000/part))+
			box("iloc", "\x01\x00\x00\x00\x44\x00\xff\xff"+strings.Repeat("\x00\x02\x00\x00\x00\x00\xff\xff"+strings.Repeat("\x00\x00\x00\x00\x00\x00\x00\x01", 1000), 400/part))))
	})
	add("AVIF of one large item", "c.avif", func() []byte {
		return []byte(box("ftyp", "avif\x00\x00\x00\x00") + box("meta", "\x00\x00\x00\x00"+
			box("iinf", "\x00\x00\x00\x00\x00\x01"+box("infe", "\x02\x00\x00\x00\x00\x01\x00\x00Exif"))+
			box("iloc", "\x01\x00\x00\x00\x44\x00\x00\xff"+strings.Repeat("\x00\x01\x00\x00\x00\x00\xff\xff"+strings.Repeat("\x00\x00\x00\x00\x00\x00\x00\x00", 65535), 200/part/8+1))))
	})
	add("film of deep parts", "a.mp4", func() []byte {
		return []byte(box("ftyp", "isom\x00\x00\x00\x00") + box("moov", strings.Repeat(deep, 200/part+1)))
	})
	add("WebM", "a.webm", func() []byte {
		return []byte("\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + times("\x16\x54\xae\x6b\x80", 20<<20/part))
	})
	add("Ogg", "a.ogg", func() []byte {
		return []byte(times("OggS\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20<<20/part))
	})
	add("MP3", "a.mp3", func() []byte {
		return []byte(times("ID3\x04\x00\x00\x00\x00\x00\x00", 20<<20/part) + times("\xff", 1000))
	})
	add("WAV", "a.wav", func() []byte { return []byte("RIFF\xff\xff\xff\x00WAVE" + times("LIST\x00\x00\x00\x00", 20<<20/part)) })
	logo := func(name, file string, data func() []byte) {
		out = append(out, bomb{name: name, files: map[string]func() []byte{"look/" + file: data,
			"hub.yaml": plain(settings + "look: {logo: look/" + file + "}\n"), page: plain("# Page\n")}})
	}
	logo("logo of entities", "logo.svg", func() []byte {
		return []byte(`<!DOCTYPE svg [<!ENTITY a "` + times("a", 10_000) + `">]><svg viewBox="0 0 1 1">` + times("&a;", 30_000) + "</svg>")
	})
	logo("logo of deep parts", "logo.svg", func() []byte { return []byte(`<svg viewBox="0 0 1 1">` + times("<g>", 380<<10) + "</svg>") })
	logo("logo of numbers", "logo.svg", func() []byte {
		return []byte(`<svg viewBox="0 0 1e999 1e999"><path d="` + times("M0 0L1e9 1e9", 380<<10) + `"/></svg>`)
	})
	return out
}
