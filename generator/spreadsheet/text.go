package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// maxSheet is the size above which a spreadsheet is not read, in bytes: 20,000
// groups fit.
const maxSheet = 32 << 20

// read returns the bytes of a spreadsheet.
func (s *sheet) read(fsys fs.FS) ([]byte, bool) {
	file, err := fsys.Open(s.file)
	if err != nil {
		s.find(diag.FileUnreadable, diag.Error, 0, "This file cannot be read.", diag.Verbatim(err.Error()))
		return nil, false
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxSheet+1))
	switch {
	case err != nil:
		s.find(diag.FileUnreadable, diag.Error, 0, "This file cannot be read.", diag.Verbatim(err.Error()))
		return nil, false
	case len(data) > maxSheet:
		s.find(diag.FileTooLarge, diag.Error, 0, diag.Say("This spreadsheet has more than %d MB, and was not read.",
			maxSheet>>20), "Make several of it.")
		return nil, false
	}
	return data, true
}

// Table is a sheet of a spreadsheet; a text file has one, without a name.
type Table struct {
	Sheet   string
	Records bool // its rows are records of JSON, and no letters stand above its columns
	Rows    []Row
	hidden  []int // columns that people do not see, from 0
}

// Row is a row with its number, as a spreadsheet counts.
type Row struct {
	Number int
	Cells  []string
	hidden bool         // or filtered out
	struck map[int]bool // columns of cells that are struck through
}

// Tables cuts a spreadsheet into cells, whatever its format and its encoding, without
// what is no group: rows that are hidden or struck through, and totals. What cannot be
// read is found.
func Tables(file string, data []byte, hub *model.Hub) ([]Table, []diag.Finding) {
	s := &sheet{file: file, hub: hub}
	tables := s.tables(data)
	return tables, s.findings
}

func (s *sheet) tables(data []byte) []Table {
	tables := s.cut(data)
	for i := range tables {
		tab := &sheet{file: s.file, hub: s.hub, tab: tables[i].Sheet}
		withoutLong(tab, tables[i].Rows)
		if isCalendar(tab, tables[i].Rows) {
			tab.find(diag.SheetInvalid, diag.Error, 0, "This is a calendar, saved as CSV, and its days are no days of groups.",
				"Save the calendar as iCalendar (.ics) and import that. In Outlook: File, Save Calendar.")
			s.findings, tables[i].Rows = append(s.findings, tab.findings...), nil
			continue
		}
		tables[i].Rows = oneHead(s.hub.Words, tables[i].Rows)
		tables[i].Rows = tab.kept(tables[i])
		joinHalves(s.hub.Words, tables[i].Rows)
		s.findings = append(s.findings, tab.findings...)
	}
	return slices.DeleteFunc(tables, func(t Table) bool { return len(t.Rows) == 0 })
}

// maxCell is how many characters a cell may have, as in spreadsheet programs.
const maxCell = 32_767

// Texts longer than longCell may have maxLong together, in characters, as each word of them is looked at in many
// ways: so much are the descriptions of 500 groups, of two pages each in two languages.
const (
	longCell = 4000
	maxLong  = 4_000_000
)

// withoutLong empties cells that no spreadsheet program could have written, and too many long ones, and tells them.
func withoutLong(s *sheet, rows []Row) {
	long, told := 0, false
	for _, r := range rows {
		for c, cell := range r.Cells {
			if len(cell) <= longCell { // bytes, of which a character has one or more
				continue
			}
			characters := utf8.RuneCountInString(cell)
			if characters <= longCell {
				continue
			}
			if characters <= maxCell {
				if long += characters; long <= maxLong {
					continue
				}
				r.Cells[c] = ""
				if !told {
					s.find(diag.FileTooLarge, diag.Error, r.Number,
						diag.Say("This sheet has more long texts than can be read. From column %s of this row on, cells of "+
							"more than %d characters were not read.", letter(c), longCell),
						"Make the texts shorter, or make several files of the sheet.")
				}
				told = true
				continue
			}
			r.Cells[c] = ""
			s.find(diag.FileTooLarge, diag.Error, r.Number,
				diag.Say("The cell in column %s has more than %d characters, and was not read.", letter(c), maxCell),
				"If it is a text, make it shorter. If whole rows stand in it, a quotation mark is missing at its end.")
		}
	}
}

// maxCells is how many cells a spreadsheet of text may have, empty ones too: each takes memory.
const maxCells = 3_000_000

