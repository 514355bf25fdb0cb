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
// something in it is a name.
var homes = func() *regexp.Regexp {
	const name = `(\p{L}[\p{L}\p{M}-]*)`
	var all []string
	for _, phrase := range listed("homes", ",") {
		before, after, named := strings.Cut(phrase, "{name}")
		quoted := func(s string) string {
			return strings.ReplaceAll(regexp.QuoteMeta(lowered(plain(s).text)), " ", `[\s\p{Zs}]+`)
		}
		if p := quoted(before); named {
			whole := name
			if strings.HasPrefix(after, "'s ") { // Linda Brown's
				whole += `(?:[\s\p{Zs}]+\p{L}[\p{L}-]*)?`
			}
			all = append(all, p+whole+quoted(after))
		} else {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b string) int { // those without a name first
		return cmp.Or(strings.Count(a, name)-strings.Count(b, name), len(b)-len(a), strings.Compare(a, b))
	})
	return regexp.MustCompile(`(?:` + strings.Join(all, "|") + `)`)
}()

// Homes finds where a text says that a group meets in somebody's home. It is never
// certain: a house of many people may have a first name, too.
func Homes(text string) []Find {
	n := plain(text)
	low := lowered(n.text)
	var out []Find
	for at := 0; at < len(low); {
		m := homes.FindStringSubmatchIndex(low[at:])
		if m == nil {
			break
		}
		start, end := at+m[0], at+m[1]
		before, _ := utf8.DecodeLastRuneInString(low[:start])
		after, size := utf8.DecodeRuneInString(low[end:])
		at = start + max(1, utf8.RuneLen(first(low[start:])))
		if unicode.IsLetter(before) && !strings.ContainsRune("بلوفהבל", before) || unicode.IsLetter(after) && size > 0 ||
			!ofPerson(low[:start], low, m, at-max(1, utf8.RuneLen(first(low[start:])))-m[0]) {
			continue
		}
		if strings.HasSuffix(low[start:end], "'s") && !clauseEnds.MatchString(low[end:]) {
			continue // Mary's church
		}
		at = end
		s, e := n.span(start, end)
		out = append(out, Find{Kind: Home, Start: s, End: e})
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
