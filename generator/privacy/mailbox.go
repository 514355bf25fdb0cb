package privacy

import "strings"

// Whose an address is: its words say so, and where it is kept.

var (
	mailboxes = readNames("mailboxes")
	freeHosts = readNames("free-hosts")
)

// owner is whose an address is.
type owner int

const (
	nobodys     owner = iota // a group's, an office's, or of whom nobody can say
	firstNamed               // of somebody by their first name alone, where an organisation keeps it
	perhapsOnes              // it may be a person's own
	somebodys                // a person's own
)

// ownerOf says whose an address is.
func ownerOf(address string) owner {
	local, host, _ := strings.Cut(folded(address), "@")
	host, _, _ = strings.Cut(host, ".")
	free := freeHosts.has(host)
	words := mailWords(local)
	switch {
	case len(words) == 0:
		return nobodys
	case ofSomebody(local) && !(len(words) > 1 && groupWord(words[1])): // rose.group
		if len(words) > 1 && places.has(words[1]) { // grace.church
			return perhapsOnes
		}
		return somebodys
	case families.has(strings.TrimSuffix(words[0], "family")) && strings.HasSuffix(words[0], "family"):
		return perhapsOnes
	case ofGroup(words):
		return nobodys
	case len(words) == 2 && (isGiven(words[0]) || !strings.ContainsFunc(local, isDigit) || free):
		return somebodys
	case len(words) > 1 && isGiven(words[0]):
		return perhapsOnes
	case len(words) > 1:
		return nobodys
	case isGiven(words[0]) && free:
		return somebodys
	case isGiven(words[0]):
		return firstNamed
	case initialed(words[0]), free:
		return perhapsOnes
	}
	return nobodys
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// mailWords are the words of the part of an address before its sign.
func mailWords(local string) []string {
	return strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._+-0123456789", r) })
}

// ofGroup reports whether one of the words of an address is of a group, or begins or ends with
// such a word: "bristolgroup".
func ofGroup(words []string) bool {
	for _, w := range words {
		if groupWord(w) {
			return true
		}
		for cut := 4; cut+3 <= len(w); cut++ {
			if groupWord(w[:cut]) && !isGiven(w[:cut]) || len(w)-cut > 3 && groupWord(w[cut:]) {
				return true
			}
		}
	}
	return false
}

// groupWord reports whether a word is one of groups, of places or of towns.
func groupWord(w string) bool {
	star, town := towns[w]
	return mailboxes.has(w) || town && !star || (places.has(w) || things.has(w) || notHouses[w]) && !families.has(w)
}

// initialed reports whether a word is a surname with one letter before or behind it: "jsmith".
func initialed(w string) bool {
	return len(w) > 4 && (families.has(w[1:]) || families.has(w[:len(w)-1]))
}

// IsOwnAddress reports whether an e-mail address looks like a person's own, and whether that is
// certain: it has a first name and a surname, or a name where people have addresses of their own.
// A first name at an organisation does not.
func IsOwnAddress(address string) (own, certain bool) {
	is := ownerOf(address)
	return is == somebodys || is == perhapsOnes, is == somebodys
}
