// Package spreadsheet reads spreadsheets of groups, content/groups/*.csv, *.tsv and *.xlsx,
// as people really save them: one row per session, rows of the same id (or, where
// there is none, of the same name) are one group.
//
// It knows what a cell may look like, and nothing of groups: a row becomes the
// front matter that somebody would have written by hand, and package
// parse reads it with all its checks. Each finding about a line of that front
// matter is told about the cell that it came from. The stages are
//
//	text.go, encodings.go, tidy.go, damage.go
//	           bytes to text: encodings, line ends, separators, rows, columns for the half of
//	           the day, and what other programs broke
//	workbook.go
//	           the same for .xlsx: the sheets that people see, days and times as they
//	           see them; what a formula comes to counts, not the formula
//	otherfiles.go
//	           files of other programs, which are told what to do
//	aside.go, foot.go
//	           rows that are no groups: hidden, struck through, totals, headings, what stands below
//	people.go, tabs.go
//	           sheets that list persons, or groups that are not for readers
//	words.go   what columns and choices are called, in each language that layouts have: see
//	           fields.yaml and spreadsheet.yaml in layouts/strings/en
//	heads.go, header.go, guess.go, second.go, defaults.go
//	           which column is which field, those of a second contact, and what stands above
//	           them for all groups
//	weekday.go, several.go
//	           days that are columns or sheets, and several meetings in one row
//	same.go, namesakes.go
//	           which rows are one group, and its address
//	status.go, namestatus.go, triggers.go, notes.go, notessay.go, goeson.go, consent.go
//	           whether a group meets and is for all: as its status, its name, notes and columns that
//	           are not read, and the columns for that say
//	cell.go, days.go, daysbut.go, when.go, hours.go
//	           what a cell means: days, times, dates, numbers, lists
//	beside.go, often.go, unclear.go, over.go
//	           words beside days and times: how often, what cannot be read for sure, and that it is over
//	changed.go what a note says is otherwise now, or begins or ends on a day
//	zone.go    words behind times that name a zone
//	afar.go, contact.go, topical.go
//	           words in place of a place, a contact in one cell, mobiles of persons, and types that
//	           are topics
//	types.go   which of these a cell is, by the type of its field in package schema
//	fields.go, schedule.go, sessiondays.go, address.go
//	           the front matter of a group, and from which cell each line came
//	write.go   its pages, and what parse finds, told about the cells
//	absent.go  columns that are missing: one finding, and not one for each row
//
// A cell that has one meaning is read, however it is written: "6:30 pm", "mardi",
// 0.7708. One that may have two is a finding that asks. Columns whose header
// says that they are the team's, as "(private) consent", "vertraulich" or "do not
// publish", are dropped, findings included: only whether a cell says that the group is closed
// or must not be published counts (see notesSay). A row with a yes in the last is left out.
package spreadsheet
