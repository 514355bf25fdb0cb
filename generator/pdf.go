package generator

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"html"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"peerhub/generator/image"
)

// pdfSays is what a PDF says beside its text (ISO 32000-1 §14.3).
type pdfSays struct {
	authors  []string // who wrote it, of what house
	titles   []string // what it is called, where that is a name of a file
	locked   bool     // whether nobody can look
	remarks  bool     // whether somebody wrote beside the text
	files    bool     // whether other files lie in it
	pictures bool     // whether something may be written beside a picture
	whole    bool     // whether all of it was looked through
}

// mostUnpacked is how much of the parts of a PDF is unpacked, in bytes, and mostStreams how many.
const (
	mostUnpacked = 32 << 20
	mostStreams  = 50_000
	mostEntries  = 1000 // of a kind that are looked at in a part
	entryWindow  = 4096 // bytes of one
)

// entries begin with what is looked for before the expression is tried: in a part of many megabytes that alone is quick.
var entries = []struct {
	begins []string
	is     *regexp.Regexp // where it begins
}{
	{[]string{"/Author", "/Company", "/Manager", "/Subject", "/Keywords", "/Title"},
		regexp.MustCompile(`^/(Author|Company|Manager|Subject|Keywords|Title)[\s\x00]*(\(|<[0-9A-Fa-f\s]|[0-9]+[\s\x00]+[0-9]+[\s\x00]+R)`)},
	{[]string{"<dc:creator", "<dc:title", "<dc:description", "<pdf:Author", "<pdfx:", "<exif:GPSL", "<photoshop:"},
		regexp.MustCompile(`^<(dc:creator|dc:title|dc:description|pdf:Author|pdfx:(?:Author|Company|Manager)|exif:GPSL[a-z]*|photoshop:(?:City|AuthorsPosition))[^<>]*>(?:\s*<rdf:(?:Seq|Bag|Alt)[^<>]*>\s*<rdf:li[^<>]*>)?\s*([^<\s][^<]*)`)},
	{[]string{"dc:creator=", "pdf:Author=", "exif:GPSL", "photoshop:"},
		regexp.MustCompile(`^(dc:creator|pdf:Author|exif:GPSL[a-z]*|photoshop:(?:City|AuthorsPosition))=["']([^"'<>]+)["']`)},
	{[]string{"(file:"}, regexp.MustCompile(`^\((file):/*([^()\s]+)`)},
	{[]string{"/Subtype"}, regexp.MustCompile(`^/Subtype\s*/(Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Stamp|Caret|Ink|Popup)\b()`)},
}

var (
	// pdfDocument tells the dictionary of a document from that of a bookmark, which has a title too.
	pdfDocument = regexp.MustCompile(`/(?:Producer|Creator|CreationDate|ModDate|Author)\b`)
	fileNamed   = regexp.MustCompile(`(?i)\.(?:docx?|odt|rtf|pptx?|odp|xlsx?|ods|pages|indd|pdf|jpe?g|png|txt)\b|[\\/]|^Microsoft Word - `)
)

// whatPDFSays looks through a PDF.
func whatPDFSays(data []byte) pdfSays {
	says := pdfSays{whole: true}
	left, n := int64(mostUnpacked), 0
	signed := image.Signed(data)
	for before, stream := range image.PDFStreams(data) {
		text := plainNames(before)
		says.read(text)
		head := text[max(0, len(text)-2000):]
		if i := bytes.LastIndex(head, []byte("obj")); i >= 0 {
			head = head[i:]
		}
		if n++; n > mostStreams || left <= 0 {
			says.whole = false
			break
		}
		has := func(name string) bool { return bytes.Contains(head, []byte(name)) }
		switch {
		case stream == nil || has("/FontFile") || has("/Length1"):
			continue
		case has("/JPXDecode"):
			says.pictures = says.pictures || bytes.Contains(stream, []byte("uuid")) || bytes.Contains(stream, []byte("xml "))
			continue
		case has("/DCTDecode") || has("/DCT "):
			picture := stream
			if has("/FlateDecode") {
				picture = inflated(stream, &left)
			}
			says.pictures = says.pictures || !image.BareStream(picture)
			continue
		case has("/Subtype /Image") || has("/Subtype/Image"):
			continue
		}
		digits := has("/ASCIIHexDecode") || has("/AHx")
		if digits {
			stream = fromHex(stream)
		}
		if unpacked := inflated(stream, &left); unpacked != nil {
			stream = unpacked
		} else if digits {
			left -= int64(len(stream))
		} else if !has("/Metadata") && !has("/XML") {
			continue
		}
		says.read(plainNames(bytes.ReplaceAll(stream, []byte{0}, nil))) // some have two bytes for each letter
	}
	says.pictures = says.pictures && (signed || !says.locked)
	return says
}

// fromHex is a part that was written in hexadecimal digits (§7.4.2).
func fromHex(stream []byte) []byte {
	digits, _, _ := bytes.Cut(stream, []byte(">"))
	digits = bytes.Map(func(r rune) rune {
		if r == 0 || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, digits)
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits[:len(digits)/2*2])
	return out[:n]
}

// inflated is a part that was packed; nil when it was not.
func inflated(stream []byte, left *int64) []byte {
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(r, min(*left, mostText)))
	*left -= int64(len(out))
	return out
}

