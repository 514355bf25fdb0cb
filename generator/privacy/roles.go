package privacy

import (
	"strings"
	"sync"
)

// role is what a word may be in what is said of persons.
type role uint16

const (
	calling          role = 1 << iota // it may begin what stands before a name
	aTitle                            // of respect
	aFirstName                        // or two with a hyphen
	inFigures                         // of a number that is spoken
	aCue                              // see cues
	homeBeforeName                    // in a way to say that people meet at somebody's
	homeBeforeFamily                  // the same of a surname
	homeBehindName
	notPlain // something may be joined to it

	anyHome = homeBeforeName | homeBeforeFamily | homeBehindName | notPlain
)

// roles are those of all words that have one: a text is looked through for them once.
var roles = sync.OnceValue(func() map[string]role {
	out := map[string]role{}
	for word := range callers {
		out[word] |= calling
	}
	for word := range cues {
		out[word] |= aCue
	}
	for _, list := range []struct {
		names names
		role  role
	}{{titles, aTitle}, {given, aFirstName}, {figured, inFigures}} {
		for word := range list.names {
			out[word] |= list.role
		}
	}
	for word := range ways.before {
		out[word] |= homeBeforeName
	}
	for word := range ways.families {
		out[word] |= homeBeforeFamily
	}
	for word := range ways.behind {
		out[word] |= homeBehindName
	}
	return out
})

func roleOfWord(word string) role {
	out := roles()[word]
	if strings.IndexByte(word, '-') >= 0 && isGiven(word) {
		out |= aFirstName
	}
	return out
}
