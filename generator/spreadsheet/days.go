package spreadsheet

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// dayKeys reads "Mondays and Fridays", "lun; ven", "الثلاثاء" as the keys of front
// matter; a word that is no day stays as it is.
func dayKeys(words model.Words, s string) []string {
	if key := words["day"][naming.Fold(s)]; key != "" || len(s) > longWhen {
		return []string{cmp.Or(key, s)}
	}
	var out []string
	for _, item := range list(s, ";,/&+|،\n") {
		for _, part := range apart(words, item) {
			for _, day := range span(words, part) {
				if !slices.Contains(out, day) {
					out = append(out, day)
				}
			}
		}
	}
	return out
}

// apart cuts "lundi et jeudi" at its "et", which Arabic writes together with the
// word that follows.
func apart(words model.Words, s string) []string {
	out := []string{""}
	for _, word := range strings.Fields(s) {
		folded := naming.Fold(word)
		if words["and"][folded] != "" {
			out = append(out, "")
			continue
		}
		for and := range words["and"] {
			day, is := strings.CutPrefix(folded, and)
			if is && words["day"][folded] == "" && words["day"][day]+words["each"][day] != "" {
				out, word = append(out, ""), day
				break
			}
		}
		out[len(out)-1] = strings.TrimSpace(out[len(out)-1] + " " + word)
	}
	return slices.DeleteFunc(out, func(part string) bool { return part == "" })
}

// span reads "tous les mardis", and "Mon-Fri" as five days.
func span(words model.Words, s string) []string {
	rest := naming.Fold(unquoted(s))
	if each := PhraseAt(words, "each", strings.Fields(rest), 4); each > 0 { // at weekends
		if of := strings.Join(strings.Fields(rest)[each:], " "); words["weekdays"][of]+words["weekend"][of] != "" {
			rest = of
		}
	}
	switch {
	case words["weekdays"][rest] != "":
		return weekOf(0, 5)
	case words["weekend"][rest] != "":
		return weekOf(5, 7)
	}
	for each := range words["each"] {
		if bare, ok := strings.CutPrefix(rest, each+" "); ok && words["day"][bare] != "" {
			return []string{words["day"][bare]}
		}
	}
	parts := strings.Fields(rest) // fold makes a space of each hyphen
	if len(parts) > 2 && words["through"][parts[len(parts)-2]] != "" {
		parts = slices.Delete(parts, len(parts)-2, len(parts)-1)
	}
	if len(parts) == 3 && words["each"][parts[0]] != "" { // du lundi au vendredi
		parts = parts[1:]
	}
	week := schema.WeekdayNames()
	if len(parts) == 2 {
		from, to := slices.Index(week, words["day"][parts[0]]), slices.Index(week, words["day"][parts[1]])
		if from >= 0 && to > from {
			return week[from : to+1]
		}
	}
	return []string{choice(words, "day", s)}
}

// weekOf are the keys of some days that follow each other, of which Monday is 0.
func weekOf(from, to int) []string { return slices.Clone(schema.WeekdayNames()[from:to]) }

// dayNamed reads a day whose month is a word of any language: "le 10 janvier 2027", "10th Jan
// 2027"; false where the year is missing, or it may be two.
func dayNamed(words model.Words, s string) (string, bool) {
	if day, ok := Date(s); ok {
		return day.String(), true
	}
	tokens := strings.Fields(commas.Replace(naming.Fold(digits(s))))
	var numbers []string
	month := ""
	for i := 0; i < len(tokens); i++ {
		name, n := monthOf(words, tokens[i:])
		switch {
		case name != "" && month != "":
			return "", false
		case name != "" && !numeric(tokens[i]):
			month, i = name, i+n-1
		case numeric(tokens[i]):
			numbers = append(numbers, ordinal.FindString(tokens[i]))
		}
	}
	if month == "" || len(numbers) != 2 || len(numbers[1]) != 4 {
		return "", false
	}
	day, ok := Date(numbers[1] + "-" + month + "-" + numbers[0])
	return day.String(), ok
}

// monthOf is the number of the month that tokens begin with, and how many they are.
func monthOf(words model.Words, tokens []string) (month string, n int) {
	for n := min(len(tokens), 2); n > 0; n-- {
		if month := words["month"][strings.Join(tokens[:n], " ")]; month != "" {
			return month, n
		}
	}
	return "", 0
}
