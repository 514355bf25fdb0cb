// Package strictyaml reads YAML settings field by field, strictly: hub.yaml and
// the front matter of pages.
//
// A reader asks a Map for each field that it knows, by name and type:
//
//	doc, report := strictyaml.Parse("hub.yaml", 1, source)
//	title := doc.Text("title")
//	place := doc.Map("place")       // nil when absent; asking nil gives nothing
//	city := place.Text("city")
//	doc.Close()                     // what nobody asked for is a finding
//
// So what is known is what was asked for: the fields of package schema, by those who
// read hub.yaml and pages. Nothing stops at the first mistake: an unknown or repeated field, a
// list where a text belongs, a day that is no date are each a finding of the
// report, with line, column, excerpt and a suggestion, and read as absent. A word
// of another language that has one meaning ("lundi", "France") is told with what
// stands for it, if whoever reads gives the report the words of the hub.
//
// A text may be written without quotation marks even if YAML takes it for a
// number or a date ("phone: 112", "version: 1.10"): the letters count as they
// stand. A field without a value, or with an empty text, is absent. Anchors,
// aliases, merge keys and tags are refused: they make a file that means
// something else than it says, and a small one that unfolds to a huge one.
package strictyaml
