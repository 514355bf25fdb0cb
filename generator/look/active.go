package look

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
)

// activeParts are elements that run, or that hold what is no drawing.
var activeParts = map[string]bool{"script": true, "foreignobject": true, "handler": true, "listener": true, "iframe": true, "object": true,
	"embed": true, "audio": true, "video": true, "html": true, "body": true, "link": true, "meta": true, "base": true, "form": true}

// outside is an address in a style that is no part of the drawing and no picture within it, or what
// may hide one.
var outside = regexp.MustCompile(`(?i)\\|image-set|@import|expression\s*\(|javascript:|(?:url|src)\(\s*["']?\s*[^"'#d\s]|(?:url|src)\(\s*["']?d(?:[^a]|a[^t]|at[^a]|ata[^:])`)

// within is an address of the drawing itself, or of a picture that it holds.
var within = regexp.MustCompile(`^\s*(?:#|data:image/(?:png|jpeg|webp|gif)[;,])`)

// active reports whether an SVG drawing could run a program or ask somebody for something when a
// browser opens it by itself, or is no XML, in which nobody can tell. What a drawing may say of
// how it moves is refused as well where it would change an address or a program.
func active(data []byte) bool {
	in := xml.NewDecoder(bytes.NewReader(data))
	inStyle, style := false, []byte(nil) // its text may come in several parts
	for {
		token, err := in.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF)
		}
		switch at := token.(type) {
		case xml.ProcInst:
			if at.Target != "xml" {
				return true
			}
		case xml.Directive:
			// What a DOCTYPE declares itself gives any element an attribute that stands nowhere in it.
			if bytes.Contains(at, []byte("[")) || bytes.Contains(bytes.ToUpper(at), []byte("ENTITY")) {
				return true
			}
		case xml.StartElement:
			name := strings.ToLower(at.Name.Local)
			if inStyle || activeParts[name] || attributeActive(at) {
				return true
			}
			inStyle = name == "style"
		case xml.EndElement:
			if inStyle && outside.Match(style) {
				return true
			}
			inStyle, style = false, nil
		case xml.CharData:
			if inStyle {
				style = append(style, at...)
			}
		}
	}
}

func attributeActive(at xml.StartElement) bool {
	for _, a := range at.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"),
			name == "href" && at.Name.Local != "a" && !within.MatchString(value),
			name == "href" && at.Name.Local == "a" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://"),
			name == "attributename" && (strings.Contains(strings.ToLower(value), "href") || strings.HasPrefix(strings.ToLower(value), "on")),
			name != "href" && (name == "style" || strings.Contains(value, "(")) && outside.MatchString(value):
			return true
		}
	}
	return false
}
