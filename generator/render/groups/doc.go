// Package groups makes the pages of groups, the lists of them, and what the finder
// in the browser reads:
//
//	groups.go    their addresses
//	group.go     a group's page: an invitation, then four blocks; data.go, meetings.go
//	acts.go      what a reader can do: ring, write, look at a map
//	checked.go   who checked a group, when and how
//	strip.go     what stands at the foot of paper: a line of help, and strips to tear off
//	facts.go     what it says of a group, and cards in short: each field in a way of its own, or as it is
//	card.go      a group in a list
//	lists.go     one list of groups, or one page of it; the list of a facet's keys
//	cut.go       how a list is cut into pages
//	rows.go      the pages behind the first one of a long list: every group by town, a line for each
//	filter.go    the way from list to list
//	map.go       dots on a map, which are links to lists
//	parts.go     what of them hub.yaml can leave out
//	finder.go    facts and cards for package finder
//
// A list is cut by what its cards weigh, so that its first page fits into what a
// slow line brings first. Hence the cards of a language are made before it is
// known which pages its lists have; they are made once and kept.
package groups
