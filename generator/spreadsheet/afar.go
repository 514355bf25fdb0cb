package spreadsheet

import (
	"regexp"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// parting stands between what a cell says of a place and words beside it: "Online (Zoom) - email for link".
var parting = regexp.MustCompile(`[(),;/|،\n]|\s[-–—]+\s|:\s`)

// NoPlace reads what stands where a place should and is none: how people meet from afar,
// "Via Zoom", or that the address is told on request (hidden) or not known yet. It is
// false where anything in it may be a place.
func NoPlace(words model.Words, s string) (how model.Attendance, hidden, ok bool) {
	for i, part := range parting.Split(s, -1) {
		tokens := strings.Fields(strings.Trim(naming.Fold(part), " .!?"))
		if len(tokens) == 0 {
			continue
		}
		key, known := placeless(words, tokens)
		switch {
		case key == "hidden":
			hidden = true
		case key == "online" || key == "phone" && how == "":
			how = model.Attendance(key)
		case known:
		case i == 0 || how == "" || !hasLink(words, tokens):
			return "", false, false
		}
		ok = true
	}
	return how, hidden, ok
}

// placeless tells of words what they say of a place that is none: "online", "phone",
// "hidden", or "" of one that is not known yet; false where a word of them is another.
func placeless(words model.Words, tokens []string) (key string, known bool) {
	whole := strings.Join(tokens, " ")
	if key = words["no_place"][whole]; key != "" {
		return strings.TrimPrefix(key, "unknown"), true
	}
	for len(tokens) > 0 {
		n := min(len(tokens), 4)
		for ; n > 0; n-- {
			phrase := strings.Join(tokens[:n], " ")
			found := words["no_place"][phrase]
			if attendance := words["attendance"][phrase]; found == "" && (attendance == "online" || attendance == "phone") {
				found = attendance
			}
			if found == "online" || found == "phone" && key == "" {
				key = found
			}
			if found == "online" || found == "phone" || words["via"][phrase] != "" {
				break
			}
		}
		if n == 0 {
			return "", false
		}
		tokens = tokens[n:]
	}
	return key, key != ""
}

// hasLink reports whether words say how to get the link of an online meeting.
func hasLink(words model.Words, tokens []string) bool {
	for _, token := range tokens {
		if words["link"][token] != "" {
			return true
		}
	}
	return false
}

// wherePaths are the fields in which people write how they meet, where there is no place.
var wherePaths = []string{"place.venue", "place.address", "place.city"}

// afar is what the cells of the place say, where it is none, as the cell of a field: of
// the attendance how, of the precision that the place is hidden; an empty one is neither.
func afar(f *matter, path string) origin {
	for _, where := range wherePaths {
		for _, r := range f.group.rows {
			c, text := f.sheet.column(r, where, "")
			how, hidden, ok := NoPlace(f.sheet.hub.Words, text)
			switch {
			case text == "" || !ok:
			case path == "attendance" && how != "":
				return origin{r.Number, c, string(how)}
			case path == "place.precision" && hidden:
				return origin{r.Number, c, string(model.PlaceHidden)}
			}
		}
	}
	return origin{}
}
