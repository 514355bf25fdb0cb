package diag

// Codes of spreadsheets.
const (
	SheetInvalid Code = "sheet-invalid"
	SheetFormula Code = "sheet-formula"
	SheetDamaged Code = "sheet-damaged"
	RowsAside    Code = "rows-aside"
	IDAdvised    Code = "id-advised"
)

func aboutSheets() []Lesson {
	return []Lesson{
		{SheetInvalid, Either, "A spreadsheet, or a part of it, cannot be read as it is.",
			"The names of the columns stand in the first row, and below them a row for each meeting. The message says " +
				"what is in the way.",
			readme("Groups in a spreadsheet")},
		{SheetFormula, Error, "A formula stands here, and not what it comes to.",
			"A saved CSV file does not know the result. Copy the column and paste it as values, then save again.",
			readme("Groups in a spreadsheet")},
		{SheetDamaged, Error, "The spreadsheet program has lost what stood here.",
			"Signs such as #REF! say that a value is gone, and nobody can guess it. Look it up, and type it again.",
			readme("Groups in a spreadsheet")},
		{RowsAside, Warning, "A part of a spreadsheet was set aside: it is hidden, struck through, a total, or " +
			"a second contact.",
			"What people hide or strike through is rarely meant for readers. Look at the rows that are named; " +
				"if one of " +
				"them is a group that goes on, show it again.",
			readme("Groups in a spreadsheet")},
		{IDAdvised, Warning, "A spreadsheet has no column called id.",
			"Without one, a group is known by its name: whoever renames it changes its address, and links, " +
				"posters and " +
				"calendars with the old one lead nowhere. Write a short name that lasts into a column called id.",
			readme("Groups in a spreadsheet")},
	}
}

// Rules of ScheduleInvalid (Finding.Rule), which is said of a line as a whole and of
// its fields in several ways.
const (
	NoDay      = "no-day"       // neither a day, an rrule nor by_arrangement
	TwoForms   = "two-forms"    // more than one of these
	NoTime     = "no-time"      // a day and no start
	RuleTwice  = "rule-twice"   // every or nth beside an rrule
	NoNth      = "no-nth"       // every month, and no nth
	NthAlone   = "nth-alone"    // nth, and not every month
	NoFirstDay = "no-first-day" // every second week, and no from
	NoClock    = "no-clock"     // a start or an end that is no time at all
	NoCountry  = "no-country"   // a telephone number without a country (PhoneInvalid)
)

// Codes of groups.
const (
	TitleMissing       Code = "title-missing"
	ScheduleInvalid    Code = "schedule-invalid"
	PlaceHidden        Code = "place-hidden"
	AddressKept        Code = "address-kept"
	PlaceElsewhere     Code = "place-elsewhere"
	TimezoneDoubtful   Code = "timezone-doubtful"
	PhoneInvalid       Code = "phone-invalid"
	PersonalData       Code = "personal-data"
	TranslationRepeats Code = "translation-repeats"
	IDDuplicate        Code = "id-duplicate"
	GroupRepeated      Code = "group-repeated"
	GroupsTooFew       Code = "groups-too-few"
	TimezoneMissing    Code = "timezone-missing"
	ScheduleOver       Code = "schedule-over"
	StatusDoubtful     Code = "status-doubtful"
	CheckedInFuture    Code = "checked-in-future"
	SamplePresent      Code = "sample-present"
	HelpUnverified     Code = "help-unverified"
	AddressExample     Code = "address-example"
)

