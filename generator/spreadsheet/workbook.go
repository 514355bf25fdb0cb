package spreadsheet

import (
	"archive/zip"
	"bytes"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"peerhub/generator/diag"
)

// Limits of a workbook. It is a zip file, and a small one can hold endless rows.
const (
	maxUnzipped = 32 << 20 // bytes; in memory it is ten times as much
	maxRows     = 100_000
	maxColumns  = 400
)

// isWorkbook tells an .xlsx file by how it begins: every zip file does.
func isWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// workbook reads the sheets of an .xlsx file that people see. A damaged one is told,
// where the library that opens it stops as well.
func (s *sheet) workbook(data []byte) (out []Table) {
	defer func() {
		if recover() != nil {
			out = nil
			tellDamaged(s)
		}
	}()
	if unzipped(data) > maxUnzipped {
		s.find(diag.FileTooLarge, diag.Error, 0,
			diag.Say("This workbook has more than %d MB once it is unpacked, and was not read.", maxUnzipped>>20),
			"Delete pictures and sheets that have no groups, or save the sheet of groups as CSV UTF-8 and use that.")
		return nil
	}
	if tooManyTags(data) {
		s.find(diag.FileTooLarge, diag.Error, 0, "This workbook has more texts and formats than can be read, and was not read.",
			"Delete pictures and sheets that have no groups, or save the sheet of groups as CSV UTF-8 and use that.")
		return nil
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped,
		UnzipXMLSizeLimit: maxUnzipped, RawCellValue: true})
	if err != nil {
		s.find(diag.FileUnreadable, diag.Error, 0, "This file cannot be read as a workbook (.xlsx).",
			"Open it in a spreadsheet program and save it again, as .xlsx or as CSV UTF-8. One with a password is "+
				"not read.")
		return nil
	}
	defer book.Close()
	if !sound(s, book) {
		return nil
	}
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			s.find(diag.SheetInvalid, diag.Warning, 0, diag.Say("The sheet %q is hidden, and was not read.", name),
				"Show it, if groups stand in it. Otherwise delete it: whoever gets the file can read it.")
			continue
		}
		tab := *s
		tab.tab, tab.findings = name, nil
		rows := tab.cells(book)
		if explains(s.hub.Words, rows) {
			s.form = true
			continue
		}
		s.findings = append(s.findings, tab.findings...)
		if len(rows) > 0 {
			out = append(out, Table{Sheet: name, Rows: rows, hidden: columnsHidden(book, name, rows)})
		}
	}
	return out
}

// unzipped is how many bytes a zip file says that it holds; 0 where it is damaged.
func unzipped(data []byte) uint64 {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	var out uint64
	for _, f := range files.File {
		out += min(f.UncompressedSize64, maxUnzipped+1)
	}
	return out
}

// mostTags is how many tags the parts of a workbook may have that the library makes values of as it opens it.
var mostTags = map[string]int{"xl/styles.xml": 1_000_000, "xl/sharedstrings.xml": 3_500_000}

// tooManyTags reports whether one has more.
func tooManyTags(data []byte) bool {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range files.File {
		most := mostTags[strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/"))]
		if most == 0 || f.UncompressedSize64 < uint64(most) {
			continue
		}
		in, err := f.Open()
		if err != nil {
			continue
		}
		tags, buffer := 0, make([]byte, 64<<10)
		for n := 0; err == nil; {
			n, err = in.Read(buffer)
			tags += bytes.Count(buffer[:n], []byte("<"))
		}
		in.Close()
		if tags > most {
			return true
		}
	}
	return false
}

// columnsHidden are those of a sheet that are hidden, from 0.
func columnsHidden(book *excelize.File, name string, rows []Row) []int {
	var out []int
	width := 0
	for _, r := range rows {
		width = max(width, len(r.Cells))
	}
	for c := range width {
		if visible, err := book.GetColVisible(name, columnName(c)); err == nil && !visible {
			out = append(out, c)
		}
	}
	return out
}

func columnName(c int) string {
	name, _ := excelize.ColumnNumberToName(c + 1) // which is at most maxColumns
	return name
}

// cells reads the rows of a sheet. Joined cells have their value in all of them.
func (s *sheet) cells(book *excelize.File) []Row {
	unreadable := func(err error) []Row {
		s.find(diag.FileUnreadable, diag.Error, 0, "This sheet cannot be read.", diag.Verbatim(err.Error()))
		return nil
	}
	joined, err := joinedCells(s, book)
	if err != nil {
		return unreadable(err)
	}
	reading, err := book.Rows(s.tab)
	if err != nil {
		return unreadable(err)
	}
	defer reading.Close()
	read := newReader(book, s.tab)
	var out []Row
	for number := 1; reading.Next(); number++ {
		if number > maxRows {
			tooManyRows(s, number)
			return out
		}
		cells, err := reading.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return unreadable(err)
		}
		cells = narrow(s, cells, number)
		row := Row{Number: number, hidden: reading.GetRowOpts().Hidden}
		for i := range cells {
			if read.struckThrough(cells[i], i+1, number) {
				if row.struck == nil {
					row.struck = map[int]bool{}
				}
				row.struck[i] = true
			}
			cells[i] = read.value(cells[i], i+1, number)
		}
		for column, value := range joined[number] {
			for len(cells) <= column {
				cells = append(cells, "")
			}
			if cells[column] == "" {
				cells[column] = value
			}
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			row.Cells = cells
			out = append(out, row)
		}
	}
	return out
}

