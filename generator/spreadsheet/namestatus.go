package spreadsheet

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// What a name may say of its group beside the keys of a status.
const (
	Cancelled  = "cancelled" // which a group survives, and a date does not
	NotForAll  = "private"   // it is not for everybody
	statusPath = "status"    // the field
)

// NameSays is a name without what it says of whether its group meets or is for everybody,
// "CANCELLED - Tea" or "Tea (ended 2024)", and what that is: paused, closed, Cancelled or
// NotForAll, the strictest where it says several; "" when it says nothing. A name that is
// nothing but such a word stays as it is.
func NameSays(known model.Words, name string) (rest, key string) {
	strict := []string{"", "paused", Cancelled, "closed", NotForAll}
	for rest = name; ; {
		left, next := nameSays(known, rest)
		if next == "" {
			return rest, key
		}
		rest = left
		if slices.Index(strict, next) > slices.Index(strict, key) {
			key = next
		}
	}
}

// Where a word for the status may stand in a name: which part of the expression it is, and
// which is the name.
var statusPlaces = []struct {
	at         *regexp.Regexp
	said, name int
}{
	{regexp.MustCompile(`^\s*[\[(*]+([^\[\]()*]+)[\])*]+[\s:–—-]*(.*)$`), 1, 2},            // [cancelled] Tea
	{regexp.MustCompile(`^(.*?)[\s:–—-]*[\[(*]+([^\[\]()*]+)[\])*]+[\s.!]*$`), 2, 1},       // Tea (closed)
	{regexp.MustCompile(`^([^:：–—|]+?)(?:\s*[:：|–—]+|\s+-+\s|\s*!+\s)[\s*-]*(.*)$`), 1, 2}, // Cancelled: Tea
	{regexp.MustCompile(`^([^:：–—|]+?)\s+-+\s+(.*)$`), 1, 2},                               // CANCELLED - Tea: open
	{regexp.MustCompile(`^(.*)(?:\s*[:：|–—،,]+\s*|\s+-+\s+)(.+?)[\s*!.]*$`), 2, 1},         // Tea - not running
}

func nameSays(known model.Words, name string) (rest, key string) {
	for _, place := range statusPlaces {
		m := place.at.FindStringSubmatch(name)
		if m == nil || !wordy(m[place.name]) {
			continue
		}
		if key = saidOf(known, m[place.said]); key != "" {
			return strings.TrimSpace(m[place.name]), key
		}
	}
	words := strings.Fields(name)
	for n := min(len(words)-1, 5); n > 0; n-- {
		for _, cut := range [][2][]string{{words[:n], words[n:]}, {words[len(words)-n:], words[:len(words)-n]}} {
			text, left := strings.Join(cut[0], " "), strings.Join(cut[1], " ")
			set := known["unpublished"][naming.Fold(text)] != "" ||
				loud(text) && known["cancelled"][naming.Fold(text)] != "" ||
				wordy(left) && strings.HasSuffix(name, text) && endsDated(known, text)
			if key = saidOf(known, text); key != "" && (set || loud(text) && !loud(left)) {
				return left, key
			}
		}
	}
	return name, ""
}

// endsDated reports whether words behind a name say since or until when: "ceased 2024".
func endsDated(known model.Words, text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && (isYear(words[len(words)-1]) || known["until"][naming.Fold(words[1])] != "")
}

// wordy reports whether there is a name in a text.
func wordy(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// loud reports whether a text is in capitals, as words are that are no part of a name.
func loud(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

// saidOf is what a part of a name says: nothing but words for a status, with a day or a
// reason for a time behind them.
func saidOf(known model.Words, text string) string {
	words := strings.Fields(naming.Fold(strings.Trim(text, " !.*?")))
	whole := strings.Join(words, " ")
	switch {
	case known["unpublished"][whole] != "", known["private"][whole] != "":
		return NotForAll
	case known["cancelled"][whole] != "":
		return Cancelled
	}
	for n := min(len(words), longPhrase); n > 0; n-- {
		first := strings.Join(words[:n], " ")
		key := known[statusPath][first]
		if known["cancelled"][first] != "" {
			key = "paused"
		}
		if key != "paused" && key != "closed" {
			continue
		}
		behind := words[n:]
		dated := len(behind) == 0 || known["for_a_time"][behind[0]] != "" || slices.ContainsFunc(behind, func(w string) bool {
			return known["month"][w] != "" || strings.ContainsFunc(w, unicode.IsDigit)
		})
		if dated {
			return Status(known, key+strings.TrimPrefix(whole, first))
		}
	}
	return ""
}

// namesSay takes out of the names of a sheet what they say of the status of their groups,
// and keeps it for these.
func namesSay(s *sheet, rows []Row) {
	s.named, s.hidden = map[int]origin{}, map[int]bool{}
	for n, r := range rows {
		for _, c := range s.columns {
			if c.field != "name" || c.index >= len(r.Cells) {
				continue
			}
			rest, key := NameSays(s.hub.Words, strings.TrimSpace(plain(r.Cells[c.index])))
			if key == "" {
				continue
			}
			rows[n].Cells = slices.Clone(rows[n].Cells)
			rows[n].Cells[c.index] = rest
			if key == NotForAll {
				s.hidden[r.Number] = true
				continue
			}
			if key == Cancelled {
				key = "paused"
			}
			if Status(s.hub.Words, s.value(r, statusPath)) != "closed" {
				s.named[r.Number] = origin{r.Number, c, key}
			}
		}
	}
	if len(s.named) > 0 {
		first := slices.Min(slices.Collect(maps.Keys(s.named)))
		message, suggestion := StatusNamed(len(s.named))
		s.find(diag.SheetInvalid, diag.Warning, first, message, suggestion)
	}
}

// StatusNamed tells that names say of so many groups that they do not meet.
func StatusNamed(n int) (message, suggestion diag.Text) {
	return diag.Say("Names that say that a group does not meet, such as “Cancelled: Tea”: %d. The words were taken out "+
			"of the name, and the group is listed as paused or closed.", n),
		"Ask the group. Write paused or closed into its status, and its name without these words."
}
