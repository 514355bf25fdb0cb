// Package model holds the site as values: its settings, its entries and their
// pages, groups, modules and sources, and the invariants that they keep.
//
// It does no input or output and knows nothing of Markdown, templates or
// addresses. Every other room of the generator speaks in these types:
//
//	Hub      the settings of hub.yaml
//	Site     a hub with its entries on one day
//	Entry    one thing with an address: a page in one or more languages
//	Page     one source file, in one language
//	Body     a page's text after Markdown: HTML whose links are still open
//
// An Entry is shown in every language of the hub (see Entry.In): in a language
// that has no Page of its own, the reader gets the original, and is told so.
package model
