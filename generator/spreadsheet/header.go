package spreadsheet

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/privacy"
	"peerhub/generator/schema"
)

// meant is what a word of a field with choices was meant to be, in the spelling that is nearest
// in any language, or "".
func meant(words model.Words, f schema.Field, value string) string {
	known := words[f.Name]
	spellings := slices.Sorted(maps.Keys(known))
	for _, word := range list(value, ";,/&+|،\n") {
		if known[naming.Fold(word)] != "" {
			continue
		}
		key := func(s string) string { return known[naming.Fold(s)] }
		if near := diag.SuggestOf(word, append(slices.Clone(f.Choices), spellings...), key); near != "" {
			return near
		}
	}
	return ""
}

// instead suggests what was meant, or one of the choices: those are said in the language of
// the hub.
func instead(words model.Words, f schema.Field, value string) diag.Text {
	if near := meant(words, f, value); near != "" && !strings.ContainsAny(value, "!?؟") { // a doubt is no slip
		return diag.Say("Write: %s", near)
	}
	said := diag.Text(f.Choices[0])
	for _, key := range f.Choices[1:] {
		said = diag.Say("%s, %s", said, diag.Text(key))
	}
	return diag.Say("Write one of: %s.", said)
}

// column is a column that is read.
type column struct {
	index    int
	header   string // as it is written
	field    string // its path in the schema: "place.city"; "" is not read
	language string // of a text of a translation: "fr"
}

// brackets may stand around the word that makes a column the team's.
var brackets = regexp.MustCompile(`[(\[{（［【<]([^()\[\]{}（）［］【】<>]{2,40})[)\]}）］】>]`)

// Private reports whether a name, of a column or a file, says that what it names is for the
// team alone: "(private) consent", "Phone [intern]", "ne pas publier", "vertraulich: notes".
func Private(words model.Words, name string) bool {
	is := func(s string) bool { return words["private"][naming.Fold(strings.TrimSpace(s))] != "" }
	for _, m := range brackets.FindAllStringSubmatch(name, -1) {
		if is(m[1]) {
			return true
		}
	}
	if field, _ := fieldOf(words, name); field != "" || words["team"][naming.Fold(name)] != "" {
		return false
	}
	all := strings.FieldsFunc(naming.Fold(name), func(r rune) bool { return strings.ContainsRune(" :;,/|*_-–—.", r) })
	for n := 1; n <= min(len(all), 4); n++ {
		if is(strings.Join(all[:n], " ")) || is(strings.Join(all[len(all)-n:], " ")) {
			return true
		}
	}
	return false
}

// statement is a header without the sign of a question: "Wheelchair access?".
func statement(header string) string { return strings.TrimRight(strings.TrimSpace(header), "?؟ ") }

// fieldOf tells which field a header means, in which language.
func fieldOf(words model.Words, header string) (field, language string) {
	headers := words["header"]
	header = statement(header)
	if field = headers[naming.Fold(header)]; field != "" {
		return field, ""
	}
	for _, mark := range []string{".", "(", "[", ":", "_"} {
		name, code, found := strings.Cut(header, mark)
		field = headers[naming.Fold(name)]
		code = strings.TrimSpace(strings.Trim(code, "()[] "))
		if !found || field == "" {
			continue
		}
		if tag, err := naming.LanguageTag(code); err == nil && len(code) <= 10 && isWords(field) {
			return field, tag
		}
		if mark == "(" { // Phone (public)
			return field, ""
		}
	}
	return "", ""
}

// isWords reports whether a field may have a column per language.
func isWords(path string) bool {
	f, _ := schema.Of(model.KindGroup).Field(path)
	return f.Scope == schema.Words
}

// headRow finds the row with the names of columns: of the first ones, the one that has
// most different ones, since joined cells have theirs in each; -1 is none.
func headRow(words model.Words, rows []Row) int {
	at, known := -1, 1
	for i, r := range rows[:min(len(rows), maxHead)] {
		fields := map[[2]string]bool{}
		for _, cell := range r.Cells {
			if field, language := fieldOf(words, cell); field != "" {
				fields[[2]string{field, language}] = true
			}
		}
		if len(fields) > known {
			at, known = i, len(fields)
		}
	}
	return at
}

