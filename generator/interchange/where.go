package interchange

import (
	"regexp"

	"peerhub/generator/diag"
)

// standing is where a record stands in a file, as readers note it, and its name behind it.
var standing = regexp.MustCompile(`(?s)^(?:sheet (.*), )?([a-z]+) (\d+)(?: \((.*)\))?$`)

// standings are the sentences of places, within a sentence and at its beginning.
var standings = map[string][2]diag.Text{
	"sheet":  {"sheet %s, row %d", "Sheet %s, row %d"},
	"row":    {"row %d", "Row %d"},
	"record": {"record %d", "Record %d"},
	"event":  {"event %d", "Event %d"},
	"":       {"entry %d", "Entry %d"}, // of a calendar, and no event
}

// Where says where a record stands (Where of a draft), so that it can be said in any
// language; within a sentence, or as its beginning.
func Where(noted string, begins bool) diag.Text {
	m := standing.FindStringSubmatch(noted)
	if m == nil {
		return diag.Verbatim(noted)
	}
	kind, values := m[2], []any{m[3]}
	if m[1] != "" {
		kind, values = "sheet", []any{m[1], m[3]}
	}
	says, known := standings[kind]
	if !known {
		says = standings[""]
	}
	format := says[0]
	if begins {
		format = says[1]
	}
	at := diag.Say(format, values...)
	if m[4] != "" {
		at = diag.Say("%s (%s)", at, m[4])
	}
	return at
}

// enumerate says several texts one after the other.
func enumerate(texts []diag.Text) diag.Text {
	out := texts[0]
	for _, one := range texts[1:] {
		out = diag.Say("%s, %s", out, one)
	}
	return out
}
