package diag

// Codes of the text of pages.
const (
	LinkScheme        Code = "link-scheme"
	LinkForm          Code = "link-form"
	LinkOutside       Code = "link-outside"
	LinkShort         Code = "link-short"
	LinkEmpty         Code = "link-empty"
	LinkWords         Code = "link-words"
	LinkBroken        Code = "link-broken"
	AnchorBroken      Code = "anchor-broken"
	SourceUnknown     Code = "source-unknown"
	ImageAlt          Code = "image-alt"
	ImageConsent      Code = "image-consent"
	ImageRemote       Code = "image-remote"
	ImageBroken       Code = "image-broken"
	TranscriptMissing Code = "transcript-missing"
	HTMLRefused       Code = "html-refused"
	HeadingSecond     Code = "heading-second"
	HeadingEmpty      Code = "heading-empty"
	HeadingOrder      Code = "heading-order"
	MarkdownTooDeep   Code = "markdown-too-deep"
	LinesRunOn        Code = "lines-run-on"
	WordHurtful       Code = "word-hurtful"
)

func aboutText() []Lesson {
	const headings = "https://www.w3.org/WAI/tutorials/page-structure/headings/"
	const pictures = "https://www.w3.org/WAI/tutorials/images/"
	const markdown = "https://commonmark.org/help/"
	return []Lesson{
		{LinkScheme, Error, "A link begins in a way that is not safe.",
			"Such a link could run a program for the reader. Link to a file of the hub, to an address with https:, " +
				"to an " +
				"e-mail address with mailto: or to a number with tel:",
			readme("A page")},
		{LinkForm, Error, "A link is written in a way that does not work.",
			"To another page, write the path of its file as seen from this one: ../../guides/en/safe.md. To the web, " +
				"write the whole address, with https:// at its beginning.",
			readme("A page")},
		{LinkOutside, Error, "A link leads out of the hub.",
			"On the site there is nothing at that place. Each ../ goes up one folder: link to a file below content.",
			readme("A page")},
		{LinkShort, Warning, "A short link hides where it leads.",
			"It may lead into a meeting, past its password, and whoever made it can let it lead elsewhere later. Open it, " +
				"and write the whole address that the browser shows.",
			notes("group")},
		{LinkEmpty, Error, "A link has no words, or no address.",
			"People who listen to the page hear only that there is a link. Write what it leads to between the square " +
				"brackets, and the address between the round ones: [Staying safe](safe.md)",
			web(markdown)},
		{LinkWords, Warning, "The words of a link do not say where it leads.",
			"A screen reader can list the links of a page, and then \"here\" stands there five times. Link the words that name what " +
				"is there.",
			web("https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only")},
		{LinkBroken, Either, "A link leads to a page or a file that is not there.",
			"It may have been moved, renamed or deleted, or it is a draft. Write where it is now, or take the link out.",
			readme("A page")},
		{AnchorBroken, Error, "A link leads to a heading that the page does not have.",
			"Readers would land at the top of the page and have to search. The name of a heading is made of its words " +
				"and changes with them: take one of those in the message.",
			readme("A page")},
		{SourceUnknown, Error, "A page names a source that the library does not have.",
			"Readers could not look it up. Write the name of a page of the library, or add the source to it.",
			notes("source")},
		{LinesRunOn, Warning, "Lines stand below each other in the file, and run together on the page.",
			"In Markdown, lines without an empty one between them are one paragraph. What a word processor shows as a list or as " +
				"a table has to be written as one.",
			web(markdown)},
		{ImageAlt, Error, "A picture has no words for people who cannot see it.",
			"A screen reader says them in its place, and a slow phone shows them. Say in one short sentence what the " +
				"picture tells.",
			web(pictures)},
		{ImageConsent, Warning, "Nobody has noted whether the people in a photograph agreed to be shown.",
			"Whoever is recognised on a page about mental health may lose a job or a home. Ask each of them, and " +
				"write the day into consent: below image:, which is never published. Write nobody if no person can be " +
				"recognised. Whoever changes their mind later has the picture taken down.",
			readme("Your own look")},
		{ImageRemote, Error, "A picture would come from somebody else's website.",
			"That website would learn who reads a page about mental health. If its licence allows it, put the file " +
				"beside the page and write its name.",
			web(pictures)},
		{ImageBroken, Error, "There is no picture at the place that the page names.",
			"Compare the name letter by letter: capitals and the ending count. It is best to put the picture beside " +
				"the " +
				"page.",
			readme("A page")},
		{TranscriptMissing, Warning, "Nobody can read what is said in a recording or a film.",
			"People who do not hear it, who may not make a noise, or whose link is slow get nothing of it, and the search " +
				"finds nothing in it. A file of captions (WebVTT) is text with times; many programs write one by " +
				"themselves. Read it through: names do not belong in it.",
			readme("Your own look")},
		{HTMLRefused, Either, "HTML that pages may not have is taken out.",
			"What only formats text may stay. The rest could run a program or fetch something from elsewhere: write it " +
				"in Markdown.",
			web(markdown)},
		{HeadingSecond, Warning, "A page has a second heading with a single #.",
			"The title of the page is that heading, and screen readers say it as the name of the page. Write ## before " +
				"the others.",
			web(headings)},
		{HeadingEmpty, Warning, "A heading has no words.",
			"People who go from heading to heading by ear come upon nothing. Write some words, or delete the line.",
			web(headings)},
		{HeadingOrder, Warning, "A level of headings is left out.",
			"People who listen to the page use the levels as a table of contents. After ## comes ###, and not ####.",
			web(headings)},
		{MarkdownTooDeep, Error, "Lists, quotations or brackets stand deeper inside each other than anybody can read.",
			"Mostly this comes from text that was pasted in. Take some of the signs >, - and [ away, or leave empty " +
				"lines between them.",
			web(markdown)},
		{WordHurtful, Warning, "A word stands here that hurts many people.",
			"Whoever feels judged does not come. The message suggests another way to say it. Somebody's own word for " +
				"themselves may stay, in quotation marks.",
			readme("When something is wrong")},
	}
}

