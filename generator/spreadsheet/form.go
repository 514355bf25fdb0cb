package spreadsheet

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// formFields are the columns of an empty spreadsheet, in its order, with what is said of those of which the
// schema speaks as of front matter. Others may be added: whatever a group has can have a column.
var formFields = []struct {
	path    string
	note    diag.Text // "" is that of the schema
	width   float64
	example diag.Text // as people of a language would write it; "" is that of the schema
}{
	{"id", "A short name that never changes, in small letters. With it a group keeps its address when it is renamed.", 16, ""},
	{"name", "", 26, "Tuesday circle"},
	{"schedule.day", "One row for each meeting, with the same id. A weekday, or for example: 1st and 3rd Tuesday.", 18, ""},
	{"schedule.start", "The time at which it begins, such as 18:30.", 10, ""},
	{"schedule.end", "The time at which it ends. Leave it empty if nobody knows.", 10, ""},
	{"schedule.note", "", 20, "Not in August"},
	{"attendance", "In a room, online, by phone, or in a room and online.", 14, ""},
	{"place.venue", "", 22, "Library"},
	{"place.address", "", 24, "1 High Street"},
	{"place.postcode", "", 12, "LS1 3AB"},
	{"place.city", "", 16, "Leeds"},
	{"place.country", "", 12, "United Kingdom"},
	{"place.precision", "How much readers learn of the place. Empty means everything; hidden means: only by asking.", 14, ""},
	{"join", "Whether people can just come.", 18, ""},
	{"cost", "", 12, ""},
	{"kind", "", 18, ""},
	{"topics", "What it is about. Several words have commas between them.", 22, "loneliness"},
	{"audience", "Whom it is for. Several words have commas between them.", 22, "everyone"},
	{"access", "What helps people to get in and take part. Several words have commas between them.", 22, "step-free"},
	{"languages", "The languages that people speak there, with commas between them.", 16, ""},
	{"summary", "", 36, "We meet over tea, and nobody has to speak."},
	{"first_visit", "", 36, "Someone meets you at the door."},
	{"contact.role", "", 14, "Host"},
	{"contact.phone", "The number as people dial it. A group's own, not somebody's private one.", 20, "+441134960118"},
	{"contact.email", "", 24, ""},
	{"contact.url", "", 24, ""},
	{"organisation", "", 20, "Lantern House"},
	{"status", "Empty means that it meets. A paused or closed group says so.", 12, ""},
	{"resumes", "", 14, ""},
	{"verified.on", "The day on which somebody of you last rang or visited the group. Readers see it. Without it the group is " +
		"shown as not yet checked.", 16, ""},
	{"verified.how", "", 14, ""},
	{"consent_on", "", 16, ""},
}

// A Form is a spreadsheet of groups that has none yet.
type Form struct {
	Columns     []FormColumn
	RightToLeft bool
	texts       formTexts
}

// FormColumn is a column of it, in the words of its language.
type FormColumn struct {
	Path, Header, Label, Note, Example string   // Label is what people call it who see no spreadsheet
	Choices                            []string // what a cell may say, where that is known
	width                              float64
	date                               bool
}

// formTexts are the words of a form beside its columns.
type formTexts struct{ groups, guide, head, column, note, example, choices string }

// FormWords are what a form needs to know of its language.
type FormWords struct {
	Say      func(diag.Text) string
	Weekday  func(time.Weekday) string
	Language func(code string) string // what a language is called
	Layers   []fs.FS                  // the layouts in which fields.yaml lies, the strongest first
}

// NewForm makes the form of a hub, in its first language.
func NewForm(hub *model.Hub, words FormWords, today model.Date) Form {
	said := readColumnWords(hub.DefaultLanguage, words.Layers)
	examples := schema.Examples(hub)
	examples["today"], examples["language"] = today.String(), hub.DefaultLanguage
	form := Form{RightToLeft: len(hub.Languages) > 0 && hub.Languages[0].Dir == "rtl", texts: formTexts{
		groups: words.Say("Groups"), guide: words.Say("How to fill it in"),
		head: "# " + words.Say("This sheet explains the columns of the other one. It is not read, and nothing of it goes online. "+
			"No column has to be filled in but the name. More columns are welcome; one that begins with (private) is not read."),
		column: words.Say("Column"), note: words.Say("What belongs there"), example: words.Say("Example"),
		choices: words.Say("What it may say"),
	}}
	for _, in := range formFields {
		f := fieldAt(in.path)
		if in.path == "place.country" && hub.Defaults.Country != "" {
			continue // it is said once, in hub.yaml
		}
		form.Columns = append(form.Columns, FormColumn{Path: in.path, Header: said.header(in.path, f), Label: upper(words.Say(f.Label)),
			Note: words.Say(cmp.Or(in.note, f.Note)), Example: said.example(f, in.example, hub, examples, words), Choices: said.choices(f, hub, words),
			width: in.width, date: f.Type == schema.Date})
	}
	form.Columns = append(form.Columns, translated(form.Columns, hub, words)...)
	return form
}

