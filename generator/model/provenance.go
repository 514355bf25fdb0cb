package model

// Provenance says where the text of a page comes from and what may be done with
// it. What was not written is absent. Package rights has the rules.
type Provenance struct {
	Attribution   *Attribution
	TranslationOf *Work  // the page is a translation of a work outside the hub
	AdaptedFrom   []Work // the works that the page changes or builds on
	VerbatimOf    *Work  // the page is the work, word for word
	Permission    *Permission
	Profile       string   // the key of a rights profile, such as "who"
	ProfileAt     Position // where it was written
	LicenseAt     Position // where the page's own licence was written
	Inherited     bool     // a translation has it from its original
}

// Works are all works that the text was made from.
func (p *Provenance) Works() []Work {
	if p == nil {
		return nil
	}
	works := append([]Work(nil), p.AdaptedFrom...)
	for _, w := range []*Work{p.TranslationOf, p.VerbatimOf} {
		if w != nil {
			works = append(works, *w)
		}
	}
	return works
}

// Attribution is what the rights of a translated or copied work want to be said
// with it.
type Attribution struct {
	Pos             Position
	Title           string
	Authors         []string
	SourceURL       string
	CopyrightNotice string
	Citation        string // as the publisher suggests it
}

// Work is a text of someone else.
type Work struct {
	Pos      Position // where the page names it
	Title    string   // of an adapted work; of others see Attribution
	Authors  []string
	URL      string
	Language string // of a translated work
	License  string // SPDX id or LicenseRef-…; "" when nobody wrote it
	Changes  string // what an adaptation changed
	SHA256   string // of the text of a verbatim copy, in hex; see rights.Sum
}

// Permission is what a holder of rights has allowed.
type Permission struct {
	Pos      Position
	From     string
	Date     Date
	Scope    []string // "translate", "adapt", "copy", "export"
	Evidence string   // where the answer can be read
	Expires  Date
}
