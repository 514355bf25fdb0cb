package spreadsheet

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// wordFiles are the files of a language's folder in layouts/strings that have words of
// spreadsheets, and what reads them.
var wordFiles = []struct {
	name string
	read func(m *strictyaml.Map, add addWord)
}{{schema.SpreadsheetFile, readWords}, {schema.FieldsFile, readFields}}

// addWord adds the words of a list to those that stand for a key of a part.
type addWord func(part, key string, words strictyaml.Value)

// parts are the parts of the words of spreadsheets, each with the keys that words stand
// for. One with a single key of its own name is a list in spreadsheet.yaml. What the
// columns are called, and what cells say for the words of a field, stands in fields.yaml;
// a hub that wrote it into spreadsheet.yaml is understood, too.
func parts() map[string][]string {
	out := map[string][]string{
		"header":  {"language", "page"}, // which say where the row is from, and are no fields
		"private": {"private"}, "team": {"team"}, "and": {"and"}, "each": {"each"}, "through": {"through"},
		"half": {"am", "pm"}, "total": {"total"}, "counted": {"counted"},
		"nth": {"1", "2", "3", "4", "5", "last"}, "of_month": {"of_month"}, "all": {"all"}, "alternate": {"alternate"},
		"at": {"at"}, "within": {"within"}, "until": {"until"},
		"late": {"late"}, "since": {"since"}, "via": {"via"}, "link": {"link"}, "no_place": {"online", "phone", "hidden", "unknown"}, "or": {"or"}, "weekdays": {"weekdays"}, "second": {"second"}, "people": {"people"},
		"month": {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		"time":  {"12:00", "00:00"}, "every": {"week", "2 weeks", "month"},
		"for_a_time": {"for_a_time"}, "truth": {"true", "false"},
		"refused": {"refused"}, "listed": {"listed"},
		"cancelled": {"cancelled"}, "unpublished": {"unpublished"}, "appointment": {"appointment"}, "busy": {"busy"},
		"own": {"own"}, "subject": {"subject"}, "again": {"again"}, "usual": {"usual"}, "moved": {"moved"},
		"kept_back": {"kept_back"}, "registers": {"registers"}, "personal": {"sure", "maybe"}, "past": {"anywhere", "alone"},
		"reach": {"reach"}, "desk": {"desk"},
		"part_of_day": {"am", "pm"}, "weeks": {"weeks"}, "no_day": {"no_day"},
		"everyone": {"everyone"}, "calendar": {"calendar"}, "inside": {"inside"},
		"often": {"2 weeks", "month", "other", "alone"}, "meets": {"verb", "noun", "filler"}, "within_meetings": {"within_meetings"}, "open_or_closed": {"open_or_closed"},
		"in_use": {"yes", "no"}, "open_to": {"open_to"}, "goes_on": {"goes_on"}, "not_yet": {"not_yet"},
		"since_then": {"since_then"}, "of_something": {"of_something"}, "when_other": {"when_other"}, "rooms": {"rooms"},
		"among_members": {"among_members"},
		"weekend":       {"weekend"}, "but": {"but"}, "not_weekly": {"anywhere", "alone"}, "begins": {"begins"}, "time_of_year": {"time_of_year"},
		"appointment_or_group": {"appointment_or_group"}, "gathering": {"gathering"}, "company": {"what", "with"},
		"blank": {"unknown", "none"}, "gone": {"gone"}, "errand": {"errand"}, "title": {"title"},
		"no_matter": {"no_matter"}, "span": {"from", "to"},
		"changed": {"changed"}, "as_well": {"as_well"}, "first_day": {"first_day"},
		"last_day": {"last_day"}, "may_not_meet": {"may_not_meet"}, "begun": {"begun"}, "shut": {"shut"}, "because": {"because"},
		"for_good": {"for_good"}, "on_condition": {"on_condition"}, "unsure": {"unsure"}, "denied": {"denied"},
		"article": {"article"}, "of_else": {"of_else"}, "we": {"we"}, "checked": {"checked"}, "rows_are_groups": {"rows_are_groups"}, "none_before": {"none_before"}, "break_until": {"break_until"}, "the": {"the"},
		"houses": {"houses"}, "instead": {"instead"},
	}
	eachColumn(func(path string, f schema.Field) {
		out["header"] = append(out["header"], path)
		if f.Choices != nil {
			out[f.Name] = f.Choices
		}
		if f.Known != nil {
			out[f.Name] = f.Known
		}
	})
	return out
}

// eachColumn calls visit for each field of a group that may have a column.
func eachColumn(visit func(path string, f schema.Field)) {
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		if f.Column != "" {
			visit(path, f)
		}
	})
}

