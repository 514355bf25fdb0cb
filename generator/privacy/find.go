package privacy

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is what may stand between words on one line.
const gap = `[\s\p{Zs}*_\\]*`

// label is some words before a password, as a pattern at the beginning of a text.
type label struct {
	words
	pattern func() *regexp.Regexp
	heads   []string // the first word of each
}

// begins reports whether one of the words of a label may begin a text.
func (l label) begins(text string) bool {
	for _, head := range l.heads {
		end := 0
		for range head {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
		if strings.EqualFold(text[:end], head) {
			return true
		}
	}
	return false
}

// labelsBy are the labels by the first two letters of their words: most places of a
// text begin none.
var labelsBy = func() map[[2]rune][]label {
	out := map[[2]rune][]label{}
	for _, w := range labels {
		by := map[[2]rune][]string{}
		for s := range strings.SplitSeq(w.list, "|") {
			s = plain(s).text
			key := [2]rune([]rune(s)[:2])
			by[key] = append(by[key], s)
		}
		for key, list := range by {
			slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
			var heads []string
			for i, s := range list {
				head, _, _ := strings.Cut(s, " ")
				if !slices.Contains(heads, head) {
					heads = append(heads, head)
				}
				list[i] = strings.ReplaceAll(regexp.QuoteMeta(s), " ", `[\s\p{Zs}_-]*`)
			}
			out[key] = append(out[key], label{w, late(`^(?i:` + strings.Join(list, "|") + `)`), heads})
		}
	}
	return out
}()

// begins says of the letters of most scripts whether labels begin with one, and pairs of
// two plain ones, in small letters: a look into a map costs ten of these.
var begins, pairs = func() (out [0x800]bool, two [utf8.RuneSelf][utf8.RuneSelf]bool) {
	for key := range labelsBy {
		for r := range rune(len(out)) {
			out[r] = out[r] || unicode.ToLower(r) == key[0]
		}
		if key[0] < utf8.RuneSelf && key[1] < utf8.RuneSelf {
			two[key[0]][key[1]] = true
		}
	}
	return out, two
}()

// triples are the first three letters of labels that begin with three plain ones, each by its
// last five bits: a few more than there are.
var triples = func() (out [1 << 15]bool) {
	for key, list := range labelsBy {
		for _, l := range list {
			for _, head := range l.heads {
				for third := range rune(32) {
					if runes := []rune(head); len(runes) < 3 || runes[2] >= utf8.RuneSelf || runes[2]&31 == third {
						out[triple(byte(key[0]), byte(key[1]), byte(third))] = true
					}
				}
			}
		}
	}
	return out
}()

func triple(a, b, c byte) int { return int(a&31)<<10 | int(b&31)<<5 | int(c&31) }

var (
	// between stands between the word and the password: for which meeting, and a sign
	// or "is".
	between = late(`(?i)^(?:\p{L}{0,3})` + gap + `(?:\([^()\n]{0,40}\)` + gap + `)?` +
		`(?:(?:for|to|of|pour|a|de|du|da|do|fur|zum|zur|para|del|della|dello|voor|van|von|di|per|icin|для|от|до|till|til|do)[\s\p{Zs}][^:=：\n.,;]{1,40}|(?:ال|لل)\p{L}{1,14}[\s\p{Zs}]?|` +
		`(?:this|diesen|diese|dieser|cette|ce|esta|este|questa|questo|deze|tego|w tym) \p{L}{3,9} )?` +
		`([:=：#>–—-]+|\b(?:is|est|ist|lautet|heißt|heisst|es|to)\b|é|è|は|是|为|為|هي|هو)` + gap + `[:=：#>]*` + gap + `(?:(?:the word|le mot|la palabra|das wort) )?`)
	saysTo = late(`(?i)(?:^|[\s\p{Zs}])to[\s\p{Zs}]*$`)
	// behind stands there when nothing else does.
	behind = late(`(?i)^(?:s|en)?[\s\p{Zs}*_]+`)

	quoted = late("^[\"“„«'‘`]([^\"”“»'’`\n]{1,60})[\"”“»'’`]")
	// codeLike is what a code looks like behind the word alone.
	codeLike = late(`^(?:[A-Z]{0,2}[0-9]{3,}[A-Z]{0,2}|[0-9]{2,3}[A-Z][0-9]{2,4}|[a-z]{4,}[0-9]{1,4})\b`)
	figures  = late(`^\\?[*#]?[0-9٠-٩۰-۹०-९]+(?:[ \x{00A0}-][0-9٠-٩۰-۹०-९]+)*[*#]*`)
	token    = late("^[^\\s\\p{Zs}<>\"“”«»(),;，。、؛،|]+")
	more     = late(`^([ \x{00A0}]\p{L}[\p{L}\p{M}'’-]*){1,2}[ \x{00A0}]*(?:[.;)\n]|$)`)
)

// labelled finds passwords behind the word for one.
func labelled(text string) []Find {
	var out []Find
	past := 0 // what was read
	for start, r := range text {
		if start < past || int(r) < len(begins) && !begins[r] {
			continue
		}
		if start+2 < len(text) && text[start]|text[start+1]|text[start+2] < utf8.RuneSelf &&
			!triples[triple(text[start], text[start+1], text[start+2])] {
			continue
		}
		_, n := utf8.DecodeRuneInString(text[start:])
		next, _ := utf8.DecodeRuneInString(text[start+n:])
		r, next = unicode.ToLower(r), unicode.ToLower(next)
		if r < utf8.RuneSelf && next < utf8.RuneSelf && !pairs[r][next] {
			continue
		}
		for _, l := range labelsBy[[2]rune{r, next}] {
			if !l.begins(text[start:]) {
				continue
			}
			m := l.pattern().FindStringIndex(near(text, start))
			if m == nil || !alone(text, start, start+m[1], l.how) || l.how == bare && public(text, start, start+m[1]) {
				continue
			}
			end := start + m[1]
			from, to := start, max(passwordEnd(text, end, l.how), later(text, end, l.how))
			if to > 0 {
				from = wordStart(text, start, l.how)
			} else {
				from, to = earlier(text, start, end, l.how)
			}
			if to == 0 && l.how == strong {
				from, to = spreadCode(text, end)
			}
			if to > 0 {
				to = second(text, to)
				out = append(out, Find{Kind: kindOf(text, from, to, l), Start: from, End: to, Certain: true})
				past = to
				break
			}
		}
	}
	return out
}

// wordStart is where a compound begins that ends in a strong word, or a word of Arabic
// with what is written together with it: "and", "the".
func wordStart(text string, start int, how strength) int {
	for least := start - window; start > least; {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !(how == strong && unicode.In(r, unicode.Latin) || unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r)) {
			break
		}
		start -= n
	}
	return start
}

