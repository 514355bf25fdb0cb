package spreadsheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
)

// A cell called "Contact" holds what people have: a name, a number, an address, or all of it
// in a sentence.

// contactParts are the parts of such a cell; unclear is a text of which nobody knows what it is.
type contactParts struct{ name, role, phone, email, unclear string }

var (
	mailIn   = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`)
	numberIn = regexp.MustCompile(`\+?(?:\([0-9+]{1,6}\) ?)?[0-9][0-9 ()./‑-]{4,}[0-9]`)
	parted   = regexp.MustCompile(`[,;:/|()\[\]\n]+|\s[-–—]+\s|^[-–—\s]+|[-–—\s]+$`)
)

// contactOf takes the cell of a contact apart.
func contactOf(words model.Words, cell string) contactParts {
	_, secret := privacy.Clean(cell, privacy.Kind.Secret)
	if len(secret) > 0 || strings.ContainsAny(cell, "#*") || strings.Contains(cell, "://") {
		return contactParts{name: cell} // whole, for those who take out what is secret
	}
	var parts contactParts
	if parts.email = mailIn.FindString(cell); parts.email != "" {
		cell = mailIn.ReplaceAllString(cell, " , ")
	}
	if parts.phone = strings.TrimSpace(numberIn.FindString(digits(cell))); parts.phone != "" {
		cell = numberIn.ReplaceAllString(digits(cell), " , ")
	}
	var rest []string
	for _, part := range parted.Split(cell, -1) {
		tokens := strings.Fields(part)
		asks := false
		for len(tokens) > 0 {
			n, last := runAt(words, "reach", tokens, false), 0
			if n == 0 && (asks || parts.phone+parts.email != "") { // “Mobile team” is a name
				last = runAt(words, "reach", tokens, true)
			}
			if n+last == 0 {
				break
			}
			tokens, asks = tokens[n:len(tokens)-last], true
		}
		if len(tokens) > 0 && strings.ContainsFunc(part, unicode.IsLetter) {
			text := strings.Join(tokens, " ")
			if asks && len(tokens) > 3 {
				text = strings.TrimSpace(part) // a sentence
			}
			rest = append(rest, text)
		}
	}
	who := strings.Join(rest, ", ")
	ofDesk := func(word string) bool { return words["desk"][phrase([]string{word})] != "" }
	switch tokens := strings.Fields(who); {
	case who == "":
	case len(tokens) <= 4 && slices.ContainsFunc(tokens, ofDesk):
		parts.role = who
	case isSentence(who):
		parts.unclear = who
	default:
		parts.name = who
	}
	return parts
}

// runAt is how many of the tokens, from the first or up to the last, are words of a part.
func runAt(words model.Words, part string, tokens []string, atEnd bool) int {
	for n := min(len(tokens), 4); n > 0; n-- {
		run := tokens[:n]
		if atEnd {
			run = tokens[len(tokens)-n:]
		}
		if words[part][phrase(run)] != "" {
			return n
		}
	}
	return 0
}

// isSentence reports whether a text is longer than names are, or begins in small letters and
// goes on.
func isSentence(s string) bool {
	tokens := strings.Fields(s)
	small := 0
	for _, t := range tokens {
		if r := []rune(t); unicode.IsLower(r[0]) && len(r) > 3 {
			small++
		}
	}
	return len(tokens) > 5 || len(tokens) > 1 && small > 0
}

// contactCell is the cell of a field of the contact, as the cells of it say, or that of the contact as a whole.
func contactCell(f *matter, path string, o origin) origin {
	own, _ := cellAt(f, "contact.name")
	parts := contactOf(f.sheet.hub.Words, own.value)
	if path == "contact.name" {
		o.value = parts.name
		if parts.unclear != "" {
			f.problem(own, diag.Warning, problem{diag.SheetInvalid,
				"Nobody can know which words of this are the name of the contact. They were left out.",
				"Write only the first name here, and what readers shall do in a column called join or note."})
		}
		return o
	}
	said := map[string]string{"contact.role": parts.role, "contact.phone": parts.phone, "contact.email": parts.email}[path]
	if o.value == "" && said != "" {
		o = origin{own.row, own.column, said}
	}
	return o
}

// cellAt is the first cell of a field in the rows of the group.
func cellAt(f *matter, path string) (origin, bool) {
	for _, r := range f.group.rows {
		for _, language := range []string{f.language, ""} {
			if c, text := f.sheet.column(r, path, language); text != "" {
				return origin{r.Number, c, text}, true
			}
		}
	}
	return origin{}, false
}

// personal reports whether a number is the mobile of somebody who is named beside it, and of
// whom nobody says that readers may ring: by the day of consent, or "public" in the name of
// the column.
func personal(f *matter, number origin) bool {
	own, _ := cellAt(f, "contact.name")
	if contactOf(f.sheet.hub.Words, own.value).name == "" || strings.Contains(number.column.header, "(") {
		return false
	}
	if agreed, has := cellAt(f, consent); has {
		if _, ok := Date(agreed.value); ok {
			return false
		}
	}
	parsed, err := phonenumbers.Parse(digits(number.value), cmp.Or(f.country, "ZZ"))
	if err == nil && phonenumbers.IsValidNumber(parsed) {
		return phonenumbers.GetNumberType(parsed) == phonenumbers.MOBILE
	}
	figures := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, digits(number.value))
	town := strings.HasPrefix(figures, "01") && len(figures) < 12 // in Britain, whose numbers are shorter than German mobiles
	return privacy.IsMobile(figures) && !town                     // of no country that is known, or mistyped
}

// tellMobiles tells once of the mobiles of persons. A sheet of the hub decides for itself.
func tellMobiles(s *sheet) {
	if len(s.mobiles) == 0 {
		return
	}
	slices.Sort(s.mobiles)
	rows := numbers(slices.Compact(s.mobiles))
	if s.hubs {
		s.find(diag.PersonalData, diag.Warning, 0,
			diag.Say("Numbers beside a first name look like somebody’s own mobile, and readers see them. Rows: %s.", rows),
			"Ask each person. Once they agree, write that day in a column called consent_on. Until then, delete the number.")
		return
	}
	s.find(diag.FieldLeftOut, diag.Warning, 0,
		diag.Say("Numbers beside a first name look like somebody’s own mobile, and were left out. Rows: %s.", rows),
		"Ask each person. Once they agree, write that day in a column called consent_on, or the number into the page.")
}
