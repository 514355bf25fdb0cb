package schema

import (
	"strings"

	"peerhub/generator/model"
)

// A Section is a folder of content/ that the program knows. Any other is an
// ordinary section, whose pages are of KindPage.
type Section struct {
	Name   string
	Kind   model.Kind // of the pages in it
	Within model.Kind // of the pages in folders of it; "" where none may lie
	New    string     // what `new` calls a page of it
	Menu   Menu
	Feed   bool // the Atom feed tells of its pages
	// ByTitle says that its list is in the order of a dictionary, and not in that
	// which its pages ask for.
	ByTitle bool
}

// Menu is the word of the navigation to which a section belongs.
type Menu string

const (
	MenuNone   Menu = ""
	MenuGroups Menu = "groups"
	MenuLearn  Menu = "learn"
	MenuTrain  Menu = "training"
)

// Sections returns the known sections. Those of one menu stand in the order in
// which its page names them.
func Sections() []Section {
	return []Section{
		{Name: "pages", Kind: model.KindPage, Within: model.KindPage, New: "page"},
		{Name: "guides", Kind: model.KindPage, Within: model.KindPage, New: "guide", Menu: MenuLearn, Feed: true},
		{Name: "principles", Kind: model.KindPrinciple, New: "principle", Menu: MenuLearn, Feed: true},
		{Name: "practice", Kind: model.KindPractice, New: "practice", Menu: MenuLearn, Feed: true},
		{Name: "glossary", Kind: model.KindTerm, New: "term", Menu: MenuLearn, ByTitle: true},
		{Name: "library", Kind: model.KindSource, New: "source", Menu: MenuLearn, ByTitle: true},
		{Name: "training", Kind: model.KindModule, Within: model.KindLesson, New: "module", Menu: MenuTrain, Feed: true},
		{Name: "groups", Kind: model.KindGroup, New: "group", Menu: MenuGroups},
	}
}

// SectionOf returns the section of the name. One that is not known belongs to what
// people learn, and has ordinary pages.
func SectionOf(name string) (s Section, known bool) {
	for _, s := range Sections() {
		if s.Name == name {
			return s, true
		}
	}
	return Section{Name: name, Kind: model.KindPage, Within: model.KindPage, Menu: MenuLearn}, false
}

// KindAt tells what a page is from where it lies: its section and its path in it,
// "" for the index of the section. A module that names other modules is a course,
// which only its front matter tells.
func KindAt(section, path string) model.Kind {
	s, _ := SectionOf(section)
	switch {
	case path == "" && section == "pages":
		return model.KindHome
	case path == "":
		return model.KindSection
	case strings.Contains(path, "/") && s.Within != "":
		return s.Within
	}
	return s.Kind
}

// SectionNames returns the names of the known sections.
func SectionNames() []string {
	var out []string
	for _, s := range Sections() {
		out = append(out, s.Name)
	}
	return out
}
