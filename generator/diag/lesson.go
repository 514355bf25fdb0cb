package diag

import "slices"

// Code names a kind of finding: "link-broken". Codes are stable: an editor may
// search for one, and a script may filter by it. Each has a constant and a Lesson
// in the codes_*.go of its subject.
type Code string

// Lesson teaches an editor what a code means.
type Lesson struct {
	Code     Code
	Severity Severity // of its findings without --strict; Either when it depends
	Means    Text     // what is wrong, in one sentence
	Teaches  Text     // why it matters, and what to do
	More     Text     // where to read more
}

// Either is the severity in the Lesson of a code some of whose findings are
// errors, and others warnings. No finding has it.
const Either Severity = "error or warning"

// Lessons returns those of all codes, by subject.
func Lessons() []Lesson {
	return slices.Concat(aboutFields(), aboutFiles(), aboutSheets(), aboutGroups(), aboutText(), aboutTraining(),
		aboutSite(),
		aboutRights(), aboutImports())
}

// protecting are the warnings without which somebody may come to harm, be seen, or stand before a closed door.
var protecting = []Code{PersonalData, PlaceHidden, PlaceElsewhere, ImageConsent, HelpUnverified, HelpLineUnsourced, HelpHoursInvalid,
	PhoneInvalid, LinkShort, LinkBroken, StatusDoubtful, SamplePresent, AddressExample, RightsReserved, PermissionProof, VerbatimDiffers,
	FileUnreadable, FileMisplaced, SheetInvalid, RowsAside, ScheduleInvalid, ImportOpen}

// Protects reports whether the warnings of a code protect people, so that no hub can silence them.
func Protects(c Code) bool { return slices.Contains(protecting, c) }

// readme is a part of the README of Peerhub by its name there.
func readme(part string) Text {
	return Say("README.md of Peerhub (in English), under %q.", part)
}

// notes are those that a first version of a page has.
func notes(kind string) Text {
	return Say("the command %s writes a page in which every field is explained.", "peerhub new "+kind+" NAME")
}

// settings are those of a new hub.
const settings Text = "peerhub schema hub --format markdown explains every setting."

// web is a page of somebody else.
func web(address string) Text { return Verbatim(address) }
