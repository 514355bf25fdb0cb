package generator

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// Documents come out of programs that write into them who wrote them. They cannot be
// taken apart as pictures can, so what they say is told.

// privateNamed reports whether a file says by its name that it is for the team alone:
// "[intern] list.pdf".
func privateNamed(words model.Words, name string) bool {
	return spreadsheet.Private(words, strings.TrimSuffix(path.Base(name), path.Ext(name)))
}

// officeKinds are the files of office programs that are archives of XML.
var officeKinds = []string{".xlsx", ".docx", ".pptx", ".ods", ".odt", ".odp", ".epub"}

// mostText is how much of a part of a file is looked at, in bytes.
const mostText = 32 << 20

// partsOf are the parts in XML of a file of an office program, by their names.
func partsOf(name string, data []byte) map[string][]byte {
	if !slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	out := map[string][]byte{}
	for _, part := range archive.File {
		if !strings.HasSuffix(part.Name, ".xml") {
			continue
		}
		if f, err := part.Open(); err == nil {
			out[part.Name], _ = io.ReadAll(io.LimitReader(f, mostText))
			_ = f.Close()
		}
	}
	return out
}

var xmlTags = regexp.MustCompile(`<[^<>]*>`)

// hasPrivate reports whether a spreadsheet or another file of an office says of a part
// that it is for the team alone, in one of the words for that, in brackets.
func hasPrivate(words model.Words, name string, data []byte) bool {
	says := func(text []byte) bool {
		text = bytes.ToLower(text)
		for word := range words["private"] {
			for _, pair := range []string{"()", "[]"} {
				if bytes.Contains(text, []byte(pair[:1]+word+pair[1:])) {
					return true
				}
			}
		}
		return bytes.Contains(text, []byte("(private)")) || bytes.Contains(text, []byte("[private]"))
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".rtf":
		return says(data)
	}
	for _, text := range partsOf(name, data) {
		if says(text) || says(xmlTags.ReplaceAll(text, nil)) { // a word may be cut by its looks
			return true
		}
	}
	return false
}

var (
	// authors say in a file who wrote it or changed it.
	authors    = regexp.MustCompile(`<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|dc:contributor)[^<>]*>\s*[^<\s]`)
	pdfAuthors = regexp.MustCompile(`/Author\s*(?:\(\s*[^)\s]|<[0-9A-Fa-f]{5,})|<dc:creator>(?:\s*<rdf:Seq>\s*<rdf:li[^>]*>)?\s*[^<\s]`)
	rtfAuthors = regexp.MustCompile(`\\(?:author|operator) [^}\s]`)
	// remarks are what people wrote beside a text, or took out of it.
	remarks = regexp.MustCompile(`<(?:w:ins|w:del|w:comment|text:tracked-changes|office:annotation|text:changed-region|p:cm|comment)[ >]`)
	streams = regexp.MustCompile(`stream\r?\n`)
)

// toldBy says what a file says of those who wrote it.
func toldBy(name string, data []byte) (found []diag.Finding) {
	tell := func(message, suggestion diag.Text) {
		found = append(found, diag.Finding{Code: diag.PersonalData, Severity: diag.Warning, File: name, Message: message,
			Suggestion: suggestion})
	}
	author, remark := false, false
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		author = pdfAuthors.Match(data) || slices.ContainsFunc(unpackedStreams(data), pdfAuthors.Match)
	case ".rtf":
		author = rtfAuthors.Match(data)
	case ".epub": // whose authors are to be known
	default:
		for part, text := range partsOf(name, data) {
			author = author || authors.Match(text)
			remark = remark || remarks.Match(text) || strings.Contains(part, "comments")
		}
	}
	if author {
		tell("This file says who wrote it. That is not taken out when it is published.",
			"Open it in its program, delete the author under its properties, and save it again.")
	}
	if remark {
		tell("This file has comments, or changes that are tracked, and readers can see them.",
			"Accept all changes, delete the comments, and save it again.")
	}
	return found
}

// unpackedStreams are the parts of a PDF that are compressed, as far as they are text: at
// most some of them, since a book has thousands.
func unpackedStreams(data []byte) [][]byte {
	const most = 200
	var out [][]byte
	for _, at := range streams.FindAllIndex(data, most) {
		if r, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
			text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
			out = append(out, text)
		}
	}
	return out
}
