package privacy

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// homePhrase is a way to say that a group meets at somebody's.
type homePhrase struct {
	first   string                // the word that it begins with; "" is a name
	pattern func() *regexp.Regexp // at the beginning of a text; the first group with something in it is a name
	family  bool                  // a surname
}

// homes are those ways, and calledHomes those that say it where they begin a clause; the
// first that fits is meant.
var homes, calledHomes = homePhrases(false), homePhrases(true)

func homePhrases(starred bool) (out []homePhrase) {
	const name = `(\p{L}[\p{L}\p{M}-]*)`
	first, family := map[string]string{}, map[string]bool{} // by pattern
	for _, phrase := range listed("homes", ",") {
		phrase, star := strings.CutPrefix(phrase, "*")
		if star != starred {
			continue
		}
		var p strings.Builder
		given := strings.ReplaceAll(phrase, "{family}", "{name}")
		parts := strings.Split(given, "{name}")
		for n, part := range parts {
			if n > 0 {
				p.WriteString(name)
				if strings.HasPrefix(part, "'s") { // Linda Brown's
					p.WriteString(`(?:[\s\p{Zs}]+\p{L}[\p{L}-]*)?`)
				}
			}
			p.WriteString(strings.ReplaceAll(regexp.QuoteMeta(lowered(plain(part).text)), " ", `[\s\p{Zs}]+`))
		}
		family[p.String()] = given != phrase
		first[p.String()], _, _ = strings.Cut(lowered(plain(parts[0]).text), " ")
	}
	all := slices.SortedFunc(maps.Keys(first), func(a, b string) int { // those without a name first
		return cmp.Or(strings.Count(a, name)-strings.Count(b, name), len(b)-len(a), strings.Compare(a, b))
	})
	for _, p := range all {
		out = append(out, homePhrase{first[p], late(`^` + p), family[p]})
	}
	return out
}

// Homes finds where a text says that a group meets in somebody's home. It is never
// certain: a house of many people may have a first name, too.
func Homes(text string) []Find { return Read(text).Homes() }

// Homes does so with a text that is read.
func (t *Text) Homes() []Find {
	low := t.small()
	around := homely(low)
	if around == nil {
		return nil
	}
	out := Together(homesBy(homes, low, around), slices.DeleteFunc(homesBy(calledHomes, low, around), func(f Find) bool {
		before := strings.TrimRight(low[:f.Start], " *_")
		words := strings.Fields(before[strings.LastIndexByte(before, '\n')+1:])
		return len(words) > 0 && !strings.ContainsRune("\n.,;:(|–—-", last(before)) && !meets[words[len(words)-1]] &&
			!unicode.IsDigit(last(before))
	}))
	for i := range out {
		out[i].Start, out[i].End = t.span(out[i].Start, out[i].End)
	}
	return out
}

// meets are words that say of what follows that people meet there.
var meets = set("meet meets meeting uns treffen treffpunkt uhr abends nachmittags morgens montag dienstag mittwoch donnerstag " +
	"freitag samstag sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags uur avond bijeenkomst " +
	"samen traffas ses vi spotykamy sie ci vediamo incontri nos juntamos встреча встречаемся собираемся نلتقي نجتمع اللقاء")

// homesBy finds what phrases say in the parts of a text in small letters that homely names.
func homesBy(phrases []homePhrase, low string, around [][2]int) (out []Find) {
	past := 0
	for _, part := range around {
		for at := max(past, part[0]); at < part[1]; past = at {
			r, size := utf8.DecodeRuneInString(low[at:])
			end := 0
			if before, _ := utf8.DecodeLastRuneInString(low[:at]); unicode.IsLetter(r) &&
				(!unicode.IsLetter(before) || strings.ContainsRune(joined, before)) {
				end = homeEnd(phrases, low, at)
			}
			if end == 0 {
				at += size
				continue
			}
			out = append(out, Find{Kind: Home, Start: at, End: end})
			at = end
		}
	}
	return out
}

// homeEnd is where a phrase ends that begins at a place, or 0.
func homeEnd(phrases []homePhrase, low string, start int) int {
	for _, phrase := range phrases {
		if !strings.HasPrefix(low[start:], phrase.first) {
			continue
		}
		m := phrase.pattern().FindStringSubmatchIndex(low[start:])
		if m == nil {
			continue
		}
		end := start + m[1]
		after, _ := utf8.DecodeRuneInString(low[end:])
		if phrase.family && !families.has(low[start+m[2]:start+m[3]]) {
			continue
		}
		if unicode.IsLetter(after) || !phrase.family && !ofPerson(low[:start], low, m, start) || notHome(low[end:]) ||
			strings.HasSuffix(low[start:end], "'s") && !clauseEnds().MatchString(low[end:]) && !saysWhen().MatchString(low[end:]) || // Mary's church
			atTable(low[:start]) {
			return 0
		}
		return end
	}
	return 0
}

