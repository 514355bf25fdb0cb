// Package crisis reads the words by which people say that somebody may be in
// danger. The search box looks for them on the reader's device, and shows whom to
// call before anything else (layouts/scripts/help/crisis.ts, which says how).
//
// The words of a language stand in strings/LANGUAGE/crisis.yaml of the layouts, by
// what they speak of; a file of that name in a hub's own layouts adds to them. A
// pattern is words in their order, of which
//
//	kill/hurt myself   has either
//	suicid*            may end, or begin, in any way
//
// What stands under "not" is innocent, and taken out of a question first. Under
// "numbers" are those that people type when they look for help, with words before them
// ("call 15/17") and what asks for one ("ambulance"). One without words ("116 123") is
// meant when it is the whole question, and so is what stands under "alone" ("emergency").
package crisis

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/strictyaml"
)

// Kinds are what words of crisis speak of. In a question that has words of several,
// the first is meant; "number" is a number, or what asks for one.
var Kinds = []string{"poisoning", "child", "violence", "someone", "suicide", "self-harm", number}

const number = "number"

// Constants are what scripts know by the name under which they import it: the kinds, and
// the time zones of each country that has a help line.
func Constants(hub *model.Hub) map[string]any {
	zones := map[string][]string{}
	for _, line := range hub.HelpNow {
		zones[line.Country] = zonesOf(line.Country)
	}
	return map[string]any{"crisisKinds": Kinds, "helpZones": zones, "union": union,
		"withhold": hub.Freshness.Withhold} // by which the finder knows whose times count no more
}

// union are the members of the European Union, of which a help line can be as a whole.
var union = strings.Fields("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")

// InUnion reports whether a help line for the whole European Union answers in a country.
func InUnion(country string) bool { return slices.Contains(union, country) }

// territories have a code and a time zone of their own, and ring with the numbers of the
// country to which they belong. Those with other numbers, such as Jersey, are none of it.
var territories = map[string][]string{
	"FI": {"AX"},
	"FR": {"BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT"},
	"US": {"AS", "GU", "MP", "PR", "VI"},
}

// zonesOf are the time zones of a country, or of the union, by all names that devices have
// for them.
func zonesOf(country string) []string {
	countries := []string{country}
	if country == "EU" {
		countries = union
	}
	for _, c := range slices.Clone(countries) {
		countries = append(countries, territories[c]...)
	}
	return cldr.ZonesOf(countries...)
}

// Words are the patterns of a language.
type Words struct {
	Kinds   [][]string `json:"kinds"` // in the order of Kinds
	Not     []string   `json:"not"`
	Numbers []string   `json:"numbers"` // whole questions, without spaces
}

// File is the name of the asset with the words of a language, as JSON of Words.
func File(language string) string { return "crisis-" + language + ".json" }

// Read reads the words of the hub's languages, each with those of the language that it is
// a kind of: fr beside fr-CA. Layers add to each other.
func Read(hub *model.Hub, layers ...fs.FS) (map[string]Words, []diag.Finding) {
	all := map[string]Words{}
	var findings []diag.Finding
	read := map[string]bool{} // files whose findings were told
	for _, code := range hub.Codes() {
		words := Words{Kinds: make([][]string, len(Kinds))}
		wider, _, _ := strings.Cut(code, "-")
		for _, language := range slices.Compact([]string{code, wider}) {
			name := "strings/" + language + "/crisis.yaml"
			before := ""
			for _, layer := range layers {
				data, err := fs.ReadFile(layer, name)
				switch {
				case errors.Is(err, fs.ErrNotExist) || err == nil && string(data) == before:
					continue
				case err != nil:
					findings = append(findings, diag.Finding{Code: diag.FileUnreadable, Severity: diag.Error,
						File:    "layouts/" + name,
						Message: "This file cannot be read.", Suggestion: diag.Verbatim(err.Error())})
					continue
				}
				before = string(data)
				found := words.add("layouts/"+name, data)
				if !read[before] {
					findings = append(findings, found...)
				}
				read[before] = true
			}
		}
		all[code] = words
	}
	return all, findings
}

func (w *Words) add(file string, data []byte) []diag.Finding {
	m, report := strictyaml.Parse(file, 1, data)
	once := func(list []string, s string) []string {
		if s == "" || slices.Contains(list, s) {
			return list
		}
		return append(list, s)
	}
	for n, kind := range Kinds {
		if kind == number {
			continue
		}
		for _, v := range m.Value(kind).List() {
			w.Kinds[n] = once(w.Kinds[n], pattern(v))
		}
	}
	for _, v := range m.Value("not").List() {
		w.Not = once(w.Not, pattern(v))
	}
	for _, v := range m.Value("numbers").List() {
		if text := pattern(v); strings.Trim(text, "0123456789/ ") == "" {
			for _, n := range spelled(text) {
				w.Numbers = once(w.Numbers, n)
			}
		} else {
			at := slices.Index(Kinds, number)
			w.Kinds[at] = once(w.Kinds[at], text)
		}
	}
	for _, v := range m.Value("alone").List() {
		for _, question := range spelled(pattern(v)) {
			w.Numbers = once(w.Numbers, question)
		}
	}
	m.Close()
	return report.Findings
}

// spelled are the questions that a pattern stands for, without spaces: "116 111/123" is
// 116111 and 116123.
func spelled(pattern string) []string {
	out := []string{""}
	for word := range strings.FieldsSeq(pattern) {
		var longer []string
		for _, before := range out {
			for digits := range strings.SplitSeq(word, "/") {
				longer = append(longer, before+digits)
			}
		}
		out = longer
	}
	return out
}

// pattern is a pattern as the script takes it; "" when it would find what nobody meant.
func pattern(v strictyaml.Value) string {
	words := strings.Fields(v.Text())
	for _, word := range words {
		for option := range strings.SplitSeq(word, "/") {
			if letters := strings.Trim(option, "*"); short(letters) && letters != option || !said(letters) ||
				strings.Contains(letters, "*") {
				v.Error(diag.FieldValue, diag.Say("%q would find too much.", option),
					"A * stands at the beginning or the end of at least four letters, or of three in scripts like "+
						"Arabic.")
				return ""
			}
		}
	}
	return strings.Join(words, " ")
}

// said reports whether there is anything in a word that the script compares: of "—" nothing
// is left, which would fit what is taken out of a question.
func said(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// short reports whether a part of a word is in too many others.
func short(letters string) bool {
	least := 3
	for _, r := range letters {
		if unicode.Is(unicode.Latin, r) {
			least = 4
		}
	}
	return len([]rune(letters)) < least
}
