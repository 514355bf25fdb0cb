// Package directory knows when and where groups meet, and how old their
// listings are:
//
//	recurrence.go   a line of a schedule as a recurrence rule, and its dates
//	zone.go         the time zone of a group's times
//	rule.go         the same for the browser, which works out the next dates
//	words.go        the same for people, in their language
//	calendar.go     the same for calendars (RFC 5545), with timezone.go
//	structured.go   the same for search engines (schema.org)
//	facets.go       the ready-made lists that a group belongs to
//	freshness.go    when a listing was last checked
//	over.go         which schedules end, and are over
//	shared.go       which groups lists and programs name
//
// # Words
//
// A schedule is put together from the texts schedule.* of layouts/strings, as
// the language's own grammar has it:
//
//	schedule.every.week.on        "every {days}"; days in the form of schedule.day.0 (Sunday)
//	                              to schedule.day.6, if the language has one (French: mardis)
//	schedule.every.weeks.on       "{every} on {days}"; days in the form of schedule.day.the
//	schedule.every.weeks.one_day  instead of it, if there: "cada {count} {days}"
//	schedule.nth.1 … 5, -1        "first" … "last"; with .feminine for the days that
//	                              schedule.day.feminine lists by number
//	schedule.nth.day              "{nth} {day}", in Arabic the other way round
//	schedule.count.2              the number as a word, as far as the language has them
//	schedule.time.at              n is the hour: "a la 1:30", "a las 2:30"
//	schedule.zone.<zone>          in place of schedule.zone: "heure du Caire"
//	schedule.zone.before_vowel    in place of schedule.zone where a city begins with a vowel
//	list.two.before_i             in place of list.two before the sound i: "francés e inglés"
//	schedule.which                where nobody knows which weeks are meant: "ask for the dates"
//	schedule.once                 a session on one day: "on {day} {date}"
//	date.day.1                    in place of the day's number in dates: "1er"
//
// A sentence is never of two languages: where these texts are borrowed from
// another language, so are the names of the days in it.
package directory
