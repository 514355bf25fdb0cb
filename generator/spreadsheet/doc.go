// Package spreadsheet reads spreadsheets of groups, content/groups/*.csv, *.tsv and *.xlsx,
// as people really save them: one row per session, rows of the same id (or, where
// there is none, of the same name) are one group.
//
// It knows what a cell may look like, and nothing of groups: a row becomes the
// front matter that somebody would have written by hand, and package
// parse reads it with all its checks. Each finding about a line of that front
// matter is told about the cell that it came from. The stages are
//
//	text.go, encodings.go, tidy.go
//	           bytes to text: encodings, line ends, separators, rows, and columns for the
//	           half of the day
//	workbook.go
//	           the same for .xlsx: the sheets that people see, days and times as they
//	           see them; what a formula comes to counts, not the formula
//	otherfiles.go
//	           files of other programs, which are told what to do
//	aside.go, foot.go
//	           rows that are no groups: hidden, struck through, totals, headings, what stands below
//	notes.go   what notes, and columns that are not read, say of whether a group meets and is for all
//	people.go  sheets that list persons
//	words.go   what columns and choices are called, in each language that layouts have: see
//	           fields.yaml and spreadsheet.yaml in layouts/strings/en
//	header.go, guess.go, second.go, defaults.go
//	           which column is which field, those of a second contact, and what stands above
//	           them for all groups
//	same.go    which rows are one group, and its address
//	cell.go, days.go, when.go, hours.go
//	           what a cell means: days, times, dates, numbers, lists
//	unclear.go the words of days and times that cannot be read for sure
//	contact.go, topical.go
//	           a contact in one cell, mobiles of persons, and types that are topics
//	over.go    words that say it is over, and days that are dates
//	types.go   which of these a cell is, by the type of its field in package schema
//	fields.go, schedule.go, address.go
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
