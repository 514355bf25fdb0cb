package load

import (
	"path"
	"slices"
	"strings"
)

// isActive reports whether a browser that opens the file could run what is in
// it. Content comes from strangers, and a plain file has no security policy.
func isActive(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".js", ".mjs", ".css", ".wasm", ".swf":
		return true
	}
	return false
}

// isPicture tells the pictures that browsers show.
func isPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"}, strings.ToLower(path.Ext(name)))
}

// isShown reports whether the file is of a kind that is made for readers: not a
// spare copy of a spreadsheet, whose private columns would go with it.
func isShown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm", ".vtt":
		return true
	}
	return isPicture(name)
}

// isDocument reports whether the file is of a kind that people hand out.
func isDocument(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".epub", ".txt", ".rtf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".csv", ".tsv", ".xls", ".xlsx", ".ods", ".ics", ".srt":
		return true
	}
	return false
}

// sheets are the endings of spreadsheets, and whether groups are read from them.
var sheets = map[string]bool{".csv": true, ".tsv": true, ".xlsx": true, ".ods": false, ".xls": false}

// IsSheet reports whether a file is a spreadsheet, whose rows hold what only the
// team may see.
func IsSheet(name string) bool {
	_, is := sheets[strings.ToLower(path.Ext(name))]
	return is
}

// Sent reports whether a file that a finding or a page is about is not the team's own, and
// holds what others sent: that of a feed, which lies outside the content.
func Sent(name string) bool {
	return name != "" && name != "hub.yaml" && !strings.HasPrefix(name, root+"/") &&
		!strings.HasPrefix(name, "layouts/")
}
