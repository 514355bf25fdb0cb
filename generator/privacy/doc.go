// Package privacy finds in a text what no listing may tell: passwords of meetings,
// addresses that let in whoever has them, and more about a person than a first name.
//
// What is found is a Find with its place and whether it is certain: Clean takes the
// certain ones out, and of the others somebody is to be asked. What is a number to
// ring, the number of a meeting, or how to join, stays. What somebody's health is, a
// year of birth and a name that no list knows are never certain, but in brackets. The
// words of each language are the table in words.go and the files of words/.
//
//	seen.go, normal.go, builder.go
//	                        a text without what nobody sees, and as it is compared
//	patterns.go, sieve.go, homely.go, roles.go, cues.go
//	                        where patterns are looked for at all: they are slow
//	find.go, words.go, spelled.go, disguised.go, table.go
//	                        passwords behind or before words for one
//	opening.go, hiding.go   codes, words and keys that open a door, without such a word
//	keypad.go               keys pressed behind a code, and codes that everybody is told
//	dialcode.go, masked.go  strings to dial, and a text with its secrets masked
//	address.go, room.go     addresses that let in
//	shortlink.go            addresses that hide where they lead
//	mail.go, mailbox.go, account.go
//	                        e-mail addresses and accounts of persons
//	names.go, people.go, titled.go, hosting.go, eastern.go
//	                        surnames
//	numbers.go, telephone.go
//	                        telephone numbers of persons
//	facts.go, documents.go  dates of birth, health, and numbers of documents
//	home.go, place.go       homes, and where groups meet whose place is hidden
//	clause.go               what goes with what is taken out, so that no broken sentence is left
package privacy

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Kind is what was found.
type Kind string

// The kinds of what is private. The first four let strangers in.
const (
	Passcode Kind = "passcode" // of a meeting, or in a string to dial
	HostKey  Kind = "host key" // whoever has it leads the meeting
	Link     Kind = "link"     // an address with a password or a token in it
	Entry    Kind = "entry"    // of a door, a gate, a key safe, an alarm or a WiFi: no meeting asks for it
	Email    Kind = "e-mail"   // of a person
	Phone    Kind = "phone"    // of a person
	Account  Kind = "account"  // of a person, where people write to each other
	Surname  Kind = "surname"
	Fact     Kind = "fact"  // of a person: a date of birth, the number of a document, health
	Room     Kind = "room"  // an invitation to where people meet or write to each other; see Rooms
	Short    Kind = "short" // an address that hides where it leads; see Shorts
	Home     Kind = "home"  // of a person, where a group meets; see Homes
	Place    Kind = "place" // of a group whose place is hidden; see Places
)

// Secret reports whether a kind lets strangers in: it is never published.
func (k Kind) Secret() bool { return k == Passcode || k == HostKey || k == Link || k == Entry }

// Find is one thing in a text.
type Find struct {
	Kind       Kind
	Start, End int    // bytes of the text
	Instead    string // what stands in its place when it is taken out
	Certain    bool
	Streetlike bool // a surname that a street or a house may have, too
	Society    bool // behind words that are no first name: an organisation may be meant
	Named      bool // an address with a first name in it
}

// Held reports whether a text with a find is not published before somebody has looked: it
// may be about a person, and nobody is sure.
func (f Find) Held() bool {
	return !f.Certain && (f.Kind == Surname || f.Kind == Fact || f.Kind == Phone || f.Kind == Account ||
		f.Kind == Email && f.Named)
}

// Look finds what is private in a text, in its order. What is found twice over is
// told once.
func Look(text string) []Find { return Read(text).Look() }