// translated are columns for what a group says in each other language of the hub.
func translated(columns []FormColumn, hub *model.Hub, words FormWords) []FormColumn {
	var out []FormColumn
	for _, language := range hub.Codes() {
		for _, c := range columns {
			if language == hub.DefaultLanguage || !isWords(c.Path) {
				continue
			}
			out = append(out, FormColumn{Path: c.Path, Header: c.Header + " (" + language + ")", width: c.width,
				Note: words.Say(diag.Say("The same in another language: %s. Empty means that nobody has translated it; readers see the first language.",
					words.Language(language)))})
		}
	}
	return out
}

// fieldAt is a field of a group by its path.
func fieldAt(path string) (found schema.Field) {
	schema.Of(model.KindGroup).Walk(func(at string, f schema.Field) {
		if at == path {
			found = f
		}
	})
	return found
}

// example is an example as a cell has it: in the words of the language, and without the marks of YAML.
func (w columnWords) example(f schema.Field, given diag.Text, hub *model.Hub, examples map[string]string, say FormWords) string {
	switch {
	case given != "" && len(hub.Vocabulary(f.Vocabulary).Terms) == 0:
		return say.Say(given)
	case f.Type == schema.Weekdays:
		return upper(say.Weekday(time.Tuesday))
	case f.Type == schema.Languages:
		return say.Language(hub.DefaultLanguage)
	}
	text := strings.Trim(schema.Fill(f.Example, examples), `[]"`)
	switch {
	case f.Choices != nil || slices.Contains(f.Known, text):
		return w.cell(f, text)
	case f.Vocabulary != "":
		var labels []string
		for _, key := range strings.Split(text, ", ") {
			label := ""
			for _, term := range hub.Vocabulary(f.Vocabulary).Terms {
				if term.Key == key {
					label = term.Label.In(hub.DefaultLanguage)
				}
			}
			if label == "" || strings.Contains(label, ",") {
				label = key
			}
			labels = append(labels, label)
		}
		return strings.Join(labels, ", ")
	}
	return text
}

// columnWords are what fields.yaml says of a language: the first of the names of a column, and of what
// cells may say.
type columnWords struct {
	language string
	Fields   map[string]fieldWords
}

type fieldWords struct {
	Columns []string
	Choices map[string]struct{ Cells []string }
	Words   map[string][]string // of schema.Field.Known
}

// readColumnWords reads them: what the strongest layer does not say, the next one does.
func readColumnWords(language string, layers []fs.FS) columnWords {
	w := columnWords{language, map[string]fieldWords{}}
	base, _, _ := strings.Cut(language, "-")
	for _, code := range []string{language, base} {
		for _, layer := range layers {
			data, err := fs.ReadFile(layer, "strings/"+code+"/"+schema.FieldsFile)
			if err != nil {
				continue
			}
			var next columnWords
			_ = yaml.Unmarshal(data, &next) // what is wrong with it, ReadWords says
			for path, of := range next.Fields {
				has := w.Fields[path]
				if len(has.Columns) == 0 {
					has.Columns = of.Columns
				}
				if has.Choices == nil {
					has.Choices = of.Choices
				}
				if has.Words == nil {
					has.Words = of.Words
				}
				for key, choice := range of.Choices {
					if len(has.Choices[key].Cells) == 0 {
						has.Choices[key] = choice
					}
				}
				w.Fields[path] = has
			}
		}
	}
	return w
}

func (w columnWords) header(path string, f schema.Field) string {
	if names := w.Fields[path].Columns; len(names) > 0 && !strings.HasPrefix(w.language, "en") {
		return upper(names[0])
	}
	return f.Column
}

// choices are the words that a cell may have, the first of those that mean the same.
func (w columnWords) choices(f schema.Field, hub *model.Hub, words FormWords) []string {
	var out []string
	switch {
	case f.Type == schema.Weekdays:
		for d := range time.Weekday(7) {
			out = append(out, upper(words.Weekday((d+1)%7)))
		}
	case f.Vocabulary != "":
		for _, term := range hub.Vocabulary(f.Vocabulary).Terms {
			out = append(out, cmp.Or(term.Label.In(hub.DefaultLanguage), term.Key))
		}
	default:
		for _, key := range slices.Concat(f.Choices, f.Known) {
			out = append(out, w.cell(f, key))
		}
	}
	if slices.ContainsFunc(out, func(s string) bool { return strings.Contains(s, ",") }) && f.Type.List() {
		return nil // a comma parts two words
	}
	return out
}

// cell is how a cell says a key of a field.
func (w columnWords) cell(f schema.Field, key string) string {
	of := w.Fields[pathOf(f)]
	cells := slices.Concat(of.Choices[key].Cells, of.Words[key])
	if len(cells) == 0 || strings.HasPrefix(w.language, "en") {
		return key
	}
	return cells[0]
}

