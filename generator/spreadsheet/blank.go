package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// Blank reports whether a text only says that nobody knows what stands there, or that there is
// nothing: "n/a", "-", "none", "tbc". It is as good as an empty cell, and no word of a list.
func Blank(words model.Words, text string) bool {
	return blankAs(words, text) != ""
}

func blankAs(words model.Words, text string) string {
	if len(text) > 60 {
		return ""
	}
	if text != "" && strings.Trim(text, "-–—_./…*· ") == "" {
		return "unknown"
	}
	return words["blank"][naming.Fold(strings.Trim(text, " ().[]"))]
}

// heedsBlank are the fields in which such a word says something: a group whose status nobody knows
// is not active, and "TBC" may be a name.
var heedsBlank = []string{"id", "name", "page", statusPath, consent, "draft", "schedule.day", "schedule.start"}

// isBlank reports whether a cell of a field is as good as empty. What costs none is free.
func isBlank(words model.Words, field, text string) bool {
	if slices.Contains(heedsBlank, field) {
		return false
	}
	if len(text) == 2 && (field == "place.country" || field == "place.region" || field == "languages" && !strings.EqualFold(text, "na")) {
		return false // Namibia, North Carolina
	}
	if strings.HasPrefix(field, "schedule.") && words["no_place"][naming.Fold(text)] == "unknown" {
		return false // from a day that is to be confirmed
	}
	as := blankAs(words, text)
	return as == "unknown" || as == "none" && field != "cost"
}
