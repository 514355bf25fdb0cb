package bookpack

import (
	"path"
	"strings"
)

// pictures are the kinds that every reading system shows (EPUB 3.3 §3.2), and
// how their files begin. Drawings (SVG) are no pictures of a hub: see package
// load.
var pictures = map[string]struct{ kind, sign string }{
	".png":  {"image/png", "\x89PNG\r\n\x1a\n"},
	".jpg":  {"image/jpeg", "\xff\xd8\xff"},
	".jpeg": {"image/jpeg", "\xff\xd8\xff"},
	".gif":  {"image/gif", "GIF8"},
	".webp": {"image/webp", "RIFF"},
}

func mediaType(name string) string { return pictures[strings.ToLower(path.Ext(name))].kind }

// packable reports whether a picture of this name may stand in a book.
func packable(name string) bool { return mediaType(name) != "" }

// sound reports whether a picture begins as its name says.
func sound(name string, data []byte) bool {
	sign := pictures[strings.ToLower(path.Ext(name))].sign
	return sign != "" && strings.HasPrefix(string(data[:min(len(data), len(sign))]), sign)
}
