// Package finder makes what the finder of groups in the browser reads: the
// facts by which groups are chosen, their cards, and the names of towns. The
// other half is layouts/scripts/find.ts.
//
// All files lie in assets/finder/ and hold JSON as zlib streams (RFC 1950), since not every
// host compresses what it serves, and so that what was damaged on its way is noticed:
//
//	<language>.bin              the index: see Index
//	<language>-<hash>.bin       the groups of one region: see Block
//	<language>-all-<hash>.bin   the facts of all groups, without their cards
//	<language>-part-<hash>.bin  of a very large hub: those of some countries, or of what one joins from afar
//	<language>-names-<hash>.bin words of the names of a large hub's groups: see nameFile
//	towns-<hash>.bin            the towns that a reader may type: see townFile
//
// Only the index has a stable name; whoever misses another file reads the index
// once more. A hub of up to mostWhole groups has all of them in its index.
//
// A larger hub is cut by place, so that a reader pays for the own region alone.
// Groups that meet somewhere are halved along the longer side of the region they
// fill, until no half has more than mostInShard; the index tells each shard's
// box. Groups without a point follow by country, and those that one joins from
// anywhere by language. The facts of a very large hub are cut by what a reader is asked
// first (parts.go).
//
// What a place may not tell is not in it: callers hand in places as model.Place
// tells them, points are rounded to a hundredth of a degree (about a kilometre),
// and a group that tells its town alone is at the point of the town.
package finder

// Version is the version of all of these files; it stands in the index, and the browser
// takes no other. docs/formats/finder.md says what may change without a new one.
const Version = 3