func aboutGroups() []Lesson {
	return []Lesson{
		{TitleMissing, Error, "A page has no title, or a group has no name.",
			"It is the first thing that people read, and what they search for. Write it at the top of the page, or " +
				"into " +
				"the column of the names.",
			readme("A group")},
		{ScheduleInvalid, Either, "The times of a group say too little, or contradict each other.",
			"Whoever stands before a locked door may not come again. Say on which day, from when, and how often; a " +
				"group " +
				"without fixed times has by_arrangement: true.",
			notes("group")},
		{PlaceHidden, Either, "A place is to stay hidden, and here it is written.",
			"The site would not show it, but anybody may look into the files of a public hub. Take address and " +
				"coordinates out; the town may stay.",
			notes("group")},
		{AddressKept, Warning, "An address stays on one line, since nobody can be sure which part of it is the town.",
			"People find their way with it, but the group is in no list of a town, and not on the map. Write " +
				"street, town, " +
				"postcode and country apart; the name of the country at the end of the line often is enough.",
			notes("group")},
		{PlaceElsewhere, Warning, "A point on the map is not where the group is.",
			"A map that leads to the sea, or to another country, is worse than none, so the point is not shown. Often " +
				"latitude and longitude are exchanged, or a minus is missing: west and south have one.",
			notes("group")},
		{TimezoneDoubtful, Warning, "The time zone of a group may not be that of its place.",
			"Whoever takes the dates into a calendar would come an hour early or late. Write the zone by a " +
				"continent and " +
				"a city of the country; abbreviations such as EST or CET do not say what clocks do in summer.",
			notes("group")},
		{PhoneInvalid, Either, "This does not look like a number that can be rung.",
			"Compare it with where you have it from. With a plus and the code of the country, as in +44 113 496 " +
				"0118, it " +
				"works from everywhere.",
			notes("group")},
		{PersonalData, Warning, "Here stands more about a person, or a meeting, than a listing needs.",
			"A surname stays on the internet for years, and a password lets anybody in. A first name or a role is " +
				"enough.",
			notes("group")},
		{TranslationRepeats, Either, "A translation says a fact again that stands in the original.",
			"When the fact changes, one page would be changed and the other forgotten. Compare the two, and delete the " +
				"line here: a translation has its own words alone.",
			readme("A translation")},
		{IDDuplicate, Error, "Two groups have the same id.",
			"Calendars and other programs would take them for one. Give this group an id of its own, and never use " +
				"an id " +
				"again, not even after a group has closed.",
			notes("group")},
		{GroupRepeated, Warning, "The same group seems to stand in two files.",
			"One of the two will grow old, and readers cannot know which. Delete one, or give them names that differ.",
			readme("A group")},
		{GroupsTooFew, Error, "Fewer groups would be published than groups_at_least asks for.",
			"This is what keeps a spreadsheet that has lost its rows from emptying your site. Look what has gone. If " +
				"groups have really closed, make the number in hub.yaml smaller.",
			readme("Groups in a spreadsheet")},
		{TimezoneMissing, Warning, "Groups have times, and no time zone.",
			"Without one, the site cannot say when the next meeting is. Write in hub.yaml the zone of most groups, for " +
				"example: timezone: Europe/London",
			settings},
		{ScheduleOver, Warning, "All the dates of a group are past.",
			"It is in no list, export or calendar any more. If it goes on, write its next dates; if it does not, " +
				"write status: closed, or delete the page.",
			notes("group")},
		{StatusDoubtful, Warning, "A page may say that a group does not meet, or not then, and lists it as open.",
			"Somebody may stand before a locked door. Ask the group. If it does not meet, write status: paused or " +
				"status: closed; if it meets, take these words away.",
			notes("group")},
		{CheckedInFuture, Error, "Something was checked on a day that is yet to come, says the file.",
			"Readers trust a listing because somebody has checked it. Write the day on which that really happened.",
			notes("group")},
		{SamplePresent, Warning, "The hub still shows examples that are made up.",
			"Somebody could set out for a group that does not exist. Before people use the hub, delete the samples, or " +
				"make real pages of them and take sample: true away.",
			readme("Put it online, for free")},
		{HelpUnverified, Warning, "Nobody has checked a help line for this hub yet.",
			"Somebody may ring it in their worst hour. Open its website, ring it if you may, and write verified " +
				"with the " +
				"day.",
			readme("Put it online, for free")},
		{AddressExample, Warning, "An address of the hub is one that stands in examples, such as https://example.org/.",
			"Links that people share, feeds and calendars would lead to a page that is not yours, and letters would " +
				"reach nobody. Write the address at which the hub stands.",
			readme("Put it online, for free")},
	}
}
