package generator

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/image"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// Documents come out of programs that write into them who wrote them. What they say
// is told, and of the pictures in them what cameras wrote is taken out.

// privateNamed reports whether a file says by its name that it is for the team alone:
// "[intern] list.pdf".
func privateNamed(words model.Words, name string) bool {
	return spreadsheet.Private(words, strings.TrimSuffix(path.Base(name), path.Ext(name)))
}

// officeKinds are the files of office programs that are archives of XML.
var officeKinds = []string{".xlsx", ".docx", ".pptx", ".ods", ".odt", ".odp", ".epub"}

// mostText is how much of a part of a file is looked at, in bytes.
const mostText = 32 << 20

// Limits of what an office file or a PDF may hold, in bytes: what is unpacked is looked
// through several times.
const (
	mostXML    = 32 << 20
	mostInside = 96 << 20
	mostParts  = 10_000
)

// withinBounds reports whether a file of an office program can be looked through. What its
// parts say of their size holds: whoever unpacks more gets an error.
func withinBounds(name string, data []byte) bool {
	if !slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) {
		return true
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return true // it is no archive, and not unpacked
	}
	var text, all uint64
	for _, part := range archive.File {
		size := min(part.UncompressedSize64, mostInside+1)
		if all += size; strings.HasSuffix(part.Name, ".xml") {
			text += size
		}
	}
	return text <= mostXML && all <= mostInside && len(archive.File) <= mostParts
}

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

// unpacks reports whether the text of a file of an office program can be unpacked as the file says. Programs
// that believe it less show what nobody has looked through.
func unpacks(name string, data []byte) bool {
	if !slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) {
		return true
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return true // it is no archive, and no program opens it
	}
	for _, part := range archive.File {
		if !strings.HasSuffix(part.Name, ".xml") {
			continue
		}
		f, err := part.Open()
		if err != nil {
			return false
		}
		_, err = io.Copy(io.Discard, f)
		if _ = f.Close(); err != nil {
			return false
		}
	}
	return true
}

// withBarePictures is a file of an office program whose pictures say nothing beside what
// is seen. Its other parts stay byte for byte; what cannot be read is told by toldBy.
func withBarePictures(data []byte) []byte {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	var out bytes.Buffer
	w, changed := zip.NewWriter(&out), false
	for _, part := range archive.File {
		if was, is := picture(part); was != nil && !bytes.Equal(was, is) {
			changed = true
			header := &zip.FileHeader{Name: part.Name, Method: part.Method}
			if f, err := w.CreateHeader(header); err != nil {
				return data
			} else if _, err := f.Write(is); err != nil {
				return data
			}
		} else if err := w.Copy(part); err != nil {
			return data
		}
	}
	if !changed || w.Close() != nil {
		return data
	}
	return out.Bytes()
}

// picture is a picture in a document as it was and without what is written beside it;
// the same twice if it cannot be read, nil of what is none.
func picture(part *zip.File) (was, is []byte) {
	ext := strings.ToLower(path.Ext(part.Name))
	if !slices.Contains(pictureKinds, ext) || part.UncompressedSize64 > mostText {
		return nil, nil
	}
	f, err := part.Open()
	if err != nil {
		return nil, nil
	}
	defer f.Close()
	if was, err = io.ReadAll(io.LimitReader(f, mostText)); err != nil || len(was) == 0 {
		return nil, nil
	}
	if ext == ".svg" {
		is, err = image.SVG(was)
	} else {
		is, err = image.Bare(part.Name, was)
	}
	if err != nil || ext == ".tif" || ext == ".tiff" || ext == ".heic" {
		return was, was
	}
	return was, is
}

// pictureKinds are the pictures, films and recordings in documents; of TIFF and HEIC
// nothing can be taken out.
var pictureKinds = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".mp4", ".m4a", ".mp3", ".wav", ".webm", ".ogg",
	".tif", ".tiff", ".heic", ".svg"}

// uncleaned reports whether a document has a picture of which nothing could be taken out.
func uncleaned(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && slices.ContainsFunc(archive.File, func(part *zip.File) bool {
		ext := strings.ToLower(path.Ext(part.Name))
		if ext == ".tif" || ext == ".tiff" || ext == ".heic" {
			return true
		}
		was, _ := picture(part)
		_, err := image.Bare(part.Name, was)
		if ext == ".svg" {
			_, err = image.SVG(was)
		}
		return slices.Contains(pictureKinds, ext) && (was == nil || err != nil)
	})
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
	rtfAuthors = regexp.MustCompile(`\\(?:author|operator) [^}\s]`)
	// remarks are what people wrote beside a text, or took out of it.
	remarks = regexp.MustCompile(`<(?:w:ins|w:del|w:comment|text:tracked-changes|office:annotation|text:changed-region|p:cm|comment)[ >]`)
)

// toldBy says what a file says of those who wrote it.
func toldBy(name string, data []byte) (found []diag.Finding) {
	tell := func(message, suggestion diag.Text) {
		found = append(found, diag.Finding{Code: diag.PersonalData, Severity: diag.Warning, File: name, Message: message,
			Suggestion: suggestion})
	}
	author, remark, whole, picture := false, false, true, false
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		says := whatPDFSays(data)
		if remark, whole, picture = says.remarks, says.whole || len(says.authors) > 0, says.pictures; len(says.authors) > 0 {
			tell(diag.Say("This file says who wrote it: %s. That is not taken out when it is published.", strings.Join(says.authors, "; ")),
				"Open the document that it was made from, delete the author under its properties, and save it as PDF again.")
		}
		if len(says.titles) > 0 {
			tell(diag.Say("This file says what another file is called, or where it lay: %s. That is not taken out when it is published.",
				strings.Join(says.titles, "; ")),
				"Open the document that it was made from, write a title for readers under its properties, and save it as PDF again.")
		}
		if says.locked {
			tell("This file is locked, so nobody could look what it says of those who wrote it.",
				"Save it as PDF again, without a password and without protection.")
		}
		if says.files {
			tell("Other files lie in this file, and nobody has looked through those.",
				"Take them out in the program that it was made with, and save it as PDF again.")
		}
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
	if !author && !whole {
		tell("This file is so large that not all of it was looked through for who wrote it.",
			"Open it in its program, delete the author under its properties, and save it again.")
	}
	if picture || slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) && uncleaned(data) {
		tell("A picture in this file may say where, when and with what it was taken. That is not taken out.",
			"Save the picture as JPEG or PNG, and put that into the file in its place.")
	}
	return found
}
