package interchange

import (
	"encoding/json"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// withheld reports whether a record or a part of one says that it is not for everybody,
// or that nobody has agreed. An empty field says nothing.
func withheld(fields map[string]any) bool {
	for name, v := range fields {
		key := bareKey(name)
		word := bareKey(flag(v))
		switch {
		case word == "":
		case slices.Contains(kept, key) && slices.Contains(yes, word),
			slices.Contains(agreed, key) && slices.Contains(no, word),
			slices.Contains(circles, key) && slices.Contains(closed, word):
			return true
		}
		if part, is := v.(map[string]any); is && slices.Contains(ofAll, strings.ToLower(name)) && withheld(part) {
			return true
		}
	}
	return false
}

var betweenWords = strings.NewReplacer("_", "", "-", "", " ", "", ".", "", ":", "", "'", "")

// bareKey is a name without what programs put between its words: "do_not_publish",
// "doNotPublish".
func bareKey(name string) string {
	return betweenWords.Replace(naming.Fold(name))
}

// flag is a value that may be a word for yes or no.
func flag(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "true"
		}
		return "false"
	case json.Number:
		return v.String()
	case string:
		if s := strings.TrimSpace(v); len(s) < 40 {
			return s
		}
	}
	return ""
}

// idle reports whether a record says that it is not in use: not active, archived, in the bin.
// The words stand in spreadsheet.yaml, under in_use.
func idle(words model.Words, fields map[string]any) bool {
	for name, v := range fields {
		word := bareKey(flag(v))
		says := words["in_use"][naming.Fold(spaced(name))]
		switch {
		case word == "":
		case says == "yes" && slices.Contains(no, word), says == "no" && slices.Contains(yes, word),
			strings.HasSuffix(bareKey(name), "status") && slices.Contains(unready, word):
			return true
		}
		if part, is := v.(map[string]any); is && slices.Contains(ofAll, strings.ToLower(name)) && idle(words, part) {
			return true
		}
	}
	return false
}

// withheldFinding says how many records were left out as they asked for, or as they are not in use.
func withheldFinding(i *importer) []diag.Finding {
	var out []diag.Finding
	tell := func(n int, message, suggestion diag.Text) {
		if n > 0 {
			out = append(out, diag.Finding{Code: diag.RecordLeftOut, Severity: diag.Warning, File: i.file,
				Message: diag.Say(message, n), Suggestion: suggestion})
		}
	}
	tell(i.withheld, "Records that are not for everybody, or have not agreed to be listed, were left out: %d.",
		"Once one may be listed, say so in the program that it comes from. Until then, nothing has to be done.")
	tell(i.idle, "Records that are not in use, as those that are archived, not approved or in the bin, were left out: %d.",
		"If one of these groups meets, say so in the program that it comes from. If not, nothing has to be done.")
	return out
}
