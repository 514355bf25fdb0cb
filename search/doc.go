// Package search builds a search index per language and answers queries from it.
//
// Build analyses documents into a real bleve index and projects that index
// into small static files (package export), from which the browser's client
// (package client) answers without a server. OpenZip opens the published bleve
// index and answers with bleve: the same pages, in the same order, with the
// same marks. The rules that make this so stand here once; the client is a
// port of them, and a test drives both.
//
// # Plan
//
// A query falls into words (analyze.Words), which are folded into keys
// (analyze.Fold); at most 32 different keys of at most 40 code points count.
// Stop words are left out, unless there is nothing else or the word is being
// completed. Each remaining word becomes alternatives, found in the exported
// dictionary; the number is the weight:
//
//	exact   16   the key is in the dictionary
//	stem    12   it is there, but only as a stem
//	prefix   6   with Complete, the last word if the query ends in it and it
//	             has 3 code points or is a gram (see analyze): keys that begin
//	             with it, at most 8
//
// A word with no alternative yet gets the first of these that finds any:
//
//	stem    12   the word less one of the endings that stemming was seen to
//	             take off (the shortest that fits), if that is a stem of 3
//	             code points and lies in the word's own leaf
//	prefix   6   as above, whether it is the last or not
//	fuzzy  8, 5  keys at 1 edit (8), else 2 (5): from 4 code points one, from
//	             6 two; optimal string alignment; in the leaves of the word and
//	             of its reverse; at most 3; no grams
//
// Prefix and fuzzy keys are taken in order of (distance,) documents in powers
// of two, key; and only from the first two postings shards that they need.
//
// # Synonyms
//
// Where the longest of the hub's phrases stands among the words (each word as
// in the phrase, or its stem with one of the known endings; stop words do not
// count), the other phrases of its set may stand for those words together: a
// document that has all words of one matches. They weigh 4. At most 6 phrases
// are added, from at most 3 postings shards beyond those of the query's words;
// those that no document has, and those that differ in order and inflection
// alone, are not. A word of a phrase is never guessed at.
//
// # Set and order
//
// A document matches a word if bleve finds any of its alternatives' terms in
// any field. The answer is every document that matches any word: first those
// that match all (words that are found nowhere count as not matched), then
// those that do with the help of synonyms, then the rest; each part by score,
// then by document number. A synonym adds nothing to a document that has the
// words themselves. Score is the sum, over words, of the
// best alternative's
//
//	weight of the alternative × rarity of the term × weight of the term in the document
//
// in whole numbers, so that nothing is rounded differently anywhere; see
// rarity and saturate. If a word has an exact alternative, the others are held
// to its rarity. This is BM25F with fixed pivot lengths: fields count title 10,
// place and organisation 6, headings and summary 4, body 1.
//
// # Filters and facets
//
// A document passes a filter if it has one of the values, and must pass all
// filters. Without words, filters alone list documents by number. A facet's
// counts are of the documents that pass the filters of all other facets.
//
// # Other languages
//
// A reader is told of pages in the hub's other languages that say all words
// (stop words left out; as written, or another inflection) in their title,
// summary, place or organisation, unless every language has the page. They are
// ordered by the score above, of the terms that stand there.
//
// # Marks
//
// Words of the title and of the excerpt are marked if their key is one of the
// plan's, or shares a term with one and lies in the same postings shard (which
// is what the client knows). Marks that overlap are one. Offsets are in UTF-16 code units, as JavaScript
// counts.
//
// # Suggestion
//
// When a word was found by fuzzy alone, the query with its best key in its
// place, in the spelling in which the first result that has it writes it.
package search