// plainNames are names without signs in disguise: /Autho#72 is /Author (§7.3.5).
func plainNames(text []byte) []byte {
	if !bytes.Contains(text, []byte("#")) {
		return text
	}
	out := make([]byte, 0, len(text))
	for at := 0; at < len(text); at++ {
		var sign [1]byte
		if text[at] != '#' || at+2 >= len(text) || !inName(out) {
			out = append(out, text[at])
		} else if _, err := hex.Decode(sign[:], text[at+1:at+3]); err != nil {
			out = append(out, text[at])
		} else {
			out, at = append(out, sign[0]), at+2
		}
	}
	return out
}

// inName reports whether a name stands at the end: one has at most 127 signs.
func inName(text []byte) bool {
	last := text[max(0, len(text)-127):]
	at := bytes.LastIndexAny(last, "/ \t\r\n<>[](){}%")
	return at >= 0 && last[at] == '/'
}

// read takes from a part what it says of the document.
func (s *pdfSays) read(text []byte) {
	s.locked = s.locked || bytes.Contains(text, []byte("/Encrypt"))
	s.files = s.files || bytes.Contains(text, []byte("/EmbeddedFile"))
	for _, e := range entries {
		for _, begins := range e.begins {
			s.whole = s.each(text, begins, func(at int) {
				if found := e.is.FindSubmatchIndex(text[at:min(len(text), at+entryWindow)]); found != nil {
					s.entry(text, string(text[at+found[2]:at+found[3]]), at+found[4], at+found[5])
				}
			}) && s.whole
		}
	}
}

// each calls with the place of each of the words in a text; it reports whether that were all.
func (s *pdfSays) each(text []byte, word string, call func(at int)) bool {
	at := 0
	for range mostEntries {
		found := bytes.Index(text[at:], []byte(word))
		if found < 0 {
			return true
		}
		call(at + found)
		at += found + len(word)
	}
	return !bytes.Contains(text[at:], []byte(word))
}

// entry takes what an entry of a name says between two places.
func (s *pdfSays) entry(text []byte, name string, from, to int) {
	switch {
	case from == to:
		s.remarks = true
	case strings.Contains(name, ":"):
		s.add(name, html.UnescapeString(string(text[from:to])))
	case name == "file":
		s.add("Title", "/"+string(text[from:to]))
	default:
		near := text[max(0, from-1000):min(len(text), to+1000)]
		if name != "Author" && !pdfDocument.Match(near) {
			return
		}
		value := "…" // elsewhere in the file
		if text[from] == '(' || text[from] == '<' {
			value = pdfString(text[from:])
		}
		s.add(name, value)
	}
}

func (s *pdfSays) add(name, value string) {
	value = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return ' '
	}, value)), " ")
	if runes := []rune(value); len(runes) > 60 {
		value = string(runes[:60]) + "…"
	}
	list := &s.authors
	switch name = path.Base(strings.ReplaceAll(name, ":", "/")); name {
	case "Title", "title", "Subject", "description", "Keywords": // these are for readers, as a rule
		if list = &s.titles; !fileNamed.MatchString(value) {
			return
		}
	}
	if value != "" && len(*list) < 5 && !slices.Contains(*list, value) {
		*list = append(*list, value)
	}
}

// pdfString reads a string as it begins: in brackets, or in hexadecimal digits (§7.3.4).
func pdfString(text []byte) string {
	const most = 1000
	var out []byte
	if text[0] == '<' {
		digits, _, _ := bytes.Cut(text[1:min(len(text), 2*most)], []byte(">"))
		digits = bytes.Join(bytes.Fields(digits), nil)
		out = make([]byte, len(digits)/2)
		n, _ := hex.Decode(out, digits[:len(digits)/2*2])
		out = out[:n]
	} else {
		for depth, at := 0, 0; at < min(len(text), most); at++ {
			switch c := text[at]; {
			case c == '\\' && at+1 < len(text):
				at++
				octal := 0
				for octal < 3 && at+octal < len(text) && text[at+octal] >= '0' && text[at+octal] <= '7' {
					octal++
				}
				if octal == 0 {
					if c = text[at]; strings.ContainsRune("nrtbf\r\n", rune(c)) {
						c = ' '
					}
					out = append(out, c)
					continue
				}
				value := 0
				for _, digit := range text[at : at+octal] {
					value = value<<3 | int(digit-'0')
				}
				out, at = append(out, byte(value)), at+octal-1
				continue
			case c == '(':
				if depth++; depth > 1 {
					out = append(out, c)
				}
			case c == ')':
				if depth--; depth == 0 {
					at = most
					continue
				}
				out = append(out, c)
			default:
				out = append(out, c)
			}
		}
	}
	switch {
	case bytes.HasPrefix(out, []byte("\xfe\xff")):
		var units []uint16
		for ; len(out) >= 2; out = out[2:] {
			units = append(units, uint16(out[0])<<8|uint16(out[1]))
		}
		return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
	case utf8.Valid(out):
		return strings.TrimPrefix(string(out), "\ufeff")
	}
	runes := make([]rune, len(out)) // PDFDocEncoding, whose letters are those of Latin 1 as a rule
	for i, b := range out {
		runes[i] = rune(b)
	}
	return string(runes)
}
