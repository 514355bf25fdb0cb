package privacy

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// streets are a street and the number of a house, as they are written in each language,
// and postcodes that lead to a street.
var streets = pattern(`(?i)\b[0-9]{1,5}[a-z]?(?:[-/][0-9]+)?,? (?:[\p{L}][\p{L}\p{M}'.-]* ){1,4}(?:street|road|avenue|lane|drive|close|way|court|place|square|terrace|crescent|gardens|grove|hill|row|walk|mews|parade|boulevard|highway|parkway|st|rd|ave|av|ln|dr|ct|pl|sq|blvd|pkwy)\b` +
	`|\b[0-9]{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|cours|route|square|villa|passage) [^\n,.;0-9]{2,40}` +
	`|\b(?:calle|c/|cl\.|avenida|avda\.?|av\.|plaza|pza\.?|paseo|camino|carrer|rua|travessa|praça|largo|via|viale|piazza|corso|vicolo) ?[^\n,.;0-9]{2,40},? ?(?:n[º°.o]* ?)?[0-9]{1,4}\b` +
	`|\b\p{L}[\p{L}-]*[ -]?(?:straße|strasse|str\.|weg|platz|gasse|allee|damm|ufer|straat|laan|plein|gracht|kade|gatan|vägen|gata|veien|vegen|gade|vej|katu|utca|ulice) ?[0-9]{1,4} ?[a-z]?\b` +
	`|(?:\b(?:ul|al|pl|os)\.|\bulica|ул\.|улица|вул\.|вулиця|пр\.|проспект|пер\.) [^\n,.;0-9]{2,40},? ?(?:д\.|буд\.)? ?[0-9]{1,4}` +
	`|[\p{L}]+ (?:sokak|sokağı|cadde|caddesi|sk\.|cd\.|mahallesi),? ?(?:no:?)? ?[0-9]+` +
	`|(?:شارع|خیابان|گلی|زنقة|רחוב|רח') [^\n,.;،0-9]{2,40}[ ,،]*(?:رقم|پلاک|مبنى)? ?[` + figure + `]{1,4}` +
	`|\p{Han}{2,8}(?:路|街|巷|道)[` + figure + `]{1,4}[号號]?|[0-9]+丁目[0-9-]+` +
	// Capitals alone: "in 2024 it began" is no Dutch postcode, "A1 2nd floor" no British one.
	`|(?-i:\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b|\b[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]\b|\b[1-9][0-9]{3} ?[A-Z]{2}\b,? \p{L}` +
	`|\b[A-Z][0-9]{2} [A-Z0-9]{4}\b)` +
	`|///\p{L}+\.\p{L}+\.\p{L}+|-?\b[0-9]{1,2}\.[0-9]{3,},? ?-?[0-9]{1,3}\.[0-9]{3,}|\b[0-9]{1,3}°[0-9]{1,2}` +
	`|(?:https?://)?(?:www\.)?(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]+/maps|maps\.google\.[a-z.]+|openstreetmap\.org|` +
	`osm\.org|maps\.apple\.com|plus\.codes|what3words\.com|w3w\.co)/[^ \n<>()\[\]]+`)

// postcodes stand before or behind a town: 75011 Paris, NY 10001, 00-950 Warszawa.
var postcodes = late(`\b(?:[A-Z]{1,2}-)?(?:[0-9]{5}|[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{3} [0-9]{2}) \p{Lu}\p{L}+|\b[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?\b`)

// Places finds in a text where a hidden place is: what is known of it (its venue, its
// address), a street with the number of a house and a postcode, which are certain, and
// what may be the name of a house.
func Places(text string, known ...string) []Find { return Read(text).Places(known...) }

// Places does so with a text that is read.
func (t *Text) Places(known ...string) []Find {
	n, low := t.plain(), t.small()
	var out []Find
	add := func(start, end int, certain bool) {
		if slices.ContainsFunc(out, func(f Find) bool { return start < f.End && f.Start < end }) {
			return
		}
		out = append(out, Find{Kind: Place, Start: start, End: end, Certain: certain})
	}
	for _, k := range known {
		k = strings.TrimSpace(folded(k))
		for at := 0; utf8.RuneCountInString(k) > 3; {
			i := strings.Index(low[at:], k)
			if i < 0 {
				break
			}
			add(at+i, at+i+len(k), true)
			at += i + len(k)
		}
	}
	for _, re := range []*regexp.Regexp{streets(), postcodes()} {
		for _, m := range re.FindAllStringIndex(n.text, -1) {
			add(m[0], m[1], true)
		}
	}
	p := &persons{letters: letteringOf(n.text, low)}
	for i := 0; i < len(p.words); i++ {
		if p.script(i) != capital || stops.has(p.low(i)) {
			continue
		}
		to := p.run(i)
		for k := i; k < to && to > i+1; k++ {
			if p.place(k) && !notHouses[p.low(k)] {
				add(p.words[i].start, p.words[to-1].end, false)
				break
			}
		}
		i = to - 1
	}
	slices.SortFunc(out, func(a, b Find) int { return a.Start - b.Start })
	for i := range out {
		out[i].Start, out[i].End = t.span(out[i].Start, out[i].End)
	}
	return out
}

// notHouses are words of the names of groups and organisations that say nothing of where.
var notHouses = set("group groups circle club network project service services line helpline lifeline council team peer peers " +
	"support recovery hearing voices meeting meetings trust foundation society association charity partnership alliance union " +
	"community youth mind samaritans rethink health mental crisis care advice citizens day week our lady saint st san santa " +
	"groupe cercle reseau association fondation grupo circulo red asociacion fundacion gruppe verein kreis netzwerk stiftung")

// OfPlace reports whether what stands as somebody's name is that of a house, of an organisation or
// of a group: "Mary Seacole House". "Mary Hall" is somebody's.
func OfPlace(name string) bool {
	p := &persons{letters: lettering(plain(name).text)}
	n := len(p.words)
	if n > 1 && titles.has(p.low(0)) {
		return false
	}
	if n < 2 || n > 6 {
		return false
	}
	ofPeople := func(i int) bool { return isGiven(p.low(i)) || families.has(p.low(i)) }
	house := p.place(n-1) && !(n > 2 && ofPeople(n-2)) // but "Sarah Jane Park"
	switch {
	case p.place(0) && !ofPeople(0), saints[p.low(0)] && p.place(n-1), p.town(0) && !ofPeople(n-1), namesakes[p.low(0)+" "+p.low(1)]:
		return true
	case roleOf.has(p.low(0)):
		return house && n > 2
	}
	for i := range p.words {
		if stops.has(p.low(i)) && !isGiven(p.low(i)) {
			return false
		}
	}
	return house && (n > 2 || !ofPeople(0) && !families.has(p.low(1)))
}
