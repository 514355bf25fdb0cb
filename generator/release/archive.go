package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"time"
)

// packed is a file of an archive.
type packed struct {
	name string
	data []byte
}

// archive packs files as people of a system unpack them: .zip for Windows, .tar.gz for others. No file says when or by
// whom it was written, so that the bytes depend on what is in it alone.
func archive(system string, files []packed) (name string, data []byte, err error) {
	name = "peerhub-" + strings.ReplaceAll(system, "/", "-")
	var out bytes.Buffer
	if strings.HasPrefix(system, "windows/") {
		w := zip.NewWriter(&out)
		for _, f := range files {
			to, e := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
			if err = errors.Join(err, e); e == nil {
				_, e = to.Write(f.data)
				err = errors.Join(err, e)
			}
		}
		err = errors.Join(err, w.Close())
		return name + ".zip", out.Bytes(), err
	}
	zipped := gzip.NewWriter(&out)
	w := tar.NewWriter(zipped)
	for i, f := range files {
		mode := int64(0o644)
		if i == 0 {
			mode = 0o755 // the program
		}
		e := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.data)), Mode: mode, Format: tar.FormatUSTAR})
		_, e2 := w.Write(f.data)
		err = errors.Join(err, e, e2)
	}
	err = errors.Join(err, w.Close(), zipped.Close())
	return name + ".tar.gz", out.Bytes(), err
}
