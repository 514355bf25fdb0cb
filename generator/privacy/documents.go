package privacy

import (
	"math/big"
	"strings"
)

// The numbers of documents: of health services, of insurances, of passports, of cards. The
// numbers of charities and companies are none of them.

// documents are numbers behind the word for one.
var documents = pattern(`(?i)(?:^|[^\p{L}])((?:` + anyOf(listed("documents", ",")) + `)(?: ?(?:numbers?|no\b\.?|num\b\.?|nr\b\.?|` +
	`n°|id|numéro|número|nummer|号码?|номер))*` +
	`[ :#=.：№–-]*(?:is|est|es|ist)?[ :#]*((?-i:[A-Z]{0,3}[ -]?[0-9](?:[ .-]?[0-9A-Z]){5,22}\b|` +
	`[` + figure + `](?:[ -]?[` + figure + `]){5,18})))`)

// documentAt finds the number of a document around a word for one.
func documentAt(p *persons, at int) {
	part, from := around(p.text, at, 110)
	for _, m := range documents().FindAllStringSubmatchIndex(part, -1) {
		if from+m[2] <= at && at < from+m[4] && count(part[m[4]:m[5]]) >= 6 {
			p.add(Fact, from+m[2], from+m[5], true)
		}
	}
}

// shapes are numbers that are known by how they are written, one of each group.
var (
	shapes = late(`\b(?:([A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ` +
		`?[A-D]` + // National Insurance (UK)
		`|[12] [0-9]{2} (?:0[1-9]|1[0-2]) (?:[0-9]{2}|2[AB]) [0-9]{3} [0-9]{3}(?: [0-9]{2})?` + // NIR (France)
		`|[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}` + // CPF (Brazil)
		`|[A-Z]{6}[0-9]{2}[A-EHLMPR-T][0-9]{2}[A-Z][0-9]{3}[A-Z]` + // codice fiscale of a person (Italy)
		`|[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X])` + // China (GB 11643)
		`|([0-9]{8}-?[A-Z]|[XYZ]-?[0-9]{7}-?[A-Z])` + // DNI and NIE (Spain)
		`|([3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5})` + // of a card (ISO/IEC 7812)
		`|([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)` + // of an account (ISO 13616)
		`|([0-9]{3}-[0-9]{2}-[0-9]{4}))\b`) // Social Security (USA)
	fits = map[int]func(string) bool{2: lettered, 3: luhn, 4: iban} // by their group
)

// ofNumber is the word before such a number, and donated what stands before the account of
// a group.
var (
	ofNumber = late(`(?i)(?:\b(?:(?:credit|debit|bank|ni|ssn) ?)?(?:card|account|number|` +
		`no\.?|nr\.?|iban|konto|carte|tarjeta)[ :#]*)+(?:is[ :]+)?$`)
	donated = partsOf("donat gift fee dues don faire cotis donaci cuota spende beitrag donaz quota " +
		"doac gift daroviz bagis تبرع")
)

// shaped finds those numbers, in the parts of a text that have figures, capitals and signs
// alone. An account may be a group's, and the last may be another number.
func shaped(text string) (out []Find) {
	from, figures := 0, 0
	for at := 0; at <= len(text); at++ {
		if at < len(text) {
			switch c := text[at]; {
			case c >= '0' && c <= '9':
				figures++
				continue
			case c >= 'A' && c <= 'Z' || c == ' ' || c == '-' || c == '.':
				continue
			}
		}
		if figures >= 6 && at-from >= 8 {
			for _, m := range shapes().FindAllStringSubmatchIndex(text[from:at], -1) {
				group := 1
				for m[2*group] < 0 {
					group++
				}
				bare := strings.NewReplacer(" ", "", "-", "").Replace(text[from+m[0] : from+m[1]])
				start := from + m[0]
				if lead := ofNumber().FindString(text[max(0, start-40):start]); lead != "" {
					start -= len(lead)
				}
				if is := fits[group]; alone(text, from+m[0], from+m[1], weak) &&
					!strings.ContainsRune("=#?&", last(text[:from+m[0]])) && (is == nil || is(bare)) &&
					!(group == 4 && holds(text[max(0, start-window):start], donated)) {
					out = append(out, Find{Kind: Fact, Start: start, End: from + m[1], Certain: group < 4})
				}
			}
		}
		from, figures = at+1, 0
	}
	return out
}

// lettered reports whether the letter of a Spanish document fits its figures.
func lettered(s string) bool {
	n := 0
	for _, r := range strings.NewReplacer("X", "0", "Y", "1", "Z", "2").Replace(s[:1]) + s[1:len(s)-1] {
		n = n*10 + int(r-'0')
	}
	return s[len(s)-1] == "TRWAGMYFPDXBNJZSQVHLCKE"[n%23]
}

// luhn reports whether the last figure of a number fits the others (ISO/IEC 7812-1).
func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		n := int(s[len(s)-1-i] - '0')
		if n *= 1 + i%2; n > 9 {
			n -= 9
		}
		sum += n
	}
	return sum%10 == 0
}

// iban reports whether the check digits of an account fit it (ISO 13616).
func iban(s string) bool {
	var out strings.Builder
	for _, r := range s[4:] + s[:4] {
		if r >= 'A' {
			out.WriteString(big.NewInt(int64(r - 'A' + 10)).String())
			continue
		}
		out.WriteRune(r)
	}
	n, ok := new(big.Int).SetString(out.String(), 10)
	return ok && new(big.Int).Mod(n, big.NewInt(97)).Int64() == 1
}
