package interchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// Import is what was read of a file.
type Import struct {
	Format   Format
	Records  int // in the file
	Drafts   []Draft
	Findings []diag.Finding
}

// Read reads the groups of a file, whatever its format; its name stands in
// findings alone. Drafts are in the hub's default language, but for texts that a
// spreadsheet has in others.
func Read(file string, data []byte, hub *model.Hub, today model.Date) Import {
	s := &settling{file: file, hub: hub, taken: map[string]int{}}
	in := Import{}
	switch trimmed := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF"))); {
	case len(trimmed) == 0:
		s.unknown("This file is empty.", "Download it once more.")
	case bytes.HasPrefix(trimmed, []byte("[")) || bytes.HasPrefix(trimmed, []byte("{")):
		s.json(&in, trimmed)
	case bytes.HasPrefix(bytes.ToUpper(trimmed[:min(len(trimmed), 15)]), []byte("BEGIN:VCALENDAR")):
		in.Format = ICalendar
		s.calendar(&in, trimmed, today)
	case bytes.HasPrefix(trimmed, []byte("<")):
		s.unknown("This is a web page, or XML.", "Look for a link to the data itself: JSON, CSV or a calendar (.ics).")
	default:
		s.table(&in, data)
	}
	for i := range in.Drafts {
		in.Drafts[i].from(file)
	}
	s.findings = append(s.findings, s.left.findings(file)...)
	var sorted diag.List
	sorted.Add(s.findings...)
	in.Findings = sorted.Sorted()
	return in
}

func (s *settling) unknown(message, suggestion diag.Text) {
	s.findings = append(s.findings, diag.Finding{Code: FormatUnknown, Severity: diag.Error, File: s.file, Message: message, Suggestion: suggestion})
}

// formats says what can be read.
const formats = "What can be read: Meeting Guide (JSON or a spreadsheet), Open Referral HSDS 3 (JSON), iCalendar, and spreadsheets of groups (CSV, .xlsx), such as groups.csv of another hub."

// json reads a file of JSON.
func (s *settling) json(in *Import, data []byte) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		s.unknown(diag.Say("This file begins like JSON, and cannot be read: %s.", err), "Download it once more: it was probably cut off.")
		return
	}
	records := recordsOf(value)
	switch {
	case len(records) == 0:
		if list, ok := value.([]any); ok && len(list) == 0 {
			in.Format = MeetingGuide
			s.unknown("This list is empty.", "Download it once more.")
			return
		}
		s.unknown("This is JSON of a kind that is not known here.", formats)
	case isMeeting(records[0]):
		in.Format = MeetingGuide
		s.meetings(in, records, numbered)
	default:
		in.Format = HSDS
		if page, ok := value.(map[string]any); ok {
			if pages, err := strconv.Atoi(plainText(page["total_pages"])); err == nil && pages > 1 {
				s.warn(PartOfFile, "", diag.Say("This is one page of %d, with %d of %s services.", pages, len(records), plainText(page["total_items"])), "Download the other pages too, and import each.")
			}
		}
		s.services(in, records, numbered)
	}
}

// recordsOf finds the records: a list, the contents of a page of an API, or the
// value itself.
func recordsOf(value any) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	fields, _ := value.(map[string]any)
	for _, name := range []string{"contents", "meetings"} {
		if list, ok := fields[name].([]any); ok {
			return list
		}
	}
	if _, named := fields["name"]; named || fields["service"] != nil {
		return []any{fields}
	}
	return nil
}

// isMeeting tells a record of Meeting Guide from one of HSDS.
func isMeeting(v any) bool {
	fields, _ := v.(map[string]any)
	has := func(names ...string) bool {
		for _, name := range names {
			if _, ok := fields[name]; !ok {
				return false
			}
		}
		return true
	}
	return has("slug") || has("name", "day") || has("name", "time") || has("name", "types")
}

// numbered says where a record of JSON stands.
func numbered(i int) string { return fmt.Sprintf("record %d", i+1) }

