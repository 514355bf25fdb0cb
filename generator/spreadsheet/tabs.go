package spreadsheet

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// tabAside says why a sheet is not read, and what to do.
type tabAside struct{ message, suggestion diag.Text }

// tabAsideOf tells by its name and its columns that a sheet is of persons, or of groups that
// are no longer or not yet for readers.
func tabAsideOf(s *sheet, t Table, all []Table) (tabAside, bool) {
	name := t.Sheet
	if name == "" && !t.Records {
		name = strings.TrimSuffix(path.Base(s.file), path.Ext(s.file))
	}
	several := len(all) > 1
	personal := personalColumns(s)
	groups := has(s.hub.Words, "rows_are_groups", name) // whatever else its name says
	switch {
	case listsPersons(s) && !several:
		return tabAside{"This has only names and how to reach them, as a list of persons has, and was not read.",
			"If these are groups, add a column called day or city. If they are persons, take the file away from here."}, true
	case listsPersons(s), !groups && (several && namesPersons(s.hub.Words, name) || has(s.hub.Words, "registers", name)):
		return tabAside{"This sheet looks like a list of persons, and was not read.",
			"If groups stand in it, give it another name, such as Groups, and a column called day or city. " +
				"If they are persons, delete the sheet from this file."}, true
	case personal != "":
		return tabAside{diag.Say("This has columns that only lists of persons have, and was not read: %s.", personal),
			"If these are groups, write (private) before the names of these columns. If they are persons, take them away " +
				"from here."}, true
	case several && (Private(s.hub.Words, name) || !groups && namesPast(s.hub.Words, name) || older(s.hub.Words, t, all)):
		return tabAside{"This sheet looks like an archive, a draft or a list for the team, and was not read.",
			"If groups that meet now stand in it, give it another name, such as Groups. If not, nothing has to be done."}, true
	}
	return tabAside{}, false
}

// has reports whether a name has, anywhere in it, words of a part.
func has(words model.Words, part, name string) bool { return keyIn(words, part, name) != "" }

// keyIn is the key of the first words of a part that stand anywhere in a name.
func keyIn(words model.Words, part, name string) string {
	for tokens := nameTokens(name); len(tokens) > 0; tokens = tokens[1:] {
		for n := min(len(tokens), 4); n > 0; n-- {
			if key := words[part][strings.Join(tokens[:n], " ")]; key != "" {
				return key
			}
		}
	}
	return ""
}

var betweenWords = regexp.MustCompile(`[^\pL\pM\pN’']+`)

func nameTokens(name string) []string {
	return strings.Fields(naming.Fold(betweenWords.ReplaceAllString(name, " ")))
}

// personalColumns are the columns that say that the rows are persons: those that no list of
// groups has, or where a group would have its day or its place, several that one may have.
func personalColumns(s *sheet) string {
	var sure, maybe []string
	for _, c := range s.unread {
		if Private(s.hub.Words, c.header) {
			continue
		}
		switch keyIn(s.hub.Words, "personal", c.header) {
		case "sure":
			sure = append(sure, c.header)
		case "maybe":
			maybe = append(maybe, c.header)
		}
	}
	when := slices.ContainsFunc(s.columns, func(c column) bool {
		return strings.HasPrefix(c.field, "schedule.") || c.field == "place.venue"
	})
	if len(sure) == 0 && len(maybe) < 2 && (when || len(maybe) == 0) {
		return ""
	}
	return strings.Join(append(sure, maybe...), ", ")
}

// namesPast reports whether the name of a sheet says that what stands in it is over, not yet
// for readers, or no groups. Some words say so alone, or beside words for groups: Old Town may
// be a place.
func namesPast(words model.Words, name string) bool {
	if keyIn(words, "past", name) == "anywhere" {
		return true
	}
	for _, m := range brackets.FindAllStringSubmatch(name, -1) {
		if words["past"][naming.Fold(m[1])] != "" {
			return true
		}
	}
	alone := false
	for tokens := nameTokens(name); len(tokens) > 0; {
		n := min(len(tokens), 4)
		for ; n > 0; n-- {
			phrase := strings.Join(tokens[:n], " ")
			past := words["past"][phrase] != ""
			alone = alone || past
			if past || words["counted"][phrase] != "" || n == 1 && strings.Trim(phrase, "0123456789") == "" {
				break
			}
		}
		if n == 0 {
			return false
		}
		tokens = tokens[n:]
	}
	return alone
}

var yearInName = regexp.MustCompile(`\b(?:19|20)[0-9]{2}\b`)

// older reports whether a sheet is named by a year, and another one of that name by a later
// one or by none: Groups 2019 beside Groups.
func older(words model.Words, t Table, all []Table) bool {
	rest, year := yearOfName(t.Sheet)
	return year != "" && slices.ContainsFunc(all, func(other Table) bool {
		its, later := yearOfName(other.Sheet)
		return other.Sheet != t.Sheet && headRow(words, other.Rows) >= 0 && !namesPast(words, other.Sheet) &&
			!namesPersons(words, other.Sheet) && (its == rest || rest == "" && later == "") && (later == "" || later > year)
	})
}

func yearOfName(name string) (rest, year string) {
	years := yearInName.FindAllString(name, -1)
	if len(years) == 0 {
		return strings.Join(nameTokens(name), " "), ""
	}
	return strings.Join(nameTokens(yearInName.ReplaceAllString(name, " ")), " "), slices.Max(years)
}

// setAside tells once of a sheet that is not read, and of nothing else in it.
func setAside(s *sheet, why tabAside, alone bool) {
	s.findings, s.columns, s.second = nil, nil, nil
	severity := diag.Warning
	if alone {
		severity = diag.Error
	}
	s.find(diag.SheetInvalid, severity, 0, why.message, why.suggestion)
}
