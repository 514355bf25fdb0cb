package schema

import (
	"slices"
	"strings"
	"sync"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// A Section is a folder of content/ that the program knows. Any other is an
// ordinary section, whose pages are of KindPage.
type Section struct {
	Name   string
	Kind   model.Kind // of the pages in it
	Within model.Kind // of the pages in folders of it; "" where none may lie
	New    []Start    // what `new` writes there
	Menu   Menu
	Feed   bool // the Atom feed tells of its pages
	// Title names the section, and One a page of it, where layouts/strings has no
	// section.<name> and no kind.<name>.
	Title, One diag.Text
	// ByTitle says that its list is in the order of a dictionary, and not in that
	// which its pages ask for.
	ByTitle bool
	// ByKind says that pages stand under the kinds of sources, the newest first; what a page
	// is about stands above its title, which may be hard to read.
	ByKind   bool
	Numbered bool // its list has numbers
	Doors    bool // its list has a door to each page
	// Brief says that the page of its menu names the section alone: its pages are
	// looked up, and not read in a row.
	Brief bool
}

// Start is a page that `new` writes the first version of.
type Start struct {
	Name string // as people ask for it
	Kind model.Kind
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
func Sections() []Section { return slices.Clone(sections()) }

var sections = sync.OnceValue(func() []Section {
	return []Section{
		{Name: "pages", Kind: model.KindPage, Within: model.KindPage, New: []Start{{"page", model.KindPage}}},
		{Name: "guides", Kind: model.KindPage, Within: model.KindPage, New: []Start{{"guide", model.KindPage}},
			Menu: MenuLearn, Feed: true},
		{Name: "principles", Kind: model.KindPrinciple, New: []Start{{"principle", model.KindPrinciple}},
			Menu: MenuLearn, Feed: true, Numbered: true},
		{Name: "practice", Kind: model.KindPractice, New: []Start{{"practice", model.KindPractice}},
			Menu: MenuLearn, Feed: true},
		{Name: "glossary", Kind: model.KindTerm, New: []Start{{"term", model.KindTerm}}, Menu: MenuLearn,
			ByTitle: true},
		{Name: "library", Kind: model.KindSource, New: []Start{{"source", model.KindSource}},
			Menu: MenuLearn, ByKind: true, Brief: true},
		{Name: "training", Kind: model.KindModule, Within: model.KindLesson,
			New:  []Start{{"module", model.KindModule}, {"lesson", model.KindLesson}, {"course", model.KindCourse}},
			Menu: MenuTrain, Feed: true, Doors: true},
		{Name: "groups", Kind: model.KindGroup, New: []Start{{"group", model.KindGroup}}, Menu: MenuGroups},
	}
})

// SectionOf returns the section of the name. One that is not known belongs to what
// people learn, and has ordinary pages.
func SectionOf(name string) (s Section, known bool) {
	for _, s := range sections() {
		if s.Name == name {
			return s, true
		}
	}
	return Section{Name: name, Kind: model.KindPage, Within: model.KindPage, Menu: MenuLearn}, false
}

// StartOf returns what `new` writes by a name, and the section in which it lies.
func StartOf(name string) (start Start, in Section, known bool) {
	for _, s := range sections() {
		for _, start := range s.New {
			if start.Name == name {
				return start, s, true
			}
		}
	}
	return Start{}, Section{}, false
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
	for _, s := range sections() {
		out = append(out, s.Name)
	}
	return out
}
