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
//	manifest-v1.bin   what there is; the 1 is the version of everything below
//	p-<hash>.bin      a postings shard: keys, and where their terms occur (8 to 14 kB)
//	f-<hash>.bin      a dictionary leaf: keys in order (up to 2.5 kB)
//	r-<hash>.bin      a dictionary leaf: keys spelt backwards, in that order (up to 4 kB)
//	m-<hash>.bin      a block of results: title, address, excerpt
//	c-<hash>.bin      columns: the facet values of all documents
//
// <hash> is the first 8 letters of the base32 SHA-256 of the file, in lower
// case: a file never changes under its name, and only the manifest has to be
// asked for again. A small index (see SmallIndex) has everything in the
// manifest, and no leaves.
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
// contents of one postings shard, the columns and one block of results, whose
// lengths in bytes are the three numbers of "inline" (they are not deflated a
// second time).
//
// "synonyms" and "languages" are left off when there are none: see Manifest.
//
// A family of files is {"from": bounds, "names": hashes}: bounds are the
// shortest strings that part the files, separated by spaces, the first one
// empty; a key belongs to the last file whose bound is not after it. Hashes
// stand side by side, 8 letters each. Leaves of kind r are bounded by reversed
// keys. Blocks of results have no bounds: document n is in block n / "block".
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
package export
