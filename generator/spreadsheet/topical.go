package spreadsheet

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
)

// topical is the cell of the kind where it says what the group is about: people call that
// column "Type". It is a topic then, unless it may be a kind with a slip, or topics are closed.
func topical(f *matter) origin {
	own, _ := cellAt(f, "kind")
	hub := f.sheet.hub
	var kinds []string
	for _, t := range hub.Kinds.Terms {
		kinds = append(kinds, t.Key)
		for _, label := range t.Label {
			kinds = append(kinds, label)
		}
	}
	is := func(word string) bool {
		return slices.ContainsFunc(kinds, func(k string) bool { return naming.Fold(k) == naming.Fold(word) })
	}
	for _, word := range list(own.value, ";,|،\n") {
		key := term(word, hub.Topics)
		if is(word) || len(kinds) == 0 || diag.Suggest(word, kinds) != "" || hub.Topics.Closed && !hub.Topics.Has(key) {
			return origin{}
		}
	}
	return own
}

// withTopics is the cell of the kind or of the topics, with what the kind says of these.
func withTopics(f *matter, path string, o origin) origin {
	said := topical(f)
	switch {
	case said.value == "":
	case path == "kind":
		f.sheet.topical = append(f.sheet.topical, said)
		return origin{}
	case o.value == "":
		return said
	default:
		o.value += "; " + said.value
	}
	return o
}

// tellTopics says once which kinds were read as topics.
func tellTopics(s *sheet) {
	if len(s.topical) == 0 {
		return
	}
	var rows []int
	for _, o := range s.topical {
		rows = add(rows, o.row)
	}
	slices.Sort(rows)
	var kinds []string
	for _, t := range s.hub.Kinds.Terms {
		kinds = append(kinds, t.Key)
	}
	s.find(diag.SheetInvalid, diag.Warning, 0,
		diag.Say("In column %s stand words that are no kinds of groups. They were read as topics. Rows: %s.",
			s.topical[0].column.header, numbers(rows)),
		diag.Say("Call the column: topics. If kinds are meant, write one of: %s", strings.Join(kinds, ", ")))
}
