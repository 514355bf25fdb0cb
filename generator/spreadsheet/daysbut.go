package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// butDays reads "every day except Sunday": several days of the week without some of them.
func butDays(words model.Words, s string) ([]string, bool) {
	tokens := strings.Fields(s)
	for at := 1; at+1 < len(tokens); at++ {
		for n := min(2, len(tokens)-at-1); n > 0; n-- {
			if words["but"][strings.Trim(naming.Fold(strings.Join(tokens[at:at+n], " ")), "([,;")] == "" {
				continue
			}
			all := dayKeys(words, strings.TrimRight(strings.Join(tokens[:at], " "), " ,;(["))
			if slices.Equal(all, []string{"daily"}) {
				all = weekOf(0, 7)
			}
			without := dayKeys(words, strings.Trim(strings.Join(tokens[at+n:], " "), " .)]"))
			left := slices.DeleteFunc(slices.Clone(all), func(d string) bool { return slices.Contains(without, d) })
			isDay := func(d string) bool { return known(d) && d != "daily" }
			return left, allOf(all, isDay) && allOf(without, isDay) && len(left) > 0 && len(left) == len(all)-len(without)
		}
	}
	return nil, false
}

func allOf(list []string, is func(string) bool) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(s string) bool { return !is(s) })
}
