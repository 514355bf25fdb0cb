package training

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// Sound reports whether a picture is what its name says. A drawing must be
// well-formed XML that fetches nothing and runs nothing: a book is opened without
// the hub's own guards.
func Sound(name string, data []byte) bool {
	kind := mediaType(name)
	if strings.ToLower(path.Ext(name)) != ".svg" {
		for _, sign := range signs[kind] {
			if strings.HasPrefix(string(data[:min(len(data), 16)]), sign) {
				return true
			}
		}
		return false
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	first := true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return !first
		}
		if err != nil {
			return false
		}
		switch t := token.(type) {
		case xml.Directive:
			return false // a document type may name entities
		case xml.StartElement:
			if first && t.Name.Local != "svg" || slices.Contains([]string{"script", "foreignObject", "handler", "iframe", "style", "image", "animate", "set"}, t.Name.Local) {
				return false
			}
			first = false
			for _, a := range t.Attr {
				name := strings.ToLower(a.Name.Local)
				if strings.HasPrefix(name, "on") || name == "href" && !strings.HasPrefix(a.Value, "#") ||
					a.Name.Space != "xmlns" && strings.Contains(strings.ReplaceAll(a.Value, "url(#", ""), "url(") {
					return false
				}
			}
		}
	}
}

// signs are how the files of pictures begin.
var signs = map[string][]string{
	"image/png": {"\x89PNG\r\n\x1a\n"}, "image/jpeg": {"\xff\xd8\xff"}, "image/gif": {"GIF87a", "GIF89a"}, "image/webp": {"RIFF"},
}
