package search

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"strings"
	"testing"
)

// TestFilesOfAnIndex counts what a large index takes on a host: hosts stop at a number of files.
// TestColdBytes counts what it takes to ask.
func TestFilesOfAnIndex(t *testing.T) {
	docs := generated(2500, "en")
	files, size := 0, 0
	for path, data := range built(t, docs, Options{WithoutIndex: true}) {
		if strings.HasPrefix(path, "search/en/") {
			files++
			size += len(data)
		}
	}
	perDocument := float64(files) / float64(len(docs))
	t.Logf("%.2f files and %d bytes a document", perDocument, size/len(docs))
	if perDocument > 0.5 || size > 2000*len(docs) {
		t.Errorf("%d files and %d bytes for %d documents", files, size, len(docs))
	}
}

// TestOneFile: where the whole index is one file, a first answer takes at most 32 kB.
func TestOneFile(t *testing.T) {
	content, shard := contentDocuments(t, "en"), regexp.MustCompile(`/p\d+\.bin$`)
	var whole, sharded int
	for n := 10; n <= len(content); n += 10 {
		files := built(t, content[:n], Options{WithoutIndex: true})
		shards := 0
		for path := range files {
			if shard.MatchString(path) { // a folder may begin with the same letter
				shards++
			}
		}
		if shards > 0 {
			sharded++
			break
		}
		whole++
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write(files[ClientPath("en")])
		w.Close()
		if packed.Len() > 32_000 {
			t.Errorf("%d documents: the client takes %d bytes with its index", n, packed.Len())
		}
	}
	if whole == 0 || sharded == 0 {
		t.Errorf("%d indexes are one file, %d are not", whole, sharded)
	}
}
