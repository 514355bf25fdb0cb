package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// between a word for a password and the password, people write signs and these words,
// in the normal form. A figure behind any other word is told of something else.
const (
	isWords = `it's|its|c'est|is|are|was|be|will|has|been|now|changed|reset|set|to|as|equals|number|no|nr|num|numero|nummer|` +
		`est|ist|lautet|es|sera|war|wird`
	ofWords = `the|our|your|this|that|new|current|for|of|a|an|meeting|zoom|teams|room|call|session|please|` +
		`enter|type|use|dial|press|and|then|still|just|simply|` +
		`lowercase|uppercase|lower|upper|case|capital|capitals|letters|all|digits|figures|` +
		`le|la|les|el|das|der|die|den|il|lo|o|de|du|da|für|fur|pour|para|per`
	signsWide = `[éè\s\p{Zs}*_|→⇒/\\\[\](){}"'“”«»„:=>–—#-]`
)

var (
	// onward leads from the word to a password; its first group says that one is told.
	onward = late(`(?i)^\p{L}{0,3}(?:[,.][\s\p{Zs}]+)?(?:` + signsWide + `|\b(?:` + isWords + `|` +
		ofWords + `)\b[.,]?)*`)
	tells = late(`(?i)[éè|→⇒/\[(:=>]|\b(?:` + isWords + `)\b`)
	// backward leads from a password to the word for it.
	backward = late(`(?i)([^\s\p{Zs}()\[\],;:]{4,24})[\s\p{Zs}]*(?:([(\[])|[\s\p{Zs}](?:is|as|est|ist|es|als|como|comme|come|←|<-|⇐|=)[\s\p{Zs}])` +
		`[\s\p{Zs}]*(?:(?:` + ofWords + `)[\s\p{Zs}]+){0,4}$`)
	ofMeeting = late(`(?i)\bid[\s\p{Zs}]*(?:is|no\.?)?[:#]?[\s\p{Zs}]*$`)
	// besides leads from a password to another one.
	besides = late(`^[\s\p{Zs}]*(?:(?i:\b(?:or|and|oder|und|ou|et|o|y|e|или|и)\b)|[,;/|\n])+[ \t\p{Zs}]*`)
	// prompted is what a telephone or a program asks for.
	prompted = sieve(late(`(?i)\b(?:enter|type|use|press|dial)[\s\p{Zs}]+(?:the[\s\p{Zs}]+)?`+
		`([*#]*[0-9]{3,8}[*#]*|\p{L}{4,}[0-9]{1,4})[\s\p{Zs},]+(?:\p{L}+[\s\p{Zs}]+){0,3}(?:prompt|asked)`),
		func(text string) bool { return figuresInRow(text, 1) && holds(text, prompts) })
	// askedFor is the same with the asking before it.
	askedFor = sieve(late(`(?i)\b(?:prompted|asked)(?: for it)?,?[\s\p{Zs}]+(?:please[\s\p{Zs}]+)?`+
		`((?:enter|type|use|press|dial|key in)[\s\p{Zs}]+(?:the[\s\p{Zs}]+)?[*#]*[0-9]{3,8}[*#]*)`),
		func(text string) bool { return figuresInRow(text, 3) && holds(text, prompts) })
	prompts = partsOf("prompt asked") // which it needs
	// counted follows a figure that counts or dates something.
	counted = late(`(?i)^(?:[:.][0-9]|[\s\p{Zs}]?(?:am|pm|uhr|people|members|minutes|times|steps|years|%|€|\$))`)
	dated   = late(`^[0-9]{1,4}[./-][0-9]{1,2}(?:[./-][0-9]{1,4})?$`)
	// perDay is a password for each of several days or rooms.
	perDay = sieve(late(`(?i)\b(?:pass ?code|password|pin|mot de passe|contrasena|kennwort|passwort)s?[ :]+`+
		`(?:for|on|pour|para|fur|am) \p{L}+[ :]+[0-9]{5,8}`+
		`(?:,? (?:and |et |y |und )?(?:(?:for|on|pour|para|fur|am) )?\p{L}+[ :]+[0-9]{5,8})*\b`),
		func(text string) bool {
			return figuresInRow(text, 5) && anyAt(text, dayWords, func(start, _ int) bool { return wordBegins(text, start) })
		})
	dayWords = partsOf("pass pin mot contrasena kennwort") // which it needs
	// lineEnds is nothing but signs until the end of a line.
	lineEnds = late(`^[\s\p{Zs}*_|:=-]*?(?:\n|$)`)
	// apart is the word for a password with a sign between its letters.
	apart = sieve(late(`(?i)\bp([ ._-])a[ ._-]s[ ._-]s[ ._-](?:c[ ._-]o[ ._-]d[ ._-]e|w[ ._-]o[ ._-]r[ ._-]d)[^0-9\n]{0,12}[0-9][0-9 ]{2,9}[0-9]`),
		spacedLetters)
	ended = late(`^[*#_]*[ \t\p{Zs}]*(?:[.,;)\n]|$)`)
)

