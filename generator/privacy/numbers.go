package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// telephones are the words before the number of what somebody carries.
	telephones = `mobile|mob\.?|cell|cellphone|tel\.?|phone|telephone|whatsapp|text|portable|tél\.?|téléphone|móvil|movil|celular|teléfono|` +
		`handy|mobil|handynummer|telefon|mobiel|cellulare|telemóvel|tlf\.?|puh\.?|gsm|тел\.?|телефон|моб\.?|τηλ\.?|κιν\.?|` +
		`هاتف|جوال|موبايل|الهاتف|الجوال|تلفن|موبایل|تماس|شماره|فون|نمبر|موبائل|טלפון|טל'?|נייד|בטלפון|בנייד|फोन|मोबाइल`
	// toNumbers lead from a name to a number.
	toNumbers = `is|can|be|reached|reachable|est|peut|être|joignable|ist|erreichst|erreichen|erreichbar|du|sie|on|at|au|al|en|unter|sur|op|no|na|pe|s|по|على الرقم|على رقم|على|عبر|رقم|به|پر|نمبر`
	// signsPhone stand around those.
	signsPhone = `[ ,،:;.()–—=/-]`
	figure     = `0-9٠-٩۰-۹०-९`
	number     = `\+?[` + figure + `(][` + figure + `() ./·•–\x{00A0}-]{5,}[` + figure + `]`
)

var (
	// behindName is what leads from a name to a number, and the number.
	behindName = late(`^(` + signsPhone + `*\n?(?:` + signsPhone + `*(?i:` + phonesPlain + `)` +
		signsPhone + `+)*)(` + number + `)`)
	// beforeNumber is the same where the number is known.
	beforeNumber = late(`((?:` + signsPhone + `+(?i:` + phonesPlain + `))*` + signsPhone + `*)$`)
	// behindNumber is the name of whose number it is.
	behindNumber = late(`^( ?[(\[] ?| [–—-] |, | )`)
	phonesPlain  = foldedLetters(telephones + "|" + toNumbers)
)

// other is a second number.
var other = late(`(?i)^(?:[ ]*(?:/|,|or|and|ou|et|o|y|oder|und|أو|او|و|یا|או|или)[ ]*)(` + number + `)`)

// withOthers is where the last of several numbers ends, when one ends here.
func withOthers(text string, end int) int {
	for {
		m := other().FindStringSubmatchIndex(text[end:])
		if m == nil || !isNumber(text[end+m[2]:end+m[3]]) {
			return end
		}
		end += m[1]
	}
}

var anyNumbers = late(number)

// numbered finds numbers beside a first name, before or behind it.
func (p *persons) numbered() {
	w := 0
	for _, m := range anyNumbers().FindAllStringIndex(p.text, -1) {
		if !isNumber(p.text[m[0]:m[1]]) || isFree(p.text[m[0]:m[1]]) {
			continue
		}
		for w < len(p.words) && p.words[w].end <= m[0] {
			w++
		}
		if !p.before(w-1, m[0], m[1]) {
			p.behind(w, m[0], m[1])
		}
	}
}

// free begin numbers that cost who rings nothing: those of helplines, and no person's.
var free = late(`^(?:0 ?80 ?[058]|\+?(?:00)? ?800|\+44 ?\(?0?\)? ?80[08]|\+?1?[ .-]?\(?8(?:00|33|44|55|66|77|88)\)?[ .-])`)

func isFree(number string) bool { return free().MatchString(number) }

