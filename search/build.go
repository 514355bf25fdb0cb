package search

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
	"golang.org/x/sync/errgroup"

	"peerhub/search/analyze"
	"peerhub/search/client"
	"peerhub/search/export"
	"peerhub/search/general"
)

// Options of Build. The zero value is right for a hub.
type Options struct {
	Workers      int  // goroutines that analyse; as many as processors when 0
	WithoutIndex bool // do not publish the bleve index: peerhub search cannot read the hub

	Synonyms  [][]string // sets of words and phrases that mean nearly the same
	Languages []string   // all languages of the hub that get an index

	run int // see export.Index
}

// Built is an index, ready to be written.
type Built struct {
	Made
	files []file
}

// Made says what index was made.
type Made struct {
	Language  string
	Documents int
	Standard  bool // bleve has no analyzer for the language: words are found as written, without inflections
}

type file struct {
	path string
	data []byte
}

// Write hands over every file of the index by its path below the hub's root:
// search/<language>/… and search/<language>.bleve.zip.
func (b *Built) Write(write func(path string, data []byte) error) error {
	for _, f := range b.files {
		if err := write(f.path, f.data); err != nil {
			return err
		}
	}
	return nil
}

// File returns the file of the index at a path, as Write hands it over, and whether there
// is one.
func (b *Built) File(path string) ([]byte, bool) {
	for _, f := range b.files {
		if f.path == path {
			return f.data, true
		}
	}
	return nil, false
}

// ClientPath is where a language's client lies below the hub's root: one ES
// module for browsers and Node, which has the head of the index in it.
func ClientPath(language string) string { return "search/" + language + "/client.js" }

// Build makes the index of one language. It gives the same files for the same
// documents, in whatever order they come. No documents are an index that
// finds nothing.
func Build(ctx context.Context, language string, docs []Document, options Options) (*Built, error) {
	b := new(Built)
	var err error
	b.Made, err = Write(ctx, language, docs, options, func(path string, data []byte) error {
		b.files = append(b.files, file{path, data})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b, nil
}

// Write makes the index of one language as Build does, and hands over each file as soon as
// it is made, one at a time.
func Write(ctx context.Context, language string, docs []Document, options Options,
	write func(path string, data []byte) error) (Made, error) {
	made := Made{Language: language, Documents: len(docs)}
	var failed error
	if failed = made.write(ctx, docs, options, write); failed != nil {
		failed = fmt.Errorf("search in %s: %w", language, failed)
	}
	return made, failed
}

func (made *Made) write(ctx context.Context, docs []Document, options Options,
	write func(path string, data []byte) error) error {
	how, err := analyze.For(made.Language)
	if err != nil {
		return err
	}
	made.Standard = how.Standard
	if docs, err = arrange(docs); err != nil {
		return err
	}
	pin(docs, options.Synonyms)
	results, sections := shown(docs)
	columns := facets(docs)
	for i := range docs {
		docs[i].Facets = nil
	}
	a, err := analyse(ctx, how, docs, cmp.Or(options.Workers, runtime.GOMAXPROCS(0)))
	if err != nil {
		return err
	}
	letGo(docs)
	var beside, published []file
	var keys []byte
	var group errgroup.Group
	if len(docs) > manyDocuments {
		group.SetLimit(1)
	}
	group.Go(func() error {
		index, err := project(ctx, how, docs, a)
		if err != nil {
			return err
		}
		a.words, a.stems = nil, nil // keys are made of them; bleve's segment has no use for them
		index.Results, index.Sections, index.Facets = results, sections, columns
		index.Synonyms = exportSynonyms(how, options.Synonyms, index)
		index.Ways, index.Run = waysOf(docs, index.Results), options.run
		index.Languages = slices.DeleteFunc(slices.Clone(options.Languages),
			func(l string) bool { return l == made.Language })
		if index.General, err = general.Keys(made.Language); err != nil {
			return err
		}
		if !options.WithoutIndex {
			keys = keyList(index.Keys, a.terms)
		}
		return export.Save(index, func(name string, data []byte) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !options.WithoutIndex && export.ForBleve(name) {
				beside = append(beside, file{besidePath + name, data})
			}
			if err := write("search/"+made.Language+"/"+name, data); err != nil || name != export.ManifestName {
				return err
			}
			bundle, err := client.Bundle(made.Language, data, constants())
			if err != nil {
				return err
			}
			return write(ClientPath(made.Language), bundle)
		})
	})
	if !options.WithoutIndex {
		group.Go(func() error {
			files, err := indexFiles(how, docs, a)
			for _, path := range []string{metaPath, boltPath, segmentPath} {
				if data, ok := files[path]; ok {
					published = append(published, file{path, data})
				}
			}
			return err
		})
	}
	if err := group.Wait(); err != nil || options.WithoutIndex {
		return err
	}
	published = append(published, beside...)
	packed, err := zipped(append(published, file{keysPath, keys}, file{everywherePath, everywhereList(docs)},
		file{secondaryPath, secondaryList(docs)}))
	if err != nil {
		return err
	}
	return write(IndexPath(made.Language), packed)
}

// manyDocuments is the number above which bleve's index is made after the files for
// browsers and not beside them: each takes some kilobytes a document.
const manyDocuments = 20_000

// letGo drops the texts of documents, once their words are known and what is shown of them.
func letGo(docs []Document) {
	for i := range docs {
		d := &docs[i]
		d.Headings, d.Body, d.Summary, d.Asked, d.Organisation = nil, "", "", "", ""
	}
}

// IndexPath is where a language's bleve index lies below the hub's root.
func IndexPath(language string) string { return "search/" + language + ".bleve.zip" }

// In the zip, what bleve does not know stands in a folder beside its files:
// the web export without what it has itself, the keys with their terms, and the
// documents that every language has and of the secondary ones.
const (
	besidePath     = "peerhub/"
	keysPath       = besidePath + "keys.txt"
	everywherePath = besidePath + "everywhere.txt"
	secondaryPath  = besidePath + "secondary.txt"
)

// zipped packs the files, without times.
func zipped(files []file) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, 6) })
	for _, f := range files {
		header := &zip.FileHeader{Name: f.path, Method: zip.Deflate}
		if strings.HasSuffix(f.path, ".bin") {
			header.Method = zip.Store // deflated already
		}
		part, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// keyList writes the keys with bleve's terms, for peerhub search: a line per
// key with its properties in hexadecimal and the terms, separated by tabs.
func keyList(keys []export.Key, terms []string) []byte {
	var out bytes.Buffer
	for _, k := range keys {
		fmt.Fprintf(&out, "%s\t%02x", k.Key, k.Props)
		for _, t := range k.Lists {
			out.WriteByte('\t')
			out.WriteString(terms[t])
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// secondaryList lists the numbers of the secondary documents, for peerhub search.
func secondaryList(docs []Document) []byte {
	var out bytes.Buffer
	for i := range docs {
		if docs[i].Secondary {
			fmt.Fprintln(&out, i)
		}
	}
	return out.Bytes()
}