func tooManyRows(s *sheet, number int) {
	s.find(diag.FileTooLarge, diag.Error, number,
		diag.Say("A sheet may have %d rows; what follows was not read.", maxRows),
		"Delete empty rows at its end, or make several files of it.")
}

// joinedCells returns the values of joined cells: row → column from 0 → value.
func joinedCells(s *sheet, book *excelize.File) (map[int]map[int]string, error) {
	areas, err := book.GetMergeCells(s.tab)
	if err != nil {
		return nil, err
	}
	out := map[int]map[int]string{}
	for _, area := range areas {
		left, top, err := excelize.CellNameToCoordinates(area.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(area.GetEndAxis())
		if err != nil || err2 != nil || bottom-top > 1000 || right-left > 50 {
			continue // nobody joins so many cells to write a group
		}
		for row := top; row <= bottom; row++ {
			if out[row] == nil {
				out[row] = map[int]string{}
			}
			for column := left; column <= min(right, maxColumns); column++ {
				out[row][column-1] = area.GetCellValue()
			}
		}
	}
	return out, nil
}

// reader makes of what a workbook keeps what people see in it: 46115 is a day
// only by the format of its cell.
type reader struct {
	book  *excelize.File
	sheet string
	date  map[int]bool // style → whether it shows a day or a time
	line  map[int]bool // style → whether it strikes the text through
	parts bool         // texts may be struck through in part
}

func newReader(book *excelize.File, sheet string) reader {
	r := reader{book: book, sheet: sheet, date: map[int]bool{}, line: map[int]bool{}}
	for style := 1; ; style++ {
		s, err := book.GetStyle(style)
		if err != nil {
			break
		}
		if s.Font != nil && s.Font.Strike {
			r.line[style] = true
		}
	}
	shared, ok := book.Pkg.Load("xl/sharedStrings.xml")
	text, _ := shared.([]byte)
	r.parts = ok && bytes.Contains(text, []byte("strike"))
	return r
}

// struckThrough reports whether all of a cell's text is struck through.
func (r reader) struckThrough(raw string, column, row int) bool {
	if raw == "" || len(r.line) == 0 && !r.parts {
		return false
	}
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return false
	}
	if style, err := r.book.GetCellStyle(r.sheet, name); err == nil && r.line[style] {
		return true
	}
	if !r.parts {
		return false
	}
	runs, err := r.book.GetCellRichText(r.sheet, name)
	return err == nil && len(runs) > 0 && !slices.ContainsFunc(runs, func(run excelize.RichTextRun) bool {
		return strings.TrimSpace(run.Text) != "" && (run.Font == nil || !run.Font.Strike)
	})
}

var scientificNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// value returns the text of a cell. A number is written without a power of ten,
// and with the digits that a spreadsheet program shows; a day as 2026-04-03.
func (r reader) value(raw string, column, row int) string {
	if !scientificNumber.MatchString(raw) || len(raw) > 1 && raw[0] == '0' && raw[1] != '.' {
		return raw
	}
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return raw
	}
	if kind, err := r.book.GetCellType(r.sheet, name); err != nil || kind == excelize.CellTypeSharedString ||
		kind == excelize.CellTypeInlineString || kind == excelize.CellTypeBool {
		return raw // a text of digits, as a telephone number should be
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(n, 0) {
		return raw
	}
	if style, err := r.book.GetCellStyle(r.sheet, name); err == nil && n >= 0 && n < 80000 && r.shows(style) {
		return moment(n)
	}
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 12, 64), 64)
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// moment writes a number of days since the end of 1899 as a day, a time or both.
func moment(n float64) string {
	minutes := int(math.Round(n * 24 * 60))
	t := time.Date(1899, 12, 30, 0, minutes, 0, 0, time.UTC)
	const fewDays = 60 // 26:00 as a length of time, and no day of 1900
	switch {
	case minutes < 24*60, minutes%(24*60) != 0 && minutes < fewDays*24*60:
		return t.Format("15:04")
	case minutes%(24*60) == 0:
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}

var quotedFormat = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// shows reports whether a style shows a number as a day or a time (ECMA-376
// §18.8.30 lists the formats that have numbers).
func (r reader) shows(style int) bool {
	known, seen := r.date[style]
	if seen {
		return known
	}
	s, err := r.book.GetStyle(style)
	if err == nil {
		n := s.NumFmt
		known = n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58
		if s.CustomNumFmt != nil {
			known = strings.ContainsAny(strings.ToLower(quotedFormat.ReplaceAllString(*s.CustomNumFmt, "")), "ymdhs") &&
				!strings.Contains(strings.ToLower(*s.CustomNumFmt), "general")
		}
	}
	r.date[style] = known
	return known
}
