package privacy

import (
	"strings"
	"unicode"
)

// Words and signs for those of an address, as people write them: "kim [at] gmail dot com".
const (
	atSigns  = `@|at|à|chez|arobase|arroba|ät|bei|chiocciola|apenstaartje|آت|ات|собака`
	dotSigns = `\.|dot|point|punto|punkt|ponto|نقطه|точка`
	opened   = ` ?[(\[{<"'_]+ ?`
	shut     = ` ?[)\]}>"'_]+ ?`
	anAt     = `(?:` + opened + `(?:` + atSigns + `)` + shut + `| ?@ ?)`
	aDot     = `(?:` + opened + `(?:` + dotSigns + `)` + shut + `|[ ](?:` + dotSigns + `)[ ]|\.)`
)

var (
	// leading is what leads to an address: without it, it says nothing.
	leading = late(`(?:[ ,\x{00A0}]+(?:or|and|at|on|ou|et|o|y|oder|und|unter|أو))+[ :\x{00A0}]*$`)
	email   = late(`[\p{L}0-9._%+-]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+`)
	// disguisedEmail is an address with other signs, or words for them: its groups are what stands before, for and behind the first.
	disguisedEmail = pattern(`(?i)([\p{L}0-9%+-]+(?:(?:` + aDot + `|[_])[\p{L}0-9%+-]+)*)(` + anAt + `|[ ](?:` + atSigns + `)[ ])([\p{L}0-9-]+(?:` + aDot + `[\p{L}0-9-]+)+)`)
	dotSign        = pattern(`(?i)` + aDot)
	saysDot        = pattern(`(?i)[ (\[{<"'_](?:` + strings.TrimPrefix(dotSigns, `\.|`) + `)[ )\]}>"'_]`)
	// endings are the last parts of hosts: behind a bare word for the sign, any other word may be a sentence.
	endings = set("com org net co info me io uk fr es de it pt nl be ch at ie ca au se no dk fi pl ru edu")
)

// addresses finds the e-mail addresses of persons.
func addresses(text string) []Find {
	var out []Find
	add := func(start, end int, address string) {
		is := ownerOf(address)
		if is == nobodys || strings.HasSuffix(text[:start], "/") {
			return
		}
		if before := leading().FindStringIndex(text[max(0, start-window):start]); before != nil {
			start = max(0, start-window) + before[0]
		}
		out = append(out, Find{Kind: Email, Start: start, End: end, Named: true, Certain: is == somebodys})
	}
	for at, may := 0, mayDisguise(text); may; {
		m := disguisedEmail().FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		whole, sign, host := text[at+m[0]:at+m[1]], text[at+m[4]:at+m[5]], straight(text[at+m[6]:at+m[7]])
		ending := host[strings.LastIndexByte(host, '.')+1:]
		first, _, _ := strings.Cut(host, ".")
		bare := strings.TrimFunc(strings.Trim(sign, " "), unicode.IsLetter) == ""
		if bare && (!endings[ending] || !saysDot().MatchString(whole) && !freeHosts.has(first)) {
			at += m[6] // "write to us at kim (at) …"
			continue
		}
		add(at+m[0], at+m[1], straight(text[at+m[2]:at+m[3]])+"@"+host)
		at += m[1]
	}
	if strings.Contains(text, "@") {
		for _, m := range email().FindAllStringIndex(text, -1) {
			add(m[0], m[1], text[m[0]:m[1]])
		}
	}
	return out
}

// What those need, which is found in less time than they take.
var (
	dots      = partsOf("dot point punto punkt ponto نقطه точка")
	mailHosts = partsOf(strings.Join(listed("free-hosts", " "), ". ") + ".")
	atWords   = set(strings.ReplaceAll(foldedLetters(atSigns), "|", " "))
)

// straight is a part of an address with its own signs.
func straight(s string) string { return strings.ToLower(dotSign().ReplaceAllString(s, ".")) }

// mayDisguise reports whether a text may have an address with other signs.
func mayDisguise(text string) bool {
	said := anyAt(text, dots, func(start, end int) bool {
		return start > 0 && end < len(text) && strings.IndexByte(" ([{<\"'_", text[start-1]) >= 0 && strings.IndexByte(" )]}>\"'_", text[end]) >= 0
	})
	return said || spacedAt(text) || anyAt(text, mailHosts, func(start, _ int) bool { return wordBegins(text, start) })
}