var notHomes = readNames("not-homes")

// saysWhen stands behind somebody's home: "round Dave's on Thursdays".
var saysWhen = late(`^ (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|on (?:alternate|most|the (?:first|second|third|last))|every|each|most|tonight|this week|next week|after|before|for (?:tea|coffee|lunch))\b`)

// atTable reports whether a word stands before a phrase that makes the name of a café of it: "café
// chez Paul".
func atTable(before string) bool {
	bare, spaced := strings.CutSuffix(before, " ")
	return spaced && notHomes.has(bare[strings.LastIndexFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })+1:])
}

// notHome reports whether a word stands behind a phrase that makes something else of it: "our house
// rules".
func notHome(rest string) bool {
	rest, spaced := strings.CutPrefix(rest, " ")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if end < 0 {
		end = len(rest)
	}
	return spaced && notHomes.has(rest[:end])
}

// ofPerson reports whether the name in a match is a first name, and no saint's.
func ofPerson(before, text string, m []int, offset int) bool {
	for g := 2; g+1 < len(m); g += 2 {
		if m[g] < 0 {
			continue
		}
		name := text[offset+m[g] : offset+m[g+1]]
		word := strings.TrimRightFunc(before, unicode.IsSpace)
		if saints[strings.Trim(word[strings.LastIndexFunc(word, unicode.IsSpace)+1:], ".")] {
			return false
		}
		return given.has(name) || len(name) > 3 && stems()[strings.TrimRight(name, "ыиеуюяaęyieuowm")] // "w domu Anny"
	}
	return true
}

// stems are first names, with their last letter and without it, where languages change it.
var stems = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for name := range given {
		out[name] = true
		for _, ending := range []string{"a", "o", "а", "я"} {
			if stem, ok := strings.CutSuffix(name, ending); ok {
				out[stem] = true
			}
		}
	}
	return out
})

var saints = set("st saint saints sts san santa santo sainte sao sankt svaty sv sw القديس القديسه")

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// homeStreets is the address of a home.
const homeStreets = `(?:[0-9]{1,4}[a-zA-Z]?,? (?:(?i:rue|avenue|av\.|boulevard|place|allee|chemin|impasse|via|viale) [\p{L}' -]{2,30}|` +
	`(?:\p{Lu}[\p{L}'-]+ ){1,3}(?i:street|st|road|rd|close|avenue|ave|lane|drive|way|court|crescent|terrace|gardens|grove|place|view|rise|walk|mews)\b)|` +
	`\p{Lu}\p{L}*(?i:strasse|straße|str\.|weg|gasse|platz|allee|straat|laan) ?[0-9]{1,4}[a-z]?|` +
	`(?i:calle|c/|avenida|avda\.|plaza|paseo|rua|via|viale) [\p{L}' -]{2,30},? [0-9]{1,4}|شارع [\p{L} ]{2,30} [` + figure + `]{1,4})`

var (
	// street is where somebody lives, behind their name.
	street = pattern(`^[,;:] *(` + homeStreets + `)`)
	// lived is somebody, and with what leads to it, where they live.
	lived = sieve(pattern(`(\p{L}[\p{L}\p{M}'-]*)(?: \p{Lu}[\p{L}'-]+)?((?:'s (?:home )?address(?: is)?:?|(?: still| also)? lives at| habite(?: au)?| vive en(?: la)?| wohnt(?: in der| am| im| in)?| abita in| mora na| woont op) `+
		homeStreets+`)|(?:تسكن|يسكن|تقيم|يقيم) (\p{L}+)( في `+homeStreets+`)`), func(text string) bool { return holds(text, living) })
	living = partsOf("lives habite vive wohnt abita mora woont تسكن يسكن تقيم يقيم address")
)

// livingAt finds the home of somebody of whom it is said that they live there.
func livingAt(p *persons) {
	for _, m := range lived.all(p.text) {
		name, at := m[2], m[4]
		if name < 0 {
			name, at = m[6], m[8]
		}
		if isGiven(strings.TrimSuffix(lowered(p.text[name:max(m[3], m[7])]), "'s")) {
			p.add(Home, at, m[1], true)
		}
	}
}

// homeBehind finds the home of somebody whose whole name is told.
func homeBehind(p *persons, to int) {
	end := p.surnameEnd(to)
	if m := street().FindStringSubmatchIndex(near(p.text, end)); m != nil {
		p.add(Home, end+m[2], end+m[3], true)
		p.found[len(p.found)-1].Streetlike = true
	}
}
