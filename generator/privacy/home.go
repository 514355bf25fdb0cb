package privacy

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// homes are the ways to say that a group meets at somebody's; the first group with
// something in it is a name. calledHomes are those that say it where they begin a clause.
var homes, calledHomes = homePattern(false), homePattern(true)

func homePattern(starred bool) *regexp.Regexp {
	const name = `(\p{L}[\p{L}\p{M}-]*)`
	var all []string
	for _, phrase := range listed("homes", ",") {
		phrase, star := strings.CutPrefix(phrase, "*")
		if star != starred {
			continue
		}
		var p strings.Builder
		for n, part := range strings.Split(phrase, "{name}") {
			if n > 0 {
				p.WriteString(name)
				if strings.HasPrefix(part, "'s") { // Linda Brown's
					p.WriteString(`(?:[\s\p{Zs}]+\p{L}[\p{L}-]*)?`)
				}
			}
			p.WriteString(strings.ReplaceAll(regexp.QuoteMeta(lowered(plain(part).text)), " ", `[\s\p{Zs}]+`))
		}
		all = append(all, p.String())
	}
	slices.SortFunc(all, func(a, b string) int { // those without a name first
		return cmp.Or(strings.Count(a, name)-strings.Count(b, name), len(b)-len(a), strings.Compare(a, b))
	})
	return regexp.MustCompile(`(?:` + strings.Join(all, "|") + `)`)
}

// Homes finds where a text says that a group meets in somebody's home. It is never
// certain: a house of many people may have a first name, too.
func Homes(text string) []Find {
	n := plain(text)
	low := lowered(n.text)
	if !homely(low) {
		return nil
	}
	out := Together(homesBy(homes, low), slices.DeleteFunc(homesBy(calledHomes, low), func(f Find) bool {
		before := strings.TrimRight(low[:f.Start], " *_")
		words := strings.Fields(before[strings.LastIndexByte(before, '\n')+1:])
		return len(words) > 0 && !strings.ContainsRune("\n.,;:(|–—-", last(before)) && !meets[words[len(words)-1]] &&
			!unicode.IsDigit(last(before))
	}))
	for i := range out {
		out[i].Start, out[i].End = n.span(out[i].Start, out[i].End)
	}
	return out
}

// meets are words that say of what follows that people meet there.
var meets = set("meet meets meeting uns treffen treffpunkt uhr abends nachmittags morgens montag dienstag mittwoch donnerstag " +
	"freitag samstag sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags uur avond bijeenkomst " +
	"samen traffas ses vi spotykamy sie ci vediamo incontri nos juntamos встреча встречаемся собираемся نلتقي نجتمع اللقاء")

func homesBy(re *regexp.Regexp, low string) (out []Find) {
	for at := 0; at < len(low); {
		m := re.FindStringSubmatchIndex(low[at:])
		if m == nil {
			break
		}
		start, end, from := at+m[0], at+m[1], at
		before, _ := utf8.DecodeLastRuneInString(low[:start])
		after, size := utf8.DecodeRuneInString(low[end:])
		at = start + max(1, utf8.RuneLen(first(low[start:])))
		if unicode.IsLetter(before) && !strings.ContainsRune("بلوفהבל", before) || unicode.IsLetter(after) && size > 0 ||
			!ofPerson(low[:start], low, m, from) {
			continue
		}
		if strings.HasSuffix(low[start:end], "'s") && !clauseEnds.MatchString(low[end:]) {
			continue // Mary's church
		}
		at = end
		out = append(out, Find{Kind: Home, Start: start, End: end})
	}
	return out
}

// ofPerson reports whether the name in a match is a first name, and no saint's.
func ofPerson(before, text string, m []int, offset int) bool {
	for g := 2; g+1 < len(m); g += 2 {
		if m[g] < 0 {
			continue
		}
		name := text[offset+m[g] : offset+m[g+1]]
		words := strings.Fields(before)
		if len(words) > 0 && saints[strings.Trim(words[len(words)-1], ".")] {
			return false
		}
		if given.has(name) {
			return true
		}
		for _, ending := range []string{"a", "o", ""} { // "у Анны дома", "w domu Anny"
			if stem := strings.TrimRight(name, "ыиеуюяaęyieuowm"); ending == "" && given.has(stem) || given.has(stem+ending) ||
				given.has(stem+"а") || given.has(stem+"я") {
				return len(name) > 3
			}
		}
		return false
	}
	return true
}

var saints = set("st saint saints sts san santa santo sainte sao sankt svaty sv sw القديس القديسه")

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
