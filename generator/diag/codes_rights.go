package diag

// Codes of the works of others.
const (
	LicenseUnknown    Code = "license-unknown"
	CreditMissing     Code = "credit-missing"
	RightsReserved    Code = "rights-reserved"
	LicenseConflict   Code = "license-conflict"
	ChangesMissing    Code = "changes-missing"
	PermissionExpired Code = "permission-expired"
	PermissionProof   Code = "permission-unproven"
	VerbatimDiffers   Code = "verbatim-differs"
	DisclaimerMissing Code = "disclaimer-missing"
	ShareAlikeMixed   Code = "share-alike-mixed"
	NotForMoney       Code = "not-for-money"
)

func aboutRights() []Lesson {
	const part = "A text made from somebody else's"
	const commons = "https://creativecommons.org/licenses/"
	return []Lesson{
		{LicenseUnknown, Warning, "Peerhub does not know this licence.",
			"So it cannot tell whether you may translate, change or copy the work. Write its short name as it " +
				"stands on " +
				"spdx.org/licenses.",
			web("https://spdx.org/licenses/")},
		{CreditMissing, Error, "It is not said in full whose work this is made from.",
			"Whoever wrote it should be named, and nearly every licence asks for it: title, author, address and " +
				"licence. " +
				"Write what is missing.",
			readme(part)},
		{RightsReserved, Either, "The licence of a work does not allow what was done with it.",
			"Ask whoever holds the rights, and write their answer under permission. Or only cite the work, and say " +
				"it in " +
				"your own words.",
			readme(part)},
		{LicenseConflict, Error, "The page has a licence that the work it is made from does not allow.",
			"Some licences want whatever is made from a work to have the same one. Give this page the licence in the " +
				"message, or ask the author.",
			web(commons)},
		{ChangesMissing, Error, "An adaptation does not say what was changed.",
			"Authors want readers to know which words are theirs. A line is enough: changes: shortened, and the " +
				"examples " +
				"are ours",
			readme(part)},
		{PermissionExpired, Error, "The permission for a text has ended.",
			"From that day on the text may not stand here. Ask for a new permission and write its date, or take the " +
				"page " +
				"away.",
			readme(part)},
		{PermissionProof, Either, "Nobody could show who gave a permission, or for what.",
			"Years later, when somebody asks, a name and a letter are what counts. Write from, evidence and scope.",
			readme(part)},
		{VerbatimDiffers, Either, "A text that is said to be a copy word for word is changed, or nobody could tell.",
			"It may stand here only because nothing in it was changed. Bring the words back, or compare it with the " +
				"original and write the sum in the message.",
			readme(part)},
		{DisclaimerMissing, Error, "A publisher wants certain words beside this text, or does not want its logo there.",
			"Some allow translations only with a sentence of their own. Write rights_profile as the message says, and " +
				"the program adds the words.",
			readme(part)},
		{ShareAlikeMixed, Error, "Two works on a page each want the whole page under their own licence.",
			"Both cannot be. Make two pages of it, or ask one of the authors.",
			web(commons)},
		{NotForMoney, Error, "A text that is not for money stands on a hub that earns some.",
			"Ask whoever holds the rights, or take the page away. If your hub earns no money with it, take commercial: " +
				"true out of hub.yaml.",
			web(commons)},
	}
}

// Codes of imports.
const (
	FormatUnknown  Code = "format-unknown"
	RecordLeftOut  Code = "record-left-out"
	RecordDoubtful Code = "record-doubtful"
	FieldLeftOut   Code = "field-left-out"
	PartOfFile     Code = "part-of-file"
	ImportOpen     Code = "import-open"
	PageKept       Code = "page-kept"
	FeedMissing    Code = "feed-missing"
	FeedKept       Code = "feed-kept"
	FeedStale      Code = "feed-stale"
	FeedGone       Code = "feed-gone"
)

func aboutImports() []Lesson {
	const part, lists = "Groups that somebody else lists", "Lists that are read at each build"
	return []Lesson{
		{FormatUnknown, Error, "The file is in none of the formats that can be imported.",
			"It may be a web page in place of the data, or only half of the file. Look for a link to JSON, CSV or a " +
				"calendar (.ics), and download it again.",
			readme(part)},
		{RecordLeftOut, Warning, "No page could be made of a record, so it was left out.",
			"Perhaps it has no name, was cancelled, or is no meeting. All others were read. If it is a group, complete " +
				"it where it comes from, or write its page yourself.",
			readme(part)},
		{RecordDoubtful, Warning, "A record may be no group.",
			"It has a page all the same. Read that page, and complete or delete it.",
			readme(part)},
		{FieldLeftOut, Warning, "A page has no place for something in a record, so it was left out.",
			"Nothing is left out without a word: the message names it. If readers need it, write it into the text " +
				"of the " +
				"group.",
			readme(part)},
		{PartOfFile, Warning, "The file seems not to be the whole.",
			"Groups that are not in it may have closed, or stand in another part. Download all of it, and import " +
				"again. " +
				"Your pages stay as they are.",
			readme(part)},
		{ImportOpen, Warning, "An import could not read something, and nobody has settled it yet.",
			"The page says less than the group meant to tell. Do what the finding says, in the page, or in the file and " +
				"import that again; once you have checked the group, verified with the day settles it too.",
			readme(part)},
		{PageKept, Warning, "An import has left a page as it is.",
			"What your team wrote counts more than somebody else's file. Compare the two. To take what the file says, " +
				"import with --replace.",
			readme(part)},
		{FeedMissing, Error, "There is no copy of a list that hub.yaml names, so its groups are not on the site.",
			"The rest of the site is built without it. The message says what is in the way; peerhub import feeds " +
				"tries again, and tells what comes.",
			readme(lists)},
		{FeedKept, Warning, "A list could not be taken over, and its last good copy is shown.",
			"A server that is down, or a list that has lost half of its groups, must not empty the site. The message " +
				"says what to do; each build tries again.",
			readme(lists)},
		{FeedStale, Warning, "The copy of a list is old.",
			"What readers see may no longer be so. peerhub import feeds fetches it; a build does so, too, unless it is " +
				"told to stay offline.",
			readme(lists)},
		{FeedGone, Warning, "Groups are no longer in the list that they came from.",
			"They are no longer on the site. A page that your team has written for one stays, if it says by itself " +
				"which group it is about: close it, or make it your own.",
			readme(lists)},
	}
}
