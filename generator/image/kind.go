package image

import "bytes"

// Kind is what a file is by its first bytes, whatever its name says: "PDF", "HEIC"; "" when nobody can tell.
func Kind(data []byte) string {
	for _, k := range []struct {
		at         int
		sign, kind string
	}{{0, "\xff\xd8\xff", "JPEG"}, {0, "\x89PNG", "PNG"}, {0, "GIF8", "GIF"}, {8, "WEBP", "WebP"}, {0, "%PDF", "PDF"},
		{4, "ftypavi", "AVIF"}, {4, "ftyphe", "HEIC"}, {4, "ftypmif1", "HEIC"}, {4, "ftypmsf1", "HEIC"}, {4, "ftypqt", "MOV"},
		{4, "ftyp", "MP4"}, {0, "II\x2a\x00", "TIFF"}, {0, "MM\x00\x2a", "TIFF"}, {0, "BM", "BMP"}, {0, "ID3", "MP3"},
		{0, "PK\x03\x04", "ZIP"}, {0, "<svg", "SVG"}, {0, "<?xml", "SVG"}} {
		if len(data) > k.at && bytes.HasPrefix(data[k.at:], []byte(k.sign)) {
			return k.kind
		}
	}
	return ""
}
