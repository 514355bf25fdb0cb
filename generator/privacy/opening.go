package privacy

import "strings"

// A code without a word for one: behind what visitors press, or with what a door opens.

const codeSign = `[A-Z]{0,2}[` + figure + `]{3,6}[A-Z]?[#*]?|[0-9](?:-[0-9]){2,5}`

var (
	// opening is a code behind what is done with it, and keyedIn one with that behind it.
	opening = pattern(`(?i)(?:^|[^\p{L}])(?:((?:tapez|taper|composez|composer|faites|marque|marcar|teclee|` +
		`teclear|pulse|introduzca|enter|type|press|key in|punch in|digite|digita|digitare|premere|premete|` +
		`inserire|` +
		`digitate|inserisci|toets|wpisz|wciśnij|slå|tryck|наберите|введите|нажмите|tuşlayın|اضغط|` +
		`اضغطوا|أدخل|أدخلوا|اكتب|اطلب)` +
		`)|(?:opens?|unlocks?|disarms?|set|off|ouvre|abre|quita|apaga|desactiva|apre|öffnet|öffnen|opent|` +
		`gaat open|otwiera|открывается|يفتح|تفتح|يغلق|تعطيل)` +
		`(?: [\p{L}']+){0,3}?( (?:with|using|by|avec|con|mit|met|com|с|кодом|z)| بالرقم| بالرمز| برقم| بالكود))` +
		`(?: (?:the|code|le|el|la|den|die|de|o|il|codigo|number|numero|الرمز|` +
		`الرقم))*[ :]+((?-i:` + codeSign + `))(?:$|[^\p{L}\p{N}])`)
	keyedIn = pattern(`(?i)(?:^|[^\p{L}])((?:bitte |einfach |den code )*((?-i:` + codeSign + `)) ` +
		`(?:eingeben|drücken|tippen|wählen|tuşlayın|intoetsen|tastare))`)
)

// openWords are the words in those.
const openWords = `tapez taper composez composer faites marque marcar teclee teclear digitare premere ` +
	`premete inserire pulse introduzca enter type press key punch digite digita digitate ` +
	`inserisci toets wpisz wciśnij slå tryck наберите введите нажмите tuşlayın اضغط اضغطوا أدخل أدخلوا ` +
	`اكتب اطلب open opens unlock ` +
	`unlocks disarm disarms set off ouvre s'ouvre abre quita apaga desactiva apre öffnet öffnen opent ` +
	`otwiera открывается يفتح ` +
	`تفتح يغلق eingeben drücken tippen wählen intoetsen tastare`

// opened finds such a code in a sentence about a door or an alarm.
func opened(p *persons, at int) {
	part, from := around(p.text, at, 140)
	for _, m := range append(opening.FindAllStringSubmatchIndex(part, 2),
		keyedIn.FindAllStringSubmatchIndex(part, 2)...) {
		start, to := m[2], m[len(m)-1]
		if start < 0 {
			start = m[4]
		}
		if len(m) == 6 { // keyedIn
			to = m[3]
		}
		code, rest := part[m[len(m)-2]:m[len(m)-1]], part[m[len(m)-1]:]
		sentence := part[strings.LastIndexAny(part[:start], ".!?\n")+1:]
		if n := strings.IndexAny(sentence[start-len(part)+len(sentence):], ".!?\n"); n >= 0 {
			sentence = sentence[:start-len(part)+len(sentence)+n]
		}
		if from+start > at+24 || from+to < at || !doors.MatchString(sentence) || year.MatchString(code+rest) ||
			counted.MatchString(rest) {
			continue
		}
		p.found = append(p.found, Find{Kind: Entry, Start: from + start, End: from + to, Certain: true})
	}
}