// meetings reads records of Meeting Guide.
func (s *settling) meetings(in *Import, records []any, whereOf func(i int) string) {
	r := &meetingReader{s: s, known: map[string][]*meetingGroup{}}
	for i, record := range records {
		where := whereOf(i)
		in.Records++
		fields, ok := record.(map[string]any)
		if !ok {
			s.warn(RecordLeftOut, where, "This is no record of a meeting, and was left out.", "")
			continue
		}
		r.read(where, newObject(fields))
	}
	r.finish()
	for _, g := range r.groups {
		d := s.draft(&g.Record)
		d.Records = g.records
		in.Drafts = append(in.Drafts, d)
	}
}

// table reads a spreadsheet.
func (s *settling) table(in *Import, data []byte) {
	in.Format = CSV
	tables, findings := spreadsheet.Tables(s.file, data)
	s.findings = append(s.findings, findings...)
	for _, t := range tables {
		header, format := foreign(t.Rows)
		if format == "" {
			continue
		}
		in.Format = format
		records, numbers := rowsAsRecords(header, t.Rows[1:])
		where := func(i int) string { return fmt.Sprintf("row %d", numbers[i]) }
		if t.Sheet != "" {
			where = func(i int) string { return fmt.Sprintf("sheet %s, row %d", t.Sheet, numbers[i]) }
		}
		if format == HSDS {
			s.services(in, records, where)
		} else {
			s.meetings(in, records, where)
		}
	}
	if in.Format != CSV || len(tables) == 0 {
		return
	}
	drafts, rows, findings := spreadsheet.Drafts(s.file, tables, s.hub)
	if len(drafts) == 0 {
		s.findings = append(s.findings, findings...)
		s.unknown("No groups could be read in this file.", formats)
		return
	}
	for _, f := range findings { // what is wrong was left out, and the rest goes on
		f.Severity = diag.Warning
		s.findings = append(s.findings, f)
	}
	for _, d := range drafts {
		draft := Draft{Slug: d.Slug, Name: d.Name, Language: d.Language, Where: fmt.Sprintf("row %d", d.Row), Records: d.Rows, Translation: d.Rows == 0, Lines: d.Lines}
		for i, line := range draft.Lines { // both spellings are read; this one is for people
			if text, ok := strings.CutPrefix(line, "title:"); ok {
				draft.Lines[i] = "name:" + text
			}
		}
		s.settle(&draft)
		if !draft.Translation && !slices.ContainsFunc(draft.Lines, func(line string) bool { return strings.HasPrefix(line, "name:") }) {
			s.warn(RecordLeftOut, draft.Where, "The name of this group cannot be read, and it was left out.", "Write its name into the cell.")
			continue
		}
		in.Drafts = append(in.Drafts, draft)
	}
	in.Records = rows
}

// foreign tells a spreadsheet of Meeting Guide or of HSDS by the names of its
// columns, which are those of the JSON, in the first also in plain words.
func foreign(rows []spreadsheet.Row) ([]string, Format) {
	if len(rows) == 0 {
		return nil, ""
	}
	has := map[string]bool{}
	var header []string
	for _, cell := range rows[0].Cells {
		name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(cell)), " ", "_")
		header = append(header, name)
		has[name] = true
	}
	switch {
	case has["name"] && has["types"] && (has["time"] || has["day"]) && !has["start"]:
		return header, MeetingGuide
	case has["id"] && has["name"] && has["organization_id"] && has["status"]:
		return header, HSDS
	}
	return nil, ""
}

// rowsAsRecords makes records of rows, each with the number of its row.
func rowsAsRecords(header []string, rows []spreadsheet.Row) ([]any, []int) {
	var records []any
	var numbers []int
	for _, row := range rows {
		fields := map[string]any{}
		for i, cell := range row.Cells {
			if i < len(header) && strings.TrimSpace(cell) != "" {
				fields[header[i]] = cell
			}
		}
		if len(fields) > 0 {
			records = append(records, fields)
			numbers = append(numbers, row.Number)
		}
	}
	return records, numbers
}
