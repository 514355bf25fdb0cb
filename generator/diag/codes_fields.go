package diag

// Codes of hub.yaml and front matter.
const (
	FileMissing       Code = "file-missing"
	YAMLSyntax        Code = "yaml-syntax"
	YAMLUnsupported   Code = "yaml-unsupported"
	FieldUnknown      Code = "field-unknown"
	FieldRepeated     Code = "field-repeated"
	FieldMissing      Code = "field-missing"
	FieldType         Code = "field-type"
	FieldValue        Code = "field-value"
	DateInvalid       Code = "date-invalid"
	LanguageUnknown   Code = "language-unknown"
	TermUnknown       Code = "term-unknown"
	CountryUnknown    Code = "country-unknown"
	TimezoneUnknown   Code = "timezone-unknown"
	LicenseInvalid    Code = "license-invalid"
	AddressInvalid    Code = "address-invalid"
	HelpLineUnusable  Code = "help-line-unusable"
	HelpLineUnsourced Code = "help-line-unsourced"
	HelpHoursInvalid  Code = "help-hours-invalid"
	FrontMatterOpen   Code = "front-matter-open"
	FrontMatterLarge  Code = "front-matter-large"
)

func aboutFields() []Lesson {
	return []Lesson{
		{FileMissing, Error, "A file that every hub needs is not there.",
			"Without hub.yaml the program knows neither the title nor the languages of the site. Say with --hub in " +
				"which " +
				"folder the hub is, or begin one in a new folder: peerhub init our-hub",
			readme("Two commands")},
		{YAMLSyntax, Error, "The settings, or the fields at the top of a page, cannot be read.",
			"Each field stands on a line of its own: its name, a colon, a space, and what you want to say. Put double " +
				"quotation marks around a text with a colon or a quotation mark in it.",
			readme("Add something")},
		{YAMLUnsupported, Error, "A sign stands here that has a special meaning in YAML.",
			"The signs &, *, ! and << can make a file say something else than people read in it. Write the value " +
				"itself, " +
				"or put double quotation marks around the text.",
			readme("Add something")},
		{FieldUnknown, Error, "A field or a column has a name that the program does not know.",
			"What stands in it would be lost without a word. It is probably misspelt, or belongs to another kind of " +
				"page: write the name that is suggested, or delete it.",
			notes("group")},
		{FieldRepeated, Either, "The same thing is written twice, and only one of the two can count.",
			"Keep the one that is right, and delete the other.",
			notes("group")},
		{FieldMissing, Error, "Something is missing without which the rest says nothing.",
			"A check without its day or a help line without its name helps nobody. Write what is missing, or take the " +
				"whole entry away.",
			notes("group")},
		{FieldType, Error, "A value is not of the kind that belongs here.",
			"Lists stand between [ and ], yes is written true and no is written false, and numbers are written in " +
				"digits. The message shows how to write this one.",
			notes("group")},
		{FieldValue, Error, "A value has the right form, and still makes no sense.",
			"A point may lie in the wrong country, or a length of time have no unit. The program cannot know what you " +
				"meant: compare it with where you have it from.",
			settings},
		{DateInvalid, Error, "A day is not written as year-month-day, or is in no calendar.",
			"03/04/2026 is in April for some people and in March for others. Written as 2026-04-03, a day means the " +
				"same " +
				"to all.",
			notes("group")},
		{LanguageUnknown, Either, "This is no code of a language, or not a language of this hub.",
			"Languages have short codes, such as fr or pt-BR. If the hub is to speak this one too, add it to languages " +
				"in hub.yaml.",
			web("https://www.w3.org/International/questions/qa-choosing-language-tags")},
		{TermUnknown, Either, "A word stands here that is not on its list.",
			"People find groups by these words, and that works only when they are the same everywhere. Take one " +
				"from the " +
				"list. Lists of your own, such as topics, can get new words in hub.yaml.",
			notes("group")},
		{CountryUnknown, Error, "This is no code of a country.",
			"Countries are written as two letters, such as FR, KE or GB, so that each language can show the name in " +
				"its " +
				"own words.",
			web("https://www.iso.org/iso-3166-country-codes.html")},
		{TimezoneUnknown, Error, "This is no name of a time zone.",
			"A time zone is written as a continent and a city, such as Europe/Paris or Africa/Nairobi. Then summer " +
				"time " +
				"comes and goes by itself.",
			web("https://en.wikipedia.org/wiki/List_of_tz_database_time_zones")},
		{LicenseInvalid, Error, "This is no short name of a licence.",
			"Licences have short names, such as CC-BY-SA-4.0, by which people and programs know what is allowed. If " +
				"everybody has to ask first, write LicenseRef-all-rights-reserved.",
			web("https://spdx.org/licenses/")},
		{AddressInvalid, Error, "This is no whole web address or e-mail address.",
			"Whoever taps on it must arrive somewhere. Copy the address from the browser, with https:// at its " +
				"beginning.",
			notes("group")},
		{HelpLineUnusable, Error, "A help line has neither a phone number nor a web address.",
			"In distress, a name alone is no help. Write phone or url, or take the line away.",
			settings},
		{HelpHoursInvalid, Warning, "The hours of a help line are not written as a device can read them.",
			"Readers are shown a line that is open now. Write open: as OpenStreetMap does, such as 24/7 or " +
				"Mo-Fr 09:00-17:00. People read hours.",
			settings},
		{HelpLineUnsourced, Warning, "Nobody can see where a help line was read, or when.",
			"Numbers change, and a wrong one leaves somebody alone. Write the address where you read it and the " +
				"day, or " +
				"check the line and write verified.",
			settings},
		{FrontMatterOpen, Error, "The fields at the top of a page do not stand between two lines of three hyphens.",
			"The first line of --- is the very first of the file, the second comes below the last field. Without both, " +
				"nobody can tell the fields from the text.",
			readme("Add something")},
		{FrontMatterLarge, Error, "The fields at the top of a page are longer than any page needs.",
			"Long texts belong below the second line of ---, where readers see them. For a group of a spreadsheet, " +
				"write " +
				"a page of its own.",
			readme("Add something")},
	}
}
