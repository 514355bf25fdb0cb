package diag

// Codes of files and addresses.
const (
	FileOutside    Code = "file-outside"
	FileActive     Code = "file-active"
	FileTooLarge   Code = "file-too-large"
	FileUnreadable Code = "file-unreadable"
	FileNotText    Code = "file-not-text"
	ConflictLeft   Code = "conflict-left"
	FileMisplaced  Code = "file-misplaced"
	FileDuplicate  Code = "file-duplicate"
	AddressTaken   Code = "address-taken"
	AddressGone    Code = "address-gone"
	SlugInvalid    Code = "slug-invalid"
	AliasInvalid   Code = "alias-invalid"
	SlugReserved   Code = "slug-reserved"
	SectionUnknown Code = "section-unknown"
	ContentEmpty   Code = "content-empty"
	NoteLeft       Code = "note-left"
)

func aboutFiles() []Lesson {
	return []Lesson{
		{FileOutside, Error, "A link of the file system stands here, and no file.",
			"It could publish files of your computer that have nothing to do with the hub. Put the file or the folder " +
				"itself here.",
			readme("Add something")},
		{FileActive, Error, "A file of this kind could run a program in the reader's browser.",
			"People who look for help must be able to trust every file of the site, so this one is not published. " +
				"Write " +
				"pages in Markdown, and give pictures as PNG, JPEG or WebP.",
			readme("Add something")},
		{FileTooLarge, Either, "A file is larger than a slow phone can load, or the program reads.",
			"Many readers pay for every megabyte. Make pictures 1600 pixels wide, make several pages of a long one, " +
				"and " +
				"link to films where they are.",
			readme("Add something")},
		{FileUnreadable, Either, "A file or a folder cannot be read.",
			"It may be damaged, protected by a password, or belong to somebody else on this computer. Open it " +
				"yourself; " +
				"if that works, save it again.",
			readme("Add something")},
		{FileNotText, Either, "A file is not saved as ordinary text.",
			"Letters with accents and other scripts would come out wrong. Save it again with the encoding UTF-8, and " +
				"look at those letters afterwards.",
			web("https://www.w3.org/International/questions/qa-choosing-encodings")},
		{ConflictLeft, Error, "Git has left two versions of a passage here, for a person to choose.",
			"Readers would see both, with Git's marks between them. Keep what is right, and delete the lines of " +
				"<<<<<<<, " +
				"======= and >>>>>>>.",
			web("https://docs.github.com/pull-requests/collaborating-with-pull-requests/addressing-merge-conflicts")},
		{FileMisplaced, Either, "A file lies where it is not published, or its name is not that of a page.",
			"Pages lie in content, in the folder of their section and then of their language, and their names end in " +
				".md. Move or rename the file as the message says.",
			readme("Add something")},
		{FileDuplicate, Error, "Two pages would have the same address.",
			"Readers could see only one of them. If one is an old copy, delete it; if not, give it another name.",
			readme("Add something")},
		{AddressTaken, Error, "An address is taken by another page or file, or does not work on every computer.",
			"Only one thing can stand at an address, and many computers see no difference between capitals and small " +
				"letters. Give this file another name.",
			readme("Add something")},
		{AddressGone, Warning, "A page stood at an address, and nothing does any more.",
			"People keep links to pages, write them on paper and send them to others. A page that has another name or place can " +
				"lead them on from its old address; the command rename sees to it. A build says this once, and it stops nothing.",
			readme("Rename a page")},
		{SlugInvalid, Error, "This makes no good address.",
			"Addresses are read out, typed and sent on, so they have small letters, digits and hyphens only. The " +
				"message " +
				"suggests one.",
			readme("Add something")},
		{AliasInvalid, Error, "This can be no old address of a page of this site.",
			"A small page at each old address leads readers to where the page is now. That can be done for paths of " +
				"this site alone: not for what follows a ? or a #, and not for other sites.",
			readme("Rename a page")},
		{SlugReserved, Error, "The program needs this address itself.",
			"Every site has pages such as search, and a folder for each language. Give yours another name.",
			readme("Add something")},
		{SectionUnknown, Either, "The name of a folder is nearly that of a section that the program knows.",
			"In an ordinary folder, groups have no times and modules no lessons. If you meant the section, rename the " +
				"folder.",
			readme("Add something")},
		{ContentEmpty, Either, "There is nothing here to publish.",
			"An empty site must not take the place of a good one. Write a first page or row, or look where your files " +
				"have gone.",
			readme("Add something")},
		{NoteLeft, Warning, "A note that the program wrote for you still stands on the page.",
			"Readers see it. Write your own words in its place, or delete the line.",
			readme("Add something")},
	}
}
