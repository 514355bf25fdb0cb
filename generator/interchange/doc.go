// Package interchange reads and writes other people's formats of group
// directories.
//
//	meetingguide.go  Meeting Guide, JSON and spreadsheet (github.com/code4recovery/spec):
//	                 lists of 12-step meetings, and the TSML output of BMLT
//	hsds.go          Open Referral HSDS 3 (docs.openreferral.org)
//	icalendar.go     iCalendar (RFC 5545); package directory writes it
//	spreadsheet.go   our own groups.csv, and any spreadsheet that package spreadsheet reads
//	geojson.go       GeoJSON (RFC 7946), written only
//
// # Reading
//
// Read recognises a format by what is in the file, never by its name. Each record
// becomes a Record, in the words of package model, and then a Draft: the page as
// a person could have written it. What a hub's own check would call an error is
// left out of the draft and named (settle.go); fields that a page has no place for
// are counted (object.go), and said once for each field. So every record, and
// every field of it, is in a page or in a finding.
//
// A draft is no page yet: merge.go compares it with what stands in the hub, so that
// importing a newer file again takes over what is new in it, and leaves what
// people wrote.
//
// # Writing
//
// Write gives the groups that programs are told of (directory.Shared); Count says what
// of them the format has no words for.
package interchange
