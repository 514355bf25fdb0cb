package bookpack

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html/atom"

	"peerhub/generator/digits"
	"peerhub/generator/typography"
)

// EPUB returns the book as an EPUB 3 publication. It is made of text alone, so
// that any reading system shows it in the letters, colours and size that its
// reader chose.
func (b *Book) EPUB() ([]byte, error) {
	p, err := b.parse(extension, false)
	if err != nil {
		return nil, err
	}
	a := newArchive()
	a.store("mimetype", "application/epub+zip")
	a.add("META-INF/container.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="`+folder+`package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`))
	a.add(folder+"package.opf", []byte(b.packageDocument(p)))
	a.add(folder+"nav"+extension, []byte(b.navigation()))
	a.add(folder+"book.css", b.Style)
	for i, part := range b.Parts {
		mend(p.roots[i])
		a.add(folder+p.names[i], []byte(b.chapter(part, xhtml(p.roots[i]))))
	}
	for _, f := range b.Files {
		a.add(folder+f.Name, f.Data)
	}
	return a.bytes()
}

const folder = "EPUB/"

// packageDocument says what the book is and of what it is made (EPUB 3.3 §5),
// and for whom (EPUB Accessibility 1.1 §2).
func (b *Book) packageDocument(p *pages) string {
	var out strings.Builder
	line := func(format string, args ...any) {
		for i, arg := range args {
			if s, is := arg.(string); is {
				args[i] = escaped(s)
			}
		}
		fmt.Fprintf(&out, format+"\n", args...)
	}
	line(`<?xml version="1.0" encoding="UTF-8"?>`)
	line(`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="%s" dir="%s">`,
		b.Language, b.Dir)
	line(`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	line(`<dc:identifier id="id">%s</dc:identifier>`, b.identifier())
	line(`<dc:title>%s</dc:title>`, b.Title)
	line(`<dc:language>%s</dc:language>`, b.Language)
	for i, name := range b.Creators {
		line(`<dc:creator id="creator-%d">%s</dc:creator>`, i+1, name)
		line(`<meta refines="#creator-%d" property="role" scheme="marc:relators">aut</meta>`, i+1)
	}
	for i, name := range b.Contributors {
		line(`<dc:contributor id="contributor-%d">%s</dc:contributor>`, i+1, name)
		line(`<meta refines="#contributor-%d" property="role" scheme="marc:relators">trl</meta>`, i+1)
	}
	for _, fact := range []struct{ name, text string }{
		{"publisher", b.Publisher}, {"description", b.Summary}, {"source", b.Source},
		{"date", b.Date.String()},
	} {
		if fact.text != "" {
			line(`<dc:`+fact.name+`>%s</dc:`+fact.name+`>`, fact.text)
		}
	}
	for _, rights := range b.Rights {
		line(`<dc:rights>%s</dc:rights>`, rights)
	}
	line(`<meta property="dcterms:modified">%s</meta>`, b.modified())
	pictures := p.has(atom.Img)
	modes, features := []string{"textual"}, []string{"structuralNavigation", "tableOfContents", "readingOrder",
		"displayTransformability"}
	if pictures {
		modes, features = append(modes, "visual"), append(features, "alternativeText")
	}
	for _, mode := range modes {
		line(`<meta property="schema:accessMode">%s</meta>`, mode)
	}
	line(`<meta property="schema:accessModeSufficient">textual</meta>`)
	for _, feature := range features {
		line(`<meta property="schema:accessibilityFeature">%s</meta>`, feature)
	}
	line(`<meta property="schema:accessibilityHazard">%s</meta>`,
		map[bool]string{false: "none", true: "unknown"}[pictures])
	line(`<meta property="schema:accessibilitySummary">%s</meta>`, b.Accessibility)
	line(`</metadata>`)

	line(`<manifest>`)
	line(`<item id="nav" href="nav%s" media-type="application/xhtml+xml" properties="nav"/>`, extension)
	line(`<item id="style" href="book.css" media-type="text/css"/>`)
	for i, name := range p.names {
		line(`<item id="part-%d" href="%s" media-type="application/xhtml+xml"/>`, i+1, name)
	}
	for i, f := range b.Files {
		line(`<item id="file-%d" href="%s" media-type="%s"/>`, i+1, f.Name, mediaType(f.Name))
	}
	line(`</manifest>`)
	line(`<spine page-progression-direction="%s">`, b.Dir)
	for i, part := range b.Parts {
		line(`<itemref idref="part-%d"/>`, i+1)
		if part.Kind == PartCover {
			line(`<itemref idref="nav"/>`)
		}
	}
	line(`</spine>`)
	line(`</package>`)
	return out.String()
}

// navigation is the table of contents, and the places that a reading system
// may lead to.
func (b *Book) navigation() string {
	var toc, marks strings.Builder
	started := false
	for _, part := range b.Parts {
		to := escaped(part.Name + extension)
		if part.Kind == PartCover {
			fmt.Fprintf(&marks, "<li><a epub:type=\"cover\" href=\"%s\">%s</a></li>\n"+
				"<li><a epub:type=\"toc\" href=\"#toc\">%s</a></li>\n", to, escaped(b.Cover), escaped(b.Contents))
			continue
		}
		if !started {
			started = true
			fmt.Fprintf(&marks, "<li><a epub:type=\"bodymatter\" href=\"%s\">%s</a></li>\n", to, escaped(b.Start))
		}
		fmt.Fprintf(&toc, "<li><a href=\"%s\"%s>%s</a></li>\n", to, tongue(part.Language, part.Dir),
			escaped(part.Title))
	}
	return document(b.Language, b.Dir, b.Contents, `<body>
<nav epub:type="toc" id="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">`+escaped(b.Contents)+`</h1>
<ol>
`+toc.String()+`</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden">
<ol>
`+marks.String()+`</ol>
</nav>
</body>`)
}

// roles are the parts' kinds in the words of DPUB-ARIA 1.1.
var roles = map[PartKind]string{PartModule: "doc-introduction", PartLesson: "doc-chapter", PartImprint: "doc-colophon"}

// chapter is the file of a part.
func (b *Book) chapter(part Part, text string) string {
	role := ""
	if r := roles[part.Kind]; r != "" {
		role = ` role="` + r + `"`
	}
	return document(b.Language, b.Dir, part.Title, `<body>
<section epub:type="`+string(part.Kind)+`" class="`+string(part.Kind)+`"`+role+` aria-label="`+escaped(part.Title)+`">
`+text+`
</section>
</body>`)
}

// document is a file of the book. Numbers in it keep their order, whatever the text.
func document(language, dir, title, body string) string {
	if dir == "rtl" {
		title = digits.Text(title)
	}
	return string(digits.HTML(typography.HTML([]byte(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"`+tongue(language, dir)+`>
<head>
<meta charset="utf-8"/>
<title>`+escaped(cmp.Or(strings.TrimSpace(title), path.Base(folder)))+`</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
`+body+`
</html>
`), language), ""))
}

// tongue marks a text with its language and direction.
func tongue(language, dir string) string {
	var out strings.Builder
	if language != "" {
		writeAttribute(&out, "lang", language)
		writeAttribute(&out, "xml:lang", language)
	}
	if dir != "" {
		writeAttribute(&out, "dir", dir)
	}
	return out.String()
}
