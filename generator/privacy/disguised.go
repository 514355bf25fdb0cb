package privacy

import (
	"strings"
	"unicode/utf8"
)

// disguises are figures and signs that are written for letters.
var disguises = strings.NewReplacer("4", "a", "@", "a", "3", "e", "€", "e", "1", "i", "!", "i", "0", "o", "5", "s",
	"$", "s", "7", "t", "+", "t", "|", "l")

// masks are the words for a password that consist of one word of Latin letters.
var masks = func() map[string]words {
	out := map[string]words{}
	for _, w := range labels {
		for s := range strings.SplitSeq(w.list, "|") {
			s = strings.NewReplacer(" ", "", "-", "").Replace(folded(s))
			if _, had := out[s]; !had && len(s) > 2 && first(s) < utf8.RuneSelf {
				out[s] = w
			}
		}
	}
	return out
}()

// part says of a byte what it is in a word.
var part = func() (out [256]byte) {
	for c := range out {
		switch r := rune(c | 0x20); {
		case r >= 'a' && r <= 'z' && c < 0x80 || c >= 0x80:
			out[c] = letter
		case strings.ContainsRune("0123456789@$!+|", rune(c)):
			out[c] = sign
		case strings.ContainsRune(" \n\t:=(.,;", rune(c)):
			out[c] = ends
		}
	}
	return out
}()

const letter, sign, ends = 1, 2, 4

// disguised finds passwords behind a word for one in which figures stand for letters:
// "P4ss: 580701".
func disguised(text string) []Find {
	var out []Find
	for at := 0; at < len(text); {
		start, seen := at, byte(0)
		for at < len(text) && part[text[at]] != ends {
			seen |= part[text[at]]
			at++
		}
		if seen == letter|sign && at-start >= 3 && at-start <= 24 {
			w, is := masks[disguises.Replace(lowered(text[start:at]))]
			if is {
				if to := max(passwordEnd(text, at, w.how), later(text, at, w.how)); to > 0 {
					out = append(out, Find{Kind: w.kind, Start: start, End: second(text, to), Certain: true})
				}
			}
		}
		at++
	}
	for _, m := range ofNetwork.all(text) {
		if odd(text[m[2]:m[3]]) > 5 {
			out = append(out, Find{Kind: Entry, Start: m[2], End: m[3], Certain: true})
		}
	}
	for _, m := range bracketed.all(text) {
		from, to := m[2], m[3]
		for g := 4; from < 0; g += 2 {
			from, to = m[g], m[g+1]
		}
		out = append(out, Find{Kind: Passcode, Start: from, End: to, Certain: true})
	}
	return out
}

// calls is what that needs.
var calls = partsOf("zoom teams webex skype jitsi gotomeeting google whereby meeting webinar id")

// bracketed is a code in brackets behind the name of where people meet; a number of nine
// figures and more is that of the meeting, and one of four may be a year.
var bracketed = sieve(late(`(?i)\b(?:zoom|teams|webex|skype|jitsi|gotomeeting|google meet|whereby)(?: (?:meeting|call|room|link))?`+
	`(?:[ ]?([(\[][ ]?#?(?:[0-9]{5,8}|[03-9][0-9]{3})#?[ ]?[)\]])|([ ]?[,/|][ ]?[0-9]{6})(?:[ .,;)\n]|$))`+
	`|\b(?:zoom|meeting|id|webinar)[ :]+[0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}([ ]?[/|,(][ ]?#?[0-9]{5,8}\)?)(?:[ .,;)\n]|$)`),
	func(text string) bool {
		return coded(text) && anyAt(text, calls, func(start, end int) bool {
			return wordBegins(text, start) && figuresBehind(text, end)
		})
	})

// ofNetwork is what stands behind the name of a network: "WiFi: Guest / tulips58".
var ofNetwork = sieve(late(`(?i)\b(?:wi-?fi|wlan|واي فاي|وايفاي)[ :=–-]+(?:[\p{L}\p{N}_'’-]+ ?){1,3}`+
	`[/|,;–—-] ?(?:\p{L}+ ?[:=] ?)?([^\s/|,;]{6,30})`),
	func(text string) bool { return strings.ContainsAny(text, "0123456789") && holds(text, networks) })

var networks = partsOf("wifi wi-fi wlan فاي")
