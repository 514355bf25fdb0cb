// Package load finds the files of a hub's content and reads them safely.
//
// Content walks content/ once, in the order of the alphabet, and sorts what it
// finds into pages, spreadsheets and other files:
//
//	content/guides/en/index.md            the section's introduction, page ""
//	content/guides/en/starting.md         page "starting"
//	content/guides/en/starting/index.md   the same, with files of its own beside it
//	content/guides/en/starting/map.png    one of those files
//	content/training/en/intro/what.md     page "intro/what", a lesson
//	content/groups/2026.csv               a spreadsheet of groups
//
// Nothing is opened while walking. A page is read by File.Read, which refuses
// what is too large or is no UTF-8 text, and gives text without a byte order
// mark and with plain line ends.
//
// Links of the file system are refused, wherever they lead: a hub that is taken
// over from strangers must not publish the files of the machine that builds it.
// Beside groups, only files made for readers (pictures, sound, PDF) are
// published: a spare copy of a spreadsheet would tell its private columns.
//
// Files whose names begin with a dot, and those that editors and systems leave
// behind, are passed over, as is what package translate keeps beside a page
// (<slug>.lock.json).
package load
