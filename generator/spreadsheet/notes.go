package spreadsheet

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// People write into notes what no other column has a place for: that a group is closed for
// now, or that it must not be published. Nobody may find such a group listed as any other.

// remark is what a note says of its group.
type remark struct {
	key    string // paused, closed or NotForAll; "" is nothing
	status string // what is said, as a cell of the status: "closed until 10 January 2027"
	sure   bool   // the part of the note that says it says nothing else
}

// clauseEnds stand between the parts of a note that each say something of their own.
var clauseEnds = clauseEndsBut("")

// clauseEndsBut are those without some signs.
func clauseEndsBut(signs string) *regexp.Regexp {
	of := func(set string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(signs, r) {
				return -1
			}
			return r
		}, set)
	}
	return regexp.MustCompile(`[` + of(`.;,!()`) + `\[\]\n|` + of(`–—،؛`) + `]+(?:\s|$)|\s-+\s|[(\[\n|` + of(`–—،؛`) + `]`)
}

// longNote is how long a note is at most that is looked through, in bytes: as many as a cell
// of a spreadsheet program has characters.
const longNote = 32767

// remarks are what the parts of a note say of the group; firsts are the words with which what
// they may say begins (see Firsts). Of a text, which may be long, only what begins a part is
// looked at. Of a note that is too long to be looked through, somebody is asked.
func remarks(known model.Words, firsts map[string]bool, note string, text bool) []remark {
	if len(note) > longNote {
		return []remark{{key: NotForAll}}
	}
	var out []remark
	for _, sentence := range sentenceEnds.Split(note, -1) {
		open := sync.OnceValue(func() bool { return goesOn(known, sentence) })
		for _, clause := range clauseEnds.Split(sentence, -1) {
			r := remarkOf(known, firsts, strings.Fields(clause), text)
			if r.key == "" || r.key != NotForAll && r.key != "moved" && open() {
				continue
			}
			r.sure = r.sure && !strings.ContainsAny(clause, "?؟")
			out = append(out, r)
		}
	}
	return out
}

// Firsts are the first words of all that a note may say.
func Firsts(known model.Words) map[string]bool {
	out := map[string]bool{}
	for _, part := range []string{statusPath, "cancelled", "again", "unpublished", "kept_back", "moved", "inside"} {
		for said := range known[part] {
			first, _, _ := strings.Cut(said, " ")
			out[first] = true
		}
	}
	return out
}

// Remark is what a note says of its group: paused, closed, NotForAll, or that it has moved.
type Remark struct {
	Key     string
	Resumes model.Date // when what pauses starts again, where that is said
	Sure    bool       // the part of the note that says it says nothing else
}

// Remarks are what the parts of a note say of a group, or of a text about it. Firsts are those
// of Firsts.
func Remarks(known model.Words, firsts map[string]bool, note string, text bool) []Remark {
	var out []Remark
	for _, r := range remarks(known, firsts, note, text) {
		one := Remark{Key: r.key, Sure: r.sure}
		tokens := strings.Fields(r.status)
		for i, token := range tokens {
			day, ok := dayNamed(known, strings.Join(tokens[i+1:], " "))
			if ok && known["for_a_time"][naming.Fold(token)] != "" {
				one.Resumes, _ = model.ParseDate(day)
			}
		}
		out = append(out, one)
	}
	return out
}

// isFirst reports whether what a note may say can begin with a word.
func isFirst(firsts map[string]bool, word string) bool {
	first, _, _ := strings.Cut(phrase([]string{word}), " ")
	return firsts[first]
}

func remarkOf(known model.Words, firsts map[string]bool, words []string, text bool) remark {
	words = withoutSubject(known, words)
	if len(words) <= longPhrase {
		whole := phrase(words)
		private := known["private"][whole] != "" && strings.Contains(whole, " ") // “private” alone may be a house
		if known["unpublished"][whole] != "" || private {
			return remark{key: NotForAll, sure: true}
		}
	}
	var begins []int // where something may begin
	for at, word := range words {
		if isFirst(firsts, word) {
			begins = append(begins, at)
		}
		if text {
			break
		}
	}
	for _, at := range begins {
		for n := min(len(words)-at, 6); n > 0; n-- {
			said := phrase(words[at : at+n])
			wish := known["unpublished"][said] != "" || known["kept_back"][said] != ""
			if wish && !hasPhrase(known, "among_members", words[at+n:min(len(words), at+n+longPhrase)]) {
				return remark{key: NotForAll}
			}
		}
	}
	for _, at := range begins {
		if ofAnother(known, words[:at]) {
			continue
		}
		for n := min(len(words)-at, 6); n > 0; n-- {
			closedGroup := at == 1 && len(words) == 2 && known["counted"][phrase(words[:1])] != ""
			if r := statusAt(known, words[at:], n); r.key != "" && !closedGroup {
				r.sure = r.sure && at == 0
				return r
			}
		}
		if known["moved"][phrase(words[at:min(at+2, len(words))])] != "" && !sameHouse(known, words[at:]) {
			return remark{key: "moved"}
		}
	}
	return remark{}
}