// cut cuts a spreadsheet into cells as they are.
func (s *sheet) cut(data []byte) []Table {
	if message, suggestion := otherFile(data); message != "" {
		s.find(diag.FileUnreadable, diag.Error, 0, message, suggestion)
		return nil
	}
	if isWorkbook(data) {
		return s.workbook(data)
	}
	if strings.EqualFold(path.Ext(s.file), ".xlsx") {
		s.find(diag.FileUnreadable, diag.Error, 0, "This is not a workbook, though its name ends in .xlsx.",
			"Open it in a spreadsheet program and save it again as .xlsx.")
		return nil
	}
	if name, word, usual := doubtful(data); name != "" { // names that are read wrongly would be published
		s.find(diag.FileNotText, diag.Error, 0,
			diag.Say("This file is not saved as UTF-8. Is this word %q, as in %s, or %q?", word, name, usual),
			diag.Say("Open it in a spreadsheet program, which may ask for the encoding (%s), look at the names, "+
				"and save it as CSV UTF-8.", name))
		return nil
	}
	text := strings.ReplaceAll(s.decode(data), "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if cells := strings.Count(text, string(separator(text))) + strings.Count(text, "\n"); cells > maxCells {
		s.find(diag.FileTooLarge, diag.Error, 0, diag.Say("This spreadsheet has more than %d cells, and was not read.", maxCells),
			"Delete columns and rows that are empty, or make several files of it.")
		return nil
	}
	whole := *s
	rows, ok := whole.rows(text)
	if !ok { // the quotation marks may have spaces around them
		again := *s
		if unquoted, ok := again.rows(unspaced(text)); ok {
			whole, rows = again, unquoted
		}
	}
	s.findings = whole.findings
	if len(rows) == 0 {
		return nil
	}
	return []Table{{Rows: rows}}
}

// decode finds out in which encoding a spreadsheet was saved.
func (s *sheet) decode(data []byte) string {
	zeros := func(from int) (n int) {
		for i := from; i < min(len(data), 400); i += 2 {
			if data[i] == 0 {
				n++
			}
		}
		return n
	}
	wide := func(order unicode.Endianness) string {
		text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return string(data)
		}
		return string(text)
	}
	many := min(len(data), 400) / 8
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), many > 0 && zeros(1) > many && zeros(0) == 0:
		return wide(unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), many > 0 && zeros(0) > many && zeros(1) == 0:
		return wide(unicode.BigEndian)
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\uFEFF")
	}
	s.find(diag.FileNotText, diag.Warning, 0,
		"This spreadsheet is not saved as UTF-8. It was read as Windows-1252, which is right for most of Western "+
			"Europe and wrong for Arabic or Polish.",
		"Look at names with accents. Better, save it again: Excel calls the format CSV UTF-8.")
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(text)
}

// rows cuts the text into rows. A row that cannot be read ends them: nobody can
// tell what the rest would be.
func (s *sheet) rows(text string) ([]Row, bool) {
	number := 0
	comma := rune(0)
	if first, rest, ok := strings.Cut(text, "\n"); ok && len(first) == 5 &&
		strings.HasPrefix(strings.ToLower(first), "sep=") {
		comma, text, number = rune(first[4]), rest, 1
	}
	if comma == 0 {
		comma = separator(text)
	}
	// encoding/csv passes over empty lines, and a spreadsheet counts them.
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	var out []Row
	before := 0 // lines that cells have beyond the first
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, true
		}
		if err != nil {
			line := 0
			if at, ok := errors.AsType[*csv.ParseError](err); ok {
				line = at.StartLine - before + number
			}
			s.find(diag.SheetInvalid, diag.Error, line,
				"A quotation mark stands here that opens or closes nothing. From here on the spreadsheet cannot be "+
					"read.",
				`Put the whole cell between straight quotation marks and double those inside it, as in "a ""big"" room". Spreadsheet programs do that by themselves when they save as CSV.`)
			return out, false
		}
		line, _ := r.FieldPos(0)
		extra := 0 // of every cell, also of those that are not kept
		for _, cell := range cells {
			extra += strings.Count(cell, "\n")
		}
		cells = narrow(s, cells, line-before+number)
		if !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			cells = nil // which takes no memory
		}
		if len(out) > maxRows { // and the names of the columns
			tooManyRows(s, line-before+number)
			return out, true
		}
		if cells != nil {
			out = append(out, Row{Number: line - before + number, Cells: slices.Clone(cells)})
		}
		before += extra
	}
}

// narrow is a row without what stands right of the last column that is read.
func narrow(s *sheet, cells []string, number int) []string {
	if len(cells) <= maxColumns {
		return cells
	}
	if s.wide || strings.TrimSpace(strings.Join(cells[maxColumns:], "")) == "" {
		return cells[:maxColumns:maxColumns]
	}
	s.wide = true
	s.find(diag.FileTooLarge, diag.Error, number,
		diag.Say("A sheet may have %d columns; what stands right of them was not read.", maxColumns),
		"Delete the columns that are not needed.")
	return cells[:maxColumns:maxColumns]
}

// separator returns the character that stands most often, outside quotation
// marks, in the first line that has any.
func separator(text string) rune {
	for line := range strings.SplitSeq(text, "\n") {
		best, most, quoted := ',', 0, false
		count := map[rune]int{}
		for _, r := range line {
			switch r {
			case '"':
				quoted = !quoted
			case ',', ';', '\t', '|':
				if !quoted {
					count[r]++
				}
			}
		}
		for _, r := range []rune{',', ';', '\t', '|'} {
			if count[r] > most {
				best, most = r, count[r]
			}
		}
		if most > 0 {
			return best
		}
	}
	return ','
}

// letter names a column as spreadsheets do: A, B … Z, AA.
func letter(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