// ReadWords reads the words of spreadsheets from the files strings/LANGUAGE/fields.yaml and
// strings/LANGUAGE/spreadsheet.yaml of every language that layouts have, whatever the
// languages of the hub: nobody knows in which one a spreadsheet is. Several layers add to
// each other. A key is always a word for itself, and so is the name of its column in
// groups.csv. What means one thing in one language and another in a second one means what
// it does in the hub's languages, the default one first.
func ReadWords(hub *model.Hub, layers ...fs.FS) (model.Words, []diag.Finding) {
	all := model.Words{"country": {}, "language": {}} // their names are known from CLDR
	for part, keys := range parts() {
		all[part] = map[string]string{}
		for _, key := range keys {
			all[part][naming.Fold(key)] = key
		}
	}
	eachColumn(func(path string, f schema.Field) { all["header"][naming.Fold(f.Column)] = path })

	var findings []diag.Finding
	keys := clone(all)
	for _, language := range withWords(hub, layers) {
		own := clone(keys)
		findings = append(findings, addWords(own, language, layers)...)
		if !slices.Contains(naming.Known(), language) {
			own["country"], own["language"] = naming.In(language)
		}
		all[headersIn+language] = maps.Clone(own["header"])
		if language != "en" { // what columns are called in groups.csv is English
			maps.DeleteFunc(all[headersIn+language], func(word, _ string) bool { return keys["header"][word] != "" })
		}
		for part, words := range own {
			for word, key := range words {
				if all[part][word] == "" {
					all[part][word] = key
				}
			}
		}
	}
	return all, findings
}

// headersIn stands before a language in the name of a part: what columns are called in it.
const headersIn = "header in "

func clone(words model.Words) model.Words {
	out := model.Words{}
	for part := range words {
		out[part] = maps.Clone(words[part])
	}
	return out
}

// addWords adds to the keys the words that layers have of a language.
func addWords(own model.Words, language string, layers []fs.FS) []diag.Finding {
	var findings []diag.Finding
	for _, f := range wordFiles {
		before := ""
		for _, layer := range layers {
			name := "strings/" + language + "/" + f.name
			data, err := fs.ReadFile(layer, name)
			switch {
			case errors.Is(err, fs.ErrNotExist) || err == nil && string(data) == before:
			case err != nil:
				findings = append(findings, diag.Finding{Code: diag.FileUnreadable, Severity: diag.Error,
					File:    "layouts/" + name,
					Message: "This file cannot be read.", Suggestion: diag.Verbatim(err.Error())})
			default:
				before = string(data)
				m, report := strictyaml.Parse("layouts/"+name, 1, data)
				f.read(m, adding(own))
				m.Close()
				findings = append(findings, report.Findings...)
			}
		}
	}
	return findings
}

// withWords are the languages that layouts have words of, those of the hub first.
func withWords(hub *model.Hub, layers []fs.FS) []string {
	var out []string
	for _, code := range hub.Codes() {
		wider, _, _ := strings.Cut(code, "-")
		out = append(out, code, wider)
	}
	var others []string
	for _, layer := range layers {
		entries, _ := fs.ReadDir(layer, "strings") // a layer need not have any
		for _, e := range entries {
			others = append(others, e.Name())
		}
	}
	slices.Sort(others)
	seen := map[string]bool{}
	return slices.DeleteFunc(append(out, others...), func(code string) bool {
		was := seen[code]
		seen[code] = true
		return was
	})
}

// adding returns what adds to the words of a language.
func adding(own model.Words) addWord {
	return func(part, key string, words strictyaml.Value) {
		if !words.IsList() && !words.IsMap() && !words.IsZero() { // a label, which may say less than a cell
			if word := naming.Fold(words.Text()); word != "" && own[part][word] == "" {
				own[part][word] = key
			}
			return
		}
		for _, v := range words.List() {
			word := v.Text()
			if first := own[part][naming.Fold(word)]; first != "" && first != key {
				v.Error(diag.FieldRepeated, diag.Say("%q already stands for %s.", word, first),
					"Delete one of the two.")
				continue
			}
			own[part][naming.Fold(word)] = key
		}
	}
}

// readWords reads spreadsheet.yaml.
func readWords(m *strictyaml.Map, add addWord) {
	known := parts()
	for _, part := range slices.Sorted(maps.Keys(known)) {
		keys := known[part]
		if len(keys) == 1 && keys[0] == part {
			add(part, part, m.Value(part))
			continue
		}
		of := m.Map(part)
		for _, key := range keys {
			add(part, key, of.Value(key))
		}
	}
}

// readFields reads fields.yaml. What of it is for readers and editors, package locale
// reads; here it is only held to its form.
func readFields(m *strictyaml.Map, add addWord) {
	fields := m.Map("fields")
	for _, name := range []string{"language", "page"} { // see parts
		add("header", name, fields.Map(name).Value("columns"))
	}
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		of := fields.Map(path)
		if f.Column != "" {
			add("header", path, of.Value("columns"))
		}
		_, _ = of.Text("label"), of.Text("said")
		known := of.Map("words")
		for _, key := range f.Known {
			add(f.Name, key, known.Value(key))
		}
		choices := of.Map("choices")
		for _, key := range f.Answers() {
			one := choices.Map(key)
			label := one.Value("label")
			_ = label.Text()
			if f.Type == schema.Choice {
				add(f.Name, key, one.Value("cells"))
				add(f.Name, key, label)
			}
		}
	})
	for _, sentence := range m.Map("sentences").Entries() {
		_ = sentence.Value.Text()
	}
}
