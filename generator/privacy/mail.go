package privacy

import (
	"strings"
)

var (
	// leading is what leads to an address: without it, it says nothing.
	leading = late(`(?:[ ,\x{00A0}]+(?:or|and|at|on|ou|et|o|y|oder|und|unter|أو))+[ :\x{00A0}]*$`)
	email   = late(`[\p{L}0-9._%+-]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+`)
)

// spelledOut is an address in which a word stands for its sign.
var spelledOut = late(`(?i)([\p{L}0-9._+-]+) ?[(\[{] ?(?:at|à|arroba|ät) ?[)\]}] ?[\p{L}0-9-]+(?: ?(?:[(\[{] ?(?:dot|point|punto|punkt) ?[)\]}]|\.) ?[\p{L}0-9-]+)+`)

// addresses finds the e-mail addresses of persons.
func addresses(text string) []Find {
	out := spokenAddresses(text)
	for _, m := range inBrackets(text) {
		local := strings.FieldsFunc(strings.ToLower(text[m[2]:m[3]]), func(r rune) bool { return strings.ContainsRune("._+-", r) })
		if len(local) > 0 && !ofGroup(local) {
			out = append(out, Find{Kind: Email, Start: m[0], End: m[1], Certain: len(local) == 2, Named: true})
		}
	}
	if !strings.Contains(text, "@") {
		return out
	}
	for _, m := range email().FindAllStringIndex(text, -1) {
		is := ownerOf(text[m[0]:m[1]])
		if is == nobodys || m[0] > 0 && strings.ContainsRune("/:", rune(text[m[0]-1])) {
			continue
		}
		start := m[0]
		if before := leading().FindStringIndex(text[max(0, start-window):start]); before != nil {
			start = max(0, start-window) + before[0]
		}
		out = append(out, Find{Kind: Email, Start: start, End: m[1], Named: true, Certain: is == somebodys})
	}
	return out
}

var (
	// spokenOut is an address as people say it: "kim dot smith at gmail dot com".
	spokenOut = pattern(`(?i)((?:[\p{L}0-9_+-]+ ?(?:\.|[ (\[](?:dot|point|punto|punkt|ponto|نقطه|точка)[ )\]]) ?)*[\p{L}0-9_+-]+)` +
		`[ (\[]+(?:at|@|chez|arobase|arroba|ät|bei|chiocciola|apenstaartje|آت|ات|собака)[ )\]]+` +
		`[\p{L}0-9-]+(?: ?(?:\.|[ (\[](?:dot|point|punto|punkt|ponto|نقطه|точка)[ )\]]) ?[\p{L}0-9-]+)* ?` +
		`(?:[ (\[](?:dot|point|punto|punkt|ponto|نقطه|точка)[ )\]] ?|\.)(?:com|org|net|co|info|me|io|uk|fr|es|de|it|pt|nl|be|ch|at|ie|ca|au|se|no|dk|fi|pl|ru|edu)\b(?: ?(?:dot|\.) ?(?:uk|au|nz|za|ke))?`)
	// spokenHost is without a word for the dot: "kim at gmail.com".
	spokenHost = late(`(?i)\b(?:` + strings.Join(listed("free-hosts", " "), "|") + `)\.`)
	saysDot    = pattern(`(?i)[ (\[](?:dot|point|punto|punkt|ponto|نقطه|точка)[ )\]]`)
)

// What those need, which is found in less time than they take.
var (
	dots      = partsOf("dot point punto punkt ponto نقطه точка")
	mailHosts = partsOf(strings.Join(listed("free-hosts", " "), ". ") + ".")
)

// spokenAddresses finds addresses with words for their signs and no brackets around them.
func spokenAddresses(text string) []Find {
	said := anyAt(text, dots, func(start, end int) bool {
		return start > 0 && end < len(text) && strings.IndexByte(" ([", text[start-1]) >= 0 && strings.IndexByte(" )]", text[end]) >= 0
	})
	if !said && !anyAt(text, mailHosts, func(start, _ int) bool { return wordBegins(text, start) }) {
		return nil
	}
	var out []Find
	for _, m := range spokenOut().FindAllStringSubmatchIndex(text, -1) {
		whole, local := text[m[0]:m[1]], text[m[2]:m[3]]
		if !saysDot().MatchString(whole) && !spokenHost().MatchString(whole) {
			continue
		}
		parts := strings.FieldsFunc(strings.ToLower(saysDot().ReplaceAllString(local, ".")), func(r rune) bool {
			return strings.ContainsRune("._+- ", r)
		})
		if len(parts) > 0 && !ofGroup(parts) {
			out = append(out, Find{Kind: Email, Start: m[0], End: m[1], Certain: len(parts) == 2, Named: true})
		}
	}
	return out
}
