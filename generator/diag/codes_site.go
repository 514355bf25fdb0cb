package diag

// Codes of translations, words of the interface and templates.
const (
	TranslationOrphan Code = "translation-orphan"
	LockUnreadable    Code = "lock-unreadable"
	StringsMissing    Code = "strings-missing"
	StringsPartial    Code = "strings-partial"
	StringsShape      Code = "strings-shape"
	StringsUnreadable Code = "strings-unreadable"
	Template          Code = "template"
	ContrastLow       Code = "contrast-low"
)

func aboutSite() []Lesson {
	return []Lesson{
		{ContrastLow, Error, "Two colours of the hub are too alike to be read on each other.",
			"People read the site in the sun, on old screens and with tired eyes. The message names a colour near yours " +
				"that can be read: write it into hub.yaml, under look.",
			readme("Your own look")},
		{TranslationOrphan, Warning, "This is a translation of a page that is no longer there.",
			"Nobody can tell any more whether it is up to date. Bring the original back, delete this page too, or take " +
				"its line source_hash out: then it is an original itself.",
			readme("A translation")},
		{LockUnreadable, Warning, "The note beside a translation cannot be read.",
			"It says which text was translated, so that a small change of the original is not taken for a large one. " +
				"Delete the file, and run peerhub i18n accept for the page.",
			readme("A translation")},
		{StringsMissing, Warning, "A language of the hub has no words for buttons and labels.",
			"Its pages are there, but the menu around them is in another language. Translate the lines of " +
				"ui.yaml in the folder of the language in layouts/strings, and take away the # before each. For a language " +
				"without words, peerhub init writes such a file.",
			readme("Your own look")},
		{StringsPartial, Warning, "Some words for buttons and labels are missing in a language.",
			"Readers see these few in another language. Add those that the message names to a file in layouts/strings.",
			readme("Your own look")},
		{StringsShape, Error, "Words for buttons and labels are not written as they should be.",
			"Each line has a key, a colon and one text in quotation marks. A text with a number in it has a form for " +
				"each plural of the language.",
			readme("Your own look")},
		{StringsUnreadable, Error, "A file with words for buttons and labels cannot be read.",
			"See whether it is still there, and whether you may open it.",
			readme("Your own look")},
		{Template, Error, "A template, a style or an icon of your own cannot be used.",
			"Without it no page can be made. Compare it with the built-in file of the same name, or delete yours to " +
				"get " +
				"that one back.",
			readme("Your own look")},
	}
}
