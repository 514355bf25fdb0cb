package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// archived is a file of an office program with some parts.
func archived(t *testing.T, parts map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// saysLess is an archive that says its parts are smaller than they are (PKWARE APPNOTE §4.3.12).
func saysLess(archive string) string {
	out := []byte(archive)
	out[strings.Index(archive, "PK\x01\x02")+24]--
	return string(out)
}

func packed(text string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return "%PDF-1.7\n1 0 obj <</Filter/FlateDecode>>\nstream\n" + out.String() + "\nendstream"
}

// photo is a picture with what a camera wrote beside it.
const photo = "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00zqxleak1\xff\xdb\x00\x04ab\xff\xda\x00\x04abpoints\xff\xd9"

// TestDocumentsTellTheirAuthors: of what a document says beside its text, the team is told.
func TestDocumentsTellTheirAuthors(t *testing.T) {
	hub := map[string]string{"hub.yaml": strings.Replace(hubOfSecrets["hub.yaml"], "[en, fr]", "[en]", 1)}
	for name, c := range map[string]struct {
		data string
		told string // part of a message; "" is nothing
	}{
		"a.pdf":          {"%PDF-1.4 <</Author (Ann Brown)>>", "who wrote it"},
		"packed.pdf":     {packed("<</Author (Ann Brown)>>"), "who wrote it: Ann Brown."},
		"xmp.pdf":        {"%PDF <dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>", "who wrote it"},
		"bare.pdf":       {"%PDF-1.4 <</Author ()/Title (Tea)>>", ""},
		"dressed.pdf":    {"%PDF-1.4 <</Autho#72 (Ann \\(Brown\\)) /Title (Tea)>>", "who wrote it: Ann (Brown)."},
		"packed2.pdf":    {packed("<<#2fx /#41uthor <FEFF0041006E006E>>>"), "who wrote it: Ann."},
		"elsewhere.pdf":  {"%PDF-1.4 <</Author 5 0 R>>", "who wrote it: …."},
		"title.pdf":      {"%PDF-1.4 <</Producer (x)/Title (Microsoft Word - Letter to Ann.docx)>>", "Letter to Ann.docx"},
		"bookmark.pdf":   {"%PDF-1.4 <</Title (Letter to Ann.docx)/Parent 3 0 R>>", ""},
		"wide.pdf":       {packed("\x00<\x00d\x00c\x00:\x00c\x00r\x00e\x00a\x00t\x00o\x00r\x00>\x00A\x00n\x00n"), "who wrote it: Ann."},
		"house.pdf":      {"%PDF-1.4 <pdfx:Company>Ann's Tea</pdfx:Company>", "who wrote it: Ann's Tea."},
		"hex.pdf":        {"%PDF-1.4\n1 0 obj <</Type/ObjStm/Filter/ASCIIHexDecode>>\nstream\n3c3c2F50726f6475636572 287829 2f417574686f7228416e6e293e3e>\nendstream", "who wrote it: Ann."},
		"locked.pdf":     {"%PDF-1.4 trailer <</Encrypt 5 0 R>>", "This file is locked"},
		"inside.pdf":     {"%PDF-1.4 <</Type /EmbeddedFile>>\nstream\nx\nendstream", "Other files lie in this file"},
		"beside.pdf":     {"%PDF-1.4 <</Subtype /Popup>>", "has comments"},
		"note.pdf":       {"%PDF-1.4 <</Type/Annot/Subtype/Text/T(Ann)/Contents(Bob)>>", "has comments"},
		"link.pdf":       {"%PDF-1.4 <</Type/Annot/Subtype/Link/Contents(To the map)>>", ""},
		"place.pdf":      {"%PDF <exif:GPSLatitude>51,30.1N</exif:GPSLatitude>", "who wrote it: 51,30.1N"},
		"path.pdf":       {"%PDF-1.4 <</S/URI/URI(file:///C:/Users/Ann/list.html)>>", "C:/Users/Ann/list.html"},
		"number.pdf":     {"%PDF-1.4 <</Producer (x)/Author (Room #42)>>", "who wrote it: Room #42."},
		"photo.pdf":      {"%PDF-1.4 1 0 obj <</Subtype /Image /Filter /DCTDecode>>\nstream\n" + photo + "\nendstream", ""},
		"folded.pdf":     {strings.Replace(packed(photo), "/FlateDecode", "[/FlateDecode /DCTDecode]", 1), "picture in this file"},
		"text.pdf":       {"Ann Brown", "it is no PDF"},
		"a.vtt":          {"Ann Brown", "captions are not published"},
		"a.docx":         {archived(t, map[string]string{"docProps/core.xml": "<dc:creator>Ann Brown</dc:creator>"}), "who wrote it"},
		"bare.docx":      {archived(t, map[string]string{"docProps/core.xml": "<dc:creator></dc:creator>", "word/document.xml": "<w:t>Tea"}), ""},
		"remarks.docx":   {archived(t, map[string]string{"word/document.xml": "<w:del w:author=\"x\">gone</w:del>"}), "changes that are tracked"},
		"comments.docx":  {archived(t, map[string]string{"word/comments.xml": "<w:comments/>"}), "changes that are tracked"},
		"long.pdf":       {"%PDF-1.7\n" + strings.Repeat(packed("BT (Tea) Tj"), 300) + packed("<</Author (Ann Brown)>>"), "who wrote it"},
		"odd.docx":       {archived(t, map[string]string{"word/media/image1.tiff": "II zqx"}), "picture in this file"},
		"torn.docx":      {archived(t, map[string]string{"word/media/image1.jpeg": "zqx"}), "picture in this file"},
		"lying.docx":     {saysLess(archived(t, map[string]string{"word/document.xml": "<w:t>(private) list</w:t>"})), "This file is not published"},
		"lying.ods":      {saysLess(archived(t, map[string]string{"content.xml": "<text:p>Tea</text:p>"})), "This file is not published"},
		"a.mp4":          {"zqx", "This film is not published"},
		"a.webm":         {"zqx", "This film is not published"},
		"a.ogg":          {"zqx", "This recording is not published"},
		"a.rtf":          {`{\rtf1{\info{\author Ann}}}`, "who wrote it"},
		"cut.docx":       {archived(t, map[string]string{"word/document.xml": "<w:t>(priv</w:t><w:t>ate) list</w:t>"}), "called (private)"},
		"list.csv":       {"name,[vertraulich] who\nTea,Ann\n", "called (private)"},
		"[intern] a.pdf": {"%PDF", "its name says"}, "vertraulich-a.pdf": {"%PDF", "its name says"},
		"a (private).pdf": {"%PDF", "its name says"}, "ne-pas-publier-a.PDF": {"%PDF", "its name says"},
		"international-guide.pdf": {"%PDF", ""},
	} {
		hub["content/pages/en/index.md"] = "---\ntitle: Home\n---\n[A paper](<" + name + ">)\n"
		hub["content/pages/en/"+name] = c.data
		site, findings, _ := buildOf(t, hub)
		delete(hub, "content/pages/en/"+name)
		told := ""
		for _, f := range findings {
			if strings.HasSuffix(f.File, name) {
				told += f.Message.String()
			}
		}
		if c.told == "" && told != "" || !strings.Contains(told, c.told) {
			t.Errorf("%s: %q", name, told)
		}
		published := false
		for _, p := range site.Paths() {
			published = published || strings.HasSuffix(p, name)
		}
		if kept := strings.Contains(c.told, "private") || strings.Contains(c.told, "its name") ||
			strings.Contains(c.told, "not published") || c.told == "it is no PDF"; published == kept {
			t.Errorf("%s: published %v", name, published)
		}
	}
}

// TestPicturesInDocuments: what the camera wrote beside a picture goes from a document,
// and its other parts stay.
func TestPicturesInDocuments(t *testing.T) {
	hub := map[string]string{"hub.yaml": strings.Replace(hubOfSecrets["hub.yaml"], "[en, fr]", "[en]", 1),
		"content/pages/en/index.md": "---\ntitle: Home\n---\n[A paper](a.docx)\n",
		"content/pages/en/a.docx":   archived(t, map[string]string{"word/media/image1.JPG": photo, "word/media/a.svg": "<svg><!-- zqxleak --><path/></svg>", "word/document.xml": "<w:t>Tea"})}
	site, _, err := buildOf(t, hub)
	if err != nil {
		t.Fatal(err)
	}
	seen := false
	for _, p := range site.Paths() {
		if !strings.HasSuffix(p, ".docx") {
			continue
		}
		data, _ := site.Get(p)
		for part, text := range unpacked(t, p, data) {
			seen = seen || strings.Contains(text, "points")
			if strings.Contains(text, "zqxleak") {
				t.Errorf("%s says %q", part, text)
			}
		}
		if !bytes.Contains(data, []byte("word/document.xml")) {
			t.Error("the text is gone")
		}
	}
	if !seen {
		t.Error("the picture is gone")
	}
}

// TestOnlyLinkedFiles: a link in a code block, of a draft, or in other letters publishes
// nothing, and nothing from outside of the hub is.
func TestOnlyLinkedFiles(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "zqxleak.pdf")
	write(t, outside, []byte("%PDF zqxleak"))
	folder := t.TempDir()
	for name, text := range map[string]string{
		"hub.yaml":                       strings.Replace(hubOfSecrets["hub.yaml"], "[en, fr]", "[en]", 1),
		"content/pages/en/index.md":      "---\ntitle: Home\n---\n`[a](zqxleak-1.pdf)`\n\n    [b](zqxleak-2.pdf)\n\n```\n[c](zqxleak-3.pdf)\n```\n<!-- [d](zqxleak-4.pdf) -->\n",
		"content/pages/en/later.md":      "---\ntitle: Later\ndraft: true\n---\n![x](zqxleak-5.png)\n",
		"content/pages/en/zqxleak-1.pdf": "zqxleak", "content/pages/en/zqxleak-2.pdf": "zqxleak", "content/pages/en/zqxleak-3.pdf": "zqxleak",
		"content/pages/en/zqxleak-4.pdf": "zqxleak", "content/pages/en/zqxleak-5.png": "zqxleak",
		"content/pages/en/Zqxleak.ENV": "zqxleak", "content/pages/en/zqxleak.PDF.BAK": "zqxleak",
	} {
		write(t, filepath.Join(folder, name), []byte(text))
	}
	site, _, err := buildAt(t, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range site.Paths() {
		data, _ := site.Get(path)
		for part, text := range unpacked(t, path, data) {
			if part == "index.html" || strings.HasPrefix(part, "search/") {
				continue // the home tells the words of its code
			}
			if s := leaking(part + "\n" + text); s != "" {
				t.Errorf("%s tells …%s…", part, s)
			}
		}
	}
	if err := os.Symlink(outside, filepath.Join(folder, "content/pages/en/out.pdf")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "content/pages/en/index.md"), []byte("---\ntitle: Home\n---\n[a](out.pdf)\n"))
	site, findings, _ := buildAt(t, folder)
	if len(site.Paths()) > 0 || diag.Errors(findings) == 0 {
		t.Errorf("%d files, %v", len(site.Paths()), findings)
	}
}
