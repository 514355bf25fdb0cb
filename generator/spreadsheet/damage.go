package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html/charset"

	"peerhub/generator/diag"
)

// Limits of what the sheets of a workbook may hold together: each takes memory, whether
// something stands in it or not.
const (
	maxPlaces = 3_000_000 // rows down to the last one, and cells up to the last one of each row
	maxJoined = 10_000    // areas of joined cells
)

var (
	errDamaged = errors.New("a number that no row, cell or text has")
	errTooMany = errors.New("too many rows or cells")
)

// sound looks at the XML of all sheets before they are opened: the library trusts the
// numbers in it. Rows without a number get theirs, since it takes long to find them.
func sound(s *sheet, book *excelize.File) bool {
	look := looker{texts: textsOf(book)}
	var wrong error
	book.Pkg.Range(func(name, data any) bool {
		text, ok := data.([]byte)
		if !ok {
			return true
		}
		numbered, err := look.sheet(text)
		if wrong = err; err != nil {
			return false
		}
		if numbered != nil {
			book.Pkg.Store(name, numbered)
		}
		return true
	})
	switch wrong {
	case nil:
		return true
	case errTooMany:
		s.find(diag.FileTooLarge, diag.Error, 0,
			diag.Say("This workbook has more rows and cells than can be read, which are %d.", maxPlaces),
			"Delete empty rows at its end, or make several files of it.")
	default:
		tellDamaged(s)
	}
	return false
}

// tellDamaged says that a workbook was not read.
func tellDamaged(s *sheet) {
	s.find(diag.SheetDamaged, diag.Error, 0, "This workbook is damaged, and was not read.",
		"Open it in a spreadsheet program and save it again, as .xlsx or as CSV UTF-8. One with a password is not read.")
}

// textsOf counts the texts that cells refer to by their number.
func textsOf(book *excelize.File) int {
	data, _ := book.Pkg.Load("xl/sharedStrings.xml")
	text, _ := data.([]byte)
	in := decoder(text)
	for n := 0; ; {
		token, err := in.Token()
		if err != nil {
			return n
		}
		if at, ok := token.(xml.StartElement); ok && at.Name.Local == "si" {
			n++
		}
	}
}

func decoder(text []byte) *xml.Decoder {
	in := xml.NewDecoder(bytes.NewReader(text))
	in.CharsetReader = charset.NewReaderLabel
	return in
}

// looker counts over all sheets of a workbook.
type looker struct {
	texts, places, joined int

	row, column int    // the last of the sheet that have been met
	begun       int64  // where a row without a number begins; 0 is none
	shared      bool   // the cell has the number of a text
	value       bool   // within the value of that cell
	number      []byte // that value
	text        []byte // the sheet
	out         []byte // the sheet up to the last row that was numbered
	copied      int64
}

// sheet returns the XML of a sheet with numbers for the rows that have none; nil where
// nothing changes, or it is no sheet.
func (l *looker) sheet(text []byte) ([]byte, error) {
	*l = looker{texts: l.texts, places: l.places, joined: l.joined, text: text}
	in := decoder(text)
	for root := true; ; {
		before := in.InputOffset()
		token, err := in.Token()
		switch {
		case err == io.EOF || err != nil && root: // no XML, as a picture
			return l.done()
		case err != nil:
			return nil, errDamaged
		}
		switch at := token.(type) {
		case xml.StartElement:
			if root && at.Name.Local != "worksheet" {
				return nil, nil
			}
			root = false
			err = l.starts(at, before)
		case xml.CharData:
			if l.value {
				l.number = append(l.number, at...)
			}
		case xml.EndElement:
			err = l.ends(at.Name.Local)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (l *looker) done() ([]byte, error) {
	if l.out == nil {
		return nil, nil
	}
	return append(l.out, l.text[l.copied:]...), nil
}

func (l *looker) starts(at xml.StartElement, before int64) error {
	switch at.Name.Local {
	case "row":
		return l.rowStarts(attribute(at, "r"), before)
	case "c":
		l.shared, l.number = attribute(at, "t") == "s", nil
		return l.cell(attribute(at, "r"))
	case "v":
		l.value = l.shared
	case "mergeCell":
		if l.joined++; l.joined > maxJoined {
			return errTooMany
		}
	}
	return nil
}

func (l *looker) ends(name string) error {
	switch name {
	case "row":
		if err := l.numbered(l.row + 1); err != nil {
			return err
		}
		l.places += l.column
	case "v":
		n, err := strconv.Atoi(string(bytes.TrimSpace(l.number)))
		if l.value && len(l.number) > 0 && (err != nil || n < 0 || n >= l.texts) {
			return errDamaged
		}
		l.value = false
	}
	if l.places > maxPlaces {
		return errTooMany
	}
	return nil
}

func (l *looker) rowStarts(r string, before int64) error {
	l.column = 0
	if l.begun = 0; r == "" {
		l.begun = before + 1
		return nil
	}
	n, err := strconv.Atoi(r)
	if err != nil || n <= l.row || n > excelize.TotalRows {
		return errDamaged
	}
	l.places += n - l.row
	l.row = n
	return nil
}

// numbered gives the row that was begun a number, unless it has one.
func (l *looker) numbered(n int) error {
	if l.begun == 0 {
		return nil
	}
	at := l.begun
	l.begun = 0
	if n <= l.row || n > excelize.TotalRows || at < l.copied || at >= int64(len(l.text)) || l.text[at-1] != '<' {
		return errDamaged
	}
	end := bytes.IndexAny(l.text[at:], " \t\r\n/>")
	if end < 0 {
		return errDamaged
	}
	at += int64(end)
	l.out = append(l.out, l.text[l.copied:at]...)
	l.out = append(l.out, ` r="`+strconv.Itoa(n)+`"`...)
	l.copied = at
	l.places += n - l.row
	l.row = n
	return nil
}

// cell goes on to a cell: the one after the last, or the one that is named.
func (l *looker) cell(name string) error {
	if name == "" {
		if l.column++; l.column > excelize.MaxColumns {
			return errDamaged
		}
		return l.numbered(l.row + 1)
	}
	column, row, err := excelize.CellNameToCoordinates(name)
	if err != nil || column <= l.column {
		return errDamaged
	}
	l.column = column
	if err := l.numbered(row); err != nil {
		return err
	}
	if row != l.row {
		return errDamaged
	}
	return nil
}

func attribute(at xml.StartElement, name string) string {
	for _, a := range at.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
