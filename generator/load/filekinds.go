package load

import (
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
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

// instead says what to do with pictures and films as cameras write them and no browser shows them.
var instead = func() map[string]diag.Text {
	out := map[string]diag.Text{}
	for _, ext := range []string{".heic", ".heif", ".hif"} {
		out[ext] = "Save it as JPEG: open it on a computer and export it. An iPhone takes JPEG from the start with Settings, Camera, " +
			"Formats, Most Compatible."
	}
	for _, ext := range []string{".tif", ".tiff", ".bmp", ".psd", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".jp2", ".jxl"} {
		out[ext] = "Open it in a picture program, and save it as JPEG, or as PNG if it is drawn."
	}
	for _, ext := range []string{".mov", ".avi", ".mkv", ".wmv", ".3gp", ".m4v"} {
		out[ext] = "Open it in a program for films, and save it as MP4. A long film is better off on a platform: write a link to it."
	}
	for _, ext := range []string{".wma", ".aif", ".aiff", ".amr", ".flac", ".aac"} {
		out[ext] = "Open it in a program for recordings, and save it as MP3."
	}
	return out
}()

// isPicture tells the pictures that browsers show.
func isPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"}, strings.ToLower(path.Ext(name)))
}

// stays tells the pictures of which no smaller ones are made: those that move, as a rule, and AVIF.
func stays(name string) bool {
	return slices.Contains([]string{".gif", ".avif"}, strings.ToLower(path.Ext(name)))
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
