package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a part of a text that is taken out.
type span struct {
	start, end int
	instead    string
	code       bool // which takes its clause with it
	capital    bool // what follows begins the sentence now
}

var (
	// lead is what leads to a code and says nothing without it.
	lead = late(`(?i)(?:^|[\s\p{Zs}])(?:the|a|our|and|then|with|use|using|enter|by|via|please|type|press|is|or|le|la|les|el|il|lo|los|der|die|das|den|dem|` +
		`und|mit|et|avec|utilisez|saisissez|tapez|puis|con|y|e|luego|marque|use|use el|het|de|en|met|com|o|و|ثم|مع|استخدم|أدخل)[\s\p{Zs}]*$`)
	// joint is what stands between two things of which neither is left.
	joint = late(`(?i)^[\s\p{Zs}]*[,;/&+،؛–—-]*[\s\p{Zs}]*(?:and|und|et|y|e|و|with|then|or|the)?[\s\p{Zs}]*$`)
	// goesOn is what joins the next clause to the one that is taken out.
	goesOn = late(`(?i)^[\s\p{Zs}]*[,;،؛–—-]*[\s\p{Zs}]*(?:(?:and|und|et|y|en|och)[\s\p{Zs}]+)?`)
)

// clauses widens the codes among spans to the words that say nothing without them, so
// that no broken sentence is left. No line is joined to another.
func clauses(text string, spans []span) []span {
	var out []span
	for _, s := range spans {
		if s.code {
			s = widened(text, s)
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if s.start < last.end {
				s.start = last.end
				s.end = max(s.end, s.start)
			}
			between := text[last.end:s.start]
			if last.code && s.code && !strings.Contains(between, "\n") && joint().MatchString(between) {
				last.end, last.capital = s.end, s.capital || last.capital
				*last = closed(text, *last)
				continue
			}
		}
		out = append(out, s)
	}
	for n, s := range out {
		if s.code {
			out[n] = closed(text, s)
		}
	}
	for n := range out[:max(0, len(out)-1)] { // none reaches into the next
		out[n].end = min(out[n].end, out[n+1].start)
	}
	return out
}

// lineBefore is where the line begins that stands before a place, or what of it is looked at.
func lineBefore(text string, at int) int {
	from := max(0, at-window)
	return from + strings.LastIndexByte(text[from:at], '\n') + 1
}

// widened takes in the words that lead to a code.
func widened(text string, s span) span {
	from := lineBefore(text, s.start)
	if r, _ := utf8.DecodeLastRuneInString(text[from:s.start]); s.start > from &&
		(unicode.IsDigit(r) || unicode.IsLetter(r) || r == '#') {
		s.code = false // of a string to dial
		return s
	}
	for strings.Count(text[s.start:s.end], "**")%2 == 1 && strings.HasSuffix(text[from:s.start], "**") {
		s.start -= 2
	}
	for {
		m := lead().FindStringIndex(text[from:s.start])
		if m == nil {
			return s
		}
		at := from + m[0]
		if r, n := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
			at += n
		}
		s.start = at
	}
}

// closed takes in the sign that ended or joined the clause.
func closed(text string, s span) span {
	from := lineBefore(text, s.start)
	before := strings.TrimRight(text[from:s.start], " \t\u00A0*_")
	rest := text[s.end:]
	if line := strings.IndexByte(rest, '\n'); line >= 0 {
		rest = rest[:line]
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case before == "" || strings.ContainsRune(".!?…؟。:", r): // it begins a sentence
		begins := unicode.IsUpper(first(strings.TrimLeft(text[s.start:], "*_"))) || before != "" && r != ':'
		trimmed := strings.TrimLeft(rest, " \u00A0")
		if next := first(trimmed); next == '.' || next == '!' || next == '。' {
			s.end += len(rest) - len(trimmed) + 1
			if next == '。' {
				s.end += 2
			}
			return s
		}
		joins := goesOn().FindString(rest)
		if strings.TrimSpace(joins) == "" && unicode.IsLower(first(trimmed)) { // it goes on: "so be quick"
			end := strings.IndexAny(rest, ".!?;,\n(<|")
			if end < 0 {
				end = len(rest)
			}
			if s.end += end; end < len(rest) {
				s.end += min(1, strings.Count(".!?;,", rest[end:end+1]))
			}
			return s
		}
		if strings.TrimSpace(joins) != "" {
			s.end += len(joins)
			s.capital = begins
		}
	case strings.ContainsRune(",;،؛–—-", r): // it ends one, or stands within
		if next := first(strings.TrimLeft(rest, " \u00A0")); next == 0 || strings.ContainsRune(".,;!?)،؛", next) ||
			r == ',' || r == '،' {
			s.start = from + len(strings.TrimRight(before, " ,;،؛–—-\u00A0"))
		}
	}
	return s
}

var (
	doors = late(`(?i)\b(?:door|gate|alarm|wi-?fi|wlan|tor|key ?safe|key ?box|lock|padlock|keypad|entrance|building|toilet|foyer|lobby|buzzer|intercom|` +
		`porte|portail|alarme|immeuble|hall d|digicode|interphone|puerta|portal|portero|portillon|grille|barrera|barrier|verja|alarma|edificio|porta|cancello|tur|haustur|tür|haustür|eingang|deur|poort|dorr|dörr)` +
		`|باب|بوابه|بوابة|إنذار|انذار|واي فاي|مبنى|خزنه|خزنة|двер|домофон`)
	meetings = late(`(?i)\b(?:zoom|teams|webex|skype|jitsi|gotomeeting|meeting|meet|online|dial|dial-in|conference|video|reunion|réunion|visio|reunión|videollamada|` +
		`besprechung|sitzung|vergadering|id|whatsapp)\b|اجتماع|زوم`)
)

// kindOf says of a code whether it is of a door or of a meeting: what stands in its
// clause says it, and of the word "code" alone what its text is about.
func kindOf(text string, start, end int, l label) Kind {
	if l.kind != Passcode {
		return l.kind
	}
	before, behind := text[max(0, start-window):start], near(text, end)
	clause := before[strings.LastIndexAny(before, ".;!?\n")+1:] + text[start:end]
	switch {
	case meetings().MatchString(clause):
		return Passcode
	case doors().MatchString(clause):
		return Entry
	case l.how == bare && !meetings().MatchString(before+text[start:end]+behind):
		return Entry
	}
	return Passcode
}
