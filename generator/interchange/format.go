package interchange

import (
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Format is the name of a format, as --format takes it; "" is none.
type Format string

// formats are all that there are, in the order in which they are written, and
// asked whether a file is theirs. A further one is a file and a line here.
func formats() []format {
	return []format{meetingGuide(), bmlt(), hsds(), ownSpreadsheet(), geoJSON(), iCalendar(), namedFields()}
}

// format is what the rest of the package knows of a format.
type format struct {
	name    Format
	title   string   // what people call it
	aliases []string // what else they call it, beside the end of its file

	// How it is read; nothing of it for a format that is only written.
	reads diag.Text // what of it can be read: "Meeting Guide (JSON or a spreadsheet)"
	sniff func(in input) sureness
	read  func(i *importer, inputs []input)

	// How it is written; nothing of it for a format that is only read.
	address string // of the file of all groups
	write   func(w *writer) ([]byte, error)
	// What a site of many groups has at the address, whose files are cut into parts: an
	// index that names them, or, where the format itself knows pages, the first of them.
	// One that has neither is not written then.
	index   func(w *writer) ([]byte, error)
	paged   bool
	carries []string // the fields of facts that it has words for
	partly  []fact   // what of fields that it carries it has no words for

	// For formats that have files of single groups too: where that of a group is, "" when it has
	// none, and what is in it.
	addressOne func(w *writer, e *model.Entry) string
	writeOne   func(w *writer, e *model.Entry) []byte

	// For formats that have no place for some groups: which they have one for, and
	// what is said of the others, one or many.
	holds   func(e *model.Entry, site *model.Site) bool
	absence [2]diag.Text
}

// registered returns a format by its name; for an unknown one, a format without
// any part.
func registered(name Format) format {
	for _, f := range formats() {
		if f.name == name {
			return f
		}
	}
	return format{title: "unknown"}
}

// Written returns the formats in which all groups are written, in one file each.
func Written() []Format {
	return named(func(f format) bool { return f.write != nil })
}

// Readable returns the formats that Read reads.
func Readable() []Format {
	return named(func(f format) bool { return f.read != nil })
}

func named(which func(f format) bool) []Format {
	var out []Format
	for _, f := range formats() {
		if which(f) {
			out = append(out, f.name)
		}
	}
	return out
}

// Named returns the written format that people call by a name, "" when there is
// none: its own, the end of its file, the file, or what others call it. Capitals,
// spaces and hyphens do not count.
func Named(name string) Format {
	name = bare(name)
	for _, of := range Written() {
		f := registered(of)
		names := append([]string{string(f.name), f.title, f.address}, f.aliases...)
		if slices.ContainsFunc(names, func(s string) bool { return bare(s) == name }) {
			return f.name
		}
	}
	return ""
}

// bare is a name without what does not count in it.
func bare(name string) string {
	name = strings.TrimLeft(strings.ToLower(name), ". ")
	return strings.NewReplacer("-", "", "_", "", " ", "", "groups.", "").Replace(name)
}

// Title is what people call a format.
func (f Format) Title() string { return registered(f).title }

// TitleOf is the title of a format as the file has it: a workbook is none of text.
func (f Format) TitleOf(file string) string {
	if f == CSV && strings.EqualFold(path.Ext(file), ".xlsx") {
		return "Excel"
	}
	return f.Title()
}

// Address is where the built site has the file of a format; "" when it has none.
func (f Format) Address() string { return registered(f).address }

// Absence says why so many groups are not in the file of a format.
func (f Format) Absence(groups int) diag.Text {
	r := registered(f)
	said := r.absence[0]
	if groups != 1 {
		said = r.absence[1]
	}
	return diag.Say(said, groups, r.address)
}

// whatIsRead says in words what can be read. Spreadsheets come last: a format of
// its own may be in one.
func whatIsRead() diag.Text {
	var others diag.Text
	for _, f := range formats() {
		switch {
		case f.read == nil || f.name == CSV:
		case others == "":
			others = f.reads
		default:
			others = diag.Say("%[1]s, %[2]s", others, f.reads) // not "%s, %s": Arabic has an "and" here
		}
	}
	return diag.Say("What can be read: %s, and %s.", others, ownSpreadsheet().reads)
}