// maxHead is how many rows may stand above the groups, with the names of columns.
const maxHead = 20

// header finds the row of headers, and which column is which. It returns the
// rows below.
func (s *sheet) header(rows []Row) ([]Row, bool) {
	at := headRow(s.hub.Words, rows)
	if at < 0 {
		suggestion := diag.Text("Write in its first row for example: name, day, start, end, city, country, phone")
		if meant := meantColumns(s, rows); len(meant) > 1 {
			suggestion = diag.Say("Did you mean: %s?", strings.Join(meant, ", "))
		}
		s.find(diag.SheetInvalid, diag.Error, 0, "No row of this spreadsheet has the names of columns.", suggestion)
		return nil, false
	}
	s.headerRow, s.allColumns = rows[at].Number, len(rows[at].Cells)
	defaultsIn(s, rows[:at])
	seen := map[string]bool{}
	var unknown []column
	for i, text := range rows[at].Cells {
		c := column{index: i, header: strings.TrimSpace(text)}
		if c.header == "" || s.flagged(c, rows[at+1:]) {
			continue
		}
		if Private(s.hub.Words, text) {
			s.unread = append(s.unread, c)
			continue
		}
		c.field, c.language = fieldOf(s.hub.Words, text)
		c.field = spanned(s, dayOrTime(s, c, rows[at:]), c, rows[at+1:])
		if s.hub.Words["team"][naming.Fold(statement(text))] != "" {
			s.unread = append(s.unread, column{index: i, header: c.header})
			tellTeam(s, c)
			continue
		}
		if c.field == "" {
			if c.field = secondOf(s.hub.Words, statement(text)); c.field != "" {
				s.second = append(s.second, c)
			} else {
				unknown = append(unknown, c)
			}
			continue
		}
		if c.language != "" {
			if _, ok := s.hub.Language(c.language); !ok {
				s.cell(diag.LanguageUnknown, diag.Warning, s.headerRow, c, text,
					diag.Say("This hub is not written in %s: this column is not read.", c.language),
					diag.Say("Add the language to languages in hub.yaml, or call the column: (private) %s", c.header))
				continue
			}
		}
		key := c.field + "." + c.language
		if seen[key] {
			s.spare = append(s.spare, c)
			continue
		}
		seen[key] = true
		s.columns = append(s.columns, c)
	}
	s.unread = append(s.unread, unknown...)
	s.unknown(weekdayColumns(s, unknown), rows[at+1:])
	s.dayTab = isWeekday(s.hub.Words, s.tab)
	if !seen["languages."] {
		languageAlone(s)
	}
	if !slices.ContainsFunc(s.columns, func(c column) bool { return c.field == "id" || c.field == "name" }) {
		s.find(diag.FieldMissing, diag.Error, s.headerRow, "No column of this spreadsheet has the names of the groups.",
			"Call that column: name")
		return nil, false
	}
	return rows[at+1:], true
}

// tellTeam asks about a column that may be the team's.
func tellTeam(s *sheet, c column) {
	s.cell(diag.SheetInvalid, diag.Error, s.headerRow, c, c.header,
		"A column of this name is often for the team alone, and would be published. It is not read.",
		diag.Say("Choose: (private) %s for the team, or %s (public) for readers, with no names of persons "+
			"in it.", c.header, c.header))
}

// languageAlone makes languages of a column called language: alone, it means what people speak there.
func languageAlone(s *sheet) {
	for i := range s.columns {
		if s.columns[i].field == "language" {
			s.columns[i].field = "languages"
		}
	}
}