// pathOf is where a field of a group stands in fields.yaml.
func pathOf(f schema.Field) (path string) {
	schema.Of(model.KindGroup).Walk(func(at string, of schema.Field) {
		if of.Column != "" && of.Column == f.Column {
			path = at
		}
	})
	return path
}

func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// CSV is the row with the names of columns. The mark before it tells Excel that it is UTF-8.
func (f Form) CSV() []byte {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	var names []string
	for _, c := range f.Columns {
		names = append(names, c.Header)
	}
	w := csv.NewWriter(&out)
	_ = w.Write(names) // a buffer takes all
	w.Flush()
	return out.Bytes()
}

// Workbook is the form as .xlsx: a sheet to fill in, in which cells offer what they may say, and one that explains
// it, which reading passes over.
func (f Form) Workbook() ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	w := formWriter{File: book}
	groups, guide := f.texts.groups, f.texts.guide
	w.did(book.SetSheetName("Sheet1", groups))
	_, err := book.NewSheet(guide)
	w.did(err)
	head := w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6EFF4"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	text := w.style(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top"}})
	day := "yyyy-mm-dd"
	date := w.style(&excelize.Style{CustomNumFmt: &day, Alignment: &excelize.Alignment{Vertical: "top"}})
	wrapped := w.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	w.row(guide, 1, f.texts.head)
	w.row(guide, 3, f.texts.column, f.texts.note, f.texts.example, f.texts.choices)
	w.did(book.SetCellStyle(guide, "A3", "D3", head))
	for i, c := range f.Columns {
		name := columnName(i)
		format := text // so that +44… and 18:30 stay what was typed
		if c.date {
			format = date
		}
		w.did(book.SetColStyle(groups, name, format))
		w.did(book.SetColWidth(groups, name, name, c.width))
		w.did(book.SetCellStr(groups, name+"1", c.Header))
		line := append([]string{c.Header, c.Note, c.Example}, c.Choices...)
		w.row(guide, 4+i, line...)
		if len(c.Choices) > 0 {
			w.offer(groups, guide, name, 4+i, len(c.Choices))
		}
	}
	last := columnName(len(f.Columns) - 1)
	w.did(book.SetCellStyle(groups, "A1", last+"1", head))
	w.did(book.SetPanes(groups, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}))
	w.did(book.SetColWidth(guide, "A", "A", 20))
	w.did(book.SetColWidth(guide, "B", "B", 70))
	w.did(book.SetColWidth(guide, "C", "R", 22))
	w.did(book.SetColStyle(guide, "B", wrapped))
	for _, sheet := range []string{groups, guide} {
		w.did(book.SetSheetView(sheet, 0, &excelize.ViewOptions{RightToLeft: &f.RightToLeft}))
	}
	if w.err != nil {
		return nil, w.err
	}
	var out bytes.Buffer
	err = book.Write(&out)
	return out.Bytes(), err
}

// formWriter keeps the first error.
type formWriter struct {
	*excelize.File
	err error
}

func (w *formWriter) did(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *formWriter) style(s *excelize.Style) int {
	id, err := w.NewStyle(s)
	w.did(err)
	return id
}

func (w *formWriter) row(sheet string, number int, cells ...string) {
	for i, cell := range cells {
		at, err := excelize.CoordinatesToCellName(i+1, number)
		w.did(err)
		w.did(w.SetCellStr(sheet, at, cell))
	}
}

// offer lets the cells of a column offer the choices that stand in a row of the other sheet. Other words may be typed.
func (w *formWriter) offer(groups, guide, column string, row, choices int) {
	from, err := excelize.CoordinatesToCellName(4, row, true)
	w.did(err)
	to, err := excelize.CoordinatesToCellName(3+choices, row, true)
	w.did(err)
	list := excelize.NewDataValidation(true)
	list.SetSqref(column + "2:" + column + "1000")
	list.SetSqrefDropList("'" + strings.ReplaceAll(guide, "'", "''") + "'!" + from + ":" + to)
	list.ShowErrorMessage = false
	w.did(w.AddDataValidation(groups, list))
}

// explains reports whether a sheet is one that explains another: its first row is one cell with a sentence behind a #, as
// notes in hub.yaml have it, and no groups stand below it. A # alone is the name of a column of numbers.
func explains(words model.Words, rows []Row) bool {
	if len(rows) == 0 || len(rows[0].Cells) == 0 {
		return false
	}
	note, is := strings.CutPrefix(strings.TrimSpace(rows[0].Cells[0]), "# ")
	return is && len(strings.Fields(note)) > 3 && strings.TrimSpace(strings.Join(rows[0].Cells[1:], "")) == "" && !namesGroups(words, rows)
}

// namesGroups reports whether a row has the names of columns, and one of them is that of groups.
func namesGroups(words model.Words, rows []Row) bool {
	at := headRow(words, rows)
	return at >= 0 && slices.ContainsFunc(rows[at].Cells, func(cell string) bool {
		field, _ := fieldOf(words, cell)
		return field == "name"
	})
}
