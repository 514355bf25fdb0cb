package bookpack

import (
	"github.com/google/uuid"

	"peerhub/generator/model"
)

// Book is a module in one language, ready to leave the hub.
type Book struct {
	Name          string // what identifies it among all books of the hub; stays the same from version to version
	Title         string
	Summary       string
	Language, Dir string
	Publisher     string   // the hub's name
	Creators      []string // as they wish to be named
	Contributors  []string // who translated it
	Rights        []string // the licences of its texts, a line each
	Source        string   // the address of the module; "" when the hub has none
	Date          model.Date
	Updated       model.Date // zero when nobody wrote it
	Version       string
	Accessibility string // a sentence for those who choose by it
	Contents      string // the words "Contents", …
	Cover         string
	Start         string

	Style  []byte
	Script []byte
	Parts  []Part // in reading order
	Files  []File // the pictures that the parts show
}

// Part is a chapter of a book.
//
// HTML may be any HTML that a browser would show. Links to "name.xhtml", to
// "#id" and to files of the book stay; absolute addresses stay; every other link
// becomes its words, since it would lead nowhere.
type Part struct {
	Name          string // of its file, without extension
	Kind          PartKind
	Title         string
	Language, Dir string // of the title and the text, when it is not the book's
	HTML          string
}

// PartKind is what a part is to the book.
type PartKind string

// The kinds of parts, in the words of the EPUB 3 Structural Semantics.
const (
	PartCover   PartKind = "cover"
	PartModule  PartKind = "introduction"
	PartLesson  PartKind = "chapter"
	PartImprint PartKind = "colophon"
)

// File is a picture of a book.
type File struct {
	Name string // its path within the book: "images/room.png"
	Data []byte
}

// extension ends the names of a book's chapters.
const extension = ".xhtml"

// identifier is a UUID (RFC 9562, version 5) made of the book's name, so that a
// reader's device knows a new version for the same book.
func (b *Book) identifier() string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(b.Name)).URN()
}

// undated stands for a day that nobody wrote, as in the hub's calendars.
var undated = model.Date{Year: 2024, Month: 1, Day: 1}

func (b *Book) modified() string {
	day := b.Updated
	if day.IsZero() {
		day = b.Date
	}
	if day.IsZero() {
		day = undated
	}
	return day.String() + "T00:00:00Z"
}
