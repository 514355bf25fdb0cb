package privacy

import (
	"regexp"
	"strings"
	"unicode"
)

// telephones are the words before the number of what somebody carries.
const telephones = `mobile|mob\.?|cell|cellphone|tel\.?|phone|telephone|whatsapp|text|portable|tél\.?|téléphone|móvil|movil|celular|teléfono|` +
	`handy|mobil|handynummer|telefon|mobiel|cellulare|telemóvel`

var (
	// other is a second number.
	other = regexp.MustCompile(`^(?:[ ]*(?:/|,|or|and|ou|et|o|y|oder|und|أو|او|و)[ ]*)(` + number + `)`)
	// carried is the number of what somebody carries, behind a name.
	carried = regexp.MustCompile(`(?:^|[^\p{L}])(\p{Lu}[\p{L}\p{M}'’-]+)([ \x{00A0}]*[,:(–—-]*[ \x{00A0}]*(?i:mobile|mob\.?|cell|cellphone|portable|móvil|movil|celular|handy|mobil|` +
		`mobiel|cellulare|telemóvel)[ :.]*)(` + number + `)`)
	// calledArabic is a person whom readers of Arabic are told to ring: "ring Sara on".
	calledArabic = regexp.MustCompile(`(?:اتصلوا|اتصلي|اتصل|تواصلوا|تواصلي|تواصل|اسألوا|اسألي|اسأل|التواصل|الاتصال)(?: مع | عن | ب|ب| بال| )(\p{Arabic}+(?: \p{Arabic}+){0,2}?)` +
		`((?:[ ،:]*(?:على الرقم|على رقم|على|عبر|هاتف|جوال|موبايل|رقم))*[ :]*)(` + number + `)`)
)

// withOthers is where the last of several numbers ends, when one ends here.
func withOthers(text string, end int) int {
	for {
		m := other.FindStringSubmatchIndex(text[end:])
		if m == nil || !isNumber(text[end+m[2]:end+m[3]]) {
			return end
		}
		end += m[1]
	}
}

// groups are Arabic words for those who are no person: "us", and what has an article.
var groups = set("نا بنا معنا على الرقم رقم هاتف")

// ownNumbers finds numbers that are certainly a person's.
func ownNumbers(text string) []Find {
	var out []Find
	for _, m := range carried.FindAllStringSubmatchIndex(text, -1) {
		word := strings.ToLower(text[m[2]:m[3]])
		if isNumber(text[m[6]:m[7]]) && !ordinary[word] && !notName[word] {
			out = append(out, Find{Kind: Phone, Start: m[4], End: withOthers(text, m[7]), Certain: true})
		}
	}
	for _, m := range calledArabic.FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		word := strings.Fields(name)[0]
		if !isNumber(text[m[6]:m[7]]) || groups[word] || strings.HasPrefix(word, "ال") ||
			strings.HasPrefix(word, "لل") {
			continue
		}
		out = append(out, Find{Kind: Phone, Start: m[4], End: withOthers(text, m[7]), Certain: true})
	}
	return out
}

var anyNumber = regexp.MustCompile(`([ \x{00A0},;:(/–—-]*(?:(?i:\b(?:on|at|au|al|en|unter|sur|op|` + telephones +
	`|هاتف|جوال|موبايل|على|رقم)(?:[ :.]|$))[ :.]*)*)(` + number + `)\)?`)

// Numbers finds every number that can be rung: in a field that is about a person, it is
// that person's.
func Numbers(text string) []Find {
	if !enough(text) {
		return nil
	}
	var out []Find
	for _, m := range anyNumber.FindAllStringSubmatchIndex(text, -1) {
		if isNumber(text[m[4]:m[5]]) {
			out = append(out, Find{Kind: Phone, Start: m[0], End: withOthers(text, m[1]), Certain: true})
		}
	}
	return out
}

// NamedNumbers finds the numbers behind a name, however short: for fields in which no
// helpline is told.
func NamedNumbers(text string) []Find {
	if !enough(text) {
		return nil
	}
	var out []Find
	for _, m := range phoned.FindAllStringSubmatchIndex(text, -1) {
		if word := strings.ToLower(text[m[2]:m[3]]); !ordinary[word] && !notName[word] && isNumber(text[m[8]:m[9]]) {
			out = append(out, Find{Kind: Phone, Start: m[6], End: withOthers(text, m[9]), Certain: true})
		}
	}
	return out
}

// Without is a text without what was found.
func Without(text string, found []Find) string {
	var out strings.Builder
	at := 0
	for _, f := range found {
		if f.Start >= at {
			out.WriteString(text[at:f.Start] + f.Instead)
			at = f.End
		}
	}
	if at == 0 {
		return text
	}
	return strings.TrimSpace(tidied(out.String() + text[at:]))
}

// OfLine is what is left of the telephone of a group when a person stands beside it: the
// numbers. It reports whether somebody did.
func OfLine(phone string) (string, bool) {
	if !person.MatchString(phone) {
		return phone, false
	}
	numbers := regexp.MustCompile(number+`(?:[ ,]*(?:ext\.?|x)[ ]*[0-9]+)?`).FindAllString(phone, -1)
	for _, m := range person.FindAllStringSubmatch(phone, -1) {
		word := strings.ToLower(m[1])
		if !ordinary[word] && !notName[word] && !lineWords[word] && len(numbers) > 0 {
			return strings.Join(numbers, " / "), true
		}
	}
	return phone, false
}

var person = regexp.MustCompile(`(?:^|[^\p{L}])(\p{Lu}\p{Ll}[\p{L}\p{M}'’]*)`)

// lineWords are words with a capital letter beside the number of a group.
var lineWords = set("mon tue tues wed thu thur thurs fri sat sun daily press option ext extension freephone free " +
	"only office mobile landline fax hours day evening " +
	"mornings evenings ask lun mar mer jeu ven sam dim mo di mi do fr sa so lu ma mi ju vi sá do line support main " +
	"desk reception national local charge calls")

// numbers finds numbers behind what may be a name.
func numbers(text string) []Find {
	var out []Find
	for _, m := range phoned.FindAllStringSubmatchIndex(text, -1) {
		if word := strings.ToLower(text[m[2]:m[3]]); ordinary[word] || m[4] == m[5] || !isNumber(text[m[8]:m[9]]) ||
			notName[word] {
			continue
		}
		out = append(out, Find{Kind: Phone, Start: m[8], End: m[9]})
	}
	return out
}

// notName are words with a capital letter before a number that is no person's.
var notName = set("meeting zoom id telephone phone tel call ring dial helpline line number text us uk conference")

// enough reports whether a text has a number that somebody can ring: seven figures
// with no more than the signs of one between them. Most texts have none, and are not
// searched.
func enough(s string) bool {
	figures := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			if figures++; figures >= 7 {
				return true
			}
		case !strings.ContainsRune(" \u00A0()+-./,;#*pPwW\\", r):
			figures = 0
		}
	}
	return false
}

func isNumber(s string) bool { return count(s) >= 7 && count(s) <= 15 }

// count is how many digits a text has.
func count(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
