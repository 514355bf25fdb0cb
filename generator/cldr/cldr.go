// Package cldr has what Unicode CLDR 48.1 says of each language: what it calls
// languages and countries, what it calls itself, and which plural forms it has, how
// it quotes; and which time zones are meant by the names that Windows has for them.
// Dates and numbers come from the same release, by golocales in package locale.
//
// Package cut makes names.zip, plurals.txt, zones.txt and quotes.txt.
package cldr

import (
	"golang.org/x/text/language"
)

//go:generate go run ./cut -from $CLDR

// Language is what CLDR says in one language.
type Language struct {
	names []names // its own, then those of wider languages
	forms []form
}

// For returns what CLDR says in a language (BCP 47). What it does not say in that
// is said in a wider one: in French, for French of Belgium. A language that it does
// not know has no names, and no plural form but "other".
func For(code string) Language {
	var l Language
	for tag := Tag(code); !tag.IsRoot(); tag = tag.Parent() {
		if l.names == nil {
			l.names = namesIn(tag.String())
		}
		if l.forms == nil {
			l.forms = rules()[tag.String()]
		}
	}
	if base, _ := Tag(code).Base(); l.forms == nil { // in another script, it is counted all the same
		l.forms = rules()[base.String()]
	}
	return l
}

// Tag returns the tag under which CLDR knows a language: it files Dari under
// Persian of Afghanistan.
func Tag(code string) language.Tag {
	if code == "prs" {
		code = "fa-AF"
	}
	return language.Make(code)
}
