// Package export is the web format of a search index: small static files from
// which a browser answers queries without a server. It writes them and reads
// them back; search decides what is in them. The client in search/client reads
// the same bytes.
//
// # Files
//
// All lie in search/<language>/ and hold zlib (RFC 1950), whole; its checksum
// tells a damaged file before it gives a wrong answer:
//
//	manifest-v2.bin          what there is; the 2 is the version of everything below
//	elsewhere-v2.bin         the same for readers of other languages
//	<build>/p<i>.bin         a postings shard: keys, and where their terms occur (2.4 kB)
//	<build>/f<i>.bin         a dictionary leaf: keys in order (up to 2.5 kB)
//	<build>/r<i>.bin         a dictionary leaf: keys spelt backwards, in that order (up to 4 kB)
//	<build>/m<size>-<i>.bin  a block of so many results: title, address, excerpt
//	<build>/c0.bin           columns: the facet values of all documents
//	<build>/e<i>.bin         a postings shard for readers of other languages
//
// <build> is the first 8 letters of the base32 SHA-256 of all these files, in
// lower case: a file never changes under its name, and only the manifest has to
// be asked for again. One hash for all keeps the manifest short, which every
// first search pays for: a hash per file was two thirds of it. A small index
// (see SmallIndex) has everything in the manifest, and no p, f and r.
//
// A key is a word as people write it, folded (analyze.Fold), or the folded
// stem of one. Keys are in order of their code points. A document's number is
// its place in the bleve index.
//
// # Numbers
//
// A uvarint is unsigned LEB128. Everything else is bytes or JSON (UTF-8).
//
// # Manifest
//
// A JSON object (type Manifest), a line feed, and in a small index the
// contents of one postings shard, the columns and one block of all results,
// whose lengths in bytes are the three numbers of "inline" (they are not
// deflated a second time).
//
// elsewhere-v2.bin is such a manifest, too: of the words with which pages say
// what they are about, without stop words. It has no leaves; its postings are
// in files e<i>, bounded by "p", or, if they are few, all in the manifest, and
// "inline" is one number then. Its results and columns are the files m and c.
//
// "synonyms" and "languages" are left off when there are none: see Manifest.
//
// A family of files is {"from": bounds, "n": number of files}: bounds are the
// shortest strings that part the files, separated by spaces, the first one
// empty; a key belongs to the last file whose bound is not after it. Leaves of
// kind r are bounded by reversed keys. Document n is in block n / size of each
// of the sizes in "blocks", narrow to wide; so a reader fetches neighbours
// together; "bytes" says how many bytes a block of each size is on average, and
// "wide" how many hundreds each of the widest is.
//
// # Word table (leaves; the head of a shard)
//
//	uvarint  n, the number of words
//	n bytes  properties: the low 4 bits are floor(log2(documents)) of its
//	         most frequent term, at most 15; 0x10: the word is a stem;
//	         0x20: nobody wrote it, it is only a stem
//	words    each 0x80 + the number of code points (at most 126) that it
//	         shares with the word before, then its other code points: one byte
//	         1 + its place in the manifest's "letters", or 0 and three bytes of
//	         7 bits, high to low
//	0xFF     end
//
// # Postings shard
//
// A word table; then for every word a uvarint: how many lists it has (one for
// every term that bleve made of its spellings); then for every word its lists,
// a uvarint each: 0 for the next new list, k for the one made k lists ago;
// then, list by list, uvarint number of documents (at least 1) and a byte of
// rarity; then, list by list, the documents as uvarint distances (the first
// from -1, less one); then, list by list, a byte of weight per document.
// Rarity and weight are those of search's scoring.
//
// A shard holds every list that its keys need, so that no second one has to
// be fetched; keys of one term that lie far apart have a copy each.
//
// # Results
//
// A JSON array; a document is [url, title, section, detail, excerpt], where
// section counts into the manifest's "sections" and empty ends may be left
// off.
//
// # Columns
//
// A JSON array of [facet, [value, …]], a line feed; then, for every facet:
// uvarint number of different sets of values; every set as a uvarint count
// and a uvarint per value; then a uvarint per document: its set.
//
// # Why these sizes
//
// What a first search costs is counted by
//
//	go run ./generator/bench -write HUB && go run . build --hub HUB --out SITE
//	node search/testdata/trips.mjs SITE en
//
// Kilobytes and requests (median of 50 titles of four words, 10,000 pages in
// four languages; module and manifest included):
//
//	shards 9.5 kB, one hash a file, blocks of 16, facets at once   67.6   16
//	shards 2.4 kB, one hash for all, blocks of 8 and 32, no facets 20.9   13
//	the same, documents by language, place and topic, and the client
//	taking wider blocks, if one request less costs at most
//	    3.5 kB                                                     20.5   12
//	    7 kB                                                       20.8   12
//	    28 kB, and at most 8 requests are aimed at                 36.1    9
//
// The same hub has grown since, and what 95 of 100 queries cost at most counts,
// too. The client may now spend what 35 kB leave on wider blocks, if 12 requests
// are to be had for it, else on as few as it can:
//
//	                          blocks of 8, 32, 128, 512    blocks of 16, 32, … 512
//	                          as above, at 7 kB            and all that 35 kB leave
//	one word                  13.1 / 21.4    8 / 12        15.0 / 25.3    9 / 12
//	two words                 13.7 / 20.9   11 / 13        16.0 / 26.3   10 / 12
//	a title of four words     25.1 / 30.3   13 / 15        29.6 / 34.6   12 / 15
//	the same, misspelt        30.6 / 39.6   16 / 17        32.9 / 35.4   15 / 19
//	a misspelt word           19.7 / 32.9   11 / 15        21.2 / 35.4   11 / 14
//	a beginning               20.7 / 31.5   12 / 14        21.3 / 35.2   11 / 13
//
// Ten pages that have one rare word each lie in ten places; no cover of blocks
// brings 95 of 100 such titles in 12 requests for less than 50 kB. Bytes win.
package export
