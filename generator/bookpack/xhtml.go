package bookpack

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// xhtml writes the children of a node as XML: closed elements, quoted
// attributes, none of HTML's named entities (EPUB 3.3 §6.1).
func xhtml(root *html.Node) string {
	var out strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		writeXML(&out, n)
	}
	return out.String()
}

// void are the elements that hold nothing (HTML Standard §13.1.2).
var void = strings.Fields("area base br col embed hr img input link meta source track wbr")

// dropped are elements that a book has no use for.
var dropped = strings.Fields("script style svg math template form button input textarea select iframe object embed " +
	"noscript")

func writeXML(out *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		escape(out, n.Data, false)
		return
	case html.ElementNode:
	default:
		return // comments
	}
	if slices.Contains(dropped, n.Data) {
		return
	}
	out.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		if a.Namespace != "" || !isName(a.Key) {
			continue
		}
		writeAttribute(out, a.Key, a.Val)
		if a.Key == "lang" {
			writeAttribute(out, "xml:lang", a.Val)
		}
	}
	if slices.Contains(void, n.Data) {
		out.WriteString("/>")
		return
	}
	out.WriteByte('>')
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		writeXML(out, child)
	}
	out.WriteString("</" + n.Data + ">")
}

func writeAttribute(out *strings.Builder, key, value string) {
	out.WriteString(" " + key + `="`)
	escape(out, value, true)
	out.WriteByte('"')
}

// isName reports whether XML takes the name of an attribute. HTML takes nearly
// anything.
func isName(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// escape writes text as XML, without the characters that it must not have (XML
// 1.0 §2.2).
func escape(out *strings.Builder, text string, quoted bool) {
	for _, c := range text {
		switch {
		case c == '&':
			out.WriteString("&amp;")
		case c == '<':
			out.WriteString("&lt;")
		case c == '>':
			out.WriteString("&gt;")
		case c == '"' && quoted:
			out.WriteString("&quot;")
		case c < ' ' && c != '\n' && c != '\t', c == 0xFFFE, c == 0xFFFF, c == '\uFFFD':
		default:
			out.WriteRune(c)
		}
	}
}

// escaped returns text for XML.
func escaped(text string) string {
	var out strings.Builder
	escape(&out, text, true)
	return out.String()
}