// alone reports whether a word is no part of another one. Scripts without spaces
// and those that write articles with the word have no such borders, and compounds
// end in a strong word ("Zoompasswort").
func alone(text string, start, end int, how strength) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	own, _ := utf8.DecodeRuneInString(text[start:])
	if unicode.Is(unicode.Arabic, own) && how != strong {
		word := text[strings.LastIndexFunc(text[:start], func(r rune) bool { return !unicode.IsLetter(r) })+1 : start]
		behind, _, _ := strings.Cut(strings.TrimLeft(near(text, end), " "), " ")
		return strings.Trim(word, "\u00A0والفبلك") == "" && !(how == bare && otherCodes[strings.TrimRight(behind, ":،.\n")])
	}
	if !unicode.In(own, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
		return true
	}
	if how != strong {
		after, _ := utf8.DecodeRuneInString(text[end:])
		if unicode.IsLetter(after) {
			return false
		}
		if wooden().MatchString(text[max(0, start-24):start]) {
			return false
		}
		if how == bare && said(text[max(0, start-window):start]) {
			return false
		}
		if before == '-' && how == weak { // Konferenz-PIN
			return strings.ToUpper(text[start:end]) == text[start:end]
		}
		return !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '-' && before != '/' &&
			before != '.' && before != '_'
	}
	if before == '?' || before == '&' || before == '/' { // of an address
		return false
	}
	return end-start >= 7 || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// wooden stands before "pin" where it is a tree.
var wooden = late(`(?i)(?:bois|huile|foret|pommes?|meubles?|tables?|planches?|parquet|madera|aceite|bosque) (?:de|en) $`)

// year is a figure that a word goes on behind: "the keypad 2020 model".
var year = late(`^(?:19|20)[0-9]{2} \p{Ll}`)

// said reports whether a word before says of what the code is.
func said(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	return otherCodes[strings.ToLower(word)]
}

// dial is a string to dial: a number, and what the telephone sends after it.
var dial = late(`(\+?[0-9(][0-9() .\x{00A0}-]{5,}[0-9])([,;pwPW]+[0-9][0-9 -]*#?)?((?:\\?[,;pwPW]+\\?[*#]*[0-9]*#*)+)`)

// dialled finds the code in a string to dial. The number, and the number of the
// meeting behind it, stay.
func dialled(text string) []Find {
	if !enough(text) || !strings.ContainsAny(text, "#,;") {
		return nil
	}
	var out []Find
	for _, m := range dial().FindAllStringSubmatchIndex(text, -1) {
		start, end := m[6], m[7]
		if !strings.ContainsFunc(text[start:end], unicode.IsDigit) {
			continue
		}
		if m[4] < 0 { // the meeting may stand behind an empty step, or there is none
			if tail := text[start:end]; !strings.Contains(tail, "*") && strings.Count(tail, "#") < 2 &&
				(count(tail) > 5 || !strings.HasSuffix(tail, "#")) { // no meeting has so short a number
				continue
			}
		}
		out = append(out, Find{Kind: Passcode, Start: start, End: end, Certain: true})
	}
	return out
}
