package bookpack

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// SCORM returns the book's one part, a whole HTML document, as a content package
// with one SCO (SCORM 1.2 CAM §2.3). The document is index.html, and finds the
// book's style and script beside it. It needs no learning platform: opened by
// itself, it is a page.
func (b *Book) SCORM() ([]byte, error) {
	p, err := b.parse(".html", true)
	if err != nil {
		return nil, err
	}
	root := p.roots[0]
	each(root, func(n *html.Node) {
		if to := attribute(n, "href"); n.DataAtom == atom.A && strings.HasPrefix(to, "http") {
			setAttribute(n, "target", "_blank") // a platform shows the page in a frame
			setAttribute(n, "rel", strings.TrimSpace(attribute(n, "rel")+" noopener noreferrer"))
		}
	})
	var page bytes.Buffer
	if err := html.Render(&page, root); err != nil {
		return nil, err
	}
	a := newArchive()
	a.add("imsmanifest.xml", []byte(b.manifest(p)))
	a.add(p.names[0], page.Bytes())
	a.add(styleName, b.Style)
	a.add(scriptName, b.Script)
	for _, f := range b.Files {
		a.add(f.Name, f.Data)
	}
	return a.bytes()
}

// The files beside a package's page.
const (
	styleName  = "module.css"
	scriptName = "module.js"
)

// manifest lists what the package holds (IMS Content Packaging 1.1.2, with the
// words of ADL for SCORM 1.2).
func (b *Book) manifest(p *pages) string {
	id := strings.ReplaceAll(b.identifier()[len("urn:uuid:"):], "-", "")
	var files strings.Builder
	names := append([]string{styleName, scriptName}, p.names...)
	for _, f := range b.Files {
		names = append(names, f.Name)
	}
	for _, name := range names {
		files.WriteString(`<file href="` + escaped(name) + "\"/>\n")
	}
	title := escaped(b.Title)
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="module-` + id + `" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
<metadata>
<schema>ADL SCORM</schema>
<schemaversion>1.2</schemaversion>
</metadata>
<organizations default="organization">
<organization identifier="organization">
<title>` + title + `</title>
<item identifier="item" identifierref="page" isvisible="true">
<title>` + title + `</title>
</item>
</organization>
</organizations>
<resources>
<resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="` + escaped(p.names[0]) + `">
` + files.String() + `</resource>
</resources>
</manifest>
`
}
