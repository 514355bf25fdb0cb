package image

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Namespaces of what is drawn, and of links in it.
const (
	nsSVG   = "http://www.w3.org/2000/svg"
	nsXLink = "http://www.w3.org/1999/xlink"
)

// deepestSVG is how deep elements may lie in each other.
const deepestSVG = 1000

// SVG returns a drawing without what programs wrote beside it: metadata, remarks, and elements and attributes of their own,
// which may say where on whose computer it lay. Pictures in it say nothing beside their points. What could run stays: whoever
// shows a drawing asks for that.
func SVG(data []byte) ([]byte, error) {
	in := xml.NewDecoder(bytes.NewReader(data))
	var out bytes.Buffer
	spaces := map[string]string{"": nsSVG, "xml": "xml"} // by prefix
	var names []string                                   // of open elements
	gone, began := 0, false                              // how deep in what is left out; whether the last tag is still open
	for {
		token, err := in.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, ErrUnreadable
		}
		end, ends := token.(xml.EndElement)
		if _, remark := token.(xml.Comment); began && !ends && !remark {
			out.WriteByte('>')
			began = false
		}
		switch at := token.(type) {
		case xml.StartElement:
			for _, a := range at.Attr {
				if a.Name.Space == "xmlns" {
					spaces[a.Name.Local] = a.Value
				} else if a.Name.Space == "" && a.Name.Local == "xmlns" {
					spaces[""] = a.Value
				}
			}
			name := qualified(at.Name)
			if len(names) == 0 && at.Name.Local != "svg" || len(names) >= deepestSVG {
				return nil, ErrUnreadable
			}
			names = append(names, name)
			if gone > 0 || at.Name.Local == "metadata" || spaces[at.Name.Space] != nsSVG {
				if gone++; spaces[""] != nsSVG {
					spaces[""] = nsSVG // outside of it
				}
				continue
			}
			out.WriteString("<" + name)
			for _, a := range at.Attr {
				value, err := attribute(a, spaces)
				if err != nil {
					return nil, err
				}
				out.WriteString(value)
			}
			began = true
		case xml.EndElement:
			if len(names) == 0 || names[len(names)-1] != qualified(end.Name) {
				return nil, ErrUnreadable
			}
			names = names[:len(names)-1]
			switch {
			case gone > 0:
				gone--
			case began:
				out.WriteString("/>")
			default:
				out.WriteString("</" + qualified(end.Name) + ">")
			}
			if gone == 0 {
				began = false
			}
		case xml.CharData:
			if gone == 0 && len(names) > 0 {
				text := string(at)
				if strings.HasSuffix(names[len(names)-1], "style") {
					text = styled(text)
				}
				out.WriteString(escapes.Replace(text))
			}
		}
	}
	if len(names) > 0 || out.Len() == 0 {
		return nil, ErrUnreadable
	}
	return out.Bytes(), nil
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func qualified(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}

// within are pictures that stand in a drawing itself.
var within = regexp.MustCompile(`^\s*data:image/([a-z]+);base64,`)

var (
	// ofComputer begins the address of a file on somebody's own computer, which leads nowhere and says whose it is.
	ofComputer = regexp.MustCompile(`(?i)^\s*(?:file:|[a-z]:[\\/]|\\\\)`)
	// toComputer is one in a style.
	toComputer = regexp.MustCompile(`(?i)@import\s+(?:url\(\s*)?["']?\s*(?:file:|[a-z]:[\\/])[^;]*;?|url\(\s*["']?\s*(?:file:|[a-z]:[\\/])[^)]*\)`)
)

// styled is CSS without remarks, and without addresses on somebody's own computer.
func styled(css string) string {
	return toComputer.ReplaceAllStringFunc(cssRemark.ReplaceAllString(css, " "), func(found string) string {
		if strings.HasPrefix(found, "@") {
			return ""
		}
		return "none"
	})
}

// attribute writes one that is for drawing; "" is none.
func attribute(a xml.Attr, spaces map[string]string) (string, error) {
	switch space := a.Name.Space; {
	case space == "" && a.Name.Local == "xmlns", space == "xmlns":
		if a.Value != nsSVG && a.Value != nsXLink {
			return "", nil
		}
	case space == "xml" && a.Name.Local == "base", a.Name.Local == "href" && ofComputer.MatchString(a.Value), space == "" && strings.HasPrefix(a.Name.Local, "data-"), space != "" && space != "xml" && spaces[space] != nsXLink:
		return "", nil
	}
	if a.Name.Local == "style" {
		a.Value = styled(a.Value)
	} else {
		a.Value = toComputer.ReplaceAllString(a.Value, "none")
	}
	if kind := within.FindStringSubmatch(a.Value); kind != nil && a.Name.Local == "href" && slices.Contains([]string{"jpeg", "jpg", "png", "webp", "gif", "avif"}, kind[1]) {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(a.Value[len(kind[0]):]), ""))
		if err != nil {
			return "", ErrUnreadable
		}
		if data, err = Bare("."+kind[1], data); err != nil {
			return "", err
		}
		a.Value = "data:image/" + kind[1] + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	return " " + qualified(a.Name) + `="` + escapes.Replace(a.Value) + `"`, nil
}
