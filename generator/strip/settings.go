package strip

import (
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/model"
)

// settings are those of the hub with the languages that stay, and without the places of pages that went.
func (p *plan) settings(data []byte) []byte {
	var out []string
	top, skip := "", false // the setting in whose lines we are, and whether its lines go
	for line := range strings.Lines(string(data)) {
		if m := fieldName.FindStringSubmatch(line); m != nil {
			top, skip = m[1], false
			switch top {
			case "default_language":
				line = "default_language: " + p.keep.Languages[0] + "\n"
			case "languages":
				line, skip = p.languages(line)
			}
		} else if strings.HasPrefix(line, " ") && skip || strings.HasPrefix(line, "-") && skip {
			if top == "languages" && p.staysInList(line) {
				out = append(out, line)
			}
			continue
		}
		if top == "synonyms" || top == "search" || top == "quick_exit" || top == "downloads" {
			if line = p.withoutPlaces(line); line == "" {
				continue
			}
		}
		out = append(out, line)
	}
	return []byte(strings.Join(out, ""))
}

// languages is the line of languages; it goes on below it where the list has a line for each.
func (p *plan) languages(line string) (string, bool) {
	_, list, _ := strings.Cut(line, ":")
	list = strings.TrimSpace(list)
	if list == "" || strings.HasPrefix(list, "#") {
		return line, true
	}
	if !strings.Contains(list, "{") {
		return "languages: [" + strings.Join(p.keep.Languages, ", ") + "]\n", false
	}
	var stays []string
	for _, item := range flowItems(strings.Trim(list, "[] ")) {
		if p.staysInList("- " + item) {
			stays = append(stays, item)
		}
	}
	return "languages: [" + strings.Join(stays, ", ") + "]\n", false
}

var codeOf = regexp.MustCompile(`^\s*- (?:\{.*code: *)?["']?([A-Za-z0-9_-]+)`)

func (p *plan) staysInList(line string) bool {
	m := codeOf.FindStringSubmatch(line)
	return m == nil || slices.Contains(p.keep.Languages, m[1])
}

var (
	flowList = regexp.MustCompile(`\[(.*)\]`)
	place    = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9/-]*$`)
)

// withoutPlaces takes the places of pages that went out of a list on a line; a row of nothing else goes.
func (p *plan) withoutPlaces(line string) string {
	m := flowList.FindStringSubmatchIndex(line)
	if m == nil || strings.HasPrefix(strings.TrimSpace(line), "#") {
		return line
	}
	items := flowItems(line[m[2]:m[3]])
	var stays []string
	places, words := 0, 0
	for _, item := range items {
		item = strings.TrimSpace(item)
		is := place.MatchString(item)
		section, _, _ := strings.Cut(item, "/")
		if is && (p.gone[strings.TrimSuffix(item, "/")] || p.known(section) && !slices.Contains(p.keep.Sections, section)) {
			continue
		}
		if is {
			places++
		} else {
			words++
		}
		stays = append(stays, item)
	}
	switch {
	case len(stays) == len(items):
		return line
	case len(stays) == 0, places == 0 && strings.Contains(line, `?"`), len(stays) == 1 && strings.HasPrefix(strings.TrimSpace(line), "- "):
		if strings.HasPrefix(strings.TrimSpace(line), "- ") {
			return "" // questions that lead nowhere any more
		}
	}
	return line[:m[2]] + strings.Join(stays, ", ") + line[m[3]:]
}

// known reports whether the hub has, or had, a section.
func (p *plan) known(section string) bool {
	return slices.ContainsFunc(p.site.Entries, func(e *model.Entry) bool { return e.Section == section })
}

// flowItems cuts a list of YAML on one line at its own commas.
func flowItems(list string) []string {
	var out []string
	for list = strings.TrimSpace(list); list != ""; {
		end := flowEnd(list)
		out = append(out, strings.TrimSpace(list[:end]))
		list = strings.TrimSpace(list[min(end+1, len(list)):])
	}
	return out
}
