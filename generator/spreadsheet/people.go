package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// aboutPersons are the columns that a list of persons may have as well as one of groups.
var aboutPersons = []string{"name", "id", "language", "languages", "status", "place.address", "place.postcode",
	"place.country", "schedule.note", "organisation", "consent_on", "updated", "draft"}

// listsPersons reports whether a sheet has names and how to reach them, and nothing that only
// groups have: no day, no time, no town, no link, no kind. It would make pages of persons.
func listsPersons(s *sheet) bool {
	for path := range s.defaults {
		if !slices.Contains(aboutPersons, path) {
			return false
		}
	}
	reach := false
	for _, c := range slices.Concat(s.columns, s.second) {
		contact := strings.HasPrefix(c.field, "contact.") && c.field != "contact.url"
		if !contact && !strings.HasPrefix(c.field, "verified.") && !slices.Contains(aboutPersons, c.field) {
			return false
		}
		reach = reach || contact || c.field == "place.address"
	}
	return reach
}

// namesPersons reports whether the name of a sheet says that it lists persons. One that
// names groups too does not.
func namesPersons(words model.Words, name string) bool {
	persons := false
	for tokens := strings.Fields(naming.Fold(name)); len(tokens) > 0; tokens = tokens[1:] {
		for n := 1; n <= min(len(tokens), 3); n++ {
			phrase := strings.Join(tokens[:n], " ")
			if words["counted"][phrase] != "" {
				return false
			}
			persons = persons || words["people"][phrase] != ""
		}
	}
	return persons
}
