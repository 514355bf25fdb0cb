package search

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/util"
	zap "github.com/blevesearch/zapx/v17"
	bolt "go.etcd.io/bbolt"

	"peerhub/search/analyze"
)

// The files of a bleve index, as its own offline builder names them.
const (
	metaPath    = "index_meta.json"
	boltPath    = "store/root.bolt"
	segmentName = "000000000002.zap"
	segmentPath = "store/" + segmentName
)

// newMapping returns the mapping of our indexes: six text fields, frequencies
// and lengths only; no stored fields, no doc values, no term vectors, no
// "_all".
func newMapping(language *analyze.Language) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := language.Define(m); err != nil {
		return nil, err
	}
	m.DefaultAnalyzer = analyze.AnalyzerName
	m.DefaultField = fieldName(fieldBody)
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	for f := range fieldCount {
		text := bleve.NewTextFieldMapping()
		text.Analyzer = analyze.AnalyzerName
		text.Store, text.DocValues, text.IncludeInAll, text.IncludeTermVectors = false, false, false, false
		m.DefaultMapping.AddFieldMappingsAt(fieldName(f), text)
	}
	return m, m.Validate()
}

// indexFiles returns the files of a bleve index of the analysed documents, by
// their paths in it; the same documents give the same bytes. bleve's own
// builder does not: it analyses in the order of a map, under a lock, and
// writes the time. So the documents go to the segment format directly, all at
// once, and only what surrounds the segment is made here, as the builder makes
// it.
func indexFiles(language *analyze.Language, docs []Document, a *analysis) (map[string][]byte, error) {
	m, err := newMapping(language)
	if err != nil {
		return nil, err
	}
	internal, err := util.MarshalJSON(m)
	if err != nil {
		return nil, err
	}
	meta, err := util.MarshalJSON(map[string]any{"storage": scorch.Name, "index_type": scorch.Name})
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{metaPath: meta}
	if len(docs) > 0 {
		if files[segmentPath], err = segment(docs, a); err != nil {
			return nil, err
		}
	}
	files[boltPath], err = rootBolt(internal, len(docs) > 0)
	return files, err
}

// rootBolt returns the database that tells scorch what is in the index.
func rootBolt(mappingJSON []byte, hasSegment bool) ([]byte, error) {
	dir, err := os.MkdirTemp("", "peerhub-search-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "root.bolt")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: 4096, NoSync: true})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bolt.Tx) error { return fillRoot(tx, mappingJSON, hasSegment) })
	if closing := db.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// fillRoot writes what scorch's prepareBoltSnapshot writes for one segment.
func fillRoot(tx *bolt.Tx, mappingJSON []byte, hasSegment bool) error {
	// Numbers are in scorch's ordered coding, where 0x88 is zero; the builder
	// chose 3 for the snapshot, and its one segment is number 0.
	epoch, segment := []byte{0x8b}, []byte{0x88}
	written, err := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText() // any fixed time
	if err != nil {
		return err
	}
	snapshots, err := tx.CreateBucket(util.BoltSnapshotsBucket)
	if err != nil {
		return err
	}
	snapshot, err := snapshots.CreateBucket(epoch)
	if err != nil {
		return err
	}
	meta, err := snapshot.CreateBucket(util.BoltMetaDataKey)
	if err != nil {
		return err
	}
	plugin := new(zap.ZapPlugin)
	version := binary.BigEndian.AppendUint32(nil, plugin.Version())
	for _, pair := range [][2][]byte{
		{util.BoltMetaDataSegmentTypeKey, []byte(plugin.Type())},
		{util.BoltMetaDataSegmentVersionKey, append(version, 0)},
		{util.BoltMetaDataFileWriterIDKey, nil},
		{util.BoltMetaDataTimeStamp, written},
	} {
		if err := meta.Put(pair[0], pair[1]); err != nil {
			return err
		}
	}
	internal, err := snapshot.CreateBucket(util.BoltInternalKey)
	if err != nil {
		return err
	}
	if err := internal.Put(util.MappingInternalKey, mappingJSON); err != nil || !hasSegment {
		return err
	}
	bucket, err := snapshot.CreateBucket(segment)
	if err != nil {
		return err
	}
	return bucket.Put(util.BoltPathKey, []byte(segmentName))
}
