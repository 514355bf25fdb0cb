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
	mostUnpacked = 96 << 20
	mostStreams  = 50_000
)

var (
	pdfName  = regexp.MustCompile(`/[^\s/<>\[\](){}%]*#[0-9A-Fa-f]{2}[^\s/<>\[\](){}%]*`)
	pdfCode  = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)
	pdfEntry = regexp.MustCompile(`/(Author|Company|Manager|Subject|Keywords|Title)[\s\x00]*(\(|<[0-9A-Fa-f\s]|[0-9]+[\s\x00]+[0-9]+[\s\x00]+R)`)
	xmpEntry = regexp.MustCompile(`<(dc:creator|dc:title|dc:description|pdf:Author|pdfx:(?:Author|Company|Manager))[^<>]*>(?:\s*<rdf:(?:Seq|Bag|Alt)[^<>]*>\s*<rdf:li[^<>]*>)?\s*([^<\s][^<]*)`)
	xmpPlace = regexp.MustCompile(`\b(dc:creator|pdf:Author|exif:GPSL[a-z]*|photoshop:City)=["']([^"'<>]+)["']`)
	// pdfDocument tells the dictionary of a document from that of a bookmark, which has a title too.
	pdfDocument = regexp.MustCompile(`/(?:Producer|Creator|CreationDate|ModDate|Author)\b`)
	fileNamed   = regexp.MustCompile(`(?i)\.(?:docx?|odt|rtf|pptx?|odp|xlsx?|ods|pages|indd|pdf|jpe?g|png|txt)\b|[\\/]|^Microsoft Word - `)
)

// whatPDFSays looks through a PDF.
func whatPDFSays(data []byte) pdfSays {
	says := pdfSays{whole: true, remarks: false}
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
		if unpacked := inflated(stream, &left); unpacked != nil {
			stream = unpacked
		} else if !has("/Metadata") && !has("/XML") {
			continue
		}
		says.read(plainNames(bytes.ReplaceAll(stream, []byte{0}, nil))) // some have two bytes for each letter
	}
	says.pictures = says.pictures && (signed || !says.locked)
	return says
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
	return pdfName.ReplaceAllFunc(text, func(name []byte) []byte {
		return pdfCode.ReplaceAllFunc(name, func(code []byte) []byte {
			sign, _ := hex.DecodeString(string(code[1:])) // as the pattern has it
			return sign
		})
	})
}

// read takes from a part what it says of the document.
func (s *pdfSays) read(text []byte) {
	s.locked = s.locked || bytes.Contains(text, []byte("/Encrypt"))
	s.remarks = s.remarks || bytes.Contains(text, []byte("/Popup"))
	s.files = s.files || bytes.Contains(text, []byte("/EmbeddedFile"))
	for _, at := range pdfEntry.FindAllSubmatchIndex(text, 100) {
		name, from := string(text[at[2]:at[3]]), at[4]
		value := "…" // elsewhere in the file
		if text[from] == '(' || text[from] == '<' {
			value = pdfString(text[from:])
		}
		near := text[max(0, at[0]-1000):min(len(text), at[1]+1000)]
		if name != "Author" && !pdfDocument.Match(near) {
			continue
		}
		s.add(name, value)
	}
	for _, entry := range append(xmpEntry.FindAllSubmatch(text, 100), xmpPlace.FindAllSubmatch(text, 100)...) {
		s.add(string(entry[1]), html.UnescapeString(string(entry[2])))
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
