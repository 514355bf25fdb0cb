package typography

import (
	"regexp"
	"strings"
)

// address finds addresses of the web and of e-mail, without the marks that stand behind
// them: whoever copies one needs each sign as it was typed.
var address = regexp.MustCompile(`(?i)(?:[a-z][a-z0-9+.-]*://|www\.)[^\s` + string(object) + `]*` +
	`[^\s` + string(object) + `"'.,;:!?)\]»”’]|[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)

// addresses reports of each sign whether it is a part of an address; nil when there is none.
func addresses(units []unit) []bool {
	if !mayHave(units) {
		return nil
	}
	var text strings.Builder
	at := make([]int, len(units)+1) // where each sign begins
	for i, u := range units {
		text.WriteRune(u.sign)
		at[i+1] = text.Len()
	}
	part, i := make([]bool, len(units)), 0
	for _, found := range address.FindAllStringIndex(text.String(), -1) {
		for ; i < len(units) && at[i] < found[1]; i++ {
			part[i] = at[i] >= found[0]
		}
	}
	return part
}

// mayHave reports whether a text may hold an address: most hold none.
func mayHave(units []unit) bool {
	follow := func(at int, signs string) bool {
		for i, sign := range signs {
			if at+i >= len(units) || units[at+i].sign != sign {
				return false
			}
		}
		return true
	}
	for i, u := range units {
		if u.sign == '@' || u.sign == ':' && follow(i, "://") || u.sign == 'w' && follow(i, "www.") {
			return true
		}
	}
	return false
}