// statusAt is what the first n of the words say of the status, with those behind them. What is
// closed on some days, or on a holiday, is not closed; nor is a closed group.
func statusAt(known model.Words, words []string, n int) remark {
	said, behind := phrase(words[:n]), words[n:min(len(words), n+longPhrase)]
	if startsWith(known, "of_something", behind) {
		return remark{}
	}
	if len(behind) > 0 && known["counted"][phrase(behind[:1])] == "" {
		behind = withoutSubject(known, behind)
	}
	key := known[statusPath][said]
	switch {
	case known["cancelled"][said] != "":
		key = "paused"
	case known["again"][said] != "":
		return remark{"paused", strings.Join(append([]string{"paused until"}, behind...), " "), true}
	case key != "paused" && key != "closed":
		return remark{}
	}
	status := strings.Join(append([]string{key}, behind...), " ")
	begins := func(part string) bool { return startsWith(known, part, behind) }
	usual := slices.ContainsFunc(behind, func(w string) bool {
		return known["usual"][phrase([]string{w})] != "" || known["day"][phrase([]string{w})] != ""
	})
	switch {
	case len(behind) == 0:
		return remark{key, key, true}
	case begins("until"):
		return remark{"paused", status, true}
	case slices.ContainsFunc(behind, isYear) && (numeric(digits(behind[0])) || isYear(behind[0]) || begins("within") ||
		begins("for_a_time") || begins("month") || begins("since") || begins("since_then") || begins("at")):
		return remark{key, key, true}
	case usual, begins("counted"), begins("within") && !begins("for_a_time"), begins("each"), begins("at"):
		return remark{}
	case begins("for_a_time"):
		month := slices.ContainsFunc(behind, func(w string) bool { return known["month"][phrase([]string{w})] != "" })
		return remark{"paused", status, !month}
	}
	return remark{key: key}
}

// within reports whether a text has a phrase of a part.
func within(known model.Words, firsts map[string]bool, part, text string) bool {
	words := strings.Fields(text)
	for at := range words {
		if !isFirst(firsts, words[at]) {
			continue
		}
		for n := min(len(words)-at, 4); n > 0; n-- {
			if known[part][phrase(words[at:at+n])] != "" {
				return true
			}
		}
	}
	return false
}

var yearOf = regexp.MustCompile(`^\(?(?:19|20)[0-9]{2}\)?$`)

func isYear(word string) bool { return yearOf.MatchString(digits(word)) }

// withoutSubject takes from the beginning of a part of a note the words that only say of whom
// it is: "we are", "this group is now".
func withoutSubject(known model.Words, words []string) []string {
	for len(words) > 0 {
		n := min(len(words), 4)
		for n > 0 && known["subject"][phrase(words[:n])] == "" {
			n--
		}
		if n == 0 {
			break
		}
		words = words[n:]
	}
	return words
}

// phrase is a run of words as the lists of words have it.
func phrase(words []string) string {
	return strings.TrimFunc(naming.Fold(strings.Join(words, " ")), func(r rune) bool {
		return unicode.IsPunct(r) || unicode.IsSpace(r)
	})
}

// notesSay looks at the notes of the groups of a sheet, and at columns that are not read. Of
// columns that are the team's, only what leaves no doubt counts, and nothing of it is said.
func notesSay(s *sheet) {
	s.left, s.over, s.drafts = map[int]bool{}, map[int]bool{}, map[int]origin{}
	var left, status, drafts, asked []int
	firsts := Firsts(s.hub.Words)
	for _, g := range s.made {
		over := map[int]origin{}
		for _, r := range g.rows {
			for _, c := range slices.Concat(s.columns, s.unread) {
				note := c.field == "schedule.note" || c.field == "summary"
				if c.field != "" && !note {
					continue
				}
				team := c.field == "" && Private(s.hub.Words, c.header)
				if c.field == "schedule.note" && within(s.hub.Words, firsts, "inside", cellOf(r, c)) {
					s.drafts[r.Number], drafts = origin{r.Number, c, "true"}, add(drafts, r.Number)
				}
				for _, said := range remarks(s.hub.Words, firsts, cellOf(r, c), c.field == "summary") {
					switch {
					case !said.sure && (team || c.field == "summary"):
					case said.key == NotForAll && said.sure:
						s.left[r.Number], left = true, add(left, r.Number)
					case said.key == NotForAll, !said.sure && !note && said.key != "moved":
						s.drafts[r.Number], drafts = origin{r.Number, c, "true"}, add(drafts, r.Number)
					case !said.sure:
						asked = add(asked, r.Number)
					default:
						over[r.Number] = origin{r.Number, c, said.status}
					}
				}
			}
		}
		if len(over) < len(g.rows) { // another of its meetings goes on
			for row := range over {
				s.over[row] = true
			}
			continue
		}
		for row, o := range over {
			if key := Status(s.hub.Words, s.value(g.rows[0], statusPath)); key == "paused" || key == "closed" {
				continue
			}
			if s.named[row].row == 0 {
				s.named[row], status = o, add(status, row)
			}
		}
	}
	tell := func(rows []int, message, suggestion diag.Text) {
		if len(rows) > 0 {
			slices.Sort(rows)
			s.find(diag.SheetInvalid, diag.Warning, 0, diag.Say(message, numbers(rows)), suggestion)
		}
	}
	tell(left, "Beside these groups stands that they must not be published, and they were left out. Rows: %s.",
		"Ask the group, or whoever wrote it. If it may be listed, take these words away.")
	tell(drafts, "Words beside these groups may mean that they are closed, or that something must not be published. Their "+
		"pages are drafts, which readers do not see. Rows: %s.",
		"Look at these rows first. Then take these words away, or write (private) before the name of the column.")
	tell(status, "Beside these groups stands that they do not meet at present. They are listed as paused or closed. Rows: %s.",
		"Ask the group. If it meets, take these words away. If not, write paused or closed in a column called status.")
	tell(asked, "The note may mean that the group does not meet when or where this says. Rows: %s.",
		"Ask the group. If it does not meet, write paused or closed in a column called status. If it meets elsewhere "+
			"or at another time, write that into its own columns.")
}