// meantColumns are the names that the cells of the first row were meant to be.
func meantColumns(s *sheet, rows []Row) []string {
	var out []string
	for _, r := range rows[:min(len(rows), 1)] {
		names := columnNames(s, r.Cells)
		for _, cell := range r.Cells[:min(len(r.Cells), 100)] {
			if field, _ := fieldOf(s.hub.Words, cell); field != "" {
				out = append(out, strings.TrimSpace(cell))
			} else if near := nearestColumn(s, names, cell); near != "" && !Private(s.hub.Words, cell) {
				out = append(out, near)
			}
		}
	}
	return out
}

// columnNames are what columns may be called beside those of some names: in their language,
// or in every one that most of them are of, since a slip is no word of another language.
func columnNames(s *sheet, beside []string) []string {
	most, of := 1, []map[string]string{}
	for part, words := range s.hub.Words {
		if !strings.HasPrefix(part, headersIn) {
			continue
		}
		known := 0
		for _, name := range beside {
			if words[naming.Fold(name)] != "" {
				known++
			}
		}
		if known > most {
			most, of = known, nil
		}
		if known == most {
			of = append(of, words)
		}
	}
	if len(of) == 0 { // nobody knows the language
		of = append(of, s.hub.Words["header"])
	}
	var names []string
	for _, words := range of {
		for name, path := range words {
			if !strings.Contains(path, ".") || name != naming.Fold(path) { // place.city is no name for people
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nearestColumn is the name of a column that a header was meant to be, or "": what is above
// secrets, a passcode, is written as it is meant.
func nearestColumn(s *sheet, names []string, header string) string {
	if _, found := privacy.Clean(header+": 998877", privacy.Kind.Secret); len(found) > 0 ||
		s.hub.Words["people"][naming.Fold(header)] != "" { // host is not meant as cost
		return ""
	}
	return diag.SuggestOf(naming.Fold(statement(header)), names,
		func(name string) string { return s.hub.Words["header"][name] })
}

// ofPersons are names of fields in which persons stand, or what opens a door or an account.
var ofPersons = regexp.MustCompile(`(?i)phone|mobile|mail|contact|attend|attach|organi[sz]er|person|member|author|owner|` +
	`facilitator|leader|host\b|volunteer|passw|passcode|pwd|\bpin\b|code|\bkey|token|secret|login|user|admin|private|intern`)

// maxUnknown is how many columns that nobody knows are told one by one.
const maxUnknown = 12

// unknown tells the columns that are not read.
func (s *sheet) unknown(columns []column, rows []Row) {
	var beside []string
	for _, c := range s.columns {
		beside = append(beside, c.header)
	}
	names, starts := columnNames(s, beside), false
	for i, c := range columns {
		if i == maxUnknown {
			s.find(diag.FieldUnknown, diag.Error, s.headerRow,
				diag.Say("Nobody knows what %d more columns mean, so they are not read: %s to %s.",
					len(columns)-i, letter(c.index), letter(columns[len(columns)-1].index)),
				"Delete them, or write (private) before their names.")
			return
		}
		message := diag.Text("Nobody knows what this column means, so it is not read.")
		suggestion := diag.Say("If it is only for the team, call it: (private) %s", c.header)
		near := nearestColumn(s, names, c.header)
		if s.records { // whose fields nobody can rename
			suggestion = "If readers need it, write it into the text of the group."
			if ofPersons.MatchString(c.header) {
				suggestion = "What is of persons, or opens a door or an account, belongs into no text. Nothing has to be done."
			}
		} else if field := looksLike(s, c, rows); field != "" {
			if field == "start" { // the second times are those of the end
				if starts || slices.ContainsFunc(s.columns, func(c column) bool { return c.field == "schedule.start" }) {
					field = "end"
				}
				starts = true
			}
			suggestion = diag.Say("Its cells look like what stands in a column called %s. If readers need them, call it that. "+
				"If it is only for the team, call it: (private) %s", field, c.header)
		} else if near != "" {
			message = "No column has this name."
			suggestion = diag.Say("Did you mean: %s? If it is only for the team, call it: (private) %s", near, c.header)
		}
		s.cell(diag.FieldUnknown, diag.Error, s.headerRow, c, c.header, message, suggestion)
	}
}
