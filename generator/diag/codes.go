package diag

// Codes of the findings made while a hub is read. They are stable: an editor
// may search for one, and a script may filter by it.
const (
	// hub.yaml and front matter
	FileMissing       = "file-missing"        // a file that must be there is not
	YAMLSyntax        = "yaml-syntax"         // the YAML cannot be read at all
	YAMLUnsupported   = "yaml-unsupported"    // anchors, aliases and tags: YAML that hides what is written
	FieldUnknown      = "field-unknown"       // a misspelt field, or one that this kind of page has not
	FieldRepeated     = "field-repeated"      // the same field twice
	FieldMissing      = "field-missing"       // a field without which the thing cannot be published
	FieldType         = "field-type"          // a list where a text belongs, and so on
	FieldValue        = "field-value"         // a value of the right type that means nothing
	DateInvalid       = "date-invalid"        // not YYYY-MM-DD, or no day of the calendar
	LanguageUnknown   = "language-unknown"    // no BCP 47 tag, or not a language of the hub
	TermUnknown       = "term-unknown"        // not in the hub's vocabulary, or no value of a closed list
	CountryUnknown    = "country-unknown"     // no ISO 3166-1 code
	TimezoneUnknown   = "timezone-unknown"    // no name of the IANA time zone database
	LicenseInvalid    = "license-invalid"     // neither an SPDX id nor LicenseRef-…
	AddressInvalid    = "address-invalid"     // a web address that is none, or not https where it must be
	HelpLineUnusable  = "help-line-unusable"  // neither a number nor an address
	HelpLineUnsourced = "help-line-unsourced" // nobody can see where it was read
	FrontMatterOpen   = "front-matter-open"   // the closing --- is missing
	FrontMatterLarge  = "front-matter-large"  // more than any page needs

	// files
	FileOutside    = "file-outside"    // a link of the file system
	FileActive     = "file-active"     // could run something in the reader's browser
	FileTooLarge   = "file-too-large"  // over the limit; it was not read
	FileUnreadable = "file-unreadable" // the file system refused
	FileNotText    = "file-not-text"   // invalid UTF-8, or characters that no text has
	ConflictLeft   = "conflict-left"   // two versions that Git could not join
	FileMisplaced  = "file-misplaced"  // a page outside section/language/
	FileDuplicate  = "file-duplicate"  // two files for one address
	SlugInvalid    = "slug-invalid"    // a name that makes no good address
	SlugReserved   = "slug-reserved"   // an address that the program needs itself
	NoteLeft       = "note-left"       // a note that peerhub new wrote for the editor, not the reader
	ContentEmpty   = "content-empty"   // nothing to publish: an old site is not to be emptied
	SectionUnknown = "section-unknown" // a folder whose name is nearly that of a known section

	// spreadsheets of groups
	SheetInvalid = "sheet-invalid" // no headers, a row that was cut, rows of a group that contradict each other
	SheetFormula = "sheet-formula" // a formula where its value belongs
	SheetDamaged = "sheet-damaged" // a value that the spreadsheet program lost: #REF!

	// groups
	TitleMissing       = "title-missing"       // a page without a title, a group without a name
	ScheduleInvalid    = "schedule-invalid"    // a session that says too little, too much, or contradicts itself
	PlaceHidden        = "place-hidden"        // precision: hidden beside an address
	PhoneInvalid       = "phone-invalid"       // no number of that country
	PersonalData       = "personal-data"       // a surname, a password: more than a listing needs
	TranslationRepeats = "translation-repeats" // a fact in a translation, which inherits it

	// Markdown
	LinkScheme       = "link-scheme"        // javascript:, data: and the like
	LinkForm         = "link-form"          // an address below the site instead of the path of a file
	LinkOutside      = "link-outside"       // a path that leads out of the hub
	LinkEmpty        = "link-empty"         // a link without words or without an address
	ImageAlt         = "image-alt"          // a picture without words (WCAG 2.2 SC 1.1.1)
	ImageRemote      = "image-remote"       // a picture that would be fetched from someone else
	HTMLRefused      = "html-refused"       // HTML that is taken out of the page
	HeadingSecond    = "heading-second"     // another h1 beside the title
	HeadingEmpty     = "heading-empty"      // a heading without words
	HeadingOrder     = "heading-order"      // a level is skipped
	CalloutUnknown   = "callout-unknown"    // > [!X] that is none of ours
	QuizAnswerless   = "quiz-without-right" // a quiz without answers, or without a right one
	QuizFeedbackless = "quiz-without-feedback"
	ChecklistEmpty   = "checklist-empty"
	MarkdownTooDeep  = "markdown-too-deep" // more nesting than a person writes
)
