// Package export is the web format of a search index: small static files from
// which a browser answers queries without a server. It writes them, and reads back
// what bleve's index does not have; search decides what is in them. The client in
// search/client reads the same bytes, and so does docs/formats/reader.py; what is
// promised of them says docs/formats/search.md.
//
// # Files
//
// All lie in search/<language>/ and, but for the client, hold zlib (RFC 1950),
// whole; its checksum tells a damaged file before it gives a wrong answer:
//
//	client.js                the client, with the manifest in it
//	manifest-v6.bin          what there is; the 6 is the version of everything below
//	elsewhere-v6.bin         the same for readers of other languages
//	<build>/p<i>.bin         a postings shard: keys, and where their terms occur (1.6 kB)
//	<build>/b<i>.bin         results that lie beside keys of titles (3.4 kB)
//	<build>/w<i>.bin         results that lie beside other keys (16 kB)
//	<build>/f<i>.bin         a dictionary leaf: keys in order (up to 2.5 kB)
//	<build>/r<i>.bin         a dictionary leaf: keys spelt backwards, in that order (up to 4 kB)
//	<build>/m<size>-<i>.bin  a block of so many results: title, address, excerpt
//	<build>/c0.bin           columns: the facet values of all documents
//	<build>/e<i>.bin         a postings shard for readers of other languages
//
// <build> is the first 8 letters of the base32 SHA-256 of all that these files say
// (name.go), in lower case: a file never changes under its name, and only the manifest has to
// be asked for again, by a client that is older than the files. One hash for all
// keeps the manifest short, which every first search pays for: a hash per file
// was two thirds of it. A small index (see SmallIndex) has everything in the
// manifest, and no p, b, w, f and r.
//
// A key is a word as people write it, folded (spelling.Fold), or the folded
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
// contents of one postings shard, the columns, one block of all results and the filter
// of general words that are spelt like its keys, whose lengths in bytes are the four
// numbers of "inline" (they are not deflated a second time).
//
// elsewhere-v6.bin is such a manifest, too: of the words with which pages say
// what they are about, without stop words. It has no leaves, and nothing beside
// keys; its postings are in files e<i>, bounded by "p", or, if they are few, all
// in the manifest, and "inline" is one number then. Its results and columns are
// the files m and c, which a small index has for it alone.
//
// "synonyms" and "languages" are left off when there are none: see Manifest.
//
// A family of files is {"from": bounds, "n": number of files}: bounds are the
// shortest strings that part the files, separated by spaces, the first one
// empty; a key belongs to the last file whose bound is not after it. Of the postings of a
// larger index "run" files share a bound, and a hash of the key's first 4 code points says
// which of them it is in (placeInRun). Leaves of kind r are bounded by reversed keys. Document n is in block n / size of each
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
// Behind the words of a leaf of kind r stand a uvarint and so many bytes: the filter of
// the general words that would be among them, spelt backwards (see FilterSteps). Bit b is
// bit b mod 8 of byte b / 8.
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
// Last, in the shards p, two uvarints: the numbers of the first files b and w in which
// results of the first keys may lie; and for every key a byte: 0 if its results lie in the
// file b that is at hand, 1 in the file w, 2 in the next file b, which is at hand from then
// on, 3 in the next file w, and 4 if none lie beside it.
//
// A shard holds every list that its keys need, so that no second one has to
// be fetched; keys of one term that lie far apart have a copy each.
//
// # Results
//
// Lines of UTF-8, each with its line feed: the addresses of all documents, then their titles,
// the numbers of their sections in the manifest's "sections", details and excerpts. Column by
// column they pack better than row by row, and nobody has to write or read JSON.
//
// # Results beside keys
//
// Such lines, in order of documents; before them, a line for each document, its distance
// from the one before (the first from 0). They are those of the 12 best documents of a
// key: those in which one of its lists has the greatest weights; of equals, those with the least
// numbers. Keys that find a title (one of their lists has it) and have 4 documents or
// more have them in files b; other keys, in files w, if they have 10 or more.
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
// (with more words in the hub, as make bench-search has it: -words). Kilobytes
// and requests for ten results, the client included; the median of 50 queries,
// and what 95 of 100 cost at most; 10,000 pages in four languages:
//
//	                          blocks of results alone      results beside keys, and the
//	                          16, 32, … 512; shards 2.4 kB manifest in the client; 1.6 kB
//	one word                  14.0 / 26.1    5 / 12        14.8 / 15.2    3 / 5
//	two words                 16.0 / 26.2   10 / 12        14.7 / 15.2    3 / 5
//	a title of four words     27.3 / 35.2   12 / 14        23.1 / 25.7    8 / 10
//	the same, misspelt        32.0 / 34.8   15 / 18        27.8 / 30.6   10 / 12
//	a misspelt word           22.6 / 34.3    9 / 14        19.9 / 23.7    5 / 8
//	a beginning               20.9 / 34.2   10 / 13        20.1 / 23.2    5 / 11
//
// Ten pages lie in ten places, and no cover of blocks brought 95 of 100 titles in
// 12 requests for less than 50 kB. But 85 of 100 results of a misspelt title are
// among the 12 best pages of one of its words. Shards of 1.6 kB instead of 2.4 save
// 3 kB for a title and nothing for one word, since their bounds stand in the
// manifest; at 1.2 kB it is 1 kB for titles, and a loss for words.
//
// Results beside keys were nine of ten files then: of every key with 4 documents, in files
// of 2.4 kB, excerpts of 180 characters. Three quarters of them lay beside words of no title, which
// are rare and seldom asked. Another hub of 10,000 pages, of rich vocabulary (go run
// ./generator/bench --write HUB), in English; medians, requests in brackets as above:
//
//	                                      files a document   MB   one word      a title       misspelt title
//	all in 2.4 kB                               1.17        20.1  20.0 [3 / 4]  27.8 [8 / 9]  33.7 [10 / 13]
//	10 best; titles 3.0 kB, wide 8              0.57        15.3  20.2 [3 / 4]  28.4 [8 / 9]  34.7 [10 / 13]
//	10 best; titles 3.1 kB, wide 12, 7 or more  0.50        13.3  20.5 [3 / 4]  28.7 [8 / 9]  35.2 [10 / 13]
//	10 best; titles 3.1 kB, wide 14, 9 or more  0.48        12.0  20.3 [3 / 4]  28.5 [8 / 9]  34.7 [10 / 13]
//	chosen: 12 best, 3.4 kB, wide 16            0.48        12.7  20.5 [3 / 4]  28.6 [8 / 9]  34.9 [10 / 13]
//
// In a small hub of random words 10 best took one request more than 12. What it costs: a word
// of no title takes 16 kB of results instead of 2.4, in as many requests, if it has 10 documents
// or more, and up to one request for each if it has fewer. Telling words that are asked by their
// weight instead of by titles gave a tenth more files and no less to fetch.
//
// At 100,000 pages nearly half of the client with its head were bounds of shards, though
// shards were half as large again so that there were fewer. Since then several share a bound.
// In English, two seeded hubs; medians, and what 95 of 100 cost at most (requests are the same):
//
//	shards of a bound      client   one word      a title       misspelt title   a beginning
//	 10,000 pages: 1         15.2   19.3 / 20.4   27.3 / 30.6   33.4 / 38.0      25.7 / 34.6
//	               2         13.9   18.2 / 19.6   26.4 / 30.7   33.5 / 39.8      24.6 / 32.4
//	               3 chosen  13.4   17.7 / 19.6   26.1 / 29.9   32.8 / 37.6      24.1 / 33.3
//	               8         12.7   16.8 / 18.5   26.1 / 32.6   33.0 / 40.3      23.2 / 31.2
//	100,000 pages: 1         25.2   30.4 / 31.9   41.5 / 49.6   48.3 / 53.7      35.8 / 45.8
//	               8 chosen  16.3   21.5 / 27.4   33.5 / 50.1   39.8 / 57.7      27.2 / 39.2
//	              15         15.1   20.7 / 32.0   38.8 / 52.0   45.4 / 65.5      25.8 / 37.9
//
// What it costs: at 100,000 pages 15 % more files, since shards are as small as in other
// hubs again (2.0 kB instead of 1.6 gave 36.4 kB for a title). A hash of 5 letters parts "work"
// from "works", whose lists then stand in both shards, and took 8 requests for a
// beginning instead of 6; one of 3 letters made some shards large (29.5 / 42.9 kB for a title at
// 10,000 pages).
package export