// Codes of modules.
const (
	CalloutUnknown   Code = "callout-unknown"
	QuizAnswerless   Code = "quiz-without-right"
	QuizFeedbackless Code = "quiz-without-feedback"
	ChecklistEmpty   Code = "checklist-empty"
	ModuleUnknown    Code = "module-unknown"
	ModuleCircle     Code = "module-circle"
	LessonAlone      Code = "lesson-alone"
	ExportIncomplete Code = "export-incomplete"
)

func aboutTraining() []Lesson {
	return []Lesson{
		{CalloutUnknown, Error, "There is no callout of this name.",
			"A callout such as [!ACTIVITY] says what a passage is for, and who sees it. Write one of the names in the " +
				"message.",
			readme("A training module")},
		{QuizAnswerless, Warning, "A quiz has no answers, or none that is right.",
			"Whatever people choose, they would be wrong. Write each answer on a line of its own with - [ ] before it, " +
				"and - [x] before the right one.",
			readme("A training module")},
		{QuizFeedbackless, Warning, "An answer of a quiz has no words for the reader who chooses it.",
			"People learn from these words, more than from right or wrong. Write them below the answer, indented, " +
				"after " +
				"an empty line.",
			readme("A training module")},
		{ChecklistEmpty, Warning, "A checklist has nothing to tick off.",
			"Write each point on a line of its own: - [ ] The room is booked.",
			readme("A training module")},
		{ModuleUnknown, Error, "A course or a module names a module that is not there.",
			"Write the name of its folder in content/training, or take the name out.",
			readme("A training module")},
		{ModuleCircle, Error, "A module comes before itself.",
			"Following requires from module to module leads back to this one, so nobody could begin. Take one of the " +
				"names out.",
			readme("A training module")},
		{LessonAlone, Warning, "A lesson belongs to no module.",
			"No list leads to it. Write an index.md with the title of the module into its folder, or move the lesson " +
				"into the folder of a module.",
			readme("A training module")},
		{ExportIncomplete, Warning, "A picture is left out of e-books and learning packages.",
			"Not every reading device can show this kind of file. Save the picture as PNG or JPEG.",
			readme("A module as an e-book or for a learning platform")},
	}
}