// Look does so with a text that is read.
func (t *Text) Look() []Find {
	if len(t.text) < 4 {
		return nil
	}
	var all []Find
	for _, look := range []func(string) []Find{links, chats, rung, inline} {
		all = append(all, look(t.text)...)
	}
	n := t.plain()
	tell := func(found []Find) {
		for _, f := range found {
			f.Start, f.End = t.span(f.Start, f.End)
			all = append(all, f)
		}
	}
	tell(addresses(n.text))
	tell(accounts(n.text))
	tell(people(letteringOf(n.text, t.small())))
	for _, look := range []func(string) []Find{dialled, labelled, disguised, tabled, asked, shaped} {
		tell(look(n.text))
	}
	if n.pieces != nil {
		tell(links(n.text))
	}
	slices.SortStableFunc(all, func(a, b Find) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var out []Find
	for _, f := range all {
		if n := len(out); n > 0 && f.Start < out[n-1].End {
			if f.End > out[n-1].End && f.Certain && f.Kind.Secret() { // nothing of the longer one may be left
				out[n-1].End = f.End
			} else if last := out[n-1]; f.Certain && f.Start == last.Start && f.End == last.End {
				out[n-1] = f
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// Links finds of what Look does the addresses that let in whoever has them, in less time.
func (t *Text) Links() []Find {
	if len(links(t.text)) == 0 && len(inline(t.text)) == 0 && (t.plain().pieces == nil || len(links(t.plain().text)) == 0) {
		return nil
	}
	return slices.DeleteFunc(t.Look(), func(f Find) bool { return f.Kind != Link })
}

// Clean takes out of a text what is certain and of the kinds that take says, and
// returns what it took. Lines keep their numbers.
func Clean(text string, take func(Kind) bool) (string, []Find) {
	var taken []Find
	for _, f := range Look(text) {
		if f.Certain && take(f.Kind) {
			taken = append(taken, f)
		}
	}
	return Take(text, taken), taken
}

// Take takes out of a text what was found in it.
func Take(text string, found []Find) string {
	if len(found) == 0 {
		return text
	}
	var spans []span
	for _, f := range found {
		spans = append(spans, span{f.Start, f.End, f.Instead, f.Kind == Passcode || f.Kind == HostKey ||
			f.Kind == Entry, false})
	}
	var out strings.Builder
	at := 0
	taken := clauses(text, spans)
	for n, f := range taken {
		before, rest := text[at:f.start], text[f.end:]
		gone := strings.Repeat("\n", strings.Count(text[f.start:f.end], "\n"))
		if f.instead == "" && gone == "" { // neither two spaces nor one before a full stop
			ahead := out.Len() == 0 && strings.TrimSpace(before) == ""
			if trimmed := strings.TrimRight(before, " \u00A0"); rest == "" ||
				strings.ContainsRune(" \u00A0.,;:)*_\n،؛。，", first(rest)) && !ahead {
				before = trimmed
			}
		}
		out.WriteString(before + f.instead + gone)
		at = f.end
		if r := first(text[at:]); f.capital && unicode.IsLower(r) && (n+1 == len(taken) || at < taken[n+1].start) {
			out.WriteRune(unicode.ToUpper(r))
			at += len(string(r))
		}
	}
	out.WriteString(text[at:])
	s := tidied(out.String())
	if s != "" && unicode.IsSpace(first(s)) && !unicode.IsSpace(first(text)) && !strings.HasPrefix(s, "\n") {
		s = strings.TrimLeft(s, " \u00A0")
	}
	return s
}

// Together are finds in the order of the text. Of two in one place the first given stays.
func Together(finds ...[]Find) []Find {
	var out []Find
	for _, f := range slices.Concat(finds...) {
		if !slices.ContainsFunc(out, func(g Find) bool { return f.Start < g.End && g.Start < f.End }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Find) int { return a.Start - b.Start })
	return out
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// tidied takes away the signs between which nothing is left.
func tidied(s string) string {
	for _, empty := range []string{"()", "[ ]", "( )", "****", "“”", "«»"} {
		s = strings.ReplaceAll(s, empty, "")
	}
	if strings.HasSuffix(s, " .") {
		s = strings.TrimRight(s, " .") + "."
	}
	s = strings.NewReplacer(" . ", ". ", " ,", ",", ",,.", ".", ",.", ".", "..", ".", ", ,",
		",").Replace(strings.ReplaceAll(s, "...", "…"))
	if strings.Trim(s, " .,;:|/–—-·•*_\u00A0") == "" {
		return strings.Repeat("\n", strings.Count(s, "\n"))
	}
	return strings.TrimRight(s, " ,;\u00A0")
}