// before looks whether a name stands before a number; the word is the last before it.
func (p *persons) before(last, start, end int) bool {
	lead := beforeNumber().FindStringIndex(p.text[max(0, start-60):start])
	if lead == nil {
		return false
	}
	from := max(0, start-60) + lead[0]
	for last >= 0 && p.words[last].start >= from {
		last--
	}
	if last < 0 || p.words[last].end != from && p.surnameEnd(last+1) != from || p.place(last) && !isGiven(p.low(last)) {
		return false
	}
	low := p.low(last)
	stop := closing(p.text, from, withOthers(p.text, end))
	full := last > 0 && p.spaced(last-1) && p.isFirst(last-1) && p.script(last) != small && !stops.has(low) &&
		!ordinary[low] && !notName[low] && !lineWords[low]
	switch {
	case last > 1 && p.place(last-1): // Rose House, Anna Street
		return false
	case p.isFirst(last) && !(full && families.has(low)):
		p.add(Phone, from, stop, true)
	case full:
		p.add(Surname, p.words[last-1].end, p.surnameEnd(last+1), true)
		p.add(Phone, from, stop, true)
	case p.script(last) == capital && !p.shouted(last, last+1) && !(last > 0 && p.spaced(last-1) && p.shouted(last-1, last)) && !stops.has(low) && !ordinary[low] && !notName[low] &&
		!lineWords[low] && !p.town(last) && len(p.text[from:start]) < 24 && utf8.RuneCountInString(low) > 2:
		p.add(Phone, from, stop, false)
	default:
		return false
	}
	return true
}

// closing is an end with the bracket that closes one behind a start.
func closing(text string, start, end int) int {
	if strings.Count(text[start:end], "(") > strings.Count(text[start:end], ")") && strings.HasPrefix(text[end:], ")") {
		end++
	}
	return end
}

// behind looks whether the name of whose number it is stands behind it.
func (p *persons) behind(next, start, end int) {
	lead := behindNumber().FindString(p.text[end:])
	if lead == "" || next >= len(p.words) || p.words[next].start != end+len(lead) || !p.isFirst(next) ||
		p.script(next) == small {
		return
	}
	to := next + 1
	if p.script(next) == capital {
		to = p.run(next)
	}
	if placesAround(p, next, to) || !clauseEnds().MatchString(p.text[p.words[to-1].end:]) {
		return
	}
	if to > next+1 {
		p.add(Surname, p.words[next].end, p.surnameEnd(to), true)
	}
	p.found = append(p.found, Find{Kind: Phone, Start: start, End: end + len(lead) - len(strings.TrimLeft(lead, " ")),
		Certain: true})
	if open := strings.TrimLeft(lead, " "); open != "" && open != "(" && open != "[" {
		p.found[len(p.found)-1].End = p.words[next].start
	}
}

// isFirst reports whether a word is a first name as it is written.
func (p *persons) isFirst(i int) bool {
	if i < 0 || i >= len(p.words) {
		return false
	}
	w := p.low(i)
	if initialAt(p, i) && i > 0 && families.has(p.low(i-1)) && p.gap(i-1) == ", " { // Smith, J.
		return true
	}
	if !isGiven(w) || notName[w] {
		return false
	}
	switch p.script(i) {
	case small:
		return !wordsToo.has(w) && !stops.has(w)
	case neither:
		return !stops.has(w) && (!wordsToo.has(w) || i > 0 && callers[p.low(i-1)] != nil)
	}
	return !stops.has(w) || w == "will"
}

// mobiles begin the numbers of what people carry, by their figures, in some twenty
// countries.
var mobiles = late(`^(?:07[0-9]{8,9}|0[56][0-9]{8}|01[567][0-9]{8,9}|[67][0-9]{8}|05[0-9]{9}|09[0-9]{8,9}|` +
	`03[0-9]{9}|04[0-9]{8}|3[0-9]{9}|0[789]0[0-9]{8}|` + mobilesAbroad + `)$`)

// mobilesAbroad are those with the code of a country, which say by themselves what they are.
const mobilesAbroad = `(?:00)?(?:447|33[67]|34[67]|491[567]|393|316|324|3538|9725|989|923|614|642|91[6-9]|` +
	`2547|2348|2126|2135|4917|436|417|467|3584|4670|351 ?9|55[1-9][0-9]9|9665|9627|905)[0-9]{6,10}`

// trunk is the zero that is dialled within a country alone: "+44 (0)7700".
var trunk = late(`\([ ]?[0٠۰][ ]?\)`)

// IsMobile reports whether a number is that of a telephone that somebody carries, in any of
// those countries: where nobody knows which one is meant.
func IsMobile(s string) bool { return mobiles().MatchString(figuresOf(s)) }

// figuresOf are the figures of a number, without the zero that is dialled within a country alone.
func figuresOf(s string) string {
	s = trunk().ReplaceAllString(s, "")
	var out strings.Builder
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			out.WriteByte('0' + byte(d))
		}
	}
	return out.String()
}

