package generator

import (
	"archive/zip"
	"bytes"
	"testing"

	"peerhub/generator/model"
)

// FuzzDocument: a file beside a page, of any kind, and an office file with a part in it.
func FuzzDocument(f *testing.F) {
	f.Add("a.pdf", "", []byte("%PDF-1.7 1 0 obj\nstream\n\x78\x9c\x03\x00\x00\x00\x00\x01\nendstream /Author(A)"))
	f.Add("a.docx", "word/document.xml", []byte("<w:ins><dc:creator>A</dc:creator>(private)"))
	f.Add("a.odt", "Pictures/a.png", []byte("\x89PNG\r\n\x1a\n"))
	f.Add("a.rtf", "", []byte(`{\rtf1{\author A}`))
	words := model.Words{"private": {"intern": "x"}}
	f.Fuzz(func(t *testing.T, name, part string, data []byte) {
		if part != "" {
			var out bytes.Buffer
			w := zip.NewWriter(&out)
			if inside, err := w.Create(part); err == nil {
				_, _ = inside.Write(data)
			}
			if w.Close() != nil {
				return
			}
			data = out.Bytes()
		}
		bare := withBarePictures(data)
		if again := withBarePictures(bare); !bytes.Equal(again, bare) {
			t.Error("a second time it changes")
		}
		hasPrivate(words, name, data)
		privateNamed(words, name)
		for _, found := range toldBy(name, data) {
			if found.Message == "" {
				t.Errorf("%+v", found)
			}
		}
	})
}
