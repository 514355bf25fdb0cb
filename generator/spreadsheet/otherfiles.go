package spreadsheet

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
)

// Files of other programs that people have instead of a spreadsheet that can be read. Each is
// told what to do.

const saveAs diag.Text = "Open it in the program that it comes from, and save it as .xlsx or as CSV UTF-8."

// otherFile says what a file is that cannot be read here, by how it begins and what it holds; ""
// is none of these.
func otherFile(data []byte) (message, suggestion diag.Text) {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "This is a PDF, from which no groups can be read.",
			"Ask for the list that it was made from, as .xlsx or as CSV UTF-8."
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return "This is a text document.", "Copy its table into a spreadsheet program, and save it as .xlsx."
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "This is a file of an old Excel (.xls), or one with a password.",
			"Open it in a spreadsheet program, and save it without a password as .xlsx or as CSV UTF-8."
	case !isWorkbook(data):
		return "", ""
	}
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", ""
	}
	calendars, sheets := false, false
	for _, f := range packed.File {
		switch name := strings.ToLower(f.Name); {
		case strings.HasPrefix(name, "xl/"):
			return "", ""
		case name == "mimetype" && begins(f, "application/vnd.oasis.opendocument.spreadsheet"):
			return "This is a spreadsheet of LibreOffice (.ods).", saveAs
		case name == "mimetype" || strings.HasPrefix(name, "word/") || strings.HasPrefix(name, "ppt/"):
			return "This is a text document.", "Copy its table into a spreadsheet program, and save it as .xlsx."
		case strings.HasSuffix(name, ".iwa"):
			return "This is a spreadsheet of Numbers.", "In Numbers, export it as Excel (.xlsx) or as CSV."
		default:
			calendars = calendars || path.Ext(name) == ".ics"
			sheets = sheets || slices.Contains([]string{".csv", ".xlsx", ".tsv", ".json"}, path.Ext(name))
		}
	}
	switch {
	case calendars:
		return "This is a folder packed as .zip, with calendars in it.", "Unpack it, and import each file that ends in .ics."
	case sheets:
		return "This is a folder packed as .zip.", "Unpack it, and import the files in it one by one."
	}
	return "", ""
}

// begins reports whether a file within another begins with a text.
func begins(f *zip.File, with string) bool {
	in, err := f.Open()
	if err != nil {
		return false
	}
	defer in.Close()
	head := make([]byte, len(with))
	_, err = io.ReadFull(in, head)
	return err == nil && string(head) == with
}

// isCalendar reports whether rows are the events of a calendar of Outlook or Google, saved as
// CSV: three of their columns stand in one of the first rows.
func isCalendar(s *sheet, rows []Row) bool {
	return slices.ContainsFunc(rows[:min(len(rows), 3)], func(r Row) bool {
		known := 0
		for _, cell := range r.Cells {
			if s.hub.Words["calendar"][naming.Fold(strings.TrimSpace(cell))] != "" {
				known++
			}
		}
		return known >= 3
	})
}