// window is how far a password is looked for, in bytes: a search must not read the
// whole of a long text for each word in it.
const window = 240

// near is what stands at a place of a text, as far as it is looked at.
func near(text string, at int) string { return text[at:min(len(text), at+window)] }

// odd returns how long what a text begins with is, if it is as no word is: figures, or
// letters and figures, or capitals where words have none. Nine figures and more are a
// number to ring, or the number of a meeting.
func odd(rest string) int {
	m := figures().FindString(rest)
	if after, _ := utf8.DecodeRuneInString(rest[len(m):]); unicode.IsLetter(after) || after == '@' || count(m) < 3 {
		m = strings.TrimRight(token().FindString(rest), ".,;:!?*_…'])}")
		if strings.Contains(m, "://") || strings.Contains(m, ":") || utf8.RuneCountInString(m) < 4 ||
			!strings.ContainsFunc(m, unicode.IsDigit) && !mixed(m) {
			return 0
		}
	}
	if count(m) >= 9 || dated().MatchString(m) || counted().MatchString(rest[len(m):]) {
		return 0
	}
	return len(m)
}

// later returns where a password ends that stands behind its word, with nothing but
// signs and small words between them, or 0.
func later(text string, at int, how strength) int {
	rest := near(text, at)
	lead := onward().FindString(rest)
	lines := strings.Count(lead, "\n")
	if lead == "" || lines > 4 || how == bare && !tells().MatchString(lead) {
		return 0
	}
	n := odd(rest[len(lead):])
	if lines > 1 && (how == bare || n < 4 || !lineEnds().MatchString(lead) ||
		!lineEnds().MatchString(rest[len(lead)+n:]) && count(rest[len(lead):len(lead)+n]) < 6 ||
		!strings.ContainsFunc(rest[len(lead):len(lead)+n], unicode.IsDigit)) {
		return 0 // further on, a line of its own for each
	}
	if n == 0 || how != strong && (n < 4 || !tells().MatchString(lead) && year().MatchString(rest[len(lead):])) {
		return 0
	}
	found, after := rest[len(lead):len(lead)+n], rest[len(lead)+n:]
	pause := strings.ContainsAny(lead, ",.(")
	switch {
	case pause && !strings.ContainsFunc(found, unicode.IsDigit):
		return 0
	case !tells().MatchString(lead) && (n < 4 || !strings.ContainsFunc(found, unicode.IsDigit)):
		return 0
	case strings.ContainsAny(lead, ",.") && !tells().MatchString(lead) && !ended().MatchString(after):
		return 0
	}
	end := at + len(lead) + n
	for _, pair := range []string{"()", "[]", "{}"} { // what was opened is closed
		if strings.Count(lead, pair[:1]) > strings.Count(lead, pair[1:]) && strings.HasPrefix(text[end:], pair[1:]) {
			end++
		}
	}
	return end
}

// earlier returns where a password begins that stands before the word for it, and
// where the word ends, or 0.
func earlier(text string, start, end int, how strength) (int, int) {
	first := max(0, start-window/2)
	if !strings.ContainsFunc(text[first:start], unicode.IsDigit) {
		return 0, 0
	}
	m := backward().FindStringSubmatchIndex(text[first:start])
	if m == nil {
		return 0, 0
	}
	found := text[first+m[2] : first+m[3]]
	bracket := m[4] >= 0
	if n := odd(found); n < len(strings.TrimRight(found, "*_")) || n == 0 ||
		!strings.ContainsFunc(found, unicode.IsDigit) ||
		ofMeeting().MatchString(text[first:first+m[2]]) {
		return 0, 0
	}
	if bracket {
		if how == bare || end >= len(text) || text[end] != ')' && text[end] != ']' {
			return 0, 0
		}
		end++
	}
	return first + m[2], end
}

// second returns where the last of the passwords ends that are told after another one.
func second(text string, end int) int {
	for {
		rest := near(text, end)
		lead := besides().FindString(rest)
		if lead == "" || strings.Count(lead, "\n") > 1 {
			return end
		}
		n := odd(rest[len(lead):])
		if n < 4 || !strings.ContainsFunc(rest[len(lead):len(lead)+n], unicode.IsDigit) {
			return end
		}
		word := strings.ContainsFunc(lead, unicode.IsLetter)
		if !word && !ended().MatchString(rest[len(lead)+n:]) {
			return end
		}
		end += len(lead) + n
	}
}

// asked finds what is to be entered where a telephone asks for it.
func asked(text string) []Find {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var out []Find
	for _, m := range prompted.all(text) {
		out = append(out, Find{Kind: Passcode, Start: m[2], End: m[3], Certain: true})
	}
	for _, m := range askedFor.all(text) {
		out = append(out, Find{Kind: Passcode, Start: m[2], End: m[3], Certain: true})
	}
	for _, m := range perDay.all(text) {
		out = append(out, Find{Kind: Passcode, Start: m[0], End: m[1], Certain: true})
	}
	for _, m := range apart.all(text) {
		out = append(out, Find{Kind: Passcode, Start: m[0], End: m[1], Certain: true})
	}
	return out
}