func digitOf(r rune) int {
	for _, zero := range "0٠۰०" {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

var (
	// carried is the number of what somebody carries, behind a name.
	carried = late(`(?:^|[^\p{L}])(\p{Lu}[\p{L}\p{M}'’-]+)([ \x{00A0}]*[,:(–—-]*[ \x{00A0}]*(?i:mobile|mob\.?|cell|cellphone|portable|móvil|movil|celular|handy|mobil|` +
		`mobiel|cellulare|telemóvel)[ :.]*)(` + number + `)`)
	// atHome is the number of somebody's home, whoever it is.
	atHome = pattern(`(?i)(?:^|[^\p{L}])(?:(?:reach|ring|call|phone|contact|find|get) (?:me|her|him|them|us)(?: \p{L}+)? at home|at (?:my|his|her|their) (?:own )?home|` +
		`(?:à|au) (?:son|mon|leur) domicile|(?:appele[rz]|joindre|contacte[rz])[^.!?\n]{0,40} chez (?:elle|lui|moi)|en (?:su|mi) (?:casa|domicilio)|` +
		`(?:bei (?:mir|ihr|ihm) )?zu hause|a casa sua|bij (?:mij|haar|hem) thuis|في (?:بيتها|بيته|بيتي|منزلها|منزله|منزلي))` +
		`([ ,:(–—-]*(?:(?:on|at|au|al|en el|unter|op|tel\.?|tél\.?|على|هاتف|رقم)[ :.]*)*)(` + number + `)`)
	// mine is the number of whoever writes.
	mine = pattern(`(?i)(?:^|[^\p{L}])(?:(?:reach|ring|call|phone|contact|text|message|whatsapp|sms) me|my (?:(?:own|personal|private|home|mobile|cell|phone|telephone|whatsapp) ){0,3}(?:number|mobile|cell|cellphone|phone|whatsapp)|` +
		`(?:appele[rz]|joindre|contacte[rz]|texte[rz])[ -]moi|envoyez[ -]moi un (?:sms|texto|message)|me joindre|mon (?:numéro|portable|téléphone|mobile|tel)(?: (?:perso|personnel|privé))?|` +
		`(?:llám[ea]me|llamadme|escríb[ea]me|contáct[ea]me)|mi (?:número|móvil|teléfono|celular|whatsapp)(?: (?:personal|particular|privado))?|` +
		`(?:ruft?|rufen sie) mich(?: an)?|erreich(?:st du|t ihr|en sie) mich|schreibt? mir|meine (?:private )?(?:nummer|handynummer|telefonnummer|mobilnummer)|mein (?:handy|telefon)|` +
		`اتصل(?:وا|ي)? بي|رقمي|هاتفي|جوالي|موبايلي)` +
		`([ ,:(–—-]*(?:(?:is|on|at|est|es|ist|le|au|al|en el|unter|هو|على|رقم|الرقم)[ :.]*)*)(` + number + `)`)
	// carriedBy is the number of what somebody carries, and it is not said who.
	carriedBy = pattern(`(?i)(?:^|[^\p{L}])(?:mobile|mob\.?|cell|cellphone|text|sms|whats ?app|portable|móvil|celular|handy|handynummer|mobil|mobiel|cellulare|telemóvel|gsm|моб\.?|` +
		`جوال|الجوال|موبايل|واتساب|واتس اب|موبائل|נייד)[ :.,(–—-]*(?:(?:is|on|at|us|est|es|ist|le|au|al|unter|هو|على|رقم|الرقم|number|no\.?)[ :.]*)*(` + number + `)`)
	// abroad is the same without that word, as it is rung from other countries.
	abroad = late(`^` + mobilesAbroad + `$`)
	// calledArabic is a person whom readers of Arabic are told to ring: "ring Sara on".
	calledArabic = pattern(`(?:اتصلوا|اتصلي|اتصل|تواصلوا|تواصلي|تواصل|اسألوا|اسألي|اسأل|التواصل|الاتصال)(?: مع | عن | ب|ب| بال| )(\p{Arabic}+(?: \p{Arabic}+){0,2}?)` +
		`((?:[ ،:]*(?:على الرقم|على رقم|على|عبر|هاتف|جوال|موبايل|رقم))*[ :]*)(` + number + `)`)
)

// ownNumbers finds numbers that are certainly a person's, whose name nobody knows.
func ownNumbers(text string) []Find {
	var out []Find
	for _, m := range carried().FindAllStringSubmatchIndex(text, -1) {
		word := strings.ToLower(text[m[2]:m[3]])
		if isNumber(text[m[6]:m[7]]) && !ordinary[word] && !notName[word] {
			out = append(out, Find{Kind: Phone, Start: m[4], End: withOthers(text, m[7]), Certain: true})
		}
	}
	for _, m := range atHome().FindAllStringSubmatchIndex(text, -1) {
		if isNumber(text[m[4]:m[5]]) {
			out = append(out, Find{Kind: Phone, Start: m[2], End: withOthers(text, m[5]), Certain: true})
		}
	}
	for _, m := range mine().FindAllStringSubmatchIndex(text, -1) {
		if isNumber(text[m[4]:m[5]]) {
			out = append(out, Find{Kind: Phone, Start: m[2], End: withOthers(text, m[5]), Certain: true})
		}
	}
	for _, m := range carriedBy().FindAllStringSubmatchIndex(text, -1) {
		if is := text[m[2]:m[3]]; isNumber(is) && IsMobile(is) {
			out = append(out, Find{Kind: Phone, Start: m[2], End: m[3]})
		}
	}
	for _, m := range anyNumbers().FindAllStringIndex(text, -1) {
		if is := text[m[0]:m[1]]; isNumber(is) && (is[0] == '+' || strings.HasPrefix(is, "00")) && abroad().MatchString(figuresOf(is)) {
			out = append(out, Find{Kind: Phone, Start: m[0], End: m[1]})
		}
	}
	for _, m := range calledArabic().FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		word := strings.Fields(name)[0]
		if !isNumber(text[m[6]:m[7]]) || stops.has(word) || strings.HasPrefix(word, "ال") ||
			strings.HasPrefix(word, "لل") {
			continue
		}
		out = append(out, Find{Kind: Phone, Start: m[4], End: withOthers(text, m[7]), Certain: true})
	}
	return out
}

var anyNumber = late(`([ \x{00A0},;:(/–—-]*(?:(?i:\b(?:on|at|au|al|en|unter|sur|op|` + telephones +
	`|هاتف|جوال|موبايل|على|رقم)(?:[ :.]|$))[ :.]*)*)(` + number + `)\)?`)

// phoned is a name, and a number behind it.
var phoned = late(`(\p{Lu}[\p{L}\p{M}'’]+)((?:[ \x{00A0}]\p{Lu}[\p{L}\p{M}'’-]*\.?)*)([ ,:(–—-]+(?:\b(?:on|at|au|al|en|unter|sur|op)\b[ :.]*)?)(` + number + `)`)

// Numbers finds every number that can be rung: in a field that is about a person, it is
// that person's.
func Numbers(text string) []Find {
	if !enough(text) {
		return nil
	}
	var out []Find
	for _, m := range anyNumber().FindAllStringSubmatchIndex(text, -1) {
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
	for _, m := range phoned().FindAllStringSubmatchIndex(text, -1) {
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

// enough reports whether a text has a number that somebody can ring: seven figures
// with no more than the signs of one between them. Most texts have none, and are not
// searched.
func enough(s string) bool {
	figures := 0
	for at := 0; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		at += size
		switch {
		case r >= '0' && r <= '9', r >= utf8.RuneSelf && unicode.IsDigit(r):
			if figures++; figures >= 7 {
				return true
			}
		case figures > 0 && !strings.ContainsRune(" \u00A0()+-–./·•,;#*pPwW\\", r):
			figures = 0
		}
	}
	return false
}

func isNumber(s string) bool {
	return count(s) >= 7 && count(s) <= 15 && !holdsDate().MatchString(s)
}

// holdsDate is a day in what is no number to ring: "1900-01-01 02".
var holdsDate = late(`^(?:19|20)[0-9]{2}[./-][01][0-9][./-][0-3][0-9](?:[^0-9]|$)|^[0-3][0-9][./-][01][0-9][./-](?:19|20)[0-9]{2}(?:[^0-9]|$)`)

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
