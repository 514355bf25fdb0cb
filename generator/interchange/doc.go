// Package interchange reads and writes other people's formats of group
// directories. Each format is one value, which says its name and its address, what
// it carries, and how it is recognised, read and written (format.go); the value
// stands at the head of the format's file:
//
//	meetingguide.go  Meeting Guide, JSON and spreadsheet (github.com/code4recovery/spec):
//	                 lists of 12-step meetings, and the TSML output of BMLT; meetinggroups.go makes
//	                 groups of their meetings
//	bmlt.go          BMLT, JSON and CSV (bmlt.app), read only
//	hsds.go          Open Referral HSDS 3 (docs.openreferral.org); hsdsolder.go and
//	                 hsdstables.go write older versions anew as version 3, and packed.go opens
//	                 packages of tables, zip files of CSV
//	spreadsheet.go   our own groups.csv, and any spreadsheet that package spreadsheet reads
//	geojson.go       GeoJSON (RFC 7946); geojsonread.go reads it by the names of properties
//	icalendar.go     iCalendar (RFC 5545); package directory writes it. How its lines,
//	                 times, rules and zones are read stands in the files beside it, what events say
//	                 of themselves in icalendarsays.go, and what is taken out of it in invitation.go,
//	                 closures.go and appointments.go
//	namedfields.go   other lists in JSON, by the names of their fields, read only
//
// A further format is a file with such a value and a line in formats; the help of
// the command line, the feeds of a site, what an export says it loses and the tests
// follow. One that is read only has nothing of the parts for writing.
//
// # Reading
//
// Read opens a file as far as that can be done without knowing its format: as JSON,
// as sheets of a spreadsheet or a workbook, or as text (read.go), and finds its records
// (records.go). The formats say how sure they are that it is theirs, by what is in it,
// never by its name, and the surest reads it. Each record becomes a Record, in the words
// of package model, and then a frontmatter.Draft: the page as a person could have written
// it (importer.go). What a hub's own check would call an error is left out of the draft and
// named (lefterrors.go);
// fields that a page has no place for are counted (object.go), and said once for each
// field. So every record, and every field of it, is in a page or in a finding.
//
// A draft is no page yet: merge.go compares it with what stands in the hub, so that
// importing a newer file again takes over what is new in it, and leaves what
// people wrote. What imports note for that is in notes.go; again.go tells by it which list a
// file is, and which group which; what imports leave open is in open.go. complete.go does the
// same for the feeds of a build, without writing anything.
//
// What all readers share stands in files of its own: door.go takes out what is private,
// withheld.go what is not for everybody, and saidwords.go in which words, times.go reads when a
// meeting is, heed.go what notes say of that, place.go where.
//
// # Writing
//
// Write gives the groups that programs are told of (directory.Shared). What of them a
// format has no words for is every fact of facts.go that it does not say it carries;
// Count counts those, and a test holds what a format says to what it writes.
package interchange
