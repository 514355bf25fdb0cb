package bookpack

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
)

// archive is a zip file in memory, the same bytes for the same files: it has no
// times.
type archive struct {
	buffer bytes.Buffer
	zip    *zip.Writer
	err    error // the first; later files are not written
}

func newArchive() *archive {
	a := &archive{}
	a.zip = zip.NewWriter(&a.buffer)
	return a
}

// store writes a file as it is and without extra fields, as the mimetype of an
// EPUB must be (EPUB 3.3 §4.2.2).
func (a *archive) store(name, data string) {
	if a.err != nil {
		return
	}
	header := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(data)),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}
	w, err := a.zip.CreateRaw(header)
	if err == nil {
		_, err = w.Write([]byte(data))
	}
	a.err = err
}

func (a *archive) add(name string, data []byte) {
	if a.err != nil {
		return
	}
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(data)
	}
	a.err = err
}

func (a *archive) bytes() ([]byte, error) {
	if a.err == nil {
		a.err = a.zip.Close()
	}
	return a.buffer.Bytes(), a.err
}
