package parse

import (
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/privacy"
)

// titles are the titles of respect that a surname may follow alone, without points.
var titles = []string{"dr", "dra", "prof", "mr", "mrs", "ms", "miss", "mx", "rev", "revd", "sir", "dame", "m", "mme",
	"mlle",
	"sr", "sra", "srta", "herr", "frau", "السيد", "السيدة", "الدكتور", "الدكتورة", "د", "الأستاذ", "الأستاذة"}

// joins are the words between two persons.
var joins = []string{"", "and", "or", "et", "ou", "y", "e", "o", "u", "und", "oder", "و", "أو"}

// FirstName returns a name without surnames: the name as it is when there are none,
// and "" where nobody can tell them from first names, as in "Dr. Brown" and "Brown,
// Ann". An initial or a word in small letters is none. Of several persons, all first
// names stay.
func FirstName(name string) string {
	var parts [][]string
	begins := true
	commas := 0
	for _, w := range strings.Fields(name) {
		bare := strings.Trim(w, ",;/&+")
		if slices.Contains(joins, strings.ToLower(bare)) {
			parts, begins = append(parts, []string{w}), true
			continue
		}
		if begins {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], w)
		if begins = strings.ContainsAny(w[len(w)-1:], ",;/&+"); begins {
			commas++
		}
	}
	if len(parts) == 2 && commas == 1 && len(parts[0]) == 1 && len(parts[1]) == 1 && isName(parts[1][0]) {
		return "" // Brown, Ann
	}
	var kept []string
	for _, part := range parts {
		kept = append(kept, first(part)...)
	}
	return strings.Join(kept, " ")
}

// first are the words of one person's name without the surname.
func first(words []string) []string {
	if privacy.OfPlace(strings.Trim(strings.Join(words, " "), ",;/&+")) {
		return words
	}
	titled := false
	for len(words) > 1 && slices.Contains(titles, strings.ToLower(strings.Trim(words[0], "."))) {
		words, titled = words[1:], true
	}
	if titled && len(words) == 1 {
		return nil
	}
	if len(words) < 2 || !slices.ContainsFunc(words[1:], isName) {
		return words
	}
	sign := words[len(words)-1]
	return []string{words[0] + sign[len(strings.TrimRight(sign, ",;/&+")):]}
}

// isName reports whether a word is a name, and no initial.
func isName(word string) bool {
	letters := []rune(strings.Trim(word, ".,;/&+()"))
	return len(letters) > 1 && !unicode.IsLower(letters[0]) && unicode.IsLetter(letters[0])
}

// firstNameInstead asks for a name without a surname.
func firstNameInstead(first string) diag.Text {
	if first == "" {
		return "Write the first name, or a role under role."
	}
	return diag.Say("If this is a person, write: %s. A role belongs under role, an organisation under organisation.",
		first)
}
